"""Reports of an invented newspaper behind the shipped reader, and what tests ask of them."""

from __future__ import annotations

import sayso
from sayso.model import Claim, Parsed

__all__ = ["claim", "named", "parse"]


def parse(text: str, publisher: str = "The Merrin Courier") -> Parsed:
    """A report of an invented publisher."""
    return sayso.parse(text, publisher=publisher, published="2023-03-09")


def claim(parsed: Parsed, words: str) -> Claim:
    """The claim whose passage holds some words."""
    text = parsed.text.text
    return next(c for c in parsed.stated.claims if words in text[slice(*c.passage)])


def named(parsed: Parsed, entity: str | None) -> str:
    """An entity's name."""
    return next((e.name for e in parsed.resolved.entities if e.id == entity), "")
