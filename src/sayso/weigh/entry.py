"""What weighing keeps of one report: its claims, sources, names and ties, and nothing else.

An entry is made once, when the report is new or was read anew. It does not depend on any other
report. `to_json` and `from_json` are each other's inverse, vectors aside: those stay with the
reading, and an entry names the sentence that each claim stands in.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from sayso.intervals import Days
from sayso.model import Span
from sayso.vocabulary import Tie
from sayso.weigh.voice import OriginKind

__all__ = ["Actor", "Entry", "Name", "Saying", "Source", "TieNamed"]


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
    denies: str | None = None
    """A claim of the same report that these few words deny: "We did not"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity in one report, folded, tied to the entity's main name."""

    form: str
    main: str
    kind: str
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class TieNamed:
    """A stated or declared tie between two names."""

    subject: str
    tie: Tie
    object: str


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
    """(claim, "corrected" or "retracted", form of who takes it back)."""
    superseded: bool = False
    """The file has newer bytes: its claims are shown and not counted."""

    def to_json(self) -> str:
        """One line; vectors left out."""
        made = asdict(self)
        for saying in made["sayings"]:
            for key in ("vector", "report", "publisher", "published"):
                del saying[key]
            for key in [k for k, value in saying.items() if value is None]:
                del saying[key]
        return json.dumps(made, ensure_ascii=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Entry:
        """The entry again. Raises ValueError, KeyError or TypeError for anything else."""
        raw: dict[str, Any] = json.loads(line)
        told = {key: raw[key] for key in ("report", "publisher", "published")}
        raw["sayings"] = tuple(_saying(one, told) for one in raw["sayings"])
        raw["names"] = tuple(Name(**one) for one in raw["names"])
        raw["ties"] = tuple(
            TieNamed(one["subject"], Tie(one["tie"]), one["object"]) for one in raw["ties"]
        )
        for key in ("quotes", "skip", "withdrawn"):
            raw[key] = tuple(tuple(one) for one in raw[key])
        raw["prints"] = tuple(raw["prints"])
        return cls(**raw)

    def with_vectors(self, vectors: dict[int, bytes]) -> Entry:
        """The same entry, each claim with the vector of its sentence."""
        return replace(
            self,
            sayings=tuple(
                replace(one, vector=vectors.get(one.sentence, b""))
                if one.sentence is not None
                else one
                for one in self.sayings
            ),
        )


def _saying(raw: dict[str, Any], told: dict[str, Any]) -> Saying:
    source = raw["source"]
    source["kind"] = OriginKind(source["kind"])
    source["gatherers"] = tuple(source["gatherers"])
    source["behind"] = tuple(source["behind"])
    raw["source"] = Source(**source)
    for role in ("agent", "patient", "place"):
        if role in raw:
            at = raw[role].pop("at", None)
            raw[role] = Actor(**raw[role], at=tuple(at) if at else None)
    if "named" in raw:
        raw["named"] = tuple(Actor(**one) for one in raw["named"])
    for key in ("passage", "around", "time"):
        if key in raw:
            raw[key] = tuple(raw[key])
    raw.setdefault("sentence", None)
    return Saying(**raw, **told)
