"""Words: clitics, numbers, abbreviations, and that nothing is lost or cut through."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.words import cut_words, snap, spelled


def words(text):
    return [text[s:e] for s, e in cut_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("the army’s U.S. ally", ["the", "army", "’s", "U.S.", "ally"]),
        ("Ex-member Mr. al-Nadr", ["Ex", "-", "member", "Mr.", "al", "-", "Nadr"]),
        ("1,200 men at 3.5 km", ["1,200", "men", "at", "3.5", "km"]),
        ("see www.example.org/a?b=1, he said", ["see", "www.example.org/a?b=1", ",", "he", "said"]),
        ("wait... “No!”", ["wait", "...", "“", "No", "!", "”"]),
        ("cannot", ["can", "not"]),
        ("", []),
        ("\u200b \n", ["\u200b"]),
    ],
)
def test_cut_as_universal_dependencies_do(text, expected):
    assert words(text) == expected


@given(st.text(max_size=300))
def test_every_word_lies_in_bounds_and_nothing_visible_is_lost(text):
    spans = cut_words(text)
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join(words(text)) == re.sub(r"\s+", "", text)


def test_endless_words_and_marks_take_linear_time():
    for text in ("a" * 300_000, "." * 300_000, "a." * 150_000, "1," * 150_000, "a-" * 150_000):
        assert cut_words(text)[-1][1] == len(text)


@given(st.text(alphabet="ab n't-\n“", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_snap_never_leaves_half_a_word(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    low, high = snap(text, start, end)
    assert low <= start <= end <= high
    for edge in (low, high):
        assert not (0 < edge < len(text) and text[edge - 1].isalpha() and text[edge].isalpha())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He joined AM in May. Two AM men fled.", {"AM"}),
        ("He joined AM in May.", set()),
        ("He AM there, I am, he is", set()),
        ("THIS IS IT. IT IS THIS.", set()),
        ("They fled to US posts, US men said", set()),
    ],
)
def test_acronyms_that_look_like_common_words(text, expected):
    """Twice in capitals beside other words; a shouted line is none."""
    assert spelled(words(text)) == expected
