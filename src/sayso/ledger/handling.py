"""The handling log: what was done to which report, when, with which tool. Append-only, chained.

Each row's hash is the SHA-256 of the row before and of its own columns as canonical JSON, so no
row can be changed, taken out or put in between without breaking every hash behind it. Triggers
refuse UPDATE and DELETE; who goes around them is found out by `verify`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from sayso.ledger.database import AnyRow, Database
from sayso.ledger.rows import LogRow

__all__ = ["COLUMNS", "FIRST", "append", "head", "now", "row_hash", "rows"]

FIRST = "0" * 64
"""What the first row has as its previous hash."""

COLUMNS = "seq, at, action, subject, source, tool, sha256, detail, previous, hash"


def now() -> str:
    """UTC, ISO 8601, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def row_hash(row: LogRow) -> str:
    """The hash that a row must have."""
    content = [row.seq, row.at, row.action, row.subject, row.source, row.tool, row.sha256]
    line = json.dumps([*content, row.detail], separators=(",", ":"))
    return hashlib.sha256(f"{row.previous}\n{line}".encode("ascii")).hexdigest()


def append(
    database: Database,
    action: str,
    *,
    subject: str,
    source: str,
    tool: str,
    sha256: str | None = None,
    detail: str = "",
) -> int:
    """Write one row inside the running transaction. Returns its number."""
    last = database.run("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")
    seq, previous = (int(last[0][0]), str(last[0][1])) if last else (0, FIRST)
    # Paths may hold bytes that are no text; the log keeps them readable and hashable.
    source = source.encode("utf-8", "backslashreplace").decode("utf-8")
    detail = detail.encode("utf-8", "backslashreplace").decode("utf-8")
    row = LogRow(seq + 1, now(), action, subject, source, tool, sha256, detail, previous, "")
    database.run(
        f"INSERT INTO log ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  ours
        (
            row.seq, row.at, row.action, row.subject, row.source, row.tool, row.sha256,
            row.detail, row.previous, row_hash(row),
        ),
    )  # fmt: skip
    return row.seq


def rows(database: Database) -> Iterator[LogRow]:
    """The whole log, oldest first."""
    for row in database.stream(f"SELECT {COLUMNS} FROM log ORDER BY seq"):  # noqa: S608  ours
        yield _row(row)


def head(database: Database) -> str:
    """The hash of the last row; `FIRST` where nothing was logged yet."""
    return str(database.value("SELECT hash FROM log ORDER BY seq DESC LIMIT 1") or FIRST)


def _row(row: AnyRow) -> LogRow:
    return LogRow(*row)
