"""Identities inside a report, on the gold corpus: B-cubed over mentions.

A gold mention is found where a mention of ours (or the speaker of a chain) covers the same words,
by half of the longer one at least. `identity` is over the mentions of people and bodies that were
found; `with those not found` has each missed one stand alone.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter

import numpy as np

from bench.chains import Machine
from bench.gold.load import GoldReport, fingerprint, reports
from sayso.model import Parsed

ACTORS = frozenset({"person", "group"})
Keys = list[tuple[str, str]]
"""(the gold's entity, ours) of each mention of one report."""


def main(argv: list[str]) -> int:
    """Print B-cubed precision, recall and F1 with intervals by report."""
    options = argparse.ArgumentParser(prog="python -m bench identities", description=__doc__)
    options.add_argument("--half", choices=("dev", "measure"), default="measure")
    options.add_argument("--json", action="store_true")
    options.add_argument("--errors", action="store_true", help="what differs, on the dev half only")
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args(argv)
    machine = Machine()
    tables: dict[str, list[Keys]] = {}
    for report in reports(chosen.half):
        parsed = machine.read(report)
        for name, keys in keyed(report, parsed).items():
            tables.setdefault(name, []).append(keys)
            if chosen.errors and chosen.half == "dev" and name == "identity":
                _tell(report, parsed, keys)
    rows = [_row(name, table, chosen.seed) for name, table in tables.items()]
    if chosen.json:
        print(json.dumps({"bench": "identities", "data": f"gold/{chosen.half}",
                          "sha256": fingerprint(chosen.half), "seed": chosen.seed, "rows": rows},
                         indent=1))  # fmt: skip
        return 0
    print(f"identities on gold/{chosen.half}, B-cubed, intervals by report, seed {chosen.seed}")
    for row in rows:
        print(
            f"{row['name']:22} precision {row['precision']:5} recall {row['recall']:5} "
            f"F1 {row['f1']:5} [{row['low']}, {row['high']}]  mentions {row['mentions']}"
        )
    return 0


def keyed(report: GoldReport, parsed: Parsed) -> dict[str, Keys]:
    """The gold's entity and ours for every gold mention, by what is scored."""
    ours = [
        (m.start, m.end, entity)
        for m, entity in zip(parsed.reading.mentions, parsed.resolved.mention_entities, strict=True)
        if entity is not None
    ]
    for row in parsed.reading.attributions:
        hop = parsed.resolved.chains[row.id].speaker
        if row.source and hop.entity is not None and hop.passage is not None:
            ours.append((*hop.passage, hop.entity))
    ours += [(place.start, place.end, place.entity) for place in parsed.resolved.places]
    tables: dict[str, Keys] = {"identity": [], "with those not found": [], "all kinds": []}
    for number, gold in enumerate(report.gold["mentions"]):
        start, end = gold["start"], gold["end"]
        shared = [(min(b, end) - max(a, start), b - a, entity) for a, b, entity in ours]
        best = max(
            ((both, -size, entity) for both, size, entity in shared
             if both > 0 and 2 * both >= max(size, end - start)),
            default=None,
        )  # fmt: skip
        actor = gold["kind"] in ACTORS
        if best is not None:
            tables["all kinds"].append((gold["entity"], best[2]))
            if actor:
                tables["identity"].append((gold["entity"], best[2]))
        if actor:
            key = f"missed {number}" if best is None else best[2]
            tables["with those not found"].append((gold["entity"], key))
    return tables


def b_cubed(keys: Keys) -> tuple[float, float]:
    """Sums over the mentions of one report of each one's precision and recall."""
    both, theirs, ours = Counter(keys), Counter(g for g, _ in keys), Counter(o for _, o in keys)
    precision = sum(both[key] / ours[key[1]] for key in keys)
    return precision, sum(both[key] / theirs[key[0]] for key in keys)


def _row(name: str, table: list[Keys], seed: int, rounds: int = 1000) -> dict[str, float | str]:
    sums = np.array([(*b_cubed(keys), len(keys)) for keys in table])
    rng = random.Random(seed)
    draws = [sums[rng.choices(range(len(table)), k=len(table))].sum(0) for _ in range(rounds)]
    low, high = np.percentile([_f1(draw) for draw in draws], (2.5, 97.5))
    total = sums.sum(0)
    return {
        "name": name, "precision": round(100 * total[0] / max(total[2], 1), 1),
        "recall": round(100 * total[1] / max(total[2], 1), 1), "f1": round(_f1(total), 1),
        "low": round(float(low), 1), "high": round(float(high), 1), "mentions": int(total[2]),
    }  # fmt: skip


def _f1(sums: np.ndarray) -> float:
    precision, recall, count = (float(value) for value in sums)
    if not count or not precision + recall:
        return 0.0
    return 100 * 2 * precision * recall / (precision + recall) / count


def _tell(report: GoldReport, parsed: Parsed, keys: Keys) -> None:
    names = {entity.id: entity.name for entity in parsed.resolved.entities}
    for key in sorted({gold for gold, _ in keys}):
        found = Counter(names.get(o, o) for g, o in keys if g == key)
        if len({o for g, o in keys if g == key}) > 1:
            print(f"{report.id}: {key} is {dict(found)}")
    for other in sorted({found for _, found in keys}):
        gold = Counter(g for g, o in keys if o == other)
        if len(gold) > 1:
            print(f"{report.id}: our {names.get(other, other)} is {dict(gold)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
