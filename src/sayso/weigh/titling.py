"""What an allegation is called: words of a report that read as a statement.

A claim is often a piece of its sentence: "and wounding dozens", "took 32 passengers away". Its
title is then the clause that it hangs on, from its subject on, in the words of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sayso.model import Reading, Span, Token
from sayso.weigh.entry import Saying
from sayso.weigh.words import fold_words, meaning_words

__all__ = ["best_read", "called", "stated_span", "title_among"]

LONGEST = 240
"""Code points of a title that is longer than its claim."""
CLIMB = 8
"""Words that are climbed to a clause with a subject."""
FEW = 2
"""Fewer content words than this say too little, even where they have a subject."""
_SUBJECTS = ("nsubj", "csubj", "expl")
_PRONOUNS = frozenset(
    "i me we us you he him she her it its they them their his my our your this that these those "
    "there who which one some others both".split()
)
_CLOSING = frozenset("”»")
_RELATIVE = frozenset("who which that whom whose".split())

T = TypeVar("T")


def stated_span(reading: Reading, words: str, passage: Span) -> Span:
    """The passage of a claim, or the wider one that has its subject as well."""
    inside = reading.tokens.within(passage)
    if not inside:
        return passage
    top = _top([reading.tokens[index] for index in inside])
    if top is None:
        return passage
    children = _children(reading, top)
    here, own = top, _subject(children.get(top.index, ()))
    if own is not None and passage[0] <= own.start < passage[1]:
        told = words[slice(*passage)]
        if len(meaning_words(told)) >= FEW or not top.relation.startswith(("ccomp", "advcl")):
            return passage
        own = None
    for _ in range(CLIMB):
        # "…, he said" behind a claim adds nothing to it; "who" in front of it is no subject.
        if own is not None and own.start < passage[1] and not _relative(own, words):
            first = min(_under(own, children), key=lambda token: token.start)
            start = min(_with_article(first, reading).start, passage[0])
            end = max(passage[1], here.end)
            # A quotation that ends with the claim ends with its mark.
            end += words[end : end + 1] in _CLOSING and words[start:end].count(words[end]) == 0
            wide = (start, end)
            return wide if wide[1] - wide[0] <= LONGEST else passage
        if here.head < 0 or here.head == here.index:
            break
        here = reading.tokens[here.head]
        own = _subject(children.get(here.index, ()))
    return passage


def called(saying: Saying) -> str:
    """The words that an allegation is called by, on one line."""
    return " ".join((saying.told or saying.words).split()).lstrip(",;:.–—-)] ")


def best_read(some: Mapping[T, Sequence[Saying]]) -> list[T]:
    """Those of the groups of claims that read best as a title: with a subject, no pronoun."""
    ranks = {one: min(map(_rank, sayings), default=3) for one, sayings in some.items()}
    best = min(ranks.values(), default=0)
    return [one for one in some if ranks[one] == best]


def title_among(sayings: Iterable[Saying]) -> Saying:
    """The claim of one cell that its allegation is called by."""
    return min(sayings, key=lambda saying: (_rank(saying), saying.report, saying.claim))


def _rank(saying: Saying) -> int:
    words = fold_words(saying.told or saying.words)
    if not words or len(meaning_words(saying.words)) < FEW:
        return 3
    pronoun = words[0] in _PRONOUNS
    if saying.told is None:
        return 1 if pronoun else 0
    return 2


def _top(inside: Sequence[Token]) -> Token | None:
    """The word that the others of a passage hang on: the first verb among those, else the first."""
    here = {token.index for token in inside}
    tops = [
        token for token in inside if token.head not in here and token.pos not in ("PUNCT", "CCONJ")
    ]
    return next(
        (token for token in tops if token.pos in ("VERB", "AUX")), tops[0] if tops else None
    )


def _children(reading: Reading, word: Token) -> dict[int, list[Token]]:
    """The words of a word's sentence by their heads."""
    found: dict[int, list[Token]] = {}
    for sentence in reading.sentences:
        if sentence.first_token <= word.index < sentence.last_token:
            for index in range(sentence.first_token, sentence.last_token):
                token = reading.tokens[index]
                if token.head != index:
                    found.setdefault(token.head, []).append(token)
            break
    return found


def _subject(children: Iterable[Token]) -> Token | None:
    return next((token for token in children if token.relation.startswith(_SUBJECTS)), None)


def _relative(subject: Token, words: str) -> bool:
    return words[subject.start : subject.end].lower() in _RELATIVE


def _with_article(word: Token, reading: Reading) -> Token:
    """The word before it where that is an article that the tree has elsewhere."""
    before = reading.tokens[word.index - 1] if word.index else word
    return before if before.pos == "DET" and before.end + 1 == word.start else word


def _under(top: Token, children: Mapping[int, Sequence[Token]]) -> list[Token]:
    """A word and all that hang on it."""
    found, waiting, seen = [], [top], {top.index}
    while waiting:
        token = waiting.pop()
        found.append(token)
        for child in children.get(token.index, ()):
            if child.index not in seen:
                seen.add(child.index)
                waiting.append(child)
    return found
