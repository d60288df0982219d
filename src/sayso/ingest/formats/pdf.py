"""PDF by pypdfium2: characters with their places, made lines, paragraphs and headings.

PDF has no paragraphs, so they are inferred, by fixed rules and in reading order as pdfium gives it:
- a line ends where pdfium ends one;
- a paragraph ends where the step to the next line is larger than 1.35 times the page's usual step,
  where the letters' size changes by a sixth, or where a line ends a sentence and stops short of the
  right edge by a tenth of the page's width, or the next is indented;
- a word broken by a hyphen at a line's end is joined; the hyphen is dropped only between small
  letters, and only where the same word does not stand elsewhere in the file with its hyphen;
- a paragraph goes on over a page's end where it ends no sentence and the next begins small;
- a line at a page's top or bottom that stands on at least three pages (digits aside), or is only a
  page number, is furniture; it follows the paragraph that it interrupted.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from typing import Any

from sayso.errors import DamagedFile, EncryptedFile, NoText, TooLarge
from sayso.ingest.formats.dates import to_edtf
from sayso.ingest.formats.extracted import Builder, Extracted, first
from sayso.ingest.formats.item import Item
from sayso.ingest.formats.seam import quiet
from sayso.settings import Limits

__all__ = ["extract"]

EDGE_LINES = 2
"""Lines at a page's top and at its bottom that may be running heads."""
MAX_HEADING = 200
_ENDS = tuple('.!?…:;”"»’)]؟۔。')
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|p\.)?\s{0,3}\d{1,4}(?:\s?(?:/|of|von)\s?\d{1,4})?\W{0,3}", re.I
)
_DIGITS = re.compile(r"\d+")
_FIRST_WORD = re.compile(r"\w*")
_BROKEN = (0x02, 0xFFFE)
"""What pdfium gives for the hyphen of a word broken at a line's end, by version."""
_COMPOUND = re.compile(r"\w+-\w+")
_UNNAMED = re.compile(
    r"untitled|anonymous|unspecified|microsoft word|.{0,200}\.(?:docx?|pdf|indd|rtf)", re.I
)


@dataclass(slots=True)
class _Line:
    text: str
    left: float
    right: float
    base: float
    size: float
    furniture: bool = False


@dataclass(slots=True)
class _Paragraph:
    text: str
    size: float
    furniture: bool = False
    after: list[str] = field(default_factory=list)


def extract(item: Item, *, limits: Limits) -> Extracted:
    """Text of a PDF. EncryptedFile, DamagedFile, NoText (pictures only) or TooLarge where it has
    none to give; where the file is cut off but some pages can be read, they are, with a note."""
    import pypdfium2

    # A whole PDF ends with this mark; what is behind it is at most a little padding.
    whole = b"%%EOF" in item.data[-2048:]
    try:
        with quiet():
            document = pypdfium2.PdfDocument(item.data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, whole) from error
    try:
        with quiet():
            count = len(document)
            if count > limits.pdf_pages:
                raise TooLarge(
                    f"it says that it has {count:,} pages, over {limits.pdf_pages:,}.",
                    advice="Split it.",
                )
            pages, broken = _pages(document, limits)
            metadata = _metadata(document)
    finally:
        document.close()
    builder = Builder(limits)
    if broken:
        builder.note(f"pages that could not be read: {', '.join(map(str, broken[:20]))}")
    if not whole:
        builder.note(f"the PDF is cut off: {count} pages were found in what is there")
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if not any(pages):
        raise _no_text(count, broken, whole)
    if empty:
        builder.note(
            f"{len(empty)} of {count} pages have no text (pictures?): "
            + ", ".join(map(str, empty[:20]))
        )
    _mark_furniture(pages)
    _build(pages, builder)
    return builder.finish(f"pypdfium2 {_version()}", metadata)


@cache
def _version() -> str:
    return version("pypdfium2")


def _unopened(error: Exception, whole: bool) -> EncryptedFile | DamagedFile:
    words = str(error).lower()
    if "password" in words or "security" in words:
        return EncryptedFile(
            "the PDF is encrypted.", advice="Open it with its password and save it without one."
        )
    state = "is broken" if whole else "is cut off (it has no end mark)"
    return DamagedFile(
        f"the PDF {state} and cannot be opened.",
        advice="Copy or download it again.",
    )


def _no_text(count: int, broken: list[int], whole: bool) -> NoText | DamagedFile:
    if not count or broken or not whole:
        return DamagedFile(
            "no page of the PDF can be read: it is cut off or broken.",
            advice="Copy or download it again.",
        )
    return NoText(
        "it has no text: its pages are images.",
        advice="Run OCR first (for example ocrmypdf) and read the result.",
    )


def _metadata(document: Any) -> dict[str, str]:
    try:
        info = document.get_metadata_dict(skip_empty=True)
    except Exception:
        return {}
    found = {"title": first(info.get("Title"))[:2000], "byline": first(info.get("Author"))[:2000]}
    found = {key: value for key, value in found.items() if not _UNNAMED.match(value)}
    return {**found, "created": to_edtf(info.get("CreationDate"))}


def _pages(document: Any, limits: Limits) -> tuple[list[list[_Line]], list[int]]:
    """The lines of each page, and the numbers of the pages that could not be read."""
    pages: list[list[_Line]] = []
    broken: list[int] = []
    total = 0
    for index in range(len(document)):
        lines: list[_Line] = []
        try:
            page = document[index]
            try:
                text_page = page.get_textpage()
                try:
                    lines = _lines(text_page.raw, limits.text_chars)
                finally:
                    text_page.close()
            finally:
                page.close()
        except (RuntimeError, ValueError, OSError):
            broken.append(index + 1)
        total += sum(len(line.text) for line in lines)
        if total > limits.text_chars:
            raise TooLarge(
                f"its text has more than {limits.text_chars:,} characters.",
                advice="Split it.",
            )
        pages.append(lines)
    return pages, broken


def _lines(raw: Any, limit: int) -> list[_Line]:
    import pypdfium2.raw as pdfium

    count = max(0, pdfium.FPDFText_CountChars(raw))
    if count > limit:
        raise TooLarge(
            f"a page has {count:,} characters.", advice="Raise the limit text_chars if that is so."
        )
    codes = [pdfium.FPDFText_GetUnicode(raw, index) for index in range(count)]
    lines: list[_Line] = []
    start = 0
    for index in range(count + 1):
        # pdfium joins a word broken at a line's end: its mark for the hyphen is that line's end.
        broken = index < count and codes[index] in _BROKEN
        if index < count and codes[index] not in (10, 13) and not broken:
            continue
        if line := _line(raw, pdfium, codes, start, index + broken):
            lines.append(line)
        start = index + 1
    return lines


def _line(raw: Any, pdfium: Any, codes: list[int], start: int, end: int) -> _Line | None:
    """One line, its place measured at its first and last sign."""
    text = "".join(_sign(code) for code in codes[start:end])
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text.strip():
        return None
    blank = (0, 9, 32, 160)
    while start < end and codes[start] in blank:
        start += 1
    last = end - 1
    while last > start and codes[last] in blank:
        last -= 1
    box = [ctypes.c_double() for _ in range(4)]
    edges = [0.0, 0.0]
    base = 0.0
    for which, index in enumerate((start, last)):
        x, y = ctypes.c_double(), ctypes.c_double()
        if pdfium.FPDFText_GetCharOrigin(raw, index, x, y) and which == 0:
            base = y.value
        if pdfium.FPDFText_GetCharBox(raw, index, *box):
            edges[which] = box[which].value
    size = max(float(pdfium.FPDFText_GetFontSize(raw, start)), 0.0)
    return _Line(text.strip(), min(edges), max(edges), base, size)


def _sign(code: int) -> str:
    if code in _BROKEN:
        return "\u00ad"
    return chr(code) if 0 < code <= 0x10FFFF else ""


def _mark_furniture(pages: list[list[_Line]]) -> None:
    def key(line: _Line) -> str:
        return _DIGITS.sub("0", line.text.casefold())

    def edges(page: list[_Line]) -> list[_Line]:
        count = min(EDGE_LINES, len(page) // 3)
        return page[:count] + page[len(page) - count :]

    seen = Counter(name for page in pages for name in {key(line) for line in edges(page)})
    for page in pages:
        for line in edges(page):
            line.furniture = len(page) > 1 and (
                seen[key(line)] >= 3
                or (line in (page[0], page[-1]) and _PAGE_NUMBER.fullmatch(line.text) is not None)
            )


def _build(pages: list[list[_Line]], builder: Builder) -> None:
    paragraphs: list[_Paragraph] = []
    compounds = frozenset(
        word.casefold() for page in pages for line in page for word in _COMPOUND.findall(line.text)
    )
    for page in pages:
        found = _paragraphs([line for line in page if not line.furniture], compounds)
        if paragraphs and found and _goes_on(paragraphs[-1], found[0]):
            paragraphs[-1].text = _join(paragraphs[-1].text, found.pop(0).text, compounds)
        paragraphs += found
        furniture = [line.text for line in page if line.furniture]
        if not paragraphs:
            paragraphs += [_Paragraph(text, 0.0, True) for text in furniture]
        else:
            paragraphs[-1].after += furniture
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[round(paragraph.size, 1)] += len(paragraph.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    for paragraph in paragraphs:
        large = paragraph.size > 1.15 * body and len(paragraph.text) <= MAX_HEADING
        hint = "furniture" if paragraph.furniture else "p"
        if large and not paragraph.furniture:
            hint = "h1" if paragraph.size > 1.5 * body else "h2"
        builder.add(_closed(paragraph.text), hint)
        for text in paragraph.after:
            builder.add(_closed(text), "furniture")


def _paragraphs(lines: list[_Line], compounds: frozenset[str]) -> list[_Paragraph]:
    if not lines:
        return []
    steps = [a.base - b.base for a, b in pairwise(lines) if a.base > b.base]
    usual = median(steps) if steps else 0.0
    right = max(line.right for line in lines)
    left = min(line.left for line in lines)
    width = max(right - left, 1.0)
    found = [_Paragraph(lines[0].text, lines[0].size)]
    for before, line in pairwise(lines):
        step = before.base - line.base
        resized = abs(line.size - before.size) > max(before.size, line.size) / 6
        short = right - before.right > width / 10 and before.text.endswith(_ENDS)
        indented = line.left - before.left > 0.015 * width and before.text.endswith(_ENDS)
        far = usual > 0 and step > 1.35 * usual
        if far or resized or short or (indented and step > 0):
            found.append(_Paragraph(line.text, line.size))
        else:
            found[-1].text = _join(found[-1].text, line.text, compounds)
    return found


def _goes_on(before: _Paragraph, after: _Paragraph) -> bool:
    same = abs(before.size - after.size) <= max(before.size, after.size) / 6
    return (
        same
        and not before.furniture
        and not before.text.endswith(_ENDS)
        and after.text[:1].islower()
    )


def _closed(text: str) -> str:
    return text[:-1] + "-" if text.endswith("\u00ad") else text


def _join(head: str, tail: str, compounds: frozenset[str] = frozenset()) -> str:
    """Two lines of a paragraph as one run of words; `compounds` keep their hyphen."""
    if not (head.endswith(("-", "\u00ad", "\u2010")) and head[-2:-1].isalpha()):
        return f"{head} {tail}"
    stem = head[-60:-1].rsplit(None, 1)[-1]
    word = stem + "-" + "".join(_FIRST_WORD.findall(tail[:60])[:1])
    small = head[-2].islower() and tail[:1].islower()
    return head[:-1] + ("" if small and word.casefold() not in compounds else "-") + tail
