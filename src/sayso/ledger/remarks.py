"""Remarks over all reports: what was said to be verified or not, by whom, about whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.ledger.database import Database
from sayso.ledger.decode import plain
from sayso.ledger.fetch import whole_text
from sayso.ledger.in_reports import where
from sayso.model import Span
from sayso.vocabulary import RemarkStatus

__all__ = ["Concerned", "RemarkRow", "remarks"]


@dataclass(frozen=True, slots=True)
class Concerned:
    """What a remark is about: an entity, an attribution or a claim of its report."""

    id: str
    noun: str
    """entity, attribution, claim; "" where the report has nothing with this id."""
    name: str
    """The entity's name, the name of whoever speaks, or the claim's words."""


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """One remark with everything that a line shows."""

    report: str
    publisher: str | None
    title: str | None
    published: str | None
    status: RemarkStatus
    by: str | None
    """Entity id; None for the publisher."""
    by_name: str | None
    """None where nobody is known: the publisher is not."""
    about: tuple[Concerned, ...]
    passage: Span
    words: str
    """The exact words of the remark."""


def remarks(
    database: Database,
    *,
    status: RemarkStatus | None,
    report: str | None,
    superseded: bool,
) -> Iterator[RemarkRow]:
    """Remarks in the ledger's order. Raises NotFound for a report that is not there."""
    wanted, values = where(database, "remark", status=status, report=report, superseded=superseded)
    with database.snapshot():
        row_before, text, known = -1, "", dict[str, Concerned]()
        for row, first, last, by, kind, about, *rest in map(
            plain,
            database.run(
                "SELECT remark.report, first, last, by, status, about, report.report, publisher, "  # noqa: S608
                "title, published, text FROM remark JOIN report ON report.id = remark.report "
                f"{wanted} ORDER BY remark.report, remark.ord",
                values,
            ),
        ):
            name, publisher, title, published, sha256 = rest
            if row != row_before:
                row_before, text = row, whole_text(database, sha256)
                known = _known(database, row, text)
            there = known.get(by)
            yield RemarkRow(
                name, publisher, title, published, RemarkStatus(kind), by,
                publisher if by is None else there.name if there else by,
                tuple(_concerned(json.loads(about), known)), (first, last), text[first:last],
            )  # fmt: skip


def _concerned(about: Sequence[str], known: dict[str, Concerned]) -> Iterator[Concerned]:
    for one in dict.fromkeys(about):
        yield known.get(one, Concerned(one, "", one))


def _known(database: Database, row: int, text: str) -> dict[str, Concerned]:
    """Everything in a report that a remark may be about."""
    found: dict[str, Concerned] = {}
    for claim, first, last in database.run(
        "SELECT claim, first, last FROM claim WHERE report = ?", (row,)
    ):
        found[claim] = Concerned(claim, "claim", text[first:last])
    for attribution, name in map(
        plain,
        database.run(
            "SELECT chain.attribution, hop.name FROM chain JOIN hop ON hop.report = chain.report "
            "AND hop.ord = chain.first_hop + chain.hops - 1 WHERE chain.report = ?",
            (row,),
        ),
    ):
        found[attribution] = Concerned(attribution, "attribution", name)
    for entity, name in map(
        plain, database.run("SELECT entity, name FROM entity WHERE report = ?", (row,))
    ):
        found[entity] = Concerned(entity, "entity", name)
    return found
