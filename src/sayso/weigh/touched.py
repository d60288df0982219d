"""What an update has to look at again, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b

from sayso.weigh.alike import Pair
from sayso.weigh.postings import Changed

__all__ = ["Touched", "Weighed", "number_of"]


@dataclass(slots=True)
class Weighed:
    """What one update did."""

    reports: int = 0
    removed: int = 0
    compared_texts: int = 0
    reuses: int = 0
    compared_claims: int = 0
    regrouped: int = 0
    counted: int = 0


@dataclass(slots=True)
class Touched:
    """What an update has to look at again."""

    grams: Changed = field(default_factory=Changed)
    """Reports by the fingerprints that they came with, or went with."""
    forms: set[str] = field(default_factory=set)
    """Names whose identity may have changed."""
    crowded_names: set[str] = field(default_factory=set)
    """Blocks of these that were crowded before."""
    blocks: Changed = field(default_factory=Changed)
    """Cells by the blocks that they came into, or were in."""
    arrived: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    renewed: set[int] = field(default_factory=set)
    """Cells in which somebody has another identity."""
    regroup: set[int] = field(default_factory=set)
    fresh: set[int] = field(default_factory=set)
    """Cells that are new, have another identity, or that a changed decision is about."""
    pairs: set[Pair] = field(default_factory=set)
    """Of cells, that got another likeness."""
    recount: set[int] = field(default_factory=set)
    """Cells whose allegation is to be counted again."""
    old_groups: set[str] = field(default_factory=set)
    """Allegations that lost a claim."""


def number_of(text: str) -> int:
    """A number that hashes a name: 63 bits, the same on every machine."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
