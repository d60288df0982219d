"""Which claims an allegation has now, and which allegation a claim is in.

Every function raises NotFound for what is not there, and WrongUse for the beginning of several ids.
"""

from __future__ import annotations

from collections import defaultdict

from sayso.errors import NotFound, WrongUse
from sayso.ledger import queries
from sayso.ledger.database import Database

__all__ = ["EACH", "Place", "allegation_at", "allegation_named", "claim_named", "claims_of"]

EACH = 3
"""Claims of the same words on the same footing that stand for all of them in a decision."""

Place = tuple[str, str]
"""(report, claim); (report, "") for a report as a whole."""


def allegation_named(database: Database, wanted: str) -> str:
    """The id of the allegation that an id, or its beginning, is of."""
    found = [
        str(row[0])
        for row in database.run(
            "SELECT id FROM weigh_allegation WHERE id = ?1 OR "
            "(length(?1) >= 5 AND id >= ?1 AND id < ?2) ORDER BY id = ?1 DESC, id LIMIT 6",
            (wanted, wanted + "\U0010ffff"),
        )
    ]
    if not found:
        raise NotFound(f"no allegation {wanted} in this ledger. `sayso allegations` lists them.")
    if found[0] != wanted and len(found) > 1:
        raise WrongUse(f"{wanted} may be any of: {', '.join(found[:5])}. Give more of the id.")
    return found[0]


def claims_of(database: Database, allegation: str, *, each: int | None = EACH) -> list[Place]:
    """Claims of an allegation; of those with the same words and footing the first few."""
    found: list[Place] = []
    taken: dict[int, int] = defaultdict(int)
    for cell, report, claim in database.run(
        "SELECT weigh_cell.cell, weigh_entry.report, claim.claim FROM weigh_group "
        "JOIN weigh_cell ON weigh_cell.cell = weigh_group.cell "
        "JOIN weigh_entry ON weigh_entry.number = weigh_cell.number "
        "JOIN report ON report.report = weigh_entry.report "
        "JOIN claim ON claim.report = report.id AND claim.ord = weigh_cell.place "
        "WHERE weigh_group.allegation = ? "
        "ORDER BY weigh_cell.cell, weigh_cell.number, weigh_cell.place",
        (allegation,),
    ):
        taken[cell] += 1
        if each is None or taken[cell] <= each:
            found.append((str(report), str(claim)))
    return found


def claim_named(database: Database, wanted: str) -> Place:
    """Where the claim stands that an id, or its beginning, is of."""
    row = queries.claim(database, wanted, report=None)
    return row.report, row.claim.id


def allegation_at(database: Database, place: Place) -> str | None:
    """The allegation that a claim is in now."""
    found = database.value(
        "SELECT weigh_group.allegation FROM report "
        "JOIN claim ON claim.report = report.id AND claim.claim = ?2 "
        "JOIN weigh_entry ON weigh_entry.report = report.report "
        "JOIN weigh_cell ON weigh_cell.number = weigh_entry.number "
        "AND weigh_cell.place = claim.ord "
        "JOIN weigh_group ON weigh_group.cell = weigh_cell.cell WHERE report.report = ?1",
        place,
    )
    return None if found is None else str(found)
