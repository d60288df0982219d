"""How the ledger's tables came to be: one named function a step, never edited once released.

Steps and the records that they were taken are committed together, all or none. `user_version` is
the number of steps, so an older Sayso knows a newer ledger before it reads a row of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sayso.errors import LedgerReadOnly, LedgerTooNew
from sayso.ledger.allegation_judgements import TABLES as DECIDED
from sayso.ledger.database import APPLICATION_ID, Database
from sayso.ledger.weighing_tables import BLOCKS, PACKED, PRINTS
from sayso.ledger.weighing_tables import TABLES as WEIGHING

__all__ = ["MIGRATIONS", "migrate"]

REPORTS = """
CREATE TABLE capture (
    sha256 TEXT PRIMARY KEY, media_type TEXT NOT NULL, size INTEGER NOT NULL,
    received TEXT NOT NULL, origin TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE text (
    sha256 TEXT PRIMARY KEY, chars INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, action TEXT NOT NULL,
    subject TEXT NOT NULL, source TEXT NOT NULL, tool TEXT NOT NULL, sha256 TEXT,
    detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX log_subject ON log (subject);
CREATE TRIGGER log_never_changes BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the handling log is append-only'); END;
CREATE TRIGGER log_never_shrinks BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the handling log is append-only'); END;
CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE INDEX name_folded ON name (folded);
CREATE TABLE name_word (
    word TEXT NOT NULL, name INTEGER NOT NULL REFERENCES name (id) ON DELETE CASCADE,
    PRIMARY KEY (word, name)
) WITHOUT ROWID;
CREATE INDEX name_word_name ON name_word (name);
CREATE TABLE report (
    id INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE,
    capture TEXT NOT NULL REFERENCES capture (sha256), part TEXT NOT NULL, given_id TEXT,
    publisher TEXT, byline TEXT, credit TEXT, url TEXT, title TEXT, published TEXT, language TEXT,
    text TEXT NOT NULL REFERENCES text (sha256), extractor TEXT NOT NULL,
    reader TEXT NOT NULL, reading_language TEXT NOT NULL, unread TEXT NOT NULL,
    publisher_name INTEGER REFERENCES name (id), source TEXT NOT NULL,
    first_read TEXT NOT NULL, last_read TEXT NOT NULL, superseded_by TEXT,
    sentences INTEGER NOT NULL, attributions INTEGER NOT NULL, claims INTEGER NOT NULL,
    digest TEXT NOT NULL, log INTEGER NOT NULL REFERENCES log (seq)
);
CREATE INDEX report_capture ON report (capture);
CREATE INDEX report_text ON report (text);
CREATE INDEX report_publisher ON report (publisher_name);
CREATE INDEX report_superseded ON report (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE TABLE tombstone (
    report TEXT PRIMARY KEY, capture TEXT NOT NULL, text TEXT NOT NULL, digest TEXT NOT NULL,
    bytes_erased INTEGER NOT NULL, because TEXT NOT NULL, author TEXT NOT NULL,
    removed TEXT NOT NULL, log INTEGER NOT NULL REFERENCES log (seq)
) WITHOUT ROWID;
CREATE TABLE source_seen (
    path TEXT PRIMARY KEY, capture TEXT NOT NULL, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX source_seen_capture ON source_seen (capture);
CREATE TABLE failure (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, part TEXT NOT NULL, error TEXT NOT NULL,
    problem TEXT NOT NULL, advice TEXT NOT NULL, at TEXT NOT NULL, resolved TEXT
);
CREATE UNIQUE INDEX failure_open ON failure (path, part) WHERE resolved IS NULL;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

_KEY = "report INTEGER NOT NULL REFERENCES report (id), ord INTEGER NOT NULL"
_END = "PRIMARY KEY (report, ord)) WITHOUT ROWID"

READINGS = f"""
CREATE TABLE layer (
    report INTEGER NOT NULL REFERENCES report (id), layer TEXT NOT NULL, count INTEGER NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY (report, layer)
);
CREATE TABLE paragraph ({_KEY}, first INTEGER, last INTEGER, kind TEXT, {_END};
CREATE TABLE note ({_KEY}, note TEXT, {_END};
CREATE TABLE declaration ({_KEY}, subject TEXT, tie TEXT, object TEXT, since TEXT, until TEXT,
    source TEXT, {_END};
CREATE TABLE mention ({_KEY}, first INTEGER, last INTEGER, kind TEXT, confidence REAL, entity TEXT,
    {_END};
CREATE TABLE attribution ({_KEY}, attribution TEXT NOT NULL, source TEXT, cue TEXT, content TEXT,
    insertions TEXT, mode TEXT, parent TEXT, confidence REAL, {_END};
CREATE INDEX attribution_id ON attribution (attribution);
CREATE TABLE commitment ({_KEY}, attribution TEXT, basis TEXT, polarity TEXT, certainty TEXT,
    modality TEXT, {_END};
CREATE TABLE entity ({_KEY}, entity TEXT NOT NULL, kind TEXT, name TEXT, country TEXT,
    evidence TEXT, {_END};
CREATE INDEX entity_id ON entity (entity);
CREATE TABLE entity_name ({_KEY}, entity_ord INTEGER, name TEXT, role TEXT, first INTEGER,
    last INTEGER, {_END};
CREATE TABLE chain (id INTEGER PRIMARY KEY, {_KEY}, attribution TEXT NOT NULL, origin INTEGER,
    first_hop INTEGER NOT NULL, hops INTEGER NOT NULL, speaker_key TEXT);
CREATE INDEX chain_report ON chain (report);
CREATE TABLE hop ({_KEY}, chain_ord INTEGER, place INTEGER, name TEXT, entity TEXT, naming TEXT,
    role TEXT, how TEXT, first INTEGER, last INTEGER, {_END};
CREATE TABLE time ({_KEY}, first INTEGER, last INTEGER, value TEXT, precision TEXT,
    timex_type TEXT, timex_value TEXT, {_END};
CREATE TABLE place ({_KEY}, first INTEGER, last INTEGER, name TEXT, entity TEXT, lat REAL,
    lon REAL, geonames INTEGER, country TEXT, precision INTEGER, {_END};
CREATE TABLE tie ({_KEY}, subject TEXT, tie TEXT, object TEXT, first INTEGER, last INTEGER, {_END};
CREATE TABLE claim (
    id INTEGER PRIMARY KEY, {_KEY}, claim TEXT NOT NULL, attribution TEXT, first INTEGER,
    last INTEGER, act TEXT, act_mode TEXT, agent TEXT, patient TEXT, place TEXT, time TEXT,
    count_low, count_high, count_text TEXT, means_first INTEGER, means_last INTEGER,
    purpose_first INTEGER, purpose_last INTEGER, polarity TEXT, certainty TEXT, modality TEXT,
    basis TEXT, caveats TEXT, chain_ord INTEGER, heading INTEGER NOT NULL, speaker_naming TEXT,
    speaker_role TEXT, origin_naming TEXT, origin_role TEXT
);
CREATE INDEX claim_report ON claim (report);
CREATE INDEX claim_id ON claim (claim);
CREATE TABLE remark ({_KEY}, first INTEGER, last INTEGER, by TEXT, status TEXT, about TEXT, {_END};
CREATE TABLE journey ({_KEY}, who TEXT, stops TEXT, means_first INTEGER, means_last INTEGER,
    time TEXT, status TEXT, attribution TEXT, {_END};
CREATE TABLE claim_name (
    name INTEGER NOT NULL REFERENCES name (id), link TEXT NOT NULL, claim INTEGER NOT NULL,
    PRIMARY KEY (name, link, claim)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE claim_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE report_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
"""

JUDGEMENTS = """
CREATE TABLE judgement (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, judgement TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    target TEXT NOT NULL, other TEXT, author TEXT NOT NULL, made TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX judgement_target ON judgement (target);
CREATE TRIGGER judgement_never_changes BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgement_never_goes BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
-- The words that a judgement quotes stand apart, so that removing a report removes them too.
CREATE TABLE judgement_quote (
    judgement INTEGER PRIMARY KEY REFERENCES judgement (seq), passage TEXT, correction TEXT
);
-- Where a judgement stands now; made anew whenever its report is read anew.
CREATE TABLE anchor (
    judgement INTEGER PRIMARY KEY REFERENCES judgement (seq), status TEXT NOT NULL,
    noun TEXT NOT NULL, report TEXT, target TEXT, passage TEXT, footing TEXT
);
CREATE INDEX anchor_report ON anchor (report);
CREATE INDEX anchor_target ON anchor (target);
"""

CLAIM_FACETS = """
-- When, where and how checked a claim is, to be asked for; all of it is made from other tables.
CREATE TABLE claim_days (
    claim INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (claim, first)
) WITHOUT ROWID;
CREATE INDEX claim_days_first ON claim_days (first, last);
CREATE TABLE claim_spot (claim INTEGER PRIMARY KEY, lat REAL NOT NULL, lon REAL NOT NULL);
CREATE INDEX claim_spot_lat ON claim_spot (lat, lon);
CREATE TABLE claim_remark (
    status TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (status, claim)
) WITHOUT ROWID;
CREATE INDEX chain_speaker ON chain (speaker_key);
"""


def reports_and_log(database: Database) -> None:
    """Captures, texts, reports, the handling log, failures, tombstones."""
    database.run(REPORTS)


def readings(database: Database) -> None:
    """Everything that the machine reads out of a report, and the indexes over it."""
    database.run(READINGS)


def judgements(database: Database) -> None:
    """People's decisions and where they stand."""
    database.run(JUDGEMENTS)


def claim_facets(database: Database) -> None:
    """Days, spots and remarks of claims, for the filters of `claims`."""
    database.run(CLAIM_FACETS)


def weighing(database: Database) -> None:
    """What weighing made of the readings; all of it can be made anew."""
    database.run(WEIGHING)


def allegation_judgements(database: Database) -> None:
    """Where the claims and reports stand that decisions about allegations name."""
    database.run(DECIDED)


def weighing_prints(database: Database) -> None:
    """Fingerprints in a table of their own; weighing makes them anew."""
    database.run(PRINTS)


def weighing_packed(database: Database) -> None:
    """Postings in packed buckets; weighing makes them anew."""
    database.run(PACKED)


def weighing_blocks(database: Database) -> None:
    """The blocks of every claim that is compared; weighing makes them anew."""
    database.run(BLOCKS)


def claim_inferred(database: Database) -> None:
    """Which facets of a claim its own words do not say; none where it was read before."""
    database.run("ALTER TABLE claim ADD COLUMN inferred TEXT NOT NULL DEFAULT '[]'")


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    reports_and_log,
    readings,
    judgements,
    claim_facets,
    weighing,
    allegation_judgements,
    weighing_prints,
    weighing_packed,
    weighing_blocks,
    claim_inferred,
)


def migrate(database: Database, *, tool: str) -> None:
    """Bring a ledger up to date. Raises LedgerTooNew, or LedgerReadOnly where it may not write."""
    version = _version(database)
    _refuse_newer(database, version)
    if version == len(MIGRATIONS):
        return
    if not database.write:
        raise LedgerReadOnly(
            f"{database.path} was made by an older Sayso and has to be brought up to date once. "
            "Open it for writing, for example with `sayso read`, then try again."
        )
    with database.transaction():
        version = _version(database)  # another process may have been at it while we waited
        _refuse_newer(database, version)
        if version == 0:
            database.run(f"PRAGMA application_id = {APPLICATION_ID}")
            database.run("CREATE TABLE migration (name TEXT PRIMARY KEY, at TEXT, tool TEXT)")
        for step in MIGRATIONS[version:]:
            step(database)
            database.run(
                "INSERT INTO migration VALUES (?, ?, ?)",
                (step.__name__, datetime.now(UTC).isoformat(), tool),
            )
        database.run(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _version(database: Database) -> int:
    return int(database.value("PRAGMA user_version") or 0)


def _refuse_newer(database: Database, version: int) -> None:
    if version > len(MIGRATIONS):
        raise LedgerTooNew(
            f"{database.path} was written by a newer Sayso (its tables are at step {version}, this "
            f"one knows {len(MIGRATIONS)}). Update Sayso; the ledger was not touched."
        )
