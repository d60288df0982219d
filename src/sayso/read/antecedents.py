"""Which earlier mention a pronoun or a description may stand for, by learned vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.links import DISTANCES, distance_bucket

__all__ = ["find_antecedents"]

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]

BACK: Final = 60
"""Earlier mentions that are looked at."""

LEAST: Final = 0.15
"""Probability under which an antecedent is not told."""

_SCALE: Final = 8.0


def find_antecedents(
    outputs: Mapping[str, Floats],
    decoding: Mapping[str, Floats],
    paragraph: npt.NDArray[np.int32],
    candidates: Sequence[Span],
    asking: Sequence[bool],
) -> list[tuple[int, int, float]]:
    """(anaphor, antecedent, probability), as indices into `candidates`: word ranges in order.

    At most two for each candidate that is `asking`, each at least `LEAST`.
    """
    if len(candidates) < 2 or not any(asking):
        return []
    spans = np.asarray(candidates, np.int64)
    first, last = spans[:, 0], spans[:, 1] - 1
    keys = (outputs["antecedent"][first] + outputs["antecedent"][last]) / 2
    rows = np.flatnonzero(np.asarray(asking))
    queries = (outputs["anaphor"][first[rows]] + outputs["anaphor"][last[rows]]) / 2
    none = queries @ decoding["no_antecedent"] / _SCALE + decoding["no_antecedent_bias"][0]
    found: list[tuple[int, int, float]] = []
    for at in range(0, len(rows), 128):
        part = rows[at : at + 128]
        low, high = max(0, int(part[0]) - BACK), int(part[-1])
        if high <= low:
            continue
        columns = np.arange(low, high)
        scores = queries[at : at + 128] @ keys[low:high].T / _SCALE
        scores = (
            scores
            + decoding["antecedent_distance"][
                distance_bucket(first[columns][None] - first[part][:, None])
            ]
        )
        step = paragraph[first[columns]][None] - paragraph[first[part]][:, None]
        kind = np.where(step == 0, 0, np.where(step == -1, 1, 3))
        scores = scores + decoding["antecedent_distance"][DISTANCES + kind]
        back = part[:, None] - columns[None]
        apart = (back <= 0) | (back > BACK) | (last[columns][None] >= first[part][:, None])
        scores[apart] = -1e4
        top = np.maximum(scores.max(1), none[at : at + 128])[:, None]
        strength = np.exp(scores - top)
        total = strength.sum(1) + np.exp(none[at : at + 128] - top[:, 0])
        share = strength / total[:, None]
        for row, index in enumerate(part.tolist()):
            best = np.argsort(-share[row])[:2]
            for column in best.tolist():
                if share[row, column] >= LEAST:
                    found.append((index, int(columns[column]), float(share[row, column])))
    return found
