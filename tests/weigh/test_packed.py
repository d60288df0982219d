"""Postings in buckets, against plain sets."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.weigh import packed
from sayso.weigh.memory import Memory
from sayso.weigh.packed import NONE, Rows, expand, order_of, rows_of


def rows(pairs: set[tuple[int, int]]) -> Rows:
    """Pairs as arrays."""
    one, other = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    return rows_of(one, other)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from((1, 2, 64)))
def test_buckets_hold_what_sets_would(seed: int, least: int) -> None:
    """Pairs come and go in portions, parts are merged: each key has its smallest members."""
    chance = random.Random(seed)
    keys = [chance.randrange(1 << 63) for _ in range(12)]
    keys += [keys[0] + 1, 0, (1 << 63) - 1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed, "LEAST", least)
        patch.setattr(packed, "AT_ONCE", chance.choice((1, 3, 512)))
        index, there = Memory().blocks, set[tuple[int, int]]()
        for _ in range(8):
            members = (chance.randrange(1 << 63) >> chance.choice((0, 58)) for _ in range(20))
            come = {(chance.choice(keys), one) for one in members} - there
            go = set(chance.sample(sorted(there), min(len(there), chance.randint(0, 6))))
            index.change(rows(come), rows(go))
            there = (there - go) | come
            held: dict[int, list[int]] = defaultdict(list)
            for key, member in sorted(there):
                held[key].append(member)
            asked = sorted({*keys, 77})
            most = np.array([chance.randint(0, 5) for _ in asked], np.int64)
            found = index.first(np.array(asked, np.int64), most)
            for place, key in enumerate(asked):
                assert found.of(place) == held.get(key, [])[: most[place]]
                assert found.counts[place] == len(held.get(key, []))
                assert index.members(key) == held.get(key, [])


def test_nothing_is_asked_and_nothing_changed() -> None:
    """Empty questions have empty answers."""
    index = Memory().grams
    index.change(NONE)
    assert not len(index.first(NONE.keys).counts)
    assert index.lists([5]) == {}
    assert expand(NONE.keys, NONE.keys).tolist() == []


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2**63 - 1)), max_size=60))
def test_pairs_are_ordered_by_key_and_then_by_member(pairs: list[tuple[int, int]]) -> None:
    """Also where members begin with the same bits."""
    pairs += [(key, member ^ 1) for key, member in pairs[::3]]
    keys, members = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    order = order_of(keys, members)
    assert [pairs[place] for place in order.tolist()] == sorted(pairs)
