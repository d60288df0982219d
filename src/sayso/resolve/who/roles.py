"""The one role to show for a figure: only what the text says of it."""

from __future__ import annotations

import re

from sayso.resolve.who.figures import Figure
from sayso.resolve.who.gathering import gatherer_kind
from sayso.resolve.who.institutions import OUTLETS, body_role
from sayso.resolve.who.knowledge import PartyKind
from sayso.resolve.who.scene import WORD
from sayso.vocabulary import Role

__all__ = ["role_of"]


_SECURITY = re.compile(
    r"\b(?:security|intelligence|border|secret|federal)\sservices?\b|\bpolice\b", re.I
)
"""Services of state that the file counts among the armed forces."""
_WAR_MEDIA = re.compile(r"\b(?:military|war|army|rebel|militia)\smedia\b", re.IGNORECASE)
_OF_RANK = frozenset("general colonel brigadier admiral marshal commodore".split())
_BODIES = frozenset(
    """delegation patrol commission laboratory headquarters directorate ministry mission customs
    opposition staff committee board panel inspectorate secretariat contingent""".split()
)
"""Heads of those who were taken for people though a body is meant."""
_SOMEBODYS_OFFICE = re.compile(r"(?:his|her|your|[A-Z][\w\-]+[’']s?)\soffice", re.IGNORECASE)
"""Who has an office that answers for him holds a public one."""
_COUNSEL = re.compile(r"(?:(?:the|his|her|their)\s)?defen[cs]e(?:\steam)?", re.IGNORECASE)
"""Those who speak for the accused, called by their task."""
_SPEAKS_FOR = re.compile(
    r"\b(?:press|media|information)\s(?:office|service|centre|center|desk|department|unit|wing|arm)\b|"
    r"\bspokes(?:man|woman|person)[’']s\s(?:office|unit)\b",
    re.IGNORECASE,
)
"""A part of a body that speaks for it and has no name of its own."""
_FIRST = (
    Role.detainee,
    Role.spokesperson,
    Role.commander,
    Role.victim,
    Role.journalist,
    Role.expert,
    Role.participant,
)
_THEN = (Role.relative, Role.monitor_ngo, Role.witness, Role.official)
"""By a calling, or what holds whatever else somebody is."""
_OF_BODIES = frozenset({Role.party, Role.monitor_ngo, Role.official, Role.outlet, Role.expert,
                        Role.spokesperson, Role.journalist})  # fmt: skip
"""A body may be these; only people take part, see, suffer, are held."""
_OF_EACH = frozenset({Role.detainee, Role.victim})
"""What is said of several holds for each of them."""
_TOLD = (Role.victim, Role.participant, Role.relative)
"""By what one clause tells of somebody."""


def role_of(figure: Figure) -> Role:
    """The one role to show: the first of a fixed order that the text gives, else its kind."""
    given = {role for role, _ in figure.roles}
    if figure.part is not None:
        given |= {role for role, _ in figure.part.live().roles} & _OF_EACH
    if not figure.is_person() and not figure.plural:
        given &= _OF_BODIES
    for role in _FIRST:
        if role in given:
            return role
    for role in _THEN:
        if role in given:
            return role
    for role in _TOLD:
        if role in figure.told:
            return role
    if figure.testified:
        return Role.witness
    if figure.rank or (figure.is_person() and figure.proper and figure.heads & _OF_RANK):
        return Role.commander
    if figure.document and not figure.proper:
        return Role.unknown
    if Role.party in given:
        return Role.party
    if not figure.proper and _COUNSEL.fullmatch(figure.name) is not None:
        return Role.spokesperson
    if not figure.proper and any(_SPEAKS_FOR.search(name) for name in figure.names):
        return Role.spokesperson
    if not figure.proper and any(_WAR_MEDIA.search(name) for name in figure.names):
        return Role.party
    if not figure.proper and figure.heads & OUTLETS:
        return Role.outlet
    if figure.proper and any(gatherer_kind(name) == "outlet" for name in figure.names):
        return Role.outlet
    if not figure.proper and any(_SOMEBODYS_OFFICE.fullmatch(name) for name in figure.names):
        return Role.official
    missions = figure.gatherer == "ngo" and any("Mission" in name for name in figure.names)
    if missions and body_role(set(figure.names), figure.heads) is Role.official:
        return Role.official  # "the Joint Mission" of several states
    if figure.gatherer in _GATHERERS:
        return _GATHERERS[figure.gatherer]
    if figure.party is not None:
        of_state = figure.party.kind is PartyKind.armed_forces and any(
            _SECURITY.search(name) for name in figure.names
        )
        return Role.official if of_state else _PARTY_ROLES[figure.party.kind]
    if figure.is_person() and figure.heads & _BODIES:
        role = body_role(set(figure.names), figure.heads)
        if role is not Role.unknown:
            return role  # "both delegations", "a patrol": people by way of their body
    if figure.is_person():
        armed = figure.plural and not figure.proper and figure.heads & {"guard", "troop", "force"}
        return Role.party if armed else Role.witness if _saw(figure) else Role.unknown
    if figure.gatherer == "press_office":
        words = {word.lower() for name in figure.names for word in WORD.findall(name)}
        state = words & {"ministry", "government", "president"}
        return Role.official if state else Role.party
    return body_role(set(figure.names), figure.heads)


def _saw(figure: Figure) -> bool:
    """Whether he saw it, or is one of those who did ("Two others said")."""
    return figure.saw or (figure.part is not None and figure.part.live().saw)


_GATHERERS = {"outlet": Role.outlet, "ngo": Role.monitor_ngo, "court": Role.official}
_PARTY_ROLES = {
    PartyKind.state: Role.official,
    PartyKind.people: Role.unknown,
    PartyKind.armed_forces: Role.party,
    PartyKind.armed_group: Role.party,
    PartyKind.official: Role.official,
    PartyKind.international: Role.official,
    PartyKind.outlet: Role.outlet,
    PartyKind.ngo: Role.monitor_ngo,
    PartyKind.court: Role.official,
    PartyKind.press_office: Role.party,
}
