"""What stands in reports as the API gives it: plain JSON objects, described in docs/api.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sayso.ledger.rows import ClaimRow
from sayso.model import Attribution, Chain, Claim, Commitment, Entity, Hop, Place, Remark
from sayso.show.parse_json import claim_json, spans_json
from sayso.show.web import when
from sayso.show.web.sheet import Sheet
from sayso.show.words import chain_line, hop_notes
from sayso.vocabulary import RemarkStatus

__all__ = [
    "attribution_shape",
    "chain_shape",
    "claim_in_report",
    "claim_shape",
    "entity_ref",
    "journey_shape",
    "judged_of",
    "remark_shape",
    "sentence_shape",
    "span_or_none",
    "when_shape",
]  # fmt: skip

Json = dict[str, Any]

CONTEXT = 300
"""Code points shown on either side of a sentence."""


def when_shape(edtf: str | None) -> Json | None:
    """A claimed time with its bounds and its words."""
    if edtf is None:
        return None
    days = when.bounds(edtf)
    return {
        "edtf": edtf,
        "from": when.iso(days[0]) if days else None,
        "to": when.iso(days[1]) if days else None,
        "label": when.label(edtf),
    }


def span_or_none(span: tuple[int, int] | None) -> list[int] | None:
    """A stretch as a list; None where it is none: a name from metadata stands in no text."""
    return list(span) if span else None


def hop_shape(hop: Hop, place: int, chain: Chain, key: str | None) -> Json:
    """One hop, with what it is in its chain."""
    origin = chain.origin
    if origin is None:
        stands = "quoted" if place == len(chain.hops) - 1 else "gatherer"
    else:
        stands = "gatherer" if place < origin else "origin" if place == origin else "quoted"
    return {
        "name": hop.name,
        "key": key,
        "entity": hop.entity,
        "naming": hop.naming.value,
        "role": hop.role.value,
        "how": hop.how.value,
        "passage": span_or_none(hop.passage),
        "place": stands,
        "notes": list(hop_notes(hop)),
    }


def chain_shape(chain: Chain | None, keys: Sequence[str | None]) -> Json | None:
    """A chain, publisher first; `keys` run parallel to its hops."""
    if chain is None:
        return None
    return {
        "hops": [
            hop_shape(hop, place, chain, key)
            for place, (hop, key) in enumerate(zip(chain.hops, keys, strict=True))
        ],
        "origin": chain.origin,
        "line": chain_line(chain),
    }


def entity_ref(sheet: Sheet, entity: str | None) -> Json | None:
    """One of a report's entities, with its key across reports."""
    known = sheet.entities.get(entity or "")
    if known is None:
        return None
    return {
        "key": sheet.key(known.id),
        "id": known.id,
        "name": known.name,
        "kind": known.kind.value,
    }


def judged_of(kinds: Sequence[str]) -> str:
    """One word for what people said of a thing."""
    said = {kind for kind in kinds if kind in ("read_correctly", "corrected", "wrong")}
    return "unjudged" if not said else "disputed" if len(said) > 1 else said.pop()


def claim_shape(
    row: ClaimRow,
    *,
    keys: Sequence[str | None],
    ref: Callable[[str | None], Json | None],
    remarks: Sequence[str],
    judged: str,
) -> Json:
    """One claim with everything that a line in a list shows; `ref` knows its report's entities."""
    return {
        "report": row.report,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published,
        **_claim(row.claim, chain_shape(row.chain, keys), ref, remarks),
        "words": row.words,
        "heading": row.heading,
        "source": spans_json(row.source),
        "cue": spans_json(row.cue),
        "content": spans_json(row.content),
        "insertions": spans_json(row.insertions),
        "judged": judged,
        "judgements": [kind.value for kind in row.judgements],
    }


def claim_in_report(claim: Claim, sheet: Sheet, kinds: Sequence[str], judged: str) -> Json:
    """One claim of a report that is open."""
    report = sheet.parsed.report
    attribution = sheet.attributions.get(claim.attribution or "")
    block = sheet.blocks[sheet.block_at(claim.passage[0])] if sheet.blocks else None
    chain = chain_shape(sheet.chain(claim.attribution), sheet.keys(claim.attribution))
    remarks = [status.value for status in remarks_about(claim, sheet)]
    return {
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        **_claim(claim, chain, lambda entity: entity_ref(sheet, entity), remarks),
        "words": sheet.text[slice(*claim.passage)],
        "heading": block is not None and block.kind.value in ("headline", "heading"),
        "source": spans_json(attribution.source) if attribution else [],
        "cue": spans_json(attribution.cue) if attribution else [],
        "content": spans_json(attribution.content) if attribution else [],
        "insertions": spans_json(attribution.insertions) if attribution else [],
        "judged": judged,
        "judgements": list(kinds),
    }


def _claim(
    claim: Claim,
    chain: Json | None,
    ref: Callable[[str | None], Json | None],
    remarks: Sequence[str],
) -> Json:
    return claim_json(claim) | {
        "chain": chain,
        "agent": ref(claim.agent),
        "patient": ref(claim.patient),
        "place": ref(claim.place),
        "time": when_shape(claim.time),
        "remarks": list(remarks),
    }


def remarks_about(claim: Claim, sheet: Sheet) -> list[RemarkStatus]:
    """What is said about checking this claim: of it, of its attribution, of who says it."""
    chain = sheet.chain(claim.attribution)
    about = {claim.id, claim.attribution}
    if chain is not None and chain.hops:
        about.add(chain.speaker.entity)
        if chain.origin is not None and 0 <= chain.origin < len(chain.hops):
            about.add(chain.hops[chain.origin].entity)
    about.discard(None)
    found = {
        remark.status
        for remark in sheet.parsed.stated.remarks
        if not about.isdisjoint(remark.about)
    }
    return [status for status in RemarkStatus if status in found]


def attribution_shape(one: Attribution, sheet: Sheet, kinds: Sequence[str]) -> Json:
    """One attribution of a report."""
    stance = sheet.parsed.stated.commitments.get(one.id) or Commitment()
    return {
        "id": one.id,
        "source": spans_json(one.source),
        "cue": spans_json(one.cue),
        "content": spans_json(one.content),
        "insertions": spans_json(one.insertions),
        "mode": one.mode.value,
        "parent": one.parent,
        "depth": sheet.depth(one),
        "chain": chain_shape(sheet.chain(one.id), sheet.keys(one.id)),
        "speaker": sheet.speaker_of(one.id),
        "colour": sheet.colour(one.id),
        "basis": stance.basis.value,
        "polarity": stance.polarity.value,
        "certainty": stance.certainty.value,
        "modality": stance.modality.value,
        "confidence": round(one.confidence, 3),
        "claims": sheet.claims_by_attribution.get(one.id, []),
        "judged": judged_of(kinds),
        "judgements": list(kinds),
    }


def remark_shape(remark: Remark, sheet: Sheet) -> Json:
    """One remark on what was or was not checked."""
    return {
        "start": remark.start,
        "end": remark.end,
        "words": sheet.text[remark.start : remark.end],
        "by": entity_ref(sheet, remark.by),
        "status": remark.status.value,
        "about": list(remark.about),
        "block": sheet.block_at(remark.start),
    }


def journey_shape(sheet: Sheet, place: int) -> Json:
    """One claimed movement, by its place in its report."""
    journey = sheet.parsed.stated.journeys[place]
    spots: dict[str, Place] = {}
    for one in sheet.parsed.resolved.places:
        if one.lat is not None and one.lon is not None:
            spots.setdefault(one.entity, one)
    stops = []
    for stop in journey.stops:
        spot = spots.get(stop.entity)
        stops.append(
            {
                "entity": entity_ref(sheet, stop.entity) or _nobody(stop.entity),
                "via": stop.via,
                "lat": spot.lat if spot else None,
                "lon": spot.lon if spot else None,
                "precision": spot.precision if spot else None,
            }
        )
    return {
        "report": sheet.id,
        "ord": place,
        "who": entity_ref(sheet, journey.who) or _nobody(journey.who),
        "stops": stops,
        "means": sheet.text[slice(*journey.means)] if journey.means else None,
        "time": when_shape(journey.time),
        "status": journey.status.value,
        "attribution": journey.attribution,
        "chain": chain_shape(sheet.chain(journey.attribution), sheet.keys(journey.attribution)),
    }


def _nobody(entity: str) -> Json:
    return {"key": None, "id": entity, "name": "not known", "kind": "other"}


def sentence_shape(sheet: Sheet, span: tuple[int, int]) -> Json:
    """The sentence around a stretch, verbatim, with what stands before and behind it."""
    start, end = sheet.sentence_of(span)
    text = sheet.text
    return {
        "start": start,
        "end": end,
        "before": text[max(0, start - CONTEXT) : start],
        "words": text[start:end],
        "after": text[end : end + CONTEXT],
    }


def entity_names(entity: Entity) -> list[Mapping[str, Any]]:
    """Every name of one report's entity, with the passage that shows it."""
    return [
        {
            "name": name.name,
            "role": name.role.value,
            "passage": span_or_none(name.passage),
        }
        for name in entity.names
    ]
