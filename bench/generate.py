"""Invented reports in any number: for measuring speed and size, never quality.

Deterministic by seed. Each report has a headline, a dateline, paragraphs with direct, indirect and
nested attributions, the publisher's own voice and a remark; about 700 words unless told otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

FIRST = "Adel Berin Cemal Darya Emin Farid Gulan Hana Idris Jale Kamil Leyla Murad Nadia".split()
LAST = "Antar Borik Castellan Demir Edrin Fahim Galat Hadrik Isken Jorav Kelm Lorin Marek".split()
TOWNS = "Dervane Sulmat Orhal Pell Kestra Unden Varis Tolm Maresh Ilbek Ansar Quell".split()
GROUPS = (
    "the Northern Defence Council",
    "the Karvenian Army",
    "the Ashar Brigades",
    "the border guard of Tasmur",
    "the Isk Valley Monitor",
    "the interior ministry",
)
OUTLETS = "The Merrin Courier,Oldeva Today,Halden Press,KTA,The Isk Gazette".split(",")
ROLES = (
    "a spokesman for {group}",
    "a commander of {group}",
    "a teacher from {town}",
    "a nurse at the hospital of {town}",
    "a former driver of {group}",
)
EVENTS = (
    "{group} shelled the market of {town} on {day}",
    "{n} people were killed in {town} on {day}",
    "fighters crossed the river into {town} in {month}",
    "{group} arrested over {n} men near {town} in the last two weeks",
    "the road from {town} to {town2} was closed by {group}",
    "{group} had received weapons through {town}",
    "the bridge at {town} was destroyed in an explosion on {day}",
    "families had left {town} for {town2} before the fighting began",
)
FRAMES = (
    "“{Event}, and nobody stopped it,” said {who}, {role}.",
    "{Who}, {role}, said that {event}.",
    "According to {who}, {event}. {Group} denied this.",
    "{who2} told {outlet} that {who} had said that {event}.",
    "“{Event},” {low} added. “We saw it from the roof, and we counted them.”",
    "{Event}, {group} said in a statement, adding that {event2}.",
    "Two officials, who asked not to be named, said {event}.",
    "{pro} said: “{Event}. They (the soldiers) knew that {event2}.”",
    "{Event}. The claim could not be independently verified.",
    "{Event}. {Event2}, and the shops stayed shut for the rest of the week.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August".split()


@dataclass(frozen=True, slots=True)
class Generated:
    """One invented report: an id, where it was published and when, its headline and its text."""

    id: str
    publisher: str
    published: str
    title: str
    text: str


def reports(count: int, *, words: int = 700, seed: int = 0) -> Iterator[Generated]:
    """`count` different reports of about `words` words each."""
    for number in range(count):
        yield report(number, words=words, seed=seed)


def report(number: int, *, words: int = 700, seed: int = 0) -> Generated:
    """The report with this number: the same for the same seed, whatever was made before."""
    chance = random.Random(f"{seed}-{number}")
    date = f"20{chance.randint(14, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    title = f"{_sentence(chance, EVENTS)} ({number})"
    paragraphs = []
    written = 0
    while written < words:
        sentences = [_sentence(chance, FRAMES) for _ in range(chance.randint(2, 4))]
        paragraphs.append(" ".join(sentences))
        written += len(paragraphs[-1].split())
    body = "\n\n".join(paragraphs)
    outlet = chance.choice(OUTLETS)
    return Generated(f"g{number}", outlet, date, title, f"{title}\n\n{date}\n\n{body}\n")


def _sentence(chance: random.Random, frames: tuple[str, ...]) -> str:
    event, event2 = _event(chance), _event(chance)
    group = chance.choice(GROUPS)
    who = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    who2 = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    role = chance.choice(ROLES).format(group=group, town=chance.choice(TOWNS))
    pro = chance.choice(("She", "He"))
    filled = chance.choice(frames)
    if frames is EVENTS:
        filled = _event(chance)
    else:
        filled = filled.format(
            Event=_capital(event), event=event, Event2=_capital(event2), event2=event2, who=who,
            Who=who, who2=who2, role=role, group=group, Group=_capital(group), pro=pro,
            low=pro.lower(), outlet=chance.choice(OUTLETS),
        )  # fmt: skip
    return _capital(filled)


def _event(chance: random.Random) -> str:
    town, town2 = chance.sample(TOWNS, 2)
    return chance.choice(EVENTS).format(
        group=chance.choice(GROUPS),
        town=town,
        town2=town2,
        n=chance.randint(2, 60),
        day=chance.choice(DAYS),
        month=chance.choice(MONTHS),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
