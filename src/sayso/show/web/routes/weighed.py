"""Allegations, themes, copies: what the stage `weigh` made. The weigher keeps it up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query

from sayso.errors import NotFound, WrongUse
from sayso.ledger import ClaimFilter, Ledger
from sayso.model import Allegation, Reuse
from sayso.show.counted import LABELS
from sayso.show.web.allegation_shapes import (
    Json,
    allegation_row,
    allegation_shape,
    copy_shape,
    shown_claims,
)
from sayso.show.web.answers import Answer, offset_cursor, page, page_of, to_offset
from sayso.show.web.listing import claims_at, entity_refs
from sayso.show.web.room import Cursor, Here, Room
from sayso.show.web.row_shapes import judgement_shape
from sayso.show.weighing import due

__all__ = ["allegations_of_claim", "copies_of", "eyes", "router"]

router = APIRouter(prefix="/api", tags=["weighed"])

Limit = Annotated[int, Query(ge=1, le=200)]

SORTS = {"reports": "reports", "origins": "separate", "contested": "contested",
         "repeated": "repeated"}  # fmt: skip
"""Sorts of the API and the ledger's names for them."""
REMARKED = 20
"""Reports that are opened for the words of remarks."""
SHOWN = 20
COPIES = 50


@router.get("/allegations")
def allegations(
    room: Here,
    q: Annotated[str, Query(max_length=1000, description="Words in one of its claims.")] = "",
    label: str | None = None,
    contested: Annotated[str | None, Query(pattern="^1$")] = None,
    several: Annotated[str | None, Query(pattern="^1$")] = None,
    theme: Annotated[str | None, Query(max_length=200)] = None,
    report: Annotated[str | None, Query(max_length=200)] = None,
    sort: str = "reports",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Answer:
    """Allegations, with how many separate origins each has."""
    if sort not in SORTS:
        raise WrongUse(f"allegations are sorted by {', '.join(SORTS)}, not by {sort[:40]!r}.")
    if label is not None and label not in LABELS:
        raise WrongUse(f"{label[:40]!r} is no label. There are: {', '.join(LABELS)}.")
    first = to_offset(cursor)
    wanted = ClaimFilter(words=q.strip() or None, report=report)
    with room.desk.reading() as ledger:
        tables = ledger.weighed
        total = tables.count_allegations(
            wanted=wanted, theme=theme, several=bool(several), label=label,
            contested=bool(contested),
        )  # fmt: skip
        rows = _listed(
            room,
            tables.allegations(
                wanted=wanted, theme=theme, several=bool(several), label=label,
                contested=bool(contested), sort=SORTS[sort], limit=limit, offset=first,
            ),
        )  # fmt: skip
    following = offset_cursor(first + limit) if first + limit < total else None
    absent = None if total else room.weigher.absent()
    return Answer(page(rows, total=total, following=following, absent=absent))


@router.get("/allegations/{identifier}")
def allegation(room: Here, identifier: str) -> Answer:
    """One allegation: both sides, contradictions, the trace, the chains as a graph."""
    with room.desk.reading() as ledger:
        found = list(_rows(iter(ledger.weighed.allegation(identifier))))
        if not found:
            raise NotFound(
                f"no allegation {identifier[:60]}. {room.weigher.absent() or ''}".strip()
            )
        if len(found) > 1:
            several = ", ".join(one.id for one in found[:5])
            raise WrongUse(f"{identifier[:60]} may be any of: {several}. Give more of the id.")
        row = found[0]
        snapshot = room.desk.snapshot(ledger)
        numbers = ledger.views.claim_numbers(shown_claims(row))
        claims = claims_at(ledger, snapshot, snapshot.positions(numbers))
        remarks = _remarks(ledger, claims)
        names = {str(claim["report"]): claim["publisher"] or claim["title"] for claim in claims}
        shape = allegation_shape(
            row,
            claims,
            remarks=remarks,
            name=lambda report: str(names.get(report) or report),
        )
        return Answer(
            shape
            | {"theme_title": row.detail.get("theme_title"), "decisions": _decisions(ledger, row)}
        )


def _decisions(ledger: Ledger, row: Allegation) -> list[Json]:
    """What people decided about it, oldest first."""
    ids = row.detail.get("judgements")
    found = [ledger.views.judgement(str(one)) for one in ids] if isinstance(ids, list) else []
    return [judgement_shape(*one) for one in found if one is not None]


def _not_there(room: Room, noun: str, identifier: str) -> str:
    return f"no {noun} {identifier[:60]}. {room.weigher.absent() or ''}".strip()


def _rows(stored: Iterator[tuple[str, str]]) -> list[Allegation]:
    from sayso.show.weighing import allegations as read_rows

    return list(read_rows(stored))


def _listed(room: Room, stored: Iterable[tuple[str, str]]) -> list[Json]:
    """Stored allegations as lines of a list."""
    return [
        room.allegations.get(
            (row, hash(detail), len(detail)),
            lambda one=(row, detail): allegation_row(_rows(iter([one]))[0]),  # type: ignore[misc]
        )
        for row, detail in stored
    ]


def _remarks(ledger: Ledger, claims: list[Json]) -> list[Json]:
    """What reports say about checking these claims, verbatim; of the first few reports."""
    about: dict[str, set[str]] = {}
    for claim in claims:
        if claim["remarks"]:
            ids = {str(claim["id"]), str(claim["attribution"])}
            hops = claim["chain"]["hops"] if claim["chain"] else []
            ids |= {str(hop["entity"]) for hop in hops if hop["place"] != "gatherer"}
            about.setdefault(str(claim["report"]), set()).update(ids)
    rows = [
        row
        for report, ids in list(about.items())[:REMARKED]
        for row in ledger.remarks(report=report)
        if not ids.isdisjoint(one.id for one in row.about)
    ]
    refs = entity_refs(ledger, [(row.report, row.by) for row in rows if row.by is not None])
    return [
        {
            "start": row.passage[0],
            "end": row.passage[1],
            "words": row.words,
            "by": refs.get((row.report, row.by or ""))
            or (
                {"key": None, "id": None, "name": row.by_name, "kind": "group"}
                if row.by_name
                else None
            ),
            "status": row.status.value,
            "about": [one.id for one in row.about],
            "report": row.report,
        }
        for row in rows
    ]


@router.get("/themes")
def themes(room: Here, cursor: Cursor = None, limit: Limit = 50) -> Answer:
    """Themes: allegations that belong together in a reader's mind. Never counted."""
    from sayso.show.terminal.weighing import theme_json

    with room.desk.reading() as ledger:
        stored = list(ledger.weighed.themes())
    shown = page_of(stored, cursor=cursor, limit=limit)
    shown["items"] = [
        {
            "id": one["id"],
            "title": one["title"],
            "allegations": len(one["allegations"]),
            "reports": len(one["reports"]),
            "publishers": one["publishers"],
            "why": one["why"],
        }
        for one in (theme_json(*row) for row in shown["items"])
    ]
    shown["absent"] = None if stored else room.weigher.absent()
    return Answer(shown)


@router.get("/themes/{identifier}")
def theme(room: Here, identifier: str, cursor: Cursor = None, limit: Limit = 50) -> Answer:
    """One theme, with its allegations."""
    first = to_offset(cursor)
    with room.desk.reading() as ledger:
        total = ledger.weighed.count_allegations(theme=identifier)
        stored = list(
            ledger.weighed.allegations(
                theme=identifier, sort="contested", limit=limit, offset=first
            )
        )
    if not total:
        raise NotFound(_not_there(room, "theme", identifier))
    title = next((str(row.detail["theme_title"]) for row in _rows(iter(stored[:1]))), "")
    following = offset_cursor(first + limit) if first + limit < total else None
    shown = page(_listed(room, stored), total=total, following=following)
    return Answer({"id": identifier, "title": title, **shown})


@router.get("/copies")
def copies(
    room: Here,
    report: Annotated[str, Query(max_length=200)],
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Answer:
    """Reports that share text with one, the most first."""
    with room.desk.reading() as ledger:
        whole = ledger.report(report).id
        found = _copies(ledger, whole)
        shown = page_of(found, cursor=cursor, limit=limit)
        shown["items"] = [copy_shape(one, ledger.report(one.other)) for one in shown["items"]]
    shown["absent"] = None if found else room.weigher.absent()
    return Answer(shown)


def _copies(ledger: Ledger, report: str) -> list[Reuse]:
    from sayso.show.weighing import copies as found_copies

    return found_copies(ledger, report)


@router.get("/weighing")
def weighing(room: Here) -> Answer:
    """How far the comparison of reports with each other has come, and what is not in it yet."""
    with room.desk.reading() as ledger:
        waiting = len(due(ledger))
    return Answer(room.weigher.state() | {"due": waiting})


# --- what other pages show of it ---------------------------------------------------------------


def copies_of(room: Room, ledger: Ledger, report: str) -> Json:
    """The first copies of one report, for its own page."""
    found = _copies(ledger, report)
    return {
        "total": len(found),
        "items": [copy_shape(one, ledger.report(one.other)) for one in found[:COPIES]],
        "absent": None if found else room.weigher.absent(),
    }


def allegations_of_claim(room: Room, ledger: Ledger, claim: str, report: str) -> Json:
    """The allegation that a claim is in."""
    rows = [
        line
        for identifier in ledger.weighed.allegations_of(claim, report)
        for line in _listed(room, ledger.weighed.allegation(identifier))
    ]
    return {"items": rows, "absent": None if rows else room.weigher.absent()}


def eyes(room: Room, ledger: Ledger) -> Json:
    """Contested allegations, and those that many reports have from one origin."""
    tables = ledger.weighed
    absent = room.weigher.absent()
    contested = tables.count_allegations(contested=True)
    repeated = tables.count_allegations(label="repeated")
    return {
        "much_repeated": {
            "total": repeated,
            "items": _listed(
                room, tables.allegations(label="repeated", sort="reports", limit=SHOWN)
            ),
            "absent": None if repeated else absent,
        },
        "contested": {
            "total": contested,
            "items": _listed(
                room, tables.allegations(contested=True, sort="contested", limit=SHOWN)
            ),
            "absent": None if contested else absent,
        },
    }
