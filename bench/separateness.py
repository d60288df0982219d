"""Separateness: bounds, labels and disputes where the claims and their groups are the gold's.

    python -m bench separateness [dev|measure] [--json]

Claims, chains, ties and allegations are as annotated, so this measures the counting alone: what is
left out, who is one, what is a copy, what may be one, and the label that follows.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from bench.allegations import counted, ideal, weighed
from bench.gold.load import incidents
from bench.gold_parsed import parsed_incident
from sayso.pipeline import Stages
from sayso.settings import Settings


def measure(half: str) -> dict[str, Any]:
    """How many allegations of one half come out right."""
    stages = Stages(Settings.from_environment())
    rows = []
    for incident in incidents(half):
        parsed = parsed_incident(incident, stages)
        rows += counted(incident, ideal(incident, parsed, *weighed(parsed)))
    return {
        "half": half,
        "allegations": len(rows),
        "bounds": sum(row[0] for row in rows),
        "labels": sum(row[1] for row in rows),
        "contested": sum(row[2] for row in rows),
        "all_right": sum(all(row[:3]) for row in rows),
        # What goes wrong is shown for the half that may be looked at only.
        "wrong": [row[3] for row in rows if not all(row[:3])] if half == "dev" else [],
    }


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench separateness", description=__doc__)
    parser.add_argument("half", nargs="?", default="dev", choices=("dev", "measure"))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    found = measure(asked.half)
    if asked.json:
        print(json.dumps(found, indent=1))
        return 0
    print(
        f"gold/{asked.half}, {found['allegations']} allegations: bounds {found['bounds']}, labels "
        f"{found['labels']}, contested {found['contested']}, all three {found['all_right']}"
    )
    for row in found["wrong"]:
        print("  " + row)
    return 0
