"""Constructions of courts, credits, pseudonyms and roles, in the invented world."""

from __future__ import annotations

import pytest
from who_build import names, resolved

MC = "The Merrin Courier"

CHAINS: dict[str, tuple[str, int, list[str]]] = {
    "a court that hears a witness is a gatherer": (
        "[S1:The prosecutor, [P:Tomas Erk],] [Q1:told] the court that [C1:vans left].\n\n"
        "[S2:[P:A clerk]] [Q2:testified] that [C2:the book was rewritten].",
        2, [MC, "the court", "*A clerk"]),
    "said in court": (
        "[S1:[P:Ilan Dörf]] [Q1:said] in court that [C1:he drove].",
        1, [MC, "court", "*Ilan Dörf"]),
    "a line in brackets at the end credits the agency": (
        "[S1:[P:Ilan Dörf]] [Q1:said] [C1:the bridge was shut].\n\n"
        "(Halden Press; additional reporting by Oldeva Today)",
        1, [MC, "Halden Press", "*Ilan Dörf"]),
    "told us inside a quotation is no other way out": (
        "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:he crossed].\n\n"
        "[C2:“[S3:Our commanders] [Q3:told] us [C3:to wait]”], [S2:[P:Solen]] [Q2:said].",
        2, [MC, "Halden Press", "*Tarik Solen"]),
}  # fmt: skip

ROLES: dict[str, tuple[str, str, str]] = {
    "a title gives way to what the text says": (
        "[S1:[P:Colonel Ivo Brant]] [Q1:pleaded] [C1:not guilty].", "named", "participant"),
    "somebody's lawyer speaks for him": (
        "[S1:[P:Brant’s lawyer]] [Q1:said] [C1:he was ill].", "anonymous", "spokesperson"),
    "a lawyer of nobody's is none": (
        "[S1:[P:A lawyer]] [Q1:said] [C1:he was ill].", "anonymous", "unknown"),
    "one of several is one": (
        "[S1:One of the doctors] [Q1:said] [C1:they came late].", "anonymous", "unknown"),
    "somebody is nobody's name": (
        "[S1:Someone at the ice house] [Q1:said] [C1:it burned].", "anonymous", "unknown"),
    "everybody are many": (
        "[S1:Everybody in Orhal] [Q1:says] [C1:so].", "collective", "unknown"),
    "who saw it is a witness": (
        "[S1:[P:Mira Hald]] [Q1:said]: [C1:“I saw the roof go.”]", "named", "witness"),
    "who did not see it is none": (
        "[S1:[P:Mira Hald]] [Q1:said] [C1:she had seen no fighters].", "named", "unknown"),
    "a register is a document": (
        "[S1:The parish registers of Sulmat] [Q1:listed] [C1:17 deaths].", "document", "unknown"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHAINS)
def test_chain(case: str) -> None:
    """The hops are those that a careful reader would draw."""
    marked, number, wanted = CHAINS[case]
    assert names(resolved(marked), number) == wanted


@pytest.mark.parametrize("case", ROLES)
def test_naming_and_role(case: str) -> None:
    """Naming and role of the speaker are those that the text gives."""
    marked, naming, role = ROLES[case]
    hop = resolved(marked).chains["1"].speaker
    assert (hop.naming.value, hop.role.value) == (naming, role)


def test_a_name_that_the_text_says_to_be_given_is_a_pseudonym() -> None:
    """ "He asked us to call him X" names nobody: the speaker stays under a pseudonym."""
    found = resolved(
        "[P:He] asked us to call him Anders Holl, which is not his name.\n\n"
        "[S1:[P:Holl]] [Q1:said] [C1:the trucks went up]."
    )
    assert found.chains["1"].speaker.naming.value == "pseudonym"


def test_a_letterhead_is_no_further_hop() -> None:
    """ "Press Office" above the text of the NDC Press Office is that press office."""
    found = resolved(
        "~ Press Office\n\n[S1:[P:Ilan Dörf]] [Q1:said] [C1:the bridge was shut].",
        publisher="NDC Press Office", credit="Press Office",
    )  # fmt: skip
    assert names(found, 1) == ["NDC Press Office", "*Ilan Dörf"]


def test_a_clause_is_no_mention() -> None:
    """A span with a second subject in it names nobody, whatever the reader marked."""
    found = resolved("[P:The man said that he] left. [S1:[P:Ilan Dörf]] [Q1:said] [C1:so].")
    assert [entity.name for entity in found.entities if entity.kind == "person"] == ["Ilan Dörf"]


RELAYED: dict[str, tuple[str, int, list[str]]] = {
    "an interview told of before it is quoted": (
        "[P:A corporal] has spoken of the raid in an interview with the weekly Panorama.\n\n"
        "[S1:[P:The corporal]] [Q1:says] [C1:it was dark].",
        1, [MC, "Panorama", "*A corporal"]),
    "a name that the outlet gave": (
        "[P:A corporal] gave an interview to the weekly Panorama.\n\n[S1:The corporal, whom the "
        "magazine calls only “Tee”,] [Q1:says] [C1:it was dark].",
        1, [MC, "Panorama", "*Tee"]),
    "an inquiry hears people as a court does": (
        "[S1:[P:Jonas Beck]] [Q1:told] the public inquiry that [C1:the wall leaked].\n\n"
        "[S2:He] [Q2:said] [C2:he had measured it].",
        2, [MC, "the public inquiry", "*Jonas Beck"]),
    "a commission that was told says nothing itself": (
        "[C1:The clinic was struck], [S1:a parliamentary commission] [Q1:was told].",
        1, [MC, "a parliamentary commission", "unknown"]),
    "outside the court is not in it": (
        "[S1:[P:Tomas Erk], a clerk,] [Q1:told] the court that [C1:it rained].\n\n"
        "[S2:[P:Major Denn]] [Q2:told] reporters outside the court that [C2:he slept].",
        2, [MC, "*Major Denn"]),
    "on the radio": (
        "[S1:[P:Amin Tore]] [Q1:said] on local radio that [C1:they were guests].",
        1, [MC, "local radio", "*Amin Tore"]),
    "according to somebody, of a clause only": (
        "[S1:The Ashar Brigades] [Q1:said] [C1:he bombed the market, where 14 died], according to "
        "the Isk Valley Monitor.",
        1, [MC, "*Ashar Brigades"]),
    "told us is no credit line": (
        "[S1:[P:Dora Sill]] [Q1:told] us [C1:they would not wait].\n\n[S2:[P:Karl Voss]] [Q2:said] "
        "[C2:it rained].\n\n~ Halden Press",
        1, [MC, "*Dora Sill"]),
    "what somebody was told comes from him": (
        "[S1:[P:Karl Voss]] [Q1:said] [C1:soldiers came]. [S2:A nurse] [Q2:told] him that "
        "[C2:they left].",
        2, [MC, "*Karl Voss", "A nurse"]),
    "a turn of an interview that asks nothing": (
        "[P:Dora Sill] spoke to us.\n\nWhen did you leave?\n\n[C1:In May.]\n\nWas it far?\n\n"
        "[C2:I walked.]\n\n[S3:[P:Karl Voss]] [Q3:says] [C3:nobody was there].\n\n[C4:I was.]",
        4, [MC, "*Dora Sill"]),
    "an outlet that cites an outlet": (
        "The website Shonab, [Q1:citing] [S1:the daily Mirnapost], [Q1:writes] that [C1:it rained]."
        "\n\n[C2:“We ran,”] [S2:[P:Karl Voss]] [Q2:told] the daily Mirnapost.",
        2, [MC, "Shonab", "Mirnapost", "*Karl Voss"]),
    "a person who cites somebody was heard": (
        "[P:Dora Sill], [Q1:citing] [S1:a guard], [Q1:said] that [C1:they left].",
        1, [MC, "*Dora Sill", "a guard"]),
    "who was told by somebody was heard": (
        "[P:Dora Sill] [Q1:was told by] [S1:her neighbour] that [C1:they left].",
        1, [MC, "*Dora Sill", "her neighbour"]),
    "who has it from somebody was heard": (
        "[P:Dora Sill] [Q1:heard] [C1:it] [Q1:from] [S1:a driver].",
        1, [MC, "*Dora Sill", "a driver"]),
    "a historian who was told it takes it down": (
        "[S1:[P:Dora Sill]] [Q1:told] the historian [P:Emil Karst] that [C1:they left].\n\n"
        "[C2:“We sang,”] [S2:[P:Sill]] [Q2:said].",
        2, [MC, "Emil Karst", "*Dora Sill"]),
    "a man told her husband is no gatherer": (
        "[S1:[P:Dora Sill]] [Q1:told] her husband that [C1:they left].",
        1, [MC, "*Dora Sill"]),
    "through her lawyer": (
        "[S1:[P:Dora Sill]] [Q1:let it be known] through her lawyer that [C1:she slept].",
        1, [MC, "her lawyer", "*Dora Sill"]),
    "some channels that quoted him were not there later": (
        "Some channels [Q1:quoted] [S1:[P:Karl Voss]] [Q1:as saying] [C1:it rained].\n\n"
        "[S2:[P:Voss]] [Q2:said] [C2:no such thing].",
        2, [MC, "*Karl Voss"]),
    "an entry of a digest": (
        "Radio Harrow, 0700: [S1:[P:Karl Voss]] [Q1:told] a crowd that [C1:it rained].",
        1, [MC, "Radio Harrow", "*Karl Voss"]),
    "the words of a minister on the radio, behind a colon": (
        "[S1:[P:Karl Voss]] on Radio Harrow[Q1::] [C1:“It rained.”]",
        1, [MC, "Radio Harrow", "*Karl Voss"]),
    "whose testimony a text is": (
        "Testimony 12: Sister [P:Amila Tarn]\n\nI had the key. I was there, and my brother too.\n\n"
        "I asked. [S1:The sergeant] [Q1:said] [C1:it rained].",
        1, [MC, "*Amila Tarn", "The sergeant"]),
    "a reporter who writes I is the publisher": (
        "[P:Amila Tarn] keeps bees.\n\nI had the key. I was there, and my brother too.\n\n"
        "I asked. [S1:The sergeant] [Q1:said] [C1:it rained].",
        1, [MC, "*The sergeant"]),
    "whom he names in what he says is another": (
        "[S1:[P:Karl Voss]] [Q1:said] [C1:it rained]. [C2:[P:Emil Karst] had fallen], [S2:he] "
        "[Q2:added].",
        2, [MC, "*Karl Voss"]),
    "who denies it did not say it just before": (
        "[S1:[P:Dora Sill]] [Q1:said] [C1:it rained]. [S2:[P:Amila Tarn]] [Q2:suggested] "
        "[C2:she had been paid]. [S3:She] [Q3:denied] [C3:it].",
        3, [MC, "*Dora Sill"]),
    "a chamber that sits": (
        "The trial of Emil Karst went on before the [G:Special Chamber] on Monday.\n\n"
        "[S1:[P:Dora Sill], a lawyer,] [Q1:suggested] that [C1:it rained].",
        1, [MC, "Special Chamber", "*Dora Sill"]),
    "several are not the one whose body they belong to": (
        "[S1:Three observers of the choir [P:Amila Tarn]] [Q1:said] [C1:it rained].",
        1, [MC, "*Three observers of the choir Amila Tarn"]),
    "who saw a paper did not issue it": (
        "[Q1:According to] [S1:a report seen by Oldeva Today], [C1:the wall leaked].",
        1, [MC, "Oldeva Today", "*a report seen by Oldeva Today"]),
    "a video shows, whoever posted it": (
        "[S1:Videos posted by the civil defence] [Q1:show] [C1:a crater].",
        1, [MC, "*Videos"]),
    "the wife of a lead is named below": (
        "[S1:The wife of an airman] has [Q1:told] Halden Press that [C1:he was made to say it].\n\n"
        "[C2:“He rang me,”] [S2:[P:Sela Korn]] [Q2:told] Halden Press.",
        1, [MC, "Halden Press", "*Sela Korn"]),
    "one who must not be named is not named below": (
        "[S1:An officer who asked not to be named] [Q1:told] Halden Press that [C1:he was there]."
        "\n\n[C2:“I was there,”] [S2:[P:Sela Korn]] [Q2:told] Halden Press.",
        1, [MC, "Halden Press", "*An officer"]),
}  # fmt: skip


@pytest.mark.parametrize("case", RELAYED)
def test_relayed_chain(case: str) -> None:
    """Every hop that the text gives, and none that it does not."""
    marked, number, wanted = RELAYED[case]
    credit = {"credit": "Halden Press"} if "~ Halden" in marked else {}
    assert names(resolved(marked, **credit), number) == wanted


MORE_ROLES: dict[str, tuple[str, str]] = {
    "A source in the defence ministry": "official",
    "A military source": "official",
    "A rebel source": "party",
    "A medical source": "unknown",
    "A member of parliament": "official",
    "A former member of the Ashar Brigades": "participant",
    "A bus driver": "unknown",
    "A hydrologist": "expert",
    "His brother-in-law": "relative",
    "The Ashar Brigades’ press officer": "spokesperson",
    "Counsel for the families": "spokesperson",
    "An aid worker": "monitor_ngo",
    "A captured sergeant": "detainee",
    "A farmer whose house was burned": "victim",
    "A baker, whose son was among the dead,": "relative",
    "Rescue services": "official",
}


@pytest.mark.parametrize("words", MORE_ROLES)
def test_role_by_head_noun(words: str) -> None:
    """The head noun and the words close to it say what somebody is."""
    result = resolved(f"[S1:[P:{words}]] [Q1:said] [C1:it was over].")
    assert result.chains["1"].speaker.role.value == MORE_ROLES[words]


def test_captives_announced_in_the_sentence_before() -> None:
    """ "Two of them agreed to talk": those named after it are held by whoever took them."""
    result = resolved(
        "Our fighters captured seven soldiers at Hask. Two of them have asked to speak.\n\n"
        "[S1:[P:Imre Toval]] [Q1:says] [C1:he was drafted].",
        publisher="NDC Press Office",
    )
    assert result.chains["1"].speaker.role.value == "detainee"
    assert [tie.tie.value for tie in result.ties if tie.tie.value == "held_by"] == ["held_by"]
