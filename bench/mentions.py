"""Mentions: exact span and kind, on re3d, WikiGold and other data with `spans` and labels.

python -m bench mentions --data FILE.jsonl

`KINDS` is the published map from the data's labels to Sayso's kinds. Labels that it lacks are left
out of the gold (coordinates, radio frequencies, call signs). Data that know no facilities count
them as places, so what Sayso calls a facility is a place there.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench.metrics import Table, exact
from bench.output import show
from sayso.read import Reader, bare_text

KINDS = {
    "Organisation": "group", "Location": "place", "Person": "person",
    "Nationality": "nationality", "Temporal": "time", "Quantity": "quantity", "Money": "money",
    "Weapon": "weapon", "MilitaryPlatform": "vehicle", "Vehicle": "vehicle",
    "DocumentReference": "document",
    "PER": "person", "ORG": "group", "LOC": "place",
}  # fmt: skip


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench mentions", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    items = [json.loads(line) for line in options.data.open(encoding="utf-8") if line.strip()]
    show("mentions", options.data, options.seed, score(items, options.seed, options.weights), {},
         as_json=options.json)  # fmt: skip
    return 0


def score(
    items: list[dict[str, Any]], seed: int, weights: Path | None = None
) -> list[dict[str, Any]]:
    """All kinds together, then each."""
    reader = Reader(weights=weights)
    table = Table()
    labels = {span["label"] for item in items for span in item["spans"]}
    kinds = sorted({KINDS[label] for label in labels if label in KINDS})
    for item in items:
        gold = {
            (span["start"], span["end"], KINDS[span["label"]])
            for span in item["spans"]
            if span["label"] in KINDS
        }
        found = set()
        for mention in reader.read(bare_text(item["text"])).mentions:
            kind = "place" if mention.kind == "facility" else str(mention.kind)
            if kind in kinds:
                found.add((mention.start, mention.end, kind))
        table.add(item["id"], "all", exact(gold, found))
        for kind in kinds:
            table.add(
                item["id"],
                kind,
                exact({g for g in gold if g[2] == kind}, {f for f in found if f[2] == kind}),
            )
    return list(table.rows(seed))
