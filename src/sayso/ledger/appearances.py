"""Appearances: everybody that one report names or lets speak, with the key that they have there.

A key says who counts as one across reports (see `identity`). Whoever speaks unnamed or under a
pseudonym anywhere in a report is opaque in all of it, and so is whoever has no name of their own:
their keys never equal those of somebody named.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.ledger.database import Database
from sayso.ledger.decode import decode_hop, plain
from sayso.ledger.fold import fold
from sayso.ledger.identity import COARSE, named_key, speaker_key
from sayso.model import Chain, Entity, EntityName, Hop, Span, content_id
from sayso.vocabulary import MentionKind, NameRole, Naming, Role

__all__ = ["OPAQUE", "Appearance", "StoredChain", "appearances", "chains_of", "in_chain"]

OPAQUE = "opaque:"
"""How the key of everyone begins who must not be linked to a name."""

_MASKED = frozenset({Naming.pseudonym, Naming.anonymous})
_BARE = frozenset({NameRole.description, NameRole.pseudonym})
_THINGS = frozenset({MentionKind.time, MentionKind.quantity, MentionKind.money, MentionKind.url})


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody in one report: an entity, or a hop that is no entity (the publisher)."""

    report: str
    row: int
    """The report's row number."""
    publisher: str | None
    published: str | None
    entity: str | None
    kind: str
    name: str
    names: tuple[tuple[str, NameRole, Span | None], ...]
    evidence: tuple[str, ...]
    """Why these names are taken for one."""
    keys: tuple[str, ...]
    """One for whoever is named; one for each gatherer that lets somebody unnamed speak."""
    naming: tuple[Naming, ...]
    roles: tuple[Role, ...]

    @property
    def key(self) -> str:
        """Who it is across reports."""
        return self.keys[0]

    @property
    def id(self) -> str:
        """What a judgement about this appearance alone names: the key in this report."""
        return f"{self.key}@{self.report}"

    @property
    def masked(self) -> bool:
        """Whether nothing may link it to a name."""
        return self.key.startswith(OPAQUE)

    def goes_by(self, folded: str) -> tuple[bool, bool]:
        """Whether one of its names is exactly this folded name; whether one holds its words."""
        forms = [fold(name) for name, _, _ in self.names]
        return folded in forms, any(f" {folded} " in f" {form} " for form in forms)


@dataclass(slots=True)
class StoredChain:
    """A chain with its place in its report."""

    row: int
    ord: int
    chain: Chain
    speaker_key: str | None


def in_chain(chain: Chain, place: int) -> bool:
    """Whether the hop at `place` says something: the origin, whoever it quotes, or the speaker."""
    first = chain.origin if chain.origin is not None else len(chain.hops) - 1
    return place >= min(first, len(chain.hops) - 1)


def chains_of(database: Database, rows: Sequence[int]) -> list[StoredChain]:
    """All chains of these reports (row numbers)."""
    heads: dict[tuple[int, int], tuple[int | None, str | None]] = {}
    hops: dict[tuple[int, int], list[Hop]] = defaultdict(list)
    for row, place, origin, key, *hop in map(
        plain,
        database.run(
            "SELECT chain.report, chain.ord, chain.origin, chain.speaker_key, hop.name, "
            "hop.entity, hop.naming, hop.role, hop.how, hop.first, hop.last "
            "FROM json_each(?) AS wanted JOIN hop ON hop.report = wanted.value "
            "JOIN chain ON chain.report = hop.report AND chain.ord = hop.chain_ord "
            "ORDER BY hop.report, hop.ord",
            (json.dumps(rows),),
        ),
    ):
        heads[row, place] = (origin, key)
        hops[row, place].append(decode_hop(tuple(hop)))
    return [
        StoredChain(row, place, Chain(tuple(hops[row, place]), origin), key)
        for (row, place), (origin, key) in heads.items()
    ]


@dataclass(slots=True)
class _Speaking:
    """What the chains of a report show of one entity, or of one name without an entity."""

    name: str
    keys: dict[str, None] = field(default_factory=dict)
    naming: set[Naming] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)


def appearances(
    database: Database, rows: Sequence[int], chains: Sequence[StoredChain] | None = None
) -> Iterator[Appearance]:
    """Everybody in these reports (row numbers), in the order of the ledger.

    `chains` are those of the reports, where they were loaded before.
    """
    wanted = json.dumps(rows)
    chains = chains_of(database, rows) if chains is None else chains
    reports = {
        row[0]: row[1:]
        for row in map(
            plain,
            database.run(
                "SELECT id, report, publisher, published FROM report "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (wanted,),
            ),
        )
    }
    entities = _entities(database, wanted)
    speaking = _speaking(chains, reports, entities)
    for row, (report, publisher, published) in sorted(reports.items()):
        said = speaking.get(row, {})
        for entity, evidence in entities.get(row, {}).values():
            if entity.kind in _THINGS:
                continue
            seen = said.pop((entity.id, ""), _Speaking(entity.name))
            yield Appearance(
                report, row, publisher, published, entity.id, entity.kind.value, entity.name,
                tuple((n.name, n.role, n.passage) for n in entity.names)
                or ((entity.name, NameRole.name, None),),
                evidence, _keys(entity, seen, report), tuple(sorted(seen.naming)),
                tuple(sorted(seen.roles)),
            )  # fmt: skip
        for seen in said.values():  # the publisher, and gaps: hops that are no entity
            yield Appearance(
                report, row, publisher, published, None, "", seen.name,
                ((seen.name, NameRole.name, None),), (), tuple(seen.keys),
                tuple(sorted(seen.naming)), tuple(sorted(seen.roles)),
            )  # fmt: skip


def _entities(
    database: Database, wanted: str
) -> dict[int, dict[str, tuple[Entity, tuple[str, ...]]]]:
    names: dict[tuple[int, int], list[EntityName]] = defaultdict(list)
    for row, place, name, role, first, last in map(
        plain,
        database.run(
            "SELECT report, entity_ord, name, role, first, last FROM json_each(?) AS wanted "
            "JOIN entity_name ON entity_name.report = wanted.value ORDER BY report, ord",
            (wanted,),
        ),
    ):
        passage = None if first is None or last is None else (first, last)
        names[row, place].append(EntityName(name, NameRole(role), passage))
    found: dict[int, dict[str, tuple[Entity, tuple[str, ...]]]] = defaultdict(dict)
    for row, place, entity, kind, name, evidence in map(
        plain,
        database.run(
            "SELECT report, ord, entity, kind, name, evidence FROM json_each(?) AS wanted "
            "JOIN entity ON entity.report = wanted.value ORDER BY report, ord",
            (wanted,),
        ),
    ):
        made = Entity(entity, MentionKind(kind), name, tuple(names[row, place]))
        found[row].setdefault(entity, (made, tuple(json.loads(evidence))))
    return found


def _speaking(
    chains: Sequence[StoredChain],
    reports: dict[int, tuple[str, ...]],
    entities: dict[int, dict[str, tuple[Entity, tuple[str, ...]]]],
) -> dict[int, dict[tuple[str, str], _Speaking]]:
    """By report row: who stands in its chains, by (entity id, "") or ("", key)."""
    found: dict[int, dict[tuple[str, str], _Speaking]] = defaultdict(dict)
    for stored in chains:
        known = {one: entity for one, (entity, _) in entities.get(stored.row, {}).items()}
        report, hops = reports[stored.row][0], stored.chain.hops
        for place, hop in enumerate(hops):
            if place == len(hops) - 1 and stored.speaker_key is not None:
                key: str | None = stored.speaker_key
            else:
                origin = stored.chain.origin
                inner = origin if origin is not None and origin <= place else None
                key = speaker_key(Chain(hops[: place + 1], inner), known, report)
            if key is None:
                continue
            mark = (hop.entity, "") if hop.entity in known and hop.entity else ("", key)
            seen = found[stored.row].setdefault(mark, _Speaking(hop.name))
            seen.keys[key] = None
            seen.naming.add(hop.naming)
            seen.roles.add(hop.role)
    return found


def _keys(entity: Entity, seen: _Speaking, report: str) -> tuple[str, ...]:
    masked = seen.naming & _MASKED or any(n.role is NameRole.pseudonym for n in entity.names)
    opaque = sorted(key for key in seen.keys if key.startswith(OPAQUE))
    named = sorted(key for key in seen.keys if not key.startswith(OPAQUE))
    if named and not masked:
        return tuple(named)
    if opaque:
        return tuple(opaque)
    proper = not entity.names or any(n.role not in _BARE for n in entity.names)
    if proper and not masked:
        return (named_key(entity.name, COARSE.get(entity.kind.value, "other")),)
    naming = Naming.pseudonym if masked else Naming.anonymous
    return (content_id(OPAQUE, naming.value, fold(entity.name), report),)
