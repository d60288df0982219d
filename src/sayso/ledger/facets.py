"""Whole columns of the ledger, for counting claims by what they have in common.

The workbench counts claims of a hundred thousand under any filter while somebody clicks. It keeps
the columns below in memory and asks only for what changed: reports whose `log` is a new one.
Every method gives plain rows; `reports` are row numbers as JSON takes them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager

import numpy as np
import numpy.typing as npt

from sayso.ledger.database import AnyRow, Database
from sayso.ledger.decode import plain
from sayso.ledger.fold import fold, match_words
from sayso.ledger.tables import SHIFT

__all__ = ["Facets"]

Rows = npt.NDArray[np.int64]
"""Row numbers."""

_IN = "IN (SELECT value FROM json_each(?))"


class Facets:
    """The columns of one open ledger. One thread at a time, like the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def snapshot(self) -> AbstractContextManager[None]:
        """Everything read inside is of one moment, whoever writes meanwhile."""
        return self._database.snapshot()

    def version(self) -> tuple[int, int]:
        """Numbers that change whenever a report or a decision came, changed or went.

        Each of those writes a line of the handling log, but for newer bytes of a file, which only
        mark the former report as superseded.
        """
        log, superseded = self._database.run(
            "SELECT (SELECT max(seq) FROM log), "
            "(SELECT total(id) FROM report WHERE superseded_by IS NOT NULL)"
        )[0]
        return int(log or 0), int(superseded)

    def last_judgement(self) -> int:
        """The number of the last judgement, 0 where there is none."""
        return int(self._database.value("SELECT max(seq) FROM judgement") or 0)

    def reports(self) -> list[AnyRow]:
        """(row, report id, log, superseded, publisher, published, title) of every report."""
        rows = self._database.run(
            "SELECT id, report, log, superseded_by IS NOT NULL, publisher, published, title "
            "FROM report ORDER BY id"
        )
        return [plain(row) for row in rows]

    def claims(self, reports: Sequence[int]) -> Iterator[AnyRow]:
        """What is counted of every claim of these reports, in the ledger's order.

        (row, report row, claim id, attribution, act, agent, patient, place, time, polarity,
        certainty, modality, basis, caveats as JSON, heading, naming, role, chain's row)
        """
        for row in self._database.stream(
            "SELECT id, report, claim, attribution, act, agent, patient, place, time, polarity, "  # noqa: S608
            "certainty, modality, basis, caveats, heading, "
            "coalesce(origin_naming, speaker_naming), coalesce(origin_role, speaker_role), "
            f"(report << {SHIFT}) + chain_ord FROM claim WHERE report {_IN} ORDER BY id",
            (json.dumps(reports),),
        ):
            yield plain(row)

    def chains(self, reports: Sequence[int]) -> Iterator[AnyRow]:
        """(row, report row, speaker key, speaker's name and entity, origin or None, hops)."""
        for row in self._database.stream(
            "SELECT chain.id, chain.report, chain.speaker_key, hop.name, hop.entity, "  # noqa: S608
            "chain.origin, chain.hops FROM chain JOIN hop ON hop.report = chain.report "
            "AND hop.ord = chain.first_hop + chain.hops - 1 "
            f"WHERE chain.report {_IN} ORDER BY chain.id",
            (json.dumps(reports),),
        ):
            yield plain(row)

    def inner_origins(self, reports: Sequence[int]) -> Iterator[AnyRow]:
        """The hops up to the origin of those chains that go on behind it.

        (chain's row, report id, name, entity, naming, role, how)
        """
        for row in self._database.stream(
            "SELECT chain.id, report.report, hop.name, hop.entity, hop.naming, hop.role, hop.how "  # noqa: S608
            "FROM chain JOIN report ON report.id = chain.report JOIN hop ON "
            "hop.report = chain.report AND hop.ord BETWEEN chain.first_hop AND "
            f"chain.first_hop + chain.origin WHERE chain.report {_IN} "
            "AND chain.origin < chain.hops - 1 ORDER BY chain.id, hop.ord",
            (json.dumps(reports),),
        ):
            yield plain(row)

    def entities(self, reports: Sequence[int]) -> Iterator[AnyRow]:
        """(report row, report id, place, entity, kind, name, whether it has a proper name)."""
        for row in self._database.stream(
            "SELECT entity.report, report.report, entity.ord, entity.entity, entity.kind, "  # noqa: S608
            "entity.name, EXISTS (SELECT 1 FROM entity_name WHERE "
            "entity_name.report = entity.report AND entity_name.entity_ord = entity.ord AND "
            "entity_name.role NOT IN ('description', 'pseudonym')) "
            f"FROM entity JOIN report ON report.id = entity.report WHERE entity.report {_IN} "
            "ORDER BY entity.report, entity.ord",
            (json.dumps(reports),),
        ):
            yield plain(row)

    def entity_names(self, reports: Sequence[int]) -> dict[tuple[int, int], list[AnyRow]]:
        """(name, role) of every entity by (report row, place of the entity)."""
        found: dict[tuple[int, int], list[AnyRow]] = {}
        for row in self._database.stream(
            f"SELECT report, entity_ord, name, role FROM entity_name WHERE report {_IN}",  # noqa: S608
            (json.dumps(reports),),
        ):
            report, place, name, role = plain(row)
            found.setdefault((report, place), []).append((name, role))
        return found

    def masked(self, reports: Sequence[int]) -> set[tuple[int, str]]:
        """(report row, entity) of everybody who speaks unnamed or under a pseudonym."""
        rows = self._database.run(
            f"SELECT DISTINCT report, entity FROM hop WHERE report {_IN} "  # noqa: S608
            "AND entity IS NOT NULL AND naming IN ('pseudonym', 'anonymous')",
            (json.dumps(reports),),
        )
        return {(int(report), str(plain((entity,))[0])) for report, entity in rows}

    def located(self, reports: Sequence[int]) -> Iterator[AnyRow]:
        """(report row, entity, name, lat, lon, precision, country, geonames) of known places."""
        for row in self._database.stream(
            "SELECT report, entity, name, lat, lon, precision, country, geonames FROM place "  # noqa: S608
            f"WHERE report {_IN} AND lat IS NOT NULL AND lon IS NOT NULL ORDER BY report, ord",
            (json.dumps(reports),),
        ):
            yield plain(row)

    def remarks(self, reports: Sequence[int]) -> Iterator[AnyRow]:
        """(report row, status, what it is about as JSON) of every remark."""
        for row in self._database.stream(
            f"SELECT report, status, about FROM remark WHERE report {_IN}",  # noqa: S608
            (json.dumps(reports),),
        ):
            yield plain(row)

    def journeys(self, reports: Sequence[int]) -> list[AnyRow]:
        """(report row, place in it, time, attribution) of every journey."""
        rows = self._database.run(
            f"SELECT report, ord, time, attribution FROM journey WHERE report {_IN} "  # noqa: S608
            "ORDER BY report, ord",
            (json.dumps(reports),),
        )
        return [plain(row) for row in rows]

    def judged(self, noun: str = "claim") -> list[AnyRow]:
        """(claim's row, author, kind) of every decision that stands, in its order.

        For attributions the first column is "report id, unit separator, attribution".
        """
        if noun == "attribution":
            key, joined = "anchor.report || char(31) || anchor.target", ""
        else:
            key = "claim.id"
            joined = (
                "JOIN report ON report.report = anchor.report "
                "JOIN claim ON claim.claim = anchor.target AND claim.report = report.id "
            )
        return self._database.run(
            f"SELECT {key}, j.author, j.kind FROM anchor JOIN judgement AS j "  # noqa: S608
            f"ON j.seq = anchor.judgement {joined}"
            "WHERE anchor.noun = ? AND anchor.status = 'anchored' AND NOT EXISTS "
            "(SELECT 1 FROM judgement AS w WHERE w.kind = 'withdrawn' AND w.target = j.judgement) "
            "ORDER BY j.seq",
            (noun,),
        )

    # --- words and names -----------------------------------------------------------------------

    def with_words(self, words: str) -> Rows:
        """Rows of the claims that hold all the words; none where nothing typed is a word."""
        query = match_words(words)
        if not query:
            return _rows(None)
        # One long string comes out of SQLite in half the time of 100,000 rows.
        return _rows(
            self._database.value(
                "SELECT group_concat(rowid) FROM claim_words WHERE claim_words MATCH ?", (query,)
            )
        )

    def titled(self, words: str) -> list[int]:
        """Rows of the reports whose title holds all the words."""
        query = match_words(words)
        if not query:
            return []
        return [
            row[0]
            for row in self._database.run(
                "SELECT rowid FROM report_words WHERE report_words MATCH ?", (query,)
            )
        ]

    def naming(self, name: str) -> Rows:
        """Rows of the claims that name somebody or something of exactly this (folded) name."""
        return _rows(
            self._database.value(
                "SELECT group_concat(claim) FROM claim_name WHERE link = 'mention' AND name IN "
                "(SELECT id FROM name WHERE folded = ?)",
                (fold(name),),
            )
        )

    def naming_entity(self, report: int, entity: str) -> list[int]:
        """Rows of the claims of one report whose passage names this entity of it."""
        return [
            row[0]
            for row in self._database.run(
                "SELECT DISTINCT claim.id FROM claim JOIN mention ON mention.report = claim.report "
                "AND mention.first >= claim.first AND mention.last <= claim.last "
                "WHERE claim.report = ?1 AND mention.entity = ?2 UNION SELECT id FROM claim "
                "WHERE report = ?1 AND (agent = ?2 OR patient = ?2 OR place = ?2)",
                (report, entity),
            )
        ]

    def name_counts(self) -> dict[str, int]:
        """How many claims name somebody or something, by folded name."""
        return {
            str(folded): int(count)
            for folded, count in self._database.run(
                "SELECT name.folded, count(*) FROM claim_name "
                "JOIN name ON name.id = claim_name.name WHERE link = 'mention' GROUP BY 1"
            )
        }


def _rows(listed: str | None) -> Rows:
    """Row numbers from the string that `group_concat` makes."""
    return np.fromstring(listed, np.int64, sep=",") if listed else np.zeros(0, np.int64)
