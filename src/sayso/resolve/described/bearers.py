"""Whom a word stands for that the reader passed over: parts of names, titles, whole names.

"Orr" after Adem Orr, "the Colonel" after Colonel Adem Orr, "the Karvenian Front" after the same
words elsewhere. Each only where it stands for one in this report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sayso.model import Entity, Span
from sayso.resolve.described.phrases import Grammar
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["Bearers"]

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_SOMEBODY = frozenset({MentionKind.person, MentionKind.group})
_BEFORE = frozenset("amod compound flat nmod:poss".split())
LONGEST = 5
"""Words of a name that is looked for as a whole."""


class Bearers:
    """Entities by a word or words that name them."""

    def __init__(self, grammar: Grammar, entities: Iterable[Entity]) -> None:
        self._grammar = grammar
        last: dict[str, set[str]] = {}
        whole: dict[str, set[str]] = {}
        for entity in entities:
            if entity.kind not in _SOMEBODY:
                continue
            for name in entity.names:
                words = _WORD.findall(name.name)
                if name.role is NameRole.description or not words:
                    continue
                if words[-1][:1].isupper():
                    last.setdefault(words[-1].lower(), set()).add(entity.id)
                if 1 < len(words) <= LONGEST:
                    key = " ".join(words).lower().removeprefix("the ")
                    whole.setdefault(key, set()).add(entity.id)
        self._last = _only(last)
        self._whole = _only(whole)
        self._titles: dict[str, str | None] = {}

    def note(self, span: Span, entity: Entity) -> None:
        """A mention of somebody: the title before his name may stand for him further on."""
        if entity.kind is not MentionKind.person:
            return
        words = _WORD.findall(self._grammar.text[slice(*span)])
        known = {w for name in entity.names for w in _WORD.findall(name.name)}
        if len(words) > 1 and words[0][:1].isupper() and words[-1] in known:
            title = words[0].lower()
            before = self._titles.get(title, entity.id)
            self._titles[title] = entity.id if before == entity.id else None

    def of(self, word: int) -> str | None:
        """Whom a proper name without a mention stands for."""
        lower = self._grammar.lower[word]
        return self._last.get(lower) or self._named(word) or self._titled(word)

    def _named(self, word: int) -> str | None:
        """By the whole name that ends with this word."""
        grammar = self._grammar
        low = word
        while low > 0 and word - low < LONGEST and grammar.head[low - 1] == word and (
            grammar.relation[low - 1] in _BEFORE
        ):  # fmt: skip
            low -= 1
        return self._whole.get(" ".join(grammar.lower[low : word + 1])) if low < word else None

    def _titled(self, word: int) -> str | None:
        article = self._grammar.child(word, "det")
        if article < 0 or self._grammar.lower[article] != "the":
            return None
        return self._titles.get(self._grammar.lower[word])


def _only(found: Mapping[str, set[str]]) -> dict[str, str]:
    return {word: min(ids) for word, ids in found.items() if len(ids) == 1}
