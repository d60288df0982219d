"""Weighing as a whole: order does not matter, removal restores, copies change no bound."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.vocabulary import Act, Basis, Polarity
from sayso.weigh.decided import Decisions, OriginDecision
from sayso.weigh.memory import Memory
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making
from tests.weigh.shelves import SHELLED, about, found, taken, weighed, wire


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
    """What happens to large ledgers happens to small ones.

    Blocks of four cells are crowded, and whatever is not the best likeness of one of two is weak.
    """
    for module in ("shelf", "comparing", "copying"):
        patch.setattr(f"sayso.weigh.{module}.CROWDED", 3)
        patch.setattr(f"sayso.weigh.{module}.FEW", 2)
    patch.setattr("sayso.weigh.comparing.NARROW", 2)
    patch.setattr("sayso.weigh.nearby.GAP", 1.0)
    patch.setattr("sayso.weigh.nearby.CLOSE", 99.0)


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
