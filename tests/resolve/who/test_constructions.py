"""Constructions of courts, credits, pseudonyms and roles, in the invented world."""

from __future__ import annotations

import pytest
from who_build import names, resolved

MC = "The Merrin Courier"

CHAINS: dict[str, tuple[str, int, list[str]]] = {
    "a court that hears a witness is a gatherer": (
        "[S1:The prosecutor, [P:Tomas Erk],] [Q1:told] the court that [C1:vans left].\n\n"
        "[S2:[P:A clerk]] [Q2:testified] that [C2:the book was rewritten].",
        2, [MC, "the court", "*A clerk"]),
    "said in court": (
        "[S1:[P:Ilan Dörf]] [Q1:said] in court that [C1:he drove].",
        1, [MC, "court", "*Ilan Dörf"]),
    "a line in brackets at the end credits the agency": (
        "[S1:[P:Ilan Dörf]] [Q1:said] [C1:the bridge was shut].\n\n"
        "(Halden Press; additional reporting by Oldeva Today)",
        1, [MC, "Halden Press", "*Ilan Dörf"]),
    "told us inside a quotation is no other way out": (
        "[S1:[P:Tarik Solen]] [Q1:told] Halden Press that [C1:he crossed].\n\n"
        "[C2:“[S3:Our commanders] [Q3:told] us [C3:to wait]”], [S2:[P:Solen]] [Q2:said].",
        2, [MC, "Halden Press", "*Tarik Solen"]),
}  # fmt: skip

ROLES: dict[str, tuple[str, str, str]] = {
    "a title gives way to what the text says": (
        "[S1:[P:Colonel Ivo Brant]] [Q1:pleaded] [C1:not guilty].", "named", "participant"),
    "somebody's lawyer speaks for him": (
        "[S1:[P:Brant’s lawyer]] [Q1:said] [C1:he was ill].", "anonymous", "spokesperson"),
    "a lawyer of nobody's is none": (
        "[S1:[P:A lawyer]] [Q1:said] [C1:he was ill].", "anonymous", "unknown"),
    "one of several is one": (
        "[S1:One of the doctors] [Q1:said] [C1:they came late].", "anonymous", "unknown"),
    "somebody is nobody's name": (
        "[S1:Someone at the ice house] [Q1:said] [C1:it burned].", "anonymous", "unknown"),
    "everybody are many": (
        "[S1:Everybody in Orhal] [Q1:says] [C1:so].", "collective", "unknown"),
    "who saw it is a witness": (
        "[S1:[P:Mira Hald]] [Q1:said]: [C1:“I saw the roof go.”]", "named", "witness"),
    "who did not see it is none": (
        "[S1:[P:Mira Hald]] [Q1:said] [C1:she had seen no fighters].", "named", "unknown"),
    "a register is a document": (
        "[S1:The parish registers of Sulmat] [Q1:listed] [C1:17 deaths].", "document", "unknown"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHAINS)
def test_chain(case: str) -> None:
    """The hops are those that a careful reader would draw."""
    marked, number, wanted = CHAINS[case]
    assert names(resolved(marked), number) == wanted


@pytest.mark.parametrize("case", ROLES)
def test_naming_and_role(case: str) -> None:
    """Naming and role of the speaker are those that the text gives."""
    marked, naming, role = ROLES[case]
    hop = resolved(marked).chains["1"].speaker
    assert (hop.naming.value, hop.role.value) == (naming, role)


def test_a_name_that_the_text_says_to_be_given_is_a_pseudonym() -> None:
    """ "He asked us to call him X" names nobody: the speaker stays under a pseudonym."""
    found = resolved(
        "[P:He] asked us to call him Anders Holl, which is not his name.\n\n"
        "[S1:[P:Holl]] [Q1:said] [C1:the trucks went up]."
    )
    assert found.chains["1"].speaker.naming.value == "pseudonym"


def test_a_letterhead_is_no_further_hop() -> None:
    """ "Press Office" above the text of the NDC Press Office is that press office."""
    found = resolved(
        "~ Press Office\n\n[S1:[P:Ilan Dörf]] [Q1:said] [C1:the bridge was shut].",
        publisher="NDC Press Office", credit="Press Office",
    )  # fmt: skip
    assert names(found, 1) == ["NDC Press Office", "*Ilan Dörf"]


def test_a_clause_is_no_mention() -> None:
    """A span with a second subject in it names nobody, whatever the reader marked."""
    found = resolved("[P:The man said that he] left. [S1:[P:Ilan Dörf]] [Q1:said] [C1:so].")
    assert [entity.name for entity in found.entities if entity.kind == "person"] == ["Ilan Dörf"]
