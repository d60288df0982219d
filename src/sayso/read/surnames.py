"""Surnames that are spelled like an auxiliary verb ("Can", "May", "Will")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import Mention
from sayso.read.section import Section
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

__all__ = ["take_surnames", "with_surnames"]

_AUXILIARY, _PROPER = (PARTS_OF_SPEECH.index(p) for p in ("AUX", "PROPN"))
_FLAT = RELATIONS.index("flat")
_CAPITALS: Final = 0.6
"""Share of a sentence's words from which capitals tell nothing: a heading."""
_NAMED: Final = (MentionKind.person, MentionKind.group)


def take_surnames(section: Section, syntax: Syntax) -> npt.NDArray[np.int64]:
    """Mends `syntax`: a capital behind a name, inside a sentence, makes a name of an auxiliary.

    A sentence of capitals is a heading, where every verb has one. Returns the words mended.
    """
    mended = []
    for at in np.flatnonzero(syntax.pos == _AUXILIARY).tolist():
        if at == 0 or syntax.pos[at - 1] != _PROPER or not _capital(section, at):
            continue
        begun = bisect_right(section.sentences, at, key=lambda span: span[0])
        first, last = section.sentences[begun - 1]
        if first == at or _heading(section, first, last):
            continue
        syntax.pos[at] = _PROPER
        syntax.heads[syntax.heads == at] = syntax.heads[at]
        syntax.heads[at], syntax.relations[at] = at - 1, _FLAT
        mended.append(at)
    return np.asarray(mended, np.int64)


def with_surnames(
    section: Section, mentions: Sequence[Mention], surnames: npt.NDArray[np.int64]
) -> list[Mention]:
    """`mentions`, with the surname where a person's or a group's name ends right before it."""
    ends = {section.words[at - 1][1]: section.words[at][1] for at in surnames.tolist()}
    whole = [
        replace(m, end=ends[m.end]) if m.kind in _NAMED and m.end in ends else m for m in mentions
    ]
    return list(dict.fromkeys(whole))


def _capital(section: Section, at: int) -> bool:
    start, end = section.words[at]
    return section.text[start:end].istitle()


def _heading(section: Section, first: int, last: int) -> bool:
    words = [section.text[start:end] for start, end in section.words[first:last]]
    letters = [word for word in words if word[0].isalpha()]
    return sum(not word[0].islower() for word in letters) > _CAPITALS * len(letters)
