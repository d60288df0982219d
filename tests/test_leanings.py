"""What the reader leans to: how scores of words become an answer, and how far rules outweigh it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.blobs import pack_tokens, unpack_tokens
from sayso.model import Tokens
from sayso.model.leanings import (
    COLUMNS,
    LABELS,
    NONE,
    PARTS,
    STEP,
    Question,
    Scores,
    columns,
    lean,
    lean_each,
    pick,
    rounded,
)
from sayso.vocabulary import Act, Role


def scored(count: int, rows: dict[tuple[Question, str, str], dict[int, float]]) -> Scores:
    """Scores of `count` words: by column (question, part, label) and word."""
    scores = np.zeros((count, len(COLUMNS)), np.float32)
    for column, words in rows.items():
        for word, value in words.items():
            scores[word, COLUMNS.index(column)] = value
    return rounded(scores)


def test_every_part_of_every_question_has_columns_of_its_own() -> None:
    places = [
        set(range(*columns(question, part).indices(len(COLUMNS))))
        for question, parts in PARTS.items()
        for part in parts
    ]
    assert sum(map(len, places)) == len(set().union(*places)) == len(COLUMNS)


def test_words_that_weigh_more_decide() -> None:
    act = Question.act
    scores = scored(
        3,
        {
            (act, "passage", "weight"): {1: 4.0},
            (act, "passage", "MOVE"): {0: 3.0, 2: 3.0},
            (act, "passage", "ASSAULT"): {1: 5.0},
        },
    )
    odds = lean(scores, act, {"passage": [0, 1, 2]})
    assert max(odds, key=odds.__getitem__) == Act.ASSAULT
    assert lean(scores, act, {"passage": [0, 2]})[Act.MOVE] > 0.5


def test_what_several_parts_say_adds_up() -> None:
    role = Question.role
    scores = scored(
        2,
        {
            (role, "mentions", "witness"): {0: 1.0},
            (role, "saying", "witness"): {1: 1.0},
            (role, "saying", "party"): {1: 1.5},
        },
    )
    both = lean(scores, role, {"mentions": [0], "saying": [1]})
    assert both[Role.witness] / both[Role.party] == pytest.approx(math.exp(0.5))
    assert lean(scores, role, {"mentions": [], "saying": [1]})[Role.party] > both[Role.party]


def test_of_words_the_highest_or_none() -> None:
    scores = scored(
        3,
        {
            (Question.agent, "passage", "word"): {0: 2.0},
            (Question.agent, "passage", "nothing"): {0: 1.0, 1: 1.0, 2: 1.0},
        },
    )
    odds = pick(scores, Question.agent, range(3))
    assert max(odds, key=odds.__getitem__) == 0
    assert odds[0] / odds[-1] == pytest.approx(math.e)
    assert sum(odds.values()) == pytest.approx(1.0)
    assert max(pick(scores, Question.agent, [1, 2]).items(), key=lambda row: row[1])[0] == -1


def test_no_words_and_no_scores_lean_to_nothing() -> None:
    assert lean(NONE, Question.act, {"passage": [0]}) == {}
    assert lean(scored(1, {}), Question.act, {"passage": []}) == {}
    assert pick(NONE, Question.agent, [0]) == {}


@given(
    st.lists(
        st.lists(st.integers(-127, 127), min_size=len(COLUMNS), max_size=len(COLUMNS)),
        min_size=1, max_size=4,
    ),
    st.sampled_from(Question),
)  # fmt: skip
def test_odds_are_odds(rows: list[list[int]], question: Question) -> None:
    scores = np.array(rows, np.int8)
    words = range(len(rows))
    if question in LABELS:
        odds = list(lean(scores, question, dict.fromkeys(PARTS[question], words)).values())
        assert len(odds) == len(LABELS[question])
    else:
        odds = list(pick(scores, question, words).values())
        assert len(odds) == len(rows) + 1
    assert all(0 <= one <= 1 for one in odds)
    assert sum(odds) == pytest.approx(1.0)


@given(
    st.lists(
        st.lists(st.integers(-20, 20), min_size=len(COLUMNS), max_size=len(COLUMNS)),
        min_size=1, max_size=6,
    ),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=4),
)  # fmt: skip
def test_many_passages_lean_as_each_does(
    rows: list[list[int]], ends: list[tuple[int, int]]
) -> None:
    scores = np.array(rows, np.int8)
    passages = [range(first, min(last, len(rows))) for first, last in ends]
    found = lean_each(scores, Question.act, passages)
    assert found.shape == (len(passages), len(Act))
    for words, odds in zip(passages, found.tolist(), strict=True):
        one = lean(scores, Question.act, {"passage": words})
        assert odds == pytest.approx(list(one.values()) or [1.0] * len(Act), abs=1e-4)


def test_scores_are_kept_in_steps_and_within_a_byte() -> None:
    kept = rounded(np.array([[0.6 * STEP, -400.0, 400.0]], np.float32))
    assert kept.tolist() == [[1, -127, 127]]
    assert kept.dtype == np.int8


def _tokens(leanings: Scores) -> Tokens:
    four, one = np.array([0, 4], np.int32), np.zeros(2, np.uint8)
    return Tokens(four, four + 3, one, np.array([-1, 0], np.int32), one,
                  np.zeros(2, np.float16), leanings)  # fmt: skip


def test_leanings_come_back_from_a_ledger() -> None:
    scores = scored(2, {(Question.role, "saying", Role.relative): {1: 2.5}})
    assert np.array_equal(unpack_tokens(pack_tokens(_tokens(scores)), 2).leanings, scores)


def test_a_ledger_without_leanings_or_with_others_opens() -> None:
    for old in (NONE, np.zeros((2, 3), np.int8)):
        again = unpack_tokens(pack_tokens(_tokens(old)), 2)
        assert len(again.leanings) == 0
        assert again.ends.tolist() == [3, 7]
