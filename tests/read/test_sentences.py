"""Sentences: where they end, and where a full stop does not end one."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.read.sentences import LONGEST, cut_sentences
from sayso.read.words import cut_words


def sentences(text):
    words = cut_words(text)
    return [
        text[words[a][0] : words[b - 1][1]] for a, b in cut_sentences(text, words, 0, len(words))
    ]


def test_ends_and_abbreviations():
    assert sentences("Gen. Ali left. He ran! “Why?” Nobody knows.") == [
        "Gen. Ali left.", "He ran!", "“Why?”", "Nobody knows.",
    ]  # fmt: skip


def test_an_initial_and_a_shortened_word_end_nothing():
    assert sentences("He met Dara F. Omel. All left.") == ["He met Dara F. Omel.", "All left."]
    assert sentences("It was Group B. They left.") == ["It was Group B.", "They left."]
    assert sentences("We saw five, incl. 2 near.") == ["We saw five, incl. 2 near."]


def test_an_initial_is_looked_at_in_its_own_paragraph_and_no_number_is_a_name():
    text = "in the valley\nJ. Omel left."
    words = cut_words(text)
    first = next(at for at, (start, _) in enumerate(words) if text[start] == "J")
    assert cut_sentences(text, words, first, len(words)) == [(first, len(words))]
    assert sentences("He stood at gate 5 B. Guards left.") == [
        "He stood at gate 5 B.", "Guards left.",
    ]  # fmt: skip


def test_a_question_inside_a_sentence():
    assert sentences("“Who was it?” he asked the U.S. army.") == [
        "“Who was it?” he asked the U.S. army."
    ]


@given(st.text(alphabet="aB. ?!”“\"'(1", max_size=120))
def test_sentences_cover_all_words_in_order(text):
    words = cut_words(text)
    found = cut_sentences(text, words, 0, len(words))
    assert [at for a, b in found for at in range(a, b)] == list(range(len(words)))
    assert all(a < b for a, b in found)


def test_no_sentence_is_endless():
    text = "word " * 5000
    words = cut_words(text)
    assert max(b - a for a, b in cut_sentences(text, words, 0, len(words))) <= LONGEST
