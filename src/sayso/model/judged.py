"""What people decided, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.report import Passage
from sayso.vocabulary import JudgementKind

__all__ = ["Failure", "Judgement"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about `target`. Rows are appended; `withdrawn` undoes an earlier one."""

    id: str
    kind: JudgementKind
    target: str
    """Id of a claim, attribution, entity, or of the judgement that is withdrawn."""
    other: str | None
    """The second entity of `same` and `different`."""
    author: str
    made: str
    """UTC, ISO 8601."""
    reason: str
    passage: Passage | None = None
    """Where the target stood, so that it can be found again when the text is read anew."""
    correction: str | None = None
    """JSON: what the person put in the machine's place."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or report that could not be used, and what to try."""

    path: str
    part: str
    error: str
    """Class name in `errors`."""
    problem: str
    advice: str
    when: str
