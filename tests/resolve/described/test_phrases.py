"""Noun phrases, in trees made by hand."""

from __future__ import annotations

import numpy as np

from sayso.model import Reading, Sentence, Tokens
from sayso.resolve.described.phrases import Grammar
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

CAMP = (
    "from|ADP|6|case their|PRON|6|nmod:poss camp|NOUN|0|root ,|PUNCT|6|punct across|ADP|6|case "
    "border|NOUN|3|nmod"
)


def grammar(line: str) -> Grammar:
    """One sentence, word|tag|head|relation; heads count from one."""
    rows = [word.split("|") for word in line.split()]
    text = " ".join(row[0] for row in rows)
    starts = np.cumsum([0, *(len(row[0]) + 1 for row in rows[:-1])])
    tokens = Tokens(
        starts.astype(np.int32),
        np.array([s + len(row[0]) for s, row in zip(starts, rows, strict=True)], np.int32),
        np.array([PARTS_OF_SPEECH.index(row[1]) for row in rows], np.uint8),
        np.array([int(row[2]) - 1 for row in rows], np.int32),
        np.array([RELATIONS.index(row[3]) for row in rows], np.uint8),
        np.full(len(rows), np.nan, np.float16),
    )
    sentences = (Sentence(0, len(text), 0, len(rows)),)
    return Grammar(Reading("", "en", "hand", "", sentences, tokens, (), (), (), ()), text)


def test_nothing_before_its_own_preposition_belongs_to_a_phrase() -> None:
    """ "from their camp, across the border": "their" is the camp's, even in a tree gone wrong."""
    words = grammar(CAMP)
    border = words.phrase(5)
    assert words.text[slice(*border.span)] == "border"
    assert not border.owned
