"""One report as one JSON object: the `parse` format that other programs read.

The keys are a contract (docs/parse.schema.json): keys may be added, never renamed. Offsets are
Unicode code points into exactly the text that was given.
"""

from __future__ import annotations

from typing import Any

from sayso.model import (
    Attribution,
    Chain,
    Claim,
    Commitment,
    Entity,
    Hop,
    Journey,
    Parsed,
    Place,
    Remark,
    Spans,
    Time,
)

Json = dict[str, Any]


def parse_json(parsed: Parsed) -> Json:
    """The object for one report; every value is plain JSON."""
    report, reading, resolved, stated = (
        parsed.report,
        parsed.reading,
        parsed.resolved,
        parsed.stated,
    )
    known = resolved.mention_entities or (None,) * len(reading.mentions)
    return {
        "id": report.given_id or report.id,
        "text_sha256": reading.text_sha256,
        "language": reading.language,
        "unread": reading.unread or None,
        "publisher": report.publisher,
        "title": report.title,
        "published": report.published,
        "byline": report.byline,
        "credit": report.credit,
        "url": report.url,
        "notes": list(parsed.text.notes),
        "reader": reading.reader,
        "paragraphs": [
            {"start": p.start, "end": p.end, "kind": p.kind.value} for p in parsed.text.paragraphs
        ],
        "attributions": [
            attribution_json(a, resolved.chains.get(a.id), stated.commitments.get(a.id))
            for a in reading.attributions
        ],
        "mentions": [
            {"start": m.start, "end": m.end, "kind": m.kind.value, "entity": entity}
            for m, entity in zip(reading.mentions, known, strict=True)
        ],
        "entities": [entity_json(entity) for entity in resolved.entities],
        "times": [time_json(time) for time in resolved.times],
        "places": [place_json(place) for place in resolved.places],
        "claims": [claim_json(claim) for claim in stated.claims],
        "remarks": [remark_json(remark) for remark in stated.remarks],
        "journeys": [journey_json(journey) for journey in stated.journeys],
    }


def spans_json(spans: Spans) -> list[list[int]]:
    """[[start, end], …]"""
    return [[start, end] for start, end in spans]


def hop_json(hop: Hop) -> Json:
    """One hop of a chain."""
    return {
        "name": hop.name,
        "entity": hop.entity,
        "naming": hop.naming.value,
        "role": hop.role.value,
        "how": hop.how.value,
        "passage": list(hop.passage) if hop.passage else None,
    }


def attribution_json(
    attribution: Attribution, chain: Chain | None, commitment: Commitment | None
) -> Json:
    """One attribution with its chain and how its origin stands to what is said."""
    stance = commitment or Commitment()
    return {
        "id": attribution.id,
        "source": spans_json(attribution.source),
        "cue": spans_json(attribution.cue),
        "content": spans_json(attribution.content),
        "insertions": spans_json(attribution.insertions),
        "mode": attribution.mode.value,
        "parent": attribution.parent,
        "chain": [hop_json(hop) for hop in chain.hops] if chain else [],
        "origin": chain.origin if chain else None,
        "basis": stance.basis.value,
        "polarity": stance.polarity.value,
        "certainty": stance.certainty.value,
        "modality": stance.modality.value,
        "confidence": round(attribution.confidence, 3),
    }


def entity_json(entity: Entity) -> Json:
    """One entity with every name that it goes by; `country` only where it has one."""
    shown: Json = {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "names": [{"name": name.name, "role": name.role.value} for name in entity.names],
    }
    if entity.country is not None:
        shown["country"] = entity.country
    return shown


def time_json(time: Time) -> Json:
    """One time expression."""
    return {
        "start": time.start,
        "end": time.end,
        "value": time.value,
        "precision": time.precision.value,
        "timex": {"type": time.timex_type.value, "value": time.timex_value},
    }


def place_json(place: Place) -> Json:
    """One place name with the best coordinates known."""
    return {
        "start": place.start,
        "end": place.end,
        "name": place.name,
        "entity": place.entity,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
        "country": place.country,
        "precision": place.precision,
    }


def claim_json(claim: Claim) -> Json:
    """One claim with its facets."""
    count = claim.count
    return {
        "id": claim.id,
        "attribution": claim.attribution,
        "passage": list(claim.passage),
        "act": claim.act.value if claim.act else None,
        "act_mode": claim.act_mode,
        "agent": claim.agent,
        "patient": claim.patient,
        "place": claim.place,
        "time": claim.time,
        "count": {"low": count.low, "high": count.high, "text": count.text} if count else None,
        "means": list(claim.means) if claim.means else None,
        "purpose": list(claim.purpose) if claim.purpose else None,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "modality": claim.modality.value,
        "basis": claim.basis.value,
        "caveats": [caveat.value for caveat in claim.caveats],
        "inferred": list(claim.inferred),
    }


def remark_json(remark: Remark) -> Json:
    """One remark on what was or was not verified."""
    return {
        "start": remark.start,
        "end": remark.end,
        "by": remark.by,
        "status": remark.status.value,
        "about": list(remark.about),
    }


def journey_json(journey: Journey) -> Json:
    """One claimed movement."""
    return {
        "who": journey.who,
        "stops": [{"entity": stop.entity, "via": stop.via} for stop in journey.stops],
        "means": list(journey.means) if journey.means else None,
        "time": journey.time,
        "status": journey.status.value,
        "attribution": journey.attribution,
    }
