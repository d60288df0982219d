"""Which source and which content belong to which cue: learned vectors, scored when decoding.

Every cue points at a source or at none, every piece of content at a cue. Only neighbours in reading
order are looked at, so the cost is linear in the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Draft", "Linker", "distance_bucket", "role_spans"]

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]

NEIGHBOURS: Final = 10
"""Candidates looked at on either side."""

DISTANCES: Final = 21
_SCALE: Final = 8.0


@dataclass(slots=True)
class Draft:
    """An attribution in words: half-open ranges. `parent` indexes the list that it stands in."""

    cue: Span | None
    source: Span | None
    content: list[Span]
    confidence: float = 1.0
    parent: int | None = None
    inserted: list[Span] = field(default_factory=list)


def distance_bucket(distance: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Signed distance in words to 0 … 20: 10 is none, each step doubles."""
    size = np.minimum(np.log2(np.abs(distance) + 1).astype(np.int64) + (distance != 0), 10)
    return np.asarray(10 + np.sign(distance) * size)


def role_spans(
    tags: npt.NDArray[np.int64], breaks: npt.NDArray[np.bool_], begin: int
) -> list[Span]:
    """Runs of the role whose tags are `begin` (begins) and `begin + 1` (goes on).

    No run crosses a word at which `breaks` is set: a paragraph's first.
    """
    inside = (tags == begin) | (tags == begin + 1)
    if not inside.any():
        return []
    before = np.concatenate([[False], inside[:-1]])
    starts = np.flatnonzero(inside & (~before | (tags == begin) | breaks))
    after = np.concatenate([inside[1:], [False]])
    opens = np.concatenate([(tags[1:] == begin) | breaks[1:], [True]])
    ends = np.flatnonzero(inside & (~after | opens)) + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


class Linker:
    """Scores links between spans from the model's vectors and the learned distances."""

    def __init__(self, decoding: Mapping[str, Floats]) -> None:
        self._decoding = decoding
        self.transitions = decoding["transitions"]

    def link(
        self,
        outputs: Mapping[str, Floats],
        paragraph: npt.NDArray[np.int32],
        cues: Sequence[Span],
        sources: Sequence[Span],
        contents: Sequence[Span],
        *,
        reluctance: float = 0.0,
    ) -> tuple[list[Draft], list[Span]]:
        """One draft a cue, some of them without content, and the contents that no cue could have.

        `paragraph` numbers each word's paragraph: sources and contents belong to cues of their own
        paragraph (so it is in 99 of 100 that people annotated). `reluctance` is taken off the
        score of having no source.
        """
        drafts = [Draft(cue, None, []) for cue in cues]
        if not cues:
            return [], list(contents)
        left: list[Span] = []
        queries = _means(outputs["source_query"], cues)
        if sources:
            keys = _means(outputs["source_key"], sources)
            none = (
                queries @ self._decoding["no_source"] / _SCALE
                + self._decoding["no_source_bias"][0]
                - reluctance
            )
            for index, (low, high) in enumerate(_near(cues, sources)):
                scores = keys[low:high] @ queries[index] / _SCALE + self._distance(
                    "source_distance", paragraph, cues[index], sources[low:high]
                )
                apart = [paragraph[s] != paragraph[cues[index][0]] for s, _ in sources[low:high]]
                scores[apart] = -np.inf
                best = int(scores.argmax()) if high > low else -1
                if best >= 0 and scores[best] > none[index]:
                    drafts[index].source = sources[low + best]
        if contents:
            queries = _means(outputs["content_query"], contents)
            keys = _means(outputs["cue_key"], cues)
            for index, (low, high) in enumerate(_near(contents, cues)):
                scores = keys[low:high] @ queries[index] / _SCALE + self._distance(
                    "content_distance", paragraph, contents[index], cues[low:high]
                )
                apart = [paragraph[s] != paragraph[contents[index][0]] for s, _ in cues[low:high]]
                scores[apart] = -np.inf
                best = int(scores.argmax())
                if scores[best] > -np.inf:
                    drafts[low + best].content.append(contents[index])
                else:
                    left.append(contents[index])
        return drafts, left

    def _distance(
        self, name: str, paragraph: npt.NDArray[np.int32], anchor: Span, others: Sequence[Span]
    ) -> Floats:
        table = self._decoding[name]
        starts = np.fromiter((s for s, _ in others), np.int64, len(others))
        step = paragraph[starts] - paragraph[anchor[0]]
        kind = np.where(step == 0, 0, np.where(step == -1, 1, np.where(step == 1, 2, 3)))
        return np.asarray(
            table[distance_bucket(starts - anchor[0])] + table[DISTANCES + kind], np.float32
        )


def _means(vectors: Floats, spans: Sequence[Span]) -> Floats:
    return np.stack([vectors[first:last].mean(0) for first, last in spans])


def _near(anchors: Sequence[Span], others: Sequence[Span]) -> list[tuple[int, int]]:
    """For each anchor the range of the `NEIGHBOURS` others before and behind it."""
    starts = [s for s, _ in others]
    at = np.searchsorted(starts, [s for s, _ in anchors])
    return [(max(0, int(i) - NEIGHBOURS), min(len(others), int(i) + NEIGHBOURS)) for i in at]
