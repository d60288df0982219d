"""How far two places are apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

__all__ = ["kilometres"]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two points given as latitude and longitude."""
    lat_one, lon_one, lat_two, lon_two = map(radians, (*one, *other))
    half = sin((lat_two - lat_one) / 2) ** 2
    half += cos(lat_one) * cos(lat_two) * sin((lon_two - lon_one) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(half)))
