"""Words as weighing compares them: folded, content words, numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files

from anyascii import anyascii

from sayso.english.verbs import irregular_base

__all__ = [
    "STOP",
    "content_words",
    "fold",
    "folded",
    "head_of",
    "meaning_words",
    "number_in",
    "word_hash",
]

_APART = re.compile(r"[^0-9a-z]+")
LONGEST = 400
"""Code points of a name that are compared."""

STOP = frozenset(
    """a an the and or but nor so yet if then than that this these those there here it its he him
    his she her hers they them their theirs we us our ours you your i me my mine who whom whose
    which what when where why how as at by for from in into of off on onto out over to up upon
    with within without about above after again against all also am are be been being before
    between both can could did do does doing done down during each few had has have having
    is just may might more most much must no not now only other own same shall should some such
    through too under until very was were will would while one two said says say told tells tell
    according added adding stated statement reported reportedly allegedly alleged claimed claims
    claim s t d ll ve re m new still even however because nobody nothing none never neither nowhere
    any anybody anyone anything ain aren couldn didn doesn don hadn hasn haven isn shouldn wasn
    weren won wouldn cannot""".split()
)
"""Words that say nothing about what is claimed; verbs of saying among them."""

_ARTICLES = frozenset("the a an his her its their our my some several many al el".split())

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_NUMBERS |= {"a": 1, "an": 1, "both": 2, "couple": 2, "dozen": 12, "thirty": 30, "forty": 40,
             "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip

_LEADING = frozenset(
    "a an the some about around nearly almost at least more than over up to other another all "
    "last first these those its his her their our my".split()
)
"""Words before a number of people."""
_GATHERED = frozenset("group team panel crowd pair band gang delegation number party".split())
"""What a number of people may be "of": a group of 12 drivers."""
_VAGUE = frozenset("dozens scores hundreds thousands least nearly almost about around".split())

_PLURALS = {
    "oxen": "ox", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "wives": "wife", "lives": "life", "knives": "knife", "thieves": "thief", "halves": "half",
    "wolves": "wolf", "shelves": "shelf", "loaves": "loaf", "brethren": "brother",
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ments", "ment", "ingly", "edly", "ings", "ing", "ies", "ied", "ers",
            "er", "es", "ed", "ly", "s")  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Letters and digits of a name in ASCII lower case, articles in front dropped."""
    name = name[:LONGEST]
    plain = name if name.isascii() else anyascii(name)
    words = _APART.sub(" ", plain.replace("'", "").replace("’", "").casefold()).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words) or name.strip().casefold()


@lru_cache(maxsize=262_144)
def word_hash(word: str) -> int:
    """64 bits of a word, the same on every machine."""
    return int.from_bytes(
        blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )


@lru_cache(maxsize=131_072)
def stem(word: str) -> str:
    """A word without its commonest English endings: enough to match "fired" with "firing".

    Irregular verbs are their base: "hid" and "hidden" are one.
    """
    word = _PLURALS.get(word) or irregular_base(word) or word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            if ending in ("ies", "ied"):
                return bare + "y"
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=16_384)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning, numbers included."""
    folded = fold_words(text)
    return frozenset(stem(word) for word in folded if word not in STOP and len(word) > 1)


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    """Word to concept, from `concepts.txt`; words of a phrase are joined by "_" there."""
    found: dict[str, str] = {}
    listed = files("sayso.weigh").joinpath("concepts.txt").read_text(encoding="utf-8")
    for line in listed.splitlines():
        concept, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            found |= dict.fromkeys(words.split(), "@" + concept)
    return found


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases among the concepts by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _concepts():
        if "_" in phrase:
            words = tuple(phrase.split("_"))
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def _joined(folded: list[str]) -> list[str]:
    """Words with every phrase that is a concept as one of them: "opened fire"."""
    phrases = _phrases()
    if phrases.keys().isdisjoint(folded):
        return folded
    found = []
    place = 0
    while place < len(folded):
        for phrase in phrases.get(folded[place], ()):
            if tuple(folded[place : place + len(phrase)]) == phrase:
                found.append("_".join(phrase))
                place += len(phrase)
                break
        else:
            found.append(folded[place])
            place += 1
    return found


@lru_cache(maxsize=65_536)
def meaning_words(text: str) -> frozenset[str]:
    """Content words for comparing propositions: ways of telling one thing are one, no numbers.

    A text of nothing but numbers keeps them.
    """
    concepts = _concepts()
    folded = [word for word in _joined(fold_words(text)) if word not in STOP and len(word) > 1]
    bare = [w for w in folded if not w.isdigit() and w not in _NUMBERS and w not in _VAGUE]
    return frozenset(concepts.get(word) or stem(word) for word in bare or folded)


def fold_words(text: str) -> list[str]:
    """All words in ASCII lower case."""
    return folded(text).split()


@lru_cache(maxsize=32_768)
def folded(text: str) -> str:
    """All words in ASCII lower case, with a blank between two; remembered, as it is asked often."""
    plain = text if text.isascii() else anyascii(text)
    return _APART.sub(" ", plain.casefold()).strip()


def number_in(description: str) -> int | None:
    """A stated number of people: 2 for "two officials", None for "an official" or "officials".

    The number leads: "witness 7" and "a 41-year-old driver" are one each.
    """
    words = fold_words(description)
    while words and words[0] in _LEADING:
        words = words[1:]
    if words[1:2] == ["of"] and words[0] in _GATHERED:
        words = words[2:]
    if not words or words[1:2] in (["year"], ["years"]):
        return None
    number = int(words[0][:9]) if words[0].isdigit() else _NUMBERS.get(words[0])
    return number if number is not None and number > 1 else None


def head_of(description: str) -> str:
    """The noun that a description hangs on: "official" for "two senior officials of the ministry".

    The last word before "of", "from", "who" and the like, singular.
    """
    words = [w for w in fold_words(description) if w not in _ARTICLES and not w.isdigit()]
    kept: list[str] = []
    for word in words:
        if word in ("of", "from", "in", "at", "who", "with", "near", "on", "for", "by", "to"):
            break
        if word not in _NUMBERS:
            kept.append(word)
    head = kept[-1] if kept else (words[-1] if words else "")
    if head.endswith("men") and len(head) > 4:
        return head[:-3] + "man"
    return head[:-1] if head.endswith("s") and not head.endswith("ss") and len(head) > 3 else head
