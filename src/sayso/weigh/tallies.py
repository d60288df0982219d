"""What a number in a claim counts: what happened to whom, and whether it may be part of another.

Numbers of the dead and of the wounded do not exclude each other, nor do those of the soldiers among
the dead and of all the dead. What is not said is taken as the same.
"""

from __future__ import annotations

import re

from sayso.intervals import overlap
from sayso.weigh.entry import Saying
from sayso.weigh.words import content_words, fold_words, meaning_words, stem

__all__ = [
    "counted_as", "is_toll", "kinds_in", "outcomes", "outcomes_differ", "same_toll",
    "spans_differ", "tallies_exclude", "tally_of",
]  # fmt: skip

OUTCOMES = frozenset({"@death", "@injury", "@capture", "@missing", "@flight", "@release"})
"""What may happen to people who are counted, as `concepts.txt` has it."""

_KINDS = {
    "civilian": "civilian civilians noncombatants residents villagers",
    "child": "child children boy boys girl girls minors minor schoolchildren pupils infants babies",
    "woman": "woman women",
    "soldier": "soldier soldiers troops servicemen conscripts officers guardsmen",
    "fighter": "fighter fighters militants insurgents rebels gunmen militiamen mercenaries",
    "police": "police policeman policemen gendarmes",
    "medic": "medic medics doctors doctor nurses nurse paramedics",
    "journalist": "journalist journalists reporters",
    "foreigner": "foreigner foreigners",
}
"""Kinds of people who are counted among others. Any other word may stand for all of them."""
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_OF = re.compile(
    r"\s+of (?:the|them|those|these|whom|its|his|her|their|our)\b"
    r"|\s+\w+\s+of (?:them|whom|(?:the|those|these|its|his|her|their|our)\s+(?:dead|victims|"
    r"killed|wounded|injured|missing|captives|prisoners|hostages|survivors|bodies)\b)",
    re.IGNORECASE,
)
"""Some of them: "three of the miners", "two men of the dead"; not "three rooms of the school"."""
_AMONG = re.compile(
    r"\b(?:among (?:them|the dead|the victims|those|whom)|includ(?:ing|ed|es)|of whom|of them|"
    r"another|a further)(?:\s+(?:were|was|are|is|at least|about|some))*\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s+(?:more|further|other|additional)\b", re.IGNORECASE)
_SEEN = re.compile(r"\s+(?:\w+\s+){0,2}(?:bod(?:y|ies)|corpses?|graves?)\b", re.IGNORECASE)
"""Who counts bodies or graves counts those that he saw: there may be more."""
_STILL = re.compile(r"\b(?:still|remain|remains|remained)\b", re.IGNORECASE)
"""Those who are still held, or in hospital, are what is left of more."""
_SORTS = frozenset(stem(word) for word in _KIND_OF)
FEW = 2
"""Words that are all that is said of those who are counted, at the most."""
LONGEST = 45
"""Days: a toll of a longer time is not that of one event."""
_WIDEST = 40
"""Code points around a number that may say that it is a part."""


def outcomes(saying: Saying) -> frozenset[str]:
    """What a claim says happened to those whom it counts."""
    who = (one.name for one in (saying.agent, saying.patient) if one is not None and not one.named)
    return meaning_words(" ".join((saying.words, *who))) & OUTCOMES


def tally_of(saying: Saying) -> tuple[tuple[str, ...], str | None, bool]:
    """What a claim's number counts: outcomes, the kind of people, whether it is some of a whole."""
    return tuple(sorted(outcomes(saying))), _kind(saying), _part(saying)


def is_counted(saying: Saying) -> bool:
    """Whether a claim states a number, or bounds of one."""
    return (saying.count_low, saying.count_high) != (None, None)


def is_toll(saying: Saying) -> bool:
    """Whether a claim numbers those to whom something happened, and not some of them only."""
    return is_counted(saying) and bool(counted_as(saying)) and not _part(saying)


def counted_as(saying: Saying) -> frozenset[str]:
    """What is said of those who are counted: what happened to them, else the few words there are.

    "Eight men were aboard" and "twenty soldiers were aboard" count the same.
    """
    found = outcomes(saying)
    if found:
        return found
    told = frozenset(
        word for word in meaning_words(saying.words) if word != "@people" and word not in _SORTS
    )
    return told if len(told) <= FEW else frozenset()


def same_toll(one: Saying, other: Saying) -> bool:
    """Whether two numbers are of the same people in one place at one time, as far as is said."""
    if not (is_toll(one) and is_toll(other)) or not _same_fate(one, other):
        return False
    kinds = {_kind(one), _kind(other)} - {None}
    if len(kinds) > 1 or one.scene is None or other.scene is None:
        return False
    if any(s.scene_time and s.scene_time[1] - s.scene_time[0] > LONGEST for s in (one, other)):
        return False
    if not content_words(one.scene.name) & content_words(other.scene.name):
        return False
    return overlap(one.scene_time, other.scene_time) is not False


def _same_fate(one: Saying, other: Saying) -> bool:
    happened = outcomes(one), outcomes(other)
    if any(happened):
        return bool(happened[0] & happened[1])
    return counted_as(one) == counted_as(other)


def spans_differ(one: Saying, other: Saying) -> bool:
    """Whether one number is of months or years and the other of a day or a few."""
    if not (is_counted(one) and is_counted(other)) or one.time is None or other.time is None:
        return False
    return len({said.time[1] - said.time[0] > LONGEST for said in (one, other) if said.time}) == 2


def outcomes_differ(one: Saying, other: Saying) -> bool:
    """Whether two numbers are of people to whom different things happened."""
    if not (is_counted(one) and is_counted(other)):
        return False
    first, second = outcomes(one), outcomes(other)
    return bool(first and second) and not first & second


def tallies_exclude(one: Saying, other: Saying) -> bool:
    """Whether two counts share no number and neither may be a part of the other.

    An open end shares all beyond it. A part excludes only a whole that is smaller.
    """
    if outcomes_differ(one, other):
        return False
    if _meet(one, other):
        return False
    kinds, parts = (_kind(one), _kind(other)), (_part(one), _part(other))
    if None not in kinds and kinds[0] != kinds[1]:
        return False
    if parts[0] != parts[1]:
        return _beyond(one, other) if parts[0] else _beyond(other, one)
    if kinds[0] != kinds[1]:
        return _beyond(one, other) if kinds[0] is not None else _beyond(other, one)
    return True


def _meet(one: Saying, other: Saying) -> bool:
    return max(_low(one), _low(other)) <= min(_high(one), _high(other))


def _beyond(part: Saying, whole: Saying) -> bool:
    """Whether a part is more than the whole."""
    return _low(part) > _high(whole)


def _low(saying: Saying) -> float:
    return float("-inf") if saying.count_low is None else saying.count_low


def _high(saying: Saying) -> float:
    return float("inf") if saying.count_high is None else saying.count_high


def kinds_in(words: str) -> frozenset[str]:
    """The kinds of people that words name."""
    return frozenset(_KIND_OF[word] for word in fold_words(words) if word in _KIND_OF)


def _kind(saying: Saying) -> str | None:
    """The kind of people whom a number counts, where it is one that stands among others."""
    text = saying.count_text or ""
    at = saying.words.find(text)
    after = fold_words(saying.words[at + len(text) :][:_WIDEST] if at >= 0 else "")[:2]
    for actor in (saying.patient, saying.agent):
        if actor is not None and not actor.named:
            words = fold_words(actor.name)
            if set(fold_words(text)) & set(words):
                after = [*after, *words]
    return next((kind for word in after if (kind := _KIND_OF.get(word)) is not None), None)


def _part(saying: Saying) -> bool:
    """Whether the words say that a number is some of a whole: "three of the dead"."""
    text = saying.count_text or ""
    at = saying.words.find(text)
    if not text or at < 0:
        return False
    after = saying.words[at + len(text) : at + len(text) + _WIDEST]
    before = saying.words[max(0, at - _WIDEST) : at]
    some = _OF.match(after) or _MORE.match(after) or _SEEN.match(after)
    return bool(some or _AMONG.search(before) or _STILL.search(after))
