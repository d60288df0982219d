"""Reports: a list of them, what one is, its original and its handling log."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import FileResponse

from sayso.errors import WrongUse
from sayso.ledger import Ledger
from sayso.ledger.rows import ReportRow
from sayso.show.web.answers import Answer, page, page_of
from sayso.show.web.room import Cursor, Here
from sayso.show.web.routes.home import judged_by_report
from sayso.show.web.routes.weighed import copies_of
from sayso.show.web.row_shapes import log_shape, report_shape
from sayso.show.web.shapes import (
    entity_ref,
    journey_shape,
    remark_shape,
    span_or_none,
)
from sayso.show.web.sheet import Sheet

__all__ = ["router"]

router = APIRouter(prefix="/api/reports", tags=["reports"])

Json = dict[str, Any]

OUTLINE = 2_000
MANY_BLOCKS = 50_000
SPEAKER_BLOCKS = 200
SORTS = ("added", "published", "title", "claims")


@router.get("")
def reports(
    room: Here,
    q: Annotated[str, Query(max_length=500)] = "",
    publisher: str | None = None,
    unread: bool = False,
    superseded: bool = False,
    sort: str = "added",
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """The reports."""
    name = sort.removeprefix("-")
    if name not in SORTS:
        raise WrongUse(f"reports are sorted by {', '.join(SORTS)}, not by {sort[:40]!r}.")
    with room.desk.reading() as ledger:
        rows = _titled(ledger, q.strip(), superseded=superseded)
        if publisher is not None:
            rows = [row for row in rows if (row.publisher or "?") == publisher]
        if unread:
            rows = [row for row in rows if row.unread]
        rows = _sorted(rows, name, back=sort.startswith("-"))
        shown = page_of(rows, cursor=cursor, limit=limit)
        judged = judged_by_report(room.desk.snapshot(ledger))
    shown["items"] = [report_shape(row, judged=judged.get(row.id, 0)) for row in shown["items"]]
    return Answer(shown)


def _titled(ledger: Ledger, words: str, *, superseded: bool) -> list[ReportRow]:
    """Reports whose title holds the words, as far as they are words."""
    if not any(char.isalnum() for char in words):
        return list(ledger.reports(superseded=superseded))
    return list(ledger.reports(words=words, superseded=superseded))


def _sorted(rows: list[ReportRow], name: str, *, back: bool) -> list[ReportRow]:
    if name == "claims":
        return sorted(rows, key=lambda row: row.claims, reverse=back)
    if name == "added":
        return rows[::-1] if back else rows
    having = [row for row in rows if getattr(row, name)]
    without = [row for row in rows if not getattr(row, name)]
    key = (lambda row: row.published) if name == "published" else (lambda row: row.title.casefold())
    return sorted(having, key=key, reverse=back) + without


@router.get("/{report_id}")
def report(room: Here, report_id: str) -> Answer:
    """One report without its text: what it is, its outline, who speaks in it."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report_id)
        row = ledger.report(sheet.id)
        snapshot = room.desk.snapshot(ledger)
        handling = len(_log(ledger, sheet))
        capture = sheet.view.capture
        judged = judged_by_report(snapshot).get(row.id, 0)
        newer = row.superseded_by
        copies = copies_of(room, ledger, sheet.id)
    few = len(sheet.blocks) <= MANY_BLOCKS
    return Answer(
        {
            **report_shape(row, judged=judged),
            "capture": {
                "sha256": capture.sha256,
                "media_type": capture.media_type,
                "size": capture.size,
                "received": capture.received,
                "origin": capture.origin,
            },
            "extractor": row.extractor,
            "reader": row.reader,
            "notes": list(sheet.parsed.text.notes),
            "text_sha256": row.text_sha256,
            "chars": sheet.chars,
            "blocks": len(sheet.blocks),
            "block_chars": [one.end - one.start for one in sheet.blocks] if few else None,
            "outline": _outline(sheet),
            "speakers": _speakers(sheet),
            "remarks": [remark_shape(one, sheet) for one in sheet.parsed.stated.remarks],
            "journeys": [
                journey_shape(sheet, place) for place in range(len(sheet.parsed.stated.journeys))
            ],
            "ties": [
                {
                    "subject": entity_ref(sheet, tie.subject),
                    "tie": tie.tie.value,
                    "object": entity_ref(sheet, tie.object),
                    "passage": span_or_none(tie.passage),
                }
                for tie in sheet.parsed.resolved.ties
            ],
            "copies": copies,
            "newer": newer,
            "handling": handling,
        }
    )


def _outline(sheet: Sheet) -> list[Json]:
    return [
        {
            "block": place,
            "start": block.start,
            "end": block.end,
            "kind": block.kind.value,
            "words": sheet.text[block.start : min(block.end, block.start + 300)],
        }
        for place, block in enumerate(sheet.blocks)
        if block.kind.value in ("headline", "heading")
    ][:OUTLINE]


def _speakers(sheet: Sheet) -> list[Json]:
    """Everybody who speaks, by first appearance; the publisher's own voice has no colour."""
    found: dict[str, Json] = {}
    for block in sorted(sheet.attributions_in):
        for one in sheet.attributions_in[block]:
            entry = _speaker(found, sheet, one)
            if entry is not None and (not entry["blocks"] or entry["blocks"][-1] != block):
                entry["blocks"].append(block)
    for one in sheet.attributions:
        entry = _speaker(found, sheet, one)
        if entry is not None:
            entry["attributions"] += 1
    for attribution, claims in sheet.claims_by_attribution.items():
        entry = _speaker(found, sheet, attribution)
        if entry is not None:
            entry["claims"] += len(claims)
    for entry in found.values():
        entry["blocks"] = entry["blocks"][:SPEAKER_BLOCKS]
    return list(found.values())


def _speaker(found: dict[str, Json], sheet: Sheet, attribution: str | None) -> Json | None:
    chain, key = sheet.chain(attribution), sheet.speaker_of(attribution)
    if chain is None or key is None:
        return None
    if key not in found:
        hop = chain.speaker
        entity = sheet.entities.get(hop.entity or "")
        found[key] = {
            "key": key,
            "name": entity.name if entity else hop.name,
            "naming": hop.naming.value,
            "role": hop.role.value,
            "colour": sheet.colour(attribution),
            "attributions": 0,
            "claims": 0,
            "blocks": [],
        }
    return found[key]


@router.get("/{report_id}/original")
def original(room: Here, report_id: str) -> FileResponse:
    """The bytes as they were received: a download, never shown in the browser."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report_id)
        path = room.desk.original(ledger, sheet.view.capture.sha256)
    return FileResponse(
        path,
        media_type="application/octet-stream",
        filename=_file_name(sheet),
        content_disposition_type="attachment",
        headers={"content-security-policy": "sandbox"},
    )


def _file_name(sheet: Sheet) -> str:
    """A name for the download: the last part of where it came from, nothing that is no name."""
    last = re.split(r"[/\\]", sheet.view.source.split("?")[0])[-1]
    kept = re.sub(r"[^\w.\- ]", "_", last)[-80:].strip(". ")
    return kept or sheet.id


@router.get("/{report_id}/log")
def log_of(room: Here, report_id: str) -> Answer:
    """The handling log of one report, oldest first: its reading, and decisions about it."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report_id)
        rows = _log(ledger, sheet)
    return Answer(page([log_shape(row) for row in rows], total=len(rows)))


def _log(ledger: Ledger, sheet: Sheet) -> list[Any]:
    made = ledger.views.judgements(report=sheet.id)
    return ledger.views.log(subjects=[sheet.id, *(row.judgement.id for _, row, _ in made)])
