"""Name matching on OpenSanctions' benchmark of name pairs: F1 for persons, bodies and all.

The set is a test set. Half of it, fixed by the parity of a hash of each pair's id, was used to
develop the rules and weights of `sayso.resolve.who.names`; the other half was only measured.
Source: github.com/opensanctions/nomenklatura, contrib/name_bench (MIT).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sayso.resolve.who.names import same_name
from sayso.vocabulary import MentionKind

DATA = Path("../shared/data/name-opensanctions-bench/test.jsonl")
PERSONS = {"Person"}
BODIES = {"Company", "Organization", "LegalEntity"}
ROUNDS = 1000


def in_development_half(pair_id: str) -> bool:
    """The fixed half: even last digit of the SHA-256 of the id."""
    return int(hashlib.sha256(pair_id.encode()).hexdigest()[-1], 16) % 2 == 0


def decide(row: dict[str, Any]) -> bool:
    """Sayso's decision on one pair."""
    kind = MentionKind.person if row["schema"] in PERSONS else MentionKind.group
    return same_name(row["name1"], row["name2"], kind=kind).same


def f1(rows: Sequence[tuple[bool, bool]]) -> float:
    """F1 of (truth, decision) pairs, matches being the positive class."""
    right = sum(truth and said for truth, said in rows)
    wrong = sum(said and not truth for truth, said in rows)
    missed = sum(truth and not said for truth, said in rows)
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def interval(rows: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    """95 % bootstrap interval over pairs, seeded."""
    source = random.Random(7)
    values = sorted(f1(source.choices(rows, k=len(rows))) for _ in range(ROUNDS))
    return values[int(ROUNDS * 0.025)], values[int(ROUNDS * 0.975)]


def measure(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Per slice: pairs, F1, interval."""
    slices: dict[str, Callable[[dict[str, Any]], bool]] = {
        "persons": lambda row: row["schema"] in PERSONS,
        "organisations": lambda row: row["schema"] in BODIES,
        "all": lambda row: bool(row),
    }
    said = [(row, decide(row)) for row in rows]
    found: dict[str, dict[str, float]] = {}
    for name, wanted in slices.items():
        pairs = [(bool(row["match"]), answer) for row, answer in said if wanted(row)]
        low, high = interval(pairs)
        found[name] = {"pairs": len(pairs), "f1": f1(pairs), "low": low, "high": high}
    return found


def main(argv: list[str]) -> int:
    """Measure and print; `--half development|held-out|both`, `--errors` for the former's."""
    parser = argparse.ArgumentParser(prog="python -m bench names", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--half", choices=["development", "held-out", "both"], default="both")
    parser.add_argument("--errors", action="store_true", help="wrong pairs of the development half")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    if not options.data.exists():
        print(f"{options.data}: not there; it is development data beside the project",
              file=sys.stderr)  # fmt: skip
        return 2
    rows = [json.loads(line) for line in options.data.read_text("utf-8").splitlines() if line]
    halves = {
        "development": [row for row in rows if in_development_half(row["id"])],
        "held-out": [row for row in rows if not in_development_half(row["id"])],
    }
    wanted = list(halves) if options.half == "both" else [options.half]
    results: dict[str, dict[str, dict[str, float]]] = {h: measure(halves[h]) for h in wanted}
    if options.half == "both":
        results["whole (half of it developed on)"] = measure(rows)
    if options.json:
        print(json.dumps({
            "bench": "names", "data": f"name-opensanctions-bench/{options.data.name}",
            "sha256": hashlib.sha256(options.data.read_bytes()).hexdigest(),
            "split": "halves by the parity of the last hex digit of the SHA-256 of a pair's id",
            "command": "python -m bench names --json", "results": results}, indent=1),
        )  # fmt: skip
    else:
        for half, found in results.items():
            for name, values in found.items():
                print(f"{half:32} {name:14} {int(values['pairs']):4} pairs   F1 {values['f1']:.3f}"
                      f"   [{values['low']:.3f}, {values['high']:.3f}]")  # fmt: skip
    if options.errors:
        for row in halves["development"]:
            if decide(row) != bool(row["match"]):
                kind = MentionKind.person if row["schema"] in PERSONS else MentionKind.group
                match = same_name(row["name1"], row["name2"], kind=kind)
                print(f"{'+' if row['match'] else '-'} {row['schema'][:6]:6} {match.score:.2f} "
                      f"{row['name1']!r} {row['name2']!r}")  # fmt: skip
    return 0
