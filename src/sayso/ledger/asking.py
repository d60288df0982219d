"""What can be asked of an open ledger. Nothing here changes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.errors import WrongUse
from sayso.ledger import cited, fetch, queries
from sayso.ledger.database import Database
from sayso.ledger.facets import Facets
from sayso.ledger.filters import ClaimFilter
from sayso.ledger.journeys import JourneyRow, journeys
from sayso.ledger.remarks import RemarkRow, remarks
from sayso.ledger.rows import CitedOriginal, ClaimRow, ReportRow, SourceRow, TextRow
from sayso.ledger.views import Views
from sayso.ledger.who import Who, who
from sayso.model import Parsed, Report, Text
from sayso.vocabulary import JourneyStatus, RemarkStatus

__all__ = ["Asking"]


class Asking:
    """The half of a `Ledger` that answers: reports, claims, speakers, journeys, remarks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def facets(self) -> Facets:
        """Whole columns, for counting claims under filters."""
        return Facets(self._database)

    @property
    def views(self) -> Views:
        """Single things with all that a page about them shows."""
        return Views(self._database)

    # --- reports -------------------------------------------------------------------------------

    def has_report(self, report_id: str) -> bool:
        """Whether a report with exactly this id stands in the ledger, superseded or not."""
        return bool(self._database.run("SELECT 1 FROM report WHERE report = ?", (report_id,)))

    def parsed(self, report_id: str) -> Parsed:
        """The whole of one report, equal to what was put in. Raises NotFound, LedgerUnreadable."""
        return fetch.get_parsed(self._database, report_id)

    def text(self, report_id: str) -> tuple[Report, Text]:
        """A report and its text, to be read anew. Raises NotFound, LedgerUnreadable."""
        return fetch.get_text(self._database, report_id)

    def texts(self, *, superseded: bool = False) -> Iterator[TextRow]:
        """What is needed to read every text anew, in the order in which the reports came."""
        return fetch.texts(self._database, superseded=superseded)

    def report(self, report_id: str) -> ReportRow:
        """One report's row, by its id or a unique beginning of 5 characters. NotFound, WrongUse."""
        return queries.report(self._database, report_id)

    def reports(
        self,
        *,
        publisher: str | None = None,
        words: str | None = None,
        superseded: bool = False,
        by_id: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[ReportRow]:
        """Reports in the order in which they came, or by id; `words` looks in titles."""
        return queries.reports(
            self._database,
            publisher=publisher,
            words=words,
            superseded=superseded,
            by_id=by_id,
            limit=limit,
            offset=offset,
        )

    def count_reports(self, *, superseded: bool = False) -> int:
        """How many reports there are."""
        where = "" if superseded else "WHERE superseded_by IS NULL"
        return int(self._database.value(f"SELECT count(*) FROM report {where}"))  # noqa: S608

    # --- claims --------------------------------------------------------------------------------

    def claims(
        self,
        wanted: ClaimFilter | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        by_time: bool = False,
        **facets: Any,
    ) -> Iterator[ClaimRow]:
        """Claims that fit, in the ledger's order; exact names before those that hold the words.

        `by_time`: the earliest first, those of which it is not known when last.

        Give a `ClaimFilter`, or its fields by name: `claims(speaker="KTA", basis=Basis.hearsay)`.
        """
        return queries.claims(
            self._database, _wanted(wanted, facets), limit=limit, offset=offset, by_time=by_time
        )

    def count_claims(self, wanted: ClaimFilter | None = None, **facets: Any) -> int:
        """How many claims fit."""
        return queries.count_claims(self._database, _wanted(wanted, facets))

    def claim(self, claim_id: str, *, report: str | None = None) -> ClaimRow:
        """One claim by its id or a unique beginning of at least 5 characters.

        Raises NotFound, or WrongUse where several fit: copies of one text may share ids, then
        `report` tells them apart.
        """
        return queries.claim(self._database, claim_id, report=report)

    def sources(self, *, superseded: bool = False, publishers: bool = True) -> Iterator[SourceRow]:
        """Who speaks, how often, through whom; most claims first.

        Without `publishers`, those who speak only in their own voice are left out.
        """
        return queries.sources(self._database, superseded=superseded, publishers=publishers)

    def who(
        self, wanted: str, *, superseded: bool = False, most: int | None = None
    ) -> Iterator[Who]:
        """Everybody who goes by a name (or has this key of `sources`), each apart.

        With all that they are said to have said and all that is said about them, at most `most`
        claims of each; exact names first.
        """
        return who(self._database, wanted, superseded=superseded, most=most)

    def journeys(
        self,
        *,
        who: str | None = None,
        place: str | None = None,
        status: JourneyStatus | None = None,
        report: str | None = None,
        superseded: bool = False,
    ) -> Iterator[JourneyRow]:
        """Claimed movements, by traveller, stop, status or report. Raises NotFound."""
        return journeys(
            self._database, who=who, place=place, status=status, report=report,
            superseded=superseded,
        )  # fmt: skip

    def remarks(
        self,
        *,
        status: RemarkStatus | None = None,
        report: str | None = None,
        superseded: bool = False,
    ) -> Iterator[RemarkRow]:
        """What is said to be verified or not, by whom, about whom. Raises NotFound."""
        return remarks(self._database, status=status, report=report, superseded=superseded)

    def cited_originals(self, *, superseded: bool = False) -> Iterator[CitedOriginal]:
        """Outlets and documents that reports here cite and that have no report here."""
        return cited.cited_originals(self._database, superseded=superseded)


def _wanted(wanted: ClaimFilter | None, facets: dict[str, Any]) -> ClaimFilter:
    if wanted is not None and facets:
        raise WrongUse("give a ClaimFilter or its fields by name, not both.")
    if wanted is not None:
        return wanted
    try:
        return ClaimFilter(**facets)
    except TypeError as error:
        known = ", ".join(ClaimFilter.__dataclass_fields__)
        raise WrongUse(f"claims can be filtered by {known} ({error}).") from error
