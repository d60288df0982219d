"""The same verb with another subject or object tells another act, in invented sentences."""

from __future__ import annotations

import pytest
from invented import claim, parse

from sayso.state.context import Context
from sayso.state.senses import sense_of
from sayso.vocabulary import Act

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]

TOLD = [
    ("The nurse said that soldiers burned the mill.", "burned the mill", Act.ASSAULT),
    ("The nurse said that the mill burned for three days.", "mill burned", Act.STATE),
    ("The nurse said that soldiers closed the road.", "closed the road", Act.COERCE),
    ("The nurse said that the shops closed out of fear.", "shops closed", Act.STATE),
    ("The nurse said that the raiders killed nine men.", "killed nine", Act.ASSAULT),
    ("The nurse said that the flood killed nine men.", "flood killed", Act.STATE),
    ("The nurse said that the convoy was turned back at the ford.", "turned back", Act.REJECT),
    ("The nurse said that the men turned to the wall.", "turned to", Act.STATE),
    ("The nurse said that the crew took 38 people out of the water.", "took 38", Act.AID),
    ("The nurse said that the guards took 38 people.", "took 38", Act.COERCE),
    ("The nurse said that the guards drove away 60 goats.", "drove away", Act.COERCE),
    ("The nurse said that a shell fell on the school.", "shell fell", Act.ASSAULT),
    ("The nurse said that she recognised the driver.", "recognised the", Act.STATE),
    ("The nurse said that the driver spoke English.", "spoke English", Act.STATE),
    ("The nurse said that her son had served in the navy.", "had served", Act.STATE),
    ("The nurse said that the army used napalm.", "used napalm", Act.ASSAULT),
    ("The nurse said that the clerk kept the receipts in a tin.", "kept the", Act.STATE),
]


@pytest.mark.parametrize(
    ("sentence", "words", "act"), TOLD, ids=[f"{act} {words}" for _, words, act in TOLD]
)
def test_what_stands_beside_a_verb_decides(sentence: str, words: str, act: Act) -> None:
    """Who did it, to what, and what stands behind it."""
    assert claim(parse(sentence), words).act is act


def test_a_mishap_is_nobodys_assault() -> None:
    """What sank killed by mishap; what was shelled did not."""
    found = []
    for how in ("The ferry sank off the cape", "The boat shelled the cape"):
        parsed = parse(f"{how}, killing nine men.")
        tree = Context(parsed.report, parsed.text, parsed.resolved).tree
        sense = sense_of(tree, tree.lower.index("killing"))
        found.append(sense and sense.act)
    assert found == [None, Act.ASSAULT]
