"""Fits what speaks for somebody whom a pronoun may mean: `python -m training.antecedents`.

A softmax over everybody who fits, on the pronouns that are sources in the files of odd number of
`bench/gold/short-train`, in `dev` and in `short-dev`; it prints the weights that
`sayso/resolve/who/reference/pulls.py` holds, rounded, and how often the likeliest is right there
and on the files of even number.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from unittest import mock

import numpy as np

from bench.chains import Machine, paired
from bench.gold.load import GoldReport, reports
from sayso.model import Parsed, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.reference import pronouns
from sayso.resolve.who.reference.candidates import Asked, Candidate
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.pronouns import sort_of
from training.choosing import Array, Block, fit_choice

ROUNDS, DECAY = 400, 2.0
LEAST = 0.05
"""A smaller weight is left out."""

Row = tuple[str, str, list[tuple[dict[str, float], bool]]]
"""The sort of pronoun, where it stands, and everybody weighed: his traits, whether he is meant."""
Weighed = list[tuple[float, int, Candidate]]


def rows(report: GoldReport, machine: Machine) -> Iterator[Row]:
    """The pronouns of one report that are a source whose speaker the gold tells."""
    weighed: dict[Span, tuple[str, Weighed]] = {}
    weigh = pronouns.weighed

    def noting(cast: Cast, memory: Memory, asked: Asked) -> Weighed:
        found = weigh(cast, memory, asked)
        weighed[asked.span] = asked.word, found
        return found

    with mock.patch.object(pronouns, "weighed", noting):
        parsed = machine.read(report)
    yield from _rows(report, parsed, weighed)


def _rows(
    report: GoldReport, parsed: Parsed, weighed: dict[Span, tuple[str, Weighed]]
) -> Iterator[Row]:  # fmt: skip
    gold, found = report.gold["attributions"], parsed.reading.attributions
    for i, j in paired(report.text, gold, found).items():
        source, wanted = found[j].source, gold[i]["chain"][-1]["entity"]
        if not source or source[0] not in weighed or wanted is None:
            continue
        spans = [(m["start"], m["end"]) for m in report.gold["mentions"] if m["entity"] == wanted]
        word, those = weighed[source[0]]
        yield (
            sort_of(word),
            f"{report.id} {source[0][0]}",
            [(one.traits, _is_one_of(one.stands, spans)) for _, _, one in those],
        )


def _is_one_of(stands: Iterable[Span], spans: list[Span]) -> bool:
    """Whether somebody stands where the gold says that he does: one span ends or begins so."""
    return any(
        a < d and c < b and (a == c or b == d) for a, b in stands for c, d in spans
    )  # fmt: skip


def fit(chosen: list[Row], names: list[str]) -> Array:
    """Weights that make the right ones likeliest, drawn towards 0."""
    tables = [_table(row, names) for row in chosen if any(right for _, right in row[2])]
    return fit_choice(tables, len(names), decay=DECAY, rounds=ROUNDS)


def _table(row: Row, names: list[str]) -> Block:
    traits = np.array([[one.get(name, 0.0) for name in names] for one, _ in row[2]])
    return traits, np.array([float(right) for _, right in row[2]])


def report_fit(halves: dict[bool, list[Row]]) -> None:
    """Fit each sort of pronoun on one half and print how it does on both."""
    for sort in ("one", "they", "it"):
        mine = {odd: [row for row in half if row[0] == sort] for odd, half in halves.items()}
        names = sorted({name for row in mine[True] for one, _ in row[2] for name in one})
        weights = fit(mine[True], names)
        for odd, half in mine.items():
            right = sum(
                bool(right[(traits @ weights).argmax()])
                for traits, right in (_table(row, names) for row in half if row[2])
            )
            there = sum(any(right for _, right in row[2]) for row in half)
            print(f"{sort}: {'fitted on' if odd else 'even files'}, {right} of {len(half)} right, "
                  f"{there} among those weighed")  # fmt: skip
        held = sorted(zip(names, weights, strict=True), key=lambda r: -abs(r[1]))
        print("    ", ", ".join(f'"{n}": {w:.1f}' for n, w in held if abs(w) >= LEAST))


def main() -> int:
    """Fit on all but the even files, tell how it does on both."""
    halves: dict[bool, list[Row]] = {True: [], False: []}
    machine = Machine()
    for half in ("short-train", "dev", "short-dev"):
        for report in reports(half):
            number = report.id.split("/")[0].rsplit("-", 1)[-1]
            mine = half != "short-train" or int(number) % 2 == 1
            halves[mine] += rows(report, machine)
    report_fit(halves)
    return 0


if __name__ == "__main__":
    sys.exit(main())
