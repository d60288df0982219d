"""Whose words they are that somebody quotes, and quotations behind reported words."""

from read.grammar import parsed
from read.hand import section, span, told

from sayso.read.links import Draft
from sayso.read.quoted import set_further_apart
from sayso.read.quotings import quoted_as

QUOTES = """
Post PROPN nsubj quoted
quoted VERB root -
elder NOUN obj quoted
an DET det elder
saying VERB advcl quoted
"""
PASSIVE = """
elder NOUN nsubj:pass quoted
An DET det elder
was AUX aux:pass quoted
quoted VERB root -
saying VERB advcl quoted
"""


def test_who_is_quoted_is_the_source_not_who_quotes():
    made, syntax = parsed("Post quoted an elder as saying that the well was dry.", QUOTES)
    wrong = Draft(span(made, "quoted"), span(made, "Post"), [span(made, "an elder")])
    (found,) = quoted_as(made, syntax, [wrong])
    assert told(made, found) == ("an elder", "as saying", ["that the well was dry"])


def test_who_was_quoted_by_another_is_the_source():
    text = "An elder was quoted by Post as saying that the well was dry; rain fell."
    made, syntax = parsed(text, PASSIVE)
    wrong = Draft(span(made, "as saying"), span(made, "Post"), [])
    wrong.content = [span(made, "that the well was dry")]
    (found,) = quoted_as(made, syntax, [wrong])
    assert told(made, found) == ("An elder", "as saying", ["that the well was dry"])
    (new,) = quoted_as(made, syntax, [])
    assert told(made, new) == ("An elder", "as saying", ["that the well was dry"])


def test_only_who_quotes_quotes():
    made, syntax = parsed("Post praised an elder as saying", QUOTES.replace("quoted", "praised"))
    assert quoted_as(made, syntax, []) == []


def test_a_quotation_that_opens_the_next_sentence_is_apart():
    made, _ = section("Dara said that they had gone. “Nobody ever came back here.”")
    draft = Draft(span(made, "said"), span(made, "Dara"), [])
    draft.content = [(2, len(made.words))]
    (apart,) = set_further_apart(made, [draft])
    assert told(made, draft) == ("Dara", "said", ["that they had gone"])
    assert apart.source is None
    assert apart.cue is None
    assert told(made, apart)[2] == ["“Nobody ever came back here.”"]


def test_a_quotation_in_marks_throughout_stays_whole():
    made, _ = section("Dara said: “They had gone. Nobody came.”")
    draft = Draft(span(made, "said"), span(made, "Dara"), [(3, len(made.words))])
    assert set_further_apart(made, [draft]) == []
