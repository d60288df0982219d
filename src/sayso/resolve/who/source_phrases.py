"""Whom the words of a source stand for: a noun phrase, or a pronoun."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model import Attribution, Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.behind import (
    introduced,
    issuer,
    within_quotation,
)
from sayso.resolve.who.called import called
from sayso.resolve.who.calling import ONE_OF_SEVERAL, without_clause
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.coming_back import apposed, definite
from sayso.resolve.who.context import from_context
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.namesakes import namesake
from sayso.resolve.who.papers_again import paper_before
from sayso.resolve.who.phrases import Phrase, lemma
from sayso.resolve.who.plural_subjects import people_before
from sayso.resolve.who.publishers import is_itself
from sayso.resolve.who.reference.pronouns import pronoun
from sayso.resolve.who.spans import resolve_span
from sayso.resolve.who.speakers import Speakers
from sayso.vocabulary import How, MentionKind, NameRole

__all__ = ["is_a_turn", "of_phrase"]


def of_phrase(
    known: Speakers, row: Attribution, span: Span, phrase: Phrase
) -> tuple[Figure | None, How]:
    """Whom a source's phrase stands for, and how that is known."""
    cast = known.cast
    if phrase.pronoun is not None:
        return _of_pronoun(known, row, span, phrase.pronoun)
    if _ANSWERER.fullmatch(phrase.text) is not None:
        voice = known.voice_at(span[0])
        if voice is not None:
            return voice.figure.live(), How.inferred
    behind = issuer(known, span, phrase)
    if behind is not None:
        return behind, How.stated
    if known.publisher is not None and is_itself(known.publisher, phrase, known.bodies):
        return known.publisher, How.stated
    figure = _both_sorts(known, span, phrase) or namesake(known, span, phrase)
    figure = figure or resolve_span(cast, span)
    if figure is not None:
        _learn(figure, phrase)
        return figure, How.stated
    metonym = cast.knowledge.metonym(phrase.core) if phrase.core[:1].isupper() else None
    if metonym is not None:
        state = cast.party(metonym, phrase.core, span)
        cast.place(state, span)
        return state, How.stated
    if ONE_OF_SEVERAL.match(phrase.text) is not None and not phrase.plural:
        named = apposed(cast, span)
        if named is not None:
            cast.place(named, span)
            return named, How.stated
    paper = paper_before(cast, span, phrase) if phrase.definite else None
    if paper is not None:
        cast.place(paper, span)
        return paper, How.stated
    if phrase.definite or _headlinese(known, span, phrase):
        figure, _ = definite(cast, known.memory, span, phrase, publisher=known.publisher)
        if figure is not None:
            cast.place(figure, span)
            _learn(figure, phrase)
            if not figure.proper and phrase.definite:
                figure.add(without_clause(phrase.text), NameRole.description, span)
            return figure, How.stated
    figure = described(cast, phrase, span, None)
    cast.place(figure, span)
    return figure, How.stated


_TWO_SORTS = re.compile(
    r"(?:the\s)?(?P<one>[\w.’'\-]+(?:\s[\w.’'\-]+){0,4}?)\sand\s(?P<other>(?:(?:his|her|its|their|the)\s)?"
    r"(?:[\w.’'\-]+\s){0,3}?(?P<head>[a-z][a-z\-]+))(?:\s(?:in|at|from|of|on|near|outside)\s.*)?$"
)


def _both_sorts(known: Speakers, span: Span, phrase: Phrase) -> Figure | None:
    """ "Orlan and Tasmuri officials", "the premier and his aides": several, not the one named."""
    text = " ".join(known.cast.scene.raw[slice(*span)].split())
    match = _TWO_SORTS.match(text) if " and " in text else None
    if match is None or lemma(match.group("head")) == match.group("head"):
        return None
    if not any(word[:1].isupper() for word in match.group("one").split()):
        return None
    if known.cast.known_body(text.removeprefix("the ").removeprefix("The ")) is not None:
        return None
    many = lemma(match.group("head")) in ROLE_NOUNS | lex.PEOPLE_NOUNS | _OFFICERS
    if not many:
        return None
    figure = described(known.cast, replace(phrase, text=text, head=match.group("head"),
                                           plural=True), span, MentionKind.person)  # fmt: skip
    figure.plural, figure.gatherer = True, None
    known.cast.place(figure, span)
    role, _ = called(match.group("other"))
    if role is not None:
        figure.roles.append((role, span))
    return figure


_OFFICERS = frozenset({"agent", "aide", "ally", "leader", "commander", "member", "force"})
_ANSWERER = re.compile(r"A(?:nswer)?")
"""The label of an answer."""


_BEFORE_WHO = re.compile(r"(?P<noun>\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:[\w\-]+\s?){1,4}?),?\s?$")


_BEGINNING = 400
"""Code points at a report's beginning in which somebody may be only "he" for long."""


def _named_later(known: Speakers, span: Span, word: str) -> Figure | None:
    """ "He asked us to call him X": at a report's beginning the name may come after the pronoun."""
    cast = known.cast
    if word not in lex.MASCULINE | lex.FEMININE or cast.scene.quotation_at(span[0]) is not None:
        return None
    reach = 300 if span[0] > _BEGINNING else 2 * _BEGINNING
    for where, figure in cast.within((span[1], span[1] + reach)):
        if figure.is_person() and figure.proper and not figure.plural:
            wanted = "m" if word in lex.MASCULINE else "f"
            if figure.gender in (None, wanted) and cast.scene.quotation_at(where[0]) is None:
                return figure
    return None


def _headlinese(known: Speakers, span: Span, phrase: Phrase) -> bool:
    """Whether a phrase is a heading's lone word, which has lost its article."""
    return known.cast.scene.is_heading(span[0]) and len(phrase.words) == 1


def _learn(figure: Figure, phrase: Phrase) -> None:
    """A description of somebody known adds its head to what he may be called later."""
    if phrase.words and phrase.words[-1].islower():
        figure.heads.add(phrase.head_lemma)
    figure.former = figure.former or (phrase.former and not figure.institution)


_ANSWERS = re.compile(r"\b(?:denie[sd]|deny|rejected|rejects|disputed|disputes|disagreed|agreed)$")
_THAT = re.compile(r"(?:it|this|that|so|as much|all this|all that|the charge|the claim)\b", re.I)


def _answers(cue: str, row: Attribution, known: Speakers) -> bool:
    """ "She denied it": not she who said it just before."""
    content = known.cast.scene.cut(row.content)
    return _ANSWERS.search(cue) is not None and len(content) < 12 and bool(_THAT.match(content))


def is_a_turn(known: Speakers, row: str) -> bool:
    """ "HOST: He came", "Rao: He said …": words of his own without marks."""
    return known.cast.scene.cut(known.by_id[row].cue).strip() == ":"


def _of_pronoun(
    known: Speakers, row: Attribution, span: Span, word: str
) -> tuple[Figure | None, How]:
    """Whom a pronoun as a source stands for; "I" and "we" are whoever is quoted."""
    cast, parent = known.cast, known.parents[row.id]
    above = known.figure(parent)
    if word in lex.FIRST_SINGULAR | lex.FIRST_PLURAL:
        if above is not None:
            return above, How.stated
        if cast.scene.quotation_at(span[0]) is None:
            if known.narrator is not None:
                return known.narrator[0].live(), How.inferred
            voice = known.voice_at(span[0])
            if voice is not None:
                return voice.figure.live(), How.inferred
            return known.publisher, How.stated
        speaker = known.speaking_at(span[0], but=row.id)
        return speaker or from_context(known, row).figure, How.inferred
    if word in lex.RELATIVE:
        number = cast.scene.sentence_at(span[0])
        for where, figure in cast.before(span[0], 200):
            if where[1] <= span[0] and cast.scene.sentence_at(where[0]) == number:
                return figure, How.stated
        noun = _BEFORE_WHO.search(cast.scene.raw, max(0, span[0] - 60), span[0])
        if noun is not None:
            return introduced(known, noun.span("noun")), How.stated
        return None, How.not_stated
    quotation = cast.scene.quotation_at(span[0])
    quoted = quotation is not None
    if quotation is not None and word in lex.MASCULINE | lex.FEMININE:
        told_of = within_quotation(known, quotation[0], span[0])
        if told_of is not None and told_of is not above and told_of.gender in (
            None, "m" if word in lex.MASCULINE else "f"
        ):  # fmt: skip
            return told_of, How.stated
    spoken = quoted or (parent is not None and is_a_turn(known, parent))
    skip = above if spoken else None
    voice = None if quoted or parent is not None else known.voice_at(span[0])
    if voice is not None:
        skip = voice.figure.live()
    if not quoted and parent is None and _answers(cast.scene.cut(row.cue), row, known):
        skip = known.memory.last(span[0])
    found, stands = pronoun(
        cast, known.memory, span, word, skip=skip, parent=parent,
        said=row.content,
    )  # fmt: skip
    if word == "they":
        people = people_before(known, span)
        if people is not None and (stands is None or stands[1] <= people[1][0]):
            found = people[0]
    if found is None:
        found = _named_later(known, span, word)
    if found is None:
        return None, How.not_stated
    cast.place(found, span)
    if not found.plural and found.gender is None and word in lex.MASCULINE | lex.FEMININE:
        found.gender = "m" if word in lex.MASCULINE else "f"
    return found, How.stated
