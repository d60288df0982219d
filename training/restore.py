"""Shipped weights back into the network, so that training can go on where it ended.

int8 rounding is kept as it is; the columns that only training uses start afresh.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from sayso.read.features import FEATURE_SIZES
from sayso.read.labels import MENTION_LAYERS, NAME_LAYERS
from training.export import DECODING
from training.network import LAYERS

__all__ = ["restore"]

_JOINED = (
    "role_hidden", "mention_hidden", "arcs", "links", "pos", "factuality", "coreference",
    "span_edges", "leanings",
)  # fmt: skip
"""The heads that ship as one product, in the order of `training.graph`."""


def restore(folder: Path, fresh: dict[str, Tensor]) -> dict[str, Tensor]:
    """`fresh` (a new network's state) with everything that `folder` ships put in its place."""
    model = onnx.load(str(folder / "reader.onnx"))
    arrays = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    state = {name: tensor.clone() for name, tensor in fresh.items()}

    def put(name: str, array: np.ndarray) -> None:
        into = state[name]
        given = torch.from_numpy(np.array(array, np.float32))
        if given.ndim and given.shape[0] < into.shape[0]:
            into[: len(given)] = given
        else:
            into.copy_(given.reshape(into.shape))

    def matrix(name: str) -> np.ndarray:
        """A product's weights as torch keeps them, (out, in)."""
        if name in arrays:
            return np.asarray(arrays[name].T)
        whole = arrays[f"{name}_quantized"].astype(np.float32)
        zero = arrays[f"{name}_zero_point"].astype(np.float32)
        return np.asarray(((whole - zero) * arrays[f"{name}_scale"]).T)

    put("encoder.word.weight", arrays["word"].astype(np.float32) * arrays["word.scale"])
    put("encoder.position.weight", arrays["position"])
    put("encoder.segment", np.zeros(state["encoder.segment"].shape))  # it ships inside position
    at = 0
    for index, size in enumerate(FEATURE_SIZES):
        table = arrays["features.vector.weight"][at : at + size]
        put(f"encoder.features.{index}.weight", table)
        at += size
    put("encoder.continues", arrays["features.vector.weight"][at])
    for name, source in [
        ("encoder.norm", "input.norm"),
        *((f"encoder.blocks.{i}.norm{n}",) * 2 for i in range(LAYERS) for n in (1, 2)),
    ]:
        put(f"{name}.weight", arrays[f"{source}.gamma"])
        put(f"{name}.bias", arrays[f"{source}.beta"])
    for index in range(LAYERS):
        block = f"encoder.blocks.{index}"
        put(f"{block}.qkv.weight", matrix(f"{block}.qkv"))
        put(f"{block}.qkv.bias", arrays[f"{block}.qkv.bias"])
        for part in ("out", "up", "down"):
            put(f"{block}.{part}.weight", matrix(f"{block}.{part}.weight"))
            put(f"{block}.{part}.bias", arrays[f"{block}.{part}.bias"])
    put("heads.sentence.weight", matrix("sentence.weight"))
    put("heads.sentence.bias", arrays["sentence.bias"])
    whole, bias, at = matrix("heads.weight"), arrays["heads.bias"], 0
    for part in _JOINED:
        size = len(state[f"heads.{part}.bias"])
        put(f"heads.{part}.weight", whole[at : at + size])
        put(f"heads.{part}.bias", bias[at : at + size])
        at += size
    put("heads.arc_bilinear", arrays["arcs.weight"])
    put("heads.roles.weight", matrix("roles.product.weight"))
    put("heads.roles.bias", arrays["roles.bias"])
    low, high = 3 * len(MENTION_LAYERS), 3 * (len(MENTION_LAYERS) + len(NAME_LAYERS))
    state["heads.mentions.weight"][low:high] = torch.from_numpy(
        matrix("mentions.names.weight").copy()
    )
    state["heads.mentions.bias"][low:high] = torch.from_numpy(arrays["mentions.names.bias"].copy())
    with np.load(folder / "decoding.npz") as decoding:
        for name, source in DECODING.items():
            put(f"heads.{source}", decoding[name])
    return state
