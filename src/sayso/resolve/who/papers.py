"""In which paper or recording somebody's words stand: a hop of its own, between report and speaker.

"A recording has been going round. In it a voice tells …", "noted in his diary that", "a note in
which a person of that name asks": somebody read or heard the thing, not the man. What is only a way
to speak to the public ("said in a statement", "denied in a letter") is none.
"""

from __future__ import annotations

import re

from sayso.model import Attribution, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import take_apart
from sayso.resolve.who.scene import anchor
from sayso.vocabulary import How, MentionKind

__all__ = ["paper_of"]

_RECORDED = (
    r"video|footage|recording|tape|clip|film|audio|voice\s(?:note|message)|call|intercept|calls"
)
_WRITTEN = (
    r"letter|note|telegram|cable|e-?mails?|file|order|sheet|diary|log|logbook|notebook|message|"
    r"memo(?:randum)?|report|statement|leaflets?|minutes|document|dossier|transcript"
)
_KEPT_THINGS = "file|sheet|diary|log|logbook|notebook|minutes|dossier|transcript"
_BEFORE = (
    r"(?P<paper>\b(?:[Tt]he|[Aa]n?|[Tt]his|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts)\s(?:[\w’'\-]+\s){0,3}?"
)
_AFTER = (
    r"\b(?:\s(?:of|from|in)\s(?:the\s|a\s)?(?:\d+\s\w+|[A-ZÀ-Þ][\w’'\-]*(?:\s[A-ZÀ-Þ][\w’'\-]*)*|"
    r"[a-z]+\s(?:seconds|minutes|hours|pages|groups)|[a-z]+))?)"
)
_IN_IT = re.compile(r"(?:In|On)\s(?:it|them|the\s(?:tape|recording|call|film))\b,?")
_HELD = re.compile(rf"{_BEFORE}(?:{_RECORDED}|{_KEPT_THINGS}){_AFTER}")
"""What is read or heard without the man: a message or a letter is a way to speak."""
_IN_WHICH = re.compile(
    rf"{_BEFORE}(?:{_RECORDED}|{_WRITTEN}){_AFTER}[^.;“”\n]{{0,60}}?,?\s(?:in|on)\swhich,?\s$"
)
_IN_A_RECORDING = re.compile(
    rf"(?:In|On)\s(?P<paper>(?:the|an?|another|one)\s(?:[\w’'\-]+\s){{0,3}}?(?:{_RECORDED})\b"
    r"(?:\s(?:of|from)\s(?:the\s|a\s)?[\w’'\-]+)?)"
)
_KEPT = re.compile(
    r"\b(?:not(?:es|ed)|wr(?:ites|ote)|written|records?|recorded|enter(?:s|ed)|scribbled|jotted)\s"
    r"(?:\w+\s){0,2}?in\s(?P<paper>(?:his|her|their|the)\s(?:[\w\-]+\s){0,2}?"
    r"(?:diary|log|logbook|notebook|pocketbook|journal|ledger|daybook))\b"
)
_UNKNOWN_VOICES = frozenset(
    "voice man woman person someone somebody boy girl child speaker caller hand".split()
)
_NEAR = 260
"""Code points before an "in it" in which the thing is looked for."""


def paper_of(cast: Cast, row: Attribution, speaker: Figure) -> tuple[Figure, How, Span] | None:
    """The paper or recording in which an attribution's words stand, how it is known, and where."""
    scene = cast.scene
    if not speaker.is_person() or not row.source or not scene.sentences:
        return None
    if scene.quotation_at(anchor(row)) is not None:
        return None
    first, last = scene.sentences[scene.sentence_at(anchor(row))]
    start = min(span[0] for span in row.source)
    if start < first:
        return None
    kept = _KEPT.search(scene.raw, first, last)
    if kept is not None and any(a <= kept.start() < b for a, b in row.cue):
        return _thing(cast, kept.span("paper"), How.stated)
    voice = not speaker.proper and bool(speaker.heads & _UNKNOWN_VOICES)
    which = _IN_WHICH.search(scene.raw, max(first, start - 160), start)
    if which is not None and (voice or _HELD.match(scene.raw, which.start()) is not None):
        return _thing(cast, which.span("paper"), How.stated)
    if _IN_IT.match(scene.raw, first) is not None:
        before = list(_HELD.finditer(scene.raw, max(0, first - _NEAR), first))
        return _thing(cast, before[-1].span("paper"), How.stated) if before else None
    there = _IN_A_RECORDING.match(scene.raw, first)
    if there is not None and voice:
        return _thing(cast, there.span("paper"), How.stated)
    return None


def _thing(cast: Cast, span: Span, how: How) -> tuple[Figure, How, Span]:
    while cast.scene.raw[span[1] - 1].isspace():
        span = span[0], span[1] - 1
    phrase = take_apart(cast.scene.raw[slice(*span)])
    figure = described(cast, phrase, span, MentionKind.document)
    cast.place(figure, span)
    return figure, how, span
