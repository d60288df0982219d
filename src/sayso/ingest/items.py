"""Items: a file split into its records, and each record's text taken.

Everything is by content first. Containers are streamed, nothing is written to disk, and whatever
goes wrong with one record is a SkipReport in its place while the rest goes on.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from sayso.errors import (
    EncryptedFile,
    NoText,
    SaysoError,
    SkipReport,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
)
from sayso.ingest.formats import html, mail, office, pdf, plain, rows, rtf, warc
from sayso.ingest.formats import sniff as kinds
from sayso.ingest.formats import zip as archives
from sayso.ingest.formats.extracted import Extracted, check_length, join_notes
from sayso.ingest.formats.item import Item
from sayso.ingest.formats.seam import amount, shorten, translated
from sayso.ingest.formats.sniff import sniff
from sayso.ingest.formats.streams import Gunzipped, read_all
from sayso.settings import Limits

__all__ = ["Extracted", "Item", "extract", "hash_file", "sniff", "split"]

WHOLE_FILE_RECORDS = 8
"""A PDF or office document given by itself may be this many times `record_bytes`: its pictures."""
_CHUNK = 1024 * 1024
_LARGE = frozenset({kinds.PDF, kinds.DOCX, kinds.ODT})
_STREAMED = frozenset({kinds.JSONL, kinds.CSV, kinds.MBOX, kinds.WARC})
_CONTAINERS = _STREAMED | {kinds.ZIP, kinds.XLSX, kinds.MAIL}

_EXTRACTORS: dict[str, Callable[..., Extracted]] = {
    kinds.PLAIN: plain.extract,
    kinds.MARKDOWN: partial(plain.extract, markdown=True),
    kinds.HTML: html.extract,
    kinds.MHTML: mail.extract_mhtml,
    kinds.MAIL: mail.extract,
    kinds.PDF: pdf.extract,
    kinds.DOCX: office.extract_docx,
    kinds.ODT: office.extract_odt,
    kinds.RTF: rtf.extract,
    kinds.ROW: rows.extract,
}


def hash_file(path: Path) -> tuple[str, int]:
    """SHA-256 in hex and size in bytes of a file, read as a stream.

    UnreadableFile where it has vanished, may not be read, or is no regular file.
    """
    digest = hashlib.sha256()
    size = 0
    try:
        with _open(path) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise _unreadable(path, error) from error
    return digest.hexdigest(), size


def split(path: Path, *, limits: Limits, source: Path | None = None) -> Iterator[Item | SkipReport]:
    """The records of a file, in order, as they are read; what is wrong comes as a SkipReport.

    Never raises a SkipReport: what concerns the whole file has the part "". Containers inside
    containers are opened down to `container_depth`. Where `path` is a copy, `source` is the file
    that it was made of: its name counts, and problems are told of it.
    """
    name = (source or path).name
    told = os.fspath(source or path)
    try:
        with _open(path) as stream:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            if size > limits.file_bytes:
                raise TooLarge(
                    f"the file has {amount(size)}, over {amount(limits.file_bytes)}.",
                    advice="Split it.",
                )
            budget = archives.Budget(limits)
            for piece in _records(stream, Item("", b"", "", name=name), 0, limits, budget):
                if isinstance(piece, SkipReport):
                    piece.path = told
                yield piece
    except SkipReport as skipped:
        skipped.path = told
        yield skipped
    except OSError as error:
        yield _unreadable(source or path, error)


def _open(path: Path) -> BinaryIO:
    # Looked at first: opening a pipe would wait for somebody to write into it.
    if not stat.S_ISREG(path.stat().st_mode):
        folder = path.is_dir()
        raise UnreadableFile(
            "it is a folder." if folder else "it is not a regular file.",
            advice="`sayso read` takes folders." if folder else "Give a file.",
            path=os.fspath(path),
        )
    return path.open("rb")


def _unreadable(path: Path, error: OSError) -> UnreadableFile:
    if isinstance(error, FileNotFoundError):
        problem, advice = "there is no such file, or it has vanished.", "Check the path."
    elif isinstance(error, PermissionError):
        problem, advice = "it may not be read.", "Check its permissions."
    else:
        problem, advice = f"it cannot be read ({error.strerror or shorten(error)}).", "Try again."
    return UnreadableFile(problem, advice=advice, path=os.fspath(path))


def _records(
    stream: BinaryIO, item: Item, depth: int, limits: Limits, budget: archives.Budget
) -> Iterator[Item | SkipReport]:
    """The records in a stream whose part, name and fields `item` gives."""
    try:
        yield from _look(stream, item, depth, limits, budget)
    except SkipReport as skipped:
        skipped.part = skipped.part or item.part
        yield skipped
    except (OSError, SaysoError):
        raise
    except Exception as error:
        # A reader that others wrote stumbled while it was being iterated.
        try:
            with translated("what it seems to be"):
                raise error
        except SkipReport as skipped:
            skipped.part = item.part
            yield skipped


def _look(
    stream: BinaryIO, item: Item, depth: int, limits: Limits, budget: archives.Budget
) -> Iterator[Item | SkipReport]:
    head = stream.read(kinds.HEAD)
    stream.seek(0)
    kind = sniff(head, item.name)
    if kind == kinds.GZIP:
        _check_depth(depth, limits)
        yield from _gunzipped(stream, item, depth, limits, budget)
        return
    if kind in (kinds.ZIP, kinds.DOCX, kinds.XLSX, kinds.ODT):
        with archives.open_zip(stream, limits) as archive:
            kind = archives.kind(archive)
        stream.seek(0)
    if kind in _CONTAINERS and (kind != kinds.MAIL or depth < limits.container_depth):
        _check_depth(depth, limits)
        yield from _opened(stream, kind, item, depth, limits, budget)
        return
    if kind not in _EXTRACTORS:
        raise _no_reader(stream, kind, head)
    whole = WHOLE_FILE_RECORDS if kind in _LARGE and not item.part else 1
    data = read_all(stream, limits.record_bytes * whole, kinds.NAMES[kind])
    yield replace(item, data=data, media_type=kind)
    if kind == kinds.MAIL and mail.holds_files(data):
        raise TooLarge(
            f"messages inside messages, more than {limits.container_depth} deep: what is attached "
            "to the innermost was left out.",
            advice="Save it as a message of its own and read that.",
        )


def _check_depth(depth: int, limits: Limits) -> None:
    if depth >= limits.container_depth:
        raise TooLarge(
            f"containers inside containers, more than {limits.container_depth} deep.",
            advice="Unpack the inner ones and read them by themselves.",
        )


def _opened(
    stream: BinaryIO,
    kind: str,
    item: Item,
    depth: int,
    limits: Limits,
    budget: archives.Budget,
) -> Iterator[Item | SkipReport]:
    """The records of a container; those that nobody has looked at are looked at in turn."""
    match kind:
        case kinds.ZIP:
            pieces = archives.split(stream, item.part, limits, budget)
        case kinds.JSONL:
            pieces = rows.split_jsonl(stream, item.part, limits)
        case kinds.CSV:
            pieces = rows.split_csv(stream, item.part, limits)
        case kinds.XLSX:
            pieces = rows.split_xlsx(stream, item.part, limits)
        case kinds.MBOX:
            pieces = mail.split_mbox(stream, item.part, limits)
        case kinds.WARC:
            pieces = warc.split(stream, item.part, limits)
        case _:
            pieces = mail.split(stream, item.part, limits, item.name)
    for piece in pieces:
        if isinstance(piece, Item) and not piece.media_type:
            yield from _records(io.BytesIO(piece.data), piece, depth + 1, limits, budget)
        elif isinstance(piece, Item) and not piece.name:
            yield replace(piece, name=item.name if piece.part == item.part else "")
        else:
            yield piece


def _gunzipped(
    stream: BinaryIO, item: Item, depth: int, limits: Limits, budget: archives.Budget
) -> Iterator[Item | SkipReport]:
    """What a gzip file holds, under its name without ".gz"; streamed where it is a container."""
    name = item.name[:-3] if item.name.lower().endswith(".gz") else item.name
    item = replace(item, name=name)
    opened = io.BufferedReader(Gunzipped(stream, limits), _CHUNK)
    kind = sniff(opened.peek(kinds.HEAD)[: kinds.HEAD], name)
    if kind in _STREAMED:
        yield from _opened(cast(BinaryIO, opened), kind, item, depth, limits, budget)
        return
    data = read_all(cast(BinaryIO, opened), limits.record_bytes, "what it unpacks to")
    yield from _records(io.BytesIO(data), item, depth + 1, limits, budget)


def _no_reader(stream: BinaryIO, kind: str, head: bytes) -> SkipReport:
    if kind == kinds.EMPTY:
        return NoText("the file is empty.", advice="Leave it out, or get it again.")
    if kind == kinds.OLE:
        return _ole(stream)
    if kind in (kinds.XML, kinds.CODE):
        return UnknownFormat(
            "it is XML, a program, settings or data, by its name and content; no report.",
            advice="If it is one, rename it to .txt; save JSON as one object a line (.jsonl).",
        )
    problem, advice = kinds.describe(head)
    return UnknownFormat(problem, advice=advice)


def _ole(stream: BinaryIO) -> SkipReport:
    """Office files from before 2007, and the shell around encrypted newer ones (MS-OFFCRYPTO)."""
    mark = "EncryptedPackage".encode("utf-16-le")
    tail = b""
    for _ in range(WHOLE_FILE_RECORDS * 64):
        chunk = stream.read(_CHUNK)
        if not chunk:
            break
        if mark in tail + chunk:
            return EncryptedFile(
                "the document is encrypted.",
                advice="Open it with its password and save it without one.",
            )
        tail = chunk[-len(mark) :]
    return UnknownFormat(
        "it is an old office file (.doc, .xls, .ppt or .msg).",
        advice="Open it and save it as .docx, .xlsx, .pdf or .eml.",
    )


def extract(item: Item, *, limits: Limits) -> Extracted:
    """The text of an item, with its blocks and what the format says of it.

    Raises SkipReport subclasses only, with `part` filled in: UnknownFormat, DamagedFile,
    EncryptedFile, NoText, TooLarge. What the container said (`item.fields`) goes before what the
    record says of itself.
    """
    try:
        reader = _EXTRACTORS.get(item.media_type)
        if reader is None:
            raise UnknownFormat(
                f"there is no reader for {item.media_type or 'it'}.", advice="Save it as text."
            )
        with translated(kinds.NAMES[item.media_type]):
            found = reader(item, limits=limits)
        check_length(len(found.text), limits)
    except SkipReport as skipped:
        skipped.part = skipped.part or item.part
        raise
    said = {
        key: value
        for key, value in item.fields.items()
        if key in _SAID and value and item.media_type != kinds.ROW
    }
    return replace(
        found,
        metadata={**found.metadata, **said},
        notes=join_notes(_misnamed(item), found.notes),
    )


_SAID = frozenset({"id", "title", "publisher", "published", "url", "byline", "language"})


def _misnamed(item: Item) -> tuple[str, ...]:
    promised = kinds.expected(item.name)
    plain_names = {kinds.PLAIN, kinds.MARKDOWN, kinds.HTML}
    if not promised or promised == item.media_type or item.media_type == kinds.ROW:
        return ()
    if promised in plain_names and item.media_type in (kinds.PLAIN, kinds.MARKDOWN):
        return ()
    return (f"named {kinds.suffix(item.name)}, but it is {kinds.NAMES[item.media_type]}",)
