"""Places: span F1, and how many lie within 161 km of where they are.

    python -m bench places --data ../shared/data/geo-trnews/test.jsonl [--json] [--no-publisher]

Gold spans whose words are the adjective or the people of a country, a region or a town ("Turkish",
"Texan") are left out on both sides: they are nationalities, not places. A span counts as found if
its start and end are the gold's. `found` is the share of the gold places with a coordinate that
were found and lie within 161 km; `all` divides by every gold place with a coordinate. Intervals:
1,000 bootstrap samples of articles, 95 %.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.model import Mention
from sayso.resolve.places import Gazetteer, PlaceFound, find_places
from sayso.resolve.places.context import kilometres
from sayso.resolve.places.gazetteer import NameFlag
from sayso.vocabulary import MentionKind

NEAR_KM = 161.0
SAMPLES = 1000
RESULTS = Path(__file__).parent / "results"


@dataclass
class Counts:
    """One article: gold and predicted spans, matches, located ones."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    gold_located: int = 0
    matched_located: int = 0
    near: int = 0

    def row(self) -> list[int]:
        return [
            self.gold, self.predicted, self.matched, self.gold_located, self.matched_located,
            self.near,
        ]  # fmt: skip


def is_adjective(phrase: str, gazetteer: Gazetteer) -> bool:
    """Whether a gold phrase is a people or an adjective, by our own table of them."""
    from sayso.resolve.places.fold import fold_name

    exact, _ = fold_name(phrase)
    hit = gazetteer.find((exact,)).get(exact) if exact else None
    return hit is not None and any(flags & NameFlag.demonym for _, flags in hit.senses)


def score(record: dict[str, Any], found: tuple[PlaceFound, ...], gazetteer: Gazetteer) -> Counts:
    """Compare one article's places with its gold."""
    counts = Counts()
    gold = {
        (t["start"], t["end"]): t
        for t in record["toponyms"]
        if not is_adjective(t["phrase"], gazetteer)
    }
    predicted = {(p.start, p.end): p for p in found if p.kind == MentionKind.place}
    counts.gold, counts.predicted = len(gold), len(predicted)
    for span, toponym in gold.items():
        located = toponym.get("lat") is not None
        counts.gold_located += located
        place = predicted.get(span)
        if place is None:
            continue
        counts.matched += 1
        if not located:
            continue
        counts.matched_located += 1
        if place.lat is not None and place.lon is not None:
            distance = kilometres(place.lat, place.lon, toponym["lat"], toponym["lon"])
            counts.near += bool(distance <= NEAR_KM)
    return counts


def figures(rows: np.ndarray[Any, np.dtype[np.int64]]) -> dict[str, float]:
    """The figures, in percent, from summed counts."""
    gold, predicted, matched, gold_located, matched_located, near = rows.sum(axis=0).tolist()
    precision = matched / max(1, predicted)
    recall = matched / max(1, gold)
    return {
        "span_precision": 100 * precision,
        "span_recall": 100 * recall,
        "span_f1": 200 * precision * recall / max(1e-9, precision + recall),
        "near_of_found": 100 * near / max(1, matched_located),
        "near_of_all": 100 * near / max(1, gold_located),
    }


def interval(rows: np.ndarray[Any, np.dtype[np.int64]], name: str) -> tuple[float, float]:
    """95 % interval by resampling articles, fixed seed."""
    random = np.random.default_rng(0)
    values = [figures(rows[random.integers(0, len(rows), len(rows))])[name] for _ in range(SAMPLES)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def gold_mentions(record: dict[str, Any]) -> list[Mention]:
    """The gold spans as if a reader had found them (for the choice alone)."""
    return [Mention(t["start"], t["end"], MentionKind.place) for t in record["toponyms"]]


def main(argv: list[str]) -> int:
    """Measure, print, keep the result."""
    parser = argparse.ArgumentParser(prog="bench places", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--no-publisher", action="store_true", help="keep the address from it")
    parser.add_argument("--gold-spans", action="store_true", help="give it the gold spans")
    parser.add_argument("--half", choices=("odd", "even"), help="only every second article")
    parser.add_argument("--keep", action="store_true", help="write bench/results/places-*.json")
    options = parser.parse_args(argv)
    gazetteer = Gazetteer.load()
    raw = options.data.read_bytes()
    records = [json.loads(line) for line in raw.decode("utf-8").split("\n") if line.strip()]
    if options.half:
        records = records[options.half == "odd" :: 2]
    rows = []
    spent = 0.0
    words = 0
    for record in records:
        began = time.process_time()
        found = find_places(
            record["text"],
            gazetteer=gazetteer,
            mentions=gold_mentions(record) if options.gold_spans else (),
            url=None if options.no_publisher else record.get("url") or record.get("domain"),
        )
        spent += time.process_time() - began
        words += len(record["text"].split())
        rows.append(score(record, found, gazetteer).row())
    table = np.array(rows)
    result: dict[str, Any] = {
        "data": options.data.parent.name,
        "sha256": hashlib.sha256(raw).hexdigest(),
        "split": f"{options.data.stem}{', ' + options.half + ' half' if options.half else ''}",
        "articles": len(records),
        "gold_places": int(table[:, 0].sum()),
        "publisher_given": not options.no_publisher,
        "figures": {
            name: {
                "value": round(value, 1),
                "interval": [round(v, 1) for v in interval(table, name)],
            }
            for name, value in figures(table).items()
        },
        "words_per_second_of_processor_time": round(words / max(spent, 1e-9)),
        "command": "python -m bench places " + " ".join(argv),
        "machine": "2-core x86-64 server",
        "date": datetime.date.today().isoformat(),
    }
    if options.keep:
        RESULTS.mkdir(exist_ok=True)
        tail = "" if result["publisher_given"] else "-no-publisher"
        name = f"places-{options.data.parent.name}{tail}.json"
        (RESULTS / name).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps(result))
        return 0
    print(f"{result['data']} ({result['split']}), {result['articles']} articles")
    for name, value in result["figures"].items():
        print(
            f"  {name:16} {value['value']:6.1f}   [{value['interval'][0]}, {value['interval'][1]}]"
        )
    print(f"  words per second of processor time {result['words_per_second_of_processor_time']:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
