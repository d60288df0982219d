"""Factuality of events on MEANTIME: certainty, polarity and time against the majority's labels.

Nothing is trained here. The folds are the four topics of the corpus; the majority baseline of a
topic is what is most frequent in the other three. An event takes the stance of its own clause,
joined with that of the cue above it; events under a bare "to" have not happened yet.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Parsed
from sayso.state.clauses import Clause
from sayso.state.commitment import Stance, cue_stance, joined_stance, stance_of
from sayso.state.context import Context
from sayso.vocabulary import Certainty, Modality, Polarity

DATA = Path("../shared/data/multi-meantime/all.jsonl")
CERTAINTY = {
    Certainty.certain: "CERTAIN", Certainty.probable: "PROBABLE", Certainty.possible: "POSSIBLE",
    Certainty.unknown: "UNDERSPECIFIED",
}  # fmt: skip
POLARITY = {
    Polarity.pos: "POS", Polarity.neg: "NEG", Polarity.unknown: "UNDERSPECIFIED",
}  # fmt: skip
ASPECTS = ("certainty", "polarity", "time")


@dataclass(frozen=True)
class Event:
    """One annotated event with what was found for it."""

    topic: str
    gold: dict[str, str]
    found: dict[str, str]


def labels(stance: Stance, *, to: bool) -> dict[str, str]:
    """A stance in MEANTIME's words."""
    later = to or stance.modality is not Modality.actual
    return {
        "certainty": CERTAINTY[stance.certainty],
        "polarity": POLARITY[stance.polarity],
        "time": "FUTURE" if later else "NON_FUTURE",
    }


def stance_at(context: Context, word: int) -> tuple[Stance, bool]:
    """The stance of the predicate at or above a word, and whether it stands under a bare "to"."""
    tree = context.tree
    head, to = word, False
    for _ in range(8):
        if any(tree.lower[mark] == "to" for mark in tree.marks(head)):
            to = True
        relation = tree.relation[head]
        if tree.pos[head] in ("VERB", "AUX") and relation != "xcomp":
            break
        if tree.head[head] < 0:
            break
        head = tree.head[head]
    span = (tree.starts[head], tree.ends[head])
    voice = context.voices.voice[word]
    own = stance_of(context, Clause(head, span, voice, "clause"), question=False)
    said = context.voices.attribution(word)
    return (joined_stance(cue_stance(context, said), own) if said is not None else own), to


def measure(data: Path) -> Iterator[Event]:
    """Every event that carries a label, with what was found for it."""
    import sayso

    for line in data.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        parsed: Parsed = sayso.parse(article["text"])
        context = Context(parsed.report, parsed.text, parsed.resolved)
        for mention in article["mentions"]:
            if mention["kind"] != "EVENT_MENTION" or not mention.get("certainty"):
                continue
            words = context.tree.within((mention["start"], mention["end"]))
            stance, to = stance_at(context, words[-1]) if len(words) else (Stance(), False)
            gold = {aspect: mention.get(aspect) or "" for aspect in ASPECTS}
            yield Event(article["topic"], gold, labels(stance, to=to))


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the labels that the gold has, in per cent."""
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    right = Counter(g for g, f in pairs if g == f)
    return sum(200 * right[k] / (gold[k] + found[k]) for k in gold) / len(gold) if gold else 0.0


def compare(events: Sequence[Event], aspect: str) -> dict[str, Any]:
    """Accuracy and macro F1 of one aspect, ours and the majority's, over all folds."""
    ours: list[tuple[str, str]] = []
    theirs: list[tuple[str, str]] = []
    by_topic: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.gold[aspect]:
            by_topic[event.topic].append(event)
    for topic, held in by_topic.items():
        others = Counter(e.gold[aspect] for t, es in by_topic.items() if t != topic for e in es)
        majority = others.most_common(1)[0][0]
        ours += [(e.gold[aspect], e.found[aspect]) for e in held]
        theirs += [(e.gold[aspect], majority) for e in held]
    return {
        "events": len(ours),
        "accuracy": round(100 * sum(g == f for g, f in ours) / max(1, len(ours)), 1),
        "macro F1": round(macro_f1(ours), 1),
        "majority accuracy": round(100 * sum(g == f for g, f in theirs) / max(1, len(theirs)), 1),
        "majority macro F1": round(macro_f1(theirs), 1),
    }


def main(argv: list[str]) -> int:
    """Print accuracy and macro F1 of each aspect beside the majority baseline's."""
    options = argparse.ArgumentParser(prog="python -m bench factuality", description=__doc__)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(argv)
    if not chosen.data.exists():
        print(f"no data at {chosen.data}", file=sys.stderr)
        return 2
    events = list(measure(chosen.data))
    rows = {aspect: compare(events, aspect) for aspect in ASPECTS}
    if chosen.json:
        digest = hashlib.sha256(chosen.data.read_bytes()).hexdigest()
        name = f"{chosen.data.parent.name}/{chosen.data.name}"
        print(json.dumps({"bench": "factuality", "data": name, "sha256": digest, "rows": rows},
                         indent=1))  # fmt: skip
        return 0
    for aspect, row in rows.items():
        print(
            f"{aspect:10} {row['events']} events: accuracy {row['accuracy']} (majority "
            f"{row['majority accuracy']}), macro F1 {row['macro F1']} (majority "
            f"{row['majority macro F1']})"
        )
    return 0
