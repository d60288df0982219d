"""What the model's outputs mean: the order of tags, kinds and vectors, shared with training."""

from __future__ import annotations

from typing import Final

from sayso.vocabulary import MentionKind

__all__ = [
    "MENTION_LAYERS",
    "NAME_LAYERS",
    "OUTPUTS",
    "ROLE_TAGS",
    "SPAN_KINDS",
    "SPAN_SIZE",
    "SPAN_WIDTH",
    "VECTOR",
]

ROLE_TAGS: Final = (
    "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content",
)  # fmt: skip

_K = MentionKind
MENTION_LAYERS: Final[tuple[tuple[MentionKind, int], ...]] = (
    (_K.person, 0), (_K.group, 0), (_K.place, 0), (_K.nationality, 0), (_K.time, 0),
    (_K.quantity, 0), (_K.money, 0), (_K.weapon, 0), (_K.vehicle, 0), (_K.document, 0),
    (_K.person, 1), (_K.group, 1), (_K.place, 1),
)  # fmt: skip
"""(kind, depth) of the tagged layers that only training uses; depth 1 holds mentions that stand
inside another of the same kind. Each layer is three columns: outside, begins, goes on."""

SPAN_KINDS: Final = (
    _K.person, _K.group, _K.place, _K.nationality, _K.time, _K.quantity, _K.money, _K.weapon,
    _K.vehicle, _K.document,
)  # fmt: skip
"""Kinds that are decided span by span, so that mentions may nest."""

SPAN_WIDTH: Final = 12
"""Words in the longest such span."""

SPAN_SIZE: Final = 64

NAME_LAYERS: Final[tuple[MentionKind, ...]] = (_K.person, _K.group, _K.place, _K.other)
"""Proper names alone, whatever stands around them."""

VECTOR: Final = 64
"""Width of each link vector."""

OUTPUTS: Final = (
    "roles", "source_query", "source_key", "content_query", "cue_key", "names",
    "pos", "arc_dependent", "arc_head", "relation_dependent", "relation_head", "factuality",
    "anaphor", "antecedent", "span_start", "span_end", "leanings",
)  # fmt: skip
"""The model's outputs per word, in order; sentence vectors come last."""
