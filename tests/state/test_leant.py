"""Acts and places by the reader's leaning, beside what rules give."""

from __future__ import annotations

import numpy as np
import pytest
from build import Built, table_of

from sayso.model import Claim
from sayso.model.leanings import COLUMNS, Question, rounded
from sayso.state.parts import choice
from sayso.state.parts.signals import NOBODY
from sayso.vocabulary import Act

SENTENCE = (
    "The|DET|2|det men|NOUN|3|nsubj zorbed|VERB|0|root the|DET|5|det depot|NOUN|3|obl "
    "yesterday|NOUN|3|obl .|PUNCT|3|punct"
)


@pytest.fixture(autouse=True)
def _nothing_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of(parts={("any", NOBODY): (1.0, 1.0)})
    monkeypatch.setattr(choice, "weights", lambda: table)


def _built() -> Built:
    built = Built([SENTENCE])
    built.entity("The men", "group")
    built.entity("the depot", "group")  # so that the rules see no place
    return built


def _claim(built: Built, rows: dict[tuple[Question, str, str], dict[int, float]]) -> Claim:
    scores = np.zeros((len(built.starts), len(COLUMNS)), np.float32)
    for column, words in rows.items():
        for word, value in words.items():
            scores[word, COLUMNS.index(column)] = value
    built.lean(rounded(scores))
    return built.state().claims[0]


def test_an_unknown_verb_tells_the_act_that_the_reader_leans_to() -> None:
    assert _claim(_built(), {}).act is Act.STATE
    claim = _claim(_built(), {(Question.act, "passage", "ASSAULT"): dict.fromkeys(range(7), 9.0)})
    assert claim.act is Act.ASSAULT


def test_a_weak_leaning_leaves_a_state() -> None:
    claim = _claim(_built(), {(Question.act, "passage", "ASSAULT"): dict.fromkeys(range(7), 0.25)})
    assert claim.act is Act.STATE


def test_a_place_that_no_rule_finds() -> None:
    nowhere = {(Question.place, "passage", "nothing"): dict.fromkeys(range(7), 1.0)}
    assert _claim(_built(), nowhere).place is None
    claim = _claim(_built(), {**nowhere, (Question.place, "passage", "word"): {4: 6.0}})
    assert claim.place == "the depot"


def test_who_takes_part_is_no_place() -> None:
    rows = {(Question.place, "passage", "word"): {0: 9.0, 1: 9.0}}
    claim = _claim(_built(), rows)
    assert (claim.agent, claim.place) == ("the men", None)
