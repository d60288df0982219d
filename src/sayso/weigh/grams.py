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
from sayso.weigh.cut import Cut, Hashes, cut

__all__ = ["GRAM", "Words", "words_of"]

GRAM = 5
"""Words in a fingerprint."""
SAMPLE = 6
"""One in so many fingerprints goes into the index."""
WINDOW = 4
"""Neighbours of which one is kept inside quotations: a shared run of WINDOW + GRAM - 1 is found."""

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1],
    dtype=np.uint64,
)


@dataclass(frozen=True, eq=False)
class Words:
    """A text as copying sees it: words that may be compared, their places, their fingerprints.

    `hashes`: one number a word; `grams`: one for every five neighbours (four fewer);
    `quotes`: half-open ranges of words inside quotation marks.
    """

    words: Cut
    grams: Hashes
    quotes: tuple[tuple[int, int], ...]
    kinds: Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    """The fingerprints, each once, in order."""

    def __len__(self) -> int:
        return len(self.words.hashes)

    @property
    def hashes(self) -> Hashes:
        """One number a word."""
        return self.words.hashes

    def span(self, first: int, last: int) -> Span:
        """Where some neighbouring words stand in the text."""
        return int(self.words.starts[first]), int(self.words.ends[last])

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
    words = cut(text)
    if skip:
        words = words.without(_inside(words.starts, skip))
    ranges = []
    for start, end in quotes:
        first, last = (int(np.searchsorted(words.starts, at)) for at in (start, end))
        if last - first >= GRAM:
            ranges.append((first, last))
    grams = grams_of(words.hashes)
    return Words(words, grams, tuple(ranges), distinct(grams))


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


def _inside(starts: npt.NDArray[np.int64], spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Which of these places are inside a span."""
    ordered = np.array(sorted(spans), np.int64).reshape(-1, 2)
    reach = np.maximum.accumulate(ordered[:, 1])
    begun = np.searchsorted(ordered[:, 0], starts, side="right")
    found: npt.NDArray[np.bool_] = (begun > 0) & (reach[begun - 1] > starts)
    return found


def distinct(grams: Hashes) -> Hashes:
    """Each fingerprint once, in order; several times as fast as `np.unique`."""
    ordered = np.sort(grams)
    if len(ordered) < 2:
        return ordered
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]
