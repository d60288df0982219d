"""A ledger of many claims, made without a reader: for measuring queries, not quality."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from bench.generate import FIRST, GROUPS, LAST, OUTLETS, TOWNS
from sayso.ledger import Ledger, Near
from sayso.model import (
    Attribution,
    Capture,
    Chain,
    Claim,
    Commitment,
    Entity,
    EntityName,
    Hop,
    Mention,
    Paragraph,
    Parsed,
    Place,
    Reading,
    Remark,
    Report,
    Resolved,
    Sentence,
    Stated,
    Text,
    content_id,
    text_hash,
)
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    MentionKind,
    Modality,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
)

PER_REPORT = 40
TIMES = ("2019-0{}", "2019-0{}-11", "2019", "2019-0{0}-01/2019-0{0}-20", "2018-21", "XXXX-0{}")


def make(path: Path, *, claims: int, seed: int) -> Ledger:
    """A ledger at `path` with `claims` claims, 40 a report, opened for reading."""
    with Ledger.open(path, write=True, create=True) as ledger:
        for first in range(0, claims // PER_REPORT, 50):
            with ledger.batch():
                for number in range(first, min(first + 50, claims // PER_REPORT)):
                    parsed = invented(number, seed)
                    capture = Capture(
                        parsed.report.capture, "text/plain", 1, "2026-01-01T00:00:00+00:00", "made"
                    )
                    ledger.put(parsed, capture, source=f"made/{number}")
    return Ledger.open(path)


def ask(ledger: Ledger, *, seed: int, times: int = 200) -> Iterator[float]:
    """Seconds of each of `times` different questions, first page of 50."""
    chance = random.Random(seed)
    for number in range(times):
        who = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        town = chance.choice(TOWNS)
        asked = (
            {},
            {"speaker": who},
            {"words": f"{town} shelled"},
            {"publisher": chance.choice(OUTLETS), "words": town},
            {"origin": who, "naming": Naming.named},
            {"mentions": town},
            {"mentions": town, "speaker": who},
            {"naming": Naming.collective},
            {"basis": Basis.hearsay, "words": "market"},
            {"caveat": Caveat.unnamed_origin},
            {"act": Act.ASSAULT, "agent": chance.choice(GROUPS)},
            {"place": town, "since": "2019-06", "until": "2019-09-15"},
            {"near": Near(chance.uniform(36, 38), chance.uniform(38, 42), 40)},
            {"near": Near(37, 40, 15), "since": "2019", "certainty": Certainty.certain},
            {"remark": RemarkStatus.could_not_verify, "polarity": Polarity.neg},
            {"until": "2019-02", "modality": Modality.actual, "speaker": who},
            {"undated": True, "mentions": town},
        )[number % 17]
        started = time.perf_counter()
        rows = list(ledger.claims(limit=50, **asked))
        yield time.perf_counter() - started
        assert len(rows) <= 50


def invented(number: int, seed: int) -> Parsed:
    """One report of 40 claims by five speakers, as a reader would have left it."""
    chance = random.Random(f"{seed}-{number}")
    sentences, spans = [], []
    at = 0
    speakers = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(5)]
    towns = chance.sample(TOWNS, 4)
    for index in range(PER_REPORT):
        said = f"{chance.choice(GROUPS)} shelled the market of {chance.choice(towns)}"
        line = f"{speakers[index % 5]} said that {said} for the {index}th time."
        sentences.append(line)
        spans.append((at, at + len(line)))
        at += len(line) + 1
    words = " ".join(sentences)
    text = Text(words, "made 1", (Paragraph(0, len(words)),))
    report = Report(
        content_id("r", text_hash(words), ""),
        text_hash(words),
        publisher=chance.choice(OUTLETS),
        title=f"Report {number}",
        published="2020-01-01",
    )
    return _parsed(report, text, speakers, towns, spans, chance)


def _parsed(
    report: Report,
    text: Text,
    speakers: list[str],
    towns: list[str],
    spans: list[tuple[int, int]],
    chance: random.Random,
) -> Parsed:
    names = (
        dict.fromkeys(speakers, MentionKind.person)
        | dict.fromkeys(towns, MentionKind.place)
        | dict.fromkeys(GROUPS, MentionKind.group)
    )
    entities = {
        name: Entity(content_id("e", text.sha256, name), kind, name, (EntityName(name),))
        for name, kind in names.items()
    }
    mentions, owners, attributions, claims, chains, stances = [], [], [], [], {}, {}
    publisher = Hop(report.publisher or "", None, Naming.named, Role.outlet, How.stated, None)
    for index, (start, end) in enumerate(spans):
        name = speakers[index % 5]
        source = (start, start + len(name))
        content = (start + len(name) + 11, end - 1)
        found = Attribution(
            content_id("a", text.sha256, start),
            (source,),
            ((start + len(name) + 1, start + len(name) + 5),),
            (content,),
        )
        naming = chance.choice((Naming.named, Naming.named, Naming.collective))
        speaker = Hop(name, entities[name].id, naming, Role.witness, How.stated, source)
        chains[found.id] = Chain((publisher, speaker), 1)
        basis = chance.choice(tuple(Basis))
        stances[found.id] = Commitment(basis)
        attributions.append(found)
        mentions.append(Mention(*source, MentionKind.person))
        owners.append(entities[name].id)
        for town in towns:
            place = text.text.find(town, *content)
            if place >= 0:
                mentions.append(Mention(place, place + len(town), MentionKind.place))
                owners.append(entities[town].id)
        claims.append(
            Claim(
                content_id("c", report.id, found.id),
                found.id,
                content,
                Act.ASSAULT,
                agent=next(
                    (entities[one].id for one in GROUPS if one in text.text[slice(*content)]), None
                ),
                place=next(
                    (entities[one].id for one in towns if one in text.text[slice(*content)]), None
                ),
                time=chance.choice(TIMES).format(chance.randint(1, 9)),
                polarity=chance.choice((Polarity.pos, Polarity.pos, Polarity.neg)),
                certainty=Certainty.certain,
                basis=basis,
                caveats=(Caveat.unnamed_origin,) if naming is Naming.collective else (),
            )
        )
    reading = Reading(
        text.sha256,
        "en",
        "made 1",
        sentences=tuple(Sentence(start, end, 0, 0) for start, end in spans),
        mentions=tuple(mentions),
        attributions=tuple(attributions),
    )
    places = tuple(
        Place(0, 1, town, entities[town].id, *spot(town), None, "KV", 2) for town in towns
    )
    resolved = Resolved(reading, tuple(entities.values()), tuple(owners), chains, places=places)
    remark = Remark(
        *spans[0], None, RemarkStatus.could_not_verify, (entities[chance.choice(speakers)].id,)
    )
    stated = Stated(tuple(claims), (remark,), commitments=stances)
    return Parsed(report, text, resolved, stated)


def spot(town: str) -> tuple[float, float]:
    """Where an invented town lies: the same in every report, 200 km by 350 km in all."""
    chance = random.Random(town)
    return chance.uniform(36, 38), chance.uniform(38, 42)
