"""The part of weighing's tables that keeps names, ties and who is who."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sayso.ledger.database import Database

__all__ = ["NamesState"]

NameRow = tuple[str, str, str, bool]
"""form, main, kind, whether it is an acronym"""
TieRow = tuple[str, str, str]


class NamesState:
    """Names by their blocks, ties, identities; see `WeighingState`."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

    def crowded_names(self, blocks: Collection[str], limit: int) -> set[str]:
        """Those of the blocks that hold more names than this."""
        return {
            str(row[0])
            for row in self._database.run(
                "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM weigh_name_block "
                "WHERE block = value LIMIT 1 OFFSET ?)",
                (json.dumps(sorted(blocks)), limit),
            )
        }

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


def _names(rows: Iterable[Sequence[object]]) -> Iterator[NameRow]:
    for form, main, kind, acronym in rows:
        yield str(form), str(main), str(kind), bool(acronym)
