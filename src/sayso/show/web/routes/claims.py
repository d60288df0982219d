"""Claims: a page of them, their facets, one whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from sayso.errors import WrongUse
from sayso.model import Claim, Passage, Span
from sayso.show.web.answers import Answer
from sayso.show.web.choice import FACETS, chosen
from sayso.show.web.counting import facet_counts, one_facet
from sayso.show.web.decisions import kinds_by_target, standing_judgements
from sayso.show.web.listing import claims_at, claims_page
from sayso.show.web.room import Cursor, Here, filters_documented, the_choice
from sayso.show.web.routes.weighed import allegations_of_claim
from sayso.show.web.row_shapes import judgement_shape
from sayso.show.web.shapes import attribution_shape, claim_in_report, remark_shape, sentence_shape
from sayso.show.web.sheet import Sheet

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["claims"])

FILTERED = filters_documented()


@router.get("/claims", openapi_extra=FILTERED)
def claims(
    request: Request,
    room: Here,
    sort: str = "ledger",
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Answer:
    """Claims that pass the filters, one page."""
    choice = the_choice(request, "sort", "cursor", "limit")
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        return Answer(claims_page(ledger, snapshot, choice, sort=sort, cursor=cursor, limit=limit))


@router.get("/claims/facets", openapi_extra=FILTERED)
def facets(
    request: Request,
    room: Here,
    facets: Annotated[str | None, Query(description="Names, with commas between.")] = None,
    top: Annotated[int, Query(ge=1, le=200)] = 15,
) -> Answer:
    """How many claims each value of each facet would leave, under the other filters."""
    choice = the_choice(request, "facets", "top")
    names = [name for name in (facets or ",".join(FACETS)).split(",") if name]
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        return Answer(facet_counts(snapshot, ledger.facets, choice, names=names, top=top))


@router.get("/claims/facets/{facet}", openapi_extra=FILTERED)
def facet(
    request: Request,
    room: Here,
    facet: str,
    find: Annotated[str, Query(max_length=200)] = "",
    top: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Answer:
    """The values of one facet, narrowed to labels that hold `find`."""
    if facet not in FACETS:
        raise WrongUse(f"{facet[:60]!r} is no facet. There are: {', '.join(FACETS)}.")
    choice = the_choice(request, "find", "top")
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        mask = chosen(snapshot, ledger.facets, choice, apart=facet)
        return Answer(one_facet(snapshot, mask, choice, name=facet, top=top, find=find))


@router.get("/claims/{claim_id}")
def claim(room: Here, claim_id: str, report: str | None = None) -> Answer:
    """One claim with its sentence, the passages that prove each part, and people's decisions."""
    with room.desk.reading() as ledger:
        row = ledger.claim(claim_id, report=report)
        sheet = room.desk.sheet(ledger, row.report)
        snapshot = room.desk.snapshot(ledger)
        at = snapshot.positions([ledger.views.claim_number(row.id, row.report)])
        listed = claims_at(ledger, snapshot, at)
        targets = [one for one in (row.id, row.claim.attribution) if one]
        made = ledger.views.judgements(report=row.report, targets=targets)
        kinds = kinds_by_target(standing_judgements(made))
        attribution = sheet.attributions.get(row.claim.attribution or "")
        about = {row.id, row.claim.attribution, *_speakers(sheet, row.claim)} - {None}
        one = sheet.claims[row.id]
        return Answer(
            {
                "claim": listed[0] if listed else claim_in_report(one, sheet, [], "unjudged"),
                "sentence": sentence_shape(sheet, row.claim.passage),
                "passages": _passages(sheet, row.claim),
                "block": sheet.block_at(row.claim.passage[0]),
                "attribution": attribution_shape(
                    attribution, sheet, kinds.get(("attribution", attribution.id), [])
                )
                if attribution
                else None,
                "remarks": [
                    remark_shape(remark, sheet)
                    for remark in sheet.parsed.stated.remarks
                    if not about.isdisjoint(remark.about)
                ],
                "judgements": [judgement_shape(row_, noun) for _, row_, noun in made],
                "text_sha256": sheet.parsed.reading.text_sha256,
                "capture": sheet.view.capture.sha256,
                "siblings": [
                    other
                    for other in sheet.claims_by_attribution.get(row.claim.attribution, [])
                    if other != row.id
                ][:200],
                "allegations": allegations_of_claim(room, ledger, row.id, row.report),
            }
        )


def _speakers(sheet: Sheet, claim: Claim) -> set[str]:
    chain = sheet.chain(claim.attribution)
    if chain is None or not chain.hops:
        return set()
    hops = {chain.speaker.entity}
    if chain.origin is not None and 0 <= chain.origin < len(chain.hops):
        hops.add(chain.hops[chain.origin].entity)
    return {entity for entity in hops if entity}


def _passages(sheet: Sheet, claim: Claim) -> list[dict[str, object]]:
    """Every stretch of the text that proves a part of the claim."""
    shown: list[dict[str, object]] = []

    def add(of: str, span: Span | None, hop: int | None = None) -> None:
        if span is not None and 0 <= span[0] < span[1]:
            cut = Passage.cut(sheet.text, span)
            shown.append(
                {"of": of, "hop": hop, "start": cut.start, "end": cut.end, "exact": cut.exact,
                 "prefix": cut.prefix, "suffix": cut.suffix}
            )  # fmt: skip

    attribution = sheet.attributions.get(claim.attribution or "")
    if attribution is not None:
        for of, spans in (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
            ("insertion", attribution.insertions),
        ):
            for span in spans:
                add(of, span)
    chain = sheet.chain(claim.attribution)
    for place, hop in enumerate(chain.hops if chain else ()):
        add("hop", hop.passage, place)
    for of, entity in (("agent", claim.agent), ("patient", claim.patient), ("place", claim.place)):
        add(of, _nearest(sheet, entity, claim.passage))
    add("means", claim.means)
    add("purpose", claim.purpose)
    return shown


def _nearest(sheet: Sheet, entity: str | None, passage: Span) -> Span | None:
    """The mention of an entity that proves a facet: inside the claim, else the last one before."""
    spans = sheet.mentions_of.get(entity or "", [])
    inside = [span for span in spans if passage[0] <= span[0] and span[1] <= passage[1]]
    if inside:
        return inside[0]
    before = [span for span in spans if span[0] < passage[0]]
    return before[-1] if before else spans[0] if spans else None
