"""Denials of so few words that they do not say of what: tied to the claim that they deny."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.weigh.entry import Saying
from sayso.weigh.words import STOP, fold_words, meaning_words

__all__ = ["tied"]

TELLING = 2
"""Content words from which a denial says by itself what it denies."""
NEAR = 200
"""Code points back to what a bare denial may deny."""


def tied(made: Sequence[Saying], denied: Mapping[str, Collection[str]]) -> Iterator[Saying]:
    """The claims of a report, each bare denial with what it denies.

    That is what a remark says (`denied`: claims by the denial's), else the last claim just before
    it about whoever denies, else the last one just before it.
    """
    ordered = sorted(made, key=lambda saying: (saying.passage, saying.place_in_report))
    full = [saying for saying in ordered if not _bare(saying)]
    for saying in made:
        if not _bare(saying):
            yield saying
            continue
        before = [one for one in full if one.passage[1] <= saying.passage[0]]
        told = [one for one in before if one.claim in denied.get(saying.claim, ())]
        near = [one for one in before if saying.passage[0] - one.passage[1] <= NEAR]
        target = (told or _of_whom(near, saying) or near)[-1:]
        yield replace(saying, denies=target[0].claim) if target else saying


def _bare(saying: Saying) -> bool:
    """Whether a claim is a denial of so few words that they do not say of what."""
    words = meaning_words(saying.words)
    return saying.polarity == "neg" and len(words) < TELLING and not _tells(saying, words)


def _of_whom(near: list[Saying], denial: Saying) -> list[Saying]:
    """Those about whom the denial is: said to have done it is whoever denies it."""
    whom = denial.agent.form if denial.agent is not None else ""
    return [one for one in near if whom and one.agent is not None and one.agent.form == whom]


def _tells(saying: Saying, words: frozenset[str]) -> bool:
    """Whether a short denial says what it denies: it names somebody, or an act.

    A "we" that stands for somebody names nobody.
    """
    said = set(fold_words(saying.words))
    named = any(said.intersection(fold_words(actor.name)) - STOP for actor in saying.named)
    return named or any(word.startswith("@") for word in words)
