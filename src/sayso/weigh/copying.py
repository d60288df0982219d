"""Which reports share text: touched ones against those they have fingerprints in common with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from sayso.model import Reuse
from sayso.weigh.alike import Pair
from sayso.weigh.entry import Entry
from sayso.weigh.kept import Kept
from sayso.weigh.overlaps import same_credit
from sayso.weigh.reuse import reuse_of, worth_keeping
from sayso.weigh.shelf import CROWDED, FEW
from sayso.weigh.touched import Touched, Weighed

__all__ = ["update_reuse"]

RARE_SHARE = 0.02
"""Share of the uncommon fingerprints that two texts must have in common to be compared."""
MOSTLY_COMMON = 0.25
"""A text with a smaller share of uncommon fingerprints is itself copied often."""
AT_ONCE = 500
"""Reports whose fingerprints are looked up together."""


def update_reuse(
    kept: Kept, now: Touched, done: Weighed, *, progress: Callable[[str, int, int], None]
) -> None:
    """Compare every touched report with those that share fingerprints with it."""
    todo = sorted(one for one in now.reports if kept.there(one))
    known: dict[Pair, Reuse | None] = {}
    for at in range(0, len(todo), AT_ONCE):
        progress("texts", at, len(todo))
        some = todo[at : at + AT_ONCE]
        finger = _Prints(kept, some)
        for number in some:
            found: dict[int, Reuse] = {}
            for other in sorted(finger.near(number)):
                pair = (number, other) if number < other else (other, number)
                if pair not in known:
                    known[pair] = finger.compared(*pair)
                    done.compared_texts += 1
                reuse = known[pair]
                if reuse is not None:
                    found[other] = reuse
            done.reuses += len(found)
            changed = kept.shelf.put_reuses(number, found)
            for one in changed | ({number} if changed else set()):
                now.recount.update(kept.shelf.cells_of(one))


class _Prints:
    """The index around some reports."""

    def __init__(self, kept: Kept, numbers: list[int]) -> None:
        self._kept = kept
        self._first: dict[int, list[int]] = {}
        self._rare: dict[int, frozenset[int]] = {}
        self._learn({gram for number in numbers for gram in kept.entry(number).prints})

    def _learn(self, grams: set[int]) -> None:
        missing = sorted(gram for gram in grams if gram not in self._first)
        found = self._kept.shelf.first_members("gram", missing, CROWDED + 1)
        self._first |= {gram: found.get(gram, []) for gram in missing}

    def near(self, number: int) -> Counter[int]:
        """Reports that are to be compared with this one. Symmetric, whatever the order."""
        found: Counter[int] = Counter()
        for gram in self._kept.entry(number).prints:
            some = self._first[gram]
            if len(some) > CROWDED:
                few = some[:FEW]
                some = self._kept.shelf.members("gram", gram) if number in few else few
            found.update(some)
        del found[number]
        return found

    def compared(self, one: int, other: int) -> Reuse | None:
        """What two texts share, None where it is nothing but what many texts have."""
        first, second = self._kept.entry(one), self._kept.entry(other)
        if self._only_common(one, first, other, second):
            return None
        found = reuse_of(
            self._kept.words_of(one),
            self._kept.words_of(other),
            ids=(first.report, second.report),
            same_credit=same_credit(first, second),
        )
        return found if worth_keeping(found) else None

    def _uncommon(self, number: int, entry: Entry) -> frozenset[int]:
        found = self._rare.get(number)
        if found is None:
            self._learn(set(entry.prints))
            found = frozenset(g for g in entry.prints if len(self._first[g]) <= CROWDED)
            self._rare[number] = found
        return found

    def _only_common(self, one: int, first: Entry, other: int, second: Entry) -> bool:
        """Whether two texts have hardly a fingerprint in common that is not in many texts.

        Boilerplate that was not marked looks like that. A text all of whose fingerprints are common
        is itself copied often, and is compared whatever it shares.
        """
        rare = (self._uncommon(one, first), self._uncommon(other, second))
        if any(
            len(some) < MOSTLY_COMMON * len(entry.prints)
            for some, entry in zip(rare, (first, second), strict=True)
        ):
            return False
        shared = len(rare[0] & rare[1])
        return shared < max(1, RARE_SHARE * min(map(len, rare)))
