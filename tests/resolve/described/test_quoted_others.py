"""Pronouns in words that are told on: whose side "they" and "it" are on."""

from __future__ import annotations

import pytest
from invented import named, parse

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]

TOLD_ON = (
    "Fighters of the River League told the defector that the Southern Army had closed the road. "
    "“The commanders said that they regularly travel from Orhal through Sulmat to Merrin,” "
    "the defector said."
)


def test_they_in_what_others_are_said_to_say_may_be_those_others() -> None:
    """Indirect speech inside a quotation is not the quoted one's own "they"."""
    parsed = parse(TOLD_ON)
    who = [named(parsed, journey.who) for journey in parsed.stated.journeys]
    assert who, "a journey is told"
    assert "Southern Army" not in who


def test_when_it_comes_to_is_no_journey() -> None:
    """ "When it came to attacking the villagers in Merrin": nobody went there."""
    parsed = parse(
        "The Southern Army is the League's ally. The League had no doubts about its ally when it "
        "came to attacking the villagers in Merrin."
    )
    assert not parsed.stated.journeys
