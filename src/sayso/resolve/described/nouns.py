"""What kind of thing a common noun stands for: the table in `nouns.txt`, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.vocabulary import MentionKind

__all__ = ["FEMALE", "MALE", "MINED", "PARTS", "TOWNS", "Nouns", "nouns", "singular"]

TOWNS = frozenset(
    "village town city hamlet suburb district province region area capital island".split()
)
MINED = frozenset("coal lignite gold silver copper tin iron zinc salt diamond uranium".split())
"""With these a mine is a pit, no weapon."""
MALE = frozenset(
    "man boy husband son father brother uncle grandfather nephew grandson gentleman king prince "
    "policeman fisherman businessman clergyman monk imam priest bishop".split()
)
FEMALE = frozenset(
    "woman girl wife daughter mother sister aunt grandmother niece granddaughter lady queen "
    "princess policewoman businesswoman nun widow bride".split()
)
PARTS = frozenset(
    "outskirts centre center edge heart suburbs entrance floor cellar basement middle vicinity "
    "surroundings interior inside neighbourhood neighborhood".split()
)
"""Parts of a place that a claim puts in the place."""

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "schoolchildren": "schoolchild",
    "people": "person", "policemen": "policeman", "policewomen": "policewoman",
    "gunmen": "gunman", "guardsmen": "guardsman", "militiamen": "militiaman",
    "fishermen": "fisherman", "businessmen": "businessman", "seamen": "seaman",
    "townsmen": "townsman", "spokesmen": "spokesman", "cameramen": "cameraman",
    "wives": "wife", "knives": "knife", "thieves": "thief", "halves": "half", "lives": "life",
    "feet": "foot", "teeth": "tooth", "families": "family", "bodies": "body",
    "passers-by": "passer-by", "buses": "bus", "minibuses": "minibus",
}  # fmt: skip
_UNCHANGED = frozenset(
    "aircraft barracks police forces troops corps series headquarters mountains hills heights gas "
    "explosives munitions weapons arms authorities media positions outskirts talks news customs "
    "bus premises apparatus crossroads".split()
)


def singular(word: str) -> str:
    """The singular of a noun in lower case: "lorries" → lorry, "aircraft" → aircraft."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if word in _UNCHANGED or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


@dataclass(frozen=True, slots=True)
class Nouns:
    """The table: a kind by singular noun, and the words that stand apart."""

    kinds: dict[str, MentionKind]
    people: frozenset[str]
    """Persons in the singular, a group in the plural."""
    armed: frozenset[str]
    """Who, without a number, stand for the body that they belong to."""
    many: frozenset[str]
    """Nouns of number."""
    never: frozenset[str]
    """What no facet holds."""

    def kind(self, word: str) -> MentionKind:
        """The kind of a noun as it stands in the text, in lower case."""
        base = singular(word)
        if base in self.people:
            return MentionKind.person if base == word else MentionKind.group
        return self.kinds.get(base) or self.kinds.get(word) or MentionKind.other


@cache
def nouns() -> Nouns:
    """The table that ships."""
    text = resources.files("sayso.resolve.described").joinpath("nouns.txt").read_text("utf-8")
    rows: dict[str, set[str]] = {}
    for line in text.splitlines():
        label, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            rows.setdefault(label, set()).update(words.split())
    apart = {"people", "armed", "many", "never"}
    kinds = {
        noun: MentionKind(label)
        for label, words in rows.items()
        if label not in apart
        for noun in sorted(words)
    }
    people = frozenset(rows["people"] | rows["armed"])
    return Nouns(
        kinds, people, frozenset(rows["armed"]), frozenset(rows["many"]), frozenset(rows["never"])
    )
