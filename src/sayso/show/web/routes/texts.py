"""A report's words: block by block with what stands in them, searched, and who is named there."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.errors import NotFound
from sayso.ledger.tables import SHIFT
from sayso.show.web.answers import Answer
from sayso.show.web.decisions import kinds_by_target, standing_judgements
from sayso.show.web.room import Here
from sayso.show.web.row_shapes import judgement_shape
from sayso.show.web.shapes import (
    attribution_shape,
    claim_in_report,
    entity_names,
    entity_ref,
    judged_of,
    remark_shape,
)
from sayso.show.web.sheet import Sheet
from sayso.show.web.snapshot import JUDGED, Snapshot

__all__ = ["router"]

router = APIRouter(prefix="/api/reports", tags=["reports"])

Json = dict[str, Any]

MOST_TEXT = 400_000
"""Code points of text in one answer."""
MOST_FOUND = 10_000


@router.get("/{report_id}/text")
def text(
    room: Here,
    report_id: str,
    first: Annotated[int, Query(ge=0)] = 0,
    count: Annotated[int, Query(ge=1, le=200)] = 60,
) -> Answer:
    """Some blocks of the text, verbatim, with everything that stands in them."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report_id)
        snapshot = room.desk.snapshot(ledger)
        last = first
        chars = 0
        while last < min(first + count, len(sheet.blocks)) and chars < MOST_TEXT:
            chars += sheet.blocks[last].end - sheet.blocks[last].start
            last += 1
        made = ledger.views.judgements(report=sheet.id)
        here = range(first, last)
        attributions = dict.fromkeys(
            one for block in here for one in sheet.attributions_in.get(block, [])
        )
        _with_parents(sheet, attributions)
        claims = dict.fromkeys(one for block in here for one in sheet.claims_in.get(block, []))
        codes = _codes(sheet, snapshot, list(claims))
    kinds = kinds_by_target(standing_judgements(made))
    blocks = [_block(sheet, place) for place in here]
    begin, end = (sheet.blocks[first].start, sheet.blocks[last - 1].end) if here else (0, 0)
    named = {m["entity"] for block in blocks for m in block["mentions"] if m["entity"]}
    return Answer(
        {
            "first": first,
            "next": last if last < len(sheet.blocks) else None,
            "blocks": blocks,
            "attributions": {
                one: attribution_shape(
                    sheet.attributions[one], sheet, kinds.get(("attribution", one), [])
                )
                for one in attributions
            },
            "claims": {
                one: claim_in_report(
                    sheet.claims[one],
                    sheet,
                    kinds.get(("claim", one), []),
                    codes.get(one, judged_of(kinds.get(("claim", one), []))),
                )
                for one in claims
            },
            "entities": {
                one: entity_ref(sheet, one) for one in sorted(named) if one in sheet.entities
            },
            "judgements": [
                judgement_shape(row, noun)
                for _, row, noun in made
                if (
                    row.judgement.passage is None
                    and (row.target in claims or row.target in attributions)
                )
                or (
                    row.judgement.passage is not None
                    and row.judgement.passage.start < end
                    and row.judgement.passage.end > begin
                )
            ],
        }
    )


def _with_parents(sheet: Sheet, attributions: dict[str, None]) -> None:
    """Add those that the ones here stand inside, so that a page can draw the nesting."""
    for one in list(attributions):
        parent = sheet.attributions[one].parent
        while parent is not None and parent in sheet.attributions and parent not in attributions:
            attributions[parent] = None
            parent = sheet.attributions[parent].parent


def _codes(sheet: Sheet, snapshot: Snapshot, claims: list[str]) -> dict[str, str]:
    """What people said of the claims, as the lists have it."""
    codes: dict[str, str] = {}
    ordinals = {claim.id: place for place, claim in enumerate(sheet.parsed.stated.claims)}
    base = sheet.view.row << SHIFT
    for one in claims:
        at = snapshot.positions([base + ordinals[one]])
        if len(at):
            codes[one] = JUDGED[int(snapshot.columns["judged"][at[0]])]
    return codes


def _block(sheet: Sheet, place: int) -> Json:
    block = sheet.blocks[place]
    words = sheet.text[block.start : block.end]
    known = sheet.parsed.resolved.mention_entities
    mentions = []
    for at in sheet.mentions_in.get(place, []):
        mention = sheet.parsed.reading.mentions[at]
        mentions.append(
            {
                "start": mention.start,
                "end": mention.end,
                "kind": mention.kind.value,
                "entity": known[at] if at < len(known) else None,
            }
        )
    return {
        "index": place,
        "start": block.start,
        "end": block.end,
        "text": words,
        "astral": not words.isascii() and max(words) > "\uffff",
        "paragraph": block.paragraph,
        "continues": block.continues,
        "kind": block.kind.value,
        "silent": [list(span) for span in sheet.silent_in(block)],
        "attributions": sheet.attributions_in.get(place, []),
        "claims": sheet.claims_in.get(place, []),
        "remarks": [remark_shape(one, sheet) for one in sheet.remarks_in.get(place, [])],
        "mentions": mentions,
    }


@router.get("/{report_id}/find")
def find(
    room: Here,
    report_id: str,
    q: Annotated[str, Query(min_length=1, max_length=500)],
    limit: Annotated[int, Query(ge=1, le=2000)] = 500,
) -> Answer:
    """Where words stand in the text; case does not count, white space is any white space."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report_id)
    words = q.split()
    if not words:
        return Answer({"total": 0, "items": []})
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)
    items: list[Json] = []
    total = 0
    for match in pattern.finditer(sheet.text):
        total += 1
        if total > MOST_FOUND:
            total = MOST_FOUND
            break
        if len(items) < limit:
            items.append(
                {"start": match.start(), "end": match.end(), "block": sheet.block_at(match.start())}
            )
    return Answer({"total": total, "items": items})


@router.get("/{report_id}/block")
def block(room: Here, report_id: str, at: Annotated[int, Query(ge=0)]) -> Answer:
    """Which block holds an offset."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report_id)
    return Answer({"block": sheet.block_at(at)})


@router.get("/{report_id}/entity/{entity_id}")
def entity(room: Here, report_id: str, entity_id: str) -> Answer:
    """One entity in one report: its names, why they are one, where it is named."""
    with room.desk.reading() as ledger:
        sheet = room.desk.sheet(ledger, report_id)
    known = sheet.entities.get(entity_id)
    if known is None:
        raise NotFound(f"no entity {entity_id[:60]} in this report.")
    spans = sheet.mentions_of.get(entity_id, [])
    claims = sum(
        entity_id in (claim.agent, claim.patient, claim.place)
        for claim in sheet.parsed.stated.claims
    )
    return Answer(
        {
            "entity": entity_ref(sheet, entity_id),
            "names": entity_names(known),
            "evidence": list(known.evidence),
            "mentions": [
                {"start": start, "end": end, "block": sheet.block_at(start)}
                for start, end in spans[:2000]
            ],
            "claims": claims,
        }
    )
