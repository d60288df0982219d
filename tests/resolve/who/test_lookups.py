"""Lookups in long reports give what looking through everything would give."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from who_build import build

from sayso.resolve.who.scene import Scene

LEAD = re.compile(r"\b(?:in|from|town\sof)\s")


@given(
    st.lists(st.sampled_from(["in", "from", "town of", "Dor", "Dor-Vel", "Dorrin", ".", "O’Dor"])),
    st.sampled_from(["Dor", "Dorrin", "Dor-Vel", "O’Dor", "."]),
)
def test_what_follows_is_what_a_search_finds(words: list[str], word: str) -> None:
    scene = Scene(*build(" ".join(words)))
    found = re.search(LEAD.pattern + re.escape(word) + r"\b", scene.raw) is not None
    assert scene.follows(LEAD, word) == (found and word != ".")
