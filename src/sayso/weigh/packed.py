"""Postings: the members that have one key, packed as sorted numbers into buckets of keys.

Keys and members are numbers of 63 bits that hash content. A bucket holds all keys that begin with
the same bits, so buckets in their order are keys in their order. Each has two parts: what was
merged, and what came since; when that grows to a share of the whole the two are merged. A portion
of reports thus writes about what it adds, however large the ledger is, and reading many keys is a
few passes over arrays. (The idea: O'Neil et al., The log-structured merge-tree, 1996.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

__all__ = [
    "NONE",
    "Buckets",
    "Members",
    "Numbers",
    "Packed",
    "Rows",
    "expand",
    "order_of",
    "rows_of",
    "without",
]

Numbers = npt.NDArray[np.int64]

BITS = 12
"""Leading bits of a key that say its bucket."""
SHIFT = 63 - BITS
AT_ONCE = 512
"""Buckets that are looked at together: with 100,000 reports some 50 MB."""
ROW = 16
"""Bytes of a row: a key and a member."""
LEAST = 64
"""Rows that may wait to be merged, however few a bucket has."""
SHARE = 4
"""Beyond that, one in so many of the rows that are merged."""


class Rows(NamedTuple):
    """(key, member) pairs, each once, in order."""

    keys: Numbers
    members: Numbers


class Members(NamedTuple):
    """What some keys have: how many members, and the smallest of these."""

    keys: Numbers
    """As they were asked for."""
    counts: Numbers
    """All there are."""
    starts: Numbers
    """Where the members of each begin in `members`; one number more than keys."""
    members: Numbers

    def of(self, place: int) -> list[int]:
        """Those of one key, by its place."""
        found: list[int] = self.members[self.starts[place] : self.starts[place + 1]].tolist()
        return found


class Buckets(Protocol):
    """Where the bytes are. A part's number is twice the bucket's, one more for the later part."""

    def packed(self, parts: Sequence[int]) -> Iterable[tuple[int, bytes]]:
        """The bytes of these parts; what is empty is left out."""

    def sizes(self, parts: Sequence[int]) -> Iterable[tuple[int, int]]:
        """How many bytes these parts have; what is empty is left out."""

    def pack(self, parts: Iterable[tuple[int, bytes]]) -> None:
        """Replace parts; no bytes drop one."""


_EMPTY: Numbers = np.zeros(0, np.int64)
NONE = Rows(_EMPTY, _EMPTY)


def rows_of(keys: Numbers, members: Numbers) -> Rows:
    """Pairs in order, each once."""
    order = order_of(keys, members)
    keys, members = keys[order], members[order]
    if len(keys):
        fresh = np.concatenate(([True], (np.diff(keys) != 0) | (np.diff(members) != 0)))
        keys, members = keys[fresh], members[fresh]
    return Rows(keys, members)


def order_of(keys: Numbers, members: Numbers) -> Numbers:
    """Places in the order of keys, then members: what `np.lexsort` gives, in a fifth of the time.

    Keys are numbered, and the number stands before the first bits of the member in one number.
    """
    by_key = np.argsort(keys)
    if len(keys) < 2:
        return by_key
    keys, members = keys[by_key], members[by_key]
    rank = np.concatenate(([0], np.cumsum(keys[1:] != keys[:-1])))
    bits = int(rank[-1]).bit_length()
    code = rank << (63 - bits) | members >> bits
    order = np.argsort(code)
    code, began, members = code[order], members, members[order]
    if ((code[1:] == code[:-1]) & (members[1:] != members[:-1])).any():
        # Two members that begin alike: one in many billions.
        order = np.lexsort((began, rank))
    found: Numbers = by_key[order]
    return found


def distinct(numbers: Numbers) -> Numbers:
    """Each number once, in order; by sorting, several times as fast as `np.unique`'s tables."""
    ordered = np.sort(numbers)
    if len(ordered) < 2:
        return ordered
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def expand(starts: Numbers, counts: Numbers) -> Numbers:
    """`counts` neighbouring places from each of the starts on, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    found: Numbers = np.repeat(starts - ends + counts, counts) + np.arange(total)
    return found


class Packed:
    """All postings of one kind."""

    def __init__(self, buckets: Buckets) -> None:
        self._buckets = buckets

    def change(self, add: Rows, drop: Rows = NONE) -> None:
        """Add pairs that are not there, and drop pairs that are."""
        both = np.concatenate((add.keys, drop.keys))
        for some in _chunks(distinct(both >> SHIFT)):
            gone, came = _within(drop, some), _within(add, some)
            fresh = self._load(some, 1)
            if len(gone.keys):
                fresh = without(fresh, gone)
            fresh = rows_of(*(np.concatenate(two) for two in zip(fresh, came, strict=True)))
            self._buckets.pack(self._parts(some, fresh, gone))

    def _parts(self, some: Numbers, fresh: Rows, gone: Rows) -> Iterator[tuple[int, bytes]]:
        """What to write: the later parts, and those that are to be merged whole.

        What was merged is read where it is merged again, and nowhere else.
        """
        held, waiting = self._held(some), _sizes(fresh, some)
        merge = waiting > np.maximum(LEAST, held // SHARE)
        merge |= np.isin(some, distinct(gone.keys >> SHIFT))
        base = self._load(some[merge], 0)
        if len(gone.keys):
            base = without(base, gone)
        new = np.repeat(merge, waiting)
        later = Rows(fresh.keys[~new], fresh.members[~new])
        merged = rows_of(
            np.concatenate((base.keys, fresh.keys[new])),
            np.concatenate((base.members, fresh.members[new])),
        )
        yield from _bytes(some[~merge], later, 1)
        yield from _bytes(some[merge], merged, 0)
        yield from ((2 * bucket + 1, b"") for bucket in some[merge].tolist())

    def _held(self, some: Numbers) -> Numbers:
        """How many rows of each bucket are merged."""
        parts = (2 * some).tolist()
        there = dict(self._buckets.sizes(parts))
        return np.array([there.get(part, 0) // ROW for part in parts], np.int64)

    def first(self, keys: Numbers, most: Numbers | int | None = None) -> Members:
        """The smallest members of keys that are in order; `most` of each, else all."""
        most = np.iinfo(np.int64).max if most is None else most
        limits = np.broadcast_to(np.asarray(most, np.int64), keys.shape)
        counts, held, members = [_EMPTY], [_EMPTY], [_EMPTY]
        for some in _chunks(distinct(keys >> SHIFT)):
            buckets = keys >> SHIFT
            low = int(np.searchsorted(buckets, some[0]))
            high = int(np.searchsorted(buckets, some[-1], side="right"))
            parts = self._load(some, 0), self._load(some, 1)
            here = _first(keys[low:high], limits[low:high], parts)
            for kept, one in zip((counts, held, members), here, strict=True):
                kept.append(one)
        starts = np.concatenate(([0], np.cumsum(np.concatenate(held))))
        return Members(keys, np.concatenate(counts), starts, np.concatenate(members))

    def members(self, key: int) -> list[int]:
        """All members of one key."""
        return self.first(np.array([key], np.int64)).of(0)

    def lists(self, keys: Iterable[int], most: Numbers | int | None = None) -> dict[int, list[int]]:
        """The smallest members of keys that are in order, by key; empty ones left out."""
        asked = np.fromiter(keys, np.int64)
        found = self.first(asked, most)
        return {
            key: found.of(place) for place, key in enumerate(asked.tolist()) if found.counts[place]
        }

    def _load(self, some: Numbers, later: int) -> Rows:
        """One part of some buckets."""
        there = dict(self._buckets.packed((2 * some + later).tolist()))
        found = [np.frombuffer(there[part], "<i8") for part in sorted(there)]
        if not found:
            return NONE
        return Rows(
            np.concatenate([one[: len(one) // 2] for one in found]),
            np.concatenate([one[len(one) // 2 :] for one in found]),
        )


def _chunks(buckets: Numbers) -> Iterator[Numbers]:
    for at in range(0, len(buckets), AT_ONCE):
        yield buckets[at : at + AT_ONCE]


def _within(rows: Rows, some: Numbers) -> Rows:
    """Rows of the buckets from the first to the last of some."""
    buckets = rows.keys >> SHIFT
    low = int(np.searchsorted(buckets, some[0]))
    high = int(np.searchsorted(buckets, some[-1], side="right"))
    return Rows(rows.keys[low:high], rows.members[low:high])


def without(rows: Rows, gone: Rows) -> Rows:
    """Rows but those of others."""
    keys, members = (np.concatenate(two) for two in zip(rows, gone, strict=True))
    out = np.concatenate((np.zeros(len(rows.keys), np.bool_), np.ones(len(gone.keys), np.bool_)))
    order = np.lexsort((out, members, keys))
    keys, members, out = keys[order], members[order], out[order]
    stays = ~out
    stays[:-1] &= ~(out[1:] & (np.diff(keys) == 0) & (np.diff(members) == 0))
    return Rows(keys[stays], members[stays])


def _sizes(rows: Rows, some: Numbers) -> Numbers:
    """How many of the rows each bucket has."""
    held = rows.keys >> SHIFT
    found: Numbers = np.searchsorted(held, some, side="right") - np.searchsorted(held, some)
    return found


def _bytes(some: Numbers, rows: Rows, part: int) -> Iterator[tuple[int, bytes]]:
    ends = np.cumsum(_sizes(rows, some)).tolist()
    keys, members = (one.astype("<i8", copy=False) for one in rows)
    for bucket, start, end in zip(some.tolist(), [0, *ends], ends, strict=False):
        yield 2 * bucket + part, keys[start:end].tobytes() + members[start:end].tobytes()


def _first(
    keys: Numbers, limits: Numbers, parts: tuple[Rows, Rows]
) -> tuple[Numbers, Numbers, Numbers]:
    """For each key how many members there are, how many of them are given, and these."""
    counts = np.zeros(len(keys), np.int64)
    found, whose = [], []
    for rows in parts:
        low = np.searchsorted(rows.keys, keys)
        many = np.searchsorted(rows.keys, keys, side="right") - low
        counts += many
        taken = np.minimum(many, limits)
        found.append(rows.members[expand(low, taken)])
        whose.append(np.repeat(np.arange(len(keys)), taken))
    members, owners = np.concatenate(found), np.concatenate(whose)
    order = order_of(owners, members)
    members, owners = members[order], owners[order]
    held = np.bincount(owners, minlength=len(keys))
    rank = np.arange(len(owners)) - np.repeat(np.cumsum(held) - held, held)
    kept = rank < limits[owners]
    return counts, np.minimum(held, limits), members[kept]
