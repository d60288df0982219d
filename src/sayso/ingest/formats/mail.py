"""Mail: single messages, mailboxes, and web pages saved as mail (MHTML).

A message's text is its plain part, else its HTML part; what it quotes stays in it. Its attachments
are records of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from typing import BinaryIO

from sayso.errors import DamagedFile, NoText, SkipReport, TooLarge
from sayso.ingest.formats import html, plain, sniff
from sayso.ingest.formats.dates import to_edtf
from sayso.ingest.formats.extracted import Extracted, first, join_notes
from sayso.ingest.formats.html_metadata import language_tag
from sayso.ingest.formats.item import Item, member_part
from sayso.ingest.formats.seam import amount, quiet, shorten
from sayso.ingest.formats.streams import lines, read_all
from sayso.settings import Limits

__all__ = ["extract", "extract_mhtml", "holds_files", "split", "split_mbox"]

MAX_PARTS = 2_000
"""Parts of one message that are looked at."""
MAX_LINES = 2_000_000
"""The parser keeps each line by itself: 64 MiB in lines of base64 are under a million."""
_FROM = re.compile(rb"From \S")
_QUOTED = re.compile(rb">+From ")
_LINK = re.compile(r"https?://[^\s<>\"]{1,2000}\Z", re.IGNORECASE)


def split(stream: BinaryIO, part: str, limits: Limits, name: str) -> Iterator[Item | SkipReport]:
    """The message itself, then its attachments ("2 report.pdf": the second part of the message)."""
    data = read_all(stream, limits.record_bytes, "the message")
    yield from _message(data, part, name, part)


def split_mbox(stream: BinaryIO, part: str, limits: Limits) -> Iterator[Item | SkipReport]:
    """Each message by its number from 1, then its attachments ("3.2 report.pdf").

    A message begins at a line "From …" after an empty line. One message at a time is in memory.
    """
    number = size = 0
    kept = bytearray()
    after_blank = True
    for line, _ in lines(stream, limits.record_bytes):
        if after_blank and _FROM.match(line):
            if number:
                yield from _mbox_message(kept, size, number, part, limits)
            number, size, kept = number + 1, 0, bytearray()
            after_blank = False
            continue
        after_blank = line in (b"\n", b"\r\n")
        size += len(line)
        if size <= limits.record_bytes:
            kept += line[1:] if _QUOTED.match(line) else line
        else:
            kept.clear()
    if number:
        yield from _mbox_message(kept, size, number, part, limits)
    else:
        yield NoText(
            "the mailbox has no message.", advice="Export it anew from the mail program.", part=part
        )


def _mbox_message(
    kept: bytearray, size: int, number: int, part: str, limits: Limits
) -> Iterator[Item | SkipReport]:
    own = member_part(part, str(number))
    if size > limits.record_bytes:
        yield TooLarge(
            f"message {number} has more than {amount(limits.record_bytes)}.",
            advice="Save it apart without its attachments.",
            part=own,
        )
    elif not size:
        yield NoText(f"message {number} is empty.", advice="Leave it out.", part=own)
    else:
        yield from _message(bytes(kept), own, "", f"{own}.")


def _message(data: bytes, own: str, name: str, prefix: str) -> Iterator[Item | SkipReport]:
    """A message as an item, and its attachments, named behind `prefix`."""
    yield Item(own, data, sniff.MAIL, name=name)
    try:
        attached = list(_attachments(_parse(data)))
    except SkipReport:
        return  # `extract` says what is wrong with the message
    for number, file_name, content in attached:
        label = f"{number} {_shown(file_name)}".strip()
        inner = f"{prefix}{label}" if prefix.endswith(".") else member_part(prefix, label)
        yield Item(inner, content, "", name=file_name)


def holds_files(data: bytes) -> bool:
    """Whether a message has attachments or messages within. Raises SkipReport."""
    return any(True for _ in _attachments(_parse(data)))


def _parse(data: bytes) -> Message:
    if data.count(b"\n") > MAX_LINES:
        raise TooLarge(
            f"the message has more than {MAX_LINES:,} lines.",
            advice="Save it apart without its attachments.",
        )
    # compat32: the newer policies parse headers by a grammar that hostile ones can stall.
    try:
        with quiet():
            return BytesParser(policy=policy.compat32).parsebytes(data)
    except RecursionError as error:
        raise DamagedFile(
            "the message's parts are nested too deeply.",
            advice="Save its text as a file of its own.",
        ) from error
    except Exception as error:
        raise DamagedFile(
            f"the message cannot be read ({shorten(error)}).",
            advice="Save its text as a file of its own.",
        ) from error


def _leaves(message: Message) -> Iterator[tuple[int, Message]]:
    """The parts that hold content, numbered from 1 in reading order; a forwarded message is one."""
    waiting = [message]
    number = 0
    while waiting and number < MAX_PARTS:
        part = waiting.pop()
        content = part.get_payload()
        if isinstance(content, list) and part.get_content_maintype() == "multipart":
            waiting.extend(p for p in reversed(content[:MAX_PARTS]) if isinstance(p, Message))
            continue
        number += 1
        yield number, part


def _attachments(message: Message) -> Iterator[tuple[int, str, bytes]]:
    """Number, file name and bytes of the parts that are files. Pictures inside the text are not."""
    for number, part in _leaves(message):
        content = part.get_payload()
        if isinstance(content, list):  # a message within
            if content and isinstance(content[0], Message) and part is not message:
                yield number, "message.eml", _as_bytes(content[0])
            continue
        file_name = _file_name(part)
        if part is message or not (file_name or _is_attached(part)):
            continue
        if part.get_content_maintype() in ("image", "audio", "video"):
            continue
        body = _payload(part)
        if body.strip():
            yield number, file_name, body


def _as_bytes(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except Exception:
        return str(message.get_payload()).encode("utf-8", "replace")


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except Exception:
        return ""
    return _header(name) if name else ""


def _payload(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except Exception:
        return b""
    return content if isinstance(content, bytes) else b""


def _shown(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c if c.isprintable() else "\ufffd" for c in last)[:200]


def _header(value: object) -> str:
    """A header's words, decoded as far as they can be, on one line."""
    given = str(value or "")[:10_000]
    with suppress(HeaderParseError, ValueError, LookupError, UnicodeError, AssertionError):
        given = str(make_header(decode_header(given)))
    return first("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in given))


def extract(item: Item, *, limits: Limits) -> Extracted:
    """A message's text; its subject, sender and date as metadata. NoText where it has none."""
    message = _parse(item.data)
    sender, address = parseaddr(_header(message.get("From")))
    metadata = {
        "title": _header(message.get("Subject")),
        "byline": sender or address,
        "published": to_edtf(_header(message.get("Date"))),
        "language": language_tag(_header(message.get("Content-Language"))),
        "id": _header(message.get("Message-ID")),
    }
    return _text_of(message, metadata, limits, prefer=("text/plain", "text/html"))


def extract_mhtml(item: Item, *, limits: Limits) -> Extracted:
    """The page that was saved, with the address that it was saved from.

    The Date of such a file is when it was saved, not when the page was published: it is not used.
    """
    message = _parse(item.data)
    url = first(
        _header(message.get("Snapshot-Content-Location")), _header(message.get("Content-Location"))
    )
    metadata = {"title": _header(message.get("Subject")), "url": url if _LINK.match(url) else ""}
    return _text_of(message, metadata, limits, prefer=("text/html", "text/plain"))


def _text_of(
    message: Message, metadata: dict[str, str], limits: Limits, prefer: tuple[str, str]
) -> Extracted:
    """The first part of the preferred kind that has text. Its own metadata fill the gaps."""
    bodies = [
        part
        for _, part in _leaves(message)
        if part is message or not (_is_attached(part) or _file_name(part))
    ]
    defects = tuple(
        f"the message is damaged: {type(defect).__name__}" for defect in message.defects[:3]
    )
    for kind in prefer:
        for part in bodies:
            if part.get_content_type() != kind:
                continue
            charset = str(part.get_content_charset() or "")
            body = Item("", _payload(part), kind, {"charset": charset} if charset else {})
            try:
                reader = html.extract if kind == "text/html" else plain.extract
                found = reader(body, limits=limits)
            except NoText:
                continue
            kept = {key: value for key, value in metadata.items() if value}
            return Extracted(
                found.text,
                found.extractor,
                found.blocks,
                {**found.metadata, **kept},
                join_notes(found.notes, defects),
            )
    raise NoText(
        "the message has no text of its own.", advice="Its attachments are read by themselves."
    )
