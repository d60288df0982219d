"""Links: runs of tags, distances, and that nothing is linked across paragraphs."""

import numpy as np

from sayso.read.labels import VECTOR
from sayso.read.links import DISTANCES, Linker, distance_bucket, role_spans


def test_runs_end_at_a_new_beginning_and_at_a_paragraph():
    tags = np.array([0, 5, 6, 5, 6, 6, 0, 6])
    breaks = np.array([True, False, False, False, False, True, False, False])
    assert role_spans(tags, breaks, 5) == [(1, 3), (3, 5), (5, 6), (7, 8)]
    assert role_spans(np.zeros(3, np.int64), np.zeros(3, bool), 5) == []


def test_distances_double():
    found = distance_bucket(np.array([0, 1, 2, 3, 4, -1, -8, 10**9, -(10**9)]))
    assert found[0] == 10
    assert found.min() == 0
    assert found.max() == 20
    assert found[1] == 20 - found[5]


def decoding():
    rng = np.random.default_rng(0)
    vector = rng.normal(size=VECTOR).astype(np.float32)
    return {
        "transitions": np.zeros((7, 7), np.float32),
        "no_source": vector,
        "no_source_bias": np.full(2, -100, np.float32),
        "source_distance": np.zeros(DISTANCES + 4, np.float32),
        "content_distance": np.zeros(DISTANCES + 4, np.float32),
    }


def test_sources_and_contents_stay_in_their_paragraph():
    outputs = {
        name: np.random.default_rng(1).normal(size=(12, VECTOR)).astype(np.float32)
        for name in ("source_query", "source_key", "content_query", "cue_key")
    }
    paragraph = np.array([0] * 6 + [1] * 6, np.int32)
    drafts, left = Linker(decoding()).link(
        outputs, paragraph, cues=[(1, 2)], sources=[(0, 1), (6, 7)], contents=[(2, 5), (8, 11)]
    )
    assert len(drafts) == 1
    assert drafts[0].source == (0, 1)
    assert drafts[0].content == [(2, 5)]
    assert left == [(8, 11)]


def test_without_cues_all_content_is_left():
    assert Linker(decoding()).link({}, np.zeros(3, np.int32), [], [(0, 1)], [(1, 3)]) == (
        [],
        [(1, 3)],
    )
