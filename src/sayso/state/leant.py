"""Where a claim is said to have happened, as the reader leans to it, where no rule could tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sayso.model.leanings import Question, pick
from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.state.draft import Draft

__all__ = ["masses", "with_places"]

NOWHERE: Final = 10.0
"""How much it counts that the rules found no place."""


def with_places(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with its place: the rules', else the one that the reader leans to.

    Whoever takes part is no place, and what it was done for tells none.
    """
    return [
        draft if draft.place is not None else replace(draft, place=_likeliest(context, draft))
        for draft in drafts
    ]


def _likeliest(context: Context, draft: Draft) -> str | None:
    """Of all that the passage mentions, the likeliest; None if nothing is."""
    leant = masses(context, draft, [Question.place])[0]
    nowhere = leant.pop(None, 0.0)
    likely = {e: odds for e, odds in leant.items() if e not in (draft.agent, draft.patient)}
    best = max(likely, key=lambda entity: likely[entity], default=None)
    return best if best is not None and likely[best] > NOWHERE * nowhere else None


def masses(
    context: Context, draft: Draft, questions: Iterable[Question]
) -> list[dict[str | None, float]]:
    """For each question how likely each of whom a claim mentions is the answer; None: nobody.

    {} where the reader gave no scores. What a thing was done for tells nobody.
    """
    leanings = context.reading.tokens.leanings
    purpose = draft.proposition.frame.purpose
    aside = context.tree.within(purpose) if purpose is not None else range(0)
    words = context.tree.within(draft.passage)
    meant = {word: _meant(context, word) for word in words if word not in aside}
    meant = {word: entity for word, entity in meant.items() if entity is not None}
    found: list[dict[str | None, float]] = []
    for question in questions:
        odds = pick(leanings, question, words)
        mass: dict[str | None, float] = defaultdict(float)
        for word, entity in meant.items():
            mass[entity] += odds.get(word, 0.0)
        if odds:
            mass[None] += odds[-1]
        found.append(dict(mass) if odds else {})
    return found


def _meant(context: Context, word: int) -> str | None:
    """What a word, or the phrase around it, stands for."""
    if context.tree.pos[word] == "PRON":
        return entity_of(context, word)
    mention = context.mention_of(word)
    return None if mention is None else mention[1]
