"""Claims with every facet, remarks, journeys and caveats on the gold corpus.

Gold claims are a choice of what a report asserts, so what counts is how many of them are found
(passages whose words agree by a Dice of 0.5 or more, one to one), and, of those found, whether each
facet is right. Facets that a claim may lack are scored by F1: right where both have it and agree.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

from bench.gold.load import HALVES, GoldReport, fingerprint, reports
from bench.gold.nouns import DETERMINER
from bench.metrics import Counts, Table, Tokens
from sayso.intervals import days_of
from sayso.model import Parsed

ENOUGH = 0.5
WHOLE = ("act", "polarity", "certainty", "modality", "basis")
OPTIONAL = ("agent", "patient", "place", "time", "count", "means", "purpose")
LEFT_OUT = frozenset({"single_gatherer"})
"""Caveats that the corpus leaves to the weighing."""
Json = dict[str, Any]
Span = tuple[int, int]


def main(argv: list[str]) -> int:
    """Print recall of claims and F1 of every facet with intervals by report."""
    options = argparse.ArgumentParser(prog="python -m bench claims", description=__doc__)
    options.add_argument(
        "--half", choices=(*HALVES, "short-claims", "short-train"), default="measure"
    )
    options.add_argument("--json", action="store_true")
    options.add_argument("--only", default="", help="incidents whose name begins with it")
    options.add_argument("--errors", action="store_true", help="what differs, not of what measures")
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args(argv)
    table = Table()
    for report in reports(chosen.half):
        if not report.incident.startswith(chosen.only):
            continue
        parsed = read(report)
        score(table, report, parsed, errors=chosen.errors and chosen.half != "measure")
    rows = table.rows(chosen.seed)
    if chosen.json:
        print(json.dumps({"bench": "claims", "data": f"gold/{chosen.half}",
                          "sha256": fingerprint(chosen.half), "seed": chosen.seed, "rows": rows},
                         indent=1))  # fmt: skip
        return 0
    print(f"claims on gold/{chosen.half}, intervals by report, seed {chosen.seed}")
    for row in rows:
        print(
            f"{row['name']:18} precision {row['precision']:5} recall {row['recall']:5} "
            f"F1 {row['f1']:5} [{row['low']}, {row['high']}]  found {row['found']}, "
            f"gold {row['gold']}"
        )
    return 0


def read(report: GoldReport) -> Parsed:
    """The report as a user would have it read."""
    import sayso

    return sayso.parse(
        report.text, publisher=report.publisher, published=report.published, title=report.title
    )


def score(table: Table, report: GoldReport, parsed: Parsed, *, errors: bool = False) -> None:
    """Adds one report to the table."""
    gold, tokens = report.gold, Tokens(report.text)
    same = same_entities(gold, parsed)
    found = [claim_json(c, same) for c in parsed.stated.claims]
    pairs = matched(
        [tokens.inside([tuple(c["passage"])], trim=True) for c in gold["claims"]],
        [tokens.inside([c["passage"]], trim=True) for c in found],
    )
    table.add(report.id, "claims found", Counts(len(pairs), len(pairs), len(gold["claims"])))
    for i, j in sorted(pairs.items()):
        compare(table, report, gold["claims"][i], found[j], errors=errors)
    if errors:
        for i, claim in enumerate(gold["claims"]):
            if i not in pairs:
                print("NOT FOUND", report.id, repr(report.text[slice(*claim["passage"])]))
    score_remarks(table, report, parsed, same, errors=errors)
    score_journeys(table, report, parsed, same, errors=errors)


def compare(table: Table, report: GoldReport, gold: Json, found: Json, *, errors: bool) -> None:
    """Adds every facet of one pair of claims."""

    def tell(facet: str) -> None:
        if errors:
            where = report.text[slice(*gold["passage"])][:90]
            print(f"{facet}: {gold[facet]!r} found {found[facet]!r} | {where!r}")

    voice = (gold["attribution"] is None) == (found["attribution"] is None)
    table.add(report.id, "voice", Counts(int(voice), 1, 1))
    for facet in WHOLE:
        right = gold[facet] == found[facet]
        table.add(report.id, facet, Counts(int(right), 1, 1))
        if not right:
            tell(facet)
    for facet in OPTIONAL:
        a, b = gold[facet], found[facet]
        if facet == "count":
            right = (
                a is not None and b is not None and a["low"] == b["low"] and a["high"] == b["high"]
            )
        elif facet in ("means", "purpose"):
            right = a is not None and b is not None and a[0] < b[1] and b[0] < a[1]
        elif facet == "time":
            right = a is not None and b is not None and same_time(a, b)
        else:
            right = a is not None and b is not None and a in b
        table.add(report.id, facet, Counts(int(right), int(bool(b)), int(bool(a))))
        if (a or b) and not right:
            tell(facet)
    if gold["attribution"] is not None:
        a, b = set(gold["caveats"]), set(found["caveats"]) - LEFT_OUT
        table.add(report.id, "caveats", Counts(len(a & b), len(b), len(a)))
        if a != b:
            tell("caveats")


def same_time(a: str, b: str) -> bool:
    """Equal, or the same first and last day: a season is three months."""
    return a == b or (days_of(a) is not None and days_of(a) == days_of(b))


def claim_json(claim: Any, same: dict[str, frozenset[str]]) -> Json:
    """A found claim with gold's entities in place of its own."""
    count = claim.count
    return {
        "passage": claim.passage, "attribution": claim.attribution,
        "act": claim.act.value if claim.act else None,
        "polarity": claim.polarity.value, "certainty": claim.certainty.value,
        "modality": claim.modality.value, "basis": claim.basis.value,
        "agent": entity(claim.agent, same), "patient": entity(claim.patient, same),
        "place": entity(claim.place, same), "time": claim.time,
        "count": {"low": count.low, "high": count.high} if count else None,
        "means": claim.means, "purpose": claim.purpose,
        "caveats": [caveat.value for caveat in claim.caveats],
    }  # fmt: skip


def entity(found: str | None, same: dict[str, frozenset[str]]) -> frozenset[str] | None:
    """The gold entities that a found one may be; None where nothing was found."""
    return None if found is None else same.get(found, frozenset({f"? {found}"}))


def same_entities(gold: Json, parsed: Parsed) -> dict[str, frozenset[str]]:
    """For each found entity the gold one that most of its mentions or names stand for."""
    owner = sorted((m["start"], m["end"], m["entity"]) for m in gold["mentions"])
    names = {bare(n["name"]): e["id"] for e in gold["entities"] for n in e["names"]}
    votes: dict[str, Counter[str]] = {}
    known = parsed.resolved.mention_entities
    spans = [(m.start, m.end, e) for m, e in zip(parsed.reading.mentions, known, strict=True)]
    spans += [(p.start, p.end, p.entity) for p in parsed.resolved.places]
    for start, end, found in spans:
        if found is None:
            continue
        for s, e, key in owner:
            if s < end and start < e:
                shared = min(e, end) - max(s, start)
                if 2 * shared >= max(e - s, end - start):
                    votes.setdefault(found, Counter())[key] += 2
    for one in parsed.resolved.entities:
        for name in one.names:
            key = names.get(bare(name.name))
            if key is not None:
                votes.setdefault(one.id, Counter())[key] += 1
    alone = {one.id: frozenset({f"? {one.name}"}) for one in parsed.resolved.entities}
    return alone | {
        one: frozenset(k for k, n in count.items() if n == max(count.values()))
        for one, count in votes.items()
    }


def bare(name: str) -> str:
    """A name in lower case without its article or possessive."""
    return DETERMINER.sub("", name).removeprefix("The ").removeprefix("the ").lower()


def matched(gold: list[frozenset[int]], found: list[frozenset[int]]) -> dict[int, int]:
    """One-to-one pairs, the closest first."""
    scored = sorted(
        (
            (2 * len(a & b) / (len(a) + len(b)), -i, -j)
            for i, a in enumerate(gold)
            for j, b in enumerate(found)
            if a & b
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for dice, i, j in scored:
        if dice >= ENOUGH and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def score_remarks(
    table: Table, report: GoldReport, parsed: Parsed, same: dict[str, frozenset[str]],
    *, errors: bool = False,
) -> None:  # fmt: skip
    """A remark is right where status and place agree; `by` is scored over the right ones."""
    gold, found = report.gold["remarks"], list(parsed.stated.remarks)
    right, by = 0, 0
    left = list(found)
    for remark in gold:
        for other in left:
            meets = other.start < remark["end"] and remark["start"] < other.end
            if meets and other.status.value == remark["status"]:
                right += 1
                mine = entity(other.by, same)
                same_one = (remark["by"] is None and mine is None) or remark["by"] in (mine or ())
                by += int(same_one)
                left.remove(other)
                if errors and not same_one:
                    print("REMARK BY", remark["by"], "found", mine, cut(report, remark))
                break
        else:
            if errors:
                print("REMARK MISSED", remark["status"], cut(report, remark))
    for other in left if errors else ():
        print("REMARK TOO MANY", other.status.value, repr(report.text[other.start : other.end]))
    table.add(report.id, "remarks", Counts(right, len(found), len(gold)))
    table.add(report.id, "remarks: by", Counts(by, right, right))


def cut(report: GoldReport, remark: Json) -> str:
    """The words of a gold remark."""
    return repr(report.text[remark["start"] : remark["end"]])


def score_journeys(
    table: Table, report: GoldReport, parsed: Parsed, same: dict[str, frozenset[str]],
    *, errors: bool = False,
) -> None:  # fmt: skip
    """A journey is right where traveller and stops agree in order; half of the stops for "near"."""
    gold, found = report.gold["journeys"], list(parsed.stated.journeys)
    right = near = 0
    left = list(found)
    for journey in gold:
        wanted = [stop["entity"] for stop in journey["stops"]]
        best = max(
            left,
            key=lambda j: (_shared(wanted, j, same), journey["who"] in (entity(j.who, same) or ())),
            default=None,
        )
        if best is None or not _shared(wanted, best, same):
            if errors:
                print("JOURNEY MISSED", journey["who"], wanted)
            continue
        near += 1
        stops = [entity(stop.entity, same) or frozenset() for stop in best.stops]
        exact = len(stops) == len(wanted) and all(
            w in s for w, s in zip(wanted, stops, strict=True)
        )
        exact = exact and best.status.value == journey["status"]
        exact = exact and journey["who"] in (entity(best.who, same) or ())
        right += int(exact)
        left.remove(best)
        if errors and not exact:
            print("JOURNEY", journey["who"], wanted, journey["status"], "found",
                  entity(best.who, same), stops, best.status.value)  # fmt: skip
    for other in left if errors else ():
        print("JOURNEY TOO MANY", entity(other.who, same),
              [entity(stop.entity, same) for stop in other.stops])  # fmt: skip
    table.add(report.id, "journeys", Counts(right, len(found), len(gold)))
    table.add(report.id, "journeys, near", Counts(near, len(found), len(gold)))


def _shared(wanted: Iterable[str], journey: Any, same: dict[str, frozenset[str]]) -> int:
    stops = [entity(stop.entity, same) or frozenset() for stop in journey.stops]
    return sum(any(w in s for s in stops) for w in wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
