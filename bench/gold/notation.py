"""How the annotations quote a text: exact strings, resolved to offsets or refused.

A quoted string is found where it stands as whole words. ` … ` between two strings means "from the
first to the end of the second"; `#2` at the end means the second occurrence. A string that is not
there, or that is there more often than the notation can tell apart, raises GoldError.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]
GAP = " … "
OCCURRENCE = re.compile(r"^(?P<string>.+?)#(?P<which>[0-9]{1,2})$", re.DOTALL)


class GoldError(ValueError):
    """An annotation that does not fit its text, its vocabulary or its neighbours."""


def occurrences(text: str, string: str) -> list[Span]:
    """Every place where `string` stands as whole words, in order."""
    before = r"(?<!\w)" if string[:1].isalnum() else ""
    after = r"(?!\w)" if string[-1:].isalnum() else ""
    return [m.span() for m in re.finditer(before + re.escape(string) + after, text)]


def distance(one: Span, other: Span) -> int:
    """Code points between two spans; 0 where they touch or overlap."""
    return max(0, other[0] - one[1], one[0] - other[1])


def find(text: str, quoted: str, *, near: Sequence[Span] = (), within: Span | None = None) -> Span:
    """The span that `quoted` names in `text`.

    Of several occurrences, those inside `within` go first; then the one nearest to a span of
    `near`, not inside one. Raises GoldError where none is found or two are as good.
    """
    first, gap, last = quoted.partition(GAP)
    if gap:
        start, _ = find(text, first, near=near, within=within)
        ends = [end for begin, end in occurrences(text, last) if begin > start]
        if not ends:
            raise GoldError(f"not found after {first!r}: {last!r}")
        return start, ends[0]
    marked = OCCURRENCE.match(quoted)
    string = marked["string"] if marked else quoted
    found = occurrences(text, string)
    if not found:
        raise GoldError(f"not found: {string!r}")
    if marked:
        which = int(marked["which"])
        if not 1 <= which <= len(found):
            raise GoldError(f"{string!r} occurs {len(found)} times; occurrence {which} was asked")
        return found[which - 1]
    if within is not None:
        inside = [s for s in found if within[0] <= s[0] and s[1] <= within[1]]
        found = inside or found
    if len(found) > 1 and near:
        outside = [s for s in found if all(s[1] <= n[0] or s[0] >= n[1] for n in near)] or found
        gaps = {s: min(distance(s, n) for n in near) for s in outside}
        found = [s for s in outside if gaps[s] == min(gaps.values())]
    if len(found) > 1:
        raise GoldError(f"{string!r} occurs {len(found)} times: say which with #1, #2 …")
    return found[0]


def quoted_places(text: str) -> list[bool]:
    """For each code point: does it stand inside double quotation marks (marks not counted)?

    Only typographic double marks are read. A quotation that is still open where its paragraph
    ends goes on if the next paragraph opens with a mark again, and ends there if not.
    """
    inside = [False] * len(text)
    depth = 0
    for match in re.finditer(r"[^\n]+", text):
        if not match.group().lstrip().startswith("“"):
            depth = 0
        elif depth:
            depth = 0  # the mark that opens this paragraph carries the quotation on
        for place in range(*match.span()):
            if text[place] == "“":
                depth += 1
            elif text[place] == "”":
                depth = max(0, depth - 1)
            else:
                inside[place] = depth > 0
    return inside


def mode_of(text: str, pieces: list[Span]) -> str:
    """direct, mixed or indirect: how much of the content's letters stand in quotation marks."""
    inside = quoted_places(text)
    letters = [inside[i] for start, end in pieces for i in range(start, end) if text[i].isalnum()]
    if letters and all(letters):
        return "direct"
    return "mixed" if any(letters) else "indirect"


def table(block: str, columns: int) -> list[list[str]]:
    """The rows of a block: one a line, cells parted by ` | `, missing last cells empty."""
    rows = []
    for line in block.splitlines():
        if not line.strip():
            continue
        cells = [cell.strip() for cell in re.split(r"\s\|(?:\s|$)", line.strip())]
        if len(cells) > columns:
            raise GoldError(f"{len(cells)} cells, at most {columns} expected: {line.strip()!r}")
        rows.append(cells + [""] * (columns - len(cells)))
    return rows


def options(cell: str) -> dict[str, str]:
    """`a=x; b=y; flag` as a mapping; a flag has an empty value."""
    found = {}
    for item in filter(None, (part.strip() for part in cell.split(";"))):
        key, _, value = item.partition("=")
        found[key.strip()] = value.strip()
    return found
