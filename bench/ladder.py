"""How far a contradiction of the gold comes, step by step; what is found and is none, and why.

For `bench allegations --oracle`: the ceiling is what the same comparison finds among the claims of
the gold's own allegations; the read steps say what reading would leave of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bench.claims import ENOUGH, claim_json, matched, read, same_entities, same_time
from bench.gold.load import GoldReport, Incident
from bench.metrics import Tokens
from sayso.model import Allegation

__all__ = ["STEPS", "climbed", "kept", "reported"]

Pair = tuple[str, frozenset[str]]
"""A facet and two claims."""

STEPS = {
    "gold": "contradictions in the gold",
    "read": "both claims are read from the text",
    "read_right": "and with the facet in question right",
    "ceiling": "found among gold claims in gold allegations",
    "ceiling_wrong": "found there and none in the gold",
    "found": "found among gold claims in allegations made",
    "apart": "missed: the two claims are in two allegations",
    "compared": "missed: in one allegation, and not found to exclude each other",
    "wrong_apart": "wrong: the two claims are no one allegation in the gold",
    "wrong_compared": "wrong: in one allegation of the gold, and no contradiction there",
}
"""What is counted, and in what words."""


def climbed(
    incident: Incident,
    wanted: set[Pair],
    got: set[Pair],
    made: Mapping[str, str],
    gold: Mapping[str, str],
    ideal: Sequence[Allegation],
) -> Counter[str]:
    """The steps of one incident. `made` and `gold` give each claim's allegation."""
    found: Counter[str] = Counter(gold=len(wanted), found=len(wanted & got))
    best = {
        (row["facet"], frozenset(row["claims"]))
        for one in ideal
        for row in one.detail["contradictions"]  # type: ignore[attr-defined]
    }
    found["ceiling"] = len(wanted & best)
    found["ceiling_wrong"] = len(best - wanted)
    for _, claims in wanted - got:
        found["apart" if len({made[claim] for claim in claims}) > 1 else "compared"] += 1
    for _, claims in got - wanted:
        one = len({gold[claim] for claim in claims}) > 1
        found["wrong_apart" if one else "wrong_compared"] += 1
    found.update(_reading(incident, wanted))
    return found


def _reading(incident: Incident, wanted: set[Pair]) -> Counter[str]:
    """Contradictions whose claims are read, and read with the facet right."""
    there: dict[str, dict[str, bool]] = {}
    for report in incident.reports:
        there |= kept(report)
    steps: Counter[str] = Counter()
    for facet, claims in wanted:
        if all(claim in there for claim in claims):
            steps["read"] += 1
            steps["read_right"] += all(there[claim].get(facet, False) for claim in claims)
    return steps


def kept(report: GoldReport) -> dict[str, dict[str, bool]]:
    """The gold claims that reading finds in a report, and which of their facets are right."""
    gold, tokens, parsed = report.gold, Tokens(report.text), read(report)
    same = same_entities(gold, parsed)
    found = [claim_json(claim, same) for claim in parsed.stated.claims]
    pairs = matched(
        [tokens.inside([tuple(c["passage"])], trim=True) for c in gold["claims"]],
        [tokens.inside([c["passage"]], trim=True) for c in found],
    )
    return {
        f"{report.id}.{gold['claims'][i]['id']}": _right(gold["claims"][i], found[j])
        for i, j in pairs.items()
    }


def _right(gold: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, bool]:
    def same(facet: str) -> bool:
        one, other = gold[facet], found[facet]
        if one is None or not other:
            return one is None and not other
        if facet == "count":
            return bool((one["low"], one["high"]) == (other["low"], other["high"]))
        return same_time(one, other) if facet == "time" else one in other

    facets = ("agent", "patient", "place", "time", "count")
    whole = {facet: gold[facet] == found[facet] for facet in ("act", "polarity")}
    return whole | {facet: same(facet) for facet in facets}


def reported(steps: Counter[str]) -> list[str]:
    """The steps as lines, with the F1 that the ceiling comes to."""
    lines = [f"  {steps[key]:3}  {words}" for key, words in STEPS.items()]
    found = steps["ceiling"] + steps["ceiling_wrong"]
    total = steps["gold"] + found
    lines.append(f"  ceiling F1 {2 * steps['ceiling'] / total if total else 0.0:.3f}")
    return [f"a claim is read where its words agree by {ENOUGH} or more", *lines]
