"""What holds for every text: spans, order, valid EDTF, the same answer twice."""

from __future__ import annotations

import re
from itertools import pairwise

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.resolve.times import find_times
from sayso.resolve.times.context import period
from sayso.resolve.times.holidays import easter, islamic
from sayso.resolve.times.stretch import around, moved, parse_published
from sayso.resolve.times.words import CLASSES, LEXICON
from sayso.vocabulary import TimePrecision

WORDS = [
    *sorted(LEXICON),
    "5", "31", "2015", "1990s", "3rd", "0", "99", "12:30", "2018-02-30", "03/04/2018", "\n\n",
    "people", "he", "left", "will", "was", "$", "9/11", "2018-13", "24:61", "'90s", "9999", "1000",
    "hundred", "thousand", "١٢", "1/2", "0000-00-00", "x" * 40, "100,000", "999999999", "1e9",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
published = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["2018", "2018-01", "2018-02-31", "0000", "9999-12-31", "0001-01-01", "x",
                     "2018-01-06/2018-01-09", "2018-01-06~", "201X", "2018-21", "", "-0044-03-15"]),
)  # fmt: skip

TIMEX_VALUE = re.compile(r"(?:PRESENT|PAST|FUTURE)_REF|P[0-9XT].*|[0-9X]{2,4}(?:-.*)?(?:T.*)?")


@settings(max_examples=150, deadline=None)
@given(texts, published)
def test_every_answer_is_well_formed(text: str, when: str | None) -> None:
    """Spans lie in the text, in order, apart; EDTF parses; precision is unknown without a value."""
    end = 0
    for time in find_times(text, published=when):
        assert end <= time.start < time.end <= len(text)
        assert not text[time.start].isspace()
        assert not text[time.end - 1].isspace()
        end = time.end
        assert TIMEX_VALUE.fullmatch(time.timex_value), time
        assert (time.value is None) == (time.precision == TimePrecision.unknown)
        if time.value is not None:
            parse_edtf(time.value)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), published)
def test_any_text_is_survived(text: str, when: str | None) -> None:
    """No text and no publication date makes it fail."""
    for time in find_times(text, published=when):
        assert 0 <= time.start < time.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(texts, published)
def test_the_same_text_gives_the_same_times(text: str, when: str | None) -> None:
    """Nothing is kept between two calls."""
    assert find_times(text, published=when) == find_times(text, published=when)


@settings(max_examples=100, deadline=None)
@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_spans_limit_the_search(text: str, one: int, two: int) -> None:
    """Nothing is found outside the parts that are to be read."""
    low, high = min(one, two), max(one, two)
    for time in find_times(text, published="2018-01-06", spans=[(low, high)]):
        assert low <= time.start
        assert time.end <= high


@given(st.dates(min_value=around(parse_published("1000").when, "year").first))  # type: ignore[union-attr]
def test_a_stretch_holds_the_day_it_is_around(day) -> None:  # type: ignore[no-untyped-def]
    """Every unit's stretch holds its day, and moving by nothing changes nothing."""
    for unit in ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century"):
        if unit == "week" and day.year == 9999:
            continue
        stretch = around(day, unit)
        assert stretch.first <= day <= stretch.last
        if day.year < 9990:
            assert moved(day, unit, 0) == stretch


def test_easter_falls_on_the_known_sundays() -> None:
    """Computed against dates from the almanac."""
    known = {
        2000: "04-23",
        2008: "03-23",
        2011: "04-24",
        2016: "03-27",
        2018: "04-01",
        2038: "04-25",
    }
    assert {year: easter(year).strftime("%m-%d") for year in known} == known


def test_the_islamic_months_follow_one_another() -> None:
    """Months last 29 or 30 days and twelve of them 354 or 355."""
    for year in range(1300, 1500):
        starts = [islamic(year, month, 1) for month in range(1, 13)] + [islamic(year + 1, 1, 1)]
        lengths = [(b - a).days for a, b in pairwise(starts)]
        assert set(lengths) <= {29, 30}
        assert sum(lengths) in {354, 355}


def test_every_class_has_its_own_letter() -> None:
    """Two classes with one letter would be one class."""
    assert len(set(CLASSES.values())) == len(CLASSES)
    assert all(len(letter) == 1 for letter in CLASSES.values())


def test_periods_are_written_as_iso_8601() -> None:
    """Fractions go into the next smaller unit, decades and centuries into years."""
    assert [period(*case) for case in (
        (2, "W"), (24, "H"), (1.5, "H"), (2.5, "Y"), (2, "E"), (1, "C"), (None, "D"), (None, "H"),
        (1, "2W"), (1.5, "D"), (0.5, "H"), (3, "Q"),
    )] == [
        "P2W", "PT24H", "PT1H30M", "P2Y6M", "P20Y", "P100Y", "PXD", "PTXH",
        "P2W", "P1DT12H", "PT30M", "P3Q",
    ]  # fmt: skip


def test_a_publication_date_may_be_coarse_or_none() -> None:
    """Only a day, a month or a year is an anchor; what is no date is none."""

    def unit(when: str | None) -> str | None:
        anchor = parse_published(when)
        return anchor.unit if anchor else None

    assert [unit(when) for when in ("2018-01-06", "2018-01", "2018", "2018-01-06T12:00:00Z")] == [
        "day", "month", "year", "day"
    ]  # fmt: skip
    for when in (None, "", "0000", "2018-02-31", "2018-13", "2017/2018", "201X", "x", "-0044"):
        assert unit(when) is None, when
