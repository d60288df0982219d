"""Whose turn it is: scripts of broadcasts and interviews with a label before every turn.

"HOST: Who was there? / ORLA: The miller told me that …": what others say in ORLA's turn came
through ORLA. A reporter gathers what he is told; anybody else is the origin, and whom he quotes
stands behind.
"""

from __future__ import annotations

import re
from collections import Counter

from sayso.model import Span
from sayso.resolve.who.answering import introduced_before
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.scene import anchor
from sayso.resolve.who.spans import resolve_span
from sayso.resolve.who.speakers import Speakers
from sayso.vocabulary import Role

__all__ = ["Teller", "tellers"]

Teller = tuple[Figure, Span, bool]
"""Who tells it, where that stands, and whether he gathers what others say."""
_LABELLED = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w.’'\-]*(?:\s[\w.’'\-]+){0,4})(?:\s\([^)\n]{1,40}\)|,\s[^:,\n]{2,40})?:\s"
)
_HOSTS = frozenset(
    """host presenter anchor anchorman anchorwoman moderator interviewer question q studio
    newsreader announcer narrator chair chairman chairwoman compere""".split()
)
_REPORTS = r"\b(?:reporter|correspondent|colleague|stringer|journalist)\s(?:\w+\s){0,2}?"
_ASKED = re.compile(r"[–—-]\s[^\n]{3,300}\?\s*\n[–—-]\s")
_FEWEST = 3
"""Turns that make a text a script."""


def tellers(known: Speakers) -> dict[str, Teller]:
    """By attribution: in whose turn it stands; the host's turns and the turn itself left out."""
    scene = known.cast.scene
    found = [*_labelled(known), *_answers(known)]
    rows: dict[str, Teller] = {}
    others: dict[int, set[int]] = {}
    for start, end, figure, span in found:
        for row in known.between(start, end):
            speaker = known.figure(row)
            if speaker is figure or known.parents[row.id] is not None:
                continue
            if speaker is not None and scene.quotation_at(anchor(row)) is None:
                others.setdefault(id(figure), set()).add(id(speaker))
                rows[row.id] = (figure, span, False)
    for key, (figure, span, _) in list(rows.items()):
        rows[key] = figure, span, _reports(known, figure, len(others.get(id(figure), ())))
    for _, _, figure, _ in found:
        if figure.gatherer is None and _reports(known, figure, 0):
            figure.gatherer = "outlet"
    return rows


def _labelled(known: Speakers) -> list[tuple[int, int, Figure, Span]]:
    scene = known.cast.scene
    turns = []
    for paragraph in scene.paragraphs:
        match = _LABELLED.match(scene.raw, paragraph.start, paragraph.end)
        if match is not None:
            turns.append((match.end(), paragraph.end, match.group("who"), match.span("who")))
    labels = Counter(fold(who) for _, _, who, _ in turns)
    if len(turns) < _FEWEST or len(labels) < 2 or max(labels.values()) < 2:
        return []
    found = []
    for start, end, who, span in turns:
        if set(fold(who).split()) & _HOSTS or who == scene.report.publisher:
            continue
        figure = resolve_span(known.cast, span)
        if figure is not None and figure.is_person() and not figure.plural:
            found.append((start, end, figure.live(), span))
    return found


def _answers(known: Speakers) -> list[tuple[int, int, Figure, Span]]:
    """ "– Who was there? / – The miller said …": answers after dashes."""
    scene = known.cast.scene
    found = []
    first: int | None = None
    for match in _ASKED.finditer(scene.raw):
        first = match.start() if first is None else first
        teller = introduced_before(known, first)
        if teller is not None:
            paragraph = scene.paragraphs[scene.paragraph_at(match.end())]
            stop = scene.raw.find("\n", match.end(), paragraph.end)
            end = stop if stop >= 0 else paragraph.end
            found.append((match.end(), end, teller[0], teller[1]))
    return found


def _reports(known: Speakers, figure: Figure, others: int) -> bool:
    """Whether he is a reporter: called so, or nothing else than a name whom several others tell."""
    if any(role is Role.journalist for role, _ in figure.roles):
        return True
    name = re.escape(figure.name.split()[0])
    if re.search(_REPORTS + name, known.cast.scene.raw, re.IGNORECASE) is not None:
        return True
    return others > 1 and not figure.roles and not figure.heads
