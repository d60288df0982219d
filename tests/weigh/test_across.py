"""Contradictions between allegations: a denial may be of several assertions."""

from __future__ import annotations

from itertools import permutations

from sayso.vocabulary import Act, Caveat, MentionKind, Polarity
from sayso.weigh.across import opposed_cells
from sayso.weigh.decided import Decisions
from sayso.weigh.likeness import evidence
from sayso.weigh.memory import Memory
from sayso.weigh.point import point_of
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making
from tests.weigh.shelves import about, taken, weighed

NEG = Polarity.neg


def held() -> list[Making]:
    """What two say was done to a prisoner, in two allegations, and one denial of both."""
    beaten, hung, denied = Making("a"), Making("b", "Pell Star"), Making("c", "Dervane Post")
    for made in (beaten, hung, denied):
        made.entity("Yusen Tal", MentionKind.person)
    beaten.say("Guards kicked Yusen Tal with their boots in the cell", by="Rena Osk",
               patient="Yusen Tal", place="Tolm Gaol")  # fmt: skip
    hung.say(
        "They tied him to a pipe by the wrists",
        by="Adel Antar",
        patient="Yusen Tal",
        place="Tolm Gaol",
    )
    denied.say("Nobody laid a hand on the prisoner", by="Petar Lasko", patient="Yusen Tal",
               place="Tolm Gaol", polarity=NEG)  # fmt: skip
    return [beaten, hung, denied]


def rows(shelf: Memory, claim: str) -> list[tuple[str, set[str], str | None]]:
    """Facet, claims, and which of them stands elsewhere, of the contradictions of an allegation."""
    listed: list[dict[str, object]] = about(shelf, claim).detail["contradictions"]  # type: ignore[assignment]
    return [
        (str(row["facet"]), set(row["claims"]), (row.get("elsewhere") or {}).get("claim"))  # type: ignore[call-overload,attr-defined]
        for row in listed
    ]


def test_a_denial_is_shown_against_all_that_it_denies() -> None:
    """It stands with the beating; what was done besides is disputed by it all the same."""
    shelf = weighed(held())
    beating, hanging = about(shelf, "a-c0"), about(shelf, "b-c0")
    assert beating.id != hanging.id
    assert "c-c0" in beating.denying
    assert rows(shelf, "a-c0") == [
        ("polarity", {"a-c0", "c-c0"}, None), ("polarity", {"b-c0", "c-c0"}, "b-c0"),
    ]  # fmt: skip
    assert rows(shelf, "b-c0") == [("polarity", {"b-c0", "c-c0"}, "c-c0")]
    assert hanging.contested
    row = hanging.detail["contradictions"][0]["elsewhere"]  # type: ignore[index]
    assert row == {
        "claim": "c-c0", "report": "c", "allegation": beating.id, "name": "Petar Lasko",
        "words": "Nobody laid a hand on the prisoner",
    }  # fmt: skip


def test_the_order_of_arrival_does_not_matter_across() -> None:
    """What one allegation shows of another follows it, whichever came first, and goes with it."""
    whole = weighed(held()).groups()
    for some in permutations(held()):
        assert weighed(*[[one] for one in some]).groups() == whole
    beaten, hung, denied = held()
    shelf = Memory()
    weighing = Weighing(shelf)
    weighing.update([taken(shelf, one) for one in held()])
    weighing.update([], ["c"])
    assert shelf.groups() == weighed([beaten, hung]).groups()
    again = Making("d", "Oldeva Today")
    again.entity("Yusen Tal", MentionKind.person)
    again.say("Nobody laid a hand on the prisoner", by="Petar Lasko", patient="Yusen Tal",
              place="Tolm Gaol", polarity=NEG)  # fmt: skip
    whole = weighed([beaten, hung, denied, again]).groups()
    assert weighed([beaten, hung, denied], [again]).groups() == whole
    assert weighed([again], [denied], [hung], [beaten]).groups() == whole


def test_what_is_left_out_denies_nothing() -> None:
    """A denial that stands only in a heading is not held against anybody."""
    beaten, hung, _ = held()
    said = Making("c", "Dervane Post")
    said.entity("Yusen Tal", MentionKind.person)
    said.say("Nobody laid a hand on the prisoner", by="Petar Lasko", patient="Yusen Tal",
             place="Tolm Gaol", polarity=NEG, caveats=(Caveat.heading_only,))  # fmt: skip
    assert rows(weighed([beaten, hung, said]), "b-c0") == []


def test_a_person_who_sets_two_apart_ends_it() -> None:
    """Who decides that a denial is not of this claim sees it no more."""
    apart = Decisions(apart=((("b", "b-c0"), ("c", "c-c0")),))
    assert rows(weighed(held(), decisions=apart), "b-c0") == []


def test_only_a_denial_and_an_assertion_are_opposed() -> None:
    """Strongest first; what stands in the same allegation is none."""
    edges = {(1, 5): 1.6, (1, 6): 2.4, (2, 7): 3.0, (1, 2): 4.0, (1, 8): 1.0}
    denies = {1, 7, 8}.__contains__
    assert opposed_cells((1, 2), edges, denies) == [(2, 7), (1, 6), (1, 5)]
    assert opposed_cells((1, 2), edges, denies, {frozenset((1, 6))}) == [(2, 7), (1, 5)]


def test_a_mans_own_denial_is_not_of_what_others_did() -> None:
    """ "I did not shoot" does not deny that somebody else shot."""
    other, own = Making("a"), Making("b", "Pell Star")
    other.entity("Anders Holm", MentionKind.person)
    other.say("Anders Holm shot at the gate of Pell", by="Rena Osk", agent="Anders Holm")
    own.entity("Tomas Ekk", MentionKind.person)
    own.say("I did not shoot at the gate of Pell", by="Tomas Ekk", agent="Tomas Ekk", polarity=NEG)
    shelf = weighed([other, own])
    assert all(not rows(shelf, claim) for claim in ("a-c0", "b-c0"))


def test_a_spokesman_denies_for_those_he_speaks_for() -> None:
    """ "We did not burn it" is said by one man and denies what his party is said to have done."""
    said, denied = Making("a"), Making("b", "Pell Star")
    said.say("The Blue Guard burned the granary of Hask", by="Rena Osk", agent="Blue Guard")
    denied.entity("Jory Lind", MentionKind.person)
    denied.say("We did not set fire to the granary", by="Jory Lind", agent="Jory Lind",
               polarity=NEG)  # fmt: skip
    shelf = weighed([said, denied])
    assert ("polarity", {"a-c0", "b-c0"}) in [row[:2] for row in rows(shelf, "a-c0")]


def test_who_denies_how_denies_no_deed() -> None:
    """Not to have fired first is not never to have fired."""
    said, denied = Making("a"), Making("b", "Pell Star")
    said.say("The patrol fired for an hour", by="Rena Osk", agent="Blue Guard")
    denied.say("The patrol did not fire first", by="Jory Lind", agent="Blue Guard", polarity=NEG)
    assert rows(weighed([said, denied]), "a-c0") == []


def test_nobody_harmed_denies_no_strike() -> None:
    """That no one came to harm in a strike is not that there was none."""
    said, denied = Making("a"), Making("b", "Pell Star")
    said.say("A strike hit the cattle market of Pell", by="Rena Osk", place="Pell")
    denied.say("Nobody was harmed in the strike on the market of Pell", by="Jory Lind",
               place="Pell", polarity=NEG)  # fmt: skip
    assert rows(weighed([said, denied]), "a-c0") == []
    told = Making("c", "Dervane Post")
    told.say("Three women were killed in the strike on the market of Pell", by="Adel Antar",
             place="Pell", act=Act.ASSAULT)  # fmt: skip
    assert rows(weighed([said, denied, told]), "c-c0")


def test_soldiers_of_one_country_deny_for_its_forces_only() -> None:
    """ "Soldiers of Malpas did not fire" denies that forces of Malpas did, and of nobody else."""

    def told(agent: str, polarity: Polarity = Polarity.pos) -> Making:
        made = Making(f"r-{agent}", f"{agent} Star")
        who = "soldiers" if polarity is NEG else "forces"
        made.say(f"The {who} shot at the posts", by=f"Rena {agent}", polarity=polarity,
                 agent=f"{who} of {agent}")  # fmt: skip
        made.describe(f"{who} of {agent}")
        return made

    points_of = [told("Malpas"), told("Kern"), told("Malpas", NEG)]
    mine, theirs, no = (
        point_of(n, entry_of(made.parsed()).sayings[0], str) for n, made in enumerate(points_of)
    )
    assert "denied_deed" in dict(evidence(no, mine))
    assert "denied_deed" not in dict(evidence(no, theirs))


def test_what_one_speaker_asserts_and_denies_are_two_things() -> None:
    """ "No lorry with arms crossed; lorries with bread crossed" is no contradiction."""
    made = Making("a")
    made.say("Lorries crossed the border at Pell", by="Iris Vane", act=Act.MOVE)
    made.say("No lorries crossed the border at Pell", by="Iris Vane", act=Act.MOVE, polarity=NEG)
    assert rows(weighed([made]), "a-c0") == []
    other = Making("b", "Pell Star")
    other.say("Lorries crossed the border at Pell", by="Rena Osk", act=Act.MOVE)
    assert [row[1] for row in rows(weighed([made, other]), "b-c0")] == [{"a-c1", "b-c0"}]


def test_one_word_and_nobody_in_common_is_denied_by_nobody_or_we_only() -> None:
    """ "Without having been fired at" is of somebody; "nobody fired" is of all."""

    def between(denial: str) -> dict[str, float]:
        said, denied = Making("a"), Making("b", "Pell Star")
        said.say("They fired", by="Rena Osk", agent="Kern Guard", patient="Pell ferry")
        denied.say(denial, by="Jory Lind", agent="Hask Union", polarity=NEG)
        one, other = (
            point_of(n, entry_of(made.parsed()).sayings[0], str)
            for n, made in enumerate((said, denied))
        )
        return dict(evidence(one, other))

    assert "denies_nobody" in between("without having been fired at")
    assert "denies_nobody" not in between("nobody fired")
    assert "denies_nobody" not in between("we did not shoot")
