"""A voice: one claim as counting sees it. Who is said to know, and what ties them to others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["LeftOut", "OriginKind", "Voice"]


class OriginKind(StrEnum):
    """What an origin is. It decides the key and how many people it may be."""

    named = "named"
    pseudonym = "pseudonym"
    document = "document"
    collective = "collective"
    described = "described"
    """Unnamed, with a description: "a senior official"."""
    publisher = "publisher"
    """The publisher's own voice, where it says that it saw, visited or examined."""
    unknown = "unknown"


class LeftOut(StrEnum):
    """Why a claim is not counted."""

    certainty_unknown = "certainty_unknown"
    hypothetical = "hypothetical"
    superseded = "superseded"
    retracted = "retracted"
    heading_only = "heading_only"


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim of an allegation, on one side of it (asserting or denying).

    `key` says who the origin is: two voices with the same key are one. `affiliation` holds the
    parties that the origin belongs to, `control` those in whose power it speaks (its own party, or
    its captor); both are keys of declared parties.
    """

    claim: str
    report: str
    key: str
    kind: OriginKind
    name: str = ""
    """For people to read."""
    announced: int | None = None
    """A stated number of unnamed people: 2 for "two officials"."""
    publisher: str = ""
    gatherers: tuple[str, ...] = ()
    """Keys of the hops before the origin, publisher first."""
    utterance: str | None = None
    """Same speaker, occasion and words give the same text here."""
    description: str | None = None
    """The head of an unnamed origin's description, folded: "official"."""
    saw: bool = False
    """Whether the origin says that it did or saw it."""
    heard_from: frozenset[str] = frozenset()
    """Keys of origins from whom this one is said to have heard it."""
    cites: frozenset[str] = frozenset()
    """Ids of reports that the chain cites for this claim."""
    byline: str | None = None
    affiliation: frozenset[str] = frozenset()
    control: frozenset[str] = frozenset()
    captor: frozenset[str] = frozenset()
    """Keys of those who hold the origin."""
    left_out: LeftOut | None = None
    length: int = 0
    """Tokens of the report: of two texts that share words, the longer is taken as the source."""

    @property
    def resolved(self) -> bool:
        """Whether the text gives the origin at all."""
        return self.kind is not OriginKind.unknown

    @property
    def bounds(self) -> tuple[int, int]:
        """How many people this origin may be: fewest, most (DESIGN 3.3)."""
        if self.kind is OriginKind.unknown:
            return 0, 1
        if self.announced is not None and self.kind in (
            OriginKind.described,
            OriginKind.collective,
        ):
            return 1, max(1, self.announced)
        return 1, 1
