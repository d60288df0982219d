"""What is said of a noun by the parser's tree: what it does, what is done to it and to what is its.

A predicate counts only where the text gives it as a fact: not denied, not feared, not supposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sayso.model import Span
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["Grammar", "Part", "Said"]


class Part(Enum):
    """What somebody has to do with a verb."""

    does = "does"
    suffers = "suffers"
    owns = "owns"
    """What is his does or suffers it ("his nets were cut")."""


@dataclass(frozen=True, slots=True)
class Said:
    """One predicate of somebody."""

    part: Part
    verb: str
    """As it stands, lower case."""
    at: int
    """Which word it is."""
    thing: str = ""
    """Of `owns`: the noun that is his, lower case."""


_NEAR = 60
"""Words on either side of one that are looked through for those that hang on it."""
_UNREAL = frozenset(
    "not never n't n’t would could may might should will shall if unless nearly almost".split()
)
_PASSIVE = ("nsubj:pass", "csubj:pass")


class Grammar:
    """The parsed words of one report, with those that hang on each."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        tokens, raw = scene.reading.tokens, scene.raw
        self.tokens = tokens
        self.starts: list[int] = tokens.starts.tolist()
        ends: list[int] = tokens.ends.tolist()
        self.words = [raw[a:b].lower() for a, b in zip(self.starts, ends, strict=True)]
        self.pos = [PARTS_OF_SPEECH[part] for part in tokens.pos.tolist()]
        self.heads: list[int] = tokens.heads.tolist()
        self.relations = [RELATIONS[relation] for relation in tokens.relations.tolist()]
        self.below: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if 0 <= head != word and abs(head - word) <= _NEAR:
                self.below[head].append(word)

    def head_of(self, span: Span) -> int | None:
        """The word of a span on which the others hang."""
        inner = self.tokens.within(span)
        for word in inner:
            if not inner.start <= self.heads[word] < inner.stop and self.pos[word] != "PUNCT":
                return word
        return None

    def said_of(self, word: int) -> Iterator[Said]:
        """Every predicate of a noun or pronoun that the text gives as a fact."""
        for noun in (word, *self._beside(word)):
            yield from self._by_relation(noun)
            for child in self.below[noun]:
                if self.relations[child] in ("acl:relcl", "acl", "advcl:relcl"):
                    yield from self._clause(child)

    def _beside(self, word: int) -> Iterator[int]:
        """Appositions, and those of whom somebody is one ("one of those burned out")."""
        for child in self.below[word]:
            relation = self.relations[child]
            if relation == "appos" or (
                relation == "nmod" and self.words[word] in ("one", "some", "many", "two", "three")
            ):
                yield child

    def _by_relation(self, noun: int) -> Iterator[Said]:
        head, relation = self.heads[noun], self.relations[noun]
        if not 0 <= head < len(self.words) or head == noun:
            return
        if relation in ("nsubj", *_PASSIVE):
            yield from self._verbs(head, Part.suffers if relation in _PASSIVE else Part.does)
        elif relation in ("obj", "iobj") and self._real(head):
            yield self._said(Part.suffers, head)
        elif relation == "nmod:poss":
            yield from self._owned(head)

    def _owned(self, thing: int) -> Iterator[Said]:
        head, relation = self.heads[thing], self.relations[thing]
        if not 0 <= head < len(self.words) or not self._real(head):
            return
        if relation in ("nsubj", "obj", *_PASSIVE):
            yield Said(Part.owns, self.words[head], head, self.words[thing])

    def _clause(self, verb: int) -> Iterator[Said]:
        """A relative clause, or a participle behind a noun."""
        subject = next(
            (w for w in self.below[verb] if self.relations[w] in ("nsubj", *_PASSIVE)), None
        )
        passive = self._passive(verb)
        if subject is None:
            if self.words[verb].endswith("ing"):
                yield from self._verbs(verb, Part.does)
            elif not self.words[verb].endswith("s"):
                yield from self._verbs(verb, Part.suffers)
        elif self.words[subject] in ("who", "that", "which"):
            yield from self._verbs(verb, Part.suffers if passive else Part.does)
        elif any(self.words[w] == "whose" for w in self.below[subject]) and self._real(verb):
            yield Said(Part.owns, self.words[verb], verb, self.words[subject])
        elif any(self.words[w] == "whom" for w in self.below[verb]) and self._real(verb):
            yield self._said(Part.suffers, verb)

    def _verbs(self, verb: int, part: Part) -> Iterator[Said]:
        """A verb and those joined to it that have no subject of their own."""
        if self._real(verb):
            yield self._said(part, verb)
        for other in self.below[verb]:
            if self.relations[other] != "conj" or self.pos[other] not in ("VERB", "ADJ"):
                continue
            below = {self.relations[w] for w in self.below[other]}
            if not below & {"nsubj", *_PASSIVE} and self._real(other):
                active = part is Part.does or ("aux" in below and "aux:pass" not in below)
                yield self._said(
                    Part.suffers if self._passive(other) or not active else Part.does, other
                )

    def _passive(self, verb: int) -> bool:
        return any(self.relations[w] in ("aux:pass", *_PASSIVE) for w in self.below[verb])

    def _said(self, part: Part, verb: int) -> Said:
        return Said(part, self.words[verb], verb)

    def _real(self, verb: int) -> bool:
        factuality = self.tokens[verb].factuality
        if factuality is not None and factuality < 0:
            return False
        return not any(self.words[w] in _UNREAL for w in self.below[verb])

    def around(self, word: int) -> list[str]:
        """The words that hang on one, and those that hang on them, lower case."""
        found: list[str] = []
        for child in self.below[word]:
            found.append(self.words[child])
            found += [self.words[w] for w in self.below[child]]
        return found
