"""Proof: everything that the ledger holds against the hashes that were written when it came in."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from sayso.ledger import blobs, fetch, handling, judgements, vaultfiles
from sayso.ledger.database import Database
from sayso.ledger.rows import Finding, VerifyResult
from sayso.model import text_hash

__all__ = ["verify"]

RESTORE = "Something outside Sayso changed it. Unpack the last pack that you made, or read it anew."


def verify(
    database: Database, *, progress: Callable[[int, int], None] | None, head: str | None
) -> VerifyResult:
    """Check vault, texts, readings, judgements, log and database. See `Ledger.verify`."""
    with database.snapshot():
        reports = database.run("SELECT id, report, digest, log FROM report ORDER BY id")
        captures = database.run("SELECT sha256 FROM capture ORDER BY sha256")
        texts = database.run("SELECT sha256 FROM text ORDER BY sha256")
        total = len(reports) + len(captures) + len(texts)
        findings = [*_database(database), *_log(database, head)]
        notes = list(_unused(database))
        done = 0
        for check, rows in ((_capture, captures), (_text, texts), (_reading, reports)):
            for row in rows:
                findings += check(database, *row)
                done += 1
                if progress is not None:
                    progress(done, total)
        findings += _judgements(database)
        findings += _erased(database)
        return VerifyResult(
            tuple(findings),
            tuple(notes),
            handling.head(database),
            int(database.value("SELECT count(*) FROM log")),
            len(reports),
            len(captures),
        )


def _database(database: Database) -> Iterator[Finding]:
    for (message,) in database.run("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("database", str(database.path), str(message), RESTORE)
    for table, row, parent, _ in database.run("PRAGMA foreign_key_check"):
        yield Finding(
            "orphan", f"{table} {row}", f"a row of {table} points to no row of {parent}.", RESTORE
        )


def _log(database: Database, head: str | None) -> Iterator[Finding]:
    previous, expected, met = handling.FIRST, 1, head is None or head == handling.FIRST
    for row in handling.rows(database):
        subject = f"row {row.seq}"
        if row.seq != expected:
            yield Finding("log", subject, f"rows {expected} to {row.seq - 1} are missing.", RESTORE)
        if row.previous != previous:
            yield Finding("log", subject, "does not follow from the row before it.", RESTORE)
        if handling.row_hash(row) != row.hash:
            yield Finding("log", subject, "was changed: its hash does not fit.", RESTORE)
        met = met or row.hash == head
        previous, expected = row.hash, row.seq + 1
    written = database.value("SELECT seq FROM sqlite_sequence WHERE name = 'log'")
    if int(written or 0) != expected - 1:
        yield Finding(
            "log",
            f"row {expected}",
            f"rows {expected} to {written} are missing at the end.",
            RESTORE,
        )
    if not met:
        yield Finding(
            "log", "head", f"the log does not contain the head {head} that was given.", RESTORE
        )


def _capture(database: Database, sha256: object) -> Iterator[Finding]:
    path = vaultfiles.file(database.path, str(sha256))
    try:
        if vaultfiles.hash_file(path) != sha256:
            of = _received(database, sha256)
            yield Finding(
                "vault", str(sha256), f"the bytes{of} are not those that came in.", RESTORE
            )
    except FileNotFoundError:
        yield Finding(
            "vault", str(sha256), f"the bytes{_received(database, sha256)} are missing.",
            f"Is {vaultfiles.folder(database.path).name} beside the ledger, and whole?",
        )  # fmt: skip
    except OSError as error:
        yield Finding("vault", str(sha256), f"cannot be read ({error.strerror}).", "")


def _received(database: Database, sha256: object) -> str:
    """ " of report.pdf": a hash alone tells nobody which file it is."""
    found = database.run("SELECT DISTINCT source FROM report WHERE capture = ?", (str(sha256),))
    return f" of {', '.join(str(row[0]) for row in found[:3])}" if found else ""


def _text(database: Database, sha256: object) -> Iterator[Finding]:
    data = database.value("SELECT data FROM text WHERE sha256 = ?", (str(sha256),))
    try:
        whole = isinstance(data, bytes) and text_hash(blobs.unpack_text(data)) == sha256
    except (zlib.error, UnicodeDecodeError):
        whole = False
    if not whole:
        yield Finding("text", str(sha256), "the text is not the one that was stored.", RESTORE)


def _reading(database: Database, row: int, report: str, digest: str, log: int) -> Iterator[Finding]:
    number, subject = row, report
    logged = database.run("SELECT subject, sha256 FROM log WHERE seq = ?", (log,))
    if not logged or logged[0] != (subject, digest):
        yield Finding("log", subject, "the log has another reading of this report.", RESTORE)
    if fetch.stored_digest(database, number) != digest:
        yield Finding(
            "reading", subject, "its reading is not as it was written.",
            "`sayso read --reread` makes it anew.",
        )  # fmt: skip


def _judgements(database: Database) -> Iterator[Finding]:
    logged = {
        row[0]: row[1]
        for row in database.run("SELECT subject, sha256 FROM log WHERE action = 'judged'")
    }
    for row in database.run(
        "SELECT judgement, kind, target, other, author, made, reason FROM judgement ORDER BY seq"
    ):
        if logged.pop(row[0], None) != judgements.hash_of(row):
            yield Finding("judgement", str(row[0]), "is not as it was written.", RESTORE)
    for missing in logged:
        yield Finding("judgement", str(missing), "is in the log and missing here.", RESTORE)


def _erased(database: Database) -> Iterator[Finding]:
    """Reports without a trace of their removal, and removals that a crash cut short."""
    for (subject,) in database.run(
        "SELECT DISTINCT subject FROM log WHERE action = 'read' "
        "AND NOT EXISTS (SELECT 1 FROM report WHERE report.report = log.subject) "
        "AND NOT EXISTS (SELECT 1 FROM tombstone WHERE tombstone.report = log.subject)"
    ):
        yield Finding("reading", str(subject), "was read and is gone without a removal.", RESTORE)
    for report, capture in database.run(
        "SELECT report, capture FROM tombstone WHERE capture NOT IN (SELECT sha256 FROM capture)"
    ):
        if vaultfiles.file(database.path, str(capture)).exists():
            yield Finding(
                "vault", str(capture), f"the bytes of the removed report {report} are still there.",
                f"Finish it: `sayso remove {report} --because …`.",
            )  # fmt: skip


def _unused(database: Database) -> Iterator[Finding]:
    known = {row[0] for row in database.run("SELECT sha256 FROM capture")}
    known |= {row[0] for row in database.run("SELECT capture FROM tombstone")}
    for sha256 in vaultfiles.kept(database.path):
        if sha256 not in known:
            yield Finding("vault", sha256, "no report was made of these bytes.")
    for path in vaultfiles.leftovers(database.path):
        yield Finding("vault", str(path), "a copy that was not finished; it may be deleted.")
