"""Statements that are printed without quotation marks, and those whose quotations stand alone."""

from __future__ import annotations

import pytest
from invented import parse

SAID = """Minister for Roads visits Merrin after the flood

Minister for Roads, Mara Senn, said:

I was shocked by what I saw in Merrin today. The town needs bread and clean water.

We know that the old bridge will not hold, and we have asked the army to build another.

Merrin has shown great courage. It will not be left alone."""
PUBLISHER = "Ministry of Roads of Tasmur"


def told(text: str, publisher: str = PUBLISHER) -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of every outermost attribution."""
    parsed = parse(text, publisher=publisher)
    return [
        (
            " ".join(text[a:b] for a, b in one.source),
            " ".join(text[a:b] for a, b in one.cue),
            [text[a:b] for a, b in one.content],
        )
        for one in parsed.reading.attributions
        if one.parent is None
    ]


def test_paragraphs_behind_said_and_a_colon_are_the_speakers():
    """To the page's end, and nothing in them is an attribution of its own."""
    (said,) = [one for one in told(SAID) if one[1] == "said"]
    assert said[0] == "Minister for Roads, Mara Senn"
    assert len(said[2]) == 3
    assert said[2][0].startswith("I was shocked")
    assert said[2][2].endswith("left alone.")
    assert [one for one in told(SAID) if one[0] in ("I", "We")] == []


@pytest.mark.parametrize(
    "notes", ["Further information\n\nThe ministry has 40 offices.", "Notes to editors\n\nBy road."]
)
def test_notes_behind_a_statement_are_not_the_speakers(notes):
    """The lines that such pages end with."""
    (said,) = [one for one in told(f"{SAID}\n\n{notes}") if one[1] == "said"]
    assert len(said[2]) == 3


def test_a_report_goes_on_behind_the_statement():
    """Where the speaker is spoken of again, or another is quoted, his words are over."""
    text = SAID.rpartition("\n\n")[0] + (
        "\n\nMs Senn said that the army would begin on Monday.\n\n“Nobody asked us,” said Dro "
        "Kell, a ferryman."
    )
    found = told(text)
    assert len(found[0][2] if found[0][1] == "said" else found[1][2]) == 2
    assert any(source == "Ms Senn" for source, _, _ in found)
    assert any(source.startswith("Dro Kell") for source, _, _ in found)


def test_a_statement_may_begin_on_the_line_that_announces_it():
    """ "Mara Senn said: We …" and the paragraph after it."""
    text = (
        "Tasmur welcomes the truce\n\nMara Senn said: The truce is a first step. We have sent "
        "bread to both towns.\n\nWe call on all sides to keep it until the harvest is in."
    )
    (said,) = [one for one in told(text) if one[1] == "said"]
    assert said[0] == "Mara Senn"
    assert [piece.split()[0] for piece in said[2]] == ["The", "We"]


def test_quotations_alone_belong_to_whoever_is_said_to_give_the_statement():
    """ "released the following statement today:" """
    text = (
        "Gen. Tavo Merl, commander of the Northern Corps, released the following statement "
        "today:\n\n“We mourn a comrade who was killed on the Pell road yesterday.”\n\n“He was "
        "among the best of us, and his family has our deepest thanks.”"
    )
    (said,) = told(text)
    assert said[0] == "Gen. Tavo Merl, commander of the Northern Corps"
    assert said[1] == "released the following statement"
    assert len(said[2]) == 2


def test_a_list_behind_a_colon_is_no_speech():
    """Nor is what a report itself goes on to tell."""
    text = (
        "The ministry listed what Merrin needs most:\n\n- clean water for the hospital\n\n- two "
        "boats\n\nThe road to Merrin was shut on Monday."
    )
    assert all("boats" not in piece for _, _, pieces in told(text) for piece in pieces)


def test_quotations_alone_belong_to_whoever_spoke_just_before():
    """ "Dal Merl spoke outside the court." and then his words."""
    text = (
        "“We are grateful for the verdict,” Ana Merl said.\n\nHer brother Dal Merl spoke outside "
        "the court.\n\n“Hearing the details was awful. We can go home now.”\n\n“It is over.”"
    )
    found = told(text)
    assert found[-1][:2] == ("Her brother Dal Merl", "spoke")
    assert len(found[-1][2]) == 2


def test_whom_a_paper_cites_is_no_half_of_what_it_says():
    """ "…, Oldeva Today said, citing the health ministry." """
    text = "At least 25 people are dead, Oldeva Today said, citing the health ministry."
    (said,) = told(text)
    assert said[2] == ["At least 25 people are dead"]
