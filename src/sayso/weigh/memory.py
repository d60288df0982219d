"""A shelf in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from sayso.model import Allegation, Reuse
from sayso.weigh.entry import Entry, Name, Saying, TieNamed
from sayso.weigh.packed import Numbers, Packed
from sayso.weigh.shelf import name_blocks

__all__ = ["Memory"]


class Memory:
    """A shelf in memory: for tests, benchmarks and single answers."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._entries: dict[int, Entry] = {}
        self._lines: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self.grams = Packed(_Bytes())
        self.blocks = Packed(_Bytes())
        self._forms: dict[int, set[int]] = defaultdict(set)
        self._reuses: dict[int, dict[int, Reuse]] = defaultdict(dict)
        self._likenesses: dict[int, dict[int, float]] = defaultdict(dict)
        self._cells: dict[int, set[tuple[int, int]]] = defaultdict(set)
        self._cells_of: dict[int, dict[int, int]] = defaultdict(dict)
        self._points: dict[int, Saying] = {}
        self._blocks_of: dict[int, Numbers] = {}
        self._names: dict[int, tuple[tuple[Name, ...], tuple[TieNamed, ...]]] = {}
        self._keys: dict[str, str] = {}
        self._allegations: dict[str, Allegation] = {}
        self._group_cells: dict[str, list[int]] = {}
        self._group_of: dict[int, str] = {}

    def put_text(self, report: str, text: str) -> None:
        """Give the text that `text` will be asked for."""
        self._texts[report] = text

    def put_entry(self, number: int, entry: Entry, line: str) -> None:
        """See `Shelf`."""
        self._entries[number] = entry
        self._lines[number] = line
        self._numbers[entry.report] = number

    def drop_entry(self, number: int) -> None:
        """See `Shelf`."""
        gone = self._entries.pop(number, None)
        self._lines.pop(number, None)
        if gone is not None:
            self._numbers.pop(gone.report, None)

    def line(self, number: int) -> str:
        """See `Shelf`."""
        return self._lines[number]

    def number(self, report: str) -> int | None:
        """See `Shelf`."""
        return self._numbers.get(report)

    def text(self, report: str) -> str:
        """See `Shelf`."""
        return self._texts[report]

    def change_forms(
        self, *, add: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]
    ) -> None:
        """See `Shelf`."""
        for form, cell in drop:
            self._forms[form].discard(cell)
        for form, cell in add:
            self._forms[form].add(cell)

    def cells_named(self, form: int) -> list[int]:
        """See `Shelf`."""
        return sorted(self._forms.get(form, ()))

    def prints(self, numbers: Collection[int]) -> Mapping[int, Numbers]:
        """See `Shelf`."""
        return {
            one: np.array(self._entries[one].prints, np.int64)
            for one in numbers
            if one in self._entries
        }

    def print_counts(self, numbers: Collection[int]) -> Mapping[int, int]:
        """See `Shelf`."""
        return {one: len(prints) for one, prints in self.prints(numbers).items()}

    def change_reuses(
        self, made: Mapping[tuple[int, int], Reuse], drop: Collection[tuple[int, int]]
    ) -> None:
        """See `Shelf`."""
        _change_pairs(self._reuses, made, drop)

    def drop_reuses(self, numbers: Collection[int]) -> set[int]:
        """See `Shelf`."""
        return _drop_pairs(self._reuses, numbers)

    def partners(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """See `Shelf`."""
        return {one: some for one in numbers if (some := self._reuses.get(one))}

    def reuses(self, number: int) -> Mapping[int, Reuse]:
        """See `Shelf`."""
        return self._reuses.get(number, {})

    def change_likenesses(
        self, made: Mapping[tuple[int, int], float], drop: Collection[tuple[int, int]]
    ) -> None:
        """See `Shelf`."""
        _change_pairs(self._likenesses, made, drop)

    def drop_likenesses(self, cells: Collection[int]) -> set[int]:
        """See `Shelf`."""
        return _drop_pairs(self._likenesses, cells)

    def likenesses(self, cells: Collection[int]) -> Mapping[int, Mapping[int, float]]:
        """See `Shelf`."""
        return {cell: some for cell in cells if (some := self._likenesses.get(cell))}

    def put_cells(self, add: Iterable[tuple[int, int, int]], drop: Iterable[int]) -> None:
        """See `Shelf`."""
        for number in drop:
            for place, cell in self._cells_of.pop(number, {}).items():
                self._cells[cell].discard((number, place))
                if not self._cells[cell]:
                    del self._cells[cell]
        for cell, number, place in add:
            self._cells[cell].add((number, place))
            self._cells_of[number][place] = cell

    def stands(self, cells: Iterable[int]) -> Mapping[int, list[tuple[int, int]]]:
        """See `Shelf`."""
        return {cell: sorted(some) for cell in cells if (some := self._cells.get(cell))}

    def occupied(self, cells: Iterable[int]) -> set[int]:
        """See `Shelf`."""
        return {cell for cell in cells if cell in self._cells}

    def put_points(self, sayings: Mapping[int, Saying], blocks: Mapping[int, Numbers]) -> None:
        """See `Shelf`."""
        self._points.update(sayings)
        self._blocks_of.update(blocks)

    def blocks_of(self, cells: Collection[int]) -> Mapping[int, Numbers]:
        """See `Shelf`."""
        return {cell: self._blocks_of[cell] for cell in cells if cell in self._blocks_of}

    def drop_points(self, cells: Collection[int]) -> None:
        """See `Shelf`."""
        for cell in cells:
            self._points.pop(cell, None)
            self._blocks_of.pop(cell, None)

    def points(self, cells: Sequence[int]) -> Mapping[int, Saying]:
        """See `Shelf`."""
        return {cell: self._points[cell] for cell in cells if cell in self._points}

    def cells_of(self, number: int) -> list[int]:
        """See `Shelf`."""
        return [cell for _, cell in sorted(self._cells_of.get(number, {}).items())]

    def put_names(self, named: Mapping[int, tuple[Collection[Name], Collection[TieNamed]]]) -> None:
        """See `Shelf`."""
        for number, (names, ties) in named.items():
            self._names.pop(number, None)
            if names or ties:
                self._names[number] = tuple(names), tuple(ties)

    def names(self) -> Iterable[Name]:
        """See `Shelf`."""
        return {name for names, _ in self._names.values() for name in names}

    def names_near(self, forms: Collection[str]) -> Iterable[Name]:
        """See `Shelf`."""
        return {name for name in self.names() if name.form in forms or name.main in forms}

    def names_in(self, blocks: Collection[str]) -> Iterable[Name]:
        """See `Shelf`."""
        wanted = frozenset(blocks)
        return {name for name in self.names() if wanted & name_blocks(name)}

    def crowded_names(self, blocks: Collection[str], limit: int) -> set[str]:
        """See `Shelf`."""
        many = Counter(block for name in self.names() for block in name_blocks(name))
        return {block for block in blocks if many[block] > limit}

    def ties(self) -> Iterable[TieNamed]:
        """See `Shelf`."""
        return {tie for _, ties in self._names.values() for tie in ties}

    def identities(self) -> Mapping[str, str]:
        """See `Shelf`."""
        return self._keys

    def put_identities(self, keys: Mapping[str, str]) -> None:
        """See `Shelf`."""
        for form, key in keys.items():
            if form == key:
                self._keys.pop(form, None)
            else:
                self._keys[form] = key

    @property
    def packing(self) -> Callable[[Allegation], Allegation]:
        """See `Shelf`."""
        return as_it_is

    def put_groups(self, groups: Mapping[str, Collection[int]]) -> None:
        """See `Shelf`."""
        for allegation, cells in groups.items():
            self._group_cells[allegation] = sorted(cells)
            for cell in cells:
                self._group_of[cell] = allegation

    def put_allegations(self, packed: Sequence[Allegation]) -> None:
        """See `Shelf`."""
        self._allegations |= {allegation.id: allegation for allegation in packed}

    def drop_groups(self, allegations: Collection[str]) -> None:
        """See `Shelf`."""
        for one in allegations:
            self._allegations.pop(one, None)
            for cell in self._group_cells.pop(one, ()):
                if self._group_of.get(cell) == one:
                    del self._group_of[cell]

    def group_of(self, cell: int) -> str | None:
        """See `Shelf`."""
        return self._group_of.get(cell)

    def groups_of(self, cells: Iterable[int]) -> Mapping[int, str]:
        """See `Shelf`."""
        return {cell: self._group_of[cell] for cell in cells if cell in self._group_of}

    def group_cells(self, allegation: str) -> list[int]:
        """See `Shelf`."""
        return self._group_cells[allegation]

    def counted(self) -> list[str]:
        """The allegations that are there already."""
        return sorted(self._allegations)

    def groups(self) -> Iterable[tuple[Allegation, list[int]]]:
        """See `Shelf`."""
        return [(self._allegations[one], some) for one, some in sorted(self._group_cells.items())]


def as_it_is(allegation: Allegation) -> Allegation:
    """Nothing is to be packed in memory."""
    return allegation


class _Bytes:
    """Buckets in memory; see `packed.Buckets`."""

    def __init__(self) -> None:
        self._parts: dict[int, bytes] = {}

    def packed(self, parts: Sequence[int]) -> Iterable[tuple[int, bytes]]:
        """See `Buckets`."""
        return [(part, self._parts[part]) for part in parts if part in self._parts]

    def sizes(self, parts: Sequence[int]) -> Iterable[tuple[int, int]]:
        """See `Buckets`."""
        return [(part, len(self._parts[part])) for part in parts if part in self._parts]

    def pack(self, parts: Iterable[tuple[int, bytes]]) -> None:
        """See `Buckets`."""
        for part, data in parts:
            self._parts[part] = data
            if not data:
                del self._parts[part]


def _change_pairs(
    kept: dict[int, dict[int, Any]],
    made: Mapping[tuple[int, int], Any],
    drop: Collection[tuple[int, int]],
) -> None:
    for one, other in drop:
        kept[one].pop(other, None)
        kept[other].pop(one, None)
    for (one, other), value in made.items():
        kept[one][other] = kept[other][one] = value


def _drop_pairs(kept: dict[int, dict[int, Any]], ones: Collection[int]) -> set[int]:
    """Drop every pair that one of these is in; the others that lost one."""
    touched: set[int] = set()
    for one in ones:
        for other in kept.pop(one, {}):
            kept[other].pop(one, None)
            touched.add(other)
    return touched.difference(ones)
