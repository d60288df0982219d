"""The rules of separateness worked out on hand-annotated origins, to check the hand's own sums.

A small reading of the design's section 3 for a corpus in which absorption, utterances and ties are
annotated: it knows nothing of texts, and it shares no code with the program that it measures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from bench.gold.load import GoldAllegation, Incident
from bench.gold.notation import GoldError
from sayso.vocabulary import Tie

OBSERVED = {"own_act", "direct_observation"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What counting gives."""

    n_min: int
    n_max: int
    label: str
    contested: bool


def components(nodes: Iterable[str], edges: Iterable[frozenset[str]]) -> list[set[str]]:
    """Connected components, the order of their first nodes kept."""
    groups = [{node} for node in nodes]
    for edge in edges:
        touched = [g for g in groups if g & edge]
        if len(touched) > 1:
            groups = [g for g in groups if not g & edge] + [set().union(*touched)]
    return groups


LOOSE = {Tie.adverse_to, Tie.held_by, Tie.former_member}


def organisation(incident: Incident, entity: str) -> set[str]:
    """The entity and everything that present membership, office or command joins it to."""
    edges = [frozenset((s, o)) for s, tie, o in incident.ties if tie not in LOOSE]
    nodes = {entity} | {node for edge in edges for node in edge}
    return next(group for group in components(nodes, edges) if entity in group)


def control(incident: Incident, entity: str) -> set[str]:
    """Whose hands an origin is in: its captor's organisation, else its own (rule 8)."""
    for subject, tie, captor in incident.ties:
        if tie is Tie.held_by and subject == entity:
            return organisation(incident, captor)
    return organisation(incident, entity)


def tied(incident: Incident, one: str, two: str) -> bool:
    """Rule 6's declared ties: one organisation, one captor, or captor and captive."""
    one, two = one.partition("@")[0], two.partition("@")[0]
    return (
        two in organisation(incident, one)
        or two in control(incident, one)
        or one in control(incident, two)
        or bool(control(incident, one) & control(incident, two))
    )


def left_out(allegation: GoldAllegation, incident: Incident, reference: str) -> bool:
    """Rule 1."""
    claim = incident.claim(reference)
    return (
        claim["certainty"] == "unknown"
        or claim["modality"] == "hypothetical"
        or "heading_only" in claim["caveats"]
        or reference in allegation.out
    )


def absorbed(incident: Incident, reference: str) -> bool:
    """Rule 5: a copy's claim whose origin is unresolved."""
    copied = any(copy == reference.partition(".")[0] for copy, _, _ in incident.copies)
    return copied and incident.origin_key(reference).startswith("unknown@")


def weight(incident: Incident, reference: str) -> tuple[int, int]:
    """Rule 3: what the origin of one claim counts."""
    key = incident.origin_key(reference)
    if key.startswith("unknown@"):
        return 0, 1
    entities = incident.report(reference.partition(".")[0]).entities
    return 1, int(entities[key.partition("@")[0]].flags.get("x", "1"))


def bounds(incident: Incident, allegation: GoldAllegation, *, side: str = "pos") -> Bounds:
    """Bounds and label of the claims of one polarity."""
    claims = [incident.claim(c) | {"reference": c} for c in allegation.claims]
    kept = [
        c["reference"]
        for c in claims
        if c["polarity"] == side and not left_out(allegation, incident, c["reference"])
    ]
    opposed = {c["polarity"] for c in claims} >= {"pos", "neg"}
    within = any(set(pair) <= set(allegation.claims) for _, pair, _ in incident.contradictions)
    contested = opposed or within
    if not kept:
        return Bounds(0, 0, "unsupported", contested)
    weights: dict[str, tuple[int, int]] = {}
    for reference in kept:
        if absorbed(incident, reference):
            continue
        low, high = weight(incident, reference)
        old = weights.get(incident.origin_key(reference), (0, 0))
        weights[incident.origin_key(reference)] = (max(low, old[0]), max(high, old[1]))
    for edge in allegation.must + allegation.may:
        every = {incident.origin_key(c) for c in allegation.claims}
        if len(edge) != 2 or not edge <= every:
            raise GoldError(f"{incident.id}: {allegation.id}: {set(edge)} not among {every}")
    must = components(weights, [e for e in allegation.must if e <= set(weights)])
    ties = [frozenset(pair) for pair in combinations(weights, 2) if tied(incident, *pair)]
    edges = [e for e in allegation.must + allegation.may if e <= set(weights)] + ties
    n_max = sum(max(weights[key][1] for key in group) for group in must)
    n_min = sum(max(weights[key][0] for key in group) for group in components(weights, edges))
    return Bounds(n_min, n_max, label_of(incident, kept, n_min, n_max), contested)


def label_of(incident: Incident, kept: list[str], n_min: int, n_max: int) -> str:
    """Rule 9."""
    if n_max <= 1:
        reports = {reference.partition(".")[0] for reference in kept}
        return "single_origin" if len(reports) == 1 else "repeated"
    if n_min <= 1:
        return "possibly_separate"
    parties: dict[str, frozenset[str]] = {}
    for reference in kept:
        key = incident.origin_key(reference)
        if key.startswith("unknown@"):
            continue
        group = control(incident, key.partition("@")[0])
        marked = {
            entity.key
            for report in incident.reports
            for entity in report.entities.values()
            if entity.key in group and "party" in entity.flags
        }
        parties[key] = frozenset(group if marked else ())
    for subject, tie, target in incident.ties:
        if tie is Tie.adverse_to:
            sides = [any(end in group for group in parties.values()) for end in (subject, target)]
            if all(sides):
                return "cross_party"
    blocs = set(parties.values())
    if len(blocs) == 1 and blocs != {frozenset()}:
        return "same_party"
    saw = {incident.origin_key(c) for c in kept if incident.claim(c)["basis"] in OBSERVED}
    seen_by = {parties.get(key, frozenset()) for key in saw}
    if len(saw) >= 2 and (len(seen_by) > 1 or seen_by == {frozenset()}):
        return "separate_observers"
    return "separate"
