"""Syntax: attachment and parts of speech on CoNLL-U, with the data's own words and sentences.

python -m bench syntax --data FILE.conllu

Every word counts, punctuation too. `labelled` wants head and relation with its subtype,
`labelled, basic` the relation before the colon.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.metrics import Counts, Table
from bench.output import show
from sayso.read.section import Block, view
from sayso.read.session import Session
from sayso.read.syntax import parse
from sayso.read.words import Pieces
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS


@dataclass
class Gold:
    """One document of CoNLL-U as running text."""

    id: str
    text: str = ""
    words: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    """Word ranges of paragraphs."""
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench syntax", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    session = Session(options.weights)
    pieces = Pieces(session.folder / "tokenizer.json")
    table = Table()
    for gold in documents(options.data):
        score(session, pieces, gold, table)
    show("syntax", options.data, options.seed, table.rows(options.seed), {}, as_json=options.json)
    return 0


def score(session: Session, pieces: Pieces, gold: Gold, table: Table) -> None:
    """Adds one document; corpora that share a file (GUM and GENTLE) are also counted apart."""
    blocks = [Block(gold.words[a][0], gold.words[b - 1][1]) for a, b in gold.blocks]
    section = view(session, pieces, gold.text, blocks, gold.words, gold.blocks, gold.sentences)
    found = parse(section.outputs, section.sentences, session.decoding)
    heads = np.array(gold.heads)
    right = found.heads == heads
    names = [RELATIONS[r] for r in found.relations]
    full = np.array([a == b for a, b in zip(names, gold.relations, strict=True)])
    basic = np.array(
        [a.split(":")[0] == b.split(":")[0] for a, b in zip(names, gold.relations, strict=True)]
    )
    pos = np.array([PARTS_OF_SPEECH[p] == g for p, g in zip(found.pos, gold.pos, strict=True)])
    count = len(heads)
    part = gold.id.split("_")[0]
    for name, good in (
        ("labelled", right & full), ("labelled, basic", right & basic), ("unlabelled", right),
        ("part of speech", pos),
    ):  # fmt: skip
        for prefix in ("", f"{part} "):
            hits = int(good.sum())
            table.add(gold.id, prefix + name, Counts(hits, count, count))


def documents(path: Path) -> Iterator[Gold]:
    """The file's documents, words spaced as the file says."""
    gold: Gold | None = None
    rows: list[list[str]] = []
    fresh = True
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            if gold is not None and gold.words:
                yield gold
            gold, fresh = Gold(line.split("=")[-1].strip()), True
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            fresh = True
        elif line[:1].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            if gold is None:
                gold = Gold(path.stem)
            _add(gold, rows, fresh=fresh)
            rows, fresh = [], False
    if gold is not None and gold.words:
        yield gold


def _add(gold: Gold, rows: list[list[str]], *, fresh: bool) -> None:
    base = len(gold.words)
    if fresh and gold.text:
        gold.text = gold.text.rstrip() + "\n\n"
    joined = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined.update(dict.fromkeys(range(first, last), True))
            joined[last] = "SpaceAfter=No" in row[9]
    for row in rows:
        if not row[0].isdigit():
            continue
        index = int(row[0])
        start = len(gold.text)
        gold.text += row[1]
        gold.words.append((start, len(gold.text)))
        if not joined.get(index, "SpaceAfter=No" in row[9]):
            gold.text += " "
        gold.heads.append(base + int(row[6]) - 1 if row[6] != "0" else -1)
        gold.relations.append(row[7])
        gold.pos.append(row[3])
    gold.sentences.append((base, len(gold.words)))
    if fresh or not gold.blocks:
        gold.blocks.append((base, len(gold.words)))
    else:
        gold.blocks[-1] = (gold.blocks[-1][0], len(gold.words))
