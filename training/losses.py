"""One loss a task; each word of a batch weighs the same, whatever corpus it comes from."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from sayso.read.labels import MENTION_LAYERS, NAME_LAYERS, SPAN_WIDTH
from training.batches import Batch, Window
from training.documents import Span
from training.network import DISTANCES, Heads, distance_bucket

__all__ = ["WEIGHTS", "attribution_losses", "log_partition", "losses", "span_loss"]

WEIGHTS: Final = {
    "roles": 3.0, "source": 6.0, "content": 6.0, "mentions": 1.0, "spans": 1.5, "pos": 0.5,
    "arcs": 0.8,
    "relations": 0.8, "event": 0.7, "factuality": 0.5, "antecedent": 0.6, "sentence": 0.5,
}  # fmt: skip
OTHER_SPANS: Final = 0.3
"""Weight of the spans of corpora whose types do not ship."""

NEVER: Final = -1e4


def log_partition(emissions: Tensor, transitions: Tensor, present: Tensor) -> Tensor:
    """Log of the summed scores of all tag sequences of a linear-chain CRF, one a row.

    emissions (B, W, K), transitions (K, K), present (B, W) bool, true from the first word on.
    A balanced product of matrices in the log semiring: log2(W) steps instead of W.
    """
    batch, words, tags = emissions.shape
    matrices = transitions[None, None] + emissions[:, 1:, None, :]
    unit = torch.full((tags, tags), NEVER)
    unit.fill_diagonal_(0.0)
    matrices = torch.where(present[:, 1:, None, None], matrices, unit)
    while matrices.shape[1] > 1:
        if matrices.shape[1] % 2:
            matrices = torch.cat([matrices, unit.expand(batch, 1, tags, tags)], 1)
        left, right = matrices[:, 0::2], matrices[:, 1::2]
        matrices = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
    start = emissions[:, 0]
    if words == 1:
        return torch.logsumexp(start, -1)
    return torch.logsumexp((start[:, :, None] + matrices[:, 0]).flatten(1), -1)


def losses(heads: Heads, hidden: Tensor, batch: Batch, rng: random.Random) -> dict[str, Tensor]:
    """Weighted losses of the tasks present, already divided by the batch's words."""
    count = hidden.shape[-1]
    vectors = hidden.gather(1, batch.word_at[..., None].expand(-1, -1, count))
    with torch.autocast("cpu", torch.bfloat16):
        outputs = heads(F.dropout(vectors, 0.1, heads.training))
    outputs = {name: value.float() for name, value in outputs.items()}
    total = float(sum(batch.word_count))
    found: dict[str, Tensor] = {}

    def rows(has: Sequence[bool]) -> list[int]:
        return [i for i, yes in enumerate(has) if yes]

    role_rows = rows([w.document.roles is not None for w in batch.windows])
    if role_rows:
        found |= attribution_losses(heads, outputs, batch, role_rows, rng)
    mention_rows = rows([bool(w.document.layers) for w in batch.windows])
    if mention_rows:
        found["mentions"] = _mentions(outputs, batch, mention_rows)
    spans = [
        span_loss(heads, outputs["span_start"][i], outputs["span_end"][i], w)
        for i, w in enumerate(batch.windows)
        if w.document.spans is not None
    ]
    if spans:
        found["spans"] = torch.stack(spans).sum()
    tree_rows = rows([w.document.heads is not None for w in batch.windows])
    if tree_rows:
        found |= _syntax(heads, outputs, batch, tree_rows)
    fact_rows = rows([w.document.factuality is not None for w in batch.windows])
    if fact_rows:
        found |= _factuality(outputs["factuality"], batch, fact_rows)
    coreference = [
        _antecedents(heads, outputs["anaphor"][i], outputs["antecedent"][i], w)
        for i, w in enumerate(batch.windows)
        if w.document.clusters
    ]
    if coreference:
        found["antecedent"] = torch.stack(coreference).sum()
    found["sentence"] = _sentences(heads, hidden, batch)
    return {name: WEIGHTS[name] * value / total for name, value in found.items()}


def attribution_losses(
    heads: Heads, outputs: Mapping[str, Tensor], batch: Batch, rows: Sequence[int],
    rng: random.Random,
) -> dict[str, Tensor]:  # fmt: skip
    """Of the windows at `rows`: tags, each cue's source, each content's cue; sums over words."""
    windows = [batch.windows[row] for row in rows]
    source, content = [], []
    for row, window in zip(rows, windows, strict=True):
        pair = _links(heads, {k: v[row] for k, v in outputs.items()}, window, rng)
        source.append(pair[0])
        content.append(pair[1])
    return {
        "roles": _roles(heads, outputs["roles"][list(rows)], windows),
        "source": torch.stack(source).sum(),
        "content": torch.stack(content).sum(),
    }


def _roles(heads: Heads, scores: Tensor, windows: list[Window]) -> Tensor:
    tags = scores.shape[-1]
    allowed = np.full(scores.shape[:2], 0x7F, np.uint8)
    present = np.zeros(scores.shape[:2], bool)
    for row, window in enumerate(windows):
        roles = window.document.roles
        assert roles is not None
        allowed[row, : window.last - window.first] = roles[window.first : window.last]
        present[row, : window.last - window.first] = True
    bits = (torch.from_numpy(allowed)[..., None] >> torch.arange(tags)) & 1
    told = torch.where(bits.bool(), scores, NEVER)
    here = torch.from_numpy(present)
    both = log_partition(torch.cat([scores, told]), heads.transitions, torch.cat([here, here]))
    every, right = both.chunk(2)
    return (every - right).sum()


def _means(vectors: Tensor, spans: Sequence[Span]) -> Tensor:
    """Mean vector over each span, (spans, width)."""
    weights = torch.zeros(len(spans), len(vectors))
    for row, (first, last) in enumerate(spans):
        weights[row, first:last] = 1.0 / (last - first)
    return weights @ vectors


def _bias(table: Tensor, window: Window, anchors: Sequence[Span], others: Sequence[Span]) -> Tensor:
    """Learned preference for distance in words and in paragraphs, (anchors, others)."""
    a = np.asarray([s for s, _ in anchors])
    b = np.asarray([s for s, _ in others])
    paragraph = window.document.paragraph[window.first : window.last]
    step = paragraph[b][None] - paragraph[a][:, None]
    kind = np.where(step == 0, 0, np.where(step == -1, 1, np.where(step == 1, 2, 3)))
    near = torch.from_numpy(distance_bucket(b[None] - a[:, None]))
    return table[near] + table[DISTANCES + torch.from_numpy(kind)]


def _links(
    heads: Heads, outputs: dict[str, Tensor], window: Window, rng: random.Random
) -> tuple[Tensor, Tensor]:
    """Every cue points at its source or at none, every piece of content at its cue."""
    low, high = window.first, window.last

    def inside(span: Span | None) -> bool:
        return span is not None and low <= span[0] and span[1] <= high

    def moved(span: Span) -> Span:
        return span[0] - low, span[1] - low

    links = [link for link in window.document.links if inside(link.cue)]
    zero = outputs["roles"].sum() * 0.0
    if not links:
        return zero, zero
    cues = [moved(link.cue) for link in links]
    sources = sorted({moved(link.source) for link in links if link.source and inside(link.source)})
    source_loss = zero
    pointing = [i for i, link in enumerate(links) if link.source is None or inside(link.source)]
    if sources and pointing:
        anchors = [cues[i] for i in pointing]
        query = _means(outputs["source_query"], anchors)
        scores = query @ _means(outputs["source_key"], sources).T / 8.0
        scores = scores + _bias(heads.biases["source"], window, anchors, sources)
        none = query @ heads.no_source / 8.0 + heads.biases["no_source"][0]
        targets = []
        for i in pointing:
            span = links[i].source
            targets.append(len(sources) if span is None else sources.index(moved(span)))
        source_loss = F.cross_entropy(
            torch.cat([scores, none[:, None]], 1), torch.tensor(targets), reduction="sum"
        )
    content: list[Span] = []
    owners: list[int] = []
    for index, link in enumerate(links):
        for span in link.content:
            first, last = max(span[0], low) - low, min(span[1], high) - low
            if first >= last:
                continue
            if rng.random() < 0.2 and last - first > 3:  # as a reader that errs at the edges
                first += rng.randint(0, 2)
            content.append((first, last))
            owners.append(index)
    content_loss = zero
    if content and len(cues) > 1:
        query = _means(outputs["content_query"], content)
        scores = query @ _means(outputs["cue_key"], cues).T / 8.0
        scores = scores + _bias(heads.biases["content"], window, content, cues)
        content_loss = F.cross_entropy(scores, torch.tensor(owners), reduction="sum")
    return source_loss, content_loss


def _mentions(outputs: dict[str, Tensor], batch: Batch, chosen: list[int]) -> Tensor:
    shipped = len(MENTION_LAYERS)
    named = shipped + len(NAME_LAYERS)
    parts = []
    for name, low, high in (
        ("mentions", 0, shipped), ("names", shipped, named), ("training_mentions", named, 10_000),
    ):  # fmt: skip
        scores = outputs[name][chosen]
        scores = scores.view(*scores.shape[:2], -1, 3)
        targets = np.full(scores.shape[:3], -100, np.int64)
        for row, index in enumerate(chosen):
            window = batch.windows[index]
            for layer, labels in window.document.layers.items():
                if low <= layer < high:
                    run = labels[window.first : window.last]
                    targets[row, : len(run), layer - low] = run
        parts.append(
            F.cross_entropy(
                scores.flatten(0, 2), torch.from_numpy(targets).flatten(), reduction="sum"
            )
        )
    return torch.stack(parts).sum()


def span_loss(
    heads: Heads, start: Tensor, end: Tensor, window: Window, positive: Tensor | None = None
) -> Tensor:
    """Every short span is or is not a mention of each kind that the corpus knows.

    `positive` (all columns): how much more a mention counts than what is none.
    """
    low, count = window.first, window.last - window.first
    begin, stop = window.document.span_columns
    targets = np.zeros((count, SPAN_WIDTH, stop - begin), np.float32)
    for first, last, column in window.document.spans or ():
        if low <= first < last <= window.last and last - first <= SPAN_WIDTH:
            targets[first - low, last - first - 1, column - begin] = 1.0
    scores = heads.span_scores(start[:count], end[:count])[..., begin:stop]
    inside = np.arange(count)[:, None] + np.arange(SPAN_WIDTH)[None] < count
    told = F.binary_cross_entropy_with_logits(
        scores, torch.from_numpy(targets), reduction="none",
        pos_weight=None if positive is None else positive[begin:stop],
    )  # fmt: skip
    weight = 1.0 if begin == 0 else OTHER_SPANS
    return (told * torch.from_numpy(inside)[..., None]).sum() * weight


def _syntax(
    heads: Heads, outputs: dict[str, Tensor], batch: Batch, chosen: list[int]
) -> dict[str, Tensor]:
    size = outputs["pos"].shape[1]
    sentence = np.full((len(chosen), size), -1, np.int64)
    head = np.full((len(chosen), size), -100, np.int64)
    pos = np.full((len(chosen), size), -100, np.int64)
    relation = np.full((len(chosen), size), -100, np.int64)
    for row, index in enumerate(chosen):
        window = batch.windows[index]
        document, low, high = window.document, window.first, window.last
        assert document.heads is not None
        assert document.pos is not None
        assert document.relations is not None
        for number, (first, last) in enumerate(document.sentences):
            a, b = max(first, low) - low, min(last, high) - low
            if a < b:
                sentence[row, a:b] = number
        local = document.heads[low:high] - low
        good = (local >= 0) & (local < high - low)
        head[row, : high - low] = np.where(good, local, -100)
        pos[row, : high - low] = np.where(document.pos[low:high] < 0, -100, document.pos[low:high])
        relation[row, : high - low] = np.where(good, document.relations[low:high], -100)
    dependent, governor = outputs["arc_dependent"][chosen], outputs["arc_head"][chosen]
    scores = dependent @ governor.transpose(1, 2)
    apart = torch.from_numpy(sentence[:, :, None] != sentence[:, None, :])
    scores = scores.masked_fill(apart, NEVER)
    targets = torch.from_numpy(head)
    at = targets.clamp(min=0)[..., None].expand(-1, -1, outputs["relation_head"].shape[-1])
    relation_scores = heads.relation_scores(
        outputs["relation_dependent"][chosen], outputs["relation_head"][chosen].gather(1, at)
    )
    return {
        "pos": F.cross_entropy(
            outputs["pos"][chosen].flatten(0, 1), torch.from_numpy(pos).flatten(), reduction="sum"
        ),
        "arcs": F.cross_entropy(scores.flatten(0, 1), targets.flatten(), reduction="sum"),
        "relations": F.cross_entropy(
            relation_scores.flatten(0, 1), torch.from_numpy(relation).flatten(), reduction="sum"
        ),
    }


def _factuality(scores: Tensor, batch: Batch, chosen: list[int]) -> dict[str, Tensor]:
    parts = []
    values = []
    for index in chosen:
        window = batch.windows[index]
        assert window.document.factuality is not None
        told = torch.from_numpy(window.document.factuality[window.first : window.last])
        mine = scores[index, : len(told)]
        known = ~torch.isinf(told)
        event = ~torch.isnan(told)
        parts.append(
            F.binary_cross_entropy_with_logits(
                mine[known, 0], event[known].float(), reduction="sum"
            )
        )
        sure = known & event
        values.append(F.smooth_l1_loss(mine[sure, 1], told[sure], reduction="sum"))
    return {"event": torch.stack(parts).sum(), "factuality": torch.stack(values).sum()}


def _antecedents(heads: Heads, anaphor: Tensor, antecedent: Tensor, window: Window) -> Tensor:
    """Marginal likelihood of the right antecedents of each mention (Lee et al. 2017)."""
    low, high = window.first, window.last
    spans = sorted(
        (s - low, e - low, c) for s, e, c in window.document.clusters if s >= low and e <= high
    )[:220]
    if len(spans) < 2:
        return anaphor.sum() * 0.0
    ends = [(s, e) for s, e, _ in spans]
    first = [s for s, _ in ends]
    last = [e - 1 for _, e in ends]
    query = (anaphor[first] + anaphor[last]) / 2
    key = (antecedent[first] + antecedent[last]) / 2
    scores = query @ key.T / 8.0 + _bias(heads.biases["antecedent"], window, ends, ends)
    earlier = torch.ones_like(scores).tril(-1).bool()
    scores = scores.masked_fill(~earlier, NEVER)
    none = query @ heads.no_antecedent / 8.0 + heads.biases["no_antecedent"][0]
    scores = torch.cat([scores, none[:, None]], 1)
    cluster = torch.tensor([c for _, _, c in spans])
    same = (cluster[:, None] == cluster[None]) & earlier
    right = torch.cat([same, ~same.any(1, keepdim=True)], 1)
    told = torch.logsumexp(scores.masked_fill(~right, NEVER), 1)
    return (torch.logsumexp(scores, 1) - told).sum()


def _sentences(heads: Heads, hidden: Tensor, batch: Batch) -> Tensor:
    """One minus the cosine to the untuned encoder's sentence vector, times the words in it."""
    parts = []
    for row, window in enumerate(batch.windows):
        document = window.document
        if document.vectors is None:
            continue
        chosen = [
            (n, s, e)
            for n, (s, e) in enumerate(document.sentences)
            if s >= window.first and e <= window.last
        ]
        if not chosen:
            continue
        base = int(document.first[window.first]) - 1
        spans = [
            (int(document.first[s]) - base, int(document.first[e]) - base) for _, s, e in chosen
        ]
        mine = F.normalize(heads.sentence(_means(hidden[row].float(), spans)), dim=-1)
        theirs = torch.from_numpy(document.vectors[[n for n, _, _ in chosen]])
        size = torch.tensor([float(e - s) for _, s, e in chosen])
        parts.append(((1 - (mine * theirs).sum(-1)) * size).sum())
    return torch.stack(parts).sum() if parts else hidden.sum() * 0.0
