"""Who answers in an interview that is printed as questions and answers.

The answers name nobody. Whoever is introduced before the first question answers: the person of whom
it says that he spoke or was interviewed, else the one who is named most often there. Where that
leaves two, nobody is taken.
"""

from __future__ import annotations

import re
from collections import Counter

from sayso.model import Attribution, Span
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.speakers import Speaker, Speakers
from sayso.vocabulary import How, Role

__all__ = ["answering"]

_ANSWER = re.compile(r"\s*A(?:nswer)?\s?:\s$")
_QUESTION = re.compile(r"\?[\s”\"]*$")
_TALKS = re.compile(
    r"\b(?:spoke|speaks|talked|talks|interview(?:ed)?|answers|answered|told|tells|agreed\sto\s"
    r"(?:speak|talk|meet))\b"
)
_BYLINE = re.compile(r"(?:\b[Bb]y|[Tt]ext|[Ww]ords|[Pp]hotos?|[Rr]eporting)\s?:?\s*$")
_TURN = re.compile(r"(?P<who>[A-ZÀ-Þ][^:.?!\n]{1,40}):\s")
_TURNS = 12
"""Paragraphs on either side in which questions show that a text is an interview."""
TALKING = 3
"""A sentence that says that somebody spoke counts as so many mentions of whom it is about."""


def answering(known: Speakers, row: Attribution) -> Speaker | None:
    """The speaker of an answer without marks below a question; None where this is none."""
    scene = known.cast.scene
    if not row.content or row.source or scene.quotation_at(row.content[0][0]) is not None:
        return None
    start = row.content[0][0]
    number = scene.paragraph_at(start)
    labelled = _ANSWER.search(scene.raw, scene.paragraphs[number].start, start) is not None
    if number == 0 or not (
        labelled or _asks(known, number - 1) or _put_to_him(known, number, start)
    ):
        return None
    first = next((n for n in range(number) if _asks(known, n) or _is_turn(known, n)), number)
    end = scene.paragraphs[first].start
    if end not in known.introduced:
        known.introduced[end] = _introduced(known, end)
    found = known.introduced[end]
    return None if found is None else Speaker(found[0], How.inferred, found[1])


def _asks(known: Speakers, number: int) -> bool:
    paragraph = known.cast.scene.paragraphs[number]
    words = known.cast.scene.raw[paragraph.start : paragraph.end]
    return _QUESTION.search(words) is not None


def _put_to_him(known: Speakers, number: int, start: int) -> bool:
    """ "The ministry says that nobody was there." / "I was there.": a turn that asks nothing.

    Only where the text is printed as an interview: two questions before, or one and more to come.
    """
    paragraphs = known.cast.scene.paragraphs
    if start - paragraphs[number].start > 1:
        return False
    near = range(max(0, number - _TURNS), min(len(paragraphs), number + _TURNS))
    return sum(_asks(known, other) for other in near) > 1 and any(
        _asks(known, other) for other in near if other < number
    )


def _is_turn(known: Speakers, number: int) -> bool:
    """ "Harrow Weekly: The ministry denies it." """
    paragraph = known.cast.scene.paragraphs[number]
    publisher = known.cast.scene.report.publisher
    turn = _TURN.match(known.cast.scene.raw, paragraph.start, paragraph.end)
    return turn is not None and publisher is not None and turn.group("who") == publisher


def _introduced(known: Speakers, end: int) -> tuple[Figure, Span] | None:
    """The one person whom the words before the first question are about."""
    scene = known.cast.scene
    weight: Counter[int] = Counter()
    where: dict[int, tuple[Figure, Span]] = {}
    talked: set[int] = set()
    for span, figure in known.cast.within((0, end)):
        if not figure.is_person() or scene.quotation_at(span[0]) is not None:
            continue
        if _BYLINE.search(scene.raw, max(0, span[0] - 12), span[0]) is not None:
            continue
        if any(role is Role.journalist for role, _ in figure.roles):
            continue
        key = id(figure)
        where.setdefault(key, (figure, span))
        weight[key] += 1
        sentence = scene.sentence_at(span[0])
        first, last = scene.sentences[sentence]
        if sentence not in talked and _TALKS.search(scene.raw, first, last) is not None:
            talked.add(sentence)
            weight[key] += TALKING
    best = weight.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return where[best[0][0]]
