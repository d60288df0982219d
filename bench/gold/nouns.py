"""What the gold corpus holds: reports with their entities, incidents with what holds between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from bench.gold.notation import GoldError
from sayso.vocabulary import MentionKind, Naming, Role, Tie

UNNAMED = {Naming.anonymous, Naming.collective, Naming.unknown}
DETERMINER = re.compile(r"^(?:an?|the|my|our|his|her|its|their)\s+", re.IGNORECASE)
SEEN = frozenset({"own_act", "direct_observation", "document", "recording"})
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Who or what a key stands for in one report; the same key in two reports is the same one."""

    key: str
    kind: MentionKind
    naming: Naming
    role: Role
    flags: dict[str, str]
    names: tuple[tuple[str, str, bool], ...]
    """(name, role of the name, whether it stands in the text), the canonical one first."""

    @property
    def name(self) -> str:
        """The canonical name; a description without its article or possessive."""
        name, role, _ = self.names[0]
        return DETERMINER.sub("", name) if role == "description" else name


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report: what a program is given, and `gold`, the object that it should give back."""

    id: str
    incident: str
    genre: str
    text: str
    publisher: str
    publisher_key: str
    published: str | None
    title: str | None
    entities: dict[str, GoldEntity]
    gold: Json

    def given(self) -> Json:
        """The line that `sayso parse --jsonl` would be given."""
        known = {"publisher": self.publisher, "published": self.published, "title": self.title}
        return {"id": self.id, "text": self.text} | {k: v for k, v in known.items() if v}


@dataclass(frozen=True, slots=True)
class GoldAllegation:
    """The claims that assert or deny one narrow proposition, and what counting them must give."""

    id: str
    title: str
    claims: tuple[str, ...]
    """"r1.c2": asserting and denying ones; their own polarity says which."""
    n_min: int
    n_max: int
    label: str
    contested: bool
    must: tuple[frozenset[str], ...]
    """Origin keys that are certainly one (same utterance, cited report)."""
    may: tuple[frozenset[str], ...]
    out: frozenset[str]
    """Claims left out because a correction or a retraction supersedes them."""
    why: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Five reports and what holds between them."""

    id: str
    half: str
    about: str
    ties: tuple[tuple[str, Tie, str], ...]
    reports: tuple[GoldReport, ...]
    allegations: tuple[GoldAllegation, ...]
    contradictions: tuple[tuple[str, tuple[str, str], str], ...]
    """(facet, the two claims, why): those of facets; opposite polarities follow, see `opposed`."""
    copies: tuple[tuple[str, str, str], ...]
    """(the copy, what it copies, whole, cut or reworded)."""

    def opposed(self) -> Iterator[tuple[str, str]]:
        """Every pair of a standing asserting and a standing denying claim of one allegation."""
        for allegation in self.allegations:
            sides: dict[str, list[str]] = {"pos": [], "neg": [], "unknown": []}
            for reference in allegation.claims:
                if reference in allegation.out:
                    continue
                sides[self.claim(reference)["polarity"]].append(reference)
            yield from product(sides["pos"], sides["neg"])

    def claim(self, reference: str) -> Json:
        """The claim that "r1.c2" names."""
        report, _, number = reference.partition(".")
        for candidate in self.report(report).gold["claims"]:
            if candidate["id"] == number:
                return dict(candidate)
        raise GoldError(f"{self.id}: no claim {reference}")

    def report(self, short: str) -> GoldReport:
        """The report that "r1" names."""
        for candidate in self.reports:
            if candidate.id == f"{self.id}/{short}":
                return candidate
        raise GoldError(f"{self.id}: no report {short}")

    def origin_key(self, reference: str) -> str:
        """The origin of a claim as rule 2 of the design keys it."""
        report, _, _ = reference.partition(".")
        source = self.report(report)
        claim = self.claim(reference)
        attribution = claim["attribution"]
        if attribution is None:
            seen = claim["basis"] in SEEN or claim["examined"]
            return source.publisher_key if seen else f"unknown@{report}"
        found = next(a for a in source.gold["attributions"] if a["id"] == attribution)
        if found["origin"] is None:
            return f"unknown@{report}"
        chain, origin = found["chain"], found["origin"]
        entity = source.entities[chain[origin]["entity"]]
        if entity.naming in UNNAMED | {Naming.pseudonym}:
            return f"{entity.key}@{chain[origin - 1]['entity']}"
        return entity.key
