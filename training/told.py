"""The short reports to learn from (`bench/gold/short-train`) as documents with attributions.

Each report is a document with the attributions of its first level; each content that holds others
is one more, of its own words alone, as the reader reads it a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bench.gold.load import reports
from sayso.read.words import Pieces
from training.corpora import tag_roles
from training.documents import Document, Span, build

__all__ = ["HALF", "told", "with_marks"]

HALF = "short-train"
_PARTS = ("source", "cue", "content")
_OPENING = re.compile(r"(?:[“‘\"]|\bthat\s)\Z")
_CLOSING = re.compile(r"[,.!?…]{0,2}[”’\"]")


def told(pieces: Pieces, half: str = HALF) -> Iterator[Document]:
    """Every report of a half, and every content in which somebody is quoted."""
    for report in reports(half):
        said: list[dict[str, Any]] = report.gold["attributions"]
        yield _document(pieces, report.id, report.text, 0, [a for a in said if not a["parent"]])
        for outer in said:
            inner = [a for a in said if a["parent"] == outer["id"]]
            if inner and len(outer["content"]) == 1:
                start, end = outer["content"][0]
                name = f"{report.id}.{outer['id']}"
                document = _document(pieces, name, report.text[start:end], start, inner)
                if document.links:
                    yield document


def _document(
    pieces: Pieces, name: str, text: str, start: int, said: list[dict[str, Any]]
) -> Document:
    """A stretch that begins at `start` of its report; what lies outside of it is left out."""
    document = build(pieces, name, text)
    stop = start + len(text)
    moved = []
    for one in said:
        parts = {
            part: [(a - start, b - start) for a, b in one[part] if start <= a and b <= stop]
            for part in _PARTS
        }
        parts["content"] = [with_marks(text, span) for span in parts["content"]]
        moved.append(parts)
    tag_roles(document, {"attributions": moved})
    return document


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
