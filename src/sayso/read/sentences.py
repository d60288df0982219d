"""Sentences, as ranges of words: a full stop ends one unless what follows says that it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["LONGEST", "cut_sentences"]

LONGEST: Final = 160
"""Words after which a sentence is cut where it can be: the parser is quadratic in them."""

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"”»'’)]}")
_OPENERS = frozenset("\"“«„‘'([{")
_SOFT = frozenset(";:—–,")
_SHORTENED: Final = frozenset(
    "approx art ca cf cl est ext fig incl max min nr par para pp vol".split()
)
_TITLES: Final = frozenset("Sens Reps Gens Cols Drs Del Atty Insp Cmdr Pvts Msgr Messrs".split())
_SENTENCE_BEGINS: Final = frozenset(
    "a after all an and another as at both but by each for from he her his how i if in it its many "
    "most my no not now of on one or our she so some that the their then there these they this "
    "those to two we what when where which while who why with you your".split()
)
"""Words that are in capitals because a sentence begins, not because they go on with a name."""


def cut_sentences(
    text: str, words: Sequence[tuple[int, int]], first: int, last: int
) -> list[tuple[int, int]]:
    """The sentences of the paragraph that is `words[first:last]`, as half-open word ranges."""
    found: list[tuple[int, int]] = []
    begin = at = first
    soft = -1
    while at < last:
        start, end = words[at]
        word = text[start:end]
        at += 1
        if word[0] in _ENDS and word[-1] in _ENDS:
            while at < last and words[at][0] == words[at - 1][1] and _closes(text, words, at, last):
                at += 1
            dots = len(word) > 1 or word == "…"
            ends = at < last and _starts(text, words, at, dots=dots)
            if ends and not _initial(text, words, begin, at):
                found.append((begin, at))
                begin, soft = at, -1
        elif word in _SOFT:
            soft = at
        if at - begin >= LONGEST:
            cut = soft if soft > begin else at
            found.append((begin, cut))
            begin, soft = cut, -1
    if begin < last:
        found.append((begin, last))
    return found


def _initial(text: str, words: Sequence[tuple[int, int]], begin: int, at: int) -> bool:
    """Whether the full stop before `at` belongs to an initial inside a name ("Dara F. Omel") or to
    a word cut short before a number ("incl. 2"). `begin`: the sentence's first word."""
    if at - 2 < begin:
        return False
    if text[words[at - 1][0]] == "." and words[at - 2][1] == words[at - 1][0]:
        start, end = words[at - 2]
        cut, following = text[start:end], text[words[at][0]]
        if cut.lower() in _SHORTENED and following.isdigit():
            return True
        if cut in _TITLES and following.isupper():
            return True
    (letter, end), (stop, _), (start, close) = words[at - 2 : at + 1]
    before = words[at - 3][0] if at - 3 >= begin else letter
    if not text[before].isalnum():
        before = letter  # it begins a sentence: "J. R. Tell"
    return (
        text[stop] == "."
        and end == stop == letter + 1
        and text[letter].isupper()
        and text[letter] != "I"
        and text[before].isupper()
        and text[start].isupper()
        and text[start:close].lower() not in _SENTENCE_BEGINS
    )


def _closes(text: str, words: Sequence[tuple[int, int]], at: int, last: int) -> bool:
    """Whether the mark at `at`, glued to a full stop, closes something rather than opens it."""
    start, end = words[at]
    mark = text[start:end]
    if mark[0] in _ENDS:
        return True
    if mark not in _CLOSERS:
        return False
    glued = at + 1 < last and words[at + 1][0] == end and text[end].isalnum()
    return not glued


def _starts(text: str, words: Sequence[tuple[int, int]], at: int, *, dots: bool) -> bool:
    """Whether a sentence may begin at `at`."""
    start = words[at][0]
    if start == words[at - 1][1]:
        return text[start] in _OPENERS or (text[start].isupper() and text[start - 1] in '”"’')
    while at < len(words) and text[words[at][0]] in _OPENERS:
        at += 1
    if at >= len(words):
        return True
    letter = text[words[at][0]]
    return (
        letter.isupper()
        or (not dots and (letter.isdigit() or not letter.isalnum()))
        or (letter.isalpha() and not letter.islower())
    )
