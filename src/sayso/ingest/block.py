"""A block: what a format's own mark-up says about a stretch of the text taken from it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HINTS", "Block"]

HINTS = frozenset(
    {"", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "caption", "table", "furniture"}
)
"""The hints that a format may give; "" where the mark-up says nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text, code points, end-exclusive, and what the mark-up calls it.

    `furniture` is what the page's own structure keeps apart from the article: navigation,
    footers, share buttons.
    """

    start: int
    end: int
    hint: str = ""
