"""Hostile input: any tree, any spans; passages stay in bounds and inside their content."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from state.build import Built, hop

from sayso.model import (
    Attribution,
    Mention,
    Paragraph,
    Reading,
    Report,
    Resolved,
    Sentence,
    Text,
    Time,
    Tokens,
)
from sayso.state import state
from sayso.vocabulary import (
    PARTS_OF_SPEECH,
    RELATIONS,
    MentionKind,
    TimePrecision,
    TimexType,
)

WORDS = (
    "army fighters attacked crossed from to Orhal Sulmat not no never and , . ? “ ” ( ) that who "
    "when if said denied over 20 dozens could verify declined comment will IS by with 2015"
).split()


@st.composite
def reports(draw):
    """Words with any parts of speech, heads, relations; contents and mentions anywhere."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    count = len(words)
    text = " ".join(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    heads = draw(st.lists(st.integers(-1, count - 1), min_size=count, max_size=count))
    pos = draw(st.lists(st.integers(0, len(PARTS_OF_SPEECH) - 1), min_size=count, max_size=count))
    rel = draw(st.lists(st.integers(0, len(RELATIONS) - 1), min_size=count, max_size=count))
    tokens = Tokens(
        np.array(starts, np.int32), np.array(ends, np.int32), np.array(pos, np.uint8),
        np.array(heads, np.int32), np.array(rel, np.uint8), np.full(count, np.nan, np.float16),
    )  # fmt: skip
    cut = draw(st.integers(0, count))
    sentences = tuple(
        Sentence(starts[a], ends[b - 1], a, b) for a, b in ((0, cut), (cut, count)) if a < b
    )
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda pair: (min(pair), max(pair))
    )
    attributions = tuple(
        Attribution(f"a{i}", tuple(source), tuple(cue), tuple(content), parent=parent)
        for i, (source, cue, content, parent) in enumerate(
            draw(
                st.lists(
                    st.tuples(
                        st.lists(spans, max_size=1), st.lists(spans, max_size=1),
                        st.lists(spans, max_size=2), st.sampled_from([None, "a0", "a1", "zz"]),
                    ),
                    max_size=4,
                )
            )
        )
    )  # fmt: skip
    mentions = tuple(
        Mention(*span, MentionKind.group) for span in draw(st.lists(spans, max_size=5))
    )
    times = tuple(
        Time(*span, "2015", TimePrecision.year, TimexType.DATE, "2015")
        for span in draw(st.lists(spans, max_size=2))
    )
    reading = Reading("", "en", "any", "", sentences, tokens, (), mentions, attributions, ())
    return Text(text, "any", (Paragraph(0, len(text)),)), Resolved(
        reading, (), (None,) * len(mentions), {}, times
    )


@settings(max_examples=300, deadline=None)
@given(reports())
def test_any_tree_gives_sound_claims(made):
    """Passages are in bounds, not empty, inside one content piece of their attribution."""
    text, resolved = made
    stated = state(Report("r", "c"), text, resolved)
    contents = {a.id: a.content for a in resolved.reading.attributions}
    for claim in stated.claims:
        start, end = claim.passage
        assert 0 <= start < end <= len(text.text)
        assert text.text[start:end].strip()
        if claim.attribution is not None:
            assert any(s <= start and end <= e for s, e in contents[claim.attribution])
        if claim.means is not None:
            # "a bomb … killed two and wounded five": the second claim begins behind its means.
            first, last = claim.means
            assert 0 <= first < last <= len(text.text)
            if claim.attribution is not None:
                assert any(s <= first and last <= e for s, e in contents[claim.attribution])
        if claim.purpose is not None:
            assert start <= claim.purpose[0] < claim.purpose[1] <= end
    assert len({claim.id for claim in stated.claims}) == len(stated.claims)
    assert set(stated.commitments) == set(contents)


def test_a_report_without_words_states_nothing():
    """Empty."""
    stated = state(Report("r", "c"), Text("", "x", ()), Resolved(Reading("", "", "x")))
    assert (stated.claims, stated.remarks, stated.journeys) == ((), (), ())


@pytest.mark.timeout(60)
def test_cost_grows_with_the_text_and_no_faster():
    """Four times as many attributions cost well under sixteen times as much."""
    line = (
        "Adel|PROPN|2|nsubj said|VERB|0|root that|SCONJ|6|mark the|DET|5|det army|NOUN|6|nsubj "
        "shelled|VERB|2|ccomp Orhal|PROPN|6|obj .|PUNCT|2|punct"
    )

    def cost(count: int) -> float:
        built = Built([line] * count)
        width = built._sentences[1].start
        for i in range(count):
            base = i * width
            built.attributions.append(
                Attribution(
                    f"a{i}", ((base, base + 4),), ((base + 5, base + 9),),
                    ((base + 15, base + 38),),
                )
            )  # fmt: skip
            built.chains[f"a{i}"] = built.chains.get("x") or _chain(built)
        resolved = built.resolved()
        text = Text(built.text, "hand", tuple(built._paragraphs))
        begin = time.perf_counter()
        stated = state(Report("r", "c"), text, resolved)
        assert len(stated.claims) == count
        return time.perf_counter() - begin

    cost(50)
    small, large = min(cost(300) for _ in range(3)), cost(1200)
    assert large < 9 * small + 0.05


def _chain(built: Built):
    from sayso.model import Chain

    return Chain((built.publisher(), hop("Adel")), 1)
