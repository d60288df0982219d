"""Mentions put in one another's place, so that few documents show more than they hold."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sayso.read.labels import SPAN_KINDS
from sayso.read.words import Pieces
from sayso.vocabulary import MentionKind
from training.documents import Document, build, words_in
from training.written import Marked

__all__ = ["Swapper"]

LONGEST: Final = 60
"""Code points of the longest mention that changes places."""


class Swapper:
    """Holds all names of a corpus by kind, with the mentions inside them."""

    def __init__(self, documents: Sequence[tuple[str, str, list[Marked]]]) -> None:
        self._documents = documents
        self._bank: dict[MentionKind, list[tuple[str, list[Marked]]]] = defaultdict(list)
        for _, text, spans in documents:
            for start, end, kind in spans:
                if _movable(text, spans, start, end):
                    inner = [
                        (a - start, b - start, k) for a, b, k in spans if start <= a and b <= end
                    ]
                    self._bank[kind].append((text[start:end], inner))

    def documents(self, pieces: Pieces, rng: random.Random, share: float) -> list[Document]:
        """All documents, each with about `share` of its names exchanged for others of the kind."""
        return [
            _document(pieces, id, *self._swap(t, s, rng, share)) for id, t, s in self._documents
        ]

    def _swap(
        self, text: str, spans: list[Marked], rng: random.Random, share: float
    ) -> tuple[str, list[Marked]]:
        out, at = "", 0
        kept: list[Marked] = []
        gone: list[tuple[int, int, int]] = []
        for start, end, kind in spans:
            if start < at or rng.random() >= share or not _movable(text, spans, start, end):
                continue
            name, inner = rng.choice(self._bank[kind])
            out += text[at:start]
            kept += [(len(out) + a, len(out) + b, k) for a, b, k in inner]
            out += name
            at = end
            shift = len(out) - end
            gone.append((start, end, shift))
        out += text[at:]

        def moved(place: int) -> int:
            return place + next((s for _, e, s in reversed(gone) if e <= place), 0)

        for a, b, kind in spans:
            if not any(start <= a and b <= end for start, end, _ in gone):
                kept.append((moved(a), moved(b), kind))
        return out, kept


def _movable(text: str, spans: list[Marked], start: int, end: int) -> bool:
    """Whether the mention is a short name (of one line, in capitals) that no other one crosses."""
    return (
        end - start < LONGEST
        and text[start].isupper()
        and "\n" not in text[start:end]
        and not text[end - 1 : end + 1].isalpha()
        and not any(a < start < b < end or start < a < end < b for a, b, _ in spans)
    )


def _document(pieces: Pieces, id: str, text: str, spans: list[Marked]) -> Document:
    document = build(pieces, id, text)
    found = set()
    for start, end, kind in spans:
        first, last = words_in(document.words, start, end)
        if first < last:
            found.add((first, last, SPAN_KINDS.index(kind)))
    document.spans = sorted(found)
    document.span_columns = (0, len(SPAN_KINDS))
    return document
