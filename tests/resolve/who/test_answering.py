"""Who answers in an interview, behind the shipped reader, in invented words."""

from __future__ import annotations

import pytest

import sayso
from sayso.model import Parsed
from sayso.vocabulary import How

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]

QUESTIONS = """
When did you join the army?

I was taken in June last year. They came to the market and took eleven of us.

What happened at the bridge?

The captain told us that the villagers had left. We saw smoke on the other bank.
"""


def read(text: str) -> Parsed:
    """A report of an invented weekly."""
    return sayso.parse(text, publisher="Merrin Weekly", published="2022-05-14")


def speakers(parsed: Parsed, words: str) -> list[str]:
    """The chain of the attribution without a parent whose content begins so."""
    text = parsed.text.text
    found = next(
        a for a in parsed.reading.attributions
        if a.parent is None and text[a.content[0][0] :].startswith(words)
    )  # fmt: skip
    return [hop.name for hop in parsed.resolved.chains[found.id].hops]


def test_whoever_is_introduced_answers() -> None:
    """The answers name nobody; the words above the first question do."""
    lead = "Darok Venn, 24, served in the army until January. He spoke to Merrin Weekly.\n"
    parsed = read(lead + QUESTIONS)
    assert speakers(parsed, "I was taken") == ["Merrin Weekly", "Darok Venn"]
    assert speakers(parsed, "The captain") == ["Merrin Weekly", "Darok Venn"]
    chains = parsed.resolved.chains.values()
    assert any(hop.how is How.inferred for chain in chains for hop in chain.hops)


def test_two_who_are_introduced_alike_leave_it_open() -> None:
    """Nobody is picked by chance."""
    lead = "Darok Venn and Selim Tarn deserted in January. Both live in Lesk.\n"
    assert speakers(read(lead + QUESTIONS), "I was taken") == ["Merrin Weekly", "unknown"]


def test_a_label_in_capitals_is_whose_name_it_is() -> None:
    """ "OSTREL:" is Colonel Harvan Ostrel."""
    parsed = read(
        "Our reporter met Colonel Harvan Ostrel in Lesk on Friday.\n\n"
        "WEEKLY: Did your men cross the border?\n\nOSTREL: No soldier crossed it.\n\n"
        "WEEKLY: There are photographs of them.\n\nOSTREL: Those were taken in 2019."
    )
    assert speakers(parsed, "No soldier")[-1] == "Harvan Ostrel"
    text = parsed.text.text
    sources = {text[slice(*a.source[0])] for a in parsed.reading.attributions if a.source}
    assert "WEEKLY" not in sources
