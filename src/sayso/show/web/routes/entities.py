"""Entities and sources: who is named, what they say, what is said of them, through whom."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query

from sayso.errors import NotFound, WrongUse
from sayso.ledger import Ledger
from sayso.ledger.fold import fold
from sayso.model import Passage
from sayso.show.web.answers import Answer, offset_cursor, page, page_of, to_offset
from sayso.show.web.choice import Choice, chosen
from sayso.show.web.entitykeys import is_opaque
from sayso.show.web.identities import entity_counts, joined_with, like_names
from sayso.show.web.listing import claims_at
from sayso.show.web.room import Cursor, Here
from sayso.show.web.seen import Seen
from sayso.show.web.snapshot import Snapshot, folded

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["entities"])

Json = dict[str, Any]

REPORTS = 200
"""Reports listed on the page of one entity."""
OPENED = 40
"""Reports opened for names, passages and ties; names beyond them are counted, not shown."""
FIRST = 20


@router.get("/entities")
def entities(
    room: Here,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: str | None = None,
    sort: str = "claims",
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Everybody and everything that is named."""
    if sort not in ("claims", "name"):
        raise WrongUse(f"entities are sorted by claims or name, not by {sort[:40]!r}.")
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        rows = entity_counts(ledger, snapshot)
    if kind:
        rows = [row for row in rows if row[2] == kind]
    wanted = fold(q) if q.strip() else ""
    if wanted:
        rows = [
            row for row in rows if any(wanted in folded(one) for one in _names(snapshot, row[0]))
        ]
    if sort == "name":
        rows = sorted(rows, key=lambda row: (folded(row[1]), row[0]))
    shown = page_of(rows, cursor=cursor, limit=limit)
    shown["items"] = [
        {
            "key": key,
            "name": name,
            "kind": kind_,
            "names": _names(snapshot, key),
            "reports": reports,
            "says": says,
            "about": about,
        }
        for key, name, kind_, reports, says, about in shown["items"]
    ]
    return Answer(shown)


def _names(snapshot: Snapshot, key: str) -> list[str]:
    code = snapshot.code("speaker", key)
    return snapshot.labels("speaker", code)[:20] if code else []


@router.get("/entities/{key:path}/mentions")
def mentions(
    room: Here,
    key: str,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Every passage that names it, report by report."""
    first = to_offset(cursor)
    items: list[Json] = []
    total = 0
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        there = _there(snapshot, key)
        for row, names in there:
            if total >= first + limit and total > REPORTS * 50:
                break
            sheet = room.desk.sheet(ledger, snapshot.reports[row][1])
            for start, end in sorted(
                span for name in names for span in sheet.mentions_of.get(name, [])
            ):
                if first <= total < first + limit:
                    cut = Passage.cut(sheet.text, (start, end))
                    items.append(
                        {
                            "report": sheet.id,
                            "title": sheet.parsed.report.title,
                            "start": start,
                            "end": end,
                            "exact": cut.exact,
                            "prefix": cut.prefix,
                            "suffix": cut.suffix,
                        }
                    )
                total += 1
    following = offset_cursor(first + limit) if total > first + limit else None
    return Answer(page(items, total=total, following=following))


def _there(snapshot: Snapshot, key: str) -> list[tuple[int, tuple[str, ...]]]:
    there = [
        (row, names)
        for row, names in snapshot.held(key)
        if row in snapshot.reports and not snapshot.reports[row][3]
    ]
    if not there and not snapshot.words["speaker"].find(key):
        raise NotFound(f"nobody and nothing in this ledger has the key {key[:80]!r}.")
    return there


@router.get("/entities/{key:path}")
def entity(room: Here, key: str) -> Answer:
    """One entity: its names and why they are one, what it says, what is said of it."""
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        there = _there(snapshot, key)
        asked, key = key, snapshot.one_of(key)
        code = snapshot.code("speaker", key) or 0
        sheets = [
            (room.desk.sheet(ledger, snapshot.reports[row][1]), names)
            for row, names in there[:OPENED]
        ]
        decisions, merged = joined_with(ledger, snapshot, asked)
        seen = Seen(sheets, snapshot.keys_of(key))
        return Answer(
            {
                "key": key,
                "name": snapshot.label("speaker", code) if code else key,
                "kind": snapshot.words["speaker"].kinds[code],
                "country": seen.country,
                "opaque": is_opaque(key),
                "names": seen.names(),
                "evidence": seen.evidence(),
                "reports": [
                    {
                        "id": snapshot.reports[row][1],
                        "title": snapshot.reports[row][6],
                        "publisher": snapshot.reports[row][4],
                        "published": snapshot.reports[row][5],
                        "entity": names[0],
                    }
                    for row, names in there[:REPORTS]
                ],
                "says": _claims(ledger, snapshot, "speaker", key),
                "about": _claims(ledger, snapshot, "mentions", key),
                "through": seen.through(),
                "naming": seen.naming(),
                "roles": seen.roles(),
                "place": seen.place,
                "ties": seen.ties(),
                "decisions": decisions,
                "merged": merged,
                "near": like_names(ledger, snapshot, key, decisions),
            }
        )


def _claims(ledger: Ledger, snapshot: Snapshot, facet: str, key: str) -> Json:
    mask = chosen(snapshot, ledger.facets, Choice(include=((facet, (key,)),)))
    at = np.flatnonzero(mask)
    return {"total": len(at), "items": claims_at(ledger, snapshot, at[:FIRST])}
