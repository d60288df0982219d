"""Where a claim puts something: halls before their towns, clauses with "where", who visits."""

from __future__ import annotations

import pytest
from invented import claim, named, parse

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]


@pytest.mark.parametrize(
    ("sentence", "words", "place"),
    [
        ("Nine men died in the lignite mine of Orhal.", "Nine men died", "lignite mine of Orhal"),
        ("A blast in the port of Orhal killed two guards.", "killed two", "port of Orhal"),
        ("Two missiles hit the fuel market of Orhal on Monday.", "missiles hit", "Orhal"),
        ("He fled to Orhal, where 14 people died on 7 March.", "14 people died", "Orhal"),
        ("Colonel Sorl visited the barracks on Tuesday.", "visited", "barracks"),
        ("The clerk said that there were no civilians at the site.", "no civilians", "site"),
    ],
)
def test_where(sentence: str, words: str, place: str) -> None:
    """The hall in which something happened goes before its town; what is hit does not."""
    parsed = parse(sentence)
    found = named(parsed, claim(parsed, words).place)
    assert found is not None
    assert found.removeprefix("the ") == place
