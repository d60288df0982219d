"""The role of everybody who speaks, weighed: the rules' word, a few traits, the sense, the leaning.

Each trait and each direction of the sense speaks for or against every role (`role_weights.npz`,
made by `training/roles.py`); the points add up, and the reader's leaning is added to them. What the
rules give is the strongest trait of all, so that plain words ("a spokesman") decide by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import Attribution, Chain, Reading, Span
from sayso.model.leanings import Question, lean
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.roles import role_of
from sayso.resolve.who.traits import MOST, Shown, Vectors, sense, traits
from sayso.vocabulary import Naming, Role

__all__ = ["ROLES", "Weights", "evidence", "points", "weighed", "weights"]

ROLES: Final = tuple(Role)
LEANING: Final = 0.25
"""How much the logarithm of the reader's leaning counts; chosen on reports new to it."""
LEAST: Final = 1e-4
"""A leaning is never surer than this that a role is wrong."""
Points = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What traits and directions speak for: (traits, roles) and (2, WIDTH, roles)."""

    traits: Mapping[str, Points]
    sense: Vectors


@cache
def weights() -> Weights:
    """The fitted weights."""
    path = resources.files("sayso.resolve.who").joinpath("role_weights.npz")
    with path.open("rb") as file, np.load(file) as held:
        rows = held["traits"].astype(np.float32)
        names = [str(name) for name in held["names"]]
        return Weights(dict(zip(names, rows, strict=True)), held["sense"].astype(np.float32))


@dataclass(slots=True)
class _Speaker:
    own: list[Attribution] = field(default_factory=list)
    passes_on: bool = False
    through: set[str] = field(default_factory=set)


def weighed(
    cast: Cast, chains: Mapping[str, Chain], entities: Sequence[str | None],
    publisher: Figure | None,
) -> dict[str, Chain]:  # fmt: skip
    """The chains with the role of every speaker and origin looked at again.

    entities: for each of the reading's mentions who it is. One somebody has one role in a report.
    Without sentence vectors, as from a reader without a model, the rules' roles stay.
    """
    reading = cast.scene.reading
    if not any(len(one.vector) for one in reading.sentences):
        return dict(chains)
    roles = {
        entity: ROLES[int(np.argmax(points(shown, cast, weights()) + leaning(reading, shown)))]
        for entity, shown in evidence(cast, chains, entities, publisher).items()
    }
    return {
        key: replace(
            chain,
            hops=tuple(
                hop
                if roles.get(hop.entity or "", hop.role) is hop.role
                else replace(hop, role=roles[hop.entity or ""])
                for hop in chain.hops
            ),
        )
        for key, chain in chains.items()
    }


def points(shown: Shown, cast: Cast, given: Weights) -> Points:
    """What the traits and the sense say for every role."""
    total = np.zeros(len(ROLES), np.float32)
    for trait in sorted(traits(shown, cast.scene)):
        if trait in given.traits:
            total += given.traits[trait]
    found: Points = total + sense(shown, cast.scene).ravel() @ given.sense.reshape(-1, len(ROLES))
    if _one_human(shown.figure) and role_of(shown.figure) is not Role.party:
        found[ROLES.index(Role.party)] = -np.inf  # a body, or who is called by his side
    return found


def _one_human(figure: Figure) -> bool:
    return figure.is_person() and figure.proper and not figure.plural


def leaning(reading: Reading, shown: Shown) -> Points:
    """What the reader leans to over all that he says; 0 for every role where it is silent."""
    tokens = reading.tokens
    mentions = tokens.among([span for span in shown.mentions if span[0] >= 0][:MOST])
    total = np.zeros(len(ROLES), np.float32)
    for row in shown.own[:MOST]:
        saying = tokens.among([*row.source, *row.cue, *row.content])
        odds = lean(tokens.leanings, Question.role, {"mentions": mentions, "saying": saying})
        if not odds:
            return np.zeros(len(ROLES), np.float32)
        total += np.fromiter(odds.values(), np.float32, len(ROLES))
    if not total.any():
        return total
    found: Points = LEANING * np.log(total / total.sum() + LEAST)
    return found


def evidence(
    cast: Cast, chains: Mapping[str, Chain], entities: Sequence[str | None],
    publisher: Figure | None,
) -> dict[str, Shown]:  # fmt: skip
    """All that the report shows of everybody who speaks in it, by entity."""
    scene = cast.scene
    figures = {one.id(scene.report.id): one for one in cast.figures if one.into is None}
    speakers: dict[str, _Speaker] = defaultdict(_Speaker)
    for row in scene.reading.attributions:
        hops = chains[row.id].hops
        last = len(hops) - 1
        origin = chains[row.id].origin
        for place in sorted({last if origin is None else origin, last}):
            entity = hops[place].entity
            if entity is None or hops[place].naming is Naming.unknown:
                continue
            speaker = speakers[entity]
            if place == last:
                speaker.own.append(row)
            else:
                speaker.passes_on = True
            before = (figures.get(hop.entity or "") for hop in hops[1:place])
            speaker.through |= {f.gatherer for f in before if f is not None and f.gatherer}
    mentions: dict[str, set[Span]] = defaultdict(set)
    for mention, who in zip(scene.reading.mentions, entities, strict=True):
        if who in speakers:
            mentions[who].add((mention.start, mention.end))
    for start, end, index in cast.timeline:
        mentions[cast.figures[index].live().id(scene.report.id)].add((start, end))
    return {
        entity: Shown(
            figures[entity],
            tuple(sorted(mentions[entity] | {s for row in speaker.own for s in row.source})),
            tuple(speaker.own), speaker.passes_on, frozenset(speaker.through),
            figures[entity] is (None if publisher is None else publisher.live()),
        )
        for entity, speaker in speakers.items() if entity in figures
    }  # fmt: skip
