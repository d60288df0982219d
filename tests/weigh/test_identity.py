"""Who is who: ambiguous names tie nobody, and odd ledgers cost no more than others."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from sayso.show.weighing import same_name
from sayso.weigh.entry import Name
from sayso.weigh.identity import Identities, identities
from sayso.weigh.name_blocks import CAP, blocks_of

SYLLABLES = ("ba", "do", "ki", "lu", "me", "ra", "so", "ti", "vu", "za")


def person(form: str, main: str = "") -> Name:
    return Name(form, main or form, "person")


def of(*names: Name) -> Identities:
    """Identities by the comparison that ledgers use."""
    return identities(names, same_name=same_name)


def surname(number: int) -> str:
    """Another surname for every number below 100,000."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number * 7919 % 100_000:05d}")


def test_a_part_of_two_names_is_neither() -> None:
    """Idris Salem can be either man, so he is none of them for certain and makes them no one."""
    short, omar, hadi = map(person, ("idris salem", "idris omar salem", "idris hadi salem"))
    one = of(short, omar)
    assert one.key("idris salem") == one.key("idris omar salem")
    keys = of(short, omar, hadi)
    assert len({keys.key(name.form) for name in (short, omar, hadi)}) == 3


def test_a_part_of_one_name_in_two_spellings_is_his() -> None:
    """Two fuller names that are one name themselves leave nothing ambiguous."""
    keys = of(*map(person, ("idris salem", "idris umar salem", "idris omar salem")))
    assert len({keys.key(form) for form in ("idris salem", "idris umar salem")}) == 1


def test_two_men_of_one_assumed_name_stay_two() -> None:
    """Abu Dalir is one man in one report and another in the next: the name ties neither to it."""
    keys = of(person("abu dalir", "karl voss"), person("abu dalir", "ilan dorf"))
    assert len({keys.key(form) for form in ("abu dalir", "karl voss", "ilan dorf")}) == 3
    one = of(person("abu dalir", "karl voss"), person("abu dalir", "karl vos"))
    assert one.key("abu dalir") == one.key("karl vos") == one.key("karl voss")


def test_shared_parts_make_no_crowd_one() -> None:
    """Names of two and three words from a few dozen, each with each: nobody is hundreds of men."""
    chance = random.Random(5)
    words = [surname(number) for number in range(40)]
    forms = {" ".join(chance.sample(words, chance.choice((2, 3)))) for _ in range(1500)}
    keys = of(*map(person, sorted(forms)))
    sizes: dict[str, int] = {}
    for form in forms:
        sizes[keys.key(form)] = sizes.get(keys.key(form), 0) + 1
    assert max(sizes.values()) <= 12


def test_names_in_a_circle() -> None:
    """Each is called by the next one's name: no endless loop, and whoever is unlike stays apart."""
    ring = ["karl voss", "ilan dorf", "mira hald", "rena osk"]
    keys = of(*(person(one, ring[at - 1]) for at, one in enumerate(ring)))
    assert {keys.key(form) for form in ring} == {min(ring)}
    bodies = [Name(one, ring[at - 1], "group") for at, one in enumerate(ring)]
    assert {of(*bodies).key(form) for form in ring} == {min(ring)}


def test_names_of_one_letter_tie_nobody() -> None:
    """K, K. and K M are nobody in particular."""
    keys = of(person("k", "karl voss"), person("k", "kira dorf"), person("k m"), person("k m", "k"))
    assert keys.key("karl voss") != keys.key("kira dorf")
    assert keys.key("k m") not in ("karl voss", "kira dorf")


def test_decisions_about_names_that_are_gone() -> None:
    """They change nothing and are no error; what they say of names that are there holds."""
    names = [person("karl voss"), person("karl vos")]
    keys = identities(
        names,
        same_name=same_name,
        same=[("gone one", "gone two"), ("karl voss", "gone one")],
        different=[("gone three", "karl voss"), ("karl vos", "gone two")],
    )
    assert keys.key("karl voss") != keys.key("karl vos")
    assert keys.key("nobody") == "nobody"


@pytest.mark.parametrize("alike", [False, True])
def test_ten_thousand_of_one_given_name(alike: bool) -> None:
    """A handful of comparisons for each, also where surnames begin alike and crowd their blocks."""
    compared: list[tuple[str, str]] = []

    def counted(one: str, other: str, kind: str) -> bool:
        compared.append((one, other))
        return same_name(one, other, kind)

    forms = [f"mohammed {'salam' * alike}{surname(number)}" for number in range(10_000)]
    many = Counter(block for form in forms for block in blocks_of(form, "person"))
    crowded = {block for block, number in many.items() if number > CAP}
    keys = identities(map(person, forms), same_name=counted, crowded=crowded)
    assert len(keys.keys) == len(forms)
    assert len(compared) < 20 * len(forms)
