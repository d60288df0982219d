"""The axis of the timeline: every time has its columns, whatever the span."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intervals import FIRST, LAST, Days, days_of
from sayso.show.terminal.timeline import Axis, when

days = st.integers(FIRST, LAST)
spans = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(spans, min_size=1, max_size=5), st.integers(24, 60))
def test_every_span_is_drawn_in_its_columns(some: list[Days], width: int) -> None:
    """One column at least, in order, and a header of the same width."""
    axis = Axis.over(some, width)
    for span in some:
        bar = axis.bar([span], "═")
        assert len(bar) == width
        assert bar.strip()
    assert [len(line) for line in axis.header()] == [width, width]
    assert any(line.strip() for line in axis.header())


@pytest.mark.parametrize(
    ("first", "last", "upper", "lower"),
    [
        ("2018-01-03", "2018-01-20", "Dec 2017", "24"),
        ("2017-11", "2018-04", "2017", "Nov  Dec   Jan   Feb   Mar   Apr"),
        ("2012", "2017", "", "2012 2013 2014 2015 2016 2017"),
        ("1960", "2018", "", "1960 1970 1980 1990 2000 2010"),
    ],
)
def test_the_axis_counts_in_what_fits(first: str, last: str, upper: str, lower: str) -> None:
    """Days, months, years or decades."""
    spans = [found for found in (days_of(first), days_of(last)) if found]
    header = Axis.over(spans, 40).header()
    assert header[0].strip().startswith(upper)
    assert header[1].strip().startswith(lower.split()[0])
    for word in lower.split():
        assert word in header[1]


def test_what_goes_on_beyond_the_axis_is_marked() -> None:
    """An open end has an arrow, a closed one has none."""
    march = days_of("2021-03")
    assert march
    axis = Axis.over([march], 30)
    assert axis.bar([(FIRST, march[1])], "┄").startswith("◂")
    assert axis.bar([(march[0], LAST)], "┄").endswith("▸")
    assert not set(axis.bar([march], "═")) & set("◂▸")
    ninth = date(2021, 3, 9).toordinal()
    assert axis.bar([(ninth, ninth)], "●").count("●") == 1


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-02~", "about 2018-02"), ("2017-12-23/2018-01-06", "2017-12-23 to 2018-01-06"),
        ("2017-24", "winter 2017"), ("199X", "the 1990s"), ("18XX", "the years 1800 to 1899"),
        ("../2018", "until 2018"), ("2018/..", "from 2018 on"), ("[2016,2018]", "2016 or 2018"),
        ("2018-01-06", "2018-01-06"), ("2018~/2019", "about 2018 to 2019"),
    ],
)  # fmt: skip
def test_times_in_words(edtf: str, words: str) -> None:
    """As precise as the value, and no more."""
    assert when(edtf) == words
