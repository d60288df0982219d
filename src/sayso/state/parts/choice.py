"""Which act a claim tells, and who took which part in it: what the signals add up to.

The weights are fitted on annotated reports (`training/parts.py`) and stand in `weights.npz`, as
signed bytes: for acts a row for each signal and one for each number of the sentence's vector; for
agent and patient a table of circumstances by signals. What the rules say of an act counts besides,
and so does what the reader leans to; both were set on reports that nothing was fitted on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sayso.model.leanings import LABELS, Question, lean_each
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.handling import borne
from sayso.state.leant import masses
from sayso.state.parts.deeds import deed_signals
from sayso.state.parts.groups import Group
from sayso.state.parts.signals import NOBODY, Signals
from sayso.vocabulary import Act, MentionKind

__all__ = [
    "BESIDE", "PARTS", "RULE", "STAYS", "VECTOR", "Weights", "vector_of", "weights", "with_acts",
    "with_parts",
]  # fmt: skip

Floats = npt.NDArray[np.float32]
PARTS: Final = ("agent", "patient")
BESIDE: Final = 2.0
"""What the rules' act counted while the weights were fitted."""
RULE: Final = dict.fromkeys(Act, 3.8) | {Act.STATE: 2.7}
"""What the rules' act counts: a state is what they fall back on."""
LEANING: Final = 0.4
"""What the logarithm of the reader's leaning to an act counts."""
LEANINGS: Final = 0.2
"""What the logarithm of the reader's leaning to somebody, or to nobody, counts."""
UNLIKELY: Final = 0.03
"""A leaning is never less: those whom a claim does not mention have none."""
SURE: Final = {"agent": -0.4, "patient": -0.6}
"""What is added for nobody: the measure is F1, and whom somebody sees he can judge."""
VECTOR: Final = 5.0
"""Length that a sentence's vector is brought to."""
STAYS: Final = {"agent": 1.6, "patient": 0.8}
"""What it counts for somebody that the rules give him the part."""
NEVER: Final = 99.0
"""What speaks against a weapon's having done it."""
FEW: Final = 4
"""Of the candidates for a part, so many are looked at together with those for the other."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Rows by name, and tables: (signals, acts), (384, acts), (circumstances, parts, signals)."""

    deeds: dict[str, int]
    acts: tuple[Act, ...]
    of_deeds: Floats
    of_vector: Floats
    circumstances: dict[str, int]
    signals: dict[str, int]
    of_parts: Floats


@cache
def weights() -> Weights:
    """The weights that ship."""
    path = resources.files("sayso.state.parts").joinpath("weights.npz")
    with path.open("rb") as file, np.load(file) as arrays:
        scale = arrays["scale"].astype(np.float32)
        return Weights(
            _listed(arrays["deeds"]), tuple(Act(a) for a in _listed(arrays["acts"])),
            arrays["of_deeds"] * scale[0], arrays["of_vector"] * scale[1],
            _listed(arrays["circumstances"]), _listed(arrays["signals"]),
            np.ascontiguousarray(arrays["of_parts"].swapaxes(0, 1)) * scale[2],
        )  # fmt: skip


def _listed(written: npt.NDArray[Any]) -> dict[str, int]:
    """Lines of a text kept as bytes, each with its number."""
    return {line: at for at, line in enumerate(bytes(written).decode("utf-8").split("\n"))}


def vector_of(draft: Draft) -> Floats | None:
    """The vector of a claim's sentence, `VECTOR` long; None where it has none."""
    kept = np.frombuffer(draft.proposition.sentence.vector, np.int8).astype(np.float32)
    length = math.sqrt(float(kept @ kept))
    return kept * np.float32(VECTOR / length) if length else None


def with_acts(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with its likeliest act; `drafts` as the rules gave them."""
    if not drafts:
        return []
    table = weights()
    number_of = {act: number for number, act in enumerate(table.acts)}
    points = np.zeros((len(drafts), len(table.acts)), np.float32)
    told: list[int] = []
    whose: list[int] = []
    for at, draft in enumerate(drafts):
        points[at, number_of[draft.act]] = RULE[draft.act]
        rows = _rows(deed_signals(context, drafts, at), table.deeds)
        told += rows
        whose += [at] * len(rows)
    np.add.at(points, np.array(whose, np.intp), table.of_deeds[np.array(told, np.intp)])
    _add_sentences(points, drafts, table)
    passages = [context.tree.within(draft.passage) for draft in drafts]
    odds = lean_each(context.reading.tokens.leanings, Question.act, passages)
    order = [number_of[Act(label)] for label in LABELS[Question.act]]
    points[:, order] += np.float32(LEANING) * np.log(np.maximum(odds, np.float32(1e-4)))
    return [
        replace(draft, act=table.acts[best])
        for draft, best in zip(drafts, points.argmax(axis=1).tolist(), strict=True)
    ]


def _add_sentences(points: Floats, drafts: Sequence[Draft], table: Weights) -> None:
    """Add what the vectors of the claims' sentences say for each act."""
    vectors: dict[int, Floats | None] = {}
    for draft in drafts:
        sentence = draft.proposition.sentence.start
        if sentence not in vectors:
            vectors[sentence] = vector_of(draft)
    found = [(at, vectors[draft.proposition.sentence.start]) for at, draft in enumerate(drafts)]
    kept = [(at, v) for at, v in found if v is not None and len(v) == len(table.of_vector)]
    if kept:
        points[[at for at, _ in kept]] += np.stack([v for _, v in kept]) @ table.of_vector


def _rows(names: Iterable[str], known: Mapping[str, int]) -> list[int]:
    """Rows of the signals that the table knows, each once."""
    return list({known[name]: None for name in names if name in known})


def with_parts(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with its likeliest agent and patient; nobody is both."""
    table = weights()
    signals = Signals(context, drafts)
    columns = _Columns(table.signals)
    found = []
    for at, draft in enumerate(drafts):
        candidates: list[tuple[str | None, list[Group]]] = [(None, [(NOBODY,)])]
        candidates += signals.grouped(at)
        told = _counted(
            table, columns, signals.circumstances(at), [groups for _, groups in candidates]
        )
        leant = masses(context, draft, _ASKED)
        scores: list[list[float]] = []
        for part, counts, mass in zip(PARTS, told, leant, strict=True):
            given = draft.agent if part == "agent" else draft.patient
            leaning = {entity: _leaning(odds) for entity, odds in mass.items()}
            unmentioned = _leaning(0.0) if mass else 0.0
            scores.append(
                [
                    count
                    + leaning.get(entity, unmentioned)
                    + (SURE[part] if entity is None else STAYS[part] * (given == entity))
                    - NEVER * (part == "agent" and _tool(context, draft, entity))
                    for (entity, _), count in zip(candidates, counts, strict=True)
                ]
            )
        agent, patient = _together(*scores)
        found.append(replace(draft, agent=candidates[agent][0], patient=candidates[patient][0]))
    return found


_ASKED = tuple(Question(part) for part in PARTS)


class _Columns(dict[Group, tuple[int, ...]]):
    """The columns of every group of signals that was asked for, those that the table knows."""

    def __init__(self, known: Mapping[str, int]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, group: Group) -> tuple[int, ...]:
        found = self[group] = tuple(self._known[name] for name in group if name in self._known)
        return found


def _counted(
    table: Weights, columns: _Columns, held: Iterable[str], told: Sequence[Sequence[Group]]
) -> list[list[float]]:  # fmt: skip
    """By part and candidate: what the signals of each count under the circumstances that hold."""
    those: list[int] = []
    ends = [0]
    for groups in told:
        those += {column for group in groups for column in columns[group]}
        ends.append(len(those))
    rows = table.of_parts.take(_rows(held, table.circumstances), axis=0)
    counts = np.add.reduce(rows).take(those, axis=1).tolist()
    return [[sum(part[first:last]) for first, last in pairwise(ends)] for part in counts]


def _tool(context: Context, draft: Draft, entity: str | None) -> bool:
    """Whether somebody is the weapon of an assault or what is carried: they do nothing."""
    if entity is None or draft.agent == entity:
        return False
    if draft.act is Act.MOVE and draft.agent is None and draft.patient == entity:
        return borne(context.tree, draft.proposition.frame.subject)
    return draft.act is Act.ASSAULT and context.entities[entity].kind is MentionKind.weapon


def _leaning(odds: float) -> float:
    """What it counts that the reader leans so far to somebody."""
    return LEANINGS * math.log(max(odds, UNLIKELY))


def _together(agents: Sequence[float], patients: Sequence[float]) -> tuple[int, int]:
    """The best pair of which only nobody (0) may be both."""
    first, second = (
        sorted(range(len(scores)), key=lambda n: (-scores[n], n))[:FEW]
        for scores in (agents, patients)
    )
    pairs = [(a, p) for a in first for p in second if a != p or not a]
    return max(pairs, key=lambda pair: agents[pair[0]] + patients[pair[1]])
