"""Is this name a place here? Evidence from the words around it, weighed by one readable table.

A logistic model over features that a person can check; its weights were fitted by
`training/gazetteer/fit.py` on openly licensed corpora of names and stand in `WEIGHTS`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from sayso.resolve.places.gazetteer import Gazetteer, NameFlag, SenseKind
from sayso.resolve.places.lexicon import (
    FUNCTION_WORDS,
    GENERIC_AFTER,
    LOCATIVES,
    ORGANISATION_WORDS,
    SPEECH,
    TITLES,
)
from sayso.resolve.places.spots import Spot, Words
from sayso.resolve.places.weights import WEIGHTS

PRIMARY, LOOSE, OURS = int(NameFlag.primary), int(NameFlag.loose), int(NameFlag.ours)
COUNTRY, REGION, DISTRICT, CAPITAL = (
    int(SenseKind.country), int(SenseKind.region), int(SenseKind.district), int(SenseKind.capital)
)  # fmt: skip

__all__ = ["FEATURES", "features", "probability"]

FEATURES = tuple(WEIGHTS)
STOPS = frozenset('.!?:;"“”•|')
"""What stands between a name and another sentence."""


def features(
    text: str, words: Words, spots: Sequence[Spot], gazetteer: Gazetteer
) -> list[dict[str, float]]:
    """What speaks for and against each spot being a place; values between 0 and 1."""
    place_words: dict[int, int] = {}
    for number, spot in enumerate(spots):
        for index in range(spot.first, spot.last):
            place_words[index] = number
    lower_seen = {w for w in words.words if w[0].islower()}
    person_last = _names_of_persons(text, words, spots)
    seen_located: set[str] = set()
    rows: list[dict[str, float]] = []
    known: dict[tuple[str, bool, bool, int], dict[str, float]] = {}
    for number, spot in enumerate(spots):
        surface = text[spot.start : spot.end]
        name = (surface, spot.loose, spot.written_short, spot.last - spot.first)
        own = known.get(name)
        if own is None:
            own = known[name] = _own_features(surface, spot, gazetteer)
        row = _features(text, words, spot, spots, number, place_words, own)
        if row.get("after_locative") and not row.get("run_before") and not row.get("run_after"):
            seen_located.add(spot.key)
        rows.append(row)
    for spot, row in zip(spots, rows, strict=True):
        if spot.last - spot.first == 1:
            if words.words[spot.first].lower() in lower_seen:
                row["seen_in_lower_case"] = 1.0
            if spot.key in person_last:
                row["surname_in_report"] = 1.0
        if spot.key in seen_located:
            row["located_in_report"] = 1.0
    return rows


def _adjacent(text: str, words: Words, left: int, right: int) -> bool:
    """Only a space (or ". " after an initial) between two words."""
    gap = text[words.ends[left] : words.starts[right]]
    return gap == " " or (gap == ". " and len(words.words[left]) <= 2)


def _names_of_persons(text: str, words: Words, spots: Sequence[Spot]) -> set[str]:
    """Keys that end a run begun by a common first name or a title: surnames in this report."""
    found = set()
    for spot in spots:
        before = spot.first - 1
        if before < 0 or not _adjacent(text, words, before, spot.first):
            continue
        if words.words[before].lower() in TITLES:
            found.add(spot.key)
    for one, other in pairwise(spots):
        if (
            one.hit.forename >= 2
            and other.first == one.last
            and other.last - other.first == 1
            and _adjacent(text, words, one.last - 1, other.first)
        ):
            found.add(other.key)
    return found


def _features(
    text: str, words: Words, spot: Spot, spots: Sequence[Spot], number: int,
    place_words: dict[int, int], own: dict[str, float],
) -> dict[str, float]:  # fmt: skip
    row = own.copy()
    single = spot.last - spot.first == 1
    _look_left(text, words, spot, spots, place_words, row)
    _look_right(text, words, spot, place_words, row, number)
    if single:
        namelike = max(row["surname"], row["forename"])
        if "run_after" in row:
            row["run_after_namelike"] = namelike
        if "run_before" in row:
            row["run_before_namelike"] = namelike
    if row.get("first_in_sentence") and single:
        row["first_and_common"] = spot.hit.common / 7
    return row


def _own_features(surface: str, spot: Spot, gazetteer: Gazetteer) -> dict[str, float]:
    """What the name itself says, wherever it stands."""
    row: dict[str, float] = {"bias": 1.0}
    hit = spot.hit
    index, flags = hit.senses[0]
    kinds = {int(gazetteer.kind[i]) for i, _ in hit.senses[:6]}
    population = int(gazetteer.population[index])
    row["population"] = min(1.0, math.log10(1 + population) / 8)
    if COUNTRY in kinds:
        row["country"] = 1.0
    elif REGION in kinds:
        row["region"] = 1.0
    elif CAPITAL in kinds:
        row["capital"] = 1.0
    single = spot.last - spot.first == 1
    if DISTRICT in kinds and not single:
        row["district"] = 1.0
    if flags & OURS:
        row["ours"] = 1.0
    if not flags & PRIMARY:
        row["other_name_only"] = 1.0
    if spot.loose or flags & LOOSE:
        row["loose"] = 1.0
    if not single:
        row["several_words"] = 1.0
    else:
        row["common"] = hit.common / 7
        scale = 0.3 if "country" in row else 1.0
        row["surname"] = scale * hit.surname / 3
        row["forename"] = scale * hit.forename / 3
        if hit.common >= 5:
            row["very_common"] = 1.0
        if len(spot.key) <= 4:
            row["tiny"] = 1.0
    if spot.written_short:
        row["short"] = 1.0
    elif surface.isupper():
        row["all_capitals"] = 1.0
        if len(surface) <= 4:
            row["acronym"] = 1.0
    return row


def _look_left(
    text: str, words: Words, spot: Spot, spots: Sequence[Spot], place_words: dict[int, int],
    row: dict[str, float],
) -> None:  # fmt: skip
    before = spot.first - 1
    gap = text[words.ends[before] : spot.start] if before >= 0 else "\n"
    if before < 0 or "\n" in gap or not STOPS.isdisjoint(gap):
        dotted_title = gap == ". " and before >= 0 and words.words[before].lower() in TITLES
        if not dotted_title:
            row["first_in_sentence"] = 1.0
            return
    word = words.words[before]
    low = word.lower()
    if low in TITLES and gap in (" ", ". "):
        row["after_title"] = 1.0
    elif "," in gap:
        row["after_comma"] = 1.0
        if before in place_words:
            row["after_place_and_comma"] = 1.0
    elif gap in (" ", "-", "\u00a0", "/", "–", " (", " - ", "—"):
        if low in LOCATIVES:
            row["after_locative"] = 1.0
        elif low == "of":
            row["after_of"] = 1.0
        elif low == "the":
            row["after_the"] = 1.0
            if before > 0 and words.words[before - 1].lower() in LOCATIVES | {"of"}:
                row["after_locative_the"] = 1.0
        elif low in ("and", "or"):
            row["after_and"] = 1.0
            if before - 1 in place_words:
                row["after_place_and"] = 1.0
        elif word[0].isupper() and gap == " " and low not in FUNCTION_WORDS:
            if low in _DIRECTIONS:
                row["after_direction"] = 1.0
            else:
                row["run_before"] = 1.0
                if before in place_words and spots[place_words[before]].hit.forename >= 1:
                    row["after_forename"] = spots[place_words[before]].hit.forename / 3
        elif low in _DIRECTIONS:
            row["after_direction"] = 1.0
        elif low in FUNCTION_WORDS and low in ("a", "an", "his", "her", "their", "my"):
            row["after_article"] = 1.0


_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern upper lower nearby downtown "
    "greater rural".split()
)


def _look_right(
    text: str, words: Words, spot: Spot, place_words: dict[int, int], row: dict[str, float],
    number: int,
) -> None:  # fmt: skip
    after = spot.last
    tail = text[spot.end : spot.end + 2]
    if tail[:1] in "'’" and tail[1:] in ("s", "S"):
        row["possessive"] = 1.0
        return
    if after >= len(words):
        return
    gap = text[spot.end : words.starts[after]]
    word = words.words[after]
    low = word.lower()
    if gap.strip() == "," and "\n" not in gap:
        if after in place_words and place_words[after] != number:
            row["before_comma_and_place"] = 1.0
        else:
            row["before_comma"] = 1.0
    elif gap == " ":
        if low in SPEECH:
            row["before_speech"] = 1.0
        elif low in GENERIC_AFTER:
            row["before_generic"] = 1.0
        elif word[0].isupper():
            if low in ORGANISATION_WORDS:
                row["before_organisation"] = 1.0
            elif len(word) == 1 and text[words.ends[after] : words.ends[after] + 1] == ".":
                row["before_initial"] = 1.0
            else:
                row["run_after"] = 1.0
        elif low == "and":
            row["before_and"] = 1.0
        elif low == "of":
            row["before_of"] = 1.0
    elif gap == "-" and low in ("based", "born", "area", "wide", "backed", "led", "bound"):
        row["before_based"] = 1.0
    elif gap[:1] == ".":
        row["before_stop"] = 1.0


def probability(row: dict[str, float]) -> float:
    """How likely the spot is a place, 0..1."""
    total = sum(WEIGHTS[name] * value for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
