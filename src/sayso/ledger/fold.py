"""Folding: how names and words are compared. Case, diacritics and punctuation do not count.

What is folded is only ever compared, never shown: what a report says is shown verbatim.
"""

from __future__ import annotations

import re

from anyascii import anyascii

__all__ = ["fold", "has_words", "indexable", "match_words"]

LONGEST = 400
"""Code points of a name that are compared: the index must stay small whatever a text holds."""

_APART = re.compile(r"[^0-9a-z]+")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
_MARKS = re.compile(r"[\"“”„«»*]")

PREFIX_FROM = 3
"""A bare word of this many letters also finds the longer words that begin with it."""


def fold(name: str) -> str:
    """Letters and digits of a name, in ASCII lower case, words one space apart.

    "Dêrvan" and "dervan" fold alike. A name with nothing to fold (an emoji) keeps itself.
    """
    name = name[:LONGEST]
    folded = _APART.sub(" ", (name if name.isascii() else anyascii(name)).casefold()).strip()
    return folded or name.strip().casefold()


def indexable(name: str) -> str:
    """A name as the index can hold it: no NUL, valid Unicode."""
    return (
        name
        if name.isascii() and "\0" not in name
        else (name.encode("utf-8", "replace").decode("utf-8").replace("\0", " "))
    )


def has_words(folded: str, wanted: str) -> bool:
    """Whether the words of `wanted` stand in `folded`, whole and in that order."""
    return f" {wanted} " in f" {folded} "


def match_words(words: str) -> str:
    """An FTS5 query for what a person typed: all the words, quoted phrases in their order.

    Nothing typed is ever read as query syntax: every word goes in as a string of its own. A bare
    word also finds longer ones that begin with it; in quotation marks it does not.
    Returns "" where there is no word at all.
    """
    words = words.replace("\0", " ")
    terms: list[str] = []
    rest: list[str] = []
    end = 0
    for match in _QUOTED.finditer(words):
        rest.append(words[end : match.start()])
        end = match.end()
        if any(char.isalnum() for char in match[1]):
            terms.append(f'"{match[1]}"')
    rest.append(words[end:])
    for word in " ".join(rest).split():
        bare = _MARKS.sub(" ", word).strip()
        if any(char.isalnum() for char in bare):
            longer = len(bare) >= PREFIX_FROM or word.endswith("*")
            terms.append(f'"{bare}"*' if longer else f'"{bare}"')
    return " ".join(terms)
