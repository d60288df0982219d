"""Writing: one report in, or out, as a whole or not at all."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from sayso.errors import WrongUse
from sayso.ledger import allegation_anchors as decided
from sayso.ledger import blobs, claim_facets, handling, judgements, names
from sayso.ledger.database import Database, Value
from sayso.ledger.decode import plain
from sayso.ledger.encode import Encoded, encode, links, report_row
from sayso.ledger.fetch import COMPRESSED, REPORT_COLUMNS, row_number, stored_digest, tombstone
from sayso.ledger.fold import indexable
from sayso.ledger.rows import Change, Put, Tombstone
from sayso.ledger.tables import NOUN_TABLES, SHIFT, Row, insert_statement, numbered
from sayso.model import Capture, Parsed, Text

__all__ = ["put", "remove"]


_LINKS = ("speaker", "origin", "mention", *claim_facets.LINKS)
_INSERTS = {table: insert_statement(table) for table in NOUN_TABLES}


def put(
    database: Database,
    parsed: Parsed,
    capture: Capture,
    *,
    source: str,
    tool: str,
    restore: bool = False,
) -> Put:
    """Store one report in one transaction; an earlier reading of it makes way. See `Ledger.put`."""
    if parsed.report.capture != capture.sha256:
        raise WrongUse(
            f"report {parsed.report.id} came in capture {parsed.report.capture[:12]}…, but was "
            f"given with {capture.sha256[:12]}…"
        )
    source = indexable(source)
    encoded = encode(parsed)
    report_id = parsed.report.id
    with database.transaction():
        if database.run("SELECT 1 FROM tombstone WHERE report = ?", (report_id,)):
            if not restore:
                return Put(report_id, Change.removed)
            database.run("DELETE FROM tombstone WHERE report = ?", (report_id,))
        database.run(
            "UPDATE failure SET resolved = ? WHERE path = ? AND part = ? AND resolved IS NULL",
            (handling.now(), source, indexable(parsed.report.part)),
        )
        found = database.run("SELECT id, digest, text FROM report WHERE report = ?", (report_id,))
        if not found:
            row = _insert(database, parsed, capture, encoded, source=source, tool=tool)
            count = len(parsed.stated.claims)
            _fill(database, row, parsed, encoded)
            return Put(report_id, Change.new, len(parsed.reading.attributions), 0, count, 0)
        row, digest, text = int(found[0][0]), str(found[0][1]), str(found[0][2])
        log = handling.append(
            database, "reread", subject=report_id, source=source, tool=tool, sha256=encoded.digest
        )
        # Rows that someone changed are made anew, even where the reading is the same as before.
        if digest == encoded.digest and stored_digest(database, row) == digest:
            database.run(
                "UPDATE report SET reader = ?, last_read = ?, log = ? WHERE id = ?",
                (parsed.reading.reader, handling.now(), log, row),
            )
            return Put(report_id, Change.same)
        return _replace(database, row, text, parsed, encoded, source=source, log=log)


def _insert(
    database: Database,
    parsed: Parsed,
    capture: Capture,
    encoded: Encoded,
    *,
    source: str,
    tool: str,
) -> int:
    report, text = parsed.report, parsed.text
    known = database.run("SELECT 1 FROM capture WHERE sha256 = ?", (capture.sha256,))
    if not known:
        database.run(
            "INSERT INTO capture VALUES (?, ?, ?, ?, ?)",
            (
                capture.sha256, capture.media_type, capture.size, capture.received,
                indexable(capture.origin),
            ),
        )  # fmt: skip
        handling.append(
            database, "received", subject=capture.sha256, source=source, tool=tool,
            sha256=capture.sha256, detail=f"{capture.size} bytes, {capture.media_type}",
        )  # fmt: skip
    handling.append(
        database, "extracted", subject=report.id, source=source, tool=text.extractor,
        sha256=text.sha256, detail=indexable(report.part),
    )  # fmt: skip
    log = handling.append(
        database, "read", subject=report.id, source=source, tool=tool, sha256=encoded.digest
    )
    _keep_text(database, text)
    at = handling.now()
    values = (*_report_values(database, parsed, encoded), source, at, at, log)
    columns = f"{_WRITTEN}, source, first_read, last_read, log"
    _write(database, f"INSERT INTO report ({columns}) VALUES ({_marks(len(values))})", [values])  # noqa: S608
    return int(database.value("SELECT id FROM report WHERE report = ?", (report.id,)))


_WRITTEN = f"{REPORT_COLUMNS}, reader, publisher_name, sentences, attributions, claims, digest"


def _report_values(database: Database, parsed: Parsed, encoded: Encoded) -> Row:
    reading, publisher = parsed.reading, parsed.report.publisher
    publisher_name: int | None = None
    if publisher:
        name = indexable(publisher)
        publisher_name = names.number(database, [name])[name]
    return (
        *report_row(parsed), reading.reader, publisher_name, len(reading.sentences),
        len(reading.attributions), len(parsed.stated.claims), encoded.digest,
    )  # fmt: skip


def _replace(
    database: Database,
    row: int,
    old_text: str,
    parsed: Parsed,
    encoded: Encoded,
    *,
    source: str,
    log: int,
) -> Put:
    attributions = _ids(database, row, "attribution")
    claims = _ids(database, row, "claim")
    former = _clear(database, row)
    _keep_text(database, parsed.text)
    values = (
        *_report_values(database, parsed, encoded), source, handling.now(), log, row,
    )  # fmt: skip
    assigned = ", ".join(
        f"{column.strip()} = ?" for column in f"{_WRITTEN}, source, last_read, log".split(",")
    )
    _write(database, f"UPDATE report SET {assigned} WHERE id = ?", [values])  # noqa: S608  our names
    _drop_texts(database, [old_text])
    _fill(database, row, parsed, encoded)
    names.drop_unused(database, former)
    new_attributions = {a.id for a in parsed.reading.attributions}
    new_claims = {c.id for c in parsed.stated.claims}
    unanchored = judgements.reanchor(database, parsed) + decided.reanchor(database, parsed)
    return Put(
        parsed.report.id,
        Change.changed,
        len(new_attributions - attributions),
        len(attributions - new_attributions),
        len(new_claims - claims),
        len(claims - new_claims),
        unanchored,
    )


def _fill(database: Database, row: int, parsed: Parsed, encoded: Encoded) -> None:
    """Everything that hangs on the report's row."""
    for table, rows in encoded.tables.items():
        if rows:
            _write(database, _INSERTS[table], numbered(table, row, rows))
    database.many(
        "INSERT INTO layer VALUES (?, ?, ?, ?)",
        [
            (row, layer, count, zlib.compress(data, 1) if layer in COMPRESSED else data)
            for layer, (count, data) in encoded.layers.items()
        ],
    )
    base = row << SHIFT
    found = links(parsed) | claim_facets.facet_links(parsed)
    numbers = names.number(
        database, {name for pairs in found.values() for _, some in pairs for name in some}
    )
    database.many(
        "INSERT OR IGNORE INTO claim_name (name, link, claim) VALUES (?, ?, ?)",
        [
            (numbers[name], link, base + place)
            for link, pairs in found.items()
            for place, some in pairs
            for name in some
        ],
    )
    text = parsed.text.text
    database.many(
        "INSERT INTO claim_words (rowid, words) VALUES (?, ?)",
        [
            (base + place, indexable(text[claim.passage[0] : claim.passage[1]]))
            for place, claim in enumerate(parsed.stated.claims)
        ],
    )
    claim_facets.fill(database, base, parsed)
    if parsed.report.title:
        database.run(
            "INSERT INTO report_words (rowid, words) VALUES (?, ?)",
            (row, indexable(parsed.report.title)),
        )


def _clear(database: Database, row: int) -> set[str]:
    """Delete everything that hangs on the report's row. Returns the names that led to it."""
    former = {
        indexable(str(name))
        for (name,) in map(
            plain,
            database.run(
                "SELECT name FROM entity_name WHERE report = ?1 "
                "UNION SELECT name FROM entity WHERE report = ?1 "
                "UNION SELECT name FROM hop WHERE report = ?1 "
                "UNION SELECT publisher FROM report WHERE id = ?1 AND publisher IS NOT NULL",
                (row,),
            ),
        )
    }
    first, last = row << SHIFT, ((row + 1) << SHIFT) - 1
    numbers = sorted(names.known(database, former).values())
    database.many(
        "DELETE FROM claim_name WHERE name = ? AND link = ? AND claim BETWEEN ? AND ?",
        [(n, link, first, last) for n in numbers for link in _LINKS],
    )
    claim_facets.clear(database, first, last)
    database.run("DELETE FROM claim_words WHERE rowid BETWEEN ? AND ?", (first, last))
    database.run("DELETE FROM report_words WHERE rowid = ?", (row,))
    for table in (*NOUN_TABLES, "layer"):
        database.run(f"DELETE FROM {table} WHERE report = ?", (row,))  # noqa: S608  our names
    return former


def _write(database: Database, statement: str, rows: Sequence[Row]) -> None:
    """Insert rows, texts that are not valid Unicode as bytes (JSON files can bring those)."""
    try:
        database.many(statement, rows)
    except UnicodeEncodeError:
        # Rows before the bad one went in; they go again, inside the transaction of the caller.
        database.many(
            statement.replace("INSERT INTO", "INSERT OR REPLACE INTO"),
            [tuple(_storable(value) for value in row) for row in rows],
        )


def _storable(value: Value) -> Value:
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def _keep_text(database: Database, text: Text) -> None:
    database.run(
        "INSERT OR IGNORE INTO text VALUES (?, ?, ?)",
        (text.sha256, len(text.text), blobs.pack_text(text.text)),
    )


def _drop_texts(database: Database, hashes: Iterable[str]) -> None:
    database.many(
        "DELETE FROM text WHERE sha256 = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM report WHERE report.text = ?1)",
        [(one,) for one in hashes],
    )


def _ids(database: Database, row: int, table: str) -> set[str]:
    return {
        str(found)
        for (found,) in database.run(
            f"SELECT {table} FROM {table} WHERE report = ?",  # noqa: S608  our names
            (row,),
        )
    }


def _marks(count: int) -> str:
    return ", ".join("?" * count)


# --- removing ----------------------------------------------------------------------------------


def remove(
    database: Database, report_id: str, *, because: str, author: str, tool: str
) -> Tombstone:
    """Take a report out, leave its tombstone. See `Ledger.remove`, which erases the bytes."""
    gone = tombstone(database, report_id)
    if gone is not None:
        return gone
    because, author = indexable(because), indexable(author)
    if not because.strip() or not author.strip():
        raise WrongUse("a removal needs a reason and an author; both stay in the ledger.")
    database.run("PRAGMA secure_delete = ON")  # freed pages are overwritten, not only unlinked
    try:
        with database.transaction(durable=True):
            row = row_number(database, report_id)
            report, capture, source, text, digest = (
                str(value)
                for value in database.run(
                    "SELECT report, capture, source, text, digest FROM report WHERE id = ?", (row,)
                )[0]
            )
            former = _clear(database, row)
            database.run("DELETE FROM report WHERE id = ?", (row,))
            _drop_texts(database, [text])
            names.drop_unused(database, former)
            judgements.report_removed(database, report)
            decided.report_removed(database, report)
            database.run(
                "UPDATE report SET superseded_by = NULL WHERE superseded_by = ?", (report,)
            )
            shared = database.run("SELECT 1 FROM report WHERE capture = ? LIMIT 1", (capture,))
            if not shared:
                database.run("DELETE FROM capture WHERE sha256 = ?", (capture,))
            log = handling.append(
                database, "removed", subject=report, source=source, tool=tool, sha256=digest,
                detail=f"{author}: {because}",
            )  # fmt: skip
            database.run(
                "INSERT INTO tombstone VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    report, capture, text, digest, int(not shared), because, author,
                    handling.now(), log,
                ),
            )  # fmt: skip
        # Words linger in the search index and in the write-ahead log until both are rewritten.
        with database.transaction():
            for index in ("claim_words", "report_words"):
                database.run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608
        database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.run("PRAGMA secure_delete = OFF")
    done = tombstone(database, report)
    assert done is not None
    return done
