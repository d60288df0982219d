"""Map and timeline: claimed events and journeys, with how precisely it is known where and when."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query, Request

from sayso.ledger import Ledger
from sayso.show.web import when
from sayso.show.web.answers import Answer, offset_cursor, page, to_offset
from sayso.show.web.choice import Choice, chosen
from sayso.show.web.listing import claims_at, ordered
from sayso.show.web.room import Cursor, Here, Room, filters_documented, the_choice
from sayso.show.web.shapes import journey_shape
from sayso.show.web.snapshot import Mask, Snapshot

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["map"])

Json = dict[str, Any]

FILTERED = filters_documented()

RADIUS_KM = {2: 25.0, 3: 50.0, 4: 150.0, 5: 250.0}
"""How far a place of a UCDP precision may be from its coordinates, roughly, where there is a
meaning to it; 1 is a point, 6 a country and 7 more than one."""

JOURNEYS = 500
MOST_BINS = 800


@router.get("/map", openapi_extra=FILTERED)
def the_map(request: Request, room: Here) -> Answer:
    """Places with claims, each with who says so; how many claims have no place."""
    choice = the_choice(request)
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        mask = chosen(snapshot, ledger.facets, choice)
        journeys = _journeys(room, ledger, snapshot, choice, mask)
        shown = [_journey(room, ledger, snapshot, one) for one in journeys[:JOURNEYS]]
    columns = snapshot.columns
    total = int(np.count_nonzero(mask))
    located = int(np.count_nonzero(columns["place_spot"][mask]))
    return Answer(
        {
            "places": _places(snapshot, mask),
            "total": total,
            "located": located,
            "unlocated": total - located,
            "undated": int(np.count_nonzero(columns["year"][mask] == 0)),
            "journeys": shown,
        }
    )


def _places(snapshot: Snapshot, mask: Mask) -> list[Json]:
    """One entry for every place and precision, most claims first."""
    columns = snapshot.columns
    at = np.flatnonzero(mask & (columns["place_spot"] != 0))
    groups: dict[tuple[int, int], list[int]] = {}
    places, spots = columns["place"][at].tolist(), columns["place_spot"][at].tolist()
    for position, place, spot in zip(at.tolist(), places, spots, strict=True):
        groups.setdefault((place, snapshot.spots[spot].precision), []).append(position)
    people = snapshot.words["speaker"]
    found: list[Json] = []
    for (place, precision), positions in groups.items():
        spot = snapshot.spots[int(columns["place_spot"][positions[0]])]
        counts = np.bincount(columns["speaker"][positions])
        speakers = np.flatnonzero(counts)
        speakers = speakers[speakers != 0]
        first = speakers[np.argsort(-counts[speakers], kind="stable")][:3]
        found.append(
            {
                "key": people.keys[place],
                "name": snapshot.label("place", place) if place else spot.name,
                "lat": spot.lat,
                "lon": spot.lon,
                "precision": precision,
                "radius_km": RADIUS_KM.get(precision),
                "country": spot.country,
                "claims": len(positions),
                "speakers": [
                    {
                        "key": people.keys[one],
                        "name": snapshot.label("speaker", one),
                        "claims": int(counts[one]),
                    }
                    for one in first.tolist()
                ],
                "speakers_more": max(0, len(speakers) - 3),
            }
        )
    found.sort(key=lambda one: (-one["claims"], one["key"], one["precision"]))
    return found


# --- journeys ----------------------------------------------------------------------------------

Way = tuple[int, int, str | None, str | None]
"""Report row, place in it, time, attribution."""


def _journeys(
    room: Room, ledger: Ledger, snapshot: Snapshot, choice: Choice, mask: Mask
) -> list[Way]:
    """Journeys of attributions that have a claim which fits, their own time in the stretch."""
    del room
    ways: list[Way] | None = snapshot.lists.get("journeys")
    if ways is None:
        standing = [row for row, one in snapshot.reports.items() if not one[3]]
        ways = [tuple(row) for row in ledger.facets.journeys(standing)]
        snapshot.lists["journeys"] = ways
    if not ways:
        return []
    free = not choice.include and not choice.exclude and not choice.words
    fitting = set() if free else _attributions(ledger, snapshot, mask, {way[0] for way in ways})
    return [
        way for way in ways if (free or (way[0], way[3]) in fitting) and _in_time(way[2], choice)
    ]


def _attributions(
    ledger: Ledger, snapshot: Snapshot, mask: Mask, rows: set[int]
) -> set[tuple[int, str | None]]:
    wanted = set(snapshot.ids[mask].tolist())
    return {(int(one[1]), one[3]) for one in ledger.facets.claims(sorted(rows)) if one[0] in wanted}


def _in_time(edtf: str | None, choice: Choice) -> bool:
    days = when.bounds(edtf)
    if days is None:
        return choice.undated
    return (choice.first is None or days[1] >= choice.first) and (
        choice.last is None or days[0] <= choice.last
    )


def _journey(room: Room, ledger: Ledger, snapshot: Snapshot, way: Way) -> Json:
    sheet = room.desk.sheet(ledger, snapshot.reports[way[0]][1])
    shape = journey_shape(sheet, way[1])
    report = sheet.parsed.report
    line = shape["chain"]["line"] if shape["chain"] else ""
    return shape | {"title": report.title, "publisher": report.publisher, "line": line}


@router.get("/journeys", openapi_extra=FILTERED)
def journeys(
    request: Request,
    room: Here,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Claimed journeys."""
    choice = the_choice(request, "cursor", "limit")
    first = to_offset(cursor)
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        mask = chosen(snapshot, ledger.facets, choice)
        ways = _journeys(room, ledger, snapshot, choice, mask)
        shown = [_journey(room, ledger, snapshot, way) for way in ways[first : first + limit]]
    following = offset_cursor(first + limit) if len(ways) > first + limit else None
    return Answer(page(shown, total=len(ways), following=following))


# --- timeline ----------------------------------------------------------------------------------


@router.get("/timeline", openapi_extra=FILTERED)
def timeline(
    request: Request,
    room: Here,
    unit: Literal["auto", "year", "month", "day"] = "auto",
    lanes: Annotated[int, Query(ge=0, le=1000)] = 200,
) -> Answer:
    """Dated claims, counted in bins and, the earliest, one by one."""
    choice = the_choice(request, "unit", "lanes")
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        mask = chosen(snapshot, ledger.facets, choice)
        dated = np.flatnonzero(mask & (snapshot.columns["year"] != 0))
        first = ordered(snapshot, dated, "time")[:lanes]
        spots = snapshot.columns["place_spot"][first].tolist()
        shown = claims_at(ledger, snapshot, first)
        items = [_lane(claim, located=bool(spot)) for claim, spot in zip(shown, spots, strict=True)]
    begins = snapshot.columns["from"][dated].astype(np.int64)
    ends = snapshot.columns["to"][dated].astype(np.int64)
    begins = np.where(begins == when.FIRST, ends, begins)
    chosen_unit = _unit(begins) if unit == "auto" else unit
    low = int(begins.min()) if len(begins) else None
    closed = ends[ends != when.LAST]
    high = int(max(closed.max() if len(closed) else 0, begins.max())) if len(begins) else None
    return Answer(
        {
            "unit": chosen_unit,
            "from": when.iso(low) if low is not None else None,
            "to": when.iso(high) if high is not None else None,
            "total": int(np.count_nonzero(mask)),
            "undated": int(np.count_nonzero(mask)) - len(dated),
            "bins": _bins(begins, chosen_unit),
            "items": items,
            "more": len(dated) - len(items),
        }
    )


def _unit(begins: Any) -> str:
    """The finest unit that leaves few enough bins to be drawn."""
    if not len(begins):
        return "year"
    days = int(begins.max() - begins.min())
    return "day" if days <= 120 else "month" if days <= 365 * 12 else "year"


def _bins(begins: Any, unit: str) -> list[Json]:
    """Bins that hold something, in order; the coarser ones where there would be too many."""
    from datetime import date

    days, counts = np.unique(begins, return_counts=True)
    if unit == "day" and len(days) > MOST_BINS:
        unit = "month"
    found: dict[str, int] = {}
    for day, count in zip(days.tolist(), counts.tolist(), strict=True):
        one = date.fromordinal(day)
        name = {"day": one.isoformat(), "month": f"{one.year:04}-{one.month:02}"}.get(
            unit, f"{one.year:04}"
        )
        found[name] = found.get(name, 0) + count
    made = []
    for name, count in found.items():
        bounds = when.bounds(name)
        assert bounds is not None
        made.append({"from": when.iso(bounds[0]), "to": when.iso(bounds[1]), "claims": count})
    return made


def _lane(claim: Json, *, located: bool) -> Json:
    """One dated claim, with who says so."""
    time, chain = claim["time"], claim["chain"]
    last = chain["hops"][-1] if chain and chain["hops"] else None
    return {
        "id": claim["id"],
        "report": claim["report"],
        "words": claim["words"],
        "from": time["from"],
        "to": time["to"],
        "edtf": time["edtf"],
        "precision": when.precision(time["edtf"]),
        "place": claim["place"],
        "located": located,
        "speaker": {"key": last["key"], "name": last["name"]} if last else None,
        "line": chain["line"] if chain else "",
        "act": claim["act"],
        "polarity": claim["polarity"],
    }
