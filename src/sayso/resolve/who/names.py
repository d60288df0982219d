"""Whether two names can be one name: token-aligned, with reasons.

Words are aligned one to one; what stays over on both sides is a conflict, so that Mohammed Ali and
Mohammed Salih stay two however much of them is shared. `name_words` has the words of people and the
weights, `body_words` those of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from sayso.resolve.who.body_words import TELLING
from sayso.resolve.who.folding import PARTICLES, fold
from sayso.resolve.who.initials import letters_in, run_of_initials
from sayso.resolve.who.initials import stands_for as letters_stand_for
from sayso.resolve.who.name_words import (
    HONORIFICS,
    WEIGHTS,
    form_of,
    same_body_word,
    same_word,
    weight_of_word,
    words_to_align,
)
from sayso.resolve.who.nicknames import GENERIC
from sayso.vocabulary import MentionKind

__all__ = ["SHORTEST", "NameMatch", "can_be_mistyped", "same_name", "stands_for"]

_SON = frozenset({"bin", "ibn", "ben", "bint", "ould", "oglu"})
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿가-힣]")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """`score` 0..1, `same` the decision, `reasons` which words made it."""

    score: float
    same: bool
    reasons: tuple[str, ...]
    weakest: float = 1.0
    """The least that any two aligned words were worth."""


_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")


@lru_cache(maxsize=65_536)
def _minor(name: str) -> frozenset[str]:
    """The words of a body's name that weigh little: generic ones and those in brackets."""
    inside = (word for part in _IN_BRACKETS.findall(name) for word in fold(part).split())
    return GENERIC | frozenset(inside)


def same_name(a: str, b: str, *, kind: MentionKind = MentionKind.person) -> NameMatch:
    """Compare two names of things of one kind. Symmetric.

    The score is the aligned weight over all weight; words left over on one side only count a share
    of themselves (`extra_person`, `extra_body`), on both sides all. Word order does not count,
    except around "son of".
    """
    person = kind is MentionKind.person
    left, right = words_to_align(a, person), words_to_align(b, person)
    if not left or not right:
        return NameMatch(0.0, False, ("no letters to compare",))
    if not person and _other_form(a, b):
        return NameMatch(WEIGHTS.lone, False, (f"{form_of(a)} / {form_of(b)}: another form",))
    if left == right:
        return NameMatch(1.0, True, (f"{' '.join(left)}: equal",))
    if "".join(left) == "".join(right):
        return NameMatch(WEIGHTS.joined, True, (f"{''.join(left)}: written in one or apart",))
    if _UNSPACED.search(a) and _UNSPACED.search(b):
        return NameMatch(0.0, False, ("different characters",))
    if not person:
        for short, long in ((a, b), (b, a)):
            if stands_for(short, long):
                return NameMatch(0.9, True, (f"{short}: initials of {long}",))
    reasons: list[str] = []
    aligned = _align(list(left), list(right), reasons, same_word if person else same_body_word)
    got, total, rest_left, rest_right, weakest = aligned
    letters = _shortened(letters_in(a), rest_left, rest_right, reasons)
    letters += _shortened(letters_in(b), rest_right, rest_left, reasons)
    got, total = got + WEIGHTS.initial * letters, total + letters
    if not person and total and len(rest_left) == len(rest_right) == 1:
        near = can_be_mistyped(rest_left[0], rest_right[0], shortest=SHORTEST if total > 1.9 else 5)
        if near:
            reasons.append(f"{rest_left[0]} / {rest_right[0]}: one letter")
            got, total = got + WEIGHTS.typing * WEIGHTS.typing, total + 1.0
            rest_left, rest_right, weakest = [], [], min(weakest, WEIGHTS.short)
    if total == 0:
        return NameMatch(0.0, False, ("nothing in common",))
    clash = any(map(_full, rest_left)) and any(map(_full, rest_right))
    extra = WEIGHTS.extra_person if person else WEIGHTS.extra_body
    share = WEIGHTS.conflict if clash else extra
    minor = frozenset() if person or clash else _minor(a) | _minor(b)
    missing = share * sum(
        weight_of_word(word) * (WEIGHTS.generic if word in minor else _numeral(word, person))
        for word in (*rest_left, *rest_right)
        if person or word not in PARTICLES
    )
    for side, rest in (("first", rest_left), ("second", rest_right)):
        if rest:
            reasons.append(f"only in the {side}: {' '.join(rest)}")
    score = got / (total + missing)
    if person and _lone(left) != _lone(right) and score > WEIGHTS.lone:
        score = WEIGHTS.lone
        reasons.append("one word against several")
    if person and _other_son(left, right):
        score = min(score, 0.5)
        reasons.append("another one's son")
    return NameMatch(round(score, 4), score >= WEIGHTS.accept, tuple(reasons), weakest)


def _shortened(
    capitals: frozenset[str], short: list[str], long: list[str], reasons: list[str]
) -> int:
    """Take out words that are initials of neighbours on the other side; how many letters fit."""
    fitted = 0
    for letters in sorted(capitals.intersection(short)):
        run = run_of_initials(letters, long)
        if run is not None and len(letters) > 1:
            reasons.append(f"{letters}: initials of {' '.join(long[slice(*run)])}")
            short.remove(letters)
            del long[slice(*run)]
            fitted += len(letters)
    return fitted


def stands_for(short: str, long: str) -> bool:
    """Whether one body's name is the initials of the other, forms of companies left aside."""
    if short == short.lower():  # most are asked for folded
        return False
    letters = "".join(words_to_align(short, person=False))
    if letters.upper() not in short.replace(".", ""):
        return False
    return letters_stand_for(letters, words_to_align(long, person=False), long)


def _other_form(a: str, b: str) -> bool:
    """Whether two bodies are of different kinds in law: a stock company, a limited one."""
    one, other = form_of(a), form_of(b)
    return one != other and bool(one and other)


_NUMERAL = re.compile(r"(?:[ivx]{1,4}|\d+)")


def _numeral(word: str, person: bool) -> float:
    """A number left over in a body's name tells two bodies apart."""
    return 3.0 if not person and _NUMERAL.fullmatch(word) is not None else 1.0


SHORTEST = 3
"""Letters that a mistyped word of a body's name has at least, where two others agree."""


def can_be_mistyped(a: str, b: str, *, shortest: int) -> bool:
    """One word of a body's name a letter off, or cut short; not what tells two bodies apart.

    `shortest`: letters that it must have, fewer where more of the name agrees.
    """
    if {a, b} <= TELLING or min(len(a), len(b)) < shortest or any(c.isdigit() for c in a + b):
        return False
    if _NUMERAL.fullmatch(a) or _NUMERAL.fullmatch(b):
        return False
    cut = (a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) <= 2
    return cut or DamerauLevenshtein.distance(a, b) <= 1


def _align(
    left: list[str],
    right: list[str],
    reasons: list[str],
    same: Callable[[str, str], tuple[float, str]],
) -> tuple[float, float, list[str], list[str], float]:
    """Best words first: weight reached, weight in play, what is left over on each side, and the
    least that a pair was worth.
    """
    pairs = sorted(
        ((same(x, y), i, j) for i, x in enumerate(left) for j, y in enumerate(right)),
        key=lambda row: (-row[0][0], abs(row[1] - row[2]), row[1] + row[2], row[1]),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    got = total = 0.0
    weakest = 1.0
    for (value, why), i, j in pairs:
        if value <= 0 or i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        weight = (weight_of_word(left[i]) + weight_of_word(right[j])) / 2
        got += weight * value
        total += weight
        weakest = min(weakest, value)
        reasons.append(f"{left[i]} / {right[j]}: {why}")
    for one, used_one, two, used_two in (
        (left, used_left, right, used_right),
        (right, used_right, left, used_left),
    ):
        for i in range(len(one) - 1):
            if i in used_one or i + 1 in used_one:
                continue
            whole = one[i] + one[i + 1]
            for j, word in enumerate(two):
                if j not in used_two and same_word(whole, word)[0] >= WEIGHTS.typing:
                    used_one |= {i, i + 1}
                    used_two.add(j)
                    got += WEIGHTS.joined
                    total += 1.0
                    reasons.append(f"{whole} / {word}: written in one or apart")
                    break
    rest_left = [word for i, word in enumerate(left) if i not in used_left]
    rest_right = [word for j, word in enumerate(right) if j not in used_right]
    return got, total, rest_left, rest_right, weakest


def _full(word: str) -> bool:
    """Whether a word is more than a small one."""
    return word not in PARTICLES and word not in HONORIFICS


def _lone(words: tuple[str, ...]) -> bool:
    return sum(word not in PARTICLES and word not in HONORIFICS for word in words) < 2


def _other_son(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Salman bin Muhammad is not Muhammad bin Salman."""

    def before(words: tuple[str, ...]) -> str | None:
        for place, word in enumerate(words):
            if word in _SON and place:
                return words[place - 1]
        return None

    one, other = before(left), before(right)
    return one is not None and other is not None and same_word(one, other)[0] < WEIGHTS.typing
