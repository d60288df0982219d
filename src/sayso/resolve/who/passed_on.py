"""Who passed on what the one marked as the source said.

"X, citing Y, writes", "X quoted Y as saying", "X was told by Y", "X heard it from Y": the words are
Y's and came through X. A body that gathers others' words is a gatherer; anybody else who passes
them on is the one who was heard: the mouth, and Y is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.model import Attribution, Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.phrases import lemma, take_apart
from sayso.resolve.who.speakers import Speakers
from sayso.resolve.who.subjects import subject_of
from sayso.vocabulary import MentionKind, Role

__all__ = ["Passing", "passers_on", "who_was_told"]

Passing = tuple[Figure, Span]
_QUOTES = re.compile(
    r"\b(?:quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|rel(?:ies|ied|ying)\son|attribut(?:es?|ed|ing)|"
    r"ascrib(?:es?|ed|ing)|credit(?:s|ed|ing)?)\b"
)
_IS_QUOTED = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s(?:\w+\s){0,2}?(?:quoted|cited)\b|\b(?:quoted|cited)\sby\b"
)
_WAS_TOLD = re.compile(
    r"\b(?:told|informed|warned|assured|advised|briefed|notified|promised|ordered|instructed)"
    r"(?:\s(?:of|about))?\sby$"
)
_HEARD_HIM = re.compile(r"(?:\w+\s){0,2}?(?:over)?(?:heard|hears?|hearing)\b")
"""A cue that begins with it: "she heard the officer say"."""
_HEARD_FROM = re.compile(
    r"\b(?:heard|had|has|have|having|got|learned|learnt|received|gathered|knew|knows|know|hear|hears|"
    r"learns|gets)\b(?:\s(?!come|came|go|gone)\w+){0,3}?\sfrom$"
)


def passers_on(
    known: Speakers, row: Attribution, figure: Figure,
    who: Callable[[Speakers, Attribution, Span], Figure | None],
) -> tuple[list[Passing], list[Passing]]:  # fmt: skip
    """(gatherers, mouths) through whom a source's words came by the cue itself, outermost first.

    `who` resolves a noun phrase as a source is resolved.
    """
    scene = known.cast.scene
    cue = scene.cut(row.cue) + _link(known, row)
    kin = _told_mine(known, row)
    if kin is not None:
        passer = who(known, row, kin)
        return [], [] if passer is None or passer.live() is figure else [(passer.live(), kin)]
    quotes = _QUOTES.search(cue) is not None and _IS_QUOTED.search(cue) is None
    heard = _WAS_TOLD.search(cue) is not None or _HEARD_FROM.search(cue) is not None
    heard = heard or (
        _HEARD_HIM.match(cue) is not None and bool(row.source) and row.source[0][0] > row.cue[0][0]
    )
    if not (quotes or heard) or not row.source or scene.is_heading(row.cue[0][0]):
        return [], []
    span = subject_of(scene, row) or _first_named(known, row)
    if span is None or any(a < span[1] and span[0] < b for a, b in row.source):
        return [], []
    if known.parents[row.id] is not None and _is_pronoun(scene.raw[span[0] : span[1]]):
        return [], []  # "she had been told by X", in her own words
    passer = who(known, row, span)
    if passer is None or passer.live() is figure or passer.live() is known.publisher:
        return [], []
    passer = passer.live()
    parent = known.parents[row.id]
    if parent is not None and known.figure(parent) is passer:
        return [], []
    if _gathers(passer, quotes=quotes):
        if not passer.is_person() and not passer.plural:
            passer.gatherer = passer.gatherer or "outlet"
        return [(passer, span)], []
    if passer.document and (heard or known.publisher is None):
        return [], []
    above = _himself_told(known, row, passer)
    return [], [*above, (passer, span)]


_TOLD_SO = re.compile(
    r"(?:(?:was|were|been|is|are)\s(?:\w+\s)?(?:told|informed|assured|warned|promised|ordered|advised|"
    r"instructed)|heard|learn(?:ed|t))$"
)


def who_was_told(
    known: Speakers, row: Attribution, who: Callable[[Speakers, Attribution, Span], Figure | None]
) -> Passing | None:  # fmt: skip
    """ "She was told that he had gone home": by whom, nobody says; it is known from her."""
    scene = known.cast.scene
    if known.parents[row.id] is not None or not row.cue or scene.is_heading(row.cue[0][0]):
        return None
    if _TOLD_SO.search(scene.cut(row.cue)) is None:
        return None
    span = subject_of(scene, row)
    if span is None or scene.raw[slice(*span)].lower() in lex.FIRST_SINGULAR | lex.FIRST_PLURAL:
        return None
    told = who(known, row, span)
    if told is None or not told.live().is_person() or told.live() is known.publisher:
        return None
    return told.live(), span


_LINK = re.compile(r"\s(?:by|from)\s(?:the\s|an?\s|his\s|her\s|their\s)?$")


def _link(known: Speakers, row: Attribution) -> str:
    """The "by" or "from" between cue and source, which the reader leaves to neither or either."""
    if not row.cue or not row.source or row.source[0][0] < row.cue[-1][1]:
        return ""
    match = _LINK.fullmatch(known.cast.scene.raw, row.cue[-1][1], row.source[0][0])
    return "" if match is None else " " + match.group(0).split()[0]


_TELLS = re.compile(r"(?:told|tells|warned|assured|informed)$")
_MINE = re.compile(
    r"\s(?P<who>(?:my|our)\s(?:[a-z\-]+\s)?(?P<head>[a-z\-]+))\b(?!,\snot\s(?:me|us)\b)"
)


def _told_mine(known: Speakers, row: Attribution) -> Span | None:
    """ "The driver told my mother that …": she passed it on to whoever says so."""
    scene = known.cast.scene
    told_of = known.parents[row.id] is not None or known.narrator is not None
    if not told_of or not row.cue or _TELLS.search(scene.cut(row.cue)) is None:
        return None
    match = _MINE.match(scene.raw, row.cue[-1][1])
    if match is None or lemma(match.group("head")) not in _KIN:
        return None
    return match.span("who")


_KIN = lex.FEMALE_NOUNS | lex.MALE_NOUNS | {"neighbour", "neighbor", "friend", "cousin", "parent"}


def _first_named(known: Speakers, row: Attribution) -> Span | None:
    """Without a parser: the first one named in the sentence before the cue."""
    scene, start = known.cast.scene, row.cue[0][0]
    if len(scene.reading.tokens) or not scene.sentences:
        return None
    sentence = scene.sentences[scene.sentence_at(start)]
    return next((where for where, _ in known.cast.within((sentence[0], start))), None)


def _is_pronoun(words: str) -> bool:
    return words.lower() in lex.THIRD_PERSON | lex.FIRST_SINGULAR | lex.FIRST_PLURAL


def _gathers(figure: Figure, *, quotes: bool) -> bool:
    """Whether a passer-on is one whose calling it is; a body that quotes somebody is."""
    if figure.gatherer is not None:
        return True
    if figure.heads & lex.ANAPHORIC_GATHERERS.keys():
        return True
    if any(role in (Role.journalist, Role.outlet) for role, _ in figure.roles):
        return True
    body = figure.kind is MentionKind.group and not figure.is_person() and not figure.document
    return quotes and body and figure.party is None and not _of_state(figure)


def _of_state(figure: Figure) -> bool:
    words = {word.lower() for name in figure.names for word in take_apart(name).words}
    return bool(words & (lex.OFFICIAL_WORDS | lex.PARTY_WORDS))


def _himself_told(known: Speakers, row: Attribution, passer: Figure) -> list[Passing]:
    """ "A heard it from B, who heard it from C": who stands before B already."""
    scene = known.cast.scene
    where = row.cue[0][0]
    for other in known.back(where):
        if scene.sentence_at(other.extent[0]) != scene.sentence_at(where):
            break
        if known.figure(other) is passer:
            return list(known.found[other.id].mouths)
    return []
