"""Which figure each attribution's source is, where it has one; the order in which all are found.

Bodies of text first, in reading order; headings last, since what they quote stands below them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from sayso.model import Attribution, Span
from sayso.resolve.who.behind import (
    introduced,
    quoted_by,
    recounted,
    told_him,
)
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.citing import citing
from sayso.resolve.who.context import from_context, without_source
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.headings import heading, lead
from sayso.resolve.who.narrators import narrator
from sayso.resolve.who.nesting import parents_first
from sayso.resolve.who.papers_again import paper_by
from sayso.resolve.who.passed_on import passers_on, who_was_told
from sayso.resolve.who.phrases import Phrase, take_apart
from sayso.resolve.who.reference.forms import called_in_full
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.scene import anchor
from sayso.resolve.who.source_phrases import is_a_turn, of_phrase
from sayso.resolve.who.spans import source_words, whole_source
from sayso.resolve.who.speakers import Speaker, Speakers
from sayso.vocabulary import How, NameRole, Role

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
    if (above.source and not is_a_turn(known, parent)) or not above.content:
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
