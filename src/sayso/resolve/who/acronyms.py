"""Acronyms that the text itself explains: "Northern Defence Council (NDC)"."""

from __future__ import annotations

import re

from sayso.model import Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.folding import fold
from sayso.resolve.who.initials import is_acronym
from sayso.resolve.who.naming import letters_fit
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["acronyms"]

_BRACKET = re.compile(r"\((?P<in>[^()\[\]\n]{2,60})\)")


def acronyms(cast: Cast) -> None:
    """ "Northern Defence Council (NDC)", "NDC (Northern Defence Council)"."""
    raw = cast.scene.raw
    for match in _BRACKET.finditer(raw):
        inner = match.group("in").strip(" '’\"")
        before = raw[max(0, match.start() - 140) : match.start()].rstrip()
        if not before:
            continue
        end = max(0, match.start() - 140) + len(before)
        if is_acronym(inner) or (
            inner.isalpha() and inner[:1].isupper() and inner != inner.title()
        ):
            _bracketed_acronym(cast, inner, match.span("in"), end)
        elif is_acronym(before.split()[-1]) and letters_fit(before.split()[-1], inner):
            figure = cast.group(before.split()[-1], (end - len(before.split()[-1]), end))
            cast.alias(
                figure, inner, NameRole.name, match.span("in"), f"{match.group(0)}: in brackets"
            )
            figure.name = inner
    _unexplained(cast)


_LEAST = 2
_OFTEN = frozenset({"of", "the", "for", "and", "in", "on", "to"})


def _unexplained(cast: Cast) -> None:
    """ "The Orlan Harbour Authority … the OHA said": letters that fit one body of the text."""
    bodies = [
        figure
        for figure in cast.figures
        if figure.into is None and figure.proper and figure.kind is MentionKind.group
    ]
    short = [one for one in bodies if one.party is None and all(map(is_acronym, one.names))]
    for figure in short:
        letters = fold(figure.name).replace(" ", "")
        if len(letters) < _LEAST or figure.live() is not figure:
            continue
        fitting = [
            other
            for other in bodies
            if other is not figure and other.into is None and any(
                _spells(letters, name) for name in other.names
            )
        ]  # fmt: skip
        if len(fitting) != 1 or any(is_acronym(name) for name in fitting[0].names):
            continue
        for name, (_, span) in list(figure.names.items()):
            cast.alias(
                fitting[0], name, NameRole.acronym, span, f"{name}: initials of {fitting[0].name}"
            )


def _spells(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name's capitalised words, small ones left out."""
    words = [word for word in name.replace("-", " ").split() if word.lower() not in _OFTEN]
    return (
        len(words) == len(letters)
        and all(word[:1].isupper() for word in words)
        and "".join(fold(word)[:1] for word in words) == letters
    )


def _bracketed_acronym(cast: Cast, acronym: str, span: Span, end: int) -> None:
    bodies = [
        (where, figure)
        for where, figure in cast.within((max(0, end - 140), end))
        if where[1] == end and figure.proper and figure.kind is MentionKind.group
    ]
    party = cast.knowledge.find(acronym)
    if party is not None:
        for _, figure in bodies:
            if figure.party is party:
                figure.add(acronym, NameRole.acronym, span)
                return
    fitting = [row for row in bodies if any(letters_fit(acronym, name) for name in row[1].names)]
    if not fitting:
        # No initials: a translation's, as it is with many movements. Take the shortest body name.
        longer = [row for row in bodies if len(row[1].name.split()) > 1]
        fitting = sorted(longer, key=lambda row: row[0][0], reverse=True)[:1]
        if party is not None and fitting and fitting[0][1].party not in (None, party):
            return
    if not fitting:
        fitted = _run_before(cast, acronym, end)
        if fitted is None:
            return
        name, where = fitted
        figure = cast.group(name, where)
        cast.place(figure, where)
        fitting = [(where, figure)]
    figure = fitting[0][1]
    taken = cast.known("p", fold(acronym))
    if taken is not None and acronym.isupper() and set(taken.names) == {acronym}:
        cast.merge(figure, taken)  # the reader took the letters for a person
    cast.alias(
        figure, acronym, NameRole.acronym, span, f"{acronym}: in brackets after {figure.name}"
    )
    if party is not None and figure.party is None:
        figure.party = party
        known = cast.party(party, acronym, span)
        cast.merge(figure, known)


def _run_before(cast: Cast, acronym: str, end: int) -> tuple[str, Span] | None:
    """The words before a bracket whose initials it holds."""
    raw = cast.scene.raw
    size = len(acronym.replace(".", ""))
    starts = [m.start() for m in re.finditer(r"\b\w", raw[max(0, end - 140) : end])]
    base = max(0, end - 140)
    for count in range(size, min(len(starts), size + 4) + 1):
        start = base + starts[-count]
        name = " ".join(raw[start:end].split())
        if "\n" not in raw[start:end] and name[:1].isupper() and letters_fit(acronym, name):
            return name, (start, end)
    return None
