"""Who is called what in one report: names, descriptions, ties, and whom a passage names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.model import Entity, Hop, Parsed, Span
from sayso.vocabulary import MentionKind, NameRole, Naming
from sayso.weigh.entry import OPAQUE, Actor, Name, TieNamed
from sayso.weigh.words import fold, head_of

__all__ = ["Called"]

MOST_NAMED = 6
_ACTORS = frozenset({"person", "group", "nationality", "place", "facility"})
_NOT_NAMES = frozenset({NameRole.description, NameRole.pseudonym})


class Called:
    """The entities of one report by what they are called."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.words = parsed.text.text
        self.entities: dict[str, Entity] = {e.id: e for e in parsed.resolved.entities}
        owners = parsed.resolved.mention_entities
        self._mentions = sorted(
            (mention.start, mention.end, owner)
            for mention, owner in zip(parsed.reading.mentions, owners, strict=False)
            if owner is not None
        )
        self._mention_starts = [start for start, _, _ in self._mentions]
        self._called = self._names_of_one()
        longest = sorted(self._called, key=lambda name: (-len(name), name))
        self._names = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
            if longest
            else None
        )
        self._coordinates = {
            place.entity: (place.lat, place.lon, place.precision)
            for place in parsed.resolved.places
            if place.lat is not None and place.lon is not None
        }
        own = parsed.resolved.chains.get("")
        first = own.hops[0] if own is not None and own.hops else None
        self.publisher_form = (
            self.form_of_hop(first)
            if first is not None and first.naming is not Naming.unknown
            else fold(parsed.report.publisher or "")
        )

    def _names_of_one(self) -> dict[str, str]:
        """Names, as they are written, that only one body, country or person of the report has."""
        owners: dict[str, set[str]] = {}
        for entity in self.entities.values():
            if entity.kind.value in _ACTORS and self.is_named(entity):
                for name in entity.names:
                    written = name.name.strip()
                    if name.role not in _NOT_NAMES and len(written) > 1 and written[0].isupper():
                        owners.setdefault(written, set()).add(entity.id)
        return {name: min(one) for name, one in owners.items() if len(one) == 1}

    def main_form(self, entity: Entity) -> str:
        """The folded name that stands for an entity; of a description, its head."""
        name = self.main_name(entity)
        return head_of(entity.name) if name is None else fold(name)

    def main_name(self, entity: Entity) -> str | None:
        """The name that stands for an entity, as written; None for one only described."""
        proper = [name.name for name in entity.names if name.role is NameRole.name]
        if any(name == entity.name for name in proper) or not entity.names:
            return entity.name
        if proper:
            return proper[0]
        named = [name.name for name in entity.names if name.role not in _NOT_NAMES]
        if named:
            return named[0]
        if any(name.role is NameRole.pseudonym for name in entity.names):
            return entity.name
        return None

    def is_named(self, entity: Entity) -> bool:
        """Whether it has a name of its own."""
        return not entity.names or any(name.role not in _NOT_NAMES for name in entity.names)

    def names(self) -> Iterator[Name]:
        """Every name with its entity's main one; parts of a person's name are left out."""
        for entity in self.entities.values():
            if not self.is_named(entity):
                continue
            main = self.main_form(entity)
            seen = {main}
            yield Name(main, main, entity.kind.value)
            for name in entity.names:
                form = fold(name.name)
                if name.role in _NOT_NAMES or form in seen or not form:
                    continue
                if entity.kind is MentionKind.person and " " not in form and " " in main:
                    continue
                seen.add(form)
                yield Name(form, main, entity.kind.value, name.role is NameRole.acronym)

    def form_of_hop(self, hop: Hop) -> str:
        """The form that a hop's entity, or its own name, has."""
        entity = self.entities.get(hop.entity or "")
        if entity is not None and self.is_named(entity):
            return self.main_form(entity)
        return fold(hop.name)

    def actor(self, entity_id: str | None) -> Actor | None:
        """An entity as the actor of a claim."""
        entity = self.entities.get(entity_id or "")
        if entity is None:
            return None
        named = self.is_named(entity)
        return Actor(
            self.main_form(entity),
            entity.name,
            named,
            entity.kind.value,
            entity.country,
            self._coordinates.get(entity.id),
        )

    def ties(self) -> Iterator[TieNamed]:
        """Ties stated in the text or declared, between names as written."""
        for tie in self.parsed.resolved.ties:
            subject, target = self.end_of(tie.subject), self.end_of(tie.object)
            if subject and target:
                yield TieNamed(subject, tie.tie, target)
        for declared in self.parsed.report.declarations:
            yield TieNamed(declared.subject, declared.tie, declared.object)

    def end_of(self, entity_id: str) -> str:
        """One end of a tie. Somebody without a name is nobody outside this report."""
        entity = self.entities.get(entity_id)
        if entity is None:
            return entity_id
        name = self.main_name(entity) if self.is_named(entity) else None
        return self.opaque(entity_id) if name is None else name

    def opaque(self, entity_id: str) -> str:
        """A form for someone without a name: it means nothing outside this report."""
        return f"{OPAQUE}{self.parsed.report.id}{OPAQUE}{entity_id}"

    def named_in(self, span: Span) -> Iterator[Actor]:
        """Whom and what a passage names, each once, at most `MOST_NAMED`."""
        place = bisect_right(self._mention_starts, span[0] - 1)
        here = []
        for start, end, entity in self._mentions[place:]:
            if start >= span[1]:
                break
            if end <= span[1]:
                here.append((start, end, entity))
        if self._names is not None:
            # A name that was read elsewhere in the report and overlooked here.
            for match in self._names.finditer(self.words, *span):
                if not any(start < match.end() and match.start() < end for start, end, _ in here):
                    here.append((*match.span(), self._called[match[0]]))
        found: dict[str, Actor] = {}
        for _, _, entity in sorted(here):
            if len(found) == MOST_NAMED:
                break
            actor = self.actor(entity)
            if actor is not None and actor.named and actor.kind in _ACTORS:
                found.setdefault(actor.form, replace(actor, at=None))
        yield from found.values()
