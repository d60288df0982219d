"""What every noun stands on: spans, ids that hash content."""

from __future__ import annotations

import hashlib

__all__ = ["Span", "Spans", "content_id", "text_hash"]

Span = tuple[int, int]
"""Start and end of a run of code points, end-exclusive."""

Spans = tuple[Span, ...]
"""Several runs in reading order, where one thing stands in pieces."""


def content_id(prefix: str, *parts: object) -> str:
    """A stable id: `prefix` and 16 hex digits of the SHA-256 of the parts.

    Parts are joined by the unit separator U+001F, so ("a", "bc") and ("ab", "c") differ.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_hash(text: str) -> str:
    """SHA-256, in hex, of a text's UTF-8 bytes (lone surrogates kept as they are)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
