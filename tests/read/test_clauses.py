"""Where reported words begin and end: sentences, relative clauses, semicolons, datelines."""

import numpy as np
from read.grammar import parsed
from read.hand import section, span, told

from sayso.read.clauses import (
    keep_to_clause,
    keep_to_sentence,
    other_half,
    split_voices,
    whole_according,
    whole_clause,
    without_dateline,
    without_it,
)
from sayso.read.links import Draft


def test_unquoted_words_of_the_next_sentence_are_not_said():
    made, _ = section("Guards are thought to have left. The gate was open. “It was.”")
    draft = Draft(span(made, "are thought"), None, [span(made, "to have left. The gate was")])
    draft.content.append(span(made, "“It was.”"))
    keep_to_sentence(made, draft)
    assert told(made, draft)[2] == ["to have left", "“It was.”"]


def test_what_a_colon_announces_may_go_on():
    made, _ = section("Dara told the rest: they left. They came back.")
    draft = Draft(span(made, "told"), span(made, "Dara"), [span(made, "they left. They came back")])
    keep_to_sentence(made, draft)
    assert told(made, draft)[2] == ["they left. They came back"]


SEE = """
Men NOUN nsubj see
who PRON nsubj want
want VERB acl:relcl Men
leave VERB xcomp want
see VERB root -
port NOUN obj see
"""


def test_what_is_wanted_ends_before_the_main_verb():
    made, syntax = parsed("Men who want to leave see the port as safe.", SEE)
    draft = Draft(span(made, "want"), span(made, "Men"), [span(made, "to leave see the port")])
    keep_to_clause(made, syntax, draft)
    assert told(made, draft)[2] == ["to leave"]


LATE = """
fired VERB root -
works NOUN obl fired
lies VERB acl:relcl works
said VERB parataxis fired
"""


def test_a_source_at_the_end_has_the_whole_sentence():
    text = "Shells were fired from the works, which lies near Dolm, the army said."
    made, syntax = parsed(text, LATE)
    draft = Draft(span(made, "said"), span(made, "the army"), [span(made, "which lies near Dolm")])
    whole_clause(made, syntax, draft, np.zeros(len(made.words), np.int8))
    assert told(made, draft)[2] == ["Shells were fired from the works, which lies near Dolm"]


def test_a_coordinate_clause_stays_by_itself():
    text = "Shells were fired, and it lies near Dolm, the army said."
    made, syntax = parsed(
        text, "fired VERB root -\nlies VERB conj fired\nsaid VERB parataxis fired"
    )
    draft = Draft(span(made, "said"), span(made, "the army"), [span(made, "it lies near Dolm")])
    whole_clause(made, syntax, draft, np.zeros(len(made.words), np.int8))
    assert told(made, draft)[2] == ["it lies near Dolm"]


def test_behind_a_semicolon_another_speaks_beside_and_not_inside():
    made, syntax = parsed("The army said a depot burned; the Front said shells fell.", "")
    outer = Draft(span(made, "said"), span(made, "The army"), [])
    outer.content = [span(made, "a depot burned; the Front said shells fell")]
    cue = span(made, "said shells")[0]
    inner = Draft((cue, cue + 1), span(made, "the Front"), [span(made, "shells fell")], parent=0)
    split_voices(made, syntax, [outer, inner], np.zeros(len(made.words), bool))
    assert told(made, outer)[2] == ["a depot burned"]
    assert inner.parent is None


def test_his_own_people_behind_a_semicolon_stay_in_his_words():
    made, syntax = parsed("Dara said they left; his brother said it rained.", "")
    outer = Draft(span(made, "said"), span(made, "Dara"), [])
    outer.content = [span(made, "they left; his brother said it rained")]
    cue = span(made, "said it")[0]
    inner = Draft((cue, cue + 1), span(made, "his brother"), [span(made, "it rained")], parent=0)
    split_voices(made, syntax, [outer, inner], np.zeros(len(made.words), bool))
    assert inner.parent == 0


def test_two_verbs_of_one_speaker_are_two_acts_of_his():
    text = "The envoy urged all to stop and expressed hope of peace."
    made, syntax = parsed(text, "urged VERB root -\nexpressed VERB conj urged")
    outer = Draft(span(made, "urged"), span(made, "The envoy"), [])
    outer.content = [span(made, "all to stop and expressed hope of peace")]
    inner = Draft(span(made, "expressed"), None, [span(made, "hope of peace")], parent=0)
    split_voices(made, syntax, [outer, inner], np.zeros(len(made.words), bool))
    assert told(made, outer)[2] == ["all to stop"]
    assert told(made, inner)[0] == "The envoy"
    assert inner.parent is None


def test_a_dateline_and_a_clock_time_are_no_content():
    made, _ = section("DOLM, 4 May (Wire) - Nine died, a doctor said.\n13:02 They reportedly fled.")
    draft = Draft(span(made, "said"), span(made, "a doctor"), [span(made, "DOLM")])
    draft.content.append(span(made, "Nine died"))
    without_dateline(made, draft)
    assert told(made, draft)[2] == ["Nine died"]
    other = Draft(span(made, "reportedly"), None, [span(made, "13:02 They")])
    without_dateline(made, other)
    assert told(made, other)[2] == ["They"]


def test_what_follows_an_insertion_is_said_as_well():
    made, syntax = parsed("The guards, a clerk said, fired twice.", "guards NOUN nsubj fired")
    draft = Draft(span(made, "said"), span(made, "a clerk"), [span(made, "The guards")])
    other_half(made, syntax, draft, np.zeros(len(made.words), np.int8))
    assert told(made, draft)[2] == ["The guards", "fired twice"]
    other = Draft(span(made, "said"), span(made, "a clerk"), [span(made, "The guards")])
    syntax.heads[:] = -1
    other_half(made, syntax, other, np.zeros(len(made.words), np.int8))
    assert told(made, other)[2] == ["The guards"]


def test_it_stands_for_the_sentence_before_it_or_for_nothing():
    made, _ = section("Five were killed there, it was confirmed.\nIt is known that all had left.")
    draft = Draft(span(made, "was confirmed"), None, [span(made, "it")])
    without_it(made, draft)
    assert told(made, draft) == (None, "it was confirmed", ["Five were killed there"])
    other = Draft(span(made, "is known"), None, [span(made, "It")])
    other.content.append(span(made, "that all had left"))
    without_it(made, other)
    assert told(made, other)[2] == ["that all had left"]


def test_according_to_names_somebody_up_to_the_comma():
    made, _ = section("According to a man who may not speak here, all had left.")
    draft = Draft(span(made, "According to"), span(made, "a man who may not"), [])
    draft.content = [span(made, "speak here, all had left")]
    whole_according(made, draft)
    assert told(made, draft) == (
        "a man who may not speak here", "According to", ["all had left"],
    )  # fmt: skip


SUGGEST = """
guards NOUN nsubj said
said VERB root -
that SCONJ mark went
mine NOUN nsubj went
went VERB ccomp said
suggested VERB conj went
and CCONJ cc suggested
that#2 SCONJ mark fled
raiders NOUN nsubj fled
fled VERB ccomp suggested
"""


def test_a_thing_suggests_nothing_so_that_who_spoke_before_does():
    made, syntax = parsed("guards said that a mine went and suggested that raiders fled.", SUGGEST)
    marked = np.zeros(len(made.words), bool)

    def voices():
        outer = Draft(span(made, "said"), span(made, "guards"), [])
        outer.content = [span(made, "that a mine went and suggested that raiders fled")]
        inner = Draft(span(made, "suggested"), span(made, "a mine"), [], parent=0)
        inner.content = [span(made, "that raiders fled")]
        split_voices(made, syntax, [outer, inner], marked)
        return outer, inner

    outer, inner = voices()
    assert told(made, outer)[2] == ["that a mine went"]
    assert told(made, inner)[0] == "guards"
    assert inner.parent is None
    marked[slice(*span(made, "mine"))] = True  # somebody, who can suggest something
    assert voices()[1].parent == 0
