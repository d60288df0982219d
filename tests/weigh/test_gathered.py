"""Counting away from the shelf: sent to another process or not, allegations are the same."""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest

from sayso.vocabulary import Tie
from sayso.weigh import recounting
from sayso.weigh.entry import Entry, TieNamed
from sayso.weigh.gathered import Portion, forms_of
from sayso.weigh.memory import Memory
from sayso.weigh.parties import Parties
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making
from tests.weigh.shelves import taken, wire
from tests.weigh.test_weighing import world

J = TypeVar("J")
R = TypeVar("R")


def sent(work: Callable[[J], R], jobs: Iterable[J], *, ahead: int = 0) -> Iterator[R]:
    """Every job as another process would get it, and what it gives back."""
    for job in jobs:
        if isinstance(job, Portion):
            known = {form for entry in job.entries for form in forms_of(entry)}
            assert job.keys.keys() <= known
        yield pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(job)))))


def entries(shelf: Memory) -> list[Entry]:
    """Reports that repeat and deny each other, one of them with parties."""
    made = [*renamed(world(5), 5), *(wire(f"w{n}", f"Paper {n}") for n in range(5))]
    found = [taken(shelf, one) for one in made]
    spokesman = Making("spokesman", "KTA")
    spokesman.say("Shells struck the market of Dervane", by="Adel Antar", place="Dervane",
                  agent="Karvenian Army")  # fmt: skip
    ties = (
        TieNamed("Adel Antar", Tie.spokesperson, "Karvenian Army"),
        TieNamed("Karvenian Army", Tie.adverse_to, "Ashar Brigades"),
    )
    return [*found, replace(taken(shelf, spokesman), ties=ties)]


def renamed(made: list[Making], seed: int) -> list[Making]:
    """The same under ids of their own."""
    for one in made:
        one.id = f"{seed}-{one.id}"
    return made


def test_what_is_counted_elsewhere_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """In portions of one group, two batches of reports."""
    monkeypatch.setattr(recounting, "AT_ONCE", 1)
    found = []
    for options in ({}, {"each": sent}):
        shelf = Memory()
        weighing = Weighing(shelf, **options)  # type: ignore[arg-type]
        some = entries(shelf)
        random.Random(7).shuffle(some)
        weighing.update(some[:6])
        weighing.update(some[6:])
        found.append(list(shelf.groups()))
    assert found[0] == found[1]
    assert len(found[0]) > 2
    assert any("Karvenian Army" in str(one.detail) for one, _ in found[0])


@pytest.mark.parametrize("many", [1, 2, 500])
def test_what_is_counted_while_more_comes_in_is_the_same(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted only after the next reports came, and one went: allegations are as if at once.

    Also those of `many` claims, which wait for the last reports.
    """
    monkeypatch.setattr(recounting, "MANY", many)
    found = []
    for options in ({}, {"each": sent}):
        shelf = Memory()
        weighing = Weighing(shelf, **options)  # type: ignore[arg-type]
        some = entries(shelf)
        random.Random(3).shuffle(some)
        more = bool(options)
        weighing.update(some[:4], more=more)
        assert bool(shelf.counted()) != more
        weighing.update(some[4:9], more=more)
        if many == 1 and more:
            assert not shelf.counted()
        weighing.update(some[9:], gone=[some[1].report, some[5].report], more=more)
        weighing.finish()
        found.append(list(shelf.groups()))
    assert found[0] == found[1]
    assert len(found[0]) > 2


def test_all_that_is_declared_of_some_is_what_is_declared_of_all() -> None:
    """Who belongs to whom, who holds whom and who is at odds, for those who are asked about."""
    chance = random.Random(1)
    people = [f"p{number}" for number in range(12)]
    for _ in range(40):
        ties = [
            TieNamed(chance.choice(people), chance.choice(list(Tie)), chance.choice(people))
            for _ in range(10)
        ]
        whole = Parties(ties, str)
        some = chance.sample(people, 3)
        less = whole.about(some)
        for one in some:
            assert less.of(one) == whole.of(one)
            assert less.captors(one, some) == whole.captors(one, some)
            assert less.speaks_for(one) == whole.speaks_for(one)
            above = whole.of(one)
            assert less.sides(above) == whole.sides(above)
            assert [less.shown(who) for who in above] == [whole.shown(who) for who in above]
            for other in some:
                pairs = {
                    frozenset((a, b)) for a in above | {one} for b in whole.of(other) | {other}
                }
                assert pairs & less.adverse == pairs & whole.adverse
