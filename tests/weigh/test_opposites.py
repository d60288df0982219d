"""Words that exclude each other without a negation."""

from __future__ import annotations

import pytest

from sayso.vocabulary import Act
from sayso.weigh.contradiction import contradictions_of
from sayso.weigh.entry import Saying
from sayso.weigh.likeness import evidence
from sayso.weigh.memory import Memory
from sayso.weigh.opposites import answering, opposed_by, poles_of, turned
from sayso.weigh.parties import Parties
from sayso.weigh.point import point_of
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making

NOBODY = Parties([], str)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("The quay was closed", "The quay was open", ("closed", "open")),
        ("They were let through at Pell", "They were turned back at Pell",
         ("let through", "turned back")),
        ("The gate stayed shut", "The gate was closed", None),
        ("It was open, then closed", "It was closed", None),
        ("The mill burned", "The mill was open", None),
    ],
)  # fmt: skip
def test_which_words_say_the_opposite(one: str, other: str, found: tuple[str, str] | None) -> None:
    """Also phrases; who uses both words of a pair says neither."""
    assert opposed_by(one, other) == found
    assert opposed_by(other, one) == (found[::-1] if found else None)


def test_a_pole_turned_twice_is_itself() -> None:
    """And no text is opposed to itself."""
    for words in ("The gate was open", "He is alive", "The water was cut", "He died; they won"):
        poles = poles_of(words)
        assert turned(turned(poles)) == poles
        assert not poles & turned(poles)


def said(made: Making) -> list[Saying]:
    """Its claims as weighing keeps them."""
    return list(entry_of(made.parsed()).sayings)


def quay(name: str, words: str, time: str | None = "2023-03-07") -> Making:
    """A report of one claim about the quay."""
    made = Making(name)
    made.say(words, by=f"Speaker {name}", patient="the quay of Merrin", act=Act.COERCE, time=time)
    made.describe("the quay of Merrin")
    return made


def test_shut_and_open_are_one_proposition_and_contradict() -> None:
    """They are grouped for it, and what one says is no support for the other."""
    made = [quay("a", "The quay of Merrin was open to everybody"),
            quay("b", "The quay of Merrin was open on Tuesday"),
            quay("c", "The quay of Merrin was closed on Tuesday")]  # fmt: skip
    weighing = Weighing(shelf := Memory())
    weighing.update([entry_of(one.parsed()) for one in made])
    ((allegation, _),) = list(shelf.groups())
    assert (allegation.n_min, allegation.n_max, allegation.contested) == (2, 2, True)
    assert allegation.denying == ("c-c0",)
    rows = allegation.detail["contradictions"]  # type: ignore[attr-defined]
    assert {tuple(row["claims"]) for row in rows} == {("a-c0", "c-c0"), ("b-c0", "c-c0")}
    assert rows[0]["says"] == ["open", "closed"]


def test_what_is_shut_may_be_open_another_day() -> None:
    """Of two days nothing is said, nor does one speaker contradict himself."""
    one, other = said(quay("a", "The quay was open")), said(quay("b", "The quay was closed"))
    (later,) = said(quay("c", "The quay was closed", "2023-03-09"))
    assert len(contradictions_of([*one, *other], key=str, parties=NOBODY)) == 1
    rows = contradictions_of([*one, later], key=str, parties=NOBODY)
    assert "polarity" not in [row.facet for row in rows]


def test_of_something_else_the_opposite_is_no_evidence() -> None:
    """One quay is open, and another thing is closed."""
    one, other = Making("a"), Making("b")
    one.say("The quay was open", by="Rena Osk", act=Act.STATE)
    other.say("The bakery in Tolm was closed", by="Adel Antar", act=Act.STATE, agent="the bakery")
    other.describe("the bakery")
    points = [point_of(n, made, str) for n, made in enumerate((*said(one), *said(other)))]
    assert "opposite" not in dict(evidence(*points))


def test_the_side_of_most_is_what_is_asserted() -> None:
    """Of two equal sides that of the smallest id; never is nothing left."""
    a, b = (said(quay(name, "The quay was open"))[0] for name in "ab")
    c, d = (said(quay(name, "The quay was closed"))[0] for name in "cd")
    assert answering([a, b, c]) == {"c-c0"}
    assert answering([d, c, b]) == {"b-c0"}
    assert answering([d, c, a, b]) == {"c-c0", "d-c0"}
    mixed = [said(quay("a", "open and refused"))[0], said(quay("b", "closed and accepted"))[0]]
    assert len(answering(mixed)) == 1
