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
from sayso.weigh.words import fold_words, meaning_words, word_hash

__all__ = ["blocks_of_saying", "cell_of", "is_fine"]

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
        saying.vector.hex(), saying.denies and (saying.report, saying.claim),
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
    return bool(key & 1)


def blocks_of_saying(saying: Saying) -> frozenset[int]:
    """The numbers of the blocks that a claim falls into."""
    if saying.denies:
        return frozenset()
    words = meaning_words(saying.words)
    longest = sorted(words, key=lambda word: (-len(word), word))[:WORDS]
    names: list[str] = [f"w:{one}:{other}" for one, other in combinations(sorted(longest), 2)]
    actors = {
        actor.form for actor in (saying.agent, saying.patient) if actor is not None and actor.named
    }
    for actor in actors:
        names.append(f"a:{actor}:{saying.act or ''}")
        names += [f"aw:{actor}:{word}" for word in longest]
        if saying.place is not None:
            names.append(f"ap:{actor}:{saying.place.form}")
    names += [f"aa:{one}:{other}" for one, other in combinations(sorted(actors), 2)]
    if saying.place is not None:
        names.append(f"p:{saying.place.form}:{saying.act or ''}")
        names += [f"pw:{saying.place.form}:{word}" for word in longest]
    # Crowded in a large ledger, where the finer blocks do the work; all there is in a small one.
    names += [f"one:{word}" for word in words]
    if not words:
        names.append("as it stands:" + " ".join(fold_words(saying.words)))
    found = {_key(name) for name in names}
    if len(saying.vector) == DIMENSIONS:
        bits = (_planes() @ np.frombuffer(saying.vector, np.int8).astype(np.float32)) > 0
        found |= {
            _key(f"v{band}:{np.packbits(bits[band * BITS : (band + 1) * BITS]).tobytes().hex()}")
            for band in range(BANDS)
        }
    return frozenset(found)


@lru_cache(maxsize=1)
def _planes() -> npt.NDArray[np.float32]:
    """Hyperplanes, the same on every machine and in every version of numpy."""
    count = BANDS * BITS * DIMENSIONS
    signs = np.array([word_hash(f"plane {number}") & 1 for number in range(count)], np.float32)
    planes: npt.NDArray[np.float32] = (signs * 2 - 1).reshape(BANDS * BITS, DIMENSIONS)
    return planes


_COARSE = frozenset({"one", "a", "p", "aa"})


def _key(name: str) -> int:
    """The number of a block; odd for a fine one."""
    number = _number(name)
    return number & ~1 if name.partition(":")[0] in _COARSE else number | 1


def _number(name: str) -> int:
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
