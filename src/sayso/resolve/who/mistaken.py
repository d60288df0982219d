"""Mentions of which the reader mistook the kind: a place for a person, a label for a body.

Each is asked of every mention of a report, so all that the answers need is looked up once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from sayso.model import Mention
from sayso.resolve.who.folding import fold
from sayso.resolve.who.phrases import Phrase
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import MentionKind

__all__ = ["Labels", "Places"]

_THERE = re.compile(
    r"\b(?:in|from|into|outside|near|[Cc]apital|town\sof|city\sof|village\sof)\s(?=(?P<name>\S{1,80}))"
)
_END = re.compile(r"(?<=.)\b")
_SUFFIXES = ("i", "n", "an", "ian", "ish", "ese", "ite", "er", "ic")
_SHORTEST = 4
"""Letters of a place's name that what is made of it begins with."""


class Labels:
    """ "OSTREL:" in capitals before an answer: whoever's name ends so."""

    def __init__(self, scene: Scene, people: Iterable[str]) -> None:
        self._raw = scene.raw
        self._last = {person.split()[-1] for person in people}

    def __contains__(self, mention: Mention) -> bool:
        """Whether a mention is such a label."""
        name = self._raw[mention.start : mention.end]
        if not name.isupper() or self._raw[mention.end : mention.end + 1] != ":":
            return False
        return fold(name) in self._last


class Places:
    """One word that is a place elsewhere is no person: "Dorrin’s ambassador", "Dorrin insists"."""

    def __init__(self, scene: Scene, names: set[str]) -> None:
        self._raw, self._names = scene.raw, names
        self._stems: dict[str, set[str]] = defaultdict(set)
        for name in names:
            self._stems[name.rstrip("aeiouy")].add(name)
        self._there: set[str] | None = None

    def is_one(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether a mention that the reader took for a person is a place, or of one."""
        if mention.kind is not MentionKind.person or len(phrase.words) != 1:
            return False
        word = fold(phrase.core)
        if self._is_demonym(word):
            return True
        if word not in self._names:
            return False
        owns = self._raw[mention.end : mention.end + 2] in ("'s", "’s")
        return owns or phrase.core in self._whereabouts()

    def _is_demonym(self, word: str) -> bool:
        """ "Tasmuri" of Tasmur, "Zemrani" of Zemrane: whoever goes by it goes by his country."""
        return any(
            word[length:].lstrip("ae") in _SUFFIXES
            and not self._stems.get(word[:length], {word}) <= {word}
            for length in range(_SHORTEST, len(word))
        )

    def _whereabouts(self) -> set[str]:
        """What the text says that somebody is in or from, up to each end of a word in it."""
        if self._there is None:
            self._there = {
                found.group("name")[: end.start()]
                for found in _THERE.finditer(self._raw)
                for end in _END.finditer(found.group("name"))
            }
        return self._there
