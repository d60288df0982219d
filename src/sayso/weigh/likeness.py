"""Whether two claims are about the same narrow proposition, and what says so.

Every piece of evidence has its weight in one table (`likeness_table`); what is not stated counts
for nothing. A claim and its denial are alike: polarity is left out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.intervals import Days, overlap
from sayso.weigh.denial_evidence import denial_evidence
from sayso.weigh.distance import kilometres
from sayso.weigh.entry import Actor, Saying
from sayso.weigh.likeness_table import (
    ALIKE,
    ANYBODY,
    DENIED,
    MEANING_FROM,
    NEAR_ACTS,
    SORTS,
    TRAVELS,
    WEIGHTS,
)
from sayso.weigh.opposites import opposed_by
from sayso.weigh.point import Point
from sayso.weigh.tallies import outcomes_differ, same_toll, spans_differ
from sayso.weigh.words import meaning_words

__all__ = ["Likeness", "enough", "evidence", "likeness"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, and the evidence with its part in the sum."""

    score: float
    why: tuple[tuple[str, float], ...]

    @property
    def alike(self) -> bool:
        """Whether they are taken as one proposition."""
        return self.score >= ALIKE


def likeness(one: Point, other: Point) -> Likeness:
    """Compare two claims exactly. Symmetric."""
    kept = tuple(
        (name, round(getattr(WEIGHTS, name) * value, 4)) for name, value in evidence(one, other)
    )
    return Likeness(round(sum(value for _, value in kept), 4), kept)


def enough(one: Saying, other: Saying) -> float:
    """The sum from which a likeness of two claims is kept."""
    return DENIED if (one.polarity == "neg") != (other.polarity == "neg") else ALIKE


def evidence(one: Point, other: Point) -> list[tuple[str, float]]:
    """What speaks for and against, by its name in `Weights`, each between -1 and 1."""
    first, second = one.saying, other.saying
    found: list[tuple[str, float]] = []
    # By content, not by place: a cell stands for its copies wherever they are.
    together = bool(first.vector) and first.vector == second.vector
    if one.words == other.words and one.words and one.folded == other.folded:
        found.append(("same_words", 1.0))
    else:
        both = len(one.words & other.words)
        if both:
            smaller, larger = sorted((len(one.words), len(other.words)))
            found.append(("words", both / (smaller + larger - both) * min(1.0, (both + 1) / 3)))
            found.append(("contained", min(both / smaller, both / 3)))
        toll = same_toll(first, second)
        if toll:
            found.append(("toll", 1.0))
        telling = len((one.words & other.words) - one.named - other.named)
        if telling < 2 and not toll:
            found.append(("thin", 1.0 if telling == 0 else 0.5))
        if one.vector is not None and other.vector is not None and not together:
            cosine = float(one.vector @ other.vector) / (one.norm * other.norm)
            share = min(first.share, second.share)
            found.append(("meaning", (cosine - MEANING_FROM) * (0.4 + 0.6 * share)))
        if together:
            found.append(("same_sentence", 1.0))
    if one.names and other.names:
        shared = len(one.names & other.names)
        if shared:
            found.append(("names", shared / min(len(one.names), len(other.names))))
    against = _opposite(one, other)
    if against:
        found.append(("opposite", 1.0))
    elif first.act is not None and second.act is not None:
        found.append((_act(first.act, second.act), 1.0))
    if one.deeds and other.deeds and one.deeds.isdisjoint(other.deeds) and not against:
        found.append(("another_deed", 1.0))
    for role, keys, actors in (
        ("agent", (one.agent, other.agent), (first.agent, second.agent)),
        ("patient", (one.patient, other.patient), (first.patient, second.patient)),
    ):
        told = _actor(keys, actors)
        if told:
            found.append((f"{role}_{told}", 1.0))
    found += _affected(one, other)
    if outcomes_differ(first, second):
        found.append(("another_outcome", 1.0))
    if spans_differ(first, second):
        found.append(("another_span", 1.0))
    opposed = (first.polarity == "neg") != (second.polarity == "neg")
    # That no foreigner crossed denies every crossing: only of one by name is it another's.
    named = one.agent is not None and other.agent is not None
    acts = {first.act, second.act}
    travels = "MOVE" in acts <= TRAVELS and (named or not opposed)
    if travels and _others(one.agent, first.agent, other.agent, second.agent):
        found.append(("another_traveller", 1.0))
    if opposed:
        denial, said = (one, other) if first.polarity == "neg" else (other, one)
        found += denial_evidence(denial, said)
    if _crossed(one, other) and not against:
        found.append(("swapped", 1.0))
    place = _place(one, other)
    if place:
        found.append((place, 1.0))
    times = _time(first.time, second.time)
    found += times
    if place in ("place_other", "place_far") and times and times[0][0] == "time_other":
        found.append(("elsewhere", 1.0))
    counts = [(s.count_low, s.count_high) for s in (first, second)]
    if (None, None) not in counts:
        found.append(("count_same" if counts[0] == counts[1] else "count_other", 1.0))
    return found


def _act(one: str, other: str) -> str:
    if one == other:
        return "act_same"
    return "act_near" if frozenset((one, other)) in NEAR_ACTS else "act_other"


def _actor(keys: tuple[str | None, str | None], actors: tuple[Actor | None, Actor | None]) -> str:
    """ "same", "words" (descriptions that share one), "other", or nothing to say."""
    if actors[0] is None or actors[1] is None:
        return ""
    if keys[0] is not None and keys[1] is not None:
        if keys[0] == keys[1]:
            return "same"
        return "" if set(keys[0].split()) & set(keys[1].split()) else "other"
    shared = meaning_words(actors[0].name) & meaning_words(actors[1].name)
    return "words" if shared else ""


def _others(
    key: str | None, actor: Actor | None, other_key: str | None, other: Actor | None
) -> bool:
    """Whether two who are said to have done it are not one, as far as names and words tell."""
    if actor is None or other is None:
        return False
    if key is not None and key == other_key:
        return False
    return not meaning_words(actor.name) & meaning_words(other.name)


def _affected(one: Point, other: Point) -> Iterator[tuple[str, float]]:
    """Those to whom it was done and those of whom a state is told, where the two roles cross."""
    for done, told in ((one, other), (other, one)):
        if done.saying.patient is None or told.saying.patient is not None:
            continue
        if told.saying.act != "STATE" or done.saying.act == "STATE":
            continue
        same = _actor((done.patient, told.agent), (done.saying.patient, told.saying.agent))
        if same in ("same", "words"):
            yield f"affected_{same}", 1.0


def _opposite(one: Point, other: Point) -> bool:
    """Whether two assertions tell of the same one in words that exclude each other."""
    if not one.poles or not other.poles or not opposed_by(one.saying.words, other.saying.words):
        return False
    if overlap(one.saying.time, other.saying.time) is False:
        return False
    mine, theirs = ({point.agent, point.patient} - {None} for point in (one, other))
    return bool(mine & theirs) or _told_of(one, other) or _told_of(other, one)


def _told_of(one: Point, other: Point) -> bool:
    """Whether a claim's words name what the other is about: "the quay"."""
    return any(
        (meaning_words(actor.name) & other.words) - SORTS - ANYBODY
        for actor in (one.saying.agent, one.saying.patient)
        if actor is not None
    )


def _crossed(one: Point, other: Point) -> bool:
    """Whether who did it in the one had it done to him in the other."""
    if one.agent is not None and one.agent == other.patient:
        return one.agent not in (one.patient, other.agent)
    if one.patient is not None and one.patient == other.agent:
        return one.patient not in (one.agent, other.patient)
    return False


def _place(one: Point, other: Point) -> str:
    first, second = one.saying.place, other.saying.place
    if first is None or second is None:
        return ""
    if one.place is not None and one.place == other.place:
        return "place_same"
    if meaning_words(first.name) & meaning_words(second.name):
        return "place_same"
    if first.at is not None and second.at is not None and max(first.at[2], second.at[2]) <= 2:
        return "place_far" if kilometres(first.at[:2], second.at[:2]) > 60 else "place_same"
    # A street in a town is no other place: only two names of their own say so, and not loudly.
    return "place_other" if one.place and other.place else ""


def _time(one: Days | None, other: Days | None) -> list[tuple[str, float]]:
    shared = overlap(one, other)
    if shared is None or one is None or other is None:
        return []
    if shared:
        narrow = max(one[1] - one[0], other[1] - other[0]) <= 31
        return [("time_same", 1.0 if narrow else 0.33)]
    gap = max(one[0] - other[1], other[0] - one[1])
    return [("time_other", 1.0 if gap > 3 else 0.33)]
