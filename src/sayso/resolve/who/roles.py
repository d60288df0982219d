"""The one role to show for a figure: only what the text says of it."""

from __future__ import annotations

from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.knowledge import PartyKind
from sayso.resolve.who.scene import WORD
from sayso.vocabulary import Role

__all__ = ["role_of"]


def role_of(figure: Figure) -> Role:
    """The one role to show: the first of `ROLE_WORDS`' order that the text gives, else its kind."""
    given = {role for role, _ in figure.roles}
    for role, _ in lex.ROLE_WORDS:
        if role in given:
            return role
    if figure.rank:
        return Role.commander
    if figure.testified:
        return Role.witness
    if figure.document and not figure.proper:
        return Role.unknown
    if Role.party in given:
        return Role.party
    if not figure.proper and figure.heads & {"defence", "defense"}:
        return Role.spokesperson
    if figure.gatherer == "outlet":
        return Role.outlet
    if figure.gatherer == "ngo":
        return Role.monitor_ngo
    if figure.gatherer == "court":
        return Role.official
    if figure.party is not None:
        return _PARTY_ROLES[figure.party.kind]
    words = {word.lower() for name in figure.names for word in WORD.findall(name)} | figure.heads
    if figure.is_person():
        armed = figure.plural and not figure.proper and figure.heads & {"guard", "troop", "force"}
        return Role.party if armed else Role.unknown
    if figure.gatherer == "press_office":
        return Role.official if words & {"ministry", "government", "president"} else Role.party
    if words & _CIVIL:
        return Role.official
    if words & lex.PARTY_WORDS or words & _ARMED:
        return Role.party
    if words & lex.OFFICIAL_WORDS:
        return Role.official
    return Role.unknown


_CIVIL = frozenset({"ministry", "government", "municipality", "parliament", "presidency", "cabinet",
                    "embassy", "police", "kremlin", "governorate", "authorities"})  # fmt: skip
_ARMED = frozenset({"militants", "rebels", "fighters", "soldiers", "army"})
_PARTY_ROLES = {
    PartyKind.state: Role.official,
    PartyKind.people: Role.unknown,
    PartyKind.armed_forces: Role.party,
    PartyKind.armed_group: Role.party,
    PartyKind.official: Role.official,
    PartyKind.international: Role.monitor_ngo,
    PartyKind.outlet: Role.outlet,
    PartyKind.ngo: Role.monitor_ngo,
    PartyKind.court: Role.official,
    PartyKind.press_office: Role.party,
}
