"""What no rule could tell of a claim: the act, and who took part, as the reader leans to them.

An act that a rule gives counts for more; whom the rules found stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sayso.model import Span
from sayso.model.leanings import Question, lean, likeliest, pick
from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.vocabulary import Act

__all__ = ["Partakers", "act_leant", "partakers_leant"]

TRUST: Final = 8.0
"""How much it counts that the rules see but a state, beside the reader's leaning."""
NOBODY: Final = 10.0
"""How much it counts that the rules found nobody."""


@dataclass(frozen=True, slots=True)
class Partakers:
    """Entities' ids, None for nobody."""

    agent: str | None
    patient: str | None
    place: str | None


def act_leant(context: Context, passage: Span, given: Act) -> Act:
    """The act of a claim: the rules', or what the reader leans to where they see but a state."""
    if given is not Act.STATE:
        return given
    tokens = context.reading.tokens
    odds = lean(tokens.leanings, Question.act, {"passage": tokens.within(passage)})
    return Act(likeliest(odds, given, TRUST))


def partakers_leant(
    context: Context, passage: Span, given: Partakers, purpose: Span | None
) -> Partakers:
    """Who did it, to whom and where: whom the rules found, else whom the reader leans to.

    Whoever fills one facet fills no other, and what it was done for tells nobody.
    """
    found: list[str | None] = []
    for question, known in (
        (Question.agent, given.agent), (Question.patient, given.patient),
        (Question.place, given.place),
    ):  # fmt: skip
        taken = {given.agent, given.patient, given.place, *found}
        found.append(known or _likeliest(context, passage, question, taken, purpose))
    return Partakers(*found)


def _likeliest(
    context: Context, passage: Span, question: Question, taken: Collection[str | None],
    purpose: Span | None,
) -> str | None:  # fmt: skip
    """Of all whom the passage mentions, but those `taken`, the likeliest; None if nobody is."""
    tokens = context.reading.tokens
    odds = pick(tokens.leanings, question, tokens.within(passage))
    aside = tokens.within(purpose) if purpose is not None else range(0)
    likely: dict[str, float] = defaultdict(float)
    for word, chance in odds.items():
        entity = _meant(context, word) if word >= 0 and word not in aside else None
        if entity is not None and entity not in taken:
            likely[entity] += chance
    best = max(likely, key=lambda entity: likely[entity], default=None)
    return best if best is not None and likely[best] > NOBODY * odds[-1] else None


def _meant(context: Context, word: int) -> str | None:
    """Whom a word, or the phrase around it, stands for."""
    if context.tree.pos[word] == "PRON":
        return entity_of(context, word)
    mention = context.mention_of(word)
    return None if mention is None else mention[1]
