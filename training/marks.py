"""Contents as PolNeAR marks them: with the quotation marks and the "that" that we leave out."""

from __future__ import annotations

import re

__all__ = ["with_marks"]

Span = tuple[int, int]
_OPENING = re.compile(r"(?:[“‘\"]|\bthat\s)\Z")
_CLOSING = re.compile(r"[,.!?…]{0,2}[”’\"]")


def with_marks(text: str, span: Span) -> Span:
    """A content with its quotation marks and its "that", which PolNeAR counts in and we do not."""
    start, end = span
    opening = _OPENING.search(text, max(0, start - 8), start)
    if opening is not None:
        start = opening.start()
        closing = _CLOSING.match(text, end) if text[start] in '“‘"' else None
        if closing is not None:
            end = closing.end()
    return start, end
