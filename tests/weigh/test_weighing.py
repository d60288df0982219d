"""Weighing as a whole: order does not matter, removal restores, copies change no bound."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Allegation, Declaration
from sayso.vocabulary import Act, Basis, Caveat, Naming, Polarity, Tie
from sayso.weigh.decided import Decisions, OriginDecision
from sayso.weigh.entry import Entry
from sayso.weigh.memory import Memory
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making

NONE = Decisions()
SHELLED = "Shells struck the covered market of Dervane on Tuesday morning"


def weighed(*batches: list[Making], decisions: Decisions = NONE) -> Memory:
    """A shelf after these batches of reports."""
    shelf = Memory()
    weighing = Weighing(shelf, decisions=decisions)
    for batch in batches:
        weighing.update([taken(shelf, one) for one in batch])
    return shelf


def taken(shelf: Memory, making: Making) -> Entry:
    """The entry of a report, its text on the shelf."""
    parsed = making.parsed()
    shelf.put_text(parsed.report.id, parsed.text.text)
    return entry_of(parsed)


def found(shelf: Memory) -> list[Allegation]:
    """All allegations."""
    return [one for one, _ in shelf.groups()]


def about(shelf: Memory, claim: str) -> Allegation:
    """The allegation that holds a claim."""
    return next(one for one in found(shelf) if claim in one.claims)


def wire(name: str = "wire", publisher: str = "Halden Press") -> Making:
    """A wire report: a named witness and a bare assertion."""
    made = Making(name, publisher)
    made.say(SHELLED, by="Rena Osk", agent="Karvenian Army", place="Dervane",
             time="2023-03-07", basis=Basis.direct_observation)  # fmt: skip
    made.say("At least 17 people were killed in the market of Dervane", place="Dervane",
             count=(17, None, "At least 17"))  # fmt: skip
    made.say("The road to Sulmat was closed by the Northern Defence Council on Monday",
             agent="Northern Defence Council", place="Sulmat")  # fmt: skip
    return made


def world(seed: int) -> list[Making]:
    """A few invented reports, copies, denials and other figures among them."""
    chance = random.Random(seed)
    events = [
        ("Shells struck the market of {town}", "Karvenian Army"),
        ("The bridge at {town} was destroyed in an explosion", "Ashar Brigades"),
        ("Fighters crossed the river into {town}", "Ashar Brigades"),
        ("Soldiers arrested {n} men near {town}", "Karvenian Army"),
    ]
    people = ["Rena Osk", "Adel Antar", "Jale Borik", "Petar Lasko"]
    made: list[Making] = []
    for number in range(chance.randint(2, 7)):
        if made and chance.random() < 0.25:
            copy = replace(chance.choice(made), id=f"r{number}", publisher="Oldeva Today")
            again = Making(f"r{number}", "Oldeva Today")
            for claim in copy.parsed().stated.claims:
                again.say(copy._words[slice(*claim.passage)], polarity=claim.polarity)
            made.append(again)
            continue
        one = Making(f"r{number}", chance.choice(["Halden Press", "KTA", "The Merrin Courier"]))
        for _ in range(chance.randint(1, 4)):
            words, agent = chance.choice(events)
            town = chance.choice(["Dervane", "Sulmat"])
            one.say(
                words.format(town=town, n=chance.randint(2, 5)),
                by=chance.choice([None, *people]),
                agent=chance.choice([None, agent]),
                place=town,
                count=chance.choice([None, (3, 3, "three"), (5, None, "at least five")]),
                polarity=chance.choice([Polarity.pos, Polarity.pos, Polarity.neg]),
            )
        made.append(one)
    return made


def soon_crowded(patch: pytest.MonkeyPatch) -> None:
    """Blocks of four cells are crowded: what happens to large ledgers happens to small ones."""
    for module in ("shelf", "comparing", "copying"):
        patch.setattr(f"sayso.weigh.{module}.CROWDED", 3)
        patch.setattr(f"sayso.weigh.{module}.FEW", 2)
    patch.setattr("sayso.weigh.comparing.NARROW", 2)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_arrival_does_not_matter(
    seed: int, chance: random.Random, crowded: bool
) -> None:
    """One by one in any order gives what all at once gives, crowded blocks included."""
    reports = world(seed)
    with pytest.MonkeyPatch.context() as patch:
        if crowded:
            soon_crowded(patch)
        whole = weighed(reports)
        shuffled = reports[:]
        chance.shuffle(shuffled)
        assert weighed(*[[one] for one in shuffled]).groups() == whole.groups()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000), st.booleans())
def test_removing_a_report_restores_what_was(seed: int, crowded: bool) -> None:
    """After a report came and went everything is as it was, crowded blocks included."""
    reports = world(seed)
    with pytest.MonkeyPatch.context() as patch:
        if crowded:
            soon_crowded(patch)
        shelf = Memory()
        weighing = Weighing(shelf)
        weighing.update([taken(shelf, one) for one in reports])
        weighing.update([], [reports[0].id])
        assert shelf.groups() == weighed(reports[1:]).groups()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 100_000))
def test_the_fewest_are_never_more_than_the_most(seed: int) -> None:
    """N_min ≤ N_max for every side and facet."""
    for one in found(weighed(world(seed))):
        assert one.n_min <= one.n_max
        facets: dict[str, dict[str, int]] = one.detail["facets"]  # type: ignore[assignment]
        assert all(side["n_min"] <= side["n_max"] for side in facets.values())


def test_reading_a_report_anew_replaces_it() -> None:
    """The same report with other claims leaves nothing of the old ones."""
    old, new = wire(), Making("wire", "Halden Press")
    new.say("Nobody was hurt when the bridge at Pell fell into the river", place="Pell Bridge")
    assert weighed([old], [new]).groups() == weighed([new]).groups()


# --- copies -----------------------------------------------------------------------------------


def test_an_exact_copy_changes_neither_bound() -> None:
    """A paper that prints the wire's text under its own name adds nothing."""
    alone = weighed([wire()])
    both = weighed([wire(), wire("copy", "Oldeva Today")])
    for claim in ("wire-c0", "wire-c1", "wire-c2"):
        one, two = about(alone, claim), about(both, claim)
        assert (one.n_min, one.n_max) == (two.n_min, two.n_max), claim
        assert len(two.reports) == 2


def test_one_more_named_eyewitness_raises_both_bounds_by_one() -> None:
    """Somebody else who saw it, in another paper's own words, is one more."""
    before = about(weighed([wire()]), "wire-c0")
    other = Making("other", "KTA")
    other.say("Shells struck the market of Dervane", by="Jale Borik", agent="Karvenian Army",
              place="Dervane", time="2023-03-07", basis=Basis.direct_observation)  # fmt: skip
    after = about(weighed([wire(), other]), "wire-c0")
    assert "other-c0" in after.claims
    assert (after.n_min, after.n_max) == (before.n_min + 1, before.n_max + 1)
    assert after.label == "separate_observers"


def test_many_copies_of_a_report_stay_one_origin() -> None:
    """Eight hundred copies count as one did, and cost less than the square of their number."""

    def seconds(count: int) -> float:
        shelf, parsed = Memory(), wire().parsed()
        entry = entry_of(parsed)
        entries = []
        for number in range(count):
            report = f"copy{number}"
            sayings = tuple(
                replace(s, report=report, claim=f"{report}-{s.place_in_report}")
                for s in entry.sayings
            )
            entries.append(replace(entry, report=report, sayings=sayings))
            shelf.put_text(report, parsed.text.text)
        started = time.process_time()
        Weighing(shelf).update(entries)
        spent = time.process_time() - started
        for one in found(shelf):
            assert (one.n_min, one.n_max) == alone[one.title], one.title
            assert len(one.reports) == count
        return spent

    alone = {one.title: (one.n_min, one.n_max) for one in found(weighed([wire()]))}
    small, large = seconds(200), seconds(800)
    # Four times the copies cost less than their square would (16 times); linear would be 4.
    assert large < 16 * max(small, 0.1)


# --- origins ----------------------------------------------------------------------------------


def test_a_captor_and_his_captives_may_be_one() -> None:
    """Two prisoners shown by those who hold them: one at the least, and their captor's bloc."""
    ties = (
        Declaration("NDC Press Office", Tie.part_of, "Northern Defence Council"),
        Declaration("Ilyan Drozh", Tie.held_by, "Northern Defence Council"),
        Declaration("Amer Sul", Tie.held_by, "Northern Defence Council"),
    )
    made = Making("ndc", "NDC Press Office", declarations=ties)
    for name in ("Ilyan Drozh", "Amer Sul"):
        made.say("Soldiers of Tasmur let the Ashar Brigades pass at Pell Bridge", by=name,
                 agent="Tasmur", patient="Ashar Brigades", basis=Basis.direct_observation,
                 caveats=(Caveat.detained_by_publisher,))  # fmt: skip
    one = about(weighed([made]), "ndc-c0")
    assert (one.n_min, one.n_max) == (1, 2)
    blocs: dict[str, int] = one.detail["blocs"]  # type: ignore[assignment]
    assert blocs["Northern Defence Council"] == 2


def test_a_captive_and_the_command_above_his_captors_may_be_one() -> None:
    """Held by the Council: tied to the command of its units, which are part of it."""
    ties = (
        Declaration("Rapid Units", Tie.part_of, "Northern Defence Council"),
        Declaration("Rapid Units General Command", Tie.part_of, "Rapid Units"),
        Declaration("Ilyan Drozh", Tie.held_by, "Northern Defence Council"),
    )
    made = Making("hp", "Halden Press", declarations=ties)
    for who in ("Ilyan Drozh", "Rapid Units General Command"):
        made.say("Soldiers of Tasmur let the Ashar Brigades pass at Pell Bridge", by=who,
                 agent="Tasmur", patient="Ashar Brigades",
                 caveats=(Caveat.detained_by_party,) if who[0] == "I" else ())  # fmt: skip
    one = about(weighed([made]), "hp-c0")
    assert (one.n_min, one.n_max) == (1, 2)
    assert one.detail["blocs"] == {"Northern Defence Council": 2}
    steps: list[dict[str, str]] = one.detail["trace"]  # type: ignore[assignment]
    assert any(
        step.get("rule") == "captor_and_captive" and "(Northern Defence Council)" in step["words"]
        for step in steps
    )


def test_a_captive_of_somebody_not_named_is_in_nobodys_bloc() -> None:
    """Held by "another group": not in his own side's power any more, and in no one's by name."""
    ties = (Declaration("Ilyan Drozh", Tie.member, "Ashar Brigades"),)
    made = Making("hp", "Halden Press", declarations=ties)
    made.say(SHELLED, by="Ilyan Drozh", caveats=(Caveat.detained_by_party,))
    one = about(weighed([made]), "hp-c0")
    assert one.detail["blocs"] == {"none declared": 1}
    origins: list[dict[str, list[str]]] = one.detail["origins"]  # type: ignore[assignment]
    assert (origins[0]["affiliation"], origins[0]["control"]) == (["Ashar Brigades"], [])


def test_who_stands_far_above_is_counted_whenever_the_report_comes() -> None:
    """A tie three ranks up, told by a later report, reaches the count of an older one."""
    made = Making("hp", "Halden Press", declarations=(
        Declaration("Rena Osk", Tie.member, "Hill Company"),
        Declaration("Hill Company", Tie.part_of, "Rapid Units"),
    ))  # fmt: skip
    made.say(SHELLED, by="Rena Osk")
    later = Making("mc", declarations=(Declaration("Rapid Units", Tie.part_of, "Ashar Brigades"),))
    later.say("The weather was fair", by="Jale Borik")
    one = about(weighed([made], [later]), "hp-c0")
    assert one.detail["blocs"] == {"Ashar Brigades": 1}


def test_two_officials_count_one_to_two() -> None:
    """A stated number of unnamed people is the most that they can be."""
    made = Making("r")
    made.say(SHELLED, by="Two officials", naming=Naming.anonymous)
    one = about(weighed([made]), "r-c0")
    assert (one.n_min, one.n_max) == (1, 2)


def test_one_interview_in_four_papers_is_one_origin() -> None:
    """Four papers that relay what a man told one of them are one mouth."""
    papers = []
    for name in ("The Merrin Courier", "Oldeva Today", "KTA", "Halden Press"):
        made = Making(name, name)
        through = () if name == "The Merrin Courier" else ("The Merrin Courier",)
        made.say("Our commanders told us to fear nothing at the border of Tasmur",
                 by="Kestrel", naming=Naming.pseudonym, through=through)  # fmt: skip
        papers.append(made)
    one = about(weighed(papers), "KTA-c0")
    assert (one.n_min, one.n_max, one.label) == (1, 1, "repeated")
    assert len(one.reports) == 4


def test_a_pseudonym_with_two_gatherers_is_one_or_two() -> None:
    """The same pseudonym may be two people: never an identity."""
    papers = []
    for number, name in enumerate(("The Merrin Courier", "Oldeva Today")):
        made = Making(f"r{number}", name)
        words = (
            "Trucks with weapons crossed Pell Bridge every night in the winter",
            "Trucks with rifles passed over Pell Bridge each night of the winter",
        )[number]
        made.say(words, by="Kestrel", naming=Naming.pseudonym, place="Pell Bridge")
        papers.append(made)
    shelf = weighed(papers, decisions=Decisions(together=((("r0", "r0-c0"), ("r1", "r1-c0")),)))
    one = about(shelf, "r0-c0")
    assert (one.n_min, one.n_max) == (1, 2)


def test_a_paper_that_saw_for_itself_is_an_origin() -> None:
    """The publisher's own voice counts where it says that it saw; else nobody is named."""
    seen, unseen = Making("seen", "KTA"), Making("unseen", "KTA")
    seen.say(SHELLED, basis=Basis.direct_observation)
    unseen.say(SHELLED)
    assert [(one.n_min, one.n_max) for one in found(weighed([seen]))] == [(1, 1)]
    assert [(one.n_min, one.n_max) for one in found(weighed([unseen]))] == [(0, 1)]


def test_a_heading_is_not_counted() -> None:
    """A claim that stands in a heading only is shown and not counted."""
    made = Making("r")
    made.say(SHELLED, by="Rena Osk", caveats=(Caveat.heading_only,))
    assert [one.label for one in found(weighed([made]))] == ["unsupported"]


# --- people's decisions -------------------------------------------------------------------------


def test_merge_split_and_overrule_are_kept_and_undone() -> None:
    """What a person decides holds, and goes when it is withdrawn."""
    one, two = Making("r0", "KTA"), Making("r1", "Halden Press")
    one.say(SHELLED, by="Rena Osk", place="Dervane")
    two.say("The bridge at Pell was closed to all lorries", by="Jale Borik")
    pair = (("r0", "r0-c0"), ("r1", "r1-c0"))
    plain = weighed([one, two])
    assert len(found(plain)) == 2
    joined = weighed([one, two], decisions=Decisions(together=(pair,)))
    assert [len(a.claims) for a in found(joined)] == [2]
    overruled = Decisions(together=(pair,), overrules=(OriginDecision(*pair, same=True),))
    assert [a.n_max for a in found(weighed([one, two], decisions=overruled))] == [1]
    shelf = Memory()
    Weighing(shelf, decisions=overruled).update([taken(shelf, m) for m in (one, two)])
    Weighing(shelf).update(again=pair)
    assert shelf.groups() == plain.groups()


def test_contradictory_decisions_keep_apart() -> None:
    """Merged by one and split by another: the split comes second and the rules still hold."""
    one, two = Making("r0", "KTA"), Making("r1", "Halden Press")
    for made, by in ((one, "Rena Osk"), (two, "Jale Borik")):
        made.say(SHELLED, by=by, place="Dervane", agent=None if made is one else "Karvenian Army")
    pair = (("r0", "r0-c0"), ("r1", "r1-c0"))
    shelf = weighed([one, two], decisions=Decisions(together=(pair,), apart=(pair,)))
    assert sorted(len(a.claims) for a in found(shelf)) in ([1, 1], [2])
    apart = weighed([one, two], decisions=Decisions(apart=(pair,)))
    assert [len(a.claims) for a in found(apart)] == [1, 1]


def test_a_denial_goes_to_what_it_is_most_alike() -> None:
    """A denial that repeats little of what it denies is tied to it, and to nothing else."""
    one, two, other = Making("r0", "KTA"), Making("r1", "Halden Press"), Making("r2", "KTA")
    one.say("Guards of Tolm took seven men from their homes in Dervane", by="Rena Osk",
            act=Act.COERCE, agent="Tolm Guard", place="Dervane")  # fmt: skip
    two.say("No operation of the guards took place in Dervane", by="Jale Borik", act=Act.COERCE,
            agent="Tolm Guard", place="Dervane", polarity=Polarity.neg)  # fmt: skip
    other.say("The river rose by two metres in the night", by="Adel Antar", act=Act.STATE)
    shelf = weighed([one, two, other])
    assert about(shelf, "r1-c0").claims == ("r0-c0", "r1-c0")
    assert about(shelf, "r1-c0").contested
    assert about(shelf, "r2-c0").claims == ("r2-c0",)


# --- hostile ------------------------------------------------------------------------------------


def test_a_report_that_cites_itself_and_a_ring_are_flagged() -> None:
    """Citations in a circle come to one origin at most, and that is said."""
    first = Making("r0", "KTA")
    first.say(SHELLED, by="Rena Osk", through=("KTA",))
    assert about(weighed([first]), "r0-c0").detail["circular"] is True
    ring = []
    for number, (mine, cited) in enumerate(
        (("KTA", "Halden Press"), ("Halden Press", "Oldeva Today"), ("Oldeva Today", "KTA"))
    ):
        made = Making(f"r{number}", mine)
        made.say(SHELLED, by=cited)
        ring.append(made)
    one = about(weighed(ring), "r0-c0")
    assert one.detail["circular"] is True
    assert one.n_max <= 3


def test_a_claim_with_nothing_but_words_has_an_allegation() -> None:
    """No act, no actor, no place: it stands, alone or with its like."""
    made = Making("r")
    made.say("Nothing of the kind", act=None)
    made.say("¿", act=None)
    assert len(found(weighed([made]))) == 2


def test_vectors_bring_other_wordings_into_one_block() -> None:
    """Two ways of saying one thing without a word in common meet by meaning."""
    shelf = Memory()
    entries = []
    vector = (np.arange(384) % 7 * 9 - 27).astype(np.int8).tobytes()
    for number, words in enumerate(("Guns fell silent at dusk", "Firing ceased by evening")):
        made = Making(f"r{number}", "KTA")
        made.say(words, by="Rena Osk")
        entry = taken(shelf, made)
        sayings = tuple(replace(s, vector=vector) for s in entry.sayings)
        entries.append(replace(entry, sayings=sayings))
    done = Weighing(shelf).update(entries)
    assert done.compared_claims == 1
