"""A content that the tags break off goes on over what its own words govern."""

from __future__ import annotations

from read.hand import section, span, told

from sayso.read.links import Draft
from sayso.read.repair import repair
from sayso.read.syntax import Syntax
from sayso.vocabulary import RELATIONS


def hang(made, syntax: Syntax, *arcs: tuple[str, str, str]) -> None:
    """Hang words on their heads: (word, head, relation)."""
    for word, head, relation in arcs:
        at = span(made, word)[0]
        syntax.heads[at] = span(made, head)[0]
        syntax.relations[at] = RELATIONS.index(relation)


def read(text: str, content: str, *arcs: tuple[str, str, str]) -> list[str]:
    made, syntax = section(text)
    syntax.heads[:] = -1
    hang(made, syntax, *arcs)
    draft = Draft(span(made, "said"), span(made, "Dara"), [span(made, content)])
    (found,) = repair(made, syntax, [], [draft])
    return told(made, found)[2]


def test_what_a_content_governs_is_taken_in():
    """ "a column | of trucks" is one phrase."""
    assert read(
        "Dara said that he rode in a column of trucks.", "that he rode in a column",
        ("of", "trucks", "case"), ("trucks", "column", "nmod"),
    ) == ["that he rode in a column of trucks"]  # fmt: skip


def test_a_short_time_behind_a_comma_is_taken_in():
    """ ", in recent weeks" ends the sentence and hangs on the content's verb."""
    assert read(
        "Dara said twenty men were held, in recent weeks.", "twenty men were held",
        ("in", "weeks", "case"), ("recent", "weeks", "amod"), ("weeks", "held", "obl"),
    ) == ["twenty men were held, in recent weeks"]  # fmt: skip


def test_another_clause_is_left_out():
    """What hangs on the reporting verb is not the content's."""
    assert read(
        "Dara said the men left and went home.", "the men left",
        ("and", "went", "cc"), ("went", "said", "conj"), ("home", "went", "obj"),
    ) == ["the men left"]  # fmt: skip
