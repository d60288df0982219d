"""Heads, relations and parts of speech of a section's words, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from sayso.read.trees import best_tree
from sayso.vocabulary import RELATIONS

__all__ = ["Syntax", "parse"]

Floats = npt.NDArray[np.float32]
_ROOT = RELATIONS.index("root")


class Syntax:
    """Parallel arrays over words: pos, heads (-1 for a root), relations."""

    __slots__ = ("heads", "pos", "relations")

    def __init__(
        self,
        pos: npt.NDArray[np.uint8],
        heads: npt.NDArray[np.int32],
        relations: npt.NDArray[np.uint8],
    ) -> None:
        self.pos = pos
        self.heads = heads
        self.relations = relations


def parse(
    outputs: Mapping[str, Floats],
    sentences: Sequence[tuple[int, int]],
    decoding: Mapping[str, Floats],
) -> Syntax:
    """The best tree of each sentence, then the best relation of each word to its head."""
    count = len(outputs["pos"])
    dependent, governor = outputs["arc_dependent"], outputs["arc_head"]
    heads = np.arange(count, dtype=np.int64)
    for first, last in sentences:
        if last - first > 1:
            scores = dependent[first:last] @ governor[first:last].T
            heads[first:last] = best_tree(scores) + first
    roots = heads == np.arange(count)
    below, above = outputs["relation_dependent"], outputs["relation_head"][heads]
    scores = (
        (below * above) @ decoding["relation_bilinear"].T
        + below @ decoding["relation_dependent"].T
        + above @ decoding["relation_head"].T
        + decoding["relation_bilinear_bias"]
        + decoding["relation_dependent_bias"]
        + decoding["relation_head_bias"]
    )
    scores[:, _ROOT] = -np.inf
    relations = scores.argmax(1).astype(np.uint8)
    relations[roots] = _ROOT
    return Syntax(
        outputs["pos"].argmax(1).astype(np.uint8),
        np.where(roots, -1, heads).astype(np.int32),
        relations,
    )
