"""Which stretches two texts share, word for word: copies, cuts, rewrites, shared quotations.

Five-word fingerprints that stand in both are seeds; neighbours on the same diagonal make exact
runs, the longest are taken first, and runs that follow each other with small gaps on both sides
are shown as one stretch. Cost: near-linear in the two texts.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sayso.model import Reuse, Shared
from sayso.weigh.edges import CLAIM_RUN, RELATED, SHARED_QUOTATION
from sayso.weigh.grams import GRAM, Words

__all__ = ["LEAST_RUN", "may_share", "reuse_of", "worth_keeping"]

GAP = 8
"""Words on either side that may differ inside one stretch."""
OFTEN = 6
"""A fingerprint that stands more often than this in a text seeds nothing by itself."""
PLENTY = 12
"""Words of a quotation that are shared by no chance, however long the quotations are."""
LEAST_RUN = 6
"""Words of the shortest run that is kept."""

Run = tuple[int, int, int]
"""First word in the one, first word in the other, number of words."""


def reuse_of(
    one: Words, other: Words, *, ids: tuple[str, str] = ("", ""), same_credit: bool = False
) -> Reuse:
    """What two texts share. Spans are offsets into each text; shares are 5-gram containments.

    Symmetric: exchanging the two exchanges the sides of the answer and nothing else.
    """
    if not len(one.grams) or not len(other.grams):
        return Reuse(*ids, same_credit=same_credit)
    if len(one) == len(other) and bool(np.array_equal(one.hashes, other.hashes)):
        runs: list[Run] = [(0, 0, len(one))]
        shares = (1.0, 1.0)
    else:
        runs = _chosen(_exact_runs(one, other))
        shares = _containment(one, other)
    shared = tuple(_stretches(one, other, runs))
    return Reuse(
        *ids,
        containment_one=shares[0],
        containment_other=shares[1],
        longest=max((run[2] for run in runs), default=0),
        quotation=max((stretch.quotation for stretch in shared), default=0),
        same_credit=same_credit,
        shared=shared,
    )


def worth_keeping(found: Reuse) -> bool:
    """Whether two texts share enough to say so: a clause of the rules must be able to use it."""
    return (
        found.containment >= RELATED
        or found.longest >= CLAIM_RUN
        or found.quotation >= SHARED_QUOTATION
        or found.same_credit
    )


def may_share(one: Words, other: Words) -> bool:
    """Whether two texts can share what is worth keeping: never False where they do.

    Seen from the fingerprints that both have, wherever these stand: a run of so many words is a
    run of fingerprints in each of the two, four fewer.
    """
    if not len(one.grams) or not len(other.grams):
        return False
    both = _common(one, other)
    if len(both) >= RELATED * min(len(one.kinds), len(other.kinds)):
        return True
    if len(both) <= SHARED_QUOTATION - GRAM:
        return False
    sides = [(words, _runs(_among(words.grams, both))) for words in (one, other)]
    if all(max(end - start for start, end in runs) >= CLAIM_RUN for _, runs in sides):
        return True
    return all(
        any(
            min(end, last) - max(start, first) >= SHARED_QUOTATION
            for start, end in runs
            for first, last in words.quotes
        )
        for words, runs in sides
    )


def _runs(shared: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The words under each row of shared fingerprints, from the first to after the last."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], shared, [False]))))
    return [(start, end + GRAM - 1) for start, end in edges.reshape(-1, 2).tolist()]


def _common(one: Words, other: Words) -> npt.NDArray[np.uint64]:
    """The fingerprints that two texts have in common, in order."""
    return one.kinds[_among(one.kinds, other.kinds)]


def _among(some: npt.NDArray[np.uint64], ordered: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which of some numbers are among others that are in order."""
    if not len(ordered):
        return np.zeros(len(some), np.bool_)
    places = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    found: npt.NDArray[np.bool_] = ordered[places] == some
    return found


def _containment(one: Words, other: Words) -> tuple[float, float]:
    both = len(_common(one, other))
    return both / len(one.kinds), both / len(other.kinds)


def _exact_runs(one: Words, other: Words) -> list[Run]:
    """All maximal runs of the same words that hold a seed, longest first."""
    rare = np.intersect1d(_seldom(one.grams), _seldom(other.grams), assume_unique=True)
    left = np.flatnonzero(np.isin(one.grams, rare))
    right = np.flatnonzero(np.isin(other.grams, rare))
    if not len(left) or not len(right):
        return []
    order = np.argsort(other.grams[right], kind="stable")
    keys = other.grams[right][order]
    low = np.searchsorted(keys, one.grams[left], side="left")
    high = np.searchsorted(keys, one.grams[left], side="right")
    counts = high - low
    pairs_left = np.repeat(left, counts)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    pairs_right = right[order][np.repeat(low, counts) + offsets]
    # Neighbours on one diagonal are one run.
    diagonal = pairs_left - pairs_right
    place = np.lexsort((pairs_left, diagonal))
    diagonal, pairs_left, pairs_right = diagonal[place], pairs_left[place], pairs_right[place]
    breaks = np.flatnonzero((np.diff(diagonal) != 0) | (np.diff(pairs_left) != 1)) + 1
    runs: list[Run] = []
    for first, last in zip([0, *breaks.tolist()], [*breaks.tolist(), len(place)], strict=True):
        length = last - first + GRAM - 1
        runs.append((int(pairs_left[first]), int(pairs_right[first]), length))
    return sorted(runs, key=_rank)


def _rank(run: Run) -> tuple[int, int, int, int]:
    """Longest first; ties by both places alike, so that neither side decides alone."""
    return -run[2], run[0] + run[1], min(run[0], run[1]), max(run[0], run[1])


def _seldom(grams: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    values, counts = np.unique(grams, return_counts=True)
    return values[counts <= OFTEN]


def _chosen(runs: list[Run]) -> list[Run]:
    """Runs that overlap none taken before them; what a longer one leaves of a run may stay."""
    import heapq

    waiting = [(*_rank(run), run) for run in runs]
    heapq.heapify(waiting)
    taken_one: list[tuple[int, int]] = []
    taken_other: list[tuple[int, int]] = []
    chosen: list[Run] = []
    while waiting:
        run = heapq.heappop(waiting)[-1]
        cut = _trim(run, taken_one, taken_other)
        if cut is None:
            continue
        if cut != run:
            heapq.heappush(waiting, (*_rank(cut), cut))
            continue
        chosen.append(run)
        _insert(taken_one, (run[0], run[0] + run[2]))
        _insert(taken_other, (run[1], run[1] + run[2]))
    return sorted(chosen)


def _trim(run: Run, one: list[tuple[int, int]], other: list[tuple[int, int]]) -> Run | None:
    """The longest piece of a run that is free on both sides; None where too little is left."""
    first, second, length = run
    blocked = [(s - first, e - first) for s, e in _touching(one, first, first + length)]
    blocked += [(s - second, e - second) for s, e in _touching(other, second, second + length)]
    best = (0, 0)
    at = 0
    for start, end in [*sorted(blocked), (length, length)]:
        if start - at > best[1] - best[0]:
            best = (at, start)
        at = max(at, end)
    size = best[1] - best[0]
    return (first + best[0], second + best[0], size) if size >= LEAST_RUN else None


def _touching(taken: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    from bisect import bisect_left

    at = max(0, bisect_left(taken, (start, start)) - 1)
    found = []
    while at < len(taken) and taken[at][0] < end:
        if taken[at][1] > start:
            found.append(taken[at])
        at += 1
    return found


def _insert(taken: list[tuple[int, int]], span: tuple[int, int]) -> None:
    from bisect import insort

    insort(taken, span)


def _stretches(one: Words, other: Words, runs: list[Run]) -> Iterator[Shared]:
    """Runs in order, those that follow each other closely on both sides joined."""
    group: list[Run] = []
    for run in sorted(runs):
        if group:
            last = group[-1]
            gap_one = run[0] - last[0] - last[2]
            gap_other = run[1] - last[1] - last[2]
            if 0 <= gap_one <= GAP and 0 <= gap_other <= GAP:
                group.append(run)
                continue
            yield _stretch(one, other, group)
        group = [run]
    if group:
        yield _stretch(one, other, group)


def _stretch(one: Words, other: Words, group: list[Run]) -> Shared:
    first, last = group[0], group[-1]
    return Shared(
        one.span(first[0], last[0] + last[2] - 1),
        other.span(first[1], last[1] + last[2] - 1),
        sum(run[2] for run in group),
        max(run[2] for run in group),
        max(_quoted(one, other, run) for run in group),
    )


def _quoted(one: Words, other: Words, run: Run) -> int:
    """Words of the longest piece of a run that stands inside quotation marks in both texts.

    A few words out of the midst of two long quotations are a turn of phrase or a body's name: the
    piece is half of the shorter quotation or more, or `PLENTY` of words.
    """
    first, second, length = run
    best = 0
    for start, end in one.quotes:
        left = max(0, start - first), min(length, end - first)
        if left[1] - left[0] <= best:
            continue
        for begin, stop in other.quotes:
            low = max(left[0], begin - second)
            size = min(left[1], stop - second) - low
            if size >= PLENTY or 2 * size >= min(end - start, stop - begin):
                best = max(best, size)
    return best
