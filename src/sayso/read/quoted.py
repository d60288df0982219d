"""Speech in quotation marks that no draft holds, given to whom introduces it.

The model ties content to cues of its own paragraph. Newspapers also print "X said:" as a paragraph
of its own, let a quotation run over paragraphs that each open and none closes, and set "X: “Y”" as
a heading or as a transcript.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.speakers import subject_phrase
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH

__all__ = ["is_word", "only_quotation", "own_introductions", "set_further_apart", "unclaimed"]

Span = tuple[int, int]

_NOUN = PARTS_OF_SPEECH.index("NOUN")
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
    ending = {end: draft for draft in drafts for _, end in draft.content}
    running: int | None = None  # where a quotation stops that its paragraph's end did not close
    for quotation in section.quotations:
        if quotation.depth or section.text[quotation.start] in "'‘`‚":
            continue
        first, last = (int(i) for i in np.searchsorted(starts, (quotation.start, quotation.end)))
        goes_on = (
            running == first
            and bool(section.breaks[first])
            and (not quotation.closed or _stops(section, last))
        )
        running = None if quotation.closed else last
        words = [at for at in range(first, last) if is_word(section, at)]
        colon = first > 0 and section.text[section.words[first - 1][0]] == ":"
        titled = _titled(section, first) if colon and words else None
        telling = len(words) >= FEWEST_WORDS and any(syntax.pos[at] in _VERBAL for at in words)
        if not telling and titled is None:
            continue
        if float((used[first:last] > 0).mean()) > 0.3:
            _extend(first, last, drafts, used, ending)
            continue
        if not (section.breaks[first] or first in begins or colon):
            continue
        owner = _introduced(section, drafts, first) if colon else None
        name = _named(section, first, last)
        if name is None and owner is None and section.breaks[first]:
            owner = ending.get(first) if goes_on else None
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
        ending[last] = owner if owner is not None and name is None else found[-1]
        used[first:last] = 3
    return found


def _stops(section: Section, last: int) -> bool:
    """Whether a full stop or the like stands before the closing marks: titles have none."""
    at = last - 1
    while at > 0 and section.text[section.words[at][0]] in "”\"’'»":
        at -= 1
    return section.text[section.words[at][0]] in ".!?…,;-—"


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


def _extend(
    first: int,
    last: int,
    drafts: Sequence[Draft],
    used: npt.NDArray[np.int8],
    ending: dict[int, Draft],
) -> None:
    """A content that begins a quotation and breaks off inside it, with nobody's words behind it,
    goes on to the quotation's end."""
    for draft in drafts:
        for index, (low, high) in enumerate(draft.content):
            starts_here = low <= first + 1 and first < high < last
            if starts_here and not used[high:last].any():
                draft.content[index] = (low, last)
                used[low:last] = 3
                ending[last] = draft


def _opened(section: Section, first: int, last: int) -> int | None:
    """The first word in `first, last` that opens an outermost quotation in double marks."""
    low = section.words[first][0]
    at = bisect_left(section.quotations, low, key=lambda q: q.start)
    for quotation in section.quotations[at : at + 4]:
        if not quotation.depth and section.text[quotation.start] not in "'‘`‚":
            word = int(np.searchsorted(section.starts, quotation.start))
            return word if word < last else None
    return None


def only_quotation(section: Section, syntax: Syntax, draft: Draft) -> None:
    """ "Tells his story: “…”": what is told is the quotation, not the words that announce it.

    Those are a noun and what hangs on it, up to a colon or stop; a clause in
    their place is content.
    """
    if draft.cue is None or draft.source is None:
        return
    for number, (first, last) in enumerate(draft.content):
        begin = _opened(section, first, last)
        if begin is None or begin - first < 2 or draft.cue[1] > first:
            continue
        mark = section.text[section.words[begin - 1][0]]
        whole = section.quoted[begin:last].all() and last - begin > FEWEST_WORDS
        if mark not in ":." or not whole:
            continue
        heads = syntax.heads[first : begin - 1]
        tops = np.flatnonzero((heads < first) | (heads >= begin - 1)) + first
        plain = [at for at in tops.tolist() if is_word(section, at)]
        if len(plain) == 1 and syntax.pos[plain[0]] == _NOUN:
            draft.content[number] = (begin, last)


def own_introductions(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations behind a colon that the model gave to a cue of a later sentence: who does what
    the sentence before the colon says speaks them."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.cue is None or len(draft.content) < 2:
            continue
        kept: list[Span] = []
        for first, last in draft.content:
            colon = first - 1
            opens = _opened(section, first, last) == first
            at = bisect_right(section.sentences, draft.cue[0], key=lambda s: s[0]) - 1
            late = section.sentences[at][0] > first and draft.cue[0] >= last
            source = None
            if opens and late and colon >= 0 and section.text[section.words[colon][0]] == ":":
                low = section.sentences[
                    bisect_right(section.sentences, colon, key=lambda s: s[0]) - 1
                ][0]
                roots = [i for i in range(low, colon) if syntax.heads[i] < low]
                roots = [i for i in roots if syntax.pos[i] in _VERBAL]
                source = subject_phrase(section, syntax, roots[0]) if roots else None
            if source is None:
                kept.append((first, last))
            else:
                found.append(Draft((colon, first), source, [(first, last)], confidence=0.5))
        if kept:
            draft.content = kept
    return found


def is_word(section: Section, at: int) -> bool:
    """Whether word `at` begins with a letter or a digit."""
    return section.text[section.words[at][0]].isalnum()


def set_further_apart(section: Section, drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations that open a sentence behind what somebody is reported to have said, as drafts.

    "She told us that they had gone. “Nobody came back.”": the marks hold words of their own.
    """
    found: list[Draft] = []
    for draft in drafts:
        if draft.cue is None or draft.source is None:
            continue
        for number, (first, last) in enumerate(draft.content):
            at = next(
                (low for low, _ in section.sentences[_after(section, first) :]
                 if low >= last or (section.quoted[low] and not section.quoted[low - 1])), last,
            )  # fmt: skip
            if at >= last - 1 or section.quoted[first:at].any() or draft.cue[0] > first:
                continue
            end = at
            while end > first + 1 and not section.text[section.words[end - 1][0]].isalnum():
                end -= 1
            draft.content[number] = (first, end)
            found.append(Draft(None, None, [(at, last)], confidence=0.5))
            break
    return found


def _after(section: Section, first: int) -> int:
    return bisect_right(section.sentences, first, key=lambda s: s[0])
