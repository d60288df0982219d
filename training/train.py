"""The one training run: all tasks in mixed batches, a schedule that follows the clock.

The learning rate is a function of the share of the time budget that is used up, so a busy machine
makes the run coarser, never longer.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from sayso.read.words import Pieces
from training.batches import Window, collate, stream
from training.checkpoints import save
from training.corpora import CORPORA, load
from training.documents import Document
from training.losses import losses
from training.network import Encoder, Network
from training.teacher import teach

__all__ = ["MIXTURE", "main", "train"]

log = logging.getLogger(__name__)

MIXTURE: Final = {
    "attribution": 0.54, "universal": 0.19, "re3d": 0.065, "names": 0.045, "meantime": 0.02,
    "happened": 0.06, "litbank": 0.08,
}  # fmt: skip
"""Share of the windows that each corpus gives."""

WARM: Final = 0.03


def rate(progress: float) -> float:
    """Share of the peak learning rate: up to `WARM` linearly, then down to 0 along a cosine."""
    if progress < WARM:
        return progress / WARM
    left = (1.0 - progress) / (1.0 - WARM)
    return max(0.0, 0.5 * left + 0.25 * (1.0 - math.cos(math.pi * left)))


def mixed(corpora: dict[str, list[Document]], rng: random.Random) -> Iterator[Window]:
    """Windows from all corpora by `MIXTURE`, evenly spread (lowest use so far goes next)."""
    streams = {name: stream(documents, rng) for name, documents in corpora.items()}
    used: dict[str, float] = {name: rng.random() / MIXTURE[name] for name in corpora}
    while True:
        name = min(used, key=lambda n: used[n])
        window = next(streams[name])
        size = int(window.document.first[window.last] - window.document.first[window.first])
        used[name] += size / 384 / MIXTURE[name]
        yield window


def train(
    corpora: dict[str, list[Document]],
    folder: Path,
    start: Path,
    *,
    minutes: float,
    batch_size: int,
    peak: float,
    seed: int,
    save_every: float = 8.0,
    resume: Path | None = None,
    used: float = 0.0,
) -> Path:
    """Trains, saves checkpoints (`checkpoint.pt`: averaged weights) and returns the last."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network()
    network.encoder.load_minilm(start)
    if resume is not None:
        saved = torch.load(resume, map_location="cpu", weights_only=True)
        fresh = network.state_dict()
        for name, tensor in saved["weights"].items():
            if tensor.shape != fresh[name].shape:  # a head that has more columns now
                grown = fresh[name].clone()
                grown[: len(tensor)] = tensor
                saved["weights"][name] = grown
        missing = network.load_state_dict(saved["weights"], strict=False)
        log.info("resumed from step %s; new: %s", saved["step"], missing.missing_keys)
    average = copy.deepcopy(network).requires_grad_(False)
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "peak": peak},
        {"params": list(network.heads.parameters()), "peak": 4 * peak},
    ]
    optimiser = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    pairs = [
        (a, b)
        for a, b in zip(average.parameters(), network.parameters(), strict=True)
        if b.requires_grad
    ]
    windows = mixed(corpora, rng)
    saved_at = time.monotonic()
    began = saved_at - 60 * used
    seen: dict[str, float] = defaultdict(float)
    step = pieces = 0
    network.train()
    path = folder / "checkpoint.pt"
    while (progress := (time.monotonic() - began) / (60 * minutes)) < 1.0:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate(progress) * min(1.0, (1 + step) / 60)
        chosen = [next(windows) for _ in range(batch_size)]
        batch = collate(chosen, rng)
        with torch.autocast("cpu", torch.bfloat16):
            mask = batch.mask.bfloat16() if batch.mask is not None else None
            hidden = network.encoder(batch.pieces, batch.features, batch.continues, mask)
        parts = losses(network.heads, hidden.float(), batch, rng)
        loss: Tensor = torch.stack(list(parts.values())).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        size = torch.nn.utils.clip_grad_norm_(
            [p for p in network.parameters() if p.requires_grad], 1.0
        )
        if bool(torch.isfinite(size)):
            optimiser.step()
        else:
            log.warning("step %d: gradient not finite, left out", step)
        optimiser.zero_grad(set_to_none=True)
        step += 1
        pieces += batch.pieces.numel()
        decay = min(0.998, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - decay)
        for name, value in parts.items():
            seen[name] += float(value.detach())
        if step % 50 == 0:
            spent = time.monotonic() - began - 60 * used
            log.info(
                "step %d, %.1f min, %.0f pieces/s, %s", step, spent / 60, pieces / spent,
                " ".join(f"{k} {v / 50:.4f}" for k, v in seen.items()),
            )  # fmt: skip
            seen.clear()
        if time.monotonic() - saved_at > 60 * save_every:
            saved_at = time.monotonic()
            save(average, path, step)
    save(average, path, step)
    log.info("done: %d steps, %d pieces", step, pieces)
    return path


def main(argv: list[str] | None = None) -> int:
    """Loads, teaches, trains. See README.md for the exact command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--start", type=Path, required=True, help="folder of MiniLM's weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=84.0)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--peak", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--used", type=float, default=0.0, help="minutes of the budget it took")
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(options.start / "tokenizer.json")
    corpora = {}
    for name in CORPORA:
        corpora[name] = load(options.data, pieces, name)
        log.info("%s: %d documents", name, len(corpora[name]))
    encoder = Encoder()
    encoder.load_minilm(options.start)
    teach(encoder, [d for ds in corpora.values() for d in ds], options.out / "teacher.npz")
    (options.out / "settings.json").write_text(
        json.dumps({k: str(v) for k, v in vars(options).items()}, indent=1)
    )
    train(
        corpora, options.out, options.start,
        minutes=options.minutes, batch_size=options.batch, peak=options.peak, seed=options.seed,
        resume=options.resume, used=options.used,
    )  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
