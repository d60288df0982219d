"""Whom a report tells of, and where each stands: the candidates for agent and patient."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["RELATIVES", "Cast", "Sight", "sort_of"]

BACK = 3
"""Sentences before a claim in which candidates are looked for."""
ON = 1
"""Sentences behind it."""
LEADING = 4
"""Of a report's entities, those that stand most often are candidates everywhere."""
MOST = 24
"""Candidates of one claim, the nearest first."""

_SORTS = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
    **dict.fromkeys("they them their theirs themselves".split(), "they"),
    **dict.fromkeys("i me my mine myself".split(), "i"),
    **dict.fromkeys("we us our ours ourselves".split(), "we"),
    **dict.fromkeys("you your yours yourself".split(), "you"),
    **dict.fromkeys("it its itself".split(), "it"),
}
_STANDING = frozenset({"he", "she", "they", "i", "we", "it"})
"""Pronouns that stand for somebody told of."""
RELATIVES = frozenset("who whom which that whose".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "X"})
_OF_CLAUSE = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod:poss"})
_NOBODY = frozenset({MentionKind.time, MentionKind.url, MentionKind.quantity, MentionKind.money})
_JOINED = frozenset({"conj", "appos", "flat"})
_DEEPEST = 4


def sort_of(context: Context, word: int) -> str:
    """What kind of word stands for somebody: which pronoun, a name, a noun or a number."""
    if word < 0:
        return "none"
    tree = context.tree
    sort = _SORTS.get(tree.lower[word])
    if sort is not None:
        return sort
    return {"PRON": "pronoun", "PROPN": "name", "NUM": "number"}.get(tree.pos[word], "noun")


@dataclass(frozen=True, slots=True)
class Sight:
    """One word that stands for somebody, its sentence, its relation, and what kind of word."""

    word: int
    sentence: int
    relation: str
    sort: str


_WORD = attrgetter("word")


class Cast:
    """Everybody of one report by where they stand."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.sights: dict[str, list[Sight]] = {}
        """Where each stands, in the order of the text."""
        self._by_sentence: dict[int, dict[str, list[Sight]]] = {}
        self._traits: dict[str, tuple[str, bool, bool]] = {}
        tree = context.tree
        for word in range(len(tree)):
            entity = self._entity(word)
            known = context.entities.get(entity or "")
            if entity is None or known is None or known.kind in _NOBODY:
                continue
            sentence = tree.sentence[word]
            sight = Sight(word, sentence, self._relation(word), sort_of(context, word))
            self.sights.setdefault(entity, []).append(sight)
            self._by_sentence.setdefault(sentence, {}).setdefault(entity, []).append(sight)
        often = sorted(self.sights, key=lambda e: (-len(self.sights[e]), self.sights[e][0].word))
        self._leading = often[:LEADING]

    def _entity(self, word: int) -> str | None:
        """Whom a word stands for, where it is the head of what names him."""
        context = self._context
        tree = context.tree
        pos = tree.pos[word]
        if pos == "PRON":
            if _SORTS.get(tree.lower[word]) in _STANDING:
                return entity_of(context, word)
            if tree.lower[word] in RELATIVES and tree.relation[word] in _OF_CLAUSE:
                return self._antecedent(word)
            return None
        if pos not in _NOMINAL:
            return None
        mention = context.mention_of(word)
        if mention is not None:
            words = tree.within(mention[0])
            if len(words) == 1 or context.head_among(words) == word:
                return mention[1]
        place = context.place_at(word)
        return place.entity if place is not None and tree.ends[word] == place.end else None

    def _antecedent(self, word: int) -> str | None:
        """Whom "who" stands for: the noun that its clause describes."""
        tree = self._context.tree
        above = tree.head[word]
        for _ in range(_DEEPEST):
            if above < 0 or tree.relation[above] == "acl:relcl":
                break
            above = tree.head[above]
        if above < 0 or tree.relation[above] != "acl:relcl":
            return None
        return entity_of(self._context, tree.head[above])

    def _relation(self, word: int) -> str:
        """How a word stands in its clause, seen through what it is coordinated with."""
        tree = self._context.tree
        for _ in range(_DEEPEST):
            if tree.relation[word] not in _JOINED or tree.head[word] < 0:
                break
            word = tree.head[word]
        return tree.relation[word]

    def around(self, sentence: int, *others: str | None) -> Iterator[str]:
        """Candidates for a claim in a sentence: `others`, then the nearest, then the leading."""
        seen: set[str] = set()
        near = [sentence, *(sentence - n for n in range(1, BACK + 1)), sentence + ON]
        stood = [e for n in near for e in self._by_sentence.get(n, ())]
        for entity in (*others, *stood, *self._leading):
            if entity is None or entity in seen or len(seen) >= MOST:
                continue
            known = self._context.entities.get(entity)
            if known is not None and known.kind not in _NOBODY:
                seen.add(entity)
                yield entity

    def standing(self, entity: str, sentence: int) -> Sequence[Sight]:
        """Where somebody stands in a sentence."""
        return self._by_sentence.get(sentence, {}).get(entity, ())

    def last(self, entity: str, word: int) -> Sight | None:
        """Where somebody stood last before a word."""
        sights = self.sights.get(entity, ())
        at = bisect_left(sights, word, key=_WORD)
        return sights[at - 1] if at else None

    def traits(self, entity: str) -> tuple[str, bool, bool]:
        """What kind of thing an entity is, in one letter; whether it is many; whether named."""
        found = self._traits.get(entity)
        if found is None:
            known = self._context.entities[entity]
            named = any(name.role is not NameRole.description for name in known.names)
            last = known.name.split()[-1:] or [""]
            many = known.kind is MentionKind.group or (last[0].endswith("s") and not named)
            found = self._traits[entity] = (_LETTERS.get(known.kind, "O"), many, named)
        return found


_LETTERS = {
    MentionKind.person: "P", MentionKind.group: "G", MentionKind.place: "L",
    MentionKind.nationality: "L", MentionKind.facility: "F", MentionKind.vehicle: "V",
    MentionKind.weapon: "W",
}  # fmt: skip
