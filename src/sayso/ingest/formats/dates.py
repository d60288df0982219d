"""Dates as formats write them, made EDTF. What is not understood without guessing is refused."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz

__all__ = ["to_edtf"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?![\d-])")
_PACKED = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:\d{6})?(?!\d)")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([A-Za-z]{3,9})\.?(?: (\d{1,2}))?,? (\d{4})\b"
)


def to_edtf(value: str | None) -> str:
    """EDTF of a date, its clock time dropped; "" where it is no date or could be two.

    Understood: ISO 8601, `2018/01/06`, `D:20180106…` (PDF), RFC 2822 (mail), `6 January 2018`,
    `January 6, 2018`, `January 2018`. Not understood: `06/01/2018`, which is two dates.
    """
    given = " ".join(value.split())[:80] if value else ""
    if not given:
        return ""
    for pattern in (_SLASHED, _PACKED, _ISO):
        if match := pattern.match(given):
            return _edtf(*(int(number) if number else None for number in match.groups()))
    if (match := _WORDS.search(given)) and (month := _month(match.group(2))):
        numbers = [int(n) for n in (match.group(1), match.group(3)) if n]
        if len(numbers) <= 1:
            return _edtf(int(match.group(4)), month, numbers[0] if numbers else None)
    try:
        parsed = parsedate_tz(given)
    except (ValueError, IndexError, TypeError, OverflowError):
        return ""
    return _edtf(*parsed[:3]) if parsed and re.search("[A-Za-z]{3}", given) else ""


def _month(word: str) -> int | None:
    lowered = word.lower()[:3]
    return _MONTHS.index(lowered) + 1 if lowered in _MONTHS else None


def _edtf(year: int | None, month: int | None = None, day: int | None = None) -> str:
    if year is None or not 1000 <= year <= 2999:
        return ""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    parts = [f"{year:04}"] + [f"{n:02}" for n in (month, day if month else None) if n]
    return "-".join(parts)
