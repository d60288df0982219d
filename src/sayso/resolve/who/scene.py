"""One report laid out for resolving: where every position stands in paragraphs and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from sayso.model import Antecedent, Attribution, Paragraph, Reading, Report, Span, Spans, Text
from sayso.resolve.who.lexicon import GROUP_ANAPHORS
from sayso.vocabulary import ParagraphKind

__all__ = ["WORD", "Scene", "anchor", "inside", "sentences_of"]

WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»']*\s+(?=[\"“‘«]?[A-Z0-9])")
_DETERMINER = re.compile(r"\b(?:the|a|an|this|these|those|his|her|their|its|our)\s$", re.I)
_DETERMINED = re.compile(r"(?:the|a|an|this|these|those|his|her|their|its|our)\s", re.I)
_REACH = 400
"""Characters from its words within which an endless sentence tells of an attribution."""
_LETTERS = re.compile(r"\w+")
_HEADINGS = frozenset({ParagraphKind.heading, ParagraphKind.headline})

_LONE = frozenset(word for word in GROUP_ANAPHORS if not word.endswith("s"))
"""Nouns for one body that say nothing of which."""


@dataclass(slots=True)
class Scene:
    """Report, text and reading with lookups by position; all of them cost a bisection."""

    report: Report
    text: Text
    reading: Reading
    raw: str = ""
    """The text itself."""
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Span, ...] = ()
    quotations: tuple[Span, ...] = ()
    _paragraph_starts: list[int] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)
    _quotation_starts: list[int] = field(default_factory=list)
    _said: list[Span] = field(default_factory=list)
    """What somebody is reported to say, overlaps joined."""
    _links: list[tuple[int, int, Antecedent]] = field(default_factory=list)
    """The reader's antecedents by where the anaphor begins, then as the reader gave them."""
    _behind: dict[re.Pattern[str], dict[str, list[int]]] = field(default_factory=dict)
    """By pattern: where words stand behind what it finds, by their letters, as far as asked."""

    def __post_init__(self) -> None:
        raw = self.raw = self.text.text
        self.paragraphs = self.text.paragraphs or (Paragraph(0, len(raw)),)
        self.sentences = tuple((s.start, s.end) for s in self.reading.sentences)
        if not self.sentences:
            self.sentences = tuple(self._split())
        self.quotations = tuple(
            sorted((q.start, q.end) for q in self.reading.quotations if q.depth == 0)
        )
        self._paragraph_starts = [p.start for p in self.paragraphs]
        self._sentence_starts = [start for start, _ in self.sentences]
        self._quotation_starts = [start for start, _ in self.quotations]
        for start, end in sorted(s for a in self.reading.attributions for s in a.content):
            if self._said and start <= self._said[-1][1]:
                self._said[-1] = (self._said[-1][0], max(end, self._said[-1][1]))
            else:
                self._said.append((start, end))
        numbered = enumerate(self.reading.antecedents)
        self._links = sorted(
            ((link.anaphor[0], number, link) for number, link in numbered), key=lambda row: row[:2]
        )

    def _split(self) -> list[Span]:
        raw = self.text.text
        found: list[Span] = []
        for paragraph in self.paragraphs:
            start = paragraph.start
            for match in _SENTENCE_END.finditer(raw, paragraph.start, paragraph.end):
                found.append((start, match.end()))
                start = match.end()
            if start < paragraph.end:
                found.append((start, paragraph.end))
        return found

    def links_of(self, span: Span) -> list[Antecedent]:
        """The reader's antecedents of what begins inside a span, in the reader's order."""
        first = bisect_left(self._links, (span[0], -1), key=lambda row: row[:2])
        last = bisect_left(self._links, (max(span[1], span[0] + 1), -1), key=lambda row: row[:2])
        return [link for _, _, link in sorted(self._links[first:last], key=lambda row: row[1])]

    def cut(self, spans: Spans) -> str:
        """The words of some spans, one blank between pieces, runs of white space as one."""
        return " ".join(" ".join(self.raw[start:end].split()) for start, end in spans)

    def whole(self, span: Span) -> str:
        """The words of a span with the determiner before it, which spans often leave out.

        Headings leave it out too: "Ex-Member Says Group Sold Fuel" is "the group".
        """
        word = self.raw[span[0] : span[1]]
        if word.istitle() and word.lower() in _LONE and self.is_heading(span[0]):
            return f"the {word.lower()}"
        match = _DETERMINER.search(self.raw, max(0, span[0] - 8), span[0])
        if match is not None and _DETERMINED.match(self.raw, span[0]):
            match = None
        return self.raw[match.start() if match is not None else span[0] : span[1]]

    def paragraph_at(self, position: int) -> int:
        """Index of the paragraph that a position stands in or after."""
        return max(0, bisect_right(self._paragraph_starts, position) - 1)

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that a position stands in or after."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def inside_sentence(self, position: int) -> bool:
        """Whether a capital letter here does not come from a sentence's beginning."""
        start = self.sentences[self.sentence_at(position)][0] if self.sentences else 0
        return self.raw[start:position].strip("\"“‘'( \n") != ""

    def is_heading(self, position: int) -> bool:
        """Whether a position stands in a heading or the headline."""
        return self.paragraphs[self.paragraph_at(position)].kind in _HEADINGS

    def quotation_at(self, position: int) -> Span | None:
        """The outermost quotation that covers a position."""
        index = bisect_right(self._quotation_starts, position) - 1
        if index >= 0:
            start, end = self.quotations[index]
            if start <= position < end:
                return start, end
        return None

    def said_at(self, position: int) -> bool:
        """Whether a position lies in what somebody is reported to say."""
        index = bisect_right(self._said, position, key=lambda span: span[0]) - 1
        return index >= 0 and position < self._said[index][1]

    def follows(self, lead: re.Pattern[str], word: str) -> bool:
        """Whether a whole word stands anywhere right behind what `lead` finds."""
        known = self._behind.get(lead)
        if known is None:
            known = self._behind[lead] = {}
            for match in lead.finditer(self.raw):
                letters = _LETTERS.match(self.raw, match.end())
                if letters is not None:
                    known.setdefault(letters.group(), []).append(match.end())
        whole, letters = re.compile(re.escape(word) + r"\b"), _LETTERS.match(word)
        there = known.get(letters.group(), ()) if letters is not None else ()
        return any(whole.match(self.raw, at) is not None for at in there)

    def section(self, heading: int) -> Span:
        """What the heading paragraph with this index heads: up to the next heading of its kind.

        The headline heads the whole text. Consecutive headings share what follows them.
        """
        kind = self.paragraphs[heading].kind
        following = heading + 1
        while following < len(self.paragraphs) and self.paragraphs[following].kind in _HEADINGS:
            following += 1
        last = following
        if kind is ParagraphKind.headline:
            last = len(self.paragraphs)
        else:
            while last < len(self.paragraphs) and self.paragraphs[last].kind not in _HEADINGS:
                last += 1
        if following >= len(self.paragraphs):
            return len(self.raw), len(self.raw)
        return self.paragraphs[following].start, self.paragraphs[max(following, last - 1)].end


def anchor(attribution: Attribution) -> int:
    """Where an attribution stands: its cue, else its source, else its content."""
    for spans in (attribution.cue, attribution.source, attribution.content):
        if spans:
            return spans[0][0]
    return 0


def inside(inner: Span, outer: Spans) -> bool:
    """Whether a span lies wholly in one of several, or in the stretch that they bracket."""
    return any(start <= inner[0] and inner[1] <= end for start, end in outer)


def sentences_of(scene: Scene, attribution: Attribution) -> list[Span]:
    """The sentences of source and cue, or where both are absent of the content, cut to reach."""
    spans = [*attribution.source, *attribution.cue] or list(attribution.content[:1])
    if not scene.sentences or not spans:
        return []
    near, far = min(a for a, _ in spans) - _REACH, max(b for _, b in spans) + _REACH
    whole = (scene.sentences[n] for n in sorted({scene.sentence_at(a) for a, _ in spans}))
    return [(max(start, near), min(end, far)) for start, end in whole]
