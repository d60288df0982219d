"""Which figure each attribution's source is, where it has one; the order in which all are found.

Bodies of text first, in reading order; headings last, since what they quote stands below them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from sayso.model import Attribution, Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.behind import (
    introduced,
    issuer,
    quoted_by,
    recounted,
    told_him,
    within_quotation,
)
from sayso.resolve.who.called import called
from sayso.resolve.who.calling import ONE_OF_SEVERAL, without_clause
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.citing import citing
from sayso.resolve.who.coming_back import apposed, definite
from sayso.resolve.who.context import from_context, without_source
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.headings import heading, lead
from sayso.resolve.who.namesakes import namesake
from sayso.resolve.who.narrators import narrator
from sayso.resolve.who.nesting import parents_first
from sayso.resolve.who.papers_again import paper_before, paper_by
from sayso.resolve.who.passed_on import passers_on, who_was_told
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.plural_subjects import people_before
from sayso.resolve.who.publishers import is_itself
from sayso.resolve.who.reference.forms import called_in_full
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.pronouns import pronoun
from sayso.resolve.who.scene import anchor
from sayso.resolve.who.spans import resolve_span, source_words, whole_source
from sayso.resolve.who.speakers import Speaker, Speakers
from sayso.vocabulary import How, MentionKind, NameRole, Role

__all__ = ["resolve_sources"]


def resolve_sources(cast: Cast, memory: Memory, publisher: Figure | None) -> Speakers:
    """Find every speaker of a report."""
    known = Speakers(cast, memory, publisher, narrator(cast, publisher))
    scene = cast.scene
    body = [row for row in known.order if not scene.is_heading(anchor(row))]
    headings = [row for row in known.order if scene.is_heading(anchor(row))]
    for row in parents_first(body, known.parents):
        one(known, row)
    # A quotation before its speaker is named ("…". That was Solen's answer) waits for the rest.
    for row in body:
        if known.figure(row) is None and not row.source and not row.cue:
            known.found[row.id] = from_context(known, row, forward=True)
    for row in body:
        told_in_passing(known, row)
    lead(known, body)
    for row in parents_first(headings, known.parents):
        if row.source:
            one(known, row)
        heading(known, row)
    return known


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|rejects?|rejected|admits?|admitted)\b")
_CHARGES = re.compile(
    r"(?:all|the|both|any|these|those)?\s?(?:the\s)?(?:criminal\s)?(?:charges?|counts?)\b", re.I
)


def told_in_passing(known: Speakers, row: Attribution) -> None:
    """ "An officer told him that …", where he speaks further down only: it comes from him."""
    speaker = known.found[row.id]
    figure = known.figure(row)
    if figure is None or speaker.under is not None or figure.gatherer or not figure.is_person():
        return
    teller = told_him(known, row, figure, ahead=True)
    if teller is not None:
        known.found[row.id] = replace(speaker, under=teller)


def _denies_charges(known: Speakers, row: Attribution) -> bool:
    """Whether somebody answers what he is charged with."""
    scene = known.cast.scene
    denies = _DENIES.search(scene.cut(row.cue)) is not None
    return denies and _CHARGES.match(scene.cut(row.content)) is not None


def one(known: Speakers, row: Attribution) -> None:
    """Find one speaker and remember that he spoke."""
    if _after_the_answer(known, row):
        known.parents[row.id] = None
    speaker = with_source(known, row) if row.source else without_source(known, row)
    if speaker.figure is None and not speaker.mouths:
        told = who_was_told(known, row, _anyone)
        if told is not None:
            speaker = replace(speaker, mouths=(told,))
    parent = known.parents[row.id]
    speaker = in_a_voice(known, row, speaker)
    figure = speaker.figure
    if figure is not None and parent is not None and known.figure(parent) is figure.live():
        speaker = Speaker(figure, speaker.how, speaker.passage, own=True)
    known.found[row.id] = speaker
    if figure is not None and known.cast.scene.cut(row.cue).lower().endswith(
        ("plead", "pleads", "pleaded")
    ):
        figure.roles.append((Role.participant, speaker.passage))
    if figure is not None and _denies_charges(known, row):
        figure.roles.append((Role.participant, speaker.passage))
    if figure is not None and parent is not None:
        known.memory.quoted[parent] = figure
    elif (
        figure is not None and speaker.under is None
        and known.cast.scene.quotation_at(anchor(row)) is None
    ):  # fmt: skip
        known.memory.speaks(anchor(row), figure)


def _after_the_answer(known: Speakers, row: Attribution) -> bool:
    """A note below an interview's last answer, which the reader took for a part of it."""
    parent = known.parents[row.id]
    if parent is None or known.cast.scene.quotation_at(anchor(row)) is not None:
        return False
    above = known.by_id[parent]
    if (above.source and not _is_a_turn(known, parent)) or not above.content:
        return False
    told = known.voice_at(above.content[0][0])
    return told is not None and known.voice_at(anchor(row)) is None


def in_a_voice(known: Speakers, row: Attribution, speaker: Speaker) -> Speaker:
    """Whoever speaks in another's answer, testimony or letter is known from him."""
    scene = known.cast.scene
    where = anchor(row)
    if known.parents[row.id] is not None or scene.quotation_at(where) is not None:
        return speaker
    voice = known.voice_at(where)
    if voice is None or speaker.under is not None or speaker.mirror is not None:
        return speaker
    teller, figure = voice.figure.live(), speaker.figure
    if figure is not None and (figure.live() is teller or figure.live() is known.publisher):
        return speaker
    heard = [mouth for mouth in speaker.mouths if mouth[0].live() is not teller]
    return replace(speaker, mouths=((teller, voice.passage), *heard))


_REPORTS = re.compile(
    r"(?:(?:[Uu]nconfirmed|[Cc]onflicting|[Ii]nitial|[Ee]arly|[Ff]irst|[Ss]ome|[Ss]everal|[Vv]arious|[Oo]ther|"
    r"[Pp]reliminary|[Cc]ontradictory|[Ss]cattered)\s)*[Rr]eports(?:\s(?:from|in|reaching|coming|circulating)\s"
    r"[\w\s,’'\-]+)?$"
)
"""Reports of which nobody says whose: "unconfirmed reports", "reports reaching here"."""


def with_source(known: Speakers, row: Attribution) -> Speaker:
    span = row.source[0]
    if _REPORTS.match(known.cast.scene.raw, span[0], span[1]) is not None:
        return Speaker(None, How.not_stated, span)
    written = paper_by(known.cast, span, max((b for _, b in row.cue), default=-1))
    if written is not None:
        return Speaker(written[0], How.stated, written[1])
    phrase = take_apart(source_words(known.cast, span))
    figure, how = of_phrase(known, row, whole_source(known.cast, span), phrase)
    if figure is None:
        return Speaker(None, How.not_stated, span)
    figure = figure.live()
    part_of_group(known, span, phrase, figure)
    whole = with_clause(known, row, span) if phrase.pronoun is None else None
    if phrase.pronoun is None:
        called_in_full(known.cast, figure, whole_source(known.cast, span))
    if whole is not None and not figure.proper and figure.is_person():
        figure.add(known.cast.scene.raw[slice(*whole)], NameRole.description, whole)
    for _, end in row.cue[-1:]:
        if figure.is_person() and _IN_PRISON.match(known.cast.scene.raw, end):
            figure.roles.append((Role.detainee, span))
    if figure.gatherer == "court" and _HEARD.search(known.cast.scene.cut(row.cue)) is not None:
        return Speaker(None, How.not_stated, None, via=((figure, span),))
    teller = told_him(known, row, figure) or recounted(known, row, figure)
    if teller is not None:
        return Speaker(figure, how, span, under=teller)
    gatherers, mouths = passers_on(known, row, figure, _anyone)
    if gatherers or mouths:
        return Speaker(figure, how, span, via=tuple(gatherers), mouths=tuple(mouths))
    real = quoted_by(known, span) if figure.gatherer else None
    if real is not None and real[0] is not figure:
        return Speaker(real[0], how, real[1], via=((figure, span),))
    if figure.gatherer:
        quoted = citing(known.cast.scene, row)
        if quoted is not None and not known.is_source(quoted, row):
            behind = introduced(known, quoted)
            if behind is not None and behind.live() is not figure:
                return Speaker(behind.live(), how, quoted, via=((figure, span),))
    return Speaker(figure, how, span)


def _anyone(known: Speakers, row: Attribution, span: Span) -> Figure | None:
    """Whom a noun phrase stands for, looked at as a source is."""
    figure, _ = of_phrase(known, row, span, take_apart(source_words(known.cast, span)))
    return figure


def of_phrase(
    known: Speakers, row: Attribution, span: Span, phrase: Phrase
) -> tuple[Figure | None, How]:
    cast = known.cast
    if phrase.pronoun is not None:
        return of_pronoun(known, row, span, phrase.pronoun)
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
        learn(figure, phrase)
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
    if phrase.definite or headlinese(known, span, phrase):
        figure, _ = definite(cast, known.memory, span, phrase, publisher=known.publisher)
        if figure is not None:
            cast.place(figure, span)
            learn(figure, phrase)
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
_CLAUSE = re.compile(
    r"(?:,\s\d{1,3})?,?\s(?:who|whom|whose|inside|himself|herself|itself|there|here|near|in|at|on|of|from|with)\b"
    r"[^.;:“”\n]{0,80}$"
)


def with_clause(known: Speakers, row: Attribution, span: Span) -> Span | None:
    """ "A trucker" of "A trucker who carried the load said": all that he is called there."""
    if not row.cue or not span[1] < row.cue[0][0] <= span[1] + 90:
        return None
    raw = known.cast.scene.raw
    end = span[1] + len(raw[span[1] : row.cue[0][0]].rstrip(" ,"))
    match = _CLAUSE.match(raw, span[1], end)
    return (span[0], end) if match is not None and match.end() == end else None


_BEFORE_WHO = re.compile(r"(?P<noun>\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:[\w\-]+\s?){1,4}?),?\s?$")
_PARTITIVE = re.compile(
    r"^(?:(?:two|three|four|five|six|seven|eight|nine|ten|some|most|several|none|one|both|all)\sof\s"
    r"(?:them|those|these|the\s\w+)(?=$|,)|the\s(?:first|second|third|fourth|fifth|sixth|last|other)\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:two|three|four|five|several|some|many|a few)\s)?others|another|a second", re.I
)
_HEARD = re.compile(r"\b(?:heard|hears|(?:was|were|is|been)\s(?:told|shown))(?:\s\w+){0,3}$")
"""A court that hears says nothing itself."""
_IN_PRISON = re.compile(
    r"(?:(?!\b(?:that|who|which|of|at|as|life|sentenc\w+|years?|months?|term|him|her|them|jail\w*|"
    r"remand\w*|ordered|to)\b)[^.;\n“\"]){0,60}?\bin\s(?:an?\s|the\s)?(?:[\w\-]+\s){0,2}?"
    r"(?:prison|jail|custody|detention|cell|captivity)\b",
    re.IGNORECASE,
)


_BEGINNING = 400
"""Code points at a report's beginning in which somebody may be only "he" for long."""


def named_later(known: Speakers, span: Span, word: str) -> Figure | None:
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


def part_of_group(known: Speakers, span: Span, phrase: Phrase, figure: Figure) -> None:
    """ "Three of them", "The fourth, X": what the text says of the group holds for its members."""
    if _OTHERS.fullmatch(phrase.text) is not None:
        last = known.memory.last(span[0])
        if last is not None and last.is_person() and not last.proper and last is not figure:
            figure.part = figure.part or last
        return
    if _PARTITIVE.match(phrase.text) is None:
        return
    for _, group in islice(known.cast.before(span[0], 1200), 40):
        if group.plural and group is not figure and not group.proper and group.is_person():
            figure.part = figure.part or group
        if group.plural and group is not figure and not group.proper and group.roles:
            figure.roles += [row for row in group.roles if row not in figure.roles]
            figure.heads |= group.heads
            return


def headlinese(known: Speakers, span: Span, phrase: Phrase) -> bool:
    return known.cast.scene.is_heading(span[0]) and len(phrase.words) == 1


def learn(figure: Figure, phrase: Phrase) -> None:
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


def _is_a_turn(known: Speakers, row: str) -> bool:
    """ "HOST: He came", "Rao: He said …": words of his own without marks."""
    return known.cast.scene.cut(known.by_id[row].cue).strip() == ":"


def of_pronoun(
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
    spoken = quoted or (parent is not None and _is_a_turn(known, parent))
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
        found = named_later(known, span, word)
    if found is None:
        return None, How.not_stated
    cast.place(found, span)
    if not found.plural and found.gender is None and word in lex.MASCULINE | lex.FEMININE:
        found.gender = "m" if word in lex.MASCULINE else "f"
    return found, How.stated
