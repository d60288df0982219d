"""Whom a pronoun that speaks means: agreement, heroes, names inside names, people not named."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from who_build import KNOWN, build, names, resolved

from sayso.model import Reading, Resolved
from sayso.model.reading import Tokens
from sayso.resolve import resolve
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.reference.memory import Memory
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

Parse = dict[str, tuple[str, str, str]]
"""A word: the word that it hangs on, its relation, its part of speech. Other words say nothing."""


def parsed(marked: str, parse: Parse) -> Resolved:
    """A marked text with these words parsed; each of them stands once in it."""
    report, text, reading = build(marked, publisher="Halden Press")
    return resolve(report, text, with_words(reading, text.text, parse), knowledge=KNOWN)


def with_words(reading: Reading, raw: str, parse: Parse) -> Reading:
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", raw)]
    at = {word: index for index, (word, _, _) in enumerate(words)}
    size = len(words)
    heads, relations = np.full(size, -1, np.int32), np.zeros(size, np.uint8)
    parts = np.zeros(size, np.uint8)
    for word, (head, relation, part) in parse.items():
        heads[at[word]] = at[head] if head else -1
        relations[at[word]] = list(RELATIONS).index(relation)
        parts[at[word]] = list(PARTS_OF_SPEECH).index(part)
    starts, ends = (np.array([row[side] for row in words], np.int32) for side in (1, 2))
    return replace(
        reading,
        tokens=Tokens(starts, ends, parts, heads, relations, np.full(size, np.nan, np.float16)),
    )


def test_a_mans_name_is_no_she() -> None:
    """The nearer one is a man by his name."""
    result = resolved(
        "[P:Rena Osk] came to Dervane. [P:Robert Hale] drove. [S1:She] [Q1:said] [C1:it rained]."
    )
    assert names(result, 1)[-1] == "*Rena Osk"


FLED_TO = "[P:The mayor] fled to Gorm. Smoke rose. [S1:He] [Q1:denied] [C1:everything]."
MAYOR: Parse = {"mayor": ("fled", "nsubj", "NOUN"), "The": ("mayor", "det", "DET")}


def test_whoever_is_only_told_of_may_be_meant() -> None:
    """A common noun for somebody who has not spoken is brought in by the pronoun."""
    assert names(parsed(FLED_TO, MAYOR), 1)[-1] == "*The mayor"


def test_a_heading_does_not_speak_after_what_stands_below_it() -> None:
    """Headings are looked at last; who spoke last is a matter of where, not of when."""
    above, below = (
        Figure(MentionKind.person, name, proper=True, first=0)
        for name in ("Rena Osk", "Adel Antar")
    )
    memory = Memory()
    memory.speaks(100, below)
    memory.speaks(0, above)
    assert memory.last(200) is below
    assert memory.last(100) is above
    assert memory.last(0) is None


def test_a_woman_told_of_is_no_he() -> None:
    """The noun shows the sex."""
    marked = FLED_TO.replace("mayor", "woman")
    parse: Parse = {"woman": ("fled", "nsubj", "NOUN"), "The": ("woman", "det", "DET")}
    assert names(parsed(marked, parse), 1)[-1] != "*The woman"


def test_what_hangs_on_the_noun_is_a_name_too() -> None:
    """ "The mayor of Gorm" goes by the whole of it."""
    marked = "[P:The mayor] of Gorm fled. [S1:He] [Q1:denied] [C1:everything]."
    parse: Parse = MAYOR | {"Gorm": ("mayor", "nmod", "PROPN"), "of": ("Gorm", "case", "ADP")}
    result = parsed(marked, parse)
    found = next(e for e in result.entities if e.name == "The mayor")
    assert "The mayor of Gorm" in {name.name for name in found.names}


def test_a_name_inside_a_name_is_not_meant() -> None:
    """ "It" after "the Ashar Brigades Council" is no brigade, where the council is no figure."""
    marked = (
        "[G:Karvenian Army] units left. The [G:Ashar Brigades] council met. "
        "[S1:It] [Q1:said] [C1:they were gone]."
    )
    parse: Parse = {
        "Brigades": ("council", "compound", "PROPN"), "Ashar": ("Brigades", "compound", "PROPN"),
        "Army": ("left", "nsubj", "PROPN"), "council": ("met", "nsubj", "NOUN"),
    }  # fmt: skip
    assert names(parsed(marked, parse), 1)[-1] == "*Karvenian Army"
    assert names(resolved(marked), 1)[-1] != "*Karvenian Army"


FLED = (
    "The [G:Ashar Brigades] took the town. Two old residents fled to the hills, where "
    "[S1:they] [Q1:said] [C1:it burned]."
)
PEOPLE: Parse = {
    "residents": ("fled", "nsubj", "NOUN"), "Two": ("residents", "nummod", "NUM"),
    "old": ("residents", "amod", "ADJ"), "they": ("said", "nsubj", "PRON"),
}  # fmt: skip


def test_people_who_are_the_subject_before_they() -> None:
    """Residents fled, where they said: the residents, not the body named before them."""
    assert names(parsed(FLED, PEOPLE), 1)[-1] == "*Two old residents"
    assert names(parsed(FLED, {}), 1)[-1] == "*Ashar Brigades"


def test_people_whom_others_tell_of_are_not_they() -> None:
    """Of whom two diplomats speak in their words: the diplomats go on speaking."""
    marked = (
        "[S1:Two diplomats] [Q1:said] [C1:40 soldiers had left]. [C2:None had fought], "
        "[S2:they] [Q2:added]."
    )
    parse: Parse = {"soldiers": ("left", "nsubj", "NOUN"), "40": ("soldiers", "nummod", "NUM")}
    assert names(parsed(marked, parse), 2)[-1] == "*Two diplomats"
