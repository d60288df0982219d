"""The sieve never leaves out a pair that the exact comparison would keep."""

from __future__ import annotations

import random
from itertools import combinations

from sayso.vocabulary import Act, Polarity
from sayso.weigh.likeness import enough, likeness
from sayso.weigh.point import Point, point_of
from sayso.weigh.sieve import Sieve
from sayso.weigh.taking import entry_of
from tests.weigh.making import Making

WORDS = (
    "people guards killed died wounded nobody signed ferry mill burned fired trucks crossed "
    "paid arrested market three released village open closed alive hurt no there were at"
).split()
NAMES = (None, None, "Tolm Guard", "Adel Antar", "Daro Venn", "Ashar Brigades")
ACTS = (Act.ASSAULT, Act.STATE, Act.MOVE, Act.COERCE, None)


def some_points(count: int, seed: int) -> list[Point]:
    """Claims put together by chance, half of them denials."""
    chance = random.Random(seed)
    found = []
    for cell in range(count):
        made = Making(f"r{cell}")
        number = chance.choice((None, None, 3, 12))
        names = [chance.choice(NAMES) for _ in range(2)]
        made.say(
            " ".join(chance.sample(WORDS, chance.randint(1, 4))),
            by=chance.choice(("Adel Antar", "Rena Osk")),
            act=chance.choice(ACTS),
            agent=names[0],
            patient=names[1],
            place=chance.choice((None, "Merrin", "Pell")),
            time=chance.choice((None, "2023-03-07", "2023-05")),
            count=None if number is None else (number, number, str(number)),
            polarity=chance.choice((Polarity.pos, Polarity.neg)),
        )
        for name in {name for name in names if name and chance.random() < 0.4}:
            made.describe(name)
        saying = entry_of(made.parsed()).sayings[0]
        found.append(point_of(cell, saying, lambda form: form))
    return found


def test_nothing_alike_is_left_out() -> None:
    """Of pairs made by chance, all that are alike pass, and most others do not."""
    points = some_points(220, 6)
    sieve = Sieve()
    for point in points:
        sieve.put(point)
    pairs = list(combinations(points, 2))
    kept = sieve.keep(
        sieve.rows([one.cell for one, _ in pairs]), sieve.rows([other.cell for _, other in pairs])
    )
    alike = [likeness(one, other).score >= enough(one.saying, other.saying) for one, other in pairs]
    assert sum(alike) > 100
    assert not [pair for pair, good, keep in zip(pairs, alike, kept, strict=True) if good > keep]
    assert sum(kept) < len(pairs) / 2
