"""What a claim states of count, time and place, and when two such values exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from sayso.weigh.distance import kilometres
from sayso.weigh.entry import Saying
from sayso.weigh.tallies import spans_differ, tallies_exclude, tally_of
from sayso.weigh.words import content_words

__all__ = [
    "apart", "counted", "exclusive_counts", "exclusive_times", "far_apart", "placed", "timed",
    "town", "two_towns",
]  # fmt: skip

TOWN = 2
"""UCDP precision up to which a place can exclude another one."""
REACH = {1: 15.0, 2: 30.0}
"""Kilometres that a place of this precision may be off, or reach."""
LONGEST_TIME = 45
"""Days: a longer time is too vague to exclude another."""


def counted(saying: Saying) -> Hashable:
    """A count and what it counts: what two values say of each other holds for all claims."""
    if saying.count_text is None:
        return None
    return saying.count_low, saying.count_high, *tally_of(saying)


def exclusive_counts(one: Saying, other: Saying) -> bool:
    """Whether two counts exclude each other. A total of months or years excludes none of a day."""
    return not spans_differ(one, other) and tallies_exclude(one, other)


def timed(saying: Saying) -> Hashable:
    """The days of a claim that are few enough to exclude others."""
    if saying.time is None or saying.time[1] - saying.time[0] > LONGEST_TIME:
        return None
    return saying.time


def exclusive_times(one: Saying, other: Saying) -> bool:
    """Whether two times have no day in common."""
    assert one.time is not None
    assert other.time is not None
    return one.time[1] < other.time[0] or other.time[1] < one.time[0]


def placed(saying: Saying) -> Hashable:
    """Where on the map a claim is said to have happened, if in a town or closer."""
    place = saying.place
    return None if place is None or place.at is None or place.at[2] > TOWN else place.at


def far_apart(one: Saying, other: Saying) -> bool:
    """Whether two towns are farther apart than their precision allows. Regions never are."""
    assert one.place is not None and one.place.at is not None  # noqa: PT018
    assert other.place is not None and other.place.at is not None  # noqa: PT018
    reach = sum(REACH[place.at[2]] for place in (one.place, other.place) if place.at)
    return kilometres(one.place.at[:2], other.place.at[:2]) > reach


def town(saying: Saying) -> Hashable:
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


def apart(
    one: Saying,
    other: Saying,
    value: Callable[[Saying], Hashable],
    exclusive: Callable[[Saying, Saying], bool],
) -> bool:
    """Whether two claims state something, and that excludes each other."""
    return value(one) is not None and value(other) is not None and exclusive(one, other)


def two_towns(one: Saying, other: Saying) -> bool:
    """Whether each names a town of its own in its own words, and not both are on the map."""
    if apart(one, other, placed, lambda *_: True):
        return False
    return apart(one, other, town, lambda *both: not _shares_name(*both))
