"""Patterns that are searched branch by branch find what `re` finds with the whole pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.english.screened import Screened, branches, needed

PATTERNS = (
    r"\b(?:den(?:y|ies|ied)) (?:the |any )?claims?\b|\brefut(?:es|ed)\b|\bno such\b",
    r"\bab+a|a(?=b)|[|(]x\||(?:c|d)e{2,}",
    r"(?<![\w.-])(?:Ridge |Old )?Road \d|\bI-\d{1,3}\b",
    r"^\W*(?:of|about) \w+|\w+ing$|(?:was|were) \w+ed\b",
    r"[]|]a|[^]|]b|\]c",
)
TEXTS = st.text("abcdeI1 |()]-.\n", max_size=30) | st.lists(
    st.sampled_from(
        """denies the any claim claims refuted no such Ridge Road 4 I-20 Of about was were burned
        walking . | ( x""".split()
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
@given(text=TEXTS, start=st.integers(0, 8), length=st.integers(0, 60))
def test_what_is_found_is_what_the_whole_pattern_finds(
    pattern: str, flags: re.RegexFlag, text: str, start: int, length: int
) -> None:
    """Everywhere and in a stretch, the first match and all of them."""
    whole, screened = re.compile(pattern, flags), Screened(pattern, flags)
    for place in ((0, len(text)), (start, start + length)):
        first, same = whole.search(text, *place), screened.search(text, *place)
        assert (first and first.span()) == (same and same.span())
        assert [m.span() for m in whole.finditer(text, *place)] == [
            m.span() for m in screened.finditer(text, *place)
        ]


@pytest.mark.parametrize("pattern", [PATTERNS[0], r"ab+a|[|(]x\||(?:c|d)e{2,}"])
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_a_word_that_it_needs(
    pattern: str, data: st.DataObject
) -> None:
    for part in branches(pattern):
        found = data.draw(st.from_regex(part, fullmatch=True))
        words = needed(part)
        assert not words or any(word in found.lower() for word in words)


def test_alternatives_are_parted_where_no_bracket_holds_them() -> None:
    assert list(branches(r"a|(?:b|c)|[|]|\||[]|]d")) == ["a", r"(?:b|c)", "[|]", r"\|", "[]|]d"]
    assert list(branches("")) == [""]


def test_the_words_that_a_pattern_needs() -> None:
    """The ones that tell most; none where a part may be missing or may be anything."""
    assert needed(r"\bno (?:independent )?confirmation\b") == {"confirmation"}
    assert needed(r"(?:the|a) (?:Ledger|register)s?") == {"ledger", "register"}
    assert needed(r"(?:verif(?:y|ied)|confirm)") == {"verif", "confirm"}
    assert needed(r"\w+ (?:abc)?") == set()
    assert needed(r"(?:abc|\d)") == set()


def test_the_words_of_a_sentence_may_be_given_in_lower_case() -> None:
    pattern = Screened("mayor|Clerk", re.IGNORECASE)
    match = pattern.search("The MAYOR", lower="the mayor")
    assert match is not None
    assert match.group() == "MAYOR"
    assert pattern.search("The MAYOR", lower="the bailiff") is None
