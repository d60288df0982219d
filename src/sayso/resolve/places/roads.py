"""Streets, roads and highways: places by their form; the gazetteer holds none of them."""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.resolve.places.lexicon import FUNCTION_WORDS

__all__ = ["find_roads"]

NAMED = Screened(
    r"(?<![\w.'’-])((?:[A-Z][\w'’]{0,30} ){1,3}|\d{1,3}(?:st|nd|rd|th) )"
    r"(Street|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd|Highway|Parkway|Pike|Turnpike|"
    r"Expressway|Freeway|Bypass)\b(?! (?:Journal|Capital|Fund|Show))"
)
NUMBERED = Screened(
    r"(?<![\w.-])(?:(?:State |County |US |U\.S\. |Interstate |National )?"
    r"(?:Highway|Route|Road|Interstate)[ -]\d{1,4}[A-Z]?)\b|"
    r"(?<![\w.-])(?:US|U\.S\.|I)-\d{1,3}\b"
)
WORD = re.compile(r"\S+ ")


def find_roads(text: str) -> list[tuple[int, int]]:
    """Spans of named and numbered roads, in reading order, none overlapping."""
    spans: list[tuple[int, int]] = []
    for match in NAMED.finditer(text):
        start = match.start()
        for word in WORD.finditer(match.group(1)):
            if word.group().strip().lower() not in FUNCTION_WORDS | {"at", "on", "in", "near"}:
                break
            start = match.start() + word.end()
        if start < match.start(2):
            spans.append((start, match.end()))
    spans += [match.span() for match in NUMBERED.finditer(text)]
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
