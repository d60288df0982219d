"""Which cells an update's grouping has to look at: what likenesses tie to those it touched.

In a large ledger everything is a little like something else, and chains of such likenesses would
tie all claims to each other: every update would group the whole ledger anew. So a weak likeness
between two cells that both have far closer ones is left out of the grouping. That is seen from the
two cells and their likenesses alone, so it follows from the set of claims. What a denial denies
seldom repeats it: between an assertion and a denial nothing is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sayso.weigh.alike import Pair
from sayso.weigh.blocks import is_denial
from sayso.weigh.comparing import DENIES
from sayso.weigh.kept import Kept
from sayso.weigh.likeness_table import ALIKE

__all__ = ["Edges", "Nearby"]

GAP = 0.5
"""A likeness below this share of the best that either of its two cells has is left out.

With 10,000 reports of `bench scale` neighbourhoods hold 28 cells at most so, where without it two
hold 3,000 of 50,000 and grow; no likeness between two claims of one proposition is left out.
"""
CLOSE = 6.0
"""A best likeness counts as no more: claims in the very same words are no measure for others."""

Edges = dict[Pair, float]


class Nearby:
    """Likenesses around touched cells, each read from the shelf once. For one update."""

    def __init__(self, kept: Kept, bound: Mapping[int, Collection[int]]) -> None:
        """`bound`: cells that people put together."""
        self._kept = kept
        self._bound = bound
        self._near: dict[int, Mapping[int, float]] = {}
        self._best: dict[int, float] = {}
        self._tied: dict[int, dict[int, float]] = {}

    def component(self, seed: int) -> tuple[set[int], Edges]:
        """The cells that a cell is tied to, over however many others, and what ties them."""
        component = {seed}
        edges: Edges = {}
        waiting = {seed}
        while waiting:
            self.ahead(waiting, steps=1)
            found: set[int] = set()
            for cell in waiting:
                found.update(self._bound.get(cell, ()))
                for other, score in self._tied[cell].items():
                    found.add(other)
                    edges[(cell, other) if cell < other else (other, cell)] = score
            waiting = found - component
            component |= waiting
        return component, edges

    def inside(self, cells: Collection[int]) -> Edges:
        """Every likeness between two of these cells, weak ones too."""
        here = set(cells)
        self.read(here)
        return {
            (cell, other): score
            for cell in sorted(here)
            for other, score in self._near[cell].items()
            if cell < other and other in here
        }

    def leading_out(self, cells: Collection[int]) -> Edges:
        """Every likeness of one of these cells with another one, weak ones too."""
        here = set(cells)
        self.read(here)
        return {
            (cell, other) if cell < other else (other, cell): score
            for cell in sorted(here)
            for other, score in self._near[cell].items()
            if other not in here and score != DENIES
        }

    def ahead(self, cells: Iterable[int], *, steps: int | None = None) -> None:
        """Read what is tied to these cells, so many steps far (all, if not said), all together."""
        waiting = {cell for cell in cells if cell not in self._tied}
        while waiting and steps != 0:
            self.read(waiting)
            doubtful = {
                cell: [
                    other for other, score in self._near[cell].items()
                    if score != DENIES and score < GAP * min(self._best[cell], CLOSE)
                ]
                for cell in waiting
            }  # fmt: skip
            self.read(other for others in doubtful.values() for other in others)
            for cell in sorted(waiting):
                weak = {one for one in doubtful[cell] if self._weak(cell, one)}
                self._tied[cell] = {
                    other: score for other, score in self._near[cell].items() if other not in weak
                }
            found = {other for cell in waiting for other in self._tied[cell]}
            found.update(other for cell in waiting for other in self._bound.get(cell, ()))
            waiting = found - self._tied.keys()
            steps = None if steps is None else steps - 1

    def left_out(self, pairs: Iterable[Pair]) -> set[Pair]:
        """Those of some pairs that are alike, and left out."""
        some = list(pairs)
        self.read(cell for pair in some for cell in pair)
        found = set()
        for one, other in some:
            score = self._near[one].get(other, DENIES)
            weak = score != DENIES and score < GAP * min(self._best[one], CLOSE)
            if weak and self._weak(one, other):
                found.add((one, other))
        return found

    def _weak(self, cell: int, other: int) -> bool:
        score = self._near[cell][other]
        if score >= GAP * min(self._best[other], CLOSE) or score < ALIKE:
            return False  # below `ALIKE` are denials only
        return is_denial(cell) == is_denial(other)

    def read(self, cells: Iterable[int]) -> None:
        """Have the likenesses of these ready: one question instead of many."""
        missing = {cell for cell in cells if cell not in self._near}
        found = self._kept.shelf.likenesses(missing)
        for cell in missing:
            near = self._near[cell] = found.get(cell, {})
            self._best[cell] = max((one for one in near.values() if one != DENIES), default=0.0)
