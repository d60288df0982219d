"""The network as an ONNX graph, written out by hand with onnxruntime's fused operators.

One window, no padding: the scales of dynamic quantisation then depend on that window alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from sayso.read.features import FEATURE_SIZES
from sayso.read.labels import MENTION_LAYERS, NAME_LAYERS, OUTPUTS, SPAN_SIZE, VECTOR

__all__ = ["FULL_PRECISION", "graph"]

Weights = Mapping[str, np.ndarray]

FULL_PRECISION: Final = (
    "features", "roles", "mentions", "arcs", "pool", "sentence",
)  # fmt: skip
"""Matrix products that stay in float32: small, and their outputs are decided on."""

LAYERS: Final = 6
HEADS: Final = 12
ARC: Final = 128
RELATION: Final = 64


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any
    ) -> str:
        self.nodes.append(
            helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes)
        )
        return output

    def linear(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        """x @ weight.T + bias; `weight` as torch keeps it, (out, in)."""
        table = self.constant(f"{name}.weight", weight.T.astype(np.float32))
        out = self.node("MatMul", [x, table], name)
        if bias is None:
            return out
        return self.node("Add", [out, self.constant(f"{name}.bias", bias)], f"{name}.sum")

    def norm(self, name: str, x: str, skip: str, weights: Weights, source: str) -> str:
        """Layer norm of x + skip. Not SkipLayerNormalization: on processors it is slower."""
        return self.node(
            "LayerNormalization",
            [
                self.node("Add", [x, skip], f"{name}.in"),
                self.constant(f"{name}.gamma", weights[f"{source}.weight"]),
                self.constant(f"{name}.beta", weights[f"{source}.bias"]),
            ],
            name, epsilon=1e-12,
        )  # fmt: skip


def graph(weights: Weights) -> onnx.ModelProto:
    """The model in float32, from the network's state as arrays.

    In: pieces (T,) and positions (T,) int64; features (T, sum of sizes + 1) float32, one-hot, the
    last for a piece that continues a word; first (W,) int64, positions of words' first pieces;
    pool (S, T) float32, rows that average sentences. Out: the arrays that `OUTPUTS` names, one
    row a word, and `sentences` (S, 384), unit length.
    """
    b = _Builder()
    word = weights["encoder.word.weight"]
    scale = np.maximum(np.abs(word).max(1, keepdims=True) / 127.0, 1e-8).astype(np.float32)
    table = b.constant("word", np.rint(word / scale).astype(np.int8))
    small = b.node("Gather", [table, "pieces"], "word.row")
    x = b.node(
        "Mul",
        [
            b.node("Cast", [small], "word.float", to=TensorProto.FLOAT),
            b.node("Gather", [b.constant("word.scale", scale), "pieces"], "word.row.scale"),
        ],
        "word.vector",
    )
    position = weights["encoder.position.weight"] + weights["encoder.segment"]
    at = b.node("Gather", [b.constant("position", position), "positions"], "position.vector")
    tables = [weights[f"encoder.features.{i}.weight"] for i in range(len(FEATURE_SIZES))]
    tables.append(weights["encoder.continues"][None])
    extra = b.linear("features.vector", "features", np.concatenate(tables).T, None)
    x = b.node("Add", [x, extra], "input")
    x = b.norm("input.norm", x, at, weights, "encoder.norm")
    axis = b.constant("axis", np.zeros(1, np.int64))
    x = b.node("Unsqueeze", [x, axis], "input.batch")
    for index in range(LAYERS):
        w = f"encoder.blocks.{index}"
        mixed = b.node(
            "Attention",
            [
                x, b.constant(f"{w}.qkv", weights[f"{w}.qkv.weight"].T),
                b.constant(f"{w}.qkv.bias", weights[f"{w}.qkv.bias"]),
            ],
            f"{w}.attention", "com.microsoft", num_heads=HEADS,
        )  # fmt: skip
        out = b.linear(f"{w}.out", mixed, weights[f"{w}.out.weight"], weights[f"{w}.out.bias"])
        x = b.norm(f"{w}.norm1", out, x, weights, f"{w}.norm1")
        up = b.linear(f"{w}.up", x, weights[f"{w}.up.weight"], None)
        up = b.node(
            "BiasGelu", [up, b.constant(f"{w}.up.bias", weights[f"{w}.up.bias"])],
            f"{w}.gelu", "com.microsoft",
        )  # fmt: skip
        down = b.linear(f"{w}.down", up, weights[f"{w}.down.weight"], weights[f"{w}.down.bias"])
        x = b.norm(f"{w}.norm2", down, x, weights, f"{w}.norm2")
    x = b.node("Squeeze", [x, axis], "last")
    _sentences(b, x, weights)
    _heads(b, b.node("Gather", [x, "first"], "words"), weights)
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["W", None]) for name in OUTPUTS
    ]
    outputs.append(helper.make_tensor_value_info("sentences", TensorProto.FLOAT, ["S", 384]))
    size = sum(FEATURE_SIZES) + 1
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, ["T"]),
        helper.make_tensor_value_info("positions", TensorProto.INT64, ["T"]),
        helper.make_tensor_value_info("features", TensorProto.FLOAT, ["T", size]),
        helper.make_tensor_value_info("first", TensorProto.INT64, ["W"]),
        helper.make_tensor_value_info("pool", TensorProto.FLOAT, ["S", "T"]),
    ]
    model = helper.make_model(
        helper.make_graph(b.nodes, "reader", inputs, outputs, b.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
        ir_version=8,
    )
    onnx.checker.check_model(model, full_check=False)
    return model


def _sentences(b: _Builder, x: str, weights: Weights) -> None:
    pooled = b.node("MatMul", ["pool", x], "pool.mean")
    turned = b.linear(
        "sentence", pooled, weights["heads.sentence.weight"], weights["heads.sentence.bias"]
    )
    b.node("LpNormalization", [turned], "sentences", axis=-1, p=2)


def _heads(b: _Builder, words: str, weights: Weights) -> None:
    """One product for all heads; the part that passes a GELU comes first."""
    h = "heads"
    parts = [
        "role_hidden",
        "mention_hidden",
        "arcs",
        "links",
        "pos",
        "factuality",
        "coreference",
        "span_edges",
        "leanings",
    ]
    weight = np.concatenate([weights[f"{h}.{p}.weight"] for p in parts])
    bias = np.concatenate([weights[f"{h}.{p}.bias"] for p in parts])
    everything = b.linear("heads", words, weight, bias)
    sizes = [len(weights[f"{h}.{p}.bias"]) for p in parts]
    bent = sum(sizes[:3])
    b.nodes.append(
        helper.make_node(
            "Split",
            [everything, b.constant("heads.parts", np.array([bent, sum(sizes) - bent]))],
            ["heads.bent", "heads.straight"],
            name="heads.split",
            axis=-1,
        )
    )
    b.node("Gelu", ["heads.bent"], "heads.gelu", "com.microsoft")
    b.nodes.append(
        helper.make_node(
            "Split",
            [
                "heads.gelu",
                b.constant("bent.parts", np.array([*sizes[:2], ARC, ARC, RELATION, RELATION])),
            ],
            [
                "role.hidden",
                "mention.hidden",
                "arc.hidden",
                "arc_head",
                "relation_dependent",
                "relation_head",
            ],
            name="bent.split",
            axis=-1,
        )
    )
    straight = [VECTOR] * 4 + sizes[4:6] + [VECTOR] * 2 + [SPAN_SIZE] * 2 + sizes[8:]
    b.nodes.append(
        helper.make_node(
            "Split",
            ["heads.straight", b.constant("straight.parts", np.array(straight))],
            [
                "source_query",
                "source_key",
                "content_query",
                "cue_key",
                "pos",
                "factuality",
                "anaphor",
                "antecedent",
                "span_start",
                "span_end",
                "leanings",
            ],
            name="straight.split",
            axis=-1,
        )
    )
    b.node(
        "MatMul",
        ["arc.hidden", b.constant("arcs.weight", weights[f"{h}.arc_bilinear"])],
        "arc_dependent",
    )
    roles = b.linear("roles.product", "role.hidden", weights[f"{h}.roles.weight"], None)
    b.node("Add", [roles, b.constant("roles.bias", weights[f"{h}.roles.bias"])], "roles")
    shipped = 3 * len(MENTION_LAYERS)
    end = shipped + 3 * len(NAME_LAYERS)
    for name, low, high in (("names", shipped, end),):
        product = b.linear(
            f"mentions.{name}", "mention.hidden", weights[f"{h}.mentions.weight"][low:high], None
        )
        offset = b.constant(f"mentions.{name}.bias", weights[f"{h}.mentions.bias"][low:high])
        b.node("Add", [product, offset], name)
