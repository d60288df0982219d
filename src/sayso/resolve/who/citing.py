"""Whom a gatherer quotes in its turn: "state media, citing officials"."""

from __future__ import annotations

import re

from sayso.model import Attribution, Span
from sayso.resolve.who.scene import Scene, inside

__all__ = ["citing"]

_CITING = re.compile(
    r"(?:,\s|\s)(?:citing|quoting|which\s(?:cited|quoted|cites|quotes)|in\sturn\s(?:citing|quoting)|"
    r"(?:and\s)?cited|on\sthe\sauthority\sof)\s(?P<who>[^,.;:\"“”\n]{2,90})"
)
_ENDS = re.compile(r"\s(?:as|that|who|which|said|says|saying|reported|and\ssaid)\b")


def citing(scene: Scene, attribution: Attribution) -> Span | None:
    """The one whom a gatherer quotes: "state media, citing officials" → officials."""
    if not attribution.source or not scene.sentences:
        return None
    span = attribution.source[0]
    sentence = scene.sentences[scene.sentence_at(span[0])]
    stop = min(sentence[1], span[1] + 120)
    for match in _CITING.finditer(scene.raw, span[0], stop):
        where = match.span("who")
        if inside(where, attribution.content):
            continue
        between = scene.raw[span[1] : match.start()] if match.start() > span[1] else ""
        if len(between.split()) > 4:
            return None
        text = match.group("who")
        cut = _ENDS.search(text)
        if cut is not None:
            where = (where[0], where[0] + cut.start())
        while where[1] > where[0] and scene.raw[where[1] - 1].isspace():
            where = (where[0], where[1] - 1)
        return where
    return None
