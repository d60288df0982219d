"""Roles by the reader's leaning: where rules know nothing, and one role for one somebody."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sayso.model import Attribution, Chain, Hop, Mention, Reading, Tokens
from sayso.model.leanings import COLUMNS, NONE, Question, Scores, rounded
from sayso.resolve.who.leant import with_leanings
from sayso.vocabulary import How, MentionKind, Naming, Role

TEXT = "Tarek said: mortars fell. Later he said: we ran."
"""Twelve words: 0 Tarek 1 said 2 : 3 mortars 4 fell 5 . 6 Later 7 he 8 said 9 : 10 we 11 ran"""
WORDS = [(0, 5), (6, 10), (10, 11), (12, 19), (20, 24), (24, 25), (26, 31), (32, 34), (35, 39),
         (39, 40), (41, 43), (44, 47)]  # fmt: skip


def _reading(leanings: Scores) -> Reading:
    starts = np.array([s for s, _ in WORDS], np.int32)
    ends = np.array([e for _, e in WORDS], np.int32)
    small = np.zeros(len(WORDS), np.uint8)
    tokens = Tokens(
        starts, ends, small, starts * 0 - 1, small, np.full(len(WORDS), np.nan, np.float16),
        leanings,
    )  # fmt: skip
    said = (
        Attribution("a", ((0, 5),), ((6, 10),), ((12, 24),)),
        Attribution("b", ((32, 34),), ((35, 39),), ((41, 47),)),
    )
    mentions = (Mention(0, 5, MentionKind.person), Mention(32, 34, MentionKind.person))
    return Reading("", "en", "hand", tokens=tokens, attributions=said, mentions=mentions)


def _chains(role: Role) -> dict[str, Chain]:
    outlet = Hop("Courier", "courier", Naming.named, Role.outlet, How.stated, None)
    tarek = Hop("Tarek", "tarek", Naming.named, role, How.stated, None)
    chain = Chain((outlet, tarek), 1)
    return {"": Chain((outlet,), None), "a": chain, "b": chain}


def _leaning(part: str, label: str, words: dict[int, float]) -> Scores:
    scores = np.zeros((len(WORDS), len(COLUMNS)), np.float32)
    for word, value in words.items():
        scores[word, COLUMNS.index((Question.role, part, label))] = value
    return rounded(scores)


def _roles(chains: dict[str, Chain]) -> list[Role]:
    return [chains[key].hops[1].role for key in ("a", "b")]


def test_who_saw_it_by_what_he_says_is_one_in_all_chains() -> None:
    leaning = _leaning("saying", "witness", {3: 9.0, 4: 9.0, 10: 3.0})
    leaning += _leaning("saying", "weight", {3: 5.0, 4: 5.0, 10: 5.0})
    found = with_leanings(_chains(Role.unknown), _reading(leaning), ("tarek", "tarek"))
    assert _roles(found) == [Role.witness, Role.witness]
    assert found["a"].hops[0].role is Role.outlet


def test_mentions_count_wherever_they_stand() -> None:
    leaning = _leaning("mentions", "official", {0: 9.0})
    found = with_leanings(_chains(Role.unknown), _reading(leaning), ("tarek", "tarek"))
    assert _roles(found) == [Role.official, Role.official]
    others = with_leanings(_chains(Role.unknown), _reading(leaning), (None, None))
    assert _roles(others) == [Role.official, Role.official], "the source's own words count"


def test_a_rule_stands_against_a_weak_leaning_and_falls_to_a_strong_one() -> None:
    weak = _leaning("mentions", "witness", {0: 1.0, 7: 1.0})
    strong = _leaning("mentions", "witness", {0: 8.0, 7: 8.0})
    both = [
        with_leanings(_chains(Role.commander), _reading(one), ("tarek", "tarek"))
        for one in (weak, strong)
    ]
    assert [_roles(one)[0] for one in both] == [Role.commander, Role.witness]


def test_without_leanings_the_rules_stand() -> None:
    chains = _chains(Role.unknown)
    assert with_leanings(chains, _reading(NONE), ("tarek", "tarek")) == chains


def test_nobody_known_leans_to_nothing() -> None:
    chains = _chains(Role.unknown)
    unknown = replace(chains["a"].hops[1], entity=None, naming=Naming.unknown)
    chains["a"] = replace(chains["a"], hops=(chains["a"].hops[0], unknown))
    leaning = _leaning("saying", "witness", dict.fromkeys(range(12), 9.0))
    found = with_leanings(chains, _reading(leaning), (None, "tarek"))
    assert found["a"].hops[1].role is Role.unknown
    assert found["b"].hops[1].role is Role.witness
