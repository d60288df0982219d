"""Acts, agents and patients on the PLOVER gold records.

Each record is one sentence with one event: its type, the words that show it, and who did it to
whom. Scored is the claim that holds most of the event's words, the shortest of several. Rules were
developed on the half of the records whose id hashes to an even number; both halves are shown.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Claim, Parsed
from sayso.vocabulary import Act, Modality, Polarity

DATA = Path("../shared/data/event-plover-gsr/test.jsonl")
LEAST = 10
"""Types with fewer records than this are not in the mean."""
WORD = re.compile(r"\w+")

# PLOVER 0.5's labels of 2016 to PLOVER 2's: demands are requests, disapproval and investigation
# became accusations, fighting and assault one type (Halterman et al. 2023, table of changes).
OLDER = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
}  # fmt: skip

# PLOVER files what is announced under the announcing: "will provide aid" is AGREE, "will withdraw
# its troops" THREATEN, "will not accept" REJECT. A claim keeps the act and says so by its modality.
KINDLY = frozenset(
    {Act.AID, Act.SUPPORT, Act.CONSULT, Act.COOPERATE, Act.CONCEDE, Act.RETREAT, Act.MOVE}
)
HOSTILE = frozenset({Act.ASSAULT, Act.COERCE, Act.SANCTION, Act.PROTEST, Act.MOBILIZE})


@dataclass(frozen=True)
class Record:
    """One gold event and what was found for it."""

    id: str
    gold: str
    found: str
    agent: bool | None
    """Whether the agent is right; None where the record names none."""
    patient: bool | None

    @property
    def developed(self) -> bool:
        """Whether rules were developed on it."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 == 0


def as_plover(claim: Claim) -> str:
    """A claim's act as PLOVER files it, announcements under the announcing."""
    act = claim.act or Act.STATE
    if act is Act.CONCEDE and claim.act_mode == "release":
        act = Act.RETREAT  # Sayso files the release of people under CONCEDE (gold GUIDE, 11)
    if claim.modality in (Modality.future, Modality.hypothetical):
        if claim.polarity is Polarity.neg and act in KINDLY | {Act.AGREE}:
            return Act.REJECT.value
        if act in KINDLY:
            return Act.AGREE.value
        if act in HOSTILE:
            return Act.THREATEN.value
    return act.value


def chosen(parsed: Parsed, event: str) -> Claim | None:
    """The claim that tells the event: most of its words, then an act rather than a state."""
    wanted = {word.lower()[:6] for word in WORD.findall(event)}

    def key(claim: Claim) -> tuple[int, int, int]:
        start, end = claim.passage
        words = {w.lower()[:6] for w in WORD.findall(parsed.text.text[start:end])}
        return len(wanted & words), int(claim.act not in (None, Act.STATE, Act.MOVE)), start - end

    return max(parsed.stated.claims, key=key, default=None)


def names_of(parsed: Parsed, entity: str | None) -> list[str]:
    """Every string in the text that stands for an entity, and its names."""
    if entity is None:
        return []
    text = parsed.text.text
    known = parsed.resolved.mention_entities or ()
    found = [
        text[m.start : m.end]
        for m, who in zip(parsed.reading.mentions, known, strict=True)
        if who == entity
    ]
    return found + [n.name for e in parsed.resolved.entities if e.id == entity for n in e.names]


def same_actor(gold: Iterable[str], found: Iterable[str]) -> bool:
    """Whether one of the strings means one of the actors: half of the words of either, or more."""
    sets = [{w.lower() for w in WORD.findall(name)} - {"the", "a", "of", "s"} for name in gold]
    for name in found:
        words = {w.lower() for w in WORD.findall(name)} - {"the", "a", "of", "s"}
        for wanted in sets:
            shared = len(words & wanted)
            if shared and (2 * shared >= len(wanted) or 2 * shared >= len(words)):
                return True
    return False


def actors(record: dict[str, Any], side: str) -> list[str]:
    """The strings of one side of a record."""
    listed = record.get(side) or []
    return [actor["actorText"] for actor in listed if isinstance(actor, dict)]


def score(record: dict[str, Any], parsed: Parsed) -> Record:
    """Compares one record with what was found in its sentence."""
    claim = chosen(parsed, record["eventText"])
    gold = OLDER.get(record["event"], record["event"])
    sources, targets = actors(record, "source"), actors(record, "target")
    agent = names_of(parsed, claim.agent) if claim else []
    patient = names_of(parsed, claim.patient) if claim else []
    if not targets and len(sources) > 1:
        # "Jordan and Britain agreed": both are source and target.
        targets = sources
    return Record(
        record["id"], gold, as_plover(claim) if claim else "none",
        same_actor(sources, agent) if sources else None,
        same_actor(targets, patient + (agent if targets is sources else [])) if targets else None,
    )  # fmt: skip


def macro(records: Sequence[Record]) -> tuple[float, dict[str, tuple[float, int]]]:
    """Mean F1 over types with enough records, and each type's F1 and number, in per cent."""
    gold = Counter(r.gold for r in records)
    found = Counter(r.found for r in records)
    right = Counter(r.gold for r in records if r.gold == r.found)
    each = {
        name: (200 * right[name] / (count + found[name]), count) for name, count in gold.items()
    }
    kept = [value for value, count in each.values() if count >= LEAST]
    return (sum(kept) / len(kept) if kept else 0.0), each


def accuracy(records: Sequence[Record], side: str) -> float:
    """Share of actors that are right, in per cent, over records whose type is right."""
    known = [
        getattr(r, side) for r in records if r.gold == r.found and getattr(r, side) is not None
    ]
    return 100 * sum(known) / len(known) if known else 0.0


def interval(records: Sequence[Record], figure: Any, seed: int, rounds: int = 500) -> list[float]:
    """A 95 % interval over records drawn anew."""
    rng = random.Random(seed)
    drawn = sorted(figure(rng.choices(records, k=len(records))) for _ in range(rounds))
    return [round(drawn[int(0.025 * rounds)], 1), round(drawn[int(0.975 * rounds)], 1)]


def measure(data: Path) -> Iterator[Record]:
    """Reads every sentence and scores it."""
    import sayso

    for line in data.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield score(record, sayso.parse(record["text"], published=record["date"]))


def figures(records: Sequence[Record], seed: int) -> dict[str, Any]:
    """Everything that is reported about some records."""
    mean, each = macro(records)
    return {
        "records": len(records),
        "type macro F1": round(mean, 1),
        "type macro F1 interval": interval(records, lambda r: macro(r)[0], seed),
        "type accuracy": round(100 * sum(r.gold == r.found for r in records) / len(records), 1),
        "agent": round(accuracy(records, "agent"), 1),
        "agent interval": interval(records, lambda r: accuracy(r, "agent"), seed),
        "patient": round(accuracy(records, "patient"), 1),
        "patient interval": interval(records, lambda r: accuracy(r, "patient"), seed),
        "types": {name: [round(f1, 1), count] for name, (f1, count) in sorted(each.items())},
    }


def main(argv: list[str]) -> int:
    """Print the figures of both halves and of all records."""
    options = argparse.ArgumentParser(prog="python -m bench acts", description=__doc__)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--json", action="store_true")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--errors", action="store_true", help="confusions on the developed half")
    chosen_options = options.parse_args(argv)
    if not chosen_options.data.exists():
        print(f"no data at {chosen_options.data}", file=sys.stderr)
        return 2
    records = list(measure(chosen_options.data))
    parts = {
        "all": records,
        "developed half": [r for r in records if r.developed],
        "other half": [r for r in records if not r.developed],
    }
    result = {
        "bench": "acts",
        "data": f"{chosen_options.data.parent.name}/{chosen_options.data.name}",
        "sha256": hashlib.sha256(chosen_options.data.read_bytes()).hexdigest(),
        "seed": chosen_options.seed,
        **{name: figures(part, chosen_options.seed) for name, part in parts.items()},
    }
    if chosen_options.json:
        print(json.dumps(result, indent=1))
        return 0
    for name in parts:
        shown = result[name]
        print(
            f"{name}: {shown['records']} records, type macro F1 {shown['type macro F1']} "
            f"{shown['type macro F1 interval']}, accuracy {shown['type accuracy']}; "
            f"given the right type: agent {shown['agent']} {shown['agent interval']}, "
            f"patient {shown['patient']} {shown['patient interval']}"
        )
        if name == "all":
            for label, (f1, count) in shown["types"].items():
                print(f"    {label:10} {f1:5.1f}  {count:3}")
    if chosen_options.errors:
        confused: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record in parts["developed half"]:
            if record.gold != record.found:
                confused[record.gold, record.found].append(record.id)
        for pair, ids in sorted(confused.items(), key=lambda item: -len(item[1])):
            print(pair, len(ids), " ".join(i[8:] for i in ids))
    return 0
