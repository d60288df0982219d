"""Ties that nobody states in the text: declared in a manifest, or plain from a publisher's name."""

from __future__ import annotations

import re

from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.credit import figure_of
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.ties import Ties
from sayso.vocabulary import Tie

__all__ = ["declared"]

_OFFICE = re.compile(
    rf"^(?P<body>.+?)[’']?s?\s+(?:{'|'.join(map(re.escape, lex.PRESS_OFFICE_WORDS))})\b.*$",
    re.IGNORECASE,
)


def declared(cast: Cast, ties: Ties, publisher: Figure | None) -> None:
    """Add what a person declared of this report, and that "X Press Office" is part of X."""
    report = cast.scene.report
    for row in report.declarations:
        subject, target = figure_of(cast, row.subject), figure_of(cast, row.object)
        if subject is not None and target is not None:
            ties.add(subject, row.tie, target, None)
    office = _OFFICE.match(report.publisher or "")
    body = figure_of(cast, office["body"]) if office is not None else None
    if publisher is not None and body is not None:
        ties.add(publisher, Tie.part_of, body, None)
