"""The second run: mentions and attributions of conflict reports, while the rest stays as it is.

re3d holds 49 short documents, which the first run knows by heart. Here documents that were written
for it stand beside them (`written/`), names change places, and words are hidden more often. The
first run's attributions are US politics alone: here reports of conflicts stand beside them
(`told.py`). The last layers, the span scorer and the heads of attributions learn; whatever the
other heads read off the last layer is held where the network had it before.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import logging
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

from bench.gold.load import reports
from sayso.read.labels import SPAN_KINDS
from sayso.read.words import Pieces
from sayso.vocabulary import Act
from training.batches import Batch, Window, collate, cut, stream
from training.checkpoints import save
from training.corpora import FREE_GENRES, SPAN_COLUMNS, marked, polnear, universal
from training.leanings import leaning_losses
from training.losses import attribution_losses, span_loss
from training.network import Encoder, Heads, Network
from training.restore import restore
from training.swap import Swapper
from training.tagged import tagged
from training.tagged_documents import tagged_documents
from training.told import HALF, told
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

HELD: Final = ("arcs", "pos", "factuality", "coreference", "mention_hidden", "sentence")

ATTRIBUTIONS: Final = {"roles": 2.0, "source": 4.0, "content": 4.0}
"""Weights beside a loss of one for mentions."""

FORMER: Final = 0.6
"""Share of the weights before the run in what it gives: nearer to them, PolNeAR and mentions lose
nothing, and conflict reports keep what they gained."""

LEANINGS: Final = 0.2
"""Weight of each question's mean loss: its answers are few beside a batch's words."""

TURNS: Final = (
    "tagged", "news", "tagged", "mentions", "told", "gum", "tagged", "news", "tagged", "mentions",
    "told", "tagged",
)  # fmt: skip
"""Whose window comes next, over and over."""


def _held(heads: Heads, vectors: Tensor) -> Tensor:
    """What the other heads read off the words, before it is bent."""
    return torch.cat([getattr(heads, name)(vectors) for name in HELD], -1)


def _top(encoder: Encoder, x: Tensor, mask: Tensor | None) -> Tensor:
    for block in encoder.blocks[FROZEN:]:
        x = block(x, mask)
    return x


def _mentioned(swapper: Swapper, pieces: Pieces, rng: random.Random) -> Iterator[Window]:
    """Windows with mentions without end, names changed anew each time."""
    while True:
        chosen = [w for d in swapper.documents(pieces, rng, SHARE) for w in cut(d, rng)]
        rng.shuffle(chosen)
        yield from chosen


def adapt(
    network: Network, former: Network, data: Path, pieces: Pieces, path: Path, *, minutes: float,
    peak: float, batch_size: int, seed: int,
) -> None:  # fmt: skip
    """Trains for `minutes` and saves the averaged weights as `path`; `former` is held to."""
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
    usual = Counter(Act(c["act"]) for report in reports(HALF) for c in report.gold["claims"])
    streams = {
        "tagged": stream(list(tagged_documents(pieces, list(tagged()), seed, usual)), rng),
        "told": stream(list(told(pieces)), rng), "mentions": _mentioned(swapper, pieces, rng),
        "news": stream(news, rng), "gum": stream(list(gum), rng),
    }  # fmt: skip
    turns = itertools.cycle(TURNS)
    teacher = former.requires_grad_(False).eval()
    network.requires_grad_(False)
    heads = network.heads
    learning = [
        [p for block in network.encoder.blocks[FROZEN:] for p in block.parameters()],
        [*heads.span_edges.parameters(), *heads.span_kinds.parameters(), heads.span_width],
        [
            *heads.role_hidden.parameters(), *heads.roles.parameters(), *heads.links.parameters(),
            heads.transitions, heads.no_source, heads.biases["no_source"],
            heads.biases["source"], heads.biases["content"],
        ],
        [*heads.leanings.parameters()],
    ]  # fmt: skip
    groups = []
    for parameters, rate in zip(learning, (peak, 4 * peak, 2 * peak, 12 * peak), strict=True):
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
    step, seen = 0, [0.0] * 4
    network.train()
    while (progress := (time.monotonic() - began) / (60 * minutes)) < 1.0:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(1.0, (1 + step) / 20) * (1 - progress)
        batch = collate([next(streams[next(turns)]) for _ in range(batch_size)], rng, HIDDEN_WORDS)
        parts = _losses(network, teacher, batch, positive, rng)
        whole = parts[0] + parts[1] + KEEP * parts[2] + parts[3]
        whole.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for ps in learning for p in ps], 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        seen = [sum(pair) for pair in zip(seen, (float(p.detach()) for p in parts), strict=True)]
        decay = min(0.98, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - decay)
        if step % 20 == 0:
            spent = (time.monotonic() - began) / 60
            log.info("step %d, %.1f min, spans %.4f, attributions %.4f, others %.4f, leanings %.4f",
                     step, spent, *(value / 20 for value in seen))  # fmt: skip
            seen = [0.0] * 4
        if time.monotonic() - saved_at > 240:
            saved_at = time.monotonic()
            save(average, path, step)
    _go_back(average, teacher)
    save(average, path, step)


def _go_back(network: Network, former: Network) -> None:
    """Moves the weights `FORMER` of the way back to where they began; what was new stays."""
    with torch.no_grad():
        for (name, now), before in zip(
            network.named_parameters(), former.parameters(), strict=True
        ):
            if "leanings" not in name:
                now.lerp_(before, FORMER)


def _losses(
    network: Network, teacher: Network, batch: Batch, positive: Tensor, rng: random.Random
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """A word's loss of mentions and of attributions, how far other heads' inputs have moved, and
    the loss of leanings."""
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
    outputs = network.heads(F.dropout(vectors, 0.1))
    start, end = outputs["span_start"], outputs["span_end"]
    spans = torch.stack(
        [
            span_loss(network.heads, start[i], end[i], w, positive)
            for i, w in enumerate(batch.windows)
            if w.document.spans is not None
        ]
    ).sum() / _words(w for w in batch.windows if w.document.spans is not None)
    rows = [i for i, w in enumerate(batch.windows) if w.document.roles is not None]
    found = attribution_losses(network.heads, outputs, batch, rows, rng)
    said = torch.stack([ATTRIBUTIONS[name] * loss for name, loss in found.items()]).sum()
    leant = leaning_losses(outputs["leanings"], batch.windows)
    leaning = LEANINGS * torch.stack([*leant.values(), torch.zeros(())]).sum()
    return spans, said / _words(batch.windows[row] for row in rows), kept, leaning


def _words(windows: Iterable[Window]) -> int:
    return sum(window.last - window.first for window in windows)


def main(argv: list[str] | None = None) -> int:
    """Goes on from a checkpoint, or from shipped weights. See README.md for the exact command."""
    parser = argparse.ArgumentParser(prog="python -m training.adapt", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--start", type=Path, required=True, help="folder of MiniLM's weights")
    parser.add_argument("--checkpoint", type=Path, help="what a run before has saved")
    parser.add_argument(
        "--shipped", type=Path,
        help="folder of int8 weights: held to, and gone on from without a checkpoint",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    parser.add_argument("--adapt-minutes", type=float, default=70.0)
    parser.add_argument("--adapt-peak", type=float, default=1.2e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.shipped is None and options.checkpoint is None:
        parser.error("one of --shipped and --checkpoint is needed")
    network = Network()
    state = network.state_dict()
    if options.checkpoint is not None:
        saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
        network.load_state_dict(state | saved["weights"])
    else:
        network.load_state_dict(restore(options.shipped, state))
    former = copy.deepcopy(network)
    if options.shipped is not None:
        former.load_state_dict(restore(options.shipped, former.state_dict()))
    pieces = Pieces(options.start / "tokenizer.json")
    adapt(
        network, former, options.data, pieces, options.out, minutes=options.adapt_minutes,
        peak=options.adapt_peak, batch_size=options.batch, seed=options.seed,
    )  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
