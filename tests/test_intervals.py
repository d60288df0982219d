"""EDTF values as days: every shape that is written here, and nothing invented for the others."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.intervals import FIRST, LAST, LONGEST, days_of, intervals, iso, overlap, precision
from sayso.vocabulary import TimePrecision

days = st.dates().map(date.toordinal)


def shown(value: str | None) -> list[str]:
    return [f"{iso(first)}/{iso(last)}" for first, last in intervals(value)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-01-06", ["2018-01-06/2018-01-06"]),
        ("2018-02", ["2018-02-01/2018-02-28"]),
        ("2018", ["2018-01-01/2018-12-31"]),
        ("199X", ["1990-01-01/1999-12-31"]),
        ("19XX", ["1900-01-01/1999-12-31"]),
        ("000X", ["0001-01-01/0009-12-31"]),
        ("2018-XX", ["2018-01-01/2018-12-31"]),
        ("2018-02-XX", ["2018-02-01/2018-02-28"]),
        ("2018-1X", ["2018-10-01/2018-12-31"]),
        ("2018-02-2X", ["2018-02-20/2018-02-28"]),
        ("2018-03~", ["2018-03-01/2018-03-31"]),
        ("?2018-03-05", ["2018-03-05/2018-03-05"]),
        ("2018-03%", ["2018-03-01/2018-03-31"]),
        ("2018-21", ["2018-03-01/2018-05-31"]),
        ("2017-24~", ["2017-12-01/2018-02-28"]),
        ("2018-35", ["2018-07-01/2018-09-30"]),
        ("9999-24", ["9999-12-01/9999-12-31"]),
        ("2017-12-23/2018-01-06", ["2017-12-23/2018-01-06"]),
        ("2018-01~/2018-02", ["2018-01-01/2018-02-28"]),
        ("../2018-02", ["0001-01-01/2018-02-28"]),
        ("2018-02/", ["2018-02-01/9999-12-31"]),
        ("[2016, 2018-03]", ["2016-01-01/2016-12-31", "2018-03-01/2018-03-31"]),
        ("{1667..1669}", ["1667-01-01/1669-12-31"]),
        ("[..1984]", ["0001-01-01/1984-12-31"]),
        ("2018-01-06T05:30:00Z", ["2018-01-06/2018-01-06"]),
    ],
)
def test_values(value: str, expected: list[str]) -> None:
    """Each notation stands for exactly these days."""
    assert shown(value) == expected


@pytest.mark.parametrize(
    "value",
    ["", None, "soon", "2018-02-31", "2018-13", "2018-00", "0000", "-0044", "P2W", "XXXX-02",
     "../..", "/", "2018/2017", "2018-24-05", "2018-XX-05", "[2018,soon]", "2018-01-06/soon",
     "20181", "٢٠١٨", "2018 or so", "2018-1X-05"],
)  # fmt: skip
def test_what_names_no_day_is_unknown(value: str | None) -> None:
    """No crash, no invented precision: nothing is known."""
    assert intervals(value) == ()
    assert days_of(value) is None
    assert precision(value) is TimePrecision.unknown


@given(days, days)
def test_intervals_keep_their_ends(one: int, other: int) -> None:
    """What is written from two days comes back as these days, and backwards as nothing."""
    first, last = sorted((one, other))
    assert intervals(f"{iso(first)}/{iso(last)}") == ((first, last),)
    if first != last:
        assert intervals(f"{iso(last)}/{iso(first)}") == ()


@given(st.text(max_size=40) | st.text("0123456789X-/.~?%[]{},TZ: ", max_size=30))
@example("[" + "2018," * (LONGEST // 5))
def test_any_text_is_read_without_a_crash(value: str) -> None:
    """Whatever stands there, the days lie in order and in range."""
    for first, last in intervals(value):
        assert FIRST <= first <= last <= LAST


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from("dmyXC"))
def test_an_independent_reader_agrees(day: date, unit: str) -> None:
    """The edtf package gives the same first and last day, for what both read."""
    text = {
        "d": day.isoformat(), "m": day.isoformat()[:7], "y": f"{day.year:04}",
        "X": f"{day.year:04}"[:3] + "X", "C": f"{day.year:04}"[:2] + "XX",
    }[unit]  # fmt: skip
    theirs = edtf.parse_edtf(text)
    lower, upper = theirs.lower_strict(), theirs.upper_strict()
    assert shown(text) == [
        "/".join(f"{end.tm_year:04}-{end.tm_mon:02}-{end.tm_mday:02}" for end in (lower, upper))
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-01-06", "day"), ("2018-01-06/2018-01-08", "days"), ("2018-01-01/2018-01-07", "week"),
        ("2017-12-23/2018-01-06", "days"), ("2018-02", "month"), ("2018-21", "month"),
        ("2018-01/2018-06", "month"), ("2018", "year"), ("199X", "year"), ("2018-XX", "year"),
        ("../2018", "unknown"),
    ],
)  # fmt: skip
def test_precision(value: str, expected: str) -> None:
    """A month is never a day, a decade is told in years."""
    assert precision(value) is TimePrecision(expected)


def test_overlap() -> None:
    """One shared day is enough; with something unknown nothing is known."""
    may, june = days_of("2018-05"), days_of("2018-06")
    assert overlap(may, june) is False
    assert overlap(may, days_of("2018-05-31/2018-06-01")) is True
    assert overlap(may, None) is None


def test_no_pattern_runs_away() -> None:
    """A long value is not looked at, and a list of many members is."""
    assert intervals("2" * 10**6) == ()
    assert len(intervals("[" + ",".join(str(year) for year in range(1600, 1990)) + "]")) == 390
