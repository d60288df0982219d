"""Where weighing keeps what it made: postings, pairs, groups. In `memory`, or in `tables`.

`Shelf` is what weighing asks of its keeper. Everything on it can be made anew from the reports.

A *posting* is the members that have one key: reports with a fingerprint, cells in a block. One of
more than `CROWDED` members is crowded: its members are compared with the `FEW` smallest at most.
Members are numbers that hash content, so the few are the same ones in whatever order reports
arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from sayso.model import Allegation, Reuse
from sayso.weigh.entry import Entry, Name, Saying, TieNamed
from sayso.weigh.name_blocks import blocks_of
from sayso.weigh.packed import Numbers, Packed

__all__ = ["CROWDED", "FEW", "Shelf", "name_blocks"]

CROWDED = 64
FEW = 6


class Shelf(Protocol):
    """What weighing asks of whoever keeps its results."""

    def put_entry(self, number: int, entry: Entry, line: str) -> None:
        """Keep a report's entry under its number. `line`: the entry as JSON, prints left out."""

    def drop_entry(self, number: int) -> None:
        """Forget it."""

    def line(self, number: int) -> str:
        """The entry as JSON, prints left out. Raises KeyError where there is none."""

    def number(self, report: str) -> int | None:
        """The number of a report's entry; None where it has none."""

    def text(self, report: str) -> str:
        """The report's text."""

    @property
    def grams(self) -> Packed:
        """Reports by their fingerprints."""

    @property
    def blocks(self) -> Packed:
        """Cells by their blocks."""

    def change_forms(
        self, *, add: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]
    ) -> None:
        """Add and drop (number of a folded name, cell whose claims it bears on)."""

    def cells_named(self, form: int) -> list[int]:
        """The cells that a name bears on, smallest first."""

    def prints(self, numbers: Collection[int]) -> Mapping[int, Numbers]:
        """The fingerprints of reports; what has no entry is left out."""

    def print_counts(self, numbers: Collection[int]) -> Mapping[int, int]:
        """How many these are."""

    def change_reuses(
        self, made: Mapping[tuple[int, int], Reuse], drop: Collection[tuple[int, int]]
    ) -> None:
        """Put and drop reuses of pairs of reports, the smaller number first."""

    def drop_reuses(self, numbers: Collection[int]) -> set[int]:
        """Drop every reuse of these reports; the others that lost one."""

    def partners(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """The reports that each of these shares text with; those without any left out."""

    def reuses(self, number: int) -> Mapping[int, Reuse]:
        """A report's reuses by the number of the other."""

    def change_likenesses(
        self, made: Mapping[tuple[int, int], float], drop: Collection[tuple[int, int]]
    ) -> None:
        """Put and drop likenesses of pairs of cells."""

    def drop_likenesses(self, cells: Collection[int]) -> set[int]:
        """Drop every likeness of these cells; the other cells that lost one."""

    def likenesses(self, cells: Collection[int]) -> Mapping[int, Mapping[int, float]]:
        """Cells that are like each of these, with how much; those that none is like left out."""

    def put_cells(self, add: Iterable[tuple[int, int, int]], drop: Iterable[int]) -> None:
        """Add (cell, report number, place in report); `drop` forgets reports' claims."""

    def stands(self, cells: Iterable[int]) -> Mapping[int, list[tuple[int, int]]]:
        """Where the claims of these cells stand: (report number, place), smallest first."""

    def occupied(self, cells: Iterable[int]) -> set[int]:
        """Those of the cells that hold a claim."""

    def put_points(self, sayings: Mapping[int, Saying], blocks: Mapping[int, Numbers]) -> None:
        """Keep a claim of each new cell: what comparing sees is the same in all of a cell.

        `blocks`: the numbers of the blocks that each of them falls into, in order.
        """

    def blocks_of(self, cells: Collection[int]) -> Mapping[int, Numbers]:
        """The blocks that were kept for these cells."""

    def drop_points(self, cells: Collection[int]) -> None:
        """Forget them."""

    def points(self, cells: Sequence[int]) -> Mapping[int, Saying]:
        """The claims that were kept for these cells."""

    def cells_of(self, number: int) -> list[int]:
        """The cells of a report's claims, in their order."""

    def put_names(self, named: Mapping[int, tuple[Collection[Name], Collection[TieNamed]]]) -> None:
        """Replace reports' names and ties; empty ones drop them."""

    def names_near(self, forms: Collection[str]) -> Iterable[Name]:
        """Names whose form or main form is one of these."""

    def names_in(self, blocks: Collection[str]) -> Iterable[Name]:
        """Names in one of these blocks (see `identity.blocks_of`)."""

    def crowded_names(self, blocks: Collection[str], limit: int) -> set[str]:
        """Those of the blocks that hold more names than this."""

    def ties(self) -> Iterable[TieNamed]:
        """All ties, each once."""

    def identities(self) -> Mapping[str, str]:
        """The key of every name that has another key than itself."""

    def put_identities(self, keys: Mapping[str, str]) -> None:
        """Replace the keys of these names; a name that is its own key is forgotten."""

    @property
    def packing(self) -> Callable[[Allegation], Any]:
        """How an allegation is to be given to `put_allegations`: a function that can be sent."""

    def put_groups(self, groups: Mapping[str, Collection[int]]) -> None:
        """Keep the cells of allegations, which may be put later themselves."""

    def put_allegations(self, packed: Sequence[Any]) -> None:
        """Keep allegations."""

    def drop_groups(self, allegations: Collection[str]) -> None:
        """Forget allegations."""

    def group_of(self, cell: int) -> str | None:
        """The allegation that a cell belongs to."""

    def groups_of(self, cells: Iterable[int]) -> Mapping[int, str]:
        """The allegations that these cells belong to."""

    def group_cells(self, allegation: str) -> list[int]:
        """The cells of an allegation."""

    def clear(self) -> None:
        """Forget everything."""


def name_blocks(name: Name) -> frozenset[str]:
    """The blocks of both a name's forms."""
    return blocks_of(name.form, name.kind) | blocks_of(name.main, name.kind)
