"""The stretched Viterbi gives what the plain loop gives."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.viterbi import best_tags


def plain(emissions, transitions):
    score, back = emissions[0].copy(), []
    for row in emissions[1:]:
        reached = score[:, None] + transitions
        back.append(reached.argmax(0))
        score = reached.max(0) + row
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def total(emissions, transitions, path):
    steps = sum(transitions[a, b] for a, b in pairwise(path))
    return sum(emissions[i, t] for i, t in enumerate(path)) + steps


@settings(max_examples=150)
@given(st.integers(1, 90), st.integers(2, 7), st.integers(0, 10_000))
def test_same_score_as_one_long_loop(count, tags, seed):
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(count, tags)).astype(np.float32)
    transitions = rng.normal(size=(tags, tags)).astype(np.float32)
    mine = total(emissions, transitions, best_tags(emissions, transitions).tolist())
    assert abs(mine - total(emissions, transitions, plain(emissions, transitions))) < 1e-3


def test_nothing_in_nothing_out():
    assert len(best_tags(np.zeros((0, 7), np.float32), np.zeros((7, 7), np.float32))) == 0
