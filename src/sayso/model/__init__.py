"""The nouns: frozen, typed, shared by every stage.

Offsets are Unicode code points (Python `str` indices), end-exclusive, into `Text.text`, which is
never normalised after it was made. Ids are strings; where the content defines the thing, the id
is a hash of the content (`content_id`).
"""

from __future__ import annotations

from sayso.model.base import Span, Spans, content_id, text_hash
from sayso.model.judged import Failure, Judgement
from sayso.model.reading import (
    Antecedent,
    Attribution,
    Mention,
    Quotation,
    Reading,
    Sentence,
    Token,
    Tokens,
)
from sayso.model.report import Capture, Declaration, Paragraph, Passage, Report, Text
from sayso.model.resolved import Chain, Entity, EntityName, Hop, Place, Resolved, TieStated, Time
from sayso.model.stated import Claim, Commitment, Count, Journey, Parsed, Remark, Stated, Stop
from sayso.model.weighed import Allegation, Contradiction, Reuse, Shared

__all__ = [
    "Allegation",
    "Antecedent",
    "Attribution",
    "Capture",
    "Chain",
    "Claim",
    "Commitment",
    "Contradiction",
    "Count",
    "Declaration",
    "Entity",
    "EntityName",
    "Failure",
    "Hop",
    "Journey",
    "Judgement",
    "Mention",
    "Paragraph",
    "Parsed",
    "Passage",
    "Place",
    "Quotation",
    "Reading",
    "Remark",
    "Report",
    "Resolved",
    "Reuse",
    "Sentence",
    "Shared",
    "Span",
    "Spans",
    "Stated",
    "Stop",
    "Text",
    "TieStated",
    "Time",
    "Token",
    "Tokens",
    "content_id",
    "text_hash",
]
