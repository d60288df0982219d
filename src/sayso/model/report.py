"""What ingest makes: reports, captures, texts and their paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.base import Span, text_hash
from sayso.vocabulary import READ_KINDS, ParagraphKind, Tie

__all__ = ["Capture", "Declaration", "Paragraph", "Passage", "Report", "Text"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one Text, as W3C Web Annotation's position and quote selectors together."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def cut(cls, text: str, span: Span, context: int = 32) -> Passage:
        """The passage at `span`, with up to `context` code points on either side."""
        start, end = span
        return cls(
            start, end, text[start:end], text[max(0, start - context) : start],
            text[end : end + context],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declaration:
    """A tie that a person declared in a manifest or a knowledge file, with dates as EDTF."""

    subject: str
    tie: Tie
    object: str
    since: str | None = None
    until: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes as received. `sha256` names them in the vault."""

    sha256: str
    media_type: str
    size: int
    received: str
    """UTC, ISO 8601."""
    origin: str
    """Where they came from: a path as it was given, or a URL."""


@dataclass(frozen=True, slots=True)
class Report:
    """One published item. What is not known is None, never guessed."""

    id: str
    capture: str
    """SHA-256 of the capture that it came in."""
    part: str = ""
    """The record inside a container (zip member, row, message); "" for a whole file."""
    given_id: str | None = None
    """The id that the user's own file gave it, if any."""
    publisher: str | None = None
    byline: str | None = None
    credit: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    """EDTF."""
    language: str | None = None
    """BCP 47, declared or detected."""
    declarations: tuple[Declaration, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a Text: its extent without surrounding white space, and what it is."""

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.body


@dataclass(frozen=True, slots=True)
class Text:
    """The text taken from a capture, with what took it. Never changed afterwards."""

    text: str
    extractor: str
    """Name and version: "trafilatura 2.1", "plain 1"."""
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()
    """What the extractor had to say: an encoding guessed, a broken page left out."""

    @property
    def sha256(self) -> str:
        """Of the text's UTF-8 bytes."""
        return text_hash(self.text)

    def readable(self) -> tuple[Paragraph, ...]:
        """The paragraphs that may hold claims."""
        return tuple(p for p in self.paragraphs if p.kind in READ_KINDS)
