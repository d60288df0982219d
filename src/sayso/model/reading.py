"""What `read` finds in a text: words, sentences, mentions, attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sayso.model.base import Span, Spans
from sayso.model.leanings import NONE, Scores
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind, Mode

__all__ = [
    "Antecedent",
    "Attribution",
    "Mention",
    "Quotation",
    "Reading",
    "Sentence",
    "Token",
    "Tokens",
]


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the parser sees it; a view into `Tokens`."""

    index: int
    start: int
    end: int
    pos: str
    """Universal part of speech."""
    head: int
    """Index of the head in the same `Tokens`; -1 for a root."""
    relation: str
    factuality: float | None
    """-3 (did not happen) … 3 (did), None where the word is no event."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """All words of a text as parallel arrays of one length (a million words must fit).

    starts, ends, heads: int32; pos, relations: uint8 indices into `PARTS_OF_SPEECH` and
    `RELATIONS`; factuality: float16, NaN where the word is no event; leanings: int8, a row a word
    (see `leanings`), no rows where the reader gave none.
    """

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    pos: npt.NDArray[np.uint8]
    heads: npt.NDArray[np.int32]
    relations: npt.NDArray[np.uint8]
    factuality: npt.NDArray[np.float16]
    leanings: Scores = field(default_factory=NONE.copy)

    @classmethod
    def empty(cls) -> Tokens:
        """No words at all."""
        whole = np.zeros(0, np.int32)
        small = np.zeros(0, np.uint8)
        return cls(whole, whole, small, whole, small, np.zeros(0, np.float16))

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Token:
        value = float(self.factuality[index])
        return Token(
            index,
            int(self.starts[index]),
            int(self.ends[index]),
            PARTS_OF_SPEECH[self.pos[index]],
            int(self.heads[index]),
            RELATIONS[self.relations[index]],
            None if value != value else value,
        )

    def __iter__(self) -> Iterator[Token]:
        return (self[index] for index in range(len(self)))

    def among(self, spans: Iterable[Span]) -> list[int]:
        """Indices of the words inside any of `spans`, in order, each once."""
        return sorted({word for span in spans for word in self.within(span)})

    def within(self, span: Span) -> range:
        """Indices of the words that lie wholly inside `span`."""
        # A bisection in plain memory costs a fifth of numpy's search for one place.
        first = bisect_left(self.starts.data, span[0])
        last = bisect_right(self.ends.data, span[1])
        return range(first, max(first, last))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its extent, its words as a half-open range into `Tokens`, its vector.

    `vector` is 384 signed bytes: the unit sentence vector times 127, rounded. Empty if none.
    """

    start: int
    end: int
    first_token: int
    last_token: int
    vector: bytes = b""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks included. `closed` is false where no mark ends it."""

    start: int
    end: int
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage naming, or standing for, someone or something. Mentions may nest."""

    start: int
    end: int
    kind: MentionKind
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying, believing, denying … Spans are empty where the text has none."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    insertions: Spans = ()
    """Words in brackets that an editor put into the quotation; not the speaker's."""
    mode: Mode = Mode.indirect
    parent: str | None = None
    """Id of the attribution inside whose content this one stands."""
    confidence: float = 1.0

    @property
    def extent(self) -> Span:
        """From the first to the last code point of all its parts."""
        spans = self.source + self.cue + self.content
        return min(s for s, _ in spans), max(e for _, e in spans)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A likely earlier mention for a pronoun or a description, as the reader scores it (0..1)."""

    anaphor: Span
    antecedent: Span
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What `read` found in one Text."""

    text_sha256: str
    language: str
    reader: str
    """Version of the reader that made it."""
    unread: str = ""
    """Why nothing was read ("in Turkish: only English is read"); "" where it was."""
    sentences: tuple[Sentence, ...] = ()
    tokens: Tokens = field(default_factory=Tokens.empty)
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
