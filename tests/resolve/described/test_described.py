"""Whom and what a report only describes, behind the shipped reader, in invented words."""

from __future__ import annotations

import pytest
from invented import claim, named, parse

from sayso.resolve.described.nouns import nouns, singular
from sayso.vocabulary import MentionKind, NameRole

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]


@pytest.mark.parametrize(
    ("plural", "one"),
    [("lorries", "lorry"), ("aircraft", "aircraft"), ("children", "child"), ("buses", "bus")],
)
def test_singulars(plural: str, one: str) -> None:
    """Regular, unchanged and irregular ones."""
    assert singular(plural) == one


def test_kinds_come_from_the_head_noun() -> None:
    """Persons in the singular, groups in the plural, things by their list."""
    table = nouns()
    assert table.kind("villager") is MentionKind.person
    assert table.kind("villagers") is MentionKind.group
    assert table.kind("bridge") is MentionKind.facility
    assert table.kind("grenades") is MentionKind.weapon
    assert table.kind("thunder") is MentionKind.other


def test_a_description_is_an_entity_and_never_a_name() -> None:
    """ "Three villagers" are whom it was done to; nothing calls that a name."""
    parsed = parse("A drone killed three villagers near Dervane on Tuesday.")
    found = claim(parsed, "killed three villagers")
    assert "villagers" in named(parsed, found.patient)
    entity = next(e for e in parsed.resolved.entities if e.id == found.patient)
    assert entity.kind is MentionKind.group
    assert {name.role for name in entity.names} == {NameRole.description}


def test_a_definite_description_comes_back_to_the_one_before() -> None:
    """ "A convoy … The convoy" is one; "a second convoy" is another."""
    parsed = parse(
        "Gunmen attacked a convoy near Dervane on Tuesday. The convoy was burned. "
        "Soldiers stopped a second convoy at the bridge."
    )
    first = claim(parsed, "attacked a convoy").patient
    assert first is not None
    assert claim(parsed, "The convoy was burned").patient == first
    assert claim(parsed, "stopped a second convoy").patient not in (None, first)


def test_soldiers_of_a_body_are_the_body_unless_they_are_counted() -> None:
    """ "Soldiers of the X" against "two soldiers of the X"."""
    parsed = parse(
        "The River League holds Orhal. On Monday soldiers of the River League burned a farm. "
        "On Tuesday two soldiers of the River League burned a mill."
    )
    assert named(parsed, claim(parsed, "burned a farm").agent).endswith("River League")
    assert not named(parsed, claim(parsed, "burned a farm").agent).startswith("soldiers")
    assert named(parsed, claim(parsed, "burned a mill").agent).startswith("two soldiers")


def test_the_village_of_a_name_is_the_named_one() -> None:
    """ "The village of Lesk" is Lesk."""
    parsed = parse("Soldiers attacked the village of Lesk on Tuesday.")
    assert named(parsed, claim(parsed, "attacked the village").place) == "Lesk"


def test_they_come_back_to_who_was_only_described() -> None:
    """The subject of the sentence before, where it is a description."""
    parsed = parse("Masked men stopped a lorry near Orhal. They burned the lorry.")
    one, two = claim(parsed, "stopped a lorry"), claim(parsed, "burned the lorry")
    assert one.agent is not None
    assert two.agent == one.agent


def test_what_fills_no_facet_is_not_kept() -> None:
    """The cast stays one to read: every description that is there is used."""
    parsed = parse(
        "The Karvenian Army shelled Dervane on Tuesday. In a field a farmer with a stick and two "
        "dogs was there when a reporter came by on a road behind a barn."
    )
    used = parsed.stated.entities()
    spans = [
        e.name for e in parsed.resolved.entities
        if e.id not in used and all(n.role is NameRole.description for n in e.names)
    ]  # fmt: skip
    assert "stick" not in spans


def test_ten_thousand_descriptions_do_no_harm() -> None:
    """Bounded work, no error."""
    parsed = parse("A man saw a lorry. " * 3000)
    assert parsed.stated.claims


def test_a_wedding_that_is_shelled_is_somebody() -> None:
    """People who are gathered suffer what befalls the gathering."""
    parsed = parse("Gunmen fired on a wedding in Orhal on Monday, the clerk said.")
    found = claim(parsed, "fired on")
    assert "wedding" in named(parsed, found.patient)
