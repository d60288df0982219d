"""Which act a claim tells: a softmax regression on its signals and its sentence's vector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.state.parts.choice import BESIDE, vector_of
from sayso.state.parts.deeds import deed_signals
from sayso.vocabulary import Act
from training.minimum import Floats, minimum
from training.parts_told import Told
from training.tagged import usual_weights

ACTS: Final = tuple(Act)
DECAY: Final = 5.0
LEAST: Final = 0.2
MOST: Final = 2.0
"""How little and how much a claim counts that was written to show its act."""
VECTOR: Final = 384
"""Numbers of a sentence's vector."""
Ints = npt.NDArray[np.int64]


@dataclass
class Deeds:
    """The claims to learn acts from: rows of signals, vectors, the rules' acts, the gold's."""

    rows: list[list[int]]
    vectors: Floats
    rule: Ints
    right: Ints
    weight: Floats
    """What each counts."""


def deeds(those: Sequence[Told], known: dict[str, int]) -> Deeds:
    """Signals of all claims of some reports."""
    rows, vectors, rule, right, weight = [], [], [], [], []
    shares = _shares(those)
    for one in those:
        for at, gold in one.gold.items():
            if "act" not in gold:
                continue
            names = deed_signals(one.context, one.drafts, at)
            rows.append(sorted({known[name] for name in names if name in known}))
            vector = vector_of(one.drafts[at])
            vectors.append(np.zeros(VECTOR) if vector is None else vector.astype(float))
            rule.append(ACTS.index(one.drafts[at].act))
            right.append(ACTS.index(Act(gold["act"])))
            weight.append(one.weight * (shares[Act(gold["act"])] if one.shown else 1.0))
    return Deeds(rows, np.array(vectors), np.array(rule), np.array(right), np.array(weight))


def _shares(those: Sequence[Told]) -> dict[Act, float]:
    """What a claim that was written to show its act counts beside reports where nobody chose."""
    usual, shown = (
        Counter(
            Act(gold["act"])
            for one in those if one.shown is whether and one.weight <= 1  # news weighs more
            for gold in one.gold.values() if "act" in gold
        )
        for whether in (False, True)
    )  # fmt: skip
    return usual_weights(shown, usual, least=LEAST, most=MOST)


def scored(those: Deeds, signals: Floats, vectors: Floats) -> Floats:
    """Scores of every act for every claim, the rules' among them."""
    scores = those.vectors @ vectors
    for at, row in enumerate(those.rows):
        scores[at] += signals[row].sum(axis=0)
    scores[np.arange(len(scores)), those.rule] += BESIDE
    found: Floats = scores
    return found


def fit_deeds(those: Deeds, width: int) -> tuple[Floats, Floats]:
    """Weights of signals and of vectors for every act."""
    number = len(ACTS)
    ends = np.cumsum([len(row) for row in those.rows])
    flat = np.array([column for row in those.rows for column in row])
    owner = np.repeat(np.arange(len(ends)), np.diff(np.r_[0, ends]))
    right = np.eye(number)[those.right]

    def slope(weights: Floats) -> tuple[float, Floats]:
        both = weights.reshape(width + VECTOR, number)
        scores = scored(those, both[:width], both[width:])
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        pull = (odds - right) * those.weight[:, None]
        down = DECAY * both
        for act in range(number):
            down[:width, act] += np.bincount(flat, pull[owner, act], width)
        down[width:] += those.vectors.T @ pull
        loss = -float(np.log(odds[right > 0] + 1e-12) @ those.weight)
        return loss + DECAY / 2 * float(weights @ weights), down.ravel()

    both = minimum(slope, (width + VECTOR) * number).reshape(width + VECTOR, number)
    return both[:width], both[width:]


def with_acts(those: Sequence[Told], names: dict[str, int], fitted: tuple[Floats, Floats]) -> None:
    """Puts the likeliest acts in place of the rules', leanings aside."""
    for one in those:
        whole = replace(one, gold={at: {"act": "STATE"} for at in range(len(one.drafts))})
        if one.drafts:
            best = scored(deeds([whole], names), *fitted).argmax(axis=1)
            one.drafts = [
                replace(draft, act=ACTS[act]) for draft, act in zip(one.drafts, best, strict=True)
            ]
