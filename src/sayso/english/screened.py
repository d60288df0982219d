"""Patterns of many branches, each tried only where words stand that it cannot do without.

`re` tries branch after branch at every letter, and most sentences hold no word of most branches.
Which branches may match at all is asked first, word by word: a hundredth of the work.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator, Sequence
from re import _parser  # type: ignore[attr-defined]  # how `re` itself reads a pattern
from typing import Any, Final

__all__ = ["Screened", "branches", "needed"]

_LEAST: Final = 2
"""Letters of a word that is worth looking for: "e" stands nearly everywhere."""
_COMMON: Final = frozenset(
    """a about all an and any are as at be been but by did for from had has have he her him his i
    in is it its no nor not of on one or our out she such than that the their them these they this
    those to was we were which who will with would""".split()
)
"""Words that tell little by standing somewhere."""


class Screened:
    """A pattern whose branches are searched apart, those that may match.

    Finds what `re` finds with the whole pattern; a match is of one branch and has its groups only.
    """

    __slots__ = ("_always", "_branches", "_of_word")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        parts = list(branches(pattern))
        self._branches = [re.compile(part, flags) for part in parts]
        self._always: list[int] = []
        of_word: dict[str, list[int]] = {}
        for number, part in enumerate(parts):
            words = needed(part, flags)
            if not words:
                self._always.append(number)
            for word in words:
                of_word.setdefault(word, []).append(number)
        self._of_word = sorted(of_word.items())

    def search(
        self, text: str, start: int = 0, end: int = sys.maxsize, *, lower: str | None = None
    ) -> re.Match[str] | None:
        """The first match; `lower`: the text between, in lower case, where it is at hand."""
        best: re.Match[str] | None = None
        for branch in self._alive(text[start:end].lower() if lower is None else lower):
            match = branch.search(text, start, end)
            if match is not None and (best is None or match.start() < best.start()):
                best = match
        return best

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Every match, none overlapping, in order. No branch matches nothing at all."""
        found = [
            (match.start(), number, match, branch)
            for number, branch in enumerate(self._alive(text[start:end].lower()))
            if (match := branch.search(text, start, end)) is not None
        ]
        while found:
            first = min(found, key=lambda row: row[:2])[2]
            yield first
            again = []
            for at, number, match, branch in found:
                if at < first.end():
                    later = branch.search(text, first.end(), end)
                    if later is not None:
                        again.append((later.start(), number, later, branch))
                else:
                    again.append((at, number, match, branch))
            found = again

    def _alive(self, lower: str) -> list[re.Pattern[str]]:
        alive = set(self._always)
        for word, numbers in self._of_word:
            if word in lower:
                alive.update(numbers)
        return [self._branches[number] for number in sorted(alive)]


def branches(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand in no bracket; it has no flags of its own."""
    first = depth = at = 0
    inside = -1
    """Where a set of characters begins: its first character may be "]"."""
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif inside >= 0:
            if char == "]" and at > inside + 1:
                inside = -1
        elif char == "[":
            inside = at + (pattern[at + 1 : at + 2] == "^")
            at = inside
        elif char == "|" and not depth:
            yield pattern[first:at]
            first = at + 1
        else:
            depth += (char == "(") - (char == ")")
        at += 1
    yield pattern[first:]


def needed(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str]:
    """Words in lower case, one of which stands in everything that a pattern matches.

    Empty where there is no telling. Letters that only `re.IGNORECASE` takes for "i", "k" and "s"
    ("ı", "ſ") are not thought of.
    """
    found = _of(_parser.parse(pattern, flags)) or frozenset()
    return frozenset(w for w in found if not any(o != w and o in w for o in found))


def _of(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best of what the pieces of a sequence need: words that tell much, and few."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, what in (*items, ("END", None)):
        name = str(kind)
        if name == "LITERAL":
            run += chr(what).lower()
            continue
        if name == "AT":
            continue
        if len(run) >= _LEAST:
            choices.append(frozenset({run}))
        run = ""
        choices.append(_of_piece(name, what) or frozenset())
    return max(filter(None, choices), key=_worth, default=None)


def _of_piece(name: str, what: Any) -> frozenset[str] | None:
    if name == "BRANCH":
        each = [_of(branch) for branch in what[1]]
        return None if None in each else frozenset().union(*filter(None, each))
    if name == "SUBPATTERN" or (name.endswith("_REPEAT") and what[0] > 0):
        return _of(what[-1])
    return None


def _worth(words: frozenset[str]) -> float:
    """By the word that tells least, by its letters; every doubling of the words takes one off."""
    least = min(_LEAST if word.strip() in _COMMON else len(word) for word in words)
    return least - math.log2(len(words))
