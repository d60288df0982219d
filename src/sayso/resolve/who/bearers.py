"""Whose a name is that the text introduces: "the man, to whom the station gives the name X".

Nobody unnamed is tied to somebody named by nearness alone: what he says may be of another.
"""

from __future__ import annotations

import re

from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import take_apart
from sayso.vocabulary import MentionKind

__all__ = ["beside", "comes_back", "described_before", "person_before", "unnamed_before"]


def person_before(cast: Cast, position: int, reach: int = 240) -> Figure | None:
    """The person, named or described, that the words before a position are about."""
    raw = cast.scene.raw
    sentence = cast.scene.sentences[cast.scene.sentence_at(position)] if cast.scene.sentences else (
        0, len(raw))  # fmt: skip
    quotation = cast.scene.quotation_at(position)
    for span, figure in cast.before(position, reach):
        if span[0] < sentence[0]:
            break
        if cast.scene.quotation_at(span[0]) != quotation:
            continue
        if not figure.proper and _SAID.search(raw, span[1], position) is not None:
            break  # what he says is another's name
        if figure.is_person() and span[1] <= position + 1:
            return figure
    return None


_JOINED_ON = re.compile(r"[”’\"]?,?\s?(?:(?:who|whom|which)\s(?:is\s|was\s|has\s)?)?")


def beside(cast: Cast, position: int) -> Figure | None:
    """The person whose name or description ends right where such a clause begins, or holds it."""
    for span, figure in cast.before(position, 160):
        covers = span[0] < position < span[1] and not figure.proper
        if covers and figure.is_person() and not figure.plural:
            # "A mechanic, who fled in May and whom we call X": the whole is his.
            others = (one for where, one in cast.within((span[0] + 1, position))
                      if where != span and one.is_person() and one is not figure)  # fmt: skip
            if not _OF_ANOTHER.search(cast.scene.raw, span[0], position) and not next(others, None):
                return figure
        if span[1] > position or not figure.is_person():
            continue
        return figure if _JOINED_ON.fullmatch(cast.scene.raw, span[1], position) else None
    return None


_OF_ANOTHER = re.compile(
    r"\b(?:whose|his|her|their|that|said|says|saying|told|tells|named|called|(?:of|with|to|by)\swhom)\b",
    re.IGNORECASE,
)
"""What makes of the rest of a description a tale of somebody else."""
_SAID = re.compile(r"\b(?:said|says|saying|told|tells|claimed|claims|added|that|quoted|denied)\b")


_NOUN_BEFORE = re.compile(
    r"(?P<noun>\b(?:[Oo]ne\sof\s(?:them|the\s\w+)|(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y)\s(?:[\w\-]+\s){0,3}?"
    r"[a-z]+)),?\s(?:(?:who|whom|which)\s"
    r"(?:\w+\s){0,3})?$"
)


def described_before(cast: Cast, position: int) -> Figure | None:
    """ "The commander, who goes by …": whom the words before a clause describe."""
    raw = cast.scene.raw
    match = _NOUN_BEFORE.search(raw, max(0, position - 90), position)
    if match is None:
        return None
    phrase = take_apart(match.group("noun"))
    for _, figure in cast.before(match.start(), 1500):
        one = figure.is_person() and not figure.proper and not figure.plural
        if one and phrase.head_lemma in figure.heads:
            return figure
    figure = described(cast, phrase, match.span("noun"), MentionKind.person)
    if not figure.is_person() or figure.plural:
        return None
    cast.place(figure, match.span("noun"))
    return figure


_COMING_BACK = re.compile(r"[“\"]?(?:The|This)\s(?P<noun>(?:[a-z\-]+\s){0,2}?[a-z\-]+),\s")


_ANYBODY = lex.GENERIC_PERSONS | frozenset({"fighter", "deserter", "soldier", "exile", "refugee"})


def comes_back(cast: Cast, position: int) -> Figure | None:
    """ "The man, to whom the station gives the name X": the unnamed one spoken of before him."""
    scene = cast.scene
    if not scene.sentences:
        return None
    start = scene.sentences[scene.sentence_at(position)][0]
    match = _COMING_BACK.match(scene.raw, start)
    if match is None or match.end() > position + 1:
        return None
    head = take_apart(match.group("noun")).head_lemma
    for where, figure in cast.before(start, 1200):
        if where[1] > start or not figure.is_person() or figure.plural:
            continue
        if figure.proper and not figure.pseudonym:
            return None  # a named one stands between: nobody is tied to a name
        if head in figure.heads or (head in _ANYBODY and figure.heads):
            return figure
    return None


def unnamed_before(cast: Cast, position: int) -> Figure | None:
    """The one unnamed person spoken of last, not more than a paragraph back."""
    for _, figure in cast.before(position, 600):
        if figure.is_person() and not figure.plural:
            return None if figure.proper and not figure.pseudonym else figure
    return None
