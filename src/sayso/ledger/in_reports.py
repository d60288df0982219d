"""Which rows of a table that hangs on reports are wanted: of one report, of one status."""

from __future__ import annotations

from enum import StrEnum

from sayso.ledger.database import Database, Value
from sayso.ledger.fetch import row_number

__all__ = ["where"]


def where(
    database: Database,
    table: str,
    *,
    status: StrEnum | None,
    report: str | None,
    superseded: bool,
) -> tuple[str, list[Value]]:
    """The WHERE of a query that joins `table` (with a status) to `report`, and its values.

    Superseded reports are left out unless they are wanted, or one is asked for by its id. Raises
    NotFound for a report that is not there.
    """
    terms: list[str] = []
    values: list[Value] = []
    if report is not None:
        terms.append("report.id = ?")
        values.append(row_number(database, report))
    elif not superseded:
        terms.append("report.superseded_by IS NULL")
    if status is not None:
        terms.append(f"{table}.status = ?")
        values.append(str(status))
    return (f"WHERE {' AND '.join(terms)}" if terms else ""), values
