"""Groups of cells counted and put on the shelf: what counting needs is gathered portion by portion.

Counting is most of what a new report costs once it is compared, and knows nothing of the shelf: it
may be done in several processes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.weigh.across import opposed_cells
from sayso.weigh.blocks import is_denial
from sayso.weigh.components import Components
from sayso.weigh.counting import allegation_id
from sayso.weigh.decided import Decisions
from sayso.weigh.each import Each
from sayso.weigh.gathered import Gathered, Opposed, Portion, Stands, counted, forms_of, strongest
from sayso.weigh.kept import Kept
from sayso.weigh.nearby import Nearby
from sayso.weigh.parties import Parties

__all__ = ["Recounting"]

Cells = tuple[int, ...]
Stood = Sequence[tuple[int, int]]
"""Where the claims of a cell stand: (report number, place), smallest first."""

AT_ONCE = 48
"""Groups that are counted together: with what they share, a tenth of a second's work."""
CLAIMS = 2_000
"""A portion with more claims than this takes no further group of other reports."""
MANY = 500
"""A group of so many claims is counted once a batch, not with every portion that adds to it."""


class Recounting:
    """The counting of one update."""

    def __init__(
        self,
        kept: Kept,
        decisions: Decisions,
        parties: Parties,
        *,
        apart: Collection[frozenset[int]],
        each: Each,
        later: bool = False,
    ) -> None:
        """`apart`: pairs of cells that a person said are not one.

        `later`: what is counted is not put on the shelf until `finish`.
        """
        self._kept = kept
        self._shelf = kept.shelf
        # Of what is decided about groups, nothing is left to do.
        self._decisions = replace(decisions, together=(), apart=(), same=(), different=(), own={})
        self._parties = parties
        self._apart = apart
        self._each = each
        self._made: dict[int, Cells] = {}
        """The groups of this update by their cells, before they are on the shelf."""
        self.counted: set[int] = set()
        """Cells of what was counted."""
        self.owed: set[int] = set()
        """Cells of large groups that are still to be counted: a later update does it."""
        self._later = later
        self._under_way: list[tuple[Iterator[list[Any]], int]] = []
        """What is being counted, with how many groups that are."""

    def put(
        self,
        groups: Sequence[Cells],
        nearby: Nearby,
        *,
        progress: Callable[[str, int, int], None] = lambda *_: None,
    ) -> None:
        """Count these groups; what they were is off the shelf already."""
        self._made |= {cell: cells for cells in groups for cell in cells}
        self.counted |= self._made.keys()
        stands = self._shelf.stands(cell for cells in groups for cell in cells)
        if self._later:
            groups = self._postponed(groups, stands)
        portions: Iterable[Portion] = (
            self._gathered(some, stands, nearby) for some in _portions(groups, stands)
        )
        if self._later:
            # The shelf changes before they are counted.
            portions = list(portions)
        ahead = len(portions) if isinstance(portions, list) else 0
        self._under_way.append((self._each(counted, portions, ahead=ahead), len(groups)))
        if not self._later:
            self.finish(progress=progress)

    def _postponed(self, groups: Sequence[Cells], stands: Mapping[int, Stood]) -> Sequence[Cells]:
        """Put the large groups on the shelf without counting them; those that are left."""
        large = {g for g in groups if sum(len(stands[cell]) for cell in g) >= MANY}
        self.owed.update(cell for cells in large for cell in cells)
        self._name(sorted(large), stands)
        return [cells for cells in groups if cells not in large]

    def _name(self, groups: Sequence[Cells], stands: Mapping[int, Stood]) -> None:
        """Put groups on the shelf, each as the allegation that it is."""
        numbers = sorted({n for cells in groups for cell in cells for n, _ in stands[cell]})
        entries = {number: self._kept.entry(number) for number in numbers}
        self._shelf.put_groups(
            {
                allegation_id(
                    entries[number].sayings[at] for cell in cells for number, at in stands[cell]
                ): cells
                for cells in groups
            }
        )

    def finish(self, *, progress: Callable[[str, int, int], None] = lambda *_: None) -> None:
        """Put on the shelf what is counted; to be called before anything else is taken off it."""
        for found, total in self._under_way:
            done = 0
            for packed in found:
                self._shelf.put_allegations(packed)
                done += len(packed)
                progress("allegations", done, total)
        self._under_way.clear()

    def recount(self, cells: Collection[int], nearby: Nearby) -> int:
        """Count the allegations again that these cells are in; how many there are."""
        owners = sorted(set(self._shelf.groups_of(cells).values()))
        groups = [tuple(self._shelf.group_cells(owner)) for owner in owners]
        self._shelf.drop_groups(owners)
        self.put(groups, nearby)
        return len(owners)

    def count_owed(
        self, nearby: Nearby, *, progress: Callable[[str, int, int], None] = lambda *_: None
    ) -> None:
        """Count the large groups that were put off."""
        owed, self.owed, self._later = self._shelf.occupied(self.owed), set(), False
        self.recount(owed, nearby)
        self.finish(progress=progress)

    def _gathered(
        self, groups: Sequence[Cells], stood: Mapping[int, Stood], nearby: Nearby
    ) -> Portion:
        """All that counting these needs."""
        mine = [cell for cells in groups for cell in cells]
        nearby.read(mine)
        opposed = [
            opposed_cells(cells, nearby.leading_out(cells), is_denial, self._apart)
            for cells in groups
        ]
        theirs = {other: self._group_of(other) for pairs in opposed for _, other in pairs}
        beside = {one for cells in theirs.values() for one in cells}
        where: dict[int, Stood] = dict.fromkeys(beside, ())
        where |= self._shelf.stands(beside)
        where |= {cell: stood[cell] for cell in mine}
        numbers = sorted({number for stands in where.values() for number, _ in stands})
        place = {number: at for at, number in enumerate(numbers)}
        entries = tuple(self._kept.entry(number) for number in numbers)
        stands: dict[int, Stands] = {
            cell: tuple((place[number], at) for number, at in some) for cell, some in where.items()
        }
        self._name(groups, stood)
        made = tuple(
            Gathered(
                cells,
                tuple(stands[cell] for cell in cells),
                nearby.inside(cells),
                tuple(
                    Opposed(cell, stands[other], _of_all(theirs[other], stands))
                    for cell, other in pairs
                ),
            )
            for cells, pairs in zip(groups, opposed, strict=True)
        )
        forms = {form for entry in entries for form in forms_of(entry)}
        keys = {form: key for form in forms if (key := self._kept.key(form)) != form}
        return Portion(
            made, entries, self._kept.reuses_among(numbers), self._vectors(groups),
            {
                pair: known for group in made for pair in strongest(group.edges)
                if (known := self._kept.known_likeness(pair)) is not None
            },
            keys, self._parties.about({keys.get(form, form) for form in forms}), self._decisions,
            tuple(map(self._kept.line, numbers)), self._shelf.packing,
        )  # fmt: skip

    def _group_of(self, cell: int) -> Cells:
        made = self._made.get(cell)
        if made is not None:
            return made
        owner = self._shelf.group_of(cell)
        return tuple(self._shelf.group_cells(owner)) if owner is not None else (cell,)

    def _vectors(self, groups: Sequence[Cells]) -> dict[int, bytes]:
        """Where claims stand together, that is looked at once more."""
        cells = [cell for group in groups if len(group) > 1 for cell in group]
        self._kept.points(cells)
        return {cell: self._kept.point(cell).saying.vector for cell in cells}


def _portions(groups: Sequence[Cells], stands: Mapping[int, Stood]) -> Iterator[Sequence[Cells]]:
    """Groups of the same reports together, so that these are sent once."""
    first = {cells: min(stands[cell][0] for cell in cells) for cells in groups}
    joined: Components[int] = Components({number for s in stands.values() for number, _ in s})
    for cells, (number, _) in first.items():
        for other in {other for cell in cells for other, _ in stands[cell]}:
            joined.join(number, other)
    ordered = sorted(groups, key=lambda cells: (joined.root(first[cells][0]), first[cells], cells))
    some: list[Cells] = []
    reports: set[int] = set()
    claims = 0
    for cells in ordered:
        mine = {number for cell in cells for number, _ in stands[cell]}
        # Many copies of a report are sent once, with all that they say.
        if len(some) == AT_ONCE or (claims > CLAIMS and not mine <= reports):
            yield some
            some, reports, claims = [], set(), 0
        some.append(cells)
        reports |= mine
        claims += sum(len(stands[cell]) for cell in cells)
    if some:
        yield some


def _of_all(cells: Cells, stands: Mapping[int, Stands]) -> Stands:
    return tuple(one for cell in cells for one in stands[cell])
