"""Arrays and texts as bytes, and back. Every function here has its inverse beside it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.model import Antecedent, Quotation, Sentence, Tokens
from sayso.model.leanings import COLUMNS, NONE, Scores

__all__ = [
    "pack_antecedents",
    "pack_quotations",
    "pack_sentences",
    "pack_text",
    "pack_tokens",
    "unpack_antecedents",
    "unpack_quotations",
    "unpack_sentences",
    "unpack_text",
    "unpack_tokens",
]


def pack_text(text: str) -> bytes:
    """A text's UTF-8 bytes, compressed; lone surrogates are kept as they are."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_text(data: bytes) -> str:
    """The text again. Raises zlib.error or UnicodeDecodeError where the bytes are damaged."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def pack_tokens(tokens: Tokens) -> bytes:
    """Starts as differences, ends as lengths, heads as distances: small numbers compress well."""
    starts = tokens.starts.astype("<i4", copy=False)
    place = np.arange(len(tokens), dtype="<i4")
    return b"".join(
        (
            np.diff(starts, prepend=np.zeros(1, "<i4")).astype("<i4").tobytes(),
            (tokens.ends.astype("<i4", copy=False) - starts).tobytes(),
            (tokens.heads.astype("<i4", copy=False) - place).tobytes(),
            tokens.pos.astype("u1", copy=False).tobytes(),
            tokens.relations.astype("u1", copy=False).tobytes(),
            tokens.factuality.astype("<f2", copy=False).tobytes(),
            tokens.leanings.astype("i1", copy=False).tobytes(),
        )
    )


def unpack_tokens(data: bytes, count: int) -> Tokens:
    """The tokens again. Leanings to other questions than today's are left out."""
    four, at = 4 * count, 3 * 4 * count
    starts = np.cumsum(np.frombuffer(data, "<i4", count), dtype=np.int32)
    ends = starts + np.frombuffer(data, "<i4", count, four)
    heads = np.frombuffer(data, "<i4", count, 2 * four) + np.arange(count, dtype=np.int32)
    return Tokens(
        starts,
        ends.astype(np.int32, copy=False),
        np.frombuffer(data, np.uint8, count, at),
        heads.astype(np.int32, copy=False),
        np.frombuffer(data, np.uint8, count, at + count),
        np.frombuffer(data, "<f2", count, at + 2 * count).astype(np.float16, copy=False),
        _leanings(data[at + 4 * count :], count),
    )


def _leanings(data: bytes, count: int) -> Scores:
    if not count or len(data) != count * len(COLUMNS):
        return NONE.copy()
    return np.frombuffer(data, np.int8).reshape(count, len(COLUMNS))


def _ints(rows: Sequence[Sequence[int]], width: int) -> bytes:
    return np.array(rows, "<i4").reshape(len(rows), width).tobytes()


def _rows(data: bytes, count: int, width: int) -> list[list[int]]:
    array: npt.NDArray[np.int32] = np.frombuffer(data, "<i4", count * width)
    return array.reshape(count, width).tolist()


def pack_sentences(sentences: Sequence[Sentence]) -> tuple[bytes, bytes]:
    """Extents with each vector's length, and all vectors end to end."""
    rows = [(s.start, s.end, s.first_token, s.last_token, len(s.vector)) for s in sentences]
    return _ints(rows, 5), b"".join([s.vector for s in sentences])


def unpack_sentences(data: bytes, vectors: bytes, count: int) -> tuple[Sentence, ...]:
    """The sentences again."""
    sentences = []
    at = 0
    for start, end, first, last, length in _rows(data, count, 5):
        sentences.append(Sentence(start, end, first, last, vectors[at : at + length]))
        at += length
    return tuple(sentences)


def pack_quotations(quotations: Sequence[Quotation]) -> bytes:
    """Four numbers a quotation."""
    return _ints([(q.start, q.end, q.closed, q.depth) for q in quotations], 4)


def unpack_quotations(data: bytes, count: int) -> tuple[Quotation, ...]:
    """The quotations again."""
    return tuple(
        Quotation(start, end, bool(closed), depth)
        for start, end, closed, depth in _rows(data, count, 4)
    )


def pack_antecedents(antecedents: Sequence[Antecedent]) -> bytes:
    """Four numbers a pair, then all scores."""
    rows = [(*a.anaphor, *a.antecedent) for a in antecedents]
    return _ints(rows, 4) + np.array([a.score for a in antecedents], "<f8").tobytes()


def unpack_antecedents(data: bytes, count: int) -> tuple[Antecedent, ...]:
    """The antecedents again."""
    scores = np.frombuffer(data, "<f8", count, 16 * count).tolist()
    return tuple(
        Antecedent((a, b), (c, d), score)
        for (a, b, c, d), score in zip(_rows(data, count, 4), scores, strict=True)
    )
