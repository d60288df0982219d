"""Who speaks in each attribution: what is known so far, with look-ups by place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model import Attribution, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.nesting import nest
from sayso.resolve.who.publishers import Bodies
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.scene import anchor
from sayso.resolve.who.voices import Voice, voice_at, voices
from sayso.vocabulary import How

__all__ = ["UNKNOWN", "Speaker", "Speakers"]

_NEAR = 60
"""Neighbours looked at in either direction, so that no text costs more than linear time."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in one attribution. `mirror`: the attribution below that a heading repeats."""

    figure: Figure | None
    how: How
    passage: Span | None
    via: tuple[tuple[Figure, Span], ...] = ()
    """Gatherers that the source phrase itself names before the speaker."""
    mouths: tuple[tuple[Figure, Span], ...] = ()
    """Those who were heard and pass on what this speaker said; the first is the origin."""
    mirror: str | None = None
    under: str | None = None
    """The attribution below a heading in whose words the heading's speaker is quoted."""
    own: bool = False
    """The same speaker as the parent's: no hop of its own."""


UNKNOWN = Speaker(None, How.not_stated, None)


@dataclass(slots=True)
class Speakers:
    """All speakers of one report, by attribution id. Filled by `sources.resolve_sources`."""

    cast: Cast
    memory: Memory
    publisher: Figure | None
    narrator: tuple[Figure, Span] | None = None
    """Whose account the whole text is, and where that is said."""
    by_id: dict[str, Attribution] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    found: dict[str, Speaker] = field(default_factory=dict)
    order: list[Attribution] = field(default_factory=list)
    """In reading order, by where their cues stand."""
    voices: list[Voice] | None = None
    """Stretches in somebody's own voice, as soon as they were asked for."""
    bodies: Bodies = field(init=False)
    """The bodies that are not the publisher."""
    _anchors: list[int] = field(default_factory=list)
    _contents: list[tuple[int, int, str]] = field(default_factory=list)
    _sources: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bodies = Bodies(self.cast, self.publisher)
        rows = self.cast.scene.reading.attributions
        self.by_id = {row.id: row for row in rows}
        self.parents = nest(rows)
        self.order = sorted(rows, key=lambda row: (anchor(row), row.id))
        self._anchors = [anchor(row) for row in self.order]
        self._contents = sorted((a, b, row.id) for row in rows for a, b in row.content)
        self._sources = sorted((a, b, row.id) for row in rows for a, b in row.source)

    def figure(self, row: Attribution | str | None) -> Figure | None:
        """The speaker of an attribution, if known by now."""
        if row is None:
            return None
        speaker = self.found.get(row if isinstance(row, str) else row.id)
        return None if speaker is None or speaker.figure is None else speaker.figure.live()

    def voice_at(self, position: int) -> Voice | None:
        """In whose voice a position outside quotation marks stands; None for the publisher's."""
        if self.narrator is not None:
            return None
        if self.voices is None:
            self.voices = voices(self.cast, self.publisher)
        return voice_at(self.voices, position)

    def back(self, position: int) -> Iterator[Attribution]:
        """Attributions before a position, nearest first."""
        index = bisect_left(self._anchors, position)
        for place in range(index - 1, max(-1, index - 1 - _NEAR), -1):
            yield self.order[place]

    def ahead(self, position: int) -> Iterator[Attribution]:
        """Attributions after a position, nearest first."""
        index = bisect_right(self._anchors, position)
        yield from self.order[index : index + _NEAR]

    def between(self, start: int, end: int) -> list[Attribution]:
        """Attributions whose cue stands in a stretch, in reading order."""
        return self.order[bisect_left(self._anchors, start) : bisect_left(self._anchors, end)]

    def is_source(self, span: Span, but: Attribution) -> bool:
        """Whether a span is, or overlaps, another attribution's source."""
        index = bisect_left(self._sources, (span[1], -1, ""))
        return any(
            end > span[0] and owner != but.id
            for _, end, owner in self._sources[max(0, index - 8) : index]
        )

    def speaking_at(
        self, position: int, *, addressed: bool = False, but: str = ""
    ) -> Figure | None:
        """Whose words stand at a position: the innermost content around it.

        `addressed`: "told us" stands in the words of whoever was told, not of the teller.
        """
        index = bisect_right(self._contents, (position, 1 << 60, ""))
        best: tuple[int, Figure] | None = None
        for start, end, owner in self._contents[max(0, index - _NEAR) : index]:
            if not start <= position < end or owner == but:
                continue
            figure = self.figure(owner)
            cues = self.by_id[owner].cue
            if figure is None or (addressed and any(0 <= position - e <= 1 for _, e in cues)):
                continue
            if best is None or end - start < best[0]:
                best = (end - start, figure)
        return None if best is None else best[1]
