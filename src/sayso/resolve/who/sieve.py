"""Names that certainly are two, found out without aligning them: most pairs that share a block.

Comparing every pair inside blocks is nearly all of what identities across many reports cost. Here
words are only looked up, and a pair goes on to `names.same_name` unless words with no counterpart
stand on both sides and weigh too much for any alignment. A test holds that nothing is lost.
"""

from __future__ import annotations

from itertools import pairwise

from sayso.resolve.who.folding import PARTICLES
from sayso.resolve.who.initials import letters_in
from sayso.resolve.who.name_words import (
    HONORIFICS,
    WEIGHTS,
    same_body_word,
    same_word,
    weight_of_word,
    words_to_align,
)
from sayso.resolve.who.names import SHORTEST, can_be_mistyped, stands_for
from sayso.vocabulary import MentionKind

__all__ = ["certainly_two"]

_SLACK = 3
"""Letters by which two words written in one may differ from the one word they are."""


def certainly_two(a: str, b: str, *, kind: MentionKind = MentionKind.person) -> bool:
    """True only where `same_name` says that they are not the same. Symmetric."""
    person = kind is MentionKind.person
    left, right = words_to_align(a, person), words_to_align(b, person)
    if not left or not right or left == right:
        return False
    same = same_word if person else same_body_word
    met_left: set[int] = set()
    met_right: set[int] = set()
    for i, word in enumerate(left):
        for j, other in enumerate(right):
            if word == other or same(word, other)[0] > WEIGHTS.other:
                met_left.add(i)
                met_right.add(j)
    lone_left = [word for i, word in enumerate(left) if i not in met_left]
    lone_right = [word for j, word in enumerate(right) if j not in met_right]
    if not _full(lone_left) or not _full(lone_right):
        return False
    if letters_in(a) or letters_in(b):
        return False
    if not person:
        if stands_for(a, b) or stands_for(b, a):
            return False
        if len(lone_left) == len(lone_right) == 1 and can_be_mistyped(
            lone_left[0], lone_right[0], shortest=SHORTEST
        ):
            return False
    if _written_in_one(left, right) or _written_in_one(right, left):
        return False
    lone = (*lone_left, *lone_right)
    met = (sum(map(weight_of_word, (*left, *right))) - sum(map(weight_of_word, lone))) / 2
    over = sum(weight_of_word(word) for word in lone if person or word not in PARTICLES)
    return met < WEIGHTS.accept * (met + WEIGHTS.conflict * over)


def _full(words: list[str]) -> bool:
    """Whether what has no counterpart is more than small words."""
    return any(word not in PARTICLES and word not in HONORIFICS for word in words)


def _written_in_one(apart: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether two neighbours can be what stands in one word on the other side.

    Not where one of the three has its equal: equal words are aligned before any others.
    """
    if "".join(apart) == "".join(whole):
        return True
    equal = set(apart) & set(whole)
    if len(set(apart)) < len(apart) or len(set(whole)) < len(whole):
        equal = set()
    return any(
        abs(len(one) + len(two) - len(word)) <= max(_SLACK, len(word) // 2)
        and same_word(one + two, word)[0] >= WEIGHTS.typing
        for one, two in pairwise(apart)
        if one not in equal and two not in equal
        for word in whole
        if word not in equal
    )
