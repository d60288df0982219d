"""What kind of body a name or description is: of the state, armed, an outlet, a monitor, or open.

By its words alone; what the text says beside it is read elsewhere. Nothing here names a body.
"""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import ROLE_WORDS
from sayso.resolve.who.scene import WORD
from sayso.vocabulary import Role

__all__ = ["OUTLETS", "body_role"]

OUTLETS = frozenset(
    """newspaper media broadcaster tabloid magazine television radio weekly daily newswire channel
    site website page station portal""".split()
)
_NEWS = re.compile(r"\bnews\s(?:agenc(?:y|ies)|site|website|channel|portal|outlet|service)s?\b")
_MONITORS = frozenset(
    "monitor monitors observatory watchdog ngo ngos charity charities amnesty".split()
)
_MONITORING = frozenset(
    """monitoring monitor rights watchdog watch observatory ngo charity humanitarian advocacy
    amnesty observers aid relief nongovernmental non-governmental documentation""".split()
)
_GROUPS = frozenset(
    """group groups organisation organisations organization organizations agency agencies network
    networks body campaign movement""".split()
)
_WATCHING = re.compile(
    r"\bwatch$|\b(?:doctors|reporters|lawyers|journalists|medics|engineers|teachers|\w+)\swithout\s"
    r"(?:borders|frontiers)\b|\bred\s(?:cross|crescent)\b|\bcommittee\s(?:to|for\sthe)\sprotect|"
    r"\b(?:refugee|relief)\scouncil\b|\bsave\sthe\b|\bmine[\s\-]action\b|\b(?:rights|violence|abuse)\s"
    r"monitoring\b|\bdefenders?\sof\b",
)
_CAUSES = frozenset(
    """rights missing disappeared disappearances victims justice accountability transparency truth
    memory harm civilian civilians prisoners detainees refugees migrants documentation documenting
    torture violence mines deportees displaced impunity""".split()
)
"""What a body of citizens watches over or documents."""
_OF_CITIZENS = frozenset(
    """centre center campaign archive foundation trust initiative network committee syndicate
    coalition forum association society project institute league lawyers""".split()
)
_OF_THE_STATE = frozenset(
    """state national federal public security customs border intelligence tax local city town
    village municipal provincial district regional county electoral election elections mayor mayors
    governor governors president presidents presidential minister ministers prime interior foreign
    justice health emergency prosecutor prosecutors attorney government statistics central executive
    civil information finance education transport agriculture land lands harbour harbor port master
    prison prisons immigration passport migration forest forests roads railways water meteorological
    weather ambulance rescue fire coast aviation maritime anti-corruption corruption audit labour
    labor welfare veterinary census registration residence housing planning investigating
    investigation investigative forensic fact-finding parliamentary royal ombudsman ombudsperson
    inspector commissioner superintendent chancellor sheriff provost civilian-affairs regent regents
    voivode voivodes crisis""".split()
)
_BODIES_OF_STATE = frozenset(
    """ministry ministries government municipality parliament presidency cabinet embassy police
    kremlin governorate authorities consulate directorate inspectorate judiciary prosecution senate
    legislature prefecture secretariat treasury department authority administration state regime
    tribunal court constabulary gendarmes magistracy premiership chancellery customs
    ombudsman commission coastguard legation protectorate viceroyalty county province
    borough gendarmerie prefectures commissariat comptrollership delegation delegations""".split()
)
_MAYBE_OF_STATE = frozenset(
    """office bureau committee service services council agency commission board registry assembly
    bank institute archive archives staff crew crews desk unit""".split()
)
"""Of the state if a word beside them says so."""
_STATE_IN_TWO = Screened(
    r"^(?:the\s)?(?:\w+\s)?(?:navy|border\sguard)(?:\sheadquarters)?\s?$|"
    r"\b(?:city|town|village)\shall\b|\b(?:presidential|royal|governor[’']?s?)\spalace\b|"
    r"\b(?:civil|civilian)\s(?:defen[cs]e|protection)\b|\bfire\s(?:brigade|department|service)\b|"
    r"\b(?:rescue|emergency|security|intelligence|ambulance|fire|prison|secret|social)\sservices?\b|"
    r"\b(?:civil|forest|game|municipal)\sguards?\b|"
    r"\b(?:central|national|state|reserve)\sbank\b|\bpublic\shealth\b|\bcoroner[’']?s?\b|"
    r"\b(?:european|african|arab|world|inter-?american)\s(?:union|commission|parliament|league|bank)\b|"
    r"\bsecurity\scouncil\b|\b(?:u\.?n\.?|united\snations)\s(?!(?:monitors?|observers?|human\srights)\b)|"
    r"\bunited\snations\b|\borgani[sz]ation\s(?:of|for)\s(?:the\s)?(?:\w+\s){0,2}?(?:unity|states|cooperation|"
    r"co-operation|conference|security)\b|\b(?:joint|observer|monitoring|verification|stabili[sz]ation|assistance|peacekeeping|diplomatic|permanent)\smission\b|"
    r"\b(?:state-owned|state-run)\b"
)
_SKILLED_TEAM = re.compile(
    r"\b(?:ordnance|bomb[\s\-]disposal|exhumation|salvage|survey|demining|autopsy|verification)\s"
    r"(?:team|experts?|specialists?)s?\b"
)
_ALONE = re.compile(
    r"(?:the\s)?(?:mission|chamber|bench|registry|delegation|customs|speaker|chair)"
)
"""What a body of state or of states is called where it comes back."""
_PAPER = re.compile(r"(?:the\s)?(?:daily|sunday|evening|morning|weekly|radio|tv)\s\w")
"""First words of the names of papers and stations."""
_OFFICE_OF = re.compile(r"\b(?P<whose>[\w\-]+)(?:[’']s?|s[’'])\s(?:private\s|press\s)?office\b")
"""Whose office it is: that of a holder of a civil office is the state's."""
_OFFICE_HOLDERS = next(words for role, words in ROLE_WORDS if role is Role.official)
_ARMED_COUNCIL = frozenset("military revolutionary defence defense command shura war".split())
_FIGHTING = frozenset(
    """militants rebels fighters soldiers army opposition insurgents separatists volunteers
    irregulars partisans jihadists resistance insurgency guerrillas paramilitaries junta""".split()
)
_CIVIL_OPPOSITION = re.compile(
    r"\bopposition\s(?:party|parties|politicians?|leaders?|bloc|mps?|lawmakers|candidates?|figures?)\b"
)
_ARMED_SORT = frozenset(
    "armed militant rebel insurgent terrorist jihadist paramilitary separatist".split()
)
_PARTIES_TO_WAR = re.compile(r"\b(?:warring|fighting)\s(?:parties|sides|factions)\b")


def body_role(names: frozenset[str] | set[str], heads: set[str]) -> Role:
    """The role of a body by the words of its names and descriptions."""
    lower = [" ".join(WORD.findall(name)).lower().replace("’", "'") for name in names]
    words = {word for name in lower for word in name.split()} | heads
    words |= {part for word in words for part in word.split("'")}
    if words & {"laboratory", "laboratories", "forensic", "forensics"} or any(
        _SKILLED_TEAM.search(name) for name in lower
    ):
        return Role.expert
    if any(_ALONE.fullmatch(name) for name in lower):
        return Role.official
    if (
        heads & OUTLETS
        or any(_PAPER.match(name) for name in lower)
        or any(_NEWS.search(name) for name in lower)
    ):
        return Role.outlet
    if (
        words & _MONITORS
        or (words & _MONITORING and words & _GROUPS)
        or (words & _CAUSES and words & _OF_CITIZENS and not words & _BODIES_OF_STATE)
        or any(_WATCHING.search(name) for name in lower)
    ):
        return Role.monitor_ngo
    if words & {"council", "councils"} and not words & _ARMED_COUNCIL:
        of_state = words & _OF_THE_STATE or any(_STATE_IN_TWO.search(name) for name in lower)
        return Role.official if of_state else Role.party
    if words & _BODIES_OF_STATE or any(_STATE_IN_TWO.search(name + " ") for name in lower):
        return Role.official
    if words & _MAYBE_OF_STATE and words & _OF_THE_STATE and "defence" not in words:
        return Role.official
    if any(_of_a_holder(name) for name in lower):
        return Role.official
    if any(_CIVIL_OPPOSITION.search(name) for name in lower):
        return Role.unknown
    if (
        words & lex.PARTY_WORDS - {"group", "unit", "side"}
        or words & _FIGHTING
        or {"general", "staff"} <= words
        or ("group" in words or "groups" in words) & bool(words & _ARMED_SORT)
        or any(_PARTIES_TO_WAR.search(name) for name in lower)
    ):
        return Role.party
    return Role.unknown


def _of_a_holder(name: str) -> bool:
    """ "the premier's office", not "the rebels' office"."""
    match = _OFFICE_OF.search(name)
    return match is not None and match.group("whose") in _OFFICE_HOLDERS
