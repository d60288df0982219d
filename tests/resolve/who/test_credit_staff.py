"""The line that names who worked on a piece credits nobody else with it."""

from __future__ import annotations

import pytest
from invented import parse


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Jonah Stemm in New Orhal; Editing by Ber Orr)",
        "(Additional reporting by Dara Omel; writing by Ber Orr)",
    ],
)
def test_who_worked_on_a_piece_is_no_hop(line):
    """They are the publisher's own."""
    text = f"A man was held in Merrin on Monday.\n\nThe mayor said that nobody was hurt.\n{line}"
    parsed = parse(text, publisher="KTA")
    (said,) = parsed.reading.attributions
    assert [hop.name for hop in parsed.resolved.chains[said.id].hops] == ["KTA", "The mayor"]


def test_an_agency_whose_writers_contributed_gathered_it():
    """Its thanks stand at the end of the piece that another prints."""
    text = (
        "A man was held in Merrin on Monday.\n\nThe mayor said that nobody was hurt.\n\nHalden "
        "Press writers Dara Omel in Orhal and Ber Orr in Sulmat contributed to this report."
    )
    parsed = parse(text)
    (said,) = parsed.reading.attributions
    names = [hop.name for hop in parsed.resolved.chains[said.id].hops]
    assert names == ["The Merrin Courier", "Halden Press", "The mayor"]
