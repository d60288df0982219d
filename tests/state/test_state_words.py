"""Verb forms, the table of acts, and what words alone show of a stance."""

from __future__ import annotations

import pytest

from sayso.english.verbs import base_form, forms, verb_forms
from sayso.state.acts import lexicon
from sayso.state.commitment import stance_of_words
from sayso.vocabulary import Act, Certainty, Modality, Polarity


@pytest.mark.parametrize(
    ("base", "form"),
    [("deny", "denied"), ("stab", "stabbing"), ("travel", "travelled"), ("travel", "traveled"),
     ("shoot", "shot"), ("flee", "fled"), ("seize", "seized"), ("attack", "attacks"),
     ("push", "pushes")],
)  # fmt: skip
def test_every_form_of_a_verb_is_made_from_its_base(base, form):
    """Regular, doubled, British, irregular."""
    assert form in forms(base)


@pytest.mark.parametrize(
    ("form", "base"),
    [("shelling", "shell"), ("stopped", "stop"), ("tried", "try"), ("crosses", "cross"),
     ("went", "go"), ("go", "go"), ("s", "s"), ("traded", "trade"), ("named", "name"),
     ("judging", "judge"), ("dictated", "dictate"), ("advised", "advise"), ("visited", "visit"),
     ("treated", "treat"), ("agreed", "agree"), ("proceed", "proceed"), ("tied", "tie"),
     ("belonging", "belong")],
)  # fmt: skip
def test_a_form_leads_back_to_its_base(form, base):
    """Also where no list holds the verb."""
    assert base_form(form) == base


def test_the_table_knows_its_acts_and_says_each_word_once():
    """A verb or noun keeps the first meaning; every type of act but STATE has verbs."""
    table = lexicon()
    assert table.verbs["torture"].mode == "torture"
    assert table.verbs["shell"].act is Act.ASSAULT
    assert table.nouns["ceasefire"].act is Act.RETREAT
    assert {sense.act for sense in table.verbs.values()} == set(Act) - {Act.STATE}
    assert verb_forms("shoot") <= set(table.bases)


@pytest.mark.parametrize(
    ("words", "polarity", "certainty", "modality"),
    [
        ("they shelled the market", "pos", "certain", "actual"),
        ("they did not shell the market", "neg", "certain", "actual"),
        ("they never fired", "neg", "certain", "actual"),
        ("they didn’t fire", "neg", "certain", "actual"),
        ("they may have fired", "pos", "possible", "actual"),
        ("they probably fired", "pos", "probable", "actual"),
        ("they will fire", "pos", "certain", "future"),
        ("they are going to fire", "pos", "certain", "future"),
        ("they would fire if asked", "pos", "certain", "hypothetical"),
        ("who fired?", "unknown", "unknown", "hypothetical"),
        ("“Who fired?”", "unknown", "unknown", "hypothetical"),
        ("", "pos", "certain", "actual"),
    ],
)
def test_words_show_polarity_certainty_and_modality(words, polarity, certainty, modality):
    """Negation, hedges, auxiliaries, questions."""
    stance = stance_of_words(words)
    assert stance.polarity is Polarity(polarity)
    assert stance.certainty is Certainty(certainty)
    assert stance.modality is Modality(modality)
