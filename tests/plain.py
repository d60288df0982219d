"""Stages without a model, for tests of what surrounds them: quotation marks and "said", no more."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model import (
    Attribution,
    Chain,
    Claim,
    Commitment,
    Entity,
    EntityName,
    Hop,
    Mention,
    Parsed,
    Reading,
    Report,
    Resolved,
    Sentence,
    Stated,
    Text,
    content_id,
)
from sayso.settings import Settings
from sayso.vocabulary import Certainty, How, MentionKind, Mode, Naming, Role

QUOTE = re.compile(r"“([^”\n]+)”,? (said|says) ([A-Z]\w+ [A-Z]\w+)")


class PlainStages:
    """Takes the place of `pipeline.Stages`; a report comes out the same every time."""

    version = "sayso test, reader plain 1"

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self, report: Report, text: Text) -> Parsed:
        return plain_parse(report, text)


def plain_parse(report: Report, text: Text) -> Parsed:
    """A Parsed with one attribution and one claim for every “…,” said First Last."""
    attributions, mentions, entities, chains, claims, owners = [], [], {}, {}, [], []
    publisher = Hop(
        report.publisher or "publisher not known",
        None,
        Naming.named if report.publisher else Naming.unknown,
        Role.outlet,
        How.stated if report.publisher else How.not_stated,
        None,
    )
    chains[""] = Chain((publisher,), None)
    for match in QUOTE.finditer(text.text):
        name = match.group(3)
        entity = content_id("e", text.sha256, name)
        entities[entity] = Entity(entity, MentionKind.person, name, (EntityName(name),))
        mentions.append(Mention(*match.span(3), MentionKind.person))
        owners.append(entity)
        found = Attribution(
            content_id("a", text.sha256, match.span()),
            (match.span(3),),
            (match.span(2),),
            (match.span(1),),
            mode=Mode.direct,
        )
        attributions.append(found)
        speaker = Hop(name, entity, Naming.named, Role.unknown, How.stated, match.span(3))
        chains[found.id] = Chain((publisher, speaker), 1)
        claims.append(
            Claim(
                content_id("c", report.id, found.id),
                found.id,
                match.span(1),
                certainty=Certainty.certain,
            )
        )
    reading = Reading(
        text.sha256,
        "en",
        "plain 1",
        sentences=tuple(Sentence(p.start, p.end, 0, 0) for p in text.paragraphs),
        mentions=tuple(mentions),
        attributions=tuple(attributions),
    )
    resolved = Resolved(reading, tuple(entities.values()), tuple(owners), chains)
    commitments = {a.id: Commitment(certainty=Certainty.certain) for a in attributions}
    stated = Stated(tuple(claims), commitments=commitments)
    return Parsed(replace(report, language=report.language or "en"), text, resolved, stated)
