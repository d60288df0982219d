"""What a figure is called: the name to show, what titles say, a description without its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.called import called
from sayso.resolve.who.callings import RANKS, ROLE_NOUNS
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.given_names import FEMALE_GIVEN, MALE_GIVEN
from sayso.resolve.who.names import same_name
from sayso.resolve.who.phrases import Phrase, take_apart
from sayso.vocabulary import MentionKind, NameRole, Role

__all__ = [
    "ADDRESSES",
    "LONGEST",
    "OFFICE_AHEAD",
    "ONE_OF_SEVERAL",
    "because",
    "gender_of_name",
    "introduction",
    "name_to_show",
    "shorter_names",
    "take_title",
    "without_clause",
]

LONGEST = 90
"""Code points of a description that is kept whole, with its clause, as a name."""
_CLAUSE = re.compile(
    r",?\s(?:(?:to|of|for|with|from|by|about|in|on)\s)?(?:who|whom|whose|which|that)\s|,\s|\s[(\[]"
)
_HIMSELF = re.compile(r"\s(?:himself|herself|itself|themselves)$", re.IGNORECASE)


def without_clause(text: str) -> str:
    """A description without the clause or the brackets that follow it."""
    match = _CLAUSE.search(text)
    text = text[: match.start()] if match is not None and match.start() > 3 else text
    return _HIMSELF.sub("", text)


_SOME = re.compile(
    r"(?:some|several|many|most|certain|a\s(?:few|number\sof)|dozens\sof|hundreds\sof)\s(?!of\b)",
    re.I,
)


def shorter_names(phrase: Phrase) -> Iterator[str]:
    """Other ways to put a description: without what hangs on it, where its noun says something."""
    if not phrase.words or not phrase.head.islower() or phrase.pronoun is not None:
        return
    if phrase.head_lemma not in lex.GENERIC_PERSONS | lex.SOMEBODY | lex.EVERYBODY:
        yield phrase.core
    counted = _SOME.match(phrase.text)
    if counted is not None and len(phrase.text) < LONGEST:
        yield phrase.text[counted.end() :]
    if len(phrase.text) < LONGEST and "(" in phrase.text:
        yield phrase.text.split(" (")[0]


ONE_OF_SEVERAL = re.compile(
    r"(?:(?:one|another|some|several|two|three|most|both)\b|the\s(?:first|second|third|fourth|fifth|other|"
    r"others|last)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?P<what>an?\s(?:[\w\-]+\s){0,3}?[a-z\-]+(?:\s(?:of|from|at|in)\s(?:the\s)?[\w\-]+)?)"
    r"(?=$|,|\s(?:who|said|says|told|recounted|recalled|added|whose))"
)


def introduction(text: str) -> str | None:
    """What stands beside a description that says little: "a cook" of "one of them, a cook"."""
    match = _BESIDE.match(text)
    if match is None:
        return None
    phrase = take_apart(match.group("what"))
    fits = phrase.words and not phrase.plural and phrase.head.islower()
    return match.group("what") if fits else None


def name_to_show(figure: Figure) -> str:
    """The name to show. People: the fullest. A known body: the file's own name for it if the text
    has it, else the one used most. Others: the fullest name that is no acronym.
    """
    if figure.party is not None:
        if figure.party.name in figure.names:
            return figure.party.name
        return max(figure.counts, key=lambda name: figure.counts[name])
    proper = [
        name for name, (role, _) in figure.names.items()
        if role in (NameRole.name, NameRole.pseudonym, NameRole.nom_de_guerre)
    ]  # fmt: skip
    if not proper:
        return next(iter(figure.names), figure.name)
    if figure.kind is MentionKind.person:
        return max(proper, key=lambda name: len(name.split()))
    return proper[0]


def because(name: str, figure: Figure) -> str:
    """Why a name is taken as one of a figure's, in words."""
    words = fold(name).split()
    if len(words) == 1:
        return "a part of the name"
    return "; ".join(same_name(name, figure.name, kind=figure.kind).reasons[:3])


def gender_of_name(key: str) -> str | None:
    """ "f" or "m" for a given name that is a woman's or a man's nearly everywhere; else None.

    A name alone may be a surname ("Martin", "Rosa").
    """
    first, *more = key.split()
    if first in FEMALE_GIVEN:
        return "f"
    return "m" if more and first in MALE_GIVEN else None


ADDRESSES = frozenset(
    "father mother sister brother son uncle aunt parent family mum mom dad".split()
)
"""What clergy and elders are addressed by: no kin."""


OFFICE_AHEAD = re.compile(
    r"\b(?:Minister|Secretary|Ambassador|Governor|Mayor|Envoy|Commissioner|Representative|Prosecutor|"
    r"Director|Speaker|President|Undersecretary)(?:-(?:elect|designate)\s$|\s(?:for|of|to|in)\s(?:the\s)?"
    r"(?:[A-ZÀ-Þ][\w\-’']+\s|and\s|of\s|the\s){1,6}$)"
)
"""An office with its field before a name: "Minister for the Lower Coast Dara Omel"."""


def take_title(figure: Figure, phrase: Phrase) -> None:
    """What the words before a name say of its bearer."""
    for word in phrase.words[:-1]:
        low = word.lower().strip(".")
        if word[:1].isupper() and low in ROLE_NOUNS - ADDRESSES:
            role, _ = called(low)
            if role is not None and role is not Role.monitor_ngo:  # "Charity Mwale" is a name
                figure.roles.append((role, None))
    for word in phrase.words:
        low = word.lower().strip(".")
        office = low.removesuffix("-elect").removesuffix("-designate")
        if office in lex.CIVIL_TITLES and word[:1].isupper():
            figure.roles.append((Role.official, None))
        if low in RANKS | {"minister", "president", "judge", "mayor", "governor", "commander"}:
            figure.heads.add(low)
        if all(part in RANKS for part in low.split("-")):
            figure.rank = True
        if low == "commander" and word[:1].isupper():
            figure.roles.append((Role.commander, None))
        if low in lex.FEMALE_TITLES:
            figure.gender = "f"
        elif low in lex.MALE_TITLES and figure.gender is None:
            figure.gender = "m"
