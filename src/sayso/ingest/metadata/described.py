"""What `describe` finds: the paragraphs of a text and what it says about its own publication."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Paragraph

__all__ = ["Described"]


@dataclass(frozen=True, slots=True)
class Described:
    """Paragraphs in order, and metadata; None where neither the text nor its format says it."""

    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    credit: str | None = None
    url: str | None = None
    published: str | None = None
    """EDTF."""
    language: str | None = None
    """BCP 47, as declared; never detected here."""
    notes: tuple[str, ...] = ()
    """What is derived rather than printed, what is unclear, and why something was not taken."""
