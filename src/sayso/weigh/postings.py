"""What became of the postings that an update changed: who was in them before, and who is now.

A posting that holds more than its limit of members is crowded (see `shelf`). Which pairs it brings
together follows from its members alone, so what an update gave or took can be told from its
members before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.weigh.packed import NONE, Members, Numbers, Packed, Rows, distinct

__all__ = ["Changed", "Moved", "Step", "moved"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What an update put into postings and took out of them."""

    added: Rows = NONE
    dropped: Rows = NONE


class Step(NamedTuple):
    """One posting before and after. Of a long one the first members only, in order."""

    key: int
    new: set[int]
    old: set[int]
    before: list[int]
    after: list[int]
    was: bool
    """Whether it was crowded."""
    now: bool
    """Whether it is."""


@dataclass(frozen=True, slots=True)
class Moved:
    """All changed postings, by key, in arrays; `step` tells of one."""

    changed: Changed
    found: Members
    """Who is in them now: as many as are not crowded, and as many more as came."""
    new: Numbers
    """How many came into each."""
    old: Numbers
    was: npt.NDArray[np.bool_]
    now: npt.NDArray[np.bool_]

    def steps(self, which: npt.NDArray[np.bool_]) -> Iterator[Step]:
        """Those of the postings, one after the other."""
        keys = self.found.keys
        sides = []
        for rows in (self.changed.added, self.changed.dropped):
            low = np.searchsorted(rows.keys, keys)
            high = np.searchsorted(rows.keys, keys, side="right")
            sides.append((rows.members, low.tolist(), high.tolist()))
        for place in np.flatnonzero(which).tolist():
            new, old = (
                set(members[low[place] : high[place]].tolist()) for members, low, high in sides
            )
            after = self.found.of(place)
            before = sorted(set(after).difference(new) | old)
            was, now = bool(self.was[place]), bool(self.now[place])
            yield Step(int(keys[place]), new, old, before, after, was, now)


def moved(index: Packed, changed: Changed, limits: Callable[[Numbers], Numbers]) -> Moved:
    """The postings that a change is about, which is in the index already. `limits`: by key."""
    keys = distinct(np.concatenate((changed.added.keys, changed.dropped.keys)))
    new, old = (
        np.searchsorted(rows.keys, keys, side="right") - np.searchsorted(rows.keys, keys)
        for rows in (changed.added, changed.dropped)
    )
    most = limits(keys)
    found = index.first(keys, most + new)
    now: npt.NDArray[np.bool_] = found.counts > most
    was: npt.NDArray[np.bool_] = found.counts - new + old > most
    return Moved(changed, found, new, old, was, now)
