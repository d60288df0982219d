"""The metrics, on cases small enough to check by hand."""

import pytest

from bench.attribution import align, row_tags
from bench.metrics import (
    Counts,
    Table,
    Tokens,
    elements,
    exact,
    jaccard,
    match,
    score_relations,
)


def test_elements_need_a_beginning():
    tags = ["I-cue", "B-cue", "I-cue", "O", "B-source", "I-content", "B-content", "B-content"]
    assert elements(tags) == {"source": [(4, 5)], "cue": [(1, 3)], "content": [(6, 7), (7, 8)]}


def test_jaccard_takes_the_best_and_punishes_what_meets_nothing():
    assert jaccard([(0, 4)], [(2, 4), (0, 1)]) == [0.5]
    assert jaccard([(0, 2)], [(0, 2), (5, 6)]) == [1.0, 0.0]
    assert jaccard([], []) == []


def test_exact_counts():
    counts = exact({(0, 1), (2, 3)}, {(0, 1), (5, 6), (7, 8)})
    assert (counts.right, counts.found, counts.gold) == (1, 3, 2)
    assert counts.f1 == pytest.approx(0.4)
    assert Counts().f1 == 0.0


TEXT = "Dara said: “We left.” The men, he said, knew."


def relation(tokens, source, cue, *content):
    def at(words):
        start = TEXT.index(words)
        return (start, start + len(words))

    return tokens.relation([at(source)] if source else [], [at(cue)], [at(c) for c in content])


def test_slices_and_edge_punctuation():
    tokens = Tokens(TEXT)
    direct = relation(tokens, "Dara", "said", "“We left.”")
    assert direct.slices == {"direct"}
    assert direct.content == relation(tokens, "Dara", "said", "We left").content
    other = relation(tokens, "he", "said", "The men", "knew")
    assert other.slices == {"indirect", "pronoun source", "discontinuous"}
    assert "no source" in relation(tokens, "", "said", "knew").slices


def test_matching_is_one_to_one_and_largest():
    pairs = match([1, 2], [1, 2], lambda a, b: b == 1 or (a == 1 and b == 2))
    assert len(pairs) == 2
    assert sorted(pairs.values()) == [0, 1]


def test_lenient_wants_half_the_content_and_a_shared_source():
    tokens = Tokens(TEXT)
    gold = [relation(tokens, "Dara", "said", "“We left.”")]
    table = Table()
    score_relations(table, "a", gold, [relation(tokens, "Dara", "said", "left")])
    score_relations(table, "b", gold, [relation(tokens, "", "said", "We left")])
    rows = {row["name"]: row for row in table.rows(rounds=5)}
    assert rows["lenient"]["f1"] == 50.0
    assert rows["strict"]["f1"] == 0.0
    assert rows["lenient, direct"]["recall"] == 50.0


def test_rows_are_found_in_their_article():
    places, _ = align(["``", "We", "left", ".", "''"], TEXT, 11)
    assert [TEXT[s:e] for s, e in places] == ["“", "We", "left", ".", "”"]


def test_a_span_begins_anew_in_each_row():
    role, number = [0] * len(TEXT), [0] * len(TEXT)
    for at in range(11, 21):
        role[at], number[at] = 3, 1
    places, _ = align(["We", "left", ".", "''", "The"], TEXT, 12)
    assert row_tags(places, (role, number)) == [
        "B-content", "I-content", "I-content", "I-content", "O",
    ]  # fmt: skip
