"""People and bodies whose calling it is to take down what others say, where somebody tells them.

"She told the folklorist X", "in a statement to the police", "informed the Office", "dictated to the
village teacher", "let it be known through his lawyer". Outlets, monitors and courts are found by
their names; these are gatherers only where the words around them say that somebody was heard.
"""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.aliases import NAME_RUN
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.coming_back import OUR_OWN, definite
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.gathering import issuing_kind
from sayso.resolve.who.phrases import lemma, take_apart
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.scene import Scene
from sayso.resolve.who.spans import resolve_span
from sayso.vocabulary import MentionKind

__all__ = ["recorders_in"]

_PEOPLE = (
    r"folklorists?|historians?|ethnographers?|ethnologists?|anthropologists?|biographers?|"
    r"chroniclers?|researchers?|investigators?|interviewers?|detectives?|police|officers|"
    r"interrogators?|documentarians?|psychologists?|observers?|monitors?|delegates?|inspectors?"
)
_BODIES = r"team|mission|patrol|office|commissioner|rapporteur|clinic"
_VERB = (
    r"(?:told|tells|informed|informs|notified|assured|briefed|"
    r"(?:confided|recounted|described|explained|confessed|admitted|related|spoke|speaking|said|"
    r"reported|complained|testified|declared|stated|wrote|given|made)(?:\s\w+){0,2}?\s(?:to|with)|"
    r"(?:statement|testimony|account|deposition|confession|interview|complaint)s?\s"
    r"(?!(?:released|issued|published|posted|distributed|circulated|put)\b)(?:\w+\s)?"
    r"(?:to|with|by|before|for))"
)
_TOLD = Screened(
    rf"\b{_VERB}\s(?P<who>(?:(?:the|an?|his|her|their|its|our)\s)?(?:[\w\-’']+\s){{0,3}}?"
    rf"(?:{_PEOPLE}|{_BODIES}|Office|Mission)\b(?![’'])(?:\s{NAME_RUN})?)"
)
_TO_HIM = Screened(
    rf"\bTo\s(?P<who>(?:the|an?|his|her)\s(?:[\w\-]+\s){{0,2}}?(?:{_PEOPLE}|journalist|reporter|"
    rf"writer)\b(?:\s{NAME_RUN})?),?\s(?:he|she|they|[A-Z]\w+)\s"
)
_DICTATED = Screened(
    r"\bdictated\s(?:\w+\s){0,2}?to\s(?P<who>(?:the|an?|his|her|their)\s(?:[a-z\-]+\s?){1,3})"
    r"(?=[,.;]|\sthat)"
)
_THROUGH = Screened(
    r"\b(?:through|via|by\sway\sof|(?:recorded|filmed|released|shared|read\sout|taken\sdown|"
    r"passed\son|smuggled\sout|published|posted)\sby)\s"
    r"(?P<who>(?:an?|his|her|their)\s(?:[a-z\-]+\s)?(?:lawyers?|interpreter|translator|solicitor|"
    r"attorney|advocate|intermediary|go-between|relative|friend|family))\b"
)
_SOMEBODY = Screened(
    r"\b(?:(?:told|informed|assured)|(?:declared|stated|confessed|swore|sworn|testified|dictated|"
    r"complained|explained|spoken|related|deposed)\s(?:\w+\s)?(?:to|before))\s"
    r"(?P<who>(?:(?:an?|the|his|her|their)\s)(?:[\w\-]+\s){0,2}?(?P<head>[a-z][a-z\-]+)|"
    r"(?:[a-z\-]+\s)?(?P<many>investigators|prosecutors|interrogators|correspondents)|(?:the\s)?(?P<house>House|Council|Congress|Senate|Assembly))"
    r"(?=\s(?:that|how|what|why|in|on|by|through|at|last|this|years|when|he|she|they|it|there|no|not|"
    r"yesterday|[A-Z0-9])|[,.:;]|$)"
)
"""Anybody who is told something: it is through him that it came."""
_NO_HEARERS = frozenset(
    """world crowd rally nation press conference visitor reporter audience viewer listener supporter
    follower other conference public truth same story mother father wife husband son daughter child
    sister brother parent family patrol village
    team squad headquarters checkpoint mine airport people everybody everyone
    anyone police camera lawyer attorney counsel solicitor advocate""".split()
)
"""Who is spoken to and passes nothing on, or is nearer to the speaker than to the report."""
_OF_COURTS = frozenset(
    """court judge jury juror magistrate coroner commissioner inquest tribunal inquiry enquiry
    commission committee hearing bench panel court-martial deputy""".split()
)
"""Who sits in a court is the court's mouth (`courts`)."""
_OTHER_HEARERS = frozenset(
    """house council congress senate assembly union trust midwife notary chaplain missionary partner
    delegate mediator interpreter scholar pastor bishop abbot warden landlord""".split()
)
_STRANGERS = re.compile(
    r"(?:an?|his|her|their|[a-z]+\s[A-Z]\w+|the\s\w+\s[A-Z]\w+|the\s[A-Z]\w+|the\s[\w\-]+[’']s)\b"
)
"""Whom a body that looks into things itself would not call its own researchers, its patrol."""
_NAMED = re.compile(rf"{NAME_RUN}$")


def recorders_in(
    cast: Cast, memory: Memory, publisher: Figure | None, taken: set[int]
) -> list[tuple[int, int, Figure, Span]]:
    """(start, end, who, the telling words) of every such place; `taken`: ends of gatherers."""
    raw, found = cast.scene.raw, []
    issues = publisher is not None and issuing_kind(publisher.name) != "outlet"
    ends: set[int] = set()
    for pattern in (_TOLD, _TO_HIM, _DICTATED, _THROUGH, _SOMEBODY):
        for match in pattern.finditer(raw):
            span = match.span("who")
            if pattern is _SOMEBODY and (span[1] in ends or not _may_hear(match)):
                continue
            ends.add(span[1])
            if issues and not _STRANGERS.match(raw, span[0]):
                continue
            if span[1] in taken or _is_ours(cast.scene, span):
                continue
            figure = _who(cast, memory, publisher, span)
            if figure is not None and figure is not publisher and figure.gatherer is None:
                found.append((*span, figure, (match.start(), span[0])))
    return sorted(found, key=lambda row: row[:2])


def _may_hear(match: re.Match[str]) -> bool:
    """Whether somebody told is a person or a body that may pass it on."""
    if match.group("head") is None:
        return True
    head = lemma(match.group("head"))
    if head in _NO_HEARERS | _OF_COURTS:
        return False
    return head in lex.PEOPLE_NOUNS | ROLE_NOUNS | lex.INSTITUTIONS | _OTHER_HEARERS


def _is_ours(scene: Scene, span: Span) -> bool:
    words = scene.raw[slice(*span)]
    return OUR_OWN.match(words) is not None or words.lower().startswith(("our ", "this "))


def _who(cast: Cast, memory: Memory, publisher: Figure | None, span: Span) -> Figure | None:
    """The named person in the phrase, whom it comes back to, or somebody described."""
    raw = cast.scene.raw
    name = _NAMED.search(raw, *span)
    if name is not None and " " in name.group(0):
        person = resolve_span(cast, name.span())
        if person is not None:
            return person
    phrase = take_apart(raw[slice(*span)])
    if phrase.definite:
        figure, _ = definite(cast, memory, span, phrase, publisher=publisher)
        if figure is not None:
            return figure
    figure = resolve_span(cast, span)
    if figure is None:
        if phrase.words and phrase.words[-1][:1].isupper() and publisher is not None:
            return None  # "the Office": a body's own short name
        figure = described(cast, phrase, span, None)
    if not figure.is_person() and figure.kind is not MentionKind.group:
        return None
    cast.place(figure, span)
    return figure
