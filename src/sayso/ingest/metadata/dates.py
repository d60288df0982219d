"""Dates as reports print them, turned into EDTF without guessing.

Day and month in figures only ("03/04/2018") are read only where one of them cannot be a month,
or where they are divided by full stops: every locale of CLDR that writes dates so, with the
year last, puts the day first. Otherwise the year alone is kept, with a note.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["FoundDate", "day_first", "find_dates", "month_day", "to_edtf", "wire_date"]

FIRST_YEAR, LAST_YEAR = 1500, 2199


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start`:`end` of a string; `value` is EDTF, None where it cannot be known."""

    start: int
    end: int
    value: str | None
    note: str = ""


@cache
def _months() -> Mapping[str, int]:
    lines = (files(__package__) / "months.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: int(number) for number, *words in rows for word in words}


_ORDINAL = r"(?:st|nd|rd|th|er|\.|º)?"
_WORD = r"([^\W\d_]{3,12})\.?"
_ISO = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\w)(\d{{1,2}}){_ORDINAL}[ -]?(?:of |de |d')?{_WORD}[,،]?[ -](?:de |of )?"
    r"(\d{4})(?![\d-])",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"(?<!\w){_WORD}[ -]?(\d{{1,2}}){_ORDINAL},?[ -](\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"(?<!\w){_WORD},? (?:de |of )?(\d{{4}})(?!\d)", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])")
_SHORT_YEAR = re.compile(r"(?<![\d/.:-])(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?![\d/.:-])")
_WIRE = re.compile(rf"(?<!\w)(\d{{1,2}}) {_WORD} (\d{{2}})(?=\s*\Z)", re.IGNORECASE)
_THIS_CENTURY = 40
"""Years of two figures from here on are of the last century."""
_MONTH_DAY = re.compile(rf"(?<!\w){_WORD} (\d{{1,2}}){_ORDINAL}(?![\w:])", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(?<!\w)(\d{{1,2}}){_ORDINAL} (?:of )?{_WORD}(?!\w)", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> str | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _figures(
    first: int, second: int, year: int, mark: str, order: bool | None
) -> tuple[str | None, str]:
    """EDTF and a note for a date in figures; `order` is True where the day is known to be first."""
    day_then_month, month_then_day = _day(year, second, first), _day(year, first, second)
    if day_then_month == month_then_day or not (day_then_month and month_then_day):
        return day_then_month or month_then_day, ""
    shown = f"{first:02}{mark}{second:02}{mark}{year}"
    if mark == ".":
        return day_then_month, f"the date {shown} was read as day, month, year"
    if order is not None:
        return (day_then_month if order else month_then_day), ""
    return f"{year:04}", f"the date {shown} may be day or month first: only its year is kept"


def find_dates(line: str, *, order: bool | None = None) -> list[FoundDate]:
    """Every date with a year in `line`, in order, none overlapping another.

    `order`: whether the day comes before the month in figures; None where that is not known.
    """
    months = _months()
    found: list[FoundDate] = []
    if not any(sign.isdigit() for sign in line):
        return found

    def add(match: re.Match[str], value: str | None, note: str = "") -> None:
        start, end = match.span()
        note = note or ("" if value else f"{match[0]!r} is no day of the calendar: not taken")
        if all(end <= f.start or start >= f.end for f in found):
            found.append(FoundDate(start, end, value, note))

    for match in _ISO.finditer(line):
        add(match, _day(int(match[1]), int(match[3]), int(match[4])))
    for match in _DAY_MONTH_YEAR.finditer(line):
        if month := months.get(match[2].casefold()):
            add(match, _day(int(match[3]), month, int(match[1])))
    for match in _MONTH_DAY_YEAR.finditer(line):
        if month := months.get(match[1].casefold()):
            add(match, _day(int(match[3]), month, int(match[2])))
    for match in _FIGURES.finditer(line):
        add(match, *_figures(int(match[1]), int(match[3]), int(match[4]), match[2], order))
    for match in _MONTH_YEAR.finditer(line):
        month, year = months.get(match[1].casefold()), int(match[2])
        if month and FIRST_YEAR <= year <= LAST_YEAR:
            add(match, f"{year:04}-{month:02}")
    for match in _SHORT_YEAR.finditer(line):
        add(match, None, f"the date {match[0]} has a year of two figures: not taken")
    return sorted(found, key=lambda date: date.start)


def month_day(line: str) -> tuple[int, int, int, int] | None:
    """The first month and day without a year: month, day, start, end; None if there is none."""
    for pattern, month_group, day_group in ((_MONTH_DAY, 1, 2), (_DAY_MONTH, 2, 1)):
        for match in pattern.finditer(line):
            month = _months().get(match[month_group].casefold())
            if month and 1 <= int(match[day_group]) <= calendar.monthrange(2000, month)[1]:
                return month, int(match[day_group]), match.start(), match.end()
    return None


def wire_date(line: str) -> tuple[str, int, int] | None:
    """ "13 NOV 89" at the end of an agency's dateline: the date as EDTF, start, end.

    Wire services and monitors wrote years in two figures until the 1990s; those below 40 are of
    this century.
    """
    match = _WIRE.search(line)
    month = _months().get(match[2].casefold()) if match else None
    if match is None or month is None:
        return None
    year = int(match[3]) + (1900 if int(match[3]) >= _THIS_CENTURY else 2000)
    value = _day(year, month, int(match[1]))
    return (value, match.start(), match.end()) if value else None


def day_first(lines: Iterable[str]) -> bool | None:
    """Whether these lines write the day before the month in figures; None if they do not show it.

    Shown by a date such as 23/04/2018, and by none such as 04/23/2018.
    """
    shown = {
        int(match[1]) > 12
        for line in lines
        for match in _FIGURES.finditer(line)
        if match[2] != "." and (int(match[1]) > 12) != (int(match[3]) > 12)
    }
    return shown.pop() if len(shown) == 1 else None


def to_edtf(value: str, *, order: bool | None = None) -> tuple[str | None, str]:
    """A date that a format's own metadata gives, as EDTF to the day, and a note if it is unclear.

    EDTF of year, month or day precision passes through; ISO and mail dates lose their time of
    day (the day stays the sender's own).
    """
    value = value.strip()[:200]
    if re.fullmatch(r"\d{4}", value):
        year = int(value)
        return (value, "") if FIRST_YEAR <= year <= LAST_YEAR else (None, f"no date: {value!r}")
    if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
        inside = FIRST_YEAR <= int(match[1]) <= LAST_YEAR and 1 <= int(match[2]) <= 12
        return (value, "") if inside else (None, f"no date: {value!r}")
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?", value):
        return _day(int(match[1]), int(match[2]), int(match[3])), ""
    dates = find_dates(value, order=order)
    if len({date.value for date in dates}) != 1:
        return None, f"no date could be read in {value!r}" if value else ""
    return dates[0].value, dates[0].note
