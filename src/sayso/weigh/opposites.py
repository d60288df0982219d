"""Words that exclude each other without a negation: what one says is shut, another says is open.

The table is `opposites.txt`. Whether two claims that use such words tell of one thing is for
whoever compares them to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from sayso.weigh.entry import Saying
from sayso.weigh.words import fold_words

__all__ = ["PAIRS", "answering", "opposed_by", "poles_of", "turned"]

PAIRS = 32
"""Lines that the table may have: two bits of each fit a number of 64."""


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    """Word or phrase to its poles: bit 2n for the one side of line n, bit 2n + 1 for the other."""
    found: dict[str, int] = {}
    listed = files("sayso.weigh").joinpath("opposites.txt").read_text(encoding="utf-8")
    lines = [line for line in listed.splitlines() if "|" in line and not line.startswith("#")]
    for place, line in enumerate(lines[:PAIRS]):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                phrase = word.replace("_", " ")
                found[phrase] = found.get(phrase, 0) | 1 << (2 * place + side)
    return found


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[list[str], str]]]:
    """The phrases of the table by their first word, longest first."""
    found: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for phrase in sorted(_table(), key=lambda one: (-one.count(" "), one)):
        found[phrase.split()[0]].append((phrase.split(), phrase))
    return dict(found)


@lru_cache(maxsize=16_384)
def _poles(words: str) -> tuple[tuple[str, int], ...]:
    """The phrases of a text that have an opposite, in order; no word is in two of them."""
    folded, table, phrases = fold_words(words), _table(), _phrases()
    found = []
    place = 0
    while place < len(folded):
        for parts, phrase in phrases.get(folded[place], ()):
            if folded[place : place + len(parts)] == parts:
                found.append((phrase, table[phrase]))
                place += len(parts)
                break
        else:
            place += 1
    return tuple(found)


def poles_of(words: str) -> int:
    """All poles of a text, as bits; of a pair that it has both of, none."""
    found = 0
    for _, bits in _poles(words):
        found |= bits
    both = found & found >> 1 & _EVEN
    return found & ~(both | both << 1)


def opposed_by(one: str, other: str) -> tuple[str, str] | None:
    """The words by which two texts say the opposite; None where they do not."""
    mine, theirs = poles_of(one), poles_of(other)
    meet = mine & turned(theirs)
    if not meet:
        return None
    said = next(word for word, bits in _poles(one) if bits & meet)
    against = next(word for word, bits in _poles(other) if turned(bits) & meet)
    return said, against


def answering(sayings: Sequence[Saying]) -> set[str]:
    """The ids of those among assertions that say the opposite of what most of the others say.

    Of each pair of opposites the side that fewer claims take; of two equal ones, the one without
    the smallest id.
    """
    sides: dict[int, set[str]] = defaultdict(set)
    for saying in sayings:
        poles = poles_of(saying.words)
        for side in range(poles.bit_length()):
            if poles >> side & 1:
                sides[side].add(saying.claim)
    found: set[str] = set()
    for side in range(0, 2 * PAIRS, 2):
        two = sides[side] - found, sides[side + 1] - found
        if all(two):
            # The side that stays is the larger one, else that of the smallest id.
            found |= max(two, key=lambda some: (-len(some), min(some)))
    return found


def turned(poles: int) -> int:
    """The opposite pole of each."""
    return (poles & _EVEN) << 1 | (poles >> 1) & _EVEN


_EVEN = sum(1 << 2 * place for place in range(PAIRS))
