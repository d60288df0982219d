"""Texts cut into words in arrays: the same words as one by one, and hashes that tell them apart."""

from __future__ import annotations

import random
import re

from sayso.weigh.cut import cut

LETTERS = "abcXYZ019_ .,'-\n\tßéÉİıŁدم字\U0001f600\U00010400\ud800"


def test_words_are_those_of_the_pattern_with_hashes_of_their_folded_letters() -> None:
    """Places as found one by one; equal hashes where, and only where, words fold to the same."""
    chance = random.Random(1)
    hashed: dict[str, int] = {}
    for number in range(2_000):
        letters = LETTERS[:16] if number % 2 else LETTERS
        text = "".join(chance.choices(letters, k=chance.randrange(60)))
        words = cut(text)
        spans = [match.span() for match in re.finditer(r"\w+", text)]
        assert list(zip(words.starts.tolist(), words.ends.tolist(), strict=True)) == spans
        for (start, end), one in zip(spans, words.hashes.tolist(), strict=True):
            assert hashed.setdefault(text[start:end].casefold(), one) == one
    assert len(hashed) > 3_000
    assert len(set(hashed.values())) == len(hashed)


def test_words_of_the_same_letters_in_another_order_have_other_hashes() -> None:
    """Also long ones, and one letter over and over."""
    words = ["stop", "pots", "tops", "spot", "opts", "ab" * 500, "ba" * 500]
    words += ["a" * length for length in range(1, 200)]
    assert len(set(cut(" ".join(words)).hashes.tolist())) == len(words)
    assert len(cut("").hashes) == len(cut("…").hashes) == 0
