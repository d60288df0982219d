"""The part of weighing's tables that keeps names, ties and who is who."""

from __future__ import annotations

import json
from collections import Counter
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
        self,
        named: Mapping[int, tuple[Collection[NameRow], Collection[TieRow]]],
        blocks: Mapping[NameRow, Collection[str]],
    ) -> None:
        """Replace reports' names and ties. `blocks`: of every name."""
        database = self._database
        numbers = json.dumps(sorted(named))
        lost = database.run(
            "SELECT name, count(*) FROM json_each(?) JOIN weigh_report_name ON number = value "
            "GROUP BY name",
            (numbers,),
        )
        if lost:
            database.run(
                "DELETE FROM weigh_report_name WHERE number IN (SELECT value FROM json_each(?))",
                (numbers,),
            )
        database.run(
            "DELETE FROM weigh_tie WHERE number IN (SELECT value FROM json_each(?))", (numbers,)
        )
        database.many("UPDATE weigh_name SET uses = uses - ?2 WHERE id = ?1", sorted(lost))
        uses = Counter(row for names, _ in named.values() for row in names)
        ids: dict[NameRow, int] = {}
        for row, many in sorted(uses.items()):
            found, now = database.run(
                "INSERT INTO weigh_name (form, main, kind, acronym, uses) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET uses = uses + excluded.uses RETURNING id, uses",
                (*row, many),
            )[0]
            ids[row] = int(found)
            if now == many:  # new, or nobody's until now
                database.many(
                    "INSERT OR IGNORE INTO weigh_name_block VALUES (?, ?)",
                    [(block, found) for block in blocks[row]],
                )
        gone = database.run(
            "SELECT weigh_name.id FROM json_each(?) JOIN weigh_name ON weigh_name.id = value "
            "WHERE uses <= 0",
            (json.dumps([one for one, _ in sorted(lost)]),),
        )
        database.many("DELETE FROM weigh_name_block WHERE name = ?", gone)
        database.many("DELETE FROM weigh_name WHERE id = ?", gone)
        database.many(
            "INSERT INTO weigh_report_name VALUES (?, ?)",
            sorted((number, ids[row]) for number, (names, _) in named.items() for row in names),
        )
        database.many(
            "INSERT OR IGNORE INTO weigh_tie VALUES (?, ?, ?, ?)",
            [(number, *tie) for number, (_, ties) in named.items() for tie in ties],
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
