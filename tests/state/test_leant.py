"""Acts and partakers by the reader's leaning, beside what rules give."""

from __future__ import annotations

import numpy as np
from build import Built

from sayso.model import Claim
from sayso.model.leanings import COLUMNS, Question, rounded
from sayso.vocabulary import Act

SENTENCE = (
    "The|DET|2|det men|NOUN|3|nsubj zorbed|VERB|0|root the|DET|5|det baker|NOUN|3|obl "
    "yesterday|NOUN|3|obl .|PUNCT|3|punct"
)


def _built() -> Built:
    built = Built([SENTENCE])
    built.entity("The men", "group")
    built.entity("the baker", "person")
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
    claim = _claim(_built(), {(Question.act, "passage", "ASSAULT"): dict.fromkeys(range(7), 6.0)})
    assert claim.act is Act.ASSAULT


def test_a_weak_leaning_leaves_a_state() -> None:
    claim = _claim(_built(), {(Question.act, "passage", "ASSAULT"): dict.fromkeys(range(7), 0.25)})
    assert claim.act is Act.STATE


def test_whom_no_rule_finds() -> None:
    none = {(Question.patient, "passage", "nothing"): dict.fromkeys(range(7), 1.0)}
    assert _claim(_built(), none).patient is None
    claim = _claim(_built(), {**none, (Question.patient, "passage", "word"): {4: 6.0}})
    assert claim.patient == "the baker"


def test_whom_a_rule_found_stays() -> None:
    nobody = {(Question.agent, "passage", "nothing"): dict.fromkeys(range(7), 9.0)}
    assert _claim(_built(), nobody).agent == "the men"


def test_nobody_is_doer_and_sufferer_at_once() -> None:
    rows = {(Question.patient, "passage", "word"): {0: 9.0, 1: 9.0}}
    claim = _claim(_built(), rows)
    assert (claim.agent, claim.patient) == ("the men", None)
