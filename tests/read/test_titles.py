"""A title and the name behind it are one mention, and the name is one of its own."""

import pytest

from sayso.read import Reader, bare_text
from sayso.vocabulary import MentionKind


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "whole", "name"),
    [
        (
            "Foreign Secretary Brona Jarrold met them on Monday.",
            "Foreign Secretary Brona Jarrold",
            "Brona Jarrold",
        ),
        (
            "They met the Trade Minister Tobin Ellery on Monday.",
            "the Trade Minister Tobin Ellery",
            "Tobin Ellery",
        ),
        (
            "The Minister for Inland Waters Tobin Ellery welcomed the report.",
            "The Minister for Inland Waters Tobin Ellery",
            "Tobin Ellery",
        ),
    ],
)
def test_title_with_name_and_name(reader, text, whole, name):
    """Whether the tree hangs the name on the title, or both on the verb."""
    found = {text[m.start : m.end] for m in reader.read(bare_text(text)).mentions
             if m.kind is MentionKind.person}  # fmt: skip
    assert {whole, name} <= found


def test_two_people_side_by_side_are_no_mention(reader):
    """Subject and object of one verb are two, whatever stands between."""
    text = "On Monday Tobin Ellery showed Brona Jarrold the river."
    found = {text[m.start : m.end] for m in reader.read(bare_text(text)).mentions}
    assert not any("Ellery" in one and "Jarrold" in one for one in found)
