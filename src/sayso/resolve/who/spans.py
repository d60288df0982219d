"""Who a span names outright: names with their titles, sources cut off too early."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.aliases import NAME_RUN
from sayso.resolve.who.callings import RANKS, SHORT_RANKS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.from_words import by_words
from sayso.resolve.who.institutions import OUTLETS
from sayso.resolve.who.naming import looks_like_body, whole_person
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.unmentioned import (
    ROLE_HEADS,
    ROLE_SET,
)
from sayso.vocabulary import MentionKind

__all__ = [
    "NOT_A_NAME",
    "TITLED",
    "is_role_noun",
    "proper_inside",
    "resolve_name",
    "resolve_span",
    "source_words",
    "whole_source",
]

TITLED = re.compile(
    rf"(?:^|[\s\-])(?P<role>{'|'.join(ROLE_HEADS)})\s(?P<name>{NAME_RUN})(?=$|[,;(]|\s(?:who|of|and)\b)"
)


_RANK = re.compile(
    r"(?<=\s)(?:(?:Navy|Army|Air Force|Marine Corps|Marine|Coast Guard|Police|Retired|Ret\.)\s)?"
    r"(?:(?:Staff|Master|First|Lance|Chief|Rear|Vice|Lt|Lieutenant|Brig|Maj|Major|Tech)\.?\s)?"
    rf"(?:{'|'.join(sorted(word.title() for word in SHORT_RANKS))})\.\s"
)
"""A rank cut short between an office and a name: "press director Navy Capt. Dara Omel"."""

SHORTEST_SHOUTED = 4
"""Letters of a name in capitals; a shorter one is an acronym."""


NOT_A_NAME = lex.SOMEBODY | lex.EVERYBODY | {"another"}


NOT_A_NAME |= frozenset({"the", "a", "an", "he", "she", "it", "they", "we", "i", "this", "that",
                         "these", "those", "in", "on", "at", "but", "and", "or", "if", "when",
                         "while", "after", "before", "as", "for", "from", "there", "his", "her",
                         "their", "our", "my", "its", "what", "who", "how", "why", "where", "all",
                         "some", "many", "most", "others", "since", "until", "according", "no",
                         "speaking",                          "asked", "yes", "not"})  # fmt: skip


def resolve_name(cast: Cast, span: Span, kind: MentionKind | None, phrase: Phrase) -> Figure | None:
    """The figure that a phrase names; None where it names nobody outright."""
    outlet = _outlet_inside(cast, span, phrase)
    if outlet is not None:
        return outlet
    text = _RANK.sub("", phrase.text)
    titled = TITLED.search(text)
    if titled is not None and not text[: titled.start()].rstrip().endswith((",", ";")):
        bare = take_apart(titled.group("name"))
        name = " ".join(bare.capital_tail) or titled.group("name")
        known = cast.knowledge.people(name) or cast.knowledge.find(name)
        body = len(bare.capital_tail) > 1 and looks_like_body(bare.capital_tail)
        if fold(name).split()[-1:] and known is None and not body:
            where, name = whole_person(cast.scene, _locate(cast, span, titled.group("name")), name)
            figure = cast.person(name, where)
            if figure is not None:
                figure.heads.add(titled.group("role"))
                figure.rank = figure.rank or titled.group("role") in RANKS
                if where not in cast.at:
                    cast.place(figure, where)
                return figure
    if len(phrase.words) == 1 and phrase.head in NOT_A_NAME:
        return None
    return _in_capitals(cast, phrase) or by_words(cast, phrase, span, kind)


def _in_capitals(cast: Cast, phrase: Phrase) -> Figure | None:
    """Who "OSTREL: No." is: the one person whose name, or last name, stands there in capitals."""
    if not phrase.text.isupper() or not phrase.text.replace(" ", "").isalpha():
        return None
    wanted = fold(phrase.text).split()
    if max(map(len, wanted), default=0) < SHORTEST_SHOUTED:
        return None
    found = {
        id(live): live
        for live in cast.people_of(wanted[-1])
        if live.proper and fold(live.name).split()[-len(wanted) :] == wanted
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _locate(cast: Cast, span: Span, words: str) -> Span:
    """Where some words stand inside a span; the span itself where white space differs."""
    start = cast.scene.raw.find(words, span[0], span[1])
    return (start, start + len(words)) if start >= 0 else span


_DANGLING = re.compile(r"\b(?:by|of|for|from|in|at|with|the|near)\s*$", re.IGNORECASE)


_LED_BY = re.compile(r"(?:by|from|per|via|what)\s(?=\S+\s\S|[A-ZÀ-Þ])")
"""What the reader leaves before a source: "from sources close to both", "what friends relate"."""


def whole_source(cast: Cast, span: Span) -> Span:
    """A source made whole where the reader cut it off.

    "NDC commanders" is one phrase even where "commanders" alone was marked; what ends in "of" or
    "provided by" goes on to the name after it.
    """
    raw = cast.scene.raw
    start, end = span
    led = _LED_BY.match(raw, start, end)
    start = led.end() if led is not None else start
    alone = len(cast.scene.whole(span)) == end - start
    if raw[start : start + 1].islower() and alone and take_apart(raw[start:end]).pronoun is None:
        for where, figure in cast.before(start, 60):
            if where[1] == start - 1 and not figure.is_person() and figure.proper:
                if "\n" not in raw[where[0] : start]:
                    start = where[0]
                break
    match = _DANGLING.search(raw, max(start, end - 12), end)
    if match is not None and match.start() > start:
        reach = [where for where, _ in cast.within((end, min(len(raw), end + 160)))
                 if where[0] - end <= 5 and "\n" not in raw[end : where[0]]]  # fmt: skip
        if reach:
            end = max(where[1] for where in reach)
    return start, end


def source_words(cast: Cast, span: Span) -> str:
    """The words of a source, made whole, with its determiner."""
    return cast.scene.whole(whole_source(cast, span))


_IN_A_CLAUSE = re.compile(
    r",?\s(?:(?:to|of|for|with|from|by|about|in|on)\s)?(?:who|whom|whose|which|that)\s"
)
_CALLS = re.compile(
    r"\b(?:named?|called|calls?|known|identified|goes\sby|signs?|as|pseudonym|nickname\w*)\b"
    r"[^,;]{0,40}$"
)


def proper_inside(cast: Cast, span: Span) -> Iterator[tuple[Span, Figure]]:
    """People named inside a span, those that only qualify it left out.

    "The video, which X has seen" and "a note signed by X" are not X, and several are not one.
    """
    raw = cast.scene.raw
    phrase = take_apart(raw[span[0] : span[1]])
    paper = phrase.head in lex.DOCUMENTS or phrase.head_lemma in lex.DOCUMENTS
    if paper and phrase.head.islower() and phrase.words and phrase.words[-1].islower():
        return
    clause = _IN_A_CLAUSE.search(raw, *span)
    several = phrase.plural and phrase.words and phrase.words[-1].islower()
    for where, figure in cast.within(span):
        if where[0] > span[0] and (
            (several and not figure.plural)
            or (clause is not None and clause.end() <= where[0]
                and _CALLS.search(raw, clause.start(), where[0]) is None)
        ):  # fmt: skip
            continue
        if figure.proper and figure.is_person() and not _subordinate(cast, span, where):
            yield where, figure


_COMPLEMENT = re.compile(
    r"(?:\b(?:of|for|to|from|with|by|against|near|under|about|and|or|in|than|like|alongside|"
    r"told|named\safter|loyal\sto)\s(?:the\s|late\s)?(?:[A-Z][a-z]{1,10}\.?\s){0,2}|[(\[])$"
)


def _subordinate(cast: Cast, span: Span, where: Span) -> bool:
    """Whether a name inside a phrase only qualifies it ("a cousin of X", "X's brother")."""
    raw = cast.scene.raw
    if raw[where[1] : where[1] + 2] in ("'s", "’s") and where[1] + 2 < span[1]:
        return True
    if raw[where[1] - 2 : where[1]] in ("'s", "’s") and where[1] < span[1]:
        return True
    after = raw[where[1] : span[1]].split()
    if len(after) > 1 and after[0].lower().strip(".") in lex.CIVIL_TITLES:
        return True  # "Orhal Gov. Oren Tal": whose governor he is
    if after and len(after) < 3 and after[-1].islower() and is_role_noun(after[-1]):
        return True  # "a Merrin colonel", "Brand supporters"
    before = raw[max(span[0], where[0] - 36) : where[0]]
    return _COMPLEMENT.search(before) is not None


def resolve_span(cast: Cast, span: Span) -> Figure | None:
    """Who a span names or introduces, pronouns and definite descriptions left aside."""
    found = cast.at.get(span)
    if found is not None:
        return found.live()
    span = whole_source(cast, span)
    inner = list(proper_inside(cast, span))
    if inner:
        if span not in cast.at and inner[0][0] != span:
            cast.place(inner[0][1], span)
        return inner[0][1]
    phrase = take_apart(source_words(cast, span))
    if phrase.pronoun is not None or not phrase.words:
        return None
    figure = resolve_name(cast, span, None, phrase)
    if figure is not None:
        cast.place(figure, span)
    return figure


_KINDS = OUTLETS | {"agency", "outlet", "network", "broadcaster", "service", "paper"}


def _outlet_inside(cast: Cast, span: Span, phrase: Phrase) -> Figure | None:
    """ "The Orlan news agency, Varpress", "the state-run Varo news outlet": the outlet named."""
    if phrase.plural or phrase.head_lemma not in _KINDS or not phrase.words[-1].islower():
        return None
    reach = span
    if cast.scene.raw.startswith(", ", span[1]):
        beside = (w for w, _ in cast.within((span[1] + 2, span[1] + 60)) if w[0] == span[1] + 2)
        reach = span[0], next((where[1] for where in beside), span[1])
    found = {
        id(figure): figure
        for where, figure in cast.within(reach)
        if figure.proper and figure.gatherer == "outlet" and where != span
    }
    return next(iter(found.values())) if len(found) == 1 else None


def is_role_noun(word: str) -> bool:
    """Whether a noun says what somebody is (commander, resident, spokesman)."""
    return lemma(word) in ROLE_SET
