"""Dates as printed, and the EDTF that they become."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.metadata.dates import day_first, find_dates, month_day, to_edtf


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2018-01-06", "2018-01-06"),
        ("2018-01-06T23:30:00+03:00", "2018-01-06"),
        ("20180106", "2018-01-06"),
        ("6 January 2018", "2018-01-06"),
        ("January 6, 2018", "2018-01-06"),
        ("Jan. 6, 2018", "2018-01-06"),
        ("Saturday, 6th of January, 2018", "2018-01-06"),
        ("6-Jan-2018", "2018-01-06"),
        ("Sat, 06 Jan 2018 10:00:00 +0300", "2018-01-06"),
        ("January 2018", "2018-01"),
        ("2018-01", "2018-01"),
        ("2018", "2018"),
        ("23/04/2018", "2018-04-23"),
        ("04/23/2018", "2018-04-23"),
        ("5/5/2018", "2018-05-05"),
        ("2018/1/6", "2018-01-06"),
        ("6 Ocak 2018", "2018-01-06"),
        ("6. Januar 2018", "2018-01-06"),
        ("6 de enero de 2018", "2018-01-06"),
        ("6 января 2018", "2018-01-06"),
        ("6 كانون 2018", "2018-01-06"),
        ("29 February 2020", "2020-02-29"),
        ("29 February 2019", None),
        ("2018-13-01", None),
        ("soon", None),
        ("31/02/2018", None),
        ("", None),
        ("0000", None),
    ],
)
def test_dates_become_edtf(printed: str, value: str | None) -> None:
    """Each form is read to the precision that it has, or not at all."""
    found, note = to_edtf(printed)
    assert found == value
    assert bool(note) == (value is None and bool(printed))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("03/04/2018", "2018"),
        ("03-04-2018", "2018"),
        ("03.04.2018", "2018-04-03"),
        ("03/04/18", None),
    ],
)
def test_unclear_dates_are_noted(printed: str, value: str | None) -> None:
    """Figures that can be read two ways keep what is certain, and say so."""
    found, note = to_edtf(printed)
    assert found == value
    assert note


def test_order_is_learned_only_where_it_is_shown() -> None:
    """A day over 12 shows the order; two contrary ones show none."""
    assert day_first(["23/04/2018"]) is True
    assert day_first(["04/23/2018"]) is False
    assert day_first(["23/04/2018", "04/23/2018"]) is None
    assert day_first(["03/04/2018", "no date"]) is None


def test_month_and_day_without_a_year() -> None:
    """A dateline's day is found with its month; a time of day is none."""
    assert month_day("MERRIN, March 3")[:2] == (3, 3)  # type: ignore[index]
    assert month_day("Merrin, 3 March")[:2] == (3, 3)  # type: ignore[index]
    assert month_day("March 14:20") is None
    assert month_day("The march of 30 men") is None


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.sampled_from(
    ["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %b %Y", "%d.%m.%Y"]))  # fmt: skip
def test_every_day_survives_every_clear_form(day: datetime.date, form: str) -> None:
    """What is printed from a date is read back as that date, and at its place in the line."""
    printed = day.strftime(form)
    line = f"Posted on {printed} | News"
    (found,) = find_dates(line)
    assert found.value == day.isoformat()
    assert line[found.start : found.end] in printed


@given(st.text(max_size=300))
def test_no_line_breaks_the_reader(line: str) -> None:
    """Dates found in any line lie in it, in order."""
    position = 0
    for date in find_dates(line):
        assert position <= date.start < date.end <= len(line)
        position = date.end
