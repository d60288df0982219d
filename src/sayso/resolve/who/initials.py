"""Initials: names, and parts of names, that are written as the first letters of their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from anyascii import anyascii

from sayso.resolve.who.folding import ARTICLES, PARTICLES, fold

__all__ = ["initials", "is_acronym", "letters_in", "run_of_initials", "stands_for"]

_ACRONYM = re.compile(r"[A-Z][A-Z0-9.\-]{1,9}")
_CAPITALS = re.compile(r"\b[A-Z](?:[A-Z]|\.(?=[A-Z]))+\b")
_WORD = re.compile(r"[a-z0-9]+")
_PASSED_OVER = PARTICLES | ARTICLES | {"in", "on", "to", "und", "et", "des", "e", "i"}
"""Small words whose first letters an acronym may have or leave out."""
_MOST = 14
"""Words of a name that an acronym is looked for in: none has more letters."""


def initials(name: str) -> str:
    """First letters of the words of a name that count ("Northern Defence Council" → "ndc")."""
    return "".join(word[0] for word in fold(name).split() if word not in PARTICLES)


def is_acronym(name: str) -> bool:
    """All capitals and short: NDC, A.B., YPJ-7."""
    return _ACRONYM.fullmatch(name.strip()) is not None


def letters_in(name: str) -> frozenset[str]:
    """The words of a name that are written in capitals among others that are not, folded."""
    if name == name.lower() or name == name.upper():
        return frozenset()
    return frozenset(found.replace(".", "").lower() for found in _CAPITALS.findall(name))


def stands_for(letters: str, words: Sequence[str], long: str) -> bool:
    """Whether letters are the initials of a body's name, given by its words and as it is written.

    The words are those that count; as it is written, small ones may be passed over or not.
    """
    if len(letters) < 2 or len(words) < 2:
        return False
    if letters in (initials(long), initials(" ".join(words))):
        return True
    written = _WORD.findall(anyascii(long).lower())
    return len(letters) > 2 and len(written) <= _MOST and _spell(letters, written)


def _spell(letters: str, words: Sequence[str]) -> bool:
    """Whether words begin with the letters, one after the other, small words counted or not."""
    places = {0}
    for word in words:
        taken = {at + 1 for at in places if at < len(letters) and letters[at] == word[0]}
        places = taken | places if word in _PASSED_OVER else taken
    return len(letters) in places


def run_of_initials(letters: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Where letters are the initials of neighbours among words: first one and the one after."""
    for start in range(len(words) - len(letters) + 1):
        if "".join(word[0] for word in words[start : start + len(letters)]) == letters:
            return start, start + len(letters)
    return None
