"""Roles weighed: the sense of sentences, traits and the leaning beside the rules' word."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from who_build import KNOWN, build

from sayso.model import Tokens
from sayso.model.leanings import COLUMNS, Question, rounded
from sayso.resolve import resolve
from sayso.resolve.who import weighed
from sayso.resolve.who.traits import WIDTH
from sayso.vocabulary import Naming, Role

MARKED = """[S1:[P:Tarek Olm]] [Q1:said] [C1:mortars fell on the mill]. Nothing else is known.

Later [S2:[P:Olm]] [Q2:said] [C2:it burned]. [S3:[P:A spokesman]] [Q3:said] [C3:it was late]."""
FALLEN, QUIET = 0, 1
"""Directions of two invented vectors."""


def _roles(*, sense: str, marked: str = MARKED, leanings: str | None = None) -> dict[str, Role]:
    """Roles by attribution; every sentence that holds the word has the vector FALLEN."""
    report, text, reading = build(marked, publisher="The Merrin Courier")
    sentences = []
    for one in reading.sentences:
        vector = np.zeros(WIDTH, np.int8)
        vector[FALLEN if sense in text.text[one.start : one.end] else QUIET] = 127
        sentences.append(replace(one, vector=vector.tobytes() if sense else b""))
    reading = replace(reading, sentences=tuple(sentences))
    if leanings is not None:
        reading = replace(reading, tokens=_leaning(text.text, leanings))
    found = resolve(report, text, reading, knowledge=KNOWN)
    return {key: chain.speaker.role for key, chain in found.chains.items() if key}


def _leaning(text: str, role: str) -> Tokens:
    """Words parted at blanks, every one of them leaning to one role."""
    words = [(at, at + len(word)) for word, at in _words(text)]
    starts, ends = np.array(words, np.int32).T
    small = np.zeros(len(words), np.uint8)
    scores = np.zeros((len(words), len(COLUMNS)), np.float32)
    scores[:, COLUMNS.index((Question.role, "saying", role))] = 30.0
    silent = np.full(len(words), np.nan, np.float16)
    return Tokens(starts, ends, small, starts * 0 - 1, small, silent, rounded(scores))


def _words(text: str) -> list[tuple[str, int]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((word, at))
        at += len(word)
    return found


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of one's own: the rules' word, and FALLEN for a victim."""
    rules = {
        f"rule {role.value}": np.array([2.0 * (other is role) for other in Role], np.float32)
        for role in Role
    }
    sense = np.zeros((2, WIDTH, len(Role)), np.float32)
    sense[:, FALLEN, list(Role).index(Role.victim)] = 1.5
    given = weighed.Weights(rules, sense)
    monkeypatch.setattr(weighed, "weights", lambda: given)


@pytest.mark.usefixtures("by_hand")
def test_the_sense_of_what_is_said_outweighs_a_rule_in_every_chain_of_his() -> None:
    found = _roles(sense="mortars")
    assert found["1"] is found["2"] is Role.victim
    assert found["3"] is Role.spokesperson, "nothing of that sense is said of him"


@pytest.mark.usefixtures("by_hand")
def test_without_sentence_vectors_the_rules_stand() -> None:
    assert _roles(sense="") == {"1": Role.unknown, "2": Role.unknown, "3": Role.spokesperson}


@pytest.mark.usefixtures("by_hand")
def test_a_sure_leaning_speaks_beside_the_rules() -> None:
    silent = _roles(sense="nowhere at all")
    leant = _roles(sense="nowhere at all", leanings="witness")
    assert silent["1"] is Role.unknown
    assert leant["1"] is Role.witness


def test_the_fitted_weights_are_whole() -> None:
    given = weighed.weights()
    assert given.sense.shape == (2, WIDTH, len(Role))
    assert np.isfinite(given.sense).all()
    for role in Role:
        row = given.traits[f"rule {role.value}"]
        assert np.isfinite(row).all()
        assert row[list(Role).index(role)] > 0, "what the rules give speaks for itself"


def test_a_spokesman_stays_one_whatever_the_sense() -> None:
    found = _roles(sense="mortars")
    assert found["3"] is Role.spokesperson


def test_nobody_known_has_no_role() -> None:
    report, text, reading = build("[Q1:Reportedly] [C1:the mill burned].", publisher="Courier")
    vector = np.full(WIDTH, 6, np.int8).tobytes()
    sentences = tuple(replace(one, vector=vector) for one in reading.sentences)
    found = resolve(report, text, replace(reading, sentences=sentences), knowledge=KNOWN)
    speaker = found.chains["1"].speaker
    assert (speaker.naming, speaker.role) == (Naming.unknown, Role.unknown)
