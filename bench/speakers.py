"""Who says a quotation, and whom a pronoun that speaks stands for, on public data.

quote-litbank (fiction, CC-BY): the speakers of all quotations as clusters, B-cubed. A quotation
for which no speaker was found stands alone. Published beside it: BookNLP 86.4 (small) and 89.9
(big), github.com/booknlp/booknlp, trained on speakers of this data; Sayso learned nothing from
them, but its reader saw the entities of the same texts.

coref-gum (16 genres): sources of attributions that are third-person pronouns and stand in a cluster
with at least one name or description: the share of them whose entity is that cluster's. No system
publishes just this.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sayso.model import Parsed
from sayso.pipeline import Stages, given_text
from sayso.settings import Settings

Json = dict[str, Any]
Pair = tuple[str, str]
"""(the gold's speaker, ours) of one quotation; each is unique where there is none."""

DATA = Path("../shared/data/quote-litbank/all.jsonl")
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
ROUNDS = 1000
PUBLISHED = {"BookNLP small": 86.4, "BookNLP big": 89.9}


def main(argv: list[str]) -> int:
    """Print the figures of one data set with intervals by text."""
    options = argparse.ArgumentParser(prog="python -m bench speakers", description=__doc__)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--limit", type=int, default=None, help="only the first so many texts")
    options.add_argument("--json", action="store_true")
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args(argv)
    stages = Stages(Settings.from_environment())
    texts = [json.loads(line) for line in chosen.data.read_text(encoding="utf-8").splitlines()]
    quotes = "spans" in texts[0]
    texts = [one for one in texts if not quotes or one["spans"]][: chosen.limit]
    tables = [list((quotations if quotes else pronouns)(one, stages)) for one in texts]
    row = figures(tables, chosen.seed, quotes=quotes)
    if chosen.json:
        name = f"{chosen.data.parent.name}/{chosen.data.name}"
        extra = {"published": PUBLISHED} if quotes else {}
        print(json.dumps({"bench": "speakers", "data": name, "texts": len(texts),
                          "seed": chosen.seed, **row, **extra}, indent=1))  # fmt: skip
        return 0
    for key, value in row.items():
        print(f"{key:22} {value}")
    return 0


def figures(tables: list[list[Pair]], seed: int, *, quotes: bool) -> Json:
    """One row: B-cubed for quotations, accuracy for pronouns; 95 % by text."""
    score = b_cubed if quotes else accuracy
    value, found = score(tables)
    source = random.Random(seed)
    rounds = sorted(score(source.choices(tables, k=len(tables)))[0] for _ in range(ROUNDS))
    return {
        "measure": "B-cubed F1" if quotes else "accuracy",
        "value": round(100 * value, 1),
        "low": round(100 * rounds[int(ROUNDS * 0.025)], 1),
        "high": round(100 * rounds[int(ROUNDS * 0.975)], 1),
        "with_a_speaker": round(100 * found, 1),
        "items": sum(map(len, tables)),
    }


def quotations(one: Json, stages: Stages) -> Iterator[Pair]:
    """The gold's speaker and ours for each quotation of a text."""
    parsed = stages(*given_text(one["text"], fields={"id": one["id"]}))
    for number, gold in enumerate(one["spans"]):
        best: tuple[int, int, str] | None = None
        for row in parsed.reading.attributions:
            shared = sum(
                max(0, min(b, gold["end"]) - max(a, gold["start"])) for a, b in row.content
            )
            hop = parsed.resolved.chains[row.id].speaker
            depth = int(row.parent is None)
            if shared and hop.entity and (best is None or (depth, shared) > best[:2]):
                best = depth, shared, hop.entity
        yield gold["speaker"], f"-{number}" if best is None else best[2]


def pronouns(one: Json, stages: Stages) -> Iterator[Pair]:
    """The gold's cluster and ours for each source that is a pronoun and is in a known cluster."""
    parsed = stages(*given_text(one["text"], fields={"id": one["id"]}))
    at = {(m["start"], m["end"]): m["cluster"] for m in one["mentions"]}
    named = {m["cluster"] for m in one["mentions"] if m["text"].lower() not in PRONOUNS | _SELF}
    clusters = _clusters(one, parsed)
    for row in parsed.reading.attributions:
        for span in row.source[:1]:
            cluster = at.get(span)
            word = parsed.text.text[span[0] : span[1]].lower()
            if cluster is None or word not in PRONOUNS or cluster not in named:
                continue
            entity = parsed.resolved.chains[row.id].speaker.entity
            yield cluster, clusters.get(entity or "", "-")


_SELF = frozenset("i me my we us our his their its hers theirs himself herself who which".split())


def _clusters(one: Json, parsed: Parsed) -> dict[str, str]:
    """Which of the gold's clusters most names and descriptions of each entity of ours stand in."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    gold = [
        (m["start"], m["end"], m["cluster"]) for m in one["mentions"]
        if m["text"].lower() not in PRONOUNS | _SELF
    ]  # fmt: skip
    ours = [
        ((m.start, m.end), entity)
        for m, entity in zip(parsed.reading.mentions, parsed.resolved.mention_entities, strict=True)
        if entity is not None
    ]
    ours += [
        (name.passage, entity.id) for entity in parsed.resolved.entities for name in entity.names
        if name.passage is not None
    ]  # fmt: skip
    for (start, end), entity in ours:
        if parsed.text.text[start:end].lower() in PRONOUNS | _SELF:
            continue
        for a, b, cluster in gold:
            shared = min(b, end) - max(a, start)
            if shared > 0 and 2 * shared >= max(b - a, end - start):
                votes[entity][cluster] += shared
    return {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}


def accuracy(tables: Sequence[list[Pair]]) -> tuple[float, float]:
    """(share that is right, share that has any cluster)."""
    pairs = [pair for table in tables for pair in table]
    if not pairs:
        return 0.0, 0.0
    right = sum(gold == ours for gold, ours in pairs)
    return right / len(pairs), sum(ours != "-" for _, ours in pairs) / len(pairs)


def b_cubed(tables: Sequence[list[Pair]]) -> tuple[float, float]:
    """(F1 over all quotations, clusters by text; share with a speaker of ours)."""
    precision = recall = 0.0
    count = spoken = 0
    for table in tables:
        gold, ours, both = (
            Counter(g for g, _ in table),
            Counter(o for _, o in table),
            Counter(table),
        )
        precision += sum(both[pair] / ours[pair[1]] for pair in table)
        recall += sum(both[pair] / gold[pair[0]] for pair in table)
        count += len(table)
        spoken += sum(not o.startswith("-") for _, o in table)
    if not count:
        return 0.0, 0.0
    p, r = precision / count, recall / count
    return 2 * p * r / (p + r) if p + r else 0.0, spoken / count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
