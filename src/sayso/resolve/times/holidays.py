"""Feasts and days with names: when they fall in a given year.

Sources of the methods: Easter after the anonymous Gregorian computus (Meeus, Astronomical
Algorithms, chapter 8); the Islamic calendar in its tabular form (30-year cycle, leap years 2, 5,
7, 10, 13, 16, 18, 21, 24, 26 and 29, civil epoch 16 July 622 Julian). The sighted month may begin
a day or two away from the table, so those dates are marked approximate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["FIRST_WORDS", "HOLIDAY", "Holiday", "easter", "holiday_named", "islamic"]


def easter(year: int) -> date:
    """Western Easter Sunday."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    day = (h + weekday - 7 * m + 33 * month + 19) % 32
    return date(year, month, day)


def islamic(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day in the tabular Islamic calendar, by arithmetic alone."""
    # 227015 is the ordinal of 1 Muharram of year 1 (19 July 622 proleptic Gregorian).
    days = day - 1 + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227015 + days)


def _islamic_in(year: int, month: int, day: int, length: int) -> list[tuple[date, date]]:
    """Those of a yearly Islamic feast that begin in a Gregorian year: mostly one, at times two."""
    about = (year - 622) * 33 // 32
    starts = [islamic(y, month, day) for y in range(max(1, about - 1), about + 3)]
    return [(s, s + timedelta(days=length - 1)) for s in starts if s.year == year]


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    if nth > 0:
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = (date(year, month + 1, 1) if month < 12 else date(year + 1, 1, 1)) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day or feast. `falls` gives its first and last days for a Gregorian year."""

    name: str
    falls: Callable[[int], list[tuple[date, date]]]
    approximate: bool = False


def _fixed(name: str, month: int, day: int, *, approximate: bool = False) -> Holiday:
    return Holiday(name, lambda y: [(date(y, month, day), date(y, month, day))], approximate)


def _counted(name: str, month: int, weekday: int, nth: int) -> Holiday:
    def falls(year: int) -> list[tuple[date, date]]:
        found = _nth_weekday(year, month, weekday, nth)
        return [(found, found)]

    return Holiday(name, falls)


def _by_easter(name: str, first: int, last: int | None = None) -> Holiday:
    def falls(year: int) -> list[tuple[date, date]]:
        sunday = easter(year)
        end = first if last is None else last
        return [(sunday + timedelta(days=first), sunday + timedelta(days=end))]

    return Holiday(name, falls)


def _moon(name: str, month: int, day: int, length: int = 1) -> Holiday:
    return Holiday(name, lambda y: _islamic_in(y, month, day, length), approximate=True)


# Longer names first: the first that fits is taken.
_TABLE: tuple[tuple[str, Holiday], ...] = (
    (r"New\s+Year(?:['’]?s)?\s+Eve", _fixed("new_year_eve", 12, 31)),
    (r"New\s+Year(?:['’]?s)?(?:\s+Day)?", _fixed("new_year", 1, 1)),
    (r"Christmas\s+Eve", _fixed("christmas_eve", 12, 24)),
    (r"Christmas(?:\s+Day)?|Xmas", _fixed("christmas", 12, 25)),
    (r"Boxing\s+Day", _fixed("boxing_day", 12, 26)),
    (r"Good\s+Friday", _by_easter("good_friday", -2)),
    (r"Palm\s+Sunday", _by_easter("palm_sunday", -7)),
    (r"Easter\s+Monday", _by_easter("easter_monday", 1)),
    (r"(?:Holy|Easter)\s+[Ww]eek", _by_easter("holy_week", -6, 0)),
    (r"Easter(?:\s+(?:Sunday|Day))?", _by_easter("easter", 0)),
    (r"Pentecost|Whit\s+Sunday", _by_easter("pentecost", 49)),
    (r"Eid[\s-]+(?:al|ul|el)[\s-]+(?:Fitr|Fetr)|Eid[\s-]+(?:al[\s-]+)?Fitr", _moon("fitr", 10, 1)),
    (r"Eid[\s-]+(?:al|ul|el)[\s-]+(?:Adha|Azha)|Kurban\s+Bayram", _moon("adha", 12, 10)),
    (r"Eid", Holiday("eid", lambda _: [])),  # which of the two is not said
    (r"Ramadan|Ramazan|Ramadhan", _moon("ramadan", 9, 1, 30)),
    (r"Muharram", _moon("muharram", 1, 1, 30)),
    (r"Ashura", _moon("ashura", 1, 10)),
    (r"Mawlid", _moon("mawlid", 3, 12)),
    (r"Nowruz|Newroz|Nawroz|Norouz", _fixed("nowruz", 3, 21, approximate=True)),
    (r"Valentine['’]s\s+Day", _fixed("valentine", 2, 14)),
    (r"International\s+Women['’]s\s+Day", _fixed("womens_day", 3, 8)),
    (r"May\s+Day", _fixed("may_day", 5, 1)),
    (r"Halloween", _fixed("halloween", 10, 31)),
    (r"All\s+Saints['’]?\s+Day", _fixed("all_saints", 11, 1)),
    (r"Independence\s+Day|Fourth\s+of\s+July", _fixed("independence_us", 7, 4)),
    (r"Thanksgiving(?:\s+Day)?", _counted("thanksgiving", 11, 3, 4)),
    (r"Labor\s+Day", _counted("labor_day", 9, 0, 1)),
    (r"Memorial\s+Day", _counted("memorial_day", 5, 0, -1)),
    (r"Martin\s+Luther\s+King(?:\s+Jr\.?)?\s+Day", _counted("king_day", 1, 0, 3)),
    (r"Veterans['’]?\s+Day|Armistice\s+Day", _fixed("veterans_day", 11, 11)),
)

HOLIDAY = re.compile("|".join(f"(?P<h{i}>{p})" for i, (p, _) in enumerate(_TABLE)))
"""Matches a holiday's name at a position; `holiday_named` says which."""

FIRST_WORDS = frozenset(
    "New Christmas Xmas Boxing Good Palm Easter Holy Pentecost Whit Eid Kurban Ramadan Ramazan "
    "Ramadhan Muharram Ashura Mawlid Nowruz Newroz Nawroz Norouz Valentine International Halloween "
    "All Independence Fourth Thanksgiving Labor Memorial Martin Veterans Armistice".split()
)


def holiday_named(found: re.Match[str]) -> Holiday:
    """The holiday whose name a match of `HOLIDAY` is."""
    return _TABLE[int((found.lastgroup or "h0")[1:])][1]
