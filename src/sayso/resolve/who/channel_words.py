"""The words around its name that make a gatherer of one: "told X", "aired on X", "X, citing …"."""

from __future__ import annotations

import re

from sayso.model import Attribution, Span
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.said_through import said_through
from sayso.resolve.who.scene import Scene

__all__ = ["channel_words", "outer_first"]

_BEFORE = re.compile(
    r"\b(?:told|tells?|telling|informed|informing|briefed|"
    r"(?:spoke|speaks|speaking|talked|talking|talks|said|saying|wrote|writing|confirmed|revealed|"
    r"admitted|confessed|recounted|described|explained|complained|confided|disclosed|account|"
    r"accounts|comments?|remarks?|statements?|testimony|evidence|testified|testifying|interviews?|"
    r"interviewed|email|letter|message|complaint|deposition|made|given|gave|spoken|shared)"
    r"\s(?:\w+\s){0,3}?(?:to|with|by|before|for|in)|"
    r"(?:quoted|cited|reported|carried|published|released|aired|broadcast|shown|obtained|seen|"
    r"reviewed|collected|gathered|recorded|heard|taken|relayed|posted|circulated|distributed|"
    r"documented|viewed|run|picked\sup|republished|reprinted|translated)\s(?:\w+\s){0,2}?(?:by|on|in|through|via)|"
    r"(?:broadcast|programme|program|bulletin|film|clip|recording|report|article|column|dispatch)\s"
    r"(?:of|by|on|for|in|via)|speaking\s(?:through|via|over)|(?:statement|message)\svia|"
    r"according\sto|as\stold\sto|in\sfront\sof)"
    r"\s(?:(?!that\b|and\b|but\b|who\b|which\b)[\w\-]+\s){0,4}$",
    re.IGNORECASE,
)
_AIRS = re.compile(
    r"\b(?:radio|television|tv|channel|broadcaster|station|fm|network)\b", re.IGNORECASE
)
_ON_AIR = re.compile(
    r"\b(?:said|says|speaking|spoke|appeared|declared|admitted|claimed|announced|warned|told\s\w+|"
    r"interviewed|remarks|comments|interview|speech|address|statement)\s(?:\w+\s){0,3}?(?:on|over)\s"
    r"(?:[\w\-]+\s){0,3}$",
    re.IGNORECASE,
)
_IN_IT = re.compile(
    r"(?:\s[a-z]+){0,2}\s(?:in|on|via|through|over)\s(?:(?:the|an?|its|his|her)\s)?(?:[\w\-]+\s){0,3}"
)
_ON_IT = re.compile(r"\b(?:on|in|to|via)\s(?:the\s)?(?:[\w\-]+\s){0,2}$")
_GOT = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|read|aired|broadcast|published|carried|quoted|cited|"
    r"interviewed)\sby\s(?:the\s)?(?:[\w\-]+\s){0,3}$",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:outside|reporters|journalists|after|before\sentering)\b", re.IGNORECASE
)
_IN_COURT = re.compile(r"\b(?:before|in|at)\s(?:[\w\-]+\s){0,4}$", re.IGNORECASE)
_HEARD_IT = re.compile(
    r"^(?:\sinto\s(?:\w+\s){0,4}?\w+)?,?\s(?:has\s|had\s)?(?:heard|hears|(?:was|were|is|been)\s(?:told|shown))\b"
)
_OF_A_CLAUSE = re.compile(r",\s(?:where|which|who|whose|whom|when|in\swhich)\s[^,;“”]{3,150},\s?$")
_AFTER = re.compile(
    r"^(?:[’']s)?,?\s(?:\w+,?\s){0,3}?(?:quoted|cited|quotes|cites|quoting|citing|interviewed|asked)\b"
)
_IN_TURN_CITED = re.compile(r"\b(?:citing|quoting)\s(?:the\s)?(?:[\w\-]+\s){0,4}$")
_PASSED_ON = re.compile(
    r"\b(?:quoted|cited|carried|picked\sup|relayed|republished|reprinted|translated)\s(?:\w+\s)?(?:by|in)\s"
)


def channel_words(
    scene: Scene, first: int, start: int, end: int, last: int, figure: Figure,
    attribution: Attribution,
) -> Span | None:  # fmt: skip
    """The words that make a gatherer of a name here, as a span; None where nothing does."""
    raw = scene.raw
    base = max(first, start - 90)
    before = raw[base:start]
    match = _BEFORE.search(before)
    if match is not None and figure.gatherer == "court" and _OUTSIDE.search(match.group(0)):
        return None
    if match is None and figure.gatherer == "court":
        match = _IN_COURT.search(before)
    if match is None and _AIRS.search(raw[start:end]) is not None:
        match = _ON_AIR.search(before)
    if match is None and figure.gatherer == "outlet":
        heads = any(b <= start for _, b in attribution.source) and any(
            raw[a:b] == ":" and end <= a <= end + 30 for a, b in attribution.cue
        )
        match = _ON_IT.search(before) if heads else None
    if match is None and figure.gatherer == "outlet":
        near = max((b for _, b in attribution.cue if b <= start), default=-1)
        if near >= 0 and _IN_IT.fullmatch(raw, near, start) is not None:
            return near, start
    if match is None and figure.gatherer == "outlet":
        told = said_through(scene, (start, end), attribution)
        if told is not None:
            return told
    # "…, where 14 people died, according to X": X says no more than that clause.
    if (
        match is not None and match.group(0).lower().startswith("according")
        and _OF_A_CLAUSE.search(raw, max(first, base - 160), base + match.start()) is not None
    ):  # fmt: skip
        return None
    own = [a for a, b in attribution.source if a <= start < b]
    if match is not None and own and match.group(0).lower().startswith("according"):
        # "according to a report seen by X": within the source only what saw it counts.
        match = _GOT.search(raw, own[0], start)
        if match is not None:
            return match.span()
    elif match is not None:
        return base + match.start(), base + match.end()
    cited = _IN_TURN_CITED.search(before)
    if cited is not None and any(span[0] >= end for span in attribution.source):
        return base + cited.start(), base + cited.end()
    after = raw[end : min(last, end + 60)]
    if figure.gatherer == "court" and _HEARD_IT.match(after) is not None:
        return end, end
    match = _AFTER.match(after)
    if match is not None:
        stop = end + match.end()
        # "X quoted Y as saying": Y, the source, comes after; "citing Y" likewise.
        if any(span[0] >= stop - 1 for span in attribution.source):
            return end, stop
    return None


def outer_first(
    raw: str, rows: list[tuple[int, Figure, Span]]
) -> list[tuple[int, Figure, Span]]:  # fmt: skip
    """ "told X, as quoted by Y": the report has it from Y, who has it from X."""
    if len(rows) != 2:
        return rows
    (start, _, inner), (later, _, outer) = rows
    passed = later > start and _PASSED_ON.search(raw, later, outer[0]) is not None
    both = all(figure.gatherer == "outlet" for _, figure, _ in rows)
    return rows[::-1] if both and passed and inner[1] <= later + 2 else rows
