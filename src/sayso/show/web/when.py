"""EDTF values as days and as words: where a claimed time begins, ends, and how fine it is.

Only the shapes that Sayso itself writes, and those near them: dates to the day, month, season or
year, unspecified digits (`201X`), decades and centuries, qualified (`~ ? %`), intervals with
open or unknown ends. Anything else has no bounds, and counts as undated.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

__all__ = ["FIRST", "LAST", "bounds", "iso", "label", "parse_day", "precision"]

FIRST = date.min.toordinal()
"""An open beginning."""
LAST = date.max.toordinal()
"""An open end."""

_DATE = re.compile(r"([0-9]{1,4})([Xx]{0,4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIERS = str.maketrans("", "", "?~%")


@lru_cache(maxsize=20_000)
def bounds(edtf: str | None) -> tuple[int, int] | None:
    """First and last day (proleptic ordinals, inclusive) of a value; None where it has none.

    An open or unknown end is `FIRST` or `LAST`; a value with both ends open has no bounds.
    """
    if not edtf or len(edtf) > 60:
        return None
    begin, slash, end = edtf.strip("[]{}").partition("/")
    if not slash:
        if ".." in begin:
            begin, _, end = begin.partition("..")
        else:
            return _single(begin)
    first, last = _single(begin), _single(end)
    if first is None and last is None:
        return None
    low = first[0] if first else FIRST
    high = last[1] if last else LAST
    return (low, high) if low <= high else None


def _single(value: str) -> tuple[int, int] | None:
    match = _DATE.fullmatch(value.translate(_QUALIFIERS))
    if match is None:
        return None
    digits, open_digits, month, day = match.groups()
    if len(digits) + len(open_digits) != 4:
        return None
    low, high = int(digits + "0" * len(open_digits)), int(digits + "9" * len(open_digits))
    if low < 1:
        low = 1
    if high < low:
        return None
    if open_digits or month is None or "X" in month:
        return date(low, 1, 1).toordinal(), date(high, 12, 31).toordinal()
    number = int(month)
    if number in _SEASONS:
        one, two = _SEASONS[number]
        first = date(low, one, 1)
        if number == 24:
            return first.toordinal(), min(first.toordinal() + 89, LAST)
        return first.toordinal(), date(low, two, calendar.monthrange(low, two)[1]).toordinal()
    if not 1 <= number <= 12:
        return None
    length = calendar.monthrange(low, number)[1]
    if day is None or "X" in day:
        return date(low, number, 1).toordinal(), date(low, number, length).toordinal()
    if not 1 <= int(day) <= length:
        return None
    one_day = date(low, number, int(day)).toordinal()
    return one_day, one_day


def iso(day: int) -> str | None:
    """A day as `2024-03-05`; None for an open end."""
    return None if day in (FIRST, LAST) else date.fromordinal(day).isoformat()


def parse_day(value: str, *, end: bool) -> int | None:
    """The first (or, for `end`, last) day of `2024`, `2024-03`, `2024-03-05`. None: no date."""
    found = bounds(value) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value, re.ASCII) else None
    if found is None:
        return None
    return found[1] if end else found[0]


def precision(edtf: str) -> str:
    """How fine a value is: day, days, week, month, year or unknown."""
    found = bounds(edtf)
    if found is None or FIRST in found or LAST in found:
        return "unknown"
    days = found[1] - found[0] + 1
    for most, name in ((1, "day"), (6, "days"), (10, "week"), (31, "month"), (400, "year")):
        if days <= most:
            return name
    return "unknown"


def label(edtf: str) -> str:
    """A value in words: "March 2024", "about 5 March 2024", "from 2019 on"."""
    found = bounds(edtf)
    if found is None:
        return _without_year(edtf)
    begin, slash, end = edtf.strip("[]{}").partition("/")
    if not slash and ".." in begin:
        begin, slash, end = begin.partition("..")
    if not slash:
        return _one(begin)
    if _single(begin) is None:
        return f"until {_one(end)}"
    if _single(end) is None:
        return f"from {_one(begin)} on"
    return f"{_one(begin)} to {_one(end)}"


def _without_year(edtf: str) -> str:
    """What is left to say of a value that has no year: "11 March, year not said"."""
    year, *rest = edtf.strip("[]{}").translate(_QUALIFIERS).split("-")
    if year.upper() == "XXXX" and rest and rest[0].isdigit() and 1 <= int(rest[0]) <= 12:
        day = f"{int(rest[1])} " if len(rest) > 1 and rest[1].isdigit() else ""
        return f"{day}{calendar.month_name[int(rest[0])]}, year not said"
    return "a time that is not clear" if "X" in edtf.upper() or "W" in edtf.upper() else edtf


def _one(value: str) -> str:
    doubt = "about " if set(value) & set("~%") else ""
    ask = " (uncertain)" if set(value) & set("?%") else ""
    bare = value.translate(_QUALIFIERS)
    parts = bare.split("-")
    words = bare
    if "X" not in bare.upper():
        if len(parts) == 3:
            words = f"{int(parts[2])} {calendar.month_name[int(parts[1])]} {parts[0]}"
        elif len(parts) == 2 and int(parts[1]) in _SEASON_NAMES:
            words = f"{_SEASON_NAMES[int(parts[1])]} {parts[0]}"
        elif len(parts) == 2:
            words = f"{calendar.month_name[int(parts[1])]} {parts[0]}"
    elif len(parts) == 1 and bare[3:].upper() == "X" and bare[:3].isdigit():
        words = f"the {bare[:3]}0s"
    elif len(parts) == 1 and bare[2:].upper() == "XX":
        words = f"{int(bare[:2]) * 100} to {int(bare[:2]) * 100 + 99}"
    elif len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        words = f"{calendar.month_name[int(parts[1])]} {parts[0]}"
    else:
        words = parts[0]
    return f"{doubt}{words}{ask}"
