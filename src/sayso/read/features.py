"""What an uncased model cannot see in word pieces: case, space, breaks, quotation, brackets.

Each feature is a small number per word; the model adds one embedding for each to its input.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import Quotation

__all__ = ["FEATURE_SIZES", "word_features"]

FEATURE_SIZES: Final = (9, 5, 7, 4, 3)
"""How many values each feature has: shape, gap, quotation, bracket, heading."""

_BRACKET = re.compile(r"[()\[\]{}]")
_TERMINAL = frozenset(".!?…:;,\"”»'’)]")

Words = Sequence[tuple[int, int]]
Array = npt.NDArray[np.int64]


def _shape(word: str) -> int:
    """0 lower, 1 Capitalised, 2 UPPER, 3 mIxed, 4 one capital, 5 digits, 6 mixed with digits,
    7 punctuation, 8 letters without case."""
    if word.islower():
        return 0 if word.isalpha() else (6 if any(c.isdigit() for c in word) else 0)
    if not word[0].isalnum():
        return 7
    if word.isdigit() or not any(c.isalpha() for c in word):
        return 5
    if any(c.isdigit() for c in word):
        return 6
    if len(word) == 1:
        return 4 if word.isupper() else 8
    if word.isupper():
        return 2
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3 if word.lower() != word.upper() else 8


_SHAPES: dict[str, int] = {}


def word_features(
    text: str,
    words: Words,
    paragraphs: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
) -> npt.NDArray[np.uint8]:
    """Features of all words, shape (words, 5). Linear in the words; `paragraphs` in order."""
    count = len(words)
    table = np.zeros((count, len(FEATURE_SIZES)), np.uint8)
    if not count:
        return table
    known = _SHAPES
    if len(known) > 200_000:
        known.clear()
    shapes = []
    for start, end in words:
        word = text[start:end]
        shape = known.get(word)
        if shape is None:
            shape = known[word] = _shape(word)
        shapes.append(shape)
    table[:, 0] = shapes
    spans = np.asarray(words, np.int64)
    starts, ends = spans[:, 0], spans[:, 1]
    table[1:, 1] = np.minimum(starts[1:] - ends[:-1], 1)
    broken = np.flatnonzero(starts[1:] - ends[:-1] > 0) + 1
    for at in (
        broken[[("\n" in text[ends[i - 1] : starts[i]]) for i in broken]] if len(broken) else ()
    ):
        table[at, 1] = 2
    table[0, 1] = 3
    for start, end in paragraphs:
        first, last = np.searchsorted(starts, (start, end))
        if first < last:
            table[first, 1] = 3
            if last - first <= 16 and text[end - 1 : end] not in _TERMINAL:
                table[first:last, 4] = 1
    _mark_quotations(table, starts, quotations)
    _mark_brackets(table, text, starts, paragraphs)
    return table


def _mark_quotations(
    table: npt.NDArray[np.uint8], starts: Array, quotations: Sequence[Quotation]
) -> None:
    """0 outside, 1 inside, 2 inside one in another, 3 opening mark, 4 closing mark, 5 inside one
    that never closes, 6 inside single marks."""
    for quotation in quotations:
        first, last = np.searchsorted(starts, (quotation.start, quotation.end))
        if first >= last:
            continue
        inside = 1 if quotation.closed else 5
        table[first:last, 2] = 2 if quotation.depth else inside
        table[first, 2] = 3
        if quotation.closed:
            table[last - 1, 2] = 4


def _mark_brackets(
    table: npt.NDArray[np.uint8], text: str, starts: Array, paragraphs: Sequence[tuple[int, int]]
) -> None:
    """0 outside, 1 inside round, 2 inside square or curly, 3 a bracket itself."""
    for start, end in paragraphs:
        opened: list[tuple[int, str]] = []
        for match in _BRACKET.finditer(text, start, end):
            mark, at = match.group(), match.start()
            if mark in "([{":
                opened = [*opened[-3:], (at, mark)]
            elif opened:
                since, kind = opened.pop()
                first, last = np.searchsorted(starts, (since, at + 1))
                table[first:last, 3] = 1 if kind == "(" else 2
                table[first, 3] = 3
                table[last - 1, 3] = 3
