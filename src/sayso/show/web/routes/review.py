"""Review: what nobody looked at yet, one decision at a time, each on the disk before the answer."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from itertools import combinations
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from sayso.errors import NotFound, WrongUse
from sayso.ledger import Ledger
from sayso.ledger.handling import now
from sayso.ledger.rows import JudgementRow
from sayso.model import Judgement, Passage, content_id
from sayso.show.web.answers import Answer, Refused, from_cursor, offset_cursor, page, to_offset
from sayso.show.web.choice import Choice, chosen
from sayso.show.web.columns import JUDGED, Snapshot
from sayso.show.web.correction import checked_correction, checked_span
from sayso.show.web.decisions import OF_A_READING, kinds_by_target, standing_judgements
from sayso.show.web.listing import claims_at
from sayso.show.web.room import Cursor, Here, Room, filters_documented, the_choice
from sayso.show.web.routes.entities import entity_of_key
from sayso.show.web.routes.home import today
from sayso.show.web.shapes import attribution_shape, judgement_shape, sentence_shape
from sayso.show.web.sheet import Sheet
from sayso.vocabulary import JudgementKind

__all__ = ["router"]

router = APIRouter(prefix="/api/review", tags=["review"])

Json = dict[str, Any]


# --- the queue ---------------------------------------------------------------------------------


@router.get("/queue", openapi_extra=filters_documented())
def queue(
    request: Request,
    room: Here,
    noun: Literal["claim", "attribution"] = "claim",
    author: Annotated[str, Query(max_length=200)] = "",
    second: bool = False,
    after: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 5,
) -> Answer:
    """The next things to judge, in the ledger's order."""
    choice = the_choice(request, "noun", "author", "second", "after", "limit")
    if second and not author:
        raise WrongUse("second=1 needs the author who is to judge what others have judged.")
    with room.desk.reading() as ledger:
        if noun == "claim":
            return Answer(_claims(room, ledger, choice, author, second, after, limit))
        return Answer(_attributions(room, ledger, choice, author, second, after, limit))


def _claims(
    room: Room,
    ledger: Ledger,
    choice: Choice,
    author: str,
    second: bool,
    after: str | None,
    limit: int,
) -> Json:
    snapshot = room.desk.snapshot(ledger)
    mask = chosen(snapshot, ledger.facets, choice)
    if second:
        mine = snapshot.positions(
            [row for row, who, kind in ledger.facets.judged() if who == author and kind in JUDGED]
        )
        mask = mask & (snapshot.columns["judged"] != 0)
        mask[mine] = False
    else:
        mask = mask & (snapshot.columns["judged"] == 0)
    waiting = np.flatnonzero(mask)
    begin = from_cursor(after, 1)[0] if after else -1
    behind = waiting[snapshot.ids[waiting] > begin]
    shown = behind[:limit]
    items = [
        _claim_item(room, ledger, claim, int(snapshot.ids[at]), author)
        for claim, at in zip(claims_at(ledger, snapshot, shown), shown.tolist(), strict=True)
    ]
    return _queue(items, len(waiting), len(behind) > limit)


def _queue(items: list[Json], left: int, more: bool) -> Json:
    return {"items": items, "left": left, "next": items[-1]["cursor"] if items and more else None}


def _claim_item(room: Room, ledger: Ledger, claim: Json, row: int, author: str) -> Json:
    sheet = room.desk.sheet(ledger, claim["report"])
    one = sheet.claims.get(claim["id"])
    if one is None:
        raise NotFound("the report was read anew just now. Ask again.")
    return _item(ledger, sheet, "claim", claim["id"], one.passage, offset_cursor(row), author) | {
        "claim": claim
    }


def _item(
    ledger: Ledger,
    sheet: Sheet,
    noun: str,
    identifier: str,
    span: tuple[int, int],
    cursor: str,
    author: str,
) -> Json:
    made = standing_judgements(ledger.views.judgements(report=sheet.id, targets=[identifier]))
    attribution = None
    if noun == "claim":
        attribution = sheet.attributions.get(sheet.claims[identifier].attribution or "")
    else:
        attribution = sheet.attributions[identifier]
    kinds = kinds_by_target(made).get(("attribution", attribution.id), []) if attribution else []
    return {
        "noun": noun,
        "id": identifier,
        "report": sheet.id,
        "cursor": cursor,
        "claim": None,
        "attribution": attribution_shape(attribution, sheet, kinds) if attribution else None,
        "sentence": sentence_shape(sheet, span),
        "block": sheet.block_at(span[0]),
        "others": len({row.judgement.author for _, row, _ in made} - {author}),
    }


def _attributions(
    room: Room,
    ledger: Ledger,
    choice: Choice,
    author: str,
    second: bool,
    after: str | None,
    limit: int,
) -> Json:
    views = ledger.views
    reports = choice.taken("report")
    if len(reports) > 1:
        raise WrongUse("attributions are asked for of all reports, or of one.")
    only: int | None = None
    if reports:
        only = views.report(reports[0]).row
    by: dict[str, set[str]] = defaultdict(set)
    for key, who, kind in ledger.facets.judged("attribution"):
        if kind in OF_A_READING:
            by[str(key)].add(str(who))
    at = from_cursor(after, 2) if after else (0, -1)
    items: list[Json] = []
    more = True
    while len(items) < limit and more:
        rows = views.attributions(after=(at[0], at[1]), report=only, limit=200)
        more = len(rows) == 200
        for row, place, report, identifier in rows:
            at = row, place
            judges = by.get(f"{report}\x1f{identifier}", set())
            if (not judges) if second else bool(judges):
                continue
            if second and author in judges:
                continue
            sheet = room.desk.sheet(ledger, report)
            one = sheet.attributions.get(identifier)
            if one is None or not (one.source + one.cue + one.content):
                continue
            cursor = offset_cursor(row, place)
            items.append(
                _item(ledger, sheet, "attribution", identifier, one.extent, cursor, author)
            )
            if len(items) == limit:
                more = True
                break
    total = views.count_attributions(only)
    judged = len(by)
    left = sum(author not in who for who in by.values()) if second else max(0, total - judged)
    return _queue(items, left, more)


# --- deciding ----------------------------------------------------------------------------------


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


# --- looking back ------------------------------------------------------------------------------


@router.get("/recent")
def recent(
    room: Here,
    author: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> Answer:
    """The last decisions, newest first, with what they are about."""
    first = to_offset(cursor)
    with room.desk.reading() as ledger:
        rows = ledger.views.judgements(
            author=author or None,
            withdrawn=False,
            newest_first=True,
            limit=limit + 1,
            offset=first,
        )
        items = [
            {"judgement": judgement_shape(row, noun), **_about(room, ledger, row, noun)}
            for _, row, noun in rows[:limit]
        ]
    following = offset_cursor(first + limit) if len(rows) > limit else None
    return Answer(page(items, total=first + len(rows), following=following))


def _about(room: Room, ledger: Ledger, row: JudgementRow, noun: str) -> Json:
    """The claim or the attribution that a judgement is about, where it is still there."""
    nothing: Json = {"claim": None, "attribution": None}
    if row.report is None or row.target is None or noun not in ("claim", "attribution"):
        return nothing
    try:
        sheet = room.desk.sheet(ledger, row.report)
    except NotFound:
        return nothing
    if noun == "attribution":
        one = sheet.attributions.get(row.target)
        return nothing | {"attribution": attribution_shape(one, sheet, []) if one else None}
    if row.target not in sheet.claims:
        return nothing
    snapshot = room.desk.snapshot(ledger)
    at = snapshot.positions([ledger.views.claim_number(row.target, row.report)])
    listed = claims_at(ledger, snapshot, at)
    return nothing | {"claim": listed[0] if listed else None}


@router.get("/judgements")
def judgements(
    room: Here,
    target: Annotated[str | None, Query(max_length=1000)] = None,
    report: str | None = None,
    status: Literal["anchored", "unanchored", "removed", "free"] | None = None,
    author: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Decisions, newest first."""
    first = to_offset(cursor)
    with room.desk.reading() as ledger:
        rows = ledger.views.judgements(
            targets=[target] if target else None,
            report=report,
            status=status,
            author=author or None,
            newest_first=True,
        )
    shown = rows[first : first + limit]
    following = offset_cursor(first + limit) if len(rows) > first + limit else None
    items = [judgement_shape(row, noun) for _, row, noun in shown]
    return Answer(page(items, total=len(rows), following=following))


@router.get("/progress")
def progress(room: Here) -> Answer:
    """How far people have come, and how far two who judged the same agree."""
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        counted = ledger.views.count_judgements()
        authors = ledger.views.authors(today())
        claims = ledger.facets.judged()
        attributions = ledger.facets.judged("attribution")
        total = ledger.views.count_attributions()
    said = {str(key) for key, _, kind in attributions if kind in OF_A_READING}
    return Answer(
        {
            "claims": _claims_progress(snapshot),
            "attributions": {"total": total, "judged": len(said)},
            "added": counted.get("added", 0),
            "unanchored": counted["unanchored"],
            "withdrawn": counted.get("withdrawn", 0),
            "authors": [
                {"author": author, "judgements": made, "today": since or 0, "last": last}
                for author, made, since, last in authors
            ],
            "agreement": _agreement([*claims, *attributions]),
        }
    )


def _claims_progress(snapshot: Snapshot) -> Json:
    column = snapshot.columns["judged"][~snapshot.superseded]
    counts = np.bincount(column, minlength=len(JUDGED)).tolist()
    return {
        "total": len(column),
        "judged": len(column) - counts[0],
        "by_kind": dict(zip(JUDGED[1:], counts[1:], strict=True)),
    }


def _agreement(rows: list[Any]) -> list[Json]:
    """For every two people: on how many things both decided, how often alike, Cohen's kappa.

    Kappa (Cohen 1960) is None where chance alone explains all of it.
    """
    said: dict[str, dict[Any, str]] = defaultdict(dict)
    for key, author, kind in rows:
        if kind in OF_A_READING:
            said[str(author)][key] = str(kind)
    busiest = sorted(said, key=lambda author: (-len(said[author]), author))[:20]
    found = []
    for one, other in combinations(sorted(busiest), 2):
        both = said[one].keys() & said[other].keys()
        if not both:
            continue
        same = sum(said[one][key] == said[other][key] for key in both)
        left = Counter(said[one][key] for key in both)
        right = Counter(said[other][key] for key in both)
        share = same / len(both)
        chance = sum(left[kind] * right[kind] for kind in left) / len(both) ** 2
        found.append(
            {
                "one": one,
                "other": other,
                "both": len(both),
                "same": same,
                "share": round(share, 3),
                "kappa": round((share - chance) / (1 - chance), 3) if chance < 1 else None,
            }
        )
    return found
