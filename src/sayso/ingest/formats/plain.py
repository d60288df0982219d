"""Plain text and Markdown: the text stays as it is, only its blocks are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.errors import NoText
from sayso.ingest.formats.encodings import decode, tidy
from sayso.ingest.formats.extracted import Block, Extracted, check_length
from sayso.ingest.formats.item import Item
from sayso.settings import Limits

__all__ = ["blocks", "extract", "markdown_blocks"]

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+\S")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,})[ \t]*$")
_BULLET = re.compile(r"[ \t]{0,8}(?:[-*+]|\d{1,4}[.)])[ \t]+\S")


def extract(item: Item, *, limits: Limits, markdown: bool = False) -> Extracted:
    """The text verbatim, as `encodings` says; NoText where it is only white space."""
    decoded, notes = decode(item.data, declared=item.fields.get("charset"))
    text, more = tidy(decoded)
    check_length(len(text), limits)
    if not text.strip():
        raise NoText("there is no text in it.", advice="Leave it out, or give it its text.")
    found = markdown_blocks(text) if markdown else blocks(text)
    return Extracted(text, "markdown 1" if markdown else "plain 1", found, {}, (*notes, *more))


def blocks(text: str) -> tuple[Block, ...]:
    """Runs of lines without an empty line between them; plain text says no more than that."""
    found: list[Block] = []
    start = end = -1
    for left, right in _lines(text):
        if left == right:
            if start >= 0:
                found.append(Block(start, end))
            start = -1
            continue
        start = left if start < 0 else start
        end = right
    if start >= 0:
        found.append(Block(start, end))
    return tuple(found)


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """Blocks as in plain text, with headings (`#` and underlined) and list items known.

    A heading's block is its words, without the signs; the underline belongs to no block.
    """
    found: list[Block] = []
    for block in blocks(text):
        start = end = -1
        hint = ""
        for left, right in _lines(text, block.start, block.end):
            line = text[left:right]
            if heading := _ATX.match(line):
                if start >= 0:
                    found.append(Block(start, end, hint))
                start = -1
                inner = line.rstrip("#").rstrip()
                begin = left + heading.end() - 1
                found.append(Block(begin, max(begin + 1, left + len(inner)), _level(heading)))
                continue
            if start >= 0 and _UNDERLINE.match(line) and "\n" not in text[start:end]:
                found.append(Block(start, end, "h1" if "=" in line else "h2"))
                start = -1
                continue
            if bullet := _BULLET.match(line):
                if start >= 0:
                    found.append(Block(start, end, hint))
                start, hint = left + bullet.end() - 1, "li"
            elif start < 0:
                start, hint = left, ""
            end = right
        if start >= 0:
            found.append(Block(start, end, hint))
    return tuple(found)


def _level(heading: re.Match[str]) -> str:
    return f"h{len(heading.group(1))}"


def _lines(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each line, the white space around it left out."""
    stop = len(text) if stop is None else stop
    while start <= stop:
        cut = text.find("\n", start, stop)
        end = stop if cut < 0 else cut
        line = text[start:end]
        bare = line.strip()
        left = start + (len(line) - len(line.lstrip()) if bare else 0)
        yield left, left + len(bare)
        if cut < 0:
            return
        start = cut + 1
