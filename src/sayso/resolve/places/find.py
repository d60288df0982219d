"""Places of one report: found in the words, chosen by the report's context, put on the map."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from sayso.model import Mention, Reading
from sayso.resolve.places.areas import measured_area
from sayso.resolve.places.candidates import (
    Candidate,
    ChoiceKey,
    agree,
    find_candidates,
    refit,
)
from sayso.resolve.places.context import Choice, Name, Prior, choose
from sayso.resolve.places.coordinates import Written, written_coordinates
from sayso.resolve.places.fold import fold_word
from sayso.resolve.places.found import PlaceFound
from sayso.resolve.places.gazetteer import Gazetteer, NameFlag, Sense, SenseKind
from sayso.resolve.places.lexicon import DISTRICT_WORDS, REGION_WORDS, WATER_WORDS
from sayso.resolve.places.publisher import publisher_country, publisher_keys
from sayso.resolve.places.roads import find_roads
from sayso.resolve.places.spots import find_spots, split_words
from sayso.vocabulary import MentionKind

__all__ = ["find_places"]

LIKELY = 0.5
"""A spot that no mention speaks for is a place from this probability on."""


def find_places(
    text: str,
    *,
    mentions: Sequence[Mention] = (),
    reading: Reading | None = None,
    gazetteer: Gazetteer,
    publisher: str | None = None,
    url: str | None = None,
) -> tuple[PlaceFound, ...]:
    """All places and nationalities in a text, in reading order; areas stand before their centre.

    `mentions` (a reader's places, facilities, nationalities, persons, groups …) come first; the
    gazetteer's own search adds what they miss and is all there is where they are empty. `publisher`
    and `url` may hint at a country or a town. Never raises on any text.
    """
    named = tuple(mentions) or (reading.mentions if reading is not None else ())
    words = split_words(text)
    spots = find_spots(text, words, gazetteer)
    items = find_candidates(text, words, spots, gazetteer, named)
    located = [item for item in items if item.hit is not None and not item.nationality]
    agree(located)
    written = written_coordinates(text)
    prior = _prior(items, gazetteer, url)
    prior.anchors += [(w.lat, w.lon, 2.0) for w in written[:8]]
    chosen = _choose(located, prior, gazetteer, publisher, url)
    refit(located, chosen)
    items = [item for item in items if item.likely >= LIKELY]
    roads = find_roads(text)
    items = _without(items, roads)
    found: list[PlaceFound] = [_road(text, span) for span in roads]
    senses = _Senses(gazetteer)
    for item in items:
        if item.nationality:
            found.append(_nationality(text, item, gazetteer))
            continue
        place = _place(text, item, chosen.get((item.key, item.inside, item.kinds)), senses)
        area = measured_area(text, place)
        if area is not None:
            found.append(area)
        found.append(place)
    found += [_written(text, one) for one in written]
    return tuple(sorted(found, key=lambda p: (p.start, -p.end)))


# --- which place is meant -----------------------------------------------------------------------


def _prior(items: Sequence[Candidate], gazetteer: Gazetteer, url: str | None) -> Prior:
    prior = Prior()
    counted: dict[int, int] = {}
    for item in items:
        if item.nationality and item.hit is not None:
            for index, flags in item.hit.senses:
                if flags & NameFlag.demonym and index:
                    code = int(gazetteer.country[index])
                    counted[code] = counted.get(code, 0) + 1
    for code, count in counted.items():
        prior.countries[code] = 0.5 * (1 + math.log2(count))
    country = publisher_country(url, gazetteer)
    if country:
        code = gazetteer.countries.index(country)
        prior.countries[code] = prior.countries.get(code, 0.0) + 1
    return prior


def _choose(
    items: Sequence[Candidate], prior: Prior, gazetteer: Gazetteer, publisher: str | None,
    url: str | None,
) -> dict[ChoiceKey, Choice]:  # fmt: skip
    groups: dict[ChoiceKey, list[Candidate]] = {}
    inside: dict[str, str] = {}
    for item in items:
        if item.inside:
            inside.setdefault(item.key, item.inside)
    for item in items:
        # What the report writes once behind a name ("Oldeva, Karvenia") holds for the bare name.
        key = (item.key, item.inside, item.kinds)
        groups.setdefault(key, []).append(item)
    names, keys = [], []
    for (name, container, kinds), held in groups.items():
        assert held[0].hit is not None
        senses = held[0].hit.senses
        if len(senses) == 1 and senses[0][0] == 0:
            continue
        keys.append((name, container, kinds))
        names.append(
            Name(name, senses, len(held), min(1.0, max(h.likely for h in held)),
                 container or inside.get(name), kinds)
        )  # fmt: skip
    for hint in publisher_keys(publisher, url, gazetteer):
        hit = gazetteer.find((hint,)).get(hint)
        if hit is not None:
            names.append(Name(hint, hit.senses, 2, 0.8))
    return dict(zip(keys, choose(names, prior, gazetteer), strict=False))


def _without(items: Sequence[Candidate], spans: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Items that touch none of the spans (both in reading order)."""
    starts = [start for start, _ in spans]
    kept = []
    for item in items:
        at = bisect_right(starts, item.end - 1) - 1
        if at < 0 or spans[at][1] <= item.start:
            kept.append(item)
    return kept


def _written(text: str, one: Written) -> PlaceFound:
    words = text[one.start : one.end]
    return PlaceFound(
        one.start, one.end, words, words, one.lat, one.lon, None, None, 1,
        why="coordinates written in the text",
    )  # fmt: skip


def _road(text: str, span: tuple[int, int]) -> PlaceFound:
    words = text[span[0] : span[1]]
    return PlaceFound(
        *span, words, words, None, None, None, None, 2, confidence=0.8, why="a road by its form"
    )


def _nationality(text: str, item: Candidate, gazetteer: Gazetteer) -> PlaceFound:
    words = text[item.start : item.end]
    country = None
    name = words
    if item.hit is not None:
        for index, flags in item.hit.senses:
            if flags & NameFlag.demonym and index:
                country, name = gazetteer.country_code(index), gazetteer.name(index)
                break
    return PlaceFound(
        item.start, item.end, name, words, None, None, None, country, 6,
        MentionKind.nationality, confidence=round(item.likely, 3), why="a people or its adjective",
    )  # fmt: skip


class _Senses(dict[tuple[int, int], Sense]):
    """Senses by index and flags, each taken from the gazetteer once a report."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._gazetteer = gazetteer

    def __missing__(self, key: tuple[int, int]) -> Sense:
        self[key] = sense = self._gazetteer.sense(*key)
        return sense


def _place(text: str, item: Candidate, choice: Choice | None, senses: _Senses) -> PlaceFound:
    words = text[item.start : item.end]
    if choice is None:
        return PlaceFound(
            item.start, item.end, words, words, None, None, None, None, _guess(words),
            confidence=round(item.likely, 3), why="not in the gazetteer",
        )  # fmt: skip
    sense = senses[choice.index, choice.flags]
    if item.kinds == {int(SenseKind.water)} and sense.kind != SenseKind.water:
        return PlaceFound(
            item.start, item.end, words, words, None, None, None, None, 7,
            confidence=round(item.likely, 3), why="a water that the gazetteer does not hold",
        )  # fmt: skip
    return PlaceFound(
        item.start, item.end, sense.name, words, sense.lat, sense.lon, sense.geonames,
        sense.country, sense.precision, candidates=choice.candidates,
        confidence=round(item.likely, 3), why=choice.why,
    )  # fmt: skip


def _guess(words: str) -> int:
    """The precision that the words suggest where nothing was found."""
    last = fold_word(words.split()[-1]) if words.split() else ""
    if last in DISTRICT_WORDS:
        return 3
    if last in REGION_WORDS:
        return 4
    if last in WATER_WORDS:
        return 7
    return 2
