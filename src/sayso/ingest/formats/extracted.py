"""The text taken from an item, and the builder that every format fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.errors import NoText, TooLarge
from sayso.ingest.block import Block
from sayso.ingest.formats.encodings import controls, line_ends
from sayso.settings import Limits

__all__ = ["Block", "Builder", "Extracted"]

MAX_BLOCKS = 1_000_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor made of an item.

    `blocks` are in order, do not overlap and lie within `text`. `metadata` has keys of
    `item.FIELDS` (without text and html), and `created`: when the file was made, which is not
    when the report was published. Times are EDTF.
    """

    text: str
    extractor: str
    blocks: tuple[Block, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Builder:
    """Collects blocks into one text, an empty line between them, and keeps it within bounds."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self.notes: list[str] = []

    def add(self, text: str, hint: str = "") -> None:
        """Append a block; white space around it is dropped, and an empty one is nothing."""
        text = line_ends(text).strip()
        if not text:
            return
        if len(self._blocks) >= MAX_BLOCKS:
            raise TooLarge(f"it has more than {MAX_BLOCKS:,} paragraphs.", advice="Split it.")
        if self._pieces:
            self._pieces.append("\n\n")
            self._length += 2
        start, self._length = self._length, self._length + len(text)
        check_length(self._length, self._limits)
        self._pieces.append(text)
        self._blocks.append(Block(start, self._length, hint))

    def note(self, *notes: str) -> None:
        """Say something once."""
        self.notes.extend(note for note in notes if note not in self.notes)

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def finish(
        self, extractor: str, metadata: Mapping[str, str], *, empty: str = "", advice: str = ""
    ) -> Extracted:
        """The whole, or NoText with `empty` as its problem where no block was added."""
        if not self._blocks:
            raise NoText(empty or "there is no text in it.", advice=advice)
        text, notes = controls("".join(self._pieces))
        self.note(*notes)
        filled = {key: value for key, value in metadata.items() if value}
        return Extracted(text, extractor, tuple(self._blocks), filled, tuple(self.notes))


def check_length(length: int, limits: Limits) -> None:
    """TooLarge where a text has more code points than a report may have."""
    if length > limits.text_chars:
        raise TooLarge(
            f"its text has more than {limits.text_chars:,} characters.",
            advice="Split it into several reports.",
        )


def first(*values: str | None) -> str:
    """The first that is not empty, with its white space made single; "" if there is none."""
    for value in values:
        squeezed = " ".join(value.split()) if value else ""
        if squeezed:
            return squeezed
    return ""


def join_notes(*groups: Sequence[str]) -> tuple[str, ...]:
    """Notes in order, each once."""
    return tuple(dict.fromkeys(note for group in groups for note in group))
