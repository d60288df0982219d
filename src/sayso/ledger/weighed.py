"""The tables of weighing: what `weigh` made, kept so that a new report costs only what it touches.

All of it can be made anew from the reports; nothing here is evidence. The ledger knows numbers,
texts and bytes only; what they mean is `weigh`'s business.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sayso.ledger.allegation_judgements import state
from sayso.ledger.database import Database, Value
from sayso.ledger.fetch import whole_text
from sayso.ledger.filters import ClaimFilter, conditions

__all__ = ["POSTINGS", "TABLES", "Pending", "WeighedTables"]

POSTINGS = ("gram", "block", "form")

TABLES = """
CREATE TABLE weigh_entry (
    number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    data BLOB NOT NULL, vectors BLOB NOT NULL
);
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
) WITHOUT ROWID;
CREATE INDEX weigh_allegation_theme ON weigh_allegation (theme);
CREATE TABLE weigh_group (cell INTEGER PRIMARY KEY, allegation TEXT NOT NULL);
CREATE INDEX weigh_group_allegation ON weigh_group (allegation);
CREATE TABLE weigh_fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

ALL = ("entry", "gram", "block", "form", "reuse", "likeness", "cell", "name", "name_block",
       "report_name", "tie", "identity", "allegation", "group", "fact")  # fmt: skip

NameRow = tuple[str, str, str, bool]
"""form, main, kind, whether it is an acronym"""
TieRow = tuple[str, str, str]
AllegationRow = tuple[str, str | None, str | None, str, str, int, int, bool, int, int, str, str]
"""id, theme, its title, title, label, n_min, n_max, contested, reports, against, row, detail"""

SORTS = {
    "contested": "against DESC, n_max DESC, reports DESC, id",
    "repeated": "(n_max <= 1) DESC, reports DESC, id",
    "separate": "n_min DESC, n_max DESC, reports DESC, id",
    "reports": "reports DESC, n_max DESC, id",
}


class Pending:
    """What weighing has not taken in yet."""

    def __init__(
        self, new: Sequence[tuple[str, str]], gone: Sequence[str], *, decided: bool = False
    ) -> None:
        self.new = new
        """(report, digest), in the order of their ids."""
        self.gone = gone
        self.decided = decided
        """Whether people decided something since, or took something back."""

    def __len__(self) -> int:
        return len(self.new) + len(self.gone) + self.decided


class WeighedTables:
    """What `weigh` asks of its keeper, over a ledger's tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- what is to do ---------------------------------------------------------------------

    def pending(self) -> Pending:
        """Reports that are new, were read anew, or are gone (removed, or superseded)."""
        new = self._database.run(
            "SELECT report.report, report.digest FROM report "
            "LEFT JOIN weigh_entry ON weigh_entry.report = report.report "
            "WHERE report.superseded_by IS NULL "
            "AND (weigh_entry.digest IS NULL OR weigh_entry.digest <> report.digest) "
            "ORDER BY report.report"
        )
        gone = self._database.run(
            "SELECT report FROM weigh_entry WHERE report NOT IN "
            "(SELECT report FROM report WHERE superseded_by IS NULL) ORDER BY report"
        )
        decided = self.decided() != (self.remembered("decided") or "")
        return Pending(
            [(str(a), str(b)) for a, b in new], [str(row[0]) for row in gone], decided=decided
        )

    def decided(self) -> str:
        """What people decided that bears on weighing, as JSON; the same text, the same decisions.

        Kept under "decided" once it was taken into account.
        """
        return state(self._database)

    def digest(self, report: str) -> str:
        """The digest of a report's present reading."""
        return str(
            self._database.value("SELECT digest FROM report WHERE report = ?", (report,)) or ""
        )

    def clear(self) -> None:
        """Forget everything."""
        with self._database.transaction():
            for table in ALL:
                self._database.run(f"DELETE FROM weigh_{table}")  # noqa: S608  our names

    def forget(self, report: str) -> None:
        """Leave no word of a report that is to be erased: everything is made anew without it.

        Does nothing where weighing has let go of the report already.
        """
        here = self._database.run(
            "SELECT 1 FROM weigh_entry WHERE report >= ? AND report < ? LIMIT 1",
            (report, report + "\U0010ffff"),
        )
        if here and report:
            self._database.run("PRAGMA secure_delete = ON")
            try:
                self.clear()
            finally:
                self._database.run("PRAGMA secure_delete = OFF")

    # --- entries ---------------------------------------------------------------------------

    def put_entry(
        self, number: int, report: str, digest: str, data: str, vectors: Mapping[int, bytes]
    ) -> None:
        """Keep a report's entry and the vectors of its sentences."""
        order = sorted(vectors)
        size = len(vectors[order[0]]) if order else 0
        packed = json.dumps([size, order]).encode() + b"\n" + b"".join(vectors[i] for i in order)
        self._database.run(
            "INSERT OR REPLACE INTO weigh_entry VALUES (?, ?, ?, ?, ?)",
            (number, report, digest, zlib.compress(data.encode("ascii"), 3), packed),
        )

    def drop_entry(self, number: int) -> None:
        """Forget one."""
        self._database.run("DELETE FROM weigh_entry WHERE number = ?", (number,))

    def entry(self, number: int) -> tuple[str, dict[int, bytes]]:
        """An entry and its vectors. Raises KeyError where there is none."""
        rows = self._database.run(
            "SELECT data, vectors FROM weigh_entry WHERE number = ?", (number,)
        )
        if not rows:
            raise KeyError(number)
        data, packed = rows[0]
        head, _, rest = packed.partition(b"\n")
        size, order = json.loads(head)
        vectors = {one: rest[at * size : (at + 1) * size] for at, one in enumerate(order)}
        return zlib.decompress(data).decode("ascii"), vectors

    def number(self, report: str) -> int | None:
        """The number of a report's entry."""
        found = self._database.value("SELECT number FROM weigh_entry WHERE report = ?", (report,))
        return None if found is None else int(found)

    def text(self, report: str) -> str:
        """The report's text."""
        found = self._database.value("SELECT text FROM report WHERE report = ?", (report,))
        return whole_text(self._database, str(found))

    # --- postings --------------------------------------------------------------------------

    def change(
        self, kind: str, add: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]
    ) -> None:
        """Add and drop (key, member) pairs of a posting."""
        assert kind in POSTINGS
        self._database.many(f"DELETE FROM weigh_{kind} WHERE key = ? AND member = ?", drop)  # noqa: S608
        self._database.many(f"INSERT OR IGNORE INTO weigh_{kind} VALUES (?, ?)", add)  # noqa: S608

    def members(self, kind: str, key: int, limit: int | None) -> list[int]:
        """Members of a posting, smallest first."""
        return [
            row[0]
            for row in self._database.run(_MEMBERS[kind], (key, -1 if limit is None else limit))
        ]

    # --- pairs -----------------------------------------------------------------------------

    def put_reuses(self, number: int, reuses: Mapping[int, str]) -> set[int]:
        """Replace all of a report's reuses; who gained, lost or changed one, itself left out."""
        old = self.reuses(number)
        changed = {other for other in old.keys() | reuses.keys()
                   if old.get(other) != reuses.get(other)}  # fmt: skip
        self._database.many(
            "DELETE FROM weigh_reuse WHERE one = ? AND other = ?",
            [pair for other in changed for pair in ((number, other), (other, number))],
        )
        self._database.many(
            "INSERT INTO weigh_reuse VALUES (?, ?, ?)",
            [
                (one, two, reuses[other])
                for other in changed & reuses.keys()
                for one, two in ((number, other), (other, number))
            ],
        )
        return changed

    def reuses(self, number: int) -> dict[int, str]:
        """A report's reuses by the number of the other."""
        return dict(
            self._database.run("SELECT other, data FROM weigh_reuse WHERE one = ?", (number,))
        )

    def put_likenesses(self, cell: int, scores: Mapping[int, float]) -> set[int]:
        """Replace all likenesses of a cell; the cells that gained, lost or changed one."""
        old = self.likenesses(cell)
        changed = {other for other in old.keys() | scores.keys()
                   if old.get(other) != scores.get(other)}  # fmt: skip
        if changed:
            self._database.many(
                "DELETE FROM weigh_likeness WHERE one = ? AND other = ?",
                [pair for other in changed for pair in ((cell, other), (other, cell))],
            )
            self._database.many(
                "INSERT INTO weigh_likeness VALUES (?, ?, ?)",
                [
                    (one, two, scores[other])
                    for other in changed & scores.keys()
                    for one, two in ((cell, other), (other, cell))
                ],
            )
        return changed

    def likenesses(self, cell: int) -> dict[int, float]:
        """Cells that are like this one."""
        return dict(
            self._database.run("SELECT other, score FROM weigh_likeness WHERE one = ?", (cell,))
        )

    # --- cells -----------------------------------------------------------------------------

    def put_cells(self, add: Iterable[tuple[int, int, int]], drop: Iterable[int]) -> None:
        """Add (cell, number, place); `drop` forgets all of these reports."""
        self._database.many(
            "DELETE FROM weigh_cell WHERE number = ?", [(number,) for number in drop]
        )
        self._database.many("INSERT OR IGNORE INTO weigh_cell VALUES (?, ?, ?)", add)

    def cell(self, cell: int, limit: int | None = None) -> list[tuple[int, int]]:
        """Where the claims of a cell stand, smallest first."""
        return [
            (row[0], row[1])
            for row in self._database.run(
                "SELECT number, place FROM weigh_cell WHERE cell = ? ORDER BY number, place "
                "LIMIT ?",
                (cell, -1 if limit is None else limit),
            )
        ]

    def cells_of(self, number: int) -> list[int]:
        """The cells of a report's claims, in their order."""
        return [
            row[0]
            for row in self._database.run(
                "SELECT cell FROM weigh_cell WHERE number = ? ORDER BY place", (number,)
            )
        ]

    # --- names and ties --------------------------------------------------------------------

    def put_names(
        self, number: int, names: Mapping[NameRow, Collection[str]], ties: Collection[TieRow]
    ) -> None:
        """Replace a report's names, each with its blocks, and its ties."""
        database = self._database
        database.run(
            "UPDATE weigh_name SET uses = uses - 1 WHERE id IN "
            "(SELECT name FROM weigh_report_name WHERE number = ?)",
            (number,),
        )
        gone = database.run(
            "SELECT id FROM weigh_name JOIN weigh_report_name ON name = id "
            "WHERE number = ? AND uses <= 0",
            (number,),
        )
        database.run("DELETE FROM weigh_report_name WHERE number = ?", (number,))
        database.run("DELETE FROM weigh_tie WHERE number = ?", (number,))
        for (name,) in gone:
            form, main, kind, acronym = database.run(
                "SELECT form, main, kind, acronym FROM weigh_name WHERE id = ?", (name,)
            )[0]
            if (form, main, kind, bool(acronym)) in names:
                continue
            database.run("DELETE FROM weigh_name_block WHERE name = ?", (name,))
            database.run("DELETE FROM weigh_name WHERE id = ?", (name,))
        for row, blocks in names.items():
            database.run(
                "INSERT INTO weigh_name (form, main, kind, acronym, uses) VALUES (?, ?, ?, ?, 1) "
                "ON CONFLICT DO UPDATE SET uses = uses + 1",
                row,
            )
            found, uses = database.run(
                "SELECT id, uses FROM weigh_name "
                "WHERE form = ? AND main = ? AND kind = ? AND acronym = ?",
                row,
            )[0]
            database.run("INSERT INTO weigh_report_name VALUES (?, ?)", (number, found))
            if uses == 1:
                database.many(
                    "INSERT OR IGNORE INTO weigh_name_block VALUES (?, ?)",
                    [(block, found) for block in blocks],
                )
        database.many(
            "INSERT OR IGNORE INTO weigh_tie VALUES (?, ?, ?, ?)", [(number, *tie) for tie in ties]
        )

    def names_near(self, forms: Collection[str]) -> Iterator[NameRow]:
        """Names whose form or main form is one of these."""
        listed = json.dumps(sorted(forms))
        yield from _names(
            self._database.run(
                "SELECT form, main, kind, acronym FROM weigh_name "
                "WHERE form IN (SELECT value FROM json_each(?1)) "
                "OR main IN (SELECT value FROM json_each(?1))",
                (listed,),
            )
        )

    def names_in(self, blocks: Collection[str]) -> Iterator[NameRow]:
        """Names in one of these blocks."""
        yield from _names(
            self._database.run(
                "SELECT DISTINCT form, main, kind, acronym FROM weigh_name_block "
                "JOIN weigh_name ON id = name WHERE block IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(blocks)),),
            )
        )

    def ties(self) -> Iterator[TieRow]:
        """All ties, each once."""
        for row in self._database.run("SELECT DISTINCT subject, tie, object FROM weigh_tie"):
            yield (str(row[0]), str(row[1]), str(row[2]))

    def identities(self) -> dict[str, str]:
        """The key of every name that has another key than itself."""
        return {str(a): str(b) for a, b in self._database.run("SELECT * FROM weigh_identity")}

    def put_identities(self, keys: Mapping[str, str]) -> None:
        """Replace the keys of these names; one that is its own key is forgotten."""
        self._database.many("DELETE FROM weigh_identity WHERE form = ?", [(form,) for form in keys])
        self._database.many(
            "INSERT INTO weigh_identity VALUES (?, ?)",
            [(form, key) for form, key in keys.items() if form != key],
        )

    # --- allegations -----------------------------------------------------------------------

    def put_group(self, cells: Collection[int], row: AllegationRow) -> None:
        """Keep an allegation with its cells."""
        *plain, detail = row
        self._database.run(
            "INSERT OR REPLACE INTO weigh_allegation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*plain, zlib.compress(detail.encode("utf-8", "surrogatepass"), 3)),
        )
        self._database.many(
            "INSERT OR REPLACE INTO weigh_group VALUES (?, ?)", [(cell, row[0]) for cell in cells]
        )

    def drop_groups(self, allegations: Collection[str]) -> None:
        """Forget allegations."""
        rows = [(one,) for one in allegations]
        self._database.many("DELETE FROM weigh_allegation WHERE id = ?", rows)
        self._database.many("DELETE FROM weigh_group WHERE allegation = ?", rows)

    def group_of(self, cell: int) -> str | None:
        """The allegation that a cell belongs to."""
        found = self._database.value("SELECT allegation FROM weigh_group WHERE cell = ?", (cell,))
        return None if found is None else str(found)

    def group_cells(self, allegation: str) -> list[int]:
        """The cells of an allegation."""
        return [
            row[0]
            for row in self._database.run(
                "SELECT cell FROM weigh_group WHERE allegation = ? ORDER BY cell", (allegation,)
            )
        ]

    def allegation(self, wanted: str) -> list[tuple[str, str]]:
        """(row, detail) of the allegations whose id is this or begins with it, at most six."""
        rows = self._database.run(
            "SELECT row, detail FROM weigh_allegation WHERE id = ?", (wanted,)
        ) or self._database.run(
            "SELECT row, detail FROM weigh_allegation WHERE id >= ? AND id < ? LIMIT 6",
            (wanted, wanted + "\U0010ffff"),
        )
        return [(str(row), _unpacked(detail)) for row, detail in rows]

    def allegations(
        self,
        *,
        sort: str = "contested",
        wanted: ClaimFilter | None = None,
        theme: str | None = None,
        several: bool = False,
        label: str | None = None,
        contested: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[tuple[str, str]]:
        """(row, detail), sorted. `wanted`: those that hold a claim which passes the filter."""
        chosen = self._chosen(
            wanted=wanted, theme=theme, several=several, label=label, contested=contested
        )
        if chosen is None:
            return
        where, values = chosen
        rows = self._database.run(
            f"SELECT row, detail FROM weigh_allegation WHERE {where} "  # noqa: S608
            f"ORDER BY {SORTS[sort]} LIMIT ? OFFSET ?",
            [*values, -1 if limit is None else limit, offset],
        )
        for row, detail in rows:
            yield str(row), _unpacked(detail)

    def count_allegations(
        self,
        *,
        wanted: ClaimFilter | None = None,
        theme: str | None = None,
        several: bool = False,
        label: str | None = None,
        contested: bool = False,
    ) -> int:
        """How many there are that `allegations` would give."""
        chosen = self._chosen(
            wanted=wanted, theme=theme, several=several, label=label, contested=contested
        )
        if chosen is None:
            return 0
        where, values = chosen
        return int(
            self._database.value(
                f"SELECT count(*) FROM weigh_allegation WHERE {where}",  # noqa: S608
                values,
            )
        )

    def _chosen(
        self,
        *,
        wanted: ClaimFilter | None,
        theme: str | None,
        several: bool,
        label: str | None,
        contested: bool,
    ) -> tuple[str, list[Value]] | None:
        """(condition, its values); None where nothing can fit."""
        terms: list[str] = ["1"]
        values: list[Value] = []
        for term, value in (("theme = ?", theme), ("label = ?", label)):
            if value is not None:
                terms.append(term)
                values.append(value)
        if several:
            terms.append("reports > 1")
        if contested:
            terms.append("contested = 1")
        if wanted is not None and wanted != ClaimFilter():
            made = conditions(self._database, wanted)
            if made.nothing:
                return None
            terms.append(
                "id IN (SELECT allegation FROM weigh_group "  # noqa: S608
                "JOIN weigh_cell ON weigh_cell.cell = weigh_group.cell "
                "JOIN weigh_entry ON weigh_entry.number = weigh_cell.number "
                "JOIN report ON report.report = weigh_entry.report "
                "JOIN claim ON claim.report = report.id AND claim.ord = weigh_cell.place "
                f"{made.where})"
            )
            values += made.values
        return " AND ".join(terms), values

    def allegations_of(self, claim: str, report: str) -> list[str]:
        """Ids of the allegations that a claim of a report is in: one, once it is weighed."""
        return [
            str(row[0])
            for row in self._database.run(
                "SELECT DISTINCT weigh_group.allegation FROM report "
                "JOIN claim ON claim.report = report.id AND claim.claim = ? "
                "JOIN weigh_entry ON weigh_entry.report = report.report "
                "JOIN weigh_cell ON weigh_cell.number = weigh_entry.number "
                "AND weigh_cell.place = claim.ord "
                "JOIN weigh_group ON weigh_group.cell = weigh_cell.cell WHERE report.report = ?",
                (claim, report),
            )
        ]

    def themes(self) -> Iterator[tuple[str, str, list[str]]]:
        """(theme, title, rows of its allegations), most allegations first."""
        found = self._database.run(
            "SELECT theme, count(*) FROM weigh_allegation WHERE theme IS NOT NULL "
            "GROUP BY theme ORDER BY count(*) DESC, theme"
        )
        for theme, _ in found:
            rows = self._database.run(
                "SELECT theme_title, row FROM weigh_allegation WHERE theme = ? ORDER BY id",
                (theme,),
            )
            titles = [str(title) for title, _ in rows]
            best = min(set(titles), key=lambda title: (-titles.count(title), title))
            yield str(theme), best, [str(row) for _, row in rows]

    # --- facts -----------------------------------------------------------------------------

    def remembered(self, key: str) -> str | None:
        """A small fact of weighing's own."""
        found = self._database.value("SELECT value FROM weigh_fact WHERE key = ?", (key,))
        return None if found is None else str(found)

    def remember(self, key: str, value: str) -> None:
        """Keep one."""
        self._database.run("INSERT OR REPLACE INTO weigh_fact VALUES (?, ?)", (key, value))


_MEMBERS = {
    kind: f"SELECT member FROM weigh_{kind} WHERE key = ? ORDER BY member LIMIT ?"  # noqa: S608
    for kind in POSTINGS
}


def _names(rows: Iterable[Sequence[object]]) -> Iterator[NameRow]:
    for form, main, kind, acronym in rows:
        yield str(form), str(main), str(kind), bool(acronym)


def _unpacked(detail: bytes) -> str:
    return zlib.decompress(detail).decode("utf-8", "surrogatepass")
