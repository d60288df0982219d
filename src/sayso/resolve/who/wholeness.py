"""Which of the reader's mentions are whole noun phrases, and not clauses or pieces of words."""

from __future__ import annotations

import re

from sayso.model import Mention
from sayso.resolve.who.scene import Scene

__all__ = ["is_clause", "is_whole"]

_SUBJECTS = frozenset({"i", "he", "she", "they", "we", "me", "him", "them", "us", "it"})
_INNER_PRONOUN = re.compile(
    r"(?<!\bof)(?<!\bby)(?<!\bwith)\s(?:he|she|they|we|I|us|me|him|He|She|They|We)\b"
)
_TWO = re.compile(r"[a-z0-9)][.!?][\"”’]*\s+[“\"]?[A-Z]|[,.!?][”\"]\s|\s[“\"][A-Z]")
"""Marks of a span that runs over the end of a sentence or of a quotation."""


def is_whole(raw: str, mention: Mention) -> bool:
    """Not across paragraphs, sentences and quotations, no clause, no piece of a hyphenated word."""
    start, end = mention.start, mention.end
    words = raw[start:end].split(None, 1)
    if len(words) > 1 and words[0].lower() in _SUBJECTS:
        return False
    if _TWO.search(raw, start, end) is not None or _INNER_PRONOUN.search(raw, start + 1, end):
        return False
    if "\n\n" in raw[start:end] or raw[end - 1 : end] == "-" or raw[start : start + 1] == "-":
        return False
    return not (
        (raw[end : end + 1] == "-" and raw[end + 1 : end + 2].isupper())
        or (
            raw[start - 1 : start] == "-"
            and raw[start - 2 : start - 1].isalpha()
            and raw[start : start + 1].isupper()
            and start >= 4
            and raw[start - 4 : start - 3].isalpha()
        )
    )


def is_clause(scene: Scene, mention: Mention) -> bool:
    """Whether the parser sees a sentence in it: its top word is a verb."""
    if scene.raw.count(" ", mention.start, mention.end) < 2:
        return False
    tokens = scene.reading.tokens
    inner = tokens.within((mention.start, mention.end))
    if len(inner) < 3:
        return False
    for index in inner:
        if not inner.start <= int(tokens.heads[index]) < inner.stop:
            return tokens[index].pos in {"VERB", "AUX"}
    return False
