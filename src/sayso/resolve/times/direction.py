"""Which way a time points: the tense of the verb that governs it.

With the reader's words the governing verb is found by heads; without, the nearest verb cue in the
same sentence decides. News without a cue tells the past.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np

from sayso.model import Tokens
from sayso.vocabulary import PARTS_OF_SPEECH

__all__ = ["Direction", "governing", "nearest"]

Direction = Literal["past", "future", "unknown"]

_FUTURE = frozenset(
    "will 'll ’ll shall would could may might can must should wo expected expects expect scheduled "
    "due plans plan planning hopes hope intends intend upcoming until "
    "payable going expire expires starting effective ends begins tomorrow next by".split()
)
_PAST = frozenset(
    "was were had did been ago has have said told became began came chose fell felt found fought "
    "gave got grew held kept killed knew led left lost made met paid put ran rose sat saw sent "
    "shot sold spoke stood took thought went won wrote broke brought built bought caught drove "
    "fled flew heard hit hurt shook spent struck taken seen gone given shown reported since".split()
)
_NEVER_PAST = frozenset("need feed seed speed indeed hundred united red bed led armed".split())
_SENTENCE_END = frozenset(".!?;")
_REACH = 40


@lru_cache(maxsize=1 << 14)
def _cue(written: str) -> Direction:
    word = written.lower()
    if word in _FUTURE:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NEVER_PAST):
        return "past"
    return "unknown"


def nearest(words: list[str], first: int, last: int) -> Direction:
    """Direction for the words `first` to `last` (exclusive) of a list: the nearest cue's.

    Left of the time before right of it; a cue two words away on the left outweighs none.
    """
    for step in range(1, _REACH):
        index = first - step
        if index < 0 or words[index] in _SENTENCE_END:
            break
        word = words[index]
        found = _cue(word)
        if found != "unknown":
            # "to be held on Friday", but "was held on Friday".
            return "future" if found == "past" and index and words[index - 1] == "be" else found
        if word == "to" and index + 1 < first and words[index + 1].islower():
            before = words[index - 1].lower() if index else ""
            if _cue(before) == "future" or before in {"is", "are", "ready", "begin"}:
                return "future"
    for step in range(_REACH // 2):
        index = last + step
        if index >= len(words) or words[index] in _SENTENCE_END:
            break
        found = _cue(words[index])
        if found != "unknown":
            return found
    return "unknown"


_AHEAD = frozenset("planned expected scheduled set due vowed promised ordered".split())
"""Past forms that point ahead: "planned to leave on Friday"."""


def governing(text: str, tokens: Tokens, start: int) -> Direction:
    """Direction of the verb that governs the word at `start`, by the reader's heads.

    The verb's form and its auxiliaries decide; an infinitive or participle without a tense of its
    own ("travelled to attack in February") takes that of the verb above. At most a dozen heads.
    """
    index = int(np.searchsorted(tokens.starts, np.int32(start), side="left"))
    if index >= len(tokens):
        return "unknown"
    for _ in range(12):
        head = int(tokens.heads[index])
        if head < 0 or head == index or head >= len(tokens):
            break
        index = head
        if PARTS_OF_SPEECH[int(tokens.pos[index])] != "VERB":
            continue
        found, tenseless = _form(text, tokens, index)
        if not tenseless:
            return found
    return "unknown"


def _form(text: str, tokens: Tokens, index: int) -> tuple[Direction, bool]:
    """A verb's direction, and whether it has no tense and the verb above must tell."""
    low, high = max(0, index - 8), min(len(tokens), index + 2)
    helpers = {
        text[int(tokens.starts[i]) : int(tokens.ends[i])].lower()
        for i in (np.flatnonzero(tokens.heads[low:high] == index) + low).tolist()
        if PARTS_OF_SPEECH[int(tokens.pos[i])] in {"AUX", "PART"}
    }
    word = text[int(tokens.starts[index]) : int(tokens.ends[index])].lower()
    if helpers & {"will", "'ll", "’ll", "shall", "wo"} or word in _AHEAD:
        return "future", False
    due = "to" in helpers and helpers & {"is", "are", "was", "were"}
    if due and not helpers & {"have", "has", "had", "been"}:
        return "future", False  # "were to move in June"
    if helpers & {"was", "were", "had", "did", "has", "have"}:
        return "past", False
    if "to" in helpers or (word.endswith("ing") and not helpers):
        return "unknown", True
    return _cue(word), False
