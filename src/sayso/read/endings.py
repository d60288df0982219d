"""Where a content ends: not in the middle of what its own words govern.

The tags break off at a comma or a preposition now and then ("that he travelled in a column | of
four trucks"). What follows is taken in as long as the tree hangs it on words of the content.
"""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
import numpy.typing as npt

from sayso.read.links import Draft
from sayso.read.quoted import is_word
from sayso.read.section import Section
from sayso.read.syntax import Syntax
from sayso.vocabulary import RELATIONS

__all__ = ["to_the_end"]

_GOES_ON = frozenset(
    RELATIONS.index(r)
    for r in (
        "nmod", "obl", "obl:tmod", "obl:unmarked", "obl:agent", "nmod:unmarked", "nmod:desc", "obj",
        "amod", "compound", "flat", "fixed", "nummod", "case", "det",
        "acl",
    )
)  # fmt: skip
"""How a word hangs on the content that it carries on: not as another clause of its own."""
_TAIL = 6
"""Words behind a comma that belong to it where they end the sentence (", in recent weeks")."""
_DEEPEST = 50


def to_the_end(section: Section, syntax: Syntax, draft: Draft, used: npt.NDArray[np.int8]) -> None:
    """Carry the last piece of an unquoted content on over the words that it governs."""
    if not draft.content:
        return
    first, last = draft.content[-1]
    if section.quoted[last - 1]:
        return
    at = bisect_right(section.sentences, last - 1, key=lambda span: span[0]) - 1
    stop = section.sentences[at][1]
    end, comma = last, stop
    for word in range(last, stop):
        if used[word] or section.quoted[word]:
            break
        if not is_word(section, word):
            comma = min(comma, word)
            continue
        if not _carries_on(syntax, word, first, last):
            break
        end = word + 1
    more = any(is_word(section, at) for at in range(end, stop))
    if end > comma and (more or end - comma > _TAIL):
        end = comma
    if end > last:
        draft.content[-1] = (first, end)
        used[last:end] = 3


def _carries_on(syntax: Syntax, word: int, first: int, last: int) -> bool:
    """Whether the content [first, last) governs `word`, and not as another clause."""
    for _ in range(_DEEPEST):
        head = int(syntax.heads[word])
        if first <= head < last:
            return int(syntax.relations[word]) in _GOES_ON
        if head < first:
            return False
        word = head
    return False
