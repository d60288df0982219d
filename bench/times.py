"""Times on TempEval-3's training set: strict and relaxed span F1, TIMEX type and value F1.

Counted as TempEval-3's task A: strict spans are equal, relaxed ones overlap; a value is right
where it is the gold one's string, and value F1 is relaxed F1 times the share of right values.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.resolve.times import find_times

RESULT = Path(__file__).parent / "results" / "times.json"


@dataclass
class Counts:
    """Of one document."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type_right: int = 0
    value_right: int = 0
    anchored: int = 0
    valid: int = 0
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)


def f1(right: int, gold: int, found: int) -> float:
    """In percent."""
    return 200.0 * right / (gold + found) if gold + found else 100.0


def _valid(value: str) -> bool:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True


def score(document: dict[str, Any]) -> Counts:
    """Compare one document; each gold time is matched once, by the overlap that is longest."""
    text = document["text"]
    gold = [t for t in document["timexes"] if t.get("functionInDocument") != "CREATION_TIME"]
    times = find_times(text, published=document["dct"]["value"][:10])
    counts = Counts(gold=len(gold), found=len(times))
    spans = Counter((t["start"], t["end"]) for t in gold)
    counts.strict = sum(min(1, spans[(t.start, t.end)]) for t in times)
    used: set[int] = set()
    for item in times:
        if item.value is not None:
            counts.anchored += 1
            counts.valid += _valid(item.value)
        overlaps = [
            (min(item.end, g["end"]) - max(item.start, g["start"]), -index)
            for index, g in enumerate(gold)
            if index not in used and item.start < g["end"] and g["start"] < item.end
        ]
        words = text[item.start : item.end].replace("\n", " ")
        if not overlaps:
            counts.errors.append(("spurious", words, item.timex_value, _context(text, item.start)))
            continue
        index = -max(overlaps)[1]
        used.add(index)
        match = gold[index]
        counts.relaxed += 1
        counts.type_right += match["type"] == item.timex_type
        counts.value_right += match["value"] == item.timex_value
        if (match["start"], match["end"]) != (item.start, item.end):
            counts.errors.append(
                ("span", words, match["text"].replace("\n", " "), _context(text, item.start))
            )
        if match["value"] != item.timex_value:
            counts.errors.append(
                (
                    "value",
                    words,
                    f"{item.timex_value} for {match['value']}",
                    _context(text, item.start),
                )
            )
    for index, match in enumerate(gold):
        if index not in used:
            counts.errors.append(
                (
                    "missed",
                    match["text"].replace("\n", " "),
                    match["value"],
                    _context(text, match["start"]),
                )
            )
    return counts


def _context(text: str, start: int) -> str:
    return text[max(0, start - 45) : start + 45].replace("\n", " ")


def figures(counts: list[Counts]) -> dict[str, float]:
    """The measures over some documents."""
    total = Counts()
    for one in counts:
        for name in ("gold", "found", "strict", "relaxed", "type_right", "value_right"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        total.anchored += one.anchored
        total.valid += one.valid
    return {
        "strict_f1": f1(total.strict, total.gold, total.found),
        "relaxed_f1": f1(total.relaxed, total.gold, total.found),
        "relaxed_precision": 100.0 * total.relaxed / max(1, total.found),
        "relaxed_recall": 100.0 * total.relaxed / max(1, total.gold),
        "type_f1": f1(total.type_right, total.gold, total.found),
        "value_f1": f1(total.value_right, total.gold, total.found),
        "edtf_valid": 100.0 * total.valid / max(1, total.anchored),
    }


def interval(counts: list[Counts], name: str, seed: int, rounds: int = 1000) -> tuple[float, float]:
    """95 % by bootstrap over documents."""
    chance = random.Random(seed)
    drawn = sorted(figures(chance.choices(counts, k=len(counts)))[name] for _ in range(rounds))
    return round(drawn[int(0.025 * rounds)], 2), round(drawn[int(0.975 * rounds)], 2)


def main(argv: list[str]) -> int:
    """Run it; `--json` prints the result, `--write` keeps it, `--errors` lists what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench times", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data/time-tempeval3/train.jsonl")
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    if not options.data.exists():
        print(f"no data at {options.data}; give --data FILE", file=sys.stderr)
        return 2
    raw = options.data.read_bytes()
    documents = [json.loads(line) for line in raw.decode().splitlines() if line.strip()]
    words = sum(len(document["text"].split()) for document in documents)
    counts = [score(document) for document in documents]
    started = time.process_time()  # of this process: the machine may be busy
    for document in documents:
        find_times(document["text"], published=document["dct"]["value"][:10])
    seconds = time.process_time() - started
    result: dict[str, Any] = {
        "data": options.data.name,
        "data_sha256": hashlib.sha256(raw).hexdigest(),
        "split": "train (used for developing the rules)",
        "documents": len(documents),
        "command": "python -m bench times --data ../shared/data/time-tempeval3/train.jsonl --write",
        "machine": "2-core x86-64 server",
        "date": time.strftime("%Y-%m-%d"),
        **{name: round(value, 2) for name, value in figures(counts).items()},
        "words_per_second": round(words / seconds),
    }
    for name in ("strict_f1", "value_f1"):
        result[f"{name}_95"] = interval(counts, name, options.seed)
    if options.errors:
        for kind in ("missed", "spurious", "span", "value"):
            for one in sorted(e for c in counts for e in c.errors if e[0] == kind):
                print(" | ".join(one))
    if options.write:
        RESULT.write_text(json.dumps(result, indent=1) + "\n")
    if options.json:
        print(json.dumps(result))
    else:
        for key, value in result.items():
            print(f"{key:20} {value}")
    return 0
