"""Which reports share text: pairs that enough fingerprints bring together, compared word for word.

A fingerprint brings two reports together where at most `CROWDED` reports have it, or where more
have it and one of the two is among the `FEW` smallest. Two reports are compared

- where uncommon fingerprints bring them together: `RARE_SHARE` of the smaller text's, one at least;
- where uncommon and common ones do: `COMMON_SHARE` of them. A text that is in a hundred reports is
  known by the few, and what many have in common at the foot of their pages is not.

That follows from the set of reports alone. A report that comes or goes changes a few postings, and
only the pairs that these give or take are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from sayso.model import Reuse, Span
from sayso.weigh.alike import Pair
from sayso.weigh.components import Components
from sayso.weigh.each import Each, alone
from sayso.weigh.grams import words_of
from sayso.weigh.kept import Kept
from sayso.weigh.overlaps import same_credit
from sayso.weigh.packed import NONE, Numbers, distinct, expand
from sayso.weigh.postings import moved
from sayso.weigh.reuse import may_share, reuse_of, worth_keeping
from sayso.weigh.shelf import CROWDED, FEW
from sayso.weigh.touched import Touched, Weighed

__all__ = ["Copying", "compared"]

RARE_SHARE = 0.02
"""Share of the smaller text's fingerprints that must be in common, and in few texts."""
COMMON_SHARE = 0.25
"""The same where they are in many texts."""
AT_ONCE = 1_000
"""Reports whose fingerprints are looked up together."""
COMPARED = 50
"""Pairs of texts that are compared together: their texts are cut into words once."""
WORDS = 150_000
"""Words of texts that are sent together at most, beyond those of one pair."""
AHEAD = 200
"""Portions of pairs that may wait elsewhere to be compared: at most some 200 MB."""

T = TypeVar("T")


class Copying:
    """The comparison of texts in one update: begun, and finished when what it found is needed.

    Other processes compare meanwhile, where there are any.
    """

    def __init__(
        self, kept: Kept, new: Collection[int], now: Touched, *, each: Each = alone
    ) -> None:
        """Begin with the reports that came in, and others whose partners changed with what went."""
        self._kept = kept
        shelf = kept.shelf
        whole, self._doubtful = _touched(kept, now)
        whole.update(new)
        gained: list[Pair] = []
        for some in _portions(sorted(whole)):
            gained += _Prints(kept, some).pairs(whole)
        there = shelf.partners(sorted(whole.difference(new)))
        gained = [pair for pair in gained if pair[1] not in there.get(pair[0], ())
                  and pair[0] not in there.get(pair[1], ())]  # fmt: skip
        self._pairs = list(_together(kept, _in_order(gained)))
        self._found = each(compared, (_texts(kept, some) for some in self._pairs), ahead=AHEAD)

    def finish(
        self, now: Touched, done: Weighed, *, progress: Callable[[str, int, int], None]
    ) -> None:
        """Put what was found on the shelf; the claims of these reports are to be counted again."""
        shelf = self._kept.shelf
        made: dict[Pair, Reuse] = {}
        total = sum(map(len, self._pairs))
        for pairs, reuses in zip(self._pairs, self._found, strict=True):
            progress("texts", done.compared_texts, total)
            done.compared_texts += len(pairs)
            made |= {pair: one for pair, one in zip(pairs, reuses, strict=True) if one is not None}
        drop = [
            pair for some in _portions(sorted(self._doubtful))
            for pair in _Prints(self._kept, {one for pair in some for one in pair}).apart(some)
        ]  # fmt: skip
        shelf.change_reuses(made, drop)
        done.reuses += len(made)
        for number in {one for pair in (*made, *drop) for one in pair}:
            now.recount.update(shelf.cells_of(number))


def _touched(kept: Kept, now: Touched) -> tuple[set[int], set[Pair]]:
    """Older reports that may have gained a partner, and pairs that may have lost what they share.

    A posting that is crowded no more gives its members to each other, and one that lost a member
    may have another among its few; in one that became crowded, or has another few, members lose.
    """
    shelf = kept.shelf
    gaining: set[int] = set()
    losing: set[int] = set()
    crowded: set[frozenset[int]] = set()
    change = moved(shelf.grams, now.grams, lambda keys: np.full(len(keys), CROWDED))
    # Where nothing went, only what is crowded now can matter.
    for step in change.steps(change.now | (change.old > 0)):
        if not step.now:
            if step.was:
                gaining.update(step.after)
        elif not step.was:
            crowded.add(frozenset(step.before) - step.old)
        else:
            gaining.update(set(step.after[:FEW]) - set(step.before[:FEW]) - step.new)
            losing |= set(step.before[:FEW]) - set(step.after[:FEW]) - step.old
    partners = shelf.partners(sorted(losing.union(*crowded)))
    doubtful = {
        (one, other) if one < other else (other, one)
        for some, among in ((losing, None), *((stayed, stayed) for stayed in crowded))
        for one in some
        for other in partners.get(one, ())
        if among is None or other in among
    }
    return gaining, doubtful


def _in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs, those that hang together after each other: a text is cut into words once."""
    found = sorted(set(pairs))
    joined: Components[int] = Components({one for pair in found for one in pair})
    for pair in found:
        joined.join(*pair)
    return sorted(found, key=lambda pair: (joined.root(pair[0]), pair))


def _together(kept: Kept, pairs: Iterable[Pair]) -> Iterator[Sequence[Pair]]:
    """Pairs in portions, none of them with many words."""
    some: list[Pair] = []
    reports: set[int] = set()
    words = 0
    for pair in pairs:
        more = sum(kept.entry(one).length for one in {*pair} - reports)
        if some and (len(some) == COMPARED or words + more > WORDS):
            yield some
            some, reports = [], set()
            words, more = 0, sum(kept.entry(one).length for one in pair)
        some.append(pair)
        reports.update(pair)
        words += more
    if some:
        yield some


@dataclass(frozen=True, slots=True)
class Texts:
    """Some texts, and which of them are to be compared."""

    texts: tuple[tuple[str, str, tuple[Span, ...], tuple[Span, ...]], ...]
    """Report, text, quotations, and what is not compared."""
    pairs: tuple[tuple[int, int, bool], ...]
    """Places of two texts, and whether they have the same credit line."""


def _texts(kept: Kept, pairs: Sequence[Pair]) -> Texts:
    """What comparing these pairs of reports needs."""
    entries = {number: kept.entry(number) for pair in pairs for number in pair}
    place = {number: at for at, number in enumerate(entries)}
    return Texts(
        tuple((e.report, kept.shelf.text(e.report), e.quotes, e.skip) for e in entries.values()),
        tuple(
            (place[one], place[other], same_credit(entries[one], entries[other]))
            for one, other in pairs
        ),
    )


def compared(job: Texts) -> list[Reuse | None]:
    """What every two texts share, None where it is not worth keeping."""
    # Copies are cut into words once.
    known = {text: words_of(text[0], quotes=text[1], skip=text[2])
             for text in {one[1:] for one in job.texts}}  # fmt: skip
    words = [known[one[1:]] for one in job.texts]
    found: list[Reuse | None] = []
    for one, other, credit in job.pairs:
        reuse = None
        if credit or may_share(words[one], words[other]):
            ids = job.texts[one][0], job.texts[other][0]
            reuse = reuse_of(words[one], words[other], ids=ids, same_credit=credit)
        found.append(reuse if reuse is not None and worth_keeping(reuse) else None)
    return found


class _Prints:
    """The index around some reports."""

    def __init__(self, kept: Kept, numbers: Collection[int]) -> None:
        self._kept = kept
        self._of = kept.shelf.prints(numbers)
        grams = distinct(np.concatenate((NONE.keys, *self._of.values())))
        self._first = kept.shelf.grams.first(grams, CROWDED + 1)

    def pairs(self, whole: Collection[int]) -> list[Pair]:
        """The pairs of these reports that are to be compared; `whole`: all that are asked about."""
        numbers = np.array(sorted(self._of), np.int64)
        if not len(numbers):
            return []
        one, two, rare, shared = self._near(numbers)
        both_asked = np.isin(two, np.fromiter(whole, np.int64, len(whole)))
        fit = (one != two) & ~(both_asked & (two < one))
        one, two, rare, shared = one[fit], two[fit], rare[fit], shared[fit]
        sizes = self._kept.sizes_of(distinct(np.concatenate((one, two))).tolist())
        least = np.array(
            [min(sizes[a], sizes[b]) for a, b in zip(one.tolist(), two.tolist(), strict=True)],
            np.int64,
        )
        enough = _enough(rare, shared, least)
        low, high = np.minimum(one, two)[enough], np.maximum(one, two)[enough]
        return list(zip(low.tolist(), high.tolist(), strict=True))

    def _near(self, numbers: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Who is brought together with these reports.

        The number of the one, of the other, how many uncommon fingerprints they share, and how
        many of all that bring them together.
        """
        prints = [self._of[number] for number in numbers.tolist()]
        owner = np.repeat(np.arange(len(numbers)), [len(some) for some in prints])
        key = np.searchsorted(self._first.keys, np.concatenate(prints))
        starts, counts = self._first.starts[key], np.diff(self._first.starts)[key]
        common = counts > CROWDED
        window = starts[common][:, None] + np.arange(FEW)
        among = np.zeros(len(key), np.bool_)
        among[common] = (self._first.members[window] == numbers[owner[common]][:, None]).any(axis=1)
        counts = np.where(common, FEW, counts)
        # The few are compared with all that have it.
        all_keys = distinct(self._first.keys[key[among]])
        whole = self._kept.shelf.grams.first(all_keys)
        place = np.searchsorted(all_keys, self._first.keys[key[among]])
        starts[among] = len(self._first.members) + whole.starts[place]
        counts[among] = whole.counts[place]
        members = np.concatenate((self._first.members, whole.members))
        others = distinct(members)
        rank = np.searchsorted(others, members)
        # One number for the one, the other, and whether the fingerprint is uncommon; then runs.
        first = (owner * len(others)) << 1 | ~common
        codes = np.sort(np.repeat(first, counts) + (rank[expand(starts, counts)] << 1))
        if not len(codes):
            return (codes, codes, codes, codes)
        starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
        codes, many = codes[starts], np.diff(np.concatenate((starts, [len(codes)])))
        pair, uncommon = codes >> 1, (codes & 1).astype(np.bool_)
        starts = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
        shared, rare = np.add.reduceat(many, starts), np.add.reduceat(many * uncommon, starts)
        pair = pair[starts]
        return numbers[pair // len(others)], others[pair % len(others)], rare, shared

    def apart(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Those of the pairs that are not to be compared (any more)."""
        found = []
        for one, other in pairs:
            prints = self._of[one], self._of[other]
            both = np.intersect1d(*prints, assume_unique=True)
            places = np.searchsorted(self._first.keys, both)
            crowded = places[self._first.counts[places] > CROWDED]
            window = self._first.members[self._first.starts[crowded][:, None] + np.arange(FEW)]
            few = int(np.isin(window, (one, other)).any(axis=1).sum())
            rare = len(both) - len(crowded)
            if not _enough(rare, rare + few, min(map(len, prints))):
                found.append((one, other))
        return found


def _enough(
    rare: npt.ArrayLike, shared: npt.ArrayLike, least: npt.ArrayLike
) -> npt.NDArray[np.bool_]:
    """Whether so many fingerprints in common are enough; `least`: of the text with fewer."""
    few, many = (np.maximum(1, share * np.asarray(least)) for share in (RARE_SHARE, COMMON_SHARE))
    found: npt.NDArray[np.bool_] = (np.asarray(rare) >= few) | (np.asarray(shared) >= many)
    return found


def _portions(things: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    for at in range(0, len(things), size):
        yield things[at : at + size]
