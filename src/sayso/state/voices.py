"""Whose words each word is: the innermost attribution whose content holds it.

Sources and cues belong to the voice around them ("Adel, who fled in May, says" is the publisher's).
"""

from __future__ import annotations

from sayso.model import Attribution, Reading, Span
from sayso.state.tree import Tree

__all__ = ["PUBLISHER", "Voices"]

PUBLISHER = -1
"""The voice outside every attribution."""


class Voices:
    """For each word: `voice`, the index of an attribution or PUBLISHER, and `piece`.

    Words of one piece are contiguous, in one sentence, and in one stretch of one voice.
    `cue` and `source` hold, for each word, the attribution whose cue or source it stands in.
    """

    def __init__(self, reading: Reading, tree: Tree, length: int) -> None:
        count = len(tree)
        self.attributions: tuple[Attribution, ...] = reading.attributions
        self.voice: list[int] = [PUBLISHER] * count
        self.stretch: list[int] = [-1] * count
        self.cue: list[int] = [-1] * count
        self.source: list[int] = [-1] * count
        self.stretches: list[Span] = []
        self._lay_contents(tree, length)
        for number, attribution in enumerate(reading.attributions):
            for span in attribution.cue:
                for word in tree.within(span):
                    self.cue[word] = number
            for span in attribution.source:
                for word in tree.within(span):
                    self.source[word] = number
        self.piece = self._pieces(tree)

    def _lay_contents(self, tree: Tree, length: int) -> None:
        """One sweep over all content spans, inner ones over outer ones."""
        depth = self._depths()
        spans = sorted(
            (max(0, start), -min(end, length), depth[number], number)
            for number, attribution in enumerate(self.attributions)
            for start, end in attribution.content
            if start < end
        )
        self.stretches = [(start, -end) for start, end, _, _ in spans]
        stack: list[int] = []
        at = 0
        for word in range(len(tree)):
            start, end = tree.starts[word], tree.ends[word]
            while at < len(spans) and spans[at][0] <= start:
                while stack and -spans[stack[-1]][1] <= spans[at][0]:
                    stack.pop()
                stack.append(at)
                at += 1
            while stack and -spans[stack[-1]][1] <= start:
                stack.pop()
            if stack and end <= -spans[stack[-1]][1]:
                self.voice[word] = spans[stack[-1]][3]
                self.stretch[word] = stack[-1]

    def _depths(self) -> list[int]:
        """How deep each attribution is nested; cycles of parents count as the top."""
        number = {a.id: i for i, a in enumerate(self.attributions)}
        depth = [-1] * len(self.attributions)
        for first in range(len(depth)):
            path: list[int] = []
            at: int | None = first
            while at is not None and depth[at] < 0:
                depth[at] = 0
                path.append(at)
                parent = self.attributions[at].parent
                at = number.get(parent) if parent is not None else None
            below = depth[at] if at is not None else -1
            for index in reversed(path):
                below += 1
                depth[index] = below
        return depth

    def _pieces(self, tree: Tree) -> list[int]:
        found: list[int] = []
        current = -1
        last: tuple[int, int] | None = None
        for word in range(len(tree)):
            key = (tree.sentence[word], self.stretch[word])
            if key != last:
                current += 1
                last = key
            found.append(current)
        return found

    def attribution(self, word: int) -> Attribution | None:
        """Whose voice a word stands in, None for the publisher's."""
        number = self.voice[word]
        return None if number == PUBLISHER else self.attributions[number]
