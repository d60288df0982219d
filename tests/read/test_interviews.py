"""Interviews printed as questions and answers, by their layout alone."""

import pytest
from read.hand import section

from sayso.read.interviews import answers, unasked
from sayso.read.links import Draft

LABELLED = """THE COURIER: Did your men cross the border?
TESK: No soldier of ours crossed it.
THE COURIER: There are photographs.
TESK: They were taken in 2019.
They show another road.
THE COURIER: Who took them?
TESK: We do not know."""
LETTERS = """Q: How many were brought in?
A: Forty-three.
Q: By whom?
A: By drivers."""
PLAIN = """He spoke to us by telephone.
When did you join?
I was taken in June.
They came to the market.
What happened at the bridge?
We saw smoke on the other bank.
The Courier could not verify his account."""


def told(text):
    """Source and contents of each answer."""
    made, _ = section(text)
    found, _ = answers(made, [])
    return [
        (
            text[slice(*made.slice(draft.source))] if draft.source else None,
            [text[slice(*made.slice(span))] for span in draft.content],
        )
        for draft in found
    ]


def test_whoever_is_asked_speaks():
    """A turn goes on over paragraphs until the next label; questions are nobody's."""
    assert told(LABELLED) == [
        ("TESK", ["No soldier of ours crossed it."]),
        ("TESK", ["They were taken in 2019.", "They show another road."]),
        ("TESK", ["We do not know."]),
    ]


def test_letters_name_nobody():
    """ "A:" is no source."""
    assert told(LETTERS) == [(None, ["Forty-three."]), (None, ["By drivers."])]


def test_questions_that_stand_as_paragraphs():
    """The last answer goes on as long as it says "I" or "we"."""
    assert told(PLAIN) == [
        (None, ["I was taken in June.", "They came to the market."]),
        (None, ["We saw smoke on the other bank."]),
    ]


def test_question_and_answer_take_turns_though_one_is_put_as_a_statement():
    """The statement is what somebody asks; what it reports stays."""
    text = (
        "Were you in the mill?\nI was on the stairs.\nThe army says the wall was old.\n"
        "It was our wall. We knew it.\nAnd who built it?\nMy father."
    )
    assert [content for _, content in told(text)] == [
        ["I was on the stairs."], ["It was our wall. We knew it."], ["My father."]
    ]  # fmt: skip
    made, _ = section(text)
    _, asked = answers(made, [])
    assert len(asked) == 2


def test_a_narrator_tells_and_the_others_speak():
    """A label in capitals that stands once is a voice where a narrator stands twice."""
    text = (
        "NARRATOR: Seven boats left.\nILDA MOR, COOK: I stayed ashore.\nNARRATOR: Two came back.\n"
        "MR. T.: They were ours."
    )
    assert told(text) == [
        ("ILDA MOR, COOK", ["I stayed ashore."]), ("MR. T.", ["They were ours."])
    ]  # fmt: skip


def test_letters_with_a_stop():
    """ "Q." and "A."."""
    text = "Q. Why did you go?\nA. Because of the bridge.\nQ. And then?\nA. We drove on."
    assert told(text) == [(None, ["Because of the bridge."]), (None, ["We drove on."])]


@pytest.mark.parametrize(
    "text",
    [
        "Place: Lesk\nDate: 4 May\nPlace: Orhal\nDate: 5 May",
        "Who pays for it?\nThe ministry has no answer.\nWho fired?\nThe army denies it.",
        "When did you join?\n“I was taken in June,” he said.\nAnd then?\n“We ran,” he said.",
        "What now?\nI do not know.",
        "The aim is clear: to talk. Who pays?\nI have an idea.\nThe mayor paid. Who else?\nWe.",
        "Venn: are you there?\nTesk: where are you?\nVenn: at the bridge?\nTesk: alone?",
        "?\n?\n?\nI",
        ":\n:\nA:\nQ:",
    ],
)
def test_what_is_no_interview_is_left_alone(text):
    """Lists, rhetorical questions, quoted answers, one question, questions from both sides."""
    assert told(text) == []


def test_what_was_found_in_a_question_goes_and_its_children_with_it():
    """Parents are counted anew."""
    asked = [(0, 5)]
    drafts = [
        Draft((1, 2), (0, 1), [(2, 4)]),
        Draft((7, 8), (6, 7), [(8, 12)]),
        Draft((2, 3), None, [(3, 4)], parent=0),
        Draft((9, 10), None, [(10, 12)], parent=1),
    ]
    kept = unasked(drafts, asked)
    assert [draft.cue for draft in kept] == [(7, 8), (9, 10)]
    assert [draft.parent for draft in kept] == [None, 0]
