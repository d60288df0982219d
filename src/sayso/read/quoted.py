"""Speech in quotation marks that no draft holds, given to whom introduces it.

The model ties content to cues of its own paragraph. Newspapers also print "X said:" as a paragraph
of its own, let a quotation run over paragraphs that each open and none closes, and set "X: “Y”" as
a heading or as a transcript.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH

__all__ = ["is_word", "unclaimed"]

Span = tuple[int, int]

_VERBAL = frozenset(PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX"))

LONGEST_TITLED: Final = 8
"""Words before the colon of a heading that may name who speaks in it."""

FEWEST_WORDS: Final = 4
"""A quotation of fewer words is a label, not speech, unless someone is said to say it."""

LONGEST_NAME: Final = 3
"""Words in capitals that name who speaks in a transcript."""


def unclaimed(
    section: Section,
    syntax: Syntax,
    drafts: Sequence[Draft],
    used: npt.NDArray[np.int8],
    silent: Sequence[Draft],
) -> list[Draft]:
    """New drafts; contents are added to `drafts` where one of them speaks on. `used` says for each
    word whether a draft has it; `silent` are drafts with a cue and no content.

    Only quotations that stand as sentences count: at the start of a paragraph or a sentence, or
    after a colon. A word or a title in quotation marks is not speech.
    """
    starts = section.starts
    begins = {first for first, _ in section.sentences}
    found: list[Draft] = []
    running: int | None = None  # where a quotation stops that its paragraph's end did not close
    for quotation in section.quotations:
        if quotation.depth or section.text[quotation.start] in "'‘`‚":
            continue
        first, last = (int(i) for i in np.searchsorted(starts, (quotation.start, quotation.end)))
        goes_on = running is not None and running == first and section.breaks[first]
        running = None if quotation.closed else last
        words = [at for at in range(first, last) if is_word(section, at)]
        colon = first > 0 and section.text[section.words[first - 1][0]] == ":"
        titled = _titled(section, first) if colon and words else None
        telling = len(words) >= FEWEST_WORDS and any(syntax.pos[at] in _VERBAL for at in words)
        if not telling and titled is None:
            continue
        if float((used[first:last] > 0).mean()) > 0.3:
            _extend(first, last, drafts, used)
            continue
        if not (section.breaks[first] or first in begins or colon):
            continue
        owner = _introduced(section, drafts, first) if colon else None
        name = _named(section, first, last)
        if name is None and owner is None and section.breaks[first]:
            owner = _before(section, [*drafts, *found], first) if goes_on else None
            if owner is None and colon:
                owner = _announced(section, silent, first)
                if owner is not None:
                    found.append(owner)
        if name is not None:
            found.append(Draft((name[1], name[1] + 1), name, [(name[1] + 1, last)], confidence=0.5))
        elif owner is not None:
            owner.content.append((first, last))
        elif titled is not None:
            found.append(Draft((first - 1, first), titled, [(first, last)], confidence=0.5))
        else:
            found.append(Draft(None, None, [(first, last)], confidence=0.5))
        used[first:last] = 3
    return found


def _named(section: Section, first: int, last: int) -> Span | None:
    """Who speaks in a quoted transcript: a name in capitals, with a colon, at its beginning."""
    for at in range(first + 1, min(last, first + 2 + LONGEST_NAME)):
        start, end = section.words[at]
        word = section.text[start:end]
        if word == ":":
            return (first + 1, at) if at > first + 1 and at + 1 < last else None
        if not (word.isupper() and len(word) > 1):
            return None
    return None


def _before(section: Section, drafts: Sequence[Draft], first: int) -> Draft | None:
    """The draft whose content ends where the paragraph before `first` does."""
    return next((d for d in drafts if any(end == first for _, end in d.content)), None)


def _announced(section: Section, silent: Sequence[Draft], first: int) -> Draft | None:
    """The draft of the paragraph before, if that ends in the colon which announces the words."""
    block = section.paragraph[first - 1]
    near = [d for d in silent if d.cue is not None and section.paragraph[d.cue[0]] == block]
    last = max(near, key=lambda d: d.cue or (0, 0), default=None)
    if last is not None:
        last.content = []
    return last


def _titled(section: Section, first: int) -> Span | None:
    """Who speaks in a heading "X: “Y”": the words before the colon, if they are few."""
    block = int(section.paragraph[first])
    start = section.block_words[block][0]
    few = 0 < first - 1 - start <= LONGEST_TITLED
    return (start, first - 1) if section.blocks[block].heading and few else None


def _introduced(section: Section, drafts: Sequence[Draft], first: int) -> Draft | None:
    """The draft in whose paragraph a quotation follows a colon: the nearest before it."""
    block = section.paragraph[first]
    best: Draft | None = None
    for draft in drafts:
        cue = draft.cue
        if cue is None or section.paragraph[cue[0]] != block or cue[0] >= first:
            continue
        if best is None or best.cue is None or cue[0] > best.cue[0]:
            best = draft
    return best


def _extend(first: int, last: int, drafts: Sequence[Draft], used: npt.NDArray[np.int8]) -> None:
    """A content that begins a quotation and breaks off inside it, with nobody's words behind it,
    goes on to the quotation's end."""
    for draft in drafts:
        for index, (low, high) in enumerate(draft.content):
            starts_here = low <= first + 1 and first < high < last
            if starts_here and not used[high:last].any():
                draft.content[index] = (low, last)
                used[low:last] = 3


def is_word(section: Section, at: int) -> bool:
    """Whether word `at` begins with a letter or a digit."""
    return section.text[section.words[at][0]].isalnum()
