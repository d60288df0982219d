"""What a report shows of somebody whose role is sought: named traits, and the sense of sentences.

The traits are few: what the rules make of him and by what, whether he has a name, who gathered his
words. The sense is the mean of the reader's sentence vectors, of what he is said to have said and
of where he is spoken of: it tells a man at whom shots were fired from one who looked on, in words
that no list holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import Attribution, Span
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.roles import role_of
from sayso.resolve.who.scene import Scene

__all__ = ["PARTS", "WIDTH", "Shown", "sense", "traits"]

PARTS: Final = ("said", "spoken of")
"""Whose sentences the two vectors of a sense are the mean of."""
WIDTH: Final = 384
"""Numbers of one sentence vector."""
MOST: Final = 40
"""The first mentions, and the first attributions, of somebody that are looked at."""
_AGE = re.compile(r",\s(?:aged\s)?(?:1\d|[2-9]\d)(?=[,.;])|\s\((?:1\d|[2-9]\d)\)")
_LABEL = re.compile(r"[^\S\n]*:")
_FLAGS = ("saw", "rank", "testified", "former", "document", "unnamed")
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shown:
    """One somebody with all that the report shows of him."""

    figure: Figure
    mentions: tuple[Span, ...]
    own: tuple[Attribution, ...]
    """What is laid on him himself."""
    passes_on: bool
    """Whether he is the origin of words that somebody behind him speaks."""
    through: frozenset[str]
    """What kinds of gatherers stand before him."""
    publishes: bool


def traits(shown: Shown, scene: Scene) -> frozenset[str]:
    """Every trait of somebody."""
    return frozenset((*_of_figure(shown), *_of_text(shown, scene)))


def _of_figure(shown: Shown) -> Iterator[str]:
    figure = shown.figure
    rule = role_of(figure).value
    yield "always"
    yield f"rule {rule}"
    yield _shape(figure)
    for flag in _FLAGS:
        if getattr(figure, flag):
            yield flag
    if figure.held_by is not None:
        yield "held"
    if figure.gatherer is not None:
        yield f"gathers {figure.gatherer}"
    if figure.party is not None:
        yield f"known {figure.party.kind.value}"
    if shown.publishes:
        yield "publishes"
        yield f"publishes {rule}"
    if shown.passes_on:
        yield "passes on"
    if len(shown.own) > 1:
        yield "speaks again"
    for body in figure.belongs[:3]:
        yield f"belongs to {role_of(body.live()).value}"
    for kind in shown.through:
        yield f"through {kind}"


def _shape(figure: Figure) -> str:
    """A person or a body, by name or described, one or several."""
    sort = "person" if figure.is_person() else "body"
    return f"{'named' if figure.proper else 'unnamed'} {'many ' if figure.plural else ''}{sort}"


def _of_text(shown: Shown, scene: Scene) -> Iterator[str]:
    for start, end in shown.mentions[:MOST]:
        if start < 0:
            continue
        if _AGE.match(scene.raw, end, end + 14) is not None:
            yield "his age"
        if scene.raw[start:end].isupper() and _LABEL.match(scene.raw, end) is not None:
            yield "label"
    if any(row.parent is not None for row in shown.own):
        yield "nested"


def sense(shown: Shown, scene: Scene) -> Vectors:
    """(2, WIDTH): the directions of `PARTS`, each of length 1, or 0 where there is no sentence."""
    said = (span[0] for row in shown.own[:MOST] for span in row.content)
    spoken = (span[0] for span in shown.mentions[:MOST] if span[0] >= 0)
    return np.stack([_mean(scene, said), _mean(scene, spoken)])


def _mean(scene: Scene, places: Iterable[int]) -> Vectors:
    total = np.zeros(WIDTH, np.float32)
    sentences: Sequence[object] = scene.reading.sentences
    if sentences:
        for place in list(places)[:MOST]:
            vector = scene.reading.sentences[scene.sentence_at(place)].vector
            if len(vector) == WIDTH:
                total += np.frombuffer(vector, np.int8)
    length = float(np.linalg.norm(total))
    return total / length if length else total
