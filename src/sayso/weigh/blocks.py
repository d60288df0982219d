"""Blocks: claims are compared only where they fall into a common one, never all pairs.

A block's name is hashed to a number. Blocks are made of what is in the claim alone, so a claim
falls into the same ones whatever else is in the ledger. Members of a crowded block are compared
with a few of them, always the same, whose number is fixed (see `shelf`).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

import numpy as np
import numpy.typing as npt

from sayso.weigh.entry import Actor, Saying
from sayso.weigh.tallies import outcomes
from sayso.weigh.words import content_words, fold_words, meaning_words, word_hash

__all__ = ["blocks_of_saying", "cell_of", "is_fine", "is_narrow"]

WORDS = 6
"""Content words of a claim, longest first, whose pairs make blocks."""
BANDS = 6
BITS = 10
"""Sign bits in each of the bands of a sentence vector that make blocks."""
DIMENSIONS = 384


def cell_of(saying: Saying, own: str = "") -> int:
    """A number for everything that comparing sees of a claim: what is alike in all is one cell.

    Ten thousand copies of one sentence are one cell. Bare denials stand alone: they mean nothing
    away from what they deny. `own` sets a claim apart that a person took away from its like.
    """
    parts = (
        " ".join(fold_words(saying.words)), saying.act, _seen(saying.agent), _seen(saying.patient),
        _seen(saying.place), sorted(map(_seen, saying.named)), saying.share,
        saying.time, saying.count_low, saying.count_high, saying.polarity, saying.modality,
        _seen(saying.scene), saying.scene_time, saying.vector.hex(),
        saying.denies and (saying.report, saying.claim),
        *([own] if own else ()),
    )  # fmt: skip
    return _number("\x1f".join(map(str, parts)))


def _seen(actor: Actor | None) -> str:
    if actor is None:
        return ""
    return f"{actor.form}\x1e{actor.named}\x1e{' '.join(fold_words(actor.name))}\x1e{actor.at}"


def is_fine(key: int) -> bool:
    """Whether a block is narrow enough that its members are worth a look even where it is crowded.

    A single word, actor or place with an act is not: in a large ledger it says nothing.
    """
    return bool(key & _FINE)


def is_narrow(key: int) -> bool:
    """Whether a block is crowded with a few members already.

    Nearly everything that a single word or an act of somebody brings together is about something
    else: in a large ledger such blocks would give more pairs than all others.
    """
    return bool(key & _NARROW)


def blocks_of_saying(saying: Saying) -> frozenset[int]:
    """The numbers of the blocks that a claim falls into."""
    if saying.denies:
        return frozenset()
    words = {word: word_hash(word) for word in meaning_words(saying.words)}
    longest = [words[w] for w in sorted(words, key=lambda word: (-len(word), word))[:WORDS]]
    act = word_hash(saying.act or "")
    actors = {
        word_hash(actor.form)
        for actor in (saying.agent, saying.patient)
        if actor is not None and actor.named
    }
    place = None if saying.place is None else word_hash(saying.place.form)
    found = {_key(_WORDS, *pair) for pair in combinations(sorted(longest), 2)}
    for actor in actors:
        found.add(_key(_ACTOR, actor, act))
        found.update(_key(_ACTOR_WORD, actor, word) for word in longest)
        if place is not None:
            found.add(_key(_ACTOR_PLACE, actor, place))
    found.update(_key(_ACTORS, *pair) for pair in combinations(sorted(actors), 2))
    if place is not None:
        found.add(_key(_PLACE, place, act))
        found.update(_key(_PLACE_WORD, place, word) for word in longest)
    if saying.scene is not None:
        for word in outcomes(saying):
            found.update(
                _key(_SCENE, word_hash(where), word_hash(word))
                for where in content_words(saying.scene.name)
            )
    # Crowded in a large ledger, where the finer blocks do the work; all there is in a small one.
    found.update(_key(_WORD, word) for word in words.values())
    if not words:
        found.add(_key(_AS_IT_STANDS, word_hash(" ".join(fold_words(saying.words)))))
    if len(saying.vector) == DIMENSIONS:
        bits = (_planes() @ np.frombuffer(saying.vector, np.int8).astype(np.float32)) > 0
        bands = bits.reshape(BANDS, BITS) @ (1 << np.arange(BITS))
        found.update(_key(_VECTOR, band, bucket) for band, bucket in enumerate(bands.tolist()))
    return frozenset(found)


@lru_cache(maxsize=1)
def _planes() -> npt.NDArray[np.float32]:
    """Hyperplanes, the same on every machine and in every version of numpy."""
    count = BANDS * BITS * DIMENSIONS
    signs = np.array([word_hash(f"plane {number}") & 1 for number in range(count)], np.float32)
    planes: npt.NDArray[np.float32] = (signs * 2 - 1).reshape(BANDS * BITS, DIMENSIONS)
    return planes


_FINE, _NARROW = 1, 2
"""Bits of a block's number."""
_WORDS, _ACTOR_WORD, _ACTOR_PLACE, _PLACE_WORD, _AS_IT_STANDS, _SCENE = (
    (kind, _FINE) for kind in (11, 12, 13, 14, 15, 16)
)
_WORD, _ACTOR, _ACTORS, _PLACE, _VECTOR = ((kind, _NARROW) for kind in (21, 22, 23, 24, 31))
"""Kinds of blocks, and the bits of each."""
_FACTOR, _ALL = 0x9E3779B97F4A7C15, (1 << 64) - 1


def _key(kind: tuple[int, int], *parts: int) -> int:
    """The number of a block: 63 bits of what makes it, the last two say what it is."""
    number, bits = kind
    for part in parts:
        number = (number ^ part) * _FACTOR & _ALL
        number ^= number >> 29
    return number >> 1 & ~3 | bits


def _number(name: str) -> int:
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
