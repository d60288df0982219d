"""The tables of weighing: what `weigh` made, kept so that a new report costs only what it touches.

All of it can be made anew from the reports; nothing here is evidence. The ledger knows numbers,
texts and bytes only; what they mean is `weigh`'s business.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.ledger.fetch import whole_text
from sayso.ledger.weighing_names import NamesState
from sayso.ledger.weighing_tables import ALL, BUCKETS

__all__ = ["WeighingState"]

AT_ONCE = 20_000
"""Keys that one statement asks for."""
AllegationRow = tuple[str, str | None, str | None, str, str, int, int, bool, int, int, str, bytes]
"""id, theme, its title, title, label, n_min, n_max, contested, reports, against, row, detail"""


class WeighingState(NamesState):
    """What `weigh` asks of its keeper, over a ledger's tables."""

    def clear(self) -> None:
        """Forget everything."""
        with self._database.transaction():
            for table in ALL:
                self._database.run(f"DELETE FROM weigh_{table}")  # noqa: S608  our names

    # --- entries ---------------------------------------------------------------------------

    def put_entry(self, number: int, report: str, digest: str, data: str, prints: bytes) -> None:
        """Keep a report's entry, and its fingerprints."""
        self._database.run("INSERT OR REPLACE INTO weigh_prints VALUES (?, ?)", (number, prints))
        self._database.run(
            "INSERT OR REPLACE INTO weigh_entry VALUES (?, ?, ?, ?)",
            (number, report, digest, zlib.compress(data.encode("ascii"), 1)),
        )

    def drop_entry(self, number: int) -> None:
        """Forget one."""
        self._database.run("DELETE FROM weigh_entry WHERE number = ?", (number,))
        self._database.run("DELETE FROM weigh_prints WHERE number = ?", (number,))

    def entry(self, number: int) -> str:
        """An entry. Raises KeyError where there is none."""
        data = self._database.value("SELECT data FROM weigh_entry WHERE number = ?", (number,))
        if data is None:
            raise KeyError(number)
        return zlib.decompress(data).decode("ascii")

    def prints(self, numbers: Collection[int]) -> dict[int, bytes]:
        """The fingerprints of reports."""
        rows = self._among(
            "SELECT number, data FROM json_each(?) JOIN weigh_prints ON number = value", numbers
        )
        return {row[0]: row[1] for row in rows}

    def print_bytes(self, numbers: Collection[int]) -> dict[int, int]:
        """How many bytes these are."""
        sizes = self._among(
            "SELECT number, length(data) FROM json_each(?) JOIN weigh_prints ON number = value",
            numbers,
        )
        return {row[0]: row[1] for row in sizes}

    def number(self, report: str) -> int | None:
        """The number of a report's entry."""
        found = self._database.value("SELECT number FROM weigh_entry WHERE report = ?", (report,))
        return None if found is None else int(found)

    def text(self, report: str) -> str:
        """The report's text."""
        found = self._database.value("SELECT text FROM report WHERE report = ?", (report,))
        return whole_text(self._database, str(found))

    # --- postings --------------------------------------------------------------------------

    def packed(self, kind: str, parts: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The bytes of these parts of a set of buckets."""
        assert kind in BUCKETS
        for row in self._among(
            f"SELECT part, data FROM json_each(?) JOIN weigh_{kind} ON part = value",  # noqa: S608
            parts,
        ):
            yield row[0], row[1]

    def packed_sizes(self, kind: str, parts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """How many bytes these are, without reading them."""
        assert kind in BUCKETS
        for row in self._among(
            f"SELECT part, length(data) FROM json_each(?) JOIN weigh_{kind} "  # noqa: S608
            "ON part = value",
            parts,
        ):
            yield row[0], row[1]

    def pack(self, kind: str, parts: Iterable[tuple[int, bytes]]) -> None:
        """Replace parts; no bytes drop one."""
        assert kind in BUCKETS
        there = []
        gone = []
        for part, data in parts:
            if data:
                there.append((part, data))
            else:
                gone.append((part,))
        self._database.many(f"DELETE FROM weigh_{kind} WHERE part = ?", gone)  # noqa: S608
        self._database.many(f"INSERT OR REPLACE INTO weigh_{kind} VALUES (?, ?)", there)  # noqa: S608

    def change_forms(self, add: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]) -> None:
        """Add and drop (form, cell) pairs."""
        self._database.many("DELETE FROM weigh_form WHERE key = ? AND member = ?", drop)
        self._database.many("INSERT OR IGNORE INTO weigh_form VALUES (?, ?)", add)

    def cells_named(self, form: int) -> list[int]:
        """The cells that a name bears on, smallest first."""
        return [
            row[0]
            for row in self._database.run(
                "SELECT member FROM weigh_form WHERE key = ? ORDER BY member", (form,)
            )
        ]

    # --- pairs -----------------------------------------------------------------------------

    def change_reuses(
        self, made: Mapping[tuple[int, int], str], drop: Collection[tuple[int, int]]
    ) -> None:
        """Put and drop reuses of pairs of reports."""
        self._change_pairs("reuse", made, drop)

    def drop_reuses(self, numbers: Collection[int]) -> set[int]:
        """Drop every reuse of these reports; the others that lost one."""
        return self._drop_pairs("reuse", numbers)

    def partners(self, numbers: Collection[int]) -> dict[int, set[int]]:
        """The reports that each of these shares text with."""
        found: dict[int, set[int]] = {}
        for one, other in self._among(
            "SELECT one, other FROM json_each(?) JOIN weigh_reuse ON one = value", numbers
        ):
            found.setdefault(one, set()).add(other)
        return found

    def reuses(self, number: int) -> dict[int, str]:
        """A report's reuses by the number of the other."""
        return dict(
            self._database.run("SELECT other, data FROM weigh_reuse WHERE one = ?", (number,))
        )

    def change_likenesses(
        self, made: Mapping[tuple[int, int], float], drop: Collection[tuple[int, int]]
    ) -> None:
        """Put and drop likenesses of pairs of cells."""
        self._change_pairs("likeness", made, drop)

    def drop_likenesses(self, cells: Collection[int]) -> set[int]:
        """Drop every likeness of these cells; the other cells that lost one."""
        return self._drop_pairs("likeness", cells)

    def _change_pairs(
        self, kind: str, made: Mapping[tuple[int, int], Any], drop: Collection[tuple[int, int]]
    ) -> None:
        """Put and drop what is kept of pairs, under both of the two."""
        self._database.many(
            f"DELETE FROM weigh_{kind} WHERE one = ? AND other = ?",  # noqa: S608  our names
            sorted(two for one, other in drop for two in ((one, other), (other, one))),
        )
        self._database.many(
            f"INSERT OR REPLACE INTO weigh_{kind} VALUES (?, ?, ?)",  # noqa: S608
            sorted(
                row
                for (one, other), value in made.items()
                for row in ((one, other, value), (other, one, value))
            ),
        )

    def _drop_pairs(self, kind: str, ones: Collection[int]) -> set[int]:
        """Drop every pair that one of these is in; the others of the pairs."""
        pairs = [
            (one, other)
            for one, other in self._among(
                f"SELECT one, other FROM json_each(?) JOIN weigh_{kind} ON one = value",  # noqa: S608
                ones,
            )
        ]
        self._change_pairs(kind, {}, pairs)
        return {other for _, other in pairs}.difference(ones)

    def likenesses(self, cells: Collection[int]) -> dict[int, dict[int, float]]:
        """Cells that are like each of these, with how much."""
        found: dict[int, dict[int, float]] = {}
        for one, other, score in self._among(
            "SELECT one, other, score FROM json_each(?) JOIN weigh_likeness ON one = value", cells
        ):
            found.setdefault(one, {})[other] = score
        return found

    # --- cells -----------------------------------------------------------------------------

    def put_cells(self, add: Iterable[tuple[int, int, int]], drop: Iterable[int]) -> None:
        """Add (cell, number, place); `drop` forgets all of these reports."""
        self._database.many(
            "DELETE FROM weigh_cell WHERE number = ?", [(number,) for number in drop]
        )
        self._database.many("INSERT OR IGNORE INTO weigh_cell VALUES (?, ?, ?)", add)

    def stands(self, cells: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        """Where the claims of these cells stand, smallest first."""
        found: dict[int, list[tuple[int, int]]] = {}
        for cell, number, place in self._among(
            "SELECT cell, number, place FROM json_each(?) JOIN weigh_cell ON cell = value", cells
        ):
            found.setdefault(cell, []).append((number, place))
        for some in found.values():
            some.sort()
        return found

    def occupied(self, cells: Iterable[int]) -> set[int]:
        """Those of the cells that hold a claim."""
        return {
            row[0]
            for row in self._among(
                "SELECT value FROM json_each(?) WHERE EXISTS "
                "(SELECT 1 FROM weigh_cell WHERE cell = value)",
                cells,
            )
        }

    def put_points(self, points: Mapping[int, tuple[str, bytes, bytes]]) -> None:
        """Keep what comparing sees of cells, with the vector and the blocks."""
        self._database.many(
            "INSERT OR REPLACE INTO weigh_point VALUES (?, ?, ?, ?)",
            [(cell, *points[cell]) for cell in sorted(points)],
        )

    def drop_points(self, cells: Collection[int]) -> None:
        """Forget cells."""
        self._database.many(
            "DELETE FROM weigh_point WHERE cell = ?", [(cell,) for cell in sorted(cells)]
        )

    def points(self, cells: Sequence[int]) -> dict[int, tuple[str, bytes]]:
        """What was kept of these cells."""
        return {
            row[0]: (row[1], row[2])
            for row in self._among(
                "SELECT cell, data, vector FROM json_each(?) JOIN weigh_point ON cell = value",
                cells,
            )
        }

    def block_bytes(self, cells: Collection[int]) -> dict[int, bytes]:
        """The blocks of these cells."""
        return {
            row[0]: row[1]
            for row in self._among(
                "SELECT cell, blocks FROM json_each(?) JOIN weigh_point ON cell = value", cells
            )
        }

    def _among(self, statement: str, cells: Iterable[int]) -> Iterator[Sequence[Any]]:
        """The rows of a statement that asks for some cells, in portions."""
        ordered = sorted(set(cells))
        for at in range(0, len(ordered), AT_ONCE):
            yield from self._database.run(statement, (json.dumps(ordered[at : at + AT_ONCE]),))

    def cells_of(self, number: int) -> list[int]:
        """The cells of a report's claims, in their order."""
        return [
            row[0]
            for row in self._database.run(
                "SELECT cell FROM weigh_cell WHERE number = ? ORDER BY place", (number,)
            )
        ]

    # --- allegations -----------------------------------------------------------------------

    @staticmethod
    def packed_detail(detail: str) -> bytes:
        """An allegation's detail as its row has it."""
        return zlib.compress(detail.encode("utf-8", "surrogatepass"), 3)

    def put_groups(self, groups: Mapping[str, Collection[int]]) -> None:
        """Keep the cells of allegations."""
        self._database.many(
            "INSERT OR REPLACE INTO weigh_group VALUES (?, ?)",
            sorted((cell, one) for one, cells in groups.items() for cell in cells),
        )

    def put_allegations(self, rows: Sequence[AllegationRow]) -> None:
        """Keep allegations."""
        self._database.many(
            "INSERT OR REPLACE INTO weigh_allegation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def drop_groups(self, allegations: Collection[str]) -> None:
        """Forget allegations."""
        rows = [(one,) for one in allegations]
        self._database.many("DELETE FROM weigh_allegation WHERE id = ?", rows)
        self._database.many("DELETE FROM weigh_group WHERE allegation = ?", rows)

    def rows(self) -> Iterator[str]:
        """Every allegation as it is stored, its detail apart, one after the other."""
        for row in self._database.stream("SELECT row FROM weigh_allegation"):
            yield str(row[0])

    def group_of(self, cell: int) -> str | None:
        """The allegation that a cell belongs to."""
        found = self._database.value("SELECT allegation FROM weigh_group WHERE cell = ?", (cell,))
        return None if found is None else str(found)

    def groups_of(self, cells: Iterable[int]) -> dict[int, str]:
        """The allegations that these cells belong to."""
        return {
            row[0]: str(row[1])
            for row in self._among(
                "SELECT cell, allegation FROM json_each(?) JOIN weigh_group ON cell = value", cells
            )
        }

    def group_cells(self, allegation: str) -> list[int]:
        """The cells of an allegation."""
        return [
            row[0]
            for row in self._database.run(
                "SELECT cell FROM weigh_group WHERE allegation = ? ORDER BY cell", (allegation,)
            )
        ]
