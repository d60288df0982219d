"""Quotations inside what somebody says, with speakers of their own.

"They welcomed me saying “This is your home”" stands inside somebody's words; the words at home are
others'. Marks and grammar tell whose, where the second reading found nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np

from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.speakers import subject_phrase
from sayso.read.speech import FIRST_PERSON, VOICED
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH

__all__ = ["quoted_inside", "to_marks"]

Span = tuple[int, int]

_VERB = PARTS_OF_SPEECH.index("VERB")
_PUNCT = PARTS_OF_SPEECH.index("PUNCT")

FARTHEST: Final = 4
"""Words between a verb of saying and the quotation that it introduces ("told us all:")."""

FEWEST: Final = 2
"""Words of the shortest quotation that is speech."""

CONFIDENCE: Final = 0.5
"""Of what marks and grammar tell; the model gave nothing."""


def quoted_inside(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """For each draft the quotations inside its content that follow a verb of saying with another
    subject, unless a draft inside it holds them. `parent` indexes `drafts`."""
    starts = section.starts
    spans = [
        tuple(int(i) for i in np.searchsorted(starts, (q.start, q.end)))
        for q in section.quotations
        if q.depth
    ]
    found: list[Draft] = []
    if not spans:
        return found
    held = {
        index: [s for d in drafts if d.parent == index for s in d.content]
        for index in {d.parent for d in drafts if d.parent is not None}
    }
    firsts = [first for first, _ in spans]
    for index, draft in enumerate(drafts):
        for low, high in draft.content:
            for first, last in spans[bisect_left(firsts, low + 1) : bisect_left(firsts, high)]:
                inside = last <= high and last - first >= FEWEST
                if not inside or any(a < last and first < b for a, b in held.get(index, ())):
                    continue
                new = _introduced(section, syntax, low, first, last)
                if new is not None:
                    new.parent = index
                    found.append(new)
    return found


def _introduced(section: Section, syntax: Syntax, low: int, first: int, last: int) -> Draft | None:
    for at in range(first - 1, max(low, first - 2 - FARTHEST) - 1, -1):
        start, end = section.words[at]
        if section.text[start:end] in ".!?;":
            return None
        if syntax.pos[at] == _VERB and section.text[start:end].lower() in VOICED:
            source = subject_phrase(section, syntax, at)
            if source is None and section.text[start:end].lower().endswith("ing"):
                source = _of_the_verb_before(section, syntax, low, at)
            if source is None or source[0] < low:
                return None
            begin, stop = section.words[source[0]][0], section.words[source[1] - 1][1]
            if section.text[begin:stop].lower() in FIRST_PERSON:
                return None
            return Draft((at, at + 1), source, [(first, last)], confidence=CONFIDENCE)
    return None


def _of_the_verb_before(section: Section, syntax: Syntax, low: int, at: int) -> Span | None:
    """The subject of the verb that a participle goes with: "they welcomed me saying"."""
    for verb in range(at - 1, max(low, at - 1 - FARTHEST), -1):
        if syntax.pos[verb] == _VERB:
            return subject_phrase(section, syntax, verb)
    return None


def to_marks(section: Section, syntax: Syntax, span: Span) -> Span:
    """A content that opens a quotation and stops short of its closing marks goes on to them."""
    first, last = span
    start = section.words[first][0]
    at = bisect_left(section.quotations, start, key=lambda q: q.start)
    if at < len(section.quotations) and section.quotations[at].start == start:
        stop = int(np.searchsorted(section.starts, section.quotations[at].end))
        if last < stop and all(syntax.pos[i] == _PUNCT for i in range(last, stop)):
            return first, stop
    return span
