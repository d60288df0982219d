"""A claim as the words of its own clause give it, before what they leave open is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.model import Span
from sayso.state.commitment import Stance
from sayso.state.propositions import Proposition
from sayso.vocabulary import Act

__all__ = ["FACETS", "Draft"]

FACETS = ("agent", "patient", "place", "time")
"""Facets that name somebody, somewhere or some time: an entity's id, the last an EDTF value."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim to be: its proposition, its act, and the facets that its clause gives."""

    proposition: Proposition
    passage: Span
    act: Act
    stance: Stance
    alone: bool
    """Stands in a heading that nothing below it bears out."""
    agent: str | None
    patient: str | None
    place: str | None
    time: str | None
    speaker: str | None
    """Whose words they are."""
    inferred: tuple[str, ...] = ()
    """Of `INFERABLE`, what its own words do not say."""

    def facet(self, name: str) -> str | None:
        """What the clause gives for one of `FACETS`."""
        return {"agent": self.agent, "patient": self.patient, "place": self.place,
                "time": self.time}[name]  # fmt: skip

    def at_time(self, value: str) -> Draft:
        """The same with the time of its scene, which its own words do not say."""
        return replace(self, time=value, inferred=(*self.inferred, "time"))
