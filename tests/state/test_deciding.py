"""Verbs whose subject or object decides what they tell, in invented sentences."""

from __future__ import annotations

import pytest
from invented import claim, named, parse

import sayso.state
from sayso.vocabulary import Act

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]

TOLD = [
    ("The clerk said that the police came at noon.", "police came", Act.MOVE),
    ("The clerk said that the offer came in March.", "offer came", Act.STATE),
    ("The clerk said that the lieutenant has been moved.", "has been moved", Act.MOVE),
    (
        "The clerk said that the first stone came from the roof of the hall.",
        "stone came",
        Act.STATE,
    ),
    (
        "Armed men took the drivers’ telephones at the ford, the clerk said.",
        "took the drivers",
        Act.COERCE,
    ),
    ("Four men were taken from their beds, the widow said.", "were taken", Act.COERCE),
    (
        "The wounded men were taken from the square to the clinic, the widow said.",
        "were taken",
        Act.MOVE,
    ),
    ("The widow said that gunmen removed the engineer from the hall.", "removed", Act.COERCE),
    ("The widow said that the men were made to kneel in the yard.", "made to kneel", Act.COERCE),
    ("The nurse said that the clinic had received 20 wounded.", "had received", Act.AID),
    ("The nurse said that the governor had received the widow.", "had received", Act.CONSULT),
    ("The nurse said that the guards were told to leave the bank.", "were told", Act.REQUEST),
    ("The nurse said that the trader had sold the lorries to the guards.", "had sold", Act.AID),
    ("Petrol sold at 20 crowns on Monday, the trader said.", "Petrol sold", Act.STATE),
    ("The nurse said that the driver fell into the hands of the rebels.", "fell into", Act.COERCE),
    ("The trader was being questioned, the nurse said.", "questioned", Act.COERCE),
    (
        "The trader said that four lorries stopped in front of the mill.",
        "lorries stopped",
        Act.MOVE,
    ),
    ("The trader said that the pump stopped in May.", "pump stopped", Act.STATE),
    (
        "The guard said that the council had recorded nine attacks since May.",
        "nine attacks",
        Act.ASSAULT,
    ),
    ("The guard said that he had counted six shots.", "counted six", Act.STATE),
    ("The guard said that he carried the boxes out at night.", "carried the boxes", Act.MOVE),
]


@pytest.mark.parametrize(("sentence", "words", "act"), TOLD, ids=[words for _, words, _ in TOLD])
def test_who_or_what_decides(
    sentence: str, words: str, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same verb tells one thing of people and another of things, as far as rules go."""
    monkeypatch.setattr(sayso.state, "with_acts", lambda _, drafts: list(drafts))
    assert claim(parse(sentence), words).act is act


def test_into_whose_hands_somebody_fell_holds_him() -> None:
    """Who fell into them suffers it."""
    parsed = parse("The nurse said that the driver fell into the hands of the rebels.")
    found = claim(parsed, "fell into the hands")
    assert str(named(parsed, found.agent)).removeprefix("the ") == "rebels"
    assert str(named(parsed, found.patient)).removeprefix("the ") == "driver"
