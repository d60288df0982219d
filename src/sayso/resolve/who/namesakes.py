"""Whom a lone surname as a source means, where several bear it or the reader took it for a place.

"X, the brother of President Y … Castellan said": of two who share a surname it is the one who had
the word, not the one by whom the other was told apart.
"""

from __future__ import annotations

from sayso.model import Span
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.phrases import Phrase
from sayso.resolve.who.reference.stands import place_of
from sayso.resolve.who.speakers import Speakers
from sayso.vocabulary import MentionKind

__all__ = ["namesake"]

_SHORTEST = 3
_MISREAD = frozenset({MentionKind.place, MentionKind.nationality, MentionKind.other})


def namesake(known: Speakers, span: Span, phrase: Phrase) -> Figure | None:
    """The bearer of a surname that says too little by itself; None where it says enough."""
    if len(phrase.words) != 1 or not phrase.core[:1].isupper() or phrase.definite:
        return None
    word = fold(phrase.core)
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    cast = known.cast
    bearers = _bearers(known, word)
    there = cast.at.get(span)
    if len(bearers) == 1:
        misread = there is not None and there.live().kind in _MISREAD and there.party is None
        return bearers[0] if misread and there is not None and len(there.names) == 1 else None
    if len(bearers) < 2 or (there is not None and not there.live().is_person()):
        return None
    for where, figure in reversed(known.memory.spoken):
        if where < span[0] and any(figure.live() is one for one in bearers):
            return figure.live()
    first = [one for one in bearers if not _tells_apart(known, one)]
    return first[0] if len(first) == 1 else None


def _bearers(known: Speakers, word: str) -> list[Figure]:
    """People whose name of several words ends so, in the order of the text."""
    found: dict[int, Figure] = {}
    for figure in known.cast.figures:
        live = figure.live()
        if not live.is_person() or not live.proper or live.plural:
            continue
        names = [fold(name).split() for name in live.names]
        if any(len(name) > 1 and name[-1] == word for name in names):
            found[id(live)] = live
    return sorted(found.values(), key=lambda one: one.first)


def _tells_apart(known: Speakers, figure: Figure) -> bool:
    """Whether somebody is first named only to say who another is ("brother of President X")."""
    scene = known.cast.scene
    first = next(
        (
            span
            for _, span in figure.names.values()
            if span is not None and span[0] >= 0 and " " in scene.raw[slice(*span)]
        ),
        None,
    )
    return first is not None and place_of(scene, first).below
