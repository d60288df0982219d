"""Where claims of one allegation cannot both hold, facet by facet. Kept and shown, never averaged.

Only what excludes each other contradicts: "at least 20" and 27 do not, nor "many" and "dozens";
the market of a town is no other place than the town. What one speaker says in one report of two
numbers or days is two things, and so is what differs in more than one of number, day and place,
unless both tell of the same one. Two values are compared once, whoever states them, so the cost
does not grow with the number of copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations, product

from sayso.model import Contradiction
from sayso.weigh.across import Across
from sayso.weigh.denials import number_differs, of_himself
from sayso.weigh.distance import kilometres
from sayso.weigh.entry import Actor, Saying
from sayso.weigh.parties import Parties
from sayso.weigh.sides import cannot_be
from sayso.weigh.tallies import spans_differ, tallies_exclude, tally_of
from sayso.weigh.words import content_words, fold_words, meaning_words

__all__ = ["contradictions_of", "polarity_across"]

NOBODY = frozenset("nobody nothing none no neither any some others other".split())
"""Words of a description that leave open of whom it is."""
SHARED = 2
"""Words that two claims share besides those in whom or what they differ."""
PAIRS = 40
"""Pairs of claims that are listed for two values that exclude each other."""
VALUES = 60
"""Values of a facet that are compared with each other."""
TOWN = 2
"""UCDP precision up to which a place can exclude another one."""
REACH = {1: 15.0, 2: 30.0}
"""Kilometres that a place of this precision may be off, or reach."""
LONGEST_TIME = 45
"""Days: a longer time is too vague to exclude another."""


def contradictions_of(
    sayings: Sequence[Saying], *, key: Callable[[str], str], parties: Parties
) -> tuple[Contradiction, ...]:
    """Every contradiction among the standing claims of one allegation, in a fixed order."""
    found = [*_polarity(sayings, key)]
    asserting = [saying for saying in sayings if saying.polarity != "neg"]
    found += _facet("count", asserting, _counted, _exclusive_counts, _count_said)
    found += _facet("time", asserting, _timed, _exclusive_times, lambda s: s.time_said or "")
    for facet in ("agent", "patient"):
        found += _named(facet, asserting, key, parties)
    for facet in ("agent", "patient", "place"):
        found += _described(facet, asserting, key, parties)
    found += _facet(
        "place", asserting, _placed, _far_apart, lambda s: s.place.name if s.place else ""
    )
    return tuple(sorted(set(found), key=lambda c: (c.facet, c.one, c.other)))


def _polarity(sayings: Sequence[Saying], key: Callable[[str], str]) -> Iterator[Contradiction]:
    """Each denial against what it denies: whoever denies it of himself, not what others did."""
    asserting = [saying for saying in sayings if saying.polarity == "pos"]
    denying = [saying for saying in sayings if saying.polarity == "neg"]
    for one, other in _some(asserting, denying, lambda said, no: _meets(said, no, key)):
        yield _made("polarity", one, other, "asserted", "denied")


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
            found[_made("polarity", said, denial, "asserted", "denied")] = one
    return tuple(sorted(found.items(), key=lambda row: (row[0].one, row[0].other)))


def _meets(said: Saying, denial: Saying, key: Callable[[str], str]) -> bool:
    """Whether a denial may be of this: what somebody denies of himself is nobody else's."""
    if _one_mouth(said, denial) or number_differs(said, denial):
        return False
    return of_himself(denial, said, key) is not False


def _facet(
    facet: str,
    sayings: Sequence[Saying],
    value: Callable[[Saying], Hashable],
    exclusive: Callable[[Saying, Saying], bool],
    said: Callable[[Saying], str],
    fit: Callable[[Saying, Saying], bool] | None = None,
) -> Iterator[Contradiction]:
    by_value: dict[Hashable, list[Saying]] = defaultdict(list)
    for saying in sayings:
        stated = value(saying)
        if stated is not None:
            by_value[stated].append(saying)
    some = [by_value[one] for one in sorted(by_value, key=str)][:VALUES]
    for ones, others in combinations(some, 2):
        if exclusive(ones[0], others[0]):
            for one, other in _some(ones, others, fit or _one_event):
                yield _made(facet, one, other, said(one), said(other))


def _some(
    ones: Sequence[Saying], others: Sequence[Saying], fit: Callable[[Saying, Saying], bool]
) -> Iterator[tuple[Saying, Saying]]:
    """Pairs that fit, smallest ids first, no more than `PAIRS`."""
    first, second = (sorted(some, key=lambda s: s.claim) for some in (ones, others))
    if len(first) * len(second) > PAIRS:
        first, second = first[:6], second[:6]
    yield from (pair for pair in product(first, second) if fit(*pair))


def _one_event(one: Saying, other: Saying) -> bool:
    """Whether two claims with another value may still tell of one thing."""
    if _one_mouth(one, other):
        return False
    differing = (
        (_timed, _exclusive_times), (_placed, _far_apart), (_counted, _exclusive_counts)
    )  # fmt: skip
    apart = sum(
        value(one) is not None and value(other) is not None and exclusive(one, other)
        for value, exclusive in differing
    )
    return apart < 2 or _about_one(one, other)


def _one_mouth(one: Saying, other: Saying) -> bool:
    """Whether one speaker says both in one report: then they are two things to him."""
    return one.report == other.report and _speaker(one) == _speaker(other)


def _speaker(saying: Saying) -> tuple[str, str, str]:
    return saying.source.kind.value, saying.source.form, saying.source.name


def _about_one(one: Saying, other: Saying) -> bool:
    """Whether both tell of what happened to the same one by name: he dies once."""
    mine, theirs = (s.patient or s.agent for s in (one, other))
    return mine is not None and theirs is not None and mine.named and mine.form == theirs.form


def _made(facet: str, one: Saying, other: Saying, says: str, other_says: str) -> Contradiction:
    if one.claim <= other.claim:
        return Contradiction(facet, one.claim, other.claim, says, other_says)
    return Contradiction(facet, other.claim, one.claim, other_says, says)


def _counted(saying: Saying) -> Hashable:
    """A count and what it counts: what two values say of each other holds for all claims."""
    if saying.count_text is None:
        return None
    return saying.count_low, saying.count_high, *tally_of(saying)


def _count_said(saying: Saying) -> str:
    return saying.count_text or ""


def _exclusive_counts(one: Saying, other: Saying) -> bool:
    """Whether two counts exclude each other. A total of months or years excludes none of a day."""
    return not spans_differ(one, other) and tallies_exclude(one, other)


def _timed(saying: Saying) -> Hashable:
    if saying.time is None or saying.time[1] - saying.time[0] > LONGEST_TIME:
        return None
    return saying.time


def _exclusive_times(one: Saying, other: Saying) -> bool:
    assert one.time is not None
    assert other.time is not None
    return one.time[1] < other.time[0] or other.time[1] < one.time[0]


def _placed(saying: Saying) -> Hashable:
    place = saying.place
    return None if place is None or place.at is None or place.at[2] > TOWN else place.at


def _far_apart(one: Saying, other: Saying) -> bool:
    """Whether two towns are farther apart than their precision allows. Regions never are."""
    assert one.place is not None and one.place.at is not None  # noqa: PT018
    assert other.place is not None and other.place.at is not None  # noqa: PT018
    reach = sum(REACH[place.at[2]] for place in (one.place, other.place) if place.at)
    return kilometres(one.place.at[:2], other.place.at[:2]) > reach


def _named(
    facet: str, sayings: Sequence[Saying], key: Callable[[str], str], parties: Parties
) -> Iterator[Contradiction]:
    """Two names of their own that share no word, no identity and no organisation."""

    def actor(saying: Saying) -> Actor | None:
        one: Actor | None = getattr(saying, facet)
        if one is None or not one.named:
            return None
        # Whom a pronoun stands for may be read wrong, and two are soon two then.
        told = content_words(saying.words)
        return one if told & content_words(one.name) else None

    def value(saying: Saying) -> Hashable:
        one = actor(saying)
        return None if one is None else key(one.form)

    def exclusive(one: Saying, other: Saying) -> bool:
        first, second = actor(one), actor(other)
        assert first is not None
        assert second is not None
        if content_words(first.name) & content_words(second.name):
            return False
        if {first.kind, second.kind} not in ({"person"}, {"group"}, {"place"}, {"facility"}):
            return False
        mine, theirs = key(first.form), key(second.form)
        return not ({mine, *parties.of(mine)} & {theirs, *parties.of(theirs)})

    def said(saying: Saying) -> str:
        one = actor(saying)
        return one.name if one is not None else ""

    yield from _facet(facet, sayings, value, exclusive, said)


def _described(
    facet: str, sayings: Sequence[Saying], key: Callable[[str], str], parties: Parties
) -> Iterator[Contradiction]:
    """Two of whom one at least is only described, and who cannot be one: soldiers and students.

    All else that is told has to be the same, as far as words tell: two deeds are soon alike.
    """

    def actor(saying: Saying) -> Actor | None:
        one: Actor | None = getattr(saying, facet)
        return one if one is None or not set(fold_words(one.name)) & NOBODY else None

    def value(saying: Saying) -> Hashable:
        one = actor(saying)
        return None if one is None else (one.form, one.name)

    def exclusive(one: Saying, other: Saying) -> bool:
        first, second = actor(one), actor(other)
        if first is None or second is None or (first.named and second.named):
            return False
        return cannot_be(first, second, key=key, parties=parties)

    def fit(one: Saying, other: Saying) -> bool:
        return (
            _one_event(one, other)
            and _else_alike(one, other, facet)
            and not _tells_of(one, actor(other))
            and not _tells_of(other, actor(one))
        )

    def said(saying: Saying) -> str:
        one = actor(saying)
        return one.name if one is not None else ""

    yield from _facet(facet, sayings, value, exclusive, said, fit)


def _tells_of(saying: Saying, actor: Actor | None) -> bool:
    """Whether a claim names this one beside its own: "a command post in the school"."""
    words = content_words(actor.name) if actor is not None else frozenset()
    return bool(words) and words <= content_words(saying.words)


def _else_alike(one: Saying, other: Saying, facet: str) -> bool:
    """Whether two claims tell the same but for one facet: half of the shorter one, or more."""
    if one.act != other.act:
        return False
    mine, theirs = (
        meaning_words(said.words) - meaning_words(getattr(said, facet).name)
        for said in (one, other)
    )
    shared = len(mine & theirs)
    return shared >= SHARED and 2 * shared >= min(len(mine), len(theirs))
