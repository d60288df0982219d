"""Which figure each attribution's source is, where it has one; the order in which all are found.

Bodies of text first, in reading order; headings last, since what they quote stands below them.
"""

from __future__ import annotations

import re
from itertools import islice

from sayso.model import Attribution, Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.anaphora import Memory, apposed, definite, pronoun
from sayso.resolve.who.calling import ONE_OF_SEVERAL
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.channels import citing
from sayso.resolve.who.context import from_context, without_source
from sayso.resolve.who.entities import resolve_name, resolve_span, source_words, whole_source
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.headings import heading, lead
from sayso.resolve.who.nesting import parents_first
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.scene import anchor
from sayso.resolve.who.speakers import Speaker, Speakers
from sayso.resolve.who.unmentioned import ROLE_SET
from sayso.vocabulary import How, Role

__all__ = ["resolve_sources"]

_ISSUER = re.compile(
    r"\b(?:of|by|from|provided\sby|given\sby|released\sby|issued\sby|published\sby|made\sby|"
    r"compiled\sby|shared\sby|posted\sby)\s(?=(?:the\s|a\s|an\s)?\S)"
)
_RECEIVED = re.compile(
    r"\b(?:seen|read|obtained|reviewed|viewed|received|examined|inspected|leaked|shown|held)\s$"
)
"""Who got to see a paper did not issue it."""


def resolve_sources(cast: Cast, memory: Memory, publisher: Figure | None) -> Speakers:
    """Find every speaker of a report."""
    known = Speakers(cast, memory, publisher)
    scene = cast.scene
    body = [row for row in known.order if not scene.is_heading(anchor(row))]
    headings = [row for row in known.order if scene.is_heading(anchor(row))]
    for row in parents_first(body, known.parents):
        one(known, row)
    # A quotation before its speaker is named ("…". That was Solen's answer) waits for the rest.
    for row in body:
        if known.figure(row) is None and not row.source and not row.cue:
            known.found[row.id] = from_context(known, row, forward=True)
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


def _denies_charges(known: Speakers, row: Attribution) -> bool:
    """Whether somebody answers what he is charged with."""
    scene = known.cast.scene
    denies = _DENIES.search(scene.cut(row.cue)) is not None
    return denies and _CHARGES.match(scene.cut(row.content)) is not None


def one(known: Speakers, row: Attribution) -> None:
    """Find one speaker and remember that he spoke."""
    speaker = with_source(known, row) if row.source else without_source(known, row)
    parent = known.parents[row.id]
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
        known.memory.spoken.append((anchor(row), figure))


def with_source(known: Speakers, row: Attribution) -> Speaker:
    span = row.source[0]
    phrase = take_apart(source_words(known.cast, span))
    figure, how = of_phrase(known, row, whole_source(known.cast, span), phrase)
    if figure is None:
        return Speaker(None, How.not_stated, span)
    figure = figure.live()
    part_of_group(known, span, phrase, figure)
    for _, end in row.cue[-1:]:
        if figure.is_person() and _IN_PRISON.match(known.cast.scene.raw, end):
            figure.roles.append((Role.detainee, span))
    if figure.gatherer == "court" and _HEARD.search(known.cast.scene.cut(row.cue)) is not None:
        return Speaker(None, How.not_stated, None, via=((figure, span),))
    teller = told_him(known, row, figure) or recounted(known, row, figure)
    if teller is not None:
        return Speaker(figure, how, span, under=teller)
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


_TELLS_HIM = re.compile(
    r"(?:told|informed|warned|assured|promised)?\s?(?P<who>him|her|them)\b(?!\s(?:a|the|this|men|women))",
    re.I,
)


def told_him(known: Speakers, row: Attribution, figure: Figure) -> str | None:
    """ "A nurse told him that …": what the nurse said comes from him, if he speaks in the report.

    The attribution, nearest before, in which he does; None where nobody says who was told.
    """
    scene = known.cast.scene
    if known.parents[row.id] is not None or scene.quotation_at(anchor(row)) is not None:
        return None
    for start, end in row.cue[-1:]:
        if scene.raw[start:end].split()[-1:] not in (["told"], ["informed"], ["warned"],
                                                    ["assured"], ["promised"]):  # fmt: skip
            return None
        match = _TELLS_HIM.match(scene.raw, end)
        if match is None:
            return None
        word = match.group("who").lower()
        told, _ = pronoun(known.cast, known.memory, match.span("who"), word, skip=figure)
        if told is None or told is figure or not told.is_person():
            return None
        for other in known.back(anchor(row)):
            if known.figure(other) is told and known.parents[other.id] is None:
                return other.id
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


def of_phrase(
    known: Speakers, row: Attribution, span: Span, phrase: Phrase
) -> tuple[Figure | None, How]:
    cast = known.cast
    if phrase.pronoun is not None:
        return of_pronoun(known, row, span, phrase.pronoun)
    behind = issuer(known, span, phrase)
    if behind is not None:
        return behind, How.stated
    figure = resolve_span(cast, span)
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
    if phrase.definite or headlinese(known, span, phrase):
        figure, _ = definite(cast, known.memory, span, phrase, publisher=known.publisher)
        if figure is not None:
            cast.place(figure, span)
            learn(figure, phrase)
            return figure, How.stated
    figure = cast.described(phrase, span, None)
    cast.place(figure, span)
    return figure, How.stated


_BEFORE_WHO = re.compile(r"(?P<noun>\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:[\w\-]+\s?){1,4}?),?\s?$")
_PARTITIVE = re.compile(
    r"^(?:(?:two|three|four|five|six|seven|eight|nine|ten|some|most|several|none|one|both|all)\sof\s"
    r"(?:them|those|these|the\s\w+)$|the\s(?:first|second|third|fourth|fifth|sixth|last|other)\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:two|three|four|five|several|some|many|a few)\s)?others|another|a second", re.I
)
_HEARD = re.compile(r"\b(?:heard|hears|(?:was|were|is|been)\s(?:told|shown))(?:\s\w+)?$")
"""A court that hears says nothing itself."""
_IN_PRISON = re.compile(
    r"(?:(?!\b(?:that|who|which|of|at|as)\b)[^.;\n“\"]){0,60}?\bin\s(?:an?\s|the\s)?(?:[\w\-]+\s){0,2}?"
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


def introduced(known: Speakers, span: Span) -> Figure | None:
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
    figure = known.cast.described(phrase, span, None)
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


def learn(figure: Figure, phrase: Phrase) -> None:
    """A description of somebody known adds its head to what he may be called later."""
    if phrase.words and phrase.words[-1].islower():
        figure.heads.add(phrase.head_lemma)
    figure.former = figure.former or (phrase.former and not figure.institution)


def issuer(known: Speakers, span: Span, phrase: Phrase) -> Figure | None:
    """Who stands behind "a statement by X", "X's report", "the information provided by X"."""
    if phrase.head_lemma not in lex.CARRIERS and phrase.head not in lex.CARRIERS:
        return None
    raw = known.cast.scene.raw
    text = raw[span[0] : span[1]]
    match = _ISSUER.search(text.split(",")[0])
    if match is not None and _RECEIVED.search(text, 0, match.start()) is not None:
        return None
    if match is not None:
        start = span[0] + match.end()
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
    found, _ = pronoun(
        cast, known.memory, span, word, skip=above if quoted else None, parent=parent
    )
    if found is None:
        found = named_later(known, span, word)
    if found is None:
        return None, How.not_stated
    cast.place(found, span)
    if not found.plural and found.gender is None and word in lex.MASCULINE | lex.FEMININE:
        found.gender = "m" if word in lex.MASCULINE else "f"
    return found, How.stated
