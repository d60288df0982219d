"""Processes beside the main one: order, a small job, a process that dies, the same weighing."""

from __future__ import annotations

import os
import random
from dataclasses import replace

from sayso.weigh.entry import Entry
from sayso.weigh.grams import words_of
from sayso.weigh.memory import Memory
from sayso.weigh.touched import number_of
from sayso.weigh.weighing import Weighing
from sayso.workers import FROM, Workers

HERE = os.getpid()


def twice(number: int) -> tuple[int, int]:
    """The double, and who worked it out."""
    return 2 * number, os.getpid()


def dies_elsewhere(number: int) -> int:
    """Ends any process but the one that asked."""
    if number and os.getpid() != number:
        os._exit(1)
    return number


def test_results_come_in_the_order_of_the_jobs_from_other_processes() -> None:
    """Many jobs go to two processes; few are done here, unless there are processes already."""
    with Workers(2) as workers:
        few = list(workers.each(twice, range(FROM - 1)))
        found = list(workers.each(twice, range(40)))
        later = list(workers.each(twice, range(FROM - 1)))
    assert [one for one, _ in found] == [2 * number for number in range(40)]
    assert {who for _, who in few} == {HERE}
    assert HERE not in {who for _, who in (*found, *later)}


def test_jobs_are_begun_before_their_results_are_asked_for() -> None:
    """As many as is said: the asker can do something else meanwhile."""
    drawn: list[int] = []
    with Workers(2) as workers:
        found = workers.each(twice, (drawn.append(one) or one for one in range(60)), ahead=30)
        assert len(drawn) == 30
        assert [one for one, _ in found] == [2 * number for number in range(60)]
    assert len(drawn) == 60


def test_what_a_dying_process_leaves_is_done_here() -> None:
    """Nothing is lost with a process, and nothing hangs."""
    with Workers(2) as workers:
        assert list(workers.each(dies_elsewhere, [HERE] * 20)) == [HERE] * 20
        assert {who for _, who in workers.each(twice, range(20))} == {HERE}


def test_texts_compared_elsewhere_give_the_same() -> None:
    """Reuse is the same whoever compares."""
    chance = random.Random(4)
    pieces = [" ".join(f"p{piece}w{place}" for place in range(40)) for piece in range(6)]
    plain = Entry("", None, "", None, None, None, None, 0, (), (), ())
    found = []
    with Workers(2) as workers:
        for each in (None, workers.each):
            shelf, entries = Memory(), []
            chance.seed(4)
            for number in range(60):
                text = " ".join(chance.sample(pieces, 3))
                shelf.put_text(f"r{number}", text)
                prints = tuple(sorted(words_of(text).index()))
                entries.append(replace(plain, report=f"r{number}", prints=prints))
            options = {} if each is None else {"each": each}
            done = Weighing(shelf, **options).update(entries)
            assert done.compared_texts > 50 * FROM
            found.append([shelf.reuses(number_of(one.report)) for one in entries])
    assert found[0] == found[1]
    assert any(found[0])
