"""When a claim is from that does not say so: the day of the scene that it belongs to.

Reports name a day once and go on: "At dawn on 3 May X attacked the mill", and, paragraphs later,
somebody's "They shot without a word". The times that stand before a claim are weighed against one
another and against none of them, by what the claim is (an event in the past, a state, what is
planned) and by how each of them stands to it; the weights are learned (`scene_pulls.py`). What is
taken over is marked as inferred: the claim's own words do not say it.

Places are not taken over so: of those that were tried fewer than half were right.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Span
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.scene_pulls import NONE, PULLS
from sayso.state.scene_traits import (
    Candidate,
    Layout,
    Traits,
    among,
    claim_traits,
    happened,
    kind_traits,
    mention_traits,
)
from sayso.vocabulary import TimexType

__all__ = ["SURE", "Scenes", "with_scenes"]

MANY = 12
"""Times that a claim is shown, the latest first, and the first claim's."""
SURE = 0.6
"""How likely the best one has to be: higher finds fewer, lower is wrong more often."""


def with_scenes(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Every claim with the time of its scene where it has none of its own."""
    if not any(time.value is not None for time in context.times):
        return list(drafts)
    scenes = Scenes(context, drafts)
    made = []
    for draft, number in zip(drafts, scenes.order, strict=True):
        value = scenes.of(number) if draft.time is None else None
        made.append(draft if value is None else draft.at_time(value))
    return made


class Scenes:
    """The times of one report, weighed for each of its claims."""

    def __init__(self, context: Context, drafts: Sequence[Draft]) -> None:
        order = sorted(range(len(drafts)), key=lambda n: drafts[n].passage)
        self._drafts = [drafts[n] for n in order]
        self.order = [0] * len(drafts)
        """Where each draft stands in the order of the text: its number in what follows."""
        for number, draft in enumerate(order):
            self.order[draft] = number
        self._layout = Layout(context)
        self._known = _times(context)
        self._stated: list[int] = []
        self._of_voice: list[int] = []
        self._index()
        self._mentions = sorted((at, one.value) for one in self._known.values() for at in one.at)
        for one in self._known.values():
            one.kind = kind_traits(self._layout, one)

    def _index(self) -> None:
        """Which claims have a time of their own, and whose voice said one last."""
        last: dict[str | None, int] = {}
        for number, draft in enumerate(self._drafts):
            self._of_voice.append(last.get(draft.speaker, -1))
            if draft.time is not None:
                self._known.setdefault(draft.time, Candidate(draft.time)).claims.append(number)
                self._stated.append(number)
                last[draft.speaker] = number

    def of(self, number: int) -> str | None:
        """The time of a claim's scene, None where none is likely enough."""
        own = self.of_claim(number)
        rows = list(self.weighed(number)) if happened(own) else []
        if not rows:
            return None
        none = _pull(NONE, own)
        pulls = [_pull(PULLS, traits) for _, traits in rows]
        most = max(none, *pulls)
        whole = math.exp(none - most) + sum(math.exp(pull - most) for pull in pulls)
        best = max(range(len(pulls)), key=lambda n: pulls[n])
        return rows[best][0] if math.exp(pulls[best] - most) / whole > SURE else None

    def of_claim(self, number: int) -> Traits:
        """What a claim itself says of whether it took place in a scene."""
        return claim_traits(self._layout, self._drafts, number)

    def weighed(self, number: int) -> Iterator[tuple[str, Traits]]:
        """Whatever may be the time of a claim, with its traits."""
        draft = self._drafts[number]
        for newer, one in enumerate(self._near(draft)):
            made = one.kind | mention_traits(self._layout, one, draft.passage, newer)
            yield one.value, made | self._claims_traits(one, number)

    def _near(self, draft: Draft) -> list[Candidate]:
        """What was told last before a claim's sentence, the latest first.

        A time of the sentence itself dates what it hangs on there, and nothing else.
        """
        end = self._layout.sentence_start(draft.passage[0])
        at = bisect_left(self._mentions, (end, ""))
        found: dict[str, Candidate] = {}
        for _, value in reversed(self._mentions[max(0, at - MANY * MANY) : at]):
            if len(found) == MANY:
                break
            found.setdefault(value, self._known[value])
        if self._stated:
            first = self._known[self._drafts[self._stated[0]].time or ""]
            if first.at and first.at[0] < end:
                found.setdefault(first.value, first)
        return list(found.values())

    def _claims_traits(self, one: Candidate, number: int) -> Traits:
        """How the claims that have a time of their own stand to one that has none."""
        draft, layout, stated = self._drafts[number], self._layout, self._stated
        made: Traits = {}
        before, mine = bisect_left(stated, number), bisect_left(one.claims, number)
        sentence, paragraph = (f(draft.passage[0]) for f in (layout.sentence, layout.paragraph))
        if stated:
            made["share"] = len(one.claims) / len(stated)
            made["first claim"] = float(self._drafts[stated[0]].time == one.value)
        if before:
            latest = self._drafts[stated[before - 1]]
            made["last claim"] = float(latest.time == one.value)
            if mine and layout.sentence(latest.passage[0]) == sentence:
                made["rival in sentence"] = 1.0 - made["last claim"]
        voiced = self._of_voice[number]
        made["last of voice"] = float(voiced >= 0 and self._drafts[voiced].time == one.value)
        if mine:
            last = self._drafts[one.claims[mine - 1]]
            there = layout.sentence(last.passage[0])
            far = max(0, sentence - there)
            made["claim before"], made["claim far"] = 1.0, math.log1p(far)
            made["claim in sentence"] = float(far == 0)
            made["claim in paragraph"] = float(layout.paragraph(last.passage[0]) == paragraph)
            made["same act"] = float(last.act is draft.act)
            made["same actor"] = float(among(draft.agent, last))
            made["same sufferer"] = float(among(draft.patient, last))
            made["alike"] = layout.alike(sentence, there) if far else 0.0
            if draft.place is not None and last.place is not None:
                made["same place" if draft.place == last.place else "other place"] = 1.0
        if before < len(stated) and self._drafts[stated[before]].time == one.value:
            coming = layout.sentence(self._drafts[stated[before]].passage[0])
            made["next in sentence" if coming == sentence else "next claim"] = 1.0
        return made


def _pull(weights: Mapping[str, float], traits: Traits) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in traits.items() if value)


def _of_saying(context: Context, span: Span) -> bool:
    """Whether a time tells when something was said: "said on Tuesday"."""
    tree, voices = context.tree, context.voices
    words = tree.within(span)
    for word in words:
        head = tree.head[word]
        if head not in words:
            return voices.cue[word] >= 0 or (head >= 0 and voices.cue[head] >= 0)
    return False


def _times(context: Context) -> dict[str, Candidate]:
    """Every day, month or year of a report with where it is told."""
    found: dict[str, Candidate] = {}
    for time in context.times:
        dated = time.value is not None and time.timex_type in (TimexType.DATE, TimexType.TIME)
        if time.value is not None and dated and not _of_saying(context, (time.start, time.end)):
            found.setdefault(time.value, Candidate(time.value)).at.append(time.start)
    return found
