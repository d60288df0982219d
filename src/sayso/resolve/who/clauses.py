"""What a clause says of somebody: "who was captured by X", "whose shop faces the gate"."""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.resolve.who.called import called
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.ties import CUSTODY, HELD, SERVED, Ties
from sayso.vocabulary import MentionKind, Role, Tie

__all__ = ["JOINED", "LEFT", "NEARBY", "UNREAL", "WHOSE_HOME", "WHOSE_KIN", "clause"]

UNREAL = re.compile(
    r"\b(?:to\sbe|not|never|if|would|could|may|might|fears?|feared|wants?|avoid|or\sbe)\b|n[’']t\b",
    re.I,
)


_SAW = re.compile(r"\b(?:saw|witnessed|watched|who\sheard)\b", re.IGNORECASE)


WHOSE_KIN = re.compile(
    r"\bwhose\s(?:[\w\-]+\s){0,2}?(?:husband|wife|sons?|daughters?|brothers?|sisters?|"
    r"father|mother|parents|uncle|aunt|cousins?|nephews?|nieces?|child|children|family|relatives?|"
    r"grandson|grandfather|grandmother|fianc[eé]e?)\b"
)


_LOST = re.compile(
    r"\b(?:who\ssurvived|survived\sthe|lost\s(?:his|her|their|an?|two|three|four|five|six)\s(?:[\w\-]+\s){0,2}?(?:brother|sister|son|daughter|wife|husband|"
    r"mother|father|parents|child|children|family|home|house|leg|legs|arm|arms|eye|sight|hand|foot|"
    r"cousins?|uncle|aunt|nephews?|nieces?|brothers|sisters|sons|daughters|grandsons?|granddaughters?|"
    r"grandchildren|grandfather|grandmother|twins?|fianc[eé]e?|in-laws)|(?:was|were|had\sbeen)\s(?:\w+ly\s)?(?:wounded|injured|shot|maimed|"
    r"displaced|tortured|beaten|expelled|evicted))\b",
    re.IGNORECASE,
)


WHOSE_HOME = re.compile(
    r"\bwhose\s(?:[\w\-]+\s){0,2}?(?:house|home|shop|farm|boat|boats|field|fields|flat|"
    r"bakery|stall|car|village|herd|leg|arm|hand|face)\s(?:was|were|had\sbeen|has\sbeen|is)\s(?:\w+ly\s)?"
    r"(?:destroyed|burn\w+|flooded|hit|looted|razed|shelled|bombed|wrecked|torn|taken|broken|injured|"
    r"wounded|amputated|crushed|swept|ruined|damaged)\b"
)


_WAS_THERE = re.compile(
    r"\b(?:was|were|had\sbeen)\s(?:\w+\s)?(?:in|at|inside|on|near|outside|aboard|among|present|there|"
    r"nearby|working|standing|passing|driving|hiding)\b",
    re.IGNORECASE,
)


_CAME_UPON = re.compile(
    r"(?:^|\bwho\s)(?:had\s|has\s|first\s|later\s|then\s)*(?:looked\s(?:in|into|inside|on|through|out)|"
    r"walked\s(?:behind|beside|past|in\sfront)|stood\s(?:by|near|beside|behind|opposite|outside|with|at)|"
    r"sat\s(?:behind|beside|near|next|opposite|in|at|with)|lay\s(?:in|under|beside|near|behind)|"
    r"lain\s(?:in|under|beside|near|behind)|"
    r"found\s(?:it|him|her|them|the|a|an|one|two|three)|opened\s(?:it|them|the)|discovered|overheard|"
    r"counted|passed\s(?:by|the|it|through)|washed\s(?:it|him|her|them|the)|came\supon|"
    r"came\sacross|looked\son|filmed|photographed|recorded)\b"
)
"""What one does who has something before his eyes."""


_HIMSELF_THERE = re.compile(
    r"\b(?:was|had\sbeen)\s(?:himself|herself|(?:\w+\s)?present)\b(?:\s(?:in|at|on|inside|aboard|among|when)\b)?"
)


JOINED = re.compile(r"\b(?:joined|joining|joins)\s(?:the\s|so-called\s)*$", re.IGNORECASE)


LEFT = re.compile(
    r"\b(?:left|quit|fled|escaped|defected\sfrom|deserted(?:\sfrom)?|broke\swith|escape|escape\sfrom|"
    r"ran\saway\sfrom)\s(?:the\s)?$",
    re.IGNORECASE,
)


_HEADS = re.compile(r"\b(?:heads|leads|runs|directs|chairs|founded)\s(?:the\s)?$")


_ON_TRIAL = re.compile(
    r"\b(?:was|were|is|are|has\sbeen|had\sbeen|stands?)\s(?:\w+ly\s|also\s|later\s)?(?:sentenced|convicted|"
    r"charged\swith|indicted|accused\sof|on\strial|acquitted|being\stried|tried\sfor|found\sguilty)\b",
    re.IGNORECASE,
)


_BROKE_WITH = re.compile(
    r"\b(?:deserted|defected|(?:has\sbeen|had\sbeen|was|were|fought|served)\sin\sthe\sranks\sof|"
    r"(?:says|said)\s(?:that\s)?(?:he|she)\s(?:had\s)?served|laid\sdown\s(?:his|her|their)\s(?:arms|weapons?)|was\sconscripted|was\srecruited\sinto)\b",
    re.IGNORECASE,
)


_EXAMINED = re.compile(
    r"(?:^|\bwho\s)(?:has\s|had\s|later\s|since\s)?(?:examined|analy[sz]ed|reviewed|studied|identified|inspected|"
    r"compared|matched|verified|authenticated|dissected|dated|deciphered|inquired\sinto|dived\sto)\s"
    r"(?:\w+\s){0,3}?(?:photo\w*|images?|footage|videos?|remnants?|fragments?|samples?|debris|scans?|"
    r"x-rays?|documents?|wreckage|wreck|pictures?|films?|recordings?|bod(?:y|ies)|remains|bones|"
    r"skeletons?|files?|letters?|pages?|papers?|manuscripts?|signatures?|inscriptions?|craters?|shells?|"
    r"casings?|bullets?|cartridges?|tapes?|engines?|hull|it|them|both|fire|accident|crash)\b|"
    r"(?:^|\bto\swhom\s)(?:we|i|this\s\w+|the\s\w+)\s(?:has\s|have\s|had\s)?(?:showed|shown|submitted)\b"
)


_SHARED_CELL = Screened(
    r"\b(?:shared|were\sin|was\sin)\s(?:the\s|a\s|his\s|her\s|their\s)(?:same\s)?cell\b|\bcell-?mates?\b",
    re.IGNORECASE,
)


_COMMANDS = re.compile(
    r"(?:who\s)?(?P<verb>commands?|commanded|leads|led|heads|headed|runs|directs|chairs)\s"
    r"(?P<what>[^,;.\n]{3,80})"
)


_HIMSELF_AS = re.compile(
    r"\b(?:himself|herself|themselves)\sas\s(?P<what>(?:an?|the)\s[^,;.\n“”]{3,80})"
)
"""What somebody gives himself out for."""


NEARBY = re.compile(
    r"[”’\"»]?,?\s(?:whose\s(?:\w+\s){1,3}?(?:stands?|overlooks?|faces?|lies?|looks?|backs?|is\s\w+\smetres)\b|"
    r"who\s(?:lives?|lived|works?|worked|sells?|was\sworking|was\sstaying)\s(?:\w+\s){0,3}?(?:opposite|next\sto|beside|"
    r"across\sfrom|near|above|behind|metres|yards|overlooking)\b)"
)
"""Who lives or works within sight of a place."""


def clause(cast: Cast, ties: Ties, figure: Figure, text: str, at: int) -> None:
    """ "who was captured by X", "who managed to escape the group"."""
    span = (at, at + len(text))
    custody = CUSTODY.search(text)
    unreal = UNREAL.search(text)
    if custody is not None and unreal is None and not _of_another(text, custody.start()):
        figure.roles.append((Role.detainee, span))
    if _SAW.search(text[:40]):
        figure.roles.append((Role.witness, span))
    if WHOSE_KIN.search(text) is not None:
        figure.roles.append((Role.relative, span))
    if _ON_TRIAL.search(text) is not None or _BROKE_WITH.search(text) is not None:
        figure.roles.append((Role.participant, span))
    if _EXAMINED.search(text) is not None:
        figure.roles.append((Role.expert, span))
    if _SHARED_CELL.search(text) is not None:
        figure.roles.append((Role.detainee, span))
    command = _COMMANDS.match(text)
    if command is not None:
        role, _ = called("head of " + command.group("what"))
        if command.group("verb").startswith("command") and role is None:
            role = Role.commander
        if role is not None:
            figure.roles.append((role, span))
    if _LOST.search(text) is not None or WHOSE_HOME.search(text) is not None:
        figure.roles.append((Role.victim, span))
    himself = _HIMSELF_AS.search(text)
    if himself is not None:
        role, _ = called(himself.group("what"))
        if role is not None:
            figure.roles.append((role, span))
    if NEARBY.search(text) is not None and figure.is_person():
        figure.saw = True
    if _HIMSELF_THERE.search(text) is not None:
        figure.roles.append((Role.witness, span))
    if _WAS_THERE.search(text) is not None or _CAME_UPON.search(text) is not None:
        figure.saw = True
    for where, other in cast.within(span):
        if other.is_person() or not (other.proper or other.kind is MentionKind.group):
            continue
        before = cast.scene.raw[max(at, where[0] - 90) : where[0]]
        if other.gatherer == "ngo" and _HEADS.search(before):
            figure.roles.append((Role.monitor_ngo, span))
        elif HELD.search(before):
            if unreal is None:
                ties.add(figure, Tie.held_by, other, span)
        elif LEFT.search(before):
            figure.former = True
            ties.add(figure, Tie.former_member, other, span)
        elif JOINED.search(before):
            ties.add(figure, Tie.member, other, span)
        elif other.kind is MentionKind.group and SERVED.search(before):
            figure.roles.append((Role.participant, span))
            ties.add(figure, Tie.former_member if figure.former else Tie.member, other, span)


_COMPLEMENT = re.compile(r"\b(?:of|for|to|with|by|from)\b[^,;]*$|['’]s?\s[^,;]*$")


def _of_another(text: str, position: int) -> bool:
    """ "the wife of a man held by X": the participle is said of the last noun before it."""
    before = text[:position]
    return "who" not in before.split() and _COMPLEMENT.search(before) is not None
