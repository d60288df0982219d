"""Roles as news reports give them: by an office, by whose service it is, by whom one speaks for."""

from __future__ import annotations

import pytest
from who_build import resolved

from sayso.vocabulary import Naming, Role

CASES = {
    "a judge who sentences somebody to prison": (
        "Justice [S1:[P:Jon Hale]] [Q1:sentenced] him to life in prison, saying [C1:it was vile].",
        Role.official),
    "who represents an organisation of states": (
        "[S1:[P:Jon Hale], special representative for the Orlan Programme], [Q1:said] [C1:no].",
        Role.official),
    "who advises the rebels speaks for them": (
        "[S1:[P:Jon Hale], a legal adviser for the rebels], [Q1:said] [C1:no].", Role.spokesperson),
    "kin of somebody, and head of an army": (
        "[S1:[P:Jon Hale], brother of [P:Fen Hale] and head of the armed forces], [Q1:said] "
        "[C1:no].", Role.commander),
    "an office with its field before a name": (
        "Minister for the Lower Coast [S1:[P:Jon Hale]] [Q1:said] [C1:no].", Role.official),
    "one elected to an office": (
        "[S1:President-elect [P:Jon Hale]] [Q1:said] [C1:no].", Role.official),
    "demonstrators take part": (
        "[S1:Hundreds of demonstrators] [Q1:called for] [C1:an end].", Role.participant),
    "the media of an army": (
        "[S1:The Orlan military media] [Q1:said] [C1:talks went on].", Role.party),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_role(name: str) -> None:
    """The role of the origin by the words of the report alone."""
    marked, role = CASES[name]
    chain = resolved(marked).chains["1"]
    assert chain.origin is not None
    assert chain.hops[chain.origin].role is role


@pytest.mark.parametrize(
    ("name", "naming"), [("Osan Abu Delar", Naming.named), ("Abu Delar", Naming.pseudonym)]
)
def test_a_given_name_before_a_father_of(name: str, naming: Naming) -> None:
    """ "Abu Delar" alone hides a fighter, "Osan Abu Delar" is a whole name."""
    marked = f"[S1:[P:{name}], a spokesman for the rebels], [Q1:said] [C1:no]."
    assert resolved(marked).chains["1"].speaker.naming is naming
