"""Where something was, told by a noun that no list of places has."""

from __future__ import annotations

import pytest
from invented import claim, named, parse

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]


def test_what_one_is_in_is_a_place_whatever_its_noun() -> None:
    """ "Beaten in the laundry": there, as the reader takes it for a place."""
    parsed = parse("Three boys were beaten in the laundry by guards.")
    assert named(parsed, claim(parsed, "were beaten").place) == "laundry"


def test_home_is_nowhere_by_itself() -> None:
    """ "Was beaten at home in Dervane": in Dervane."""
    parsed = parse("The teacher Rado Fenn was beaten at home in Dervane by guards.")
    assert named(parsed, claim(parsed, "was beaten").place) in ("Dervane", "")
