"""Training: mentions that change places keep their spans and what stands inside them."""

import random

import pytest

pytest.importorskip("sentencex")
pytest.importorskip("torch")

from sayso.read.session import weights_folder
from sayso.read.words import Pieces
from sayso.vocabulary import MentionKind
from training.swap import Swapper


def marks(text, *mentions):
    return [(text.index(words), text.index(words) + len(words), kind) for words, kind in mentions]


def test_names_change_places_with_what_stands_inside_them():
    group, place = MentionKind.group, MentionKind.place
    one, two = "The Reds of Velm left Osk.", "Boro met Arle Council in Harn."
    documents = [
        ("a", one, marks(one, ("The Reds of Velm", group), ("Velm", place), ("Osk", place))),
        ("b", two, marks(two, ("Arle Council", group), ("Harn", place))),
    ]
    swapper = Swapper(documents)
    places = {"Velm", "Osk", "Harn"}
    groups = {"Arle Council", *(f"The Reds of {place}" for place in places)}
    rng = random.Random(3)
    seen = set()
    for _ in range(20):
        for id, text, spans in documents:
            new, kept = swapper._swap(text, spans, rng, 0.5)
            seen.add(new)
            for start, end, kind in kept:
                assert new[start:end] in (groups if kind is group else places)
            assert len(kept) >= 2
            assert id in "ab"
    assert len(seen) > 4
    (made, _) = swapper.documents(Pieces(weights_folder() / "tokenizer.json"), rng, 0.5)
    assert made.spans
