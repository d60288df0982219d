"""Whom a piece is credited to: by its credit line, a line in brackets at its end, its dateline."""

from __future__ import annotations

import re

from sayso.model import Paragraph, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.gathering import gatherer_kind
from sayso.vocabulary import MentionKind, ParagraphKind

__all__ = ["credit_of", "figure_of"]

_DATELINE = re.compile(r"^[^\n(]{0,60}\((?P<agency>[A-Z][^()\n\d,]{1,40})\)\s?[-–—:]")
_LABEL = re.compile(r"^(?:source|by|credit|via|from)s?\s*:\s*", re.IGNORECASE)
_AT_END = re.compile(
    r"^(?:[(\[–—]\s?|©\s?|\(c\)\s|[Cc]opyright\s(?:\d{4}\s)?)(?:(?:with|from|by|via|source:)\s)?(?P<who>(?:the\s)?[A-Z][^;,()\[\]\n/]{1,48}?)"
    r"(?:\s?[;,/]\s?(?P<more>[^()\[\]\n]{0,120}))?[)\]]?$"
)
_ADDED = re.compile(r"\b(?:reporting|writing|editing|contributed|edited)\b", re.IGNORECASE)
_STAFF = re.compile(
    r"(?:additional |further |more )?(?:reporting|writing|editing|edited|written|compiled|"
    r"translated|translation|photographs?|photos?|graphics?)\b",
    re.IGNORECASE,
)
"""How a line begins that names who of the publisher's own worked on the piece."""
_WRITERS = re.compile(
    r"(?:^|[.!?”\"]\s+)(?:The\s)?(?P<who>[A-Z][\w.&’']+(?:\s[A-Z][\w.&’']+){0,4})\s"
    r"(?:[Ss]taff\s)?(?:writers?|reporters?|correspondents?|journalists?)\s[A-Z][^.!?\n]{2,240}?\s"
    r"contributed\b"
)
"""How an agency's own people are thanked at the end of its piece, wherever it is printed."""
_THANKS = 600
"""Code points at a paragraph's end that are looked through for such thanks."""
_LAST = 3
"""Paragraphs at the end that may hold a credit line."""


def figure_of(cast: Cast, name: str | None) -> Figure | None:
    """The figure of a publisher or an agency by its name."""
    if not name or not fold(name):
        return None
    return cast.group(name, (-1, -1)).live()


def credit_of(cast: Cast, publisher: Figure | None) -> tuple[Figure, Span | None] | None:
    """The agency that the piece is credited to, and where; None where it is the publisher's own."""
    found = _by_line(cast) or _at_end(cast) or _by_dateline(cast)
    if found is None or publisher is None:
        return found
    mine = {word for name in publisher.names for word in fold(name).split()}
    if any(_part(set(fold(name).split()), mine) for name in found[0].names):
        # A letterhead ("Press Office") names the publisher over again.
        if found[0] is not publisher:
            cast.merge(publisher, found[0])
        return None
    return found


def _part(one: set[str], other: set[str]) -> bool:
    return bool(one) and (one <= other or other <= one)


def _by_line(cast: Cast) -> tuple[Figure, Span | None] | None:
    scene = cast.scene
    name = scene.report.credit
    figure = figure_of(cast, _LABEL.sub("", name)) if name else None
    if name is None or figure is None:
        return None
    figure.gatherer = figure.gatherer or "outlet"
    start = -1
    for paragraph in scene.paragraphs:
        if paragraph.kind is ParagraphKind.credit:
            start = scene.raw.find(name, paragraph.start, paragraph.end)
    return figure, (start, start + len(name)) if start >= 0 else None


def _at_end(cast: Cast) -> tuple[Figure, Span | None] | None:
    """ "(Halden Press; additional reporting by Oldeva Today)" as one of the last paragraphs."""
    scene = cast.scene
    for paragraph in reversed(scene.paragraphs[-_LAST:]):
        start = max(paragraph.start, paragraph.end - _THANKS)
        thanks = _WRITERS.search(scene.raw[start : paragraph.end])
        if thanks is not None and _is_outlet(cast, thanks.group("who")):
            offset = start - paragraph.start + thanks.start("who")
            return _agency(cast, thanks.group("who"), paragraph, offset)
        if paragraph.end - paragraph.start > 200:
            continue
        match = _AT_END.match(scene.raw[paragraph.start : paragraph.end])
        if match is None or _STAFF.match(match.group("who")):
            continue
        name, more = match.group("who").strip(), match.group("more") or ""
        known = _is_outlet(cast, name)
        if not known and not _ADDED.search(more):
            continue
        return _agency(cast, name, paragraph, match.start("who"))
    return None


def _is_outlet(cast: Cast, name: str) -> bool:
    party = cast.knowledge.find(name)
    if party is not None:
        return party.kind.value == "outlet"
    return gatherer_kind(name) == "outlet"


def _by_dateline(cast: Cast) -> tuple[Figure, Span | None] | None:
    scene = cast.scene
    for paragraph in scene.paragraphs:
        if paragraph.kind is not ParagraphKind.body:
            continue
        match = _DATELINE.match(scene.raw[paragraph.start : paragraph.end])
        if match is None:
            return None
        name = match.group("agency")
        party = cast.knowledge.find(name)
        start = paragraph.start + match.start("agency")
        place = any(
            m.kind is MentionKind.place and m.start <= start < m.end for m in scene.reading.mentions
        )
        if party is None and (place or len(name.split()) > 4):
            return None
        return _agency(cast, name, paragraph, match.start("agency"))
    return None


def _agency(
    cast: Cast, name: str, paragraph: Paragraph, offset: int
) -> tuple[Figure, Span | None] | None:
    span = (paragraph.start + offset, paragraph.start + offset + len(name))
    figure = cast.group(name, span).live()
    if figure.gatherer not in (None, "outlet"):
        return None
    figure.gatherer = "outlet"
    return figure, span
