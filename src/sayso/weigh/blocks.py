"""Blocks: claims are compared only where they fall into a common one, never all pairs.

A block's name is hashed to a number. Blocks are made of what is in the claim alone, so a claim
falls into the same ones whatever else is in the ledger. Members of a crowded block are compared
with a few of them, always the same, whose number is fixed (see `shelf`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

import numpy as np
import numpy.typing as npt

from sayso.weigh.entry import Actor, Saying
from sayso.weigh.packed import NONE, Numbers, rows_of
from sayso.weigh.tallies import counted_as
from sayso.weigh.words import content_words, folded, meaning_words, word_hash

__all__ = ["FINE", "NARROW", "blocks_of", "blocks_of_saying", "cell_of", "is_denial"]

WORDS = 6
"""Content words of a claim, longest first, whose pairs make blocks."""
BANDS = 6
BITS = 10
"""Sign bits in each of the bands of a sentence vector that make blocks."""
DIMENSIONS = 384

FINE = 1
"""Bit of a block's number: so narrow that its members are worth a look even where it is crowded.

A single word, actor or place with an act is not: in a large ledger it says nothing.
"""
NARROW = 2
"""Bit of a block's number: crowded with a few members already.

Nearly everything that a single word or an act of somebody brings together is about something
else: in a large ledger such blocks would give more pairs than all others.
"""


def cell_of(saying: Saying, own: str = "") -> int:
    """A number for everything that comparing sees of a claim: what is alike in all is one cell.

    Ten thousand copies of one sentence are one cell. Bare denials stand alone: they mean nothing
    away from what they deny. `own` sets a claim apart that a person took away from its like. The
    last bit says whether it is denied: of the many cells that a group is a little like, that is
    all that has to be known.
    """
    parts = (
        folded(saying.words), saying.act, _seen(saying.agent), _seen(saying.patient),
        _seen(saying.place), sorted(map(_seen, saying.named)), saying.share,
        saying.time, saying.count_low, saying.count_high, saying.polarity, saying.modality,
        _seen(saying.scene), saying.scene_time, saying.vector.hex(),
        saying.denies and (saying.report, saying.claim),
        *([own] if own else ()),
    )  # fmt: skip
    number = _number("\x1f".join(map(str, parts)))
    return number & ~1 | (saying.polarity == "neg")


def is_denial(cell: int) -> bool:
    """Whether what is said in a cell is that it was not so."""
    return bool(cell & 1)


def _seen(actor: Actor | None) -> str:
    if actor is None:
        return ""
    return f"{actor.form}\x1e{actor.named}\x1e{folded(actor.name)}\x1e{actor.at}"


def blocks_of_saying(saying: Saying) -> frozenset[int]:
    """The numbers of the blocks that a claim falls into."""
    return frozenset(blocks_of([saying])[1].tolist())


def blocks_of(sayings: Sequence[Saying]) -> tuple[Numbers, Numbers]:
    """The blocks of many claims: places in `sayings`, in order, and the blocks' numbers."""
    made = _Made()
    here = [place for place, saying in enumerate(sayings) if not saying.denies]
    longest: list[list[int]] = []
    actors: list[list[int]] = []
    spots: list[list[int]] = []
    acts: list[list[int]] = []
    every: list[tuple[int, int]] = []
    scenes: list[tuple[int, int, int]] = []
    for place in here:
        saying = sayings[place]
        words = {word: word_hash(word) for word in meaning_words(saying.words)}
        some = sorted(sorted(words), key=len, reverse=True)[:WORDS]
        longest.append(sorted([words[word] for word in some]))
        every += [(place, number) for number in words.values()]
        if not words:
            made.add(_AS_IT_STANDS, [place], [word_hash(folded(saying.words))])
        named = {a.form for a in (saying.agent, saying.patient) if a is not None and a.named}
        actors.append(sorted(map(word_hash, named)))
        spots.append([] if saying.place is None else [word_hash(saying.place.form)])
        acts.append([word_hash(saying.act or "")])
        if saying.scene is not None:
            where = sorted(map(word_hash, content_words(saying.scene.name)))
            ends = sorted(map(word_hash, counted_as(saying)))
            scenes += [(place, there, end) for there in where for end in ends]
    word, actor, spot, act = (
        _Column(np.array(here, np.int64), some) for some in (longest, actors, spots, acts)
    )
    made.pairs(_WORDS, word)
    made.pairs(_ACTORS, actor)
    made.crossed(_ACTOR, actor, act)
    made.crossed(_ACTOR_WORD, actor, word)
    made.crossed(_ACTOR_PLACE, actor, spot)
    made.crossed(_PLACE, spot, act)
    made.crossed(_PLACE_WORD, spot, word)
    made.add(_SCENE, *([row[side] for row in scenes] for side in range(3)))
    # Crowded in a large ledger, where the finer blocks do the work; all there is in a small one.
    made.add(_WORD, [place for place, _ in every], [number for _, number in every])
    vectors = [place for place in here if len(sayings[place].vector) == DIMENSIONS]
    if vectors:
        packed = np.frombuffer(b"".join(sayings[place].vector for place in vectors), np.int8)
        bits = packed.reshape(-1, DIMENSIONS).astype(np.float32) @ _planes().T > 0
        buckets = bits.reshape(-1, BANDS, BITS) @ (1 << np.arange(BITS))
        for band in range(BANDS):
            made.add(_VECTOR, vectors, np.full(len(vectors), band), buckets[:, band])
    return made.found()


class _Column:
    """Something that each of some claims has several of: a row a claim, the rest of it nothing."""

    def __init__(self, places: Numbers, some: Sequence[Sequence[int]]) -> None:
        self.places = places
        self.many = np.array([len(one) for one in some], np.int64)
        self.wide = max(map(len, some), default=0)
        self.values = np.zeros((len(some), self.wide), np.uint64)
        flat = np.array([value for one in some for value in one], np.uint64)
        self.values[np.arange(self.wide) < self.many[:, None]] = flat


class _Made:
    """Blocks as they are made: what each kind of them is made of, in columns."""

    def __init__(self) -> None:
        self._places: list[Numbers] = [NONE.keys]
        self._keys: list[Numbers] = [NONE.keys]

    def add(self, kind: tuple[int, int], places: npt.ArrayLike, *parts: npt.ArrayLike) -> None:
        """A block of each claim, made of one thing or several."""
        self._places.append(np.asarray(places, np.int64))
        self._keys.append(_key(kind, *(np.asarray(part, np.uint64) for part in parts)))

    def pairs(self, kind: tuple[int, int], column: _Column) -> None:
        """A block of every two things of a claim."""
        for one, other in combinations(range(column.wide), 2):
            has = column.many > other
            values = column.values[has]
            self.add(kind, column.places[has], values[:, one], values[:, other])

    def crossed(self, kind: tuple[int, int], one: _Column, other: _Column) -> None:
        """A block of everything of the one with everything of the other."""
        for first in range(one.wide):
            for second in range(other.wide):
                has = (one.many > first) & (other.many > second)
                parts = one.values[has, first], other.values[has, second]
                self.add(kind, one.places[has], *parts)

    def found(self) -> tuple[Numbers, Numbers]:
        """Places and keys, by both, each once."""
        sides = (np.concatenate(side) for side in (self._places, self._keys))
        places, keys = rows_of(*sides)
        return places, keys


@lru_cache(maxsize=1)
def _planes() -> npt.NDArray[np.float32]:
    """Hyperplanes, the same on every machine and in every version of numpy."""
    count = BANDS * BITS * DIMENSIONS
    signs = np.array([word_hash(f"plane {number}") & 1 for number in range(count)], np.float32)
    planes: npt.NDArray[np.float32] = (signs * 2 - 1).reshape(BANDS * BITS, DIMENSIONS)
    return planes


_WORDS, _ACTOR_WORD, _ACTOR_PLACE, _PLACE_WORD, _AS_IT_STANDS, _SCENE = (
    (kind, FINE) for kind in (11, 12, 13, 14, 15, 16)
)
_WORD, _ACTOR, _ACTORS, _PLACE, _VECTOR = ((kind, NARROW) for kind in (21, 22, 23, 24, 31))
"""Kinds of blocks, and the bits of each."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def _key(kind: tuple[int, int], *parts: npt.NDArray[np.uint64]) -> Numbers:
    """The numbers of blocks: 63 bits of what makes each, the last two say what it is."""
    number = np.full(len(parts[0]), kind[0], np.uint64)
    for part in parts:
        number = (number ^ part) * _FACTOR
        number ^= number >> np.uint64(29)
    bits = np.uint64(kind[1])
    found: Numbers = (number >> np.uint64(1) & ~np.uint64(3) | bits).astype(np.int64)
    return found


def _number(name: str) -> int:
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
