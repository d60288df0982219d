"""The stages in order, for one report: the page to read first.

    ingest -> read -> resolve -> state            (this file: bytes of one item -> Parsed)
    -> weigh -> ledger -> show                    (run.py puts what comes out into a ledger)

`read`, `resolve` and `state` are pure functions of one report, so a report comes out the same read
alone, among a thousand others, in one process or in many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso import __version__
from sayso.ingest import Described, Extracted, Item, Known, describe, extract
from sayso.model import Parsed, Report, Text, content_id, text_hash
from sayso.read import Reader
from sayso.resolve import Gazetteer, Knowledge, resolve, without_unused
from sayso.settings import Limits, Settings
from sayso.state import state

__all__ = ["Stages", "given_text", "take_in"]

GIVEN = "given 1"
"""The extractor's name for text that was handed over as text."""


class Stages:
    """Every stage after ingest, loaded once a process. Calling it reads one report."""

    def __init__(self, settings: Settings) -> None:
        self._reader = Reader()
        self._knowledge = Knowledge.load(settings.knowledge)
        self._gazetteer = Gazetteer.load()

    @property
    def version(self) -> str:
        """What the handling log names as the tool: Sayso's version and the reader's."""
        return f"sayso {__version__}, reader {self._reader.version}"

    def __call__(self, report: Report, text: Text) -> Parsed:
        """Read one report. Pure: the same report and text give the same Parsed."""
        reading = self._reader.read(text)
        report = replace(report, language=report.language or reading.language or None)
        resolved = resolve(
            report, text, reading, knowledge=self._knowledge, gazetteer=self._gazetteer
        )
        stated = state(report, text, resolved)
        return Parsed(report, text, without_unused(resolved, reading, stated.entities()), stated)


def take_in(item: Item, *, capture: str, known: Known, limits: Limits) -> tuple[Report, Text]:
    """Ingest one item: its text with paragraphs, and what is known of the report.

    `capture` is the SHA-256 of the file that the item came in, `known` what a manifest says of it.
    Raises SkipReport where there is nothing to read in it.
    """
    extracted = extract(item, limits=limits)
    # Nearest the user wins: a manifest over the container's row over the format's own metadata.
    fields = {**extracted.metadata, **item.fields, **known.fields}
    described = describe(extracted.text, blocks=extracted.blocks, known=fields, name=item.name)
    return _report(described, item, capture, known), _text(extracted, described)


def given_text(text: str, *, fields: Mapping[str, str] | None = None) -> tuple[Report, Text]:
    """A report out of text as it was given, verbatim: `parse`'s way in.

    `fields` may hold id, title, publisher, published, url, byline, credit, language.
    """
    known = dict(fields or {})
    described = describe(text, known=known)
    capture = text_hash(text)
    report = Report(
        id=known.get("id") or content_id("r", capture, ""),
        capture=capture,
        given_id=known.get("id"),
        **_facts(described),  # type: ignore[arg-type]
    )
    return report, Text(text, GIVEN, described.paragraphs, described.notes)


def _report(described: Described, item: Item, capture: str, known: Known) -> Report:
    return Report(
        id=content_id("r", capture, item.part),
        capture=capture,
        part=item.part,
        given_id=item.fields.get("id"),
        declarations=known.declarations,
        **_facts(described),
    )


def _facts(described: Described) -> dict[str, str | None]:
    """What `describe` found out, under the names that Report gives it."""
    names = ("publisher", "byline", "credit", "url", "title", "published", "language")
    return {name: getattr(described, name) for name in names}


def _text(extracted: Extracted, described: Described) -> Text:
    return Text(
        extracted.text,
        extracted.extractor,
        described.paragraphs,
        extracted.notes + described.notes,
    )
