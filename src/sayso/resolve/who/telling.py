"""What is told of speakers apart from their names: announced detainees, their own words, "he was".

"The information given by four detained men", "We were arrested by X", "he had driven for X".
"""

from __future__ import annotations

import re
from bisect import bisect_left

from sayso.english.own_words import was_there
from sayso.english.screened import Screened
from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.pronouns import pronoun
from sayso.resolve.who.scene import Scene
from sayso.resolve.who.ties import CUSTODY, HELD, SERVED, Ties
from sayso.vocabulary import MentionKind, Role, Tie

__all__ = ["announced", "spoken_of_self", "told_of"]

_HURT = Screened(
    r"\b(?P<who>he|she)\s(?:is|was|had\sbeen|has\sbeen)\s(?:being\s|still\s)?"
    r"(?:treated\sfor\s(?:\w+\s){0,2}?(?:wounds?|injur\w+|burns)|(?:hit|shot|wounded)\sin\sthe\b|"
    r"wounded\b|injured\b)",
    re.IGNORECASE,
)
_GAVE_EVIDENCE = Screened(r"\b(?P<who>he|she)\s(?:has\s|had\s)?(?:gave|given)\sevidence\b", re.I)
_LONGEST = 2000
"""Code points of what somebody says that are looked through."""
_WAS_HURT = Screened(
    r"\b(?:I\s(?:was|have\sbeen)|[Ww]e\swere)\s(?:\w+ly\s)?(?:shot|hit|wounded|injured|beaten|burned|burnt|"
    r"tortured|raped|expelled|displaced|robbed)\b"
)
_SERVED_BY = Screened(
    r"\b(?P<who>he|she)\s(?:had\s|has\s|once\s)?(?:drove|driven|fought|served|cooked|guarded)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s(?P<who>of\s(?:them|these|those)|(?:[\w\-]+\s){0,3}?"
    r"[a-z]+s|men|women|people)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:arrested|captured|detained|seized|caught|took|taken|apprehended)\s(?:\w+ly\s)?(?P<count>two|three|four|five|"
    r"six|seven|eight|nine|ten|several|\d{1,2})\s(?:[\w\-]+\s){0,3}?(?:[a-z]+s|men|women|people)\b",
    re.IGNORECASE,
)
_SOME_OF_THEM = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|several|some)\sof\s(?:them|those|these|the\s\w+)",
    re.IGNORECASE,
)
_THE_HELD = re.compile(
    r"(?:The|These|Those|Both|All)\s(?:\w+\s)?(?:captured|detained|arrested|captives?|prisoners?|detainees?|"
    r"men|mercenaries|terrorists|agents)\b"
)
_CONFESS = re.compile(
    r"\b(?:confess\w*|captives?|prisoners?|detainees?|captured|testimon\w+)\b", re.IGNORECASE
)
_OURS = re.compile(
    r"\b(?:by\sour|our\s(?:[\w\-]+\s){0,3}?\w+\s(?:have\s)?(?:captured|arrested|detained|took))\b",
    re.I,
)
_TALK = re.compile(
    r"\b(?:information|testimon\w+|accounts?|statements?|confess\w+|interviews?|interviewed|spoke|"
    r"told|stories|story|words|recount\w*|describ\w+|admi\w+|speak\w*|talk\w*|tells?|say|testif\w+)\b",
    re.IGNORECASE,
)


def announced(
    cast: Cast, ties: Ties, speakers: list[tuple[int, Figure]], publisher: Figure | None
) -> None:
    """ "The information given by four detained men …": what is said of them holds for each.

    The named persons who speak first after such a sentence, up to the number it gives, take on
    its custody: they are the ones announced. That they speak may be said in the next two sentences
    ("Five men were captured. Two of them agreed to talk").
    """
    scene = cast.scene
    starts = [position for position, _ in speakers]
    for number, (first, last) in enumerate(scene.sentences):
        if scene.quotation_at(first) is not None:
            continue
        held = _announcement(scene.raw, first, last)
        if held is None:
            continue
        count, passage = held
        talk, limit = _talk_after(scene, number, count)
        if not talk:
            continue
        holder = _holder(cast, first, last)
        if holder is None and _OURS.search(scene.raw, first, last) is not None:
            holder = publisher
        seen: list[Figure] = []
        for position, figure in speakers[bisect_left(starts, last) :][:60]:
            figure = figure.live()
            if position < last or not figure.is_person() or figure.plural or figure in seen:
                continue
            if figure.first < first - 1 or len(seen) >= limit:
                continue
            if any(role in _NOT_HELD for role, _ in figure.roles):
                continue
            if figure.rank:
                continue
            if not figure.proper and figure.heads and not figure.heads & _HELD_ONES:
                continue
            seen.append(figure)
            figure.roles.append((Role.detainee, passage))
            if holder is not None:
                ties.add(figure, Tie.held_by, holder, passage)


_NOT_HELD = frozenset({Role.spokesperson, Role.official, Role.journalist, Role.expert,
                       Role.relative, Role.witness, Role.monitor_ngo, Role.commander})  # fmt: skip
_HELD_ONES = lex.GENERIC_PERSONS | frozenset(
    """detainee prisoner captive captured arrested first second third fourth other one them last
    fighter soldier militant suspect boy driver smuggler courier terrorist""".split()
)
"""Heads of descriptions by which one of those held may be called."""


def _announcement(raw: str, first: int, last: int) -> tuple[int, Span] | None:
    """How many people a sentence says are held, and the words that say so."""
    text = raw[first:last]
    custody, match = CUSTODY.search(text), _ANNOUNCED.search(text)
    if custody is not None and match is not None and match.start() < custody.start():
        return _number(match.group("count")), (first + match.start(), first + custody.end())
    taken = _TAKES.search(text)
    if taken is None:
        return None
    return _number(taken.group("count")), (first + taken.start(), first + taken.end())


def _number(word: str) -> int:
    return lex.NUMBER_WORDS.get(word.lower()) or (int(word) if word.isdigit() else 10)


def _talk_after(scene: Scene, number: int, count: int) -> tuple[bool, int]:
    """Whether those held are said to speak, there or in the next two sentences, and how many."""
    first, last = scene.sentences[number]
    if _CONFESS.search(scene.report.title or "") is not None:
        return True, count
    if _TALK.search(scene.raw, first, min(last + 60, len(scene.raw))) is not None:
        return True, count
    for start, end in scene.sentences[number + 1 : number + 3]:
        if _THE_HELD.match(scene.raw, start, end) is not None and (
            _TALK.search(scene.raw, start, end) is not None
        ):
            return True, count
        some = _SOME_OF_THEM.search(scene.raw, start, end)
        if some is not None and _TALK.search(scene.raw, some.end(), end) is not None:
            return True, min(count, _number(some.group("count")))
    return False, 0


def _holder(cast: Cast, first: int, last: int) -> Figure | None:
    """Who holds those announced: named in the sentence or the two before it."""
    scene = cast.scene
    number = scene.sentence_at(first)
    start = scene.sentences[max(0, number - 1)][0]
    for where, other in reversed(list(cast.within((start, last)))):
        if other.is_person():
            continue
        if HELD.search(scene.raw[max(start, where[0] - 90) : where[0]]):
            return other
        if where[0] >= first and _TAKES.match(scene.raw, where[1] + 1, last) is not None:
            return other
    return None


def spoken_of_self(
    cast: Cast, ties: Ties, rows: list[tuple[Figure, tuple[Span, ...], bool]]
) -> None:
    """ "We were arrested by X" inside somebody's own words ties the speaker to X.

    `rows`: who spoke, what, and whether nobody stands before him ("X said that Y saw it").
    """
    pattern = re.compile(
        r"\b(?:I|[Ww]e)\s(?:was|were|have\sbeen|had\sbeen|got)\s(?:\w+ly\s)?(?:arrested|captured|"
        r"detained|caught|seized|taken\sprisoner|jailed|imprisoned)\b(?P<by>\s(?:\w+\s){0,5}?by\s)?"
    )
    for figure, content, top in rows:
        if not figure.is_person():
            continue
        for start, end in content:
            said = cast.scene.raw[start : min(end, start + _LONGEST)]
            direct = said[:1] in '“"' or cast.scene.quotation_at(start) is not None
            if top and was_there(said, direct=direct):
                figure.saw = True
            hurt = _WAS_HURT.search(cast.scene.raw, start, end)
            if hurt is not None:
                figure.roles.append((Role.victim, hurt.span()))
            for match in pattern.finditer(cast.scene.raw, start, end):
                figure.roles.append((Role.detainee, match.span()))
                if match.group("by") is None:
                    continue
                for where, other in cast.within((match.end(), min(end, match.end() + 60))):
                    if not other.is_person() and where[0] - match.end() <= 5:
                        ties.add(figure, Tie.held_by, other, (match.start(), where[1]))
                        break


_TOLD = (
    (_HURT, Role.victim), (_GAVE_EVIDENCE, Role.witness), (_SERVED_BY, Role.participant),
)  # fmt: skip


def told_of(cast: Cast, memory: Memory) -> None:
    """What is said of somebody who is only "he" or "she": served, was wounded."""
    scene = cast.scene
    for pattern, role in _TOLD:
        for match in pattern.finditer(scene.raw):
            if scene.quotation_at(match.start()) is not None:
                continue
            if role is Role.participant and not any(
                other.kind is MentionKind.group
                and SERVED.search(scene.raw, match.start(), where[0])
                for where, other in cast.within((match.end(), match.end() + 90))
            ):
                continue
            figure, _ = pronoun(cast, memory, match.span("who"), match.group("who").lower())
            if figure is not None and role is Role.witness:
                figure.testified = True
            elif figure is not None:
                figure.roles.append((role, match.span()))
