"""Whose entry of a digest somebody speaks in, and for which outlet he speaks."""

from __future__ import annotations

import re
from bisect import bisect_left

from sayso.model import Attribution, Span
from sayso.resolve.who.channels import Channels
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.scene import anchor
from sayso.vocabulary import How

__all__ = ["entry_of"]

_ENTRY = re.compile(
    r"(?:\s\([^()\n]{2,30}\))?(?:,?\s\d{1,2}[.:h]?\d{2}(?:\s?(?:GMT|UTC|hrs|hours|a\.?m\.?|p\.?m\.?))?)?,?"
    r"(?::\s|\s(?=citing|quoting))"
)
_ON_THE_STAFF = frozenset({"announcer", "presenter", "commentator", "newsreader", "anchor",
                           "correspondent", "columnist", "editorialist"})  # fmt: skip
"""Those whose words an outlet prints or airs as its own people's."""


def _begins(row: tuple[int, int, Figure]) -> int:
    return row[0]


def entry_of(
    channels: Channels, attribution: Attribution, speaker: Figure
) -> tuple[Figure, How, Span] | None:
    """ "Radio Harrow, 0700: The minister told …": the outlet whose entry the paragraph is, or
    for whom a speaker works ("the station's commentator").
    """
    scene = channels.cast.scene
    where = anchor(attribution)
    paragraph = scene.paragraphs[scene.paragraph_at(where)]
    index = bisect_left(channels.found, paragraph.start, key=_begins)
    for start, end, figure in channels.found[index : index + 1]:
        if start - paragraph.start > 1 or figure.live().gatherer != "outlet":
            continue
        label = _ENTRY.match(scene.raw, end)
        if label is None or where < start or figure.live() in (speaker, channels.publisher):
            continue
        if any(a <= start < b for a, b in attribution.source):
            continue
        first = scene.sentence_at(label.end()) >= scene.sentence_at(where)
        return figure.live(), How.stated if first else How.inferred, (start, end)
    if not (speaker.heads & _ON_THE_STAFF) or not attribution.source:
        return None
    begin, stop = attribution.source[0]
    index = bisect_left(channels.found, begin, key=_begins)
    for start, end, figure in channels.found[index : index + 4]:
        if start < stop and end <= stop + 2 and figure.live() is not channels.publisher:
            return figure.live(), How.stated, (start, end)
    for start, end, figure in reversed(channels.found[max(0, index - 2) : index]):
        near = scene.sentence_at(begin) - scene.sentence_at(start) <= 1
        if near and figure.live().gatherer == "outlet" and figure.live() is not channels.publisher:
            return figure.live(), How.inferred, (start, end)
    return None
