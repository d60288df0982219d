"""EDTF values as closed intervals of days: what asks whether two times can be one starts here.

Library of Congress, Extended Date/Time Format (2019), levels 0 to 2 as far as they name days in the
years 1 to 9999: dates, months, years, "199X", "19XX", "2018-03-XX", the approximate and uncertain
("2018-03~", "?2018"), seasons (21 to 41), intervals with open or unknown ends, and sets. Seasons
are the northern hemisphere's meteorological ones, winter from December; an approximate value
stands for the days that it names, because nothing says how many more are meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from sayso.vocabulary import TimePrecision

__all__ = ["FIRST", "LAST", "Days", "days_of", "intervals", "iso", "overlap", "precision"]

Days = tuple[int, int]
"""First and last day, both included, as proleptic Gregorian ordinals (1 is 0001-01-01)."""

FIRST, LAST = date.min.toordinal(), date.max.toordinal()

LONGEST = 2_000
"""Code points of a value that are looked at; nothing that we write is longer."""

_DATE = re.compile(
    r"[~?%]?(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)[~?%]?"
    r"(?:-[~?%]?(?P<month>[0-9]{2}|XX|[01]X)[~?%]?"
    r"(?:-[~?%]?(?P<day>[0-9]{2}|XX|[0-3]X)[~?%]?"
    r"(?:[T ][0-9:.,+\-Z]{0,40})?)?)?"
)

# Sub-year groupings of EDTF's level 2: first month, and how many months.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_HEMISPHERES = {25 + n: _SEASONS[21 + n] for n in range(4)}
_SOUTHERN = {29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)}
_QUARTERS = {33 + n: (1 + 3 * n, 3) for n in range(4)}
_THIRDS = {37 + n: (1 + 4 * n, 4) for n in range(3)}
_HALVES = {40: (1, 6), 41: (7, 6)}
_GROUPINGS = _SEASONS | _HEMISPHERES | _SOUTHERN | _QUARTERS | _THIRDS | _HALVES


def days_of(edtf: str | None) -> Days | None:
    """All days that a value may stand for, from the first to the last; None where it names none."""
    found = intervals(edtf)
    return (found[0][0], max(last for _, last in found)) if found else None


def intervals(edtf: str | None) -> tuple[Days, ...]:
    """The days that a value may stand for: one interval, several for a set; earliest first.

    Empty where nothing can be read: no value, no such day, a duration, a year before 1, an
    interval that ends before it begins.
    """
    if not edtf or len(edtf) > LONGEST:
        return ()
    value = edtf.strip()
    if value[:1] + value[-1:] in ("[]", "{}"):
        parts = [_listed(part.strip()) for part in value[1:-1].split(",")]
        # One member that says nothing would make the others look like the whole.
        return () if None in parts else tuple(sorted({part for part in parts if part}))
    one = _interval(value)
    return () if one is None else (one,)


def overlap(one: Days | None, other: Days | None) -> bool | None:
    """Whether two times share a day; None where one of them is not known."""
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def precision(edtf: str | None) -> TimePrecision:
    """How finely a value is known, from its notation and, for an interval, from its length."""
    days = days_of(edtf)
    if edtf is None or days is None:
        return TimePrecision.unknown
    match = _DATE.fullmatch(edtf.strip())
    if match is not None and days[0] != days[1]:
        return TimePrecision.month if match["month"] not in (None, "XX") else TimePrecision.year
    length = days[1] - days[0] + 1
    for most, unit in ((1, "day"), (6, "days"), (7, "week"), (27, "days"), (360, "month")):
        if length <= most:
            return TimePrecision(unit)
    return TimePrecision.unknown if FIRST in days or LAST in days else TimePrecision.year


def iso(day: int) -> str:
    """An ordinal as YYYY-MM-DD."""
    return date.fromordinal(day).isoformat()


def _interval(value: str) -> Days | None:
    if "/" not in value:
        return _point(value)
    first, _, last = value.partition("/")
    return _between(first, last)


def _listed(value: str) -> Days | None:
    """A member of a set, in which two dots stand for all between."""
    if ".." not in value:
        return _interval(value)
    first, _, last = value.partition("..")
    return _between(first, last)


def _between(first: str, last: str) -> Days | None:
    low = (FIRST, FIRST) if first in ("", "..") else _point(first)
    high = (LAST, LAST) if last in ("", "..") else _point(last)
    if low is None or high is None or low[0] > high[1] or (first, last) in _NOTHING:
        return None
    return low[0], high[1]


_NOTHING = frozenset((first, last) for first in ("", "..") for last in ("", ".."))
"""Open at both ends: it names no day."""


def _point(value: str) -> Days | None:
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if last < 1:
        return None
    first = max(first, 1)
    try:
        if month is None or month.endswith("X"):
            if day is not None and not day.endswith("X"):
                return None
            months = _digits(month, 1, 12) if month else (1, 12)
            return _months(first, months[0])[0], _months(last, months[1])[1]
        if int(month) in _GROUPINGS:
            if day is not None:
                return None
            start, count = _GROUPINGS[int(month)]
            return _months(first, start)[0], _months(last, start, count)[1]
        if day is None or day == "XX":
            return _months(first, int(month))[0], _months(last, int(month))[1]
        low, high = _digits(day, 1, monthrange(last, int(month))[1])
        return date(first, int(month), low).toordinal(), date(last, int(month), high).toordinal()
    except ValueError:
        return None


def _digits(value: str, least: int, most: int) -> tuple[int, int]:
    """The least and the most that digits with X for an unknown one may be. ValueError for none."""
    low, high = max(least, int(value.replace("X", "0"))), int(value.replace("X", "9"))
    if "X" in value:
        high = min(most, high)
    if low > high:
        raise ValueError(value)
    return low, high


def _months(year: int, month: int, count: int = 1) -> Days:
    """`count` months from this one on. ValueError where there is no such month."""
    first = date(year, month, 1).toordinal()
    end = year * 12 + month - 1 + count
    if end >= 12 * 10_000:
        return first, LAST
    return first, date(end // 12, end % 12 + 1, 1).toordinal() - 1
