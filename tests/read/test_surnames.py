"""Surnames that are spelled like an auxiliary stay with the name before them."""

import pytest

import sayso


def _read(text):
    read = sayso.parse(text).reading
    names = {text[m.start : m.end] for m in read.mentions}
    sources = [text[s:e] for a in read.attributions for s, e in a.source]
    return names, sources


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        (
            "Liberation Army of Free Orhal (LAFO) spokesman Daro Can went even further, saying "
            "that the Sulmat garrison was helping the raiders.",
            "Daro Can",
            "Liberation Army of Free Orhal (LAFO) spokesman Daro Can",
        ),
        (
            "Rebel spokesman Daro Will went further, saying that the bridge had fallen.",
            "Daro Will",
            "Rebel spokesman Daro Will",
        ),
        (
            "Three men were seen near the well, Orsa Might said.",
            "Orsa Might",
            "Orsa Might",
        ),
    ],
)
def test_a_surname_like_an_auxiliary_stays_with_its_name(text, name, source):
    names, sources = _read(text)
    assert name in names
    assert sources == [source]


@pytest.mark.parametrize(
    "text",
    ["Orhal Council Will Meet Rebels Today", "The Orhal Council will meet the rebels today."],
)
def test_an_auxiliary_stays_a_verb(text):
    names, _ = _read(text)
    assert not any("will" in name.casefold() for name in names)
