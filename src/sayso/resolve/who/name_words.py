"""The words of a name as they are compared: what they weigh, and how far two can be one.

The weights stand in one table below. What each kind of evidence is worth was set by hand on the
development half of OpenSanctions' name benchmark (`python -m bench names`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from sayso.resolve.who.body_forms import form_class, without_native_forms
from sayso.resolve.who.body_terms import is_cut_to, plain_term
from sayso.resolve.who.body_words import plain_words
from sayso.resolve.who.folding import (
    PARTICLES,
    bones,
    elsewhere,
    fold,
    romanise,
    sounds,
    vowels_fit,
)
from sayso.resolve.who.nicknames import nickname_of
from sayso.resolve.who.scripts import has_letters, stands_for_letters, words_of_letters

__all__ = [
    "HONORIFICS",
    "WEIGHTS",
    "Weights",
    "form_of",
    "same_body_word",
    "same_word",
    "weight_of_word",
    "words_to_align",
]


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

_DOTTED = re.compile(r"\b(\w)\.(?=\w(?:\.|\b))")
_SERVANT = re.compile(r"^abd(?:u|e|a|o|i)?(?:l(?!l?ah?\b)|r(?=r)|s(?=s)|n(?=n)|d(?=d)|z(?=z))-?")
HONORIFICS = frozenset(
    """mr mrs ms miss dr haji hajji hadji hajj sheikh shaykh sheik sheikha mullah mulla maulawi
    mawlawi maulana mufti ayatollah hojjatoleslam imam general gen brigadier colonel col lt
    lieutenant capt captain maj sgt sergeant cpl admiral adm cmdr commander sayed sayyid syed seyed
    monsieur madame mme mlle sir lord lady dame prof professor president prasident presidente
    minister senator ambassador amb chancellor governor gov hon rev reverend fr herr frau
    senor senora signor signora gospodin cheikh bey effendi agha engr jr sr phd md
    esq""".split()
)
_BEFORE_NAMES = HONORIFICS | frozenset(
    """his her excellency highness majesty royal holiness eminence crown prince princess king queen
    emperor empress pope archbishop bishop father brother sister baroness count countess duke
    duchess prinz prinzessin konig kaiser former acting deputy vice prime interim comrade tovarishch
    commander chief chairman chairwoman chairperson secretary director speaker justice mayor
    commodore commissioner inspector officer warrant major premier ustaz moulana hojatoleslam hujjat
    alhaji doctor docteur dott ing monsignor""".split()
)
"""What stands before a name and is none there, though some of it is a name elsewhere."""
_NO_NAME = HONORIFICS | {"ii", "iii", "iv", "junior", "senior"}
"""What follows a comma without being a given name."""


@lru_cache(maxsize=65_536)
def same_word(a: str, b: str) -> tuple[float, str]:
    """How far two folded words can be one, 0..1, and by what."""
    if a == b:
        return WEIGHTS.equal, "equal"
    if not a or not b:
        return WEIGHTS.other, "different"
    if not (a + b).isalpha() and any(letter.isdigit() for letter in a + b):
        return WEIGHTS.other, "different"
    if not a.isascii() or not b.isascii():
        return _other_letters(a, b)
    if len(a) == 1 or len(b) == 1:
        return (WEIGHTS.initial, "initial") if a[0] == b[0] else (WEIGHTS.other, "different")
    if nickname_of(a, b):
        return WEIGHTS.short, "short form"
    found = _spelled_alike(a, b)
    if found[0] == 0.0 and ("kh" in a) != ("kh" in b):  # Khalid, Halid
        return _spelled_alike(a.replace("kh", "h"), b.replace("kh", "h"))
    return found


def _spelled_alike(a: str, b: str) -> tuple[float, str]:
    """The same of two Latin words that are not equal: by how they are spelled, by slips."""
    even_a, even_b = romanise(a), romanise(b)
    if even_a == even_b:
        return WEIGHTS.romanised, "romanised"
    bones_a, bones_b = bones(even_a), bones(even_b)
    if bones_a == bones_b and len(bones_a) >= 2 and vowels_fit(sounds(a), sounds(b)):
        return WEIGHTS.skeleton, "consonants"
    near = min(len(bones_a), len(bones_b)) >= 2 and abs(len(bones_a) - len(bones_b)) <= 2
    for word, bare, beside in ((a, bones_b, b), (b, bones_a, a)):
        for other in elsewhere(word) if near else ():
            if bones(other) == bare and vowels_fit(other, sounds(beside)):
                return WEIGHTS.typing, "another language's letters"
    return _slip(a, b)


def _slip(a: str, b: str) -> tuple[float, str]:
    """Whether two Latin words that are not spelled alike can be one, mistyped.

    The first letter and the last are none that is mistaken for another (Khalid, Khalil), a vowel
    at the end makes another name of it (Ivan, Ivana; Hassan, Hassani), and in short words any does.
    """
    even_a, even_b = romanise(a), romanise(b)
    slips = DamerauLevenshtein.distance(a, b)
    short, long = sorted((a, b), key=len)
    if slips == 1 and len(short) == len(long) >= 5 and sorted(a) == sorted(b):
        return WEIGHTS.typing, "two letters changed places"
    if len(short) == len(long) and (short[:-1] == long[:-1] or short[0] != long[0]):
        return WEIGHTS.other, "different"
    if bones(even_a) == bones(even_b) and (
        len(short) < 6 or (len(short) < 8 and short[-1] != long[-1] and long[-1] in "aiy")
    ):
        return WEIGHTS.other, "different"
    distance = DamerauLevenshtein.distance(even_a, even_b)
    if len(short) >= 5 and distance <= 1 and slips <= len(short) - 4 and even_a[:1] == even_b[:1]:
        return WEIGHTS.typing, "one letter"
    if len(short) >= 8 and distance <= 2 and JaroWinkler.similarity(a, b) >= 0.88:
        return WEIGHTS.typing, "two letters"
    return WEIGHTS.other, "different"


def _other_letters(a: str, b: str) -> tuple[float, str]:
    """The same where at least one of the words is in Arabic, Hebrew or Japanese letters."""
    if a.isascii() != b.isascii():
        native, latin = (b, a) if a.isascii() else (a, b)
        if stands_for_letters(native, latin):
            return WEIGHTS.romanised, "another script"
    elif min(len(a), len(b)) >= 5 and DamerauLevenshtein.distance(a, b) <= 1:
        return WEIGHTS.typing, "one letter"
    return WEIGHTS.other, "different"


@lru_cache(maxsize=65_536)
def same_body_word(a: str, b: str) -> tuple[float, str]:
    """How far two words of bodies' names can be one: spelled alike, or the same in translation."""
    value, why = same_word(a, b)
    if value < WEIGHTS.romanised and (
        plain_term(a) == plain_term(b) or is_cut_to(a, b) or is_cut_to(b, a)
    ):
        return WEIGHTS.romanised, "the same in another language or in short"
    return value, why


def weight_of_word(word: str) -> float:
    """What a word of a name weighs, 0..1."""
    if word in PARTICLES or word in HONORIFICS:
        return WEIGHTS.particle
    return 1.0 if len(word) > 1 else 0.5


@lru_cache(maxsize=65_536)
def words_to_align(name: str, person: bool) -> tuple[str, ...]:
    """The words to align: folded, forms of companies dropped, Abdul- taken as a word."""
    if person and has_letters(name):
        return words_of_letters(name)
    if person:
        words: list[str] = []
        name = _ARTICLE_IN_ONE.sub(" ", name)
        family, comma, given = name.partition(",")
        if comma and "," not in given and not _NO_NAME.issuperset(fold(given).split()):
            name = f"{given} {family}"  # "Harrow, Ted"
        for word in map(_letters, _without_titles(fold(name).split())):
            rest = _SERVANT.sub("", word)
            if word in {"abdul", "abdel", "abdal", "abd", "abdol", "abdur", "abdus", "abdoul"}:
                words.append("abd")
            elif rest != word and len(rest) > 2:
                words += ["abd", rest]
            elif word.endswith("ul") and len(word) > 4:
                words.append(word[:-2])  # "Ziaul Haq"
            else:
                words.append(word)
        if words[:1] == ["ben"] and len(words) > 1:  # nobody's son: "Ben Harrow"
            words[0] = "benjamin"
        return tuple(words)
    if has_letters(name):
        return words_of_letters(without_native_forms(name))
    return plain_words(_folded_body(name))


@lru_cache(maxsize=65_536)
def form_of(name: str) -> str:
    """What a body's name says that it is in law (`form_class`), nothing in most names."""
    return "" if has_letters(name) else form_class(_folded_body(name))


def _without_titles(words: list[str]) -> list[str]:
    """The words of a person's name without titles in front of two words or more."""
    while len(words) > 2 and words[0] in _BEFORE_NAMES:
        words = words[1:]
    return words


def _folded_body(name: str) -> str:
    plain = _FORM_IN_ONE.sub(" ", without_native_forms(name)).replace("%", " percent")
    plain = _FIRST_DIGIT.sub(_as_letter, _INSIDE.sub(_letter, _DOTTED.sub(r"\1", plain)))
    return fold(plain)


_LOOKS_LIKE = str.maketrans("01345", "oieas")
_ELL = re.compile(r"1(?=[aeiouAEIOU])|(?<=[aeiouAEIOU])1")
_FORM_IN_ONE = re.compile(r"(?<=[a-z])(?=(?:Inc|Ltd|Co|Corp|LLC|PLC|GmbH|AG|SA|SE|BV|JSC)\b)")
"""Before a form that is written in one with the name ("OldevaLtd")."""
_FIRST_DIGIT = re.compile(r"\b[A-Z]?[01345]{1,2}(?=[a-z]{3})")
_ARTICLE_IN_ONE = re.compile(r"\b(?:El|Al)(?=[A-Z][a-z])")
"""The article of "ElSadr", which folding drops where it stands by itself."""
_INSIDE = re.compile(r"(?<=[^\W\d]{2})[01345](?=[^\W\d])")


def _letter(found: re.Match[str]) -> str:
    """A digit among a body's small letters that stands for one ("Amaz0n"; not "KS3A")."""
    before = found.string[found.start() - 1]
    return _like_letters(found.string)[found.start()] if before.islower() else found.group()


def _as_letter(found: re.Match[str]) -> str:
    """Digits at the beginning of a word that stand for letters ("N0rthern", "5tate")."""
    return found.group().translate(_LOOKS_LIKE)


def _letters(word: str) -> str:
    """Digits that stand for letters inside a word of a person's name ("Ig0r")."""
    mixed = any(c.isdigit() for c in word) and sum(c.isalpha() for c in word) > 1
    return _like_letters(word) if mixed else word


def _like_letters(word: str) -> str:
    """Letters for digits that look like them; 1 is l beside a vowel ("Merke1"), else i."""
    return _ELL.sub("l", word).translate(_LOOKS_LIKE)
