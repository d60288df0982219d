"""Pairs of claims with two values that exclude each other.

Two values are compared once, whoever states them, so the cost does not grow with the number of
copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations, product

from sayso.model import Contradiction
from sayso.weigh.entry import Saying
from sayso.weigh.one_event import one_event

__all__ = ["clash", "clashes", "excluding", "fitting"]

PAIRS = 40
"""Pairs of claims that are listed for two values that exclude each other."""
VALUES = 60
"""Values of a facet that are compared with each other."""


def clashes(
    facet: str,
    sayings: Sequence[Saying],
    value: Callable[[Saying], Hashable],
    exclusive: Callable[[Saying, Saying], bool],
    said: Callable[[Saying], str],
    fit: Callable[[Saying, Saying], bool] | None = None,
) -> Iterator[Contradiction]:
    """Contradictions in one facet, with what is said of it on either side."""
    for one, other in excluding(sayings, value, exclusive, fit or one_event):
        yield clash(facet, one, other, said(one), said(other))


def excluding(
    sayings: Sequence[Saying],
    value: Callable[[Saying], Hashable],
    exclusive: Callable[[Saying, Saying], bool],
    fit: Callable[[Saying, Saying], bool],
) -> Iterator[tuple[Saying, Saying]]:
    """Pairs with two values of something that exclude each other, and that fit."""
    by_value: dict[Hashable, list[Saying]] = defaultdict(list)
    for saying in sayings:
        stated = value(saying)
        if stated is not None:
            by_value[stated].append(saying)
    some = [by_value[one] for one in sorted(by_value, key=str)][:VALUES]
    for ones, others in combinations(some, 2):
        if exclusive(ones[0], others[0]):
            yield from fitting(ones, others, fit)


def fitting(
    ones: Sequence[Saying], others: Sequence[Saying], fit: Callable[[Saying, Saying], bool]
) -> Iterator[tuple[Saying, Saying]]:
    """Pairs that fit, smallest ids first, no more than `PAIRS`."""
    first, second = (sorted(some, key=lambda s: s.claim) for some in (ones, others))
    if len(first) * len(second) > PAIRS:
        first, second = first[:6], second[:6]
    yield from (pair for pair in product(first, second) if fit(*pair))


def clash(facet: str, one: Saying, other: Saying, says: str, other_says: str) -> Contradiction:
    """A contradiction, the smaller id first."""
    if one.claim <= other.claim:
        return Contradiction(facet, one.claim, other.claim, says, other_says)
    return Contradiction(facet, other.claim, one.claim, other_says, says)
