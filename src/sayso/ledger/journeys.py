"""Claimed movements over all reports: who, by which stops, through whom it is known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.ledger.appearances import chains_of
from sayso.ledger.database import AnyRow, Database
from sayso.ledger.decode import as_spans, plain
from sayso.ledger.fetch import whole_text
from sayso.ledger.fold import fold, has_words
from sayso.ledger.in_reports import where
from sayso.model import Chain, Span, Spans
from sayso.vocabulary import Act, JourneyStatus

__all__ = ["JourneyRow", "StopRow", "journeys"]


@dataclass(frozen=True, slots=True)
class StopRow:
    """A place on a journey with the best coordinates that its report gives."""

    entity: str
    name: str
    via: bool
    lat: float | None
    lon: float | None
    precision: int | None
    """UCDP, 1 to 7; None where the place was not located."""


@dataclass(frozen=True, slots=True, eq=False)
class JourneyRow:
    """One claimed movement with everything that a line shows."""

    report: str
    publisher: str | None
    title: str | None
    published: str | None
    entity: str
    who: str
    stops: tuple[StopRow, ...]
    means: str | None
    """The words that say by what means."""
    time: str | None
    status: JourneyStatus
    chain: Chain | None
    attribution: str | None
    passages: Spans
    """Where it is said, in the report's text."""
    words: tuple[str, ...]
    """The exact words of the passages."""


def journeys(
    database: Database,
    *,
    who: str | None,
    place: str | None,
    status: JourneyStatus | None,
    report: str | None,
    superseded: bool,
) -> Iterator[JourneyRow]:
    """Journeys in the ledger's order. Names fit whole, or as whole words. Raises NotFound."""
    wanted, values = where(database, "journey", status=status, report=report, superseded=superseded)
    with database.snapshot():
        rows = [
            plain(row)
            for row in database.run(
                "SELECT journey.report, who, stops, means_first, means_last, time, status, "  # noqa: S608
                "attribution, report.report, publisher, title, published, text FROM journey "
                f"JOIN report ON report.id = journey.report {wanted} "
                "ORDER BY journey.report, journey.ord",
                values,
            )
        ]
        yield from _rows(database, rows, fold(who or ""), fold(place or ""))


def _rows(database: Database, rows: Sequence[AnyRow], who: str, place: str) -> Iterator[JourneyRow]:
    here: _Report | None = None
    for row in rows:
        if here is None or here.row != row[0]:
            here = _Report(database, row[0], row[12])
        stops = [(str(entity), bool(via)) for entity, via in json.loads(row[2])]
        if who and not here.goes_by(row[1], who):
            continue
        if place and not any(here.goes_by(entity, place) for entity, _ in stops):
            continue
        passages = here.passages(row[1], row[7], {entity for entity, _ in stops})
        text = here.text
        means = None if row[3] is None or row[4] is None else text[row[3] : row[4]]
        yield JourneyRow(
            row[8], row[9], row[10], row[11], row[1], here.name(row[1]),
            tuple(here.stop(entity, via) for entity, via in stops), means, row[5],
            JourneyStatus(row[6]), here.chain(row[7]), row[7], passages,
            tuple(text[start:end] for start, end in passages),
        )  # fmt: skip


class _Report:
    """What a report's journeys need of it, asked for when the first needs it."""

    def __init__(self, database: Database, row: int, text: str) -> None:
        self._database = database
        self.row = row
        self._sha256 = text
        self._text: str | None = None
        self._chains: dict[str, Chain] | None = None
        self._names: dict[str, list[str]] = {}
        for entity, name, other in map(
            plain,
            database.run(
                "SELECT entity.entity, entity.name, entity_name.name FROM entity "
                "LEFT JOIN entity_name ON entity_name.report = entity.report "
                "AND entity_name.entity_ord = entity.ord WHERE entity.report = ? "
                "ORDER BY entity.ord, entity_name.ord",
                (row,),
            ),
        ):
            self._names.setdefault(entity, [name]).append(other or name)

    @property
    def text(self) -> str:
        """The report's text."""
        if self._text is None:
            self._text = whole_text(self._database, self._sha256)
        return self._text

    def name(self, entity: str) -> str:
        """What the report calls an entity."""
        return self._names.get(entity, [entity])[0]

    def goes_by(self, entity: str, folded: str) -> bool:
        """Whether one of an entity's names holds these folded words."""
        return any(has_words(fold(name), folded) for name in self._names.get(entity, ()))

    def stop(self, entity: str, via: bool) -> StopRow:
        """A stop with its finest coordinates."""
        found = self._database.run(
            "SELECT lat, lon, precision FROM place WHERE report = ? AND entity = ? "
            "ORDER BY lat IS NULL, precision, ord LIMIT 1",
            (self.row, entity),
        )
        lat, lon, precision = found[0] if found and found[0][0] is not None else (None, None, None)
        return StopRow(entity, self.name(entity), via, lat, lon, precision)

    def chain(self, attribution: str | None) -> Chain | None:
        """How the reader came to know of it."""
        if self._chains is None:
            keys = self._database.run(
                "SELECT ord, attribution FROM chain WHERE report = ?", (self.row,)
            )
            by_ord = {int(place): str(key) for place, key in keys}
            self._chains = {
                by_ord[stored.ord]: stored.chain for stored in chains_of(self._database, [self.row])
            }
        return self._chains.get(attribution or "")

    def passages(self, who: str, attribution: str | None, stops: set[str]) -> Spans:
        """Claims of this voice that move this traveller or name a stop; else all that it says."""
        claims = self._database.run(
            "SELECT first, last, act, agent, patient, place FROM claim WHERE report = ?1 "
            "AND attribution IS ?2 ORDER BY first, last",
            (self.row, attribution),
        )
        moving: list[Span] = []
        other: list[Span] = []
        for first, last, act, agent, patient, place in claims:
            travels = who in (agent, patient)
            if travels and (act == Act.MOVE.value or place in stops):
                moving.append((first, last))
            elif travels or place in stops:
                other.append((first, last))
        if moving or other:
            return _outermost(moving or other)
        content = self._database.value(
            "SELECT content FROM attribution WHERE report = ? AND attribution = ?",
            (self.row, attribution),
        )
        return as_spans(str(content)) if content else ()


def _outermost(spans: Sequence[Span]) -> Spans:
    """Those that do not lie inside another, in the order of the text."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return tuple(kept)
