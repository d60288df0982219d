"""Which pairs of claims can be alike at all: an upper bound of their likeness, for many at once.

Most claims that fall into a common block are about something else. The bound is worked out in
arrays, from the same weights as `likeness` and never below it, so that leaving out what stays
under `ALIKE` changes nothing; the few that are left are compared exactly. Measured: 0.4 µs a pair
against 40 µs for the exact comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.weigh.denials import no_presence, of_nobody
from sayso.weigh.likeness_table import ALIKE, DENIED, HARM, MEANING_FROM, NEAR_ACTS, WEIGHTS
from sayso.weigh.opposites import turned
from sayso.weigh.point import Point
from sayso.weigh.words import word_hash

__all__ = ["Sieve"]

WIDE = 16
"""Words of a claim that the bound looks at; a longer claim is always compared exactly."""
LANES = 2
"""Numbers of 64 bits that tell which words a claim may have."""
DIMENSIONS = 384
CHUNK = 100_000
"""Pairs that are looked at together: 100,000 take about 60 MB."""
LITTLE = 8_192
"""Pairs whose words are looked at together: they stay in the processor's own memory."""
MARGIN = 0.01
"""For rounding."""

Rows = npt.NDArray[np.int64]


class Sieve:
    """Claims as rows of arrays. `keep` says which pairs are worth an exact comparison."""

    def __init__(self) -> None:
        self._row: dict[int, int] = {}
        self._free: list[int] = []
        self._acts: dict[str, int] = {"": 0}
        self._act_table = np.zeros((1, 1), np.float32)
        self._made(1024)

    def _made(self, size: int) -> None:
        """Room for so many rows; what is there stays."""
        fields: dict[str, tuple[tuple[int, ...], Any]] = {
            "cell": ((), np.int64), "words": ((WIDE,), np.int32), "telling": ((WIDE,), np.int32),
            "words bits": ((LANES,), np.uint64), "words twice": ((), np.uint8),
            "telling bits": ((LANES,), np.uint64), "telling twice": ((), np.uint8),
            "many": ((), np.float32), "told": ((), np.int32), "norm": ((), np.float32),
            "vector": ((DIMENSIONS,), np.int8),
            "said": ((), np.int64), "sentence": ((), np.int64), "share": ((), np.float32),
            "act": ((), np.int16), "agent": ((), np.int64), "patient": ((), np.int64),
            "place": ((), np.bool_), "names": ((), np.bool_), "time": ((), np.bool_),
            "count": ((), np.int64), "long": ((), np.bool_), "neg": ((), np.bool_),
            "state": ((), np.bool_), "toll": ((), np.bool_), "poles": ((), np.uint64),
            "against": ((), np.uint64), "absent": ((), np.bool_), "harmed": ((), np.bool_),
            "unharmed": ((), np.bool_),
        }  # fmt: skip
        old: dict[str, npt.NDArray[Any]] = getattr(self, "_columns", {})
        self._columns: dict[str, npt.NDArray[Any]] = {}
        for name, (shape, kind) in fields.items():
            column = np.zeros((size, *shape), kind)
            if name in old:
                column[: len(old[name])] = old[name]
            self._columns[name] = column

    def __contains__(self, cell: int) -> bool:
        return cell in self._row

    def missing(self, cells: Iterable[int]) -> list[int]:
        """Those of the cells that have no row."""
        return [cell for cell in cells if cell not in self._row]

    def drop(self, cells: Iterable[int]) -> None:
        """Forget cells."""
        for cell in cells:
            row = self._row.pop(cell, None)
            if row is not None:
                self._free.append(row)

    @property
    def size(self) -> int:
        """Rows that there are, used or not."""
        return len(self._columns["cell"])

    def cells(self, rows: Rows) -> npt.NDArray[np.int64]:
        """The cells in these rows."""
        found: npt.NDArray[np.int64] = self._columns["cell"][rows]
        return found

    def put(self, point: Point) -> None:
        """Take a claim in, or anew."""
        row = self._row.get(point.cell)
        if row is None:
            row = self._free.pop() if self._free else len(self._row)
            self._row[point.cell] = row
        if row >= len(self._columns["many"]):
            self._made(2 * row)
        saying, column = point.saying, self._columns
        column["cell"][row] = point.cell
        telling = point.words - point.named
        number_of = {word: _number(word) & 0x7FFFFFFF or 1 for word in point.words}
        for name, some in zip(_WORDS, (point.words, telling), strict=True):
            numbers = [number_of[word] for word in some][:WIDE]
            column[name][row] = numbers + [0] * (WIDE - len(numbers))
            bits = 0
            for number in numbers:
                bits |= 1 << (number % (64 * LANES))
            column[f"{name} bits"][row] = np.frombuffer(bits.to_bytes(8 * LANES, "little"), "<u8")
            column[f"{name} twice"][row] = len(numbers) - bits.bit_count()
        column["many"][row] = len(point.words)
        column["told"][row] = len(telling)
        column["long"][row] = len(point.words) > WIDE
        column["said"][row] = _number(point.folded) if point.words else 0
        column["sentence"][row] = _number(saying.vector.hex()) if saying.vector else 0
        column["norm"][row] = 0.0
        if point.vector is not None and len(point.vector) == DIMENSIONS:
            column["vector"][row] = point.vector
            column["norm"][row] = point.norm
        column["share"][row] = saying.share
        column["neg"][row] = saying.polarity == "neg"
        column["state"][row] = saying.act == "STATE"
        column["toll"][row] = saying.scene is not None
        column["poles"][row], column["against"][row] = point.poles, turned(point.poles)
        column["absent"][row] = no_presence(saying)
        column["harmed"][row] = bool(point.words & HARM)
        column["unharmed"][row] = of_nobody(saying) and bool(point.words & HARM)
        column["act"][row] = self._act(saying.act)
        for role, actor, key in (
            ("agent", saying.agent, point.agent),
            ("patient", saying.patient, point.patient),
        ):
            column[role][row] = 0 if actor is None else -1 if key is None else _number(key)
        column["place"][row] = saying.place is not None
        column["names"][row] = bool(point.names)
        column["time"][row] = saying.time is not None
        counts = (saying.count_low, saying.count_high)
        column["count"][row] = 0 if counts == (None, None) else _number(repr(counts))

    def _act(self, act: str | None) -> int:
        if act is None:
            return 0
        if act not in self._acts:
            self._acts[act] = len(self._acts)
            names = list(self._acts)
            table = np.zeros((len(names), len(names)), np.float32)
            for i, one in enumerate(names[1:], 1):
                for j, other in enumerate(names[1:], 1):
                    near = frozenset((one, other)) in NEAR_ACTS
                    table[i, j] = (
                        WEIGHTS.act_same if i == j else WEIGHTS.act_near if near
                        else WEIGHTS.act_other
                    )  # fmt: skip
            self._act_table = table
        return self._acts[act]

    def rows(self, cells: Sequence[int]) -> Rows:
        """The rows of cells that are all here."""
        return np.fromiter((self._row[cell] for cell in cells), np.int64, len(cells))

    def keep(self, one: Rows, other: Rows) -> npt.NDArray[np.bool_]:
        """For each pair of rows, whether the two can be alike."""
        found = np.zeros(len(one), np.bool_)
        for at in range(0, len(one), CHUNK):
            part = slice(at, at + CHUNK)
            found[part] = self._keep(one[part], other[part])
        return found

    def _keep(self, one: Rows, other: Rows) -> npt.NDArray[np.bool_]:
        column = self._columns
        total = self._footing(one, other)
        sure: npt.NDArray[np.bool_] = (column["said"][one] == column["said"][other]) & (
            column["said"][one] != 0
        )
        sure |= column["long"][one] | column["long"][other]
        together = (column["sentence"][one] == column["sentence"][other]) & (
            column["sentence"][one] != 0
        )
        total += together * np.float32(WEIGHTS.same_sentence)
        vectors = (column["norm"][one] > 0) & (column["norm"][other] > 0) & ~together
        best = WEIGHTS.meaning * (1 - MEANING_FROM)
        opposed = column["neg"][one] != column["neg"][other]
        # What falls short of what the pair needs; a denial needs less.
        least = np.where(opposed, DENIED - WEIGHTS.denied_whole - WEIGHTS.denied_deed, ALIKE)
        absent = opposed & (column["absent"][one] | column["absent"][other])
        unharmed = column["unharmed"][one] & column["harmed"][other]
        unharmed |= column["harmed"][one] & column["unharmed"][other]
        total += absent * np.float32(WEIGHTS.denied_presence)
        total += (opposed & unharmed) * np.float32(WEIGHTS.denied_toll)
        total -= least.astype(np.float32) - np.float32(MARGIN)
        waiting = np.flatnonzero(~sure & (total + vectors * best >= 0))
        one, other, total, vectors = one[waiting], other[waiting], total[waiting], vectors[waiting]
        # What most pairs share is seen from bits; word by word only what is left is looked at.
        bits = self._words(one, other, *(self._at_most(one, other, name) for name in _WORDS))
        left = np.flatnonzero(total + bits + vectors * best >= 0)
        one, other, total, vectors = one[left], other[left], total[left], vectors[left]
        waiting = waiting[left]
        total += self._words(one, other, *(self._exactly(one, other, name) for name in _WORDS))
        fit = np.flatnonzero(total + vectors * best >= 0)
        cosine = np.einsum(
            "ij,ij->i", column["vector"][one[fit]].astype(np.float32),
            column["vector"][other[fit]].astype(np.float32),
        )  # fmt: skip
        lengths = column["norm"][one[fit]] * column["norm"][other[fit]]
        cosine /= np.where(lengths > 0, lengths, 1)
        share = np.minimum(column["share"][one[fit]], column["share"][other[fit]])
        meaning = WEIGHTS.meaning * (cosine - MEANING_FROM) * (0.4 + 0.6 * share)
        kept = total[fit] + np.where(vectors[fit], meaning, 0) >= 0
        sure[waiting[fit[kept]]] = True
        return sure

    def _at_most(self, one: Rows, other: Rows, name: str) -> npt.NDArray[np.float32]:
        """How many words two rows can share: the bits that both have, and those had twice."""
        bits, twice = self._columns[f"{name} bits"], self._columns[f"{name} twice"]
        found: npt.NDArray[np.float32] = np.minimum(twice[one], twice[other]).astype(np.float32)
        for place in range(LANES):
            lane = bits[:, place]
            found += np.bitwise_count(lane[one] & lane[other])
        return found

    def _exactly(self, one: Rows, other: Rows, name: str) -> npt.NDArray[np.float32]:
        """How many words two rows share."""
        column = self._columns[name]
        return _shared(column[one], column[other])

    def _words(
        self,
        one: Rows,
        other: Rows,
        both: npt.NDArray[np.float32],
        telling: npt.NDArray[np.float32],
    ) -> npt.NDArray[np.float32]:
        """What words speak for: less than nothing where none is shared but names.

        Never less for more words in common: as many as can be give a bound too.
        """
        column = self._columns
        first, second = column["many"][one], column["many"][other]
        smaller = np.maximum(np.minimum(first, second), 1)
        found = WEIGHTS.words * both / np.maximum(first + second - both, 1)
        found += WEIGHTS.contained * np.minimum(both / smaller, both / 3)
        found += WEIGHTS.thin * np.where(telling == 0, 1.0, np.where(telling == 1, 0.5, 0.0))
        # Loose by what was let through above at its best: the words were still to come.
        loose: npt.NDArray[np.float32] = (found - BEST_WORDS).astype(np.float32)
        return loose

    def _footing(self, one: Rows, other: Rows) -> npt.NDArray[np.float32]:
        """What act, actors and facets can come to at most, and words at their best."""
        column = self._columns
        acts = self._act_table[column["act"][one], column["act"][other]]
        total: npt.NDArray[np.float32] = acts + np.float32(BEST_WORDS)
        for role, same, words in (
            ("agent", WEIGHTS.agent_same, WEIGHTS.agent_words),
            ("patient", WEIGHTS.patient_same, WEIGHTS.patient_words),
        ):
            first, second = column[role][one], column[role][other]
            there = (first != 0) & (second != 0)
            known = (first > 0) & (second > 0)
            total += np.where(known, (first == second) * same, there * words).astype(np.float32)
        for done, told in ((one, other), (other, one)):
            crossed = (column["patient"][done] != 0) & (column["patient"][told] == 0)
            crossed &= ~column["state"][done] & column["state"][told] & (column["agent"][told] != 0)
            total += crossed * np.float32(WEIGHTS.affected_same)
        for name, most in (
            ("place", WEIGHTS.place_same),
            ("names", WEIGHTS.names),
            ("time", WEIGHTS.time_same),
        ):
            total += (column[name][one] & column[name][other]) * np.float32(most)
        first, second = column["count"][one], column["count"][other]
        counted = np.where(first == second, WEIGHTS.count_same, WEIGHTS.count_other)
        total += np.where((first != 0) & (second != 0), counted, 0).astype(np.float32)
        # Of two tolls few words in common are not held against them.
        opposite = (column["poles"][one] & column["against"][other]) != 0
        total += opposite * np.float32(WEIGHTS.opposite - WEIGHTS.act_other)
        tolls = column["toll"][one] & column["toll"][other]
        total += tolls * np.float32(WEIGHTS.toll - WEIGHTS.thin)
        return total


_WORDS = ("words", "telling")
"""All words of a claim, and those that do not only name whom it is about."""
BEST_WORDS = WEIGHTS.words + WEIGHTS.contained
"""What shared words can come to at most."""


def _shared(one: npt.NDArray[np.int32], other: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
    """How many words two padded rows share."""
    found = np.zeros(len(one), np.int8)
    for at in range(0, len(one), LITTLE):
        part = slice(at, at + LITTLE)
        # A word a line: many rows are compared at once.
        mine, theirs = (np.ascontiguousarray(words[part].T) for words in (one, other))
        mine[mine == 0] = -1
        for word in mine:
            found[part] += (word == theirs).any(axis=0)
    return found.astype(np.float32)


def _number(text: str) -> int:
    return word_hash(text) >> 1 or 1
