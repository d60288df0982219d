"""Whom "they" and "them" come back to where somebody was only described: "bandits attacked … They".

Who speaks was settled before; this only fills what is still open, and gives way to a nearer
antecedent: a description in the sentence before, or earlier in the same one, that stands closer
than the one chosen among the named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Quotation
from sayso.resolve.described.nouns import FEMALE, MALE, singular
from sayso.resolve.described.phrases import Grammar
from sayso.vocabulary import MentionKind

__all__ = ["PLURAL", "SINGULAR", "Antecedents", "mismatched"]

PLURAL = frozenset("they them".split())
SINGULAR = frozenset("he him she her it".split())
QUANTITY = frozenset("most others rest some both all none many few several".split())
"""Words that count those who were told of before, where no noun stands with them."""
_SUBJECTS = frozenset("nsubj nsubj:pass nsubj:outer".split())
_OBJECTS = frozenset("obj iobj".split())
_AGENT = "obl:agent"
_ONE = frozenset({MentionKind.group, MentionKind.vehicle, MentionKind.facility, MentionKind.weapon})
_MANY = frozenset({MentionKind.group, MentionKind.person, MentionKind.vehicle})
BACK = 12
"""Descriptions that are looked at."""


def _fits(pronoun: str, noun: str) -> bool:
    """Whether a noun can be meant by "he" or "she": a husband is no she."""
    base = singular(noun)
    if pronoun in ("he", "him"):
        return base not in FEMALE
    return pronoun not in ("she", "her") or base not in MALE


def mismatched(pronoun: str, names: Iterable[str]) -> bool:
    """Whether everything that somebody is called says that a pronoun cannot mean him."""
    wrong = {"he": FEMALE, "him": FEMALE, "she": MALE, "her": MALE}.get(pronoun)
    if wrong is None:
        return False
    called = [_head_of(name) for name in names]
    return bool(called) and all(word in wrong for word in called)


def _head_of(name: str) -> str:
    """The noun of a description: "man" of "a young man from the valley"."""
    words = name.replace(",", " ").split()
    for at, word in enumerate(words):
        if at and word in _BEHIND:
            return singular(words[at - 1])
    return singular(words[-1]) if words else ""


_BEHIND = frozenset("of from in at who whose whom with near".split())


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
    by: bool = False
    """Stands behind "by": the next "they" may mean it, "them" does not."""


class Antecedents:
    """The last who stood as a subject or an object, in the order of the words."""

    def __init__(self, grammar: Grammar, quotations: tuple[Quotation, ...]) -> None:
        self._grammar = grammar
        self._rows: list[_Stand] = []
        self._quote = [-1] * len(grammar)
        self._opening: dict[int, int] = {}
        """The sentence that each quotation begins in."""
        for number, quotation in enumerate(quotations):
            for word in grammar.within((quotation.start, quotation.end)):
                self._quote[word] = number
                self._opening.setdefault(number, grammar.sentence[word])

    def stand(
        self, word: int, entity: str, kind: MentionKind, *, plural: bool, new: bool
    ) -> None:  # fmt: skip
        """Takes note of one who may be meant by a pronoun further on."""
        relation = self._grammar.relation[word]
        top = word
        while relation == "conj" and self._grammar.head[top] >= 0:
            top = self._grammar.head[top]
            relation = self._grammar.relation[top]
        doing = relation in _SUBJECTS or relation == _AGENT
        if kind in _MANY and (doing or relation in _OBJECTS):
            self._rows.append(
                _Stand(
                    word, self._grammar.sentence[word], entity, plural, kind,
                    relation in _SUBJECTS, new, self._quote[word], relation == _AGENT,
                )
            )  # fmt: skip

    def of(self, word: int, known: str | None) -> str | None:
        """Whom a pronoun means, None to leave it as it is. `known` is who was chosen before."""
        lower, sentence = self._grammar.lower[word], self._grammar.sentence[word]
        many = lower in PLURAL
        if lower == "it":
            return self._it(word, known)
        if not many and (lower not in SINGULAR or known is not None):
            return self._himself(word, known) if lower in SINGULAR else None
        own = self._clause_subject(word)
        rows = [
            row for row in self._rows[-BACK:]
            if sentence - 1 <= row.sentence <= sentence and self._heard(row, word)
            and row.word != own and (
                row.plural if many else row.kind is MentionKind.person and not row.plural
            )
            and _fits(lower, self._grammar.lower[row.word])
        ]  # fmt: skip
        if lower in ("they", "he", "she"):
            rows = [row for row in rows if row.subject or row.by] or rows
        else:
            rows = [row for row in rows if not row.by]
        if not rows:
            return None
        nearest = max(row.sentence for row in rows)
        rows = [row for row in rows if row.sentence == nearest]
        best = next((row for row in rows if row.subject), rows[-1])
        if lower in ("them", "him", "her") and len(rows) > 1:
            best = rows[-1]
        if known is not None and any(row.entity == known for row in rows):
            return None
        stale = not any(
            row.entity == known and row.sentence >= sentence - 1 for row in self._rows[-BACK:]
        )
        return best.entity if best.new or known is None or (stale and best.subject) else None

    def bare(self, word: int) -> bool:
        """Whether a word of quantity stands alone where somebody would: "most were released"."""
        grammar = self._grammar
        if grammar.lower[word] not in QUANTITY or grammar.pos[word] == "PUNCT":
            return False
        if grammar.relation[word] not in _SUBJECTS | _OBJECTS | {"conj"}:
            return False
        return not any(
            grammar.relation[c].startswith("nmod") or grammar.pos[c] == "NUM"
            for c in grammar.children[word]
        )  # "three others" are others than those

    def many(self, word: int) -> str | None:
        """The last group told of in the same sentence or the one before."""
        sentence, own = self._grammar.sentence[word], self._clause_subject(word)
        rows = [
            row for row in self._rows[-BACK:]
            if sentence - 1 <= row.sentence <= sentence and row.plural and row.word != own
            and row.kind is MentionKind.group and self._heard(row, word)
        ]  # fmt: skip
        return rows[-1].entity if rows else None

    def _heard(self, row: _Stand, word: int) -> bool:
        """Whether a pronoun can mean one who stands there: in the same quotation or outside of
        any alike, or right before the quotation that the pronoun's sentence opens."""
        quote = self._quote[word]
        if row.quote == quote:
            return True
        sentence = self._grammar.sentence[word]
        opens = quote >= 0 and self._opening.get(quote) == sentence
        return opens and row.sentence == sentence - 1

    def _it(self, word: int, known: str | None) -> str | None:
        """What "it" is that something happens to: the subject of its own sentence, or of the one
        before, where that is one thing or body."""
        grammar = self._grammar
        relation = grammar.relation[word]
        if known is not None or relation not in _SUBJECTS:
            return None
        head = grammar.head[word]
        if head < 0 or grammar.pos[head] != "VERB" or grammar.child(head, "ccomp", "csubj") >= 0:
            return None  # "it is clear that", "it seems that"
        sentence, own = grammar.sentence[word], self._clause_subject(word)
        rows = [
            row for row in self._rows[-BACK:]
            if sentence - 1 <= row.sentence <= sentence and self._heard(row, word) and row.subject
            and row.word != own and row.kind in _ONE
            and (not row.plural or singular(grammar.lower[row.word]) == grammar.lower[row.word])
        ]  # fmt: skip
        here = [row for row in rows if row.sentence == sentence]
        best = (here or rows)[-1:]
        return best[0].entity if best else None

    def _himself(self, word: int, known: str | None) -> str | None:
        """A man or a woman of the same sentence whom the one chosen before cannot stand against:
        "her husband was arrested while he was driving"."""
        sentence = self._grammar.sentence[word]
        if known is None or self._quote[word] >= 0:
            return None
        wanted = MALE if self._grammar.lower[word] in ("he", "him") else FEMALE
        rows = [
            row for row in self._rows[-BACK:]
            if row.sentence == sentence and row.subject and row.quote == self._quote[word]
        ]  # fmt: skip
        if any(row.entity == known for row in rows) or not rows:
            return None
        best = rows[-1]
        return best.entity if singular(self._grammar.lower[best.word]) in wanted else None

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
