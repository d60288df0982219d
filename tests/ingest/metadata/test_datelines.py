"""Datelines: the agency in brackets or slashes, and what only looks like one."""

from __future__ import annotations

import pytest

from sayso.ingest.metadata.datelines import read_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("MERRIN, March 3 (Halden Press) — Two men were shot.", "MERRIN", "Halden Press"),
        ("SULMAT, May 3. /KTA/. A captured gunner has said that …", "SULMAT", "KTA"),
        ("DERVANE (KTA) Two men were shot on Monday.", "DERVANE", "KTA"),
    ],
)
def test_an_agency_is_read_out_of_a_dateline(paragraph: str, place: str, agency: str) -> None:
    """In brackets before a dash, between slashes, or in brackets alone."""
    line = read_dateline(paragraph)
    assert line is not None
    assert (line.place, line.agency) == (place, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Halden) – Valley Defence Force (VDF) fighters killed 28 people on Monday.",
        "Valley Defence Force (VDF) fighters killed 28 people on Monday.",
        "Sulmat Rescue Brigade (SRB) said that nobody was hurt.",
    ],
)
def test_a_name_with_its_short_form_is_no_dateline(paragraph: str) -> None:
    """The letters in brackets spell the words before them: nobody is credited."""
    assert read_dateline(paragraph) is None


def test_a_wire_services_year_of_two_figures_is_read_in_its_dateline() -> None:
    """As monitors of broadcasts printed them; elsewhere such a year stays open."""
    line = read_dateline("MERRIN, 21 NOV 89 (KTA) -- [TEXT] GUERRILLAS EARLY TUESDAY ATTACKED")
    assert line is not None
    assert (line.place, line.agency, line.date) == ("MERRIN", "KTA", "1989-11-21")
    line = read_dateline("MERRIN, 31 FEB 89 (KTA) -- [TEXT] NOTHING HAPPENED.")
    assert line is None or line.date is None
