"""A report cut into blocks that are rendered one by one, with what stands in each.

A block is a paragraph, or a piece of a long one: a page that shows only what is seen must be able
to leave most of a text out, also where that text is a single line of ten megabytes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from sayso.ledger.views import ReportView
from sayso.model import Attribution, Chain, Claim, Entity, Remark, Span
from sayso.show.web.entitykeys import chain_keys, key_of
from sayso.vocabulary import READ_KINDS, Naming, ParagraphKind

__all__ = ["BLOCK", "COLOURS", "Block", "Sheet"]

BLOCK = 4_000
"""Code points of the longest block."""

COLOURS = 8
"""Speakers are told apart by so many colours; then they begin again."""

DEEPEST = 50
"""Attributions nest in each other; a chain of parents longer than this is a circle."""

_MASKED = frozenset({Naming.pseudonym, Naming.anonymous})


class Block:
    """One block: where it stands, and what stands in it."""

    __slots__ = ("continues", "end", "kind", "paragraph", "start")

    def __init__(
        self, start: int, end: int, kind: ParagraphKind, paragraph: int, continues: bool
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.paragraph = paragraph
        self.continues = continues


class Sheet:
    """One report, ready to be paged through. Built once, shared by threads, never changed."""

    def __init__(self, view: ReportView) -> None:
        self.view = view
        self.parsed = view.parsed
        self.text = view.parsed.text.text
        self.chars = len(self.text)
        self.blocks = list(_blocks(self.text, view.parsed.text.paragraphs))
        self._starts = [block.start for block in self.blocks]
        resolved, reading = view.parsed.resolved, view.parsed.reading
        self.entities: dict[str, Entity] = {one.id: one for one in resolved.entities}
        self.attributions: dict[str, Attribution] = {one.id: one for one in reading.attributions}
        self.claims: dict[str, Claim] = {one.id: one for one in view.parsed.stated.claims}
        self._masked = {
            hop.entity
            for chain in resolved.chains.values()
            for hop in chain.hops
            if hop.entity and hop.naming in _MASKED
        }
        self._keys: dict[str, list[str | None]] = {}
        self._colours: dict[str, int] = {}
        for one in sorted(reading.attributions, key=_place):
            key = self.speaker_of(one.id)
            if key is not None:
                self._colours.setdefault(key, len(self._colours) % COLOURS)

    # --- who -----------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The report's id."""
        return self.parsed.report.id

    def key(self, entity: str) -> str:
        """The key across reports of one of this report's entities."""
        return key_of(self.id, self.entities[entity], masked=entity in self._masked)

    def chain(self, attribution: str | None) -> Chain | None:
        """The chain of an attribution; of the publisher's own voice for None."""
        return self.parsed.resolved.chains.get(attribution or "")

    def keys(self, attribution: str | None) -> list[str | None]:
        """The key of every hop of a chain."""
        name = attribution or ""
        if name not in self._keys:
            chain = self.chain(attribution)
            self._keys[name] = chain_keys(chain, self.entities, self.id) if chain else []
        return self._keys[name]

    def speaker_of(self, attribution: str | None) -> str | None:
        """The key of whoever speaks."""
        keys = self.keys(attribution)
        return keys[-1] if keys else None

    def colour(self, attribution: str | None) -> int | None:
        """The colour of whoever speaks, None for the publisher's own voice."""
        if attribution is None:
            return None
        return self._colours.get(self.speaker_of(attribution) or "")

    def depth(self, attribution: Attribution) -> int:
        """How many attributions this one stands inside."""
        depth = 0
        parent = attribution.parent
        while parent is not None and depth < DEEPEST:
            depth += 1
            above = self.attributions.get(parent)
            parent = above.parent if above else None
        return depth

    # --- where ---------------------------------------------------------------------------------

    def block_at(self, offset: int) -> int:
        """The block that holds an offset, or the nearest one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def blocks_of(self, span: Span) -> range:
        """The blocks that a stretch touches."""
        if not self.blocks or span[1] <= span[0]:
            return range(0)
        first = self.block_at(span[0])
        if self.blocks[first].end <= span[0]:
            first += 1
        return range(first, bisect_left(self._starts, span[1]))

    def _by_block(self, spans: Iterable[tuple[str, Span]]) -> dict[int, list[str]]:
        found: dict[int, dict[str, None]] = defaultdict(dict)
        for name, span in spans:
            for block in self.blocks_of(span):
                found[block][name] = None
        return {block: list(names) for block, names in found.items()}

    @cached_property
    def attributions_in(self) -> dict[int, list[str]]:
        """Attributions by block, in reading order."""
        ordered = sorted(self.attributions.values(), key=_place)
        return self._by_block(
            (one.id, span) for one in ordered for span in one.source + one.cue + one.content
        )

    @cached_property
    def claims_in(self) -> dict[int, list[str]]:
        """Claims by block, in reading order."""
        ordered = sorted(self.claims.values(), key=lambda one: one.passage)
        return self._by_block((one.id, one.passage) for one in ordered)

    @cached_property
    def claims_by_attribution(self) -> dict[str | None, list[str]]:
        """Claim ids by attribution; None: the publisher's own voice."""
        found: dict[str | None, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.attribution].append(claim.id)
        return found

    @cached_property
    def remarks_in(self) -> dict[int, list[Remark]]:
        """Remarks by the block in which they begin."""
        found: dict[int, list[Remark]] = defaultdict(list)
        for remark in self.parsed.stated.remarks:
            for block in self.blocks_of((remark.start, remark.end)):
                found[block].append(remark)
        return found

    @cached_property
    def mentions_in(self) -> dict[int, list[int]]:
        """Places of mentions in the reading's own order, by block."""
        found: dict[int, list[int]] = defaultdict(list)
        for place, mention in enumerate(self.parsed.reading.mentions):
            for block in self.blocks_of((mention.start, mention.end)):
                found[block].append(place)
        return found

    @cached_property
    def mentions_of(self) -> dict[str, list[Span]]:
        """Every passage that names an entity, in reading order."""
        found: dict[str, list[Span]] = defaultdict(list)
        known = self.parsed.resolved.mention_entities
        for mention, entity in zip(self.parsed.reading.mentions, known, strict=False):
            if entity is not None:
                found[entity].append((mention.start, mention.end))
        return found

    @cached_property
    def silent(self) -> list[Span]:
        """Sentences in which nothing was found, in reading order."""
        taken = [
            span
            for one in self.attributions.values()
            for span in one.source + one.cue + one.content
        ]
        taken += [claim.passage for claim in self.claims.values()]
        taken += [(one.start, one.end) for one in self.parsed.stated.remarks]
        covered = _union(taken)
        ends = [end for _, end in covered]
        silent = []
        for sentence in self.parsed.reading.sentences:
            at = bisect_right(ends, sentence.start)
            if at == len(covered) or covered[at][0] >= sentence.end:
                silent.append((sentence.start, sentence.end))
        return silent

    def silent_in(self, block: Block) -> Iterator[Span]:
        """The silent sentences of one block; all of it where its text was not read at all."""
        if block.kind not in READ_KINDS:
            return
        at = max(0, bisect_right(self.silent, (block.start, block.start)) - 1)
        for start, end in self.silent[at:]:
            if start >= block.end:
                break
            if end > block.start:
                yield max(start, block.start), min(end, block.end)

    def sentence_of(self, span: Span) -> Span:
        """The sentence (or sentences) around a stretch; the stretch itself where none was read."""
        sentences = self.parsed.reading.sentences
        first = bisect_right(sentences, span[0], key=lambda one: one.start) - 1
        last = bisect_left(sentences, span[1], key=lambda one: one.start) - 1
        if first < 0 or sentences[first].end <= span[0]:
            return span
        return sentences[first].start, max(span[1], sentences[max(first, last)].end)


def _place(attribution: Attribution) -> tuple[Span, str]:
    parts = attribution.source + attribution.cue + attribution.content
    return (attribution.extent if parts else (0, 0)), attribution.id


def _union(spans: list[Span]) -> list[Span]:
    """Stretches that touch or overlap joined, in order."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _blocks(text: str, paragraphs: Iterable[object]) -> Iterator[Block]:
    """The paragraphs, long ones in pieces; words that stand in no paragraph get blocks as well."""
    from sayso.model import Paragraph

    at = 0
    number = 0
    for paragraph in paragraphs:
        assert isinstance(paragraph, Paragraph)
        if paragraph.start > at and text[at : paragraph.start].strip():
            yield from _pieces(text, at, paragraph.start, ParagraphKind.boilerplate, number)
            number += 1
        start = max(at, paragraph.start)
        if paragraph.end > start:
            yield from _pieces(text, start, paragraph.end, paragraph.kind, number)
            number += 1
            at = paragraph.end
    if text[at:].strip():
        yield from _pieces(text, at, len(text), ParagraphKind.boilerplate, number)


def _pieces(text: str, start: int, end: int, kind: ParagraphKind, number: int) -> Iterator[Block]:
    continues = False
    while end - start > BLOCK:
        cut = max(text.rfind(" ", start + BLOCK // 2, start + BLOCK),
                  text.rfind("\n", start + BLOCK // 2, start + BLOCK))  # fmt: skip
        cut = cut + 1 if cut > 0 else start + BLOCK
        yield Block(start, cut, kind, number, continues)
        start, continues = cut, True
    yield Block(start, end, kind, number, continues)
