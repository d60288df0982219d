"""What only a denial and what it may deny have for and against each other."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.weigh.denials import EVERYBODY, WE, named_among, no_presence, no_toll, of_nobody
from sayso.weigh.entry import Actor
from sayso.weigh.likeness_table import ANYBODY, COMMON, HARM, MANNER, SORTS
from sayso.weigh.point import Point
from sayso.weigh.tallies import kinds_in
from sayso.weigh.words import fold_words, meaning_words

__all__ = ["denial_evidence"]

EVER = frozenset({"ever", "presenc", "present"})
"""Stems of words that say of whom and of where nothing."""


def denial_evidence(denial: Point, said: Point) -> Iterator[tuple[str, float]]:
    """The evidence, by its name in `Weights`, as `likeness.evidence` gives all other."""
    # Where nobody is said to have done it to the same one, it may have been whoever denies it.
    may_be = said.saying.agent is None and denial.patient is not None
    may_be = may_be and denial.patient == said.patient
    himself = denial.himself is not None and denial.himself not in said.people and not may_be
    if himself and not named_among(denial.saying, said.saying):
        yield "denies_for_himself", 1.0
        return
    if no_toll(denial.saying, said.saying):
        yield "denied_toll", 1.0
        return
    if _was_there(denial, said):
        yield "denied_presence", 1.0
    elif _nothing_shared(denial, said):
        yield "denies_another", 1.0
    if denial.words & HARM and not said.words & HARM:
        yield "denies_harm", 1.0
        return
    if len(denial.words & said.words) == 1 and not _tied(denial, said):
        yield "denies_nobody", 1.0
    if (denial.words & MANNER) - said.words:
        yield "denies_how", 1.0
        return
    if _same_deed(denial, said):
        yield "denied_deed", 1.0
    telling = denial.words - denial.named
    if telling and telling <= said.words and denial.saying.act == said.saying.act:
        yield "denied_whole", 1.0


def _nothing_shared(denial: Point, said: Point) -> bool:
    """Whether neither deed nor anybody or any place by name is the same: "it was impossible to
    travel through X" does not deny that somebody let others pass."""
    acts = (denial.saying.act, said.saying.act)
    if None in acts or acts[0] == acts[1] != "STATE" or denial.deeds & said.deeds:
        return False
    mine = {denial.agent, denial.patient, denial.place} - {None}
    return mine.isdisjoint({said.agent, said.patient, said.place})


def _was_there(denial: Point, said: Point) -> bool:
    """Whether of whom it is denied that they were there at all, the other tells that they were.

    All that the denial says of them and of the place stands in the other: "there were no foreign
    fighters in Hamm", "our men have never been near the well".
    """
    if not no_presence(denial.saying) or said.saying.polarity == "neg":
        return False
    where = denial.saying.place
    there = frozenset() if where is None else meaning_words(where.name) - COMMON
    actors = (said.saying.agent, said.saying.patient, said.saying.place)
    around = said.words.union(*(meaning_words(one.name) for one in actors if one is not None))
    if there and not there & around:
        return False
    told = denial.words - there - ANYBODY - COMMON - EVER
    if denial.agent is not None and denial.agent in {said.agent, said.patient}:
        return True
    if named_among(denial.saying, said.saying):
        return True
    if told and told <= said.words:
        return True
    who = denial.saying.agent
    if told if who is None else not meaning_words(who.name) <= ANYBODY | COMMON:
        return False
    # "None of our people was near the well": whoever did something there.
    kinds = kinds_in(denial.saying.words)
    if kinds and not kinds & kinds_in(said.saying.words):
        return False
    return bool(there) and said.saying.agent is not None and said.saying.act != "STATE"


def _tied(denial: Point, said: Point) -> bool:
    """Whether a denial and a claim have somebody, something or a place in common, or may have.

    "Nobody" may be anybody, and nothing says for whom a "we" is said.
    """
    folded = set(fold_words(denial.saying.words))
    if folded & (EVERYBODY | WE | {"no"}):
        return True
    mine, theirs = (
        frozenset().union(
            *(
                meaning_words(a.name)
                for a in (s.agent, s.patient, s.place, *s.named)
                if a is not None
            )
        )
        for s in (denial.saying, said.saying)
    )
    return bool(mine & theirs)


def _same_deed(denial: Point, said: Point) -> bool:
    """Whether what is denied is the same act of or to the same ones, by their names.

    A denial that leaves out who did it denies it of everybody, one that leaves out to whom, of
    all that they did of this sort.
    """
    acts = denial.saying.act, said.saying.act
    if None in acts or (denial.deeds and said.deeds and denial.deeds.isdisjoint(said.deeds)):
        return False
    if acts[0] != acts[1] or acts[0] == "STATE":
        return False
    by_one = denial.agent is not None and denial.agent == said.agent
    if denial.patient is not None:
        return denial.patient == said.patient and (denial.saying.agent is None or by_one)
    if denial.deeds & said.deeds and _bodies_share(denial.saying.patient, said.saying.patient):
        return by_one or of_nobody(denial.saying)
    told = bool(denial.deeds & said.deeds) and denial.saying.patient is None
    return told and (by_one or _bodies_share(denial.saying.agent, said.saying.agent))


def _bodies_share(one: Actor | None, other: Actor | None) -> bool:
    """Whether two descriptions of people share more than what sort they are: "of Malpas"."""
    if one is None or other is None:
        return False
    shared = meaning_words(one.name) & meaning_words(other.name)
    return bool(shared - SORTS - ANYBODY)
