"""A Stretch: some calendar days in a row, counted in one unit, written as EDTF and as TIMEX3.

Days are proleptic Gregorian. Seasons are the northern hemisphere's meteorological ones, because
the texts say "last winter" and mean a name, not an observation: SP from March, WI from December.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sayso.vocabulary import TimePrecision

__all__ = ["FINER", "Anchor", "Stretch", "Unit", "around", "moved", "parse_published", "season_of"]

Unit = Literal[
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"
]

FINER: dict[str, int] = {
    "day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "season": 3, "half": 4,
    "year": 5, "decade": 6, "century": 7,
}  # fmt: skip
"""How coarse a unit is; a day is the finest."""

SEASONS = ("SP", "SU", "FA", "WI")

PRECISION: dict[str, TimePrecision] = {
    "day": TimePrecision.day,
    "weekend": TimePrecision.days,
    "week": TimePrecision.week,
    "month": TimePrecision.month,
    "quarter": TimePrecision.month,
    "season": TimePrecision.month,
    "half": TimePrecision.month,
    "year": TimePrecision.year,
    "decade": TimePrecision.year,
    "century": TimePrecision.year,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `first` to `last`, both included; `unit` says in what it was counted."""

    first: date
    last: date
    unit: Unit

    @property
    def precision(self) -> TimePrecision:
        """Of the unit: a quarter is told in months, a decade in years."""
        return PRECISION[self.unit]

    @property
    def edtf(self) -> str:
        """EDTF, level 0 or 1: what has no own notation there becomes an interval."""
        year = f"{self.first.year:04}"
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "month":
                return f"{year}-{self.first.month:02}"
            case "year":
                return year
            case "decade":
                return f"{year[:3]}X"
            case "century":
                return f"{year[:2]}XX"
            case "season":
                return f"{year}-{21 + SEASONS.index(season_of(self.first))}"
            case "quarter" | "half":
                return f"{year}-{self.first.month:02}/{year}-{self.last.month:02}"
            case _:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def start_edtf(self) -> str:
        """The first end alone, as an interval would write it."""
        return self.edtf.split("/")[0]

    @property
    def end_edtf(self) -> str:
        """The last end alone, as an interval would write it."""
        return self.edtf.split("/")[-1]

    @property
    def timex(self) -> str:
        """TIMEX3 value: 2018-W03, 2017-Q4, 2017-SU, 199X, 18 …"""
        year = f"{self.first.year:04}"
        match self.unit:
            case "week" | "weekend":
                iso = self.first.isocalendar()
                tail = "-WE" if self.unit == "weekend" else ""
                return f"{iso.year:04}-W{iso.week:02}{tail}"
            case "quarter":
                return f"{year}-Q{(self.first.month + 2) // 3}"
            case "half":
                return f"{year}-H{1 if self.first.month < 7 else 2}"
            case "season":
                return f"{year}-{season_of(self.first)}"
            case "century":
                return year[:2]
            case _:
                return self.edtf


@dataclass(frozen=True, slots=True)
class Anchor:
    """The moment that relative times count from, and how finely it is known."""

    when: date
    unit: Unit

    def knows(self, unit: Unit) -> bool:
        """Whether it is known finely enough to count in `unit`."""
        return FINER[self.unit] <= FINER[unit]


def season_of(day: date) -> str:
    """SP, SU, FA or WI."""
    return SEASONS[((day.month - 3) % 12) // 3]


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    index = year * 12 + month - 1 + count - 1
    last_year, last_month = index // 12, index % 12 + 1
    days = calendar.monthrange(last_year, last_month)[1]
    return date(year, month, 1), date(last_year, last_month, days)


def around(day: date, unit: Unit) -> Stretch:
    """The stretch of `unit` that holds `day`. ValueError outside the years 1 to 9999."""
    match unit:
        case "day":
            return Stretch(day, day, unit)
        case "week" | "weekend":
            monday = day - timedelta(days=day.weekday())
            first = monday if unit == "week" else monday + timedelta(days=5)
            return Stretch(first, monday + timedelta(days=6), unit)
        case "month":
            return Stretch(*_months(day.year, day.month, 1), unit)
        case "quarter":
            return Stretch(*_months(day.year, (day.month - 1) // 3 * 3 + 1, 3), unit)
        case "half":
            return Stretch(*_months(day.year, 1 if day.month < 7 else 7, 6), unit)
        case "season":
            year = day.year - 1 if day.month < 3 else day.year
            first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season_of(day)]
            return Stretch(*_months(year, first_month, 3), unit)
        case "year":
            return Stretch(date(day.year, 1, 1), date(day.year, 12, 31), unit)
        case "decade":
            decade = day.year // 10 * 10
            return Stretch(date(max(decade, 1), 1, 1), date(decade + 9, 12, 31), unit)
        case _:
            century = day.year // 100 * 100
            return Stretch(date(max(century, 1), 1, 1), date(century + 99, 12, 31), unit)


def moved(day: date, unit: Unit, count: int) -> Stretch:
    """The stretch of `unit` that lies `count` such units after the one that holds `day`."""
    match unit:
        case "day":
            return around(day + timedelta(days=count), unit)
        case "week" | "weekend":
            return around(day + timedelta(days=7 * count), unit)
        case "month" | "quarter" | "season" | "half":
            base = around(day, unit).first
            size = {"month": 1, "quarter": 3, "season": 3, "half": 6}[unit]
            index = base.year * 12 + base.month - 1 + size * count
            return around(date(index // 12, index % 12 + 1, 1), unit)
        case "year":
            return around(date(day.year + count, 1, 1), unit)
        case "decade":
            return around(date(day.year + 10 * count, 1, 1), unit)
        case _:
            return around(date(day.year + 100 * count, 1, 1), unit)


_PUBLISHED = re.compile(r"\s*([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9X])")


def parse_published(published: str | None) -> Anchor | None:
    """The anchor in an EDTF publication date: its day, month or year; None where it has none.

    Of an interval, an open end or a season no moment is known that relative times could count
    from; a year 0 or a 31 February is no date. All of these are None.
    """
    if not published or "/" in published or ".." in published:
        return None
    found = _PUBLISHED.match(published)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day is not None and month is not None:
            return Anchor(date(year or 0, month, day), "day")
        if month is not None:
            return Anchor(date(year or 0, month, 1), "month")
        if published.strip()[4:5] == "-":
            return None
        return Anchor(date(year or 0, 1, 1), "year")
    except ValueError:
        return None
