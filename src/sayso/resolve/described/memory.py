"""What a description may come back to: everybody described or named so far, by head noun."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.resolve.described.phrases import Phrase
from sayso.vocabulary import MentionKind

__all__ = ["Known", "Memory"]

BACK = 40
"""Descriptions with one head that are looked at for what a definite one comes back to."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity that a later description may come back to."""

    id: str
    kind: MentionKind
    modifiers: frozenset[str]
    plural: bool
    ordinal: str
    heading: bool
    named: bool = False


class Memory:
    """Entities by the head noun under which they may come back, in the order of the text."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Known]] = {}

    def add(self, base: str, known: Known) -> None:
        """Somebody or something new."""
        self._rows.setdefault(base, []).append(known)

    def once(self, base: str, known: Known) -> None:
        """Somebody who is there already, unless he was the last under this noun."""
        rows = self._rows.get(base)
        if not rows or rows[-1].id != known.id:
            self.add(base, known)

    def back(self, phrase: Phrase, *, owned: bool, heading: bool) -> Known | None:
        """What a description comes back to, None for somebody or something new.

        `owned`: somebody's people ("his brother") are not the last brother. What only a heading
        told of is told anew below it.
        """
        for known in reversed(self._rows.get(phrase.base, [])[-BACK:]):
            if known.plural != phrase.plural or _apart(known, phrase):
                continue
            if known.heading and not known.named and not heading:
                return known
            if phrase.definite and not owned and not phrase.many:
                return known
        return None


def _apart(known: Known, phrase: Phrase) -> bool:
    """Whether two phrases with one head cannot be the same: "the second lorry", "the first"."""
    if phrase.ordinal and phrase.ordinal != known.ordinal:
        return True
    if known.named:
        return bool(phrase.modifiers)
    return bool(phrase.modifiers and known.modifiers and not phrase.modifiers & known.modifiers)
