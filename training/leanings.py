"""Roles, acts and who took part, as the short reports to learn from have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from bench.gold.load import GoldReport
from sayso.model.leanings import LABELS, Question, columns
from training.batches import Window
from training.documents import Document, Leant, Span, words_in

__all__ = ["leaning_losses", "with_leanings"]

_PARTAKERS = (Question.agent, Question.patient, Question.place)


def with_leanings(document: Document, report: GoldReport) -> None:
    """Puts what a whole report's annotation answers into its document."""
    gold = report.gold
    mentions: dict[str, set[Span]] = defaultdict(set)
    for one in gold["mentions"]:
        if one["entity"]:
            mentions[one["entity"]].add(words_in(document.words, one["start"], one["end"]))

    def words(spans: Sequence[Sequence[int]]) -> list[Span]:
        return [words_in(document.words, start, end) for start, end in spans]

    for one in gold["attributions"]:
        saying = words([*one["source"], *one["cue"], *one["content"]])
        if one["origin"] is None:
            continue
        hop = one["chain"][one["origin"]]
        named = set(mentions.get(hop["entity"], ()))
        if one["origin"] == len(one["chain"]) - 1:
            named |= set(words(one["source"]))
        _answer(document, Question.role, {"mentions": sorted(named), "saying": saying}, hop["role"])
    for one in gold["claims"]:
        passage = words([one["passage"]])
        _answer(document, Question.act, {"passage": passage}, one["act"])
        first, last = passage[0]
        for question in _PARTAKERS:
            entity = one[question.value]
            inside = [s for s in mentions.get(entity, ()) if first <= s[0] and s[1] <= last]
            if entity is None or inside:
                document.leant.append(Leant(question, {"passage": passage}, inside))


def _answer(
    document: Document, question: Question, parts: dict[str, list[Span]], label: str
) -> None:
    labels = [one.value for one in LABELS[question]]
    document.leant.append(Leant(question, parts, labels.index(label)))


def leaning_losses(scores: Tensor, windows: Sequence[Window]) -> dict[Question, Tensor]:
    """Weighted mean loss of each question over the windows. scores (B, words, columns)."""
    found: dict[Question, list[Tensor]] = defaultdict(list)
    weights: dict[Question, float] = defaultdict(float)
    for row, window in enumerate(windows):
        for one in window.document.leant:
            loss = _loss(scores[row], window, one)
            if loss is not None:
                found[one.question].append(one.weight * loss)
                weights[one.question] += one.weight
    return {
        question: torch.stack(rows).sum() / weights[question] for question, rows in found.items()
    }


def _loss(scores: Tensor, window: Window, one: Leant) -> Tensor | None:
    """None where a window does not hold it whole; of mentions, those that it holds count."""
    total = None
    for part, spans in one.parts.items():
        within = [s for s in spans if window.first <= s[0] and s[1] <= window.last]
        if part != "mentions" and len(within) < len(spans):
            return None
        at = [word - window.first for first, last in within for word in range(first, last)]
        if not at:
            continue
        here = scores[at][:, columns(one.question, part)]
        if isinstance(one.answer, int):
            given = torch.softmax(here[:, 0], 0) @ here[:, 1:]
            total = given if total is None else total + given
            continue
        right = [
            place for place, word in enumerate(at)
            if any(first <= word + window.first < last for first, last in one.answer)
        ]  # fmt: skip
        every = torch.cat([here[:, 0], here[:, 1].mean()[None]])
        return torch.logsumexp(every, 0) - torch.logsumexp(every[right or [-1]], 0)
    if total is None or not isinstance(one.answer, int):
        return None
    return F.cross_entropy(total[None], torch.tensor([one.answer]), label_smoothing=0.05)
