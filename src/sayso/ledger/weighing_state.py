"""The tables of weighing: what `weigh` made, kept so that a new report costs only what it touches.

All of it can be made anew from the reports; nothing here is evidence. The ledger knows numbers,
texts and bytes only; what they mean is `weigh`'s business.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.ledger.database import Database
from sayso.ledger.fetch import whole_text
from sayso.ledger.weighing_tables import ALL, POSTINGS

__all__ = ["WeighingState"]

AT_ONCE = 20_000
"""Keys that one statement asks for."""
NameRow = tuple[str, str, str, bool]
"""form, main, kind, whether it is an acronym"""
TieRow = tuple[str, str, str]
AllegationRow = tuple[str, str | None, str | None, str, str, int, int, bool, int, int, str, str]
"""id, theme, its title, title, label, n_min, n_max, contested, reports, against, row, detail"""


class WeighingState:
    """What `weigh` asks of its keeper, over a ledger's tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clear(self) -> None:
        """Forget everything."""
        with self._database.transaction():
            for table in ALL:
                self._database.run(f"DELETE FROM weigh_{table}")  # noqa: S608  our names

    # --- entries ---------------------------------------------------------------------------

    def put_entry(self, number: int, report: str, digest: str, data: str) -> None:
        """Keep a report's entry."""
        self._database.run(
            "INSERT OR REPLACE INTO weigh_entry VALUES (?, ?, ?, ?)",
            (number, report, digest, zlib.compress(data.encode("ascii"), 1)),
        )

    def drop_entry(self, number: int) -> None:
        """Forget one."""
        self._database.run("DELETE FROM weigh_entry WHERE number = ?", (number,))

    def entry(self, number: int) -> str:
        """An entry. Raises KeyError where there is none."""
        data = self._database.value("SELECT data FROM weigh_entry WHERE number = ?", (number,))
        if data is None:
            raise KeyError(number)
        return zlib.decompress(data).decode("ascii")

    def number(self, report: str) -> int | None:
        """The number of a report's entry."""
        found = self._database.value("SELECT number FROM weigh_entry WHERE report = ?", (report,))
        return None if found is None else int(found)

    def text(self, report: str) -> str:
        """The report's text."""
        found = self._database.value("SELECT text FROM report WHERE report = ?", (report,))
        return whole_text(self._database, str(found))

    # --- postings --------------------------------------------------------------------------

    def change(
        self, kind: str, add: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]
    ) -> None:
        """Add and drop (key, member) pairs of a posting."""
        assert kind in POSTINGS
        self._database.many(f"DELETE FROM weigh_{kind} WHERE key = ? AND member = ?", drop)  # noqa: S608
        self._database.many(f"INSERT OR IGNORE INTO weigh_{kind} VALUES (?, ?)", add)  # noqa: S608

    def members(self, kind: str, key: int, limit: int | None) -> list[int]:
        """Members of a posting, smallest first."""
        return [
            row[0]
            for row in self._database.run(_MEMBERS[kind], (key, -1 if limit is None else limit))
        ]

    def first_members(self, kind: str, keys: Sequence[int], limit: int) -> dict[int, list[int]]:
        """The smallest members of many postings; empty ones left out."""
        found: dict[int, list[int]] = {}
        for at in range(0, len(keys), AT_ONCE):
            for key, members in self._database.run(
                _FIRST[kind].format(limit=int(limit)), (json.dumps(keys[at : at + AT_ONCE]),)
            ):
                if members is not None:
                    found[key] = list(map(int, members.split(",")))
        return found

    # --- pairs -----------------------------------------------------------------------------

    def put_reuses(self, number: int, reuses: Mapping[int, str]) -> set[int]:
        """Replace all of a report's reuses; who gained, lost or changed one, itself left out."""
        old = self.reuses(number)
        changed = {other for other in old.keys() | reuses.keys()
                   if old.get(other) != reuses.get(other)}  # fmt: skip
        self._database.many(
            "DELETE FROM weigh_reuse WHERE one = ? AND other = ?",
            [pair for other in changed for pair in ((number, other), (other, number))],
        )
        self._database.many(
            "INSERT INTO weigh_reuse VALUES (?, ?, ?)",
            [
                (one, two, reuses[other])
                for other in changed & reuses.keys()
                for one, two in ((number, other), (other, number))
            ],
        )
        return changed

    def reuses(self, number: int) -> dict[int, str]:
        """A report's reuses by the number of the other."""
        return dict(
            self._database.run("SELECT other, data FROM weigh_reuse WHERE one = ?", (number,))
        )

    def change_likenesses(
        self, made: Mapping[tuple[int, int], float], drop: Collection[tuple[int, int]]
    ) -> None:
        """Put and drop likenesses of pairs of cells."""
        self._database.many(
            "DELETE FROM weigh_likeness WHERE one = ? AND other = ?",
            sorted(two for one, other in drop for two in ((one, other), (other, one))),
        )
        self._database.many(
            "INSERT OR REPLACE INTO weigh_likeness VALUES (?, ?, ?)",
            sorted(
                row
                for (one, other), score in made.items()
                for row in ((one, other, score), (other, one, score))
            ),
        )

    def drop_likenesses(self, cells: Collection[int]) -> set[int]:
        """Drop every likeness of these cells; the other cells that lost one."""
        touched: set[int] = set()
        for cell in sorted(cells):
            others = self.likenesses(cell)
            touched.update(others)
            self._database.many(
                "DELETE FROM weigh_likeness WHERE one = ? AND other = ?",
                [two for other in others for two in ((cell, other), (other, cell))],
            )
        return touched.difference(cells)

    def likenesses(self, cell: int) -> dict[int, float]:
        """Cells that are like this one."""
        return dict(
            self._database.run("SELECT other, score FROM weigh_likeness WHERE one = ?", (cell,))
        )

    # --- cells -----------------------------------------------------------------------------

    def put_cells(self, add: Iterable[tuple[int, int, int]], drop: Iterable[int]) -> None:
        """Add (cell, number, place); `drop` forgets all of these reports."""
        self._database.many(
            "DELETE FROM weigh_cell WHERE number = ?", [(number,) for number in drop]
        )
        self._database.many("INSERT OR IGNORE INTO weigh_cell VALUES (?, ?, ?)", add)

    def cell(self, cell: int) -> list[tuple[int, int]]:
        """Where the claims of a cell stand, smallest first."""
        return [
            (row[0], row[1])
            for row in self._database.run(
                "SELECT number, place FROM weigh_cell WHERE cell = ? ORDER BY number, place",
                (cell,),
            )
        ]

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

    def put_points(self, points: Mapping[int, tuple[str, bytes]]) -> None:
        """Keep what comparing sees of cells, with the vector."""
        self._database.many(
            "INSERT OR REPLACE INTO weigh_point VALUES (?, ?, ?)",
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

    # --- names and ties --------------------------------------------------------------------

    def put_names(
        self, number: int, names: Mapping[NameRow, Collection[str]], ties: Collection[TieRow]
    ) -> None:
        """Replace a report's names, each with its blocks, and its ties."""
        database = self._database
        database.run(
            "UPDATE weigh_name SET uses = uses - 1 WHERE id IN "
            "(SELECT name FROM weigh_report_name WHERE number = ?)",
            (number,),
        )
        gone = database.run(
            "SELECT id FROM weigh_name JOIN weigh_report_name ON name = id "
            "WHERE number = ? AND uses <= 0",
            (number,),
        )
        database.run("DELETE FROM weigh_report_name WHERE number = ?", (number,))
        database.run("DELETE FROM weigh_tie WHERE number = ?", (number,))
        for (name,) in gone:
            form, main, kind, acronym = database.run(
                "SELECT form, main, kind, acronym FROM weigh_name WHERE id = ?", (name,)
            )[0]
            if (form, main, kind, bool(acronym)) in names:
                continue
            database.run("DELETE FROM weigh_name_block WHERE name = ?", (name,))
            database.run("DELETE FROM weigh_name WHERE id = ?", (name,))
        for row, blocks in names.items():
            database.run(
                "INSERT INTO weigh_name (form, main, kind, acronym, uses) VALUES (?, ?, ?, ?, 1) "
                "ON CONFLICT DO UPDATE SET uses = uses + 1",
                row,
            )
            found, uses = database.run(
                "SELECT id, uses FROM weigh_name "
                "WHERE form = ? AND main = ? AND kind = ? AND acronym = ?",
                row,
            )[0]
            database.run("INSERT INTO weigh_report_name VALUES (?, ?)", (number, found))
            if uses == 1:
                database.many(
                    "INSERT OR IGNORE INTO weigh_name_block VALUES (?, ?)",
                    [(block, found) for block in blocks],
                )
        database.many(
            "INSERT OR IGNORE INTO weigh_tie VALUES (?, ?, ?, ?)", [(number, *tie) for tie in ties]
        )

    def names_near(self, forms: Collection[str]) -> Iterator[NameRow]:
        """Names whose form or main form is one of these."""
        listed = json.dumps(sorted(forms))
        yield from _names(
            self._database.run(
                "SELECT form, main, kind, acronym FROM weigh_name "
                "WHERE form IN (SELECT value FROM json_each(?1)) "
                "OR main IN (SELECT value FROM json_each(?1))",
                (listed,),
            )
        )

    def names_in(self, blocks: Collection[str]) -> Iterator[NameRow]:
        """Names in one of these blocks."""
        yield from _names(
            self._database.run(
                "SELECT DISTINCT form, main, kind, acronym FROM weigh_name_block "
                "JOIN weigh_name ON id = name WHERE block IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(blocks)),),
            )
        )

    def ties(self) -> Iterator[TieRow]:
        """All ties, each once."""
        for row in self._database.run("SELECT DISTINCT subject, tie, object FROM weigh_tie"):
            yield (str(row[0]), str(row[1]), str(row[2]))

    def identities(self) -> dict[str, str]:
        """The key of every name that has another key than itself."""
        return {str(a): str(b) for a, b in self._database.run("SELECT * FROM weigh_identity")}

    def put_identities(self, keys: Mapping[str, str]) -> None:
        """Replace the keys of these names; one that is its own key is forgotten."""
        self._database.many("DELETE FROM weigh_identity WHERE form = ?", [(form,) for form in keys])
        self._database.many(
            "INSERT INTO weigh_identity VALUES (?, ?)",
            [(form, key) for form, key in keys.items() if form != key],
        )

    # --- allegations -----------------------------------------------------------------------

    def put_group(self, cells: Collection[int], row: AllegationRow) -> None:
        """Keep an allegation with its cells."""
        *plain, detail = row
        self._database.run(
            "INSERT OR REPLACE INTO weigh_allegation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*plain, zlib.compress(detail.encode("utf-8", "surrogatepass"), 3)),
        )
        self._database.many(
            "INSERT OR REPLACE INTO weigh_group VALUES (?, ?)", [(cell, row[0]) for cell in cells]
        )

    def drop_groups(self, allegations: Collection[str]) -> None:
        """Forget allegations."""
        rows = [(one,) for one in allegations]
        self._database.many("DELETE FROM weigh_allegation WHERE id = ?", rows)
        self._database.many("DELETE FROM weigh_group WHERE allegation = ?", rows)

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


_MEMBERS = {
    kind: f"SELECT member FROM weigh_{kind} WHERE key = ? ORDER BY member LIMIT ?"  # noqa: S608
    for kind in POSTINGS
}


_FIRST = {
    kind: "SELECT value, (SELECT group_concat(member) FROM (SELECT member FROM "  # noqa: S608
    f"weigh_{kind} WHERE key = value ORDER BY member LIMIT {{limit}})) FROM json_each(?)"
    for kind in POSTINGS
}


def _names(rows: Iterable[Sequence[object]]) -> Iterator[NameRow]:
    for form, main, kind, acronym in rows:
        yield str(form), str(main), str(kind), bool(acronym)
