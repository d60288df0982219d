"""Who tells a whole text in the first person: testimonies, statements, recollections taken down.

"Testimony 12: Sister X" over "I was nineteen and …": whatever stands below is X's account, and
whoever speaks in it is quoted by X. A reporter who writes "I" tells it for the publisher.
"""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.model import Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure

__all__ = ["narrator"]

_KIND = (
    r"(?:[Tt]estimony|[Ss]tatement|[Aa]ffidavit|[Dd]eposition|[Dd]eclaration|[Aa]ccount|[Ss]tory|"
    r"[Rr]ecollections?|[Mm]emoirs?|[Mm]emories|[Dd]iary|[Ll]etter|[Nn]arrative|[Oo]ral\s[Hh]istory|"
    r"[Ee]vidence|[Cc]onfession|[Ss]peech|[Rr]emarks|[Ss]ermon|[Hh]omily|[Ll]ecture|TESTIMONY|STATEMENT|AFFIDAVIT|DEPOSITION)"
)
_FRAME = Screened(
    rf"\b(?:[Ww]itness\s)?{_KIND}(?:\s(?:[Nn]o\.?\s)?\d+)?\s?(?:(?:given|made|taken|told|sworn|written)\s)?(?:of|by|from|"
    rf"[:–—-])\s(?P<who>[^\n(]{{2,80}})|"
    r"\b(?:[Aa]s\s)?(?:[Tt]old|[Dd]ictated|[Rr]ecounted|[Rr]ecorded|[Nn]arrated)\s(?:by|from)\s(?P<teller>[^\n(]{2,80})|"
    r"^I,\s(?P<self>[^,\n]{3,60}),|"
    r"\b(?P<own>[^\n.:]{2,60}?),?\sin\s(?:his|her|their)\sown\swords",
    re.MULTILINE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
_ENOUGH = 3
"""Sentences outside quotations with "I" or "my" that make a text somebody's own."""
_FRAMING = 3
"""Paragraphs at the beginning that may say whose words follow."""


def narrator(cast: Cast, publisher: Figure | None) -> tuple[Figure, Span] | None:
    """The one person whose account the text is, and where that is said; None for other texts."""
    scene = cast.scene
    for paragraph in scene.paragraphs[:_FRAMING]:
        for match in _FRAME.finditer(scene.raw, paragraph.start, paragraph.end):
            if scene.quotation_at(match.start()) is not None:
                continue
            span = match.span(match.lastgroup or 0)
            for where, figure in cast.within(span):
                person = figure.is_person() and figure.proper and not figure.plural
                if person and figure is not publisher:
                    return (figure, where) if _in_first_person(cast, paragraph.end) else None
    return None


def _in_first_person(cast: Cast, start: int) -> bool:
    scene = cast.scene
    told: set[int] = set()
    for match in _FIRST_PERSON.finditer(scene.raw, start):
        if scene.quotation_at(match.start()) is None:
            told.add(scene.sentence_at(match.start()))
            if len(told) >= _ENOUGH:
                return True
    return False
