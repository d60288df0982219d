"""Fits what speaks for each role: `python -m training.roles` (see `resolve/who/weighed.py`).

A softmax over the roles, on everybody whose words a gold attribution of the developing halves
gives and whom the rules found: the files of odd number of `bench/gold/short-train`, `short-dev` and
`dev`.
The directions of the sense are the first principal ones of each part. The reader's leaning is left
out, for it learned from some of these reports itself; `LEANING` is chosen on those it did not see,
each half of them with weights fitted without it. Nobody is told twice: somebody who speaks four
times counts twice as much as who speaks once. The even files tell what carries over.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import numpy.typing as npt

from bench.chains import DETERMINER, Machine, paired
from bench.gold.load import GoldReport, reports
from sayso.model import Parsed
from sayso.resolve.who import weighed as weighing
from sayso.resolve.who.traits import PARTS, WIDTH, sense, traits
from sayso.resolve.who.weighed import ROLES

OUT = Path("src/sayso/resolve/who/role_weights.npz")
HALVES = ("short-train", "short-dev", "dev")
LEAST, KEPT, SCALE = 4, 60, 2.5
"""A trait must be seen in so many; directions kept of each part, and how far they are stretched."""
DECAY, EASY = 4.0, {"always": 0.3}
"""How much every weight is drawn towards 0; the rules' word and the constant less."""
ROUNDS, STEP = 400, 0.05
FOLDS = 5
Array = npt.NDArray[np.float64]


class Row:
    """Somebody of one report: his traits and sense, and how often the gold gives him which role."""

    def __init__(self, half: str, incident: str, shown: Any, cast: Any) -> None:
        self.half, self.incident = half, incident
        self.traits = traits(shown, cast.scene)
        self.sense = sense(shown, cast.scene)
        self.leaning = weighing.leaning(cast.scene.reading, shown) / weighing.LEANING
        self.found = np.zeros(len(ROLES))
        """By attributions whose origin is right."""
        self.all = np.zeros(len(ROLES))

    def learns(self) -> bool:
        """Whether its file may be learned from."""
        number = self.incident.rsplit("-", 1)[-1]
        return self.half != "short-train" or int(number) % 2 == 1


def rows(half: str, read: Callable[[GoldReport], Parsed]) -> Iterator[Row]:
    """Everybody of a half whose role a gold attribution gives."""
    seen: dict[str, Any] = {}
    draw = weighing.evidence

    def noting(cast: Any, *rest: Any) -> Any:
        seen.update(cast=cast, shown=draw(cast, *rest))
        return seen["shown"]

    for report in reports(half):
        with mock.patch.object(weighing, "evidence", noting):
            parsed = read(report)
        theirs = {
            one["id"]: _bare([one["name"], *(n["name"] for n in one["names"])])
            for one in report.gold["entities"]
        }
        ours = {
            one.id: _bare([one.name, *(n.name for n in one.names)])
            for one in parsed.resolved.entities
        }
        pairs = paired(report.text, report.gold["attributions"], parsed.reading.attributions)
        told: dict[str, Row] = {}
        for at, other in pairs.items():
            gold = report.gold["attributions"][at]
            chain = parsed.resolved.chains[parsed.reading.attributions[other].id]
            if gold["origin"] is None:
                continue
            hop = chain.speaker if chain.origin is None else chain.hops[chain.origin]
            if hop.entity not in seen["shown"]:
                continue
            wanted = gold["chain"][gold["origin"]]
            if hop.entity not in told:
                shown = seen["shown"][hop.entity]
                told[hop.entity] = Row(half, report.incident, shown, seen["cast"])
            row, role = told[hop.entity], ROLES.index(wanted["role"])
            row.all[role] += 1
            same = theirs.get(wanted["entity"], set()) & ours.get(hop.entity, set())
            row.found[role] += bool(same)
        yield from told.values()


def _bare(names: Iterable[str]) -> set[str]:
    """Names without their determiners, in small letters."""
    return {DETERMINER.sub("", name).casefold() for name in names}


class Fitted:
    """Weights of traits, and of the two parts of the sense."""

    def __init__(self, learned: list[Row]) -> None:
        counted = Counter(trait for row in learned for trait in row.traits)
        self.names = sorted(name for name, count in counted.items() if count >= LEAST)
        self.axes, self.middle = [], []
        for part in range(len(PARTS)):
            every = np.array([row.sense[part] for row in learned], np.float64)
            self.middle.append(every.mean(0))
            self.axes.append(np.linalg.svd(every - self.middle[-1], full_matrices=False)[2][:KEPT])
        seen = self._table(learned)
        wanted = np.array([row.found / np.sqrt(max(row.found.sum(), 1)) for row in learned])
        ease = [_ease(name) for name in self.names]
        decay = DECAY * np.array(ease + [1.0] * (seen.shape[1] - len(ease)))
        self.weights = _fit(seen, wanted, decay[:, None])

    def _table(self, some: list[Row]) -> Array:
        known = np.array([[float(n in row.traits) for n in self.names] for row in some])
        parts = [
            (np.array([row.sense[part] for row in some]) - self.middle[part])
            @ self.axes[part].T * SCALE
            for part in range(len(PARTS))
        ]  # fmt: skip
        return np.hstack([known, *parts])

    def points(self, some: list[Row]) -> Array:
        """Points of every role for each."""
        found: Array = self._table(some) @ self.weights
        return found

    def save(self, path: Path) -> None:
        """The middles go into the constant, the axes into the weights: one product at run time."""
        first = len(self.names)
        table = self.weights[:first].copy()
        parts = np.zeros((len(PARTS), WIDTH, len(ROLES)))
        for part in range(len(PARTS)):
            mine = self.weights[first + part * KEPT : first + (part + 1) * KEPT]
            parts[part] = self.axes[part].T @ mine * SCALE
            table[self.names.index("always")] -= self.middle[part] @ parts[part]
        np.savez_compressed(
            path, names=np.array(self.names), traits=table.round(2).astype(np.float32),
            sense=parts.astype(np.float16),
        )  # fmt: skip


def _ease(name: str) -> float:
    return EASY.get(name, 0.5 if name.startswith("rule ") else 1.0)


def _fit(seen: Array, wanted: Array, decay: Array) -> Array:
    """Weights that make the right roles likeliest, drawn towards 0; by Adam."""
    weights = np.zeros((seen.shape[1], len(ROLES)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    mass = wanted.sum(1, keepdims=True)
    for at in range(1, ROUNDS + 1):
        odds = np.exp((points := seen @ weights) - points.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        slope = seen.T @ (wanted - mass * odds) - decay * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        step = STEP * min(1.0, 4 * (1 - at / (ROUNDS + 1)))
        weights += step * first / (1 - 0.9**at) / (np.sqrt(second / (1 - 0.99**at)) + 1e-8)
    return weights


def right(some: list[Row], points: Array) -> float:
    """The share of attributions whose role comes out right, in per cent."""
    chosen = points.argmax(1)
    total = sum(row.all.sum() for row in some)
    return round(100 * sum(row.all[at] for row, at in zip(some, chosen, strict=True)) / total, 1)


def _rule(some: list[Row]) -> Array:
    return np.array([[float(f"rule {role.value}" in row.traits) for role in ROLES] for row in some])


def tell(learned: list[Row], even: list[Row], whole: Fitted) -> None:
    """How it does on the even files, and on each half with weights that have not seen the file."""
    print(f"even: the rules {right(even, _rule(even))}, weighed {right(even, whole.points(even))}")
    halves: dict[str, list[tuple[Row, Array]]] = defaultdict(list)
    for fold in range(FOLDS):
        here = [row for row in learned if sum(map(ord, row.half + row.incident)) % FOLDS == fold]
        others = [row for row in learned if row not in here]
        for row, points in zip(here, Fitted(others).points(here), strict=True):
            halves[row.half].append((row, points))
    for half, pairs in halves.items():
        some, points = [row for row, _ in pairs], np.array([one for _, one in pairs])
        print(f"{half}: the rules {right(some, _rule(some))}, weighed {right(some, points)}")
        if half == "short-train":
            continue  # the reader learned its leanings here
        leaning = np.array([row.leaning for row in some])
        for much in (0.25, 0.5, 0.75, 1.0, 1.5):
            print(f"    with the leaning {much} times: {right(some, points + much * leaning)}")


def main(argv: list[str] | None = None, read: Callable[[GoldReport], Parsed] | None = None) -> int:
    """Fit, tell how it does, write the weights."""
    options = argparse.ArgumentParser(prog="python -m training.roles", description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args(argv)
    read = read or Machine().read
    every = [row for half in HALVES for row in rows(half, read)]
    learned = [row for row in every if row.learns()]
    whole = Fitted(learned)
    tell(learned, [row for row in every if not row.learns()], whole)
    whole.save(chosen.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
