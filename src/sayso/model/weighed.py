"""What reports have in common and where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model.base import Span

__all__ = ["Allegation", "Contradiction", "Reuse", "Shared"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch that two texts share: where it stands in each, and how much is word for word."""

    one: Span
    other: Span
    tokens: int
    """Words that are the same, small gaps left out."""
    longest: int
    """Words of its longest run without a gap."""
    quotation: int = 0
    """Words of its longest run that stands inside quotation marks in both texts."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two reports share because one copied the other, or both a third. No direction."""

    one: str
    other: str
    containment_one: float = 0.0
    """Share of the first text's five-word runs that the second has, 0..1."""
    containment_other: float = 0.0
    longest: int = 0
    """Words of the longest shared run."""
    quotation: int = 0
    """Words of the longest shared quotation."""
    same_credit: bool = False
    """The same credit line or canonical address."""
    shared: tuple[Shared, ...] = ()

    @property
    def containment(self) -> float:
        """Of the text that is contained most in the other."""
        return max(self.containment_one, self.containment_other)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims of one allegation that cannot both hold in one facet. Nobody is said to be right.

    `facet` is "polarity", "count", "time", "place", "agent" or "patient".
    """

    facet: str
    one: str
    other: str
    one_says: str
    other_says: str


@dataclass(frozen=True, slots=True)
class Allegation:
    """The claims, from any report, that assert or deny one narrow proposition, and their count.

    `detail` is the whole as JSON-ready values: origins, facets with their own bounds, trace, why.
    """

    id: str
    theme: str | None
    title: str
    """The most central claim, verbatim, behind the word "Alleged:"."""
    label: str
    n_min: int
    n_max: int
    contested: bool
    claims: tuple[str, ...]
    denying: tuple[str, ...]
    reports: tuple[str, ...]
    publishers: tuple[str, ...]
    detail: Mapping[str, object] = field(default_factory=dict)
