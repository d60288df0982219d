"""The review queue: what nobody looked at yet, one thing after the other, in a stable order."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query, Request

from sayso.errors import NotFound, WrongUse
from sayso.ledger import Ledger
from sayso.show.web.answers import Answer, from_cursor, offset_cursor
from sayso.show.web.choice import Choice, chosen
from sayso.show.web.decisions import OF_A_READING, kinds_by_target, standing_judgements
from sayso.show.web.listing import claims_at
from sayso.show.web.room import Cursor, Here, Room, filters_documented, the_choice
from sayso.show.web.shapes import attribution_shape, sentence_shape
from sayso.show.web.sheet import Sheet
from sayso.show.web.snapshot import JUDGED

__all__ = ["router"]

router = APIRouter(prefix="/api/review", tags=["review"])

Json = dict[str, Any]


@router.get("/queue", openapi_extra=filters_documented())
def queue(
    request: Request,
    room: Here,
    noun: Literal["claim", "attribution"] = "claim",
    author: Annotated[str, Query(max_length=200)] = "",
    second: bool = False,
    after: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 5,
) -> Answer:
    """The next things to judge, in the ledger's order."""
    choice = the_choice(request, "noun", "author", "second", "after", "limit")
    if second and not author:
        raise WrongUse("second=1 needs the author who is to judge what others have judged.")
    with room.desk.reading() as ledger:
        if noun == "claim":
            return Answer(_claims(room, ledger, choice, author, second, after, limit))
        return Answer(_attributions(room, ledger, choice, author, second, after, limit))


@router.get("/item")
def item(
    room: Here,
    identifier: Annotated[str, Query(alias="id", max_length=200)],
    report: Annotated[str, Query(max_length=200)],
    noun: Literal["claim", "attribution"] = "claim",
    author: Annotated[str, Query(max_length=200)] = "",
) -> Answer:
    """One thing as the queue shows it, judged or not; without a place in the queue."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report)
        if noun == "attribution":
            one = sheet.attributions.get(identifier)
            if one is None:
                raise NotFound(f"report {sheet.id} has no attribution {identifier[:60]}.")
            return Answer(_item(ledger, sheet, noun, identifier, one.extent, None, author))
        snapshot = room.desk.snapshot(ledger)
        at = snapshot.positions([ledger.views.claim_number(identifier, sheet.id)])
        claim = claims_at(ledger, snapshot, at)
        if not claim:
            raise NotFound("the report was read anew just now. Ask again.")
        return Answer(_claim_item(room, ledger, claim[0], None, author))


def _claims(
    room: Room,
    ledger: Ledger,
    choice: Choice,
    author: str,
    second: bool,
    after: str | None,
    limit: int,
) -> Json:
    snapshot = room.desk.snapshot(ledger)
    mask = chosen(snapshot, ledger.facets, choice)
    if second:
        mine = snapshot.positions(
            [row for row, who, kind in ledger.facets.judged() if who == author and kind in JUDGED]
        )
        mask = mask & (snapshot.columns["judged"] != 0)
        mask[mine] = False
    else:
        mask = mask & (snapshot.columns["judged"] == 0)
    waiting = np.flatnonzero(mask)
    begin = from_cursor(after, 1)[0] if after else -1
    behind = waiting[snapshot.ids[waiting] > begin]
    shown = behind[:limit]
    items = [
        _claim_item(room, ledger, claim, int(snapshot.ids[at]), author)
        for claim, at in zip(claims_at(ledger, snapshot, shown), shown.tolist(), strict=True)
    ]
    return _queue(items, len(waiting), len(behind) > limit)


def _queue(items: list[Json], left: int, more: bool) -> Json:
    return {"items": items, "left": left, "next": items[-1]["cursor"] if items and more else None}


def _claim_item(room: Room, ledger: Ledger, claim: Json, row: int | None, author: str) -> Json:
    sheet = room.desk.sheet(ledger, claim["report"])
    one = sheet.claims.get(claim["id"])
    if one is None:
        raise NotFound("the report was read anew just now. Ask again.")
    cursor = None if row is None else offset_cursor(row)
    return _item(ledger, sheet, "claim", claim["id"], one.passage, cursor, author) | {
        "claim": claim
    }


def _item(
    ledger: Ledger,
    sheet: Sheet,
    noun: str,
    identifier: str,
    span: tuple[int, int],
    cursor: str | None,
    author: str,
) -> Json:
    made = standing_judgements(ledger.views.judgements(report=sheet.id, targets=[identifier]))
    attribution = None
    if noun == "claim":
        attribution = sheet.attributions.get(sheet.claims[identifier].attribution or "")
    else:
        attribution = sheet.attributions[identifier]
    kinds = kinds_by_target(made).get(("attribution", attribution.id), []) if attribution else []
    return {
        "noun": noun,
        "id": identifier,
        "report": sheet.id,
        "cursor": cursor,
        "claim": None,
        "attribution": attribution_shape(attribution, sheet, kinds) if attribution else None,
        "sentence": sentence_shape(sheet, span),
        "block": sheet.block_at(span[0]),
        "others": len({row.judgement.author for _, row, _ in made} - {author}),
    }


def _attributions(
    room: Room,
    ledger: Ledger,
    choice: Choice,
    author: str,
    second: bool,
    after: str | None,
    limit: int,
) -> Json:
    views = ledger.views
    reports = choice.taken("report")
    if len(reports) > 1:
        raise WrongUse("attributions are asked for of all reports, or of one.")
    only: int | None = None
    if reports:
        only = views.report(reports[0]).row
    by: dict[str, set[str]] = defaultdict(set)
    for key, who, kind in ledger.facets.judged("attribution"):
        if kind in OF_A_READING:
            by[str(key)].add(str(who))
    at = from_cursor(after, 2) if after else (0, -1)
    items: list[Json] = []
    more = True
    while len(items) < limit and more:
        rows = views.attributions(after=(at[0], at[1]), report=only, limit=200)
        more = len(rows) == 200
        for row, place, report, identifier in rows:
            at = row, place
            judges = by.get(f"{report}\x1f{identifier}", set())
            if (not judges) if second else bool(judges):
                continue
            if second and author in judges:
                continue
            sheet = room.desk.sheet(ledger, report)
            one = sheet.attributions.get(identifier)
            if one is None or not (one.source + one.cue + one.content):
                continue
            cursor = offset_cursor(row, place)
            items.append(
                _item(ledger, sheet, "attribution", identifier, one.extent, cursor, author)
            )
            if len(items) == limit:
                more = True
                break
    total = views.count_attributions(only)
    judged = len(by)
    left = sum(author not in who for who in by.values()) if second else max(0, total - judged)
    return _queue(items, left, more)
