"""What a page about one thing needs: a report without its words' syntax, decisions about it, its
lines of the handling log. Reading a 200,000-word report this way takes a third of `get_parsed`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import LedgerUnreadable, NotFound
from sayso.ledger import queries
from sayso.ledger.database import AnyRow, Database, Value
from sayso.ledger.decode import decode, decode_report, decode_text, plain
from sayso.ledger.fetch import plain_report, row_number, whole_text
from sayso.ledger.handling import COLUMNS as LOG_COLUMNS
from sayso.ledger.judgements import judgement_row
from sayso.ledger.rows import ClaimRow, JudgementRow, LogRow
from sayso.model import Capture, Parsed

__all__ = ["ReportView", "Views"]


@dataclass(frozen=True, slots=True, eq=False)
class ReportView:
    """One report as a page shows it. `parsed` has no tokens, quotations and antecedents."""

    row: int
    log: int
    """The handling log's line of its last reading: another one, another view."""
    parsed: Parsed
    capture: Capture
    source: str
    """The path or address that it came from."""


class Views:
    """Questions about single things. One thread at a time, like the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stamp(self, report_id: str) -> tuple[str, int]:
        """A report's whole id and the line of the log of its last reading. Raises NotFound."""
        row = row_number(self._database, report_id)
        found = self._database.run("SELECT report, log FROM report WHERE id = ?", (row,))
        return str(found[0][0]), int(found[0][1])

    def report(self, report_id: str) -> ReportView:
        """One report whole but for the syntax of its words. Raises NotFound, LedgerUnreadable."""
        database = self._database
        with database.snapshot():
            row = row_number(database, report_id)
            stored, tables = plain_report(database, row)
            layers = dict.fromkeys(("tokens", "vectors", "quotations", "antecedents"), (0, b""))
            layers["sentences"] = self._sentences(row)
            log, source = database.run("SELECT log, source FROM report WHERE id = ?", (row,))[0]
            capture = database.run(
                "SELECT sha256, media_type, size, received, origin FROM capture WHERE sha256 = ?",
                (stored[1],),
            )
            text = whole_text(database, stored[11])
        report = decode_report(stored, tables["declaration"])
        words = decode_text(text, stored[12], tables["paragraph"], tables["note"])
        parsed = decode(report, words, stored[15], stored[13], stored[14], tables, layers)
        return ReportView(row, int(log), parsed, Capture(*plain(capture[0])), plain((source,))[0])

    def _sentences(self, row: int) -> tuple[int, bytes]:
        found = self._database.run(
            "SELECT count, data FROM layer WHERE report = ? AND layer = 'sentences'", (row,)
        )
        if not found:
            return 0, b""
        try:
            return int(found[0][0]), zlib.decompress(found[0][1])
        except zlib.error as error:
            raise LedgerUnreadable(
                f"the stored sentences of report row {row} are damaged. `sayso verify` tells more."
            ) from error

    def claims(self, rows: Sequence[int]) -> Iterator[ClaimRow]:
        """The claims with these row numbers, in this order; those that are gone are left out."""
        return queries.filled(self._database, rows)

    def entities_at(
        self, pairs: Sequence[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[str, str, bool, bool]]:
        """(kind, name, has a proper name, speaks unnamed) by (report id, entity)."""
        found = self._database.run(
            "SELECT report.report, entity.entity, entity.kind, entity.name, EXISTS (SELECT 1 FROM "
            "entity_name WHERE entity_name.report = entity.report AND "
            "entity_name.entity_ord = entity.ord "
            "AND entity_name.role NOT IN ('description', 'pseudonym')), EXISTS (SELECT 1 FROM hop "
            "WHERE hop.report = entity.report AND hop.entity = entity.entity "
            "AND hop.naming IN ('pseudonym', 'anonymous')) FROM json_each(?) AS wanted "
            "CROSS JOIN report ON report.report = json_extract(wanted.value, '$[0]') "
            "CROSS JOIN entity ON entity.report = report.id "
            "AND entity.entity = json_extract(wanted.value, '$[1]')",
            (json.dumps(list(pairs)),),
        )
        return {
            (report, entity): (kind, name, bool(proper), bool(masked))
            for report, entity, kind, name, proper, masked in map(plain, found)
        }

    def claim_number(self, claim_id: str, report: str) -> int:
        """The row number of a claim. Raises NotFound."""
        found = self._database.value(
            "SELECT claim.id FROM claim JOIN report ON report.id = claim.report "
            "WHERE claim.claim = ? AND report.report = ?",
            (claim_id, report),
        )
        if found is None:
            raise NotFound(f"no claim {claim_id} in report {report}.")
        return int(found)

    def claim_numbers(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Row numbers of claims by (claim id, report id), in this order; without those gone."""
        return [
            int(row[0])
            for row in self._database.run(
                "SELECT claim.id FROM json_each(?) AS wanted "
                "CROSS JOIN report ON report.report = json_extract(wanted.value, '$[1]') "
                "CROSS JOIN claim ON claim.report = report.id "
                "AND claim.claim = json_extract(wanted.value, '$[0]') ORDER BY wanted.key",
                (json.dumps(list(pairs)),),
            )
        ]

    # --- decisions -----------------------------------------------------------------------------

    def judgements(
        self,
        *,
        report: str | None = None,
        targets: Sequence[str] | None = None,
        status: str | None = None,
        author: str | None = None,
        kinds: Sequence[str] | None = None,
        withdrawn: bool = True,
        after: int = 0,
        newest_first: bool = False,
        limit: int = -1,
        offset: int = 0,
    ) -> list[tuple[int, JudgementRow, str]]:
        """(number, judgement, noun that it is about), all conditions joined by *and*.

        `targets` are ids as they were judged or as they are now; `after` is a judgement's number.
        """
        terms: list[str] = []
        values: list[Value] = []
        for term, value in (
            ("anchor.report = ?", report),
            ("anchor.status = ?", status),
            ("j.author = ?", author),
        ):
            if value is not None:
                terms.append(term)
                values.append(value)
        if targets is not None:
            listed = json.dumps(list(targets))
            one = "IN (SELECT value FROM json_each(?))"
            terms.append(f"(j.target {one} OR anchor.target {one} OR j.other {one})")
            values += [listed, listed, listed]
        if kinds is not None:
            terms.append("j.kind IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(kinds)))
        if not withdrawn:
            terms.append("w.judgement IS NULL AND j.kind <> 'withdrawn'")
        if after:
            terms.append("j.seq > ?")
            values.append(after)
        where = f"WHERE {' AND '.join(terms)}" if terms else ""
        order = "DESC" if newest_first else "ASC"
        rows = self._database.run(
            "SELECT j.judgement, j.kind, j.target, j.other, j.author, j.made, j.reason, "  # noqa: S608
            "q.passage, q.correction, anchor.status, anchor.report, anchor.target, w.judgement, "
            "j.seq, anchor.noun FROM judgement AS j "
            "JOIN judgement_quote AS q ON q.judgement = j.seq "
            "JOIN anchor ON anchor.judgement = j.seq "
            "LEFT JOIN judgement AS w ON w.kind = 'withdrawn' AND w.target = j.judgement "
            f"{where} ORDER BY j.seq {order} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [(int(row[13]), judgement_row(row[:13]), str(row[14])) for row in rows]

    def judgement(self, identifier: str) -> tuple[JudgementRow, str] | None:
        """One judgement and the noun that it is about; None where there is none."""
        found = self._database.value("SELECT seq FROM judgement WHERE judgement = ?", (identifier,))
        if found is None:
            return None
        _, row, noun = self.judgements(after=int(found) - 1, limit=1)[0]
        return row, noun

    def count_judgements(self) -> dict[str, int]:
        """How many judgements there are: by kind, `total`, `unanchored`, `withdrawn`."""
        counted = {
            str(kind): int(count)
            for kind, count in self._database.run(
                "SELECT kind, count(*) FROM judgement GROUP BY kind"
            )
        }
        counted["total"] = sum(counted.values())
        counted["unanchored"] = int(
            self._database.value(
                "SELECT count(*) FROM anchor JOIN judgement AS j ON j.seq = anchor.judgement "
                "WHERE anchor.status = 'unanchored' AND NOT EXISTS (SELECT 1 FROM judgement AS w "
                "WHERE w.kind = 'withdrawn' AND w.target = j.judgement)"
            )
        )
        return counted

    def authors(self, day: str) -> list[AnyRow]:
        """(author, judgements, judgements since `day`, last) of everybody who decided."""
        return self._database.run(
            "SELECT author, count(*), sum(made >= ?), max(made) FROM judgement "
            "WHERE kind <> 'withdrawn' GROUP BY author ORDER BY 2 DESC, 1",
            (day,),
        )

    # --- attributions --------------------------------------------------------------------------

    def attributions(
        self, *, after: tuple[int, int] = (0, -1), report: int | None = None, limit: int
    ) -> list[AnyRow]:
        """(report row, place, report id, attribution) in the ledger's order, behind `after`."""
        kept = "report.superseded_by IS NULL" if report is None else "report.id = ?4"
        values: list[Value] = [*after, limit]
        if report is not None:
            values.append(report)
        return self._database.run(
            "SELECT attribution.report, attribution.ord, report.report, attribution.attribution "  # noqa: S608
            "FROM attribution JOIN report ON report.id = attribution.report "
            f"WHERE (attribution.report, attribution.ord) > (?1, ?2) AND {kept} "
            "ORDER BY attribution.report, attribution.ord LIMIT ?3",
            values,
        )

    def count_attributions(self, report: int | None = None) -> int:
        """How many attributions there are, in the reports that stand or in one."""
        if report is not None:
            return int(
                self._database.value("SELECT count(*) FROM attribution WHERE report = ?", (report,))
            )
        return int(
            self._database.value(
                "SELECT coalesce(sum(attributions), 0) FROM report WHERE superseded_by IS NULL"
            )
        )

    # --- the handling log ----------------------------------------------------------------------

    def log(
        self, *, subjects: Sequence[str] | None = None, before: int | None = None, limit: int = -1
    ) -> list[LogRow]:
        """Lines about these subjects, oldest first; or all, newest first, older than `before`."""
        if subjects is not None:
            rows = self._database.run(
                f"SELECT {LOG_COLUMNS} FROM log WHERE subject IN (SELECT value FROM json_each(?)) "  # noqa: S608
                "ORDER BY seq LIMIT ?",
                (json.dumps(list(subjects)), limit),
            )
        else:
            rows = self._database.run(
                f"SELECT {LOG_COLUMNS} FROM log WHERE seq < ? ORDER BY seq DESC LIMIT ?",  # noqa: S608
                (before if before is not None else 1 << 62, limit),
            )
        return [LogRow(*row) for row in rows]

    def count_log(self) -> int:
        """How many lines the handling log has."""
        return int(self._database.value("SELECT max(seq) FROM log") or 0)

    def counts(self) -> dict[str, int]:
        """How much of what the ledger holds, in reports that stand."""
        ask = self._database.value
        return {
            "reports": int(ask("SELECT count(*) FROM report WHERE superseded_by IS NULL")),
            "unread_reports": int(
                ask("SELECT count(*) FROM report WHERE superseded_by IS NULL AND unread <> ''")
            ),
            "publishers": int(
                ask("SELECT count(DISTINCT publisher_name) FROM report WHERE superseded_by IS NULL")
            ),
            "remarks": int(ask("SELECT count(*) FROM remark")),
            "journeys": int(ask("SELECT count(*) FROM journey")),
            "failures": int(ask("SELECT count(*) FROM failure WHERE resolved IS NULL")),
        }

    def totals(self) -> dict[str, int]:
        """How many reports stand, and how many claims they make."""
        row = self._database.run(
            "SELECT count(*), coalesce(sum(claims), 0) FROM report WHERE superseded_by IS NULL"
        )[0]
        return {"reports": int(row[0]), "claims": int(row[1])}
