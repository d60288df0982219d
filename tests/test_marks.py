"""The gold corpus's contents as PolNeAR would mark them, for training."""

from __future__ import annotations

import pytest

from training.marks import with_marks


@pytest.mark.parametrize(
    ("text", "content", "marked"),
    [
        ("“We saw them,” she said.", "We saw them", "“We saw them,”"),
        ("He said that the pump was dry.", "the pump was dry", "that the pump was dry"),
        ("He said the pump was dry.", "the pump was dry", "the pump was dry"),
        ("She called it “a lie”.", "a lie", "“a lie”"),
        ("That well is dry, he said.", "well is dry", "well is dry"),
        ("What the “guards” want, he said.", "guards", "“guards”"),
    ],
)
def test_marks_and_that_are_put_back(text: str, content: str, marked: str) -> None:
    """A content takes in its own quotation marks and its "that", and nothing else."""
    start = text.index(content)
    found = with_marks(text, (start, start + len(content)))
    assert text[slice(*found)] == marked
