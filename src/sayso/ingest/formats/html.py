"""HTML: the article by trafilatura, a plain walk where it finds none, tags stripped where neither
may be tried.

The text is one block a paragraph, an empty line between two; white space inside a block is single,
a line break stays a line end. Scripts, styles and comments never come through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from sayso.errors import TooLarge
from sayso.ingest.formats import tags
from sayso.ingest.formats.encodings import decode
from sayso.ingest.formats.extracted import Builder, Extracted
from sayso.ingest.formats.html_metadata import page_metadata
from sayso.ingest.formats.item import Item
from sayso.ingest.formats.seam import amount, quiet
from sayso.settings import Limits

__all__ = ["extract", "extract_page"]

MAX_DEPTH = 200
"""libxml2 stops at 256 open elements and drops what follows; beyond this no tree is made."""
MAX_ARTICLE_TAGS = 40_000
"""trafilatura makes many passes: beyond this many tags the page is walked once instead."""
MAX_ARTICLE_CHARS = 5_000_000
"""The same for its length: trafilatura takes 13 s over a page of 27 million characters."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.I)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.-]{2,30})", re.I)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")

_ARTICLE = {
    "p": "p", "item": "li", "quote": "p", "row": "table", "code": "", "ab": "p", "div": "",
    "list": "", "table": "table", "body": "", "head": "h2",
}  # fmt: skip
_PAGE = {
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    "p": "p", "li": "li", "dd": "li", "dt": "li", "blockquote": "p", "tr": "table",
    "caption": "caption", "figcaption": "caption", "nav": "furniture", "footer": "furniture",
    "aside": "furniture", "form": "furniture", "button": "furniture",
    **dict.fromkeys(
        "address article body center details div dl fieldset figure header hr main ol pre section "
        "summary table ul".split(),
        "",
    ),
}  # fmt: skip
_HIDDEN = frozenset(
    "script style noscript template iframe object embed canvas svg math select textarea head "
    "audio video".split()
)


def extract(item: Item, *, limits: Limits) -> Extracted:
    """Text and metadata of an HTML page. TooLarge above `html_bytes`, NoText where it has none."""
    if len(item.data) > limits.html_bytes:
        raise TooLarge(
            f"the page has {amount(len(item.data))}, over {amount(limits.html_bytes)}.",
            advice="Save the article alone.",
        )
    declared = item.fields.get("charset") or ""
    found = _DECLARED.search(item.data[:4096]) or _XML_DECLARED.search(item.data[:200])
    if not declared and found is not None:
        declared = found.group(1).decode("ascii")
    page, notes = decode(item.data, declared=declared)
    return extract_page(page, limits=limits, notes=notes)


def extract_page(page: str, *, limits: Limits, notes: tuple[str, ...] = ()) -> Extracted:
    """The same for a page that is already text."""
    builder = Builder(limits)
    builder.note(*notes)
    shape = tags.measure(page)
    tree = _parse(page) if shape.depth <= MAX_DEPTH and not shape.wild else None
    if tree is None:
        builder.note(
            f"no tree could be made of the page (depth {shape.depth:,}, {shape.tags:,} tags): "
            "its tags were stripped, menus may be in it"
        )
        for text, hint in tags.strip(page):
            builder.add(text, hint)
        return builder.finish("tags 1", {}, empty="the page has no text.")
    small = shape.tags <= MAX_ARTICLE_TAGS and len(page) <= MAX_ARTICLE_CHARS
    with quiet():
        metadata = page_metadata(tree, search=small)
    name = f"trafilatura {_trafilatura_version()}"
    if small:
        _add_article(tree, builder)
    else:
        builder.note(
            f"a page of {len(page):,} characters, {shape.tags:,} tags: walked whole, "
            "menus may be in it"
        )
    if not builder:
        name = "lxml 1"
        _add_blocks(_parse(page), _PAGE, builder)
    return builder.finish(
        name,
        metadata,
        empty="the page has no text.",
        advice="If a browser shows text there, a script made it: save the page from the browser.",
    )


@cache
def _trafilatura_version() -> str:
    return version("trafilatura")


def _parse(page: str) -> Any:
    """The page's tree; None where there is none or the parser gave up on its depth."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    data = page.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    # A fatal entry means that libxml2 hit a bound and dropped the rest of the page.
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        return None
    return tree


def _add_article(tree: Any, builder: Builder) -> None:
    """What trafilatura takes for the article; nothing where it finds none or stumbles."""
    from trafilatura import bare_extraction

    with quiet():
        try:
            document = bare_extraction(tree, include_comments=False, with_metadata=False)
        except Exception as error:
            builder.note(f"trafilatura stumbled ({type(error).__name__}): the page is walked whole")
            return
    body = getattr(document, "body", None)
    if body is not None:
        _add_blocks(body, _ARTICLE, builder)


def _add_blocks(root: Any, hints: Mapping[str, str], builder: Builder) -> None:
    """Text of a tree, one block an element of `hints`; the innermost one that has a hint names it.

    Walks without recursion. Cells of a table's row are kept apart by tabs.
    """
    from lxml import etree

    if root is None:
        return
    words: list[str] = []
    open_hints: list[str] = [""]
    hidden = 0

    def flush() -> None:
        lines = (_SPACES.sub(" ", line).strip(" ") for line in "".join(words).split("\x00"))
        builder.add("\n".join(lines).strip(), open_hints[-1])
        words.clear()

    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if name in _HIDDEN and hints is _PAGE:
            hidden += 1 if starts else -1
        elif hidden == 0 and name in hints:
            flush()
            if starts:
                inherited = open_hints[-1]
                hint = element.get("rend") or "h2" if name == "head" else hints[name]
                open_hints.append(inherited if inherited == "furniture" or not hint else hint)
            elif len(open_hints) > 1:
                open_hints.pop()
        elif hidden == 0 and starts and name in ("br", "lb"):
            words.append("\x00")
        elif hidden == 0 and not starts and name in ("td", "th", "cell"):
            words.append("\t ")
        text = element.text if starts else element.tail if element is not root else None
        if text and hidden == 0:
            words.append(text)
    flush()
