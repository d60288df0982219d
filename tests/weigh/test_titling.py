"""Titles of allegations: a piece of a sentence is called by the clause that it hangs on."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.model import Reading, Sentence, Tokens
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS
from sayso.weigh.titling import stated_span
from tests.weigh.making import Making
from tests.weigh.shelves import about, weighed

STOPPED = (
    "Armed/NOUN/2/nsubj men/NOUN/0/flat stopped/VERB/-1/root buses/NOUN/2/obj ,/PUNCT/6/punct "
    "and/CCONJ/6/cc took/VERB/2/conj nine/NUM/8/nummod drivers/NOUN/6/obj away/ADV/6/advmod "
    ",/PUNCT/12/punct she/PRON/12/nsubj said/VERB/2/parataxis"
)
LOST = (
    "A/DET/1/det dealer/NOUN/5/nsubj who/PRON/3/nsubj lost/VERB/1/acl:relcl sheep/NOUN/3/obj "
    "fled/VERB/-1/root"
)


def reading(tagged: str) -> tuple[Reading, str]:
    """A sentence of word/part of speech/head/relation, its words a blank apart."""
    rows = [one.rsplit("/", 3) for one in tagged.split()]
    words = " ".join(row[0] for row in rows)
    starts = np.cumsum([0, *(len(row[0]) + 1 for row in rows[:-1])])
    tokens = Tokens(
        starts.astype(np.int32),
        np.array([s + len(row[0]) for s, row in zip(starts, rows, strict=True)], np.int32),
        np.array([PARTS_OF_SPEECH.index(row[1]) for row in rows], np.uint8),
        np.array([int(row[2]) for row in rows], np.int32),
        np.array([RELATIONS.index(row[3]) for row in rows], np.uint8),
        np.full(len(rows), np.nan, np.float16),
    )
    sentence = Sentence(0, len(words), 0, len(rows))
    return Reading("0" * 64, "en", "made 1", sentences=(sentence,), tokens=tokens), words


@pytest.mark.parametrize(
    ("tagged", "claim", "told"),
    [
        (STOPPED, "took nine drivers away", "Armed men stopped buses , and took nine drivers away"),
        (STOPPED, "nine drivers", "Armed men stopped buses , and took nine drivers"),
        (STOPPED, "Armed men stopped buses", "Armed men stopped buses"),
        (LOST, "lost sheep", "A dealer who lost sheep fled"),
        (LOST, "A dealer who lost sheep fled", "A dealer who lost sheep fled"),
    ],
)
def test_a_piece_is_told_from_the_subject_of_its_clause_on(
    tagged: str, claim: str, told: str
) -> None:
    """What has a subject of its own stays; "who" is none, nor is "she said" behind it."""
    read, words = reading(tagged)
    start = words.index(claim)
    found = stated_span(read, words, (start, start + len(claim)))
    assert words[slice(*found)] == told


def test_a_text_that_was_not_parsed_is_told_as_it_stands() -> None:
    """No words, no tree: the claim itself."""
    assert stated_span(Reading("0" * 64, "en", "made 1"), "It burned", (0, 9)) == (0, 9)


def test_an_allegation_is_called_by_a_claim_that_says_of_whom() -> None:
    """ "They were beaten" and "guards beat miners" are one: the second is the title."""
    one, other = Making("a"), Making("b", "Pell Star")
    one.say("They beat the miners of Hask", by="Rena Osk", agent="Pell Guard")
    other.say("Pell guards beat the miners of Hask", by="Adel Antar", agent="Pell Guard")
    made = about(weighed([one, other]), "a-c0")
    assert set(made.claims) == {"a-c0", "b-c0"}
    assert made.title == "Alleged: “Pell guards beat the miners of Hask”"


def test_a_title_begins_with_a_word() -> None:
    """The comma before a piece is no part of its title."""
    made = Making("a")
    claim = made.say(", the mill of Pell had burned down by then", by="Rena Osk")
    title = about(weighed([made]), claim).title
    assert title == "Alleged: “the mill of Pell had burned down by then”"
