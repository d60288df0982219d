"""The first page: what is in the ledger, what needs eyes; and what every page needs to begin."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from sayso import __version__
from sayso.errors import WrongUse
from sayso.ledger import Ledger
from sayso.show.web.answers import Answer, page_of
from sayso.show.web.labels import vocabulary
from sayso.show.web.room import Cursor, Here, Room
from sayso.show.web.routes.weighed import eyes
from sayso.show.web.row_shapes import cited_shape, failure_shape, log_shape, report_shape
from sayso.show.web.snapshot import Snapshot

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["home"])

SHOWN = 20
"""Lines of each list on the first page."""


class WhoDecides(BaseModel):
    """The name to offer for decisions."""

    author: str = Field(min_length=1, max_length=200)


@router.get("/session")
def session(room: Here) -> Answer:
    """Which ledger this is, what may be done with it, who decides."""
    with room.desk.reading() as ledger:
        return Answer(_session(room, ledger))


@router.put("/session")
def set_author(room: Here, who: WhoDecides) -> Answer:
    """Remember who decides, for this ledger."""
    name = who.author.strip()
    if not name:
        raise WrongUse("a name needs a letter at least.")
    with room.desk.writing() as ledger:
        ledger.author = name
    with room.desk.reading() as ledger:
        return Answer(_session(room, ledger))


def _session(room: Room, ledger: Ledger) -> dict[str, object]:
    first = next(ledger.reports(limit=1), None)
    bounds = room.uploads.bounds
    return {
        "ledger": room.desk.path.name,
        "version": __version__,
        "author": room.desk.settings.author or ledger.author,
        "writable": room.desk.writable,
        "reader": first.reader if first else None,
        "limits": {
            "upload_files": bounds.files,
            "upload_bytes": bounds.bytes,
            "file_bytes": bounds.file_bytes,
        },
    }


@router.get("/vocabulary")
def words() -> Answer:
    """Plain words for every value that the API may say."""
    return Answer(vocabulary())


@router.get("/overview")
def overview(room: Here) -> Answer:
    """What is in the ledger and what needs eyes."""
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        counts = ledger.views.counts()
        standing = ~snapshot.superseded
        judged = int(np.count_nonzero(snapshot.columns["judged"][standing]))
        total = int(np.count_nonzero(standing))
        counts |= {
            "claims": total,
            "speakers": len(np.unique(snapshot.columns["speaker"][standing])),
            "judged_claims": judged,
            "unjudged_claims": total - judged,
        }
        cited = list(ledger.cited_originals())
        by_report = judged_by_report(snapshot)
        unread = [row for row in ledger.reports() if row.unread] if counts["unread_reports"] else []
        return Answer(
            {
                "counts": counts,
                "eyes": {
                    "unjudged": {"total": total - judged},
                    **eyes(room, ledger),
                    "unanchored": {"total": ledger.views.count_judgements()["unanchored"]},
                },
                "cited_originals": {
                    "total": len(cited),
                    "items": [cited_shape(row) for row in cited[:SHOWN]],
                },
                "failures": {
                    "total": counts["failures"],
                    "items": [failure_shape(row) for row in islice(ledger.failures(), SHOWN)],
                },
                "unread": {
                    "total": len(unread),
                    "items": [
                        report_shape(row, judged=by_report.get(row.id, 0)) for row in unread[:SHOWN]
                    ],
                },
                "log_head": ledger.head(),
            }
        )


def judged_by_report(snapshot: Snapshot) -> dict[str, int]:
    """How many claims of each report somebody judged; those without any are left out."""
    rows = snapshot.columns["report_row"][snapshot.columns["judged"] != 0]
    numbers, counts = np.unique(rows, return_counts=True)
    return {
        snapshot.reports[int(row)][1]: int(count)
        for row, count in zip(numbers, counts, strict=True)
        if int(row) in snapshot.reports
    }


@router.get("/failures")
def failures(
    room: Here, cursor: Cursor = None, limit: Annotated[int, Query(ge=1, le=500)] = 100
) -> Answer:
    """Files and reports that could not be used."""
    with room.desk.reading() as ledger:
        rows = [failure_shape(row) for row in ledger.failures()]
    return Answer(page_of(rows, cursor=cursor, limit=limit))


@router.get("/cited")
def cited_originals(
    room: Here, cursor: Cursor = None, limit: Annotated[int, Query(ge=1, le=500)] = 100
) -> Answer:
    """Outlets and documents that are cited and not in this ledger."""
    with room.desk.reading() as ledger:
        rows = [cited_shape(row) for row in ledger.cited_originals()]
    return Answer(page_of(rows, cursor=cursor, limit=limit))


@router.get("/log")
def handling_log(
    room: Here, cursor: Cursor = None, limit: Annotated[int, Query(ge=1, le=500)] = 100
) -> Answer:
    """The handling log, newest first."""
    from sayso.show.web.answers import from_cursor, offset_cursor, page

    before = from_cursor(cursor, 1)[0] if cursor else None
    with room.desk.reading() as ledger:
        rows = ledger.views.log(before=before, limit=limit)
        total = ledger.views.count_log()
    more = bool(rows) and rows[-1].seq > 1
    return Answer(
        page(
            [log_shape(row) for row in rows],
            total=total,
            following=offset_cursor(rows[-1].seq) if more else None,
        )
    )


def today() -> str:
    """The day that it is (UTC), as times of judgements begin."""
    return datetime.now(UTC).date().isoformat()
