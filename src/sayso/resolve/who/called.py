"""What one description says its bearer is: the role by its head noun and the words close to it."""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.resolve.who.callings import (
    IF_OF_A_GROUP,
    LAWYERS,
    LEADERS,
    RANKS,
    ROLE_NOUNS,
    ROLE_WORDS,
    WHOLE_PHRASE_ROLES,
)
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.vocabulary import Role

__all__ = ["called", "is_rank"]

_OF_A_PORT = re.compile(
    r"\b(?:harbou?r|port)[\s\-]?(?:master|captain)\b|\bcaptain\sof\sthe\s(?:port|harbou?r)\b", re.I
)
_OF_A_SHIP = re.compile(r"^(?:the\s)?(?:master|skipper)\sof\sthe\s", re.IGNORECASE)
_CIVIL_SHIP = re.compile(
    r"\sof\s(?:the|a|an)\s(?:[\w\-]+\s)?(?:ferry|trawler|tanker|freighter|barge|yacht|tug|liner|boat|"
    r"cargo\sship|merchant\sship|merchantman)\b|\b(?:ferry|trawler|tug|team|airline)\scaptain\b",
    re.IGNORECASE,
)
_POLICE_RANK = re.compile(
    r"\b(?:police|detective|customs|prison)\s(?:sergeant|corporal|inspector|captain|lieutenant|"
    r"major|colonel|general|chief|constable|commander)s?\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:press|media|information|communications?|public\srelations|public\saffairs)\s"
    r"(?:(?:operations|relations|affairs|office|team|desk|centre|center)\s)?(?:officer|secretary|attach[eé]|chief|director|adviser|advisor|aide|official|coordinator|"
    r"manager)\b|\bhead\sof\s(?:the\s|its\s)?(?:press|media|public\saffairs|communications?|"
    r"public\srelations)\b",
    re.IGNORECASE,
)
_CLIENT = re.compile(
    r"['’]s?\s|^(?:his|her|their|its|my|our)\s|\s(?:for|to)\s(?:the\s)?[A-Z]|\srepresenting\s|"
    r"\sof\s(?:the|his|her|their)\s(?:famil|opposite|accused|defendant|victims?|bereaved|plaintiff|"
    r"detainee|prisoner)|\bdefence\s|\bdefense\s|\sfor\sthe\s(?:defence|defense|famil|accused|defendant|victim)",
    re.I,
)
_ENVOY = re.compile(
    r"\b(?:special|permanent|resident|country|high|deputy|personal|diplomatic|trade|state)\s"
    r"representatives?\b",
    re.IGNORECASE,
)
"""Who represents a state or an organisation of states holds an office."""
_ADVISERS = frozenset("adviser advisor negotiator delegate envoy".split())
_FOR_FIGHTERS = re.compile(
    r"\s(?:for|of|to|with)\s(?:the\s)?(?:[\w\-]+\s)?(?:rebels|insurgents|militants|fighters|opposition|"
    r"separatists|guerrillas|militia|militias|resistance)\b",
    re.IGNORECASE,
)
"""Those who fight have no offices: who negotiates or pleads for them speaks for them."""
_HOUSE = re.compile(
    r"\b(?:parliament|assembly|house|senate|congress|chamber|council)\b", re.IGNORECASE
)
_CIVIL = re.compile(
    r"\b(?:area|ward|borough|mission|ministry|ministries|government|police|parliament|presidency|presidential|cabinet|"
    r"municipal|municipality|city|town|village|district|provincial|province|regional|county|"
    r"governorate|agency|department|directorate|authority|service|customs|prosecut\w+|court|"
    r"judiciary|council|embassy|consulate|commission|administration|palace|state|federal|"
    r"intelligence|security|official|diplomatic|judicial|ministerial|government|hospital\sboard|"
    r"interior|foreign|defen[cs]e\sministry|security\sservices?)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:army|military|militia|militias|rebels?|insurgents?|guerrillas?|armed|front|forces?|"
    r"brigades?|battalion|troops|fighters|resistance|separatists?|jihadists?|militants?|"
    r"paramilitar\w+|platoon|section|garrison|guards?|command|corps|legion|column|regiment|squad|unit|navy|air\sforce|cell|"
    r"organi[sz]ation|movement|gang|group|faction|coast\sguard|border\sguard)\b",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(r"\b(?:of|for|with|in|from|inside)\s(?:the\s)?(?:[\w\-]+\s){0,2}?[A-Z]")
_NGO = re.compile(
    r"\b(?:[Oo]bservatory|[Mm]onitor|Watch|[Rr]ights\s(?:group|organi[sz]ation)|[Aa]id\s(?:group|agency)|[Rr]efugee\s[Aa]gency|"
    r"[Rr]elief|[Cc]harity|NGO|[Dd]ocumentation|[Ww]atchdog|[Hh]uman\s[Rr]ights|Amnesty|Red\sCross|"
    r"Red\sCrescent)\b"
)
_NGO_POSTS = frozenset(
    """director coordinator fieldworker researcher officer worker volunteer activist member
    staff investigator caseworker""".split()
)
_NGO_STAFF = re.compile(
    r"\b(?:aid|relief|humanitarian|human\srights|rights|charity)\s(?:worker|workers|defender|defenders|"
    r"activist|activists|campaigner|campaigners|monitor|monitors|observer|observers)\b",
    re.IGNORECASE,
)
_AT_THE_MORGUE = Screened(
    r"\b(?:doctor|physician|surgeon)s?\s(?:at|of|from|in)\s(?:the\s)?(?:\w+\s)?(?:morgue|mortuary)\b|"
    r"\b(?:forensic|police|prison|court)\s(?:doctor|surgeon|physician)s?\b",
    re.IGNORECASE,
)
_SKILLED = Screened(
    r"\b(?:bomb\sdisposal|ordnance\sdisposal|ordnance)\s(?:officer|expert|engineer|technician)s?\b|"
    r"\bconstitutional\slawyers?\b|"
    r"\b(?:marine|naval|railway|water|electrical|mechanical|chemical|environmental|soil|bridge|dam|"
    r"highway|sanitary|aeronautical|nuclear|geotechnical|acoustic|fire|aviation|maritime|media|"
    r"election|legal|constitutional|public\shealth|open-source|satellite|imagery|handwriting|"
    r"structural|civil|hydraulic|independent|mining|forensic|explosives|ordnance|artillery|consulting|munitions|"
    r"ballistics|weapons|legal|military|security|defence|defense|political)\s(?:engineers?|analysts?|experts?|"
    r"doctors?|scientists?|technicians?|historians?)\b",
    re.IGNORECASE,
)
_REGULAR = re.compile(
    r"\b(?:military|army|security|government|police|intelligence|official|diplomatic|judicial|"
    r"ministry|presidential|palace|customs|western|ministerial|defen[cs]e|regime|cabinet|naval|"
    r"court|prosecution|parliamentary|air\sforce|navy|municipal|foreign\sministry)\ssources?\b|\bsources?\s(?:\w+\s){0,2}?"
    r"(?:in|at|from|inside|within|of)\s(?:the\s|his\s|her\s)?(?:[\w\-’']+\s){0,4}?(?:ministry|"
    r"government|army|military|police|presidency|palace|security\sservices?|intelligence|"
    r"judiciary|prosecut\w+|customs|general\sstaff|armed\sforces|administration|cabinet|"
    r"parliament|embassy|governor\w*|directorate|command|air\sforce|navy|palace|court|"
    r"(?:president|premier|minister|governor|mayor)[’']?s?\s(?:office|residence|bureau)|"
    r"municipality|council|commission)\b",
    re.IGNORECASE,
)
_IRREGULAR = re.compile(
    r"\b(?:rebel|militia|opposition|insurgent|militant|jihadist|separatist|resistance|guerrilla)\s"
    r"sources?\b",
    re.IGNORECASE,
)
_PARLIAMENT = re.compile(
    r"\bMember\sfor\s(?:the\s)?[A-Z]|"
    r"\bmembers?\sof\s(?:the\s)?(?:[\w\-]+\s){0,2}?(?:parliament|council|cabinet|government|senate|"
    r"congress|assembly|house|commission|delegation)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:members?\sof\s(?:his|her|the|their|a)\s(?:[\w\-]+\s)?famil|family\smember)"
)
_FIELD = re.compile(r"(?:ologist|ographer)s?$")
_WORK_WITH_THEM = frozenset(
    """camp source worker agency council minister commissioner advocate lawyer officer clerk doctor
    nurse guard warden warder governor director official coordinator expert affairs support service
    exchange association group committee""".split()
)
"""Heads beside which "prisoner" or "refugee" says whom somebody deals with, not who he is."""
_PRESIDES = re.compile(
    r"\b(?:[Dd]eputy|[Mm]adam|[Mm]r)\s[Ss]peaker\b|\b(?:Speaker|SPEAKER)\b(?!\s\d)"
)
"""The Speaker of a house, who presides over it."""
_REBELS = frozenset({"rebel", "insurgent", "separatist", "guerrilla", "irregular"})
_SERVICES = re.compile(
    r"\b(?:rescue|emergency|security|intelligence|medical|ambulance|fire)\sservices\b|\bauthorities$|"
    r"\bcivil\s(?:defen[cs]e|protection)\b",
    re.IGNORECASE,
)


_INSIDERS = frozenset(
    """warder warden gaoler jailer officer guard policeman policewoman police gendarme constable
    detective investigator agent inspector""".split()
)
"""Those who served where force is used: having left, they tell of what they took part in."""
_RETIRED = re.compile(r"(?:an?\s|the\s)?(?:retired|pensioned)\s", re.IGNORECASE)
_RETIRED_OFFICER = re.compile(
    r"(?:an?|one|two|three|several)\s(?:retired|former|ex-)\s?(?:army|artillery|naval|navy|military|air\sforce|"
    r"infantry|intelligence|police)\s",
    re.IGNORECASE,
)
"""An unnamed former officer, called by his arm: asked for what he knows of it."""
_OF_AN_OFFICE = re.compile(
    r"\b(?:of|from|in|at|with)\s(?:the\s|that\s|his\s|her\s)?(?:[\w\-]+\s){0,3}?(?:ministry|department|"
    r"directorate|agency|service|office|customs|police|administration|municipality|prosecution)\b|"
    r"\b(?:police|customs|prison|immigration|intelligence)\s(?:general|colonel|major|captain|"
    r"lieutenant|brigadier)\b",
    re.IGNORECASE,
)
"""A rank held in an office of state, not in an army."""


_IN_CHIEF = re.compile(r"-(?:in-chief|at-large|in-charge|designate|elect|general)$")
_RANKS_BEHIND = frozenset("general elect designate emeritus".split())
_OFFICES_WITH = frozenset(
    """attorney consul secretary governor director solicitor prosecutor auditor inspector procurator
    advocate president minister professor mayor""".split()
)
"""Offices that carry such a word behind them: "attorney general", "president elect"."""
_IN_OFFICE = frozenset(
    """clerk employee worker staffer staff director head chief manager member servant collector
    engineer speaker deputy secretary technician agent surgeon delegate""".split()
)
"""Officials where their office is one of the state; elsewhere nothing follows."""
_OFFICE = re.compile(
    r"\b(?:ministr(?:y|ies)|government|parliament|presidency|cabinet|municipal(?:ity)?|county|town|"
    r"city|district|provincial|governorate|department|directorate|prefecture|civil\sservice|civil|"
    r"customs|tax|court|judiciary|police|fire|prison|embassy|consulate|state|federal|council|"
    r"assembly|senate|congress|administration|electoral|election|commission|public\sworks|"
    r"labou?r\soffice|port|harbou?r|area|ward|borough|land\sregistry|water\sauthority|port\sauthority|authority|office\sof\sthe\s\w+|affairs\soffice|"
    r"(?:mayor|governor|prosecutor|president|minister)[’']?s\soffice)\b",
    re.IGNORECASE,
)
_NOT_OF_STATE = re.compile(
    r"\b(?:parish|church|student|students|school|company|union|club|hospital|clinic|university|"
    r"football|opposition|rebel|shadow|armed|militia|trade|cooperative|hotel|factory|press\soffice|"
    r"tribal\scouncil|elders|refugee|football|former\sworker)\b",
    re.IGNORECASE,
)
_HEADS_OF_CLUBS = frozenset("president secretary treasurer deputy delegate vice-president".split())
_CLUB = re.compile(
    r"\b(?:union|club|cooperative|co-operative|guild|church|parish|company|school|"
    r"chamber\sof|traders?|farmers|teachers|workers|students?|bar\sassociation|football)\b|"
    r"(?:['’]s|\sof\s(?:the|an?))\s(?:\w+\s)?(?:association|society|league|federation)\b",
    re.IGNORECASE,
)
"""Bodies of citizens: who presides over one holds no office of state."""
_OF_THE_NEWS = re.compile(
    r"\b(?:news\s(?:director|editor|desk|manager)|(?:night|picture|political|foreign|managing|deputy|"
    r"city)\seditor)\b|"
    r"\bauthor\sof\s(?:our|the|this)\s(?:\w+\s)?(?:article|report|story|piece)\b|"
    r"\bmedia\sactivists?\b|\bcitizen[\s\-]journalists?\b|\b(?:bureau|desk)\schief\b|\bstaff\swriter\b|\bsound\s(?:recordist|engineer|man)\b|"
    r"\bproducer\s(?:at|for|with|of)\s(?:the\s|a\s)?(?:\w+\s)?(?:station|channel|programme|broadcaster|radio|"
    r"television)\b",
    re.IGNORECASE,
)
_AT_THE_CONTROLS = re.compile(
    r"\b(?:drone|tank|gun|mortar|rocket|missile|radar|getaway|artillery|helicopter\sgunship)\s"
    r"(?:operators?|drivers?|crews?|crewman|crewmen|loaders?|layers?)\b",
    re.IGNORECASE,
)


def is_rank(text: str) -> bool:
    """Whether a description is only a title or a ship's command."""
    return _OF_A_SHIP.search(text) is not None


def called(text: str, head: str | None = None) -> tuple[Role | None, bool]:
    """The role that a description gives by itself, and whether it is only a rank.

    `head`: the word that counts where it is not the phrase's own head.
    """
    phrase = take_apart(text)
    head = _without_rank_behind(phrase, head or phrase.head_lemma)
    bare = head if head.endswith("-in-law") else _IN_CHIEF.sub("", head).split("-")[-1]
    if _OF_A_PORT.search(text) is not None:
        return Role.official, False
    if _SERVICES.search(phrase.core) is not None:
        return Role.official, False
    if _PRESS.search(phrase.core) is not None:
        return Role.spokesperson, False
    if bare in LAWYERS and _ENVOY.search(phrase.core) is not None:
        return Role.official, False
    if bare in LAWYERS | _ADVISERS and _FOR_FIGHTERS.search(text) is not None:
        return Role.spokesperson, False
    if bare in LAWYERS and _CLIENT.search(text) is not None:
        return Role.spokesperson, False
    if bare == "speaker" and _PRESIDES.search(text) is not None:
        return Role.official, False
    if bare == "speaker" and _CLIENT.search(text) is not None and _HOUSE.search(text) is None:
        return Role.spokesperson, False
    if _NGO_STAFF.search(phrase.core) is not None:
        return Role.monitor_ngo, False
    if _SKILLED.search(phrase.core) is not None or _AT_THE_MORGUE.search(text) is not None:
        return Role.expert, False
    if _OF_THE_NEWS.search(text) is not None:
        return Role.journalist, False
    if _AT_THE_CONTROLS.search(phrase.core) is not None:
        return Role.participant, False
    if bare in _HEADS_OF_CLUBS and _CLUB.search(text) is not None:
        return None, False
    if bare in ("captain", "skipper", "master") and _CIVIL_SHIP.search(text) is not None:
        return None, False
    if _POLICE_RANK.search(phrase.core) is not None and not phrase.former:
        return Role.official, False
    if bare in _IN_OFFICE and _in_office(text):
        return Role.official, False
    if bare in _NGO_POSTS and _NGO.search(text):
        return Role.monitor_ngo, False
    if bare == "source":
        return _source(text), False
    if bare in ("member", "relative") and _KIN.search(text) is not None:
        return Role.relative, False
    if bare == "member" and _PARLIAMENT.search(text) and not _NOT_OF_STATE.search(text):
        return Role.official, False
    modifiers = {lemma(word) for word in phrase.words} | {word.lower() for word in phrase.words}
    modifiers |= {part for word in modifiers for part in word.split("-")}
    for role, nouns in ROLE_WORDS:
        if role in WHOLE_PHRASE_ROLES and modifiers & nouns and bare not in _WORK_WITH_THEM:
            return role, False
    if bare in LEADERS:
        return _leader(text, phrase.core), False
    if bare in IF_OF_A_GROUP and _of_a_group(text, phrase.words):
        return Role.participant, False
    if bare in IF_OF_A_GROUP - {"guard"}:
        return None, False
    if head.endswith("-in-law"):
        return Role.relative, False
    if bare in _REBELS and phrase.plural:
        return Role.party, False
    for role, nouns in ROLE_WORDS:
        if bare in nouns or head in nouns:
            if nouns is RANKS and _RETIRED_OFFICER.match(text) is not None:
                return Role.expert, False
            if nouns is RANKS:
                civil = _OF_AN_OFFICE.search(text) is not None and _ARMED.search(text) is None
                return (Role.official, False) if civil else (None, True)
            if role is Role.official and phrase.former and not phrase.plural and bare in _INSIDERS:
                return Role.participant, False
            if role is Role.official and _RETIRED.match(text) is not None:
                return (Role.expert if bare in _INSIDERS else None), False
            return role, False
    if _FIELD.search(bare) is not None:
        return Role.expert, False
    if bare == "guard":
        return None if _RETIRED.match(text) else Role.participant, False
    return None, is_rank(text)


def _without_rank_behind(phrase: Phrase, head: str) -> str:
    """ "attorney" of "the attorney general": the office, not what stands behind it."""
    words = [word.lower() for word in phrase.words]
    if head in _RANKS_BEHIND and len(words) > 1 and lemma(words[-2]) in _OFFICES_WITH:
        joined = f"{words[-2]}-{head}"
        return joined if joined in ROLE_NOUNS else lemma(words[-2])
    return head


def _in_office(text: str) -> bool:
    """Whether a clerk, an employee, a head serves the state, by the office named with him."""
    around = re.split(r"[,;(]|\b(?:who|whose|that)\b", text)[0]
    return _OFFICE.search(around) is not None and _NOT_OF_STATE.search(around) is None


def _source(text: str) -> Role | None:
    """An unnamed source by where it sits: in an office of state, among rebels, or nowhere said."""
    if _REGULAR.search(text) is not None:
        return Role.official
    return Role.party if _IRREGULAR.search(text) is not None else None


_PEACEFUL = re.compile(
    r"\b(?:[Mm]ission|[Ii]nstitute|[Hh]ospital|[Aa]ssociation|[Uu]nion|[Uu]niversity|[Ss]chool|[Cc]ollege|"
    r"[Cc]ompany|[Bb]ank|[Cc]lub|[Cc]hurch|[Ff]oundation|[Cc]ommittee|[Cc]hamber|[Cc]linic|[Ll]aborator\w+|[Nn]etwork|[Bb]ureau|"
    r"[Mm]useum|[Aa]rchive|[Cc]ampaign|[Ff]und|[Tt]rust|[Ss]ociety|[Bb]oard|"
    r"[Ff]actory|[Pp]lant|[Cc]ooperative|[Pp]rogramme|[Pp]roject|[Cc]ent(?:re|er)|[Ll]eague|[Ff]ederation)\b"
)
"""Bodies at whose head nobody commands."""


def _leader(text: str, core: str) -> Role | None:
    rest = text[text.find(core) :]
    around = re.split(r"[,;(]|\bwho\b", rest)[0]
    if _NGO.search(around) is not None:
        return Role.monitor_ngo
    if re.search(r"\b(?:[Ff]orensic|[Ll]aborator)", around) is not None:
        return Role.expert
    if _CIVIL.search(around) is not None:
        return Role.official
    if _ARMED.search(around) is not None:
        return Role.commander
    if _PEACEFUL.search(around) is None and re.search(r"\sof\s(?:the\s)?[A-Z]", around):
        return Role.commander
    return None


def _of_a_group(text: str, words: tuple[str, ...]) -> bool:
    """Whether a description says for which body its bearer worked or fought."""
    rest = re.split(r"[,;(]", text)[0]
    before = " ".join(words[:-1])
    if _ARMED.search(before) is not None or any(word.isupper() and len(word) > 1 for word in words):
        return True
    after = rest[rest.find(words[-1]) + len(words[-1]) :] if words else ""
    return _OF_NAMED.search(after) is not None or (
        re.search(r"\b(?:of|for|with|in)\b", after) is not None and _ARMED.search(after) is not None
    )
