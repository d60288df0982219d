"""The publisher under a shorter name: "the Mission" in the reports of the Mission in Orhal."""

from __future__ import annotations

import re

from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.gathering import gatherer_kind, issuing_kind
from sayso.resolve.who.phrases import Phrase, lemma
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["Bodies", "is_itself", "own_short_names"]

_COMPLEMENT = re.compile(r"\s(?:of|in|on|for|at|to|against|from)\s|\s?[,(]")
_PRESS = re.compile(r"\b(?:[Pp]ress|[Mm]edia|[Ii]nformation|[Cc]ommunications?)\b")
_BODIES = frozenset(
    """mission service office bureau ministry command council committee chamber court movement front
    centre center authority directorate panel network department commission force union board
    tribunal organisation organization institute foundation association group team secretariat
    battalion brigade army police company station observatory trust society league""".split()
)
"""What a body calls itself, with an article and a capital letter."""


def own_short_names(cast: Cast, publisher: Figure | None) -> None:
    """Whoever goes by the beginning of the publisher's name, up to its "of" or "for", is it."""
    if publisher is None or publisher.is_person():
        return
    mine = [_COMPLEMENT.split(name)[0] for name in publisher.names if _COMPLEMENT.search(name)]
    for name in mine:
        if len(name.split()) < 2:
            continue
        other = cast.known_body(name)
        if other is not None and other is not publisher and other.party is None:
            cast.merge(publisher, other)


class Bodies:
    """By which words a report's bodies but one may be called for short, as figures are found."""

    def __init__(self, cast: Cast, but: Figure | None) -> None:
        self._cast, self._but = cast, but
        self._seen = 0
        self._last: set[str] = set()

    def __contains__(self, word: str) -> bool:
        """Whether a name of several words ends so, or begins so before its "of"."""
        for figure in self._cast.figures[self._seen :]:
            live = figure.live()
            if live is self._but or not live.proper or live.kind is not MentionKind.group:
                continue
            for name, (role, _) in live.names.items():
                if role is not NameRole.description and len(name.split()) > 1:
                    self._last.update(fold(_COMPLEMENT.split(name)[0]).split()[-1:])
        self._seen = len(self._cast.figures)
        return fold(word) in self._last


def is_itself(publisher: Figure, phrase: Phrase, others: Bodies) -> bool:
    """Whether "the Mission", "the Bureau" is the body whose report this is, and none of others."""
    if publisher.is_person() or not phrase.definite:
        return False
    if len(phrase.words) != 1 or not phrase.words[0][:1].isupper():
        return False
    word = phrase.words[0]
    if lemma(word) not in _BODIES or phrase.text.split()[0] not in ("The", "the"):
        return False
    if not phrase.text.endswith(word) or not _speaks_for_itself(publisher.name, word):
        return False
    return word not in others


def _speaks_for_itself(name: str, word: str) -> bool:
    """No outlet by its name; an acronym has the word's letter behind its first ("UNMOR")."""
    if _PRESS.search(name) is not None:
        return False  # the Ministry is not its press service
    if name.isupper() and name.isalpha():
        return gatherer_kind(name) is None and word[0] in name[1:]
    return issuing_kind(name) != "outlet"
