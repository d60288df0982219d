"""With a reading: the governing verb's tense and the speaker's moment."""

from __future__ import annotations

import re

import numpy as np

from sayso.model import Attribution, Reading, Sentence, Tokens, text_hash
from sayso.resolve.times import find_times
from sayso.vocabulary import PARTS_OF_SPEECH, Mode

PUBLISHED = "2018-01-06"


def parsed(text: str, words: list[tuple[str, str, int]]) -> Reading:
    """A reading built by hand from words with their parts of speech and heads."""
    starts, ends, at = [], [], 0
    for word, _, _ in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    tokens = Tokens(
        np.array(starts, np.int32),
        np.array(ends, np.int32),
        np.array([PARTS_OF_SPEECH.index(pos) for _, pos, _ in words], np.uint8),
        np.array([head for _, _, head in words], np.int32),
        np.zeros(len(words), np.uint8),
        np.full(len(words), np.nan, np.float16),
    )
    sentence = Sentence(0, len(text), 0, len(words))
    return Reading(text_hash(text), "en", "by hand", sentences=(sentence,), tokens=tokens)


def test_the_governing_verb_outweighs_the_nearest() -> None:
    """ "will" belongs to another verb; the one that governs the month is past."""
    text = "The man who will testify fled in February."
    reading = parsed(text, [
        ("The", "DET", 1), ("man", "NOUN", 5), ("who", "PRON", 4), ("will", "AUX", 4),
        ("testify", "VERB", 1), ("fled", "VERB", -1), ("in", "ADP", 7), ("February", "PROPN", 5),
        (".", "PUNCT", 5),
    ])  # fmt: skip
    assert find_times(text, published=PUBLISHED, reading=reading)[0].value == "2017-02"


def test_an_infinitive_takes_the_tense_of_the_verb_above() -> None:
    """Travelled to attack in February: the February before."""
    text = "He travelled to attack Sulmat in February."
    reading = parsed(text, [
        ("He", "PRON", 1), ("travelled", "VERB", -1), ("to", "PART", 3), ("attack", "VERB", 1),
        ("Sulmat", "PROPN", 3), ("in", "ADP", 6), ("February", "PROPN", 3), (".", "PUNCT", 1),
    ])  # fmt: skip
    assert find_times(text, published=PUBLISHED, reading=reading)[0].value == "2017-02"


def test_a_plan_points_ahead() -> None:
    """Planned to leave in February: the February after."""
    text = "He planned to leave Orhal in February."
    reading = parsed(text, [
        ("He", "PRON", 1), ("planned", "VERB", -1), ("to", "PART", 3), ("leave", "VERB", 1),
        ("Orhal", "PROPN", 3), ("in", "ADP", 6), ("February", "PROPN", 3), (".", "PUNCT", 1),
    ])  # fmt: skip
    assert find_times(text, published=PUBLISHED, reading=reading)[0].value == "2018-02"


def test_heads_that_lead_nowhere_are_survived() -> None:
    """Heads out of range or in a circle give no tense, and the words around decide."""
    text = "He fled in February."
    for heads in ([9, 9, 9, 9, 9], [1, 2, 3, 2, 1], [-5, -1, -1, -1, -1]):
        reading = parsed(text, [
            (word, "NOUN", head)
            for word, head in zip(re.findall(r"\w+|\.", text), heads, strict=True)
        ])  # fmt: skip
        assert find_times(text, published=PUBLISHED, reading=reading)[0].value == "2017-02"


def quoted(text: str, cue: str, content: str) -> Reading:
    """A reading with one direct attribution, no parse."""
    cue_at, content_at = text.index(cue), text.index(content)
    attribution = Attribution(
        "a1",
        (),
        ((cue_at, cue_at + len(cue)),),
        ((content_at, content_at + len(content)),),
        mode=Mode.direct,
    )
    sentence = Sentence(0, len(text), 0, 0)
    return Reading(
        text_hash(text), "en", "by hand", sentences=(sentence,), attributions=(attribution,)
    )


def test_quoted_words_count_from_the_day_they_were_said() -> None:
    """Yesterday, said on 3 March 2017, is 2 March."""
    text = 'On 3 March 2017 he said: "They came yesterday and left two years ago."'
    reading = quoted(text, "said", '"They came yesterday and left two years ago."')
    for published in (PUBLISHED, None):
        values = [t.value for t in find_times(text, published=published, reading=reading)]
        assert values == ["2017-03-03", "2017-03-02", "2015"]


def test_quoted_words_without_a_day_count_from_publication() -> None:
    """Nothing beside the cue says when."""
    text = 'He said: "They came yesterday."'
    reading = quoted(text, "said", '"They came yesterday."')
    assert find_times(text, published=PUBLISHED, reading=reading)[0].value == "2018-01-05"


def test_spans_and_reading_may_come_together() -> None:
    """Only the part that is read is searched."""
    text = 'On 3 March 2017 he said: "They came yesterday."'
    reading = quoted(text, "said", '"They came yesterday."')
    times = find_times(text, published=PUBLISHED, reading=reading, spans=[(0, 16)])
    assert [time.value for time in times] == ["2017-03-03"]
