"""HTML read as a run of tags, without a tree: for pages that would break a parser.

One pass, linear in the page's length, however hostile it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Shape", "Tag", "measure", "strip", "tags"]

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noframes", "iframe", "noembed"})
"""Elements whose content is text, never tags."""
HIDDEN = frozenset({"script", "style", "noscript", "template", "iframe", "noembed", "noframes"})
"""Elements whose content is not the page's text."""
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)  # fmt: skip
OPTIONAL_END = frozenset(
    "p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body".split()
)
"""Elements that the next one closes by itself: they make no depth of their own."""
BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul title body".split()
)

MAX_TAG = 8_000
"""Characters of a tag outside quotation marks."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})|<!--|<[!?]")

_CLOSING = {name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in RAW}


class Tag(NamedTuple):
    """A tag: where it starts and ends, its name in lower case, whether it closes."""

    start: int
    end: int
    name: str
    closing: bool


class Shape(NamedTuple):
    """How big a page is as a tree."""

    depth: int
    tags: int
    wild: bool = False
    """Some tag seems to have thousands of attributes, whose reading costs a parser their square."""


def tags(page: str) -> Iterator[Tag]:
    """Every tag in order; comments, declarations and the insides of scripts are stepped over.

    A comment or declaration is a Tag named "!". What is never closed reaches to the end.
    """
    position, length = 0, len(page)
    while (match := _NAME.search(page, position)) is not None:
        start = match.start()
        if match.group() == "<!--":
            end = page.find("-->", match.end())
            position = length if end < 0 else end + 3
            yield Tag(start, position, "!", False)
            continue
        end = page.find(">", match.end())
        position = length if end < 0 else end + 1
        name = (match.group(1) or "!").lower()
        closing = page[start + 1] == "/"
        yield Tag(start, position, name, closing)
        if name in RAW and not closing and page[position - 2 : position] != "/>":
            close = _CLOSING[name].search(page, position)
            position = length if close is None else close.start()


def measure(page: str) -> Shape:
    """The greatest depth of open elements, and how many tags there are."""
    depth = deepest = count = 0
    wild = False
    before: Tag | None = None
    for tag in tags(page):
        wild = wild or (before is not None and _is_wild(page, before, tag.start))
        before = tag
        count += 1
        if tag.name in VOID or tag.name in OPTIONAL_END or tag.name == "!":
            continue
        if tag.closing:
            depth = max(0, depth - 1)
        else:
            depth += 1
            deepest = max(deepest, depth)
    wild = wild or (before is not None and _is_wild(page, before, len(page)))
    return Shape(deepest, count, wild)


def _is_wild(page: str, tag: Tag, stop: int) -> bool:
    """Whether a tag that may reach up to `stop` (a ">" in quotes ends none) has a long inside."""
    end = tag.end if tag.name in RAW else stop
    if tag.name == "!" or end - tag.start < MAX_TAG:
        return False
    inside = _QUOTED.sub("", page[tag.start : end])
    close = inside.find(">")
    return (len(inside) if close < 0 else close) > MAX_TAG or (
        page.count("=", tag.start, end) > MAX_TAG // 4
    )


def strip(page: str) -> list[tuple[str, str]]:
    """The page's text as (text, hint) blocks, hidden elements left out. No boilerplate is known."""
    blocks: list[tuple[str, str]] = []
    words: list[str] = []
    position, hidden, hint = 0, "", ""

    def flush() -> None:
        text = " ".join(html.unescape("".join(words)).split())
        words.clear()
        if text:
            blocks.append((text, hint))

    for tag in tags(page):
        if not hidden:
            words.append(page[position : tag.start])
        position = tag.end
        if tag.name in HIDDEN and (not hidden or hidden == tag.name):
            hidden = "" if tag.closing else tag.name
        elif tag.name in BLOCKS and not hidden:
            flush()
            heading = tag.name in _HEADINGS
            if heading or (tag.name in ("p", "li") and hint not in _HEADINGS):
                hint = "" if tag.closing else tag.name
    if not hidden:
        words.append(page[position:])
    flush()
    return blocks
