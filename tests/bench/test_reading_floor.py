"""A floor under the reader, on an invented report whose attributions were written down by hand."""

import pytest

from bench.metrics import Table, Tokens, score_relations
from sayso.read import Reader, bare_text

pytestmark = pytest.mark.model

TEXT = """Ferry sank within minutes, survivors say

A ferry carrying migrants sank off the port of Velm on Tuesday, the coast guard said. The agency
added that 31 people had been rescued.

“We heard a loud bang and then the water came in,” said Mira Tolan, a nurse who was on board.
“Nobody told us what to do.”

According to the harbour master, the vessel was carrying twice as many passengers as allowed. The
operator, Blue Line, denied that the boat had been overloaded and accused the port of spreading
rumours.

Two deckhands told the newspaper that the captain had ignored a storm warning. He could not be
reached, but his lawyer insisted he was innocent.

The minister of transport promised an inquiry. “We will find out who is responsible,” she told
parliament, “and they will answer for it.”

Aid workers believe that the number of dead will rise.
"""

GOLD = [
    ("survivors", "say", ["Ferry sank within minutes"]),
    ("the coast guard", "said", ["A ferry carrying migrants sank off the port of Velm on Tuesday"]),
    ("The agency", "added", ["that 31 people had been rescued"]),
    (
        "Mira Tolan, a nurse who was on board",
        "said",
        ["“We heard a loud bang and then the water came in,”", "“Nobody told us what to do.”"],
    ),
    (
        "the harbour master",
        "According to",
        ["the vessel was carrying twice as many passengers as allowed"],
    ),
    ("The\noperator, Blue Line", "denied", ["that the boat had been overloaded"]),
    ("The\noperator, Blue Line", "accused", ["the port of spreading\nrumours"]),
    ("Two deckhands", "told the newspaper", ["that the captain had ignored a storm warning"]),
    ("his lawyer", "insisted", ["he was innocent"]),
    ("The minister of transport", "promised", ["an inquiry"]),
    (
        "she",
        "told\nparliament",
        ["“We will find out who is responsible,”", "“and they will answer for it.”"],
    ),
    ("Aid workers", "believe", ["that the number of dead will rise"]),
]


def place(words):
    start = TEXT.index(words)
    return start, start + len(words)


def test_whole_relations_stay_above_the_floor():
    tokens = Tokens(TEXT)
    gold = [
        tokens.relation([place(source)], [place(cue)], [place(c) for c in content])
        for source, cue, content in GOLD
    ]
    said = Reader().read(bare_text(TEXT)).attributions
    found = [tokens.relation(a.source, a.cue, a.content) for a in said if a.parent is None]
    table = Table()
    score_relations(table, "invented", gold, found)
    rows = {row["name"]: row["f1"] for row in table.rows(rounds=2)}
    assert rows["lenient"] >= 80
    assert rows["strict without cue"] >= 60


def test_what_someone_is_said_to_have_said_is_nested():
    text = (
        "The governor said that rebel commanders told villagers that the bridge would be blown up."
    )
    said = Reader().read(bare_text(text)).attributions
    outer = next(a for a in said if a.parent is None)
    inner = next(a for a in said if a.parent == outer.id)
    assert [text[s:e] for s, e in outer.source] == ["The governor"]
    assert [text[s:e] for s, e in inner.source] == ["rebel commanders"]
    assert "the bridge would be blown up" in text[slice(*inner.content[0])]


def test_a_speakers_own_belief_is_not_nested():
    text = "“I believe that the bridge is safe,” the engineer said on Monday."
    said = Reader().read(bare_text(text)).attributions
    assert [a.parent for a in said] == [None]
