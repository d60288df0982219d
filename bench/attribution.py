"""Attributions: CofeNet's metric on rows of BIO tags, relation F1 on whole articles.

python -m bench attribution --data DEV.jsonl             relations (PolNeAR's form)
python -m bench attribution --data ROWS.jsonl            CofeNet's rows; their articles are looked
                                                         for in --articles, else beside the data
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.metrics import Counts, Span, Table, Tokens, elements, exact, jaccard, score_relations
from bench.output import show
from sayso.model import Attribution
from sayso.read import Reader, bare_text

ROLES = ("source", "cue", "content")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench attribution", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=Path, help="the articles that CofeNet's rows are from")
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    parser.add_argument("--nested", action="store_true", help="count nested attributions too")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    items = [json.loads(line) for line in options.data.open(encoding="utf-8") if line.strip()]
    if items and "labels" in items[0]:
        articles = options.articles or options.data.parent.parent / "attribution-polnear/dev.jsonl"
        rows, extra = score_rows(items, articles, options.seed, options.weights)
    else:
        rows = score_articles(items, options.seed, options.weights, nested=options.nested)
        extra = {}
    show("attribution", options.data, options.seed, rows, extra, as_json=options.json)
    return 0


def read_all(
    texts: dict[str, str], weights: Path | None = None
) -> Iterator[tuple[str, Sequence[Attribution]]]:
    """Each text's attributions."""
    reader = Reader(weights=weights)
    for id, text in texts.items():
        yield id, reader.read(bare_text(text)).attributions


def score_articles(
    items: list[dict[str, Any]], seed: int, weights: Path | None = None, *, nested: bool = False
) -> list[dict[str, Any]]:
    """Relation F1 against the first annotator of each article; flat unless `nested`."""
    table = Table()
    by_id = {item["id"]: item for item in items}
    for id, said in read_all({id: item["text"] for id, item in by_id.items()}, weights):
        item = by_id[id]
        tokens = Tokens(item["text"])
        told = (
            item["annotations"][0]["attributions"]
            if "annotations" in item
            else item["attributions"]
        )
        gold = [
            tokens.relation(_spans(a, "source"), _spans(a, "cue"), _spans(a, "content"))
            for a in told
            if a["content"]
        ]
        found = [
            tokens.relation(a.source, a.cue, a.content) for a in said if nested or a.parent is None
        ]
        score_relations(table, id, gold, found)
    return list(table.rows(seed))


def _spans(item: dict[str, Any], role: str) -> list[Span]:
    return [(int(s), int(e)) for s, e in item[role]]


def score_rows(
    rows: list[dict[str, Any]], articles: Path, seed: int, weights: Path | None = None
) -> tuple[list[dict[str, Any]], dict[str, float]]:
    """CofeNet's exact match and Jaccard. The reader sees the whole article of each row."""
    texts = {}
    with articles.open(encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            texts[item["id"]] = item["text"]
    by_id: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_id[row["id"]].append(row)
    wanted = {id: id.rsplit("_", 1)[0] for id in by_id}
    readings = dict(read_all({a: texts[a] for a in dict.fromkeys(wanted.values())}, weights))
    table = Table()
    overlaps: dict[str, list[float]] = defaultdict(list)
    for id, article in wanted.items():
        text = texts[article]
        marks = _marks(text, [a for a in readings[article] if a.parent is None])
        at = 0
        for row in by_id[id]:
            places, at = align(row["tokens"], text, at)
            tags = row_tags(places, marks)
            gold, found = elements(row["labels"]), elements(tags)
            for role in ROLES:
                table.add(article, role, exact(gold[role], found[role]))
                overlaps[role] += jaccard(gold[role], found[role])
    return list(table.rows(seed)), {
        f"jaccard {role}": round(100 * float(np.mean(overlaps[role])), 1) for role in ROLES
    }


_VARIANTS = {
    "``": ("“", '"', "``", "''", "‘‘"), "''": ("”", '"', "''", "’’"), "`": ("‘", "'", "`"),
    "--": ("—", "–", "--"), "...": ("…", "..."), "-LRB-": ("(",), "-RRB-": (")",),
    "-LSB-": ("[",), "-RSB-": ("]",), "-LCB-": ("{",), "-RCB-": ("}",),
}  # fmt: skip


def align(tokens: Sequence[str], text: str, at: int) -> tuple[list[Span | None], int]:
    """Where each token stands in `text`, looking on from `at`; None where it cannot be found."""
    places: list[Span | None] = []
    missed = 0
    for token in tokens:
        variants = [
            *_VARIANTS.get(token, ()),
            token,
            token.replace("'", "’"),
            token.replace("'", "‘"),
        ]
        best: Span | None = None
        reach = at + 6 + 4 * missed + len(token)
        for variant in dict.fromkeys(variants):
            found = text.find(variant, at, reach + len(variant))
            if found >= 0 and (best is None or found < best[0]):
                best = (found, found + len(variant))
        if best is None:
            missed += 1
        else:
            at, missed = best[1], 0
        places.append(best)
    return places, at


def _marks(text: str, said: Sequence[Attribution]) -> tuple[np.ndarray, np.ndarray]:
    """For each code point: role (0 none, 1 source, 2 cue, 3 content) and number of its span."""
    role = np.zeros(len(text) + 1, np.int8)
    number = np.zeros(len(text) + 1, np.int32)
    count = 0
    for code, name in ((3, "content"), (1, "source"), (2, "cue")):
        for attribution in said:
            for start, end in getattr(attribution, name):
                count += 1
                role[start:end] = code
                number[start:end] = count
    return role, number


def row_tags(places: Sequence[Span | None], marks: tuple[np.ndarray, np.ndarray]) -> list[str]:
    """BIO tags of one row; a span that goes on from an earlier row begins anew, as in the gold."""
    role, number = marks
    tags: list[str] = []
    before = (0, 0)
    for place in places:
        here = before if place is None else (int(role[place[0]]), int(number[place[0]]))
        if here[0] == 0:
            tags.append("O")
        else:
            tags.append(("I-" if here == before else "B-") + ROLES[here[0] - 1])
        before = here
    return tags


__all__ = ["Counts", "align", "main", "read_all", "row_tags", "score_articles", "score_rows"]
