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
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sayso.model.leanings import Question, lean
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.leant import masses
from sayso.state.parts.deeds import deed_signals
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
STAYS: Final = {"agent": 1.0, "patient": 0.8}
"""What it counts for somebody that the rules give him the part."""
NEVER: Final = 99.0
"""What speaks against a weapon's having done it."""
FEW: Final = 4
"""Of the candidates for a part, so many are looked at together with those for the other."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Rows by name, and tables: (signals, acts), (384, acts), (parts, circumstances, signals)."""

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
            arrays["of_parts"] * scale[2],
        )  # fmt: skip


def _listed(written: npt.NDArray[Any]) -> dict[str, int]:
    """Lines of a text kept as bytes, each with its number."""
    return {line: at for at, line in enumerate(bytes(written).decode("utf-8").split("\n"))}


def vector_of(draft: Draft) -> Floats | None:
    """The vector of a claim's sentence, `VECTOR` long; None where it has none."""
    kept = np.frombuffer(draft.proposition.sentence.vector, np.int8).astype(np.float32)
    length = float(np.linalg.norm(kept))
    return kept * np.float32(VECTOR / length) if length else None


def with_acts(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with its likeliest act; `drafts` as the rules gave them."""
    table = weights()
    found = []
    for at, draft in enumerate(drafts):
        scores = np.zeros(len(table.acts), np.float32)
        for row in _rows(deed_signals(context, drafts, at), table.deeds):
            scores += table.of_deeds[row]
        vector = vector_of(draft)
        if vector is not None and len(vector) == len(table.of_vector):
            scores += vector @ table.of_vector
        words = context.tree.within(draft.passage)
        odds = lean(context.reading.tokens.leanings, Question.act, {"passage": words})
        for number, act in enumerate(table.acts):
            scores[number] += LEANING * np.log(max(odds.get(act.value, 1.0), 1e-4))
            scores[number] += RULE[act] * (act is draft.act)
        found.append(replace(draft, act=table.acts[int(scores.argmax())]))
    return found


def _rows(names: Iterable[str], known: dict[str, int]) -> list[int]:
    """Rows of the signals that the table knows, each once."""
    return list({known[name]: None for name in names if name in known})


def with_parts(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with its likeliest agent and patient; nobody is both."""
    table = weights()
    signals = Signals(context, drafts)
    found = []
    for at, draft in enumerate(drafts):
        rows = _rows(signals.circumstances(at), table.circumstances)
        counts = table.of_parts[:, rows].sum(axis=1)
        entities: list[str | None] = [None]
        leant = [masses(context, draft, Question(part)) for part in PARTS]
        scores = [
            [float(counts[n, table.signals[NOBODY]]) + SURE[part] + _leaning(leant[n], None)]
            for n, part in enumerate(PARTS)
        ]
        for entity, told in signals.candidates(at):
            entities.append(entity)
            columns = _rows(told, table.signals)
            given = (draft.agent, draft.patient)
            for number, part in enumerate(PARTS):
                stays = STAYS[part] * (given[number] == entity)
                count = float(counts[number, columns].sum())
                tool = part == "agent" and _tool(context, draft, entity)
                stays -= NEVER * tool
                scores[number].append(count + stays + _leaning(leant[number], entity))
        agent, patient = _together(scores[0], scores[1])
        found.append(replace(draft, agent=entities[agent], patient=entities[patient]))
    return found


def _tool(context: Context, draft: Draft, entity: str) -> bool:
    """Whether somebody is the weapon of an assault: a bomb is nobody."""
    weapon = context.entities[entity].kind is MentionKind.weapon
    return weapon and draft.act is Act.ASSAULT and draft.agent != entity


def _leaning(leant: Mapping[str | None, float], entity: str | None) -> float:
    """What the reader's leaning counts for somebody; 0 where it gave none."""
    return LEANINGS * math.log(max(leant.get(entity, 0.0), UNLIKELY)) if leant else 0.0


def _together(agents: Sequence[float], patients: Sequence[float]) -> tuple[int, int]:
    """The best pair of which only nobody (0) may be both."""
    first, second = (
        sorted(range(len(scores)), key=lambda n: (-scores[n], n))[:FEW]
        for scores in (agents, patients)
    )
    pairs = [(a, p) for a in first for p in second if a != p or not a]
    return max(pairs, key=lambda pair: agents[pair[0]] + patients[pair[1]])
