"""Which claims are alike: pairs out of blocks that changed, sieved in arrays, compared exactly.

A pair is compared where both fall into a block that is not crowded, or into a fine one that
is crowded and of which one of the two is among the `FEW` smallest. Which pairs that are follows
from the set of claims alone. A report that comes or goes changes a few blocks, and only the pairs
that these give or take are looked at: the cost of a crowded block grows with its size, not with
its square, in whatever portions reports arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.weigh.alike import Pair
from sayso.weigh.blocks import FINE
from sayso.weigh.blocks import NARROW as NARROWS
from sayso.weigh.kept import Kept
from sayso.weigh.likeness import enough
from sayso.weigh.packed import NONE, Numbers, distinct, expand, order_of
from sayso.weigh.postings import Changed, Step, moved
from sayso.weigh.shelf import CROWDED, FEW
from sayso.weigh.sieve import Sieve

__all__ = ["DENIES", "Comparing"]

DENIES = 99.0
"""In place of a likeness: between a bare denial and what it denies."""
AT_ONCE = 2_000_000
"""Pairs that are made and sieved together: some 200 MB."""
NARROW = 16
"""In place of `CROWDED` for blocks of a single word, of an act with somebody, of a vector's side.

With 3,000 reports of `bench scale` B³ is .9797 so, and .9790 where these are crowded with 64 too.
"""

PORTION = 5_000
"""Claims, or pairs of them, that are fetched together."""
SIEVED = 1 << 20
"""Claims that the sieve holds at most between updates: some 650 MB."""

Group = tuple[Sequence[int], Sequence[int]]
"""Cells: every one of the first is to be compared with every one of the second."""


class Windows(NamedTuple):
    """Cells, each to be compared with a stretch of others."""

    ones: Numbers
    starts: Numbers
    counts: Numbers
    others: Numbers

    def and_groups(self, groups: Iterable[Group]) -> Windows:
        """The same with some groups more."""
        ones, starts, counts = ([one] for one in self[:3])
        others = [self.others]
        at = len(self.others)
        for one, other in groups:
            ones.append(np.array(one, np.int64))
            starts.append(np.full(len(one), at))
            counts.append(np.full(len(one), len(other)))
            others.append(np.array(other, np.int64))
            at += len(other)
        return Windows(*map(np.concatenate, (ones, starts, counts, others)))

    def by_cell(self) -> Windows:
        """In the order of cells, so that what several blocks bring together comes together."""
        order = np.argsort(self.ones, kind="stable")
        order = order[self.counts[order] > 0]
        return Windows(self.ones[order], self.starts[order], self.counts[order], self.others)

    def used(self) -> npt.NDArray[np.bool_]:
        """Which of the others are in a stretch at all: of crowded blocks many are in none."""
        edges = np.zeros(len(self.others) + 1, np.int64)
        np.add.at(edges, self.starts, 1)
        np.add.at(edges, self.starts + self.counts, -1)
        found: npt.NDArray[np.bool_] = np.cumsum(edges[:-1]) > 0
        return found


class Comparing:
    """The comparison of claims on one shelf."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._sieve = Sieve()
        self.compared = 0
        """Pairs that were compared exactly, or found not worth it."""

    def update(
        self,
        blocks: Changed,
        arrived: Collection[int],
        gone: Collection[int],
        renewed: Collection[int],
        *,
        progress: Callable[[str, int, int], None],
    ) -> tuple[set[int], set[Pair]]:
        """Bring the likenesses up to date; the cells that are new, or lost one, and the pairs.

        A pair that is new may be too weak to matter to its cells: grouping looks at that.
        A cell that lost one to a cell that is gone is a pair with itself. `arrived` cells are new,
        `gone` ones empty; in `renewed` somebody has another identity.
        """
        if self._sieve.size > SIEVED:
            self._sieve = Sieve()
        self._sieve.drop((*gone, *renewed))
        self._kept.renew((*gone, *renewed))
        touched = self._kept.shelf.drop_likenesses(gone)
        gained, doubtful = self._changed(blocks)
        drop = self._unsupported(doubtful, renewed)
        made: dict[Pair, float] = {}
        for done, (one, other) in enumerate(self._pairs(gained.and_groups(self._around(renewed)))):
            progress("claims", done, done + 1)
            self._exact(one, other, made)
        for cell in (*arrived, *renewed):
            target = self._denied(cell)
            if target is not None:
                made[_pair(cell, target)] = DENIES
        self._kept.shelf.change_likenesses(made, drop - made.keys())
        changed = made.keys() | drop | {(cell, cell) for cell in touched}
        for pair in drop:
            touched.update(pair)
        return touched.union(arrived, renewed), changed

    # --- which pairs -----------------------------------------------------------------------

    def _changed(self, blocks: Changed) -> tuple[Windows, set[Pair]]:
        """What changed blocks bring together, and the pairs that may have lost their block.

        Nearly all of them only gained a few members: those are told in arrays.
        """
        change = moved(self._kept.shelf.blocks, blocks, _limits)
        found, came = change.found, change.old == 0
        fine = (found.keys & FINE) > 0
        plain = came & ~change.now
        # Crowded before and after: those who came meet the few, if the few stayed the same.
        steady = change.now & change.was & came & fine
        last = found.starts[:-1] + FEW - 1
        first = np.searchsorted(blocks.added.keys, found.keys)
        steady[steady] = blocks.added.members[first[steady]] > found.members[last[steady]]
        idle = change.now & change.was & ~fine
        sizes = np.where(plain, np.diff(found.starts), np.where(steady, FEW, 0))
        key = np.searchsorted(found.keys, blocks.added.keys)
        made = Windows(blocks.added.members, found.starts[key], sizes[key], found.members)
        gained: list[Group] = []
        losing: list[tuple[set[int], set[int] | None]] = []
        for step in change.steps(~(plain | steady | idle)):
            self._step(step, gained, losing)
        alike = self._kept.shelf.likenesses({cell for some, _ in losing for cell in some})
        doubtful = {
            _pair(cell, other)
            for some, among in losing
            for cell in some
            for other, score in alike.get(cell, {}).items()
            if score != DENIES and (among is None or other in among)
        }
        return made.and_groups(gained), doubtful

    def _step(
        self, step: Step, gained: list[Group], losing: list[tuple[set[int], set[int] | None]]
    ) -> None:
        """What one block brings together now, and whom it may bring together no more."""
        new, old, before, after = step.new, step.old, step.before, step.after
        fine = bool(step.key & FINE)
        if step.was and not step.now:
            gained.append((after, after))
        elif not step.now:
            if new:
                gained.append((list(new), after))
        elif not step.was:
            stayed = set(before) - old
            losing.append((stayed, stayed))
            if fine:
                gained.append((list(new), after[:FEW]))
                gained.append((list(new.intersection(after[:FEW])), after))
        elif fine:
            gained.append((list(new), after[:FEW]))
            fresh = sorted(set(after[:FEW]) - set(before[:FEW]))
            if fresh:
                gained.append((fresh, self._kept.shelf.blocks.members(step.key)))
            losing.append((set(before[:FEW]) - set(after[:FEW]) - old, None))

    def _unsupported(self, doubtful: Collection[Pair], renewed: Collection[int]) -> set[Pair]:
        """Likenesses whose two cells no block brings together any more, or that are made anew."""
        made_anew = set(renewed)
        drop = {
            _pair(cell, other)
            for cell, near in self._kept.shelf.likenesses(renewed).items()
            for other, score in near.items()
            if score != DENIES
        }
        left = [pair for pair in doubtful if made_anew.isdisjoint(pair)]
        for at in range(0, len(left), PORTION):
            drop.update(self._apart(left[at : at + PORTION]))
        return drop

    def _apart(self, pairs: Sequence[Pair]) -> Iterator[Pair]:
        """Those of the pairs that no block brings together."""
        both = np.array(pairs, np.int64).reshape(-1, 2)
        cells = distinct(both.ravel())
        starts, keys = self._blocks_of(cells)
        # Every block of the one and of the other, by pair: what is there twice is shared.
        one, other = np.searchsorted(cells, both.T)
        sides = []
        for side in (one, other):
            many = starts[side + 1] - starts[side]
            sides.append((np.repeat(np.arange(len(pairs)), many), keys[expand(starts[side], many)]))
        pair, key = (np.concatenate(two) for two in zip(*sides, strict=True))
        order = order_of(pair, key)
        pair, key = pair[order], key[order]
        twice = np.flatnonzero((pair[1:] == pair[:-1]) & (key[1:] == key[:-1]))
        pair, key = pair[twice], key[twice]
        asked = distinct(key)
        found = self._kept.shelf.blocks.first(asked, _limits(asked) + 1)
        place = np.searchsorted(asked, key)
        crowded = found.counts[place] > _limits(key)
        together = np.zeros(len(pairs), np.bool_)
        together[pair[~crowded]] = True
        fine = crowded & ((key & FINE) > 0)
        few = found.members[found.starts[place[fine]][:, None] + np.arange(FEW)]
        for side in both.T:
            among = (few == side[pair[fine]][:, None]).any(axis=1)
            together[pair[fine][among]] = True
        yield from (pairs[at] for at in np.flatnonzero(~together).tolist())

    def _around(self, cells: Collection[int]) -> Iterator[Group]:
        """Every pair that these cells are in."""
        ordered = np.array(sorted(cells), np.int64)
        starts, keys = self._blocks_of(ordered)
        first = self._first(distinct(keys))
        for place, cell in enumerate(ordered.tolist()):
            for key in keys[starts[place] : starts[place + 1]].tolist():
                some = first.get(key, [])
                if len(some) > _limit(key):
                    if not key & FINE:
                        continue
                    few = some[:FEW]
                    some = self._kept.shelf.blocks.members(key) if cell in few else few
                yield [cell], some

    def _blocks_of(self, cells: Numbers) -> tuple[Numbers, Numbers]:
        """Where the blocks of each cell begin, with the end, and all blocks."""
        asked = cells.tolist()
        found = self._kept.shelf.blocks_of(asked)
        starts = np.cumsum([0, *(len(found[cell]) for cell in asked)])
        return starts, np.concatenate((NONE.keys, *(found[cell] for cell in asked)))

    def _first(self, keys: Numbers) -> dict[int, list[int]]:
        """The first members of blocks: one more than a block holds that is not crowded."""
        return self._kept.shelf.blocks.lists(keys, _limits(keys) + 1)

    def _denied(self, cell: int) -> int | None:
        """The cell of what a bare denial denies."""
        saying = self._kept.point(cell).saying
        if not saying.denies:
            return None
        return self._kept.cell_at((saying.report, saying.denies))

    # --- comparing -------------------------------------------------------------------------

    def _pairs(
        self, windows: Windows
    ) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
        """All pairs that may be alike, a portion at a time."""
        windows = windows.by_cell()
        used = windows.used()
        cells, place = np.unique(
            np.concatenate((windows.ones, windows.others[used])), return_inverse=True
        )
        rows = self._rows(cells.tolist())[place]
        ones, others = rows[: len(windows.ones)], np.zeros(len(used), np.int64)
        others[used] = rows[len(windows.ones) :]
        ends = np.cumsum(windows.counts)
        at = 0
        while at < len(ends):
            before = int(ends[at - 1]) if at else 0
            upper = max(at + 1, int(np.searchsorted(ends, before + AT_ONCE, side="right")))
            counts = windows.counts[at:upper]
            other = others[expand(windows.starts[at:upper], counts)]
            yield self._sieved(np.repeat(ones[at:upper], counts), other)
            at = upper

    def _sieved(
        self, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Pairs of rows, as pairs of cells that may be alike, each once."""
        size = self._sieve.size
        codes = np.minimum(one, other) * size + np.maximum(one, other)
        codes = distinct(codes[one != other])
        self.compared += len(codes)
        one, other = codes // size, codes % size
        kept = self._sieve.keep(one, other)
        first, second = self._sieve.cells(one[kept]), self._sieve.cells(other[kept])
        return np.minimum(first, second), np.maximum(first, second)

    def _rows(self, cells: Sequence[int]) -> npt.NDArray[np.int64]:
        missing = self._sieve.missing(cells)
        for at in range(0, len(missing), PORTION):
            some = missing[at : at + PORTION]
            self._kept.points(some)
            for cell in some:
                self._sieve.put(self._kept.point(cell))
        return self._sieve.rows(cells)

    def _exact(
        self,
        one: npt.NDArray[np.int64],
        other: npt.NDArray[np.int64],
        made: dict[Pair, float],
    ) -> None:
        first, second = one.tolist(), other.tolist()
        self._kept.points((*first, *second))
        for pair in zip(first, second, strict=True):
            if pair not in made:
                score = self._kept.likeness_of(*pair).score
                if score >= enough(*(self._kept.point(cell).saying for cell in pair)):
                    made[pair] = score


def _limit(key: int) -> int:
    """From how many members on a block is not crowded."""
    return NARROW if key & NARROWS else CROWDED


def _limits(keys: Numbers) -> Numbers:
    return np.where(keys & NARROWS, NARROW, CROWDED)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
