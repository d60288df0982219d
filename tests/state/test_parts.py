"""What is weighed for acts, agents and patients: who stands where, what speaks for whom."""

from __future__ import annotations

import numpy as np
import pytest
from build import Built, table_of

from sayso.model import Report, Text
from sayso.state.claims import drafts_of
from sayso.state.context import Context
from sayso.state.parts import choice
from sayso.state.parts.cast import Cast
from sayso.state.parts.choice import with_acts, with_parts
from sayso.state.parts.deeds import deed_signals
from sayso.state.parts.paths import path
from sayso.state.parts.signals import NOBODY, Signals
from sayso.state.propositions import find_propositions
from sayso.vocabulary import Act

SHELLED = (
    "The|DET|2|det soldiers|NOUN|3|nsubj shelled|VERB|0|root the|DET|5|det houses|NOUN|3|obj "
    "of|ADP|8|case the|DET|8|det miners|NOUN|5|nmod .|PUNCT|3|punct"
)
WHO = (
    "The|DET|2|det miners|NOUN|6|nsubj who|PRON|4|nsubj fled|VERB|2|acl:relcl have|AUX|6|aux "
    "returned|VERB|0|root .|PUNCT|6|punct"
)


def _context(*sentences: str) -> Context:
    built = Built(sentences)
    for words in ("The soldiers", "the miners", "The miners"):
        if words in built.text:
            built.entity(words, "group", words[4:])
    text = Text(built.text, "hand 1", tuple(built._paragraphs))
    return Context(Report("r1", "c1"), text, built.resolved())


def test_the_way_from_a_predicate_to_a_word() -> None:
    """Down by the relations, with prepositions; up from a verb that describes a noun."""
    tree = _context(SHELLED, WHO).tree
    assert path(tree, 2, 7) == ("obj", "nmod(of)")
    assert path(tree, 2, 1) == ("nsubj",)
    assert path(tree, 12, 10) == ("^acl:relcl",)
    assert path(tree, 2, 12) is None


def test_a_relative_pronoun_stands_for_whom_its_clause_describes() -> None:
    """ "Who fled" are the miners, once more."""
    context = _context(SHELLED, WHO)
    assert [s.word for s in Cast(context).sights["miners"]] == [7, 10, 11]


def test_signals_tell_where_a_candidate_stands() -> None:
    """In the passage with the way there, or so many sentences back with what he was."""
    context = _context(SHELLED, WHO)
    drafts = drafts_of(context, tuple(find_propositions(context)), ())
    signals = Signals(context, drafts)
    first, second = dict(signals.candidates(0)), dict(signals.candidates(1))
    assert {"where in", "path in nsubj", "is agent"} <= set(first["soldiers"])
    assert "path in obj > nmod(of)" in first["miners"]
    assert {"where 1 back", "last as nsubj", "agent of ASSAULT before"} <= set(second["soldiers"])
    assert "act ASSAULT" in signals.circumstances(0)


def test_an_act_that_the_rules_give_counts_more_than_a_weak_signal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And less than a strong one."""
    context = _context(SHELLED)
    drafts = drafts_of(context, tuple(find_propositions(context)), ())
    assert "verb shell" in deed_signals(context, drafts, 0)
    for count, act in ((choice.RULE[Act.ASSAULT] - 0.1, Act.ASSAULT), (9.0, Act.PROTEST)):
        table = table_of(deeds={"verb shell": {Act.PROTEST: count}})
        monkeypatch.setattr(choice, "weights", lambda table=table: table)
        assert with_acts(context, drafts)[0].act is act


def test_nobody_takes_both_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who fits both gets the one in which the other fits less."""
    context = _context(SHELLED)
    drafts = drafts_of(context, tuple(find_propositions(context)), ())
    table = table_of(
        parts={("any", "path in obj > nmod(of)"): (4.0, 9.0), ("any", "path in nsubj"): (3.0, 6.0)}
    )
    monkeypatch.setattr(choice, "weights", lambda: table)
    monkeypatch.setattr(choice, "STAYS", {"agent": 0.0, "patient": 0.0})
    one = with_parts(context, drafts)[0]
    assert (one.agent, one.patient) == ("soldiers", "miners")


def test_where_nothing_speaks_for_anybody_there_is_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor where what speaks for him is less than what speaks for nobody."""
    context = _context(WHO)
    drafts = drafts_of(context, tuple(find_propositions(context)), ())
    table = table_of(parts={("any", NOBODY): (5.0, 5.0), ("any", "where in"): (4.0, 4.0)})
    monkeypatch.setattr(choice, "weights", lambda: table)
    monkeypatch.setattr(choice, "STAYS", {"agent": 0.0, "patient": 0.0})
    found = with_parts(context, drafts)
    assert found
    assert all(d.agent is None and d.patient is None for d in found)


def test_the_weights_that_ship_fit_their_names() -> None:
    """A row for every signal, an act for every column, and nothing beyond what bytes hold."""
    table = choice.weights()
    assert set(table.acts) == set(Act)
    assert table.of_deeds.shape == (len(table.deeds), len(table.acts))
    assert table.of_vector.shape == (384, len(table.acts))
    assert table.of_parts.shape == (len(table.circumstances), 2, len(table.signals))
    assert NOBODY in table.signals
    assert "any" in table.circumstances
    assert np.isfinite(table.of_parts).all()
    assert np.abs(table.of_deeds).max() > 0
