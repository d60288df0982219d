"""What no rule could tell of a claim: the act, and who took part, as the reader leans to them.

An act that a rule gives counts for more; whom the rules found stays.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from sayso.model import Span
from sayso.model.leanings import Question, lean, likeliest, pick
from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.vocabulary import Act

__all__ = ["Partakers", "act_leant", "partakers_leant"]

TRUST: Final = 10.0
"""How much an act that a rule gives counts beside the reader's leaning."""
NOBODY: Final = 10.0
"""How much it counts that the rules found nobody."""


@dataclass(frozen=True, slots=True)
class Partakers:
    """Entities' ids, None for nobody."""

    agent: str | None
    patient: str | None
    place: str | None


def act_leant(context: Context, passage: Span, given: Act) -> Act:
    """The act of a claim, by rule and by the reader together."""
    tokens = context.reading.tokens
    odds = lean(tokens.leanings, Question.act, {"passage": tokens.within(passage)})
    return Act(likeliest(odds, given, TRUST))


def partakers_leant(context: Context, passage: Span, given: Partakers) -> Partakers:
    """Who did it, to whom and where: whom the rules found, else whom the reader leans to."""
    return Partakers(
        given.agent or _likeliest(context, passage, Question.agent, given.patient),
        given.patient or _likeliest(context, passage, Question.patient, given.agent),
        given.place or _likeliest(context, passage, Question.place, None),
    )


def _likeliest(
    context: Context, passage: Span, question: Question, other: str | None
) -> str | None:
    """Of all whom the passage mentions, but `other`, the likeliest; None if nobody is."""
    tokens = context.reading.tokens
    odds = pick(tokens.leanings, question, tokens.within(passage))
    likely: dict[str, float] = defaultdict(float)
    for word, chance in odds.items():
        entity = _meant(context, word) if word >= 0 else None
        if entity is not None and entity != other:
            likely[entity] += chance
    best = max(likely, key=lambda entity: likely[entity], default=None)
    return best if best is not None and likely[best] > NOBODY * odds[-1] else None


def _meant(context: Context, word: int) -> str | None:
    """Whom a word, or the phrase around it, stands for."""
    if context.tree.pos[word] == "PRON":
        return entity_of(context, word)
    mention = context.mention_of(word)
    return None if mention is None else mention[1]
