"""Bodies inside bodies, and captives: whose unit it is, and who is truly held."""

from __future__ import annotations

import pytest
from who_build import resolved

from sayso.model import Resolved

SAYS = "[S1:[P:Rena Osk]] [Q1:said] [C1:it rained]."


def ties(result: Resolved, kind: str) -> set[tuple[str, str]]:
    by_id = {entity.id: entity.name for entity in result.entities}
    return {(by_id[t.subject], by_id[t.object]) for t in result.ties if t.tie == kind}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was stopped by [G:NDC’s Rapid Units].", {("Rapid Units", "NDC")}),
        ("It was stopped by NDC [G:Rapid Units].", {("Rapid Units", "NDC")}),
        ("It was done by [G:Hill Forces] of the [G:Northern Defence Council] (NDC).",
         {("Hill Forces", "Northern Defence Council")}),
        ("[G:NDC’s Rapid Units] came. The [G:General Command of Rapid Units] said so.",
         {("Rapid Units", "NDC"), ("General Command of Rapid Units", "Rapid Units")}),
        ("[G:NDC’s Rapid Units] came. [G:NDC Rapid Units General Command] said so.",
         {("Rapid Units", "NDC"), ("NDC Rapid Units General Command", "NDC"),
          ("NDC Rapid Units General Command", "Rapid Units")}),
    ],
)  # fmt: skip
def test_a_name_says_whose_unit_it_is(text: str, wanted: set[tuple[str, str]]) -> None:
    """Possessives, names in front and "of" make a chain of command."""
    assert ties(resolved(f"{text} {SAYS}"), "part_of") >= wanted


@pytest.mark.parametrize(
    "text",
    [
        "Halden Press [G:Rapid Units] came.",
        "NDC met [G:Rapid Units].",
        "[G:Rapid Units] from the hills fought NDC.",
        "The [G:NDC Market] burned.",
    ],
)
def test_who_only_stands_near_is_not_above(text: str) -> None:
    """An outlet, another sentence part, a name that is no unit's: no tie."""
    assert not ties(resolved(f"{text} {SAYS}"), "part_of")


def test_units_of_one_name_under_two_bodies_stay_two() -> None:
    """Only the owner tells them apart."""
    result = resolved(f"[G:NDC’s Rapid Units] met [G:Ashar Brigades’ Rapid Units]. {SAYS}")
    units = [entity for entity in result.entities if entity.name.endswith("Units")]
    assert len(units) == 2
    assert {"Rapid Units"}.isdisjoint(name.name for unit in units for name in unit.names)


@pytest.mark.parametrize(
    "text",
    [
        "[P:Fighters who do not want to be arrested at home or be captured by NDC] see no way out.",
        "[P:Idris Vael] fears that he may be captured by NDC.",
        "[P:Idris Vael] was not captured by NDC.",
        "If [P:Idris Vael] is captured by NDC, he will talk.",
    ],
)
def test_who_only_may_be_captured_is_not_held(text: str) -> None:
    """A wish, a fear, a condition and a denial are no captivity."""
    result = resolved(f"{text} {SAYS}")
    assert not ties(result, "held_by")


def test_who_was_captured_is_held() -> None:
    """The same words, told as a fact."""
    assert ties(resolved(f"[P:Idris Vael] was captured by NDC. {SAYS}"), "held_by") == {
        ("Idris Vael", "NDC")}  # fmt: skip


def test_a_known_party_goes_by_its_known_name_too() -> None:
    """Whatever a report calls it: the name by which other reports know it stands beside."""
    result = resolved(f"The [G:National Army of Isk] ([G:NDC]) came. {SAYS}")
    party = next(e for e in result.entities if "NDC" in {n.name for n in e.names})
    assert "Northern Defence Council" in {n.name for n in party.names}
    assert any("Northern Defence Council" in why for why in party.evidence)


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("[P:Orhal Gov. Oren Talvik]", "Oren Talvik", "official"),
        ("[P:Tasmur's Interior Minister Jorn Galt]", "Jorn Galt", "official"),
        ("the group's spokesperson, Lt. Col. al-Ferud Qasi,", "al-Ferud Qasi", "spokesperson"),
        ("Orhal Gov. [P:Oren Talvik]", "Oren Talvik", "official"),
        ("[P:Rena Osk], who heads the [G:Isk Valley Monitor],", "Rena Osk", "monitor_ngo"),
        ("[P:Maj-Gen Sorin Vael]", "Sorin Vael", "commander"),
    ],
)
def test_titles_are_no_part_of_a_name(source: str, name: str, role: str) -> None:
    """Ranks, offices and whose office it is: the role, not the name."""
    speaker = resolved(f"[S1:{source}] [Q1:said] [C1:it rained].").chains["1"].speaker
    assert (speaker.name, str(speaker.role)) == (name, role)


def test_the_side_of_a_country_is_the_country() -> None:
    """Whatever party of that country was named just before."""
    result = resolved(
        "The [G:Karvenian Guard] came. [S1:the Karvenian side] [Q1:accused] [C1:Tasmur of it]."
    )
    assert result.chains["1"].speaker.name == "Karvenia"


def test_letters_of_the_publishers_name_are_the_publisher() -> None:
    """The first letters of consecutive words, which nobody introduced in brackets."""
    result = resolved(
        "[S1:The IMM] [Q1:said] [C1:it counted nine explosions].",
        publisher="Union Isk Monitoring Mission to Karvenia",
    )
    assert len(result.chains["1"].hops) == 1


def test_our_command_is_part_of_whom_the_press_office_speaks_for() -> None:
    """ "The General Command of our forces", by the Press Office of the Northern Shield."""
    found = resolved(
        "[S1:The [G:General Command] of our forces] [Q1:announces] [C1:so].",
        publisher="Press Office of the Northern Shield",
    )
    names = {entity.id: entity.name for entity in found.entities}
    rows = [(names[tie.subject], tie.tie.value, names[tie.object]) for tie in found.ties]
    assert ("General Command", "part_of", "Northern Shield") in rows
