"""Where reported words begin and end: sentences, clauses with a source of their own.

The tags follow neighbouring words; a long sentence whose source stands at its end, or two sources
on either side of a semicolon, are seen better by grammar and layout.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.speech import VOICED
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = [
    "content_start",
    "keep_to_clause",
    "keep_to_sentence",
    "other_half",
    "sentence_of",
    "split_voices",
    "whole_according",
    "whole_clause",
    "without_dateline",
    "without_it",
]

Span = tuple[int, int]

_PUNCT = PARTS_OF_SPEECH.index("PUNCT")
_CITING = frozenset("citing quoting adding according referring attributing crediting".split())
_VERB, _NOUN = PARTS_OF_SPEECH.index("VERB"), PARTS_OF_SPEECH.index("NOUN")
_VERBAL = frozenset(PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX"))
_PARATAXIS, _CONJ = RELATIONS.index("parataxis"), RELATIONS.index("conj")
_RELCL = RELATIONS.index("acl:relcl")
_NSUBJ = RELATIONS.index("nsubj")
_SUBJECTS = frozenset((_NSUBJ, RELATIONS.index("nsubj:pass")))
_DEPENDENT: Final = frozenset(
    RELATIONS.index(r)
    for r in (
        "acl", "acl:relcl", "advcl", "advcl:relcl", "nmod", "obl", "obj", "appos", "obl:tmod",
        "xcomp", "case",
    )
)  # fmt: skip
"""How a piece of a clause hangs on the words before it, which it cannot do without."""
_PAIRS: Final = ("''", "``", "’’", "‘‘", ",,")
_JOINING: Final = frozenset("and but while whereas or".split())
_HIS: Final = frozenset("he she they his her their him them its".split())
_ENDS: Final = frozenset(".!?…")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’' /-]{2,30}(?:,[^.;:“”\"\n–—]{0,40}?)?(?:\s?\([^()\n]{1,40}\)){0,2}"
    r"\s?(?:\s-|[–—]|--)\s"
    r"|\d{1,2}[:.]\d{2}\s)"
)
"""A place in capitals, a date and an agency before a dash; a time of day."""
_DATELINE_WORDS: Final = 14
_DATELINE_LONGEST: Final = 130
_WHO: Final = frozenset("who whom whose which that".split())
_GOING_ON: Final = frozenset("added adding adds continued concluded stressed underlined".split())
"""Verbs with which a speaker goes on; without a subject they are the outer speaker's."""
_LONGEST_SOURCE: Final = 18
"""Words between "according to" and the comma behind whom it names."""
_OVER: Final = 6
"""Words by which a tree may be followed up."""


def sentence_of(section: Section, at: int) -> Span:
    """The sentence of word `at`."""
    return section.sentences[bisect_right(section.sentences, at, key=lambda s: s[0]) - 1]


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def keep_to_sentence(section: Section, draft: Draft) -> list[Span]:
    """Takes away unquoted words of another sentence than the cue's, which the cue lays on nobody;
    gives back the pieces that it took away whole.

    Unless a colon announces them, or nothing else is left.
    """
    apart: list[Span] = []
    if draft.cue is None:
        return apart
    low, high = sentence_of(section, draft.cue[0])
    kept: list[Span] = []
    for first, last in draft.content:
        if section.quoted[first:last].any():
            last = _quoted_end(section, first, last, high)
        whole = low <= first and last <= high
        if whole or section.quoted[first:last].any() or _marked(section, first, last):
            kept.append((first, last))
        elif max(first, low) < min(last, high):
            first, last = max(first, low), min(last, high)
            while last > first + 1 and _word(section, last - 1) in _ENDS:
                last -= 1
            kept.append((first, last))
        else:
            apart.append((first, last))
    if not kept:
        return []
    draft.content = kept
    return apart


def _quoted_end(section: Section, first: int, last: int, high: int) -> int:
    """Where a partly quoted content ends: no whole sentence without marks behind the cue's own."""
    while last - 1 >= max(high, first + 1):
        begin = max(sentence_of(section, last - 1)[0], first)
        if begin < high or begin <= first or section.quoted[begin:last].any():
            break
        last = begin
    return last


def content_start(section: Section, first: int, *, anywhere: bool = False) -> int:
    """The first word behind the dateline or clock time of a paragraph, if `first` begins one.

    With `anywhere` signs may stand before it.
    """
    begin, stop = section.block_words[int(section.paragraph[first])]
    if first != begin and not anywhere:
        return first
    start = section.words[first][0]
    match = _DATELINE.match(section.text, start, start + _DATELINE_LONGEST)
    while match is not None and first < stop - 1 and section.words[first][0] < match.end():
        first += 1
    return first


def without_dateline(section: Section, draft: Draft) -> None:
    """Where and when a paragraph was written, before a dash, or its clock time, is no content."""
    kept = []
    for first, last in draft.content:
        begin = section.block_words[int(section.paragraph[first])][0]
        if first < begin + _DATELINE_WORDS and not section.quoted[first]:
            first = max(first, content_start(section, begin))
        if first < last:
            kept.append((first, last))
    if kept:
        draft.content = kept


def _marked(section: Section, first: int, last: int) -> bool:
    """Whether pairs of single marks stand in for quotation marks, or a colon before."""
    start, end = section.slice((max(0, first - 1), last))
    return any(mark in section.text[start:end] for mark in _PAIRS) or section.text[start] == ":"


def keep_to_clause(section: Section, syntax: Syntax, draft: Draft) -> None:
    """ "Men who want to leave see the port as …": what they want ends before the main verb."""
    if draft.cue is None or not draft.content:
        return
    first, last = draft.content[-1]
    verb = _climb(syntax, draft.cue[0], draft.cue)
    if verb is None or first < draft.cue[1] or section.quoted[first:last].any():
        return
    for _ in range(_OVER):
        if syntax.relations[verb] == _RELCL:
            break
        verb = int(syntax.heads[verb])
        if verb < 0:
            return
    noun = int(syntax.heads[verb])
    main = int(syntax.heads[noun]) if noun >= 0 and syntax.relations[noun] == _NSUBJ else -1
    about = {_word(section, at) for at in range(max(0, noun), draft.cue[0])}
    if about.isdisjoint(_WHO):
        return
    if noun < draft.cue[0] and first < main < last and syntax.pos[main] in _VERBAL:
        draft.content[-1] = (first, main)


def _climb(syntax: Syntax, at: int, span: Span) -> int | None:
    """The verb of `span` whose head stands outside of it."""
    for at in range(*span):
        if syntax.pos[at] == _VERB and not span[0] <= syntax.heads[at] < span[1]:
            return at
    return None


def whole_clause(
    section: Section, syntax: Syntax, draft: Draft, used: npt.NDArray[np.int8]
) -> None:
    """ "…, which lies at the river, the army said": all that stands before is said.

    A content before its cue and source that hangs on free, unquoted words in front of it takes
    them in, back to the sentence's beginning or a semicolon.
    """
    if draft.cue is None or len(draft.content) != 1:
        return
    first, last = draft.content[0]
    low, _ = sentence_of(section, draft.cue[0])
    if not low < first < last <= draft.cue[0] or section.quoted[low:last].any():
        return
    if draft.source is not None and draft.source[0] < last:
        return
    begin = first
    while begin > low and not used[begin - 1] and _word(section, begin - 1) not in (";", ":", "—"):
        begin -= 1
    tops = [at for at in range(first, last) if not first <= syntax.heads[at] < last]
    tops = [at for at in tops if syntax.pos[at] != _PUNCT]
    hangs = [at for at in tops if begin <= syntax.heads[at] < first]
    headless = last - first > 1 and any(
        syntax.relations[at] in _SUBJECTS and first <= syntax.heads[at] < last
        for at in range(begin, first)
    )
    if not headless and not any(syntax.relations[at] in _DEPENDENT for at in hangs):
        return
    if not headless and not any(syntax.pos[at] in _VERBAL for at in range(begin, first)):
        return
    while begin < first and syntax.pos[begin] == _PUNCT:
        begin += 1
    draft.content[0] = (begin, last)
    used[begin:last] = 3


def other_half(section: Section, syntax: Syntax, draft: Draft, used: npt.NDArray[np.int8]) -> None:
    """ "The guards, a clerk said, fired twice": what follows the insertion is said as well."""
    if draft.cue is None or draft.source is None or len(draft.content) != 1:
        return
    first, last = draft.content[0]
    begin = max(draft.cue[1], draft.source[1])
    if last > min(draft.cue[0], draft.source[0]) or section.quoted[first:last].any():
        return
    _, high = sentence_of(section, begin - 1)
    if begin + 1 >= high or _word(section, begin) != "," or _word(section, last) != ",":
        return
    begin += 1
    if begin < high and _word(section, begin) in _CITING:
        return  # "the paper said, citing the ministry": whose words they are, not their other half
    end = begin
    while end < high and not used[end] and not section.quoted[end] and _word(section, end) != ";":
        end += 1
    while end > begin and syntax.pos[end - 1] == _PUNCT:
        end -= 1
    if any(begin <= syntax.heads[at] < end for at in range(first, last)):
        draft.content.append((begin, end))
        used[begin:end] = 3


def without_it(section: Section, draft: Draft) -> None:
    """The "it" of "it is said that …" is no content; that of "…, it was confirmed" stands for all
    of the sentence before it."""
    if draft.cue is None:
        return
    cue, high = draft.cue[0], sentence_of(section, draft.cue[0])[1]
    its = [s for s in draft.content if s[1] - s[0] == 1 and _word(section, s[0]) == "it"]
    if not its or its[0][1] != cue:
        return
    it = its[0][0]
    others = [s for s in draft.content if s not in its]
    low = sentence_of(section, cue)[0]
    if others:
        if _word(section, others[0][0]) == "that" and others[0][0] >= draft.cue[1]:
            draft.content = others
    elif (
        draft.source is None
        and it - 1 > low + 1
        and _word(section, it - 1) == ","
        and high - draft.cue[1] <= 1
    ):
        draft.content = [(low, it - 1)]
        draft.cue = (it, draft.cue[1])


def whole_according(section: Section, draft: Draft) -> None:
    """ "According to a man who may not speak in public, …": the source goes on to the comma."""
    if draft.cue is None or draft.source is None or draft.source[0] != draft.cue[1]:
        return
    low, high = sentence_of(section, draft.cue[0])
    if draft.cue[0] > low + 1 or _word(section, draft.cue[0]) != "according":
        return
    stop = min(high, draft.cue[1] + _LONGEST_SOURCE)
    comma = next((at for at in range(draft.cue[1], stop) if _word(section, at) == ","), None)
    if comma is None or not draft.content or section.quoted[comma]:
        return
    first, last = draft.content[0]
    if draft.source[1] <= first < comma < last - 1:
        draft.source = (draft.source[0], comma)
        draft.content[0] = (comma + 1, last)


def split_voices(
    section: Section, syntax: Syntax, drafts: Sequence[Draft], marked: npt.NDArray[np.bool_]
) -> None:
    """ "X said …; Y said …": what stands behind the semicolon, or beside the verb of saying, is
    not X's; it is taken out of his content and laid beside him. `marked`: the words of persons,
    groups and documents, who can say something themselves."""
    for draft in drafts:
        if draft.parent is None or draft.cue is None:
            continue
        outer = drafts[draft.parent]
        held = next((s for s in outer.content if s[0] <= draft.cue[0] < s[1]), None)
        if outer.cue is None or held is None or section.quoted[held[0] : draft.cue[1]].any():
            continue
        if outer.cue[1] > held[0]:
            continue
        marks = section.quoted[held[0] : held[1]].any()
        cut = None if marks else _semicolon(section, draft, held)
        if cut is None and not (marks and _his(section, draft)):
            cut = _beside(section, syntax, draft, outer, held, marked)
        if cut is None or cut <= held[0]:
            continue
        if any(a < cut for a, b in draft.content):
            continue
        if draft.source is not None and draft.source[0] < cut:
            draft.source = None
        before = (held[0], cut)
        outer.content = [before if s == held else s for s in outer.content if s[0] <= held[0]]
        for other in drafts:
            inside = other.parent == draft.parent and other is not draft
            if inside and other.cue is not None and other.cue[0] >= cut:
                other.parent = outer.parent
        draft.parent = outer.parent
        if draft.source is None:
            draft.source = outer.source


def _his(section: Section, draft: Draft) -> bool:
    """Whether a draft's source is a pronoun, which may be the outer speaker himself."""
    if draft.source is None:
        return False
    return {_word(section, at) for at in range(*draft.source)} <= _HIS


def _semicolon(section: Section, draft: Draft, held: Span) -> int | None:
    """The semicolon in `held` before the draft, if another than the outer speaker begins there."""
    assert draft.cue is not None
    if draft.source is None:
        return None
    named = {_word(section, at) for at in range(draft.source[0], draft.cue[1])}
    if named & _HIS:
        return None
    for at in range(min(draft.source[0], draft.cue[0]) - 1, held[0], -1):
        if _word(section, at) == ";":
            return at
    return None


def _beside(
    section: Section, syntax: Syntax, draft: Draft, outer: Draft, held: Span,
    marked: npt.NDArray[np.bool_],
) -> int | None:  # fmt: skip
    """Where the draft begins, if its verb is coordinate with the outer one's."""
    assert draft.cue is not None
    assert outer.cue is not None
    verb = _climb(syntax, draft.cue[0], draft.cue)
    if verb is None or syntax.relations[verb] not in (_CONJ, _PARATAXIS):
        return None
    goes_on = _word(section, verb) in _GOING_ON and not any(
        syntax.heads[at] == verb and syntax.relations[at] in _SUBJECTS
        for at in range(held[0], verb)
    )
    begin = min(draft.source[0] if draft.source else draft.cue[0], draft.cue[0])
    if not (goes_on or outer.cue[0] <= syntax.heads[verb] < outer.cue[1]):
        if not _of_a_thing(section, syntax, draft, verb, held, marked):
            return None
        begin = draft.cue[0]
    joined = False
    while begin > held[0] and (
        _word(section, begin - 1) in _JOINING or syntax.pos[begin - 1] == _PUNCT
    ):
        begin -= 1
        joined = True
    return begin if joined else None


def _of_a_thing(
    section: Section, syntax: Syntax, draft: Draft, verb: int, held: Span,
    marked: npt.NDArray[np.bool_],
) -> bool:  # fmt: skip
    """ "Said that a device went off and suggested that …": a device suggests nothing, so that the
    verb goes on from the one outside."""
    first = draft.content[0][0]
    if _word(section, verb) not in VOICED or first < verb or _word(section, first) != "that":
        return False
    subjects = [at for at in range(held[0], verb) if syntax.relations[at] in _SUBJECTS]
    if any(syntax.heads[at] == verb for at in subjects):
        return False
    before = [at for at in subjects if syntax.heads[at] == syntax.heads[verb]]
    return any(syntax.pos[at] == _NOUN and not marked[at] for at in before)
