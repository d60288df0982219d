"""Allegations, contradictions and bounds on the gold corpus.

    python -m bench allegations [dev|measure|short-incidents] [--split odd|even] [--json] [--each]
                                [--oracle]

Claims, chains and ties are the gold's; sentences and vectors are the reader's. Grouping is scored
by B-cubed over all claims (Bagga and Baldwin, 1998), contradictions by pairs of claims, bounds and
labels on the allegations as annotated, so that counting is measured apart from grouping.
`--oracle` says how far contradictions come, and how many there would be among gold allegations.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from bench.gold.load import HALVES, RELATED, Incident, incidents
from bench.gold_parsed import parsed_incident
from bench.ladder import climbed, reported
from sayso.model import Allegation, Parsed, Reuse
from sayso.pipeline import Stages
from sayso.settings import Settings
from sayso.show.weighing import same_name
from sayso.weigh.counting import allegation_of
from sayso.weigh.entry import Entry
from sayso.weigh.memory import Memory
from sayso.weigh.overlaps import overlaps_of
from sayso.weigh.parties import Parties
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import Weighing, number_of

SEED = 6
SAMPLES = 1_000


def b_cubed(
    gold: Mapping[str, Hashable], found: Mapping[str, Hashable]
) -> dict[str, tuple[float, float]]:
    """Precision and recall of each item. `found` must have every item of `gold`."""
    of_gold: dict[Hashable, set[str]] = {}
    of_found: dict[Hashable, set[str]] = {}
    for item, group in gold.items():
        of_gold.setdefault(group, set()).add(item)
        of_found.setdefault(found[item], set()).add(item)
    scores = {}
    for item, group in gold.items():
        mine, theirs = of_found[found[item]], of_gold[group]
        both = len(mine & theirs)
        scores[item] = both / len(mine), both / len(theirs)
    return scores


def f1(precision: float, recall: float) -> float:
    """The harmonic mean, 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def weighed(parsed: Sequence[Parsed]) -> tuple[Memory, Weighing]:
    """Reports weighed together, in memory."""
    shelf = Memory()
    for one in parsed:
        shelf.put_text(one.report.id, one.text.text)
    weighing = Weighing(shelf, same_name=same_name)
    weighing.update([entry_of(one) for one in parsed])
    return shelf, weighing


def grouping(incident: Incident, shelf: Memory) -> tuple[dict[str, str], dict[str, str]]:
    """The gold's group and the group found, of every claim."""
    found = {c: f"{incident.id}:{one.id}" for one, _ in shelf.groups() for c in one.claims}
    gold = {claim: claim for claim in found}
    for one in incident.allegations:
        gold |= {f"{incident.id}/{claim}": f"{incident.id}:{one.id}" for claim in one.claims}
    return gold, found


def ideal(
    incident: Incident, parsed: Sequence[Parsed], shelf: Memory, weighing: Weighing
) -> list[Allegation]:
    """Each annotated allegation, counted as the gold groups it."""
    entries = {one.report.id: entry_of(one) for one in parsed}
    sayings = {s.claim: s for entry in entries.values() for s in entry.sayings}
    parties = Parties(shelf.ties(), weighing.key)
    return [
        count(
            [sayings[f"{incident.id}/{claim}"] for claim in one.claims],
            entries, shelf, weighing, parties,
        )
        for one in incident.allegations
    ]  # fmt: skip


def counted(incident: Incident, ideal: Sequence[Allegation]) -> list[tuple[bool, bool, bool, str]]:
    """For each annotated allegation: whether bounds, label and dispute come out, and what did."""
    rows = []
    for one, made in zip(incident.allegations, ideal, strict=True):
        said = (
            f"{incident.id} {one.id}: {made.n_min} {made.n_max} {made.label}"
            f"{' contested' if made.contested else ''}, gold {one.n_min} {one.n_max} {one.label}"
            f"{' contested' if one.contested else ''}"
        )
        rows.append(
            (
                (made.n_min, made.n_max) == (one.n_min, one.n_max),
                made.label == one.label,
                made.contested == one.contested,
                said,
            )
        )
    return rows


def count(
    sayings: Sequence[Any],
    entries: Mapping[str, Entry],
    shelf: Memory,
    weighing: Weighing,
    parties: Parties,
) -> Allegation:
    """One allegation as the gold groups it, counted."""

    def reuses(report: str) -> dict[str, Reuse]:
        found = shelf.reuses(number_of(report))
        return {r.other if r.one == report else r.one: r for r in found.values()}

    return allegation_of(
        sayings,
        entries,
        title=sayings[0],
        key=weighing.key,
        parties=parties,
        overlaps=overlaps_of(sayings, entries, reuses),
    )


def against(incident: Incident, shelf: Memory) -> tuple[set[Any], set[Any]]:
    """Contradicting pairs of claims: the gold's (facets and polarity), and those found."""

    def pair(one: str, other: str) -> frozenset[str]:
        return frozenset((f"{incident.id}/{one}", f"{incident.id}/{other}"))

    gold = {("polarity", pair(*two)) for two in incident.opposed()}
    gold |= {(facet, pair(*two)) for facet, two, _ in incident.contradictions}
    found = {
        (row["facet"], frozenset(row["claims"]))
        for one, _ in shelf.groups()
        for row in one.detail["contradictions"]  # type: ignore[attr-defined]
    }
    return gold, found


def interval(
    per: Mapping[str, Any], figure: Callable[[list[Any]], float], seed: int = SEED
) -> tuple[float, float]:
    """95 % interval of a figure, incidents drawn with replacement."""
    chance = random.Random(seed)
    names = sorted(per)
    drawn = sorted(figure([per[chance.choice(names)] for _ in names]) for _ in range(SAMPLES))
    return drawn[int(0.025 * SAMPLES)], drawn[int(0.975 * SAMPLES)]


def chosen(half: str, split: str = "") -> list[Incident]:
    """The incidents of a half; `split` takes those of odd or of even number."""
    every = enumerate(incidents(half), start=1)
    return [one for at, one in every if not split or split == ("even", "odd")[at % 2]]


def measure(half: str, *, split: str = "", oracle: bool = False) -> dict[str, Any]:
    """All figures of one half of the gold; with `oracle` how far contradictions come."""
    stages = Stages(Settings.from_environment())
    groups: dict[str, list[tuple[float, float]]] = {}
    pairs: dict[str, tuple[int, int, int]] = {}
    counts: dict[str, list[tuple[bool, bool, bool, str]]] = {}
    steps: Counter[str] = Counter()
    for incident in chosen(half, split):
        parsed = parsed_incident(incident, stages)
        shelf, weighing = weighed(parsed)
        gold, found = grouping(incident, shelf)
        groups[incident.id] = list(b_cubed(gold, found).values())
        wanted, got = against(incident, shelf)
        pairs[incident.id] = len(wanted & got), len(got), len(wanted)
        best = ideal(incident, parsed, shelf, weighing)
        counts[incident.id] = counted(incident, best)
        if oracle:
            steps += climbed(incident, wanted, got, found, gold, best)

    def mean(some: list[list[tuple[float, float]]]) -> tuple[float, float]:
        flat = [score for one in some for score in one]
        return sum(p for p, _ in flat) / len(flat), sum(r for _, r in flat) / len(flat)

    def pair_f1(some: list[tuple[int, int, int]]) -> float:
        right, got, wanted = (sum(column) for column in zip(*some, strict=True))
        return f1(right / got if got else 0.0, right / wanted if wanted else 0.0)

    flat = [row for rows in counts.values() for row in rows]
    precision, recall = mean(list(groups.values()))
    return {
        "half": half,
        "claims": sum(map(len, groups.values())),
        "b3": {
            "precision": precision, "recall": recall, "f1": f1(precision, recall),
            "interval": interval(groups, lambda some: f1(*mean(some))),
        },
        "contradictions": {
            "right": sum(p[0] for p in pairs.values()), "found": sum(p[1] for p in pairs.values()),
            "gold": sum(p[2] for p in pairs.values()), "f1": pair_f1(list(pairs.values())),
            "interval": interval(pairs, pair_f1),
        },
        "counting": {
            "allegations": len(flat),
            "bounds": sum(row[0] for row in flat), "labels": sum(row[1] for row in flat),
            "contested": sum(row[2] for row in flat),
        },
        # What goes wrong is shown for the half that may be looked at only.
        "each": [
            {"incident": name, "b3": f1(*mean([groups[name]])), "right": pairs[name][0],
             "found": pairs[name][1], "gold": pairs[name][2],
             "bounds": sum(row[0] for row in counts[name]),
             "labels": sum(row[1] for row in counts[name]), "allegations": len(counts[name])}
            for name in sorted(groups)
        ] if half == "dev" or split == "odd" else [],
        "steps": reported(steps) if oracle else [],
        "wrong": [row[3] for row in flat if not all(row[:3])]
        if half == "dev" or split == "odd" else [],
    }  # fmt: skip


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench allegations", description=__doc__)
    parser.add_argument("half", nargs="?", default="dev", choices=(*HALVES, *RELATED))
    parser.add_argument("--split", default="", choices=("odd", "even"), help="numbers of incidents")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--each", action="store_true", help="every incident of the dev half")
    parser.add_argument("--oracle", action="store_true", help="how far contradictions come")
    asked = parser.parse_args(argv)
    found = measure(asked.half, split=asked.split, oracle=asked.oracle)
    if asked.json:
        print(json.dumps(found, indent=1))
        return 0
    b3, pairs, counts = found["b3"], found["contradictions"], found["counting"]
    half = f"{asked.half} {asked.split}".rstrip()
    print(f"gold/{half}, {found['claims']} claims, intervals by incident, seed {SEED}")
    print(
        f"allegations     B-cubed precision {b3['precision']:.3f} recall {b3['recall']:.3f} "
        f"F1 {b3['f1']:.3f} ({b3['interval'][0]:.3f} to {b3['interval'][1]:.3f})"
    )
    print(
        f"contradictions  F1 {pairs['f1']:.3f} ({pairs['interval'][0]:.3f} to "
        f"{pairs['interval'][1]:.3f}); {pairs['right']} of {pairs['gold']}, {pairs['found']} found"
    )
    print(
        f"counting        bounds right {counts['bounds']}, labels {counts['labels']}, contested "
        f"{counts['contested']} of {counts['allegations']}"
    )
    for row in found["each"] if asked.each else ():
        print(
            f"  {row['incident']:18} B-cubed F1 {row['b3']:.3f}, contradictions {row['right']} of "
            f"{row['gold']}, {row['found']} found, bounds {row['bounds']}, labels {row['labels']} "
            f"of {row['allegations']}"
        )
    for row in (*found["steps"], *found["wrong"]):
        print("  " + row)
    return 0
