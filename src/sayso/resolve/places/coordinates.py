"""Coordinates written in the text: degrees, minutes and seconds, or decimal degrees."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Written", "written_coordinates"]

_PART = (
    r"(\d{1,3}(?:\.\d{1,8})?)\s?[°º]\s?(?:(\d{1,2}(?:\.\d{1,6})?)\s?['’′]\s?)?"
    r"(?:(\d{1,2}(?:\.\d{1,4})?)\s?(?:\"|”|″|''|’’)\s?)?"
)
DEGREES = re.compile(_PART + r"([NSns])\b[\s,;/]{0,3}" + _PART + r"([EWew])\b")
LETTERED = re.compile(r"\b(\d{1,2}\.\d{2,8})\s?([NS])\b[\s,;/]{0,3}(\d{1,3}\.\d{2,8})\s?([EW])\b")
DECIMAL = re.compile(
    r"(?<![\w.,$€£])([-−]?\d{1,3}\.\d{3,8})\s?[,;]\s?([-−]?\d{1,3}\.\d{3,8})(?![\w.%])"
)


@dataclass(frozen=True, slots=True)
class Written:
    """Coordinates as a text gives them; `metres` is the width of the last digit, roughly."""

    start: int
    end: int
    lat: float
    lon: float


def _degrees(whole: str, minutes: str | None, seconds: str | None) -> float | None:
    m, s = float(minutes or 0), float(seconds or 0)
    if m >= 60 or s >= 60:
        return None
    return float(whole) + m / 60 + s / 3600


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def written_coordinates(text: str) -> list[Written]:
    """All coordinates in a text that lie on the globe; the others are no coordinates."""
    found: list[Written] = []
    for match in DEGREES.finditer(text):
        lat = _degrees(*match.group(1, 2, 3))
        lon = _degrees(*match.group(5, 6, 7))
        if lat is not None and lon is not None:
            lat = -lat if match.group(4) in "Ss" else lat
            lon = -lon if match.group(8) in "Ww" else lon
            found.append(Written(match.start(), match.end(), lat, lon))
    for match in LETTERED.finditer(text):
        lat, lon = float(match.group(1)), float(match.group(3))
        lat = -lat if match.group(2) == "S" else lat
        lon = -lon if match.group(4) == "W" else lon
        found.append(Written(match.start(), match.end(), lat, lon))
    for match in DECIMAL.finditer(text):
        found.append(
            Written(match.start(), match.end(), _number(match.group(1)), _number(match.group(2)))
        )
    kept: list[Written] = []
    for one in sorted(found, key=lambda w: (w.start, -w.end)):
        if abs(one.lat) <= 90 and abs(one.lon) <= 180 and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return [Written(w.start, w.end, round(w.lat, 6), round(w.lon, 6)) for w in kept]
