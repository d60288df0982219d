"""What the bytes are: by content first, by name only where the content could be several things."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath

from sayso.ingest.formats.encodings import looks_like_text

__all__ = ["HEAD", "NAMES", "describe", "expected", "sniff", "suffix"]

HEAD = 16 * 1024
"""Bytes that `sniff` should be given."""

CODE = "text/x-code"
CSV = "text/csv"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EMPTY = "application/x-empty"
GZIP = "application/gzip"
HTML = "text/html"
JSONL = "application/jsonl"
MAIL = "message/rfc822"
MARKDOWN = "text/markdown"
MBOX = "application/mbox"
MHTML = "multipart/related"
ODT = "application/vnd.oasis.opendocument.text"
OLE = "application/x-ole-storage"
PDF = "application/pdf"
PLAIN = "text/plain"
ROW = "application/json"
RTF = "application/rtf"
UNKNOWN = "application/octet-stream"
WARC = "application/warc"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XML = "text/xml"
ZIP = "application/zip"

NAMES = {
    CSV: "a table (CSV)", DOCX: "a Word document", GZIP: "a gzip file", HTML: "HTML",
    JSONL: "JSON lines", MAIL: "a mail message", MARKDOWN: "Markdown", MBOX: "a mailbox",
    MHTML: "a saved web page (MHTML)", ODT: "an OpenDocument text", PDF: "a PDF",
    PLAIN: "plain text", ROW: "a row", RTF: "RTF", WARC: "a web archive (WARC)",
    XLSX: "an Excel workbook", ZIP: "a zip file",
}  # fmt: skip

_SUFFIXES = {
    ".txt": PLAIN, ".text": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML,
    ".htm": HTML, ".xhtml": HTML, ".mhtml": MHTML, ".mht": MHTML, ".pdf": PDF, ".docx": DOCX,
    ".odt": ODT, ".rtf": RTF, ".eml": MAIL, ".mbox": MBOX, ".jsonl": JSONL, ".ndjson": JSONL,
    ".csv": CSV, ".tsv": CSV, ".xlsx": XLSX, ".zip": ZIP, ".warc": WARC, ".gz": GZIP,
}  # fmt: skip

_CODE = frozenset(
    ".js .mjs .ts .css .map .json .svg .xml .rss .atom .py .sh .bat .ini .toml .sql .tex .bib .srt "
    ".vtt .ics .vcf".split()
)
"""Text that is no report: what a browser saves beside a page, programs, settings."""

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a picture (PNG)", "ocr"), (b"\xff\xd8\xff", "a picture (JPEG)", "ocr"),
    (b"GIF8", "a picture (GIF)", "ocr"), (b"II*\x00", "a picture (TIFF)", "ocr"),
    (b"MM\x00*", "a picture (TIFF)", "ocr"), (b"7z\xbc\xaf'\x1c", "a 7z archive", "unpack"),
    (b"Rar!", "a RAR archive", "unpack"), (b"BZh", "a bzip2 file", "unpack"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack"), (b"(\xb5/\xfd", "a zstd file", "unpack"),
    (b"\x7fELF", "a program", ""), (b"MZ\x90", "a program", ""), (b"OggS", "audio", "sound"),
    (b"ID3", "audio", "sound"), (b"fLaC", "audio", "sound"), (b"RIFF", "sound or video", "sound"),
    (b"\x1aE\xdf\xa3", "video", "sound"), (b"SQLite format 3\x00", "a database", ""),
    (b"%!PS", "PostScript", "pdf"), (b"!BDN", "an Outlook mailbox (.pst)", "mbox"),
)  # fmt: skip
_ADVICE = {
    "ocr": "Run OCR first and give the text or the searchable PDF.",
    "unpack": "Unpack it, or pack it as .zip.",
    "sound": "Give a transcript of it.",
    "pdf": "Make it a PDF.",
    "mbox": "Export it as .mbox or .eml.",
    "": "Readable are .txt .md .html .mhtml .pdf .docx .odt .rtf .eml .mbox .jsonl .csv .xlsx .zip "
    ".warc .warc.gz.",
}

_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]", re.MULTILINE)
_MAIL_SURE = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
_MAIL_ALSO = {b"from", b"to", b"subject", b"date", b"cc", b"reply-to", b"content-type"}
_TAG = re.compile(rb"<[a-z][a-z0-9]{0,10}[\s>/]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JSON_START = re.compile(rb'\{\s*"[^"\n]{0,80}"\s*:|\{\s*\}')
_MBOX = re.compile(rb"From \S[^\n]{0,200}\d{4}\s*\n(?:[A-Za-z>][A-Za-z0-9-]{0,60}:|>From )")


def suffix(name: str) -> str:
    """The last suffix of a file name, lower case, with its dot."""
    return PurePosixPath(name.replace("\\", "/").rstrip(". ")).suffix.lower()


def expected(name: str) -> str:
    """The media type that the name promises; "" where it promises nothing."""
    return _SUFFIXES.get(suffix(name), "")


def sniff(head: bytes, name: str) -> str:
    """Media type of a file that begins with `head` (give `HEAD` bytes) and is called `name`.

    Zip files that hold an office document are told apart as far as their head shows it; what
    `split` finds in their table of contents is surer.
    """
    if not head:
        return EMPTY
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(head, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLE
    if head.lstrip()[:5] == b"{\\rtf":
        return RTF
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    if _magic(head) is not None or not looks_like_text(head):
        return UNKNOWN
    return _text_kind(_ascii_view(head), name)


def describe(head: bytes) -> tuple[str, str]:
    """Problem and advice for bytes that have no reader, as far as they can be recognised."""
    what, kind = _magic(head) or ("binary data of no known format", "")
    return f"it is {what}, which has no text to read.", _ADVICE[kind]


def _magic(head: bytes) -> tuple[str, str] | None:
    if head[4:12] in (b"ftypisom", b"ftypmp42", b"ftypqt  ", b"ftypM4A "):
        return "video or audio", "sound"
    for start, what, advice in _MAGIC:
        # Short marks in letters ("ID3", "RIFF") also begin ordinary sentences.
        if head.startswith(start) and not (start.isalnum() and looks_like_text(head)):
            return what, advice
    return None


def _zip_kind(head: bytes, name: str) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]:
        return ODT
    if b"word/document.xml" in head:
        return DOCX
    if b"xl/workbook.xml" in head:
        return XLSX
    by_name = expected(name)
    return by_name if by_name in (DOCX, XLSX, ODT) else ZIP


def _ascii_view(head: bytes) -> bytes:
    """The head with its ASCII letters as single bytes, whatever Unicode encoding it is in."""
    if head.startswith(codecs.BOM_UTF8):
        return head[3:]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head[:64]:
        return head.lstrip(b"\xff\xfe").replace(b"\x00", b"")
    return head


def _text_kind(head: bytes, name: str) -> str:
    by_name = expected(name)
    start = head.lstrip()
    if start.startswith((b"WARC/0.", b"WARC/1.")):
        return WARC
    if _MBOX.match(head.replace(b"\r\n", b"\n")) or (by_name == MBOX and start[:5] == b"From "):
        return MBOX
    if kind := _mail_kind(head, by_name):
        return kind
    if start.startswith(b"{") and (by_name == JSONL or _JSON_START.match(start)):
        return JSONL
    # A row or a Markdown page may hold tags, so what the name says of those goes first.
    if by_name == JSONL or (by_name in (CSV, MARKDOWN) and not _HTML.match(start)):
        return by_name
    if _HTML.search(head[:4096]) or (by_name == HTML and _TAG.search(head)):
        return HTML
    if start.startswith(b"<?xml"):
        return XML
    return CODE if suffix(name) in _CODE else PLAIN


def _mail_kind(head: bytes, by_name: str) -> str:
    """Mail or MHTML where the first paragraph is headers that only mail has."""
    top = head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    first_line = top.split(b"\n", 1)[0]
    if not _HEADER.match(first_line):
        return ""
    names = {match.group(1).lower() for match in _HEADER.finditer(top)}
    named = by_name in (MAIL, MHTML)
    if not (names & _MAIL_SURE if not named else names & (_MAIL_SURE | _MAIL_ALSO)):
        return ""
    if not named and len(names & (_MAIL_SURE | _MAIL_ALSO)) < 2:
        return ""
    related = b"multipart/related" in top.lower()
    saved = b"snapshot-content-location" in names or b"saved by" in first_line.lower()
    return MHTML if related and (saved or by_name == MHTML) else MAIL
