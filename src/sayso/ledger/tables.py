"""The tables that hold what was read, column by column: the one place that names them.

`NOUN_TABLES` lists every table of machine output with its columns in the order in which `encode`
makes its rows and `decode` takes them. Each has two columns in front: `report` (the row number of
the report) and `ord` (the place in the report's own order), together its key.
"""

from __future__ import annotations

from sayso.ledger.database import Value

__all__ = ["LAYERS", "NOUN_TABLES", "SHIFT", "Row", "insert_statement", "select_statement"]

Row = tuple[Value, ...]

SHIFT = 24
"""A claim's and a chain's row number is the report's, shifted, plus its place in the report.

So rows of one report lie together, a listing needs no sorting, and a report that is read anew
keeps its place. 2^24 claims in one report is more than its text can hold.
"""

NOUN_TABLES: dict[str, tuple[str, ...]] = {
    "paragraph": ("first", "last", "kind"),
    "note": ("note",),
    "declaration": ("subject", "tie", "object", "since", "until", "source"),
    "mention": ("first", "last", "kind", "confidence", "entity"),
    "attribution": (
        "attribution", "source", "cue", "content", "insertions", "mode", "parent", "confidence",
    ),
    "commitment": ("attribution", "basis", "polarity", "certainty", "modality"),
    "entity": ("entity", "kind", "name", "country", "evidence"),
    "entity_name": ("entity_ord", "name", "role", "first", "last"),
    "chain": ("attribution", "origin", "first_hop", "hops", "speaker_key"),
    "hop": ("chain_ord", "place", "name", "entity", "naming", "role", "how", "first", "last"),
    "time": ("first", "last", "value", "precision", "timex_type", "timex_value"),
    "place": (
        "first", "last", "name", "entity", "lat", "lon", "geonames", "country", "precision",
    ),
    "tie": ("subject", "tie", "object", "first", "last"),
    "claim": (
        "claim", "attribution", "first", "last", "act", "act_mode", "agent", "patient", "place",
        "time", "count_low", "count_high", "count_text", "means_first", "means_last",
        "purpose_first", "purpose_last", "polarity", "certainty", "modality", "basis", "caveats",
        "inferred", "chain_ord", "heading", "speaker_naming", "speaker_role", "origin_naming",
        "origin_role",
    ),
    "remark": ("first", "last", "by", "status", "about"),
    "journey": ("who", "stops", "means_first", "means_last", "time", "status", "attribution"),
}  # fmt: skip

LAYERS = ("tokens", "sentences", "vectors", "quotations", "antecedents")
"""Arrays stored as one piece a report (`blobs`): nothing asks for a single element of them."""

_NUMBERED = frozenset({"claim", "chain"})
"""Tables whose rows have a number of their own (`SHIFT`)."""


def insert_statement(table: str) -> str:
    """INSERT of one row: [id,] report, ord, columns."""
    columns = ("report", "ord", *NOUN_TABLES[table])
    if table in _NUMBERED:
        columns = ("id", *columns)
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  our names


def select_statement(table: str) -> str:
    """SELECT of one report's rows, in order, as `encode` made them."""
    columns = ", ".join(NOUN_TABLES[table])
    return f"SELECT {columns} FROM {table} WHERE report = ? ORDER BY ord"  # noqa: S608  our names


def numbered(table: str, report: int, rows: list[Row]) -> list[Row]:
    """The rows with their keys in front, ready for `insert_statement`."""
    if table in _NUMBERED:
        base = report << SHIFT
        return [(base + place, report, place, *row) for place, row in enumerate(rows)]
    return [(report, place, *row) for place, row in enumerate(rows)]
