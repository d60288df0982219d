"""A piece of a text as the rules see it, and what its wording alone gives away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ingest.metadata.furniture import LONGEST, is_furniture, plain
from sayso.ingest.metadata.headings import is_prose, marked_heading
from sayso.ingest.metadata.outlets import site_address
from sayso.ingest.metadata.pieces import Piece
from sayso.ingest.metadata.signature import Signature, read_field, read_signature, read_written
from sayso.vocabulary import ParagraphKind

__all__ = ["BODY_HINTS", "Line", "mark_wording", "read_line"]

BODY_HINTS = frozenset({"li", "table", "caption"})
"""Hints under which a short line is no heading."""
_HASHTAGS = re.compile(r"(?:#\w{2,60}[\s,]{0,3}){1,30}")
_URL = re.compile(r"(?i)<?(https?://[^\s<>\"]{4,500})>?")


@dataclass(slots=True)
class Line:
    """A piece with its text (empty where longer than any line that a rule reads) and its kind."""

    piece: Piece
    raw: str
    plain: str
    prose: bool
    kind: ParagraphKind | None = None
    signature: Signature | None = None
    hinted: bool = False
    """The format's mark-up calls it a heading."""


def read_line(text: str, piece: Piece) -> Line:
    """The piece with its text, or without it where it is longer than any rule reads."""
    if piece.end - piece.start > LONGEST:
        hinted = piece.hint.startswith("h")
        return Line(piece, "", "", prose=not hinted and piece.hint != "furniture", hinted=hinted)
    raw = text[piece.start : piece.end]
    hinted = piece.hint.startswith("h") or marked_heading(raw) > 0
    prose = not hinted and piece.hint not in {"furniture", "table"} and is_prose(raw)
    return Line(piece, raw, plain(raw), prose, hinted=hinted)


def mark_wording(line: Line, order: bool | None, *, signed: bool = True) -> None:
    """Marks what its wording alone gives away; signatures are kept until their place is known.

    `signed`: whether the line may be a signature at all.
    """
    furniture = line.piece.hint == "furniture"
    if furniture:
        line.kind = ParagraphKind.boilerplate
    if not line.raw:
        return
    if not any(sign.isalnum() for sign in line.raw):
        line.kind = ParagraphKind.boilerplate
        return
    if line.piece.hint == "table" or line.hinted:
        if is_furniture(line.plain) and line.hinted:
            line.kind = ParagraphKind.boilerplate
        return
    if is_furniture(line.plain):
        line.kind = ParagraphKind.boilerplate
        return
    bare = line.raw.strip(" •|·*_")
    if _HASHTAGS.fullmatch(bare):
        line.kind = ParagraphKind.boilerplate
        return
    if url := _URL.fullmatch(line.plain) or _URL.fullmatch(bare):
        line.kind = ParagraphKind.boilerplate
        line.signature = Signature(url=url[1])
        return
    if not signed:
        return
    written = read_written(" ".join(bare.split())) or read_written(line.plain)
    if written:
        line.signature = written
        line.kind = line.kind or _kind_of(written, line.plain)
        return
    signature = read_signature(line.plain, order=order) or read_field(line.plain)
    if signature:
        line.signature = signature
        line.kind = line.kind or _kind_of(signature, line.plain)


def _kind_of(signature: Signature, shown: str) -> ParagraphKind:
    if signature.people or signature.staff is not None:
        return ParagraphKind.byline
    if signature.publishers and not site_address(shown):
        return ParagraphKind.credit
    return ParagraphKind.credit if signature.credits else ParagraphKind.boilerplate
