"""Fits what speaks for somebody whom a pronoun may mean: `python -m training.referents`.

A softmax over everybody who fits, on the pronouns that are subjects or objects of a gold claim in
the files of odd number of `bench/gold/short-train`; it prints the weights that
`sayso/resolve/described/pulls.py` holds, rounded, and how often the first is right on either half.
A weight of the reader's scores is kept for "one" alone: for "they" and "it" it came out below zero.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any
from unittest import mock

import numpy as np

from bench.claims import claim_json, matched, read, same_entities
from bench.gold.load import GoldReport, reports
from bench.metrics import Tokens
from sayso.resolve.described.referents import HE, SHE, THEY, Referents
from sayso.state.context import Context
from sayso.state.passives import passive
from sayso.state.propositions import find_propositions
from sayso.vocabulary import Act
from training.choosing import Array, Block, fit_choice

SORTS = {"one": HE | SHE, "they": THEY, "it": frozenset({"it", "itself"})}
ROUNDS, DECAY = 400, 3.0

Row = tuple[str, list[tuple[dict[str, float], bool]]]
"""The pronoun, and for everybody who was weighed his traits and whether the gold means him."""


def rows(report: GoldReport) -> Iterator[Row]:
    """The pronouns of one report whose referent a gold claim tells."""
    weighed: dict[int, list[tuple[str, dict[str, float]]]] = {}
    choose = Referents.of

    def noting(self: Referents, word: int, known: str | None) -> str | None:
        weighed[self.start_of(word)] = self.weighed(word, known)
        return choose(self, word, known)

    with mock.patch.object(Referents, "of", noting):
        parsed = read(report)
    context = Context(parsed.report, parsed.text, parsed.resolved)
    tree, tokens = context.tree, Tokens(report.text)
    same = same_entities(report.gold, parsed)
    found = {p.id: p for p in find_propositions(context)}
    ours: list[dict[str, Any]] = [claim_json(claim, same) for claim in parsed.stated.claims]
    pairs = matched(
        [tokens.inside([tuple(c["passage"])], trim=True) for c in report.gold["claims"]],
        [tokens.inside([c["passage"]], trim=True) for c in ours],
    )
    for i, j in pairs.items():
        gold, proposition = report.gold["claims"][i], found.get(parsed.stated.claims[j].id)
        if proposition is None:
            continue  # told from elsewhere than a clause of its own
        frame, head = proposition.frame, proposition.clause.head
        suffered = head >= 0 and passive(tree, head) and gold["act"] != Act.STATE.value
        for word, facet in (
            (frame.subject, "patient" if suffered else "agent"), (frame.object, "patient")
        ):  # fmt: skip
            wanted = gold[facet]
            those = weighed.pop(tree.starts[word], None) if word >= 0 else None
            if wanted is not None and those is not None:
                yield (
                    tree.lower[word],
                    [(traits, wanted in same.get(entity, ())) for entity, traits in those],
                )


def fit(chosen: list[Row], names: list[str]) -> Array:
    """Weights that make the right ones likeliest, drawn towards 0."""
    tables = [_table(row, names) for row in chosen if any(right for _, right in row[1])]
    return fit_choice(tables, len(names), decay=DECAY, rounds=ROUNDS)


def _table(row: Row, names: list[str]) -> Block:
    traits = np.array([[one.get(name, 0.0) for name in names] for one, _ in row[1]])
    return traits, np.array([float(right) for _, right in row[1]])


def main() -> int:
    """Fit on the odd files, tell how it does on both."""
    halves: dict[bool, list[Row]] = {True: [], False: []}
    for report in reports("short-train"):
        odd = int(report.id.split("/")[0].rsplit("-", 1)[-1]) % 2 == 1
        halves[odd] += rows(report)
    for sort, words in SORTS.items():
        mine = {odd: [row for row in half if row[0] in words] for odd, half in halves.items()}
        names = sorted({name for row in mine[True] for one, _ in row[1] for name in one})
        weights = fit(mine[True], names)
        for odd, half in mine.items():
            right = sum(
                bool(right[(traits @ weights).argmax()])
                for traits, right in (_table(row, names) for row in half if row[1])
            )
            print(f"{sort}: {'odd' if odd else 'even'} files, {right} of {len(half)} right")
        for name, weight in sorted(zip(names, weights, strict=True), key=lambda r: -abs(r[1])):
            print(f"    {name}: {weight:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
