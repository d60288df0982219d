"""The recall search: names of the gazetteer as they stand in a text, before any of them is judged.

One pass over the words; a run of capitalised words is matched greedily, longest name first. The
cost is linear in the text: at most `LONGEST` keys a word, all looked up at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.resolve.places.fold import ARTICLES, fold_word
from sayso.resolve.places.gazetteer import Gazetteer, KeyHit, NameFlag
from sayso.resolve.places.lexicon import NEVER

__all__ = ["Spot", "Words", "find_spots", "split_words"]

LONGEST = 6
"""Words in the longest name that is looked for."""

SHORT = int(NameFlag.short)
WORD = re.compile(r"[^\W_]+")
INNER = frozenset(
    "of de la le les el al ul ez es az ash ad ar as er the and du des do da dos das di del della "
    "von am an der den upon on under sur sous in en y e i s d l o aan bei ob nad na pri".split()
)
"""Lower-case words that stand inside names; a name neither begins nor ends with one."""
HYPHENED = frozenset("al el ar as ash ad az at an adh ath ez er es esh ed".split())
"""Articles that may begin a name in lower case when a hyphen follows: "al-Bab"."""
APOSTROPHES = "'’‘ʼʻʿʾ`´"
JOINTS = frozenset([" ", "-", "\u00a0", "‐", "‑", *APOSTROPHES])


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text: where they are, as written, and folded where capitalised."""

    starts: list[int]
    ends: list[int]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)


@dataclass(slots=True)
class Spot:
    """A name of the gazetteer in the text: words `first` … `last` (exclusive), its key and hit."""

    start: int
    end: int
    first: int
    last: int
    key: str
    hit: KeyHit
    loose: bool
    """Found only after articles were dropped from the words of the text."""
    written_short: bool
    """Written as an abbreviation: capitals only, or with full stops."""


def split_words(text: str) -> Words:
    """The words of a text: runs of letters and digits."""
    starts, ends, words = [], [], []
    for match in WORD.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        words.append(match.group())
    return Words(starts, ends, words)


def _joined(text: str, left_end: int, right_start: int, left: str) -> bool:
    gap = right_start - left_end
    if gap == 1:
        joint = text[left_end]
        return joint in JOINTS or (joint == "." and len(left) <= 3)
    return gap == 2 and text[left_end:right_start] == ". " and len(left) <= 3


def _begins(words: Words, index: int, text: str) -> bool:
    word = words.words[index]
    if word[0].isupper():
        return True
    return (
        word in HYPHENED
        and index + 1 < len(words)
        and words.starts[index + 1] == words.ends[index] + 1
        and text[words.ends[index]] in "-‐‑ "
        and (text[words.ends[index]] != " " or word in {"al", "el"})
        and words.words[index + 1][0].isupper()
    )


Gram = tuple[int, str, str]
"""A name that could stand at a word: how many words it takes, its key, its key without articles."""


def _grams(text: str, words: Words, first: int) -> list[Gram]:
    """Every name that could begin at a word, the shortest first."""
    found: list[Gram] = []
    # "The Raqqa" and "At Raqqa" begin with an English word, "Ar-Raqqa" with an article.
    opening = words.words[first].lower()
    droppable = opening not in ARTICLES or opening in ("al", "el")
    if not droppable and opening in HYPHENED:
        droppable = text[words.ends[first] : words.ends[first] + 1] in ("-", "‐", "‑")
    key = kept = ""  # all words so far; those that are no articles
    for index in range(first, min(len(words), first + LONGEST)):
        word = words.words[index]
        if index > first and not _joined(
            text, words.ends[index - 1], words.starts[index], words.words[index - 1]
        ):
            break
        capital = word[0].isupper()
        if index > first and not capital and word not in INNER and not word.isdigit():
            # A letter after an apostrophe of transliteration is a part of the word: Ta'izz.
            if not (text[words.ends[index - 1]] in APOSTROPHES and len(word) > 1):
                break
            capital = True
        folded = fold_word(word)
        key += folded
        if (capital or word.isdigit() or index == first) and len(key) >= 2:
            loose = kept + folded if droppable and index > first else key
            found.append((index + 1 - first, key, loose))
        if folded not in ARTICLES:
            kept += folded
    return found


def _all_grams(text: str, words: Words) -> dict[int, list[Gram]]:
    """What could begin at each word, by the word's number; a stretch seen before is not worked
    through again."""
    seen: dict[str, list[Gram]] = {}
    grams: dict[int, list[Gram]] = {}
    for index in range(len(words)):
        if not _begins(words, index, text):
            continue
        # One character more than the longest name: it tells where the last word ends.
        last = min(len(words), index + LONGEST) - 1
        stretch = text[words.starts[index] : words.ends[last] + 1]
        held = seen.get(stretch)
        if held is None:
            held = seen[stretch] = _grams(text, words, index)
        if held:
            grams[index] = held
    return grams


def find_spots(text: str, words: Words, gazetteer: Gazetteer) -> list[Spot]:
    """The longest names of the gazetteer, from left to right, none overlapping."""
    grams = _all_grams(text, words)
    distinct = {id(held): held for held in grams.values()}
    hits = gazetteer.find(_keys(distinct.values()))
    spots: list[Spot] = []
    free_from = 0
    for first, held in grams.items():
        if first < free_from:
            continue
        for length, key, loose in reversed(held):
            hit = hits.get(key)
            dropped = hit is None
            if hit is None and loose != key:
                hit = hits.get(loose)
            if hit is None or (length == 1 and key in NEVER):
                continue
            last = first + length
            spot = _spot(text, words, first, last, key if not dropped else loose, hit, dropped)
            if spot is not None:
                spots.append(spot)
                free_from = last
                break
    return spots


def _keys(grams: Iterable[list[Gram]]) -> Iterable[str]:
    for held in grams:
        for _, key, loose in held:
            yield key
            yield loose


def _spot(
    text: str, words: Words, first: int, last: int, key: str, hit: KeyHit, loose: bool
) -> Spot | None:
    """A spot, or None where the name is an abbreviation and is not written as one."""
    start, end = words.starts[first], words.ends[last - 1]
    dotted = end < len(text) and text[end] == "."
    surface = text[start:end]
    capitals = surface.replace(".", "").replace(" ", "").isupper()
    short = False
    if hit.flags & SHORT:
        inner_dots = "." in surface
        if (capitals and len(surface) <= 5) or inner_dots or (dotted and len(surface) <= 5):
            short = True
            if dotted and (inner_dots or not capitals):
                end += 1
    if not short and hit.flags & SHORT:
        senses = tuple(s for s in hit.senses if not s[1] & SHORT)
        if not senses:
            return None
        hit = KeyHit(senses, hit.common, hit.surname, hit.forename, hit.flags & ~SHORT)
    return Spot(start, end, first, last, key, hit, loose, short)
