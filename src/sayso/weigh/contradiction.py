"""Where claims of one allegation cannot both hold, facet by facet. Kept and shown, never averaged.

Only what excludes each other contradicts: "at least 20" and 27 do not, nor "many" and "dozens";
the market of a town is no other place than the town. What counts as a value is in `facet_values`,
whom two claims name in `clashing_actors`, and which of them tell of one event in `one_event`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from sayso.model import Contradiction
from sayso.weigh.across import Across
from sayso.weigh.clashing_actors import described, named
from sayso.weigh.denials import number_differs, of_himself, other_kind
from sayso.weigh.entry import Saying
from sayso.weigh.excluding import clash, clashes, excluding, fitting
from sayso.weigh.facet_values import (
    counted,
    exclusive_counts,
    exclusive_times,
    far_apart,
    placed,
    timed,
    town,
    two_towns,
)
from sayso.weigh.one_event import one_deed, one_mouth, one_thing, one_time
from sayso.weigh.opposites import opposed_by, poles_of
from sayso.weigh.parties import Parties

__all__ = ["contradictions_of", "polarity_across"]


def contradictions_of(
    sayings: Sequence[Saying], *, key: Callable[[str], str], parties: Parties
) -> tuple[Contradiction, ...]:
    """Every contradiction among the standing claims of one allegation, in a fixed order."""
    found = [*_polarity(sayings, key)]
    asserting = [saying for saying in sayings if saying.polarity != "neg"]
    found += _opposites(asserting)
    found += clashes("count", asserting, counted, exclusive_counts, _count_said)
    found += clashes(
        "time", asserting, timed, exclusive_times, lambda s: s.time_said or "", one_thing
    )
    for facet in ("agent", "patient"):
        found += named(facet, asserting, key, parties)
    for facet in ("agent", "patient", "place"):
        found += described(facet, asserting, key, parties)
    found += clashes("place", asserting, placed, far_apart, _place_said)
    found += clashes("place", asserting, town, two_towns, _place_said, one_deed(key))
    return tuple(sorted(set(found), key=lambda c: (c.facet, c.one, c.other)))


def _polarity(sayings: Sequence[Saying], key: Callable[[str], str]) -> Iterator[Contradiction]:
    """Each denial against what it denies: whoever denies it of himself, not what others did."""
    asserting = [saying for saying in sayings if saying.polarity == "pos"]
    denying = [saying for saying in sayings if saying.polarity == "neg"]
    for one, other in fitting(asserting, denying, lambda said, no: _meets(said, no, key)):
        yield clash("polarity", one, other, "asserted", "denied")


def _opposites(asserting: Sequence[Saying]) -> Iterator[Contradiction]:
    """What one says is shut, and another says is open."""

    def value(saying: Saying) -> Hashable:
        return poles_of(saying.words) or None

    def exclusive(one: Saying, other: Saying) -> bool:
        return opposed_by(one.words, other.words) is not None

    for one, other in excluding(asserting, value, exclusive, one_time):
        says, other_says = opposed_by(one.words, other.words) or ("", "")
        yield clash("polarity", one, other, says, other_says)


def polarity_across(
    sayings: Sequence[Saying], across: Sequence[Across], *, key: Callable[[str], str]
) -> tuple[tuple[Contradiction, Across], ...]:
    """What is asserted here and denied in another allegation, and the other way."""
    here = {saying.claim: saying for saying in sayings}
    found: dict[Contradiction, Across] = {}
    for one in across:
        mine = here.get(one.claim)
        if mine is None:
            continue
        said, denial = (one.other, mine) if mine.polarity == "neg" else (mine, one.other)
        if _meets(said, denial, key):
            found[clash("polarity", said, denial, "asserted", "denied")] = one
    return tuple(sorted(found.items(), key=lambda row: (row[0].one, row[0].other)))


def _meets(said: Saying, denial: Saying, key: Callable[[str], str]) -> bool:
    """Whether a denial may be of this: what somebody denies of himself is nobody else's."""
    if one_mouth(said, denial) or number_differs(said, denial) or other_kind(said, denial):
        return False
    return of_himself(denial, said, key) is not False


def _place_said(saying: Saying) -> str:
    return saying.place.name if saying.place else ""


def _count_said(saying: Saying) -> str:
    return saying.count_text or ""
