"""Whether two claims of an allegation that differ in a facet may still tell of one event.

What one speaker says in one report of two numbers or days is two things, and so is what differs in
more than one of number, day and place, unless both tell of the same one.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.weigh.entry import Actor, Saying
from sayso.weigh.facet_values import (
    apart,
    counted,
    exclusive_counts,
    exclusive_times,
    far_apart,
    placed,
    timed,
    two_towns,
)
from sayso.weigh.likeness_table import ANYBODY, COMMON
from sayso.weigh.words import meaning_words

__all__ = ["else_alike", "one_deed", "one_event", "one_mouth", "one_thing", "one_time"]

SHARED = 2
"""Words that two claims share besides those in whom or what they differ."""


def one_event(one: Saying, other: Saying) -> bool:
    """Whether two claims with another value may still tell of one thing."""
    if one_mouth(one, other):
        return False
    differ = (
        apart(one, other, timed, exclusive_times)
        + (apart(one, other, placed, far_apart) or two_towns(one, other))
        + apart(one, other, counted, exclusive_counts)
    )
    return differ < 2 or _about_one(one, other)


def one_thing(one: Saying, other: Saying) -> bool:
    """Whether two claims with another time tell more in common than of whom and where.

    Who died on Saturday may have been seen on Thursday.
    """
    return one_event(one, other) and bool(_telling(one) & _telling(other))


def one_time(one: Saying, other: Saying) -> bool:
    """Whether two claims of two mouths may be of one time and place: what is shut may open."""
    if one_mouth(one, other):
        return False
    return not (
        apart(one, other, timed, exclusive_times)
        or apart(one, other, placed, far_apart)
        or two_towns(one, other)
    )


def one_deed(key: Callable[[str], str]) -> Callable[[Saying, Saying], bool]:
    """Whether two claims tell one deed of the same two, or of the same one and in the same words.

    Of two names that are on no map, nothing says that the one is not inside the other: all else
    has to be the same.
    """

    def same(one: Actor | None, other: Actor | None) -> bool | None:
        if one is None or other is None or not (one.named and other.named):
            return None
        return key(one.form) == key(other.form)

    def fit(one: Saying, other: Saying) -> bool:
        actors = same(one.agent, other.agent), same(one.patient, other.patient)
        if one.time is None or one.time != other.time or False in actors or True not in actors:
            return False
        if not one_event(one, other):
            return False
        return else_alike(one, other, "place")

    return fit


def one_mouth(one: Saying, other: Saying) -> bool:
    """Whether one speaker says both in one report: then they are two things to him."""
    return one.report == other.report and _speaker(one) == _speaker(other)


def else_alike(one: Saying, other: Saying, facet: str) -> bool:
    """Whether two claims tell the same but for one facet: half of the shorter one, or more."""
    if one.act != other.act:
        return False
    mine, theirs = (
        meaning_words(said.words) - meaning_words(getattr(said, facet).name)
        for said in (one, other)
    )
    shared = len(mine & theirs)
    return shared >= SHARED and 2 * shared >= min(len(mine), len(theirs))


def _speaker(saying: Saying) -> tuple[str, str, str]:
    return saying.source.kind.value, saying.source.form, saying.source.name


def _about_one(one: Saying, other: Saying) -> bool:
    """Whether both tell of what happened to the same one by name: he dies once."""
    mine, theirs = (s.patient or s.agent for s in (one, other))
    return mine is not None and theirs is not None and mine.named and mine.form == theirs.form


def _telling(saying: Saying) -> frozenset[str]:
    """What the words say besides of whom, where and when."""
    about = [one for one in (saying.agent, saying.patient) if one is not None and one.named]
    about += [one for one in (saying.place, *saying.named) if one is not None]
    names = (meaning_words(one.name) for one in about)
    return meaning_words(saying.words).difference(COMMON | ANYBODY, *names)
