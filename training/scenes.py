"""Fits what speaks for the day of a scene: `python -m training.scenes`.

A softmax over the times that a claim is shown and none of them, on those claims of the files of odd
number of `bench/gold/short-train` that say no time themselves. It writes
`src/sayso/state/scene_pulls.py` and prints how often what is taken over is right on either half.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.claims import claim_json, matched, read, same_entities, same_time
from bench.gold.load import GoldReport, reports
from bench.metrics import Tokens
from sayso.model import Parsed
from sayso.state.claims import drafts_of
from sayso.state.context import Context
from sayso.state.propositions import find_propositions
from sayso.state.remarks import find_remarks
from sayso.state.scene_traits import Traits, happened
from sayso.state.scenes import SURE, Scenes
from training.choosing import Array, fit_choice, share

ROUNDS, DECAY = 300, 15.0
LEAST = 15
"""A trait that fewer claims show is left out."""


@dataclass(frozen=True)
class Row:
    """One claim without a place (a time) of its own."""

    own: Traits
    shown: list[tuple[Traits, bool]]
    """Each candidate's traits, and whether the gold has it."""

    @property
    def right(self) -> Array:
        """Which candidates are right; the last stands for none."""
        found = [float(right) for _, right in self.shown]
        return np.array([*found, float(not any(found))])


def rows(report: GoldReport, parsed: Parsed) -> Iterator[Row]:
    """The claims of one report whose time the gold tells, or that it has none."""
    context = Context(parsed.report, parsed.text, parsed.resolved)
    propositions = tuple(find_propositions(context))
    drafts = drafts_of(context, propositions, tuple(find_remarks(context, propositions)))
    scenes, tokens = Scenes(context, drafts), Tokens(report.text)
    numbers = {draft.proposition.id: n for n, draft in enumerate(drafts)}
    same = same_entities(report.gold, parsed)
    ours = [claim_json(claim, same) for claim in parsed.stated.claims]
    pairs = matched(
        [tokens.inside([tuple(c["passage"])], trim=True) for c in report.gold["claims"]],
        [tokens.inside([c["passage"]], trim=True) for c in ours],
    )
    for i, j in pairs.items():
        draft = numbers[parsed.stated.claims[j].id]
        wanted, number = report.gold["claims"][i]["time"], scenes.order[draft]
        own = scenes.of_claim(number)
        if drafts[draft].time is not None or not happened(own):
            continue
        shown = [
            (traits, wanted is not None and same_time(wanted, value))
            for value, traits in scenes.weighed(number)
        ]
        if shown:
            yield Row(own, shown)


class Table:
    """Rows as numbers: candidates' traits, then the claim's own for "none"."""

    def __init__(self, rows: Sequence[Row], names: Sequence[str], own: Sequence[str]) -> None:
        self.names, self.own = list(names), list(own)
        self.blocks = [(self._matrix(row), row.right) for row in rows]

    def _matrix(self, row: Row) -> Array:
        block = np.zeros((len(row.shown) + 1, len(self.names) + len(self.own)))
        for line, (traits, _) in enumerate(row.shown):
            block[line, : len(self.names)] = [traits.get(name, 0.0) for name in self.names]
        block[-1, len(self.names) :] = [row.own.get(name, 0.0) for name in self.own]
        return block

    def fit(self) -> Array:
        """Weights that make the right ones likeliest, drawn towards 0."""
        width = len(self.names) + len(self.own)
        return fit_choice(self.blocks, width, decay=DECAY, rounds=ROUNDS)

    def told(self, weights: Array) -> tuple[int, int]:
        """How many are taken over, and how many of them are right."""
        taken = right = 0
        for block, wanted in self.blocks:
            odds = share(block @ weights)[:-1]
            if odds.max() > SURE:
                taken, right = taken + 1, right + int(wanted[odds.argmax()])
        return taken, right


def _common(seen: Counter[str]) -> list[str]:
    return sorted(name for name, count in seen.items() if count >= LEAST)


def module(pulls: dict[str, float], none: dict[str, float]) -> str:
    """The text of `scene_pulls.py`."""
    parts = [
        '"""What speaks for a time that a claim does not name itself; points add up.\n\n'
        "Fitted by `training/scenes.py`; `scene_traits.py` and `Scenes` say what each name stands "
        'for.\n"""\n\nfrom __future__ import annotations\n\n__all__ = ["NONE", "PULLS"]\n'
    ]
    for title, weights, told in (
        ("PULLS", pulls, "A time's traits."),
        ("NONE", none, "The claim's own traits: what speaks for no time at all."),
    ):
        parts.append(f"\n{title}: dict[str, float] = {{\n")
        line = "   "
        for name, weight in sorted(weights.items(), key=lambda row: -abs(row[1])):
            word = f' "{name}": {weight:.1f},'
            if len(line + word) > 99:
                parts.append(line + "\n")
                line = "   "
            line += word
        parts.append(f'{line}\n}}  # fmt: skip\n"""{told}"""\n')
    return "".join(parts)


def main(argv: list[str]) -> int:
    """Fit on the odd files, tell how it does on both."""
    parser = argparse.ArgumentParser(prog="python -m training.scenes", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/state/scene_pulls.py"))
    options = parser.parse_args(argv)
    return fit([(report, read(report)) for report in reports("short-train")], options.out)


def fit(read: Iterable[tuple[GoldReport, Parsed]], out: Path) -> int:
    """The same on reports that are read already."""
    halves: dict[bool, list[Row]] = {True: [], False: []}
    for report, parsed in read:
        odd = int(report.id.split("/")[0].rsplit("-", 1)[-1]) % 2 == 1
        halves[odd] += rows(report, parsed)
    chosen = halves[True]
    names = _common(
        Counter(n for row in chosen for traits, _ in row.shown for n, v in traits.items() if v)
    )
    own = _common(Counter(n for row in chosen for n, v in row.own.items() if v))
    weights = Table(chosen, names, own).fit().round(1)
    for odd, half in halves.items():
        taken, right = Table(half, names, own).told(weights)
        print(f"{'odd' if odd else 'even'} files: {right} of {taken} taken over are right")
    pulls = dict(zip(names, weights[: len(names)].tolist(), strict=True))
    none = dict(zip(own, weights[len(names) :].tolist(), strict=True))
    kept = ({name: weight for name, weight in one.items() if weight} for one in (pulls, none))
    out.write_text(module(*kept), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
