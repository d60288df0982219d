"""The stage `read`: Text in, Reading out. A pure function of one report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import (
    Antecedent,
    Attribution,
    Mention,
    Paragraph,
    Quotation,
    Reading,
    Sentence,
    Text,
    Tokens,
)
from sayso.model.leanings import Scores, rounded
from sayso.read.antecedents import find_antecedents
from sayso.read.attributions import attributions
from sayso.read.language import identify
from sayso.read.links import Linker
from sayso.read.mentions import find_mentions, find_urls
from sayso.read.section import Block, Section, read_section, sections
from sayso.read.session import Session
from sayso.read.surnames import take_surnames, with_surnames
from sayso.read.syntax import Syntax, parse
from sayso.read.words import Pieces
from sayso.vocabulary import PARTS_OF_SPEECH, MentionKind, ParagraphKind

__all__ = ["Reader", "bare_text"]

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*)*")
_PRONOUN: Final = PARTS_OF_SPEECH.index("PRON")
_PROPER: Final = PARTS_OF_SPEECH.index("PROPN")
_WHO: Final = frozenset({MentionKind.person, MentionKind.group, MentionKind.place})
_UNSURE: Final = 0.5
_HEADING_WORDS: Final = 16


def bare_text(text: str) -> Text:
    """A Text out of a string alone: paragraphs between blank lines, short ones as headings."""
    paragraphs = []
    for match in _PARAGRAPH.finditer(text):
        start = match.start()
        end = start + len(match.group().rstrip())
        if start < end:
            short = len(text[start:end].split()) <= _HEADING_WORDS
            heading = short and text[end - 1] not in ".!?…:;,\"”»'’)]"
            kind = ParagraphKind.heading if heading else ParagraphKind.body
            paragraphs.append(Paragraph(start, end, kind))
    return Text(text, "bare 1", tuple(paragraphs))


class Reader:
    """Reads one Text at a time; holds the model. One for each process, used by one thread.

    `weights` is another folder of weights than the one that ships. Raises `WeightsDamaged` if the
    model's files are missing or not those that its checksums name.
    """

    def __init__(self, *, threads: int = 1, weights: Path | None = None) -> None:
        self._session = Session(weights, threads=threads)
        self._pieces = Pieces(self._session.folder / "tokenizer.json")
        self._linker = Linker(self._session.decoding)
        self.version = f"reader {self._session.version}"

    def read(self, text: Text) -> Reading:
        """What stands in `text`. A text that is not English comes back unread, saying so."""
        blocks = [Block(p.start, p.end, p.kind is not ParagraphKind.body) for p in text.readable()]
        words = " ".join(text.text[b.start : b.end] for b in blocks)
        language, sure = identify(words)
        if not words.strip():
            return Reading(text.sha256, "und", self.version, "no text to read")
        if language == "und":
            return Reading(text.sha256, "und", self.version, "no words: only marks or numbers")
        if language != "en" and sure > _UNSURE:
            reason = f"in the language {language}: only English is read"
            return Reading(text.sha256, language, self.version, reason)
        gathered = _Gathered()
        for group in sections(blocks):
            section = read_section(self._session, self._pieces, text.text, group)
            if section is not None:
                self._decode(section, gathered)
        return gathered.reading(text, self.version)

    def _decode(self, section: Section, gathered: _Gathered) -> None:
        decoding = self._session.decoding
        syntax = parse(section.outputs, section.sentences, decoding)
        surnames = take_surnames(section, syntax)
        found = find_mentions(section.text, section.words, section.outputs, decoding, syntax)
        found = with_surnames(section, found, surnames)
        for block in section.blocks:
            found += find_urls(section.text, block.start, block.end)
        said = attributions(self._session, self._linker, section, syntax, found)
        gathered.add(section, syntax, found, said, self._antecedents(section, syntax, found, said))

    def _antecedents(
        self,
        section: Section,
        syntax: Syntax,
        mentions: Sequence[Mention],
        said: Sequence[Attribution],
    ) -> list[Antecedent]:
        """For pronouns and descriptions among mentions and sources."""
        starts = section.starts
        spans = {(m.start, m.end) for m in mentions if m.kind in _WHO}
        spans |= {span for attribution in said for span in attribution.source}
        ranges = {
            (int(a), int(b)) for a, b in (np.searchsorted(starts, span) for span in spans) if a < b
        }
        pronouns = np.flatnonzero(syntax.pos == _PRONOUN).tolist()
        ranges |= {(at, at + 1) for at in pronouns}
        candidates = sorted(ranges)
        asking = []
        for first, last in candidates:
            inside = syntax.heads[first:last]
            tops = [
                at for at, head in enumerate(inside.tolist(), first) if not first <= head < last
            ]
            asking.append(not tops or syntax.pos[tops[0]] != _PROPER)
        return [
            Antecedent(section.slice(candidates[a]), section.slice(candidates[b]), round(p, 3))
            for a, b, p in find_antecedents(
                section.outputs, self._session.decoding, section.paragraph, candidates, asking
            )
        ]


class _Gathered:
    """Sections joined into one Reading."""

    def __init__(self) -> None:
        self.starts: list[npt.NDArray[np.int32]] = []
        self.ends: list[npt.NDArray[np.int32]] = []
        self.pos: list[npt.NDArray[np.uint8]] = []
        self.heads: list[npt.NDArray[np.int32]] = []
        self.relations: list[npt.NDArray[np.uint8]] = []
        self.factuality: list[npt.NDArray[np.float16]] = []
        self.leanings: list[Scores] = []
        self.sentences: list[Sentence] = []
        self.quotations: list[Quotation] = []
        self.mentions: list[Mention] = []
        self.attributions: list[Attribution] = []
        self.antecedents: list[Antecedent] = []
        self.count = 0

    def add(
        self,
        section: Section,
        syntax: Syntax,
        mentions: Sequence[Mention],
        said: Sequence[Attribution],
        antecedents: Sequence[Antecedent],
    ) -> None:
        """Appends one section; its word indices move behind those already here."""
        spans = np.asarray(section.words, np.int32)
        self.starts.append(spans[:, 0])
        self.ends.append(spans[:, 1])
        self.pos.append(syntax.pos)
        self.heads.append(
            np.where(syntax.heads < 0, -1, syntax.heads + self.count).astype(np.int32)
        )
        self.relations.append(syntax.relations)
        scores = section.outputs["factuality"]
        value = np.clip(scores[:, 1], -3, 3)
        self.factuality.append(np.where(scores[:, 0] > 0, value, np.nan).astype(np.float16))
        self.leanings.append(rounded(section.outputs["leanings"]))
        for (first, last), vector in zip(section.sentences, section.vectors, strict=True):
            start, end = section.slice((first, last))
            self.sentences.append(
                Sentence(start, end, first + self.count, last + self.count, vector.tobytes())
            )
        self.quotations += section.quotations
        self.mentions += mentions
        self.attributions += said
        self.antecedents += antecedents
        self.count += len(section.words)

    def reading(self, text: Text, version: str) -> Reading:
        """Everything added, as one Reading."""
        tokens = Tokens.empty()
        if self.count:
            tokens = Tokens(
                np.concatenate(self.starts), np.concatenate(self.ends), np.concatenate(self.pos),
                np.concatenate(self.heads), np.concatenate(self.relations),
                np.concatenate(self.factuality), np.concatenate(self.leanings),
            )  # fmt: skip
        return Reading(
            text.sha256, "en", version, "", tuple(self.sentences), tokens, tuple(self.quotations),
            tuple(self.mentions), tuple(self.attributions), tuple(self.antecedents),
        )  # fmt: skip
