"""Contradictions in small invented cases, read and weighed as a user would have it.

    python -m bench disputes [--set clashes] [--split odd|even] [--from NUMBER] [--only CASE]
                             [--errors] [--found]

`disputes.yaml` holds reports and, for pairs of passages in them, the facet in which they contradict
each other, or "none"; "agent/means" where either will do. `clashes.yaml` holds 56 numbered cases of
more reports: the odd ones to develop with, the even ones to measure; those from 45 on were written
when the rules had been developed on the odd ones before. A pair counts as found where
some claim that overlaps the one passage and some claim that overlaps the other are listed as
contradicting in that facet. Of those not found it is said how far they came: no claim read, a
polarity or facet read otherwise, or claims kept apart.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.allegations import weighed
from bench.gold.notation import table
from sayso.model import Claim, Parsed
from sayso.pipeline import Stages, given_text
from sayso.settings import Settings

CASES = {name: Path(__file__).with_name(f"{name}.yaml") for name in ("disputes", "clashes")}
_SIDE = re.compile(r'([a-z0-9]+) "(.+)"')


@dataclass(frozen=True, slots=True)
class Asked:
    """Two passages, each (report, words), and in which facets they may be found to contradict each
    other; none for not at all."""

    facets: frozenset[str]
    one: tuple[str, str]
    other: tuple[str, str]


def cases(
    which: str = "disputes", split: str = "", first: int = 1
) -> Iterator[tuple[str, list[dict[str, str]], list[Asked]]]:
    """Each case: its id, its reports, what is asked of it. `split` takes odd or even numbers,
    `first` those from there on."""
    for at, raw in enumerate(yaml.safe_load(CASES[which].read_text(encoding="utf-8")), start=1):
        if at < first or (split and split != ("even", "odd")[at % 2]):
            continue
        asked = [
            Asked(frozenset(facets.split("/")) - {"none"}, _side(one), _side(other))
            for facets, one, other in table(raw["pairs"], 3)
        ]
        yield raw["id"], raw["reports"], asked


def _side(cell: str) -> tuple[str, str]:
    match = _SIDE.fullmatch(cell)
    if match is None:
        raise ValueError(f"not a report and its words: {cell!r}")
    return match[1], match[2]


def read(case: str, reports: list[dict[str, Any]], stages: Stages) -> dict[str, Parsed]:
    """The reports of a case as a user would have them read."""
    from dataclasses import replace

    found = {}
    for report in reports:
        fields = {"publisher": report["publisher"], "published": str(report["published"])}
        parsed = stages(*given_text(report["text"].rstrip("\n"), fields=fields))
        known = replace(parsed.report, id=f"{case}/{report['id']}")
        found[report["id"]] = replace(parsed, report=known)
    return found


def claims_at(parsed: Parsed, words: str) -> list[Claim]:
    """The claims that overlap a passage in at least half of it or of themselves."""
    start = parsed.text.text.index(words)
    end = start + len(words)
    found = []
    for claim in parsed.stated.claims:
        low, high = claim.passage
        shared = min(high, end) - max(low, start)
        if shared > 0 and 2 * shared >= min(high - low, end - start):
            found.append(claim)
    return found


def outcome(asked: Asked, parsed: dict[str, Parsed], groups: list[Any]) -> str:
    """ "right", "wrong" (found where none is), or how far a missing one came."""
    sides = [claims_at(parsed[report], words) for report, words in (asked.one, asked.other)]
    ids = [{claim.id for claim in side} for side in sides]
    facets = {
        row["facet"]
        for one in groups
        for row in one.detail["contradictions"]
        for a, b in (row["claims"], row["claims"][::-1])
        if a in ids[0] and b in ids[1]
    }
    if not asked.facets:
        return f"wrong: {', '.join(sorted(facets))}" if facets else "right"
    if asked.facets & facets:
        return "right"
    if not all(ids):
        return "missed: no claim read"
    if asked.facets == {"polarity"}:
        polarities = [{claim.polarity.value for claim in side} for side in sides]
        if not any(a != b for a in polarities[0] for b in polarities[1]):
            return f"missed: polarity read as {polarities[0] | polarities[1]}"
    elif len(asked.facets) == 1:
        (facet,) = asked.facets
        if any(all(getattr(c, facet) is None for c in side) for side in sides):
            return f"missed: no {facet} read"
    together = any(ids[0] & set(one.claims) and ids[1] & set(one.claims) for one in groups)
    return "missed: compared otherwise" if together else "missed: kept apart"


def listed(parsed: dict[str, Parsed], groups: list[Any]) -> Iterator[str]:
    """Every contradiction found in a case, as a line."""
    said = {
        claim.id: f"{report} {one.text.text[slice(*claim.passage)]!r}"
        for report, one in parsed.items()
        for claim in one.stated.claims
    }
    for one in groups:
        for row in one.detail["contradictions"]:
            yield f"{row['facet']}: {' | '.join(said[claim] for claim in row['claims'])}"


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench disputes", description=__doc__)
    parser.add_argument("--set", default="disputes", choices=tuple(CASES), help="which cases")
    parser.add_argument("--split", default="", choices=("odd", "even"), help="numbers of cases")
    parser.add_argument("--from", dest="first", type=int, default=1, help="cases from this number")
    parser.add_argument("--only", default="", help="cases whose name begins with it")
    parser.add_argument("--errors", action="store_true", help="print what is not right")
    parser.add_argument("--found", action="store_true", help="print every contradiction found")
    asked = parser.parse_args(argv)
    stages = Stages(Settings.from_environment())
    count: Counter[str] = Counter()
    for case, reports, pairs in cases(asked.set, asked.split, asked.first):
        if not case.startswith(asked.only):
            continue
        parsed = read(case, reports, stages)
        shelf, _ = weighed(list(parsed.values()))
        groups = [one for one, _ in shelf.groups()]
        lines = list(listed(parsed, groups))
        count["found in all"] += len(lines)
        for line in lines if asked.found else ():
            print(f"{case} {line}")
        for pair in pairs:
            came = outcome(pair, parsed, groups)
            kind = "contradict" if pair.facets else "do not"
            count[f"{kind}: {came.partition(' read as')[0]}"] += 1
            if asked.errors and came != "right":
                print(f"{case} {'/'.join(sorted(pair.facets)) or 'none'}: {came}")
                for report, words in (pair.one, pair.other):
                    print(f"    {report} {words!r}")
                    for claim in claims_at(parsed[report], words):
                        said = parsed[report].text.text[slice(*claim.passage)]
                        print(f"      {claim.polarity.value} {said!r} {claim.count}")
    for kind, number in sorted(count.items()):
        print(f"{number:3}  {kind}")
    return 0
