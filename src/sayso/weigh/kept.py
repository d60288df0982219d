"""What weighing keeps in memory between its steps: entries, claims to compare."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from sayso.model import Reuse
from sayso.weigh.alike import Pair
from sayso.weigh.decided import ClaimAt
from sayso.weigh.entry import Entry, Saying
from sayso.weigh.likeness import Likeness, likeness
from sayso.weigh.point import Point, point_of
from sayso.weigh.shelf import Shelf

__all__ = ["Kept"]

ENTRIES = 6_000
POINTS = 40_000
LIKENESSES = 30_000
"""How much is kept of each."""

K = TypeVar("K")
V = TypeVar("V")


class Kept:
    """A shelf with what was last looked at on it, and the identity of every name."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._keys: dict[str, str] = {}
        self._members: dict[str, set[str]] = defaultdict(set)
        self._entries: OrderedDict[int, Entry] = OrderedDict()
        self._lines: OrderedDict[int, str] = OrderedDict()
        self._points: OrderedDict[int, Point] = OrderedDict()
        self._reuses: OrderedDict[int, Mapping[str, Reuse]] = OrderedDict()
        self._arrived: Mapping[int, Saying] = {}
        self._sizes: dict[int, int] = {}
        self._likenesses: OrderedDict[Pair, Likeness] = OrderedDict()

    def key(self, form: str) -> str:
        """The identity of a folded name."""
        return self._keys.get(form, form)

    def know(self, keys: Mapping[str, str]) -> None:
        """The identities as they stand on the shelf."""
        self._keys = dict(keys)
        self._members = defaultdict(set)
        for form, key in keys.items():
            self._members[key].add(form)

    def renamed(self, keys: Mapping[str, str]) -> None:
        """These names have other identities now."""
        for form, key in keys.items():
            self._members[self.key(form)].discard(form)
            if form == key:
                self._keys.pop(form, None)
            else:
                self._keys[form] = key
                self._members[key].add(form)

    def mates(self, forms: Iterable[str]) -> set[str]:
        """Every name of the identities that these names have."""
        keys = {self.key(form) for form in forms}
        return keys.union(*(self._members.get(key, ()) for key in keys))

    # --- entries ---------------------------------------------------------------------------

    def entry(self, number: int) -> Entry:
        """A report's entry. Raises KeyError where there is none."""
        found = self._entries.get(number)
        if found is None:
            line = self.shelf.line(number)
            found = Entry.from_json(line)
            self.remember(number, found, line)
        else:
            self._entries.move_to_end(number)
        return found

    def there(self, number: int) -> bool:
        """Whether a report has an entry."""
        if number in self._entries:
            return True
        try:
            self.entry(number)
        except KeyError:
            return False
        return True

    def line(self, number: int) -> str:
        """A report's entry as JSON. Raises KeyError where there is none."""
        found = self._lines.get(number)
        return self.shelf.line(number) if found is None else found

    def remember(self, number: int, entry: Entry, line: str) -> None:
        """Keep an entry that is on the shelf."""
        _keep(self._entries, number, entry, ENTRIES)
        _keep(self._lines, number, line, ENTRIES)

    def forget(self, number: int) -> None:
        """A report is gone, or is another one now."""
        self._entries.pop(number, None)
        self._lines.pop(number, None)
        self._sizes.pop(number, None)

    def sizes_of(self, numbers: Iterable[int]) -> Mapping[int, int]:
        """How many fingerprints reports have; more than these may be in it."""
        missing = [number for number in numbers if number not in self._sizes]
        if missing:
            self._sizes |= self.shelf.print_counts(missing)
        return self._sizes

    def reuses(self, number: int) -> Mapping[str, Reuse]:
        """A report's reuses by the other's id; kept until `forget_reuses`."""
        found = self._reuses.get(number)
        if found is None:
            here = self.entry(number).report
            found = {
                one.other if one.one == here else one.one: one
                for one in self.shelf.reuses(number).values()
            }
            _keep(self._reuses, number, found, ENTRIES)
        return found

    def reuses_among(self, numbers: Collection[int]) -> dict[str, dict[str, Reuse]]:
        """What these reports share with each other, by their ids."""
        here = {number: self.entry(number).report for number in numbers}
        there = set(here.values())
        found = {}
        for number in sorted(self.shelf.partners(numbers)):
            some = {other: one for other, one in self.reuses(number).items() if other in there}
            if some:
                found[here[number]] = some
        return found

    def forget_reuses(self) -> None:
        """Reuses may have changed."""
        self._reuses.clear()

    # --- claims ----------------------------------------------------------------------------

    def point(self, cell: int) -> Point:
        """What grouping sees of a cell. Raises KeyError for an empty one."""
        found = self._points.get(cell)
        if found is None:
            self.points([cell])
            found = self._points[cell]
        else:
            self._points.move_to_end(cell)
        return found

    def points(self, cells: Iterable[int]) -> None:
        """Have these ready: one question instead of many."""
        missing = [cell for cell in dict.fromkeys(cells) if cell not in self._points]
        stored = self.shelf.points([cell for cell in missing if cell not in self._arrived])
        for cell in missing:
            saying = self._arrived.get(cell) or stored.get(cell)
            if saying is not None:
                _keep(self._points, cell, point_of(cell, saying, self.key), POINTS)

    def arrived(self, sayings: Mapping[int, Saying]) -> None:
        """The claims of cells that this update brings: they need not be read."""
        self._arrived = sayings

    def renew(self, cells: Collection[int]) -> None:
        """Somebody in these cells has another identity now."""
        for cell in cells:
            self._points.pop(cell, None)
        if cells:
            self._likenesses.clear()

    def likeness_of(self, one: int, other: int) -> Likeness:
        """How alike two cells are, with the reasons. Symmetric."""
        pair = (one, other) if one < other else (other, one)
        found = self._likenesses.get(pair)
        if found is None:
            found = likeness(self.point(pair[0]), self.point(pair[1]))
            _keep(self._likenesses, pair, found, LIKENESSES)
        return found

    def known_likeness(self, pair: Pair) -> Likeness | None:
        """The same where it was found of late, None for any other. The smaller number first."""
        return self._likenesses.get(pair)

    def cells_at(self, at: ClaimAt) -> list[int]:
        """The cell of a claim; those of all claims of a report; none for what is not there."""
        number = self.shelf.number(at[0])
        if number is None:
            return []
        cells = self.shelf.cells_of(number)
        if not at[1]:
            return cells
        sayings = self.entry(number).sayings
        return [c for s, c in zip(sayings, cells, strict=True) if s.claim == at[1]][:1]

    def cell_at(self, at: ClaimAt) -> int | None:
        """The cell of a claim, None for one that is not there."""
        return next(iter(self.cells_at(at)), None)


def _keep(kept: OrderedDict[K, V], number: K, value: V, most: int) -> None:
    kept[number] = value
    kept.move_to_end(number)
    if len(kept) > most:
        kept.popitem(last=False)
