"""Silence, wishes about being named, refusals and citations: no claims are laid on anybody."""

import numpy as np
import pytest
from read.grammar import parsed
from read.hand import section, span, told

from sayso.model import Mention
from sayso.read.links import Draft
from sayso.read.silences import citable, cite, is_silence, set_cited_apart, without_cited
from sayso.vocabulary import MentionKind


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Boro declined to say where he was.", "declined"),
        ("The office, which rarely comments on raids, was shut.", "comments"),
        ("Boro did not immediately respond to a request.", "did not immediately respond"),
        ("The ministry has yet to reply.", "reply"),
        ("A guard who asked not to be identified spoke.", "asked"),
        ("Two clerks spoke on condition of anonymity.", "spoke"),
        ("The wire could not confirm his account.", "confirm"),
        ("Boro declined to show the film.", "declined"),
        ("A clerk asked that her name be withheld.", "asked"),
        ("A clerk asked that his face be hidden.", "asked"),
        ("A clerk begged us not to print her surname.", "begged"),
        ("Boro did not say where he was.", "say"),
        ("The office has said little about it.", "said"),
        ("All will be treated according to the law.", "according to"),
        ("The staff neither confirmed nor denied the raid.", "neither confirmed nor denied"),
    ],
)
def test_silence_is_no_saying(text, cue):
    made, syntax = section(text)
    assert is_silence(made, syntax, Draft(span(made, cue), None, []))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Boro confirmed that all had left.", "confirmed"),
        ("Boro answered that all had left.", "answered"),
        ("Boro refused to leave the town.", "refused"),
        ("Boro asked that the men be released.", "asked"),
        ("Boro denied any help to the guards.", "denied"),
        ("Boro denied the charge.", "denied"),
        ("Boro did not say that he left.", "say"),
        ("All left, according to the clerk.", "according to"),
    ],
)
def test_saying_stays_saying(text, cue):
    made, syntax = parsed(text, "")
    assert not is_silence(made, syntax, Draft(span(made, cue), None, []))


def test_denying_somebody_a_thing_is_a_deed():
    made, syntax = parsed("Guards denied her a meal.", "her PRON iobj denied\nmeal NOUN obj denied")
    assert is_silence(made, syntax, Draft(span(made, "denied"), span(made, "Guards"), []))
    made, syntax = parsed("Guards denied the patrol passage.", "passage NOUN obj denied")
    assert is_silence(made, syntax, Draft(span(made, "denied"), span(made, "Guards"), []))


def test_whom_a_report_cites_says_nothing_new():
    made, _ = section("The paper, citing two clerks, said that all had left.")
    nobody = np.zeros(len(made.words), bool)
    clerks = citable(made, [Mention(18, 28, MentionKind.person)])
    cited = Draft(span(made, "citing"), span(made, "The paper"), [span(made, "two clerks")])
    assert cite(made, cited, clerks)
    assert not cite(made, cited, nobody)  # a reason that is cited is said
    said = Draft(span(made, "said"), span(made, "The paper"), [span(made, "all had left")])
    assert not cite(made, said, clerks)
    made, _ = section("The lawyer, citing records of the clinic, said no.")
    cited = Draft(span(made, "citing"), None, [span(made, "records of the clinic")])
    assert cite(made, cited, nobody)


def test_whom_a_report_cites_is_no_part_of_what_it_says():
    made, _ = section("The paper said seven men died near Dolm, citing a village elder.")
    draft = Draft(span(made, "said"), span(made, "The paper"), [])
    draft.content = [span(made, "seven men died near Dolm, citing a village elder")]
    without_cited(made, draft)
    assert told(made, draft)[2] == ["seven men died near Dolm"]


def test_what_stands_behind_the_cited_one_is_the_speakers():
    made, _ = section("State radio said, citing two clerks, that the town had fallen.")
    clerks = citable(made, [Mention(25, 35, MentionKind.person)])
    main = Draft(span(made, "said"), span(made, "State radio"), [])
    main.content = [span(made, "two clerks, that the town had fallen")]
    cited = Draft(span(made, "citing"), span(made, "State radio"), [])
    (found,) = set_cited_apart(made, [main, cited], clerks)
    assert told(made, found)[1:] == ("said", ["that the town had fallen"])
    main.content = []
    cited.content = [span(made, "two clerks, that the town had fallen")]
    (found,) = set_cited_apart(made, [main, cited], clerks)
    assert told(made, found)[1:] == ("said", ["that the town had fallen"])


def test_a_cue_that_runs_over_the_end_of_its_sentence_is_looked_at_in_it():
    made, syntax = section("Boro spoke. Then all the others left the town one by one in the rain.")
    made.sentences[:] = [(0, 3), (3, len(made.words))]
    assert not is_silence(made, syntax, Draft((1, 14), None, []))


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("No group has claimed the raid.", "No group", "has claimed"),
        ("Nobody said who fired.", "Nobody", "said"),
        ("It remains unclear who fired.", None, "It remains unclear"),
        ("It was not immediately known who fired.", None, "was not immediately known"),
        ("The cause has not been confirmed.", None, "has not been confirmed"),
        ("The camp, also known as the Pit, was shut.", None, "also known as"),
        ("Asked whether it burned, Boro left.", None, "Asked"),
        ("Boro did not know who fired.", "Boro", "did not know"),
        ("Boro offered no evidence for it.", "Boro", "offered"),
    ],
)
def test_what_nobody_does_or_knows_is_laid_on_nobody(text, source, cue):
    made, syntax = section(text)
    draft = Draft(span(made, cue), source and span(made, source), [(0, 1)])
    assert is_silence(made, syntax, draft)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Nobel has claimed the raid.", "Nobel", "has claimed"),
        ("Both sides agreed to talk.", "Both sides", "agreed"),
        ("The raid was known to clerks.", None, "was known"),
        ("Boro knew who fired.", "Boro", "knew"),
        ("Boro offered evidence for it.", "Boro", "offered"),
    ],
)
def test_what_somebody_does_or_knows_is(text, source, cue):
    made, syntax = section(text)
    draft = Draft(span(made, cue), source and span(made, source), [(0, 1)])
    assert not is_silence(made, syntax, draft)


def test_a_deed_done_to_a_thing_is_no_saying():
    tree = "Boro PROPN nsubj discussed\ndiscussed VERB root -\nroads NOUN obj discussed"
    made, syntax = parsed("Boro discussed roads.", tree)
    draft = Draft(span(made, "discussed"), span(made, "Boro"), [span(made, "roads")])
    assert is_silence(made, syntax, draft)
    made, syntax = parsed("Boro discussed “roads”.", tree)
    draft = Draft(span(made, "discussed"), span(made, "Boro"), [span(made, "“roads”")])
    assert not is_silence(made, syntax, draft)


@pytest.mark.parametrize(
    ("text", "cue", "content", "nothing"),
    [
        ("Boro commented on the vote.", "commented on", "the vote", True),
        ("Boro commented on how they vote.", "commented on", "how they vote", False),
        ("Boro released footage of a raid.", "released footage of", "a raid", True),
        ("Boro released word of a raid.", "released word of", "a raid", False),
    ],
)
def test_a_comment_is_made_on_a_thing_and_a_film_shows_it(text, cue, content, nothing):
    made, syntax = section(text, verbs=("commented", "released"))
    draft = Draft(span(made, cue), span(made, "Boro"), [span(made, content)])
    assert is_silence(made, syntax, draft) is nothing
