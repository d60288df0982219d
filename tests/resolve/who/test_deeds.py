"""Roles by what one clause tells of somebody; trees written by hand, in the invented world."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from who_build import KNOWN, build

from sayso.model import Tokens
from sayso.resolve import resolve
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, Role

# word/part/head (counted from 0)/relation, in the order of the text
HELD = (
    "Tana/PROPN/2/nsubj:pass was/AUX/2/aux:pass {}/VERB/-1/root for/ADP/5/case nine/NUM/5/nummod "
    "days/NOUN/2/obl"
)
CASES: dict[str, tuple[str, str, Role]] = {
    "who was held for a time": (
        "[P:Tana] was held for nine days. [S1:[P:Tana]] [Q1:said] [C1:so].",
        HELD.format("held"), Role.detainee),
    "held back is not held": (
        "[P:Tana] was paid for nine days. [S1:[P:Tana]] [Q1:said] [C1:so].",
        HELD.format("paid"), Role.unknown),
    "who was beaten": (
        "[P:Tana] was beaten for nine days. [S1:[P:Tana]] [Q1:said] [C1:so].",
        HELD.format("beaten"), Role.victim),
    "what did not happen": (
        "[P:Tana] was never beaten there. [S1:[P:Tana]] [Q1:said] [C1:so].",
        "Tana/PROPN/3/nsubj:pass was/AUX/3/aux:pass never/ADV/3/advmod beaten/VERB/-1/root",
        Role.unknown),
    "whose shop was burned": (
        "[S1:[P:Tana]] [Q1:said] [C1:her shop was burned].",
        "Tana/PROPN/1/nsubj said/VERB/-1/root her/PRON/3/nmod:poss shop/NOUN/5/nsubj:pass "
        "was/AUX/5/aux:pass burned/VERB/1/ccomp", Role.victim),
    "whose shop was sold": (
        "[S1:[P:Tana]] [Q1:said] [C1:her shop was visited].",
        "Tana/PROPN/1/nsubj said/VERB/-1/root her/PRON/3/nmod:poss shop/NOUN/5/nsubj:pass "
        "was/AUX/5/aux:pass visited/VERB/1/ccomp", Role.unknown),
    "who did it himself": (
        "[S1:[P:Tana]] [Q1:said] [C1:she had drawn it herself].",
        "Tana/PROPN/1/nsubj said/VERB/-1/root she/PRON/4/nsubj had/AUX/4/aux drawn/VERB/1/ccomp "
        "it/PRON/4/obj herself/PRON/4/obl", Role.participant),
    "who surrendered": (
        "[S1:[P:Rebels] who surrendered] [Q1:said] [C1:so].",
        "Rebels/NOUN/3/nsubj who/PRON/2/nsubj surrendered/VERB/0/acl:relcl said/VERB/-1/root",
        Role.detainee),
}  # fmt: skip


def tokens(raw: str, rows: str) -> Tokens:
    """The parsed words of a text's beginning."""
    starts, ends, pos, heads, relations, at = [], [], [], [], [], 0
    for row in rows.split():
        word, part, head, relation = row.split("/")
        at = raw.index(word, at)
        starts.append(at)
        ends.append(at + len(word))
        pos.append(PARTS_OF_SPEECH.index(part))
        heads.append(int(head))
        relations.append(RELATIONS.index(relation))
        at += len(word)
    return Tokens(
        np.array(starts, np.int32), np.array(ends, np.int32), np.array(pos, np.uint8),
        np.array(heads, np.int32), np.array(relations, np.uint8),
        np.full(len(starts), np.nan, np.float16),
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_of_somebody_gives_a_role(case: str) -> None:
    marked, rows, role = CASES[case]
    report, text, reading = build(marked, publisher="The Merrin Courier")
    reading = replace(reading, tokens=tokens(text.text, rows))
    chain = resolve(report, text, reading, knowledge=KNOWN).chains["1"]
    assert chain.speaker.role is role
