"""Quotation marks: which stretches stand inside them, also where none closes.

Works on the marks alone, by what stands on either side of each, paragraph by paragraph. A
quotation that runs over several paragraphs opens again in each, as newspapers print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Quotation

__all__ = ["find_quotations"]

_MARK = re.compile(r"[\"“”„‟«»‘’'`´‚]|''|``")
_OPENS = "“„‟«‘‚`"
_CLOSES = "”»"
_SINGLE = "‘’'`´‚"
_BEFORE_OPEN = " \t\n\u00a0([{—–-/:“‘\"'"


def _kind(text: str, at: int, width: int, start: int, end: int) -> str:
    """ "o" opening, "c" closing, "" neither, for the mark at `at`, by itself and its neighbours."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    free_left = before in _BEFORE_OPEN or before.isspace()
    free_right = not (after.isalnum() or after in "“‘")
    if mark in _SINGLE:
        if mark in "’'´":
            if before.isalnum() and after.isalnum():
                return ""
            if mark == "’":
                return "c" if not (free_left and after.isalnum()) else ""
            if free_left and not after.isspace() and after.isalnum():
                return "o"
            return "c" if not free_left or not after.isalnum() else ""
        return "o"
    if mark in _CLOSES:
        return "c"
    if mark in _OPENS:
        return "o"
    if free_left and not free_right:
        return "o"
    if free_right and not free_left:
        return "c"
    return "?"


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quotation]:
    """Every quotation in the given paragraphs, outer before inner, marks included.

    One that no mark ends runs to the end of its paragraph and has `closed=False`. A closing mark
    with no opening one is passed over: an apostrophe, a measure in inches.
    """
    found: list[Quotation] = []
    for start, end in paragraphs:
        stack: list[tuple[int, bool]] = []  # where it opened, whether the mark is a single one
        for match in _MARK.finditer(text, start, end):
            at, width = match.start(), match.end() - match.start()
            single = text[at] in _SINGLE and width == 1
            kind = _kind(text, at, width, start, end)
            if kind == "?":
                kind = "c" if any(s == single for _, s in stack) else "o"
            if kind == "o":
                if len(stack) < 4 and not (stack and stack[-1][1] == single and single):
                    stack.append((at, single))
            elif kind == "c":
                for depth in range(len(stack) - 1, -1, -1):
                    if stack[depth][1] == single:
                        for inner_depth in range(len(stack) - 1, depth, -1):
                            inner, inner_single = stack[inner_depth]
                            if not inner_single:
                                found.append(Quotation(inner, at, False, inner_depth))
                        found.append(Quotation(stack[depth][0], at + width, True, depth))
                        del stack[depth:]
                        break
        for depth, (at, single) in enumerate(stack):
            if not single and at + 1 < end:
                found.append(Quotation(at, end, False, depth))
    found.sort(key=lambda quotation: (quotation.start, -quotation.end))
    return found
