"""Sources: who speaks, how often, through whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.ledger.fold import fold
from sayso.show.web.answers import Answer, page_of
from sayso.show.web.room import Cursor, Here
from sayso.show.web.row_shapes import source_shape

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["entities"])


@router.get("/sources")
def sources(
    room: Here,
    q: Annotated[str, Query(max_length=200)] = "",
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Who speaks, how often, through whom; most claims first."""
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        rows = snapshot.lists.get("sources")
        if rows is None:
            rows = list(ledger.sources())
            snapshot.lists["sources"] = rows
    wanted = fold(q) if q.strip() else ""
    if wanted:
        rows = [row for row in rows if any(wanted in fold(name) for name in row.names)]
    shown = page_of(rows, cursor=cursor, limit=limit)
    shown["items"] = [source_shape(row) for row in shown["items"]]
    return Answer(shown)
