"""What is remembered while a report's speakers are found: who spoke, and what stands where."""

from __future__ import annotations

from bisect import bisect_left, insort_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.reference.stands import Place

if TYPE_CHECKING:
    from sayso.resolve.who.reference.bystanders import Bystander

__all__ = ["Memory"]


@dataclass(slots=True)
class Memory:
    """Who spoke, in the order of the text: (position, figure)."""

    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    quoted: dict[str, Figure] = field(default_factory=dict)
    """By parent attribution: who was quoted in it last."""
    places: dict[Span, Place] = field(default_factory=dict)
    """How what stands at a span stands in its sentence, as far as it was asked."""
    heads: dict[Span, int] = field(default_factory=dict)
    """Its head word, as far as it was asked."""
    bystanders: list[Bystander] | None = None
    """Everybody told of by a common noun, in the order of the text."""
    meant: list[tuple[Span, Figure | None, Bystander | None]] = field(default_factory=list)
    """Whom pronouns that are no sources mean, in the order of the text, as far as it was asked."""
    settled: int = 0
    """How many of the text's pronouns were looked at for that."""
    _known: set[int] = field(default_factory=set)

    def last(self, position: int, parent: str | None = None) -> Figure | None:
        """The last to have spoken before a position, inside `parent`'s words or at the top."""
        if parent is not None:
            figure = self.quoted.get(parent)
            return None if figure is None else figure.live()
        place = bisect_left(self.spoken, position, key=lambda row: row[0]) - 1
        return self.spoken[place][1].live() if place >= 0 else None

    def speaks(self, position: int, figure: Figure) -> None:
        """A figure speaks here; headings are looked at after what they stand above."""
        insort_right(self.spoken, (position, figure), key=lambda row: row[0])
        self._known.add(id(figure))

    def has_spoken(self, figure: Figure) -> bool:
        """Whether a figure has spoken before."""
        return id(figure) in self._known
