"""A count of separate origins in plain words. Nothing here says that a claim is true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sayso.model import Allegation

__all__ = ["FACETS", "LABELS", "LEFT_OUT", "bounds", "sentence", "ties", "title_words"]

LABELS = {
    "unsupported": "nobody is left who asserts it",
    "single_origin": "one origin, in one report",
    "repeated": "one origin, repeated",
    "possibly_separate": "possibly separate origins",
    "cross_party": "origins of parties at odds with each other",
    "same_party": "all origins of one party",
    "separate_observers": "separate origins who say that they did or saw it",
    "separate": "separate origins",
}
FACETS = {
    "place": "where", "time": "when", "count": "how many", "means": "by what means",
    "purpose": "to what end", "polarity": "whether", "agent": "who did it",
    "patient": "to whom", "denial": "those who deny it",
}  # fmt: skip
LEFT_OUT = {
    "certainty_unknown": "the origin does not commit to it",
    "hypothetical": "it is put as a mere possibility",
    "superseded": "a later report or figure takes its place",
    "retracted": "it was taken back",
    "heading_only": "it stands in a heading only",
}


def bounds(low: int, high: int) -> str:
    """ "1 origin", "2 to 3 separate origins"."""
    if low == high:
        return f"{low} origin" if low == 1 else f"{low} separate origins"
    return f"{low} to {high} separate origins"


def title_words(row: Allegation) -> str:
    """The words of the most central claim, without what stands around them in the title."""
    return row.title.removeprefix("Alleged: “").removesuffix("”")


def ties(origins: list[Mapping[str, Any]]) -> str:
    """What was found between the origins of one count; never that there is nothing."""
    groups: dict[int, list[str]] = {}
    for origin in origins:
        groups.setdefault(origin["group"], []).append(
            origin["name"] if origin["kind"] != "unknown" else "somebody not named"
        )
    tied = [names for names in groups.values() if len(names) > 1]
    if not tied:
        return "no tie found between them in these reports"
    shown = "; ".join(" and ".join(dict.fromkeys(names[:4])) for names in tied[:2])
    return f"possibly one: {shown}" + (" …" if len(tied) > 2 else "")


def sentence(side: Mapping[str, Any], reports: int) -> str:
    """The bounds of one side as a sentence. `side` is a count's summary."""
    low, high = int(side["n_min"]), int(side["n_max"])
    if high == 0:
        parts = ["no origin left that asserts it"]
    elif low == high == 1:
        parts = ["one origin"]
    elif low == high:
        parts = [f"{low} separate origins"]
    else:
        parts = [f"between {low} and {high} separate origins"]
    if len(side["origins"]) > 1:
        parts.append(ties(side["origins"]))
    repeating = int(side["repeating"])
    if repeating:
        verb = "repeats" if repeating == 1 else "repeat"
        parts.append(f"{repeating} of {reports} reports only {verb} what others have")
    return "; ".join(parts)
