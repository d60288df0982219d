"""Reuse: copies made by scripted editing, and pairs of reports that share no text.

    python -m bench reuse [--seed N] [--ecb FOLDER [--split dev train test]] [--json]

Generated reports are copied, cut, reordered, reworded, spliced into others and re-quoted by a
script that knows how much of the original is left; pairs with at least 30 % are to be found. With
`--ecb` (a folder of ECB+ in JSON lines) reports on one event are compared: pairs that an
independent measure (difflib over words) finds no common run of 25 words in count as sharing none.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.generate import FIRST, GROUPS, LAST, OUTLETS, TOWNS
from sayso.weigh.edges import CLAIM_RUN, SHARED_QUOTATION
from sayso.weigh.entry import Entry
from sayso.weigh.grams import Words, words_of
from sayso.weigh.memory import Memory
from sayso.weigh.reuse import reuse_of
from sayso.weigh.weighing import Weighing, number_of

LEAST = 0.30
"""Share of the copy that comes from the original, from which a pair is to be found."""
FOUND = 0.15
EDITS = ("whole", "cut", "reorder", "reword", "splice", "requote", "scrap")
CLOSING = (
    "{outlet} could not verify any of this on its own and will report further as it learns more.",
    "Readers can write to the editors of {outlet} at any time; letters may be shortened for print.",
)


def invented(number: int, seed: int) -> list[str]:
    """Sentences of an own text, put together from single words: it shares next to nothing."""
    chance = random.Random(f"reuse-{seed}-{number}")
    sentences = []
    for _ in range(24):
        words = [chance.choice(_lexicon()) for _ in range(chance.randint(6, 14))]
        who = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        joined = " ".join(
            word if chance.random() < 0.6 else f"{chance.choice(SMALL)} {word}" for word in words
        )
        sentences.append(
            chance.choice(
                (
                    f"In {chance.choice(TOWNS)} {joined}.",
                    f"“We {joined},” {who} said.",
                    f"{who} said that {chance.choice(GROUPS)} {joined}.",
                    f"According to {chance.choice(GROUPS)}, {joined}.",
                )
            )
        )
    # What every report of an outlet ends with is no copy.
    return [*sentences, chance.choice(CLOSING).format(outlet=chance.choice(OUTLETS))]


SMALL = ("the", "a", "of the", "to the", "and", "in the", "with", "for", "from the", "by", "at")


@lru_cache(maxsize=1)
def _lexicon() -> list[str]:
    listed = files("sayso.weigh").joinpath("concepts.txt").read_text(encoding="utf-8")
    lines = [line for line in listed.splitlines() if not line.startswith("#")]
    return sorted({word for line in lines for word in line.replace(":", " ").split()})


def edited(
    sentences: list[str], other: list[str], how: str, chance: random.Random
) -> tuple[str, float]:
    """A text made of a report by one kind of editing, and the share of its words that are old."""
    count = len(sentences)
    if how == "whole":
        kept = [(s, True) for s in sentences]
        kept.insert(0, (f"{chance.choice(OUTLETS)} has this from an agency.", False))
    elif how == "cut":
        kept = [(s, True) for s in sentences[: chance.randint(count // 3, count - 2)]]
    elif how == "reorder":
        shuffled = sentences[:]
        chance.shuffle(shuffled)
        kept = [(s, True) for s in shuffled]
    elif how == "reword":
        kept = []
        for sentence in sentences:
            words = sentence.split()
            if chance.random() < 0.5:
                at = chance.randrange(len(words))
                words[at] = chance.choice(_lexicon())
            kept.append((" ".join(words), True))
    elif how == "splice":
        mine = sentences[: chance.randint(int(count * 0.4), count)]
        kept = [(s, True) for s in mine] + [(s, False) for s in other[: count - len(mine) // 2]]
        chance.shuffle(kept)
    elif how == "requote":
        kept = [(f"{chance.choice(OUTLETS)} was told: “{s.strip('“”')}”", True)
                for s in sentences[: count // 2]]  # fmt: skip
    else:  # a scrap of it: too little to have to be found
        kept = [(s, True) for s in sentences[:2]] + [(s, False) for s in other]
    total = sum(len(s.split()) for s, _ in kept)
    return " ".join(s for s, _ in kept), sum(len(s.split()) for s, old in kept if old) / total


def scripted(seed: int, count: int) -> dict[str, Any]:
    """F1 over pairs: originals and their edited copies among strangers, through the index."""
    chance = random.Random(seed)
    texts: dict[str, str] = {}
    gold: dict[frozenset[str], tuple[str, float]] = {}
    for number in range(count):
        mine, other = invented(2 * number, seed), invented(2 * number + 1, seed)
        texts[f"o{number}"] = " ".join(mine)
        how = EDITS[number % len(EDITS)]
        texts[f"c{number}"], share = edited(mine, other, how, chance)
        gold[frozenset((f"o{number}", f"c{number}"))] = how, share
    started = time.perf_counter()
    found = pairs_of(texts)
    seconds = time.perf_counter() - started
    wanted = {pair for pair, (_, share) in gold.items() if share >= LEAST}
    may = {pair for pair in gold if pair not in wanted}
    right, wrong = len(found & wanted), len(found - wanted - may)
    by_edit = {
        how: [
            sum(pair in found for pair in wanted if gold[pair][0] == how),
            sum(gold[pair][0] == how for pair in wanted),
        ]
        for how in EDITS
    }
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / len(wanted)
    return {
        "pairs": len(wanted), "found": right, "wrong": wrong, "precision": precision,
        "recall": recall, "f1": 2 * precision * recall / (precision + recall),
        "by_edit": by_edit, "texts": len(texts), "seconds": round(seconds, 2),
    }  # fmt: skip


def pairs_of(texts: dict[str, str]) -> set[frozenset[str]]:
    """Pairs that weighing keeps as reuse, found through its index: never all pairs."""
    shelf = Memory()
    entries = []
    for name, text in texts.items():
        quotes = tuple(quotes_of(text))
        prints = tuple(sorted(words_of(text, quotes=quotes).index()))
        shelf.put_text(name, text)
        entries.append(
            Entry(name, None, "", None, None, None, None, len(text.split()), (), (), (),
                  quotes=quotes, prints=prints)
        )  # fmt: skip
    Weighing(shelf).update(entries)
    return {
        frozenset((reuse.one, reuse.other))
        for name in texts
        for reuse in shelf.reuses(number_of(name)).values()
    }


def is_copy(one: Words, other: Words) -> bool:
    """Whether two texts share enough to count as copies of each other or of a third."""
    found = reuse_of(one, other)
    return (
        found.containment >= FOUND
        or found.longest >= CLAIM_RUN
        or found.quotation >= SHARED_QUOTATION
    )


def quotes_of(text: str) -> list[tuple[int, int]]:
    """Stretches in quotation marks, in a plain text."""
    import re

    return [match.span() for match in re.finditer(r"[“\"][^“”\"]{1,2000}[”\"]", text)]


def strangers(folder: Path, split: str) -> dict[str, Any]:
    """Of reports about one event: how many pairs found share text, and how many that share none
    are left alone.
    """
    by_topic: dict[str, list[str]] = {}
    for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        by_topic.setdefault(str(raw.get("topic")), []).append(raw["text"])
    checked = found = wrong = 0
    for texts in by_topic.values():
        words = [words_of(text, quotes=quotes_of(text)) for text in texts]
        plain = [[text.casefold() for text in _plain(one)] for one in texts]
        for one, other in combinations(range(len(texts)), 2):
            checked += 1
            if not is_copy(words[one], words[other]):
                continue
            found += 1
            if not shares_text(plain[one], plain[other]):
                wrong += 1
    return {
        "topics": len(by_topic), "pairs": checked, "found": found, "wrong": wrong,
        "precision": (found - wrong) / max(1, found),
        "left_alone": (checked - found) / max(1, checked - found + wrong),
    }  # fmt: skip


def _plain(text: str) -> list[str]:
    import re

    return re.findall(r"\w+", text)


def shares_text(one: list[str], other: list[str]) -> bool:
    """An independent measure: a common run of ten words, or a tenth in runs of five."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    longest = max(block.size for block in blocks)
    runs = sum(block.size for block in blocks if block.size >= 5)
    return longest >= 10 or runs >= 0.1 * min(len(one), len(other))


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench reuse", description=__doc__)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--count", type=int, default=280, help="originals")
    parser.add_argument("--ecb", type=Path, help="a folder with ECB+ as dev.jsonl")
    parser.add_argument("--split", nargs="+", default=["dev"], help="parts of ECB+")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    found: dict[str, Any] = {"seed": asked.seed, "scripted": scripted(asked.seed, asked.count)}
    if asked.ecb:
        found["ecb"] = {split: strangers(asked.ecb, split) for split in asked.split}
    if asked.json:
        print(json.dumps(found, indent=1))
        return 0
    made = found["scripted"]
    print(
        f"scripted editing, seed {asked.seed}, {made['texts']} texts: precision "
        f"{made['precision']:.3f} recall {made['recall']:.3f} F1 {made['f1']:.3f} on "
        f"{made['pairs']} pairs with {LEAST:.0%} or more shared, {made['seconds']} s"
    )
    for how, (right, wanted) in made["by_edit"].items():
        if wanted:
            print(f"  {how:8} {right} of {wanted}")
    for split, ecb in found.get("ecb", {}).items():
        print(
            f"ECB+ {split}, {ecb['pairs']} pairs on one topic: {ecb['found']} found to share "
            f"text, {ecb['wrong']} of them share none by difflib (precision "
            f"{ecb['precision']:.4f}); of the pairs that share none, {ecb['left_alone']:.4f} are "
            "left alone"
        )
    return 0
