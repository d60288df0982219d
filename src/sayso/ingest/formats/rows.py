"""Tables and JSON lines: one report a row.

Columns are id, text (or html), title, publisher, published, url, byline, language; case does not
matter, and the names that people give them otherwise are known. A row's text is kept exactly as it
was given, character for character: offsets count in it.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from sayso.errors import DamagedFile, NoText, SkipReport, TooLarge, UnknownFormat
from sayso.ingest.formats import sniff
from sayso.ingest.formats.dates import to_edtf
from sayso.ingest.formats.encodings import decode, register_fallback
from sayso.ingest.formats.extracted import Extracted, check_length
from sayso.ingest.formats.html import extract_page
from sayso.ingest.formats.html_metadata import language_tag
from sayso.ingest.formats.item import FIELDS, Item, member_part
from sayso.ingest.formats.plain import blocks
from sayso.ingest.formats.seam import amount, quiet, shorten
from sayso.ingest.formats.streams import lines
from sayso.ingest.formats.zip import Package
from sayso.settings import Limits

__all__ = ["extract", "split_csv", "split_jsonl", "split_xlsx"]

MAX_BROKEN = 1_000
"""Broken rows in a row after which the file is given up: it is something else."""
SAMPLE = 256 * 1024
_JSON = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}

_SYNONYMS = {
    "id": "id doc_id docid document_id report_id article_id uid uuid guid key",
    "text": "text body content contents fulltext full_text article article_text body_text maintext "
    "main_text story transcript message plain_text",
    "html": "html raw_html html_content content_html body_html",
    "title": "title headline head heading subject name",
    "publisher": "publisher source outlet site sitename site_name newspaper publication channel "
    "domain media organisation organization",
    "published": "published date datetime published_at publishedat published_date publish_date "
    "publication_date pubdate pub_date published_on date_published datepublished timestamp "
    "created_at posted",
    "url": "url link uri href permalink address web_url source_url",
    "byline": "byline author authors writer reporter by creator",
    "language": "language lang locale language_code",
}
_KNOWN = {word: key for key, words in _SYNONYMS.items() for word in words.split()}
_NEEDED = "Needed is a column text (or body, content, html); useful are " + ", ".join(
    key for key in FIELDS if key not in ("text", "html")
)


def split_jsonl(stream: BinaryIO, part: str, limits: Limits) -> Iterator[Item | SkipReport]:
    """Each line's object; a SkipReport for each that is broken. The part is the line's number."""
    broken = good = 0
    for number, (line, whole) in enumerate(lines(stream, limits.record_bytes), 1):
        if not line.strip():
            continue
        own = member_part(part, str(number))
        try:
            yield _json_item(line, whole, own, limits)
            broken, good = 0, good + 1
        except SkipReport as skipped:
            skipped.part = own
            yield skipped
            broken += 1
        if broken >= MAX_BROKEN:
            yield UnknownFormat(
                f"{broken:,} broken lines one after the other, up to line {number:,}: given up.",
                advice="It should be one JSON object a line.",
                part=part,
            )
            return


def _json_item(line: bytes, whole: bool, part: str, limits: Limits) -> Item:
    if not whole:
        raise TooLarge(
            f"line {part.rpartition('!')[2]} has more than {amount(limits.record_bytes)}.",
            advice="Split the report.",
        )
    text, notes = decode(line)
    try:
        row = json.loads(text)
    except RecursionError as error:
        raise DamagedFile(
            "the line is nested too deeply.", advice='Expected is {"id": …, "text": …}.'
        ) from error
    except ValueError as error:
        where = f": it breaks at character {error.pos + 1:,}" if hasattr(error, "pos") else ""
        raise DamagedFile(
            f"the line is not JSON{where}.",
            advice='Expected is one object a line: {"id": …, "text": …}.',
        ) from error
    if not isinstance(row, dict):
        raise DamagedFile(
            f"the line holds {_JSON.get(type(row), 'a number')}, not an object.",
            advice='Expected is {"id": …, "text": …}.',
        )
    return _item(row, part, data=line.rstrip(b"\r\n"), notes=notes)


def split_csv(stream: BinaryIO, part: str, limits: Limits) -> Iterator[Item | SkipReport]:
    """Each row below the header. The part is the row's number as a spreadsheet counts them, with
    the header as row 1. UnknownFormat where the header has no column of text."""
    head = stream.read(SAMPLE)
    # Cut at a line end, so that half a character at the end does not spoil the guess.
    sample, notes = decode(head[: head.rfind(b"\n") + 1] or head)
    name = _encoding_of(notes, head)
    rest = io.BufferedReader(_Joined(head, stream))
    text = io.TextIOWrapper(rest, encoding=name, errors=register_fallback(), newline="")
    # The field limit is the process's; the default of 131,072 is less than a long article.
    csv.field_size_limit(limits.record_bytes)
    reader = csv.reader(text, delimiter=_delimiter(sample))
    rows = _numbered(reader, part)
    header: Sequence[object] | None = None
    for number, row in rows:
        if isinstance(row, SkipReport):
            yield row
            continue
        if not any(row):
            continue
        if header is None:
            header = row
            _columns(header, part)
            continue
        yield from _table_row(header, row, member_part(part, str(number)), notes)
    if header is None:
        yield NoText(
            "the table is empty.", advice="Leave it out, or save it anew with its rows.", part=part
        )


def _numbered(reader: Any, part: str) -> Iterator[tuple[int, Sequence[str] | SkipReport]]:
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield (
                number,
                DamagedFile(
                    f"row {number} cannot be read ({shorten(error)}); what follows is left out.",
                    advice="Perhaps a quotation mark is never closed: save it anew as CSV.",
                    part=member_part(part, str(number)),
                ),
            )
            return


class _Joined(io.RawIOBase):
    """The bytes already read from a stream, then the rest of it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head.removeprefix(b"\xef\xbb\xbf")
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _encoding_of(notes: Sequence[str], head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    for note in notes:
        if "guessed" in note:
            return note.rpartition(": ")[2]
    return "utf-8"  # with Windows-1252 for the bytes that are not


def _delimiter(sample: str) -> str:
    """The sign that the first line has most of, outside quotation marks."""
    line = re.sub(r'"[^"]*"', "", sample.lstrip("\r\n").split("\n", 1)[0])
    counts = {sign: line.count(sign) for sign in ",;\t|"}
    return max(counts, key=lambda sign: counts[sign])


def split_xlsx(stream: BinaryIO, part: str, limits: Limits) -> Iterator[Item | SkipReport]:
    """Each row of each sheet that has a column of text; the part is the row's number, with the
    sheet's name before it where there are several. UnknownFormat where no sheet has one."""
    data = stream.read(limits.record_bytes + 1)
    if len(data) > limits.record_bytes:
        raise TooLarge(
            f"the workbook has more than {amount(limits.record_bytes)}.",
            advice="Save it as CSV, which is read row by row.",
        )
    Package(data, limits).check()
    from openpyxl import load_workbook

    try:
        with quiet():
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise DamagedFile(
            "the workbook is broken and cannot be opened.",
            advice="Open it in a spreadsheet program, which may repair it, and save it as CSV.",
        ) from error
    problem: SkipReport | None = None
    found = False
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        own = member_part(part, sheet.title) if len(sheets) > 1 else part
        header: Sequence[object] | None = None
        for number, row in _sheet_rows(sheet, own):
            if isinstance(row, SkipReport):
                yield row
                continue
            if not any(cell not in (None, "") for cell in row):
                continue
            if header is None:
                header = row
                try:
                    _columns(header, own)
                except SkipReport as error:
                    problem = problem or error
                    break
                found = True
                continue
            yield from _table_row(header, row, member_part(own, str(number)), ())
    if not found:
        yield problem or NoText(
            "the workbook is empty.",
            advice="Leave it out, or save it anew with its rows.",
            part=part,
        )


def _sheet_rows(sheet: Any, part: str) -> Iterator[tuple[int, Sequence[object] | SkipReport]]:
    number = 0
    try:
        # What a sheet says of its own size may be a lie that makes every row 16,384 cells wide.
        with quiet():
            sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        while True:
            number += 1
            with quiet():
                row = next(rows, None)
            if row is None:
                return
            yield number, row
    except Exception as error:
        yield (
            number,
            DamagedFile(
                f"row {number} cannot be read ({shorten(error)}); what follows is left out.",
                advice="Save it anew as .xlsx or as CSV.",
                part=member_part(part, str(number)),
            ),
        )


def _table_row(
    header: Sequence[object], row: Sequence[object], part: str, notes: Sequence[str]
) -> Iterator[Item | SkipReport]:
    cells = {
        str(name): _cell(value)
        for name, value in zip(header, row, strict=False)
        if name not in (None, "") and value not in (None, "")
    }
    data = json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass")
    try:
        yield _item(cells, part, data=data, notes=notes)
    except SkipReport as skipped:
        skipped.part = part
        yield skipped


def _columns(names: Sequence[object], part: str) -> None:
    """UnknownFormat that lists what was found and what is needed, where no column has text."""
    if {"text", "html"} & {_key(str(name)) for name in names if name is not None}:
        return
    found = ", ".join(repr(str(name)[:40]) for name in names[:30] if name not in (None, ""))
    raise UnknownFormat(
        f"no column holds the text. Found are {found or 'no names'}.",
        advice=f"{_NEEDED}. They are named in the first row.",
        part=part,
    )


def _key(name: str) -> str | None:
    return _KNOWN.get(re.sub(r"[\s\-.]+", "_", name.strip().lower().lstrip("\ufeff")))


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _item(row: Mapping[str, object], part: str, *, data: bytes, notes: Sequence[str]) -> Item:
    """The row's fields by our names; a column of exactly that name goes before its synonyms."""
    fields: dict[str, str] = {}
    for exact in (True, False):
        for name, value in row.items():
            key = _key(str(name))
            if key and (exact == (str(name).strip().lower() == key)) and key not in fields:
                words = _words(value)
                if words:
                    fields[key] = words
    if not (fields.get("text", "").strip() or fields.get("html", "").strip()):
        if {"text", "html"} & {_key(str(name)) for name in row}:
            raise NoText("the row's text is empty.", advice="Fill it in, or leave the row out.")
        names = ", ".join(repr(str(name)[:40]) for name in list(row)[:30])
        raise NoText(f"the row has no text. It has {names or 'nothing'}.", advice=_NEEDED + ".")
    if given := fields.pop("published", ""):
        if edtf := to_edtf(given):
            fields["published"] = edtf
        else:
            fields["published_as_given"] = given
            notes = (*notes, f"date {given[:40]!r} not understood: write it as YYYY-MM-DD")
    if "language" in fields and not (tag := language_tag(fields["language"])):
        del fields["language"]
    elif "language" in fields:
        fields["language"] = tag
    if notes:
        fields["notes"] = "\n".join(notes)
    return Item(part, data, sniff.ROW, fields)


def _words(value: object) -> str:
    """A JSON value as a field: a string as it is, a list of names joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(part for part in value[:50] if isinstance(part, str))
    return ""


def extract(item: Item, *, limits: Limits) -> Extracted:
    """A row's text, verbatim, or the article of its HTML."""
    notes = tuple(item.fields.get("notes", "").split("\n")) if "notes" in item.fields else ()
    metadata = {
        key: value
        for key, value in item.fields.items()
        if key not in ("text", "html", "notes") and value
    }
    text = item.fields.get("text", "")
    if text.strip():
        check_length(len(text), limits)
        return Extracted(text, "row 1", blocks(text), metadata, notes)
    found = extract_page(item.fields.get("html", ""), limits=limits, notes=notes)
    return Extracted(
        found.text, found.extractor, found.blocks, {**found.metadata, **metadata}, found.notes
    )
