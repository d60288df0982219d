"""Reading one report back: `store` backwards, and what stays of those removed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sayso.errors import LedgerUnreadable, NotFound, WrongUse
from sayso.ledger import blobs
from sayso.ledger.database import AnyRow, Database
from sayso.ledger.decode import decode, decode_report, decode_text, plain
from sayso.ledger.encode import digest_of
from sayso.ledger.rows import TextRow, Tombstone
from sayso.ledger.tables import LAYERS, NOUN_TABLES
from sayso.ledger.tables import select_statement as select
from sayso.model import Capture, Parsed, Report, Text

__all__ = [
    "get_parsed",
    "get_text",
    "plain_report",
    "row_number",
    "stored_digest",
    "texts",
    "tombstone",
    "tombstones",
    "whole_text",
]

REPORT_COLUMNS = (
    "report, capture, part, given_id, publisher, byline, credit, url, title, published, language, "
    "text, extractor, reading_language, unread"
)
"""In the order of `encode.report_row`."""

COMPRESSED = frozenset({"tokens", "quotations", "antecedents", "sentences"})
"""Layers that are stored compressed; vectors would hardly shrink."""

_SELECTS = {table: select(table) for table in NOUN_TABLES}


def row_number(database: Database, report_id: str) -> int:
    """The row number of a report, by its id or a unique beginning of it. NotFound, WrongUse."""
    found = database.run("SELECT id FROM report WHERE report = ?", (report_id,))
    if not found and len(report_id) >= SHORTEST:
        found = database.run(
            "SELECT id, report FROM report WHERE report >= ? AND report < ? LIMIT 6",
            (report_id, report_id + "\U0010ffff"),
        )
        if len(found) > 1:
            raise WrongUse(
                f"{report_id} may be any of {', '.join(str(row[1]) for row in found[:5])}. "
                "Give more of the id."
            )
    if not found:
        gone = tombstone(database, report_id)
        if gone is not None:
            raise NotFound(
                f"report {report_id} was removed on {gone.removed} by {gone.author}: {gone.because}"
            )
        raise NotFound(f"no report {report_id} in this ledger. `sayso reports` lists them.")
    return int(found[0][0])


SHORTEST = 5
"""Characters of an id that are enough where nothing else begins with them."""


def stored_report(database: Database, row: int) -> AnyRow:
    """The report's row as `encode.report_row` made it, then the reader's version."""
    return database.run(f"SELECT {REPORT_COLUMNS}, reader FROM report WHERE id = ?", (row,))[0]  # noqa: S608


def stored_rows(database: Database, row: int) -> dict[str, list[AnyRow]]:
    """All rows of a report as `encode` made them."""
    return {table: list(database.run(_SELECTS[table], (row,))) for table in NOUN_TABLES}


def stored_layers(database: Database, row: int) -> dict[str, tuple[int, bytes]]:
    """All layers of a report as `encode` made them. Raises LedgerUnreadable."""
    layers: dict[str, tuple[int, bytes]] = {}
    for layer, count, data in database.run(
        "SELECT layer, count, data FROM layer WHERE report = ?", (row,)
    ):
        assert isinstance(data, bytes)
        name = str(layer)
        try:
            plain_data = zlib.decompress(data) if name in COMPRESSED else data
        except zlib.error as error:
            raise LedgerUnreadable(f"the stored {name} of report row {row} are damaged.") from error
        layers[name] = (int(count), plain_data)
    return layers


def stored_digest(database: Database, row: int) -> str:
    """The digest of what is stored of a report now; "" where it cannot even be read."""
    try:
        report = plain(stored_report(database, row))
        tables = {
            table: [plain(one) for one in rows]
            for table, rows in stored_rows(database, row).items()
        }
        return digest_of(report[:15], tables, stored_layers(database, row))
    except (LedgerUnreadable, UnicodeDecodeError):
        return ""


def plain_report(database: Database, row: int) -> tuple[AnyRow, dict[str, list[AnyRow]]]:
    """A report's row, and its rows in every table of nouns, as plain values."""
    tables = stored_rows(database, row)
    return (
        plain(stored_report(database, row)),
        {table: [plain(one) for one in rows] for table, rows in tables.items()},
    )


def get_parsed(database: Database, report_id: str) -> Parsed:
    """The whole of one report as it was put in. Raises NotFound, LedgerUnreadable."""
    with database.snapshot():
        row = row_number(database, report_id)
        stored, tables = plain_report(database, row)
        layers = stored_layers(database, row)
        if missing := set(LAYERS) - set(layers):
            raise LedgerUnreadable(
                f"report {report_id} lacks its {', '.join(sorted(missing))}. `sayso verify` tells "
                "more; `sayso read --reread` makes them anew."
            )
        report = decode_report(stored, tables["declaration"])
        text = decode_text(
            whole_text(database, stored[11]), stored[12], tables["paragraph"], tables["note"]
        )
    return decode(report, text, stored[15], stored[13], stored[14], tables, layers)


def get_text(database: Database, report_id: str) -> tuple[Report, Text]:
    """A report and its text, without the reading. Raises NotFound, LedgerUnreadable."""
    with database.snapshot():
        row = row_number(database, report_id)
        stored = plain(stored_report(database, row))
        some = {
            table: [plain(one) for one in database.run(_SELECTS[table], (row,))]
            for table in ("declaration", "paragraph", "note")
        }
        text = whole_text(database, stored[11])
    return (
        decode_report(stored, some["declaration"]),
        decode_text(text, stored[12], some["paragraph"], some["note"]),
    )


def whole_text(database: Database, sha256: str) -> str:
    """A stored text. Raises LedgerUnreadable where its bytes are damaged."""
    data = database.value("SELECT data FROM text WHERE sha256 = ?", (sha256,))
    try:
        assert isinstance(data, bytes)
        return blobs.unpack_text(data)
    except (AssertionError, zlib.error, UnicodeDecodeError) as error:
        raise LedgerUnreadable(
            f"the text {sha256[:12]}… is missing or damaged. `sayso verify` tells more."
        ) from error


def texts(database: Database, *, superseded: bool = False) -> Iterator[TextRow]:
    """What is needed to read every text anew, in the order in which the reports came."""
    where = "" if superseded else "WHERE report.superseded_by IS NULL"
    rows = database.run(
        "SELECT report.report, report.source, text.chars, report.reader, capture.sha256, "  # noqa: S608
        "media_type, size, received, origin FROM report JOIN text ON text.sha256 = report.text "
        f"JOIN capture ON capture.sha256 = report.capture {where} ORDER BY report.id"
    )
    for report, source, chars, reader, *capture in map(plain, rows):
        yield TextRow(report, Capture(*capture), source, chars, reader)


def tombstone(database: Database, report_id: str) -> Tombstone | None:
    """What stays of a removed report; None where it was never removed."""
    found = database.run(
        "SELECT report, capture, text, digest, bytes_erased, because, author, removed "
        "FROM tombstone WHERE report = ?",
        (report_id,),
    )
    return _tombstone(found[0]) if found else None


def tombstones(database: Database) -> Iterator[Tombstone]:
    """All of them, oldest first."""
    for row in database.run(
        "SELECT report, capture, text, digest, bytes_erased, because, author, removed "
        "FROM tombstone ORDER BY log"
    ):
        yield _tombstone(row)


def _tombstone(row: AnyRow) -> Tombstone:
    report, capture, text, digest, erased, because, author, removed = row
    return Tombstone(report, capture, text, digest, bool(erased), because, author, removed)
