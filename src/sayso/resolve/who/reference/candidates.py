"""Who may be meant by a pronoun, and what speaks for and against each.

Figures that were placed and descriptions that were not are looked at alike, nearest first; each
counts once, by where it stood last, how it stood, how often, and by the reader's own scores.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from sayso.model import Span, Spans
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.reference.bystanders import Bystander, bystanders
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.stands import Place, head_of, place_of
from sayso.resolve.who.scene import Scene, inside
from sayso.vocabulary import MentionKind

__all__ = ["Asked", "Candidate", "candidates"]

_REACH = 6000
"""Code points back that are looked at."""
_MOST = 120
"""Stands that are looked at."""
_KEPT = 12
"""Stands of one that are kept."""
FAR = 8
_OF_ONE = lex.MASCULINE | lex.FEMININE
R = TypeVar("R")


@dataclass(slots=True)
class Candidate:
    """One who may be meant: a figure or a description, with its stands, nearest first."""

    figure: Figure | None
    bystander: Bystander | None
    stands: list[Span] = field(default_factory=list)
    traits: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun for which somebody is looked for."""

    span: Span
    word: str
    parent: str | None = None
    said: Spans = ()
    """What the pronoun's bearer says: whom he names in it ("X fell, he said") is another."""
    skip: Figure | None = None


def candidates(cast: Cast, memory: Memory, asked: Asked, aside: list[Span]) -> list[Candidate]:
    """Everybody who fits in number, kind and sex; `aside`: stretches in which nobody is meant."""
    scene = cast.scene
    found: dict[int, Candidate] = {}
    skip = asked.skip
    own = set(fold(skip.name).split()) if skip is not None and skip.institution else set()
    for looked, (where, figure, bystander) in enumerate(_stands(cast, memory, asked.span[0])):
        if looked >= _MOST:
            break
        if any(a <= where[0] < b for a, b in aside):
            continue
        if asked.word not in lex.PLURAL and _place(scene, memory, where).in_name:
            continue
        if figure is not None:
            if figure is skip or not _agrees(asked.word, figure):
                continue
            if own and _own_body(figure, own):
                continue
            one = found.setdefault(id(figure), Candidate(figure, None))
        elif bystander is not None and _fits(asked.word, bystander):
            one = found.setdefault(id(bystander), Candidate(None, bystander))
        else:
            continue
        if len(one.stands) < _KEPT:
            one.stands.append(where)
    rows = list(found.values())
    hints = _hints(scene, asked.span)
    speaker = memory.last(asked.span[0], asked.parent)
    for rank, one in enumerate(rows):
        one.traits = _traits(scene, memory, asked, one, hints, speaker)
        one.traits["rank"] = 1 / (1 + rank)
    return rows


def _stands(
    cast: Cast, memory: Memory, position: int
) -> list[tuple[Span, Figure | None, Bystander | None]]:
    """Whoever stands before a position, nearest first: figures, and descriptions of no figure."""
    scene = cast.scene
    if memory.bystanders is None:
        memory.bystanders = bystanders(cast)
    rows: list[tuple[Span, Figure | None, Bystander | None]] = []
    placed: dict[int, Figure] = {}
    for span, figure in cast.before(position, _REACH):
        rows.append((span, figure, None))
        placed.setdefault(_head(scene, memory, span), figure)
        beside = _place(scene, memory, span).beside
        if beside >= 0:
            placed.setdefault(beside, figure)  # "my uncle Idris" is Idris
        if len(rows) > _MOST:
            break
    heads: dict[int, Bystander] = {}
    for one in _within(memory.bystanders, position, lambda one: one.span[0]):
        if one.span[1] <= position:
            head = _head(scene, memory, one.span)
            beside = _place(scene, memory, one.span).beside
            if head not in placed and beside not in placed and beside not in heads:
                heads[head] = one
                rows.append((one.span, None, one))
    for span, figure_, other in _within(memory.meant, position, lambda row: row[0][0]):
        if other is not None and _head(scene, memory, other.span) in placed:
            figure_, other = placed[_head(scene, memory, other.span)], None
        rows.append((span, figure_, other))
    return sorted(rows, key=lambda row: (-row[0][0], -row[0][1]))


def _within(rows: list[R], position: int, start: Callable[[R], int]) -> list[R]:
    """Of rows in the order of the text, those that begin within reach before a position."""
    first = bisect_right(rows, position - _REACH, key=start)
    return rows[first : bisect_left(rows, position, key=start)]


def _head(scene: Scene, memory: Memory, span: Span) -> int:
    known = memory.heads.get(span)
    if known is None:
        known = memory.heads[span] = head_of(scene, span)
    return known


def _place(scene: Scene, memory: Memory, span: Span) -> Place:
    known = memory.places.get(span)
    if known is None:
        known = memory.places[span] = place_of(scene, span)
    return known


def _agrees(word: str, figure: Figure) -> bool:
    if word in _OF_ONE:
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


def _fits(word: str, one: Bystander) -> bool:
    if word in _OF_ONE:
        wanted = "m" if word in lex.MASCULINE else "f"
        person = one.kind is MentionKind.person and not one.plural
        return person and one.gender in (None, wanted)
    if word in lex.NEUTER:
        return not one.plural and one.kind is not MentionKind.person
    return one.kind is MentionKind.group or (one.kind is MentionKind.person and one.plural)


def _own_body(figure: Figure, own: set[str]) -> bool:
    """The speaker's own body under a shorter or longer name: that would be "we"."""
    words = set(fold(figure.name).split())
    return figure.kind is MentionKind.group and (words <= own or own <= words)


def _hints(scene: Scene, span: Span) -> dict[int, float]:
    """The reader's scores by where what it links to ends."""
    found: dict[int, float] = {}
    for link in scene.links_of(span):
        if link.anaphor == span or (span[0] <= link.anaphor[0] and link.anaphor[1] <= span[1]):
            end = link.antecedent[1]
            found[end] = max(found.get(end, 0.0), link.score)
    return found


def _traits(
    scene: Scene, memory: Memory, asked: Asked, one: Candidate, hints: dict[int, float],
    speaker: Figure | None,
) -> dict[str, float]:  # fmt: skip
    span, said = asked.span, inside(one.stands[0], asked.said)
    here = _place(scene, memory, span)
    # What is said before "he said" is no distance: nobody else was told of in between.
    reach = min([span[0], *(a for a, b in asked.said if b <= span[0] + 2)])
    sentence = scene.sentence_at(reach)
    places = [_place(scene, memory, where) for where in one.stands]
    last = places[0]
    back = max(0, sentence - last.sentence)
    near = [place for place in places if place.sentence == last.sentence]
    before = [place for place in places if sentence - place.sentence == 1]
    subject = any(place.subject and not place.inside for place in near)
    subject_before = any(place.subject and not place.inside for place in before)
    figure, bystander = one.figure, one.bystander
    traits = {
        "here": float(back == 0),
        "before": float(back == 1),
        "two": float(back == 2),
        "back": float(min(back, FAR)),
        "paragraphs": float(min(4, max(0, here.paragraph - last.paragraph))),
        "subject": float(subject),
        "main": float(any(place.main for place in near)),
        "object": float(any(place.object for place in near)),
        "by": float(any(place.by for place in near)),
        "below": float(all(place.below for place in near)),
        "inside": float(all(place.inside for place in near)),
        "owned": float(last.owned),
        "subject before": float(subject_before),
        "main before": float(any(place.main for place in before)),
        "parallel": float(here.subject and subject),
        "heading": float(last.heading and not here.heading),
        "heard": float(any(place.heard for place in near)),
        "heard before": float(any(place.heard for place in before)),
        "fronted": float(back == 0 and not subject),
        "said": float(said),
        "said subject": float(said and last.subject),
        "quoted": float(last.quote >= 0 and last.quote != here.quote),
        "outside": float(here.quote >= 0 and last.quote < 0),
        "same words": float(here.quote >= 0 and last.quote == here.quote),
        "linked": sum(hints.get(where[1], 0.0) for where in one.stands),
        "speaker": float(figure is not None and figure is speaker),
        "spoke": float(figure is not None and memory.has_spoken(figure)),
        "bystander": float(bystander is not None),
        "once": float(len(one.stands) == 1),
        "often": math.log2(len(one.stands)),
        "new before": float(len(one.stands) == 1 and back == 1 and subject_before),
    }
    if figure is not None:
        traits["named"] = float(figure.proper)
        traits["sex"] = float(figure.gender is not None)
        traits["body"] = float(figure.kind is MentionKind.group and not figure.plural)
        traits["place"] = float(figure.kind is MentionKind.place)
        traits["paper"] = float(figure.document or figure.kind is MentionKind.document)
        traits["gatherer"] = float(figure.gatherer is not None)
        traits["people"] = float(figure.plural and (figure.is_person() or not figure.proper))
        traits["counted"] = math.log2(max(1, sum(figure.counts.values())))
    elif bystander is not None:
        traits["sex"] = float(bystander.gender is not None)
        traits["body"] = float(bystander.kind is MentionKind.group and not bystander.plural)
        traits["paper"] = float(bystander.kind is MentionKind.document)
        traits["people"] = float(bystander.plural)
    return traits
