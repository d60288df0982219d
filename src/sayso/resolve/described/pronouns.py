"""Whom "they" and "them" come back to where somebody was only described: "bandits attacked … They".

Who speaks was settled before; this only fills what is still open, and gives way to a nearer
antecedent: a description in the sentence before, or earlier in the same one, that stands closer
than the one chosen among the named.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Quotation
from sayso.resolve.described.phrases import Grammar
from sayso.vocabulary import MentionKind

__all__ = ["Antecedents"]

PLURAL = frozenset("they them".split())
SINGULAR = frozenset("he him she her".split())
_SUBJECTS = frozenset("nsubj nsubj:pass nsubj:outer".split())
_OBJECTS = frozenset("obj iobj".split())
_MANY = frozenset({MentionKind.group, MentionKind.person, MentionKind.vehicle})
BACK = 12
"""Descriptions that are looked at."""


@dataclass(frozen=True, slots=True)
class _Stand:
    word: int
    sentence: int
    entity: str
    plural: bool
    kind: MentionKind
    subject: bool
    new: bool
    """Only described; the others are named, or were found by who speaks."""
    quote: int


class Antecedents:
    """The last who stood as a subject or an object, in the order of the words."""

    def __init__(self, grammar: Grammar, quotations: tuple[Quotation, ...]) -> None:
        self._grammar = grammar
        self._rows: list[_Stand] = []
        self._quote = [-1] * len(grammar)
        for number, quotation in enumerate(quotations):
            for word in grammar.within((quotation.start, quotation.end)):
                self._quote[word] = number

    def stand(
        self, word: int, entity: str, kind: MentionKind, *, plural: bool, new: bool
    ) -> None:  # fmt: skip
        """Takes note of one who may be meant by a pronoun further on."""
        relation = self._grammar.relation[word]
        top = word
        while relation == "conj" and self._grammar.head[top] >= 0:
            top = self._grammar.head[top]
            relation = self._grammar.relation[top]
        if kind in _MANY and (relation in _SUBJECTS or relation in _OBJECTS):
            self._rows.append(
                _Stand(
                    word, self._grammar.sentence[word], entity, plural, kind,
                    relation in _SUBJECTS, new, self._quote[word],
                )
            )  # fmt: skip

    def of(self, word: int, known: str | None) -> str | None:
        """Whom a pronoun means, None to leave it as it is. `known` is who was chosen before."""
        lower, sentence = self._grammar.lower[word], self._grammar.sentence[word]
        many = lower in PLURAL
        if not many and (lower not in SINGULAR or known is not None):
            return None
        own = self._clause_subject(word)
        rows = [
            row for row in self._rows[-BACK:]
            if sentence - 1 <= row.sentence <= sentence and row.quote == self._quote[word]
            and row.word != own and (
                row.plural if many else row.kind is MentionKind.person and not row.plural
            )
        ]  # fmt: skip
        if lower in ("they", "he", "she"):
            rows = [row for row in rows if row.subject] or rows
        if not rows:
            return None
        nearest = max(row.sentence for row in rows)
        rows = [row for row in rows if row.sentence == nearest]
        best = next((row for row in rows if row.subject), rows[-1])
        if lower in ("them", "him", "her") and len(rows) > 1:
            best = rows[-1]
        if known is not None and any(row.entity == known for row in rows):
            return None
        return best.entity if best.new or known is None else None

    def _clause_subject(self, word: int) -> int:
        """The subject of the pronoun's own clause: "they" who did it to "them" are others."""
        head = self._grammar.head[word]
        for _ in range(4):
            if head < 0:
                return -1
            subject = self._grammar.child(head, *_SUBJECTS)
            if subject >= 0:
                return subject
            if self._grammar.relation[head] not in ("conj", "xcomp", "advcl"):
                return -1
            head = self._grammar.head[head]
        return -1
