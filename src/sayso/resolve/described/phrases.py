"""Noun phrases of a report: head, extent, determiner, number and what they are of.

Read off the words and the tree that the reader gives; a poor tree gives short phrases, no errors.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.model import Reading, Span
from sayso.resolve.described.nouns import nouns, singular
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

__all__ = ["Grammar", "Phrase"]

DEFINITE = frozenset("the this that these those both his her its their our my your".split())
OWNED = frozenset("his her its their our my your".split())
_BEFORE = frozenset(
    "det amod compound nummod nmod:poss flat advmod det:predet nmod:desc goeswith".split()
)
_BOUNDING = frozenset(
    "over more than least at most up to about around some nearly almost fewer less under above "
    "between only roughly approximately estimated several another all".split()
)
"""What bounds a number, also where the parser hangs it elsewhere."""
_COUNTED = frozenset({"NUM"})
_SPOTS = frozenset({MentionKind.place, MentionKind.facility})
_ORDINAL = frozenset("first second third fourth fifth sixth last other another next".split())
LONGEST = 14
"""Words of a phrase."""
DEEPEST = 3
BORNE = frozenset("in with without".split())
"""Prepositions before what somebody wears or has with him."""
_NARROWING = frozenset("nmod acl acl:relcl amod advmod".split())
_BREAKS = frozenset(',;:—–“”"()[]')
NARROWEST = 14
"""Words behind a noun that tell which one is meant."""
NEARBY = 5
"""Words between a noun and what it wears."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase. `base` is its head in the singular; `of` the head of what it is of."""

    head: int
    span: Span
    base: str
    word: str
    """The head as it stands there, in lower case."""
    definite: bool
    owned: bool
    plural: bool
    counted: bool
    """Says how many."""
    modifiers: frozenset[str]
    ordinal: str
    of: int = -1
    many: bool = False
    """A noun or word of number stands at its head ("dozens of people")."""


class Grammar:
    """The words of a report as parallel lists."""

    def __init__(self, reading: Reading, text: str) -> None:
        tokens = reading.tokens
        self.text = text
        self.starts: list[int] = tokens.starts.tolist()
        self.ends: list[int] = tokens.ends.tolist()
        self.pos = [PARTS_OF_SPEECH[p] for p in tokens.pos.tolist()]
        self.relation = [RELATIONS[r] for r in tokens.relations.tolist()]
        self.head: list[int] = tokens.heads.tolist()
        self.lower = [text[a:b].lower() for a, b in zip(self.starts, self.ends, strict=True)]
        self.sentence = [-1] * len(self.starts)
        self.children: list[list[int]] = [[] for _ in self.starts]
        for number, sentence in enumerate(reading.sentences):
            first, last = sentence.first_token, min(sentence.last_token, len(self.starts))
            for index in range(first, last):
                self.sentence[index] = number
                above = self.head[index]
                if first <= above < last and above != index:
                    self.children[above].append(index)
                else:
                    self.head[index] = -1

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """Indices of the words wholly inside a span."""
        first = bisect_left(self.starts, span[0])
        return range(first, max(first, bisect_right(self.ends, span[1])))

    def head_of(self, span: Span) -> int:
        """The word of a span whose head lies outside of it, -1 where there is no word."""
        words = self.within(span)
        for word in words:
            if self.pos[word] in ("ADP", "PUNCT", "DET"):
                continue
            if not words.start <= self.head[word] < words.stop:
                return word
        return words.start if len(words) else -1

    def child(self, word: int, *relations: str) -> int:
        """The first child in one of these relations, -1 if there is none."""
        for below in self.children[word]:
            if self.relation[below] in relations:
                return below
        return -1

    def case(self, word: int) -> str:
        """The first preposition of a phrase in lower case, "" if it has none."""
        for below in self.children[word]:
            if self.relation[below] == "case" and below < word:
                return self.lower[below]
        return ""

    def is_number(self, word: int) -> bool:
        """Whether a word counts: a figure, a number word, "dozens"."""
        return self.pos[word] in _COUNTED or (
            self.pos[word] == "NOUN" and singular(self.lower[word]) in nouns().many
        )

    def phrase(self, head: int, depth: int = 0) -> Phrase:
        """The phrase whose head is `head`."""
        low = head
        definite = owned = counted = False
        ordinal = ""
        modifiers: set[str] = set()
        # "their base in X, across the border": what stands before the preposition is another's.
        opened = max((b for b in self.children[head] if b < head and self._opens(b)), default=-1)
        for below in self.children[head]:
            relation = self.relation[below]
            if not opened < below <= head or relation not in _BEFORE:
                continue
            if relation == "advmod" and self.lower[below] not in _BOUNDING:
                continue
            first = self._leftmost(below)
            if head - first > LONGEST:
                continue
            if relation != "amod" and "," in self.lower[first:head]:
                continue  # "their base in X, across the border": two phrases
            low = min(low, first)
            lower = self.lower[below]
            if lower in DEFINITE:
                definite, owned = True, owned or lower in OWNED
            elif relation == "nmod:poss":
                definite = owned = True
            elif relation == "nummod" or self.pos[below] == "NUM":
                counted = True
            elif lower in _ORDINAL:
                ordinal = lower
            elif relation in ("amod", "compound"):
                modifiers.add(singular(lower))
        while (
            low > 0 and self.sentence[low - 1] == self.sentence[head]
            and (self.pos[low - 1] == "NUM" or self.lower[low - 1] in _BOUNDING)
            and head - low < LONGEST and counted
        ):  # fmt: skip
            low -= 1
        of = -1
        for below in self.children[head]:
            if below > head and self.relation[below] == "nmod" and self.case(below) == "of":
                of = below
                break
        word = self.lower[head]
        many = self.is_number(head)
        end = self.ends[head]
        if of >= 0 and of - head <= LONGEST and depth < DEEPEST:
            end = max(end, self.phrase(of, depth + 1).span[1])
        end = max(end, self._borne(head, end))
        base = singular(word)
        plural = (word != base or word == "people") or (counted and word == base)
        if many and of >= 0:
            base, plural = singular(self.lower[of]), True
        return Phrase(
            head, (self.starts[low], end), base, word, definite, owned, plural, counted,
            frozenset(modifiers), ordinal, of, many,
        )  # fmt: skip

    def whole(self, phrase: Phrase) -> Span:
        """A phrase with what narrows it down: "boys who were looking for a mare", "the mill at X".

        What stands behind a comma only tells more of somebody who is known already.
        """
        start, end = phrase.span
        first = self._counting(phrase.head)
        start = min(start, self.starts[first])
        for below in self.children[phrase.head]:
            if below < phrase.head or self.relation[below] not in _NARROWING:
                continue
            low, high = self._extent(below)
            if low > below or high - phrase.head > NARROWEST or self.ends[high] <= end:
                continue
            between = self.text[end : self.starts[low]]
            if self.starts[low] > end and between.strip():
                break
            if any(mark in self.text[self.starts[low] : self.ends[high]] for mark in _BREAKS):
                break
            end = self.ends[high]
        return start, end

    def _counting(self, head: int) -> int:
        """The first word of a number before a noun and of what bounds it: "at least 31 men"."""
        low = head
        for below in self.children[head]:
            if below < head and (self.relation[below] == "nummod" or self.pos[below] == "NUM"):
                first = self._leftmost(below)
                if head - first <= LONGEST and "," not in self.lower[first:head]:
                    low = min(low, first)
        while 0 < low < head and self.sentence[low - 1] == self.sentence[head] and (
            self.lower[low - 1] in _BOUNDING or self.lower[low - 1] == "between"
        ):  # fmt: skip
            low -= 1
        return low

    def _extent(self, word: int) -> tuple[int, int]:
        """The first and last word of what hangs on a word, itself included."""
        low = high = word
        stack, seen = [word], 0
        while stack and seen <= 2 * NARROWEST:
            seen += 1
            at = stack.pop()
            low, high = min(low, at), max(high, at)
            stack += [c for c in self.children[at] if self.relation[c] != "punct"]
        return low, high

    def _borne(self, head: int, end: int) -> int:
        """Where what somebody has on or with him ends: "men in plain clothes", "a boy with a gun".

        Only right behind the noun; places, times and names are where or when something is.
        """
        for below in self.children[head]:
            if below < head or self.relation[below] != "nmod" or below - head > NEARBY:
                continue
            if self.case(below) not in BORNE or self.pos[below] != "NOUN":
                continue
            first = self._leftmost(below)
            kind = nouns().kind(self.lower[below])
            somewhere = self.case(below) == "in" and kind in _SPOTS
            if somewhere or first < 1 or self.starts[first] - end > 1 or kind is MentionKind.time:
                continue
            if singular(self.lower[below]) not in nouns().never:
                end = max(end, self.ends[below])
        return end

    def _opens(self, word: int) -> bool:
        """Whether a word is the preposition that a phrase begins with."""
        return self.relation[word] == "case" and self.pos[word] == "ADP"

    def _leftmost(self, word: int) -> int:
        """The first word of what hangs on `word`, contiguous to its left."""
        low = word
        for below in self.children[word]:
            if below < word and self.relation[below] != "punct":
                low = min(low, below)
        return low
