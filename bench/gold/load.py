"""Reads the gold corpus: YAML in, `parse` objects with offsets out.

The notation is explained in GUIDE.md. Anything that does not fit raises GoldError, with the
incident, the report and the line in the message.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.gold.build import ReportBuilder
from bench.gold.notation import GoldError, table
from bench.gold.nouns import GoldAllegation, GoldEntity, GoldReport, Incident, Json
from sayso.vocabulary import Tie

__all__ = [
    "HALVES",
    "RELATED",
    "SHORT",
    "GoldAllegation",
    "GoldEntity",
    "GoldError",
    "GoldReport",
    "Incident",
    "fingerprint",
    "incidents",
    "load",
    "reports",
]

HERE = Path(__file__).parent
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar stays the string that was written ("no" and dates too)."""

HALVES = ("dev", "measure")
SHORT = ("short-dev", "short-measure", "short-claims", "short-train")
"""Halves of short, unrelated reports: of the first two the sources alone are annotated; the third
holds forty of the first with their claims, times, remarks and journeys; the last, to learn from,
has all of that."""
RELATED = ("short-incidents",)
"""Incidents of three short reports each: those of odd number to develop with, those of even number
to measure."""
LABELS = frozenset(
    "unsupported single_origin repeated possibly_separate cross_party same_party "
    "separate_observers separate".split()
)
FACETS = frozenset("act agent patient place time count means purpose polarity".split())


def allegation_of(raw: Json) -> GoldAllegation:
    """One entry of an incident's `allegations`."""
    counted = raw["n"].split()
    label = counted[2]
    if label not in LABELS or set(counted[3:]) - {"contested"}:
        raise GoldError(f"{raw['id']}: {raw['n']!r} is not min max label [contested]")

    def edges(key: str) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(pair.split()) for pair in raw.get(key, []))

    return GoldAllegation(
        raw["id"], raw["title"], tuple(raw["claims"].split()), int(counted[0]), int(counted[1]),
        label, "contested" in counted, edges("must"), edges("may"),
        frozenset(raw.get("out", "").split()), raw["why"],
    )  # fmt: skip


def load(path: Path) -> Incident:
    """One incident from its file. Raises GoldError where anything does not fit."""
    raw: Json = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    ties = []
    for subject, tie, target in table(raw.get("ties", ""), 3):
        ties.append((subject, Tie(tie), target))
    allegations = tuple(allegation_of(a) for a in raw.get("allegations", ()))
    clashes = table(raw.get("contradictions", ""), 4)
    listed = tuple((f, (one, two), why) for f, one, two, why in clashes)
    incident = Incident(
        path.stem, path.parent.name, raw["about"], tuple(ties),
        tuple(ReportBuilder(path.stem, report).build() for report in raw["reports"]),
        allegations, listed,
        tuple((copy, of, kind) for copy, of, kind in table(raw.get("copies", ""), 3)),
    )  # fmt: skip
    for allegation in incident.allegations:
        for reference in allegation.claims:
            incident.claim(reference)
    for facet, pair, _ in incident.contradictions:
        if facet not in FACETS:
            raise GoldError(f"{incident.id}: {facet!r} is no facet")
        for reference in pair:
            incident.claim(reference)
    for copy, of, _ in incident.copies:
        incident.report(copy)
        incident.report(of)
    return incident


def incidents(half: str) -> tuple[Incident, ...]:
    """All incidents of a half, in the order of their file names."""
    every = HALVES + SHORT + RELATED
    if half not in every:
        raise GoldError(f"no half {half!r}; there are {', '.join(every)}")
    return tuple(load(path) for path in sorted((HERE / half).glob("*.yaml")))


def reports(half: str) -> Iterator[GoldReport]:
    """All reports of one half."""
    for incident in incidents(half):
        yield from incident.reports


def fingerprint(half: str) -> str:
    """SHA-256 over the names and the bytes of a half's files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted((HERE / half).glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def main(argv: list[str]) -> int:
    """Print a half as JSON lines: `python -m bench.gold.load [HALF] [--given]`."""
    half = next((a for a in argv if a in HALVES + SHORT + RELATED), "dev")
    for report in reports(half):
        shown = report.given() if "--given" in argv else report.gold
        print(json.dumps(shown, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
