"""Decisions looked back on: the last ones, all of them, how far people have come, who agrees."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query

from sayso.errors import NotFound
from sayso.ledger import Ledger
from sayso.ledger.rows import JudgementRow
from sayso.show.web.answers import Answer, offset_cursor, page, to_offset
from sayso.show.web.decisions import OF_A_READING
from sayso.show.web.listing import claims_at
from sayso.show.web.room import Cursor, Here, Room
from sayso.show.web.routes.home import today
from sayso.show.web.row_shapes import judgement_shape
from sayso.show.web.shapes import attribution_shape
from sayso.show.web.snapshot import JUDGED, Snapshot

__all__ = ["router"]

router = APIRouter(prefix="/api/review", tags=["review"])

Json = dict[str, Any]


@router.get("/recent")
def recent(
    room: Here,
    author: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> Answer:
    """The last decisions, newest first, with what they are about."""
    first = to_offset(cursor)
    with room.desk.reading() as ledger:
        rows = ledger.views.judgements(
            author=author or None,
            withdrawn=False,
            newest_first=True,
            limit=limit + 1,
            offset=first,
        )
        items = [
            {"judgement": judgement_shape(row, noun), **_about(room, ledger, row, noun)}
            for _, row, noun in rows[:limit]
        ]
    following = offset_cursor(first + limit) if len(rows) > limit else None
    return Answer(page(items, total=first + len(rows), following=following))


def _about(room: Room, ledger: Ledger, row: JudgementRow, noun: str) -> Json:
    """The claim or the attribution that a judgement is about, where it is still there."""
    nothing: Json = {"claim": None, "attribution": None}
    if row.report is None or row.target is None or noun not in ("claim", "attribution"):
        return nothing
    try:
        sheet = room.desk.sheet(ledger, row.report)
    except NotFound:
        return nothing
    if noun == "attribution":
        one = sheet.attributions.get(row.target)
        return nothing | {"attribution": attribution_shape(one, sheet, []) if one else None}
    if row.target not in sheet.claims:
        return nothing
    snapshot = room.desk.snapshot(ledger)
    at = snapshot.positions([ledger.views.claim_number(row.target, row.report)])
    listed = claims_at(ledger, snapshot, at)
    return nothing | {"claim": listed[0] if listed else None}


@router.get("/judgements")
def judgements(
    room: Here,
    target: Annotated[str | None, Query(max_length=1000)] = None,
    report: str | None = None,
    status: Literal["anchored", "unanchored", "removed", "free"] | None = None,
    author: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Decisions, newest first."""
    first = to_offset(cursor)
    with room.desk.reading() as ledger:
        rows = ledger.views.judgements(
            targets=[target] if target else None,
            report=report,
            status=status,
            author=author or None,
            newest_first=True,
        )
    shown = rows[first : first + limit]
    following = offset_cursor(first + limit) if len(rows) > first + limit else None
    items = [judgement_shape(row, noun) for _, row, noun in shown]
    return Answer(page(items, total=len(rows), following=following))


@router.get("/progress")
def progress(room: Here) -> Answer:
    """How far people have come, and how far two who judged the same agree."""
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        counted = ledger.views.count_judgements()
        authors = ledger.views.authors(today())
        claims = ledger.facets.judged()
        attributions = ledger.facets.judged("attribution")
        total = ledger.views.count_attributions()
    said = {str(key) for key, _, kind in attributions if kind in OF_A_READING}
    return Answer(
        {
            "claims": _claims_progress(snapshot),
            "attributions": {"total": total, "judged": len(said)},
            "added": counted.get("added", 0),
            "unanchored": counted["unanchored"],
            "withdrawn": counted.get("withdrawn", 0),
            "authors": [
                {"author": author, "judgements": made, "today": since or 0, "last": last}
                for author, made, since, last in authors
            ],
            "agreement": _agreement([*claims, *attributions]),
        }
    )


def _claims_progress(snapshot: Snapshot) -> Json:
    column = snapshot.columns["judged"][~snapshot.superseded]
    counts = np.bincount(column, minlength=len(JUDGED)).tolist()
    return {
        "total": len(column),
        "judged": len(column) - counts[0],
        "by_kind": dict(zip(JUDGED[1:], counts[1:], strict=True)),
    }


def _agreement(rows: list[Any]) -> list[Json]:
    """For every two people: on how many things both decided, how often alike, Cohen's kappa.

    Kappa (Cohen 1960) is None where chance alone explains all of it.
    """
    said: dict[str, dict[Any, str]] = defaultdict(dict)
    for key, author, kind in rows:
        if kind in OF_A_READING:
            said[str(author)][key] = str(kind)
    busiest = sorted(said, key=lambda author: (-len(said[author]), author))[:20]
    found = []
    for one, other in combinations(sorted(busiest), 2):
        both = said[one].keys() & said[other].keys()
        if not both:
            continue
        same = sum(said[one][key] == said[other][key] for key in both)
        left = Counter(said[one][key] for key in both)
        right = Counter(said[other][key] for key in both)
        share = same / len(both)
        chance = sum(left[kind] * right[kind] for kind in left) / len(both) ** 2
        found.append(
            {
                "one": one,
                "other": other,
                "both": len(both),
                "same": same,
                "share": round(share, 3),
                "kappa": round((share - chance) / (1 - chance), 3) if chance < 1 else None,
            }
        )
    return found
