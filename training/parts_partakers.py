"""Who took part in a claim, by part: a softmax regression on candidates under circumstances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bench.claims import entity
from sayso.state.parts.choice import PARTS
from sayso.state.parts.signals import NOBODY, Signals
from training.minimum import Floats, minimum
from training.parts_told import Told

SEEN: Final = 4
"""Claims that show a signal under a circumstance, at the least, before the two get a weight."""
Ints = npt.NDArray[np.int64]
Question = tuple[
    list[str], list[tuple[str, list[str]]], dict[str, list[bool]], dict[str, bool], float
]
"""Circumstances; candidates with signals; by part, which are right, and whether it is nobody; what
it counts."""


@dataclass
class Table:
    """Options in rows, of which one each question's is right; columns as a list for every row."""

    columns: Ints
    ends: Ints
    question: Ints
    right: npt.NDArray[np.bool_]
    width: int
    weight: Floats
    """Of every question."""


def questions(those: Iterable[Told]) -> list[Question]:
    """Every claim with its candidates."""
    found: list[Question] = []
    for one in those:
        signals = Signals(one.context, one.drafts)
        for at, gold in one.gold.items():
            candidates = list(signals.candidates(at))
            right: dict[str, list[bool]] = {
                part: [
                    gold[part] is not None and gold[part] in (entity(who, one.same) or ())
                    for who, _ in candidates
                ]
                for part in PARTS
                if part in gold
            }
            nobody: dict[str, bool] = {part: gold[part] is None for part in right}
            found.append((signals.circumstances(at), candidates, right, nobody, one.weight))
    return found


def tabled(
    those: Sequence[Question], part: str, circumstances: dict[str, int], signals: dict[str, int]
) -> Table:
    """Each candidate with the columns of its signals under its claim's circumstances."""
    columns, lengths, question, right = [], [], [], []
    told_of = [one for one in those if part in one[3]]
    for number, (held, candidates, answers, nobody, _) in enumerate(told_of):
        under = np.array([circumstances[c] for c in held if c in circumstances]) * len(signals)
        options = [([NOBODY], nobody[part])]
        options += [(s, r) for (_, s), r in zip(candidates, answers[part], strict=True)]
        for names, answer in options:
            ids = np.array(sorted({signals[n] for n in names if n in signals}))
            columns.append((under[:, None] + ids[None]).ravel())
            lengths.append(columns[-1].size)
            question.append(number)
            right.append(answer)
    width = len(circumstances) * len(signals)
    return Table(
        np.concatenate(columns),
        np.cumsum(lengths),
        np.array(question),
        np.array(right),
        width,
        np.array([one[4] for one in told_of]),
    )


def fit_part(table: Table, decay: float) -> Floats:
    """Weights of all columns that are seen often enough; 0 for the others."""
    seen = np.bincount(table.columns, minlength=table.width)
    kept = np.flatnonzero(seen >= SEEN)
    place = np.full(table.width, -1)
    place[kept] = np.arange(len(kept))
    inside = place[table.columns] >= 0
    ends: Ints = np.cumsum(inside)[table.ends - 1].astype(np.int64)
    less = Table(
        place[table.columns[inside]], ends, table.question, table.right, len(kept), table.weight
    )  # fmt: skip
    weights = np.zeros(table.width)
    weights[kept] = chosen(less, decay)
    return weights


def chosen(table: Table, decay: float) -> Floats:
    """Weights of columns that make the right options likeliest."""
    firsts = np.flatnonzero(np.r_[True, np.diff(table.question) > 0])
    right = table.right.astype(float)
    right[firsts[np.add.reduceat(right, firsts) == 0]] = 1.0  # who cannot be found is nobody
    owner = np.repeat(np.arange(len(table.ends)), np.diff(np.r_[0, table.ends]))

    def slope(weights: Floats) -> tuple[float, Floats]:
        scores = np.bincount(owner, weights[table.columns], len(table.ends))
        scores -= np.maximum.reduceat(scores, firsts)[table.question]
        odds = np.exp(scores)
        odds /= np.add.reduceat(odds, firsts)[table.question]
        wanted = odds * right
        sums = np.add.reduceat(wanted, firsts)
        pull = (odds - wanted / sums[table.question]) * table.weight[table.question]
        down = np.bincount(table.columns, pull[owner], table.width) + decay * weights
        loss = -float(np.log(sums + 1e-12) @ table.weight) + decay / 2 * float(weights @ weights)
        return loss, down

    return minimum(slope, table.width)


def share_right(table: Table, weights: Floats) -> float:
    """How often the likeliest option is right, in per cent."""
    owner = np.repeat(np.arange(len(table.ends)), np.diff(np.r_[0, table.ends]))
    scores = np.bincount(owner, weights[table.columns], len(table.ends))
    firsts = np.flatnonzero(np.r_[True, np.diff(table.question) > 0])
    best = np.maximum.reduceat(scores, firsts)[table.question] == scores
    return 100 * float((best & table.right).sum()) / len(firsts)
