"""The network: MiniLM with a few extra input features, and all heads on one last layer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.model.leanings import COLUMNS
from sayso.read.features import FEATURE_SIZES
from sayso.read.labels import (
    MENTION_LAYERS,
    NAME_LAYERS,
    ROLE_TAGS,
    SPAN_SIZE,
    SPAN_WIDTH,
    VECTOR,
)
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS
from training.corpora import LAYER_COUNT, SPAN_COLUMNS

__all__ = ["ARC", "DISTANCES", "RELATION", "Encoder", "Heads", "Network", "distance_bucket"]

HIDDEN: Final = 384
LAYERS: Final = 6
HEADS: Final = 12
ARC: Final = 128
RELATION: Final = 64
DISTANCES: Final = 21
"""Buckets of signed word distance: sign and logarithm."""


class Block(nn.Module):
    """One transformer layer as BERT has it; attention over the pieces of one window."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        )
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(batch, length, HIDDEN)))
        result: Tensor = self.norm2(x + self.down(F.gelu(self.up(x))))
        return result


class Encoder(nn.Module):
    """Pieces and features in, one vector a piece out. Word embeddings stay as they came."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, HIDDEN)
        self.word.weight.requires_grad_(False)
        self.position = nn.Embedding(512, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.features = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in FEATURE_SIZES)
        self.continues = nn.Parameter(torch.zeros(HIDDEN))
        for table in self.features:
            assert isinstance(table, nn.Embedding)
            nn.init.zeros_(table.weight)  # the untuned encoder is the starting point
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))

    def embed(self, pieces: Tensor, features: Tensor, continues: Tensor) -> Tensor:
        """Summed input embeddings, before the first layer norm."""
        x: Tensor = self.word(pieces) + self.segment
        x = x + self.position(torch.arange(pieces.shape[1], device=pieces.device))
        for index, table in enumerate(self.features):
            x = x + table(features[..., index])
        return x + continues[..., None] * self.continues

    def forward(
        self, pieces: Tensor, features: Tensor, continues: Tensor, mask: Tensor | None
    ) -> Tensor:
        """Shapes (B, T), (B, T, features), (B, T), additive (B, 1, 1, T); gives (B, T, 384)."""
        x: Tensor = self.norm(self.embed(pieces, features, continues))
        if self.training:
            x = F.dropout(x, 0.1)
        for block in self.blocks:
            x = block(x, mask)
        return x

    def load_minilm(self, folder: Path) -> None:
        """The starting weights, from a folder with `model.safetensors`."""
        given = load_file(str(folder / "model.safetensors"))
        given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
        mine = self.state_dict()
        with torch.no_grad():
            mine["word.weight"].copy_(given["embeddings.word_embeddings.weight"])
            mine["position.weight"].copy_(given["embeddings.position_embeddings.weight"])
            mine["segment"].copy_(given["embeddings.token_type_embeddings.weight"][0])
            for part in ("weight", "bias"):
                mine[f"norm.{part}"].copy_(given[f"embeddings.LayerNorm.{part}"])
                for index in range(LAYERS):
                    theirs = f"encoder.layer.{index}."
                    ours = f"blocks.{index}."
                    mine[f"{ours}qkv.{part}"].copy_(
                        torch.cat(
                            [
                                given[f"{theirs}attention.self.{n}.{part}"]
                                for n in ("query", "key", "value")
                            ]
                        )
                    )
                    for name, source in (
                        ("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                        ("up", "intermediate.dense"), ("down", "output.dense"),
                        ("norm2", "output.LayerNorm"),
                    ):  # fmt: skip
                        mine[f"{ours}{name}.{part}"].copy_(given[f"{theirs}{source}.{part}"])


class Heads(nn.Module):
    """Everything read off the vectors of words' first pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.role_hidden = nn.Linear(HIDDEN, 192)
        self.roles = nn.Linear(192, len(ROLE_TAGS))
        self.links = nn.Linear(
            HIDDEN, 4 * VECTOR
        )  # source query, source key, content query, cue key
        self.mention_hidden = nn.Linear(HIDDEN, 192)
        self.mentions = nn.Linear(192, 3 * LAYER_COUNT)
        self.pos = nn.Linear(HIDDEN, len(PARTS_OF_SPEECH))
        self.arcs = nn.Linear(HIDDEN, 2 * ARC + 2 * RELATION)
        self.arc_bilinear = nn.Parameter(torch.eye(ARC) * 0.1)
        self.factuality = nn.Linear(HIDDEN, 2)
        self.coreference = nn.Linear(HIDDEN, 2 * VECTOR)
        # What is scored only when decoding:
        self.transitions = nn.Parameter(torch.zeros(len(ROLE_TAGS), len(ROLE_TAGS)))
        self.no_source = nn.Parameter(torch.zeros(VECTOR))
        self.no_antecedent = nn.Parameter(torch.zeros(VECTOR))
        self.biases = nn.ParameterDict(
            {name: nn.Parameter(torch.zeros(2)) for name in ("no_source", "no_antecedent")}
            | {
                name: nn.Parameter(torch.zeros(DISTANCES + 4))
                for name in ("source", "content", "antecedent")
            }
        )
        self.relation_bilinear = nn.Linear(RELATION, len(RELATIONS))
        self.relation_dependent = nn.Linear(RELATION, len(RELATIONS))
        self.relation_head = nn.Linear(RELATION, len(RELATIONS))
        self.span_edges = nn.Linear(HIDDEN, 2 * SPAN_SIZE)
        self.span_width = nn.Parameter(torch.zeros(SPAN_WIDTH, SPAN_SIZE))
        self.span_kinds = nn.Linear(SPAN_SIZE, SPAN_COLUMNS)
        nn.init.constant_(self.span_kinds.bias, -4.0)  # few spans are mentions
        self.leanings = nn.Linear(HIDDEN, len(COLUMNS))
        self.sentence = nn.Linear(HIDDEN, HIDDEN)
        nn.init.eye_(self.sentence.weight)
        nn.init.zeros_(self.sentence.bias)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """Vectors of words, (…, 384), to the outputs that `sayso.read.labels` names."""
        shipped = 3 * len(MENTION_LAYERS)
        named = shipped + 3 * len(NAME_LAYERS)
        links = torch.split(self.links(x), VECTOR, -1)
        mentions = self.mentions(F.gelu(self.mention_hidden(x)))
        arcs = F.gelu(self.arcs(x))
        dependent, head, relation_dependent, relation_head = torch.split(
            arcs, [ARC, ARC, RELATION, RELATION], -1
        )
        span_start, span_end = torch.split(self.span_edges(x), SPAN_SIZE, -1)
        anaphor, antecedent = torch.split(self.coreference(x), VECTOR, -1)
        return {
            "roles": self.roles(F.gelu(self.role_hidden(x))),
            "source_query": links[0], "source_key": links[1],
            "content_query": links[2], "cue_key": links[3],
            "mentions": mentions[..., :shipped], "names": mentions[..., shipped:named],
            "span_start": span_start, "span_end": span_end,
            "training_mentions": mentions[..., named:],
            "pos": self.pos(x), "arc_dependent": dependent @ self.arc_bilinear, "arc_head": head,
            "relation_dependent": relation_dependent, "relation_head": relation_head,
            "factuality": self.factuality(x), "anaphor": anaphor, "antecedent": antecedent,
            "leanings": self.leanings(x),
        }  # fmt: skip

    def span_scores(self, start: Tensor, end: Tensor) -> Tensor:
        """Scores of all spans of up to `SPAN_WIDTH` words, (words, widths, kinds); those that run
        over the end are meaningless. start, end (words, 64)."""
        words = len(start)
        padded = torch.cat([end, end.new_zeros(SPAN_WIDTH, end.shape[1])])
        ends = torch.stack([padded[w : w + words] for w in range(SPAN_WIDTH)], 1)
        scores: Tensor = self.span_kinds(F.relu(start[:, None] + ends + self.span_width))
        return scores

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations between words and their heads."""
        scores: Tensor = self.relation_bilinear(dependent * head)
        scores = scores + self.relation_dependent(dependent) + self.relation_head(head)
        return scores


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.heads = Heads()


def distance_bucket(distance: np.ndarray) -> np.ndarray:
    """Signed distance in words to 0 … 20: 10 is none, each step doubles."""
    size = np.minimum(np.log2(np.abs(distance) + 1).astype(np.int64) + (distance != 0), 10)
    return np.asarray(10 + np.sign(distance) * size)
