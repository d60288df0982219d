"""What `find_places` gives back: model.Place without the entity's id, and why."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.vocabulary import MentionKind

__all__ = ["PlaceFound"]


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place or a nationality in the text, with the best coordinate there is.

    lat, lon in degrees, None where nothing was found or the words name no point; precision is
    UCDP's 1-7; `country` ISO 3166-1 alpha-2. A nationality has `kind` nationality, its country and
    no coordinate.
    """

    start: int
    end: int
    name: str
    """The gazetteer's name; the words of the text where nothing was found."""
    words: str
    """As the text has it."""
    lat: float | None
    lon: float | None
    geonames: int | None
    country: str | None
    precision: int
    kind: MentionKind = MentionKind.place
    candidates: int = 0
    """How many places of that name were weighed."""
    confidence: float = 1.0
    """That it is a place at all, 0..1."""
    why: str = ""
    """Evidence for this sense, for a person to read."""
