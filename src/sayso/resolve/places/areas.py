"""Areas measured from a place: "20 km north of Dervane"."""

from __future__ import annotations

import math
import re

from sayso.resolve.places.found import PlaceFound

__all__ = ["measured_area"]

PRECISION_OF_AREA = 5
OFFSET = re.compile(
    r"(\d{1,3}(?:\.\d{1,2})?)[\s-]{0,2}(km|kms|kilometers?|kilometres?|miles?|mi|meters?|metres?)\s"
    r"(?:to the\s)?(?:due\s)?"
    r"(north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
    r"(?:ern)?\s(?:of|from)\s(?:the\s)?(?:(?:city|town|village|capital)\s(?:of\s)?)?$",
    re.IGNORECASE,
)
BEARING = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225,
    "west": 270, "northwest": 315,
}  # fmt: skip


def measured_area(text: str, place: PlaceFound) -> PlaceFound | None:
    """ "20 km north of X" as an area of its own, its middle that far from X."""
    if place.lat is None or place.lon is None:
        return None
    before = text[max(0, place.start - 90) : place.start]
    match = OFFSET.search(before)
    if match is None:
        return None
    size = float(match.group(1))
    unit = match.group(2).lower()
    km = size * 1.609 if unit.startswith("mi") else size / 1000 if unit.startswith("me") else size
    angle = math.radians(BEARING[match.group(3).lower().replace("-", "")])
    lat = place.lat + km / 111.2 * math.cos(angle)
    if abs(lat) > 89:
        return None
    lon = place.lon + km / (111.2 * math.cos(math.radians(place.lat))) * math.sin(angle)
    start = place.start - len(before) + match.start()
    words = text[start : place.end]
    precise = place.precision <= 2 and km <= 50
    return PlaceFound(
        start, place.end, words, words, round(lat, 3), round((lon + 180) % 360 - 180, 3), None,
        place.country, 2 if precise else PRECISION_OF_AREA, candidates=place.candidates,
        confidence=place.confidence, why=f"measured from {place.name}",
    )  # fmt: skip
