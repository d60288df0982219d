"""A text cut into the pieces that become its paragraphs.

Where a format gives blocks, they are the pieces; the rest is cut as people paste text: at blank
lines, and at single line ends unless the lines were wrapped to a width. The cuts never change the
text; every character that is not white space lies in exactly one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from sayso.ingest.block import Block
from sayso.model import Span

__all__ = ["Piece", "cut"]

MAX_PIECES = 200_000
"""From here on small pieces are joined, so that a text of line ends stays within memory."""
_JOINED = 2_000
_SAMPLED_LINES = 5_000
_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_BREAKS}]+")
_RULE = re.compile(r"[\s=\-_*~#.·•—–+|]{3,}")
_BULLET = re.compile(r"(?:[•‣▪◦·●○*➢✓■□–-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_SENTENCE_END = re.compile(r"[.!?…։。؟۔।:;][\"'”’»)\]]*\Z")
_OPEN_ENDED = re.compile(
    r"(?:\A|\s)(?:an?|the|of|with|by|in|and|to|at|from|for|on|or|between|against|into|near|its|his|"
    r"her|their|our)\Z"
)
"""Words after which no paragraph ends."""
_GLUED_SITE = re.compile(r"(?<=[.!?”\"’])(?:www\.)?[A-Za-z0-9-]{4,60}\.(?:com|org|net|info|news)\Z")
_FEWEST_BROKEN = 2
"""Lines that end in the middle of a sentence, full, where lines were broken at a width."""
_SHORTEST_CUT = 24
"""Signs of the shortest line that may break off in the middle of a sentence."""
_WIDEST = 130
_NARROWEST = 40


@dataclass(slots=True)
class Piece:
    """One piece of a text, trimmed of white space: its span, the format's hint, how it stands."""

    start: int
    end: int
    hint: str = ""
    apart: bool = True
    """A blank line, or a block's edge, stands before it."""
    indented: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    apart: bool
    indent: int
    first_word: int
    """Length of the first word: what would have had to fit on the line before."""

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    previous = start
    apart = True
    for match in _LINE.finditer(text, start, end):
        gap = text[previous : match.start()]
        apart = apart or len(gap.replace("\r\n", "\n")) > 1
        first, last = _trim(text, match.start(), match.end())
        previous = match.end()
        if first == last:
            apart = True
            continue
        space = text.find(" ", first, last)
        word = (space if space >= 0 else last) - first
        yield _Line(first, last, apart, first - match.start(), word)
        apart = False


def _wrap_width(text: str, lines: Sequence[_Line]) -> int:
    """The width that the lines were wrapped to, 0 if they were not wrapped."""
    spaced = sorted(line.width for line in lines if line.first_word < line.end - line.start)
    if len(spaced) < 3:
        return 0
    width = spaced[max(0, len(spaced) - 1 - len(spaced) // 50)]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = filled = open_ended = 0
    for line, following in pairwise(lines):
        if following.apart:
            continue
        pairs += 1
        filled += line.width + 1 + following.first_word > 0.85 * width
        open_ended += not _ended(text, line)
    return width if pairs >= 2 and filled >= 0.6 * pairs and open_ended >= 0.5 * pairs else 0


def _full_width(text: str, lines: Sequence[_Line]) -> int:
    """The width at which long paragraphs were broken, 0 if none were.

    Short paragraphs between them, with no blank line, hide it from `_wrap_width`.
    """
    widest = max((line.width for line in lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    broken = sum(
        line.width + 1 + following.first_word > widest and not _ended(text, line)
        for line, following in pairwise(lines)
        if not following.apart
    )
    return widest if broken >= _FEWEST_BROKEN else 0


def _ended(text: str, line: _Line) -> bool:
    return bool(_SENTENCE_END.search(text, max(line.start, line.end - 4), line.end))


@dataclass(frozen=True, slots=True)
class _Widths:
    """To what the lines were wrapped, and where only some were broken; 0 for neither."""

    wrapped: int
    full: int


def _goes_on(text: str, line: _Line, following: _Line, widths: _Widths, so_far: int) -> bool:
    """Whether `following` continues the paragraph of `line`, of which there are `so_far` signs."""
    if following.apart:
        return False
    head = text[following.start : following.start + 8]
    ended, width = _ended(text, line), widths.wrapped
    if _MARKDOWN_HEADING.match(head) or _MARKDOWN_HEADING.match(text[line.start : line.start + 8]):
        return False
    if _RULE.fullmatch(text[following.start : min(following.end, following.start + 200)]):
        return False
    if text[line.start : line.end] == text[following.start : following.end]:
        return False
    if not width:
        # A link's words often stand on a line of their own, in the middle of a sentence.
        if _OPEN_ENDED.search(text, max(line.start, line.end - 9), line.end):
            return so_far >= _SHORTEST_CUT
        if widths.full and not ended and line.width + 1 + following.first_word > widths.full:
            return True
        return so_far >= 50 and not ended and head[0].islower()
    if _BULLET.match(head) and (ended or head[0] not in "–-"):
        return False
    if following.indent >= line.indent + 2 and ended:
        return False
    if line.width + 1 + following.first_word > 0.85 * width:
        return True
    return head[0].islower() and line.width >= width // 2


def _bare(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch without mark-up."""
    sample = list(islice(_lines(text, start, end), _SAMPLED_LINES))
    widths = _Widths(_wrap_width(text, sample), _full_width(text, sample))
    previous: _Line | None = None
    piece: Piece | None = None
    for line in _lines(text, start, end):
        if (
            piece
            and previous
            and _goes_on(text, previous, line, widths, previous.end - piece.start)
        ):
            piece.end = line.end
        else:
            if piece:
                yield piece
            piece = Piece(line.start, line.end, "", line.apart, line.indent > 0)
        previous = line
    if piece:
        site = _GLUED_SITE.search(text, max(piece.start, piece.end - 80), piece.end)
        if site and site.start() > piece.start and end == len(text):
            yield Piece(piece.start, site.start(), piece.hint, piece.apart, piece.indented)
            piece = Piece(site.start(), piece.end, "", True)
        yield piece


def _marked(text: str, blocks: Sequence[Block]) -> Iterator[Piece]:
    """The blocks as pieces, and what lies outside them cut as bare text."""
    position = 0
    for block in sorted(blocks, key=lambda b: (b.start, b.end)):
        start, end = max(block.start, position), min(block.end, len(text))
        if start >= end:
            continue
        yield from _bare(text, position, start)
        if block.hint in {"", "furniture"}:
            for piece in _bare(text, start, end):
                piece.hint = block.hint
                yield piece
        else:
            first, last = _trim(text, start, end)
            if first < last:
                yield Piece(first, last, block.hint)
        position = end
    yield from _bare(text, position, len(text))


def cut(text: str, blocks: Sequence[Block] = ()) -> list[Piece]:
    """The pieces of `text`, in order; blocks that overlap an earlier one are cut short."""
    pieces: list[Piece] = []
    for piece in _marked(text, blocks):
        last = pieces[-1] if len(pieces) >= MAX_PIECES else None
        if last and last.end - last.start < _JOINED:
            last.end = piece.end
        else:
            pieces.append(piece)
    return pieces
