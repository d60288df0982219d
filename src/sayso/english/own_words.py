"""What a speaker's own words say of how he knows: he did it, saw it, was told it.

Patterns over the first words of what is said, where a speaker speaks of himself; each is linear.
"""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.english.verbs import IRREGULAR
from sayso.vocabulary import Basis

__all__ = ["DONE", "LATER", "MYSELF", "first_person", "has_done", "was_there"]

LATER = re.compile(
    r"\b(?:still|going\sto|will|would|shall|expected|soon|now)\b|\b(?:are|is|were|was)\s(?:\w+\s)?"
    r"(?:missing|dead|alive|gone)\b",
    re.IGNORECASE,
)
"""What nobody can have seen: what is to come, or who is not there."""
MYSELF = re.compile(r"\b(?:I|we|me|us|my|our|mine|ours)\b", re.IGNORECASE)
_PASTS = sorted(
    {form for base, forms in IRREGULAR.items() if base not in ("be", "have", "do", "hear", "see")
     for form in forms if not form.endswith("ing") and form != base and not form.endswith("s")}
    | {"cut", "hit", "put", "set", "shut", "hurt", "let", "read", "done", "dug", "drew", "drawn",
       "ate", "drank", "fed", "sewed", "sewn", "tore", "torn", "bore", "borne", "slept", "stuck",
       "swam", "swum", "swept", "wept", "woke", "woven", "wore", "worn", "built", "bent", "bet",
       "bled", "blew", "burnt", "burst", "cast", "chose", "chosen", "clung", "crept", "dealt",
       "fled", "flung", "forgave", "froze", "hung", "knelt", "laid", "lay", "leapt", "lit", "lent",
       "rose", "risen", "rode", "ridden", "rang", "rung", "sang", "sank", "sat", "shook", "shaken",
       "shone", "slid", "spat", "split", "spread", "sprang", "stood", "strove", "swore", "swung",
       "taught", "tied", "trod", "wrung", "wound"}
)  # fmt: skip
DONE = r"(?:\w{2,}ed|" + "|".join(_PASTS) + r")"
_SELF = (
    r"(?:(?:that|when|and|but|so|then|yes|no)\s|[A-Z][^,.;“”]{3,60},\s(?!(?:the|a)\b)|"
    r"(?:from|in|on|at|by|for|after|before|during|since)\s[^,.;“”]{3,40}?,?\s){0,2}(?:I|we|he|she|they|none\sof\s(?:us|them)|neither)\s"
)
_AUX = (
    r"(?:(?:had|has|have|did|do|does|could|never|not|also|all|both|once|then|first|already|only|"
    r"just|even|myself|himself|herself|themselves|ourselves|later|\w+ly)\s)*"
)
_SOUNDS = (
    r"(?:(?:an?|the|no|two|three|six|several|many|loud|more|some|his|her|their|nothing)\s?)*"
    r"(?:\w+\s){0,2}?(?:call|calls|shots?|shooting|gunfire|firing|explosions?|blasts?|bangs?|"
    r"shelling|scream\w*|cries|planes?|jets?|drones?|aircraft|helicopters?|rockets?|engines?|"
    r"voices?|shout\w*|sirens?|guns?|roar|whistl\w+|nothing|it|him|them|us|me|words?|dogs?|barking|"
    r"music|songs?|singing|crying|weeping|moans?|groans?|laughter|footsteps|steps|boots|horses?|"
    r"hooves|blows?|beatings?|bells?|knock\w*|thunder|hum|buzz\w*|motors?|trucks?|lorr(?:y|ies)|vehicles?|tanks?|cars?|"
    r"boats?|motorcycles?|motorbikes?|trains?|mortars?|shells?|bombs?|grenades?|thuds?|cracks?|"
    r"rumbl\w+|whispers?|prayers?|names?|footfalls?|crash|noises?|sounds?|bursts?|volleys?)\b"
)
_HEARD_OF = re.compile(
    _SELF + r"(?:had\s|has\s|have\s|only\s|was\s|were\s|been\s|since\s|later\s)*"
    r"(?:(?:heard|learn(?:ed|t)|found\sout)\s(?:that|from|of|about|how)\b|told\s(?:that|of|about|by|so)\b|"
    r"(?:had|has|have|got|knew|knows|know)\s(?:it|this|that|so|the\s\w+)\s(?:only\s)?(?:from|by)\b|"
    r"heard\s(?!" + _SOUNDS + r"|(?:her|him|them)\s))",
    re.IGNORECASE,
)
_OVER_THE_RADIO = re.compile(
    _SELF
    + r"(?:had\s|has\s|have\s)?heard\s(?:(?:on|over|by|through)\s(?:the\s)?(?:radio|loudspeaker|"
    r"walkie-talkie|wireless)|how\b)",
    re.IGNORECASE,
)
_AND_MYSELF = re.compile(r"[.!?]\s+(?:(?:And|But|Then|So)\s)?(?:I|We)\s(?!(?:do|did)\snot\sknow)")
"""Further sentences about himself: he was there."""
_THEY_SAID = re.compile(
    r"^(?:(?:They|He|She|People|Everybody|Everyone|Somebody|Someone)|(?:The|Our|My)\s\w+)\s"
    r"(?:say|says|said|claimed|explained)\b[:,]?"
)
_TOLD_ME = re.compile(
    r"^(?!(?:I|[Ww]e)\s|[^.;“”]{2,60}?\b(?:told|warned)\s\w+\s(?:not\s)?to\s)[^.;“”]{2,60}?\b(?:had\s)?(?:told|informed|wrote\sto|warned|assured|phoned|rang|called)\s"
    r"(?:me|us|him|her|them)\b(?!\sto\b)",
    re.IGNORECASE,
)
_ALSO_SAW = Screened(
    r"^(?:that\s)?(?:he|she|they)\s[^“”]*?\b(?:and|then|where)\s(?:(?:he|she|they|from\s\w+|then|later|"
    r"there)\s)*(?:had\s|have\s|has\s)?(?:saw|seen|watched|witnessed|counted|heard\s"
    + _SOUNDS
    + r")"
    r"|^(?:ever\s|never\s|to\s)?(?:having|have)\s(?:ever\s|never\s)?(?:seen|witnessed|heard\s"
    + _SOUNDS
    + r")",
    re.IGNORECASE,
)
"""Further on in what somebody says of himself: "she had run out and had seen …"."""
_TO_ME = re.compile(
    r"\b(?!told|informed|asked|warned|promised|assured|called|named|wanted|wrote|said)"
    r"(?=\w+\s(?:him|her|them)\b)"  # or every word would be held against all of `DONE`
    + DONE
    + r"\s(?:him|her|them)\b(?!\s(?:a|an|the|that|\w+s)\b)",
    re.IGNORECASE,
)
"""What was done to somebody, in words that are laid on him: "the guards forced him to …"."""
_LIVED = Screened(
    r"\b(?:I|we)\s"
    + _AUX
    + r"(?:was|were|had|saw|heard|felt|watched|witnessed|could|knew|"
    + DONE
    + r")\b"
    r"|\b(?:me|us)\b|\b(?:my|our)\s(?:\w+\s){1,3}?(?:was|were|had|" + DONE + r")\b|"
    r"\b(?:was|were|" + DONE + r")\s(?:\w+\s){0,2}?(?:my|our)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|saw|heard|seen|" + DONE + r")\b", re.IGNORECASE)
_SAW = re.compile(
    _SELF + _AUX + r"(?:(?:saw|see|seen|watched|witnessed|noticed|counted|observed|smelled|smelt|"
    r"felt|recogni[sz]ed|looked|found|discovered|"
    r"overheard|met)\b|(?:hear|heard)\s" + _SOUNDS + r")",
    re.IGNORECASE,
)
_SAW_ANYWHERE = Screened(
    r"\b(?:I|we)\s" + _AUX + r"(?:saw|watched|witnessed|noticed|counted|heard\s" + _SOUNDS + r")"
    r"|\bwith\s(?:my|our|his|her|their)\sown\seyes\b|\beye-?witness",
    re.IGNORECASE,
)
_WAS = re.compile(
    _SELF + _AUX + r"(?:was|were|am|are|is|been|has|have|had)\b(?!\s(?:to|going)\b)", re.IGNORECASE
)
_SEEING = re.compile(
    r"(?:how\s(?:he|she|they)\s(?:saw|heard|found)|seeing|hearing|watching|witnessing|finding|"
    r"being\s\w+(?:ed|en))\b",
    re.IGNORECASE,
)
"""What somebody "described"."""
_SAW_NOTHING = re.compile(
    _SELF + _AUX + r"(?:saw|see|seen|watched|witnessed|noticed|heard)\s(?:no|any|nothing|nobody)\b",
    re.IGNORECASE,
)
_WAS_IN = re.compile(
    _SELF + r"(?:(?:had|has|have|also|both|all|himself|herself|themselves|still|then|just)\s)*"
    r"(?:was|were|been)\s(?:\w+\s)?(?:\w+ing|in|at|inside|on|near|outside|aboard|among|present|there|"
    r"beside|behind|" + DONE + r"|taken|shot|beaten|given|sent)\b",
    re.IGNORECASE,
)
"""Where he was or what was done to him, not only what he is."""
_PERFECT = re.compile(
    _SELF + r"(?:alone\s|\w+sel(?:f|ves)\s)?(?:had|has|have)\s"
    r"(?:(?:never|not|also|already|only|just|once|alone|\w+sel(?:f|ves)|\w+ly)\s)*(?!been\b)"
    + DONE
    + r"\b(?!\s(?:to\sbe|by)\b)",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"(?:to\s|of\s)?having\s(?:(?:never|not|once|also|ever)\s)*(?!been\b|seen\b|heard\b|had\b)"
    + DONE
    + r"\b",
    re.IGNORECASE,
)
_DID = re.compile(_SELF + _AUX + DONE + r"\b", re.IGNORECASE)
_UNDERWENT = re.compile(
    _SELF
    + _AUX
    + r"(?:received?|got|gets?|lost|lose[sd]?|suffered|fell|fallen|woke|woken|awoke|fainted|"
    r"survived|bled|felt|inherited|sustained|endured|undergone|underwent|eaten|ate|starved|obtained|"
    r"recovered|collapsed|passed\sout|tripped|slipped|sank|drowned|choked|froze|trembled)\b",
    re.IGNORECASE,
)
"""What befell somebody, though he is its grammatical subject."""
_DOING = re.compile(
    _SELF + _AUX + r"(?:am|are|was|were|been)\s(?:(?:not|only|just|also|still)\s)?"
    r"(?!(?:being|having|feeling|standing|sitting|sleeping|lying|dying|suffering|living|expecting|"
    r"bleeding|starving|waiting|staying|hiding|going|during|nothing|something|missing)\b)"
    r"\w{2,}ing\b(?![^.;]{0,80}\b(?:when|until|as)\b)",
    re.IGNORECASE,
)
"""What he was at, not what came upon him meanwhile."""
_I_MYSELF = Screened(
    r"\b(?:I\s(?:had\s|have\s)?myself|he\s(?:had\s)?himself|she\s(?:had\s)?herself|"
    r"they\s(?:had\s)?themselves|we\s(?:had\s|have\s)?ourselves)\s"
    r"(?:had\s|have\s)?(?!seen|saw|heard|been|was|were)" + DONE + r"\b",
    re.IGNORECASE,
)
"""What he did with his own hands, said so."""
_DID_NOT = re.compile(
    _SELF
    + r"(?:did|do|does|could|would|will|had)\s(?:never|not)\s\w+|"
    + _SELF
    + r"(?:never|no\slonger)\s\w+",
    re.IGNORECASE,
)
_MIND = re.compile(
    _SELF + _AUX + r"(?:know|knew|knows|believe[sd]?|think|thinks|thought|want\w*|need\w*|hope\w*|"
    r"fear\w*|like\w*|lov\w+|remember\w*|wish\w*|understood|understand\w*|lack\w*|live[sd]?)\b",
    re.IGNORECASE,
)


_DOES = re.compile(
    _SELF
    + r"(?:(?:never|not|also|all|both|only|just|still|always|often|usually|sometimes|\w+ly)\s)*"
    r"(?!(?:is|was|has|does|says|sees|hears|feels|means|seems|remains|looks|dies|lives|gets|receives|owes|"
    r"am|are|were|have|had|do|did|can|could|will|would|shall|should|may|might|must|ought|cannot|see|"
    r"hear|feel|mean|seem|remain|live|say|said|die|look|get|receive|saw|owe|in|at|on|of|and|who|that|"
    r"the|to|as|for|from|with|about|near|there|here|now|went|came|no|none)\b)"
    r"[a-z]{3,}\b",
)
"""What he does, as a habit or now."""


def first_person(words: str, *, direct: bool) -> Basis | None:
    """What the opening of some words says of their speaker; None where it speaks of others.

    `direct`: they stand in quotation marks, so that "I" is the speaker; else "he" is taken for him.
    """
    words = words.lstrip("“\"'‘ ")
    others = direct and re.match(r"(?:he|she|they)\b", words, re.IGNORECASE)
    if others:
        return Basis.hearsay if _THEY_SAID.match(words) else None
    if not direct and re.match(r"(?:that\s)?(?:I|we)\b", words):
        return None
    if _OVER_THE_RADIO.match(words):
        return Basis.direct_observation
    if _HEARD_OF.match(words) or _TOLD_ME.match(words):
        more = direct and _AND_MYSELF.search(words) is not None
        return Basis.direct_observation if more else Basis.hearsay
    if direct and _THEY_SAID.match(words):
        return Basis.hearsay
    if _SAW.match(words) or (direct and _SAW_ANYWHERE.search(words) and not _DID.match(words)):
        return Basis.direct_observation
    if _I_MYSELF.search(words):
        return Basis.own_act
    if not direct and _ALSO_SAW.search(words):
        return Basis.direct_observation
    if _UNDERWENT.match(words):
        return Basis.direct_observation
    if _PERFECT.match(words) or _HAVING.match(words):
        return Basis.own_act
    if _MIND.match(words):
        return Basis.direct_observation
    if _DOING.match(words):
        return Basis.own_act
    if _WAS.match(words):
        return Basis.direct_observation
    if _DID.match(words) or _DID_NOT.match(words):
        return Basis.own_act
    if _DOES.match(words):
        return Basis.own_act
    if not direct and _TO_ME.search(words[:160]):
        return Basis.direct_observation
    return None


def has_done(words: str) -> bool:
    """Whether some words begin with a deed, done and not denied: "they had stopped the lorry"."""
    if _UNDERWENT.match(words) or _MIND.match(words) or _SAW.match(words):
        return False
    return _PERFECT.match(words) is not None or _DID.match(words) is not None


def was_there(words: str, *, direct: bool) -> bool:
    """Whether some words show that their speaker saw, heard or lived through what he tells of."""
    words = words.lstrip("“\"'‘ ")
    if _SAW_NOTHING.match(words) is not None:
        return False
    if not direct and _SEEING.match(words) is not None:
        return True
    basis = first_person(words, direct=direct)
    if basis is Basis.hearsay or _PAST.search(words) is None:
        return False
    if direct:
        lived = _LIVED.search(words) is not None
        return lived and basis in (None, Basis.direct_observation)
    if basis is not Basis.direct_observation:
        return False
    if _MIND.match(words) is not None:
        return False
    only_was = _WAS.match(words) is not None and _SAW.match(words) is None
    return not only_was or _WAS_IN.match(words) is not None or _ALSO_SAW.search(words) is not None
