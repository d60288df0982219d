"""Through whom a speaker's words came: gatherers named in the same sentence, and later on.

A gatherer counts for an attribution where the words around its name say so ("told X", "in an
interview with X", "quoted by X", "X, citing …"). Named once, it goes on holding for that speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model import Attribution, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.courts import Courts
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.gatherers import gatherers_in
from sayso.resolve.who.interviews import interviewed
from sayso.resolve.who.mediators import mediators
from sayso.resolve.who.recorders import recorders_in
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.said_through import said_through
from sayso.resolve.who.scene import Scene, anchor, inside
from sayso.vocabulary import NameRole

__all__ = ["Channels", "citing"]

_BEFORE = re.compile(
    r"\b(?:told|tells?|telling|informed|informing|briefed|"
    r"(?:spoke|speaks|speaking|talked|talking|talks|said|saying|wrote|writing|confirmed|revealed|"
    r"admitted|confessed|recounted|described|explained|complained|confided|disclosed|account|"
    r"accounts|comments?|remarks?|statements?|testimony|evidence|testified|testifying|interviews?|"
    r"interviewed|email|letter|message|complaint|deposition|made|given|gave|spoken|shared)"
    r"\s(?:\w+\s){0,3}?(?:to|with|by|before|for|in)|"
    r"(?:quoted|cited|reported|carried|published|released|aired|broadcast|shown|obtained|seen|"
    r"reviewed|collected|gathered|recorded|heard|taken|relayed|posted|circulated|distributed|"
    r"documented|viewed|run|picked\sup|republished|reprinted|translated)\s(?:\w+\s){0,2}?(?:by|on|in|through|via)|"
    r"(?:broadcast|programme|program|bulletin|film|clip|recording|report|article|column|dispatch)\s"
    r"(?:of|by|on|for|in|via)|speaking\s(?:through|via|over)|(?:statement|message)\svia|"
    r"according\sto|as\stold\sto|in\sfront\sof)"
    r"\s(?:(?!that\b|and\b|but\b|who\b|which\b)[\w\-]+\s){0,4}$",
    re.IGNORECASE,
)
_AIRS = re.compile(
    r"\b(?:radio|television|tv|channel|broadcaster|station|fm|network)\b", re.IGNORECASE
)
_ON_AIR = re.compile(
    r"\b(?:said|says|speaking|spoke|appeared|declared|admitted|claimed|announced|warned|told\s\w+|"
    r"interviewed|remarks|comments|interview|speech|address|statement)\s(?:\w+\s){0,3}?(?:on|over)\s"
    r"(?:[\w\-]+\s){0,3}$",
    re.IGNORECASE,
)
_IN_IT = re.compile(
    r"(?:\s[a-z]+){0,2}\s(?:in|on|via|through|over)\s(?:(?:the|an?|its|his|her)\s)?(?:[\w\-]+\s){0,3}"
)
_ON_IT = re.compile(r"\b(?:on|in|to|via)\s(?:the\s)?(?:[\w\-]+\s){0,2}$")
_GOT = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|read|aired|broadcast|published|carried|quoted|cited|"
    r"interviewed)\sby\s(?:the\s)?(?:[\w\-]+\s){0,3}$",
    re.IGNORECASE,
)
_OUR = re.compile(r"\b[Oo]ur\s$")
_OUTSIDE = re.compile(
    r"\b(?:outside|reporters|journalists|after|before\sentering)\b", re.IGNORECASE
)
_IN_COURT = re.compile(r"\b(?:before|in|at)\s(?:[\w\-]+\s){0,4}$", re.IGNORECASE)
_HEARD_IT = re.compile(
    r"^(?:\sinto\s(?:\w+\s){0,4}?\w+)?,?\s(?:has\s|had\s)?(?:heard|hears|(?:was|were|is|been)\s(?:told|shown))\b"
)
_OF_A_CLAUSE = re.compile(r",\s(?:where|which|who|whose|whom|when|in\swhich)\s[^,;“”]{3,150},\s?$")
_AFTER = re.compile(
    r"^(?:[’']s)?,?\s(?:\w+,?\s){0,3}?(?:quoted|cited|quotes|cites|quoting|citing|interviewed|asked)\b"
)
_IN_TURN_CITED = re.compile(r"\b(?:citing|quoting)\s(?:the\s)?(?:[\w\-]+\s){0,4}$")
_CITING = re.compile(
    r"(?:,\s|\s)(?:citing|quoting|which\s(?:cited|quoted|cites|quotes)|in\sturn\s(?:citing|quoting)|"
    r"(?:and\s)?cited|on\sthe\sauthority\sof)\s(?P<who>[^,.;:\"“”\n]{2,90})"
)
_TOLD_US = re.compile(
    r"(?:told|tells)?\s?(?:us|our\s\w+|this\s(?:newspaper|paper|reporter|magazine|website|agency))\b"
)
_WITH_US = re.compile(
    r"\b(?:conversation|interview|call|exchange|meeting|spoke|speaking|talked|talking|said|replied|"
    r"wrote|answered|confirmed|explained|admitted|recalled|letter|email|message)\s(?:\w+\s){0,2}?"
    r"(?:with|to)\s(?:us|our\s(?:\w+\s)?(?:correspondent|reporter|newspaper|paper|magazine|team|"
    r"researchers?|staff|observers?|office|colleagues?)|this\s(?:newspaper|paper|reporter|magazine|"
    r"website|agency|programme|station))\b"
)
_OTHER_WAY = re.compile(
    r"\b(?:told|tells)\s(?:us|me|our)\b|"
    r"\b(?:told|tells|speaking\sto|spoke\sto)\s(?:\w+\s){0,2}?(?:reporters|journalists|the\spress|"
    r"parliament|lawmakers|supporters|a\srally|a\scrowd|a\s(?:news|press)\sconference)|"
    r"\b(?:news|press)\s(?:conference|briefing)\b|\bin\sa\s(?:\w+\s){0,2}?(?:statement|speech|post|"
    r"tweet|video|broadcast|letter|address)\b|\bon\s(?:Twitter|Facebook|Telegram|social\smedia|X)\b",
    re.IGNORECASE,
)


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
        near, far = _reach(attribution)
        for begin, stop in _sentences(scene, attribution):
            first, last = max(begin, near), min(stop, far)
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
                trigger = _trigger(scene, first, start, end, last, figure, attribution)
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
        return [(figure, span) for _, figure, span in _outer_first(raw, rows)]

    def _recorded(
        self, attribution: Attribution, speaker: Figure | None, cues: list[tuple[Span, str]],
        quote: Span | None,
    ) -> Iterator[tuple[int, Figure, Span]]:  # fmt: skip
        """Who took down what the attribution's own sentences say was told to him."""
        scene = self.cast.scene
        near, far = _reach(attribution)
        for begin, stop in _sentences(scene, attribution):
            first, last = max(begin, near), min(stop, far)
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
        scene = self.cast.scene
        if self.says_otherwise(attribution):
            return None
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
        if self.says_otherwise(attribution):
            return None
        return self.courts.hears(attribution, speaker)

    def told_us(self, attribution: Attribution) -> bool:
        """Whether the sentence says that the publisher itself was told."""
        scene = self.cast.scene
        if any(
            _TOLD_US.match(scene.raw, end) or _TOLD_US.match(scene.raw, start)
            for start, end in attribution.cue
        ):  # fmt: skip
            return True
        quote = scene.quotation_at(anchor(attribution))
        near, far = _reach(attribution)
        for first, last in _sentences(scene, attribution):
            for match in _WITH_US.finditer(scene.raw, max(first, near), min(last, far)):
                if scene.quotation_at(match.start()) == quote and not inside(
                    match.span(), attribution.content
                ):  # fmt: skip
                    return True
        return False

    def says_otherwise(self, attribution: Attribution) -> bool:
        """Whether the sentence names another way out (a statement, a news conference)."""
        scene = self.cast.scene
        near, far = _reach(attribution)
        for first, last in _sentences(scene, attribution):
            for match in _OTHER_WAY.finditer(scene.raw, max(first, near), min(last, far)):
                if not inside(match.span(), attribution.content):
                    return True
        return False


_ITS_TOWN = re.compile(r"\s(?:at|in|of)\s(?:the\s)?[A-ZÀ-Þ][\w’\-]+(?:\s[A-ZÀ-Þ][\w’\-]+)?")


def _with_its_town(cast: Cast, end: int, court: Figure) -> None:
    """ "The High Court at Sorva" is the High Court, and is called so."""
    where = _ITS_TOWN.match(cast.scene.raw, end)
    if court.gatherer != "court" or where is None or not court.proper:
        return
    name = f"{court.name}{where.group(0)}"
    if name not in court.names:
        court.names[name] = (NameRole.name, (where.start(), where.end()))


_PASSED_ON = re.compile(
    r"\b(?:quoted|cited|carried|picked\sup|relayed|republished|reprinted|translated)\s(?:\w+\s)?(?:by|in)\s"
)


def _outer_first(
    raw: str, rows: list[tuple[int, Figure, Span]]
) -> list[tuple[int, Figure, Span]]:  # fmt: skip
    """ "told X, as quoted by Y": the report has it from Y, who has it from X."""
    if len(rows) != 2:
        return rows
    (start, _, inner), (later, _, outer) = rows
    passed = later > start and _PASSED_ON.search(raw, later, outer[0]) is not None
    both = all(figure.gatherer == "outlet" for _, figure, _ in rows)
    return rows[::-1] if both and passed and inner[1] <= later + 2 else rows


def _sentences(scene: Scene, attribution: Attribution) -> list[Span]:
    """The sentences that hold source and cue, or the first of the content where both are absent."""
    spans = [*attribution.source, *attribution.cue] or list(attribution.content[:1])
    if not scene.sentences:
        return []
    numbers = sorted({scene.sentence_at(span[0]) for span in spans})
    return [scene.sentences[number] for number in numbers]


def _reach(attribution: Attribution) -> Span:
    """A sentence may be endless: what stands this far from source and cue says nothing of them."""
    spans = [*attribution.source, *attribution.cue] or list(attribution.content[:1])
    return min(a for a, _ in spans) - 400, max(b for _, b in spans) + 400


def _trigger(
    scene: Scene, first: int, start: int, end: int, last: int, figure: Figure,
    attribution: Attribution,
) -> Span | None:  # fmt: skip
    """The words that make a gatherer of a name here, as a span; None where nothing does."""
    raw = scene.raw
    base = max(first, start - 90)
    before = raw[base:start]
    match = _BEFORE.search(before)
    if match is not None and figure.gatherer == "court" and _OUTSIDE.search(match.group(0)):
        return None
    if match is None and figure.gatherer == "court":
        match = _IN_COURT.search(before)
    if match is None and _AIRS.search(raw[start:end]) is not None:
        match = _ON_AIR.search(before)
    if match is None and figure.gatherer == "outlet":
        heads = any(b <= start for _, b in attribution.source) and any(
            raw[a:b] == ":" and end <= a <= end + 30 for a, b in attribution.cue
        )
        match = _ON_IT.search(before) if heads else None
    if match is None and figure.gatherer == "outlet":
        near = max((b for _, b in attribution.cue if b <= start), default=-1)
        if near >= 0 and _IN_IT.fullmatch(raw, near, start) is not None:
            return near, start
    if match is None and figure.gatherer == "outlet":
        told = said_through(scene, (start, end), attribution)
        if told is not None:
            return told
    # "…, where 14 people died, according to X": X says no more than that clause.
    if (
        match is not None and match.group(0).lower().startswith("according")
        and _OF_A_CLAUSE.search(raw, max(first, base - 160), base + match.start()) is not None
    ):  # fmt: skip
        return None
    own = [a for a, b in attribution.source if a <= start < b]
    if match is not None and own and match.group(0).lower().startswith("according"):
        # "according to a report seen by X": within the source only what saw it counts.
        match = _GOT.search(raw, own[0], start)
        if match is not None:
            return match.span()
    elif match is not None:
        return base + match.start(), base + match.end()
    cited = _IN_TURN_CITED.search(before)
    if cited is not None and any(span[0] >= end for span in attribution.source):
        return base + cited.start(), base + cited.end()
    after = raw[end : min(last, end + 60)]
    if figure.gatherer == "court" and _HEARD_IT.match(after) is not None:
        return end, end
    match = _AFTER.match(after)
    if match is not None:
        stop = end + match.end()
        # "X quoted Y as saying": Y, the source, comes after; "citing Y" likewise.
        if any(span[0] >= stop - 1 for span in attribution.source):
            return end, stop
    return None


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


def citing(scene: Scene, attribution: Attribution) -> Span | None:
    """The one whom a gatherer quotes: "state media, citing officials" → officials."""
    if not attribution.source or not scene.sentences:
        return None
    span = attribution.source[0]
    sentence = scene.sentences[scene.sentence_at(span[0])]
    stop = min(sentence[1], span[1] + 120)
    for match in _CITING.finditer(scene.raw, span[0], stop):
        where = match.span("who")
        if inside(where, attribution.content):
            continue
        between = scene.raw[span[1] : match.start()] if match.start() > span[1] else ""
        if len(between.split()) > 4:
            return None
        text = match.group("who")
        cut = re.search(r"\s(?:as|that|who|which|said|says|saying|reported|and\ssaid)\b", text)
        if cut is not None:
            where = (where[0], where[0] + cut.start())
        while where[1] > where[0] and scene.raw[where[1] - 1].isspace():
            where = (where[0], where[1] - 1)
        return where
    return None
