"""Through whom words came: sessions, papers, anybody who was told, what hangs on a cue."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from who_build import build, chain, names, resolved

from sayso.model.reading import Tokens
from sayso.resolve.who.said_through import said_through
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import RELATIONS, NameRole, Naming

MC = "The Merrin Courier"

LEAD = (
    "[S1:[P:Sela Korn], a clerk,] [Q1:told] the inquest in Merrin that "
    + "[C1:the boat was full].\n\n{}"
)

SESSION = {
    "in a report of a session whoever speaks is heard there": (
        "[S2:[P:Tarik Solen], a diver,] [Q2:said] [C2:the hull was cut].",
        ["the inquest", "*Tarik Solen"]),
    "an official too": (
        "[S2:Inspector [P:Ilan Dörf]] [Q2:replied] that [C2:he never saw it].",
        ["the inquest", "*Ilan Dörf"]),
    "what he has said is said elsewhere": (
        "[S2:[P:Tarik Solen]] [Q2:has said] [C2:the hull was cut].", ["*Tarik Solen"]),
    "and so is what he says outside": (
        "Outside, [S2:[P:Tarik Solen]] [Q2:said] [C2:the hull was cut].", ["*Tarik Solen"]),
}  # fmt: skip


@pytest.mark.parametrize("name", SESSION)
def test_session(name: str) -> None:
    """A report that begins with a session tells what was said there, in the past."""
    marked, hops = SESSION[name]
    found = chain(LEAD.format(marked), 2)
    assert found[0] == MC
    assert [hop.lower() for hop in found[1:]] == [hop.lower() for hop in hops]


def test_a_committee_by_name_that_hears() -> None:
    """A commission is a gatherer where the text says that it hears somebody, else it speaks."""
    marked = (
        "The [G:Harbour Commission] heard the pilot on Monday.\n\n"
        "[S1:[P:Tarik Solen]] [Q1:said] [C1:the light was out]."
    )
    assert chain(marked)[1:] == ["Harbour Commission", "*Tarik Solen"]
    assert chain("[S1:The [G:Harbour Commission]] [Q1:said] [C1:it was out].")[1:] == [
        "*Harbour Commission"
    ]


TOLD = {
    "anybody who is told something": (
        "[S1:A herder] [Q1:told] a midwife that [C1:the well was dry].",
        [MC, "a midwife", "*A herder"]),
    "an assembly": (
        "[S1:[P:Ilan Dörf]] [Q1:told] the House that [C1:the well was dry].",
        [MC, "House", "*Ilan Dörf"]),
    "kin are no hop": (
        "[S1:[P:Ilan Dörf]] [Q1:told] his mother that [C1:the well was dry].",
        [MC, "*Ilan Dörf"]),
    "nor is a crowd": (
        "[S1:[P:Ilan Dörf]] [Q1:told] the crowd that [C1:the well was dry].",
        [MC, "*Ilan Dörf"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_told_somebody(name: str) -> None:
    """Who was told passes it on, unless nobody would hear it from him."""
    marked, hops = TOLD[name]
    assert chain(marked) == hops


def test_sworn_to_her() -> None:
    """ "Had sworn to her", "was told by": whom she heard stands behind her."""
    marked = (
        "[S1:[P:Mira Hald]] [Q1:said] [C1:she was held]. [S2:A guard] [Q2:had sworn] to her that "
        "[C2:it would end]."
    )
    assert chain(marked, 2) == [MC, "*Mira Hald", "A guard"]


def test_was_told_by() -> None:
    """The "by" between cue and source may belong to neither."""
    marked = "[P:Mira Hald] [Q1:was told] by [S1:the guards] that [C1:he had left]."
    assert chain(marked) == [MC, "*Mira Hald", "the guards"]


PAPERS = {
    "a voice in a recording": (
        "A recording of nine seconds has gone round. In it [S1:a voice] [Q1:says] [C1:stop].",
        ["A recording of nine seconds", "*a voice"]),
    "kept in a diary": (
        "[S1:[P:Ilan Dörf]] [Q1:noted] in his diary that [C1:it rained].",
        ["his diary", "*Ilan Dörf"]),
    "a statement is a way to speak": (
        "[S1:[P:Ilan Dörf]] [Q1:said] in a statement that [C1:it rained].", ["*Ilan Dörf"]),
    "a letter too": (
        "He sent a letter. In it [S1:[P:Ilan Dörf]] [Q1:said] [C1:it rained].", ["*Ilan Dörf"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_papers(name: str) -> None:
    """What is kept or was recorded is a hop; what speaks to the public is none."""
    marked, hops = PAPERS[name]
    assert chain(marked)[1:] == hops


def test_a_paper_of_somebody_is_a_document() -> None:
    """ "The captain's report" is read; "figures of the Bar" are the Bar's."""
    report = resolved("[S1:The captain’s report] [Q1:counts] [C1:nine dead].").chains["1"]
    assert report.speaker.naming is Naming.document
    assert chain("[S1:figures of the [G:Harbour Bar]] [Q1:show] [C1:nine dead].")[1:] == [
        "*Harbour Bar"
    ]


def test_the_radio_of_somebody_is_not_ours() -> None:
    """ "The government's radio" is neither the publisher nor the outlet named last."""
    marked = "[S1:The government’s radio] [Q1:announced] [C1:a victory]."
    assert len(chain(marked, publisher="Halden Press")) == 2
    assert chain("[S1:The agency] [Q1:announced] [C1:it].", publisher="Halden Press") == [
        "*Halden Press"
    ]


def test_the_prisoner_is_the_one_taken() -> None:
    """One named person was taken: "the prisoner" is he, though another stands nearer."""
    marked = (
        "Our forces captured [P:Tarik Solen] at the ford. [P:Ilan Dörf] leads them.\n\n"
        "[S1:The prisoner] [Q1:said] [C1:yes]."
    )
    assert chain(marked)[-1] == "*Tarik Solen"


def test_the_general_is_the_one_so_titled() -> None:
    """A title before a name comes back as a description."""
    marked = (
        "General [P:Ilan Dörf] came on Monday with [P:Tarik Solen].\n\n"
        "[S1:The general] [Q1:said] [C1:yes]."
    )
    assert chain(marked)[-1].endswith("Ilan Dörf")


def test_what_he_is_called_up_to_the_cue() -> None:
    """The clause between source and cue is one of his names."""
    found = resolved("[S1:A trucker] who carried the load [Q1:said] [C1:no].")
    entity = next(one for one in found.entities if one.id == found.chains["1"].speaker.entity)
    assert ("A trucker who carried the load", NameRole.description) in {
        (name.name, name.role) for name in entity.names
    }
    assert names(found, 1) == [MC, "*A trucker"]


def _parsed(words: list[tuple[str, int, str]]) -> tuple[str, Tokens]:
    """A text and its tokens: (word, head, relation); parts of speech do not matter here."""
    starts, ends, text = [], [], ""
    for word, _, _ in words:
        starts.append(len(text))
        text += word + " "
        ends.append(len(text) - 1)
    codes = {relation: code for code, relation in enumerate(RELATIONS)}
    size = len(words)
    return text, Tokens(
        np.array(starts, np.int32), np.array(ends, np.int32), np.zeros(size, np.uint8),
        np.array([head for _, head, _ in words], np.int32),
        np.array([codes[relation] for _, _, relation in words], np.uint8),
        np.full(size, np.nan, np.float16),
    )  # fmt: skip


ON_THE_ANTENNA = [
    ("On", 2, "case"), ("the", 2, "det"), ("antenna", 7, "obl"), ("of", 5, "case"),
    ("Radio", 5, "compound"), ("Varo", 2, "nmod"), ("she", 7, "nsubj"), ("affirmed", -1, "root"),
    ("it", 7, "obj"),
]  # fmt: skip
ABOUT = [
    ("She", 1, "nsubj"), ("complained", -1, "root"), ("about", 4, "case"),
    ("Radio", 4, "compound"), ("Varo", 1, "obl"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "through"), [(ON_THE_ANTENNA, True), (ABOUT, False)])
def test_said_through(words: list[tuple[str, int, str]], through: bool) -> None:
    """A name under a verb of saying, or under a place of saying there; not whom it is about."""
    text, tokens = _parsed(words)
    cue = next(word for word, head, _ in words if head < 0)
    report, made, reading = build(text.replace(cue, f"[Q1:{cue}]"))
    scene = Scene(report, made, replace(reading, tokens=tokens))
    start = made.text.index("Radio")
    found = said_through(scene, (start, start + len("Radio Varo")), reading.attributions[0])
    assert (found is not None) is through
