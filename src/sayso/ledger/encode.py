"""A Parsed as rows and layers: what goes into the tables, and its digest.

The digest is the SHA-256 of everything that `decode` needs, in one canonical order. It stands in
the handling log, so `verify` can tell whether anyone changed a row since.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sayso.ledger import blobs
from sayso.ledger.fold import indexable
from sayso.ledger.identity import speaker_key
from sayso.ledger.tables import NOUN_TABLES, Row
from sayso.model import Chain, Claim, Hop, Parsed, Span, Spans
from sayso.vocabulary import ParagraphKind

__all__ = ["Encoded", "digest_of", "encode", "links", "report_row"]

BIGGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Encoded:
    """Rows per table (see `NOUN_TABLES`), and arrays with their lengths per layer."""

    tables: dict[str, list[Row]]
    layers: dict[str, tuple[int, bytes]]
    digest: str


def encode(parsed: Parsed) -> Encoded:
    """All rows of one report, without their keys."""
    reading, resolved, stated = parsed.reading, parsed.resolved, parsed.stated
    report, text = parsed.report, parsed.text
    entities = {entity.id: entity for entity in resolved.entities}
    chain_ords = {key: place for place, key in enumerate(resolved.chains)}
    lengths = [len(chain.hops) for chain in resolved.chains.values()]
    first_hops = [0, *accumulate(lengths)][: len(lengths)]
    owners = list(resolved.mention_entities)
    owners += [None] * (len(reading.mentions) - len(owners))
    headings = sorted(
        (p.start, p.end)
        for p in text.paragraphs
        if p.kind in (ParagraphKind.heading, ParagraphKind.headline)
    )
    tables: dict[str, list[Row]] = {
        "paragraph": [(p.start, p.end, p.kind.value) for p in text.paragraphs],
        "note": [(note,) for note in text.notes],
        "declaration": [
            (d.subject, d.tie.value, d.object, d.since, d.until, d.source)
            for d in report.declarations
        ],
        "mention": [
            (m.start, m.end, m.kind.value, _real(m.confidence), owner)
            for m, owner in zip(reading.mentions, owners, strict=True)
        ],
        "attribution": [
            (
                a.id, spans_text(a.source), spans_text(a.cue), spans_text(a.content),
                spans_text(a.insertions), a.mode.value, a.parent, _real(a.confidence),
            )
            for a in reading.attributions
        ],
        "commitment": [
            (key, c.basis.value, c.polarity.value, c.certainty.value, c.modality.value)
            for key, c in stated.commitments.items()
        ],
        "entity": [
            (e.id, e.kind.value, e.name, e.country, json.dumps(e.evidence))
            for e in resolved.entities
        ],
        "entity_name": [
            (place, n.name, n.role.value, *(n.passage or (None, None)))
            for place, e in enumerate(resolved.entities)
            for n in e.names
        ],
        "chain": [
            (key, c.origin, first_hop, len(c.hops), speaker_key(c, entities, report.id))
            for (key, c), first_hop in zip(resolved.chains.items(), first_hops, strict=True)
        ],
        "hop": [
            (
                chain_ords[key], place, h.name, h.entity, h.naming.value, h.role.value,
                h.how.value, *(h.passage or (None, None)),
            )
            for key, c in resolved.chains.items()
            for place, h in enumerate(c.hops)
        ],
        "time": [
            (t.start, t.end, t.value, t.precision.value, t.timex_type.value, t.timex_value)
            for t in resolved.times
        ],
        "place": [
            (
                p.start, p.end, p.name, p.entity, _maybe(p.lat), _maybe(p.lon), p.geonames,
                p.country, p.precision,
            )
            for p in resolved.places
        ],
        "tie": [
            (t.subject, t.tie.value, t.object, *(t.passage or (None, None)))
            for t in resolved.ties
        ],
        "claim": [
            _claim(claim, resolved.chains, chain_ords, headings) for claim in stated.claims
        ],
        "remark": [
            (r.start, r.end, r.by, r.status.value, json.dumps(r.about)) for r in stated.remarks
        ],
        "journey": [
            (
                j.who, json.dumps([(s.entity, s.via) for s in j.stops]),
                *(j.means or (None, None)), j.time, j.status.value, j.attribution,
            )
            for j in stated.journeys
        ],
    }  # fmt: skip
    sentences, vectors = blobs.pack_sentences(reading.sentences)
    layers = {
        "tokens": (len(reading.tokens), blobs.pack_tokens(reading.tokens)),
        "sentences": (len(reading.sentences), sentences),
        "vectors": (len(reading.sentences), vectors),
        "quotations": (len(reading.quotations), blobs.pack_quotations(reading.quotations)),
        "antecedents": (len(reading.antecedents), blobs.pack_antecedents(reading.antecedents)),
    }
    return Encoded(tables, layers, digest_of(report_row(parsed), tables, layers))


def report_row(parsed: Parsed) -> Row:
    """The report's own columns, from `report` to `unread` without the reader's version."""
    report, text, reading = parsed.report, parsed.text, parsed.reading
    return (
        report.id, report.capture, report.part, report.given_id, report.publisher, report.byline,
        report.credit, report.url, report.title, report.published, report.language, text.sha256,
        text.extractor, reading.language, reading.unread,
    )  # fmt: skip


def digest_of(
    report: Row, tables: Mapping[str, Sequence[Row]], layers: Mapping[str, tuple[int, bytes]]
) -> str:
    """SHA-256 over the report, its rows and its layers, in the order of `NOUN_TABLES`.

    Plain JSON in ASCII: the same on every machine and in every version of Python. Layers count
    before they are compressed, because compressors differ.
    """
    digest = hashlib.sha256(_canonical(report))
    for table in NOUN_TABLES:
        digest.update(_canonical([table, tables.get(table, [])]))
    for layer in sorted(layers):
        count, data = layers[layer]
        digest.update(_canonical([layer, count, len(data)]))
        digest.update(data)
    return digest.hexdigest()


def links(parsed: Parsed) -> dict[str, list[tuple[int, set[str]]]]:
    """Which names lead to which claims: {"speaker" | "origin" | "mention": [(place, names)]}.

    A claim is found by every name of the entity that speaks or is named, as its report has them.
    """
    resolved, stated = parsed.resolved, parsed.stated
    names = {
        e.id: {indexable(e.name), *(indexable(n.name) for n in e.names)} for e in resolved.entities
    }
    marks = sorted(
        (mention.start, mention.end, owner)
        for mention, owner in zip(parsed.reading.mentions, resolved.mention_entities, strict=False)
        if owner in names and owner is not None
    )
    starts = [start for start, _, _ in marks]
    found: dict[str, list[tuple[int, set[str]]]] = defaultdict(list)
    for place, claim in enumerate(stated.claims):
        chain = resolved.chains.get(claim.attribution or "")
        if chain is not None and chain.hops:
            found["speaker"].append((place, _hop_names(chain.speaker, names)))
            origin = origin_of(chain)
            if origin is not None:
                found["origin"].append((place, _hop_names(origin, names)))
        first, last = claim.passage
        inside = marks[bisect_left(starts, first) : bisect_left(starts, last)]
        named = {owner for _, end, owner in inside if end <= last}
        named |= {one for one in (claim.agent, claim.patient, claim.place) if one in names}
        mentioned = set().union(*(names[one] for one in named if one is not None))
        if mentioned:
            found["mention"].append((place, mentioned))
    return found


def origin_of(chain: Chain) -> Hop | None:
    """The hop in which separateness is counted, None where the text does not give it."""
    if chain.origin is None or not 0 <= chain.origin < len(chain.hops):
        return None
    return chain.hops[chain.origin]


def spans_text(spans: Spans) -> str:
    """Spans as JSON."""
    return "[" + ",".join([f"[{start},{end}]" for start, end in spans]) + "]"


def _hop_names(hop: Hop, names: Mapping[str, set[str]]) -> set[str]:
    return {indexable(hop.name), *names.get(hop.entity or "", ())}


def _claim(
    claim: Claim,
    chains: Mapping[str, Chain],
    chain_ords: Mapping[str, int],
    headings: Sequence[Span],
) -> Row:
    key = claim.attribution or ""
    chain = chains.get(key)
    speaker = chain.speaker if chain is not None and chain.hops else None
    origin = origin_of(chain) if chain is not None else None
    count = claim.count
    return (
        claim.id, claim.attribution, *claim.passage, claim.act.value if claim.act else None,
        claim.act_mode, claim.agent, claim.patient, claim.place, claim.time,
        _number(count.low) if count else None, _number(count.high) if count else None,
        count.text if count else None, *(claim.means or (None, None)),
        *(claim.purpose or (None, None)), claim.polarity.value, claim.certainty.value,
        claim.modality.value, claim.basis.value, json.dumps(claim.caveats),
        json.dumps(claim.inferred), chain_ords.get(key), int(_inside(claim.passage, headings)),
        speaker.naming.value if speaker else None, speaker.role.value if speaker else None,
        origin.naming.value if origin else None, origin.role.value if origin else None,
    )  # fmt: skip


def _inside(span: Span, blocks: Sequence[Span]) -> bool:
    place = bisect_right(blocks, (span[0], BIGGEST)) - 1
    return place >= 0 and span[1] <= blocks[place][1]


def _number(value: int | None) -> int | str | None:
    """A number as it is, or as digits where it is larger than the database can hold."""
    return str(value) if value is not None and abs(value) > BIGGEST else value


def _real(value: float) -> float:
    """A number as the database gives it back: no integer, no negative zero, no NaN."""
    return float(value) + 0.0 if value == value else 0.0


def _maybe(value: float | None) -> float | None:
    return None if value is None else _real(value)


def _canonical(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
