"""Where and when: times and places put onto a report whose speakers are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model import Entity, EntityName, Place, Report, Resolved, Span, Text, content_id
from sayso.resolve.places import Gazetteer, PlaceFound, find_places
from sayso.resolve.times import find_times
from sayso.vocabulary import READ_KINDS, MentionKind

__all__ = ["locate"]

_WHERE = frozenset({MentionKind.place, MentionKind.facility, MentionKind.nationality})


def locate(report: Report, text: Text, resolved: Resolved, *, gazetteer: Gazetteer) -> Resolved:
    """`resolved` with `times` and `places`, and with an entity for every place and nationality.

    Boilerplate is left out. A place that several spellings name (one GeoNames id) is one entity.
    """
    reading = resolved.reading
    if reading.unread:
        return resolved
    read = [(p.start, p.end) for p in text.paragraphs if p.kind in READ_KINDS]
    times = find_times(text.text, published=report.published, reading=reading, spans=read)
    found = find_places(
        text.text,
        mentions=reading.mentions,
        reading=reading,
        gazetteer=gazetteer,
        publisher=report.publisher,
        url=report.url,
    )
    atlas = _Atlas(report, resolved)
    places = tuple(atlas.placed(one) for one in _within(found, read))
    return replace(
        resolved,
        times=times,
        places=tuple(place for place in places if place is not None),
        entities=atlas.entities(),
        mention_entities=atlas.mention_entities(),
    )


class _Atlas:
    """The entities of one report, with those of its places as they are found."""

    def __init__(self, report: Report, resolved: Resolved) -> None:
        self._report = report
        self._mentions = resolved.reading.mentions
        self._of: list[str | None] = list(
            resolved.mention_entities or (None,) * len(self._mentions)
        )
        self._at: dict[Span, list[int]] = {}
        for index, mention in enumerate(self._mentions):
            self._at.setdefault((mention.start, mention.end), []).append(index)
        self._entities = {entity.id: entity for entity in resolved.entities}

    def entities(self) -> tuple[Entity, ...]:
        """All of them: those that were there, then the places in the order of the text."""
        return tuple(self._entities.values())

    def mention_entities(self) -> tuple[str | None, ...]:
        """Parallel to the reading's mentions."""
        return tuple(self._of)

    def placed(self, found: PlaceFound) -> Place | None:
        """The Place of one finding; None for a nationality, which only gets its country."""
        span = (found.start, found.end)
        entity = self._known(span) or self._new(found)
        self._name(entity, found)
        for index in self._at.get(span, ()):
            if self._of[index] is None and self._mentions[index].kind in _WHERE:
                self._of[index] = entity
        if found.kind is MentionKind.nationality:
            return None
        return Place(
            found.start, found.end, found.name, entity, found.lat, found.lon, found.geonames,
            found.country, found.precision,
        )  # fmt: skip

    def _known(self, span: Span) -> str | None:
        """The entity of a mention at exactly these words, where that is a place or a people."""
        for index in self._at.get(span, ()):
            entity = self._of[index]
            if entity is not None and self._entities[entity].kind in _WHERE:
                return entity
        return None

    def _new(self, found: PlaceFound) -> str:
        key = found.geonames if found.geonames is not None else found.name.casefold()
        entity = content_id("e", self._report.id, found.kind, key)
        if entity not in self._entities:
            self._entities[entity] = Entity(
                entity, found.kind, found.name, (), found.country, (found.why,) if found.why else ()
            )
        return entity

    def _name(self, entity: str, found: PlaceFound) -> None:
        """Add the words of the text to the entity's names, and its country where it has none."""
        known = self._entities[entity]
        words = " ".join(found.words.split())
        names = known.names
        if words not in {name.name for name in names}:
            names = (*names, EntityName(words, passage=(found.start, found.end)))
        self._entities[entity] = replace(known, names=names, country=known.country or found.country)


def _within(found: Iterable[PlaceFound], read: Sequence[Span]) -> Iterable[PlaceFound]:
    """Those that begin in one of the spans; both are in the order of the text."""
    spans = iter(read)
    span = next(spans, None)
    for one in found:
        while span is not None and span[1] <= one.start:
            span = next(spans, None)
        if span is None:
            return
        if span[0] <= one.start:
            yield one
