"""The tables in which weighing keeps what it made; all of it can be made anew from the reports."""

from __future__ import annotations

__all__ = ["ALL", "BLOCKS", "BUCKETS", "PACKED", "PRINTS", "TABLES"]

BUCKETS = ("gram", "block")

TABLES = """
CREATE TABLE weigh_entry (
    number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE weigh_point (cell INTEGER PRIMARY KEY, data TEXT NOT NULL, vector BLOB NOT NULL);
CREATE TABLE weigh_gram (key INTEGER, member INTEGER, PRIMARY KEY (key, member)) WITHOUT ROWID;
CREATE TABLE weigh_block (key INTEGER, member INTEGER, PRIMARY KEY (key, member)) WITHOUT ROWID;
CREATE TABLE weigh_form (key INTEGER, member INTEGER, PRIMARY KEY (key, member)) WITHOUT ROWID;
CREATE TABLE weigh_reuse (one INTEGER, other INTEGER, data TEXT NOT NULL, PRIMARY KEY (one, other))
    WITHOUT ROWID;
CREATE TABLE weigh_likeness (one INTEGER, other INTEGER, score REAL, PRIMARY KEY (one, other))
    WITHOUT ROWID;
CREATE TABLE weigh_cell (cell INTEGER, number INTEGER, place INTEGER,
    PRIMARY KEY (cell, number, place)) WITHOUT ROWID;
CREATE INDEX weigh_cell_number ON weigh_cell (number, place);
CREATE TABLE weigh_name (
    id INTEGER PRIMARY KEY, form TEXT NOT NULL, main TEXT NOT NULL, kind TEXT NOT NULL,
    acronym INTEGER NOT NULL, uses INTEGER NOT NULL, UNIQUE (form, main, kind, acronym)
);
CREATE INDEX weigh_name_main ON weigh_name (main);
CREATE TABLE weigh_name_block (block TEXT, name INTEGER, PRIMARY KEY (block, name)) WITHOUT ROWID;
CREATE TABLE weigh_report_name (number INTEGER, name INTEGER, PRIMARY KEY (number, name))
    WITHOUT ROWID;
CREATE TABLE weigh_tie (
    number INTEGER, subject TEXT, tie TEXT, object TEXT, PRIMARY KEY (number, subject, tie, object)
) WITHOUT ROWID;
CREATE TABLE weigh_identity (form TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX weigh_identity_key ON weigh_identity (key);
CREATE TABLE weigh_allegation (
    id TEXT PRIMARY KEY, theme TEXT, theme_title TEXT, title TEXT NOT NULL, label TEXT NOT NULL,
    n_min INTEGER NOT NULL, n_max INTEGER NOT NULL, contested INTEGER NOT NULL,
    reports INTEGER NOT NULL, against INTEGER NOT NULL, row TEXT NOT NULL, detail BLOB NOT NULL
);
CREATE INDEX weigh_allegation_theme ON weigh_allegation (theme);
CREATE TABLE weigh_group (cell INTEGER PRIMARY KEY, allegation TEXT NOT NULL);
CREATE INDEX weigh_group_allegation ON weigh_group (allegation);
CREATE TABLE weigh_fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

PRINTS = """
-- Fingerprints apart from the rest of an entry: they are asked for without it.
CREATE TABLE weigh_prints (number INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""

PACKED = """
-- Postings as packed numbers; until now they were a row each. Weighing makes them anew.
DROP TABLE weigh_gram;
DROP TABLE weigh_block;
CREATE TABLE weigh_gram (part INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE weigh_block (part INTEGER PRIMARY KEY, data BLOB NOT NULL);
UPDATE weigh_fact SET value = value || ', other tables' WHERE key = 'version';
"""

BLOCKS = """
-- The blocks of a claim beside it: what compares it again need not work them out.
ALTER TABLE weigh_point ADD COLUMN blocks BLOB NOT NULL DEFAULT x'';
UPDATE weigh_fact SET value = value || ', other tables' WHERE key = 'version';
"""

ALL = ("entry", "prints", "point", "gram", "block", "form", "reuse", "likeness", "cell", "name",
       "name_block", "report_name", "tie", "identity", "allegation", "group", "fact")  # fmt: skip
