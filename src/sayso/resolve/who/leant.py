"""Roles that no rule could tell: what the reader leans to, from who is named and what he says.

What a rule gives, or that none gives any, counts for more: only a strong leaning outweighs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sayso.model import Attribution, Chain, Reading, Span
from sayso.model.leanings import Question, lean, likeliest
from sayso.vocabulary import Naming, Role

__all__ = ["with_leanings"]

TRUST: Final = 16.0
"""How much a role that a rule gives counts beside the reader's leaning."""

MOST: Final = 40
"""The first mentions, and the first attributions, of somebody that are looked at."""


def with_leanings(
    chains: Mapping[str, Chain], reading: Reading, entities: Sequence[str | None]
) -> dict[str, Chain]:
    """The chains with the role of every speaker and origin looked at again.

    entities: for each of the reading's mentions who it is. One somebody has one role in a report.
    """
    if not len(reading.tokens.leanings):
        return dict(chains)
    said: dict[str, list[Attribution]] = defaultdict(list)
    named: dict[str, list[Span]] = defaultdict(list)
    given: dict[str, Role] = {}
    for one in reading.attributions:
        hops, origin = chains[one.id].hops, chains[one.id].origin
        for place in sorted({origin or 0, len(hops) - 1} - {0}):
            hop = hops[place]
            if hop.entity is not None and hop.naming is not Naming.unknown:
                said[hop.entity].append(one)
                given[hop.entity] = hop.role
                if place == len(hops) - 1:
                    named[hop.entity] += one.source
    for mention, entity in zip(reading.mentions, entities, strict=True):
        if entity in said:
            named[entity].append((mention.start, mention.end))
    roles = {
        entity: _role(reading, named[entity][:MOST], rows[:MOST], given[entity])
        for entity, rows in said.items()
    }
    return {
        key: replace(
            chain,
            hops=tuple(
                replace(hop, role=roles.get(hop.entity or "", hop.role)) for hop in chain.hops
            ),
        )
        for key, chain in chains.items()
    }


def _role(
    reading: Reading, named: Sequence[Span], said: Sequence[Attribution], given: Role
) -> Role:
    """The role that all the attributions together lean to, each with all mentions."""
    tokens = reading.tokens
    mentions = tokens.among(named)
    total: dict[str, float] = defaultdict(float)
    for one in said:
        saying = tokens.among([*one.source, *one.cue, *one.content])
        odds = lean(tokens.leanings, Question.role, {"mentions": mentions, "saying": saying})
        for label, likely in odds.items():
            total[label] += likely / len(said)
    return Role(likeliest(total, given, TRUST))
