"""What a run has to remember about files: which were read, and which could not be."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ledger import handling
from sayso.ledger.database import Database
from sayso.ledger.fold import indexable
from sayso.ledger.rows import Seen
from sayso.model import Capture, Failure

__all__ = ["clear_failure", "failures", "mark_seen", "record_failure", "seen"]


def seen(database: Database, path: str) -> Seen | None:
    """The file as it was when it was last read whole; None where it never was."""
    found = database.run(
        "SELECT path, capture, size, mtime_ns, at FROM source_seen WHERE path = ?",
        (indexable(path),),
    )
    return Seen(*found[0]) if found else None


def mark_seen(
    database: Database,
    path: str,
    capture: Capture,
    *,
    mtime_ns: int,
    failed: frozenset[str] | None,
) -> None:
    """A file was read whole; see `Ledger.mark_seen`."""
    path = indexable(path)
    with database.transaction():
        former = database.value("SELECT capture FROM source_seen WHERE path = ?", (path,))
        database.run(
            "INSERT OR REPLACE INTO source_seen VALUES (?, ?, ?, ?, ?)",
            (path, capture.sha256, capture.size, mtime_ns, handling.now()),
        )
        database.run("UPDATE report SET superseded_by = NULL WHERE capture = ?", (capture.sha256,))
        if former is not None and former != capture.sha256:
            _supersede(database, str(former), capture.sha256)
        if failed is None:
            # What was written down before these bytes were taken in belongs to an earlier run.
            database.run(
                "UPDATE failure SET resolved = ? WHERE path = ? AND resolved IS NULL "
                "AND julianday(at) < julianday(?)",
                (handling.now(), path, capture.received),
            )
            return
        for (part,) in database.run(
            "SELECT part FROM failure WHERE path = ? AND resolved IS NULL", (path,)
        ):
            if part not in failed:
                clear_failure(database, path, str(part))


def _supersede(database: Database, former: str, current: str) -> None:
    """Reports of a file's older bytes make way, unless another file still has those bytes."""
    if database.run("SELECT 1 FROM source_seen WHERE capture = ?", (former,)):
        return
    database.run(
        "UPDATE report SET superseded_by = coalesce("
        "(SELECT new.report FROM report AS new WHERE new.capture = ?2 AND new.part = report.part), "
        "(SELECT new.report FROM report AS new WHERE new.capture = ?2 ORDER BY new.id LIMIT 1)) "
        "WHERE capture = ?1",
        (former, current),
    )


def record_failure(database: Database, failure: Failure) -> None:
    """Write a failure down; an open one of the same file and part makes way."""
    path, part = indexable(failure.path), indexable(failure.part)
    with database.transaction():
        database.run(
            "DELETE FROM failure WHERE path = ? AND part = ? AND resolved IS NULL", (path, part)
        )
        database.run(
            "INSERT INTO failure (path, part, error, problem, advice, at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                path, part, failure.error, indexable(failure.problem), indexable(failure.advice),
                failure.when,
            ),
        )  # fmt: skip


def clear_failure(database: Database, path: str, part: str | None) -> int:
    """Mark the open failures of a file, or of one part of it, as resolved. Returns how many."""
    with database.transaction():
        database.run(
            "UPDATE failure SET resolved = ?1 WHERE path = ?2 AND resolved IS NULL "
            "AND (?3 IS NULL OR part = ?3)",
            (handling.now(), indexable(path), part),
        )
        return database.changed


def failures(database: Database, *, open_only: bool) -> Iterator[Failure]:
    """What could not be used, oldest first."""
    where = "WHERE resolved IS NULL" if open_only else ""
    for row in database.run(
        f"SELECT path, part, error, problem, advice, at FROM failure {where} ORDER BY id"  # noqa: S608
    ):
        yield Failure(*row)
