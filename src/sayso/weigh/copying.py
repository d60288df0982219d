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

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from sayso.model import Reuse
from sayso.weigh.alike import Pair
from sayso.weigh.components import Components
from sayso.weigh.kept import Kept
from sayso.weigh.overlaps import same_credit
from sayso.weigh.postings import Changed, steps
from sayso.weigh.reuse import may_share, reuse_of, worth_keeping
from sayso.weigh.shelf import CROWDED, FEW
from sayso.weigh.touched import Touched, Weighed

__all__ = ["update_reuse"]

RARE_SHARE = 0.02
"""Share of the smaller text's fingerprints that must be in common, and in few texts."""
COMMON_SHARE = 0.25
"""The same where they are in many texts."""
AT_ONCE = 500
"""Reports whose fingerprints are looked up together."""

T = TypeVar("T")


def update_reuse(
    kept: Kept,
    new: Collection[int],
    now: Touched,
    done: Weighed,
    *,
    progress: Callable[[str, int, int], None],
) -> None:
    """Compare the reports that came in, and others whose partners changed with what went."""
    shelf = kept.shelf
    whole, doubtful = _touched(kept, now)
    whole.update(new)
    gained: list[Pair] = []
    for some in _portions(sorted(whole)):
        gained += _Prints(kept, some).pairs(whole)
    there = shelf.partners(sorted(whole.difference(new)))
    gained = [pair for pair in gained if pair[1] not in there.get(pair[0], ())
              and pair[0] not in there.get(pair[1], ())]  # fmt: skip
    made: dict[Pair, Reuse] = {}
    for place, pair in enumerate(_in_order(gained)):
        if place % AT_ONCE == 0:
            progress("texts", place, len(gained))
        reuse = _compared(kept, *pair)
        if reuse is not None:
            made[pair] = reuse
    drop = [
        pair for some in _portions(sorted(doubtful))
        for pair in _Prints(kept, {one for pair in some for one in pair}).apart(some)
    ]  # fmt: skip
    shelf.change_reuses(made, drop)
    done.compared_texts += len(gained)
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
    losing: list[tuple[list[int], frozenset[int] | None]] = []
    added, dropped = now.grams.added, now.grams.dropped
    # Where nothing went, only what is crowded now can matter.
    keys = dropped.keys() | shelf.crowded("gram", sorted(added.keys() - dropped.keys()), CROWDED)
    changed = Changed(
        *({key: some[key] for key in keys & some.keys()} for some in (added, dropped))
    )
    for step in steps(shelf, "gram", changed, lambda _: CROWDED):
        if not step.now:
            if step.was:
                gaining.update(step.after)
        elif not step.was:
            stayed = set(step.before) - step.old
            losing.append((sorted(stayed), frozenset(stayed)))
        else:
            gaining.update(set(step.after[:FEW]) - set(step.before[:FEW]) - step.new)
            left = set(step.before[:FEW]) - set(step.after[:FEW]) - step.old
            losing.append((sorted(left), None))
    partners = shelf.partners(sorted({one for some, _ in losing for one in some}))
    doubtful = {
        (one, other) if one < other else (other, one)
        for some, among in losing
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


def _compared(kept: Kept, one: int, other: int) -> Reuse | None:
    """What two texts share, None where it is not worth keeping."""
    first, second = kept.entry(one), kept.entry(other)
    words = kept.words_of(one), kept.words_of(other)
    credit = same_credit(first, second)
    if not credit and not may_share(*words):
        return None
    found = reuse_of(*words, ids=(first.report, second.report), same_credit=credit)
    return found if worth_keeping(found) else None


class _Prints:
    """The index around some reports."""

    def __init__(self, kept: Kept, numbers: Collection[int]) -> None:
        self._kept = kept
        self._shelf = kept.shelf
        self._of = kept.shelf.prints(sorted(numbers))
        grams = sorted({gram for prints in self._of.values() for gram in prints})
        self._first = kept.shelf.first_members("gram", grams, CROWDED + 1)

    def pairs(self, whole: Collection[int]) -> list[Pair]:
        """The pairs of these reports that are to be compared; `whole`: all that are asked about.

        Of a pair of two that are asked about only the smaller gives it.
        """
        found: list[Pair] = []
        for number, prints in self._of.items():
            rare, common = self._near(number, prints)
            shared = rare + common
            sizes = self._kept.sizes_of(shared)
            for other, count in shared.items():
                if other == number or (other < number and other in whole):
                    continue
                least = min(len(prints), sizes[other])
                if _enough(rare[other], count, least):
                    found.append((number, other) if number < other else (other, number))
        return found

    def _near(self, number: int, prints: Iterable[int]) -> tuple[Counter[int], Counter[int]]:
        """How many uncommon and how many common fingerprints bring others together with one."""
        rare: Counter[int] = Counter()
        common: Counter[int] = Counter()
        for gram in prints:
            some = self._first[gram]
            if len(some) <= CROWDED:
                rare.update(some)
            elif number in some[:FEW]:
                common.update(self._shelf.members("gram", gram))
            else:
                common.update(some[:FEW])
        return rare, common

    def apart(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Those of the pairs that are not to be compared (any more)."""
        sets = {number: frozenset(prints) for number, prints in self._of.items()}
        found = []
        for one, other in pairs:
            shared = [self._first[gram] for gram in sets[one] & sets[other]]
            rare = sum(len(some) <= CROWDED for some in shared)
            few = sum(
                len(some) > CROWDED and (one in some[:FEW] or other in some[:FEW])
                for some in shared
            )
            if not _enough(rare, rare + few, min(len(sets[one]), len(sets[other]))):
                found.append((one, other))
        return found


def _enough(rare: int, shared: int, least: int) -> bool:
    """Whether so many fingerprints in common are enough; `least`: of the text with fewer."""
    return rare >= max(1, RARE_SHARE * least) or shared >= max(1, COMMON_SHARE * least)


def _portions(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(things), AT_ONCE):
        yield things[at : at + AT_ONCE]
