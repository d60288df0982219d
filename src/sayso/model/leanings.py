"""What the reader leans to where a person would have to judge: role, act, who took part.

Each word carries a row of scores, a few columns for each question. A question is asked of the
words of one or more parts (a claim's passage; the mentions of somebody and what he says). Of a
part with labels the first column says how much each word counts (softmax over the part's words),
the others score the labels; what the parts give adds up. Of a part without labels the word that
scores highest is the answer, unless the mean of the second column is higher still: then nobody is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.vocabulary import Act, Role

__all__ = [
    "COLUMNS", "LABELS", "NONE", "PARTS", "STEP", "Question", "Scores", "columns", "lean",
    "lean_each", "pick", "rounded",
]  # fmt: skip


class Question(StrEnum):
    """What is asked."""

    role = "role"
    act = "act"
    agent = "agent"
    patient = "patient"
    place = "place"


LABELS: Final[Mapping[Question, tuple[StrEnum, ...]]] = {
    Question.role: tuple(Role), Question.act: tuple(Act),
}  # fmt: skip
"""Answers that are chosen from; the other questions ask for a word."""

PARTS: Final[Mapping[Question, tuple[str, ...]]] = {
    Question.role: ("mentions", "saying"), Question.act: ("passage",),
    Question.agent: ("passage",), Question.patient: ("passage",), Question.place: ("passage",),
}  # fmt: skip
"""Whose words are asked: all mentions of somebody; source, cue and content; a claim's passage."""


def _columns() -> list[tuple[Question, str, str]]:
    rows: list[tuple[Question, str, str]] = []
    for question, parts in PARTS.items():
        for part in parts:
            if question in LABELS:
                rows.append((question, part, "weight"))
                rows += [(question, part, label.value) for label in LABELS[question]]
            else:
                rows += [(question, part, "word"), (question, part, "nothing")]
    return rows


COLUMNS: Final = tuple(_columns())
"""(question, part, label) of every column."""

_VALUES: Final = {question: tuple(map(str, labels)) for question, labels in LABELS.items()}

STEP: Final = 0.5
"""Scores are kept as signed bytes of this size."""

_SLICES: Final = {
    key: slice(
        min(n for n, column in enumerate(COLUMNS) if column[:2] == key),
        max(n for n, column in enumerate(COLUMNS) if column[:2] == key) + 1,
    )
    for key in dict.fromkeys(column[:2] for column in COLUMNS)
}

Scores = npt.NDArray[np.int8]
"""(words, columns)."""

NONE: Final[Scores] = np.zeros((0, len(COLUMNS)), np.int8)


def columns(question: Question, part: str) -> slice:
    """Where the columns of a part stand."""
    return _SLICES[question, part]


def rounded(scores: npt.NDArray[np.float32]) -> Scores:
    """The model's scores as they are kept."""
    steps: Scores = np.clip(np.rint(scores / STEP), -127, 127).astype(np.int8)
    return steps


def lean(
    scores: Scores, question: Question, parts: Mapping[str, Sequence[int]]
) -> dict[str, float]:
    """How likely each label is, by the words of the parts (indices of rows); {} where no words
    are asked, or the reader gave no scores.
    """
    total: npt.NDArray[np.float32] | None = None
    for part, words in parts.items():
        if not len(words) or not len(scores):
            continue
        rows = _rows(scores, question, part, words)
        weight = np.exp(rows[:, 0] - rows[:, 0].max())
        given = weight @ rows[:, 1:] / weight.sum()
        total = given if total is None else total + given
    if total is None:
        return {}
    return dict(zip(_VALUES[question], _odds(total), strict=True))


def lean_each(
    scores: Scores, question: Question, passages: Sequence[range]
) -> npt.NDArray[np.float32]:  # fmt: skip
    """(passages, labels): `lean` of many passages; 1 for every label where it would give {}."""
    odds = np.ones((len(passages), len(LABELS[question])), np.float32)
    asked = [at for at, words in enumerate(passages) if len(words)]
    if not asked or not len(scores):
        return odds
    words = np.concatenate([np.arange(passages[at].start, passages[at].stop) for at in asked])
    lengths = [len(passages[at]) for at in asked]
    starts = np.cumsum([0, *lengths[:-1]])
    rows = scores[words, columns(question, "passage")].astype(np.float32) * np.float32(STEP)
    weight = np.exp(rows[:, 0] - np.repeat(np.maximum.reduceat(rows[:, 0], starts), lengths))
    given = np.add.reduceat(weight[:, None] * rows[:, 1:], starts)
    given /= np.add.reduceat(weight, starts)[:, None]
    given = np.exp(given - given.max(axis=1, keepdims=True))
    odds[asked] = given / given.sum(axis=1, keepdims=True)
    return odds


def pick(scores: Scores, question: Question, words: Sequence[int]) -> dict[int, float]:
    """How likely each word is the answer; -1 stands for none. {} as for `lean`."""
    if not len(words) or not len(scores):
        return {}
    # Passages are short: plain numbers cost a third of what arrays do.
    steps = scores[_at(words), columns(question, "passage")].tolist()
    given = [word for word, _ in steps]
    given.append(sum(nothing for _, nothing in steps) / len(steps))
    highest = max(given)
    odds = [math.exp((step - highest) * STEP) for step in given]
    total = sum(odds)
    return {word: chance / total for word, chance in zip((*words, -1), odds, strict=True)}


def _at(words: Sequence[int]) -> slice | list[int]:
    return slice(words[0], words[-1] + 1) if isinstance(words, range) else list(words)


def _rows(
    scores: Scores, question: Question, part: str, words: Sequence[int]
) -> npt.NDArray[np.float32]:
    """The scores of some words for a part, as the model gave them."""
    return scores[_at(words), columns(question, part)].astype(np.float32) * np.float32(STEP)


def _odds(scores: npt.NDArray[np.float32]) -> list[float]:
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    found: list[float] = odds.tolist()
    return found
