"""Numbers in words and figures, and what bounds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.state.counts import count_in

CASES = [
    ("over 20 fighters", 20, None, "over 20"),
    ("more than twenty fighters", 20, None, "more than twenty"),
    ("at least four men", 4, None, "at least four"),
    ("no fewer than 12 houses", 12, None, "no fewer than 12"),
    ("up to 300 people", None, 300, "up to 300"),
    ("fewer than 50 people", None, 50, "fewer than 50"),
    ("between 5 and 10 men", 5, 10, "between 5 and 10"),
    ("from 10 to 20 trucks", 10, 20, "from 10 to 20"),
    ("10-20 trucks", 10, 20, "10-20"),
    ("10 or 11 trucks", 10, 11, "10 or 11"),
    ("ten or eleven", 10, 11, "ten or eleven"),
    ("some 30 families", 30, 30, "some 30"),
    ("about forty families", 40, 40, "about forty"),
    ("dozens of members", 24, None, "dozens"),
    ("two dozen men", 24, 24, "two dozen"),
    ("a dozen men", 12, 12, "a dozen"),
    ("hundreds of rifles", 100, None, "hundreds"),
    ("tens of thousands of people", 20_000, None, "tens of thousands"),
    ("a couple of men", 2, 2, "a couple"),
    ("three hundred and forty rifles", 340, 340, "three hundred and forty"),
    ("1,200 people", 1200, 1200, "1,200"),
    ("2 million people", 2_000_000, 2_000_000, "2 million"),
    ("twenty-one dead", 21, 21, "twenty-one"),
    ("20 or more men", 20, None, "20 or more"),
    ("not a single rifle", 0, 0, "not"),
    ("several trucks", None, None, "several"),
]


@pytest.mark.parametrize(("phrase", "low", "high", "text"), CASES, ids=[c[0] for c in CASES])
def test_a_count_has_its_bounds_and_its_words(phrase, low, high, text):
    """Low, high and the very words."""
    count = count_in(phrase)
    assert count is not None
    assert (count.low, count.high, count.text) == (low, high, text)


@pytest.mark.parametrize(
    "phrase",
    ["two weeks", "a 19-year-old man", "on 9 January", "20 kilometres", "$300", "5:30", "40 %",
     "the year 2015", "the grey one", "the market", "", "January 9"],
)  # fmt: skip
def test_what_counts_nothing_is_no_count(phrase):
    """Ages, dates, distances, money, shares."""
    assert count_in(phrase) is None


@given(st.text(alphabet="0123456789 ,.-andoverhundredmillion", max_size=300))
def test_any_words_give_a_sound_count_or_none(phrase):
    """Bounds are in order and the words are the phrase's own."""
    count = count_in(phrase)
    if count is not None:
        assert count.text in phrase
        if count.low is not None and count.high is not None:
            assert 0 <= count.low <= count.high
