"""Whether a name hangs on a cue as that through which the words came, by the parser's word.

"On the antenna of Radio X she affirmed", "denied to Radio X that", "said on the X channel": the
name is what the verb of saying, or a noun of place under it, was said to, on or in.
"""

from __future__ import annotations

import re

from sayso.model import Attribution, Span
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import RELATIONS

__all__ = ["said_through"]

_THROUGH = re.compile(
    r"\b(?P<case>to|on|in|through|via|over|before|with|by\sway\sof)\s"
    r"(?:(?:the|an?|his|her|its|their|one|local|foreign)\s)*(?:[\w\-]+\s){0,3}?$",
    re.IGNORECASE,
)
_TELLING = frozenset(
    """told tell tells telling assured assures assure informed informs inform reminded warned warns
    briefed promised""".split()
)
_TURNED_TO = frozenset(
    """belongs belonged according refers referred sent send gave handed showed shown leaked close
    respond responded reacted objected appealed subscribed listens listened attributed""".split()
)
"""Verbs whose "to" is no telling."""
_PLACES = frozenset(
    """antenna airwaves air programme program show channel page pages columns report article
    interview broadcast website microphone studio frequency waves station edition
    bulletin""".split()
)
"""Nouns under a verb of saying that name where it was said, whose owner is the gatherer."""
_CLIMB = 3


def said_through(scene: Scene, span: Span, attribution: Attribution) -> Span | None:
    """The words that say so, or None."""
    tokens = scene.reading.tokens
    if not len(tokens) or not attribution.cue:
        return None
    inner = tokens.within(span)
    roots = [index for index in inner if int(tokens.heads[index]) not in inner]
    if not len(inner) or len(roots) != 1:
        return None
    cues = {index for cue in attribution.cue for index in tokens.within(cue)}
    index, case = roots[0], _THROUGH.search(scene.raw, max(0, span[0] - 48), span[0])
    for _ in range(_CLIMB):
        relation, head = RELATIONS[tokens.relations[index]], int(tokens.heads[index])
        if head < 0:
            return None
        word = scene.raw[int(tokens.starts[head]) : int(tokens.ends[head])].lower()
        if head in cues:
            told = relation in {"obj", "iobj"} and word in _TELLING
            place = relation == "obl" and case is not None and word not in _TURNED_TO
            if not (told or place):
                return None
            start = case.start() if case is not None else span[0]
            return start, span[0]
        if relation in {"compound", "flat", "appos"} or (
            relation in {"nmod", "nmod:poss"} and word in _PLACES
        ):
            index = head
            where = int(tokens.starts[head])
            case = _THROUGH.search(scene.raw, max(0, where - 48), where) or case
            continue
        return None
    return None
