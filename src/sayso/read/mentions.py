"""Mentions: every short span is scored for every kind, so that they may nest; addresses by rule."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import Mention
from sayso.read.labels import NAME_LAYERS, SPAN_KINDS, SPAN_WIDTH
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

__all__ = ["find_mentions", "find_urls"]

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]

THRESHOLD: Final = -0.5
"""Logit (probability 0.38) from which a span is a mention: F1 is best near half of itself."""

SURE_NAME: Final = 0.6
"""Probability from which a proper name counts on which no span was found."""

FACILITIES: Final = frozenset(
    "airbase airfield airport barracks base bridge building bunker camp cathedral checkpoint "
    "church clinic college compound consulate courthouse crossing dam depot embassy facility "
    "factory garrison gate headquarters hospital hotel house jail library market monastery mosque "
    "museum office outpost pipeline plant post prison refinery restaurant school seminary shelter "
    "shop shrine stadium station synagogue temple terminal theatre theater tower tunnel "
    "university warehouse"
    .split()
)  # fmt: skip
"""Nouns that make a place a facility when they head its name."""

LONGEST_BACK: Final = SPAN_WIDTH
_NAMED = frozenset(SPAN_KINDS[:4])
_CLAUSAL = frozenset(PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ"))
_FLAT = RELATIONS.index("flat")
_PROPER = PARTS_OF_SPEECH.index("PROPN")
_TITLE: Final = 3
"""Phrases of which a title with its name may be made ("Office Minister Name")."""
_ADPOSITION = PARTS_OF_SPEECH.index("ADP")
_ONWARD = frozenset("across through from near in at over along".split())
_ELSEWHERE = frozenset("but for to into towards toward via through".split())
"""Words that no place's name holds: what follows is another place, or another clause."""
_VERBAL = frozenset(PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX"))
_NAMING = frozenset(RELATIONS.index(r) for r in ("amod", "compound", "flat"))
"""Relations in which a verb's form only says what kind of place it is: "held areas"."""
_PREPOSITIONS = frozenset("of in at near on from for to with by outside inside ,".split())
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]{2,500}[^\s<>\"“”.,;:!?'’()\[\]]"
    r"|(?<![\w@.])(?:[a-z0-9-]{2,40}\.){1,3}(?:com|org|net|info|gov|edu|mil|int)(?![\w.-])"
    r"(?:/[^\s<>\"”,]{0,300}[^\s<>\"”,.;:!?)])?",
    re.IGNORECASE,
)


def find_mentions(
    text: str,
    words: Sequence[Span],
    outputs: Mapping[str, Floats],
    decoding: Mapping[str, Floats],
    syntax: Syntax,
) -> list[Mention]:
    """Mentions in reading order. A proper name that the tagger knows counts where no person,
    group, place or nationality was found on it."""
    count = len(words)
    found: list[Mention] = []
    scored: list[tuple[float, int, int, MentionKind]] = []
    taken = np.zeros(count + SPAN_WIDTH, bool)
    start, end = outputs["span_start"], outputs["span_end"]
    weights = np.ascontiguousarray(decoding["span_kinds"].T)
    for width in range(min(SPAN_WIDTH, count)):
        hidden = start[: count - width] + end[width:] + decoding["span_width"][width]
        scores = np.maximum(hidden, 0.0, out=hidden) @ weights + decoding["span_kinds_bias"]
        rows, columns = np.nonzero(scores > THRESHOLD)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            last = row + width + 1
            kind = SPAN_KINDS[column]
            if _is_phrase(syntax, row, last) and (
                kind is not MentionKind.place or _is_spot(text, words, syntax, row, last)
            ):
                scored.append((float(scores[row, column]), row, last, kind))
    for score, first, last, kind in _uncrossed(scored):
        if kind in _NAMED:
            taken[first:last] = True
        sure = 1.0 / (1.0 + math.exp(-score))
        found.append(_mention(text, words, first, last, kind, sure))
    for first, last, kind, sure in _names(outputs["names"]):
        spot = kind is not MentionKind.place or _is_spot(text, words, syntax, first, last)
        if sure > SURE_NAME and spot and not taken[first:last].any():
            found.append(_mention(text, words, first, last, kind, sure))
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind))


def _is_phrase(syntax: Syntax, first: int, last: int) -> bool:
    """Whether one word, and no verb, heads the words: no clause, no stretch of two sentences, no
    name without its end ("Gen. Joseph" of "Gen. Joseph Votel"). A title and the name behind it are
    one phrase where the tree hangs both on the same word alike."""
    goes_on = last < len(syntax.heads) and syntax.relations[last] == _FLAT
    if goes_on and first <= syntax.heads[last] < last:
        return False
    if last - first == 1:
        return True
    heads = syntax.heads[first:last]
    tops = np.flatnonzero((heads < first) | (heads >= last))
    if any(syntax.pos[first + int(top)] in _CLAUSAL for top in tops):
        return False
    if len(tops) == 1:
        return True
    roles = {(int(syntax.heads[first + top]), int(syntax.relations[first + top])) for top in tops}
    title = syntax.pos[first + int(tops[-1])] == _PROPER
    return title and len(tops) <= _TITLE and len(roles) == 1


def _is_spot(text: str, words: Sequence[Span], syntax: Syntax, first: int, last: int) -> bool:
    """Whether words can name a place: they open with no preposition, hold no verb and no "but",
    and no further phrase begins behind a comma ("their base in X, across the border")."""
    if syntax.pos[first] == _ADPOSITION:
        return False
    for at in range(first + 1, last):
        word = text[slice(*words[at])]
        if syntax.pos[at] in _VERBAL and word.islower() and syntax.relations[at] not in _NAMING:
            return False
        comma = text[slice(*words[at - 1])] == ","
        onward = word in _ONWARD or syntax.pos[at] == _ADPOSITION
        if word in _ELSEWHERE or (comma and onward):
            return False
    return True


def _uncrossed(
    scored: list[tuple[float, int, int, MentionKind]],
) -> list[tuple[float, int, int, MentionKind]]:
    """Of spans of one kind that cross without nesting, the surer ones."""
    kept: dict[MentionKind, list[Span]] = {}
    result = []
    near = LONGEST_BACK
    for item in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        _, first, last, kind = item
        others = kept.setdefault(kind, [])
        at = bisect_left(others, (first - near, 0))
        crossed = False
        while at < len(others) and others[at][0] < last:
            a, b = others[at]
            at += 1
            crossed |= a < first < b < last or first < a < last < b
        if not crossed:
            insort(others, (first, last))
            result.append(item)
    return result


def _names(scores: Floats) -> list[tuple[int, int, MentionKind, float]]:
    """Tagged runs of proper names: first word, last word + 1, kind, probability."""
    scores = scores.reshape(len(scores), len(NAME_LAYERS), 3)
    labels = scores.argmax(-1)
    found = []
    for layer in np.flatnonzero(labels.any(0)).tolist():
        column = labels[:, layer]
        inside = column > 0
        before = np.concatenate([[False], inside[:-1]])
        after = np.concatenate([inside[1:], [False]])
        opens = np.concatenate([column[1:] == 1, [True]])
        starts = np.flatnonzero(inside & (~before | (column == 1)))
        ends = np.flatnonzero(inside & (~after | opens)) + 1
        part = scores[starts, layer]
        part = np.exp(part - part.max(1, keepdims=True))
        sure = 1.0 - part[:, 0] / part.sum(1)
        for first, last, probability in zip(starts, ends, sure, strict=True):
            found.append((int(first), int(last), NAME_LAYERS[layer], float(probability)))
    return found


def _mention(
    text: str, words: Sequence[Span], first: int, last: int, kind: MentionKind, sure: float
) -> Mention:
    start, end = words[first][0], words[last - 1][1]
    if kind is MentionKind.place:
        head = ""
        for at in range(first, last):
            word = text[words[at][0] : words[at][1]].lower()
            if word in _PREPOSITIONS and head:
                break
            head = word
        if head in FACILITIES or head.removesuffix("s") in FACILITIES:
            kind = MentionKind.facility
    return Mention(start, end, kind, round(sure, 3))


def find_urls(text: str, start: int, end: int) -> list[Mention]:
    """Web addresses in `text[start:end]`."""
    return [
        Mention(match.start(), match.end(), MentionKind.url)
        for match in _URL.finditer(text, start, end)
    ]
