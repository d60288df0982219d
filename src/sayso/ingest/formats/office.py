"""Word (.docx) and OpenDocument (.odt) texts, read from their XML as it streams by.

Readers of our own, without a tree: what a tree-walker of paragraphs and runs passes over is read
here too (inserted passages, content controls, text boxes, footnotes), and what was deleted or
commented is not. Nothing is held but the paragraph at hand. defusedxml refuses entities.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from sayso.errors import DamagedFile, EncryptedFile
from sayso.ingest.formats.dates import to_edtf
from sayso.ingest.formats.extracted import Builder, Extracted, first
from sayso.ingest.formats.html_metadata import language_tag
from sayso.ingest.formats.item import Item
from sayso.ingest.formats.zip import Package
from sayso.settings import Limits

__all__ = ["extract_docx", "extract_odt"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_HEADING = re.compile(r"heading ?([1-9])\Z", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")


class _Paragraphs:
    """Collects the words of paragraphs, which may stand inside one another (notes, text boxes)."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._open: list[list[str]] = []
        self._row: list[str] | None = None
        self._tables = 0

    def begin(self) -> None:
        self._open.append([])

    def words(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)

    def end(self, hint: str) -> None:
        text = "".join(self._open.pop()) if self._open else ""
        if self._row is not None:
            if text.strip():
                self._row.append(text.strip())
        else:
            self._builder.add(text, hint)

    def table(self, starts: bool) -> None:
        self._tables = max(0, self._tables + (1 if starts else -1))

    def row(self, starts: bool) -> None:
        """A row of the outermost table is one block, its cells' paragraphs kept apart by tabs.

        A single cell is a frame around ordinary text, so its paragraphs stay blocks.
        """
        if self._tables > 1:
            return
        if starts:
            self._row = []
        elif self._row is not None:
            cells, self._row = self._row, None
            self._builder.add("\t".join(cells), "table")


class _Docx:
    """Target of an XML parser: WordprocessingML's main part or its notes."""

    def __init__(self, builder: Builder, styles: dict[str, str]) -> None:
        self._to = _Paragraphs(builder)
        self._styles = styles
        self._hints: list[str] = []
        self._skip = 0
        self._reads = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skip or tag == _CHOICE:
            self._skip += 1
            return
        space, _, name = tag.rpartition("}")
        if space + "}" not in (_WORD, _WORD_STRICT):
            return
        separator = name in ("footnote", "endnote") and _value(attributes, "type")
        if name in ("del", "moveFrom", "delText", "instrText", "fldData") or (
            separator and separator != "normal"
        ):
            self._skip = 1
        elif name == "p":
            self._to.begin()
            self._hints.append("")
        elif name in ("pStyle", "outlineLvl", "numPr") and self._hints:
            self._hints[-1] = self._hint(name, _value(attributes, "val")) or self._hints[-1]
        elif name == "t":
            self._reads = True
        elif name == "tab" and not _value(attributes, "val"):
            self._to.words("\t")
        elif name in ("br", "cr"):
            self._to.words("\n")
        elif name in ("noBreakHyphen", "softHyphen"):
            self._to.words("-" if name == "noBreakHyphen" else "")
        elif name in ("tbl", "tr"):
            (self._to.table if name == "tbl" else self._to.row)(True)

    def _hint(self, name: str, value: str) -> str:
        if name == "pStyle":
            return self._styles.get(value, "")
        if name == "outlineLvl":
            return f"h{min(6, int(value) + 1)}" if value.isdigit() and int(value) < 9 else ""
        return "" if self._hints[-1] else "li"

    def data(self, text: str) -> None:
        if self._reads and not self._skip:
            self._to.words(text)

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        name = tag.rpartition("}")[2]
        if name == "t":
            self._reads = False
        elif name == "p" and tag.startswith((_WORD, _WORD_STRICT)):
            self._to.end((self._hints.pop() if self._hints else "") or "p")
        elif name in ("tbl", "tr") and tag.startswith((_WORD, _WORD_STRICT)):
            (self._to.table if name == "tbl" else self._to.row)(False)

    def close(self) -> None:
        """Nothing is left to do."""


class _Odt:
    """Target of an XML parser: the body of an OpenDocument text."""

    def __init__(self, builder: Builder) -> None:
        self._to = _Paragraphs(builder)
        self._hints: list[str] = []
        self._skip = 0
        self._lists = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skip or tag in _ODT_SKIPPED:
            self._skip += 1
        elif tag in (_TEXT + "p", _TEXT + "h"):
            level = attributes.get(_TEXT + "outline-level", "1")
            heading = f"h{min(6, max(1, int(level)))}" if level.isdigit() else "h1"
            self._hints.append(heading if tag.endswith("}h") else "li" if self._lists else "p")
            self._to.begin()
        elif tag == _TEXT + "s":
            count = attributes.get(_TEXT + "c", "1")
            self._to.words(" " * min(int(count) if count.isdigit() else 1, 1000))
        elif tag in (_TEXT + "tab", _TEXT + "line-break"):
            self._to.words("\t" if tag.endswith("tab") else "\n")
        elif tag == _TEXT + "list":
            self._lists += 1
        elif tag == _TABLE + "table":
            self._to.table(True)
        elif tag == _TABLE + "table-row":
            self._to.row(True)

    def data(self, text: str) -> None:
        if not self._skip:
            self._to.words(_SPACES.sub(" ", text))

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
        elif tag in (_TEXT + "p", _TEXT + "h"):
            self._to.end(self._hints.pop() if self._hints else "p")
        elif tag == _TEXT + "list":
            self._lists -= 1
        elif tag == _TABLE + "table":
            self._to.table(False)
        elif tag == _TABLE + "table-row":
            self._to.row(False)

    def close(self) -> None:
        """Nothing is left to do."""


_ODT_SKIPPED = frozenset(
    {
        _TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "scripts",
        _OFFICE + "font-face-decls", _OFFICE + "automatic-styles", _OFFICE + "forms",
        _TEXT + "table-of-content", _TEXT + "sequence-decls", _TEXT + "note-citation",
    }
)  # fmt: skip


class _Leaves:
    """Target of an XML parser: hands each element's attributes and its own words to a function."""

    def __init__(self, take: Callable[[str, dict[str, str], str], None]) -> None:
        self._take = take
        self._open: list[tuple[str, dict[str, str], list[str]]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._open.append((tag, attributes, []))

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1][2].append(text)

    def end(self, _tag: str) -> None:
        tag, attributes, words = self._open.pop()
        self._take(tag, attributes, "".join(words))

    def close(self) -> None:
        """Nothing is left to do."""


def _parse(data: bytes, target: Any, what: str) -> None:
    """Feed XML to a target. DamagedFile where it is no XML, or declares entities."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=target)
    stream = io.BytesIO(data)
    try:
        while chunk := stream.read(256 * 1024):
            parser.feed(chunk)
        parser.close()
    except ParseError as error:
        raise DamagedFile(
            f"its {what} is broken XML (line {error.position[0]}).",
            advice="Open it in a word processor, which may repair it, and save it anew.",
        ) from error
    except DefusedXmlException as error:
        raise DamagedFile(
            f"its {what} declares entities, which no honest document does.",
            advice="Do not trust it; if you must, open it elsewhere and save its text.",
        ) from error


def _value(attributes: dict[str, str], name: str) -> str:
    return attributes.get(_WORD + name) or attributes.get(_WORD_STRICT + name) or ""


def extract_docx(item: Item, *, limits: Limits) -> Extracted:
    """A Word document: body, then footnotes and endnotes. Headings by style or outline level."""
    package = Package(item.data, limits)
    if "word/document.xml" not in package:
        raise DamagedFile(
            "the Word document has no body (word/document.xml).", advice="Get the file again."
        )
    builder = Builder(limits)
    styles = _styles(package.read("word/styles.xml"))
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if data := package.read(name):
            _parse(data, _Docx(builder, styles), name)
    metadata = _properties(package.read("docProps/core.xml"), "core properties", builder)
    return builder.finish(
        "docx 1", metadata, empty="the Word document has no text.", advice=_PICTURES
    )


def extract_odt(item: Item, *, limits: Limits) -> Extracted:
    """An OpenDocument text. Headings by `text:h`; deleted and commented passages are left out."""
    package = Package(item.data, limits)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise EncryptedFile(
            "the document is encrypted.", advice="Open it with its password and save it without."
        )
    if "content.xml" not in package:
        raise DamagedFile(
            "the document has no text part (content.xml).", advice="Get the file again."
        )
    builder = Builder(limits)
    _parse(package.read("content.xml"), _Odt(builder), "content.xml")
    metadata = _properties(package.read("meta.xml"), "meta.xml", builder)
    return builder.finish("odt 1", metadata, empty="the document has no text.", advice=_PICTURES)


_PICTURES = "If its pages are pictures: run OCR first."


def _styles(data: bytes) -> dict[str, str]:
    """Hint by style id: headings by the style's name or outline level, and captions, titles."""
    hints: dict[str, str] = {}
    names: list[str] = []
    levels: list[str] = []

    def take(tag: str, attributes: dict[str, str], _words: str) -> None:
        local = tag.rpartition("}")[2]
        if local == "name":
            names.append(_value(attributes, "val"))
        elif local == "outlineLvl":
            levels.append(_value(attributes, "val"))
        elif local == "style":
            name = names[-1] if names else ""
            if match := _HEADING.match(name):
                hint = f"h{min(6, int(match.group(1)))}"
            elif levels and levels[-1].isdigit() and int(levels[-1]) < 6:
                hint = f"h{int(levels[-1]) + 1}"
            else:
                hint = {"title": "h1", "subtitle": "h2", "caption": "caption"}.get(name.lower(), "")
                hint = hint or ("li" if name.lower().startswith("list ") else "")
            if hint:
                hints[_value(attributes, "styleId")] = hint
            names.clear()
            levels.clear()

    if data:
        try:
            _parse(data, _Leaves(take), "styles")
        except DamagedFile:
            return {}
    return hints


def _properties(data: bytes, what: str, builder: Builder) -> dict[str, str]:
    found: dict[str, str] = {}

    def take(tag: str, _attributes: dict[str, str], words: str) -> None:
        if tag in _PROPERTIES:
            found.setdefault(_PROPERTIES[tag], first(words)[:2000])

    if data:
        try:
            _parse(data, _Leaves(take), what)
        except DamagedFile as damaged:
            builder.note(damaged.problem)
    found["created"] = to_edtf(found.get("created"))
    found["language"] = language_tag(found.get("language"))
    # OpenDocument's dc:creator is who saved it last; who wrote it is meta:initial-creator.
    found["byline"] = found.pop("initial", "") or found.get("byline", "")
    return found


_PROPERTIES = {
    _DC + "title": "title", _DC + "creator": "byline", _DC + "language": "language",
    _DC + "publisher": "publisher", _TERMS + "created": "created",
    _META + "creation-date": "created", _META + "initial-creator": "initial",
}  # fmt: skip
