"""Which paper "the statement", "the study", "the footage" comes back to.

A paper is brought in once, with more words ("a statement by the Harbour Office", "its report of
June"), whether it is quoted there or not, and goes on being quoted under its bare noun.
"""

from __future__ import annotations

import re

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import Phrase, take_apart
from sayso.resolve.who.reference.forms import called_in_full
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["paper_before", "paper_by"]

_ALIKE = (
    frozenset("statement communique communiqué release press-release declaration".split()),
    frozenset("report study survey audit poll".split()),
    frozenset("letter message email e-mail fax telegram cable".split()),
    frozenset("note memo memorandum".split()),
    frozenset("video footage recording clip tape film".split()),
)
"""Nouns of which one may stand for another."""
_REACH = 3000
"""Code points back in which a paper is looked for."""
_BROUGHT_IN = (
    r"(?P<what>\b(?:an?|another|its|his|her|their|the\s[\w\-]+[’']s?|[A-ZÀ-Þ][\w\-]+[’']s?)\s"
    r"(?:[\w’'\-]+\s(?:\([A-Z.]{2,10}\)\s)?){0,6}?(?:NOUNS))\b(?!-)"
)

_BY = re.compile(
    r"\b(?P<what>(?:[Aa]n?|[Tt]he)\s(?:[\w\-]+\s){0,2}?(?:statement|communiqu[eé]|report|letter|"
    r"declaration|press\srelease))\s(?:by|from|of)\s(?:the\s)?$"
)


def paper_before(cast: Cast, span: Span, phrase: Phrase) -> Figure | None:
    """The paper that a bare noun comes back to; None where none was brought in before it."""
    head = phrase.head_lemma
    if len(phrase.words) > 2 or head not in lex.DOCUMENTS | {"statement"}:
        return None
    if phrase.text.removeprefix(phrase.text.split()[0]).strip() != phrase.core:
        return None  # "the statement of the widow" says which
    alike = frozenset().union(*(row for row in _ALIKE if head in row))
    # The same noun goes before one that only may stand for it.
    return _with_noun(cast, span, phrase, frozenset({head})) or (
        _with_noun(cast, span, phrase, alike - {head}) if alike else None
    )


def _with_noun(cast: Cast, span: Span, phrase: Phrase, same: frozenset[str]) -> Figure | None:
    """The paper brought in with one of these nouns, the last before a span."""
    head = phrase.head_lemma
    placed: tuple[int, Figure] | None = None
    for where, figure in cast.before(span[0], _REACH):
        bare = not figure.plural and not phrase.plural
        if figure.document and (figure.heads & same if bare else head in figure.heads):
            if figure.plural != phrase.plural or not _told_by(phrase, figure):
                continue
            placed = where[0], figure
            break
    if phrase.plural:
        return None if placed is None else placed[1]
    first = _introduction(cast, span[0], sorted(same), phrase)
    if placed is not None and (first is None or placed[0] >= first[0] - 2):
        _take_up(placed[1], phrase, span)
        return placed[1]
    if first is None:
        return None
    figure = described(cast, take_apart(cast.scene.raw[slice(*first)]), first, MentionKind.document)
    cast.place(figure, first)
    called_in_full(cast, figure, first)
    _take_up(figure, phrase, span)
    return figure


def paper_by(cast: Cast, span: Span, cue_end: int) -> tuple[Figure, Span] | None:
    """ "said a statement by the Harbour Office", where only the office was marked: the paper."""
    scene = cast.scene
    match = _BY.search(scene.raw, max(0, span[0] - 60), span[0])
    if match is None or not match.start("what") < cue_end <= span[0]:
        return None
    where = match.start("what"), span[1]
    figure = described(cast, take_apart(scene.raw[slice(*where)]), where, MentionKind.document)
    cast.place(figure, where)
    return figure, where


def _introduction(cast: Cast, position: int, nouns: list[str], phrase: Phrase) -> Span | None:
    """Where a paper was last brought in before a position, with its noun and the words before."""
    scene = cast.scene
    pattern = re.compile(_BROUGHT_IN.replace("NOUNS", "|".join(map(re.escape, nouns))))
    found: Span | None = None
    for match in pattern.finditer(scene.raw, max(0, position - _REACH), position):
        where = match.span("what")
        if scene.quotation_at(where[0]) is None and _fits(phrase, match.group("what")):
            found = where
    return found


def _told_by(phrase: Phrase, figure: Figure) -> bool:
    """Whether what stands before the noun is among a paper's words ("the police report")."""
    wanted = {word.lower() for word in phrase.words[:-1]}
    return not wanted or any(wanted <= set(name.lower().split()) for name in figure.names)


def _fits(phrase: Phrase, words: str) -> bool:
    return {word.lower() for word in phrase.words[:-1]} <= set(words.lower().split())


def _take_up(figure: Figure, phrase: Phrase, span: Span) -> None:
    if phrase.text not in figure.names:
        figure.add(phrase.text, NameRole.description, span)
