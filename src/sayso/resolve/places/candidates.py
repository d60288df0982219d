"""Candidates: names in the text that may be places, and how likely each is one.

The gazetteer's evidence comes first; a reader's mentions, the name's other occurrences and the
report's other places then move it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Mention
from sayso.resolve.places.context import Choice
from sayso.resolve.places.evidence import features, probability
from sayso.resolve.places.fold import fold_name
from sayso.resolve.places.gazetteer import Gazetteer, KeyHit, NameFlag, SenseKind
from sayso.resolve.places.lexicon import (
    DISTRICT_WORDS,
    DOTTED,
    EXTENDING,
    NOT_DOTTED,
    REGION_WORDS,
    TOWN_WORDS,
    WATER_WORDS,
)
from sayso.resolve.places.spots import Spot, Words
from sayso.vocabulary import MentionKind

__all__ = ["Candidate", "ChoiceKey", "agree", "find_candidates", "refit"]

DEMONYM = int(NameFlag.demonym)
BIG = frozenset({int(SenseKind.country), int(SenseKind.region)})
READER = 0.7
"""How far a reader's mention moves a spot, in logits: one voice beside the gazetteer's evidence."""
READER_SURE = 0.97
"""A place that only the reader names is taken from this confidence on."""
WORTH_A_LOOK = 0.15
"""Spots below this are dropped before any context is weighed."""
AGREEMENT = 0.4
FIT = 0.45
FIT_EXPECTED = 2.5
"""A sense that fits the report's other places better than this makes its name likelier a place."""
FIT_NAMES = 4

ChoiceKey = tuple[str, str | None, frozenset[int]]
"""What is chosen for together: a name, what it is written inside of, the kinds asked for."""


@dataclass(slots=True)
class Candidate:
    """A name in the text and how likely it is a place here (`likely`, 0 … 1).

    `first` … `last` (exclusive) are its words, -1 where only the reader named it; `inside` is the
    key of what is written behind it ("Town, Region").
    """

    start: int
    end: int
    key: str
    hit: KeyHit | None
    likely: float
    nationality: bool = False
    inside: str | None = None
    kinds: frozenset[int] = frozenset()
    first: int = -1
    last: int = -1
    written_short: bool = False


def find_candidates(
    text: str, words: Words, spots: list[Spot], gazetteer: Gazetteer, mentions: Sequence[Mention]
) -> list[Candidate]:
    """Every name that may be a place, in reading order, with the reader\'s own added."""
    rows = features(text, words, spots, gazetteer)
    cover = _Cover(mentions)
    items: list[Candidate] = []
    for spot, row in zip(spots, rows, strict=True):
        item = Candidate(
            spot.start, spot.end, spot.key, spot.hit, probability(row),
            first=spot.first, last=spot.last, written_short=spot.written_short,
        )  # fmt: skip
        if spot.hit.flags & DEMONYM:
            item.nationality = True
            item.likely = 0.2 if row.get("after_forename") or row.get("after_title") else 0.95
        elif spot.written_short and not _short(text, item, items, gazetteer):
            continue
        cover.judge(item)
        items.append(item)
    _link(text, words, items, gazetteer)
    items = [i for i in items if i.likely >= WORTH_A_LOOK]
    if mentions:
        items = _with_mentions(text, items, mentions, gazetteer)
    return items


def _short(text: str, item: Candidate, before: list[Candidate], gazetteer: Gazetteer) -> bool:
    """Whether an abbreviation stands where one may stand; keeps only its short senses."""
    assert item.hit is not None
    senses = tuple(s for s in item.hit.senses if s[1] & NameFlag.short)
    surface = text[item.start : item.end]
    if "." in surface[:-1] and "." in surface[1:-1] and len(item.key) <= 4:
        if item.key not in DOTTED:
            return False
    elif surface.endswith(".") and item.key in NOT_DOTTED:
        return False
    country = any(gazetteer.kind[i] == SenseKind.country for i, _ in senses)
    dots = surface.count(".")
    behind = bool(before) and text[before[-1].end : item.start] in (", ", " , ", ",")
    free = country or dots >= 2 or surface in ("DC", "NSW", "PEI", "B.C")
    if dots and text[max(0, item.start - 1) : item.start].isspace():
        free = free and not text[max(0, item.start - 2) : item.start - 1].isdigit()
    if not (free or behind):
        return False
    item.hit = KeyHit(senses, 0, 0, 0, int(NameFlag.short))
    item.likely = max(item.likely, 0.9)
    return True


class _Cover:
    """The reader's mentions, to ask which one covers a spot."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._held = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._held]

    def judge(self, item: Candidate) -> None:
        """Let the narrowest covering mention move the item's likelihood."""
        at = bisect_right(self._starts, item.start)
        best: Mention | None = None
        for mention in self._held[max(0, at - 12) : at]:
            if mention.end >= item.end and (
                best is None or mention.end - mention.start <= best.end - best.start
            ):
                best = mention
        if best is None:
            return
        exact = best.start == item.start and best.end in (item.end, item.end + 1)
        shift = 0.0
        if best.kind in (MentionKind.place, MentionKind.facility):
            if not item.nationality:
                shift = READER if exact else READER / 3
        elif best.kind == MentionKind.person:
            shift = -READER
        item.likely = _logistic(_logit(item.likely) + shift * best.confidence)


def _with_mentions(
    text: str, items: list[Candidate], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> list[Candidate]:
    """Add the reader's places that the search did not find."""
    taken = sorted((i.start, i.end) for i in items)
    starts = [t[0] for t in taken]
    for mention in mentions:
        if mention.kind != MentionKind.place or mention.confidence < READER_SURE:
            continue
        at = bisect_right(starts, mention.end - 1)
        if any(end > mention.start for _, end in taken[max(0, at - 6) : at]):
            continue
        surface = text[mention.start : mention.end]
        if not surface[:1].isupper() or len(surface) > 120:
            continue
        exact, loose = fold_name(surface)
        hits = gazetteer.find((exact, loose)) if exact else {}
        key = exact if exact in hits else loose
        hit = hits.get(key)
        items.append(
            Candidate(
                mention.start,
                mention.end,
                key,
                hit,
                mention.confidence,
            )
        )
    return sorted(items, key=lambda i: (i.start, -i.end))


def _logit(likely: float) -> float:
    bounded = min(1 - 1e-6, max(1e-6, likely))
    return math.log(bounded / (1 - bounded))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def agree(items: Sequence[Candidate]) -> None:
    """Occurrences of one name draw each other up: surely a place once, likelier a place again."""
    most: dict[str, float] = {}
    for item in items:
        most[item.key] = max(most.get(item.key, 0.0), item.likely)
    for item in items:
        if most[item.key] > 0.8:
            own, best = _logit(item.likely), _logit(most[item.key])
            item.likely = _logistic(own + AGREEMENT * (min(best, 4.0) - own))


def refit(
    items: Sequence[Candidate], chosen: dict[tuple[str, str | None, frozenset[int]], Choice]
) -> None:
    """A village that shares a word with the report but nothing else is no place in it."""
    # A report with one or two names has no context that they could be expected to fit.
    expected = FIT_EXPECTED * min(1.0, max(0, len(chosen) - 1) / FIT_NAMES)
    for item in items:
        choice = chosen.get((item.key, item.inside, item.kinds))
        if choice is not None:
            item.likely = _logistic(_logit(item.likely) + FIT * (choice.fit - expected))


def _link(text: str, words: Words, items: list[Candidate], gazetteer: Gazetteer) -> None:
    """ "Town, Region" and "X province": what stands behind a name and says more about it."""
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        if item.nationality:
            continue
        following = items[number + 1] if number + 1 < len(items) else None
        if following is not None and not following.nationality:
            gap = text[item.end : following.start]
            if gap in (", ", " , ", ",", " (", ", in ", " in ") and following.hit is not None:
                big = _kinds(following, gazetteer) & BIG
                if big and following.key != item.key and following.likely >= 0.3:
                    item.inside = following.key
                elif following.inside and gap.startswith(","):
                    item.inside = following.inside
        if 0 <= item.last < len(words) and text[item.end : words.starts[item.last]] == " ":
            word = words.words[item.last]
            low = word.lower()
            if low in REGION_WORDS:
                item.kinds = frozenset({int(SenseKind.region)})
            elif low in DISTRICT_WORDS:
                item.kinds = frozenset({int(SenseKind.district)})
            elif low in TOWN_WORDS:
                item.kinds = frozenset({int(SenseKind.town), int(SenseKind.capital)})
            elif low in WATER_WORDS and word[0].isupper():
                item.kinds = frozenset({int(SenseKind.water)})
            if word[0].isupper() and low in EXTENDING:
                item.end = words.ends[item.last]
        if item.first >= 2 and words.words[item.first - 1] == "of":
            low = words.words[item.first - 2].lower()
            if low in TOWN_WORDS:
                item.kinds = frozenset({int(SenseKind.town), int(SenseKind.capital)})
            elif low in REGION_WORDS:
                item.kinds = frozenset({int(SenseKind.region)})


def _kinds(item: Candidate, gazetteer: Gazetteer) -> set[int]:
    assert item.hit is not None
    return {int(gazetteer.kind[i]) for i, _ in item.hit.senses[:10]}
