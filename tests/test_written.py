"""The documents written for training: tags that balance, spans that cut out what they should."""

import pytest

from sayso.vocabulary import MentionKind
from training.written import untagged, written


def test_tags_become_spans_that_nest():
    """Outer before inner, offsets in the text without its tags."""
    text, spans = untagged("<group>the crew of <vehicle>the ferry</vehicle></group> left", "one")
    assert text == "the crew of the ferry left"
    assert [(text[a:b], kind) for a, b, kind in spans] == [
        ("the crew of the ferry", MentionKind.group),
        ("the ferry", MentionKind.vehicle),
    ]


@pytest.mark.parametrize(
    "tagged",
    ["<group>the crew", "the crew</group>", "<group>a <place>b</group></place>", "<x>a</x>"],
)
def test_a_tag_that_does_not_fit_is_refused(tagged):
    """Unclosed, unopened, crossed, unknown."""
    with pytest.raises(ValueError):  # noqa: PT011
        untagged(tagged, "one")


def test_all_documents_are_whole():
    """No empty mention, none with space at its ends, no bracket left over, none said twice."""
    seen = set()
    for id, text, spans in written():
        assert text not in seen, id
        seen.add(text)
        assert spans, id
        assert not set("<>") & set(text), id
        for start, end, _ in spans:
            assert text[start:end] == text[start:end].strip() != "", id
    assert len(seen) > 300
