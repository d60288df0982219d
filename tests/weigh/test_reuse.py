"""Reuse: what two texts share, exactly where, both ways."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.weigh.grams import GRAM, WINDOW, words_of
from sayso.weigh.reuse import reuse_of, worth_keeping

TOWNS = "Dervane Sulmat Orhal Pell Isk Oldeva Merrin Karvenia Tasmur".split()
LEXICON = [a + b for a in "ka lo mi sun tor vel pra dun esh ri".split() for b in
           "bel dan gor hin jat kos lur mef nis pol".split()]  # fmt: skip
words = st.lists(st.sampled_from(LEXICON), min_size=0, max_size=60).map(" ".join)


def lines(seed: int, count: int) -> str:
    """Words in no particular order."""
    chance = random.Random(seed)
    return " ".join(chance.choice(LEXICON) for _ in range(count))


def test_the_same_text_is_one_whole_run() -> None:
    """A whole copy is contained both ways and is one stretch from end to end."""
    text = lines(1, 120)
    found = reuse_of(words_of(text), words_of(text))
    assert (found.containment_one, found.containment_other) == (1.0, 1.0)
    assert [shared.one for shared in found.shared] == [(0, len(text))]
    assert found.longest == 120


def test_a_cut_is_contained_one_way() -> None:
    """Half of a text is wholly in the other, the other half in it."""
    text = lines(2, 200)
    cut = " ".join(text.split()[:100])
    found = reuse_of(words_of(cut), words_of(text))
    assert found.containment_one == 1.0
    assert 0.4 < found.containment_other < 0.6


def test_a_gap_is_bridged_and_not_counted() -> None:
    """One word changed: one stretch on both sides, its longest run is the longer part."""
    text = lines(3, 60).split()
    other = [*text[:20], "Dervane", *text[21:]]
    found = reuse_of(words_of(" ".join(text)), words_of(" ".join(other)))
    assert len(found.shared) == 1
    assert (found.shared[0].tokens, found.shared[0].longest) == (59, 39)


def test_reordered_parts_are_all_found() -> None:
    """Two halves exchanged are two stretches, each at its place on both sides."""
    one, two = lines(4, 40), lines(5, 40)
    found = reuse_of(words_of(f"{one} {two}"), words_of(f"{two} {one}"))
    assert sum(shared.tokens for shared in found.shared) == 80
    assert found.containment > 0.9


def test_a_shared_quotation_is_told_apart_from_shared_words() -> None:
    """Words count as a quotation only where both texts have them in quotation marks."""
    said = lines(6, 12)
    first, second = f"{lines(7, 30)} “{said}”", f"“{said}” {lines(8, 30)}"
    quotes = [(first.index("“"), len(first)), (0, second.index("”") + 1)]
    quoted = reuse_of(words_of(first, quotes=quotes[:1]), words_of(second, quotes=quotes[1:]))
    plain = reuse_of(words_of(first, quotes=quotes[:1]), words_of(second))
    assert (quoted.quotation, plain.quotation) == (12, 0)
    assert worth_keeping(quoted)


def test_a_scrap_of_two_long_quotations_is_no_shared_quotation() -> None:
    """Nine words of forty are a turn of phrase; nine of a short quotation are the quotation."""

    def shared(size: int, around: int) -> int:
        phrase = lines(12, size)
        texts = [f"“{phrase} {lines(seed, around)}”" for seed in (13, 14)]
        both = [words_of(text, quotes=[(0, len(text))]) for text in texts]
        return reuse_of(*both).quotation

    assert (shared(9, 31), shared(9, 5), shared(13, 31)) == (0, 9, 13)


def test_boilerplate_is_left_out() -> None:
    """What is marked as boilerplate is compared with nothing."""
    closing = lines(9, 40)
    one, two = f"{lines(10, 40)} {closing}", f"{lines(11, 40)} {closing}"
    skips = [[(text.index(closing), len(text))] for text in (one, two)]
    found = reuse_of(words_of(one, skip=skips[0]), words_of(two, skip=skips[1]))
    assert not found.shared
    assert not worth_keeping(found)


def test_strangers_share_nothing_worth_keeping() -> None:
    """A phrase in common is no copy."""
    one = f"{lines(12, 80)} the market of the town of Dervane {lines(13, 80)}"
    two = f"{lines(14, 80)} the market of the town of Dervane {lines(15, 80)}"
    assert not worth_keeping(reuse_of(words_of(one), words_of(two)))


def test_texts_without_words_share_nothing() -> None:
    """Empty and tiny texts are compared like others."""
    for text in ("", "…", "one two"):
        assert reuse_of(words_of(text), words_of(lines(1, 30))).shared == ()


@settings(max_examples=60, deadline=None)
@given(words, words, words)
def test_offsets_hold_the_same_words(before: str, middle: str, after: str) -> None:
    """Every stretch of one run reads the same on both sides, and the other way round as well."""
    one, two = words_of(f"{before} {middle}"), words_of(f"{middle} {after}")
    texts = f"{before} {middle}", f"{middle} {after}"
    found, turned = reuse_of(one, two), reuse_of(two, one)
    for shared in found.shared:
        if shared.tokens == shared.longest:
            sides = [t[slice(*s)] for t, s in zip(texts, (shared.one, shared.other), strict=True)]
            same = [side.split() for side in sides]
            assert len(same[0]) == len(same[1])
    assert (turned.containment_other, turned.containment_one) == (
        found.containment_one,
        found.containment_other,
    )
    assert turned.longest == found.longest


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(WINDOW + GRAM - 1, 20))
def test_a_shared_quotation_has_a_fingerprint_in_common(seed: int, size: int) -> None:
    """Any quotation of eight words or more is found through the index."""
    said = lines(seed, size)
    texts = [f"“{lines(seed + 1, 20)} {said}”", f"“{said} {lines(seed + 2, 20)}”"]
    one, two = (words_of(text, quotes=[(0, len(text))]) for text in texts)
    assert one.index() & two.index()
