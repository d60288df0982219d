"""Reports built by hand for the ledger's tests."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from sayso.ingest.vault import Vault
from sayso.ledger import Ledger
from sayso.model import (
    Antecedent,
    Attribution,
    Capture,
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
    Quotation,
    Reading,
    Remark,
    Report,
    Resolved,
    Sentence,
    Stated,
    Stop,
    Text,
    TieStated,
    Time,
    Tokens,
    content_id,
    text_hash,
)
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    JourneyStatus,
    MentionKind,
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

PRISONER = (
    "Prisoner speaks of the crossing\n\n"
    "“The guards let us pass at Pell Bridge,” Sano Velk told the NDC press office. "
    "Two officials in Dêrvan denied it. The Merrin Courier could not verify the claims."
)


def find(text: str, words: str) -> tuple[int, int]:
    """The span of the first place where `words` stand."""
    start = text.index(words)
    return start, start + len(words)


def prisoner_report(
    *,
    text: str = PRISONER,
    part: str = "",
    data: bytes | None = None,
    publisher: str = "The Merrin Courier",
    title: str = "Prisoner speaks of the crossing",
    act: Act = Act.MOVE,
    reader: str = "reader 1",
    speaker: str = "Sano Velk",
    naming: Naming = Naming.named,
    more: tuple[str, ...] = (),
) -> Parsed:
    """One report: a prisoner through a press office, two unnamed officials, a remark.

    `more` are further passages that the publisher claims in its own voice.
    """
    capture = text_hash(text) if data is None else hashlib.sha256(data).hexdigest()
    report = Report(
        content_id("r", capture, part), capture, part, publisher=publisher, title=title,
        published="2021-03-04", language="en",
        declarations=(Declaration("NDC press office", Tie.part_of, "Northern Defence Council"),),
    )  # fmt: skip
    let, cue = find(text, "The guards let us pass at Pell Bridge"), find(text, "told")
    by = find(text, "Sano Velk")
    officials, denied = find(text, "Two officials in Dêrvan"), find(text, "denied")
    first = Attribution(content_id("a", capture, let), (by,), (cue,), (let,), mode=Mode.direct)
    second = Attribution(
        content_id("a", capture, denied), (officials,), (denied,), (find(text, "it."),)
    )
    velk = Entity("e1", MentionKind.person, speaker, (EntityName(speaker, NameRole.name, by),))
    town = Entity(
        "e2", MentionKind.place, "Dervane",
        (EntityName("Dêrvan", NameRole.name, find(text, "Dêrvan")), EntityName("Derwan")), "KV",
    )  # fmt: skip
    bridge = Entity("e3", MentionKind.facility, "Pell Bridge", (EntityName("Pell Bridge"),))
    paper = Hop(publisher, None, Naming.named, Role.outlet, How.stated, None)
    press = Hop(
        "NDC press office", None, Naming.named, Role.party, How.stated,
        find(text, "the NDC press office"),
    )  # fmt: skip
    told = Hop(speaker, "e1", naming, Role.detainee, How.stated, by)
    unnamed = Hop("two officials", None, Naming.anonymous, Role.official, How.stated, officials)
    chains = {
        "": Chain((paper,), 0),
        first.id: Chain((paper, press, told), 2),
        second.id: Chain((paper, unnamed), 1),
    }
    claims = (
        Claim(
            content_id("c", capture, "let", act), first.id, let, act, agent="e1", place="e3",
            basis=Basis.own_act, certainty=Certainty.certain,
            caveats=(Caveat.detained_by_publisher, Caveat.single_gatherer),
        ),
        Claim(
            content_id("c", capture, "denied"), second.id, find(text, "Two officials in Dêrvan"),
            Act.REJECT, count=Count(2, 2, "Two"), polarity=Polarity.neg,
        ),
        *(Claim(content_id("c", capture, words), None, find(text, words)) for words in more),
    )  # fmt: skip
    remark = Remark(*find(text, "The Merrin Courier could not verify the claims."), None,
                    RemarkStatus.could_not_verify, (claims[0].id,))  # fmt: skip
    starts = np.array([0, 9, 16], np.int32)
    tokens = Tokens(
        starts, starts + np.int32(5), np.array([7, 15, 1], np.uint8),
        np.array([1, -1, 1], np.int32),
        np.array([3, 4, 5], np.uint8), np.array([np.nan, 2.5, np.nan], np.float16),
    )  # fmt: skip
    head = len("Prisoner speaks of the crossing")
    whole = Text(
        text, "plain 1",
        (Paragraph(0, head, ParagraphKind.headline), Paragraph(head + 2, len(text))),
        ("the encoding was guessed",),
    )  # fmt: skip
    mentions = (
        Mention(*by, MentionKind.person, 0.9),
        Mention(*find(text, "Pell Bridge"), MentionKind.facility),
        Mention(*find(text, "Dêrvan"), MentionKind.place),
    )
    reading = Reading(
        whole.sha256, "en", reader, "", (Sentence(0, head, 0, 3, bytes(range(8))),), tokens,
        (Quotation(let[0] - 1, let[1] + 2),), mentions, (first, second),
        (Antecedent(by, let, 0.25),),
    )  # fmt: skip
    resolved = Resolved(
        reading, (velk, town, bridge), ("e1", "e3", "e2"), chains,
        (Time(0, 3, None, TimePrecision.unknown, TimexType.DATE, "XXXX"),),
        (Place(*find(text, "Dêrvan"), "Dêrvan", "e2", 36.5, 38.0, None, "KV", 2),),
        (TieStated("e1", Tie.held_by, "e2", by),),
    )  # fmt: skip
    stated = Stated(
        claims, (remark,),
        (Journey("e1", (Stop("e3", True), Stop("e2")), None, None, JourneyStatus.made, first.id),),
        {first.id: Commitment(Basis.own_act, Polarity.pos, Certainty.certain)},
    )  # fmt: skip
    return Parsed(report, whole, resolved, stated)


def capture_of(parsed: Parsed, *, size: int = 10) -> Capture:
    """A capture for a report whose bytes nobody kept."""
    return Capture(
        parsed.report.capture, "text/plain", size, "2021-03-05T00:00:00.000000+00:00", "report.txt"
    )


def put(ledger: Ledger, parsed: Parsed, *, source: str = "report.txt") -> Any:
    """Store a report without bytes."""
    return ledger.put(parsed, capture_of(parsed), source=source, tool="sayso test")


def put_whole(ledger: Ledger, parsed: Parsed, data: bytes, *, source: str = "report.txt") -> Any:
    """Store a report and its bytes; the report must have been made with `data`."""
    Vault.beside(ledger.path).keep_bytes(data)
    return ledger.put(parsed, capture_of(parsed, size=len(data)), source=source, tool="sayso test")


def plain_nouns(value: Any) -> Any:
    """A noun as plain tuples and lists that compare by value, arrays by type and bytes."""
    if isinstance(value, np.ndarray):
        return (str(value.dtype), value.tobytes())
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__,
            *(plain_nouns(getattr(value, field.name)) for field in fields(value)),
        )
    if isinstance(value, dict):
        return {key: plain_nouns(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(plain_nouns(one) for one in value)
    return value


def with_report(parsed: Parsed, **changes: Any) -> Parsed:
    """The same reading under another report's metadata."""
    return dataclasses.replace(parsed, report=dataclasses.replace(parsed.report, **changes))
