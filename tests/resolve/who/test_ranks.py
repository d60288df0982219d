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


def test_a_description_before_a_false_name_is_its_bearers():
    """Also where the whole phrase, false name included, is one mention."""
    text = (
        "A reluctant former radio technician working for the NDC, going by the pseudonym ‘Daro "
        "Venn’, who managed to escape the group, told Oldeva Today that he went in a column of "
        "trucks as part of an NDC unit from Orhal to Merrin.\n\nVenn said that the guards helped."
    )
    parsed = parse(text)
    names = next(e.names for e in parsed.resolved.entities if e.name == "Daro Venn")
    assert any("technician" in name.name for name in names)
