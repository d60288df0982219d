"""One party, outlet or monitor of the knowledge file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.vocabulary import NameRole

__all__ = ["GATHERERS", "Party", "PartyKind"]


class PartyKind(StrEnum):
    """What a party is. Outlets, ngos and courts gather others' words."""

    state = "state"
    people = "people"
    armed_forces = "armed_forces"
    armed_group = "armed_group"
    official = "official"
    international = "international"
    outlet = "outlet"
    ngo = "ngo"
    court = "court"
    press_office = "press_office"


GATHERERS = frozenset({PartyKind.outlet, PartyKind.ngo, PartyKind.court, PartyKind.press_office})


@dataclass(frozen=True, slots=True)
class Party:
    """`names` holds every name with its role, the first being the one to show.

    `country` is ISO 3166-1 alpha-2. `demonyms` are words for its people ("Karvenian"), `capital`
    stands for its government. `since` and `until` are EDTF; `source` says where the names and ties
    were read; `file` is the knowledge file.
    """

    name: str
    kind: PartyKind
    names: tuple[tuple[str, NameRole], ...]
    country: str | None = None
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    part_of: str | None = None
    since: str | None = None
    until: str | None = None
    source: str = ""
    file: str = ""

    def shared_name(self) -> str | None:
        """The name under which reports that call it differently know it as one.

        None for states and peoples: their country says who they are.
        """
        return None if self.kind in (PartyKind.state, PartyKind.people) else self.name
