"""What contradicts a claim from another allegation: a denial that may be of several assertions.

A denial stands in one allegation, with what it is most alike, and may deny more: "nobody touched
him" denies the beating and the burning. Likenesses of a denial with an assertion are kept whatever
groups come of them, so looking along them costs no comparison. The rows follow from the set of
reports alone: the strongest first, ties by cell number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sayso.weigh.alike import Pair
from sayso.weigh.comparing import DENIES
from sayso.weigh.entry import Saying
from sayso.weigh.likeness_table import DENIED

__all__ = ["Across", "opposed_cells", "shown_of"]

MOST = 24
"""Cells of other allegations that are shown against one."""
OF_A_CELL = 4
"""Claims of one cell that are shown: the others are copies."""


@dataclass(frozen=True, slots=True)
class Across:
    """A claim of another allegation that denies what one here asserts, or the other way."""

    claim: str
    """The one here."""
    other: Saying
    allegation: str
    """Where the other one stands."""


def opposed_cells(
    cells: Collection[int],
    edges: Mapping[Pair, float],
    denies: Callable[[int], bool],
    apart: Collection[frozenset[int]] = (),
) -> list[tuple[int, int]]:
    """Pairs of a cell here and one elsewhere of which one denies the other; strongest first.

    `apart` holds pairs of cells that a person said are not one.
    """
    here = set(cells)
    found = []
    for pair, score in edges.items():
        one, other = pair if pair[0] in here else pair[::-1]
        if one not in here or other in here or not DENIED <= score < DENIES:
            continue
        if denies(one) != denies(other) and frozenset(pair) not in apart:
            found.append((-score, one, other))
    return [(one, other) for _, one, other in sorted(found)[:MOST]]


def shown_of(sayings: Sequence[Saying]) -> list[Saying]:
    """The claims of one cell that are shown, smallest ids first."""
    return sorted(sayings, key=lambda saying: (saying.claim, saying.report))[:OF_A_CELL]
