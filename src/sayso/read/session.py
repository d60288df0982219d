"""The model's files: checked, opened, run one window at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from sayso.errors import WeightsDamaged
from sayso.read.features import FEATURE_SIZES
from sayso.read.labels import OUTPUTS

__all__ = ["FILES", "Session", "weights_folder"]

FILES: Final = ("reader.onnx", "decoding.npz", "tokenizer.json")
_CLS: Final = 101
_SEP: Final = 102
_OFFSETS = np.cumsum([0, *FEATURE_SIZES[:-1]])
_WIDTH = sum(FEATURE_SIZES) + 1

Floats = npt.NDArray[np.float32]


def weights_folder() -> Path:
    """Where the shipped weights lie."""
    return Path(str(resources.files("sayso") / "weights"))


class Session:
    """One model in memory, used by one thread.

    Raises `WeightsDamaged` if a file is missing or is not the one that shipped.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.folder = folder or weights_folder()
        data = _checked(self.folder)
        self.version = hashlib.sha256(b"".join(data[name] for name in FILES)).hexdigest()[:12]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            data["reader.onnx"],
            options,
            providers=["CPUExecutionProvider"],
            # The fused operator is five times slower than the two that it replaces.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        with np.load(self.folder / "decoding.npz") as arrays:
            self.decoding: Mapping[str, Floats] = {name: arrays[name] for name in arrays.files}
        self._names = [*OUTPUTS, "sentences"]

    def run(
        self,
        pieces: npt.NDArray[np.int32],
        counts: npt.NDArray[np.int32],
        features: npt.NDArray[np.uint8],
        sentences: list[tuple[int, int]],
    ) -> dict[str, Floats]:
        """One window: its pieces, how many each word has, the words' features, sentences as
        ranges of words. Gives the arrays of `OUTPUTS`, a row a word, and `sentences`."""
        size = len(pieces) + 2
        ids = np.empty(size, np.int64)
        ids[0], ids[-1] = _CLS, _SEP
        ids[1:-1] = pieces
        ends = np.cumsum(counts)
        first = (ends - counts + 1).astype(np.int64)
        hot = np.zeros((len(counts), _WIDTH), np.float32)
        rows = np.arange(len(counts))
        for column, offset in enumerate(_OFFSETS):
            hot[rows, features[:, column] + offset] = 1.0
        spread = np.zeros((size, _WIDTH), np.float32)
        spread[1:-1] = hot[np.repeat(rows, counts)]
        spread[1:-1, -1] = 1.0
        spread[first, -1] = 0.0
        spread[0, _OFFSETS] = 1.0
        spread[-1, _OFFSETS] = 1.0
        pool = np.zeros((max(1, len(sentences)), size), np.float32)
        for row, (start, end) in enumerate(sentences):
            low, high = first[start], ends[end - 1] + 1
            pool[row, low:high] = 1.0 / (high - low)
        feeds = {
            "pieces": ids, "positions": np.arange(size), "features": spread, "first": first,
            "pool": pool,
        }  # fmt: skip
        return dict(zip(self._names, self._session.run(self._names, feeds), strict=True))


def _checked(folder: Path) -> dict[str, bytes]:
    advice = "Install Sayso again, or copy the folder sayso/weights from a whole installation."
    try:
        expected = json.loads((folder / "checksums.json").read_text(encoding="utf-8"))
        data = {name: (folder / name).read_bytes() for name in FILES}
    except (OSError, ValueError) as error:
        raise WeightsDamaged(
            f"The reader's weights in {folder} cannot be read: {error}. {advice}"
        ) from error
    for name, content in data.items():
        found = hashlib.sha256(content).hexdigest()
        if found != expected.get(name):
            raise WeightsDamaged(
                f"{folder / name} has SHA-256 {found}, expected {expected.get(name)}. {advice}"
            )
    return data
