"""Denials: what they are tied to inside a report, and what of other reports they deny."""

from __future__ import annotations

from sayso.vocabulary import Act, MentionKind, NameRole, Naming, Polarity
from sayso.weigh.denials import number_differs
from sayso.weigh.entry import Saying
from sayso.weigh.likeness import evidence, likeness
from sayso.weigh.likeness_table import DENIED
from sayso.weigh.memory import Memory
from sayso.weigh.point import Point, point_of
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making

NEG = Polarity.neg


def points(*reports: Making) -> list[Point]:
    """The claims of some reports, ready to be compared."""
    sayings = [one for made in reports for one in entry_of(made.parsed()).sayings]
    return [point_of(cell, one, lambda form: form) for cell, one in enumerate(sayings)]


def why(*reports: Making) -> dict[str, float]:
    """What speaks for and against the first two claims being one proposition."""
    one, other = points(*reports)[:2]
    return dict(evidence(one, other))


def grouped(*reports: Making) -> list[set[str]]:
    """The claims of some reports in their allegations."""
    weighing = Weighing(shelf := Memory())
    weighing.update([entry_of(made.parsed()) for made in reports])
    return [set(one.claims) for one, _ in shelf.groups()]


def test_a_denial_that_repeats_a_claim_denies_that_claim() -> None:
    """ "Reports that the mill burned are false" is tied to the claim inside, wherever it goes."""
    made = Making("r")
    whole = made.say("Reports that the mill of Pell burned are false", by="Rena Osk", polarity=NEG)
    inner = made.inside(whole, "the mill of Pell burned")
    sayings = {one.claim: one for one in entry_of(made.parsed()).sayings}
    assert sayings[whole].denies == inner


def test_a_denial_with_a_claim_beside_the_point_is_not_tied_to_it() -> None:
    """ "No shell fell after the trucks had come" does not deny that trucks came."""
    made = Making("r")
    whole = made.say("No shell fell on Pell after the trucks had come", polarity=NEG)
    made.inside(whole, "the trucks had come")
    assert entry_of(made.parsed()).sayings[0].denies is None


def test_nobody_says_what_is_denied() -> None:
    """ "Nobody escorted us" tells what was not done; "We did not" does not."""
    made = Making("r")
    made.say("The Tolm Guard killed three bakers in Dervane", by="Adel Antar", agent="Tolm Guard")
    nobody = made.say("Nobody escorted us", by="Adel Antar", polarity=NEG)
    nothing = made.say("Nothing", by="Adel Antar", polarity=NEG)
    sayings = {one.claim: one for one in entry_of(made.parsed()).sayings}
    assert sayings[nobody].denies is None
    assert sayings[nothing].denies is not None


def test_a_denial_across_reports_stands_with_what_it_denies() -> None:
    """Few words are enough where all of them are in the assertion."""
    one, other, third = Making("a"), Making("b", "Pell Star"), Making("c", "Dervane Post")
    said = one.say("A truce was signed at Hask by both sides", by="Rena Osk", act=Act.AGREE)
    denied = other.say("No truce was signed", by="Petar Lasko", act=Act.AGREE, polarity=NEG)
    third.say("The harbour of Merrin was dredged in spring", by="Jale Borik", act=Act.STATE)
    assert {said, denied} in grouped(one, other, third)


def test_that_none_crossed_denies_each_crossing() -> None:
    """Who denies for all denies another traveller's journey; a man's own is not another's."""

    def crossing(agent: str | None, polarity: Polarity = Polarity.pos) -> Making:
        made = Making(f"r-{agent}-{polarity}")
        made.say("crossed the river at Tolm", by="Rena Osk", agent=agent, act=Act.MOVE,
                 polarity=polarity)  # fmt: skip
        return made

    def described(name: str, polarity: Polarity = Polarity.pos) -> Making:
        made = crossing(name, polarity)
        made.describe(name)
        return made

    assert "another_traveller" not in why(described("no foreigner", NEG), crossing("Adel Antar"))
    assert "another_traveller" in why(crossing("Daro Venn", NEG), crossing("Adel Antar"))
    assert "another_traveller" in why(described("a foreigner"), crossing("Adel Antar"))


def test_a_man_denies_only_what_is_said_of_him() -> None:
    """ "I did not fire" denies no firing by others; that he fired it denies."""

    def firing(agent: str, polarity: Polarity = Polarity.pos) -> Making:
        made = Making(f"r-{agent}-{polarity}")
        made.entity(agent, MentionKind.person, (agent, NameRole.name))
        made.say("fired at the ferry", by=agent, agent=agent, polarity=polarity)
        return made

    apart, same = (
        why(firing("Daro Venn", NEG), firing(who)) for who in ("Adel Antar", "Daro Venn")
    )
    assert "denies_for_himself" in apart
    assert "denies_for_himself" not in same


def test_what_one_denial_denies_is_one_proposition() -> None:
    """Two assertions that are not quite alike, and one denial of both: one allegation."""
    one, other, third = Making("a"), Making("b", "Pell Star"), Making("c", "Dervane Post")
    first = one.say("recruits passed through Kolm in winter", act=Act.MOVE, place="Kolm")
    second = other.say("only nine men had crossed at Kolm", act=Act.MOVE, place="Kolm")
    denial = third.say("Nobody crossed at Kolm", by="Petar Lasko", naming=Naming.named,
                       act=Act.MOVE, place="Kolm", polarity=NEG)  # fmt: skip
    assert {first, second, denial} in grouped(one, other, third)
    assert {first, second} not in grouped(one, other)


def test_a_denial_needs_something_in_common() -> None:
    """A denial of one deed does not deny another of the same people."""
    beaten, arrested = Making("a"), Making("b")
    beaten.say("Police had beaten demonstrators", polarity=NEG)
    arrested.say("Police arrested forty demonstrators", act=Act.COERCE)
    one, other = points(beaten, arrested)
    assert "another_deed" in dict(evidence(one, other))
    assert likeness(one, other).score < DENIED


def test_a_denial_of_the_deed_needs_no_words() -> None:
    """ "All charges": who is said to have done what to whom is enough, of the same two only."""

    def said(words: str, patient: str, polarity: Polarity = Polarity.pos) -> Making:
        made = Making(f"r-{patient}-{polarity}")
        made.say(words, agent="Daro Venn", patient=patient, polarity=polarity)
        return made

    denial = said("all charges", "Adel Antar", NEG)
    assert "denied_deed" in why(denial, said("had struck him with a hose", "Adel Antar"))
    assert "denied_deed" not in why(denial, said("had struck him with a hose", "Jale Borik"))


def test_a_denied_number_is_not_another_number() -> None:
    """ "The claim that eight died is false" denies eight, not "at least three"."""
    sayings: list[Saying] = []
    for place, (count, polarity) in enumerate(
        (
            ((8, 8, "eight"), NEG),
            ((8, 8, "eight"), Polarity.pos),
            ((3, None, "three"), Polarity.pos),
        )
    ):
        made = Making(f"r{place}")
        made.say("People died", by=f"Rena Number{place}", count=count, polarity=polarity)
        sayings += entry_of(made.parsed()).sayings
    denial, eight, three = sayings
    assert not number_differs(eight, denial)
    assert number_differs(three, denial)


def test_a_shorter_name_may_be_his() -> None:
    """ "Mr Mant has never paid a judge" denies what is said of "Rolo Mant"."""
    denial, said = Making("d"), Making("r")
    for made, who, polarity in ((denial, "Mr Mant", NEG), (said, "Rolo Mant", Polarity.pos)):
        made.entity(who, MentionKind.person)
        made.say(f"{who} paid a judge", agent=who, act=Act.AID, polarity=polarity)
    assert "denies_for_himself" not in why(denial, said)


def there(words: str, **more: object) -> Making:
    """A report in which somebody says that others were not there."""
    made = Making("no", "Pell Star")
    made.say(words, by="Petar Lasko", polarity=NEG, act=Act.STATE, **more)  # type: ignore[arg-type]
    return made


def test_who_was_never_there_did_nothing_there() -> None:
    """ "There were no foreign fighters in Pell" denies that a baker there sold them bread."""
    made = Making("a")
    made.say("The baker of Pell sold bread to foreign fighters", by="Rena Osk", act=Act.AID)
    denial = there("There were no foreign fighters in Pell", place="Pell")
    assert "denied_presence" in why(denial, made)
    other = there("There were no foreign fighters in Tolm", place="Tolm")
    assert "denied_presence" not in why(other, made)
    short = there("There weren’t any foreign fighters in Pell", place="Pell")
    assert "denied_presence" in why(short, made)
    whole = Making("b")
    whole.say("Adel Antar visited the camp near Tolm", by="Rena Osk", agent="Adel Antar")
    assert "denied_presence" in why(there("Antar was never in Tolm", agent="Adel Antar"), whole)
    assert "denied_presence" in why(there("Antar wasn’t in Tolm", agent="Adel Antar"), whole)


def test_to_have_been_fired_at_is_no_presence() -> None:
    """Only being somewhere is, or being at all."""
    made = Making("a")
    made.say("The guards fired at the ferry", by="Rena Osk", agent="guards")
    assert "denied_presence" not in why(there("The guards were not fired at"), made)


def test_that_nobody_was_hurt_denies_who_was_killed_there() -> None:
    """In the same place; that no civilian died says nothing of those of whom nobody says more."""
    made = Making("a")
    made.say("Raiders killed three people", by="Rena Osk", place="Pell", count=(3, 3, "three"))
    nobody = there("Nobody was hurt in Pell", place="Pell")
    assert "denied_toll" in why(nobody, made)
    assert "denied_toll" not in why(there("Nobody was hurt in Tolm", place="Tolm"), made)
    assert "denied_toll" not in why(there("No civilian was hurt in Pell", place="Pell"), made)
    saw = there("None of them saw fighters among the dead of Pell", place="Pell")
    assert "denied_toll" not in why(saw, made)


def test_what_there_is_not_says_what_is_denied() -> None:
    """ "There is no case against him" is not tied to whatever was said before it."""
    made = Making("r")
    made.say("He is to be back on Friday", by="Petar Lasko", act=Act.STATE)
    made.say("There is no case against him", by="Petar Lasko", act=Act.STATE, polarity=NEG)
    assert entry_of(made.parsed()).sayings[1].denies is None
