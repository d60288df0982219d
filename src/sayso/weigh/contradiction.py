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
from sayso.weigh.denials import number_differs, of_himself, other_kind
from sayso.weigh.distance import kilometres
from sayso.weigh.entry import Actor, Saying
from sayso.weigh.likeness_table import ANYBODY, COMMON
from sayso.weigh.opposites import opposed_by, poles_of
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
    found += _opposites(asserting)
    found += _facet("count", asserting, _counted, _exclusive_counts, _count_said)
    found += _facet(
        "time", asserting, _timed, _exclusive_times, lambda s: s.time_said or "", _one_thing
    )
    for facet in ("agent", "patient"):
        found += _named(facet, asserting, key, parties)
    for facet in ("agent", "patient", "place"):
        found += _described(facet, asserting, key, parties)
    found += _facet("place", asserting, _placed, _far_apart, _place_said)
    found += _facet("place", asserting, _town, _two_towns, _place_said, _one_deed(key))
    return tuple(sorted(set(found), key=lambda c: (c.facet, c.one, c.other)))


def _polarity(sayings: Sequence[Saying], key: Callable[[str], str]) -> Iterator[Contradiction]:
    """Each denial against what it denies: whoever denies it of himself, not what others did."""
    asserting = [saying for saying in sayings if saying.polarity == "pos"]
    denying = [saying for saying in sayings if saying.polarity == "neg"]
    for one, other in _some(asserting, denying, lambda said, no: _meets(said, no, key)):
        yield _made("polarity", one, other, "asserted", "denied")


def _opposites(asserting: Sequence[Saying]) -> Iterator[Contradiction]:
    """What one says is shut, and another says is open."""

    def value(saying: Saying) -> Hashable:
        return poles_of(saying.words) or None

    def exclusive(one: Saying, other: Saying) -> bool:
        return opposed_by(one.words, other.words) is not None

    def made(one: Saying, other: Saying) -> Contradiction:
        says, other_says = opposed_by(one.words, other.words) or ("", "")
        return _made("polarity", one, other, says, other_says)

    for one, other in _excluding(asserting, value, exclusive, _one_time):
        yield made(one, other)


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
    if _one_mouth(said, denial) or number_differs(said, denial) or other_kind(said, denial):
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
    for one, other in _excluding(sayings, value, exclusive, fit or _one_event):
        yield _made(facet, one, other, said(one), said(other))


def _excluding(
    sayings: Sequence[Saying],
    value: Callable[[Saying], Hashable],
    exclusive: Callable[[Saying, Saying], bool],
    fit: Callable[[Saying, Saying], bool],
) -> Iterator[tuple[Saying, Saying]]:
    """Pairs with two values of something that exclude each other, and that fit."""
    by_value: dict[Hashable, list[Saying]] = defaultdict(list)
    for saying in sayings:
        stated = value(saying)
        if stated is not None:
            by_value[stated].append(saying)
    some = [by_value[one] for one in sorted(by_value, key=str)][:VALUES]
    for ones, others in combinations(some, 2):
        if exclusive(ones[0], others[0]):
            yield from _some(ones, others, fit)


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
    apart = (
        _apart(one, other, _timed, _exclusive_times)
        + (_apart(one, other, _placed, _far_apart) or _two_towns(one, other))
        + _apart(one, other, _counted, _exclusive_counts)
    )
    return apart < 2 or _about_one(one, other)


def _one_thing(one: Saying, other: Saying) -> bool:
    """Whether two claims with another time tell more in common than of whom and where.

    Who died on Saturday may have been seen on Thursday.
    """
    return _one_event(one, other) and bool(_telling(one) & _telling(other))


def _telling(saying: Saying) -> frozenset[str]:
    """What the words say besides of whom, where and when."""
    about = [one for one in (saying.agent, saying.patient) if one is not None and one.named]
    about += [one for one in (saying.place, *saying.named) if one is not None]
    names = (meaning_words(one.name) for one in about)
    return meaning_words(saying.words).difference(COMMON | ANYBODY, *names)


def _apart(
    one: Saying,
    other: Saying,
    value: Callable[[Saying], Hashable],
    exclusive: Callable[[Saying, Saying], bool],
) -> bool:
    """Whether two claims state something, and that excludes each other."""
    return value(one) is not None and value(other) is not None and exclusive(one, other)


def _two_towns(one: Saying, other: Saying) -> bool:
    """Whether each names a town of its own in its own words, and not both are on the map."""
    if _apart(one, other, _placed, lambda *_: True):
        return False
    return _apart(one, other, _town, lambda *both: not _shares_name(*both))


def _town(saying: Saying) -> Hashable:
    """The name of a town or village, or one not on the map, where the claim's own words have it."""
    place = saying.place
    if place is None or not place.named or place.kind != "place":
        return None
    if place.at is not None and place.at[2] > TOWN:
        return None
    return place.form if content_words(place.name) <= content_words(saying.words) else None


def _shares_name(one: Saying, other: Saying) -> bool:
    """Whether the place of the one is named somewhere in the other: "the harbour of Port Vell"."""
    assert one.place is not None
    assert other.place is not None
    first, second = content_words(one.place.name), content_words(other.place.name)
    return bool(first & content_words(other.words) or second & content_words(one.words))


def _one_time(one: Saying, other: Saying) -> bool:
    """Whether two claims of two mouths may be of one time and place: what is shut may open."""
    if _one_mouth(one, other):
        return False
    return not (
        _apart(one, other, _timed, _exclusive_times)
        or _apart(one, other, _placed, _far_apart)
        or _two_towns(one, other)
    )


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


def _place_said(saying: Saying) -> str:
    return saying.place.name if saying.place else ""


def _one_deed(key: Callable[[str], str]) -> Callable[[Saying, Saying], bool]:
    """Whether two claims tell one deed of the same two, or of the same one and in the same words.

    Of two names that are on no map, nothing says that the one is not inside the other: all else
    has to be the same.
    """

    def same(one: Actor | None, other: Actor | None) -> bool | None:
        if one is None or other is None or not (one.named and other.named):
            return None
        return key(one.form) == key(other.form)

    def fit(one: Saying, other: Saying) -> bool:
        actors = same(one.agent, other.agent), same(one.patient, other.patient)
        if one.time is None or one.time != other.time or False in actors or True not in actors:
            return False
        if not _one_event(one, other):
            return False
        return _else_alike(one, other, "place")

    return fit


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
