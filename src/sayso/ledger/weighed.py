"""What weighing made, to be asked for: allegations, themes, reuse, and what is still to weigh."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from sayso.ledger.allegation_judgements import state
from sayso.ledger.database import Database, Value
from sayso.ledger.filters import ClaimFilter, conditions
from sayso.ledger.weighing_state import WeighingState

__all__ = ["Pending", "WeighedTables"]

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
    """What weighing made of a ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def state(self) -> WeighingState:
        """Everything that weighing itself keeps."""
        return WeighingState(self._database)

    # --- what is to do ---------------------------------------------------------------------

    def pending(self) -> Pending:
        """Reports that are new or were read anew, oldest first, and those gone or superseded."""
        new = self._database.run(
            "SELECT report.report, report.digest FROM report "
            "LEFT JOIN weigh_entry ON weigh_entry.report = report.report "
            "WHERE report.superseded_by IS NULL "
            "AND (weigh_entry.digest IS NULL OR weigh_entry.digest <> report.digest) "
            "ORDER BY report.published, report.report"
        )
        gone = self._database.run(
            "SELECT report FROM weigh_entry WHERE report NOT IN "
            "(SELECT report FROM report WHERE superseded_by IS NULL) ORDER BY report"
        )
        decided = self.decided() != (self.remembered("decided") or "")
        return Pending(
            [(str(a), str(b)) for a, b in new], [str(row[0]) for row in gone], decided=decided
        )

    def count(self) -> int:
        """How many reports have been weighed."""
        return int(self._database.value("SELECT count(*) FROM weigh_entry") or 0)

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
                self.state.clear()
            finally:
                self._database.run("PRAGMA secure_delete = OFF")

    # --- reuse -----------------------------------------------------------------------------

    def reuses(self, report: str) -> list[str]:
        """What a report shares with others, as weighing put it."""
        rows = self._database.run(
            "SELECT weigh_reuse.data FROM weigh_reuse JOIN weigh_entry ON number = one "
            "WHERE report = ? ORDER BY other",
            (report,),
        )
        return [str(row[0]) for row in rows]

    # --- allegations -----------------------------------------------------------------------

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


def _unpacked(detail: bytes) -> str:
    return zlib.decompress(detail).decode("utf-8", "surrogatepass")
