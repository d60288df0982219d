"""One training document: words, pieces, features, and whatever labels its corpus has."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import sentencex

from sayso.model.leanings import Question
from sayso.read.features import word_features
from sayso.read.quotes import find_quotations
from sayso.read.words import Pieces, cut_words

__all__ = ["Document", "Leant", "Link", "bio", "build", "detokenise", "words_in"]

Span = tuple[int, int]
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(slots=True)
class Link:
    """One attribution in word indices, half-open: its cue, its source if any, its content."""

    cue: Span
    source: Span | None
    content: list[Span]


@dataclass(slots=True)
class Leant:
    """A right answer that several words together lean to; spans are of words, half-open."""

    question: Question
    parts: dict[str, list[Span]]
    """For each part of the question the words that are asked."""
    answer: int | list[Span]
    """Index of the label, or the words that are right; none of them where nobody is."""
    weight: float = 1.0
    """What it counts beside other answers to the same question."""


@dataclass(slots=True)
class Document:
    """Arrays run over words, except `pieces`. Labels that a corpus lacks are None."""

    id: str
    text: str
    words: npt.NDArray[np.int32]
    """(words, 2): start and end, code points."""
    pieces: npt.NDArray[np.int32]
    first: npt.NDArray[np.int32]
    """Index of each word's first piece; one more entry closes the last word."""
    features: npt.NDArray[np.uint8]
    paragraph: npt.NDArray[np.int32]
    sentences: list[Span]
    """Word ranges."""
    roles: npt.NDArray[np.uint8] | None = None
    """Allowed role tags as a bit mask."""
    links: list[Link] = field(default_factory=list)
    layers: dict[int, npt.NDArray[np.int8]] = field(default_factory=dict)
    """Mention layer → 0 outside, 1 begins, 2 goes on."""
    spans: list[tuple[int, int, int]] | None = None
    """Mentions: (first word, last word + 1, column of the span scores)."""
    span_columns: tuple[int, int] = (0, 0)
    """The columns that this corpus has labels for, half-open."""
    pos: npt.NDArray[np.int16] | None = None
    heads: npt.NDArray[np.int32] | None = None
    """Index of the head word, itself for a root, -1 unknown."""
    relations: npt.NDArray[np.int16] | None = None
    factuality: npt.NDArray[np.float32] | None = None
    """NaN: no event; inf: not annotated."""
    clusters: list[tuple[int, int, int]] = field(default_factory=list)
    """(first word, last word + 1, cluster)."""
    leant: list[Leant] = field(default_factory=list)
    vectors: npt.NDArray[np.float32] | None = None
    """Teacher's sentence vectors, one for each of `sentences`."""


def build(
    pieces: Pieces,
    id: str,
    text: str,
    words: Sequence[Span] | None = None,
    sentences: list[Span] | None = None,
) -> Document:
    """A document without labels. `words` where the corpus has its own."""
    cut = list(words) if words is not None else cut_words(text)
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text)]
    paragraphs = [(s, s + len(text[s:e].rstrip())) for s, e in paragraphs]
    features = word_features(text, cut, paragraphs, find_quotations(text, paragraphs))
    ids = pieces.of(text[s:e] for s, e in cut)
    first = np.zeros(len(cut) + 1, np.int32)
    np.cumsum([len(i) for i in ids], out=first[1:])
    array = np.asarray(cut, np.int32).reshape(-1, 2)
    starts = [s for s, _ in paragraphs]
    paragraph = np.searchsorted(starts, array[:, 0], side="right").astype(np.int32)
    if sentences is None:
        sentences = []
        for start, end in paragraphs:
            for s, e in _sentences(text, start, end):
                span = words_in(array, s, e)
                if span[0] < span[1]:
                    sentences.append(span)
    return Document(
        id, text, array, np.asarray([p for i in ids for p in i], np.int32), first, features,
        paragraph, sentences,
    )  # fmt: skip


def _sentences(text: str, start: int, end: int) -> Iterable[Span]:
    at = start
    for sentence in sentencex.segment("en", text[start:end]):
        stripped = sentence.strip()
        if stripped:
            found = text.find(stripped, at, end)
            if found >= 0:
                yield found, found + len(stripped)
                at = found + len(stripped)


def words_in(words: npt.NDArray[np.int32], start: int, end: int) -> Span:
    """The words that overlap `start, end`, as a half-open range."""
    first = int(np.searchsorted(words[:, 1], start, side="right"))
    last = int(np.searchsorted(words[:, 0], end, side="left"))
    return first, max(first, last)


def bio(count: int, spans: Iterable[Span]) -> npt.NDArray[np.int8]:
    """0 outside, 1 begins, 2 goes on; longer spans win where two overlap."""
    labels = np.zeros(count, np.int8)
    for first, last in sorted(spans, key=lambda s: s[1] - s[0]):
        if first < last:
            labels[first:last] = 2
            labels[first] = 1
            if last < count and labels[last] == 2:
                labels[last] = 0
    return labels


_TIGHT_LEFT = re.compile(r"(?:[.,;:!?%)\]}’”]|'|''|n't|'s|'re|'ve|'ll|'d|'m|’s|n’t)(?=\s|$)")
_TIGHT_RIGHT = frozenset("([{$£€“‘#")


def detokenise(text: str, rng: random.Random) -> tuple[str, Callable[[int], int]]:
    """Text that was printed token by token, as a newspaper would print it, and a map of offsets."""
    out: list[str] = []
    places = np.zeros(len(text) + 1, np.int32)
    length = 0
    opened = False
    curly = rng.random() < 0.5
    drop_next = True
    at = 0
    for match in re.finditer(r"\s+|\S+", text):
        piece, start = match.group(), match.start()
        if piece.isspace():
            if "\n" in piece:
                drop_next = True
                piece = "\n" if piece.count("\n") == 1 else "\n\n"
            else:
                rest = _TIGHT_LEFT.match(text, match.end())
                mark = text[match.end() : match.end() + 2]
                piece = "" if rest or drop_next or (opened and mark in ('" ', "''")) else " "
            places[start : match.end()] = length
            out.append(piece)
            length += len(piece)
            continue
        drop_next = piece in _TIGHT_RIGHT or piece == "``"
        new = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "--": "—" if curly else "--"}.get(
            piece, piece
        )
        if new == '"':
            opened = not opened
            drop_next = opened
            if curly:
                new = "“" if opened else "”"
        if piece in ("-LRB-",):
            drop_next = True
        for i in range(len(piece)):
            places[start + i] = length + min(i, len(new))
        out.append(new)
        length += len(new)
        at = match.end()
    places[at:] = length
    return "".join(out), lambda i: int(places[i])
