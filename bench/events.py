"""Same-event grouping on ECB+: event mentions of its validated sentences, put into allegations.

    python -m bench events FOLDER [--split dev|train|test] [--json]

Each annotated event mention is given to weighing as a claim: its words are those of the sentence
from the mention before it to the one after it; act, actors, place, time and number are those of the
claim that was read there, where that holds one mention only. Vectors and names are the reader's.
All reports of a split are weighed together, no topics given. Scored by B-cubed over mentions, with
two baselines by the same scorer: every mention alone, and the same stem in the same topic.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.allegations import b_cubed, f1, weighed
from sayso.model import Claim, Parsed, Stated
from sayso.pipeline import Stages, given_text
from sayso.settings import Settings
from sayso.weigh.words import fold_words, stem

EVENT = ("ACTION_", "NEG_ACTION_")
Json = dict[str, Any]


def mentions(raw: Json) -> list[Json]:
    """The event mentions of a document that stand in validated sentences, in their order."""
    kept = set(raw["validated_sentences"])
    found = [
        one
        for one in raw["mentions"]
        if one["sentence"] in kept and one["label"].startswith(EVENT) and not one["discontinuous"]
    ]
    return sorted(found, key=lambda one: (one["start"], one["end"], one["id"]))


def as_claims(raw: Json, parsed: Parsed) -> Parsed:
    """The report with a claim for each event mention in the place of those that were read."""
    events = mentions(raw)
    bounds = {number: (start, end) for number, start, end in raw["sentences"]}
    made = []
    for place, one in enumerate(events):
        start, end = bounds[one["sentence"]]
        before = [e["end"] for e in events[:place] if start <= e["end"] <= one["start"]]
        after = [e["start"] for e in events[place + 1 :] if one["end"] <= e["start"] < end]
        span = (max(before, default=start), min(after, default=end))
        words = parsed.text.text[slice(*span)]
        span = (span[0] + len(words) - len(words.lstrip()), span[1])
        holder = _holder(one, events, parsed)
        name = f"{raw['id']}.{one['id']}"
        made.append(
            Claim(name, None, span, None)
            if holder is None
            else replace(holder, id=name, attribution=None, passage=span)
        )
    report = replace(parsed.report, id=raw["id"])
    return replace(parsed, report=report, stated=Stated(tuple(made)))


def _holder(event: Json, events: list[Json], parsed: Parsed) -> Claim | None:
    """The narrowest claim read around a mention, where it holds no other mention."""
    around = [
        claim
        for claim in parsed.stated.claims
        if claim.passage[0] <= event["start"] and event["end"] <= claim.passage[1]
    ]
    claim = min(around, key=lambda c: (c.passage[1] - c.passage[0], c.id), default=None)
    if claim is None:
        return None
    inside = [e for e in events if claim.passage[0] <= e["start"] and e["end"] <= claim.passage[1]]
    return claim if len(inside) == 1 else None


def documents(folder: Path, split: str) -> Iterator[Json]:
    """The documents of a split."""
    for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def measure(folder: Path, split: str) -> Json:
    """B-cubed of the grouping and of two baselines."""
    stages = Stages(Settings.from_environment())
    gold: dict[str, Hashable] = {}
    same: dict[str, Hashable] = {}
    parsed = []
    for raw in documents(folder, split):
        read = stages(*given_text(raw["text"], fields={"publisher": raw["id"]}))
        parsed.append(as_claims(raw, read))
        for one in mentions(raw):
            name = f"{raw['id']}.{one['id']}"
            gold[name] = one["instance"] or name
            head = (fold_words(one["text"]) or [one["text"]])[-1]
            same[name] = raw["topic"], stem(head)
    shelf, _ = weighed(parsed)
    found = {claim: one.id for one, _ in shelf.groups() for claim in one.claims}
    return {
        "split": split,
        "reports": len(parsed),
        "mentions": len(gold),
        "events": len(set(gold.values())),
        "allegations": _figures(gold, found),
        "alone": _figures(gold, {name: name for name in gold}),
        "same_stem_in_topic": _figures(gold, same),
    }


def _figures(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> dict[str, float]:
    scores = list(b_cubed(gold, found).values())
    precision, recall = (sum(side) / len(scores) for side in zip(*scores, strict=True))
    return {
        name: round(value, 4)
        for name, value in (
            ("precision", precision), ("recall", recall), ("f1", f1(precision, recall))
        )
    }  # fmt: skip


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench events", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with ECB+ in JSON lines")
    parser.add_argument("--split", default="dev", choices=("dev", "train", "test"))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    found = measure(asked.folder, asked.split)
    if asked.json:
        print(json.dumps(found, indent=1))
        return 0
    print(
        f"ECB+ {found['split']}: {found['mentions']} mentions of {found['events']} events in "
        f"{found['reports']} reports"
    )
    for name in ("allegations", "same_stem_in_topic", "alone"):
        row = found[name]
        print(
            f"  {name:20} B-cubed precision {row['precision']:.3f} recall {row['recall']:.3f} "
            f"F1 {row['f1']:.3f}"
        )
    return 0
