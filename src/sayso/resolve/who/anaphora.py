"""Whom a pronoun comes back to.

A pronoun is weighed by agreement, nearness, standing as a subject or a speaker, and the reader's
own scores where it gives any; `PULL` is the readable table of what each counts.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from sayso.model import Span, Spans
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.scene import Scene, inside
from sayso.vocabulary import RELATIONS, MentionKind

__all__ = ["PULL", "Memory", "pronoun"]


@dataclass(frozen=True, slots=True)
class Pull:
    """What speaks for a candidate; points add up."""

    sentence: float = -0.55
    """For every sentence back."""
    paragraph: float = -0.25
    """For every paragraph back."""
    speaker: float = 1.0
    """The one who spoke last."""
    spoke: float = 0.35
    """Spoke anywhere before."""
    subject: float = 0.8
    """Begins its sentence."""
    brought_in: float = 0.8
    """Stands in the report for the first time as the subject of the sentence before."""
    named: float = 0.4
    quoted: float = -1.2
    """Stands inside somebody's words while the pronoun stands outside."""
    gender: float = 0.5
    """Known to be of the pronoun's gender."""
    met: float = 2.6
    """Stands in the sentence before, whose subject is the publisher ("We met X. He said")."""
    people: float = 0.7
    """Several people, for "they"; a body is "they" less often."""
    owned: float = -0.7
    """Brought in by somebody else ("her daughter X")."""
    state: float = -0.5
    """A state, for "they"."""
    often: float = 0.15
    """For a person, times the logarithm of how often the text names him: reports have heroes."""
    inside: float = -0.8
    """Stands inside a longer name or phrase ("the Halden Summit"): that is what is meant."""
    reader: float = 2.0
    """Times the reader's own score."""


PULL = Pull()
_REACH = 6000


@dataclass(slots=True)
class Memory:
    """Who spoke, in order: (position, figure)."""

    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    quoted: dict[str, Figure] = field(default_factory=dict)
    """By parent attribution: who was quoted in it last."""
    subjects: dict[Span, bool] = field(default_factory=dict)
    """Whether what stands at a span is a subject, as far as it was asked."""
    inside: dict[Span, bool] = field(default_factory=dict)
    """The same of standing inside a longer name."""
    _known: set[int] = field(default_factory=set)
    _counted: int = 0

    def last(self, position: int, parent: str | None = None) -> Figure | None:
        """The last to have spoken before a position, inside `parent`'s words or at the top."""
        if parent is not None:
            figure = self.quoted.get(parent)
            return None if figure is None else figure.live()
        for where, figure in reversed(self.spoken):
            if where < position:
                return figure.live()
        return None

    def has_spoken(self, figure: Figure) -> bool:
        """Whether a figure has spoken before."""
        while self._counted < len(self.spoken):
            self._known.add(id(self.spoken[self._counted][1]))
            self._counted += 1
        return id(figure) in self._known


def _agrees(word: str, figure: Figure) -> bool:
    if word in lex.MASCULINE | lex.FEMININE:
        wanted = "m" if word in lex.MASCULINE else "f"
        person = figure.kind is MentionKind.person and not figure.plural
        return person and figure.gender in (None, wanted)
    if word in lex.NEUTER:
        return (not figure.plural and (
            figure.institution or figure.document or figure.kind is MentionKind.group
        )) or figure.kind is MentionKind.document  # fmt: skip
    if word in lex.PLURAL:
        return figure.plural or figure.kind is MentionKind.group or figure.institution
    return False


def pronoun(
    cast: Cast,
    memory: Memory,
    span: Span,
    word: str,
    *,
    skip: Figure | None = None,
    parent: str | None = None,
    said: Spans = (),
) -> tuple[Figure | None, Span | None]:
    """The likeliest antecedent before a third-person pronoun, and where it stands.

    `said`: what the pronoun's bearer says; whom he names in it ("X fell, he said") is another.
    """
    scene = cast.scene
    sentence, paragraph = scene.sentence_at(span[0]), scene.paragraph_at(span[0])
    quote = scene.quotation_at(span[0])
    last = memory.last(span[0], parent)
    scores: dict[int, tuple[float, Figure, Span]] = {}
    hints = _hints(scene, span)
    own = set(fold(skip.name).split()) if skip is not None and skip.institution else set()
    asked = _asker(scene, span[0], sentence)
    met = _met(scene, sentence) if quote is None and word not in lex.PLURAL else -1
    looked = 0
    for where, figure in cast.before(span[0], _REACH):
        looked += 1
        if looked > 120:
            break
        if inside(where, said):
            continue
        if asked is not None and asked[0] <= where[0] < asked[1]:
            continue
        if figure is skip or not _agrees(word, figure) or (own and _own_body(figure, own)):
            continue
        score = PULL.sentence * (sentence - scene.sentence_at(where[0]))
        score += PULL.paragraph * (paragraph - scene.paragraph_at(where[0]))
        within = scene.quotation_at(where[0])
        if within is not None and within != quote:
            score += PULL.quoted
        if figure is last:
            score += PULL.speaker
        elif memory.has_spoken(figure):
            score += PULL.spoke
        within_name = False
        if word not in lex.PLURAL:
            known_inside = memory.inside.get(where)
            if known_inside is None:
                known_inside = memory.inside[where] = _inside(scene, where)
            within_name = known_inside
        if within_name:
            score += PULL.inside
        subject = memory.subjects.get(where)
        if subject is None:
            subject = memory.subjects[where] = _is_subject(scene, where)
        if subject and not within_name:
            score += PULL.subject
            if sentence - scene.sentence_at(where[0]) == 1 and figure.first >= where[0] - 60:
                score += PULL.brought_in
        if figure.proper and word not in lex.PLURAL:
            score += PULL.named
        if word in lex.PLURAL and figure.plural and (figure.is_person() or not figure.proper):
            score += PULL.people
        if where[0] >= met >= 0 and figure.is_person():
            score += PULL.met
        if _OWNED.search(scene.raw, max(0, where[0] - 30), where[0]) is not None or (
            _OWN.match(scene.raw, where[0]) is not None
        ):  # fmt: skip
            score += PULL.owned
        if word in lex.PLURAL and figure.kind is MentionKind.place:
            score += PULL.state
        if figure.gender is not None:
            score += PULL.gender
        if figure.is_person() and not figure.plural:
            score += PULL.often * math.log2(max(1, sum(figure.counts.values())))
        score += PULL.reader * hints.get(where, 0.0)
        known = scores.get(id(figure))
        if known is None or score > known[0]:
            scores[id(figure)] = (score, figure, where)
    if not scores:
        return None, None
    best = max(scores.values(), key=lambda row: (row[0], row[2][0]))
    return best[1], best[2]


_ASKED_BY = re.compile(
    r"(?:Asked|Pressed|Questioned|Challenged|Prompted|Reminded|Interviewed|Cross-examined)\s"
    r"(?:[^,;.“”]{0,60}?\s)?by\s[^,;“”]{2,120}"
)
_FRONTED = re.compile(r"(?:To|Like|Unlike|Beside)\s(?:[\w\-’']+\s){1,6}")


def _asker(scene: Scene, position: int, sentence: int) -> Span | None:
    """Whom a sentence's first words name beside its subject: "Asked by X why …, he replied", "To X
    she confided" are not X.
    """
    if not scene.sentences:
        return None
    start = scene.sentences[sentence][0]
    match = _ASKED_BY.match(scene.raw, start, position)
    match = match or _FRONTED.fullmatch(scene.raw, start, position)
    return None if match is None else match.span()


_WE = re.compile(
    r"(?:[A-Z]\w+\s(?:\w+,?\s)?)?(?:We|we|I)\s(?:\w+\s){0,2}?"
    r"(?:met|spoke|talked|interviewed|found|reached|visited|asked|saw|heard)\b"
)


_BROUGHT_IN = re.compile(
    r"(?:The|A|An|One|Another|Among)\s(?:[\w\-’']+\s){1,7}?(?:was|were|is|came\sfrom)\s(?=(?:[A-Z][\w’.\-]*\s?){2,4}"
    r"(?:,|\.|\s(?:who|of|from)))"
)
"""A sentence that brings somebody in: "The second witness was Dr Amon Reith, who …"."""


def _met(scene: Scene, sentence: int) -> int:
    """Where the sentence before begins, if the publisher says in it whom it met; else -1."""
    if sentence <= 0 or not scene.sentences:
        return -1
    start, end = scene.sentences[sentence - 1]
    if _WE.match(scene.raw, start) is not None:
        return start
    brought = _BROUGHT_IN.match(scene.raw, start, end)
    return brought.end() if brought is not None else -1


def _own_body(figure: Figure, own: set[str]) -> bool:
    """The speaker's own body under a shorter or longer name: that would be "we"."""
    words = set(fold(figure.name).split())
    return figure.kind is MentionKind.group and (words <= own or own <= words)


def _hints(scene: Scene, span: Span) -> dict[Span, float]:
    return {
        link.antecedent: link.score
        for link in scene.links_of(span)
        if link.anaphor == span or (span[0] <= link.anaphor[0] and link.anaphor[1] <= span[1])
    }


_OWN = re.compile(r"(?:his|her|their)\s[a-z]", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:his|her|their)\s(?:[a-z\-]+\s?){1,3}$", re.IGNORECASE)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


def _is_subject(scene: Scene, where: Span) -> bool:
    """Near the beginning of its sentence or by the parser's word; quotation marks aside."""
    tokens = scene.reading.tokens
    if len(tokens):
        inner = tokens.within(where)
        if any(RELATIONS[code] in _SUBJECTS for code in tokens.relations[inner.start : inner.stop]):
            return True
        for index in inner:  # "A spokesman, X, does not": the name beside the subject
            head = int(tokens.heads[index])
            if RELATIONS[tokens.relations[index]] == "appos" and head >= 0:
                return RELATIONS[tokens.relations[head]] in _SUBJECTS
    start = scene.sentences[scene.sentence_at(where[0])][0] if scene.sentences else 0
    return where[0] - start <= 12


def _inside(scene: Scene, where: Span) -> bool:
    """Whether a name only tells which, before the noun that it stands with."""
    tokens = scene.reading.tokens
    if not len(tokens):
        return False
    inner = tokens.within(where)
    heads = [index for index in inner if int(tokens.heads[index]) not in inner]
    return bool(heads) and all(
        RELATIONS[tokens.relations[index]] in {"compound", "amod"}
        and int(tokens.heads[index]) >= inner.stop
        for index in heads
    )
