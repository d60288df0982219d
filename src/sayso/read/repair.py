"""Repairs of what the model drafts: general rules about names, gaps, quotations and paragraphs.

Each rule says what it is for; `training/README.md` says what each gained on development data.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.model import Mention
from sayso.read.clauses import (
    content_start,
    keep_to_clause,
    keep_to_sentence,
    other_half,
    whole_according,
    whole_clause,
    without_dateline,
    without_it,
)
from sayso.read.endings import to_the_end
from sayso.read.links import Draft
from sayso.read.missed import with_cues_of_their_own
from sayso.read.quoted import (
    is_word,
    only_quotation,
    own_introductions,
    set_further_apart,
    unclaimed,
)
from sayso.read.section import Section
from sayso.read.silences import without_cited
from sayso.read.speech import IMPERSONAL
from sayso.read.syntax import Syntax
from sayso.read.trimming import trim, without_clause
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

__all__ = ["repair", "used_words", "whole_source"]

Span = tuple[int, int]

_DET, _PUNCT, _ADP = (PARTS_OF_SPEECH.index(p) for p in ("DET", "PUNCT", "ADP"))
_PROPN = PARTS_OF_SPEECH.index("PROPN")
_VERBAL = frozenset(PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX"))
_INNER = frozenset(RELATIONS.index(r) for r in ("flat", "compound", "det", "amod", "nmod:poss"))
_HYPHENS = frozenset("-‐‑–")
_WIDEST_GAP = 3


def repair(
    section: Section, syntax: Syntax, mentions: Sequence[Mention], drafts: list[Draft]
) -> list[Draft]:
    """The drafts made whole, and drafts without source or cue for speech that nobody claims.

    Drafts that have a cue and no content may introduce a quotation of the next paragraph.
    """
    silent = [draft for draft in drafts if not draft.content]
    drafts = [draft for draft in drafts if draft.content]
    for draft in drafts:
        _keep_to_sentence(section, draft)
    drafts = [draft for draft in drafts if draft.content]
    used = used_words(section, drafts)
    names = _names(section, mentions)
    for draft in drafts:
        if draft.source is not None:
            draft.source = whole_source(section, syntax, names, draft, used)
            if draft.source is not None:
                draft.source = trim(section, syntax, draft.source)
                begin = content_start(section, draft.source[0])
                draft.source = (min(begin, draft.source[1] - 1), draft.source[1])
                if draft.cue is not None:
                    draft.source = without_clause(section, syntax, draft.source, draft.cue)
    for draft in drafts:
        draft.content = _whole_content(section, draft, used)
    drafts = [draft for draft in drafts if draft.content]
    apart: list[Span] = []
    for draft in drafts:
        apart += keep_to_sentence(section, draft)
        without_it(section, draft)
        whole_according(section, draft)
        keep_to_clause(section, syntax, draft)
        without_cited(section, draft)
    used = used_words(section, drafts)
    drafts += with_cues_of_their_own(section, syntax, apart, used)
    used = used_words(section, drafts)
    for draft in drafts:
        whole_clause(section, syntax, draft, used)
        other_half(section, syntax, draft, used)
        without_dateline(section, draft)
        to_the_end(section, syntax, draft, used)
    drafts = [*drafts, *own_introductions(section, syntax, drafts)]
    drafts += set_further_apart(section, drafts)
    for draft in drafts:
        only_quotation(section, syntax, draft)
    return drafts + unclaimed(section, syntax, drafts, used_words(section, drafts), silent)


def used_words(section: Section, drafts: Sequence[Draft]) -> npt.NDArray[np.int8]:
    """For each word: 0 free, 1 source, 2 cue, 3 content."""
    used = np.zeros(len(section.words), np.int8)
    for draft in drafts:
        for span in draft.content:
            used[slice(*span)] = 3
        if draft.source:
            used[slice(*draft.source)] = 1
        if draft.cue:
            used[slice(*draft.cue)] = 2
    return used


def _names(section: Section, mentions: Sequence[Mention]) -> list[Span]:
    """Persons and groups as ranges of words, in order."""
    starts = section.starts
    found = []
    for mention in mentions:
        if mention.kind in (MentionKind.person, MentionKind.group):
            low, high = np.searchsorted(starts, (mention.start, mention.end))
            if low < high:
                found.append((int(low), int(high)))
    return found


def _keep_to_sentence(section: Section, draft: Draft) -> None:
    """ "It seems that …" is nobody's speech: it holds no quotation of another sentence."""
    if draft.cue is None or draft.source is not None:
        return
    words = (section.text[s:e].lower() for s, e in section.words[slice(*draft.cue)])
    if IMPERSONAL.isdisjoint(words):
        return
    at = bisect_right(section.sentences, draft.cue[0], key=lambda span: span[0]) - 1
    low, high = section.sentences[at]
    draft.content = [span for span in draft.content if span[0] < high and span[1] > low]


def _glued(section: Section, at: int) -> bool:
    """Whether no space stands between word `at` and the one before it."""
    return at > 0 and section.words[at - 1][1] == section.words[at][0]


def _is_hyphen(section: Section, at: int) -> bool:
    start, end = section.words[at]
    return section.text[start:end] in _HYPHENS


def whole_source(
    section: Section,
    syntax: Syntax,
    names: Sequence[Span],
    draft: Draft,
    used: npt.NDArray[np.int8],
) -> Span | None:
    """A source that is no fragment: whole compounds ("Ex-" …), whole names, its determiner."""
    assert draft.source is not None
    first, last = draft.source
    low, high = section.block_words[int(section.paragraph[first])]

    def free(at: int) -> bool:
        return low <= at < high and used[at] != 2

    while (
        first - 2 >= low
        and _glued(section, first)
        and (_is_hyphen(section, first - 1) and _glued(section, first - 1) and free(first - 2))
    ):
        first -= 2
    while (
        last + 1 < high and _is_hyphen(section, last) and _glued(section, last) and free(last + 1)
    ):
        last += 2
    for start, end in names:
        cue = draft.cue
        if cue and first <= start < last == cue[0] < end < cue[1]:  # the cue took half a name
            draft.cue = (end, cue[1])
            used[last:end] = 1
            last = end
        rest = range(last, end)
        if first <= start < last < end <= last + 3 and all(
            free(at) and _named(section, syntax, at) and is_word(section, at) for at in rest
        ):
            last = end
    while (
        first - 1 >= low
        and used[first - 1] in (0, 3)
        and free(first - 1)
        and first <= syntax.heads[first - 1] < last
        and syntax.relations[first - 1] in _INNER
        and syntax.pos[first - 1] != _PUNCT
    ):
        first -= 1
    misread = first > low and syntax.pos[first - 1] in _VERBAL and free(first - 1)
    if misread and _acronym(section, first - 1, first):
        first -= 1  # "IS men", taken for a verb and its noun
    used[first:last] = 1
    return first, last


def _named(section: Section, syntax: Syntax, at: int) -> bool:
    """Whether a word is a name: by its part of speech, or like a verb in capitals ("Can")."""
    start, end = section.words[at]
    word = section.text[start:end]
    return bool(syntax.pos[at] == _PROPN) or (word.istitle() and syntax.pos[at] in _VERBAL)


def _acronym(section: Section, at: int, following: int) -> bool:
    """Whether word `at` is in capitals, a space before a word in small letters."""
    (start, end), (begin, stop) = section.words[at], section.words[following]
    word = section.text[start:end]
    return (
        begin == end + 1
        and len(word) > 1
        and word.isalpha()
        and word.isupper()
        and section.text[begin:stop].islower()
    )


def _whole_content(section: Section, draft: Draft, used: npt.NDArray[np.int8]) -> list[Span]:
    """Content without pieces that a source took, small gaps closed, quotations to their end."""
    pieces: list[Span] = []
    for first, last in sorted(draft.content):
        while first < last and used[first] != 3:
            first += 1
        while first < last and used[last - 1] != 3:
            last -= 1
        if first < last:
            pieces.append((first, last))
    joined: list[Span] = []
    for first, last in pieces:
        if joined:
            before = joined[-1]
            gap = range(before[1], first)
            same = section.paragraph[before[1] - 1] == section.paragraph[first]
            if same and len(gap) <= _WIDEST_GAP and not used[before[1] : first].any():
                joined[-1] = (before[0], last)
                continue
        joined.append((first, last))
    if len(joined) > 1:
        kept = [s for s in joined if any(is_word(section, at) for at in range(*s))]
        joined = kept or joined
    return joined
