"""What every claim has in common with others, as arrays in memory: counted while somebody clicks.

A ledger of 100,000 claims is a few megabytes of small numbers; a filter is a mask over them and a
facet one `bincount`. A `Snapshot` never changes once it is made, so threads may share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.ledger.fold import fold
from sayso.ledger.sameness import Classes
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    Modality,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
)

__all__ = [
    "CODED",
    "JUDGED",
    "NAMED",
    "NEVER",
    "NOBODY",
    "PEOPLE",
    "SETS",
    "Ints",
    "Mask",
    "Snapshot",
    "Spot",
    "Words",
    "folded",
]

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

JUDGED = ("unjudged", "read_correctly", "corrected", "wrong", "disputed")

CODED: dict[str, tuple[str, ...]] = {
    "act": ("none", *Act),
    "polarity": tuple(Polarity),
    "certainty": tuple(Certainty),
    "modality": tuple(Modality),
    "basis": tuple(Basis),
    "naming": ("none", *Naming),
    "role": ("none", *Role),
    "heading": ("0", "1"),
    "judged": JUDGED,
}
"""Facets of one value out of few, and the values by their code."""

SETS: dict[str, tuple[str, ...]] = {
    "caveat": tuple(Caveat),
    "remark": tuple(RemarkStatus),
}
"""Facets of several values, as bits; no bit: `none`."""

NAMED = ("speaker", "origin", "agent", "patient", "place", "publisher", "report")
"""Facets whose values are names, by their code in `Words`; 0 is nobody."""

PEOPLE = ("speaker", "origin", "agent", "patient", "place")
"""Those of `NAMED` that share their codes: one person, one key, one label."""

NOBODY = {"publisher": "?"}
"""How nobody is written where it is not `none`."""

folded = lru_cache(maxsize=200_000)(fold)
"""A name as it is searched for, folded once: every key that somebody presses compares them all."""

NEVER = 0
"""Day number of the beginning and end of a claim without a date."""


class Words:
    """Keys and the labels that they go by, as small numbers. Grows, never shrinks; 0 is nobody."""

    def __init__(self) -> None:
        self.keys: list[str] = [""]
        self.kinds: list[str] = [""]
        self._codes: dict[str, int] = {"": 0}
        self._labels: list[dict[str, int]] = [{}]
        self.described: set[int] = set()
        """Codes of what is only described in a report, and does not speak there unnamed."""

    def __len__(self) -> int:
        return len(self.keys)

    def code(self, key: str, label: str, kind: str = "") -> int:
        """The code of a key, which was called `label` once more."""
        code = self._codes.get(key)
        if code is None:
            code = len(self.keys)
            self.kinds.append(kind)
            self._labels.append({})
            self.keys.append(key)
            self._codes[key] = code
        elif kind and not self.kinds[code]:
            self.kinds[code] = kind
        if label:
            labels = self._labels[code]
            labels[label] = labels.get(label, 0) + 1
        return code

    def find(self, key: str) -> int | None:
        """The code of a key, None where it never came."""
        return self._codes.get(key)

    def label(self, code: int) -> str:
        """What it is called most often."""
        labels = self._labels[code]
        return max(sorted(labels), key=lambda one: labels[one]) if labels else self.keys[code]

    def counted(self, code: int) -> Mapping[str, int]:
        """How often it is called what."""
        return self._labels[code]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a report puts a place."""

    name: str
    lat: float
    lon: float
    precision: int
    country: str | None
    geonames: int | None


@dataclass(slots=True)
class Snapshot:
    """One moment of all claims. Arrays run parallel, in the ledger's order."""

    ids: Ints
    """Row numbers, ascending."""
    columns: dict[str, npt.NDArray[Any]]
    superseded: Mask
    reports: dict[int, tuple[Any, ...]]
    """(row, report id, log, superseded, publisher, published, title) by row."""
    words: dict[str, Words]
    """Of each of `NAMED`."""
    spots: dict[int, Spot]
    """By code of `place_spot`."""
    holdings: dict[str, dict[int, tuple[str, ...]]]
    """By key: the entities that have it, by report row."""
    number: int
    """Another one for every change: what is kept for a snapshot is kept under it."""
    last_judgement: int = 0
    classes: Classes = field(default_factory=Classes)
    """Who is one because people decided so; `columns` have these already."""
    ones: Mapping[int, int] = field(default_factory=dict)
    """The code of the class of every code that decisions touch."""
    memory: dict[Any, Any] = field(default_factory=dict)
    """Results of searches, as long as this snapshot is the current one; the oldest go."""
    lists: dict[str, Any] = field(default_factory=dict)
    """What is made once of a snapshot, by name."""

    def __len__(self) -> int:
        return len(self.ids)

    # --- who -----------------------------------------------------------------------------------

    def code(self, name: str, key: str) -> int | None:
        """The code under which a facet has somebody of this key; None where it never came."""
        code = self.words[name].find(key)
        return self.ones.get(code, code) if code and name in PEOPLE else code

    def label(self, name: str, code: int) -> str:
        """What somebody is called most often, under any key."""
        labels = self.labels(name, code)
        return labels[0] if labels else self.words[name].keys[code]

    def labels(self, name: str, code: int) -> list[str]:
        """All that somebody is called, under any key, most often first."""
        words = self.words[name]
        counted = dict(words.counted(code))
        if self.ones and name in PEOPLE:
            for key in self.classes.keys_of(words.keys[code]):
                other = words.find(key)
                if other is not None and other != code:
                    for label, times in words.counted(other).items():
                        counted[label] = counted.get(label, 0) + times
        return sorted(counted, key=lambda one: (-counted[one], one))

    def one_of(self, key: str) -> str:
        """The key of the class that a key belongs to, mostly its own."""
        return self.classes.of.get(key, key)

    def keys_of(self, key: str) -> tuple[str, ...]:
        """Every key of the class that this one belongs to."""
        return self.classes.keys_of(self.one_of(key))

    def held(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """(report row, its entities) of everybody and everything that is one with this key."""
        name = self.one_of(key)
        found: dict[int, tuple[str, ...]] = {}
        for bare in self.keys_of(name):
            for row, entities in self.holdings.get(bare, {}).copy().items():
                report = self.reports.get(row)
                if report is None or self.classes.key(bare, str(report[1])) == name:
                    found[row] = found.get(row, ()) + entities
        return sorted(found.items())

    # --- where ---------------------------------------------------------------------------------

    def positions(self, rows: Ints | Iterable[int]) -> Ints:
        """Places of claims by their row numbers; rows that are not there are left out."""
        wanted = rows if isinstance(rows, np.ndarray) else np.fromiter(rows, np.int64)
        if not len(self.ids) or not len(wanted):
            return np.zeros(0, np.int64)
        at = np.searchsorted(self.ids, wanted)
        at[at == len(self.ids)] = 0
        found: Ints = at[self.ids[at] == wanted]
        return found
