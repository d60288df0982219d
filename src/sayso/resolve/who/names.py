"""Whether two names can be one name: token-aligned, with reasons.

Words are aligned one to one; what stays over on both sides is a conflict, so that Mohammed Ali and
Mohammed Salih stay two however much of them is shared. The weights stand in one table below. What
each kind of evidence is worth was set by hand on the development half of OpenSanctions' name
benchmark (`python -m bench names`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from sayso.resolve.who.folding import PARTICLES, fold, romanise, skeleton
from sayso.resolve.who.nicknames import GENERIC, nickname_of, spelled_number
from sayso.vocabulary import MentionKind

__all__ = ["WEIGHTS", "NameMatch", "Weights", "initials", "is_acronym", "same_name", "same_word"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts; all between 0 and 1."""

    equal: float = 1.0
    romanised: float = 0.97
    """Equal once the usual choices of romanisation are evened out (Yusuf, Youssef)."""
    skeleton: float = 0.90
    """The same consonants and nearly the same vowels (Qadr, Qadir)."""
    typing: float = 0.88
    """One letter apart in five, two in eight."""
    short: float = 0.86
    """A usual short form of a given name (Ben, Benjamin)."""
    initial: float = 0.80
    joined: float = 0.97
    """Written in one or apart."""
    other: float = 0.0
    particle: float = 0.25
    """Weight of a small word (bin, abu, van) beside a full one."""
    extra_person: float = 0.25
    """Share of a left-over word's weight that counts as missing, where only one side has any."""
    extra_body: float = 0.60
    generic: float = 0.30
    """Weight of a body's word that says where it works, or that stands in brackets."""
    conflict: float = 1.0
    """The same where both sides have words left over."""
    lone: float = 0.78
    """The most that one word against several can score: a part of a name is not the name."""
    accept: float = 0.80
    """From here on the decision is "same"."""


WEIGHTS = Weights()

# Forms of companies: they say what a body is, not which one. Several words first.
_FORMS = re.compile(
    r"\b(?:(?:public |closed |open )?(?:joint stock|limited liability) (?:compan[yi]?|partnership)|"
    r"sp z oo|sp z o o|sociedad anonima(?: de c v)?|s a de c v|aktiengesellschaft|akg|ag|gmbh|"
    r"limited|ltd|llc|llp|lp|plc|incorporated|inc|corporation|corp|company|co|jsc|ojsc|cjsc|pjsc|"
    r"oao|ooo|zao|pao|ao|ooo|s a|sa|s p a|spa|s r l|srl|sarl|bv|b v|nv|n v|pte|pty|oy|ab|as|"
    r"kg|kft|doo|d o o|l p|l l c)\b"
)
_DOTTED = re.compile(r"\b(\w)\.(?=\w(?:\.|\b))")
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "first": "1st", "second": "2nd", "third": "3rd",
    "intl": "international", "dept": "department", "natl": "national", "govt": "government",
    "assn": "association", "assoc": "association", "bros": "brothers", "mfg": "manufacturing",
    "org": "organization", "organisation": "organization", "defence": "defense", "centre": "center",
    "&": "and",
}  # fmt: skip
_SERVANT = re.compile(r"^abd(?:u|e|a|o|i)?(?:l(?!l?ah?\b)|r(?=r)|s(?=s)|n(?=n)|d(?=d)|z(?=z))-?")
_SON = frozenset({"bin", "ibn", "ben", "bint", "ould", "oglu"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "haji", "hajji", "hadji", "sheikh", "shaykh",
                         "mullah", "maulawi", "mawlawi", "general", "gen", "colonel", "col",
                         "sayed",
                         "sayyid", "monsieur", "madame", "sir", "prof", "professor"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameMatch:
    """`score` 0..1, `same` the decision, `reasons` which words made it."""

    score: float
    same: bool
    reasons: tuple[str, ...]
    weakest: float = 1.0
    """The least that any two aligned words were worth."""


@lru_cache(maxsize=65_536)
def same_word(a: str, b: str) -> tuple[float, str]:
    """How far two folded words can be one, 0..1, and by what."""
    if a == b:
        return WEIGHTS.equal, "equal"
    if not a or not b:
        return WEIGHTS.other, "different"
    if len(a) == 1 or len(b) == 1:
        return (WEIGHTS.initial, "initial") if a[0] == b[0] else (WEIGHTS.other, "different")
    if any(letter.isdigit() for letter in a + b):
        return WEIGHTS.other, "different"
    if nickname_of(a, b):
        return WEIGHTS.short, "short form"
    even_a, even_b = romanise(a), romanise(b)
    if even_a == even_b:
        return WEIGHTS.romanised, "romanised"
    if ("kh" in a) != ("kh" in b):  # Khalid, Halid
        even_a, even_b = romanise(a.replace("kh", "h")), romanise(b.replace("kh", "h"))
        if even_a == even_b:
            return WEIGHTS.romanised, "romanised"
        a, b = a.replace("kh", "h"), b.replace("kh", "h")
    shorter = min(len(a), len(b))
    distance = DamerauLevenshtein.distance(even_a, even_b)
    bones_a, bones_b = skeleton(a), skeleton(b)
    if bones_a == bones_b and len(bones_a) >= 2 and distance <= max(1, shorter // 3):
        return WEIGHTS.skeleton, "consonants"
    if shorter >= 5 and distance <= 1 and even_a[:1] == even_b[:1]:
        return WEIGHTS.typing, "one letter"
    if shorter >= 8 and distance <= 2 and JaroWinkler.similarity(a, b) >= 0.88:
        return WEIGHTS.typing, "two letters"
    return WEIGHTS.other, "different"


def _weight(word: str) -> float:
    if word in PARTICLES or word in _HONORIFICS:
        return WEIGHTS.particle
    return 1.0 if len(word) > 1 else 0.5


_ACRONYM = re.compile(r"[A-Z][A-Z0-9.\-]{1,9}")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿가-힣]")


def initials(name: str) -> str:
    """First letters of the words of a name that count ("Northern Defence Council" → "ndc")."""
    return "".join(word[0] for word in fold(name).split() if word not in PARTICLES)


def is_acronym(name: str) -> bool:
    """All capitals and short: NDC, A.B., YPJ-7."""
    return _ACRONYM.fullmatch(name.strip()) is not None


@lru_cache(maxsize=65_536)
def _words(name: str, person: bool) -> tuple[str, ...]:
    """The words to align: folded, forms of companies dropped, Abdul- taken as a word."""
    if person:
        words: list[str] = []
        for word in map(_letters, fold(name).split()):
            rest = _SERVANT.sub("", word)
            if word in {"abdul", "abdel", "abdal", "abd", "abdol", "abdur", "abdus", "abdoul"}:
                words.append("abd")
            elif rest != word and len(rest) > 2:
                words += ["abd", rest]
            else:
                words.append(word)
        return tuple(words)
    folded = fold(_DOTTED.sub(r"\1", name))
    bare = _FORMS.sub(" ", folded).split()
    return tuple(_NUMBERS.get(word, word) for word in spelled_number(bare or folded.split()))


_LOOKS_LIKE = str.maketrans("01345", "oieas")


def _letters(word: str) -> str:
    """Digits that stand for letters inside a word of a person's name ("Ig0r")."""
    mixed = any(c.isdigit() for c in word) and sum(c.isalpha() for c in word) > 1
    return word.translate(_LOOKS_LIKE) if mixed else word


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
    left, right = _words(a, person), _words(b, person)
    if not left or not right:
        return NameMatch(0.0, False, ("no letters to compare",))
    if left == right:
        return NameMatch(1.0, True, (f"{' '.join(left)}: equal",))
    if "".join(left) == "".join(right):
        return NameMatch(WEIGHTS.joined, True, (f"{''.join(left)}: written in one or apart",))
    if _UNSPACED.search(a) and _UNSPACED.search(b):
        return NameMatch(0.0, False, ("different characters",))
    if not person:
        for short, long in ((a, b), (b, a)):
            letters = fold(short).replace(" ", "")
            if is_acronym(short) and len(fold(long).split()) > 1 and letters == initials(long):
                return NameMatch(0.9, True, (f"{short}: initials of {long}",))
    reasons: list[str] = []
    got, total, rest_left, rest_right, weakest = _align(list(left), list(right), reasons)
    if not person and total and len(rest_left) == len(rest_right) == 1:
        near = _mistyped(rest_left[0], rest_right[0], shortest=3 if total > 1.9 else 5)
        if near:
            reasons.append(f"{rest_left[0]} / {rest_right[0]}: one letter")
            got, total = got + WEIGHTS.typing * WEIGHTS.typing, total + 1.0
            rest_left, rest_right, weakest = [], [], min(weakest, WEIGHTS.short)
    if total == 0:
        return NameMatch(0.0, False, ("nothing in common",))
    clash = any(w not in PARTICLES for w in rest_left) and any(
        w not in PARTICLES for w in rest_right
    )
    extra = WEIGHTS.extra_person if person else WEIGHTS.extra_body
    share = WEIGHTS.conflict if clash else extra
    minor = frozenset() if person or clash else _minor(a) | _minor(b)
    missing = share * sum(
        _weight(word) * (WEIGHTS.generic if word in minor else _numeral(word, person))
        for word in (*rest_left, *rest_right)
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


_NUMERAL = re.compile(r"(?:[ivx]{1,4}|\d+)")


def _numeral(word: str, person: bool) -> float:
    """A number left over in a body's name tells two bodies apart."""
    return 3.0 if not person and _NUMERAL.fullmatch(word) is not None else 1.0


_OPPOSED = frozenset("east west north south eastern western first third fifth sixth tenth".split())


def _mistyped(a: str, b: str, *, shortest: int) -> bool:
    """One word of a body's name a letter off, or cut short; not what tells two bodies apart.

    `shortest`: letters that it must have, fewer where more of the name agrees.
    """
    if {a, b} & _OPPOSED or min(len(a), len(b)) < shortest or any(c.isdigit() for c in a + b):
        return False
    if _NUMERAL.fullmatch(a) or _NUMERAL.fullmatch(b):
        return False
    cut = (a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) <= 2
    return cut or DamerauLevenshtein.distance(a, b) <= 1


def _align(
    left: list[str], right: list[str], reasons: list[str]
) -> tuple[float, float, list[str], list[str], float]:
    """Best words first: weight reached, weight in play, what is left over on each side, and the
    least that a pair was worth.
    """
    pairs = sorted(
        ((same_word(x, y), i, j) for i, x in enumerate(left) for j, y in enumerate(right)),
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
        weight = (_weight(left[i]) + _weight(right[j])) / 2
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


def _lone(words: tuple[str, ...]) -> bool:
    return sum(word not in PARTICLES and word not in _HONORIFICS for word in words) < 2


def _other_son(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Salman bin Muhammad is not Muhammad bin Salman."""

    def before(words: tuple[str, ...]) -> str | None:
        for place, word in enumerate(words):
            if word in _SON and place:
                return words[place - 1]
        return None

    one, other = before(left), before(right)
    return one is not None and other is not None and same_word(one, other)[0] < WEIGHTS.typing
