"""Who, where and when: entities, chains, times, places, ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model.base import Span
from sayso.model.reading import Reading
from sayso.vocabulary import How, MentionKind, NameRole, Naming, Role, Tie, TimePrecision, TimexType

__all__ = ["Chain", "Entity", "EntityName", "Hop", "Place", "Resolved", "TieStated", "Time"]


@dataclass(frozen=True, slots=True)
class EntityName:
    """One name that an entity goes by, and the first passage that shows it."""

    name: str
    role: NameRole = NameRole.name
    passage: Span | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named in one report. `evidence` says why its names are taken as one."""

    id: str
    kind: MentionKind
    name: str
    names: tuple[EntityName, ...]
    country: str | None = None
    """ISO 3166-1 alpha-2, for nationalities and places."""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: an entity or an honest description, and the passage that proves it."""

    name: str
    entity: str | None
    naming: Naming
    role: Role
    how: How
    passage: Span | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Publisher first, the speaker of the words last. `origin` indexes `hops`, None if unknown.

    Hops before the origin are gatherers, hops behind it are quoted speakers.
    """

    hops: tuple[Hop, ...]
    origin: int | None

    @property
    def speaker(self) -> Hop:
        """The last hop: whose words they are."""
        return self.hops[-1]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: EDTF value (None where nothing anchors it), precision, TIMEX."""

    start: int
    end: int
    value: str | None
    precision: TimePrecision
    timex_type: TimexType
    timex_value: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place name with the best coordinates known; None where nothing was found."""

    start: int
    end: int
    name: str
    entity: str
    lat: float | None
    lon: float | None
    geonames: int | None
    country: str | None
    precision: int
    """UCDP: 1 exact, 2 within 25 km, 3 ADM2, 4 ADM1, 5 vague region, 6 country, 7 international."""


@dataclass(frozen=True, slots=True)
class TieStated:
    """A tie between two entities of this report that its text states (or a manifest declares)."""

    subject: str
    tie: Tie
    object: str
    passage: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Resolved:
    """A Reading with who, where and when filled in.

    `mention_entities` runs parallel to `reading.mentions`. `chains` is keyed by attribution id and
    has, under "", the publisher's own chain (one hop).
    """

    reading: Reading
    entities: tuple[Entity, ...] = ()
    mention_entities: tuple[str | None, ...] = ()
    chains: Mapping[str, Chain] = field(default_factory=dict)
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    ties: tuple[TieStated, ...] = ()
