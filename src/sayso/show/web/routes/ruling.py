"""Deciding about allegations: what is one, what is another, what has one origin, what is a copy.

The same decisions as the commands `merge`, `split`, `pin`, `overrule` and `copy`. The counts follow
when the weigher has taken a decision in; until then another one is refused, so that everybody
decides about what stands before their eyes.
"""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from sayso.errors import WrongUse
from sayso.ledger.allegation_judgements import AllegationJudgements
from sayso.model import Judgement
from sayso.show.web.answers import Answer, Refused
from sayso.show.web.room import Here
from sayso.show.web.row_shapes import judgement_shape
from sayso.show.weighing import due

__all__ = ["router"]

router = APIRouter(prefix="/api/allegations", tags=["weighed"])

MOST_CLAIMS = 500


class Ruling(BaseModel):
    """One decision about allegations, as the page sends it."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["merged", "divided", "pinned", "one_origin", "two_origins", "copied"]
    target: str = Field(min_length=1, max_length=200)
    other: str | None = Field(default=None, max_length=200)
    claims: list[str] = Field(default_factory=list, max_length=MOST_CLAIMS)
    author: str = Field(min_length=1, max_length=200)
    reason: str = Field(min_length=1, max_length=4000)


@router.post("/decisions")
def decide(room: Here, ruling: Ruling) -> Answer:
    """Append one decision; the answer comes when it is on the disk, the counts a little later."""
    if not ruling.author.strip():
        raise WrongUse("a decision needs the name of whoever makes it.")
    with room.desk.writing() as ledger:
        if due(ledger):
            raise Refused(
                409,
                "not_weighed",
                "reports are being compared with each other right now; this page may change.",
                "Wait until that is done, then decide. Nothing was stored.",
            )
        made = _made(ledger.allegation_judgements, ruling)
        stored = ledger.views.judgement(made.id)
        assert stored is not None
    room.hub.poke()
    return Answer({"judgement": judgement_shape(*stored)})


def _made(deciding: AllegationJudgements, ruling: Ruling) -> Judgement:
    author, reason = ruling.author.strip(), ruling.reason.strip()
    if ruling.kind == "divided":
        return deciding.split(ruling.target, ruling.claims, author=author, reason=reason)
    if ruling.kind == "pinned":
        return deciding.pin(ruling.target, author=author, reason=reason)
    if not ruling.other:
        raise WrongUse(f"`{ruling.kind}` is about two: give `other` as well.")
    if ruling.kind == "merged":
        return deciding.merge(ruling.target, ruling.other, author=author, reason=reason)
    if ruling.kind == "copied":
        return deciding.copy(ruling.target, ruling.other, author=author, reason=reason)
    same = ruling.kind == "one_origin"
    return deciding.overrule(ruling.target, ruling.other, same=same, author=author, reason=reason)
