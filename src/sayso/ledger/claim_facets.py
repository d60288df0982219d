"""When and where a claim's event is said to have been, and what is said about checking it.

Rows beside the claims, made anew with them and never decoded: they only answer filters. A place
known no better than a district (UCDP precision above 3) has no spot, because its coordinates are
the middle of something large and "within 20 km" of them would mean nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.errors import WrongUse
from sayso.intervals import FIRST, LAST, days_of, intervals
from sayso.ledger.database import Database, Value
from sayso.ledger.fold import indexable
from sayso.model import Claim, Parsed, Place, Remark
from sayso.vocabulary import RemarkStatus

__all__ = ["LINKS", "Near", "clear", "facet_links", "fill", "near_term", "time_term"]

FACETS = ("agent", "patient", "place")
LINKS = (*FACETS, "through")
"""Facets that are entities, by every name that they go by in the claim's report; and `through`:
whoever stands between the publisher and the origin, or between the origin and the speaker.
"""

FINEST = 3
"""UCDP precision up to which a place has a spot: exact, within 25 km, second-order division."""

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

FARTHEST_KM = 20_016.0
"""Half the way around: nothing is farther apart."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,15})?")


@dataclass(frozen=True, slots=True)
class Near:
    """A circle on the Earth: degrees north and east, and a radius in kilometres."""

    lat: float
    lon: float
    km: float

    def __post_init__(self) -> None:
        for name, value, low, high in (
            ("latitude", self.lat, -90.0, 90.0),
            ("longitude", self.lon, -180.0, 180.0),
            ("distance in km", self.km, 0.0, FARTHEST_KM),
        ):
            if not low <= value <= high:  # also false for what is no number
                raise WrongUse(f"the {name} {value:g} is not between {low:g} and {high:g}.")

    @classmethod
    def parse(cls, text: str) -> Near:
        """From "LAT,LON,KM". Raises WrongUse."""
        parts = [part.strip() for part in text.split(",")]
        if len(parts) != 3 or not all(_NUMBER.fullmatch(part) for part in parts):
            raise WrongUse(
                f"{text[:80]!r} is no LAT,LON,KM: give degrees and kilometres as in 36.5,38.25,20."
            )
        return cls(*map(float, parts))


def facet_links(parsed: Parsed) -> dict[str, list[tuple[int, set[str]]]]:
    """Which names lead to which claims by a facet or through a hop: {link: [(place, names)]}."""
    names = {
        entity.id: {indexable(entity.name), *(indexable(one.name) for one in entity.names)}
        for entity in parsed.resolved.entities
    }
    found: dict[str, list[tuple[int, set[str]]]] = {link: [] for link in LINKS}
    for place, claim in enumerate(parsed.stated.claims):
        for link in FACETS:
            entity = getattr(claim, link)
            if entity in names:
                found[link].append((place, names[entity]))
        chain = parsed.resolved.chains.get(claim.attribution or "")
        between = chain.hops[1:-1] if chain is not None else ()
        if between:
            passed = [{indexable(hop.name), *names.get(hop.entity or "", ())} for hop in between]
            found["through"].append((place, set().union(*passed)))
    return found


def fill(database: Database, base: int, parsed: Parsed) -> None:
    """Write the rows of one report's claims; `base` is the row number of the first."""
    claims = parsed.stated.claims
    spots = _spots(parsed.resolved.places)
    database.many(
        "INSERT OR REPLACE INTO claim_days VALUES (?, ?, ?)",
        [
            (base + place, first, last)
            for place, claim in enumerate(claims)
            for first, last in intervals(claim.time)
        ],
    )
    database.many(
        "INSERT INTO claim_spot VALUES (?, ?, ?)",
        [
            (base + place, *spots[claim.place])
            for place, claim in enumerate(claims)
            if claim.place in spots
        ],
    )
    database.many(
        "INSERT OR IGNORE INTO claim_remark VALUES (?, ?)",
        [
            (remark.status.value, base + place)
            for place, about in _concerned(parsed)
            for remark in about
        ],
    )


def clear(database: Database, first: int, last: int) -> None:
    """Delete the rows of the claims from row `first` to row `last`."""
    for table in ("claim_days", "claim_spot"):
        database.run(f"DELETE FROM {table} WHERE claim BETWEEN ? AND ?", (first, last))  # noqa: S608  our names
    database.many(
        "DELETE FROM claim_remark WHERE status = ? AND claim BETWEEN ? AND ?",
        [(status.value, first, last) for status in RemarkStatus],
    )


def _spots(places: tuple[Place, ...]) -> dict[str | None, tuple[float, float]]:
    """The finest coordinates of every place entity that is known finely enough."""
    found: dict[str | None, tuple[int, float, float]] = {}
    for place in places:
        if place.lat is None or place.lon is None or not 1 <= place.precision <= FINEST:
            continue
        if not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
            continue
        known = found.get(place.entity)
        if known is None or place.precision < known[0]:
            found[place.entity] = (place.precision, place.lat, place.lon)
    return {entity: (lat, lon) for entity, (_, lat, lon) in found.items()}


def _concerned(parsed: Parsed) -> list[tuple[int, list[Remark]]]:
    """Each claim's place with the remarks about it, its attribution, or somebody in its chain."""
    by_target: dict[str, list[Remark]] = {}
    for remark in parsed.stated.remarks:
        for target in remark.about:
            by_target.setdefault(target, []).append(remark)
    if not by_target:
        return []
    found = []
    for place, claim in enumerate(parsed.stated.claims):
        about = [one for target in _stands_for(claim, parsed) for one in by_target.get(target, ())]
        if about:
            found.append((place, about))
    return found


def _stands_for(claim: Claim, parsed: Parsed) -> Mapping[str, None]:
    """What a remark may name to be about this claim; the publisher is behind every claim."""
    chain = parsed.resolved.chains.get(claim.attribution or "")
    hops = chain.hops[1:] if chain is not None else ()
    ids = (claim.id, claim.attribution, *(hop.entity for hop in hops))
    return dict.fromkeys(one for one in ids if one)


# --- the filters -------------------------------------------------------------------------------


def near_term(near: Near) -> tuple[str, list[Value]]:
    """The SQL condition for claims whose place lies in a circle, and its values.

    A band of latitudes by index, then the great-circle distance (haversine) on a sphere.
    """
    band = math.degrees(near.km / EARTH_KM) + 1e-9
    return (
        "claim.id IN (SELECT claim FROM claim_spot WHERE lat BETWEEN ? AND ? AND "
        "asin(min(1.0, sqrt(pow(sin(radians(lat - ?) / 2), 2) + "
        "cos(radians(lat)) * cos(radians(?)) * pow(sin(radians(lon - ?) / 2), 2)))) <= ?)",
        [
            near.lat - band, near.lat + band, near.lat, near.lat, near.lon,
            near.km / (2 * EARTH_KM) + 1e-12,
        ],
    )  # fmt: skip


def time_term(since: str | None, until: str | None) -> tuple[str, list[Value]]:
    """The SQL condition for claims whose time shares a day with [since, until], and its values.

    Each end is an EDTF value, open where None: its first day counts for `since`, its last for
    `until`. Raises WrongUse for what is no date.
    """
    first, last = FIRST, LAST
    for end, value in (("from", since), ("to", until)):
        if value is None:
            continue
        days = days_of(value)
        if days is None:
            raise WrongUse(
                f"{value[:80]!r} is no date to count {end}: give a day, a month or a year, "
                "as in 2018-01-06, 2018-01 or 2018."
            )
        first, last = (days[0], last) if end == "from" else (first, days[1])
    if first > last:
        raise WrongUse(f"nothing is from {since} to {until}: the end lies before the beginning.")
    return "claim.id IN (SELECT claim FROM claim_days WHERE first <= ? AND last >= ?)", [
        last,
        first,
    ]
