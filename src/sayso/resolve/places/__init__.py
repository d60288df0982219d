"""Places: names to coordinates, chosen by the report's own context.

`find_places` reads one text; `Gazetteer` is what it knows. Data: GeoNames (CC-BY 4.0, see
NOTICE-GEONAMES.md beside this file) and an overlay of ours.
"""

from __future__ import annotations

from sayso.resolve.places.find import find_places
from sayso.resolve.places.found import PlaceFound
from sayso.resolve.places.gazetteer import Gazetteer, Sense, SenseKind

__all__ = ["Gazetteer", "PlaceFound", "Sense", "SenseKind", "find_places"]
