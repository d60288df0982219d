"""Sorts of people, causes and things that cannot be one, and what is told of them."""

from __future__ import annotations

import pytest

from sayso.vocabulary import Tie
from sayso.weigh.contradiction import contradictions_of
from sayso.weigh.entry import Actor, Saying, TieNamed
from sayso.weigh.parties import Parties
from sayso.weigh.sides import cannot_be
from sayso.weigh.taking import entry_of
from sayso.weigh.words import fold
from tests.weigh.making import Making

NOBODY = Parties((), str)


def described(name: str) -> Actor:
    """Somebody or something without a name."""
    return Actor(name.casefold(), name, named=False, kind="group")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Soldiers in plain clothes", "Angry students", True),
        ("a gas leak", "a drone", True),
        ("heavy rain", "police", True),
        ("200 tonnes of shells", "sacks of flour", True),
        ("a bakery", "an ammunition depot", True),
        ("planes of the Sorvan air force", "planes of the rebels", True),
        ("bandits of the Oman clan", "bandits of the Free Rifles", True),
        ("the roof of the post office", "the roof of the opera", True),
        ("Soldiers", "gunmen", False),
        ("Soldiers", "police officers", False),
        ("rebel soldiers", "rebels", False),
        ("troops of the Sorvan army", "troops of Sorvia", False),
        ("the bus of the football club", "the bus of Ferrin Rovers", False),
        ("the roof of the building", "the roof of the opera", False),
        ("shells", "a bomb", False),
    ],
)
def test_who_cannot_be_whom(one: str, other: str, apart: bool) -> None:
    """Either way round; what may be of either side excludes nobody."""
    ends = described(one), described(other)
    assert cannot_be(*ends, key=str, parties=NOBODY) is apart
    assert cannot_be(*ends[::-1], key=str, parties=NOBODY) is apart


def test_the_people_of_one_body_are_not_another_body() -> None:
    """ "Forces of Malpas" and the Kern Union; not somebody's men, nor its own."""
    union = Actor("kern union", "Kern Union", named=True, kind="group")
    for name, apart in (
        ("Forces of Malpas", True), ("soldiers of Malpas", True),
        ("Forces of the Kern Union", False), ("men of General Lasko", False),
        ("the mayor of Malpas", False), ("armed men", False),
    ):  # fmt: skip
        assert cannot_be(described(name), union, key=str, parties=NOBODY) is apart, name
    ties = (TieNamed("Kern Union", Tie.part_of, "Malpas"),)
    tied = Parties(ties, fold)
    assert not cannot_be(described("Forces of Malpas"), union, key=fold, parties=tied)


def clash(*claims: tuple[str, str]) -> list[str]:
    """Facets in which claims of two reports, each with its described agent, exclude each other."""
    sayings: list[Saying] = []
    for place, (words, agent) in enumerate(claims):
        made = Making(f"r{place}")
        made.say(words, by=f"Rena Number{place}", agent=agent)
        made.describe(agent)
        sayings += entry_of(made.parsed()).sayings
    return [one.facet for one in contradictions_of(sayings, key=str, parties=NOBODY)]


def test_two_sorts_of_people_did_not_do_one_thing() -> None:
    """Where all else is the same; of two deeds nothing follows."""
    students = ("Students stormed the embassy of Pell on Monday", "Students")
    assert clash(("Soldiers stormed the embassy of Pell on Monday", "Soldiers"), students) == [
        "agent"
    ]
    assert clash(("Soldiers guarded the bridge", "Soldiers"), students) == []
    assert clash(("Gunmen stormed the embassy of Pell on Monday", "Gunmen"), students) == []


def test_who_is_told_of_in_both_is_not_excluded() -> None:
    """ "Soldiers let students storm the embassy": both were there."""
    rows = clash(
        ("Soldiers and students stormed the embassy of Pell", "Soldiers"),
        ("Students stormed the embassy of Pell", "Students"),
    )
    assert rows == []


def test_whom_only_a_pronoun_stands_for_excludes_nobody_by_name() -> None:
    """Who "he" is may be read wrong."""
    one, other = Making("a"), Making("b")
    one.say("Aldo Venn struck the guard at the gate", by="Rena Osk", agent="Aldo Venn")
    other.say("He struck the guard at the gate", by="Adel Antar", agent="Petar Lasko")
    sayings = [said for made in (one, other) for said in entry_of(made.parsed()).sayings]
    assert contradictions_of(sayings, key=str, parties=NOBODY) == ()
