"""A text cut into words, each of them hashed: in arrays, since a ledger has a billion words.

A word is a run of `\\w`, and is compared case folded. Its hash is a sum over its letters: a number
for each letter, times another for its place, the same on every machine.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Cut", "Hashes", "cut"]

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

_TOKEN = re.compile(r"\w+")
_BASE = np.uint64(0x9E3779B97F4A7C13)
"""Of the places: odd, and less one it is even once only, so that two exchanged letters tell."""


class Cut(NamedTuple):
    """The words of a text: where each begins and ends, in code points, and its hash."""

    starts: Places
    ends: Places
    hashes: Hashes

    def without(self, out: npt.NDArray[np.bool_]) -> Cut:
        """The words but some."""
        return Cut(self.starts[~out], self.ends[~out], self.hashes[~out])


def cut(text: str) -> Cut:
    """The words of a text; punctuation left out."""
    if text.isascii():
        # Folding moves nothing: all at once.
        codes = np.frombuffer(text.lower().encode("ascii"), np.uint8)
        edges = np.flatnonzero(np.diff(_WORD[codes], prepend=False, append=False))
        starts, ends = edges[::2], edges[1::2]
        return Cut(starts, ends, _hashed(_LETTER[codes[_WORD[codes]]], ends - starts))
    spans = [match.span() for match in _TOKEN.finditer(text)]
    words = [text[start:end].casefold() for start, end in spans]
    letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), "<u4")
    places = np.array(spans, np.int64).reshape(-1, 2)
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    return Cut(places[:, 0], places[:, 1], _hashed(_mixed(letters.astype(np.uint64)), sizes))


def _hashed(letters: Hashes, sizes: Places) -> Hashes:
    """The hashes of words of these sizes, from the numbers of all their letters."""
    if not len(sizes):
        return np.zeros(0, np.uint64)
    firsts = np.cumsum(sizes) - sizes
    places = np.arange(len(letters)) - np.repeat(firsts, sizes)
    longest = int(sizes.max())
    powers = _POWERS if longest <= len(_POWERS) else _powers(longest)
    return _mixed(np.add.reduceat(letters * powers[places], firsts))


def _powers(count: int) -> Hashes:
    powers: Hashes = np.cumprod(np.full(count, _BASE), dtype=np.uint64)
    return powers


def _mixed(numbers: Hashes) -> Hashes:
    """Numbers whose every bit hangs on all bits of what they come from (SplitMix64)."""
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ numbers >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ numbers >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    mixed: Hashes = numbers ^ numbers >> np.uint64(31)
    return mixed


_WORD = np.array([bool(_TOKEN.match(chr(code))) for code in range(128)])
_POWERS = _powers(64)
_LETTER = _mixed(np.arange(128, dtype=np.uint64))
