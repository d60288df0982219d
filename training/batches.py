"""Windows out of documents, batches out of windows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from training.documents import Document

__all__ = ["WINDOW", "Batch", "Window", "collate", "cut", "stream"]

WINDOW: Final = 384
"""Pieces in a window, [CLS] and [SEP] among them."""

CLS: Final = 101
SEP: Final = 102
MASK: Final = 103


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` of a document."""

    document: Document
    first: int
    last: int


@dataclass(slots=True)
class Batch:
    """Tensors for the network; `word_at` holds the position of every word's first piece."""

    windows: list[Window]
    pieces: Tensor
    features: Tensor
    continues: Tensor
    mask: Tensor | None
    word_at: Tensor
    """(B, words); 0 where there is none."""
    word_count: list[int]


def cut(document: Document, rng: random.Random, size: int = WINDOW) -> Iterator[Window]:
    """Windows over a document, cut anew each time it is seen."""
    first, count = 0, len(document.words)
    room = size - 2
    if rng.random() < 0.5:
        room = rng.randint(room // 3, room)
    while first < count:
        target = document.first[first] + room
        last = int(np.searchsorted(document.first, target, side="right")) - 1
        last = max(first + 1, min(last, count))
        yield Window(document, first, last)
        if last >= count:
            return
        room = size - 2
        following = max(first + 1, last - rng.randint(20, 90))
        if rng.random() < 0.6:  # back to where a paragraph starts, as the reader does
            start = int(np.searchsorted(document.paragraph, document.paragraph[following]))
            if first < start and following - start < 100:
                following = start
        first = following


def stream(documents: Sequence[Document], rng: random.Random) -> Iterator[Window]:
    """Windows without end: every document once, in another order each time."""
    while True:
        order = list(documents)
        rng.shuffle(order)
        held: list[Window] = []
        for document in order:
            held.extend(cut(document, rng))
            if len(held) > 200:  # windows of one document should not follow each other
                rng.shuffle(held)
                while len(held) > 100:
                    yield held.pop()
        rng.shuffle(held)
        yield from held


def collate(windows: list[Window], rng: random.Random | None, masked: float = 0.05) -> Batch:
    """A padded batch. With `rng`, some words' pieces are masked and some features dropped."""
    lengths = [int(w.document.first[w.last] - w.document.first[w.first]) + 2 for w in windows]
    size = max(lengths)
    words = max(w.last - w.first for w in windows)
    count = len(windows)
    pieces = np.zeros((count, size), np.int64)
    features = np.zeros((count, size, windows[0].document.features.shape[1]), np.int64)
    continues = np.zeros((count, size), np.float32)
    word_at = np.zeros((count, words), np.int64)
    padded: npt.NDArray[np.float32] = np.zeros((count, 1, 1, size), np.float32)
    for row, window in enumerate(windows):
        document, begin = window.document, window.document.first[window.first]
        run = slice(begin, document.first[window.last])
        length = lengths[row]
        pieces[row, 0] = CLS
        pieces[row, length - 1] = SEP
        pieces[row, 1 : length - 1] = document.pieces[run]
        firsts = document.first[window.first : window.last] - begin + 1
        owner = np.repeat(
            np.arange(window.first, window.last),
            np.diff(document.first[window.first : window.last + 1]),
        )
        features[row, 1 : length - 1] = document.features[owner]
        continues[row, 1 : length - 1] = 1
        continues[row, firsts] = 0
        word_at[row, : window.last - window.first] = firsts
        padded[row, :, :, length:] = -1e4
        if rng is not None:
            chance = np.random.default_rng(rng.getrandbits(32))
            hidden = chance.random(window.last - window.first) < masked
            pieces[row, 1 : length - 1][hidden[owner - window.first]] = MASK
            if chance.random() < 0.1:  # a text without paragraphs or headings
                gap = features[row, :, 1]
                gap[gap >= 2] = 1
                features[row, :, 4] = 0
    return Batch(
        windows,
        torch.from_numpy(pieces),
        torch.from_numpy(features),
        torch.from_numpy(continues),
        torch.from_numpy(padded) if min(lengths) < size else None,
        torch.from_numpy(word_at),
        [w.last - w.first for w in windows],
    )
