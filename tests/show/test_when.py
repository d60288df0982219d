"""Dates in the terminal: of what is told, and of the report that tells it."""

from __future__ import annotations

from sayso.show.terminal.when import published, when


def test_a_date_of_publication_says_what_it_is():
    """It is never taken for the date of what is claimed."""
    assert published("2023-03-14") == "published 2023-03-14"
    assert published(None) == "no date of publication"


def test_intervals_and_seasons_in_words():
    """As readers write them."""
    assert when("2017-12-23/2018-01-06") == "2017-12-23 to 2018-01-06"
    assert when("2017-24") == "winter 2017"
    assert when("2018-02~") == "about 2018-02"
