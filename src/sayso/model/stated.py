"""What is claimed, remarked and travelled; and a report parsed from end to end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sayso.model.base import Span
from sayso.model.reading import Reading
from sayso.model.report import Report, Text
from sayso.model.resolved import Resolved
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    JourneyStatus,
    Modality,
    Polarity,
    RemarkStatus,
)

__all__ = [
    "INFERABLE", "Claim", "Commitment", "Count", "Journey", "Parsed", "Remark", "Stated", "Stop",
]  # fmt: skip

INFERABLE: Final = ("place", "time")
"""Facets that a claim may have from its scene."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: bounds (None where open) and the words that say so."""

    low: int | None
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """How an attribution's origin stands to what is said."""

    basis: Basis = Basis.unknown
    polarity: Polarity = Polarity.pos
    certainty: Certainty = Certainty.unknown
    modality: Modality = Modality.actual


@dataclass(frozen=True, slots=True)
class Claim:
    """One atomic proposition asserted through one chain. Facets are None where not said."""

    id: str
    attribution: str | None
    """None: the publisher's own voice."""
    passage: Span
    act: Act | None = None
    act_mode: str | None = None
    agent: str | None = None
    patient: str | None = None
    place: str | None = None
    time: str | None = None
    count: Count | None = None
    means: Span | None = None
    purpose: Span | None = None
    polarity: Polarity = Polarity.pos
    certainty: Certainty = Certainty.unknown
    modality: Modality = Modality.actual
    basis: Basis = Basis.unknown
    caveats: tuple[Caveat, ...] = ()
    inferred: tuple[str, ...] = ()
    """Of `INFERABLE`, the facets taken from what was told around it: its words do not say them."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage that says what was or was not verified, by whom, about whose claims."""

    start: int
    end: int
    by: str | None
    status: RemarkStatus
    about: tuple[str, ...] = ()
    """Attribution, claim or entity ids."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a journey; `via` where it is only passed through."""

    entity: str
    via: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """A claimed movement."""

    who: str
    stops: tuple[Stop, ...]
    means: Span | None
    time: str | None
    status: JourneyStatus
    attribution: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """What `state` makes of a resolved Reading. `commitments` is keyed by attribution id."""

    claims: tuple[Claim, ...] = ()
    remarks: tuple[Remark, ...] = ()
    journeys: tuple[Journey, ...] = ()
    commitments: Mapping[str, Commitment] = field(default_factory=dict)

    def entities(self) -> frozenset[str]:
        """Ids of everybody and everything that a claim, a remark or a journey names."""
        found = {e for c in self.claims for e in (c.agent, c.patient, c.place)}
        found |= {e for r in self.remarks for e in (r.by, *r.about)}
        found |= {e for j in self.journeys for e in (j.who, *(s.entity for s in j.stops))}
        return frozenset(e for e in found if e is not None)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """One report, from its text to its claims: what `parse` prints and the ledger stores."""

    report: Report
    text: Text
    resolved: Resolved
    stated: Stated

    @property
    def reading(self) -> Reading:
        """What `read` found."""
        return self.resolved.reading
