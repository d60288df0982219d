"""Shelves of weighed reports, and what tests ask of them."""

from __future__ import annotations

from sayso.model import Allegation
from sayso.vocabulary import Basis
from sayso.weigh.decided import Decisions
from sayso.weigh.entry import Entry
from sayso.weigh.memory import Memory
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making

__all__ = ["NONE", "SHELLED", "about", "found", "taken", "weighed", "wire"]

NONE = Decisions()
SHELLED = "Shells struck the covered market of Dervane on Tuesday morning"


def weighed(*batches: list[Making], decisions: Decisions = NONE) -> Memory:
    """A shelf after these batches of reports."""
    shelf = Memory()
    weighing = Weighing(shelf, decisions=decisions)
    for batch in batches:
        weighing.update([taken(shelf, one) for one in batch])
    return shelf


def taken(shelf: Memory, making: Making) -> Entry:
    """The entry of a report, its text on the shelf."""
    parsed = making.parsed()
    shelf.put_text(parsed.report.id, parsed.text.text)
    return entry_of(parsed)


def found(shelf: Memory) -> list[Allegation]:
    """All allegations."""
    return [one for one, _ in shelf.groups()]


def about(shelf: Memory, claim: str) -> Allegation:
    """The allegation that holds a claim."""
    return next(one for one in found(shelf) if claim in one.claims)


def wire(name: str = "wire", publisher: str = "Halden Press") -> Making:
    """A wire report: a named witness and a bare assertion."""
    made = Making(name, publisher)
    made.say(SHELLED, by="Rena Osk", agent="Karvenian Army", place="Dervane",
             time="2023-03-07", basis=Basis.direct_observation)  # fmt: skip
    made.say("At least 17 people were killed in the market of Dervane", place="Dervane",
             count=(17, None, "At least 17"))  # fmt: skip
    made.say("The road to Sulmat was closed by the Northern Defence Council on Monday",
             agent="Northern Defence Council", place="Sulmat")  # fmt: skip
    return made
