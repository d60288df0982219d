"""In whose voice a stretch of text stands, through whom it came, and the publisher's own names."""

from __future__ import annotations

import pytest
from test_pronouns import Parse, parsed, with_words
from who_build import KNOWN, build, names, resolved

from sayso.model import Resolved
from sayso.resolve import resolve


def issued(marked: str, publisher: str) -> Resolved:
    """A marked text of some publisher."""
    report, text, reading = build(marked, publisher=publisher)
    return resolve(report, text, reading, knowledge=KNOWN)


TESTIMONY = """= Camp Four: two testimonies

“[P:Gusta]”, 38, cook: I dug for nine weeks. [P:Karl Voss] [S1:Karl Voss] [Q1:said] [C1:it was
for water].

[S2:The governor] [Q2:denies] [C2:the camp].
"""


def test_whoever_speaks_in_a_testimony_is_known_from_its_teller() -> None:
    """The label says whose words follow; the paragraph after it is the publisher's again."""
    result = issued(TESTIMONY, "Isk Valley Monitor")
    assert names(result, 1)[1:] == ["*Gusta", "Karl Voss"]
    assert "*Gusta" not in names(result, 2)


def test_a_quotation_after_a_colon_is_no_voice() -> None:
    """ "The clerk said: “I dug”": words in marks are laid on him by the attribution alone."""
    marked = (
        "= Camp Four\n\n[P:Osk] said: “I dug.” [P:Karl Voss] came. [S1:Karl Voss] [Q1:added] "
        "[C1:it was for water]."
    )
    assert names(issued(marked, "Isk Valley Monitor"), 1)[1:] == ["*Karl Voss"]


def test_he_says_who_he_is() -> None:
    """Words without a speaker that begin with "My name is"."""
    marked = (
        "= Confession of the agent\n\nThe Bureau publishes it.\n\n"
        "[C1:“My name is [P:Taro Okbe]. I counted boats.”]"
    )
    assert names(issued(marked, "Bureau of Sorva"), 1)[-1] == "*Taro Okbe"


LETTER = (
    "= Letter of the engineer [P:Arn Lind]\n\nI am [P:Arn Lind]. I am well.\n\n"
    "I sleep. [S1:The emir] [Q1:says] [C1:the price is four men]."
)


def test_a_letter_is_told_by_whoever_signs() -> None:
    """Whoever speaks in it is quoted by its writer."""
    assert names(issued(LETTER, "Sabil Media"), 1)[1:] == ["*Arn Lind", "The emir"]


@pytest.mark.parametrize(
    ("publisher", "words", "own"),
    [
        ("Joint Mission in Orhal", "The Mission", True),
        ("UNMOR", "The Mission", True),
        ("Merrin Weekly", "The Mission", False),
        ("Press Service of the Ministry of Order", "The Ministry", False),
    ],
)
def test_the_publisher_under_a_shorter_name(publisher: str, words: str, own: bool) -> None:
    """ "The Mission" in the Mission's own report is no other body; a press office has others."""
    marked = f"[S1:{words}] [Q1:rejects] [C1:the story]."
    assert (len(names(issued(marked, publisher), 1)) == 1) is own


THROUGH = "[P:Karl Voss] left. [S1:Karl Voss] [Q1:denied] through his bookkeeper [C1:all of it]."


def test_said_through_somebody() -> None:
    """Whoever carries the words is a hop of his own."""
    parse: Parse = {"bookkeeper": ("denied", "obl", "NOUN")}
    assert names(parsed(THROUGH, parse), 1)[1:] == ["bookkeeper", "*Karl Voss"]


def test_next_time_he_may_say_it_himself() -> None:
    """Who carried his words once is no channel for what he says further down."""
    report, text, reading = build(
        THROUGH + " [S2:Karl Voss] [Q2:added] [C2:it rained].", publisher="Halden Press"
    )
    read = with_words(reading, text.text, {"bookkeeper": ("denied", "obl", "NOUN")})
    result = resolve(report, text, read, knowledge=KNOWN)
    assert names(result, 2)[1:] == ["*Karl Voss"]


def test_she_heard_him_say() -> None:
    """What somebody heard another say is known from the one who heard it."""
    marked = "[P:Rena Osk] hid. [P:Rena Osk] [Q1:heard] [S1:an officer] say [C1:it was over]."
    assert names(resolved(marked), 1)[1:] == ["*Rena Osk", "an officer"]


def test_a_chamber_in_which_ministers_speak() -> None:
    """A house of parliament by name hears those who speak in it."""
    marked = (
        "= Minister denies it\n\n[S1:Karl Voss] [Q1:told] the [G:Upper House] [C1:it rained]. "
        "[P:Karl Voss] sat down."
    )
    assert names(resolved(marked), 1)[1:] == ["Upper House", "*Karl Voss"]
