"""The index of names: how "dervan" finds every claim by or about Dêrvan.

Every name stands once, with its folded form and its words; claims hang on it. Whole words match,
in their order; a name that is exactly what was asked for comes first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sayso.ledger.database import AnyRow, Database
from sayso.ledger.fold import fold, has_words

__all__ = ["drop_unused", "known", "matching", "number"]

MOST = 20_000
"""Names that one filter may stand for; a single letter matches too many to be meant."""


def number(database: Database, names: Iterable[str]) -> dict[str, int]:
    """Row numbers of names; those not yet there are added. Inside a transaction."""
    wanted = sorted(set(names))
    found = known(database, wanted)
    missing = [name for name in wanted if name not in found]
    if missing:
        folded = {name: fold(name) for name in missing}
        database.many(
            "INSERT INTO name (name, folded) VALUES (?, ?)",
            [(name, folded[name]) for name in missing],
        )
        found |= (added := known(database, missing))
        database.many(
            "INSERT OR IGNORE INTO name_word (word, name) VALUES (?, ?)",
            [(word, added[name]) for name in missing for word in set(folded[name].split())],
        )
    return found


def known(database: Database, names: Iterable[str]) -> dict[str, int]:
    """Row numbers of those of the names that are there."""
    rows = database.run(
        "SELECT name.name, name.id FROM json_each(?) AS wanted "
        "JOIN name ON name.name = wanted.value",
        (json.dumps(sorted(names), ensure_ascii=False),),
    )
    return {str(name): int(row) for name, row in rows}


def matching(database: Database, wanted: str) -> tuple[list[int], list[int]]:
    """Row numbers of the names that are exactly `wanted`, and of those that hold its words."""
    folded = fold(wanted)
    if not folded:
        return [], []
    exact = [int(row[0]) for row in _exact(database, folded)]
    words = max(folded.split(), key=len)
    candidates = database.run(
        "SELECT name.id, name.folded FROM name_word JOIN name ON name.id = name_word.name "
        "WHERE name_word.word = ? ORDER BY name.id LIMIT ?",
        (words, MOST),
    )
    whole = set(exact)
    partly = [
        int(row)
        for row, other in candidates
        if int(row) not in whole and has_words(str(other), folded)
    ]
    return exact, partly


def _exact(database: Database, folded: str) -> list[AnyRow]:
    return list(database.run("SELECT id FROM name WHERE folded = ? ORDER BY id", (folded,)))


def drop_unused(database: Database, names: Iterable[str]) -> None:
    """Delete those of the names that no claim and no report uses any more."""
    database.run(
        "DELETE FROM name WHERE name IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM claim_name WHERE claim_name.name = name.id) "
        "AND NOT EXISTS (SELECT 1 FROM report WHERE report.publisher_name = name.id)",
        (json.dumps(sorted(set(names)), ensure_ascii=False),),
    )
