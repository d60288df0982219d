"""Claims: what is asserted, cut into propositions, each with its facets and its origin's stance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Sentence, Span, content_id
from sayso.model.stated import INFERABLE
from sayso.state.asserted import QUESTION_WORDS
from sayso.state.circumstances import Circumstances
from sayso.state.clauses import Clause, clauses_of
from sayso.state.commitment import (
    Stance,
    stance_of,
)
from sayso.state.context import Context
from sayso.state.frames import Frame, frame_of
from sayso.state.narration import Narration
from sayso.state.passages import behind_whom, describes, empty, tidy
from sayso.state.senses import intends, sense_of
from sayso.state.tree import Tree
from sayso.state.voices import PUBLISHER
from sayso.vocabulary import Act, MentionKind, NameRole

__all__ = ["Proposition", "find_propositions"]

DATELINE = re.compile(
    r"\s*[A-Z][^\n–—]{1,60}?(?:\([^()\n]{1,40}\)\s{0,2}[–—-]|\s[–—]|,\s[A-Z][a-z]+\.?\s\d{1,2}\s[–—-])\s"
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """One clause with what its words and its sentence give."""

    id: str
    clause: Clause
    sentence: Sentence
    attribution: Attribution | None
    frame: Frame
    act: Act
    place: str | None
    time: str | None
    stance: Stance
    places: Circumstances
    passage: Span | None
    """What a reader is shown of it; None where it is no claim of its own."""
    inferred: tuple[str, ...] = ()
    """The facets that the sentences before it tell, and not its own."""


def find_propositions(context: Context) -> Iterator[Proposition]:
    """Every asserted proposition of the report, in the order of the text."""
    narration = Narration(context)
    for sentence in context.reading.sentences:
        if sentence.first_token >= sentence.last_token:
            continue
        readable = context.readable_at(sentence.start)
        clauses, sketch = clauses_of(context, sentence)
        if not readable:
            clauses = [c for c in clauses if c.voice != PUBLISHER]
        if not clauses:
            continue
        start = _after_dateline(context, sentence)
        around = Circumstances.of(context, sentence, sketch, start)
        yield from _of_sentence(context, sentence, clauses, around, narration)


def _of_sentence(
    context: Context, sentence: Sentence, clauses: Sequence[Clause], around: Circumstances,
    narration: Narration,
) -> Iterator[Proposition]:  # fmt: skip
    question = _asked(context, sentence)
    start = _after_dateline(context, sentence)
    by_head = {clause.head: clause for clause in clauses}
    seen: set[tuple[int, Span]] = set()
    shown = _Shown(context, clauses, around)
    for clause in clauses:
        if clause.voice == PUBLISHER and (question or _says_nothing(context, clause)):
            continue
        begin, end = clause.span
        if begin < start < end:
            begin = start
        span = tidy(context, sentence, clause, _stripped(context.words, begin, end))
        if span[0] >= span[1] or (clause.voice, span) in seen:
            continue
        seen.add((clause.voice, span))
        clause = _at(clause, span)
        frame = frame_of(context, clause)
        act = frame.sense.act if frame.sense is not None else Act.STATE
        stance = stance_of(context, clause, question=question and clause.kind != "deed")
        agent = None if frame.agent is None else frame.agent
        taken = (agent, frame.patient)
        attribution = (
            None if clause.voice == PUBLISHER else context.voices.attributions[clause.voice]
        )
        name = attribution.id if attribution is not None else ""
        place = around.place_of(context, clause, act, taken) or _place_nearby(
            context.tree, clause, act, by_head, around
        )
        struck = act in (Act.ASSAULT, Act.COERCE) and _is_named_place(context, frame.patient)
        if place is None and struck:
            place = frame.patient  # "bombed the town", "surrounded the village": there
        time = around.time_of(clause) or _time_nearby(clause, by_head, clauses, around)
        stated = {"place": place, "time": time}
        time, place = narration.carried(sentence, clause, act, stance, time, place)
        now = {"place": place, "time": time}
        passage = shown.passage(clause)
        yield Proposition(
            content_id("c", context.report.id, name, *(passage or span)),
            clause,
            sentence,
            attribution,
            frame,
            act,
            place,
            time,
            stance,
            around,
            passage,
            tuple(facet for facet in INFERABLE if now[facet] != stated[facet]),
        )


class _Shown:
    """What is shown of the clauses of one sentence."""

    def __init__(self, context: Context, clauses: Sequence[Clause], around: Circumstances) -> None:
        self._context = context
        self._describing: set[int] = set()
        self._longer: dict[tuple[int, int], int] = {}
        for clause in clauses:
            sense = sense_of(context.tree, clause.head) if clause.kind == "relative" else None
            act = sense.act if sense is not None else Act.STATE
            if describes(context, clause, act, dated=around.time_of(clause) is not None):
                self._describing.add(clause.head)
                start, end = clause.span
                if start and context.words[start - 1] == " ":
                    # "fired at anyone who ran": whom it was is part of what happened
                    self._longer[clause.voice, start - 1] = end

    def passage(self, clause: Clause) -> Span | None:
        """What is shown of one clause, None where it is no claim."""
        if clause.head in self._describing or empty(self._context, clause):
            return None
        start, end = behind_whom(self._context, clause)
        return start, self._longer.get((clause.voice, end), end)


def _is_named_place(context: Context, entity: str | None) -> bool:
    known = context.entities.get(entity or "")
    if known is None or known.kind is not MentionKind.place:
        return False
    return any(name.role is not NameRole.description for name in known.names)


def _says_nothing(context: Context, clause: Clause) -> bool:
    """A lone word, or a heading such as "How we worked": the publisher asserts nothing by it."""
    tree = context.tree
    words = tree.within(clause.span)
    if sum(tree.pos[word] != "PUNCT" for word in words) < 2:
        return True
    return tree.lower[words[0]] in QUESTION_WORDS and context.in_heading(clause.span)


def _asked(context: Context, sentence: Sentence) -> bool:
    return context.words[sentence.start : sentence.end].rstrip("”\"’') \n").endswith("?")


def _after_dateline(context: Context, sentence: Sentence) -> int:
    """Where the sentence begins once a dateline ("SULMAT, 4 May (KTA) –") is taken off."""
    paragraph = context.paragraph_at(sentence.start)
    if paragraph is None or paragraph.start != sentence.start:
        return sentence.start
    match = DATELINE.match(context.words, sentence.start, min(sentence.end, sentence.start + 90))
    return match.end() if match is not None else sentence.start


def _stripped(words: str, start: int, end: int) -> Span:
    while start < end and words[start] in " \t\n“\"‘'–—-,;:.•*([":
        start += 1
    while end > start and words[end - 1] in " \t\n,;:–—-":
        end -= 1
    return start, end


def _at(clause: Clause, span: Span) -> Clause:
    if span == clause.span:
        return clause
    return Clause(
        clause.head, span, clause.voice, clause.kind, clause.above, clause.opinion, clause.without
    )


def _related(clause: Clause, by_head: Mapping[int, Clause]) -> Iterator[Clause]:
    """The clause that this one hangs on and those that hang on it, in the same voice."""
    above = by_head.get(clause.above)
    if above is not None and above is not clause and above.voice == clause.voice:
        yield above
    for other in by_head.values():
        if other.above == clause.head and other is not clause and other.voice == clause.voice:
            yield other


EVENTS = frozenset(Act) - {Act.STATE, Act.MOVE, Act.REQUEST, Act.ACCUSE, Act.REJECT, Act.THREATEN}


def _place_nearby(
    tree: Tree, clause: Clause, act: Act, by_head: Mapping[int, Clause], around: Circumstances
) -> str | None:
    if act not in EVENTS or clause.kind in ("relative", "deed") or len(by_head) > 12:
        return None
    for other in _related(clause, by_head):
        if other.kind == "relative" or intends(tree, other.head):
            continue
        for located in around.places.get(other.head, ()):
            here = located.preposition in ("in", "at", "near", "off", "on", "outside", "inside")
            if here and not located.aim:
                return located.entity
    return None


def _time_nearby(
    clause: Clause,
    by_head: Mapping[int, Clause],
    clauses: Sequence[Clause],
    around: Circumstances,
) -> str | None:
    if len(by_head) > 12:
        return None
    if clause.kind not in ("relative", "deed"):
        for other in _related(clause, by_head):
            if other.kind in ("clause", "participle"):
                value = around.time_of(other)
                if value is not None:
                    return value
    spoken = [c for c in clauses if c.kind != "deed"]
    if around.opening is not None and clause.kind not in ("relative", "deed"):
        return around.opening
    if around.loose_times and spoken and clause.voice != PUBLISHER:
        # "…, in the last two weeks" behind a content that the reader closed too early.
        return around.loose_times[0] if clause is spoken[0] or len(spoken) == 1 else None
    return None
