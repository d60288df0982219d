"""Which claims stand only in a heading: what the body repeats or contains is not heading-only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.model import Span
from sayso.state.context import Context
from sayso.vocabulary import READ_KINDS

__all__ = ["Headings"]

_WORD = re.compile(r"[^\W_]{2,}")
_COMMON = frozenset(
    "the and that for with from was were are has have had his her their its our your they them "
    "this these those who which what when where will would could been being not but into than "
    "then there here you she him all any some says said say by of to in on at as is it we he an "
    "be do so or if no me my us up out off".split()
)
ENOUGH = 0.75
"""Share of a heading's content words that one paragraph of the body must hold."""
RARE = 400
"""A word that stands in more paragraphs than this says nothing about which of them is meant."""


def stems(words: str) -> set[str]:
    """Content words, cut to five letters so that "arrested" meets "arrests"."""
    return {word[:5] for word in (w.lower() for w in _WORD.findall(words)) if word not in _COMMON}


class Headings:
    """Looks claims of headings up in the body."""

    def __init__(self, context: Context, spans: Sequence[Span]) -> None:
        self._context = context
        self._index: dict[str, list[int]] = {}
        if any(context.in_heading(span) for span in spans):
            for number, paragraph in enumerate(context.text.paragraphs):
                span = (paragraph.start, paragraph.end)
                if paragraph.kind in READ_KINDS and not context.in_heading(span):
                    for stem in stems(context.cut(span)):
                        self._index.setdefault(stem, []).append(number)

    def alone(self, span: Span) -> bool | None:
        """True where a heading's words are not in the body, False where they are, else None."""
        if not self._context.in_heading(span):
            return None
        sentence = self._context.sentence_at(span[0])
        whole = (sentence.start, sentence.end) if sentence is not None else span
        wanted = stems(self._context.cut(whole))
        if not wanted:
            return True
        hits: Counter[int] = Counter()
        for stem in wanted:
            found = self._index.get(stem, ())
            if len(found) <= RARE:
                hits.update(found)
        best = hits.most_common(1)
        return not best or best[0][1] < ENOUGH * len(wanted)
