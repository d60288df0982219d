"""Where a source ends: before the clause in which it speaks, behind whom "most of" counts."""

from __future__ import annotations

from typing import Final

from sayso.read.section import Section
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["trim", "without_clause"]

Span = tuple[int, int]

_VERB, _AUX, _ADV, _PUNCT = (PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX", "ADV", "PUNCT"))
_NAMED = frozenset(PARTS_OF_SPEECH.index(p) for p in ("NOUN", "PROPN", "PRON"))
_COUNTING = frozenset(PARTS_OF_SPEECH.index(p) for p in ("NUM", "DET", "ADJ"))
_AMOD = RELATIONS.index("amod")
_COUNTED: Final = 4
"""Words from "most of" to whom it counts."""
_RELATIVE: Final = frozenset("who which that whom whose".split())


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def _of_them(section: Section, syntax: Syntax, last: int) -> int:
    """The end of "most of the captured men" for a source that broke off at "most"."""
    if _word(section, last) == "of":
        for at in range(last + 1, min(len(section.words), last + 1 + _COUNTED)):
            if syntax.pos[at] in _NAMED:
                more = at + 1
                while more < len(section.words) and syntax.pos[more] in _NAMED:
                    more += 1
                return more
            if syntax.pos[at] == _PUNCT:
                break
    return last


def without_clause(section: Section, syntax: Syntax, source: Span, cue: Span) -> Span:
    """A source that ends before a relative pronoun whose clause is the cue's: "an officer who,
    under a false name, said …"."""
    first, last = source
    for at in range(first + 1, last):
        if _word(section, at) in _RELATIVE and cue[0] <= syntax.heads[at] < cue[1]:
            while at - first > 1 and syntax.pos[at - 1] == _PUNCT:
                at -= 1
            return first, at
    return source


def trim(section: Section, syntax: Syntax, source: Span) -> Span:
    """A source without the relative pronoun behind it, and without an "of" and what somebody
    spoke of ("said Daro of crossing the pass")."""
    first, last = source
    if _word(section, last - 1) in _RELATIVE and _word(section, last - 2) == "of":
        return first, last  # "seven of whom"
    while (
        last - first > 1
        and syntax.pos[last - 1] == _AUX
        and section.text[section.words[last - 1][0]].islower()
    ):
        last -= 1
    while last - first > 1 and (
        syntax.pos[last - 1] == _ADV and not first <= syntax.heads[last - 1] < last
    ):
        last -= 1  # "one recording purportedly shows"
    if _word(section, last - 1) in _RELATIVE:
        while last - first > 1 and _word(section, last - 1) in (*_RELATIVE, ","):
            last -= 1
    if syntax.pos[last - 1] in _COUNTING and last < len(section.words):
        last = _of_them(section, syntax, last)
    for at in range(first + 1, last - 1):
        if _word(section, at) in ("of", "about") and (
            syntax.pos[at + 1] == _VERB and syntax.relations[at + 1] != _AMOD
        ):
            return first, at
    return first, last
