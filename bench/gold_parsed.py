"""The gold corpus as what weighing is given: texts truly read, everything else as annotated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bench.gold.load import GoldReport, Incident
from sayso.model import (
    Attribution,
    Chain,
    Claim,
    Count,
    Declaration,
    Entity,
    EntityName,
    Hop,
    Mention,
    Parsed,
    Remark,
    Resolved,
    Stated,
    TieStated,
)
from sayso.pipeline import Stages, given_text
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    MentionKind,
    Modality,
    Mode,
    NameRole,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
    Tie,
)

SEEN = frozenset({Basis.own_act, Basis.direct_observation, Basis.document, Basis.recording})


def parsed_incident(incident: Incident, stages: Stages) -> list[Parsed]:
    """Every report of one incident, its annotations in the place of what the machine found."""
    return [parsed_report(incident, report, stages) for report in incident.reports]


def parsed_report(incident: Incident, report: GoldReport, stages: Stages) -> Parsed:
    """One report: sentences, vectors and quotations from the reader, the rest from the gold."""
    given = report.given()
    fields = {key: value for key, value in given.items() if key != "text"}
    machine = stages(*given_text(given["text"], fields=fields))
    gold = report.gold
    entities = tuple(_entity(one) for one in gold["entities"])
    attributions = tuple(_attribution(one) for one in gold["attributions"])
    chains = {one["id"]: _chain(one) for one in gold["attributions"]}
    publisher = Hop(
        report.publisher, report.publisher_key, Naming.named, Role.outlet, How.stated, None
    )
    reading = replace(
        machine.reading,
        attributions=attributions,
        mentions=tuple(
            Mention(one["start"], one["end"], MentionKind(one["kind"])) for one in gold["mentions"]
        ),
    )
    resolved = Resolved(
        reading,
        entities,
        tuple(one["entity"] for one in gold["mentions"]),
        {"": Chain((publisher,), 0), **chains},
        ties=tuple(_held(incident, report)),
    )
    stated = Stated(
        tuple(_claim(report.id, one) for one in gold["claims"]),
        tuple(_remark(report.id, one) for one in gold["remarks"]),
    )
    declarations = tuple(
        Declaration(name_of(incident, subject), tie, name_of(incident, target))
        for subject, tie, target in incident.ties
    )
    known = replace(
        machine.report, publisher=report.publisher, declarations=declarations, id=report.id
    )
    return Parsed(known, machine.text, resolved, stated)


def reference(report: str, claim: str) -> str:
    """The gold's name of a claim, as its id: "saltgate/r1.c2"."""
    return f"{report}.{claim}"


def name_of(incident: Incident, key: str) -> str:
    """A name for an entity's key, from whichever report has it."""
    for report in incident.reports:
        if key in report.entities:
            return report.entities[key].name
    return key


def _held(incident: Incident, report: GoldReport) -> list[TieStated]:
    ties = []
    for subject, tie, target in incident.ties:
        if subject in report.entities and target in report.entities:
            ties.append(TieStated(subject, tie, target))
        elif subject in report.entities and tie is Tie.held_by:
            ties.append(TieStated(subject, tie, name_of(incident, target)))
    return ties


def _entity(raw: dict[str, Any]) -> Entity:
    names = tuple(EntityName(one["name"], NameRole(one["role"])) for one in raw["names"])
    return Entity(raw["id"], MentionKind(raw["kind"]), raw["name"], names)


def _span(raw: Any) -> tuple[int, int]:
    return raw[0], raw[1]


def _attribution(raw: dict[str, Any]) -> Attribution:
    return Attribution(
        raw["id"],
        tuple(map(_span, raw["source"])),
        tuple(map(_span, raw["cue"])),
        tuple(map(_span, raw["content"])),
        tuple(map(_span, raw["insertions"])),
        Mode(raw["mode"]),
        raw["parent"],
    )


def _chain(raw: dict[str, Any]) -> Chain:
    hops = tuple(
        Hop(
            one["name"], one["entity"], Naming(one["naming"]), Role(one["role"]), How(one["how"]),
            _span(one["passage"]) if one["passage"] else None,
        )
        for one in raw["chain"]
    )  # fmt: skip
    return Chain(hops, raw["origin"])


def _claim(report: str, raw: dict[str, Any]) -> Claim:
    count = raw["count"]
    basis = Basis(raw["basis"])
    if raw["examined"] and basis not in SEEN:
        basis = Basis.document  # the publisher says that it examined something
    return Claim(
        reference(report, raw["id"]),
        raw["attribution"],
        _span(raw["passage"]),
        Act(raw["act"]) if raw["act"] else None,
        raw["act_mode"],
        raw["agent"],
        raw["patient"],
        raw["place"],
        raw["time"],
        Count(count["low"], count["high"], count["text"]) if count else None,
        _span(raw["means"]) if raw["means"] else None,
        _span(raw["purpose"]) if raw["purpose"] else None,
        Polarity(raw["polarity"]),
        Certainty(raw["certainty"]),
        Modality(raw["modality"]),
        basis,
        tuple(Caveat(one) for one in raw["caveats"]),
    )


def _remark(report: str, raw: dict[str, Any]) -> Remark:
    about = tuple(
        reference(report, one) if one[:1] == "c" and one[1:].isdigit() else one
        for one in raw["about"]
    )
    return Remark(raw["start"], raw["end"], raw["by"], RemarkStatus(raw["status"]), about)
