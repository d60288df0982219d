"""What kind of body a name is, by the words around it: armed, a monitor, or nothing that is said.

Every place where the name stands is looked at, so that "Covenant fighters" further down tells what
"the Covenant" is at the beginning.
"""

from __future__ import annotations

import re

from sayso.resolve.who.aliases import NAME_RUN
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.institutions import body_role
from sayso.resolve.who.knowledge import PartyKind
from sayso.vocabulary import MentionKind, Role

__all__ = ["is_armed", "kinds_of_bodies"]

_ARMS = (
    r"(?:fighters?|gunm[ae]n|militants?|militiam[ae]n|soldiers?|troops|insurgents?|combatants?|rebels?|"
    r"guerrillas?|mercenar(?:y|ies)|commanders?|snipers?|irregulars|jihadists?|terrorists)"
)
_MADE_OF = (
    r"(?:group|movement|militia|force|army|faction|irregulars|rebels|guerrillas|fighters|alliance|"
    r"coalition|organi[sz]ation|insurgents|brigades?|militants|outfit)"
)
_ARMED = (
    r"(?:armed|rebel|militant|insurgent|separatist|jihadist|Islamist|paramilitary|extremist|guerrilla|"
    r"irregular|terrorist|pro-government|loyalist|military)"
)
_AFTER = re.compile(
    r"(?:(?:['’]s?)\s(?:\w+\s)?|\s(?:armed\s)?)(?:assault|offensive|forces?|uniforms?|militia|positions|"
    r"artillery|guns|prisoners|checkpoints?|convoys?|unit|ranks|fire|shelling|siege|"
    + _ARMS
    + r")\b"
    r"|['’]s?\s(?:\w+\s){0,2}?front\b"
)
_BESIDE = re.compile(
    r",?\s(?:\([^()\n]{1,24}\),?\s)?(?:which\s(?:is|was)\s)?(?:the|an?|one\sof\sthe)\s"
    r"(?:(?:[\w\-]+\s){0,5}?(?:armed|most\s\w+\sof\sthe\sarmed)\s(?:[\w\-]+\s){0,2}?"
    + _MADE_OF
    + r"\b|(?:[\w\-]+\s){0,4}?"
    + _ARMED
    + r"\s(?:[\w\-]+\s)?"
    + _MADE_OF
    + r"\b"
    r"|(?:[\w\-]+\s){0,3}?(?:militia|irregulars|rebels|guerrillas|insurgents)\b"
    r"|(?:[\w\-]+\s){0,3}?"
    + _MADE_OF
    + r"\s(?:that|which|who)\s(?:\w+\s)?(?:controls?|holds?|fights?|"
    r"fought|rules?|seized|encircled|besieges?|captured|runs)\b)"
)
_BEFORE = re.compile(
    r"\b(?:" + _ARMED + r"\s(?:" + _MADE_OF + r"\s)?(?:the\s)?|"
    r"(?:" + _ARMS + r"|deserters?|defectors?|ranks|signaller|banner|armbands?)\s"
    r"(?:of|from|for|with|in)\s(?:the\s)?(?:so-called\s)?|"
    r"(?:fought|fighting|fight|fights)\s(?:for|with|in|against|alongside)\s(?:the\s)?(?:so-called\s)?|"
    + _MADE_OF
    + r"\s(?:that|which)\s(?:holds?|held|kidnapped|seized|abducted|attacked|shelled|controls?)\s"
    r"[^,.;\n]{1,40},\s(?:the\s)?|attributed\s(?:the\s)?(?:\w+\s)?(?:fire|shelling|attack)\sto\s(?:the\s)?|"
    r"(?:deserted|defected)\sfrom\s(?:the\s)?(?:so-called\s)?)$",
    re.IGNORECASE,
)
_ITS_PEOPLE = re.compile(rf"\b(?P<name>{NAME_RUN}?)(?:[’']s?)?\s{_ARMS}\b")
_HOLDS = re.compile(
    r",\s(?:which|who)\s(?:\w+\s)?(?:controls?|holds?|has\s(?:held|encircled|besieged|fought)|fights?|fought|"
    r"rules?|seized|encircled|besieges?|captured)\s"
)
_WATCHES = re.compile(
    r"^,\s(?:which|that|who)\s(?:\w+\s)?(?:tracks?|monitors?|documents?|records?|investigates?|"
    r"gathers|collects|verifies|watches|defends)\b|"
    r"^,\s(?:an?|the)\s(?:[\w\-]+\s){0,3}?(?:(?:rights|monitoring|aid|humanitarian|advocacy|relief|"
    r"campaign)\s(?:group|organi[sz]ation|agency|body|network)|watchdog|charity|NGO|monitor)\b"
)
_RIGHTS_BEFORE = re.compile(
    r"\b(?:(?:rights|monitoring|aid|watchdog|humanitarian|advocacy|campaign|relief|civil\ssociety)\s"
    r"(?:group|organi[sz]ation|agency|body|network|monitor|watchdog)|watchdog|charity|NGO|monitor)\s(?:the\s)?$"
)
_UNARMED = frozenset({Role.official, Role.monitor_ngo, Role.outlet})


def kinds_of_bodies(cast: Cast) -> None:
    """Note of every named body what the words beside its names say that it is."""
    raw = cast.scene.raw
    for match in _ITS_PEOPLE.finditer(raw):
        body = cast.known_body(match.group("name")) or cast.by_end(match.group("name"))
        if body is None or body.kind is not MentionKind.group or body.gatherer is not None:
            continue
        if body.proper and body_role(set(body.names), body.heads) not in _UNARMED:
            body.roles.append((Role.party, match.span()))
    for start, end, index in list(cast.timeline):
        figure = cast.figures[index].live()
        if start < 0 or not figure.proper or figure.gatherer is not None:
            continue
        if figure.kind is not MentionKind.group or figure.plural:
            continue
        at = raw.find(figure.name, start, end)
        if at >= 0:  # a source may run on over what stands beside the name
            end = at + len(figure.name)
        before = raw[max(0, start - 60) : start]
        after = raw[end : end + 110]
        armed = (
            _AFTER.match(after)
            or _BESIDE.match(after)
            or _HOLDS.match(after)
            or _BEFORE.search(before)
        )
        if armed and body_role(set(figure.names), figure.heads) not in _UNARMED:
            figure.roles.append((Role.party, (start, end)))
        elif _WATCHES.match(after) or _RIGHTS_BEFORE.search(before):
            figure.gatherer = "ngo"


def is_armed(figure: Figure) -> bool:
    """Whether a body is one that fights: by the knowledge file, by the text, by its name."""
    if figure.is_person() or figure.kind is not MentionKind.group:
        return False
    if figure.party is not None:
        return figure.party.kind in (PartyKind.armed_group, PartyKind.armed_forces)
    if any(role is Role.party for role, _ in figure.roles):
        return True
    return figure.gatherer is None and body_role(set(figure.names), figure.heads) is Role.party
