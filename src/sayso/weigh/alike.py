"""Allegations: cells of claims that assert or deny one proposition, without chaining errors.

Likenesses found inside blocks are taken from the strongest down. Two groups become one only where
their claims are alike on the average, so that a row of claims, each a little like the next, does
not end as one. A person's `merge` and `split` come first. Ties are broken by cell number, which
hashes the content: the order of arrival cannot matter.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from sayso.weigh.likeness_table import ALIKE

__all__ = ["Pair", "central", "group", "mean_likeness"]

Pair = tuple[int, int]
"""Two cells, the smaller number first."""

SAMPLE = 12
"""Members of a large group that are compared with another group: the smallest numbers."""
AVERAGE = 0.85
"""Share of `ALIKE` that the average over two groups must reach."""


def group(
    cells: Collection[int],
    edges: Mapping[Pair, float],
    *,
    compare: Callable[[int, int], float],
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
    threshold: float = ALIKE,
) -> list[tuple[int, ...]]:
    """Cells of one neighbourhood in groups, each in order; groups by their first cell.

    `edges` holds the likenesses known, `compare` gives any other. `together` and `apart` are what
    people decided.
    """
    members: dict[int, list[int]] = {cell: [cell] for cell in cells}
    where = {cell: cell for cell in cells}
    known = dict(edges)
    kept_apart = {frozenset(pair) for pair in apart if len(set(pair)) == 2}

    def merge(one: int, other: int) -> int:
        low, high = (one, other) if one < other else (other, one)
        for cell in members[high]:
            where[cell] = low
        members[low] = sorted(members[low] + members.pop(high))
        return low

    for one, other in sorted(together):
        if one in where and other in where and where[one] != where[other]:
            merge(where[one], where[other])
    queue = [(-score, pair) for pair, score in edges.items() if score >= threshold]
    heapq.heapify(queue)
    refused: dict[int, set[int]] = defaultdict(set)
    while queue:
        _, (one, other) = heapq.heappop(queue)
        first, second = sorted((where[one], where[other]))
        if first == second or second in refused[first]:
            continue
        if kept_apart and _divided(members[first], members[second], kept_apart):
            refused[first].add(second)
            refused[second].add(first)
            continue
        mean = mean_likeness(members[first], members[second], known, compare)
        if mean >= threshold * AVERAGE:
            merge(first, second)
            # What was refused to the two may be granted to the new one.
            for one in (first, second):
                for other in refused.pop(one, ()):
                    refused[other].discard(one)
        else:
            refused[first].add(second)
            refused[second].add(first)
    return sorted(tuple(group) for group in members.values())


def _divided(one: Sequence[int], other: Sequence[int], apart: Collection[frozenset[int]]) -> bool:
    here, there = set(one), set(other)
    return any(pair & here and pair & there and not (pair <= here or pair <= there)
               for pair in apart)  # fmt: skip


def mean_likeness(
    one: Sequence[int],
    other: Sequence[int],
    known: dict[Pair, float],
    compare: Callable[[int, int], float],
) -> float:
    """Average likeness over two groups; of large ones, over their first members."""
    total, count = 0.0, 0
    for a in one[:SAMPLE]:
        for b in other[:SAMPLE]:
            pair = (a, b) if a < b else (b, a)
            if pair not in known:
                known[pair] = compare(*pair)
            # One pair of the same words must not carry a whole group.
            total += min(known[pair], 2 * ALIKE)
            count += 1
    return total / count


def central(
    cells: Sequence[int], compare: Callable[[int, int], float], known: Mapping[Pair, float]
) -> int:
    """The cell that is most like all others of its group: the one to show. Ties: the smallest."""
    if len(cells) <= 2:
        return cells[0]
    some = cells[: 2 * SAMPLE]

    def total(cell: int) -> float:
        found = 0.0
        for other in some:
            if other != cell:
                pair = (cell, other) if cell < other else (other, cell)
                score = known[pair] if pair in known else compare(*pair)
                found += min(score, 2 * ALIKE)
        return found

    return min(some, key=lambda cell: (-total(cell), cell))
