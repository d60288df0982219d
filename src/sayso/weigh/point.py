"""A claim made ready to be compared: its words, its vector, the identities of its actors."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.weigh.denials import denied_of, people_of, speaks_for_more
from sayso.weigh.entry import Saying
from sayso.weigh.likeness_table import ANYBODY, COMMON, THINGS
from sayso.weigh.opposites import poles_of
from sayso.weigh.words import meaning_words

__all__ = ["Point", "point_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A claim ready to be compared."""

    cell: int
    saying: Saying
    words: frozenset[str]
    folded: str
    """Its words as they are compared throughout."""
    vector: npt.NDArray[np.float32] | None
    """Whole numbers, so that a product of two is exact in whatever order it is added up."""
    norm: float
    agent: str | None
    """Identity, where it has a name."""
    patient: str | None
    place: str | None
    names: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    """Content words that only name those spoken of."""
    deeds: frozenset[str] = frozenset()
    """Concepts of what is done, as its words tell it."""
    himself: str | None = None
    """The identity of a person who denies it of himself."""
    people: frozenset[str] = frozenset()
    """The identities of those whom it is about, named or not."""
    poles: int = 0
    """Its words that have an opposite, as bits; none where it is a denial."""


def point_of(cell: int, saying: Saying, key: Callable[[str], str]) -> Point:
    """A claim with its words, its vector and the identities of its actors."""
    vector, norm = None, 0.0
    if saying.vector:
        raw = np.frombuffer(saying.vector, np.int8).astype(np.float32)
        norm = math.sqrt(float(raw @ raw))
        vector = raw if norm else None
    actors = (saying.agent, saying.patient, saying.place)
    agent, patient, place = (key(a.form) if a is not None and a.named else None for a in actors)
    if speaks_for_more(saying):
        agent = None
    names = frozenset(key(actor.form) for actor in saying.named)
    spoken_of = (one for one in (*actors, *saying.named) if one is not None and one.named)
    named = frozenset().union(*(meaning_words(one.name) for one in spoken_of))
    words, folded = meaning_words(saying.words), _fold(saying.words)
    named |= words & (ANYBODY | COMMON)
    deeds = frozenset(word for word in words if word[0] == "@") - THINGS
    return Point(
        cell, saying, words, folded, vector, norm, agent, patient, place, names, named, deeds,
        denied_of(saying, key), people_of(saying, key),
        0 if saying.polarity == "neg" else poles_of(saying.words),
    )  # fmt: skip


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())
