"""Files made for the tests; everything in them is invented."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sayso.errors import SkipReport
from sayso.ingest import Extracted, Item, extract, split
from sayso.settings import Limits

SENTENCE = (
    "A spokesman of the Northern Defence Council said on Friday that nine lorries had crossed "
    "Pell Bridge during the night, and that the guards of Tasmur had watched them pass."
)
LIMITS = Limits()


@pytest.fixture
def sentence() -> str:
    """One sentence that must come out of every format word for word."""
    return SENTENCE


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Writes a file and gives its path."""

    def write(name: str, data: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


Read = Callable[..., tuple[list[Extracted], list[SkipReport]]]


@pytest.fixture
def read(put: Callable[[str, bytes | str], Path]) -> Read:
    """Splits and extracts a file of these bytes: the texts, and what was skipped."""

    def run(
        name: str, data: bytes | str, limits: Limits = LIMITS
    ) -> tuple[list[Extracted], list[SkipReport]]:
        texts: list[Extracted] = []
        skipped: list[SkipReport] = []
        for piece in split(put(name, data), limits=limits):
            if isinstance(piece, SkipReport):
                skipped.append(piece)
                continue
            try:
                texts.append(extract(piece, limits=limits))
            except SkipReport as error:
                skipped.append(error)
        return texts, skipped

    return run


@pytest.fixture
def items(put: Callable[[str, bytes | str], Path]) -> Callable[..., list[Item | SkipReport]]:
    """The pieces that a file of these bytes is split into."""

    def run(name: str, data: bytes | str, limits: Limits = LIMITS) -> list[Item | SkipReport]:
        return list(split(put(name, data), limits=limits))

    return run


@pytest.fixture
def zipped() -> Callable[[Mapping[str, bytes | str]], bytes]:
    """A zip of these members."""

    def make(members: Mapping[str, bytes | str]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return out.getvalue()

    return make


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """A PDF: each page a list of (text, size, y) lines; `password` encrypts it."""

    def make(pages: list[list[tuple[str, float, float]]], password: str = "") -> bytes:
        from reportlab.lib.pdfencrypt import StandardEncryption
        from reportlab.pdfgen.canvas import Canvas

        out = io.BytesIO()
        encrypt = StandardEncryption(password, strength=128) if password else None
        canvas = Canvas(out, encrypt=encrypt, invariant=1)
        canvas.setTitle("Lorries at Pell Bridge")
        canvas.setAuthor("Press office")
        for page in pages:
            for text, size, y in page:
                canvas.setFont("Helvetica", size)
                canvas.drawString(72, y, text)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make


@pytest.fixture
def samples(
    pdf: Callable[..., bytes], zipped: Callable[[Mapping[str, bytes | str]], bytes]
) -> dict[str, bytes]:
    """A small valid file of each format that has an inside."""
    from docx import Document
    from openpyxl import Workbook

    word, sheet = io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph(SENTENCE)
    document.save(word)
    book = Workbook()
    book.active.append(["text", "date"])
    book.active.append([SENTENCE, "2024-03-01"])
    book.save(sheet)
    page = f"<html><head><title>T</title></head><body><p>{SENTENCE}</p></body></html>"
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    record = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.invalid/\r\n"
        f"Content-Length: {len(block.encode())}\r\n\r\n{block}\r\n\r\n"
    )
    mail = (
        "From: a@b.invalid\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
        f"{SENTENCE}\r\n--b\r\nContent-Disposition: attachment; filename=a.html\r\n\r\n"
        f"{page}\r\n--b--"
    )
    return {
        "a.pdf": pdf([[(SENTENCE[:60], 11, 700), (SENTENCE[60:], 11, 686)]]),
        "a.docx": word.getvalue(),
        "a.xlsx": sheet.getvalue(),
        "a.zip": zipped({"a.txt": SENTENCE, "b.html": page}),
        "a.html": page.encode(),
        "a.warc": record.encode(),
        "a.warc.gz": gzip.compress(record.encode()),
        "a.eml": mail.encode(),
        "a.mbox": b"From a@b Fri Mar  1 10:00:00 2024\n" + mail.encode(),
        "a.rtf": (r"{\rtf1\ansi{\fonttbl{\f0 A;}}\f0 " + SENTENCE + r"\par}").encode(),
    }
