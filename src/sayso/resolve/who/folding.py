"""Folding: one plain spelling for the many ways in which a name is written down.

`fold` drops script, case, diacritics and punctuation; `romanise` also evens out the usual choices
in writing Arabic, Kurdish, Turkish, Persian and Russian names in Latin letters; `skeleton` keeps
the consonants of that. Each is coarser than the one before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

__all__ = [
    "ARTICLES",
    "PARTICLES",
    "bones",
    "elsewhere",
    "fold",
    "romanise",
    "skeleton",
    "sounds",
    "tokens",
    "vowels_fit",
]

ARTICLES = frozenset({"al", "el", "the", "ul", "ad", "ar", "as", "ash", "at", "az", "an"})
"""Articles: dropped wherever they stand before another word. The Arabic ones assimilate."""
_ALWAYS = frozenset({"al", "el", "the", "ul"})
PARTICLES = frozenset({"bin", "ibn", "ben", "bint", "abu", "abou", "umm", "um", "van", "von", "de",
                       "da", "di", "del", "der", "den", "la", "le", "du", "dos", "das",
                       "ould", "ag", "oglu",
                       "zade", "y", "e", "of", "and", "for",
                       "بن", "ابن", "بنت", "ابو", "ام", "בן", "בת", "אבו"})  # fmt: skip
"""Small words inside names: they weigh little."""

_QUOTES = re.compile(r"['’‘ʼʿʾ`´ʹʺ\"“”]")
_SCHWA = str.maketrans("əƏ", "aA")
"""Azeri Əhməd is Ahmad."""
_BREAK = re.compile(r"[^a-z0-9]+")
_ASSIMILATED = re.compile(r"\b(a[dnrstz]h?|al|el|ul)[-‐‑]\s?(?=[a-z])")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Lower-case ASCII words of a name, one blank between them, articles dropped.

    A name that is nothing but an article or signs keeps what letters it has.
    """
    if not name.isascii():
        name = name.translate(_SCHWA)
    plain = _QUOTES.sub("", anyascii(_QUOTES.sub("", name)).lower())
    words = _BREAK.sub(" ", _ASSIMILATED.sub("", plain)).split()
    kept = [word for word in words if word not in _ALWAYS]
    return " ".join(kept or words)


def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(name).split())


# Pairs in order: the left side is a spelling, the right one what it is evened out to. Sources:
# ALA-LC and BGN/PCGN romanisation tables beside what newspapers print.
_EVEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), target)
    for pattern, target in (
        (r"enko$", "enka"),
        (r"^hs|^x(?=i)", "s"),
        (r"(?<=[eoi])vs$", "v"),
        (r"(?<=[aeiou])js$", "j"),
        (r"schtsch|chtch|shch|szcz", "s"),
        (r"tsch|tch|tsh", "ch"),
        (r"sch|sh|sz(?!k)", "s"),
        (r"^ch(?=[rl])", "kh"),
        (r"gu(?=[ei])", "g"),
        (r"ch|cz", "j"),
        (r"dzh|dj|dsch|zh|jj", "j"),
        (r"kh|q|ck|c(?![eiy])|^x(?=[aou])|k", "k"),
        (r"gh", "g"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"w", "v"),
        (r"ts|tz", "s"),
        (r"z", "s"),
        (r"(?<=\w\w)off\b", "ov"),
        (r"(?<=\w\w)eff\b|yev\b|jev\b|iev\b", "ev"),
        (r"yi|iy|ij|iyy|yy|ii|ee|ie|y|ei|a[iy](?=\b)|ey", "i"),
        (r"ou|oo|uu|o", "u"),
        (r"aa", "a"),
        (r"ae", "ai"),
        (r"ah\b|eh\b|ih\b", "a"),
        (r"([a-z])\1", r"\1"),
    )
)
_DOUBLE = re.compile(r"([a-z])\1")
_VOWEL = re.compile(r"[aeiou]+")
_H = re.compile(r"(?<=[a-z])h")


@lru_cache(maxsize=65_536)
def sounds(token: str) -> str:
    """A folded word with the usual choices of romanisation evened out, e and i still two."""
    for pattern, target in _EVEN:
        token = pattern.sub(target, token)
    return token


@lru_cache(maxsize=65_536)
def romanise(token: str) -> str:
    """A folded word with the usual choices of romanisation evened out (Qadir, Kadir → kadir)."""
    return _DOUBLE.sub(r"\1", sounds(token).replace("e", "i"))


@lru_cache(maxsize=65_536)
def skeleton(token: str) -> str:
    """The consonants of a romanised word, its first letter kept ("Mohammed", "Muhamad" → mmd)."""
    return bones(romanise(token))


@lru_cache(maxsize=65_536)
def bones(even: str) -> str:
    """The same of a word that is romanised already."""
    kept = even[:1] + _VOWEL.sub("", _H.sub("", even[1:]))
    return kept.replace("g", "k")  # Qaddafi, Gaddafi


_CONSONANT = re.compile(r"[^aeiu]")
_TWO_VOWELS = frozenset({("", "u"), ("", "iu"), ("ai", "u"), ("a", "iu"), ("a", "i")})
"""Vowels at one place of two names that are two: Jamal, Jamil; one of them e, it may be either."""
_LAST_VOWELS = frozenset({("", "e"), ("e", "i"), ("a", "e"), ("a", "ai")})
"""Vowels that one name may end in."""
_ROOMY = 5
"""Places for vowels from which on two of them may differ."""
_LONG = 4
"""Letters from which on a word of two consonants may have an e for an a (Mehdi, Mahdi)."""


@lru_cache(maxsize=65_536)
def vowels_fit(one: str, other: str) -> bool:
    """Whether two words of the same consonants can be one name, by their vowels; `sounds` of both.

    One vowel may be another or left out (Qadr, Qadir; Ahmad, Ahmed), in long words two, in words
    of two consonants hardly any; and what the word ends in tells names apart (Maria, Mario; Ross,
    Rossi). Of words in Wikidata's names that have the same consonants and other vowels, 77 in 100
    pairs fit that one Russian word stands for, and 12 in 100 that share none in any script.
    """
    here, there = (_CONSONANT.split(word[:1] + _H.sub("", word[1:])) for word in (one, other))
    if len(here) != len(there):
        return False
    pairs = [(min(a, b), max(a, b)) for a, b in zip(here, there, strict=True) if a != b]
    if here[-1] != there[-1] and pairs.pop() not in _LAST_VOWELS:
        return False
    pairs = [pair for pair in pairs if pair != ("e", "i")]
    if len(here) < 3 or (len(here) == 3 and not here[0]):  # two consonants
        long = min(len(one), len(other)) >= _LONG
        return pairs in ([], [("ai", "i")], [("ai", "e")], [("ai", "aia")]) or (
            long and pairs == [("a", "e")]
        )
    return len(pairs) <= (2 if len(here) >= _ROOMY else 1) and _TWO_VOWELS.isdisjoint(pairs)


# Letters that one language writes for a sound of another, whole words at a time: Turkish Cemal is
# Jamal, French Cheikh is Sheikh, German Jegor is Yegor and Chalid Khalid, Ukrainian Ihor is Igor,
# Egyptian Gamal is Jamal, Kurdish Şêxo is Shekho. Source: the romanisation tables above and those
# of the countries.
_ELSEWHERE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), target)
    for pattern, target in (
        (r"c(?![hkz])", "j"),
        (r"x", "kh"),
        (r"x", "h"),
        (r"(?<!t)ch", "kh"),
        (r"(?<!t)ch", "sh"),
        (r"j", "y"),
        (r"h(?=[aeiou])", "g"),
        (r"g(?!h)", "j"),
        (r"ou(?=[aeiy])|o(?=ua)", "w"),
        (r"t$", "d"),
        (r"p$", "b"),
    )
)


@lru_cache(maxsize=65_536)
def elsewhere(token: str) -> tuple[str, ...]:
    """The `sounds` of a folded word as if another language's letters were meant, every such way."""
    found = {sounds(pattern.sub(target, token)) for pattern, target in _ELSEWHERE}
    return tuple(sorted(found - {sounds(token)}))
