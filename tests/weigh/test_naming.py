"""Who is who on a shelf: from the names that are there, crowded blocks of names included."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.weigh.entry import Entry, Name
from sayso.weigh.memory import Memory
from sayso.weigh.weighing import Weighing

WORDS = ("northern", "nortern", "council", "guard", "units")


def alike(one: str, other: str, kind: str) -> bool:
    """A loose comparison: the words begin alike, as far as there are any."""
    return all(a[:3] == b[:3] for a, b in zip(one.split(), other.split(), strict=False))


def entry(report: str, chance: random.Random) -> Entry:
    """A report of nothing but names."""
    names = []
    for _ in range(chance.randint(1, 3)):
        form = " ".join(chance.sample(WORDS, chance.randint(1, 3)))
        main = form if chance.random() < 0.8 else " ".join(chance.sample(WORDS, 2))
        names.append(Name(form, main, chance.choice(("group", "person"))))
    return Entry(report, None, "", None, None, None, None, 0, (), tuple(names), ())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_identities_follow_from_the_names_that_are_there(seed: int) -> None:
    """In portions, with reports taken out in between, as all at once: also where blocks crowd."""
    chance = random.Random(seed)
    entries = {f"r{number}": entry(f"r{number}", chance) for number in range(16)}
    with pytest.MonkeyPatch.context() as patch:
        for module in ("near", "arrivals"):
            patch.setattr(f"sayso.weigh.{module}.CAP", 3)
        shelf, there = Memory(), set[str]()
        weighing = Weighing(shelf, same_name=alike)
        for _ in range(6):
            come = set(chance.sample(sorted(entries), chance.randint(0, 6)))
            go = set(chance.sample(sorted(there), min(len(there), chance.randint(0, 3))))
            weighing.update([entries[name] for name in sorted(come)], go)
            there = (there - go) | come
            whole = Memory()
            Weighing(whole, same_name=alike).update([entries[name] for name in sorted(there)])
            assert shelf.identities() == whole.identities()


def test_a_common_name_does_not_draw_in_all_who_bear_it() -> None:
    """One more man who is also called Salem: few names are compared, however many there are."""
    compared: list[tuple[str, str]] = []

    def counted(one: str, other: str, kind: str) -> bool:
        compared.append((one, other))
        return alike(one, other, kind)

    def salem(number: int) -> Entry:
        given = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")
        main = f"{given} salem"
        names = (Name(main, main, "person"), Name("salem", main, "person"))
        return Entry(f"r{number}", None, "", None, None, None, None, 0, (), names, ())

    weighing = Weighing(Memory(), same_name=counted)
    weighing.update([salem(number) for number in range(2000)])
    compared.clear()
    weighing.update([salem(5000)])
    assert len(compared) < 200
    assert weighing.key("salem") == "salem"
