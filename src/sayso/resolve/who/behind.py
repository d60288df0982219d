"""Who stands behind the words that were marked as a source.

The issuer of a statement, whom "quoted by" is said of, whom a narrator recounts, who is told of
inside a quotation.
"""

from __future__ import annotations

import re
from itertools import islice

from sayso.model import Attribution, Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.reference.pronouns import pronoun
from sayso.resolve.who.scene import anchor
from sayso.resolve.who.spans import resolve_name, resolve_span
from sayso.resolve.who.speakers import Speakers
from sayso.resolve.who.unmentioned import ROLE_SET
from sayso.vocabulary import Role

__all__ = [
    "introduced",
    "issuer",
    "quoted_by",
    "recounted",
    "told_him",
    "within_quotation",
]

_ISSUER = re.compile(
    r"\b(?:of|by|from|provided\sby|given\sby|released\sby|issued\sby|published\sby|made\sby|"
    r"compiled\sby|shared\sby|posted\sby)\s(?=(?:the\s|a\s|an\s)?\S)"
)


_DATED = re.compile(
    r"(?:last|this|the\s(?:same|previous|following))\s(?:week|month|year|day|evening|night)|\d|"
    r"(?:early\s|late\s|mid-)?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
"""When a paper was written is not who issued it ("its report of June")."""
_RECEIVED = re.compile(
    r"\b(?:seen|read|obtained|reviewed|viewed|received|examined|inspected|leaked|shown|held)\s$"
)
"""Who got to see a paper did not issue it."""


_QUOTED_BY = re.compile(
    r",\s(?:who\swas\s|which\swas\s)?(?:as\s)?(?:quoted|cited)\s(?:by|in)\s(?:the\s(?:[\w\-]+\s){0,3})?$"
)


def quoted_by(known: Speakers, span: Span) -> tuple[Figure, Span] | None:
    """ "The X office, quoted by the site Y, called it a lie", where only Y was marked: X."""
    scene = known.cast.scene
    if not scene.sentences:
        return None
    first = scene.sentences[scene.sentence_at(span[0])][0]
    match = _QUOTED_BY.search(scene.raw, max(first, span[0] - 40), span[0])
    if match is None or match.start() - first > 120 or match.start() <= first:
        return None
    where = (first, match.start())
    figure = introduced(known, where)
    return None if figure is None else (figure.live(), where)


_WHO = (
    r"(?P<who>him|them(?!\s(?:men|women)\b)|her(?=[,.:;—–“\"]|\s(?:that|to|it|they|he|she|we|I|how|"
    r"what|why|when|where|whether|not|over|on|in|by|at|from|before|after|last|years|later|so|there|"
    r"about|of|the|only|once|then|nothing|everything|[“\"])))(?=[\s,.:;—–“\"])"
)
_TELLS_HIM = re.compile(
    r"(?:told|tells|informed|warned|assured|promised|asked|ordered|advised|begged)\s" + _WHO
)
_SAID_TO_HIM = re.compile(
    r"(?:said|says|swore|swears|sworn|whispered|confided|admitted|complained|confessed|explained|"
    r"wrote|shouted|boasted|described|recounted|mentioned|repeated)\s(?:\w+\s)?(?:to|in)\s" + _WHO
)
_HEARERS = frozenset({Role.journalist, Role.monitor_ngo})
"""Those who pass on by calling what they are told; it is the teller who was heard."""


def told_him(
    known: Speakers, row: Attribution, figure: Figure, *, ahead: bool = False
) -> str | None:
    """ "A nurse told him that …": what the nurse said comes from him, if he speaks in the report.

    The attribution, nearest before, in which he does; None where nobody says who was told.
    """
    scene = known.cast.scene
    if known.parents[row.id] is not None or scene.quotation_at(anchor(row)) is not None:
        return None
    for start, end in row.cue[-1:]:
        match = _to_him(scene.raw, start, end)
        if match is None:
            return None
        word = match.group("who").lower()
        told, _ = pronoun(known.cast, known.memory, match.span("who"), word, skip=figure)
        if told is None or told is figure or not told.is_person():
            return None
        if any(role in _HEARERS for role, _ in told.roles):
            return None
        where = anchor(row)
        for other in islice(known.ahead(where), 12) if ahead else known.back(where):
            free = known.parents[other.id] is None and other.id != row.id
            if known.figure(other) is told and free and known.found[other.id].under is None:
                return other.id
    return None


def _to_him(raw: str, start: int, end: int) -> re.Match[str] | None:
    """The words from the last of a cue on that say that he was told, if they do."""
    word = max(start, raw.rfind(" ", start, end) + 1)
    for begin in (word, start):
        match = _TELLS_HIM.match(raw, begin) or _SAID_TO_HIM.match(raw, begin)
        if match is not None and match.end() >= end:
            return match
    return None


_HAD_SAID = re.compile(
    r"had\s(?:\w+ly\s|once\s|also\s)?(?:said|told|assured|promised|explained|warned|asked|ordered)\b"
)


_WHEN = re.compile(r"\b(?:earlier|previously|before|last|on\s[A-Z]\w+day|in\s(?:[A-Z]\w+|\d{4}))\b")


_PUBLIC = frozenset({Role.official, Role.spokesperson, Role.outlet, Role.monitor_ngo, Role.expert})


def recounted(known: Speakers, row: Attribution, figure: Figure) -> str | None:
    """ "He sat by the radio, he said. Hadrun had assured his men that …": what a narrator recounts.

    The narrator is a person who spoke just before, with another attribution in his favour; whoever
    "had said" something, at no time of its own and in no office, stands behind him.
    """
    scene = known.cast.scene
    cue = scene.cut(row.cue)
    where = anchor(row)
    if known.parents[row.id] is not None or not figure.is_person() or figure.plural:
        return None
    if _HAD_SAID.match(cue) is None or scene.is_heading(where):
        return None
    if any(role in _PUBLIC for role, _ in figure.roles) or scene.quotation_at(where) is not None:
        return None
    first, last = scene.sentences[scene.sentence_at(where)] if scene.sentences else (0, where)
    if _WHEN.search(scene.raw, first, last) is not None:
        return None
    for other in known.back(where):
        narrator = known.figure(other)
        if narrator is None or known.parents[other.id] is not None:
            continue
        if scene.paragraph_at(where) - scene.paragraph_at(anchor(other)) > 1:
            return None
        told = narrator.is_person() and not narrator.plural and narrator is not figure
        if not told or any(role in _PUBLIC for role, _ in narrator.roles):
            return None
        return other.id
    return None


def introduced(known: Speakers, span: Span) -> Figure | None:
    """Whoever a span names or describes; a new figure where it is nobody known."""
    figure = resolve_span(known.cast, span)
    if figure is not None:
        return figure
    phrase = take_apart(known.cast.scene.raw[span[0] : span[1]])
    if phrase.pronoun is not None or not phrase.words:
        return None
    behind = issuer(known, span, phrase)
    if behind is not None:
        return behind
    metonym = known.cast.knowledge.metonym(phrase.core)
    if metonym is not None:
        return known.cast.party(metonym, phrase.core, span)
    figure = described(known.cast, phrase, span, None)
    known.cast.place(figure, span)
    return figure


_SUBJECT_THERE = re.compile(
    r"(?:(?<=[“\".!?]\s)|(?<=[“\"])|(?<=,\s))(?P<noun>(?:[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Oo]ne)\s(?:[a-z\-]+\s){0,2}?"
    r"(?P<head>[a-z\-]+))(?=(?:,[^.;“”]{2,60},)?\s(?:who|called|told|came|said|was|had|has|put|took|went|gave|"
    r"rang|[a-z]+ed)\b)"
)


def within_quotation(known: Speakers, start: int, position: int) -> Figure | None:
    """ "The director called me. He said …": of whom the speaker told just before."""
    scene, last = known.cast.scene, None
    for match in _SUBJECT_THERE.finditer(scene.raw, max(start, position - 240), position):
        if (
            match.group("noun") == "One of them"
            or lemma(match.group("head")) in ROLE_SET | lex.PEOPLE_NOUNS | lex.GENERIC_PERSONS
        ):
            last = match
    if last is None:
        return None
    for _, figure in known.cast.within((last.end(), position)):
        if figure.is_person() and figure.proper:
            return None
    return introduced(known, last.span("noun"))


def issuer(known: Speakers, span: Span, phrase: Phrase) -> Figure | None:
    """Who stands behind "a statement by X", "X's report", "the information provided by X"."""
    given = phrase.text.startswith("Statement of ")  # the heading of somebody's testimony
    if not given and phrase.head_lemma not in lex.CARRIERS and phrase.head not in lex.CARRIERS:
        return None
    raw = known.cast.scene.raw
    text = raw[span[0] : span[1]]
    match = _ISSUER.search(text.split(",")[0])
    if match is not None and _RECEIVED.search(text, 0, match.start()) is not None:
        return None
    if match is not None:
        start = span[0] + match.end()
        if _DATED.match(raw, start, span[1]) is not None:
            return None
        return introduced(known, (start, span[1]))
    owner = re.match(r"(?P<who>[^\n]{2,80}?)[’']s?\s", text)
    if owner is not None and raw[span[0] + owner.end("who")] in "’'":
        return introduced(known, (span[0], span[0] + owner.end("who")))
    low = text.lower()
    for word in ("his ", "her ", "its ", "their "):
        if low.startswith(word):
            figure, _ = pronoun(known.cast, known.memory, span, word.strip())
            return figure
    # "a ministry statement", "the Council's press release" without the mark of the genitive
    head = text.rstrip().rfind(" ")
    if phrase.capital_tail == () and head > 0 and len(phrase.words) > 1:
        inner = take_apart(text[:head])
        if inner.words and inner.words[-1][:1].isupper():
            return resolve_name(known.cast, (span[0], span[0] + head), None, inner)
    return None
