"""Input that means harm: long runs, strange numerals, texts full of dates."""

from __future__ import annotations

import time

import pytest

from sayso.resolve.times import find_times

RUNS = [
    "2015 ", "the ", "last ", "a ", "two ", "twenty-", "last two ", "in the last two weeks ", "5 ",
    "January ", "1/2 ", "-", "the end of the ", "each ", "between 1 and 2 ", "5:30 ", "Q1 ", "9",
    "1,000,", "'s", "May.", "the first ", "at least ", "Monday, ", "Eid ", "New Year ", "a few ",
    "12/", "2018-", "٣", "a.m. ", "\n\n", "(", "of ", "this past coming ", "2015, ", "or so ",
]  # fmt: skip


@pytest.mark.parametrize("piece", RUNS)
def test_time_grows_with_the_text_only(piece: str) -> None:
    """Eight times as long takes about eight times as long; quadratic would be sixty-four."""

    def seconds(count: int) -> float:
        text = piece * count
        started = time.process_time()
        find_times(text, published="2018-01-06")
        return time.process_time() - started

    small, large = seconds(1_000), seconds(8_000)
    assert large < 20 * small + 0.3


def test_numbers_of_thousands_of_digits_are_no_times() -> None:
    """They are not even converted."""
    for text in ("9" * 100_000 + " years", "9" * 20 + " days ago", "in " + "1" * 5000):
        find_times(text, published="2018-01-06")


@pytest.mark.parametrize(
    "text",
    [
        "two thousand years ago", "999999 days ago", "99999 years ago", "9999 centuries ago",
        "next century", "in 9999", "the next 9999 years", "0 days ago", "two hundred decades later",
        "on 29 February 2018", "on February 30", "the 31st century", "in the year 9999 and later",
        "Easter 9999", "Ramadan 1000", "Ramadan 2999", "24:99 a.m.", "at 99:99", "0:00 a.m.",
        "week of February 31", "1000s", "9990s", "the last 5000 weeks of 2017",
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31", "2018-02-28"])
def test_the_edge_of_the_calendar_is_survived(text: str, published: str | None) -> None:
    """Years before 1 and after 9999 have no value; nothing fails."""
    for found in find_times(text, published=published):
        assert 0 <= found.start < found.end <= len(text)


def test_a_future_publication_date_is_taken_as_it_is() -> None:
    """The date may be wrong, but it is the one that was given."""
    assert find_times("last year", published="2931-05-05")[0].value == "2930"


def test_ten_thousand_dates_in_one_text() -> None:
    """All are found, in order."""
    text = " ".join(f"He left on {day} March 2016." for day in range(1, 29)) + " "
    times = find_times(text * 360, published=None)
    assert len(times) == 28 * 360
    assert all(time.value is not None for time in times)


def test_a_time_is_not_made_of_two_paragraphs() -> None:
    """A blank line parts "5" from "January"."""
    assert [t.value for t in find_times("on 5\n\nJanuary 2018 began", published=None)] == [
        "2018-01"
    ]


def test_lone_surrogates_and_controls_are_survived() -> None:
    """Code points that are no characters are passed over."""
    assert len(find_times("\ud800 in 2015 \x00 \u202e since 2016", published=None)) == 2
