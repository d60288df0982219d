"""The second run: mentions alone, on few documents, while everything else stays as it is.

re3d holds 49 short documents, which the first run knows by heart. Here documents that were written
for it stand beside them (`written/`), names change places, and words are hidden more often. Only
the last layers and the span scorer learn; whatever the other heads read off the last layer is held
where the network had it before.
"""

from __future__ import annotations

import argparse
import copy
import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

from sayso.read.labels import SPAN_KINDS, SPAN_SIZE
from sayso.read.words import Pieces
from training.batches import Batch, Window, collate, cut, stream
from training.checkpoints import save
from training.corpora import FREE_GENRES, SPAN_COLUMNS, marked, polnear, universal
from training.losses import span_loss
from training.network import Encoder, Heads, Network
from training.restore import restore
from training.swap import Swapper
from training.written import written

__all__ = ["adapt", "main"]

log = logging.getLogger(__name__)

FROZEN: Final = 3
"""Layers from the bottom that do not learn."""

SHARE: Final = 0.3
"""Of the names that may change places, how many do, each time a document is seen."""

HIDDEN_WORDS: Final = 0.12
MOST: Final = 4.0
"""The most that a mention of a rare kind counts more than one of a frequent kind."""

ENOUGH: Final = 300
"""Mentions of a kind in training from which it is not rare."""

KEEP: Final = 2.0
"""Weight of staying where the other heads were, in squared standard deviations a number."""

HELD: Final = ("role_hidden", "links", "arcs", "pos", "factuality", "coreference", "mention_hidden")


def _held(heads: Heads, vectors: Tensor) -> Tensor:
    """What the other heads read off the words, before it is bent."""
    return torch.cat([getattr(heads, name)(vectors) for name in HELD], -1)


def _top(encoder: Encoder, x: Tensor, mask: Tensor | None) -> Tensor:
    for block in encoder.blocks[FROZEN:]:
        x = block(x, mask)
    return x


def _windows(
    swapper: Swapper, pieces: Pieces, others: list[Iterator[Window]], rng: random.Random
) -> Iterator[Window]:
    """Windows with mentions, and after every second of them one of the `others`."""
    while True:
        chosen = [
            w for d in swapper.documents(pieces, rng, SHARE) for w in cut(d, rng)
        ]  # fmt: skip
        rng.shuffle(chosen)
        for number, window in enumerate(chosen):
            yield window
            if number % 2:
                yield next(others[number // 2 % len(others)])


def adapt(
    network: Network, data: Path, pieces: Pieces, path: Path, *, minutes: float, peak: float,
    batch_size: int, seed: int,
) -> None:  # fmt: skip
    """Trains for `minutes` and saves the averaged weights as `path`."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    documents = [*marked(data / "ner-re3d/train.jsonl"), *written()]
    swapper = Swapper(documents)
    counts = [sum(k is kind for *_, s in documents for _, _, k in s) for kind in SPAN_KINDS]
    positive = torch.ones(SPAN_COLUMNS)
    for column, count in enumerate(counts):
        positive[column] = min(MOST, max(1.0, (ENOUGH / max(1, count)) ** 0.5))
    news = list(polnear(data / "attribution-polnear/train.jsonl", pieces, seed=None))
    gum = universal(data / "deps-gum/train.conllu", pieces, genres=FREE_GENRES, entities=True)
    others = [stream(news, rng), stream(list(gum), rng)]
    windows = _windows(swapper, pieces, others, rng)
    teacher = copy.deepcopy(network).requires_grad_(False).eval()
    network.requires_grad_(False)
    learning = [
        [p for block in network.encoder.blocks[FROZEN:] for p in block.parameters()],
        [
            *network.heads.span_edges.parameters(), *network.heads.span_kinds.parameters(),
            network.heads.span_width,
        ],
    ]  # fmt: skip
    groups = []
    for parameters, rate in zip(learning, (peak, 4 * peak), strict=True):
        for parameter in parameters:
            parameter.requires_grad_(True)
        groups.append({"params": parameters, "peak": rate})
    average = copy.deepcopy(network).requires_grad_(False)
    pairs = [
        (a, b)
        for a, b in zip(average.parameters(), network.parameters(), strict=True)
        if b.requires_grad
    ]
    optimiser = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    began = saved_at = time.monotonic()
    step, seen = 0, [0.0, 0.0]
    network.train()
    while (progress := (time.monotonic() - began) / (60 * minutes)) < 1.0:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(1.0, (1 + step) / 20) * (1 - progress)
        batch = collate([next(windows) for _ in range(batch_size)], rng, HIDDEN_WORDS)
        told, kept = _losses(network, teacher, batch, positive)
        (told + KEEP * kept).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for ps in learning for p in ps], 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        seen[0] += float(told.detach())
        seen[1] += float(kept.detach())
        decay = min(0.98, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - decay)
        if step % 20 == 0:
            spent = (time.monotonic() - began) / 60
            log.info("step %d, %.1f min, spans %.4f, others %.4f",
                     step, spent, seen[0] / 20, seen[1] / 20)  # fmt: skip
            seen = [0.0, 0.0]
        if time.monotonic() - saved_at > 240:
            saved_at = time.monotonic()
            save(average, path, step)
    save(average, path, step)


def _losses(
    network: Network, teacher: Network, batch: Batch, positive: Tensor
) -> tuple[Tensor, Tensor]:
    """A word's loss of the span scorer, and how far the other heads' inputs have moved."""
    with torch.no_grad():
        low = teacher.encoder.norm(
            teacher.encoder.embed(batch.pieces, batch.features, batch.continues)
        )
        low = F.dropout(low, 0.1)  # the same for both, so that they may agree
        for block in teacher.encoder.blocks[:FROZEN]:
            low = block(low, batch.mask)
        before = _top(teacher.encoder, low, batch.mask)
    after = _top(network.encoder, low, batch.mask)
    at = batch.word_at[..., None].expand(-1, -1, after.shape[-1])
    here = batch.word_at > 0
    vectors = after.gather(1, at)
    with torch.no_grad():
        want = _held(teacher.heads, before.gather(1, at)[here])
        size = want.std(0) + 0.1
    kept = (((_held(teacher.heads, vectors[here]) - want) / size) ** 2).mean()
    start, end = torch.split(network.heads.span_edges(F.dropout(vectors, 0.1)), SPAN_SIZE, -1)
    told = torch.stack(
        [
            span_loss(network.heads, start[i], end[i], w, positive)
            for i, w in enumerate(batch.windows)
            if w.document.spans is not None
        ]
    ).sum()
    words = sum(w.last - w.first for w in batch.windows if w.document.spans is not None)
    return told / words, kept


def main(argv: list[str] | None = None) -> int:
    """Goes on from a checkpoint, or from shipped weights. See README.md for the exact command."""
    parser = argparse.ArgumentParser(prog="python -m training.adapt", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--start", type=Path, required=True, help="folder of MiniLM's weights")
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--checkpoint", type=Path, help="what the first run saved")
    start.add_argument("--shipped", type=Path, help="folder of int8 weights to go on from")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    parser.add_argument("--adapt-minutes", type=float, default=70.0)
    parser.add_argument("--adapt-peak", type=float, default=1.2e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    network = Network()
    state = network.state_dict()
    if options.shipped is not None:
        network.load_state_dict(restore(options.shipped, state))
    else:
        saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
        network.load_state_dict(saved["weights"])
    pieces = Pieces(options.start / "tokenizer.json")
    adapt(
        network, options.data, pieces, options.out, minutes=options.adapt_minutes,
        peak=options.adapt_peak, batch_size=options.batch, seed=options.seed,
    )  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
