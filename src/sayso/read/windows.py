"""Windows: stretches of words that the model sees at once, and which words each one answers for.

Planned from the text alone, so that a report gives the same windows wherever it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["OVERLAP", "ROOM", "Window", "plan"]

ROOM: Final = 382
"""Pieces of text in a window; [CLS] and [SEP] make it 384."""

OVERLAP: Final = 32
"""Pieces that two neighbours should share, at the least."""

_REACH: Final = 64


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` are shown; `keep_first` to `keep_last` are answered for."""

    first: int
    last: int
    keep_first: int
    keep_last: int


def plan(
    offsets: npt.NDArray[np.int32],
    paragraph_starts: Sequence[int],
    sentence_starts: Sequence[int],
    *,
    room: int = ROOM,
    overlap: int = OVERLAP,
) -> list[Window]:
    """Windows over words whose pieces begin at `offsets` (one entry more than words).

    A window starts where a paragraph does if one starts in reach, else where a sentence does. In
    the overlap each word belongs to the window in which it stands further from the edge.
    """
    count = len(offsets) - 1
    if count <= 0:
        return []
    paragraphs = np.asarray(paragraph_starts, np.int64)
    sentences = np.asarray(sentence_starts, np.int64)
    edges: list[tuple[int, int]] = []
    first = 0
    while True:
        last = int(np.searchsorted(offsets, offsets[first] + room, side="right")) - 1
        last = max(first + 1, min(last, count))
        edges.append((first, last))
        if last >= count:
            break
        first = _next_start(offsets, first, last, paragraphs, sentences, overlap)
    windows = []
    keep_first = 0
    for index, (start, end) in enumerate(edges):
        keep_last = count
        if index + 1 < len(edges):
            middle = (offsets[edges[index + 1][0]] + offsets[end]) // 2
            keep_last = int(np.searchsorted(offsets, middle))
            keep_last = min(max(keep_last, edges[index + 1][0], keep_first), end)
        windows.append(Window(start, end, keep_first, keep_last))
        keep_first = keep_last
    return windows


def _next_start(
    offsets: npt.NDArray[np.int32],
    first: int,
    last: int,
    paragraphs: npt.NDArray[np.int64],
    sentences: npt.NDArray[np.int64],
    overlap: int,
) -> int:
    """Where the window after `first … last` begins; always after `first`."""
    latest = int(np.searchsorted(offsets, offsets[last] - overlap, side="right")) - 1
    earliest = int(np.searchsorted(offsets, offsets[last] - overlap - _REACH))
    for starts in (paragraphs, sentences):
        at = int(np.searchsorted(starts, latest, side="right")) - 1
        if at >= 0 and starts[at] >= max(earliest, first + 1):
            return int(starts[at])
    return min(max(latest, first + 1), last)
