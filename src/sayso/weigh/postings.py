"""What became of the postings that an update changed: who was in them before, and who is now.

A posting that holds more than its limit of members is crowded (see `shelf`). Which pairs it brings
together follows from its members alone, so what an update gave or took can be told from its
members before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.weigh.shelf import Posting, Shelf

__all__ = ["Changed", "Step", "steps"]


@dataclass(slots=True)
class Changed:
    """What an update put into postings and took out of them: members by key."""

    added: dict[int, set[int]] = field(default_factory=dict)
    dropped: dict[int, set[int]] = field(default_factory=dict)


class Step(NamedTuple):
    """One posting before and after. Of a long one the first members only, in order."""

    key: int
    new: set[int]
    old: set[int]
    before: list[int]
    """Left out where it was not crowded, is not, and nobody went."""
    after: list[int]
    was: bool
    """Whether it was crowded."""
    now: bool
    """Whether it is."""


def steps(
    shelf: Shelf, kind: Posting, changed: Changed, limit: Callable[[int], int]
) -> Iterator[Step]:
    """Every changed posting that two share or shared, by key. `limit`: see `shelf`; by key too."""
    added, dropped = changed.added, changed.dropped
    keys = sorted(added.keys() | dropped.keys())
    most: dict[int, list[int]] = {}
    for key in keys:
        # Rounded up, so that a few questions are enough.
        most.setdefault(limit(key) + (1 << len(added.get(key, ())).bit_length()), []).append(key)
    found: dict[int, list[int]] = {}
    for many, some in most.items():
        found |= shelf.first_members(kind, some, many)
    for key in keys:
        new, old = added.get(key, set()), dropped.get(key, set())
        after = found.get(key, [])
        crowd = limit(key)
        if not old and len(after) <= crowd:
            # It never was crowded, and all who were in it still are.
            if len(after) > 1:
                yield Step(key, new, old, [], after, was=False, now=False)
            continue
        before = sorted(set(after).difference(new) | old) if new or old else after
        yield Step(key, new, old, before, after, len(before) > crowd, len(after) > crowd)
