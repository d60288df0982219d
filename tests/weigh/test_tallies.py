"""Numbers of people: which exclude each other, and which may be parts of one another."""

from __future__ import annotations

import pytest

from sayso.weigh.entry import Saying
from sayso.weigh.taking import entry_of
from sayso.weigh.tallies import outcomes, same_toll, tallies_exclude
from tests.weigh.making import Making


def saying(words: str, text: str, low: int | None, high: int | None) -> Saying:
    """A claim with a count."""
    made = Making("r")
    made.say(words, by="Rena Osk", count=(low, high, text))
    return entry_of(made.parsed()).sayings[0]


def exact(words: str, number: int, text: str | None = None) -> Saying:
    """A claim that counts just so many."""
    return saying(words, text or str(number), number, number)


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (exact("14 miners died", 14), exact("12 miners died", 12), True),
        (exact("14 people died", 14), exact("12 dead", 12), True),
        (exact("9 people were killed", 9), exact("31 were injured", 31), False),
        (exact("40 men were arrested", 40), exact("12 men are missing", 12), False),
        (exact("9 people were killed", 9), exact("6 soldiers were killed", 6), False),
        (exact("9 people were killed", 9), exact("16 soldiers were killed", 16), True),
        (exact("5 civilians were killed", 5), exact("6 soldiers were killed", 6), False),
        (exact("5 civilians were killed", 5), exact("8 civilians were killed", 8), True),
        (exact("9 people were killed", 9), exact("3 of the dead were miners", 3), False),
        (exact("9 people were killed", 9), exact("13 of the dead were miners", 13), True),
        (exact("9 people died", 9), exact("11 people died, including 3", 3), False),
        (exact("5 rooms burned", 5), exact("3 rooms of the school burned", 3), True),
        (exact("9 people died", 9), exact("3 men of the dead were miners", 3), False),
        (exact("32 men were taken", 32), exact("23 men are still held", 23), False),
        (exact("4 of the guards died", 4), exact("7 of the guards died", 7), True),
        (saying("at least 20 died", "at least 20", 20, None), exact("27 died", 27), False),
        (saying("at least 20 died", "at least 20", 20, None), exact("11 died", 11), True),
    ],
)
def test_what_excludes_what(one: Saying, other: Saying, excluded: bool) -> None:
    """Either way round."""
    assert tallies_exclude(one, other) is excluded
    assert tallies_exclude(other, one) is excluded


def test_whose_number_it_is_may_say_what_happened() -> None:
    """A bare number of somebody called "12 dead" is one of the dead."""
    made = Making("r")
    made.say("12", by="Rena Osk", agent="12 dead", count=(12, 12, "12"))
    made.describe("12 dead")
    assert outcomes(entry_of(made.parsed()).sayings[0]) == {"@death"}


def toll(words: str, number: int, place: str | None, time: str | None = None) -> Saying:
    """A number of the dead, told after a claim of a place."""
    made = Making(f"r{number}", published="2023-03-07")
    made.say("The market was struck", by="Rena Osk", place=place, time=time)
    made.say(words, by="Rena Osk", count=(number, number, words.split()[0]))
    return entry_of(made.parsed()).sayings[1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (toll("38 dead", 38, "Pell"), toll("60 martyrs", 60, "Pell"), True),
        (toll("38 dead", 38, "Pell"), toll("60 dead", 60, "Hask"), False),
        (toll("8 men were aboard", 8, "Pell"), toll("20 soldiers were aboard", 20, "Pell"), True),
        (toll("8 men were aboard", 8, "Pell"), toll("20 men were asleep", 20, "Pell"), False),
        (toll("8 men were aboard", 8, "Pell"), toll("20 men died", 20, "Pell"), False),
        (toll("38 dead", 38, "Pell"), toll("60 dead", 60, None), False),
        (toll("38 dead", 38, "Pell"), toll("60 wounded", 60, "Pell"), False),
        (toll("38 dead", 38, "Pell"), toll("12 of them died", 12, "Pell"), False),
        (toll("38 dead", 38, "Pell"), toll("12 bodies", 12, "Pell"), False),
        (toll("38 dead", 38, "Pell", "2023-03-06"), toll("4 dead", 4, "Pell", "2023-02"), False),
        (toll("38 dead", 38, "Pell", "2023-03-06"), toll("900 dead", 900, "Pell", "2023"), False),
    ],
)
def test_which_numbers_are_of_the_same_people(one: Saying, other: Saying, same: bool) -> None:
    """What happened, where and when, as told before: few words are enough, a part is another."""
    assert same_toll(one, other) is same
    assert same_toll(other, one) is same


def test_bodies_that_somebody_saw_are_some_of_the_dead() -> None:
    """34 bodies do not exclude 44 dead, but 4."""
    seen = exact("34 bodies lay in the square", 34)
    assert not tallies_exclude(seen, exact("44 people died", 44))
    assert tallies_exclude(seen, exact("4 people died", 4))


def test_a_toll_is_of_the_place_of_its_sentence_or_of_the_nearest() -> None:
    """ "Seven died. Raiders had come to Pell": of Pell; after a report of Hask, of Hask."""
    made = Making("r")
    made.say("Seven villagers died", count=(7, 7, "Seven"))
    made.say("Raiders had come to Pell", place="Pell")
    made.say("Raiders had come to Hask", place="Hask")
    made.say("Two died", count=(2, 2, "Two"))
    first, *_, last = entry_of(made.parsed()).sayings
    assert first.scene is not None
    assert last.scene is not None
    assert (first.scene.name, last.scene.name) == ("Pell", "Hask")
