"""One stretch of a text, read: its words, the model's outputs for them, and what is cut by rule.

A long text is read in sections, so that memory stays bounded; each is decoded as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import Quotation
from sayso.read.features import word_features
from sayso.read.quotes import find_quotations
from sayso.read.sentences import cut_sentences
from sayso.read.session import Session
from sayso.read.windows import Window, plan
from sayso.read.words import Pieces, cut_words

__all__ = ["LARGEST", "Block", "Section", "read_section", "run_words", "sections", "view"]

LARGEST: Final = 60_000
"""Code points in a section, where paragraphs allow."""

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a piece of an endless one."""

    start: int
    end: int
    heading: bool = False


@dataclass(slots=True)
class Section:
    """Offsets are code points of the whole text; word indices count from this section's first."""

    text: str
    blocks: Sequence[Block]
    words: list[Span]
    block_words: list[Span]
    """For each block its words, half-open."""
    paragraph: npt.NDArray[np.int32]
    """For each word the number of its block."""
    breaks: npt.NDArray[np.bool_]
    """Whether a block begins at the word."""
    sentences: list[Span]
    quotations: list[Quotation]
    quoted: npt.NDArray[np.bool_]
    """Whether the word stands inside (double) quotation marks; the marks count as inside."""
    pieces: list[tuple[int, ...]]
    features: npt.NDArray[np.uint8]
    outputs: dict[str, Floats]
    vectors: npt.NDArray[np.int8]
    _starts: npt.NDArray[np.int64] | None = None

    @property
    def starts(self) -> npt.NDArray[np.int64]:
        """Where each word starts."""
        if self._starts is None:
            self._starts = np.fromiter((s for s, _ in self.words), np.int64, len(self.words))
        return self._starts

    def slice(self, span: Span) -> Span:
        """The code points of a half-open range of words."""
        return self.words[span[0]][0], self.words[span[1] - 1][1]


def sections(blocks: Sequence[Block], largest: int = LARGEST) -> Iterator[list[Block]]:
    """Blocks in groups of about `largest` code points; a longer block is cut."""
    held: list[Block] = []
    size = 0
    for block in blocks:
        for start in range(block.start, block.end, largest):
            part = Block(start, min(start + largest, block.end), block.heading)
            if held and size + part.end - part.start > largest:
                yield held
                held, size = [], 0
            held.append(part)
            size += part.end - part.start
    if held:
        yield held


def read_section(
    session: Session, pieces: Pieces, text: str, blocks: Sequence[Block]
) -> Section | None:
    """The model's view of `blocks`; None where they hold no word."""
    words: list[Span] = []
    block_words: list[Span] = []
    sentences: list[Span] = []
    for block in blocks:
        first = len(words)
        words.extend(cut_words(text, block.start, block.end))
        block_words.append((first, len(words)))
        sentences.extend(cut_sentences(text, words, first, len(words)))
    if not words:
        return None
    return view(session, pieces, text, blocks, words, block_words, sentences)


def view(
    session: Session,
    pieces: Pieces,
    text: str,
    blocks: Sequence[Block],
    words: list[Span],
    block_words: list[Span],
    sentences: list[Span],
) -> Section:
    """The model's view of words that are cut already (at least one)."""
    count = len(words)
    extents = [(block.start, block.end) for block in blocks]
    quotations = find_quotations(text, extents)
    features = word_features(text, words, extents, quotations)
    ids = pieces.of([text[start:end] for start, end in words])
    flat, counts, offsets = _flatten(ids)
    paragraph = np.zeros(count, np.int32)
    breaks = np.zeros(count, bool)
    for number, (first, last) in enumerate(block_words):
        paragraph[first:last] = number
        if first < last:
            breaks[first] = True
    windows = plan(offsets, np.flatnonzero(breaks).tolist(), [s for s, _ in sentences])
    outputs, vectors = _run(session, flat, counts, offsets, features, sentences, windows)
    starts = np.fromiter((start for start, _ in words), np.int64, count)
    quoted = np.zeros(count, bool)
    for quotation in quotations:
        if text[quotation.start] not in "'‘`‚":
            low, high = np.searchsorted(starts, (quotation.start, quotation.end))
            quoted[low:high] = True
    return Section(
        text, blocks, words, block_words, paragraph, breaks, sentences, quotations, quoted,
        ids, features, outputs, vectors,
    )  # fmt: skip


def run_words(
    session: Session,
    ids: Sequence[tuple[int, ...]],
    features: npt.NDArray[np.uint8],
    starts: Sequence[int],
) -> dict[str, Floats]:
    """The model's outputs for words that are given with their pieces; `starts`: paragraphs."""
    flat, counts, offsets = _flatten(ids)
    windows = plan(offsets, starts, starts)
    return _run(session, flat, counts, offsets, features, (), windows)[0]


def _flatten(
    ids: Sequence[tuple[int, ...]],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """All pieces in a row, how many each word has, and where each begins (and the last ends)."""
    counts = np.fromiter(map(len, ids), np.int32, len(ids))
    offsets = np.zeros(len(ids) + 1, np.int32)
    np.cumsum(counts, out=offsets[1:])
    return np.fromiter(chain.from_iterable(ids), np.int32, int(offsets[-1])), counts, offsets


def _run(
    session: Session,
    flat: npt.NDArray[np.int32],
    counts: npt.NDArray[np.int32],
    offsets: npt.NDArray[np.int32],
    features: npt.NDArray[np.uint8],
    sentences: Sequence[Span],
    windows: Sequence[Window],
) -> tuple[dict[str, Floats], npt.NDArray[np.int8]]:
    """All windows one by one; each word's row comes from the window that answers for it."""
    outputs: dict[str, Floats] = {}
    vectors = np.zeros((len(sentences), 384), np.int8)
    at = 0
    for window in windows:
        inside: list[Span] = []
        begin = at
        while at < len(sentences) and sentences[at][0] < window.keep_last:
            start, end = sentences[at]
            start = max(start, window.first)
            inside.append((start - window.first, min(end, window.last) - window.first))
            at += 1
        found = session.run(
            flat[offsets[window.first] : offsets[window.last]],
            counts[window.first : window.last],
            features[window.first : window.last],
            inside,
        )
        if inside:
            vectors[begin:at] = np.rint(found["sentences"] * 127).astype(np.int8)
        low, high = window.keep_first - window.first, window.keep_last - window.first
        for name, array in found.items():
            if name == "sentences":
                continue
            if len(windows) == 1:
                outputs[name] = array
                continue
            whole = outputs.get(name)
            if whole is None:
                whole = outputs[name] = np.empty((len(counts), array.shape[1]), np.float32)
            whole[window.keep_first : window.keep_last] = array[low:high]
    return outputs, vectors
