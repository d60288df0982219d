"""Ways in which somebody's words came out that a sentence names: to the publisher, or to all.

"Told us", "in a conversation with our correspondent"; "told reporters", "in a statement", "on
Telegram": such words came through no gatherer that the report names elsewhere.
"""

from __future__ import annotations

import re

from sayso.model import Attribution
from sayso.resolve.who.scene import Scene, anchor, inside, sentences_of

__all__ = ["says_otherwise", "told_us"]

_TOLD_US = re.compile(
    r"(?:told|tells)?\s?(?:us|our\s\w+|this\s(?:newspaper|paper|reporter|magazine|website|agency))\b"
)
_WITH_US = re.compile(
    r"\b(?:conversation|interview|call|exchange|meeting|spoke|speaking|talked|talking|said|replied|"
    r"wrote|answered|confirmed|explained|admitted|recalled|letter|email|message)\s(?:\w+\s){0,2}?"
    r"(?:with|to)\s(?:us|our\s(?:\w+\s)?(?:correspondent|reporter|newspaper|paper|magazine|team|"
    r"researchers?|staff|observers?|office|colleagues?)|this\s(?:newspaper|paper|reporter|magazine|"
    r"website|agency|programme|station))\b"
)
_OTHER_WAY = re.compile(
    r"\b(?:told|tells)\s(?:us|me|our)\b|"
    r"\b(?:told|tells|speaking\sto|spoke\sto)\s(?:\w+\s){0,2}?(?:reporters|journalists|the\spress|"
    r"parliament|lawmakers|supporters|a\srally|a\scrowd|a\s(?:news|press)\sconference)|"
    r"\b(?:news|press)\s(?:conference|briefing)\b|\bin\sa\s(?:\w+\s){0,2}?(?:statement|speech|post|"
    r"tweet|video|broadcast|letter|address)\b|\bon\s(?:Twitter|Facebook|Telegram|social\smedia|X)\b",
    re.IGNORECASE,
)


def told_us(scene: Scene, attribution: Attribution) -> bool:
    """Whether the sentence says that the publisher itself was told."""
    if any(
        _TOLD_US.match(scene.raw, end) or _TOLD_US.match(scene.raw, start)
        for start, end in attribution.cue
    ):  # fmt: skip
        return True
    quote = scene.quotation_at(anchor(attribution))
    for first, last in sentences_of(scene, attribution):
        for match in _WITH_US.finditer(scene.raw, first, last):
            if scene.quotation_at(match.start()) == quote and not inside(
                match.span(), attribution.content
            ):  # fmt: skip
                return True
    return False


def says_otherwise(scene: Scene, attribution: Attribution) -> bool:
    """Whether the sentence names another way out (a statement, a news conference)."""
    for first, last in sentences_of(scene, attribution):
        for match in _OTHER_WAY.finditer(scene.raw, first, last):
            if not inside(match.span(), attribution.content):
                return True
    return False
