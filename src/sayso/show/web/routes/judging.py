"""Deciding: a judgement is appended, and on the disk before the answer; and is taken back."""

from __future__ import annotations

import json
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from sayso.errors import NotFound, WrongUse
from sayso.ledger import Ledger
from sayso.ledger.handling import now
from sayso.model import Judgement, Passage, content_id
from sayso.show.web.answers import Answer, Refused
from sayso.show.web.correction import checked_correction, checked_span
from sayso.show.web.identities import entity_of_key
from sayso.show.web.room import Here, Room
from sayso.show.web.row_shapes import judgement_shape
from sayso.vocabulary import JudgementKind

__all__ = ["router"]

router = APIRouter(prefix="/api/review", tags=["review"])


class Decision(BaseModel):
    """One decision, as the page sends it."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(min_length=8, max_length=100)
    kind: Literal["read_correctly", "wrong", "corrected", "same", "different", "added"]
    target: str = Field(min_length=1, max_length=1000)
    report: str | None = Field(default=None, max_length=200)
    other: str | None = Field(default=None, max_length=1000)
    author: str = Field(min_length=1, max_length=200)
    reason: str = Field(default="", max_length=4000)
    passage: tuple[int, int] | None = None
    correction: dict[str, Any] | None = None


@router.post("/judgements")
def judge(room: Here, decision: Decision) -> Answer:
    """Append one decision. The answer comes when it is on the disk; the same key never twice."""
    author = decision.author.strip()
    if not author:
        raise WrongUse("a decision needs the name of whoever makes it.")
    if decision.kind == "wrong" and not decision.reason.strip():
        raise WrongUse("say what is wrong: the next reader has to know.")
    identifier = content_id("j", "workbench", decision.key)
    with room.desk.reading() as ledger:
        made, report = _made(room, ledger, decision, identifier, author)
    with room.desk.writing() as ledger:
        former = ledger.views.judgement(identifier)
        if former is None:
            ledger.judge(made, report=report)
        elif not _same(former[0].judgement, made):
            raise Refused(
                409,
                "conflict",
                "the key of this decision was used for another one.",
                "Reload the page and decide again.",
            )
        stored = ledger.views.judgement(identifier)
        assert stored is not None
        row, noun = stored
        about = [one for one in (row.target, row.judgement.target, row.judgement.other) if one]
        others = [
            judgement_shape(other, of)
            for _, other, of in ledger.views.judgements(targets=about, withdrawn=False)
            if other.judgement.author != author and other.judgement.id != identifier
        ] if noun != "report" else []  # fmt: skip
    room.hub.poke()
    return Answer(
        {
            "judgement": judgement_shape(row, noun),
            "others": others,
            "repeated": former is not None,
        }
    )


def _same(one: Judgement, other: Judgement) -> bool:
    return (one.kind, one.target, one.other, one.author, one.reason, one.correction) == (
        other.kind, other.target, other.other, other.author, other.reason, other.correction
    )  # fmt: skip


def _made(
    room: Room, ledger: Ledger, decision: Decision, identifier: str, author: str
) -> tuple[Judgement, str | None]:
    """The judgement, checked against what it is about; and the report that it stands in."""
    kind = JudgementKind(decision.kind)
    report: str | None = None
    passage: Passage | None = None
    correction = decision.correction
    target, other = decision.target, None
    if kind in (JudgementKind.same, JudgementKind.different):
        if not decision.other or decision.other == decision.target:
            raise WrongUse("two different entities are needed to say same or different.")
        snapshot = room.desk.snapshot(ledger)
        for key in (decision.target, decision.other):
            entity_of_key(snapshot, key, merging=kind is JudgementKind.same)
        target, other, correction = decision.target, decision.other, None
    else:
        wanted = decision.target if kind is JudgementKind.added else decision.report
        if not wanted:
            raise WrongUse("name the report that this stands in.")
        sheet = room.desk.sheet(ledger, wanted)
        report = sheet.id
        if kind is JudgementKind.added:
            if decision.passage is None:
                raise WrongUse("something added by hand needs the passage that says so.")
            target = sheet.id
            passage = Passage.cut(sheet.text, checked_span(decision.passage, len(sheet.text)))
            report = None
        elif target not in sheet.claims and target not in sheet.attributions:
            raise NotFound(
                f"report {sheet.id} has no claim or attribution {target[:60]}; it may have been "
                "read anew. Load it again."
            )
        if kind is JudgementKind.corrected and not correction:
            raise WrongUse("say what stands in its place: a correction with at least one part.")
        if correction is not None:
            correction = checked_correction(correction, len(sheet.text))
    return Judgement(
        identifier,
        kind,
        target,
        other,
        author,
        now(),
        decision.reason.strip(),
        passage,
        json.dumps(correction, ensure_ascii=True, sort_keys=True) if correction else None,
    ), report


class Withdrawal(BaseModel):
    """Taking a decision back."""

    model_config = ConfigDict(extra="forbid")

    author: str = Field(min_length=1, max_length=200)
    reason: str = Field(default="", max_length=4000)
    key: str | None = Field(default=None, max_length=100)


@router.post("/judgements/{identifier}/withdraw")
def withdraw(room: Here, identifier: str, withdrawal: Withdrawal) -> Answer:
    """Take back one's own decision, by appending that. Twice answers the same."""
    author = withdrawal.author.strip()
    with room.desk.writing() as ledger:
        former = ledger.views.judgement(identifier)
        if former is None:
            raise NotFound(f"no judgement {identifier[:60]} in this ledger.")
        if former[0].judgement.author != author:
            raise Refused(
                409,
                "conflict",
                f"this decision is {former[0].judgement.author}'s, not {author[:200]}'s.",
                "Decide for yourself instead; both stay, side by side.",
            )
        if former[0].withdrawn_by is None:
            reason = withdrawal.reason.strip() or "taken back in the workbench"
            ledger.withdraw(identifier, author=author, reason=reason)
        taken = ledger.views.judgement(identifier)
        assert taken is not None
        assert taken[0].withdrawn_by is not None
        made = ledger.views.judgement(taken[0].withdrawn_by)
        assert made is not None
    room.hub.poke()
    return Answer({"judgement": judgement_shape(*made), "withdrawn": judgement_shape(*taken)})
