"""What weighing keeps of one report: its claims, sources, names and ties, and nothing else.

An entry is made once, when the report is new or was read anew. It does not depend on any other
report. `to_json` and `from_json` are each other's inverse, vectors aside: those stay with the
reading, and an entry names the sentence that each claim stands in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from sayso.intervals import Days
from sayso.model import Span
from sayso.vocabulary import Tie
from sayso.weigh.voice import OriginKind
from sayso.weigh.words import fold

__all__ = [
    "OPAQUE",
    "Actor",
    "Entry",
    "Name",
    "Saying",
    "Source",
    "TieNamed",
    "actor_from",
    "as_compared",
    "form_of",
    "plain_actor",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something in a claim. `form` is the folded name, or the head of a description."""

    form: str
    name: str
    named: bool
    """A name of its own, not a description or a pronoun."""
    kind: str = "other"
    country: str | None = None
    at: tuple[float, float, int] | None = None
    """Latitude, longitude and UCDP precision, where a place was found."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to know, as the chain gives it, before anything is known of other reports."""

    kind: OriginKind
    form: str = ""
    name: str = ""
    head: str = ""
    """Of an unnamed origin's description: "official"."""
    announced: int | None = None
    gatherers: tuple[str, ...] = ()
    """Forms of the hops before the origin, publisher first."""
    behind: tuple[str, ...] = ()
    """Forms of the named ones behind the origin: those from whom it is said to have heard it."""
    captor: str | None = None
    """Form of who holds the origin, where a caveat says so."""
    entity: str | None = None
    """The origin's id inside its report."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim as weighing keeps it."""

    claim: str
    place_in_report: int
    words: str
    passage: Span
    around: Span
    """The paragraph that it stands in."""
    sentence: int | None
    """Index of its sentence; its vector is the claim's."""
    share: float
    """How much of its sentence it is, 0..1: the vector speaks for the claim only so far."""
    source: Source
    act: str | None = None
    act_mode: str | None = None
    agent: Actor | None = None
    patient: Actor | None = None
    place: Actor | None = None
    named: tuple[Actor, ...] = ()
    """People, groups, nationalities and countries that its words name, in their order."""
    time: Days | None = None
    time_said: str | None = None
    count_low: int | None = None
    count_high: int | None = None
    count_text: str | None = None
    means: str | None = None
    purpose: str | None = None
    polarity: str = "pos"
    certainty: str = "certain"
    modality: str = "actual"
    basis: str = "unknown"
    heading_only: bool = False
    direct: bool = False
    """All of it stands in quotation marks."""
    report: str = ""
    publisher: str | None = None
    published: str | None = None
    vector: bytes = b""
    scene: Actor | None = None
    """Of a toll: the place that it is of, its own or the last that was told of before it."""
    scene_time: Days | None = None
    told: str | None = None
    """Words of the report that read as a statement, where the claim's own do not."""
    denies: str | None = None
    """A claim of the same report that these few words deny: "We did not"."""


def as_compared(saying: Saying) -> Saying:
    """What comparing sees of a claim: nothing else may tell the claims of one cell apart."""
    return Saying(
        saying.claim, 0, saying.words, (0, 0), (0, 0), None, saying.share,
        Source(OriginKind.unknown), saying.act, None, saying.agent, saying.patient, saying.place,
        saying.named, saying.time, None, saying.count_low, saying.count_high, saying.count_text,
        polarity=saying.polarity, modality=saying.modality, report=saying.report,
        vector=saying.vector, denies=saying.denies, scene=saying.scene,
        scene_time=saying.scene_time,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity in one report, folded, tied to the entity's main name."""

    form: str
    main: str
    kind: str
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class TieNamed:
    """A stated or declared tie between two names, as the report writes them."""

    subject: str
    tie: Tie
    object: str

    @property
    def forms(self) -> tuple[str, str]:
        """Both names folded; someone without a name keeps the opaque form of its report."""
        return form_of(self.subject), form_of(self.object)


OPAQUE = "\x00"
"""What the form of someone without a name begins with: it means nothing outside its report."""


def form_of(name: str) -> str:
    """The folded form of a name as written; an opaque form stays."""
    return name if name.startswith(OPAQUE) else fold(name)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as weighing keeps it."""

    report: str
    publisher: str | None
    publisher_form: str
    byline: str | None
    credit: str | None
    url: str | None
    published: str | None
    length: int
    """Words of the text."""
    sayings: tuple[Saying, ...]
    names: tuple[Name, ...]
    ties: tuple[TieNamed, ...]
    quotes: tuple[Span, ...] = ()
    skip: tuple[Span, ...] = ()
    """Boilerplate, bylines and credit lines: not compared with other texts."""
    prints: tuple[int, ...] = ()
    """Fingerprints of the text that stand in the index."""
    withdrawn: tuple[tuple[str, str, str], ...] = ()
    """(claim, "corrected", "amended" or "retracted", form of who takes it back)."""
    superseded: bool = False
    """The file has newer bytes: its claims are shown and not counted."""

    def to_json(self) -> str:
        """One line: the values of the fields in their order, vectors left out."""
        return _AS_JSON(_ENTRY(self))

    @classmethod
    def from_json(cls, line: str) -> Entry:
        """The entry again. Raises ValueError, IndexError or TypeError for anything else."""
        raw: list[Any] = json.loads(line)
        told = (raw[0], raw[1], raw[6])
        raw[8] = tuple(_saying(one, told) for one in raw[8])
        raw[9] = tuple(Name(*one) for one in raw[9])
        raw[10] = tuple(TieNamed(subject, Tie(tie), end) for subject, tie, end in raw[10])
        for place in (11, 12, 14):
            raw[place] = tuple(map(tuple, raw[place]))
        raw[13] = tuple(raw[13])
        return cls(*raw)


_ENTRY = attrgetter(*(one.name for one in fields(Entry)))
_LEFT_OUT = ("report", "publisher", "published", "vector")
_SAID = [one.name for one in fields(Saying) if one.name not in _LEFT_OUT]
_SAYING = attrgetter(*_SAID)
_PLACE = {name: place for place, name in enumerate(_SAID)}
_ACTOR, _SOURCE = (attrgetter(*(one.name for one in fields(kind))) for kind in (Actor, Source))
_NAME, _TIE = (attrgetter(*(one.name for one in fields(kind))) for kind in (Name, TieNamed))
_GET = {Saying: _SAYING, Actor: _ACTOR, Source: _SOURCE, Name: _NAME, TieNamed: _TIE}


def _values(noun: object) -> Any:
    return _GET[type(noun)](noun)


_AS_JSON = json.JSONEncoder(check_circular=False, separators=(",", ":"), default=_values).encode


def plain_actor(actor: Actor) -> tuple[Any, ...]:
    """The values of an actor's fields in their order."""
    values: tuple[Any, ...] = _ACTOR(actor)
    return values


def actor_from(raw: list[Any] | None) -> Actor | None:
    """A stored actor again."""
    if raw is None:
        return None
    form, name, named, kind, country, at = raw
    return Actor(form, name, named, kind, country, tuple(at) if at else None)


def _saying(raw: list[Any], told: tuple[Any, Any, Any]) -> Saying:
    for name in ("passage", "around", "time", "scene_time"):
        value = raw[_PLACE[name]]
        raw[_PLACE[name]] = None if value is None else tuple(value)
    for name in ("agent", "patient", "place", "scene"):
        raw[_PLACE[name]] = actor_from(raw[_PLACE[name]])
    raw[_PLACE["named"]] = tuple(map(actor_from, raw[_PLACE["named"]]))
    kind, form, name, head, announced, gatherers, behind, *rest = raw[_PLACE["source"]]
    raw[_PLACE["source"]] = Source(
        OriginKind(kind), form, name, head, announced, tuple(gatherers), tuple(behind), *rest
    )
    # What an entry says of all its claims, and the vector, stand before the last four.
    values: list[Any] = [*raw[:-4], *told, b"", *raw[-4:]]
    return Saying(*values)
