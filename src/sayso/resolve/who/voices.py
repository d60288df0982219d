"""In whose voice a stretch of text stands outside any marks: answers, turns, testimonies, letters.

"“Gusta”, 38, cook: I was in cell four …", an answer below a question, "Recorded at Sorva: Nana Osk
on the winter": whoever speaks in such words is known from the one whose words they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span
from sayso.resolve.who.aliases import NAME_RUN
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.vocabulary import ParagraphKind, Role

__all__ = ["Voice", "says_who_he_is", "voice_at", "voices"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch in somebody's own words, and where it says whose."""

    start: int
    end: int
    figure: Figure
    passage: Span


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    label: str
    """What stands before a colon at its beginning; "" without one."""
    dash: bool
    asks: bool


_LABEL = re.compile(
    r"(?P<who>[“\"‘]?[A-ZÀ-Þ][\w’.\-]*(?:\s[\w’.\-]+){0,4}?[”\"’]?(?:,\s[^:“”\n]{1,50})?):\s(?![“\"«‘])"
)
_DASH = re.compile(r"[–—-]\s")
_QUESTION = re.compile(r"\?[\s”\"’»]*$")
_HOST = re.compile(
    r"(?:Q|Question|Host|Anchor|Presenter|Moderator|Interviewer|Chair|Studio)\b", re.IGNORECASE
)
_ANSWER = re.compile(r"A(?:nswer)?$")
_MYSELF = re.compile(r"\b(?:I|me|[Mm]y|mine|myself)\b")
_OURSELVES = re.compile(r"\b(?:I|me|my|we|us|our)\b", re.IGNORECASE)
_REPORTING = re.compile(
    r"\b(?:told|wrote\sto|informed|assured|asked|answer(?:ed)?|showed)\s(?:us|me|our)\b|"
    r"\b(?:I|we)\s(?:asked|met|spoke|visited|interviewed|found)\b|\bour\s(?:messages|questions|letter)",
    re.IGNORECASE,
)
"""What the publisher says of its own inquiries."""
_TALKS = re.compile(
    r"\b(?:spoke|speaks|talked|talks|interview(?:ed)?|answers|answered|told|tells|met|"
    r"agreed\sto\s(?:speak|talk|meet))\b"
)
_BYLINE = re.compile(r"(?:\b[Bb]y|[Tt]ext|[Ww]ords|[Pp]hotos?|[Rr]eporting)\s?:?\s*$")
_TALKING = 3
"""A sentence that says that somebody spoke counts as so many mentions of whom it is about."""
_I_AM = re.compile(rf"\b(?:I\sam|[Mm]y\sname\sis|I,)\s(?P<who>{NAME_RUN})")
_TAKEN_DOWN = re.compile(
    r"\b(?:[Rr]ecorded|[Cc]ollected|[Tt]aken\sdown|[Ww]ritten\sdown|[Tt]ranscribed|[Rr]eleased|"
    r"[Tt]ranslated|[Tt]old\sto|[Tt]estimony|[Tt]ape)\b"
)
_ENOUGH = 3
"""Questions, or sentences in the first person, that show what a text is."""
_FRAMING = 3
"""Paragraphs at the beginning that may say whose words follow."""


def voice_at(found: list[Voice], position: int) -> Voice | None:
    """In whose voice a position stands, the publisher's own apart."""
    place = bisect_right(found, position, key=lambda one: one.start) - 1
    return found[place] if place >= 0 and position < found[place].end else None


def voices(cast: Cast, publisher: Figure | None) -> list[Voice]:
    """Every stretch that is told in somebody's own voice, in the order of the text."""
    lines = list(_lines(cast))
    return (
        list(_interview(cast, publisher, lines))
        or list(_labelled(cast, publisher, lines))
        or list(_monologue(cast, publisher))
    )


def _lines(cast: Cast) -> Iterator[_Line]:
    raw = cast.scene.raw
    for paragraph in cast.scene.paragraphs:
        if paragraph.kind in (ParagraphKind.headline, ParagraphKind.credit):
            continue
        start = paragraph.start
        while start < paragraph.end:
            end = raw.find("\n", start, paragraph.end)
            end = paragraph.end if end < 0 else end
            if raw[start:end].strip():
                label = _LABEL.match(raw, start, end)
                yield _Line(
                    start, end, "" if label is None else label.group("who"),
                    _DASH.match(raw, start, end) is not None,
                    _QUESTION.search(raw, max(start, end - 8), end) is not None
                    and cast.scene.quotation_at(end - 2) is None,
                )  # fmt: skip
            start = end + 1


def _interview(cast: Cast, publisher: Figure | None, lines: list[_Line]) -> Iterator[Voice]:
    """Questions and answers without a name: dashes, "Q:" and "A:", or nothing at all."""
    asked = [number for number, line in enumerate(lines) if line.asks or _is_q(line)]
    if not asked:
        return
    first = asked[0]
    if len(asked) < 2:
        # What is put to a guest need not be a question: "The envoy has pictures."
        told = [number for number, line in enumerate(lines) if _in_first_person(cast, line)]
        if len(told) < _ENOUGH:
            return
        first = min(first, *told)
    mine = set(fold(publisher.name).split()) if publisher is not None else set()
    turn = next((n for n in range(first) if _asks_by_label(lines[n], mine)), first)
    guest = _introduced(cast, publisher, lines[turn].start)
    if guest is None:
        return
    dashes = sum(lines[number].dash for number in asked) > 1
    labels = any(_ANSWER.match(line.label) for line in lines)
    theirs = [line for line in lines[first:] if line.label and not _asks_by_label(line, mine)]
    if not labels and 2 * len(theirs) > len(asked):
        return  # whoever speaks stands before his words
    for number in range(first, len(lines)):
        line = lines[number]
        if line.asks or _asks_by_label(line, mine):
            continue
        if dashes:
            answers = line.dash
        elif labels:
            answers = _ANSWER.match(line.label) is not None
        else:
            above = lines[number - 1]
            below = number > first and (above.asks or _asks_by_label(above, mine))
            answers = below or _in_first_person(cast, line)
        if answers:
            yield Voice(line.start, line.end, *guest)


def _is_q(line: _Line) -> bool:
    return line.label in ("Q", "Question")


def _asks_by_label(line: _Line, mine: set[str]) -> bool:
    """ "Q:", "Host:", "Harrow Weekly:": whoever asks is named before the question."""
    words = set(fold(line.label).split())
    return bool(words) and (_HOST.match(line.label) is not None or words <= mine)


def _in_first_person(cast: Cast, line: _Line) -> bool:
    reports = _REPORTING.search(cast.scene.raw, line.start, line.end) is not None
    return not reports and _says_i(cast, line)


def _says_i(cast: Cast, line: _Line) -> bool:
    scene = cast.scene
    return any(
        scene.quotation_at(match.start()) is None
        for match in _MYSELF.finditer(scene.raw, line.start, line.end)
    )


def _labelled(cast: Cast, publisher: Figure | None, lines: list[_Line]) -> Iterator[Voice]:
    """ "“Gusta”, 38, cook: I was …": turns and testimonies under a name."""
    speaking: tuple[Figure, Span] | None = None
    mine = set(fold(publisher.name).split()) if publisher is not None else set()
    for line in lines:
        if line.label:
            speaking = None
            words = set(fold(line.label).split())
            if _HOST.match(line.label) is None and not (words and words <= mine):
                speaking = _person(cast, (line.start, line.start + len(line.label)))
                if speaking is not None and not _says_i(cast, line):
                    speaking = None
        elif speaking is not None:
            myself = _says_i(cast, line)
            plural = _OURSELVES.search(cast.scene.raw, line.start, line.end)
            reports = _REPORTING.search(cast.scene.raw, line.start, line.end) is not None
            named = any(figure is publisher for _, figure in cast.within((line.start, line.end)))
            if named or not (myself or (plural is not None and not reports)):
                speaking = None
        if speaking is not None:
            yield Voice(line.start, line.end, *speaking)


_MADE_UP = re.compile(r"[“\"‘](?P<name>[^”\"’]{2,40})[”\"’]")


def _person(cast: Cast, span: Span) -> tuple[Figure, Span] | None:
    for where, figure in cast.within(span):
        if figure.is_person() and not figure.plural:
            return figure, where
    quoted = _MADE_UP.match(cast.scene.raw, *span)
    if quoted is None:
        return None
    made = cast.person(quoted.group("name"), quoted.span("name"))
    if made is None:
        return None
    cast.place(made, quoted.span("name"))
    return made, quoted.span("name")


def says_who_he_is(cast: Cast, start: int, end: int) -> tuple[Figure, Span] | None:
    """ "My name is X", "I am X, a teacher" at the beginning of somebody's words."""
    match = _I_AM.search(cast.scene.raw, start, min(end, start + _OPENING))
    return None if match is None else _person(cast, match.span("who"))


_OPENING = 60
"""Code points at the beginning of words within which somebody says who he is."""


def _monologue(cast: Cast, publisher: Figure | None) -> Iterator[Voice]:
    """A letter, a tape: one who says who he is, or whom the frame names, and goes on as "I"."""
    scene = cast.scene
    framing = scene.paragraphs[:_FRAMING]
    if not framing or not _told_by_one(cast):
        return
    end = framing[-1].end
    teller: tuple[Figure, Span] | None = None
    myself = next(
        (m for m in _I_AM.finditer(scene.raw, 0, end) if scene.quotation_at(m.start()) is None),
        None,
    )
    if myself is not None:
        span = myself.span("who")
        teller = _person(cast, (span[0], span[1]))
    elif any(_TAKEN_DOWN.search(scene.raw, p.start, p.end) for p in framing[:2]):
        people = [
            (figure, where)
            for where, figure in cast.within((framing[0].start, framing[0].end))
            if figure.is_person() and figure.proper and figure is not publisher
        ]
        teller = people[0] if len({id(figure) for figure, _ in people}) == 1 else None
    if teller is None:
        return
    for paragraph in scene.paragraphs[1:]:
        told = _TAKEN_DOWN.match(scene.raw, paragraph.start, paragraph.end) is None
        bracketed = scene.raw[paragraph.start : paragraph.start + 1] in ("(", "[")
        if told and not bracketed and paragraph.kind is ParagraphKind.body:
            yield Voice(paragraph.start, paragraph.end, *teller)


def _told_by_one(cast: Cast) -> bool:
    scene = cast.scene
    told = {
        scene.sentence_at(match.start())
        for match in _MYSELF.finditer(scene.raw)
        if scene.quotation_at(match.start()) is None
    }
    return len(told) >= _ENOUGH


def _introduced(cast: Cast, publisher: Figure | None, end: int) -> tuple[Figure, Span] | None:
    """The one person whom the words before the first question are about."""
    scene = cast.scene
    weight: Counter[int] = Counter()
    where: dict[int, tuple[Figure, Span]] = {}
    talked: set[int] = set()
    for span, figure in cast.within((0, end)):
        if not figure.is_person() or scene.quotation_at(span[0]) is not None:
            continue
        if figure is publisher or figure.plural or scene.is_heading(span[0]):
            continue
        if _BYLINE.search(scene.raw, max(0, span[0] - 12), span[0]) is not None:
            continue
        if any(role is Role.journalist for role, _ in figure.roles):
            continue
        key = id(figure)
        where.setdefault(key, (figure, span))
        weight[key] += 1 + figure.proper
        sentence = scene.sentence_at(span[0])
        first, last = scene.sentences[sentence]
        if sentence not in talked and _TALKS.search(scene.raw, first, last) is not None:
            talked.add(sentence)
            weight[key] += _TALKING
    best = weight.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return where[best[0][0]]
