"""One resolved report, indexed once for everything that `state` asks of it.

Everything here costs a bisection or a list index, so that a report with a hundred thousand
attributions stays linear.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.model import (
    Attribution,
    Chain,
    Entity,
    Hop,
    Paragraph,
    Place,
    Report,
    Resolved,
    Sentence,
    Span,
    Spans,
    Text,
    Time,
)
from sayso.state.tree import Tree
from sayso.state.voices import Voices
from sayso.vocabulary import READ_KINDS, MentionKind, ParagraphKind, Tie

__all__ = ["Context", "inside", "overlaps"]

_HEADINGS = (ParagraphKind.heading, ParagraphKind.headline)
_LONGEST = 400
"""Code points of the longest mention that is looked for around a word."""
_LONGEST_PLACE = 60
"""Code points of a place that a journey may stop at: what runs on is a clause, not a name."""
_FINITE = frozenset({"root", "ccomp", "advcl", "parataxis", "conj"})
_PLACES = frozenset({MentionKind.place, MentionKind.facility})
_ACTORS = frozenset({MentionKind.person, MentionKind.group})


def inside(inner: Span, outer: Span) -> bool:
    """Whether `inner` lies wholly within `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(one: Span, other: Span) -> bool:
    """Whether the two share a code point."""
    return one[0] < other[1] and other[0] < one[1]


class Context:
    """A report with its lookups: sentences, words, entities, times, places by position."""

    def __init__(self, report: Report, text: Text, resolved: Resolved) -> None:
        self.report = report
        self.text = text
        self.words = text.text
        self.resolved = resolved
        self.reading = resolved.reading
        self.tree = Tree(resolved.reading, text.text)
        self.attributions = {a.id: a for a in self.reading.attributions}
        self.nested: dict[str, list[Attribution]] = {}
        for one in self.reading.attributions:
            if one.parent is not None:
                self.nested.setdefault(one.parent, []).append(one)
        self.entities: dict[str, Entity] = {e.id: e for e in resolved.entities}
        self.voices = Voices(self.reading, self.tree, len(text.text))
        self._sentence_starts = [s.start for s in self.reading.sentences]
        self._cue_starts = sorted((a.cue[0][0], a.id) for a in self.reading.attributions if a.cue)
        self._paragraph_starts = [p.start for p in text.paragraphs]
        self._index_mentions()
        self.times: list[Time] = sorted(resolved.times, key=lambda t: (t.start, -t.end))
        self._time_starts = [t.start for t in self.times]
        self.places: list[Place] = sorted(resolved.places, key=lambda p: (p.start, -p.end))
        self._place_starts = [p.start for p in self.places]
        self._groups = self._groups_of()

    def _index_mentions(self) -> None:
        """Mentions with an entity, in order, and for each word the longest one around it."""
        known = self.resolved.mention_entities or (None,) * len(self.reading.mentions)
        self._mentions = sorted(
            (m.start, -m.end, entity, m.kind)
            for m, entity in zip(self.reading.mentions, known, strict=True)
            if entity is not None and m.end - m.start <= _LONGEST
        )
        self._mention_starts = [row[0] for row in self._mentions]
        self.covering: list[int] = [-1] * len(self.tree)
        rank: list[tuple[bool, int]] = [(False, -1)] * len(self.tree)
        self.place_words: dict[int, str] = {}
        """Entities of kind place or facility by the first word of a mention, the longest one."""
        for index, (start, end, _, _) in enumerate(self._mentions):
            words = self.tree.within((start, -end))
            if any(self._finite(word) for word in words[1:]):
                continue  # a name holds no finite verb: that mention runs over a clause
            length = -end - start
            named = self.entities.get(self._mentions[index][2])
            long = length > _LONGEST_PLACE or "," in self.words[start:-end]
            if named is not None and named.kind in _PLACES and len(words) and not long:
                self.place_words.setdefault(words[0], named.id)
            head = self.head_among(words)
            for word in words:
                # A phrase stands for its head: "the planes of the enemy" are planes.
                weight = (word == head, length)
                if weight > rank[word]:
                    rank[word] = weight
                    self.covering[word] = index
        for word, index in enumerate(self.covering):
            if index >= 0 and rank[word][0]:
                kind = self._mentions[index][3]
                if kind in _ACTORS:
                    self.tree.people.add(word)
                elif kind is MentionKind.vehicle:
                    self.tree.vehicles.add(word)

    def _finite(self, word: int) -> bool:
        return self.tree.pos[word] == "VERB" and self.tree.relation[word] in _FINITE

    def _groups_of(self) -> dict[str, str]:
        """The group that each person speaks for or belongs to, by the ties that the text states."""
        found: dict[str, str] = {}
        order = (Tie.spokesperson, Tie.commands, Tie.member, Tie.part_of, Tie.former_member)
        for kind in order:
            for tie in self.resolved.ties:
                if tie.tie is kind:
                    found.setdefault(tie.subject, tie.object)
        return found

    def head_among(self, words: range) -> int:
        """The word whose head lies outside of them, -1 if there is none."""
        tree = self.tree
        for word in words:
            if tree.pos[word] in ("ADP", "PUNCT", "DET"):
                continue
            if not words.start <= tree.head[word] < words.stop:
                return word
        return -1

    def cut(self, span: Span) -> str:
        """The words at `span`."""
        return self.words[span[0] : span[1]]

    def joined(self, spans: Spans) -> str:
        """The words of several pieces, with a space between."""
        return " ".join(self.cut(span) for span in spans)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds `position`, or the last one that begins before it."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self.reading.sentences[index] if index >= 0 else None

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The paragraph that holds `position`; the whole text where none were marked."""
        if not self.text.paragraphs:
            return Paragraph(0, len(self.words))
        index = bisect_right(self._paragraph_starts, position) - 1
        if index < 0 or self.text.paragraphs[index].end <= position:
            return None
        return self.text.paragraphs[index]

    def readable_at(self, position: int) -> bool:
        """Whether claims may stand at `position`."""
        paragraph = self.paragraph_at(position)
        return paragraph is not None and paragraph.kind in READ_KINDS

    def in_heading(self, span: Span) -> bool:
        """Whether the span begins in a heading or the headline."""
        paragraph = self.paragraph_at(span[0])
        return paragraph is not None and paragraph.kind in _HEADINGS

    def mentions_in(self, span: Span) -> Iterator[tuple[Span, str]]:
        """Mentions with a known entity that lie wholly in `span`, outer ones first."""
        index = bisect_left(self._mention_starts, span[0])
        while index < len(self._mentions) and self._mentions[index][0] < span[1]:
            start, end, entity, _ = self._mentions[index]
            if -end <= span[1]:
                yield (start, -end), entity
            index += 1

    def mention_of(self, word: int) -> tuple[Span, str, MentionKind] | None:
        """The longest mention with an entity around a word."""
        index = self.covering[word]
        if index < 0:
            return None
        start, end, entity, kind = self._mentions[index]
        return (start, -end), entity, kind

    def attributions_in(self, span: Span) -> Iterator[Attribution]:
        """The attributions whose cue begins in `span`."""
        first = bisect_left(self._cue_starts, (span[0], ""))
        for start, name in self._cue_starts[first:]:
            if start >= span[1]:
                return
            yield self.attributions[name]

    def times_in(self, span: Span) -> Sequence[Time]:
        """The time expressions that begin in `span`."""
        first = bisect_left(self._time_starts, span[0])
        return self.times[first : bisect_left(self._time_starts, span[1])]

    def places_in(self, span: Span) -> Sequence[Place]:
        """The located place names that begin in `span`."""
        first = bisect_left(self._place_starts, span[0])
        return self.places[first : bisect_left(self._place_starts, span[1])]

    def place_at(self, word: int) -> Place | None:
        """The located place name that a word belongs to."""
        start, end = self.tree.starts[word], self.tree.ends[word]
        index = bisect_right(self._place_starts, start) - 1
        if index >= 0 and end <= self.places[index].end:
            return self.places[index]
        return None

    def chain_of(self, attribution: Attribution | None) -> Chain | None:
        """The chain of an attribution; of the publisher's own voice for None."""
        return self.resolved.chains.get(attribution.id if attribution else "")

    def origin_of(self, attribution: Attribution | None) -> Hop | None:
        """The hop in whom separateness is counted, where there is one."""
        chain = self.chain_of(attribution)
        if chain is None or chain.origin is None:
            return None
        return chain.hops[chain.origin]

    def speaker_of(self, attribution: Attribution | None) -> str | None:
        """The entity whose words they are: the last hop; the publisher for None."""
        chain = self.chain_of(attribution)
        return chain.speaker.entity if chain is not None and chain.hops else None

    def group_of(self, entity: str | None) -> str | None:
        """Whom an entity means by "we": itself where it is a body, else what it belongs to."""
        if entity is None:
            return None
        known = self.entities.get(entity)
        if known is not None and known.kind is MentionKind.person:
            return self._groups.get(entity, entity)
        return entity

    def is_actor_at(self, word: int) -> bool:
        """Whether the mention around a word is a person or a group."""
        mention = self.mention_of(word)
        return mention is not None and mention[2] in _ACTORS

    def is_actor(self, entity: str) -> bool:
        """Whether an entity is a person or a group."""
        known = self.entities.get(entity)
        return known is not None and known.kind in _ACTORS
