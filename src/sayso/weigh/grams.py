"""Fingerprints of a text: hashed runs of five words, some of them kept for the index.

Kept are all whose hash falls into one class of `SAMPLE` (the same in every text), and inside
quotations the smallest hash of every four neighbours (winnowing: Schleimer, Wilkerson and Aiken,
2003), so that any shared quotation of eight words or more has a fingerprint in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sayso.model import Span
from sayso.weigh.words import tokens, word_hash

__all__ = ["GRAM", "Words", "words_of"]

GRAM = 5
"""Words in a fingerprint."""
SAMPLE = 6
"""One in so many fingerprints goes into the index."""
WINDOW = 4
"""Neighbours of which one is kept inside quotations: a shared run of WINDOW + GRAM - 1 is found."""

Hashes = npt.NDArray[np.uint64]

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1],
    dtype=np.uint64,
)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text as copying sees it: words that may be compared, their places, their fingerprints.

    `hashes`: one number a word; `grams`: one for every five neighbours (four fewer);
    `spans`: offsets of each word; `quotes`: half-open ranges of words inside quotation marks.
    """

    spans: tuple[Span, ...]
    hashes: Hashes
    grams: Hashes
    quotes: tuple[tuple[int, int], ...]
    kinds: Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    """The fingerprints, each once, in order."""

    def __len__(self) -> int:
        return len(self.spans)

    def index(self) -> frozenset[int]:
        """The fingerprints that go into the index, as signed 63-bit numbers."""
        if not len(self.grams):
            return frozenset()
        kept = self.grams[self.grams % np.uint64(SAMPLE) == 0].tolist()
        for first, last in self.quotes:
            inside = self.grams[first : max(first, last - GRAM + 1)]
            if len(inside) >= WINDOW:
                windows = np.lib.stride_tricks.sliding_window_view(inside, WINDOW)
                kept += windows.min(axis=1).tolist()
        return frozenset(int(gram) >> 1 for gram in kept)


def words_of(text: str, *, quotes: Sequence[Span] = (), skip: Sequence[Span] = ()) -> Words:
    """A text's words and fingerprints; those inside `skip` (boilerplate, bylines) are left out."""
    said, spans = tokens(text)
    if skip:
        inside = _inside(spans, skip)
        said = [word for word, out in zip(said, inside, strict=True) if not out]
        spans = [span for span, out in zip(spans, inside, strict=True) if not out]
    hashes = np.array([word_hash(word) for word in said], dtype=np.uint64)
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    ranges = []
    for start, end in quotes:
        first, last = (int(np.searchsorted(starts, at)) for at in (start, end))
        if last - first >= GRAM:
            ranges.append((first, last))
    grams = grams_of(hashes)
    return Words(tuple(spans), hashes, grams, tuple(ranges), np.unique(grams))


def grams_of(hashes: Hashes) -> Hashes:
    """One well-mixed number for every five neighbouring words."""
    count = len(hashes) - GRAM + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    with np.errstate(over="ignore"):
        for place in range(GRAM):
            total += hashes[place : place + count] * _FACTORS[place]
        total ^= total >> np.uint64(33)
        total *= np.uint64(0xFF51AFD7ED558CCD)
        total ^= total >> np.uint64(33)
    return total


def _inside(spans: Sequence[Span], blocks: Sequence[Span]) -> list[bool]:
    ordered = sorted(blocks)
    found, at = [], 0
    for start, _ in spans:
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        found.append(at < len(ordered) and ordered[at][0] <= start)
    return found
