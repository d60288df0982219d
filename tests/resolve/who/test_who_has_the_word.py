"""A bare office is whoever has the word, and being quoted once is no long interview."""

from __future__ import annotations

from invented import parse

PRESIDENTS = (
    "President Daro Omel has said that he ordered Karvenia's Tavo Merl to end the raids.\n\n"
    "Implying that the Karvenian president knew about the raids, Mr Omel said: “Not much happens "
    "in Karvenia without Tavo Merl.”\n\nThe president said he had warned Mr Merl in September.\n\n"
    "President Merl was in Orhal on that day."
)
QUOTED = (
    "The count in Merrin took two days.\n\nRain fell on both.\n\nA bridge was shut.\n\nDaro Omel "
    "said that the vote had been stolen.\n\nIn Orhal nobody voted.\n\nIn Sulmat the ferry did not "
    "run.\n\nNobody was hurt.\n\nThe boxes were sealed.\n\n“I will be back,” Omel said, quoted by "
    "Oldeva Today."
)


def chains(text: str) -> list[list[str]]:
    """The names of every outermost chain."""
    parsed = parse(text)
    return [
        [hop.name for hop in parsed.resolved.chains[one.id].hops]
        for one in parsed.reading.attributions
        if one.parent is None
    ]


def test_the_president_is_the_one_who_has_the_word():
    """Not the one of whom he speaks."""
    assert chains(PRESIDENTS)[-1][-1] == "Daro Omel"


def test_whom_a_paper_quotes_once_was_not_heard_by_it_long_before():
    """What he said five paragraphs above was heard by whoever was there."""
    found = chains(QUOTED)
    assert "Oldeva Today" not in found[0]
    assert any("Oldeva Today" in chain for chain in found[1:])
