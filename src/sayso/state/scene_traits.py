"""What speaks for a time that a claim does not name itself.

A candidate is a day, month or year of the report; its traits say where it is mentioned, which
claims have it, and what it is. A claim's traits say how likely it is to be from a scene at all.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.english.verbs import base_form
from sayso.intervals import days_of
from sayso.model import Span
from sayso.state.context import Context
from sayso.state.draft import FACETS, Draft

__all__ = [
    "Candidate", "Layout", "Traits", "among", "claim_traits", "happened", "kind_traits",
    "mention_traits",
]  # fmt: skip

Traits = dict[str, float]

_HERE = frozenset("there here site scene spot place nearby where".split())
_AWAY = frozenset(
    "earlier previously before formerly meanwhile elsewhere later since ago once separately "
    "usually often always never last next".split()
)
_NOW = frozenset("is are am 's 're do does remains remain".split())
_PERFECT = frozenset("has have 've".split())
_PAST = frozenset("was were had did".split())
_WILL = frozenset("will shall would may might can could should must 'll".split())
_FARTHEST = 4
_WORDS = 120
"""Words of a passage or a sentence that are looked at."""
_OPENING = 4
"""Code points of a paragraph within which a name opens it."""


@dataclass(slots=True)
class Candidate:
    """One time of a report: an EDTF value."""

    value: str
    at: list[int] = field(default_factory=list)
    """Where it is mentioned, in order."""
    claims: list[int] = field(default_factory=list)
    """The drafts that say so themselves, by number in the order of the text."""
    kind: Traits = field(default_factory=dict)
    """What it is, whichever claim asks."""


class Layout:
    """Sentences, paragraphs and sentence vectors of a report by position."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._sentences = [s.start for s in context.reading.sentences]
        self._paragraphs = [p.start for p in context.text.paragraphs]
        self.lead = next(
            (n for n, p in enumerate(context.text.paragraphs)
             if context.readable_at(p.start) and not context.in_heading((p.start, p.start))), 0
        )  # fmt: skip

    def sentence(self, at: int) -> int:
        """Number of the sentence at a position, -1 before the first."""
        return bisect_left(self._sentences, at + 1) - 1

    def paragraph(self, at: int) -> int:
        """Number of the paragraph at a position, -1 before the first."""
        return bisect_left(self._paragraphs, at + 1) - 1

    def opens(self, at: int) -> bool:
        """Whether a position stands at the very beginning of the first paragraph of the body."""
        return bool(self._paragraphs) and 0 <= at - self._paragraphs[self.lead] < _OPENING

    def sentence_start(self, at: int) -> int:
        """Where the sentence at a position begins."""
        return self._sentences[max(0, self.sentence(at))] if self._sentences else 0

    def sentence_end(self, at: int, least: int) -> int:
        """Where the sentence at a position ends, at least `least`."""
        number = self.sentence(at)
        return least if number < 0 else max(least, self.context.reading.sentences[number].end)

    def alike(self, one: int, other: int) -> float:
        """The cosine of two sentences' vectors, 0 where there is none."""
        first, second = (self._vector(number) for number in (one, other))
        if first is None or second is None:
            return 0.0
        return float(first @ second) / 127**2

    def _vector(self, number: int) -> np.ndarray[tuple[int], np.dtype[np.float32]] | None:
        raw = self.context.reading.sentences[number].vector if number >= 0 else b""
        return np.frombuffer(raw, np.int8).astype(np.float32) if raw else None


def claim_traits(layout: Layout, drafts: Sequence[Draft], number: int) -> Traits:
    """What a claim itself says of whether it took place in a scene."""
    context, draft = layout.context, drafts[number]
    tree, clause = context.tree, draft.proposition.clause
    start, end = draft.passage
    made: Traits = {f"act {draft.act.value}": 1.0, f"kind {clause.kind}": 1.0}
    if clause.head >= 0:
        made |= _verb_traits(context, clause.head)
    said = draft.proposition.attribution
    made["own voice" if said is None else f"mode {said.mode.value}"] = 1.0
    if said is not None and said.parent is not None:
        made["nested"] = 1.0
    made[f"modality {draft.stance.modality.value}"] = 1.0
    made[f"polarity {draft.stance.polarity.value}"] = 1.0
    inside = tree.within((start, end))[:_WORDS]
    words = {tree.lower[w] for w in inside}
    around = {tree.lower[w] for w in tree.within((start, layout.sentence_end(start, end)))[:_WORDS]}
    made["here"], made["here in sentence"] = float(bool(words & _HERE)), float(bool(around & _HERE))
    made["away"] = float(bool(words & _AWAY))
    made["heading"] = float(context.in_heading(draft.passage))
    made["length"] = math.log1p(end - start) / 5
    for facet in FACETS:
        made[f"has {facet}"] = float(draft.facet(facet) is not None)
    made["speaker acts"] = float(draft.agent is not None and draft.agent == draft.speaker)
    if number:
        last = drafts[number - 1]
        made["agent before"] = float(among(draft.agent, last))
        made["sentence goes on"] = float(layout.sentence(last.passage[0]) == layout.sentence(start))
        made["voice goes on"] = float(last.speaker == draft.speaker)
    return made


_NOT_TOLD = (
    "modality future", "modality hypothetical", "tense will", "tense now", "tense bare",
    "tense perfect", "copular",
)  # fmt: skip


def happened(own: Traits) -> bool:
    """Whether a claim, by its own traits, tells an event in the past, or names one.

    What is so, what is to come, what may be and what has been since some time is of no scene.
    """
    return not any(own.get(trait) for trait in _NOT_TOLD)


def _verb_traits(context: Context, head: int) -> Traits:
    """Tense and build of a predicate."""
    tree = context.tree
    below = {tree.relation[c] for c in tree.children[head]}
    helpers = {
        tree.lower[c] for c in tree.children[head] if tree.relation[c] in ("aux", "aux:pass", "cop")
    }
    form = tree.lower[head]
    tense = (
        "will" if helpers & _WILL else "perfect" if helpers & _PERFECT
        else "past" if helpers & _PAST else "now" if helpers & _NOW
        else "noun" if tree.pos[head] != "VERB"
        else "past" if form != base_form(form) and not form.endswith(("s", "ing"))
        else "ing" if form.endswith("ing") else "bare"
    )  # fmt: skip
    made = {f"tense {tense}": 1.0, f"pos {tree.pos[head]}": 1.0}
    made["copular"], made["passive"] = float("cop" in below), float("nsubj:pass" in below)
    return made


def among(entity: str | None, draft: Draft) -> bool:
    """Whether somebody takes part in a claim."""
    return entity is not None and entity in (draft.agent, draft.patient)


def mention_traits(layout: Layout, one: Candidate, passage: Span, newer: int) -> Traits:
    """Where a candidate is mentioned, seen from a claim; `newer` others stand between them."""
    start, end = passage
    sentence, paragraph = layout.sentence(start), layout.paragraph(start)
    made: Traits = {"often": math.log1p(len(one.at)), "newer ones": math.log1p(newer)}
    before, inside = bisect_left(one.at, start), bisect_left(one.at, end)
    made["inside"] = float(before < inside)
    made["after in sentence"] = float(
        inside < len(one.at) and one.at[inside] < layout.sentence_end(start, end)
    )
    if before:
        last = one.at[before - 1]
        far = sentence - layout.sentence(last)
        made["sentence" if far == 0 else f"back {min(far, _FARTHEST)}"] = 1.0
        made["far"] = math.log1p(max(0, far))
        made["same paragraph"] = float(layout.paragraph(last) == paragraph)
    made["first here"] = float(bool(one.at) and layout.paragraph(one.at[0]) == paragraph)
    return made


def kind_traits(layout: Layout, one: Candidate) -> Traits:
    """What a candidate is, whichever claim asks."""
    context = layout.context
    made: Traits = {}
    if one.at:
        made["in heading"] = float(context.in_heading((one.at[0], one.at[0])))
        lead = [at for at in one.at if layout.paragraph(at) == layout.lead]
        made["in lead"] = float(bool(lead))
        made["opens"] = float(bool(lead) and layout.opens(lead[0]))
    return made | _time_traits(context, one)


def _time_traits(context: Context, one: Candidate) -> Traits:
    days, published = days_of(one.value), days_of(context.report.published or "")
    if days is None:
        return {"open": 1.0}
    made: Traits = {}
    for length, name in ((1, "day"), (8, "week"), (32, "month"), (367, "year")):
        if days[1] - days[0] < length:
            made[f"a {name}"] = 1.0
            break
    else:
        made["long"] = 1.0
    if published is not None:
        gap = published[0] - days[1]
        made["published" if gap == 0 else "future" if gap < 0 else "this week" if gap < 8
             else "this month" if gap < 40 else "long ago"] = 1.0  # fmt: skip
    return made
