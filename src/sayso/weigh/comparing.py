"""Which claims are alike: pairs out of blocks that changed, sieved in arrays, compared exactly.

A pair is compared where both fall into a block that is not crowded, or into a fine one that
is crowded and of which one of the two is among the `FEW` smallest. Which pairs that are follows
from the set of claims alone. A report that comes or goes changes a few blocks, and only the pairs
that these give or take are looked at: the cost of a crowded block grows with its size, not with
its square, in whatever portions reports arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from sayso.weigh.alike import Pair
from sayso.weigh.blocks import blocks_of_saying, is_fine, is_narrow
from sayso.weigh.kept import Kept
from sayso.weigh.likeness import enough
from sayso.weigh.postings import Changed, steps
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

Group = tuple[Sequence[int], Sequence[int]]
"""Cells: every one of the first is to be compared with every one of the second."""


class Comparing:
    """The comparison of claims on one shelf."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._sieve = Sieve()
        self._known: dict[int, frozenset[int]] = {}
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
        """Bring the likenesses up to date; the cells that gained, lost or changed one, the pairs.

        A cell that lost one to a cell that is gone is a pair with itself. `arrived` cells are new,
        `gone` ones empty; in `renewed` somebody has another identity.
        """
        self._known = {}
        self._sieve.drop((*gone, *renewed))
        self._kept.renew((*gone, *renewed))
        touched = self._kept.shelf.drop_likenesses(gone)
        gained, doubtful = self._changed(blocks)
        drop = self._unsupported(doubtful, renewed)
        made: dict[Pair, float] = {}
        groups = [*gained, *self._around(renewed)]
        for done, (one, other) in enumerate(self._pairs(groups)):
            progress("claims", done, done + 1)
            self._exact(one, other, made)
        for cell in (*arrived, *renewed):
            target = self._denied(cell)
            if target is not None:
                made[_pair(cell, target)] = DENIES
        self._kept.shelf.change_likenesses(made, drop - made.keys())
        changed = made.keys() | drop | {(cell, cell) for cell in touched}
        for pair in changed:
            touched.update(pair)
        return touched.union(arrived, renewed), changed

    # --- which pairs -----------------------------------------------------------------------

    def _changed(self, blocks: Changed) -> tuple[list[Group], set[Pair]]:
        """The groups that changed blocks give, and the pairs that may have lost their block."""
        gained: list[Group] = []
        losing: list[tuple[set[int], set[int] | None]] = []
        for step in steps(self._kept.shelf, "block", blocks, _limit):
            new, old, before, after = step.new, step.old, step.before, step.after
            fine = is_fine(step.key)
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
                    gained.append((fresh, self._kept.shelf.members("block", step.key)))
                losing.append((set(before[:FEW]) - set(after[:FEW]) - old, None))
        alike = self._kept.shelf.likenesses({cell for some, _ in losing for cell in some})
        doubtful = {
            _pair(cell, other)
            for some, among in losing
            for cell in some
            for other, score in alike.get(cell, {}).items()
            if score != DENIES and (among is None or other in among)
        }
        return gained, doubtful

    def _around(self, cells: Collection[int]) -> Iterator[Group]:
        """Every pair that these cells are in."""
        first = self._first({key for cell in cells for key in self._blocks(cell)})
        for cell in sorted(cells):
            for key in self._blocks(cell):
                some = first.get(key, [])
                if len(some) > _limit(key):
                    if not is_fine(key):
                        continue
                    few = some[:FEW]
                    some = self._kept.shelf.members("block", key) if cell in few else few
                yield [cell], some

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
        self._kept.points(cell for pair in left for cell in pair)
        shared = {pair: self._blocks(pair[0]) & self._blocks(pair[1]) for pair in left}
        first = self._first({key for keys in shared.values() for key in keys})
        for pair, keys in shared.items():
            if not any(
                len(first.get(key, ())) <= _limit(key)
                or (is_fine(key) and not set(pair).isdisjoint(first[key][:FEW]))
                for key in keys
            ):
                drop.add(pair)
        return drop

    def _first(self, keys: Collection[int]) -> dict[int, list[int]]:
        """The first members of blocks: one more than a block holds that is not crowded."""
        found: dict[int, list[int]] = {}
        for narrow in (False, True):
            some = sorted(key for key in keys if is_narrow(key) == narrow)
            if some:
                found |= self._kept.shelf.first_members("block", some, _limit(some[0]) + 1)
        return found

    def _blocks(self, cell: int) -> frozenset[int]:
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = blocks_of_saying(self._kept.point(cell).saying)
        return found

    def _denied(self, cell: int) -> int | None:
        """The cell of what a bare denial denies."""
        saying = self._kept.point(cell).saying
        if not saying.denies:
            return None
        return self._kept.cell_at((saying.report, saying.denies))

    # --- comparing -------------------------------------------------------------------------

    def _pairs(
        self, groups: Iterable[Group]
    ) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
        """All pairs of each group's two sides that may be alike, a portion at a time."""
        waiting: list[Group] = []
        count = 0
        for one, other in groups:
            if one and other:
                waiting.append((one, other))
                count += len(one) * len(other)
            if count >= AT_ONCE:
                yield self._sieved(waiting)
                waiting, count = [], 0
        if waiting:
            yield self._sieved(waiting)

    def _sieved(
        self, groups: Sequence[Group]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        flat = [
            np.array([cell for group in groups for cell in group[side]], np.int64)
            for side in (0, 1)
        ]
        cells, places = np.unique(np.concatenate(flat), return_inverse=True)
        counts = np.array([[len(one), len(other)] for one, other in groups], np.int64).T
        starts = np.cumsum(counts, axis=1) - counts
        starts[1] += len(flat[0])
        sizes = counts[0] * counts[1]
        group = np.repeat(np.arange(len(groups)), sizes)
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        one = places[starts[0][group] + within // counts[1][group]]
        other = places[starts[1][group] + within % counts[1][group]]
        # `cells` is sorted, so the smaller place is the smaller cell.
        codes = np.minimum(one, other) * len(cells) + np.maximum(one, other)
        codes = np.unique(codes[one != other])
        self.compared += len(codes)
        one, other = codes // len(cells), codes % len(cells)
        rows = self._rows(cells.tolist())
        kept = self._sieve.keep(rows[one], rows[other])
        return cells[one[kept]], cells[other[kept]]

    def _rows(self, cells: Sequence[int]) -> npt.NDArray[np.int64]:
        missing = self._sieve.missing(cells)
        for at in range(0, len(missing), 10_000):
            some = missing[at : at + 10_000]
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
    return NARROW if is_narrow(key) else CROWDED


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
