"""Speakers of attributions that name no source: the text around them says, or nobody does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Attribution, Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.reference.pronouns import pronoun
from sayso.resolve.who.scene import WORD, anchor
from sayso.resolve.who.speakers import UNKNOWN, Speaker, Speakers
from sayso.resolve.who.voices import says_who_he_is
from sayso.vocabulary import How, MentionKind

__all__ = ["from_context", "without_source"]

_PASSIVE = re.compile(
    r"^(?:(?:it|there|has|have|had|is|was|were|are|be|been|being|also|widely|now|still|since|"
    r"further|that|later|already|reportedly)\s){0,5}(?P<verb>[a-z]+)(?:\s(?:to|that|as|by)(?:\s\w+)?)?$"
)


# An active verb of saying whose subject the reader missed; "be", "seem", "appear" are impersonal.
_ACTIVE = re.compile(
    r"^(?:(?:has|have|had|also|later|then|further|earlier|did|would|will)\s){0,3}"
    r"(?!(?:is|are|was|were|be|been|being|seem(?:s|ed)?|appear(?:s|ed)?)\b)"
    r"[a-z]+(?<!ly)(?:\s(?:that|how|to|on))?$"
)


def without_source(known: Speakers, row: Attribution) -> Speaker:
    """The speaker of an attribution that names none; unknown where nothing around it tells."""
    cue = known.cast.scene.cut(row.cue).lower()
    if not cue:
        return from_context(known, row)
    words = cue.split()
    if words[-1].strip(",:") in {"citing", "quoting"} or cue == ":":
        return from_context(known, row)
    if words[0] in lex.PARTICIPLES:
        return of_participle(known, row)
    if words[0] in {"reportedly", "allegedly", "supposedly", "purportedly", "apparently"}:
        return UNKNOWN
    match = _PASSIVE.match(cue)
    verb = match.group("verb") if match is not None else words[-1]
    if len(words) > 1 and verb in lex.CONTINUING_CUES:
        speaker = continued(known, row)
        if speaker is not None:
            return speaker
    if _ACTIVE.match(cue) is not None and verb not in lex.UNKNOWN_CUES - {"said", "claimed"}:
        return of_participle(known, row)
    if len(words) > 1 or verb in lex.UNKNOWN_CUES:
        return UNKNOWN
    if row.content and known.cast.scene.quotation_at(row.content[0][0]) is not None:
        return from_context(known, row)
    return UNKNOWN


def continued(known: Speakers, row: Attribution) -> Speaker | None:
    """ "It was added that": the statement of the sentence before goes on."""
    scene = known.cast.scene
    number, paragraph = scene.sentence_at(anchor(row)), scene.paragraph_at(anchor(row))
    for other in earlier(known, row):
        where = anchor(other)
        if scene.paragraph_at(where) != paragraph or number - scene.sentence_at(where) > 1:
            break
        figure = known.figure(other)
        if figure is not None:
            return Speaker(figure, How.inferred, known.found[other.id].passage)
    return None


def earlier(known: Speakers, row: Attribution) -> Iterator[Attribution]:
    """Top-level attributions before this one, nearest first, that have been looked at."""
    for other in known.back(anchor(row)):
        if known.parents[other.id] is None and other.id in known.found:
            yield other


def of_participle(known: Speakers, row: Attribution) -> Speaker:
    """ "…, saying that": the subject of the clause that the participle hangs on."""
    scene, cast = known.cast.scene, known.cast
    where, parent = anchor(row), known.parents[row.id]
    by_syntax = subject_by_syntax(known, row)
    if by_syntax is not None:
        return Speaker(by_syntax[0], How.stated, by_syntax[1])
    number = scene.sentence_at(where)
    for other in known.back(where):
        if scene.sentence_at(anchor(other)) != number:
            break
        figure = known.figure(other)
        if figure is not None and known.parents[other.id] == parent:
            return Speaker(figure, How.stated, known.found[other.id].passage)
    start = scene.sentences[number][0] if scene.sentences else 0
    quote = scene.quotation_at(where)
    if quote is not None:
        start = max(start, quote[0])
    above = known.by_id.get(parent or "")
    for first, last in above.content if above is not None else ():
        if first <= where < last:
            start = max(start, first)
    around = [row_ for row_ in cast.within((start, where)) if not row_[1].document]
    people = [row_ for row_ in around if row_[1].is_person()]
    bodies = [row_ for row_ in around if row_[1].kind is MentionKind.group or row_[1].institution]
    if bodies and bodies[0][0][0] - start <= 5:
        people = []
    for span, figure in people[:1] or bodies[:1]:
        return Speaker(figure, How.stated, span)
    word = WORD.search(scene.raw, start, where)
    if word is not None and word.group(0).lower() in lex.THIRD_PERSON:
        found, _ = pronoun(cast, known.memory, word.span(), word.group(0).lower(), parent=parent)
        if found is not None:
            return Speaker(found, How.stated, word.span())
    return UNKNOWN


def subject_by_syntax(known: Speakers, row: Attribution) -> tuple[Figure, Span] | None:
    tokens = known.cast.scene.reading.tokens
    if not len(tokens) or not row.cue:
        return None
    inner = tokens.within(row.cue[0])
    if not len(inner):
        return None
    verb = tokens[inner[0]]
    for _ in range(3):
        if verb.head < 0 or verb.relation not in {"advcl", "acl", "xcomp", "conj", "parataxis"}:
            return None
        if verb.relation == "acl":
            return figure_at(known, tokens[verb.head].start)
        verb = tokens[verb.head]
        for index in range(max(0, verb.index - 40), verb.index):
            token = tokens[index]
            if token.head == verb.index and token.relation in {"nsubj", "nsubj:pass"}:
                return figure_at(known, token.start)
    return None


def figure_at(known: Speakers, position: int) -> tuple[Figure, Span] | None:
    """The figure whose longest span covers a position."""
    around = [
        (span[1] - span[0], span, figure)
        for span, figure in known.cast.before(position + 1, 200)
        if span[0] <= position < span[1]
    ]
    if not around:
        return None
    _, span, figure = max(around, key=lambda row: row[0])
    return figure, span


def from_context(known: Speakers, row: Attribution, *, forward: bool = False) -> Speaker:
    """A quotation without a speaker: introduced before it, going on, or named after it."""
    scene = known.cast.scene
    where = row.content[0][0] if row.content else anchor(row)
    paragraph = scene.paragraph_at(where)
    voice = known.voice_at(where)
    if voice is not None and (not row.source) and scene.quotation_at(where) is None:
        return Speaker(voice.figure.live(), How.inferred, voice.passage)
    himself = says_who_he_is(known.cast, where, row.content[0][1]) if row.content else None
    if himself is not None:
        return Speaker(himself[0].live(), How.inferred, himself[1])
    introduced = introducing(known, scene.paragraphs[paragraph].start, where)
    if introduced is not None:
        return introduced
    before = list(earlier(known, row))
    if before and scene.paragraph_at(anchor(before[0])) == paragraph:
        speaker = known.found[before[0].id]
        if speaker.figure is not None:
            return Speaker(speaker.figure.live(), How.inferred, speaker.passage)
    if scene.is_heading(where):
        return UNKNOWN
    if forward or not before:
        after = following(known, row, paragraph)
        if after is not None:
            return after
    for other in before:
        if scene.is_heading(anchor(other)):
            continue
        if paragraph - scene.paragraph_at(anchor(other)) > 4:
            break
        speaker = known.found[other.id]
        if speaker.figure is not None:
            return Speaker(speaker.figure.live(), How.inferred, speaker.passage)
        break
    return UNKNOWN


def introducing(known: Speakers, start: int, where: int) -> Speaker | None:
    """The subject of the words before a quotation in its paragraph, or of a colon above it."""
    scene = known.cast.scene
    before = scene.raw[start:where].rstrip(" \n\"“‘'«")
    if not before.strip():
        above = scene.paragraph_at(where) - 1
        if above < 0 or scene.is_heading(scene.paragraphs[above].start):
            return None
        paragraph = scene.paragraphs[above]
        if not scene.raw[paragraph.start : paragraph.end].rstrip().endswith(":"):
            return None
        start, where = paragraph.start, paragraph.end
        before = scene.raw[start:where].rstrip()
    end = start + len(before)
    number = scene.sentence_at(max(start, end - 1))
    for back in range(number, -1, -1):
        first, last = scene.sentences[back]
        first, last = max(first, start), min(last, end)
        if last <= start:
            break
        speaker = speaker_of(known, first, last)
        if speaker is not None:
            return Speaker(speaker[0], How.inferred, speaker[1])
    return None


def speaker_of(known: Speakers, first: int, last: int) -> tuple[Figure, Span] | None:
    """Who a narrating sentence is about: its speaker if it has one, else its first person."""
    scene, cast = known.cast.scene, known.cast
    for other in known.between(first, last):
        figure = known.figure(other)
        if figure is not None and known.parents[other.id] is None:
            return figure, known.found[other.id].passage or other.extent
    for span, figure in cast.within((first, last)):
        if figure.is_person() and scene.quotation_at(span[0]) is None:
            return figure, span
    head = WORD.search(scene.raw, first, last)
    if head is not None and head.group(0).lower() in lex.MASCULINE | lex.FEMININE:
        found, _ = pronoun(cast, known.memory, head.span(), head.group(0).lower())
        if found is not None:
            return found, head.span()
    return None


def following(known: Speakers, row: Attribution, paragraph: int) -> Speaker | None:
    """The first to speak by name in the rest of this paragraph or in the next."""
    scene = known.cast.scene
    for other in known.ahead(anchor(row)):
        if known.parents[other.id] is not None:
            continue
        if scene.paragraph_at(anchor(other)) > paragraph + 1:
            return None
        figure = known.figure(other)
        if figure is not None and (other.source or other.cue):
            return Speaker(figure, How.inferred, known.found[other.id].passage)
    return None
