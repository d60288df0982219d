"""Who is quoted by another: "the paper quoted him as saying", "was quoted by the agency as saying".

The words are those of whom somebody quotes; the model often lays them on who quotes him.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.english.verbs import verb_forms
from sayso.read.clauses import sentence_of
from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.speakers import phrase
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["quoted_as"]

Span = tuple[int, int]

CONFIDENCE: Final = 0.5
_QUOTE: Final = verb_forms("quote cite")
_BE: Final = frozenset("is are was were been being".split())
_LONGEST: Final = 14
"""Words of whom somebody quotes."""
_FARTHEST: Final = 30
"""Words between "quoted" and "as saying"."""
_PUNCT = PARTS_OF_SPEECH.index("PUNCT")
_PASSIVE = RELATIONS.index("nsubj:pass")
_SUBJECTS = frozenset((_PASSIVE, RELATIONS.index("nsubj")))


def quoted_as(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with whom somebody quotes as the source of what he is quoted as saying."""
    kept = list(drafts)
    for at in range(1, len(section.words) - 2):
        if _word(section, at) != "as" or not _voiced(section, at + 1):
            continue
        low, high = sentence_of(section, at)
        verb = next(
            (i for i in range(at - 1, max(low, at - _FARTHEST) - 1, -1)
             if _word(section, i) in _QUOTE), None,
        )  # fmt: skip
        source = None if verb is None else _whom(section, syntax, verb, at, low, high)
        if verb is None or source is None:
            continue
        cue = (at, at + 2)
        about = [
            d for d in kept
            if d.cue is not None and low <= d.cue[0] < at + 2 and verb < d.cue[1]
        ]  # fmt: skip
        about.sort(key=lambda d: -(d.cue or cue)[0])
        pieces = [span for d in about[:1] for span in d.content]
        rest = _without(section, pieces, (min(source[0], verb), at + 2)) if pieces else []
        if not rest:
            end = next((i for i in range(at + 2, high) if _word(section, i) == ";"), high)
            while end > at + 2 and syntax.pos[end - 1] == _PUNCT and not section.quoted[end - 1]:
                end -= 1
            rest = [(at + 2, end)] if end > at + 2 else []
        if not rest:
            continue
        kept = [d for d in kept if all(d is not one for one in about)]
        kept.append(Draft(cue, source, rest, confidence=CONFIDENCE))
    return kept


def _whom(section: Section, syntax: Syntax, verb: int, at: int, low: int, high: int) -> Span | None:
    """Whose words they are: the object of who quotes, or the subject of "was quoted"."""
    if any(_word(section, i) in _BE for i in range(max(low, verb - 2), verb)):
        for i in range(low, verb):
            if syntax.heads[i] == verb and syntax.relations[i] in _SUBJECTS:
                first, last = phrase(syntax, i, low, high)
                return (first, min(last, verb)) if last - first <= _LONGEST else None
        return None
    last = at
    while last > verb + 1 and syntax.pos[last - 1] == _PUNCT:
        last -= 1
    return (verb + 1, last) if 0 < last - verb - 1 <= _LONGEST else None


def _without(section: Section, pieces: Sequence[Span], gone: Span) -> list[Span]:
    """The pieces without the words of `gone`."""
    left = []
    for first, last in pieces:
        for a, b in ((first, min(last, gone[0])), (max(first, gone[1]), last)):
            while (
                a < b and not section.text[section.words[a][0]].isalnum() and not section.quoted[a]
            ):
                a += 1
            if b - a > 1:
                left.append((a, b))
    return left


def _voiced(section: Section, at: int) -> bool:
    word = _word(section, at)
    return word.endswith("ing") and word != "having"


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()
