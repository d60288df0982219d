"""Which bodies gather others' words: outlets, agencies, press offices, NGOs and courts."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.scene import WORD

__all__ = ["gatherer_kind", "issuing_kind"]

_FIRST = frozenset("radio television tv channel daily evening morning weekly sunday".split())
"""First words of outlets' names."""


_NO_NEWS_MEDIA = frozenset(
    "social military war army rebel militia mass on of and new digital".split()
)
"""What media may be that bring no news of their own, or speak for a party."""


@lru_cache(maxsize=8192)
def gatherer_kind(name: str) -> str | None:
    """ "outlet", "ngo", "court" or "press_office" where a name says so by itself, else None."""
    words = [match.group(0).lower() for match in WORD.finditer(name)]
    if not words:
        return None
    low = " ".join(words)
    if any(office in low for office in lex.PRESS_OFFICE_WORDS):
        return "press_office"
    if ("information" in words and words[-1] in lex.OFFICES) or low.startswith("information "):
        return "press_office"
    if low in lex.GENERIC_GATHERERS or "the " + low in lex.GENERIC_GATHERERS:
        return "outlet"
    last = words[-1]
    if last == "media" and len(words) > 1 and words[-2] not in _NO_NEWS_MEDIA:
        return "outlet"
    if last in {"agency", "website", "channel"} and "news" in words:
        return "outlet"
    if last in lex.STRONG_OUTLET_ENDINGS or low.endswith((".com", ".net", ".org")):
        return "outlet"
    if len(words) > 1 and last in {"post", "press", "today", "daily", "journal"}:
        return "outlet"
    if (words[0] in _FIRST and len(words) > 1) or words[:2] == ["voice", "of"]:
        return "outlet"
    if last in {"fm", "tv", "news.com"}:
        return "outlet"
    if last in {"court", "tribunal", "inquest", "inquiry"} or (
        "court" in words[:-1] and ("of" in words or "martial" in words)
    ):
        return "court"
    if last == "chamber" and len(words) > 1 and words[-2] in _CHAMBERS:
        return "court"
    if last in {"monitor", "observatory", "watch", "ngo", "amnesty", "watchdog"}:
        return "ngo"
    if "observatory" in words or ("human" in words and "rights" in words) or _HELPS.search(low):
        return "ngo"
    return None


_CHAMBERS = frozenset(
    """special trial supreme criminal appeals constitutional extraordinary war judicial
    military""".split()
)
_HELPS = re.compile(
    r"\bwithout (?:borders|frontiers)\b|\bred (?:cross|crescent)\b|\bcommittee to protect\b"
)
_HEARS_PEOPLE = frozenset({"commission", "committee", "inquiry", "tribunal", "court", "inquest"})


def issuing_kind(name: str) -> str:
    """What a publisher is by its name: a body that speaks for itself has a press office."""
    known = gatherer_kind(name)
    if known is not None:
        return known
    words = {match.group(0).lower() for match in WORD.finditer(name)}
    if words & _HEARS_PEOPLE:
        return "court"
    if words & lex.CIVIL_SOCIETY:
        return "ngo"
    if words & lex.SPEAKS_FOR_ITSELF:
        return "press_office"
    return "outlet"
