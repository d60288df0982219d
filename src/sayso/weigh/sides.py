"""Whether two descriptions cannot be of the same: other sorts of people or things, or of others.

"Soldiers" and "students" stormed no embassy both; "planes of the rebels" are no planes of the
state, and the roof of the post office is not that of the opera. What may be of either side, as
"gunmen", excludes nobody, and whom it leaves open is the same to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from sayso.weigh.entry import Actor
from sayso.weigh.parties import Parties
from sayso.weigh.words import content_words, fold, fold_words

__all__ = ["cannot_be"]

_OF = re.compile(r"\s+(?:of|from|belonging to|loyal to)\s+", re.IGNORECASE)
_APART = frozenset(
    frozenset(pair.split())
    for pair in (
        "forces rebels", "forces outlaws", "forces public", "rebels public", "firm public",
        "forces firm", "rebels firm", "outlaws public",
        *(f"{cause} {who}" for cause in ("nature", "fault", "illness")
          for who in ("forces", "rebels", "outlaws", "public", "assault")),
        "nature fault", "homes military", "arms goods",
    )
)  # fmt: skip
"""Sorts of which nobody is two at once, and no two of which did or caused one thing."""
_NAME = re.compile(r"(?<!^)\b[A-Z]\w+|^[A-Z]\w+(?=\s+[A-Z]|$)")
_MEASURED = re.compile(
    r"^.*?\b(?:tons?|tonnes?|kilos?|kilograms?|litres?|liters?|boxes|crates|sacks|bags|lorryloads?|"
    r"truckloads?|cargo|load|loads|shipments?|deliver(?:y|ies))\s+of\s+",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"\b(?:office|opera|theatre|theater|hotel|station|bank|museum|library|mill|tailor|baker|bakery|"
    r"church|mosque|school|hospital|clinic|palace|ministry|parliament|courthouse|prison|barracks|"
    r"embassy|factory|works|warehouse|shop|farm|inn|pharmacy|university|tower|town hall)\b",
    re.IGNORECASE,
)
"""Buildings of which one is seldom in another."""
_WITH_ARMS = frozenset({"forces", "rebels", "outlaws"})
_PEOPLE = frozenset("forces force men people members fighters units unit supporters".split())
"""Words for those whom a body consists of."""
_TITLE = re.compile(
    r"\b(?:general|colonel|major|captain|commander|lieutenant|sheikh|king|president|minister|mr|mrs)"
    r"\b",
    re.IGNORECASE,
)
"""Before somebody's name: whose men they are does not say what body they are of."""
SAME_START = 4
"""Letters that a name and an adjective made of it begin with: "Sorvia", "Sorvan"."""


@lru_cache(maxsize=1)
def _sorts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    listed = files("sayso.weigh").joinpath("sides.txt").read_text(encoding="utf-8")
    for line in listed.splitlines():
        sort, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            for word in words.split():
                found.setdefault(word, set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


def _joined(words: list[str]) -> list[str]:
    """Words, and every two that follow each other, as the table has them: "air_force"."""
    return [*words, *(f"{one}_{other}" for one, other in pairwise(words))]


@lru_cache(maxsize=16_384)
def _sorts_of(name: str) -> frozenset[str]:
    """The sorts that the words of a description are of, those of whom it belongs to left out."""
    head, _ = _parted(name)
    sorts = _sorts()
    found = [sorts[word] for word in _joined(fold_words(head)) if word in sorts]
    return frozenset().union(*found)


def cannot_be(one: Actor, other: Actor, *, key: Callable[[str], str], parties: Parties) -> bool:
    """Whether two actors or places, at most one of them by name, cannot be the same. Symmetric."""
    if _apart(one.name, other.name):
        return True
    if _two_bodies(one, other, key, parties):
        return True
    heads, owners = zip(*map(_parted, (one.name, other.name)), strict=True)
    if not all(owners) or not content_words(heads[0]) & content_words(heads[1]):
        return False
    return _apart(*owners) or _two_owners(owners, key, parties)


def _apart(one: str, other: str) -> bool:
    """Whether two descriptions are of sorts that nobody is both of."""
    mine, theirs = _sorts_of(one), _sorts_of(other)
    if mine & theirs:
        return False
    return any(frozenset((a, b)) in _APART for a in mine for b in theirs)


def _two_owners(owners: tuple[str, ...], key: Callable[[str], str], parties: Parties) -> bool:
    """Whether two of one sort are of two: bandits of the Oman clan and of the Free Rifles.

    Somebody described may be somebody named: only two names, or two buildings that are no mere
    "building", are two.
    """
    first, second = (content_words(owner) for owner in owners)
    if not first or not second or _alike(first, second):
        return False
    if all(map(_NAME.search, owners)):
        mine, theirs = (key(fold(owner)) for owner in owners)
        return {mine, *parties.of(mine)}.isdisjoint({theirs, *parties.of(theirs)})
    return all(_BUILDING.search(owner) for owner in owners)


def _two_bodies(one: Actor, other: Actor, key: Callable[[str], str], parties: Parties) -> bool:
    """Whether the people of one body and another body, by its name, are two: "forces of Malpas".

    Of two whom both only their owners name nothing is said: the one may be part of the other.
    """
    for described, body in ((one, other), (other, one)):
        head, owner = _parted(described.name)
        if not (body.named and body.kind == "group" and not described.named and owner):
            continue
        people = _sorts_of(described.name) & _WITH_ARMS or set(fold_words(head)) & _PEOPLE
        if not people or _alike(content_words(owner), content_words(body.name)):
            continue
        if _TITLE.search(owner) or not _NAME.search(owner):
            continue
        mine, theirs = key(fold(owner)), key(body.form)
        if {mine, *parties.of(mine)}.isdisjoint({theirs, *parties.of(theirs)}):
            return True
    return False


def _parted(name: str) -> tuple[str, str]:
    """What somebody or something is, and of whom; of "200 tonnes of shells", what it is."""
    head, *of = _OF.split(_MEASURED.sub("", name), maxsplit=1)
    return head, of[0] if of else ""


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names share a word, or a word that the other's adjective is made of."""
    if one & other:
        return True
    starts = {word[:SAME_START] for word in one if len(word) >= SAME_START}
    return any(word[:SAME_START] in starts for word in other if len(word) >= SAME_START)
