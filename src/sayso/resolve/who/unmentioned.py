"""Names and people for which the reader found no mention: what the words around them show.

Titles before names, names given as such, names beside what their bearers are, subjects of sentences
("My brother rang") and the people of a body ("NDC fighters").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.aliases import NAME_RUN, given_names
from sayso.resolve.who.called import called
from sayso.resolve.who.callings import ROLE_NOUNS, SHORT_RANKS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.folding import fold
from sayso.resolve.who.from_words import described
from sayso.resolve.who.naming import is_title, looks_like_body, without_titles
from sayso.resolve.who.phrases import lemma, take_apart
from sayso.vocabulary import MentionKind, NameRole

__all__ = [
    "NO_NAME",
    "ROLE_HEADS",
    "ROLE_SET",
    "apposed_name",
    "given_names_first",
    "labels_first",
    "people_of_bodies",
    "subjects_with_names",
    "subjects_without_mention",
    "titled_names",
    "unmarked_bodies",
]  # fmt: skip

ROLE_HEADS = sorted(
    {word for word in ROLE_NOUNS if word.isalpha()}
    | {"leader", "chief", "head", "resident", "activist", "villager", "terrorist", "director"}
)
ROLE_SET = frozenset(ROLE_HEADS)
NO_NAME = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                      "january", "february", "march", "april", "may", "june", "july", "august",
                      "september", "october", "november", "december"})  # fmt: skip

_WORD_BEFORE = re.compile(r"\b[^\W\d_]+(?=\s)")
_TITLED = re.compile(rf"\w+\s(?P<name>{NAME_RUN})(?=[,.;)]|\s[a-z])")


def titled_names(cast: Cast) -> None:
    """ "my uncle Idris", "commander Rovin": a name after what its bearer is, without a mention."""
    for match in _titled(cast.scene.raw):
        name, span = match.group("name"), match.span("name")
        if fold(name).split()[-1:] and fold(name).split()[-1] in NO_NAME:
            continue
        if fold(name).split()[-1:] and fold(name).split()[-1] in SHORT_RANKS:
            continue  # "director Navy Capt. Dara Omel": the name is yet to come
        if next(cast.within((span[0] - 40, span[1] + 1)), None) is not None and any(
            where[0] <= span[0] < where[1] for where, _ in cast.within((span[0] - 40, span[1] + 40))
        ):
            continue
        if len(name.split()) > 1 and looks_like_body(tuple(name.split())):
            continue
        if cast.knowledge.find(name) is None and cast.knowledge.people(name) is None:
            figure = cast.person(name, span)
            if figure is not None:
                cast.place(figure, span)


def _titled(raw: str) -> Iterator[re.Match[str]]:
    end = 0
    for word in _WORD_BEFORE.finditer(raw):
        if word.start() >= end and word.group() in ROLE_SET:
            match = _TITLED.match(raw, word.start())
            if match is not None:
                end = match.end()
                yield match


_LABEL = re.compile(
    r"\b(?:Witness|Source|Informant|Interviewee|Resident|Detainee|Subject|Survivor|Victim|Patient|"
    r"Defendant|Respondent|Complainant|Officer|Soldier|Agent)\s(?:[A-Z]{1,3}-\d{1,4}|[A-Z]{1,2}\d{0,3}|\d{1,4})\b(?![’'])"
)


def labels_first(cast: Cast) -> None:
    """ "Witness B", "Source 4": who is hidden behind a letter or a number."""
    for match in _LABEL.finditer(cast.scene.raw):
        figure = cast.label(match.group(0), match.span())
        cast.place(figure, match.span())
        start, end = match.span()
        cast.at[(start, start + len(match.group(0).split()[0]))] = figure
        letter = end - len(match.group(0).split()[-1])
        for piece in range(letter + 1, end + 1):  # mentions that cover less than the label
            cast.at[(letter, piece)] = cast.at[(start, piece)] = figure


def given_names_first(cast: Cast) -> None:
    """Names that the text introduces as such ("the pseudonym X") are whole; mentions may not be."""
    for name, span in given_names(cast.scene.raw):
        if len(name.split()) > 1 and cast.knowledge.find(name) is None:
            figure = cast.person(name, span)
            if figure is not None:
                cast.place(figure, span)


_THE_BODY = re.compile(rf"\b[Tt]he\s(?:so-called\s)?[“‘]?(?P<name>{NAME_RUN})")


def unmarked_bodies(cast: Cast) -> None:
    """ "of the Southern Covenant" where only "the Covenant" was marked: one body."""
    for match in _THE_BODY.finditer(cast.scene.raw):
        name, span = match.group("name"), match.span("name")
        words = name.split()
        if span in cast.at or cast.scene.is_heading(span[0]):
            continue
        known = cast.known_body(name)
        if known is None and len(words) > 1:
            short = cast.known_body(words[-1])
            if short is None or short.party is not None or short.gatherer is not None:
                continue
            if any(len(other.split()) > 1 for other in short.names) or words[-1].isupper():
                continue
            cast.alias(
                short, name, NameRole.name, span, f"{words[-1]} / {name}: the end of its name"
            )
            short.name, known = name, short
        if known is not None and known.kind is MentionKind.group and known.proper:
            cast.place(known, span)


_PEOPLE_OF = re.compile(
    r"[ \u00a0](?:[a-z\-]+\s)?(?P<head>terrorists|fighters|members|militants|soldiers|commanders|"
    r"leaders|supporters|gunmen|recruits|officers|troops|rebels|guards|officials|prisoners|defectors)\b"
)


def people_of_bodies(cast: Cast) -> None:
    """ "NDC fighters": several people, beside the body by whose name they go."""
    for start, end, index in list(cast.timeline):
        figure = cast.figures[index].live()
        match = _PEOPLE_OF.match(cast.scene.raw, end)
        if match is None or not figure.proper or figure.kind is not MentionKind.group:
            continue
        span = (start, match.end())
        if span in cast.at:
            continue
        phrase = take_apart(cast.scene.raw[span[0] : span[1]])
        people = described(cast, phrase, span, MentionKind.person)
        if people.plural and people.is_person():
            cast.place(people, span)


_SUBJECT = re.compile(
    r"(?:(?<=[.!?”]\s)|(?<=\n)|^)(?P<noun>(?:My|His|Her|Our|Their|A|An|One|The\s[\w\-]+[’']s)\s(?:[a-z\-]+\s){0,2}?(?P<head>[a-z\-]+))"
    r"(?=\s(?:who|and|was|were|is|has|had|[a-z]+(?:ed|s)|rang|wrote|saw|told|heard|went|ran|came|found|"
    r"lost|left|knew|took|got)\b)"
)


_WITH_NAME = re.compile(
    r"(?:(?<=[.!?”]\s)|(?<=\n)|^)(?P<what>(?:The|An?|His|Her|Its|Their|Another)\s(?:[\w\-’']+\s){0,4}?"
    r"(?P<head>[a-z\-]+)(?:\s(?:of|in|for|at|from)\s[^,.;:“”\n]{2,40})?),\s"
    rf"(?P<name>{NAME_RUN})(?=,|\s[a-z])"
)


def subjects_with_names(cast: Cast) -> None:
    """ "The paymaster, Captain X, gave another account": X, whether he is quoted there or not."""
    people = {m.end for m in cast.scene.reading.mentions if m.kind is MentionKind.person}
    for match in _WITH_NAME.finditer(cast.scene.raw):
        name = match.group("name")
        if cast.scene.is_heading(match.start()) or len(name.split()) < 2:
            continue
        calling = lemma(match.group("head")) in ROLE_SET | lex.PEOPLE_NOUNS | _KIN
        if not (calling or match.end("name") in people or is_title(name.split()[0])):
            continue
        bare = " ".join(without_titles(tuple(name.split())))
        if looks_like_body(tuple(name.split())) or cast.knowledge.find(bare) is not None:
            continue
        where = match.end("name") - len(bare), match.end("name")
        figure = None if cast.known_body(bare) is not None else cast.person(bare, where)
        if figure is None:
            continue
        role, _ = called(match.group("what"))
        if role is not None:
            figure.roles.append((role, match.span("what")))
        figure.heads.add(lemma(match.group("head")))
        cast.place(figure, match.span("name"))
        cast.at.setdefault(match.span("what"), figure)
        cast.at.setdefault((match.start("what"), match.end("head")), figure)


_THE_MANY = re.compile(
    r"(?:(?<=[.!?”:]\s)|(?<=[“\"\n])|^)(?P<noun>The\s(?:[a-z\-]+\s){0,2}?(?P<head>[a-z\-]+))"
    r"(?=(?:,[^,.\n]{2,40},)?\s(?:were|had|have|came|took|went|said|told|asked|ran|left|got|put|[a-z]+ed)\b)"
)
"""Several people brought in as if known ("The policemen came back")."""
_REMEMBERED = 20_000
_KIN = lex.FEMALE_NOUNS | lex.MALE_NOUNS


def subjects_without_mention(cast: Cast) -> None:
    """ "My brother rang": a person at a sentence's beginning for whom no mention was found."""
    spans = {(m.start, m.end) for m in cast.scene.reading.mentions}
    starts = {start for start, _ in spans}
    for match in _SUBJECT.finditer(cast.scene.raw):
        if match.start("noun") in starts or cast.scene.is_heading(match.start()):
            continue
        if lemma(match.group("head")) not in ROLE_SET | lex.PEOPLE_NOUNS | _KIN:
            continue
        phrase = take_apart(match.group("noun"))
        figure = described(cast, phrase, match.span("noun"), MentionKind.person)
        cast.place(figure, match.span("noun"))
    for match in _THE_MANY.finditer(cast.scene.raw):
        head, start = match.group("head"), match.start("noun")
        known = start in starts and match.span("noun") in cast.at
        if known or cast.scene.is_heading(start) or lemma(head) == head:
            continue
        if lemma(head) not in ROLE_SET | lex.PEOPLE_NOUNS | _KIN:
            continue
        before = cast.scene.raw[max(0, start - _REMEMBERED) : start].lower()
        if lemma(head)[:-1] in before:
            continue  # they were spoken of before: a coming back
        phrase = take_apart(match.group("noun"))
        figure = described(cast, phrase, match.span("noun"), MentionKind.person)
        if figure.plural:
            cast.place(figure, match.span("noun"))


_APPOSED = re.compile(
    r"(?P<what>[^,;“”\n]{3,140}),\s(?:\d{1,2}-year-old\s)?"
    r"(?:[A-Z][a-z]{1,4}(?:-[A-Z][a-z]+)?\.\s|[A-Z][a-z]{2}-[A-Z][a-z]{2}\s)*"
    rf"(?P<name>{NAME_RUN}),?\s?"
)
"""What somebody is, and the name beside it, abbreviated ranks left out."""


def apposed_name(cast: Cast, span: Span) -> bool:
    """ "Serrat’s ambassador in Lodd, Pavel Ostrin,": a name beside what its bearer is."""
    match = _APPOSED.fullmatch(cast.scene.raw, *span)
    if match is None or len(match.group("name").split()) < 2:
        return False
    head = take_apart(match.group("what")).head_lemma
    if head not in ROLE_SET | lex.PEOPLE_NOUNS or cast.knowledge.find(match.group("name")):
        return False
    bare = " ".join(without_titles(tuple(match.group("name").split())))
    figure = cast.person(bare, (match.end("name") - len(bare), match.end("name")))
    if figure is None:
        return False
    role, _ = called(match.group("what"))
    if role is not None:
        figure.roles.append((role, match.span("what")))
    cast.place(figure, match.span("name"))
    cast.at[span] = figure
    return True
