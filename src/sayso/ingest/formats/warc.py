"""Web archives (WARC 0.17 to 1.1, ISO 28500): the pages among their records.

A reader of our own, since a cut archive must be noticed: readers at hand take the end of a broken
gzip stream for the end of the archive. Only records that hold a page or a document become items;
pictures, scripts, redirects and errors of the server are passed over in silence.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from sayso.errors import DamagedFile, SkipReport, TooLarge
from sayso.ingest.formats import sniff
from sayso.ingest.formats.item import Item, member_part
from sayso.settings import Limits

__all__ = ["split"]

MAX_HEADERS = 64 * 1024
CHUNK = 256 * 1024
_READ = frozenset(
    {sniff.HTML, sniff.PLAIN, sniff.PDF, sniff.DOCX, sniff.ODT, sniff.RTF, sniff.MHTML}
)
_PASSED_OVER = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript")


def split(stream: BinaryIO, part: str, limits: Limits) -> Iterator[Item | SkipReport]:
    """Each page by the number of its record, counted from 1 through all records.

    Fields: url, and charset where the server said one. Where the archive is cut off, what came
    before is given and then one SkipReport.
    """
    number = 0
    while True:
        number += 1
        own = member_part(part, str(number))
        try:
            headers = _record_headers(stream)
            if headers is None:
                return
            length = _length(headers)
            wanted = headers.get("warc-type") in ("response", "resource")
            block = _block(stream, length, limits.record_bytes if wanted else 0)
        except SkipReport as skipped:
            skipped.part = own
            yield skipped
            return
        if not wanted:
            continue
        try:
            item = _item(headers, block, length, own, limits)
        except SkipReport as skipped:
            skipped.part = own
            yield skipped
            continue
        if item is not None:
            yield item


def _record_headers(stream: BinaryIO) -> dict[str, str] | None:
    """The next record's headers; None at the end of the archive."""
    for _ in range(64):
        line = stream.readline(1024)
        if not line:
            return None
        if line.strip():
            break
    if not line.startswith(b"WARC/"):
        raise _cut("a record begins with something else than WARC/…; what follows is left out.")
    headers: dict[str, str] = {}
    seen = 0
    while True:
        line = stream.readline(MAX_HEADERS)
        seen += len(line)
        if not line.endswith(b"\n") or seen > MAX_HEADERS:
            raise _cut("the archive is cut off within a record's headers.")
        if not line.strip():
            return headers
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()


def _cut(problem: str) -> DamagedFile:
    return DamagedFile(
        f"{problem} What came before was read.", advice="Copy or download the archive again."
    )


def _length(headers: Mapping[str, str]) -> int:
    value = headers.get("content-length", "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise _cut("a record does not say its length.")
    return int(value)


def _block(stream: BinaryIO, length: int, limit: int) -> bytes:
    """The record's block, of which at most `limit` bytes are kept; the rest is passed over."""
    kept: list[bytes] = []
    left, room = length, limit
    while left:
        piece = stream.read(min(CHUNK, left))
        if not piece:
            raise _cut("the archive is cut off within a record.")
        left -= len(piece)
        if room > 0:
            kept.append(piece[:room])
            room -= len(piece)
    return b"".join(kept)


def _item(
    headers: Mapping[str, str], block: bytes, length: int, part: str, limits: Limits
) -> Item | None:
    """The page in a record; None where it holds something else."""
    url = headers.get("warc-target-uri", "").strip("<>")
    if url.startswith(("dns:", "metadata:", "urn:")):
        return None
    http: dict[str, str] = {"content-type": headers.get("content-type", "")}
    body = block
    if block.startswith(b"HTTP/"):
        parsed = _http(block)
        if parsed is None:
            raise DamagedFile(
                "the server's answer in this record is broken.",
                advice="Collect the page again, or leave it out.",
            )
        http, body = parsed
    declared = http.get("content-type", "").lower()
    if http.get(":status", "200") != "200" or declared.startswith(_PASSED_OVER):
        return None
    if "javascript" in declared or "json" in declared.split(";")[0]:
        return None
    if length > limits.record_bytes:
        raise TooLarge(
            f"this record has {length:,} bytes, over {limits.record_bytes:,}.",
            advice="Raise the limit record_bytes.",
        )
    if "chunked" in http.get("transfer-encoding", "").lower():
        body = _unchunk(body)
    body = _uncoded(body, http.get("content-encoding", "").lower().strip(), limits)
    kind = sniff.sniff(body[: sniff.HEAD], "page.html" if "html" in declared else "")
    if kind not in _READ or (kind == sniff.PLAIN and declared and "text/" not in declared):
        return None
    if "html" in declared and kind == sniff.PLAIN:
        kind = sniff.HTML
    fields = {"url": url} if url.startswith(("http://", "https://")) else {}
    _, _, charset = declared.partition("charset=")
    if charset:
        fields["charset"] = charset.split(";")[0].strip(" \"'")
    return Item(part, body, kind, fields, name=url.split("?")[0].rsplit("/", 1)[-1])


def _http(block: bytes) -> tuple[dict[str, str], bytes] | None:
    """The headers of an answer, its status under ":status", and the body."""
    cuts = [(at, len(sign)) for sign in (b"\r\n\r\n", b"\n\n") if (at := block.find(sign)) >= 0]
    if not cuts:
        return None
    at, width = min(cuts)
    first, *lines = block[: min(at, MAX_HEADERS)].decode("latin-1").splitlines()
    words = first.split(None, 2)
    headers = {":status": words[1] if len(words) > 1 else ""}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return headers, block[at + width :]


def _unchunk(body: bytes) -> bytes:
    """RFC 9112, 7.1. Archivers often store the body without chunks and keep the header: then as is.

    A body cut inside a chunk is kept as far as it goes.
    """
    pieces: list[bytes] = []
    position = 0
    while True:
        end = body.find(b"\r\n", position, position + 64)
        size = body[position:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            count = int(size, 16)
        except ValueError:
            return b"".join(pieces) if pieces else body
        if count <= 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + count])
        position = end + 2 + count + 2


def _uncoded(body: bytes, coding: str, limits: Limits) -> bytes:
    if coding in ("", "identity", "none", "utf-8"):
        return body
    if coding in ("gzip", "x-gzip", "deflate"):
        windows = (31,) if body.startswith(b"\x1f\x8b") else (15, -15)
        if coding != "deflate" and windows != (31,):
            return body  # stored unpacked, header kept
        for window in windows:
            try:
                return _inflate(body, window, limits)
            except zlib.error:
                continue
        raise DamagedFile(
            f"the page in this record is broken ({coding}).",
            advice="Collect the page again, or leave it out.",
        )
    raise DamagedFile(
        f"the page in this record is packed as {coding[:20]!r}, which is not read.",
        advice="Crawl it again without that compression.",
    )


def _inflate(body: bytes, window: int, limits: Limits) -> bytes:
    """Unpack at most `record_bytes`; what is cut off is given as far as it goes."""
    worker = zlib.decompressobj(window)
    out = io.BytesIO()
    waiting = body
    while waiting and not worker.eof:
        piece = worker.decompress(waiting, CHUNK)
        waiting = worker.unconsumed_tail
        out.write(piece)
        if out.tell() > limits.record_bytes:
            raise TooLarge(
                f"the page unpacks to more than {limits.record_bytes:,} bytes.",
                advice="Raise the limit record_bytes.",
            )
        if not piece and not waiting:
            break
    return out.getvalue()
