"""Names behind ranks that are cut short, and names with initials."""

from __future__ import annotations

import pytest
from invented import parse


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Spc. Lorrin Wals, a medic,", "Lorrin Wals"),
        ("Northern Corps press director Navy Capt. Jeff Davin", "Jeff Davin"),
        ("Gen. Torvel L. Maas, commander of the Northern Corps,", "Torvel L. Maas"),
        ("J. R. Tell", "J. R. Tell"),
        ("Staff Sgt. Ana Merl", "Ana Merl"),
        ("Republican President-elect Daro Temm", "Daro Temm"),
        ("Conservative Daro Temm", "Daro Temm"),
    ],
)
def test_a_rank_is_no_name_and_an_initial_keeps_its_stop(source, name):
    """As the text prints the name."""
    parsed = parse(f"{source} said on Monday that the fort at Orhal was empty.")
    (said,) = parsed.reading.attributions
    assert parsed.resolved.chains[said.id].hops[-1].name == name
