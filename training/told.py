"""The short reports to learn from (`bench/gold/short-train`) as documents with attributions.

Each report is a document with the attributions of its first level; each content that holds others
is one more, of its own words alone, as the reader reads it a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.gold.load import reports
from sayso.read.words import Pieces
from training.corpora import tag_roles
from training.documents import Document, build
from training.leanings import with_leanings
from training.marks import with_marks

__all__ = ["HALF", "told"]

HALF = "short-train"
_PARTS = ("source", "cue", "content")


def told(pieces: Pieces, half: str = HALF) -> Iterator[Document]:
    """Every report of a half, and every content in which somebody is quoted."""
    for report in reports(half):
        said: list[dict[str, Any]] = report.gold["attributions"]
        outermost = [a for a in said if not a["parent"]]
        whole = _document(pieces, report.id, report.text, 0, outermost)
        with_leanings(whole, report)
        yield whole
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
