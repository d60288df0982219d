"""Verbs of handling tell by what is handled, in invented sentences."""

from __future__ import annotations

import pytest
from invented import claim, named, parse

from sayso.vocabulary import Act

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]

TOLD = [
    ("Gunmen took the generator, the nurse said.", "took the generator", Act.COERCE),
    ("The clerk took notes, the nurse said.", "took notes", Act.STATE),
    ("The nurse said that five men were taken to the mill.", "were taken", Act.COERCE),
    ("The nurse said that the guards kept the driver for two nights.", "kept the", Act.COERCE),
    ("The clerk kept a list, the nurse said.", "kept a list", Act.STATE),
    ("The nurse said that soldiers put the men on a bus.", "put the men", Act.COERCE),
    ("The nurse said that the council put the man on the list.", "put the man", Act.STATE),
    ("The nurse said that the trucks carried cement.", "carried cement", Act.MOVE),
    ("The nurse said that the women brought us bread.", "brought us", Act.AID),
    ("The nurse said that the flour came by boat from the coast.", "flour came", Act.MOVE),
    ("The nurse said that the order came from the captain.", "order came", Act.REQUEST),
    ("The nurse said that the families had received the bodies.", "had received", Act.CONCEDE),
    ("The nurse said that she saw the guards beat the driver.", "saw the guards", Act.ASSAULT),
    ("The nurse said that she saw the bridge.", "saw the bridge", Act.STATE),
    ("The nurse said that she had heard shots.", "heard shots", Act.ASSAULT),
    ("The nurse said that the clerk showed them the hook.", "showed them", Act.CONSULT),
    ("The villagers asked the ministry for water.", "the ministry for water", Act.REQUEST),
]


@pytest.mark.parametrize(("sentence", "words", "act"), TOLD, ids=[words for _, words, _ in TOLD])
def test_what_is_handled_decides(sentence: str, words: str, act: Act) -> None:
    """The same verb tells one thing of men, another of goods, and nothing of mere words."""
    assert claim(parse(sentence), words).act is act


def test_who_was_seen_to_do_it_did_it() -> None:
    """Not the one who saw it."""
    parsed = parse("The nurse said that she saw the driver beaten by soldiers.")
    seen = claim(parsed, "saw the driver")
    assert seen.act is Act.ASSAULT
    assert named(parsed, seen.agent) == "soldiers"
    assert named(parsed, seen.patient) == "the driver"


def test_goods_are_moved_and_go_nowhere_themselves() -> None:
    """Flour that comes by boat is the patient, and nobody is the agent."""
    parsed = parse("The nurse said that the flour came by boat from the coast.")
    moved = claim(parsed, "flour came")
    assert moved.agent is None
