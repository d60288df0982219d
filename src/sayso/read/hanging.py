"""Which words hang on a verb: how far what it takes goes."""

from __future__ import annotations

from typing import Final

from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["REACH", "end_of", "hangs"]

_PUNCT = PARTS_OF_SPEECH.index("PUNCT")
_APART = frozenset(RELATIONS.index(r) for r in ("parataxis", "cc", "conj"))
REACH: Final = 30
"""Words before a verb, and steps up the tree, that are looked at."""


def end_of(syntax: Syntax, at: int, first: int, high: int) -> int:
    """Behind the last word that hangs on the verb, other clauses beside it apart."""
    last = first
    while last < high and hangs(syntax, last, at):
        last += 1
    while last > first and syntax.pos[last - 1] == _PUNCT:
        last -= 1
    return last


def hangs(syntax: Syntax, word: int, at: int) -> bool:
    """Whether a word hangs on a verb within `REACH` steps, not only beside it."""
    for _ in range(REACH):
        head = int(syntax.heads[word])
        if head == at:
            return bool(syntax.relations[word] not in _APART)
        if head < 0:
            return False
        word = head
    return False
