"""Windows: every word is answered for once, by a window that shows it."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.windows import plan

COUNTS = st.lists(st.integers(1, 8), min_size=1, max_size=400)


@given(COUNTS, st.integers(20, 80), st.data())
def test_windows_cover_every_word_once(counts, room, data):
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    count = len(counts)
    starts = sorted(data.draw(st.sets(st.integers(0, count - 1), max_size=20)) | {0})
    windows = plan(offsets, starts, starts, room=room, overlap=6)
    kept = [at for w in windows for at in range(w.keep_first, w.keep_last)]
    assert kept == list(range(count))
    for window in windows:
        assert window.first <= window.keep_first <= window.keep_last <= window.last
        assert offsets[window.last] - offsets[window.first] <= max(room, 8)
    assert all(a.first < b.first for a, b in pairwise(windows))


def test_no_words_no_windows():
    assert plan(np.zeros(1, np.int32), [], []) == []


def test_a_window_starts_where_a_paragraph_does():
    offsets = np.arange(0, 601, dtype=np.int32)
    windows = plan(offsets, [0, 300, 500], [0, 300, 310, 500], room=382, overlap=48)
    assert [w.first for w in windows] == [0, 300]


def test_cost_grows_with_the_text_alone():
    offsets = np.arange(0, 2_000_001, dtype=np.int32)
    assert len(plan(offsets, [0], [0])) < 7000
