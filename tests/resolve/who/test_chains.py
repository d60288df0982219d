"""Chains as a careful reader would draw them, one construction each, in the invented world."""

from __future__ import annotations

import pytest
from who_build import chain, names, resolved

MC = "The Merrin Courier"

CASES: dict[str, tuple[str, int, list[str]]] = {
    "a named speaker of the publisher's own report": (
        "[S1:[P:Ilan Dörf]] [Q1:said] [C1:the bridge was shut].",
        1, [MC, "*Ilan Dörf"]),
    "told an outlet: the outlet is a gatherer": (
        "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:he had crossed].",
        1, [MC, "Halden Press", "*Tarik Solen"]),
    "told the publisher itself: no further hop": (
        "[S1:[P:Tarik Solen]] [Q1:told] The Merrin Courier that [C1:he had crossed].",
        1, [MC, "*Tarik Solen"]),
    "a gatherer named once goes on holding": (
        "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:he had crossed].\n\n"
        "[C2:“It was dark,”] [S2:he] [Q2:added].",
        2, [MC, "Halden Press", "*Tarik Solen"]),
    "a gatherer does not pass to another speaker": (
        "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:he had crossed].\n\n"
        "[S2:[P:Ilan Dörf]] [Q2:said] [C2:nobody crossed].",
        2, [MC, "*Ilan Dörf"]),
    "speaking to an outlet, before the speaker": (
        "Speaking to Oldeva Today, [S1:[P:farmers] in Sulmat] [Q1:said] [C1:men were shot at].",
        1, [MC, "Oldeva Today", "*farmers in Sulmat"]),
    "our own we is no part of the name before it": (
        "In our version of the story by [G:Halden Press] [S1:we] [Q1:left out] [C1:the denial].",
        1, [f"*{MC}"]),
    "in an interview with an outlet": (
        "[C1:“We were cold,”] [S1:[P:Mira Hald]] [Q1:said] in an interview with Oldeva Today.",
        1, [MC, "Oldeva Today", "*Mira Hald"]),
    "quoted by an outlet": (
        "[S1:[P:Ilan Dörf]] [Q1:was quoted] by KTA as [Q1:saying] [C1:the road was open].",
        1, [MC, "KTA", "*Ilan Dörf"]),
    "an outlet quoted him as saying": (
        "KTA quoted [S1:[P:Ilan Dörf]] [Q1:as saying] [C1:the road was open].",
        1, [MC, "KTA", "*Ilan Dörf"]),
    "state media citing officials": (
        "[Q1:According to] [S1:state media], citing officials, [C1:the bridge fell].",
        1, [MC, "state media", "*officials"]),
    "an agency citing a ministry": (
        "[C1:Two men were killed], [S1:KTA] [Q1:reported], citing the Defence Ministry.",
        1, [MC, "KTA", "*Defence Ministry"]),
    "according to an outlet, an official said: a hop before the official": (
        "[S1:[P:Ilan Dörf]] [Q1:said] [C1:the road was open], according to Oldeva Today.",
        1, [MC, "Oldeva Today", "*Ilan Dörf"]),
    "an outlet reported that somebody said: nested": (
        "[S1:Oldeva Today] [Q1:reported] that [C1:[S2:[P:Ilan Dörf]] had [Q2:said] [C2:it fell]].",
        2, [MC, "Oldeva Today", "*Ilan Dörf"]),
    "the outlet's own claim ends with the outlet": (
        "[S1:Oldeva Today] [Q1:reported] that [C1:the bridge fell].",
        1, [MC, "*Oldeva Today"]),
    "a person quotes others: they are behind him, he stays the origin": (
        "[S1:[P:Tarik Solen]] [Q1:said] [C1:[S2:commanders] [Q2:told] us [C2:to fear nothing]].",
        2, [MC, "*Tarik Solen", "commanders"]),
    "a person quoted by an NGO: the person is the origin": (
        "[S1:The Isk Valley Monitor] [Q1:said] [C1:[S2:a baker] [Q2:told] it [C2:shells fell]].",
        2, [MC, "Isk Valley Monitor", "*a baker"]),
    "told an NGO": (
        "[S1:A baker in Dervane] [Q1:told] the Isk Valley Monitor that [C1:shells fell].",
        1, [MC, "Isk Valley Monitor", "*A baker in Dervane"]),
    "told a court": (
        "[S1:[P:Pavel Kirn]] [Q1:told] the Merrin District Court that [C1:he never fired].",
        1, [MC, "Merrin District Court", "*Pavel Kirn"]),
    "told his lawyer is no gatherer": (
        "[S1:[P:Pavel Kirn]] [Q1:told] his lawyer that [C1:he never fired].",
        1, [MC, "*Pavel Kirn"]),
    "told reporters adds nobody": (
        "[S1:[P:Ilan Dörf]] [Q1:told] reporters that [C1:it was over].",
        1, [MC, "*Ilan Dörf"]),
    "a long way down: outlet, person, commanders, radio": (
        "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:[S2:the commanders] had [Q2:said] "
        "[C2:[S3:the garrison] [Q3:promised] [C3:to look away]]].",
        3, [MC, "Halden Press", "*Tarik Solen", "the commanders", "the garrison"]),
    "sourceless: reportedly": (
        "The bridge [Q1:reportedly] [C1:fell].", 1, [MC, "unknown"]),
    "sourceless: is believed": (
        "[C1:Forty men] [Q1:are believed] [C1:to have crossed].", 1, [MC, "unknown"]),
    "it was added that goes on with the statement before": (
        "[S1:The Karvenian Army] [Q1:said] [C1:the raids would go on]. It [Q2:was added] that "
        "[C2:many were caught].",
        2, [MC, "*Karvenian Army"]),
    "a quotation after its speaker's sentence": (
        "[S1:[P:Ilan Dörf]] went further, [Q1:saying] [C1:they helped]. "
        "[C2:“There is more than enough evidence.”]",
        2, [MC, "*Ilan Dörf"]),
    "a quotation introduced by a colon without any verb of saying": (
        "[P:Pavel Kirn] left the group in 2016 and went home: [C1:“There was nowhere to go.”]",
        1, [MC, "*Pavel Kirn"]),
    "a quotation introduced by a colon in the paragraph above": (
        "[P:Pavel Kirn] has this to say of his way:\n\n[C1:“I came by the bridge.”]",
        1, [MC, "*Pavel Kirn"]),
    "a paragraph of quotation goes on with the speaker of the one before": (
        "[C1:“There are many cells,”] [Q1:says] [S1:Border Units General Command].\n\n"
        "[C2:“All of them are fans. They say it.”]",
        2, [MC, "*Border Units General Command"]),
    "a first quotation whose speaker is named below": (
        "[C1:“We saw the column.”]\n\n[S2:[P:Mira Hald]], a baker, [Q2:said] [C2:it was noon].",
        1, [MC, "*Mira Hald"]),
    "the spokesman comes back": (
        "Brigades spokesman [S1:[P:Ilan Dörf]] [Q1:said] [C1:it was over].\n\n"
        "[P:Mira Hald] lives in Sulmat.\n\n[S2:The spokesman] [Q2:denied] [C2:any part in it].",
        2, [MC, "*Ilan Dörf"]),
    "the former clerk comes back": (
        "A former clerk, [S1:[P:Tarik Solen]], [Q1:said] [C1:he saw lists].\n\n"
        "[S2:The former clerk] [Q2:said] [C2:they were long].",
        2, [MC, "*Tarik Solen"]),
    "all of them are who was told of before, and nobody new": (
        "[P:Dozens of deserters] were caught at the bridge. [P:All of them] are from Orhal. "
        "[S1:They] [Q1:say] [C1:that it is cold].",
        1, [MC, "*Dozens of deserters"]),
    "the group comes back": (
        "The [G:Ashar Brigades] hold Dervane. [S1:The group] [Q1:claimed] [C1:it was calm].",
        1, [MC, "*Ashar Brigades"]),
    "the ministry comes back": (
        "The [G:Ministry of Trade] met. [S1:The ministry] [Q1:said] [C1:prices fell].",
        1, [MC, "*Ministry of Trade"]),
    "she finds the woman": (
        "[P:Amina Rudel] met [P:Karl Voss]. [S1:She] [Q1:said] [C1:it was cold].",
        1, [MC, "*Amina Rudel"]),
    "he alternates with the last speaker": (
        "[S1:[P:Karl Voss]] [Q1:said] [C1:it rained]. [S2:[P:Amina Rudel]] [Q2:said] [C2:not]. "
        "[C3:“It did,”] [S3:he] [Q3:insisted].",
        3, [MC, "*Karl Voss"]),
    "a capital speaks for its government": (
        "[S1:Oldeva] [Q1:denied] [C1:that it sent troops].", 1, [MC, "*Oldeva"]),
    "a surname after the full name, spelled another way": (
        "[S1:[P:Yusuf Abu al-Sabr]] [Q1:says] [C1:he is from Orhal]. "
        "[S2:[P:Al-Sabir]] [Q2:tells] [C2:his story].",
        2, [MC, "*Yusuf Abu al-Sabr"]),
    "a statement that speaks is a paper": (
        "[Q1:According to] [S1:a statement by the Ashar Brigades], [C1:the road is open].",
        1, [MC, "*a statement by the Ashar Brigades"]),
    "the statement comes back to it": (
        "[Q1:According to] [S1:a statement by the Ashar Brigades], [C1:the road is open]. "
        "[C2:Two men were held], [S2:the statement] [Q2:said].",
        2, [MC, "*a statement by the Ashar Brigades"]),
    "a study comes back though nobody quoted it": (
        "The council published a study of the Orhal wells. [S1:The study] [Q1:found] "
        "[C1:they were dry].",
        1, [MC, "*a study"]),
    "reports of which nobody says whose": (
        "[S1:Unconfirmed reports] [Q1:said] [C1:the bridge fell].", 1, [MC, "unknown"]),
    "an outlet by name beside its kind": (
        "[C1:The bridge fell], [S1:the Orhal news agency, Varpress], [Q1:reported].",
        1, [MC, "*Varpress"]),
    "an outlet between how it is held and its kind": (
        "[C1:The bridge fell], [S1:the state-run Varpress news agency] [Q1:reported].",
        1, [MC, "*Varpress"]),
    "law enforcement agencies are no news agency": (
        "[S1:The Orhal news agency] [Q1:reported] [C1:rain]. [S2:The law enforcement agencies] "
        "[Q2:said] [C2:a bomb went off].",
        2, [MC, "*The law enforcement agencies"]),
    "an acronym that nobody explains": (
        "The [G:Orhal Harbour Authority] met. [S1:The [G:OHA]] [Q1:said] [C1:ships would wait].",
        1, [MC, "*Orhal Harbour Authority"]),
    "officials of two sorts are not the first of them": (
        "[S1:[G:Red Lantern] and ambulance officials] [Q1:said] [C1:forty were dead].",
        1, [MC, "*Red Lantern and ambulance officials"]),
    "an office alone comes back to its holder": (
        "The Foreign Secretary [P:Dara Omel] went to Orhal. [S1:The [P:Foreign Secretary]] "
        "[Q1:said] [C1:talks went on].",
        1, [MC, "*Dara Omel"]),
    "an interview that is yet to be given has passed nothing on": (
        "[S1:[P:Karl Voss]] [Q1:said] [C1:it rained]. On Monday [P:Karl Voss] will give "
        "interviews to Halden Press.",
        1, [MC, "*Karl Voss"]),
    "the interview was aired by an outlet": (
        "[S1:[P:Karl Voss]] [Q1:said] in a televised interview [C1:he was no candidate]. "
        "The interview was aired late on Monday by the Sulmat-based Halden Press.",
        1, [MC, "Halden Press", "*Karl Voss"]),
    "a statement put out by his team is his own": (
        "In a statement released by his transition team, [S1:[P:Karl Voss]] [Q1:said] "
        "[C1:it was over].",
        1, [MC, "*Karl Voss"]),
    "information provided by a command": (
        "[Q1:According to] [S1:the information provided by General Command of Border Units], "
        "[C1:twenty were held].",
        1, [MC, "*General Command of Border Units"]),
    "an acronym in brackets is the body": (
        "The [G:Union of Oldeva Bakers] (UOB) met. [S1:UOB] [Q1:said] [C1:flour was short].",
        1, [MC, "*Union of Oldeva Bakers"]),
    "documents obtained by an outlet": (
        "[S1:Documents] obtained by Oldeva Today [Q1:show] [C1:payments].",
        1, [MC, "Oldeva Today", "*Documents"]),
    "two gatherers: each interview its own": (
        "[S1:[P:Karl Voss]] [Q1:told] KTA that [C1:it rained].\n\n"
        "[S2:[P:Karl Voss]] [Q2:told] Oldeva Today that [C2:it was dry].\n\n"
        "[S3:He] [Q3:said] [C3:it was cold].",
        3, [MC, "Oldeva Today", "*Karl Voss"]),
    "I inside a quotation is its speaker": (
        "[S1:[P:Karl Voss]] [Q1:said]: [C1:“[S2:I] [Q2:believe] [C2:they left].”]",
        2, [MC, "*Karl Voss"]),
    "we outside quotations is the publisher": (
        "[S1:We] [Q1:believe] [C1:the bridge fell].", 1, ["*" + MC]),
    "a title before a name": (
        "[S1:Gen. [P:Karl Voss]] [Q1:said] [C1:it was over].", 1, [MC, "*Karl Voss"]),
    "saying hangs on the subject of its clause": (
        "[S1:[P:Karl Voss]] [Q1:said] [C1:[P:guards] met me [Q2:saying] [C2:“welcome”]].",
        2, [MC, "*Karl Voss", "guards"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_chain(name: str) -> None:
    """Each construction gives the chain that a careful reader would draw."""
    marked, number, expected = CASES[name]
    assert chain(marked, number) == expected


def test_publisher_unknown() -> None:
    """Without a publisher the first hop says so, and is no entity."""
    result = resolved("[S1:[P:Karl Voss]] [Q1:said] [C1:it].", publisher="")
    hop = result.chains["1"].hops[0]
    assert (hop.name, hop.entity, hop.how) == ("publisher not known", None, "not_stated")
    assert names(result, 1) == ["publisher not known", "*Karl Voss"]


def test_own_chain() -> None:
    """The publisher's own chain is one hop, its origin itself."""
    assert names(resolved("Nothing was said."), "") == ["*The Merrin Courier"]


def test_credit_line() -> None:
    """A credit line is a gatherer hop after the publisher, for every speaker."""
    text = "[S1:[P:Karl Voss]] [Q1:said] [C1:it].\n\n~ Halden Press"
    assert chain(text, 1, credit="Halden Press") == [MC, "Halden Press", "*Karl Voss"]


def test_dateline() -> None:
    """An agency in the dateline is one too."""
    text = "MERRIN (Halden Press) – [S1:[P:Karl Voss]] [Q1:said] [C1:it]."
    assert chain(text) == [MC, "Halden Press", "*Karl Voss"]


def test_unknown_origin_is_none() -> None:
    """Where nobody says whose report it is, there is no origin to point at."""
    result = resolved("It [Q1:reportedly] [C1:fell].")
    assert result.chains["1"].origin is None
    assert result.chains["1"].hops[-1].naming == "unknown"


def test_how_of_a_gatherer() -> None:
    """Stated where it is named, inferred where it goes on holding."""
    text = (
        "[S1:[P:Karl Voss]] [Q1:told] KTA that [C1:it rained].\n\n"
        "[S2:He] [Q2:said] [C2:it was dry]."
    )
    result = resolved(text)
    assert [str(result.chains[n].hops[1].how) for n in ("1", "2")] == ["stated", "inferred"]


def test_gap_is_shown() -> None:
    """Where others were heard by another outlet, nobody says who heard this speaker."""
    text = (
        "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:he crossed].\n\n"
        "[S2:[P:Ilan Dörf]] [Q2:said] [C2:nobody did]."
    )
    hop = resolved(text).chains["2"].speaker
    assert (hop.name, hop.how) == ("Ilan Dörf", "not_stated")


def test_passages_prove_hops() -> None:
    """Every stated hop but the publisher's has a passage, and the passage names it."""
    text = "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:he crossed]."
    result = resolved(text)
    raw = "Tarik Solen told Halden Press that he crossed."
    for hop in result.chains["1"].hops[1:]:
        assert hop.passage is not None
        assert raw[hop.passage[0] : hop.passage[1]] == hop.name


HEADED = (
    "= [S1:Ex-AB Man] [Q1:Says] [C1:[S2:Group] [Q2:Sees] [C2:Tasmur as Ally]]\n\n"
    "[S3:A former member of the AB militant group] has [Q3:revealed] [C3:how it is let in].\n\n"
    "[S4:A former radio technician working for AB, going by the pseudonym ‘[P:Tarik Solen]’,] "
    "[Q4:told] Halden Press that [C4:he rode in a convoy].\n\n"
    "# [C5:“They are all fans”]\n\n"
    "[C6:“They are all fans of Tasmur,”] [S6:[P:Solen]] [Q6:said].\n\n"
    "# [C7:“We get flour from Merrin”]\n\n"
    "[S8:[P:Solen]] [Q8:tells] [C8:his story of going back]."
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, [MC, "Halden Press", "*Tarik Solen"]),
        (2, [MC, "Halden Press", "*Tarik Solen", "AB"]),
        (3, [MC, "Halden Press", "*Tarik Solen"]),
        (5, [MC, "Halden Press", "*Tarik Solen"]),
        (7, [MC, "unknown"]),
    ],
)
def test_headings(number: int, expected: list[str]) -> None:
    """Headline and lead are the man introduced below; a heading's quotation is his who repeats it
    below, and nobody's where nobody does.
    """
    assert chain(HEADED, number) == expected


def test_heading_names_one_who_is_quoted_below() -> None:
    """A heading's own speaker hangs under the one in whose words he stands below."""
    text = (
        "# [S1:Tasmuri guards][Q1::] [C1:“Welcome home!”]\n\n"
        "[S2:[P:Karl Voss]] [Q2:says]: [C2:“The Tasmuri guards welcomed me like one of theirs.”]"
    )
    assert chain(text, 1) == [MC, "*Karl Voss", "Tasmuri guards"]


def test_press_office_and_its_prisoners() -> None:
    """A party's press office relays its prisoners; nothing is put between them."""
    text = (
        "Many men who were arrested by NDC have been found to be foreigners. From these, the "
        "information given by two fighters who have been detained for a week reveals much.\n\n"
        "[S1:[P:Yusuf Sabr]], who joined AB in 2015, [Q1:says] [C1:he is from Orhal].\n\n"
        "[S2:[P:Hasko] (Nom de guerre)] [Q2:says] [C2:he joined in Sulmat].\n\n"
        "[S3:[P:Mira Hald]] [Q3:says] [C3:she is glad]."
    )
    result = resolved(text, publisher="NDC Press Office")
    assert names(result, 1) == ["NDC Press Office", "*Yusuf Sabr"]
    roles = [str(result.chains[n].speaker.role) for n in "123"]
    assert roles == ["detainee", "detainee", "unknown"]
    assert str(result.chains["2"].speaker.naming) == "pseudonym"
    by_id = {entity.id: entity.name for entity in result.entities}
    held = {by_id[t.subject]: by_id[t.object] for t in result.ties if t.tie == "held_by"}
    assert held == {"Yusuf Sabr": "NDC", "Hasko": "NDC"}
