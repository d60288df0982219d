"""Rows and layers as a Parsed again: `encode` backwards."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.ledger import blobs
from sayso.ledger.database import AnyRow
from sayso.model import (
    Attribution,
    Chain,
    Claim,
    Commitment,
    Count,
    Declaration,
    Entity,
    EntityName,
    Hop,
    Journey,
    Mention,
    Paragraph,
    Parsed,
    Place,
    Reading,
    Remark,
    Report,
    Resolved,
    Span,
    Spans,
    Stated,
    Stop,
    Text,
    TieStated,
    Time,
)
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    JourneyStatus,
    MentionKind,
    Modality,
    Mode,
    NameRole,
    Naming,
    ParagraphKind,
    Polarity,
    RemarkStatus,
    Role,
    Tie,
    TimePrecision,
    TimexType,
)

__all__ = [
    "Tables", "as_span", "as_spans", "decode", "decode_claim", "decode_hop", "decode_report",
    "decode_text", "plain",
]  # fmt: skip

Tables = Mapping[str, Sequence[AnyRow]]


def plain(row: Sequence[Any]) -> AnyRow:
    """A row with texts that are not valid Unicode turned back from bytes (see `store`)."""
    if bytes not in map(type, row):  # nearly always: weighing a ledger asks for all of its rows
        return tuple(row)
    return tuple(
        value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
        for value in row
    )


def as_span(start: int | None, end: int | None) -> Span | None:
    """Two columns as a span, None where nothing was stored."""
    return None if start is None or end is None else (start, end)


def as_spans(stored: str) -> Spans:
    """Spans from their JSON."""
    return tuple((start, end) for start, end in json.loads(stored))


def decode_report(row: AnyRow, declarations: Sequence[AnyRow]) -> Report:
    """A Report from the first eleven columns of `encode.report_row`."""
    identifier, capture, part, given_id, publisher, byline, credit, url, title, *rest = row[:11]
    published, language = rest
    return Report(
        identifier, capture, part, given_id, publisher, byline, credit, url, title, published,
        language,
        tuple(
            Declaration(subject, Tie(tie), object_, since, until, source)
            for subject, tie, object_, since, until, source in declarations
        ),
    )  # fmt: skip


def decode_text(
    text: str, extractor: str, paragraphs: Sequence[AnyRow], notes: Sequence[AnyRow]
) -> Text:
    """A Text from its stored parts."""
    return Text(
        text,
        extractor,
        tuple(Paragraph(first, last, ParagraphKind(kind)) for first, last, kind in paragraphs),
        tuple(note for (note,) in notes),
    )


def decode(
    report: Report,
    text: Text,
    reader: str,
    language: str,
    unread: str,
    tables: Tables,
    layers: Mapping[str, tuple[int, bytes]],
) -> Parsed:
    """The whole of one report."""
    reading = Reading(
        text.sha256,
        language,
        reader,
        unread,
        blobs.unpack_sentences(
            layers["sentences"][1], layers["vectors"][1], layers["sentences"][0]
        ),
        blobs.unpack_tokens(layers["tokens"][1], layers["tokens"][0]),
        blobs.unpack_quotations(layers["quotations"][1], layers["quotations"][0]),
        tuple(Mention(a, b, MentionKind(kind), sure) for a, b, kind, sure, _ in tables["mention"]),
        tuple(_attribution(row) for row in tables["attribution"]),
        blobs.unpack_antecedents(layers["antecedents"][1], layers["antecedents"][0]),
    )
    resolved = Resolved(
        reading,
        _entities(tables),
        tuple(row[4] for row in tables["mention"]),
        _chains(tables),
        tuple(
            Time(a, b, value, TimePrecision(precision), TimexType(kind), timex)
            for a, b, value, precision, kind, timex in tables["time"]
        ),
        tuple(Place(*row) for row in tables["place"]),
        tuple(
            TieStated(subject, Tie(tie), object_, as_span(first, last))
            for subject, tie, object_, first, last in tables["tie"]
        ),
    )
    return Parsed(report, text, resolved, _stated(tables))


def decode_claim(row: AnyRow) -> Claim:
    """A Claim from the first columns of its table, up to `inferred`."""
    return Claim(
        id=row[0],
        attribution=row[1],
        passage=(row[2], row[3]),
        act=Act(row[4]) if row[4] is not None else None,
        act_mode=row[5],
        agent=row[6],
        patient=row[7],
        place=row[8],
        time=row[9],
        count=None if row[12] is None else Count(_number(row[10]), _number(row[11]), row[12]),
        means=as_span(row[13], row[14]),
        purpose=as_span(row[15], row[16]),
        polarity=Polarity(row[17]),
        certainty=Certainty(row[18]),
        modality=Modality(row[19]),
        basis=Basis(row[20]),
        caveats=tuple(Caveat(one) for one in json.loads(row[21])),
        inferred=tuple(json.loads(row[22])),
    )


def decode_hop(row: AnyRow) -> Hop:
    """A Hop from its table's columns behind `place`."""
    name, entity, naming, role, how, first, last = row
    return Hop(name, entity, Naming(naming), Role(role), How(how), as_span(first, last))


def _attribution(row: AnyRow) -> Attribution:
    identifier, source, cue, content, insertions, mode, parent, confidence = row
    return Attribution(
        identifier, as_spans(source), as_spans(cue), as_spans(content), as_spans(insertions),
        Mode(mode), parent, confidence,
    )  # fmt: skip


def _entities(tables: Tables) -> tuple[Entity, ...]:
    names: dict[int, list[EntityName]] = defaultdict(list)
    for place, name, role, first, last in tables["entity_name"]:
        names[place].append(EntityName(name, NameRole(role), as_span(first, last)))
    return tuple(
        Entity(
            identifier, MentionKind(kind), name, tuple(names[place]), country,
            tuple(json.loads(evidence)),
        )
        for place, (identifier, kind, name, country, evidence) in enumerate(tables["entity"])
    )  # fmt: skip


def _chains(tables: Tables) -> dict[str, Chain]:
    hops: dict[int, list[Hop]] = defaultdict(list)
    for chain, _, *rest in tables["hop"]:
        hops[chain].append(decode_hop(tuple(rest)))
    return {
        key: Chain(tuple(hops[place]), origin)
        for place, (key, origin, _, _, _) in enumerate(tables["chain"])
    }


def _stated(tables: Tables) -> Stated:
    return Stated(
        tuple(decode_claim(row) for row in tables["claim"]),
        tuple(
            Remark(first, last, by, RemarkStatus(status), tuple(json.loads(about)))
            for first, last, by, status, about in tables["remark"]
        ),
        tuple(
            Journey(
                who, tuple(Stop(entity, via) for entity, via in json.loads(stops)),
                as_span(first, last), time, JourneyStatus(status), attribution,
            )
            for who, stops, first, last, time, status, attribution in tables["journey"]
        ),
        {
            key: Commitment(Basis(basis), Polarity(polarity), Certainty(certainty), Modality(mode))
            for key, basis, polarity, certainty, mode in tables["commitment"]
        },
    )  # fmt: skip


def _number(value: int | str | None) -> int | None:
    return None if value is None else int(value)
