"""Who somebody is, from wherever the text says it, in the invented world."""

from __future__ import annotations

import pytest
from who_build import names, resolved

MC = "The Merrin Courier"

ROLES: dict[str, tuple[str, str, str]] = {
    "what happened to her makes a witness": (
        "[S1:[P:A seamstress]] [Q1:said]: [C1:“My son was holding my sleeve.”]",
        "anonymous", "witness"),
    "who counted further on saw it": (
        "[S1:[P:A farmer]] [Q1:said] [C1:he had lain in the reeds and from there had counted six].",
        "anonymous", "witness"),
    "what was done to him he lived through": (
        "[S1:[P:The ferryman]] [Q1:said] [C1:the men forced him to tie up the boat].",
        "anonymous", "witness"),
    "an opinion is no testimony": (
        "[S1:[P:Mira Hald]] [Q1:said]: [C1:“We want the road back.”]", "named", "unknown"),
    "a claim of having is none": (
        "[S1:[P:Mira Hald]] [Q1:said]: [C1:“We have the stamped receipt.”]", "named", "unknown"),
    "who was there himself": (
        "[S1:[P:Mira Hald], who heads the choir and was herself on the first bus,] [Q1:said] "
        "[C1:it was dark].", "named", "witness"),
    "whose windows face it": (
        "[S1:[P:A tailor] whose shop faces the gate] [Q1:said] [C1:no coach had come].",
        "anonymous", "witness"),
    "a trade plied in an armed body": (
        "[S1:[P:A former signaller of the [G:Ashar Brigades]]] [Q1:said] [C1:it was dark].",
        "anonymous", "participant"),
    "who is named with an office of state": (
        "[S1:[P:Mira Hald] of the [G:Land Registry]] [Q1:said] [C1:it was dark].",
        "named", "official"),
    "who is named with a watchdog": (
        "[S1:[G:Lantern Watch]’s [P:Mira Hald]] [Q1:said] [C1:it was dark].",
        "named", "monitor_ngo"),
    "who is named with an armed body says nothing of his part": (
        "[S1:[P:Mira Hald] of the [G:Ashar Brigades]] [Q1:said] [C1:it was dark].",
        "named", "unknown"),
    "who came upon it saw it": (
        "[S1:[P:Mira Hald], who opened it,] [Q1:said] [C1:it was dark].", "named", "witness"),
    "who examined it knows it": (
        "[S1:[P:Mira Hald], who examined the bodies,] [Q1:said] [C1:it was dark].",
        "named", "expert"),
    "a given name is no trade": (
        "[S1:Commissioner [P:Charity Hald]] [Q1:said] [C1:it was dark].", "named", "official"),
    "who signs with another name": (
        "[S1:[P:A tailor] who signs as Orla] [Q1:said] [C1:it was dark].",
        "pseudonym", "unknown"),
    "a rank held in an office of state": (
        "[S1:[P:A colonel of the customs department]] [Q1:said] [C1:it was dark].",
        "anonymous", "official"),
    "nobody commands a mission": (
        "[S1:The Head of Mission, [P:Ambassador Teo Vann],] [Q1:said] [C1:so].",
        "named", "official"),
    "who commands": (
        "[S1:[P:Hadrin], who commands the northern front,] [Q1:said] [C1:so].",
        "named", "commander"),
    "who was sentenced": (
        "[S1:[P:Sergeant Nik Brandt], who was sentenced to two years,] [Q1:said] [C1:so].",
        "named", "participant"),
    "who shared a cell": (
        "[S1:[P:A tailor] who had shared the cell with him] [Q1:said] [C1:so].",
        "anonymous", "detainee"),
    "who denies the charges": (
        "[S1:[P:Karel Nims]] [Q1:denies] [C1:all charges].", "named", "participant"),
    "of a university": (
        "[S1:[P:Dr Sune Ablett] of the University of Orhal] [Q1:said] [C1:so].",
        "named", "expert"),
    "a retired guard is nothing any more": (
        "[S1:[P:A retired border guard]] [Q1:said] [C1:coaches crossed].", "anonymous", "unknown"),
    "a letter hides a name": (
        "[S1:[P:Witness B]] [Q1:said] [C1:so].", "anonymous", "witness"),
    "a sister of the church is nobody's": (
        "[S1:[P:Sister Oda]] [Q1:said] [C1:so].", "named", "unknown"),
    "a professor by his title": (
        "[S1:[P:Professor Halin Grot]] [Q1:said] [C1:so].", "named", "expert"),
    "a participle ends what he is": (
        "[S1:[P:A policeman posted at the gate]] [Q1:said] [C1:so].", "anonymous", "official"),
    "a false name at the end of what he is": (
        "[S1:[P:A mechanic at the mill, who fled in May and whom we call Pavel,]] [Q1:said] "
        "[C1:so].",
        "pseudonym", "unknown"),
    "the man at the gate is no force": (
        "[S1:[P:The guard at the gate]] [Q1:said] [C1:so].", "anonymous", "participant"),
    "the authorities are one body": (
        "[S1:[G:The northern authorities]] [Q1:said] [C1:so].", "named", "official"),
    "a general staff is not its people": (
        "[S1:[P:The general staff]] [Q1:said] [C1:so].", "named", "party"),
    "customs is an office": ("[S1:[G:Customs]] [Q1:said] [C1:so].", "named", "official"),
    "an office that answers for somebody": (
        "[S1:Orvan’s office] [Q1:said] [C1:so].", "named", "official"),
    "people by way of their body": (
        "[S1:[P:Both delegations]] [Q1:said] [C1:so].", "collective", "official"),
    "who once knew the trade": (
        "[S1:[P:A retired fire inspector]] [Q1:said] [C1:so].", "anonymous", "expert"),
    "what ends with a place is still what he is": (
        "[S1:[P:A toxicologist abroad]] [Q1:said] [C1:so].", "anonymous", "expert"),
    "whom he gives himself out for": (
        "[S1:[P:A man calling himself Jon, who presented himself as a fighter of the Ashar "
        "Brigades]] [Q1:said] [C1:so].", "pseudonym", "participant"),
    "a code in the place of a name": (
        "[S1:[P:Mr K.]] [Q1:said] [C1:so].", "pseudonym", "unknown"),
    "a part of a ministry that speaks for it": (
        "[S1:The ministry’s press desk] [Q1:said] [C1:so].", "named", "spokesperson"),
    "sites are no papers": (
        "[S1:Several sites] [Q1:said] [C1:so].", "collective", "outlet"),
    "the bare number of them": (
        "[S1:two] [Q1:said] [C1:so].", "collective", "unknown"),
    "whoever tells a court is its witness": (
        "[S1:[P:A depot clerk]] [Q1:told] the court that [C1:so].", "anonymous", "witness"),
    "a lawyer who tells it is none": (
        "[S1:defence lawyer [P:Pavo Kline]] [Q1:told] the court that [C1:so].",
        "named", "spokesperson"),
    "what he describes seeing": (
        "[S1:[P:A boy]] [Q1:described] [C1:seeing three bodies].", "anonymous", "witness"),
    "a body without": (
        "[S1:Doctors Without Walls, an aid group from Orhal,] [Q1:said] [C1:so].",
        "named", "monitor_ngo"),
    "a country speaks": (
        "The road leads to [L:Pelmark]. [S1:Pelmark] [Q1:insists] [C1:so].", "named", "unknown"),
    "a list is a document": (
        "[S1:a passenger list seen by the paper] [Q1:gave] [C1:40 names].", "document", "unknown"),
    "a name in use is not a name": (
        "[S1:[P:A spokesman], who uses the name Falak,] [Q1:said] [C1:so].",
        "pseudonym", "spokesperson"),
    "detention that he speaks of is not his": (
        "[S1:[P:The envoy]] [Q1:expressed concern] at reports that [C1:workers remain in "
        "detention].", "anonymous", "official"),
}  # fmt: skip


@pytest.mark.parametrize("case", ROLES)
def test_naming_and_role(case: str) -> None:
    """Naming and role of the speaker are those that the text gives."""
    marked, naming, role = ROLES[case]
    hop = resolved(marked).chains["1"].speaker
    assert (hop.naming.value, hop.role.value) == (naming, role)


BODIES = {
    "beside its name": "[G:The Southern Pact], an armed movement from Orhal, [Q1:said] [C1:so].",
    "its people": "Pact fighters came. [S1:[G:The Southern Pact]] [Q1:said] [C1:so].",
    "what it holds": "[G:The Southern Pact], which holds the dam, [Q1:said] [C1:so].",
    "who left it": "He deserted from the so-called [G:Southern Pact].",
}


@pytest.mark.parametrize("case", BODIES)
def test_a_body_is_armed_wherever_the_text_says_so(case: str) -> None:
    """One place is enough: the body is a party at all others."""
    text = BODIES[case] + " [S9:[G:The Southern Pact]] [Q9:denied] [C9:it]."
    found = resolved(text.replace("[G:The Southern Pact], ", "[S1:[G:The Southern Pact]], "))
    assert found.chains["9"].speaker.role.value == "party"


CHAINS: dict[str, tuple[str, int, list[str]]] = {
    "one of several is called by what stands beside it": (
        "[P:Three residents] came. “It burned,” [Q1:said] [S1:one of them, a tyre repairer].",
        1, [MC, "*a tyre repairer"]),
    "who asks is not who answers": (
        "[S2:[P:Nik Brandt]] [Q2:said] [C2:so].\n\nAsked by [P:Judge Ilse Werrin] why he had kept "
        "silent, [S1:he] [Q1:replied] [C1:he was afraid].",
        1, [MC, "*Nik Brandt"]),
    "who is brought in speaks next": (
        "[S2:[P:Nik Brandt]] [Q2:said] [C2:so].\n\nThe second guest was [P:Amon Reith], who came "
        "from Orhal. [S1:He] [Q1:recalled] [C1:the road].",
        1, [MC, "*Amon Reith"]),
    "the publisher by the end of its name": (
        "[S1:[P:Greta Aske]] [Q1:told] the Committee that [C1:so].",
        1, ["Committee on Roads", "*Greta Aske"]),
    "the publisher by its whole name": (
        "[C1:The road is shut], [S1:Bread Without Borders] [Q1:said].",
        1, ["*Bread Without Borders"]),
    "a dateline is no agency": (
        "(Lodd, May 11, 2022) – [S1:[P:A tailor]] [Q1:said] [C1:so].", 1, [MC, "*A tailor"]),
    "quoted by another": (
        "The party’s office, quoted by the news site [S1:Open Line], [Q1:called] [C1:it a lie].",
        1, [MC, "Open Line", "*The party’s office"]),
    "the man to whom the station gives a name": (
        "[S2:[P:A former signaller of the [G:Ashar Brigades]]] [Q2:has described] [C2:the raid]."
        "\n\n[P:The man], to whom the station gives the name “Dov Larin”, is 30. [S1:[P:Larin]] "
        "[Q1:said] [C1:so].",
        2, [MC, "*Dov Larin"]),
    "a nickname inside his words is not his": (
        "[S1:[P:Jorun Haskel]] [Q1:says]: [C1:“Our chief, who is called Brother Tam, read names.”]",
        1, [MC, "*Jorun Haskel"]),
    "a monitor's own people hear for it": (
        "[S2:The rights group [G:Clear Record]] [Q2:said] [C2:so].\n\n[S1:[P:A midwife]] [Q1:told] "
        "the group’s researchers that [C1:she hid].",
        1, [MC, "Clear Record", "*A midwife"]),
    "one unnamed one after another": (
        "[S2:The rights group [G:Clear Record]] [Q2:said] [C2:so].\n\n[S3:[P:A midwife]] [Q3:told] "
        "the group’s researchers that [C3:she hid]. [S1:[P:One patient]] [Q1:said] [C1:he fell].",
        1, [MC, "Clear Record", "*One patient"]),
    "an inquiry that heard on a day": (
        "[C1:The wall leaked], [S1:the public inquiry] [Q1:heard on Monday].",
        1, [MC, "the public inquiry", "unknown"]),
    "quoted by a site": (
        "[C1:The trucks were empty], [Q1:according to] [S1:a guard quoted by the investigative "
        "site Plumb Line].",
        1, [MC, "Plumb Line", "*a guard quoted by the investigative site Plumb Line"]),
    "told of within a quotation": (
        "[P:Emil Torv] left. [S1:[P:Rolan Pask]] [Q1:said]: [C1:“The director called me. [S2:He] "
        "[Q2:said] [C2:nobody should come].”]",
        2, [MC, "*Rolan Pask", "The director"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CHAINS)
def test_chain(case: str) -> None:
    """The hops are those that a careful reader would draw."""
    marked, number, wanted = CHAINS[case]
    publisher = wanted[0].lstrip("*")
    assert names(resolved(marked, publisher=publisher), number) == wanted


TRAPS = {
    "she asks not to be named": (
        "[S1:[P:The wife of an airman]] [Q1:has told] Halden Press that [C1:the school was bombed]."
        "\n\nShe asked that she not be named. [S2:[P:Sela Korn]] [Q2:told] Halden Press that [C2:"
        "no such school was bombed]."),
    "the named one is brought in as something else": (
        "[S1:[P:The wife of an airman]] [Q1:has told] Halden Press that [C1:the school was bombed]."
        "\n\n[S2:[P:Sela Korn], the director of the school,] [Q2:told] Halden Press that [C2:the "
        "school was bombed]."),
    "a named official below": (
        "[S1:[P:A former fighter]] [Q1:has revealed] [C1:how weapons came through the port].\n\n"
        "[S2:[P:Governor Ilmar Dresk]] [Q2:said] [C2:no weapons came through the port]."),
    "another's false name within what he is": (
        "[S1:[P:A clerk, whose brother goes by the name Karem,]] [Q1:said] [C1:it burned].\n\n"
        "[S2:[P:Karem]] [Q2:said] [C2:so]."),
    "an unnamed investigator and whom he names": (
        "[S1:An unnamed investigator] [Q1:said] that [C1:the person calling himself Wesk was "
        "dismissed].\n\n[S2:[P:Goran Wesk]] [Q2:said] [C2:so]."),
    "a named one like him stands between": (
        "[S1:[P:A former fighter]] [Q1:has described] [C1:the camp].\n\n[S3:[P:Jonas Rill], a "
        "former fighter,] [Q3:said] [C3:it was shut]. [S2:[P:The second fighter], whose name we "
        "withhold,] [Q2:said] [C2:it was open]."),
}  # fmt: skip


@pytest.mark.parametrize("case", TRAPS)
def test_nobody_unnamed_is_tied_to_a_name(case: str) -> None:
    """Where the text does not say that two are one, they stay two."""
    found = resolved(TRAPS[case])
    first, second = found.chains["1"].speaker, found.chains["2"].speaker
    assert first.entity != second.entity
    assert first.naming.value == "anonymous"
