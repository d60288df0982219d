"""Which words are to bring in somebody or something: nouns as arguments, and "those who came".

Times, parts of names and what stands where no claims are read bring in nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.resolve.described.bearers import Bearers
from sayso.resolve.described.nouns import nouns, singular
from sayso.resolve.described.phrases import Grammar
from sayso.vocabulary import MentionKind

__all__ = ["ANYBODY", "SOMEBODY", "Wanted"]

ARGUMENTS = frozenset(
    "nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent nmod appos conj root nmod:poss dep "
    "parataxis ccomp acl".split()
)
_CORE = frozenset("nsubj nsubj:pass nsubj:outer obj iobj obl:agent".split())
WHERE = frozenset(
    "in at on near inside outside within behind beside beneath under underneath below above "
    "between opposite".split()
)
"""Behind them what the reader takes for a place is one: "in the laundry"."""
ANYWHERE = frozenset(
    "home house water air way distance direction front back side middle centre center end north "
    "south east west".split()
)
"""Nouns that tell no place by themselves."""
SOMEBODY = frozenset("somebody someone everybody everyone".split())
"""Who stands for people by himself."""
ANYBODY = frozenset("those anybody anyone whoever".split())
"""Who stands for people with what tells which: "those who stayed"."""


class Wanted:
    """Asked of every word of one report.

    aside: words that bring in nobody; readable: for each word whether claims may stand there;
    places: words that the reader takes for places.
    """

    def __init__(
        self, grammar: Grammar, bearers: Bearers, aside: Collection[int], readable: Sequence[bool],
        places: Collection[int] = (),
    ) -> None:  # fmt: skip
        self._grammar = grammar
        self._places = places
        self._bearers = bearers
        self._aside = aside
        self._readable = readable

    def __call__(self, word: int) -> bool:
        """Whether a word is to have an entity of its own."""
        return self._description(word) or self._anybody(word)

    def _description(self, word: int) -> bool:
        grammar = self._grammar
        relation, pos = grammar.relation[word], grammar.pos[word]
        if word in self._aside or not self._readable[word]:
            return False
        if relation not in ARGUMENTS:
            return False
        table = nouns()
        lower = grammar.lower[word]
        if pos == "NOUN":
            counted = lower == "others" and grammar.child(word, "nummod") >= 0
            if not lower[:1].isalpha() or (singular(lower) in table.never and not counted):
                return False
            kind = table.kind(lower)
            if kind is not MentionKind.other or relation in _CORE or relation == "conj":
                return True
            named = word in self._places and singular(lower) not in ANYWHERE
            return named and grammar.case(word) in WHERE
        if pos == "PROPN":
            return self._bearers.of(word) is not None
        if pos == "NUM":
            return relation in _CORE and grammar.child(word, "flat") < 0
        if pos == "ADJ":
            # "the wounded", "the dead"
            article = grammar.child(word, "det")
            return relation in _CORE and article >= 0 and grammar.lower[article] == "the"
        return False

    def _anybody(self, word: int) -> bool:
        """Whether a pronoun stands for people who are told of by nothing else."""
        grammar = self._grammar
        lower = grammar.lower[word]
        if grammar.relation[word] not in _CORE or not self._readable[word]:
            return False
        told = grammar.child(word, "acl", "acl:relcl", "nmod") > word or lower == "whoever"
        return lower in SOMEBODY or (lower in ANYBODY and told)
