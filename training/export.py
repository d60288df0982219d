"""From a checkpoint to what ships: int8 ONNX, the decoder's few arrays, tokenizer, checksums."""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from sayso.read.labels import SPAN_KINDS
from training.graph import FULL_PRECISION, graph

__all__ = ["DECODING", "export", "main"]

log = logging.getLogger(__name__)

DECODING: Final = {
    "transitions": "transitions",
    "no_source": "no_source",
    "no_antecedent": "no_antecedent",
    "no_source_bias": "biases.no_source",
    "no_antecedent_bias": "biases.no_antecedent",
    "source_distance": "biases.source",
    "content_distance": "biases.content",
    "antecedent_distance": "biases.antecedent",
    "relation_bilinear": "relation_bilinear.weight",
    "relation_bilinear_bias": "relation_bilinear.bias",
    "relation_dependent": "relation_dependent.weight",
    "relation_dependent_bias": "relation_dependent.bias",
    "relation_head": "relation_head.weight",
    "relation_head_bias": "relation_head.bias",
    "span_width": "span_width",
    "span_kinds": "span_kinds.weight",
    "span_kinds_bias": "span_kinds.bias",
}
"""Arrays that are used when decoding, by the name that the reader gives them."""


def export(checkpoint: Path, start: Path, folder: Path, *, full: Path | None = None) -> None:
    """Writes reader.onnx, decoding.npz, tokenizer.json and checksums.json into `folder`.

    `full`: also writes the float32 model there, for comparison.
    """
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights = {name: tensor.float().numpy() for name, tensor in saved["weights"].items()}
    folder.mkdir(parents=True, exist_ok=True)
    model = graph(weights)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "reader.onnx"
        onnx.save(model, str(plain))
        if full is not None:
            shutil.copyfile(plain, full)
        kept = [
            node.name
            for node in model.graph.node
            if node.op_type == "MatMul"
            and (node.name.split(".")[0] in FULL_PRECISION or node.name == "arc_dependent")
        ]
        small = Path(scratch) / "small.onnx"
        quantize_dynamic(
            str(plain),
            str(small),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention"],
            nodes_to_exclude=kept,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        shutil.copyfile(small, folder / "reader.onnx")
    arrays: dict[str, Any] = {
        name: _shipped(name, weights[f"heads.{source}"]) for name, source in DECODING.items()
    }
    np.savez(
        folder / "decoding.npz",
        **arrays,
    )
    shutil.copyfile(start / "tokenizer.json", folder / "tokenizer.json")
    sums = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("reader.onnx", "decoding.npz", "tokenizer.json")
    }
    (folder / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n")
    log.info("step %s: %d bytes", saved["step"], (folder / "reader.onnx").stat().st_size)


def _shipped(name: str, array: np.ndarray) -> np.ndarray:
    """The columns that ship: span scores end with types that only training uses."""
    return array[: len(SPAN_KINDS)] if name.startswith("span_kinds") else array


def main(argv: list[str] | None = None) -> int:
    """`python -m training.export --checkpoint … --start … --out src/sayso/weights`."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of MiniLM's weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full", type=Path, help="where to keep the float32 model")
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    export(options.checkpoint, options.start, options.out, full=options.full)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
