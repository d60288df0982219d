"""Which claims are compared: by the rule for blocks, whatever came and went in between."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.weigh.blocks import FINE, blocks_of_saying, cell_of, is_denial
from sayso.weigh.blocks import NARROW as NARROWS
from sayso.weigh.entry import Actor, Entry, Saying, Source
from sayso.weigh.likeness import enough, likeness
from sayso.weigh.memory import Memory
from sayso.weigh.point import point_of
from sayso.weigh.voice import OriginKind
from sayso.weigh.weighing import Weighing

CROWDED, NARROW, FEW = 4, 3, 2
VERBS = ("shelled", "closed", "crossed", "guarded")
THINGS = ("bridge", "market", "harbour", "crossing", "depot", "road")
GROUPS = ("Ashar Brigades", "Karvenian Army")


def entry(report: str, chance: random.Random) -> Entry:
    """A report of claims made of a few words and actors."""
    sayings = []
    for number in range(chance.randint(1, 4)):
        agent = chance.choice((None, *GROUPS))
        words = f"{chance.choice(VERBS)} the {' and the '.join(chance.sample(THINGS, 2))}"
        actor = None if agent is None else Actor(agent.casefold(), agent, True, "group")
        sayings.append(
            Saying(f"{report}-{number}", number, words, (0, 1), (0, 1), None, 0.0,
                   Source(OriginKind.unknown), chance.choice(("ASSAULT", "MOVE")), agent=actor,
                   polarity=chance.choice(("pos", "pos", "neg")), report=report)
        )  # fmt: skip
    return Entry(report, None, "", None, None, None, None, 0, tuple(sayings), (), ())


def by_the_rule(entries: dict[str, Entry]) -> dict[tuple[int, int], float]:
    """Likenesses, every two claims looked at."""
    cells = {cell_of(saying): saying for one in entries.values() for saying in one.sayings}
    blocks: dict[int, list[int]] = {}
    for cell in sorted(cells):
        for key in blocks_of_saying(cells[cell]):
            blocks.setdefault(key, []).append(cell)
    assert all(is_denial(cell) == (cells[cell].polarity == "neg") for cell in cells)
    found = {}
    for pair in combinations(sorted(cells), 2):
        one, other = (cells[cell] for cell in pair)
        for key in blocks_of_saying(one) & blocks_of_saying(other):
            small = len(blocks[key]) <= (NARROW if key & NARROWS else CROWDED)
            if small or (key & FINE and not set(pair).isdisjoint(blocks[key][:FEW])):
                points = [point_of(cell, cells[cell], lambda form: form) for cell in pair]
                score = likeness(*points).score
                if score >= enough(one, other):
                    found[pair] = score
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_likenesses_follow_from_the_claims_that_are_there(seed: int) -> None:
    """In portions, with reports taken out and read anew in between, as the rule says throughout."""
    chance = random.Random(seed)
    entries = {f"r{number}": entry(f"r{number}", chance) for number in range(14)}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("CROWDED", CROWDED), ("NARROW", NARROW), ("FEW", FEW)):
            patch.setattr(f"sayso.weigh.comparing.{name}", value)
        shelf, there = Memory(), dict[str, Entry]()
        weighing = Weighing(shelf)
        for _ in range(6):
            come = chance.sample(sorted(entries), chance.randint(0, 6))
            go = chance.sample(sorted(there), min(len(there), chance.randint(0, 3)))
            new = {name: entries[name] for name in come}
            weighing.update(new.values(), go)
            there = {name: one for name, one in there.items() if name not in go} | new
            cells = {cell_of(saying) for one in there.values() for saying in one.sayings}
            near = shelf.likenesses(cells)
            assert {
                (one, other): score
                for one, others in near.items()
                for other, score in others.items()
                if one < other
            } == by_the_rule(there)
