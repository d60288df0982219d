"""Through whom a speaker's words came: gatherers named in the same sentence, and later on.

A gatherer counts for an attribution where the words around its name say so (`channel_words`).
Named once, it goes on holding for that speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model import Attribution, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.channel_words import channel_words, outer_first
from sayso.resolve.who.courts import Courts
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.gatherers import gatherers_in
from sayso.resolve.who.interviews import interviewed
from sayso.resolve.who.mediators import mediators
from sayso.resolve.who.recorders import recorders_in
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.scene import anchor, inside, sentences_of
from sayso.resolve.who.ways_out import says_otherwise
from sayso.vocabulary import NameRole

__all__ = ["Channels"]

_OUR = re.compile(r"\b[Oo]ur\s$")
_ITS_TOWN = re.compile(r"\s(?:at|in|of)\s(?:the\s)?[A-ZÀ-Þ][\w’\-]+(?:\s[A-ZÀ-Þ][\w’\-]+)?")
_AHEAD = 3
"""Paragraphs before the one that names a gatherer in which it may have heard the speaker too."""
_LEAD = 2
"""Paragraphs with which a report sums up what is told further down."""


@dataclass(slots=True)
class Channels:
    """Gatherers by place in the text, and which speaker was heard by whom."""

    cast: Cast
    memory: Memory
    publisher: Figure | None
    found: list[tuple[int, int, Figure]] = field(default_factory=list)
    heard: dict[int, list[tuple[int, Figure, Span]]] = field(default_factory=dict)
    """By speaker: (where, gatherer, passage), in order of the text."""
    recorders: list[tuple[int, int, Figure, Span]] = field(default_factory=list)
    """Those who are no gatherers by name, where somebody tells them something."""
    mediated: dict[str, list[tuple[Figure, Span, Span]]] = field(default_factory=dict)
    """By attribution: what its verb says that it was said through, on or in."""
    mouths: set[int] = field(default_factory=set)
    """Those through whom somebody had something said: the next time he may say it himself."""
    courts: Courts = field(init=False)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.found = [
            (start, end, self._us(figure, start))
            for start, end, figure in gatherers_in(self.cast, self.memory, self.publisher)
        ]
        self._starts = [row[0] for row in self.found]
        taken = {end for _, end, _ in self.found}
        self.recorders = [
            row
            for row in recorders_in(self.cast, self.memory, self.publisher, taken)
            if self._us(row[2], row[0]) is not self.publisher
        ]
        for attribution in self.cast.scene.reading.attributions:
            rows = list(mediators(self.cast, self.publisher, attribution))
            self.mediated[attribution.id] = rows
            for figure, span, _ in rows:
                if figure.gatherer == "court" and span[1] not in taken:
                    self.found.append((*span, figure))
                    taken.add(span[1])
        self.found.sort(key=lambda row: (row[0], -row[1]))
        self._starts = [row[0] for row in self.found]
        self.courts = Courts(self.cast, [row for row in self.found if row[2].gatherer == "court"])
        self.courts.look_at_the_lead()
        for _, end, figure in self.found:
            _with_its_town(self.cast, end, figure)

    # --- for one attribution ---------------------------------------------------------------

    def stated(self, attribution: Attribution, speaker: Figure | None,
               cues: list[tuple[Span, str]]) -> list[tuple[Figure, Span]]:  # fmt: skip
        """Gatherers that the attribution's own sentences say its words came through, in order."""
        scene = self.cast.scene
        raw = scene.raw
        rows: list[tuple[int, Figure, Span]] = []
        seen: set[int] = set()
        where = anchor(attribution)
        quote = scene.quotation_at(where)
        for first, last in sentences_of(scene, attribution):
            index = bisect_left(self._starts, first)
            while index < len(self.found) and self.found[index][0] < last:
                start, end, figure = self.found[index]
                index += 1
                figure = figure.live()
                if (
                    figure is speaker
                    or id(figure) in seen
                    or inside((start, end), attribution.content)
                ):
                    continue
                if scene.quotation_at(start) != quote:
                    continue
                trigger = channel_words(scene, first, start, end, last, figure, attribution)
                if trigger is None or _foreign(trigger, attribution, cues):
                    continue
                seen.add(id(figure))
                rows.append((trigger[0], figure, (start, end)))
        if not rows:
            rows = list(self._recorded(attribution, speaker, cues, quote))
        for figure, span, words in self.mediated[attribution.id]:
            figure = figure.live()
            other = figure is not speaker and all(figure is not row[1] for row in rows)
            if (
                other
                and scene.quotation_at(span[0]) == quote
                and self._us(figure, span[0]) is figure
            ):
                rows.append((words[0], figure, span))
                if figure.gatherer is None:
                    self.mouths.add(id(figure))
        if not any(figure.gatherer == "court" for _, figure, _ in rows):
            there = self.courts.in_session(attribution)
            if there is not None and there[1] is not speaker:
                rows.append(there)
        if any(f.gatherer == "court" for _, f, _ in rows):
            self.courts.sessions += 1
            if self.courts.opened is None:
                self.courts.opened = where
        return [(figure, span) for _, figure, span in outer_first(raw, rows)]

    def _recorded(
        self, attribution: Attribution, speaker: Figure | None, cues: list[tuple[Span, str]],
        quote: Span | None,
    ) -> Iterator[tuple[int, Figure, Span]]:  # fmt: skip
        """Who took down what the attribution's own sentences say was told to him."""
        scene = self.cast.scene
        for first, last in sentences_of(scene, attribution):
            index = bisect_left(self.recorders, first, key=lambda row: row[0])
            for start, end, figure, words in self.recorders[index : index + 8]:
                if start >= last:
                    break
                aside = inside((start, end), attribution.content) or figure.live() is speaker
                if aside or scene.quotation_at(start) != quote:
                    continue
                if not _foreign(words, attribution, cues):
                    yield words[0], figure.live(), (start, end)

    def _us(self, figure: Figure, start: int) -> Figure:
        """The publisher, where it stands under a part of its name or as "our press service"."""
        if figure is self.publisher or self.publisher is None:
            return figure
        if _OUR.search(self.cast.scene.raw, max(0, start - 5), start) is not None:
            return self.publisher
        mine = {word for name in self.publisher.names for word in fold(name).split()}
        part = any(len(name) > 3 and set(fold(name).split()) <= mine for name in figure.names)
        return self.publisher if part and fold(figure.name) else figure

    def interviews(self) -> None:
        """Remember every interview that a sentence tells of without quoting from it."""
        for speaker, where, figure, span in interviewed(self.cast, self.found, self.publisher):
            self.heard.setdefault(id(speaker), []).append((where, figure, span))

    def remember(
        self, speaker: Figure, attribution: Attribution, figure: Figure, span: Span
    ) -> None:
        """This speaker was heard by this gatherer here."""
        if id(figure) in self.mouths:
            return
        self.heard.setdefault(id(speaker), []).append((anchor(attribution), figure, span))

    def inferred(self, attribution: Attribution, speaker: Figure) -> tuple[Figure, Span] | None:
        """The gatherer of the same interview: the nearest before, else (for people) the next."""
        rows = self.heard.get(id(speaker))
        if not rows and speaker.part is not None:
            rows = self.heard.get(id(speaker.part.live()))
        if not rows:
            return None
        if says_otherwise(self.cast.scene, attribution):
            return None
        scene = self.cast.scene
        where = anchor(attribution)
        before = [row for row in rows if row[0] <= where]
        if before:
            nearest = max(before, key=lambda row: row[0])
            return nearest[1].live(), nearest[2]
        if speaker.is_person() or scene.is_heading(where):
            paragraph = scene.paragraph_at(where)
            ahead = scene.paragraph_at(rows[0][0]) - paragraph
            if ahead <= _AHEAD or paragraph <= _LEAD or scene.is_heading(where):
                return rows[0][1].live(), rows[0][2]
        return None

    def before_court(self, attribution: Attribution, speaker: Figure) -> tuple[Figure, Span] | None:
        """The court that hears a speaker though his sentence does not name it."""
        if says_otherwise(self.cast.scene, attribution):
            return None
        return self.courts.hears(attribution, speaker)


def _with_its_town(cast: Cast, end: int, court: Figure) -> None:
    """ "The High Court at Sorva" is the High Court, and is called so."""
    where = _ITS_TOWN.match(cast.scene.raw, end)
    if court.gatherer != "court" or where is None or not court.proper:
        return
    name = f"{court.name}{where.group(0)}"
    if name not in court.names:
        court.names[name] = (NameRole.name, (where.start(), where.end()))


def _foreign(trigger: Span, attribution: Attribution, cues: list[tuple[Span, str]]) -> bool:
    """Whether the telling words are another attribution's cue."""
    index = bisect_left(cues, ((trigger[0] - 60, -1), ""))
    for (start, end), owner in cues[index : index + 12]:
        if start >= trigger[1]:
            break
        if end > trigger[0] and owner != attribution.id:
            own = any(a < trigger[1] and b > trigger[0] for a, b in attribution.cue)
            if not own:
                return True
    return False
