"""Headlines, headings and leads: who speaks in them stands further down."""

from __future__ import annotations

import re

from sayso.model import Attribution
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.context import without_source
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.scene import WORD, anchor
from sayso.resolve.who.speakers import UNKNOWN, Speaker, Speakers
from sayso.vocabulary import How, Role

__all__ = ["heading", "lead"]

_STOP = frozenset(
    """a an the and or of to in on at for with from by is are was were be been it its
    this that these those he she they we you i his her their our your my us them him me as but not
    no so if when while there here will would can could may might do does did has have had who
    which what than then into out up about all any some one""".split()
)


# Descriptions too common to tell one from another.
_COMMON = frozenset({"official", "officer", "commander", "soldier", "fighter", "resident", "source",
                     "man", "woman", "member", "militant", "police", "person"})  # fmt: skip
_INSIDERS = frozenset(
    {"defector", "deserter", "ex-fighter", "fighter", "insider", "soldier", "ex-soldier"}
)
"""What a headline calls somebody who has left an armed body."""
_SECTION = 400
"""Attributions looked at below one heading."""


def lead(known: Speakers, body: list[Attribution]) -> None:
    """A lead's "A former member of X" is the one whom the next paragraphs introduce.

    Only another unnamed or pseudonymous one: no unnamed source is tied to a name.
    """
    scene = known.cast.scene
    top = [row for row in body[:_SECTION] if known.parents[row.id] is None]
    if not top:
        return
    first = scene.paragraph_at(anchor(top[0]))
    for place, row in enumerate(top):
        if scene.paragraph_at(anchor(row)) > first:
            break
        figure = known.figure(row)
        if figure is None or not vague(figure):
            continue
        for other in top[place + 1 : place + 24]:
            later = known.figure(other)
            if later is None or scene.paragraph_at(anchor(other)) > first + 3:
                continue
            named = later.is_person() and later.proper and not later.pseudonym
            if named and later.heads & figure.heads:
                break  # it may as well be him: nobody is tied to anybody
            if (later.pseudonym or not later.proper) and may_be(figure, later):
                known.cast.merge(later, figure)
                break
        else:
            bearer = named_below(known, row, figure, top[place + 1 : place + 24])
            if bearer is not None:
                known.cast.merge(bearer, figure)


_WITHHELD = re.compile(
    r"\b(?:anonym\w*|not\s(?:to\s)?(?:be|want\w*|wish\w*|give|authori[sz]ed)|declined|withh\w+|"
    r"identity|unnamed|unidentified|without\sgiving)\b",
    re.IGNORECASE,
)
_GUARDED = frozenset({"source", "official", "officer", "insider", "whistleblower", "informant",
                      "diplomat", "person", "somebody", "someone"})  # fmt: skip
"""Heads of descriptions behind which somebody may stand who must not be named."""


def named_below(
    known: Speakers, row: Attribution, hint: Figure, after: list[Attribution]
) -> Figure | None:
    """The one whom a lead introduces before it names him: "The wife of an airman has told X that
    …", and in the next paragraphs "…, Sela Korn told X".

    Only where a single named person speaks there for the first time, is brought in as nothing else,
    words of the lead come back in what she says or both were heard by the same outlet, and nothing
    down to there says that a name is kept.
    """
    cast, scene = known.cast, known.cast.scene
    if hint.heads & _GUARDED or hint.plural or (hint.belongs and not hint.heads):
        return None
    first, last = scene.sentences[scene.sentence_at(anchor(row))]
    if _WITHHELD.search(scene.raw, first, last) is not None:
        return None
    start = scene.paragraph_at(anchor(row))
    found: dict[int, tuple[Figure, Attribution]] = {}
    for other in after:
        later = known.figure(other)
        if scene.paragraph_at(anchor(other)) > start + 2:
            break
        if later is None or known.parents[other.id] is not None or not later.is_person():
            continue
        if later is not hint:
            found.setdefault(id(later), (later, other))
    if len(found) != 1:
        return None
    bearer, other = next(iter(found.values()))
    if not bearer.proper or bearer.pseudonym or bearer.plural or bearer.first < anchor(row):
        return None
    if hint.gender and bearer.gender and hint.gender != bearer.gender:
        return None
    if bearer.heads and not hint.heads & bearer.heads:
        return None  # he is brought in as something else
    stop = scene.sentences[scene.sentence_at(anchor(other))][1]
    if _WITHHELD.search(scene.raw, first, stop) is not None:
        return None
    gathers = ("outlet", "court")
    heard = {id(f.live()) for _, f in cast.within((first, last)) if f.gatherer in gathers}
    there = scene.sentences[scene.sentence_at(anchor(other))]
    again = {id(f.live()) for _, f in cast.within(there) if f.gatherer in gathers}
    anew = _TOLD_OUTLET.search(scene.raw, *there) is not None and bool(heard)
    words = content_words(scene.cut(row.content))
    shared = words & content_words(scene.cut(other.content))
    return bearer if heard & again or anew or len(shared) > 1 else None


_TOLD_OUTLET = re.compile(
    r"\b(?:told|tells)\sthe\s(?:paper|newspaper|magazine|weekly|daily|agency|news\sagency|website|"
    r"broadcaster|channel|station|outlet)\b"
)


def may_be(hint: Figure, full: Figure) -> bool:
    """Whether a first, vague description can be the fuller one below it."""
    if hint is full or not full.is_person() or full.plural:
        return False
    shared = bool(set(map(id, hint.belongs)) & set(map(id, full.belongs)))
    heads = hint.heads & full.heads
    left = full.former or any(role is Role.participant for role, _ in full.roles)
    if full.pseudonym and left and hint.heads and hint.heads <= _INSIDERS and not hint.belongs:
        return True
    if full.proper and not full.pseudonym:
        return bool(heads - _COMMON) and (shared or not hint.belongs)
    if hint.gender and full.gender and hint.gender != full.gender:
        return False
    apart = bool(hint.belongs and full.belongs) and not shared
    if hint.former and full.former and not apart:
        return True
    if heads:
        return shared or not (hint.belongs and full.belongs)
    generic = hint.heads <= (lex.GENERIC_PERSONS | {"insider", "technician", "fighter"})
    return shared and hint.former == full.former and generic


def heading(known: Speakers, row: Attribution) -> None:
    """The speaker of a headline's or a heading's attribution, from what stands below it.

    With a source of its own (found already) it takes the chain of the same speaker below; without
    one it belongs to whoever repeats its words below, else to nobody known.
    """
    scene = known.cast.scene
    section = scene.section(scene.paragraph_at(anchor(row)))
    below = [other for other in known.between(*section)[:_SECTION] if other.id in known.found]
    words = content_words(scene.cut(row.content))
    if row.source:
        _with_source(known, row, below, words)
        return
    best: tuple[float, Attribution] | None = None
    for other in below:
        shared = len(words & content_words(scene.cut(other.content)))
        share = shared / len(words) if words else 0.0
        if share < 0.5 or (shared < 2 and len(words) > 1):
            continue
        if best is None or share > best[0]:
            best = (share, other)
    if best is None:
        known.found[row.id] = without_source(known, row) if row.cue else UNKNOWN
        return
    speaker = known.found[best[1].id]
    known.found[row.id] = Speaker(speaker.figure, How.inferred, speaker.passage, mirror=best[1].id)


def _with_source(
    known: Speakers, row: Attribution, below: list[Attribution], words: set[str]
) -> None:
    speaker = known.found[row.id]
    figure = known.figure(row)
    if figure is None or speaker.own:
        return
    if vague(figure):
        for other in below:
            later = known.figure(other)
            if later is not None and known.parents[other.id] is None and may_be(figure, later):
                known.cast.merge(later, figure)
                figure = later
                break
        repeater = repeated_by(known, below, words) if figure is speaker.figure else None
        if repeater is not None and not figure.document:
            known.cast.merge(repeater, figure)
            figure = repeater
        if figure is speaker.figure:
            only = _only_unnamed(known, below)
            if only is not None and not figure.document and _may_be_called(figure, only):
                known.cast.merge(only, figure)
                figure = only
    if not mirrored(known, row, speaker, figure, below, words) and known.parents[row.id] is None:
        quoted_below(known, row, speaker, figure, below, words)


def repeated_by(known: Speakers, below: list[Attribution], words: set[str]) -> Figure | None:
    """The one person in whose words below a heading's quotation is found again, whole."""
    if len(words) < 2:
        return None
    found: dict[int, Figure] = {}
    for other in below:
        figure = known.figure(other)
        if figure is None or not figure.is_person() or figure.plural:
            continue
        if known.parents[other.id] is None and words <= content_words(
            known.cast.scene.cut(other.content)
        ):
            found[id(figure)] = figure
    return next(iter(found.values())) if len(found) == 1 else None


def _may_be_called(hint: Figure, full: Figure) -> bool:
    """Whether a heading's word for somebody is one of his, or says nothing of what he is."""
    return (
        hint.heads
        <= full.heads | lex.GENERIC_PERSONS | {"witness", "victim", "captive"} | _INSIDERS
    )


def _only_unnamed(known: Speakers, below: list[Attribution]) -> Figure | None:
    """The one unnamed or pseudonymous person who speaks below, where there is only one."""
    found: dict[int, Figure] = {}
    for other in below:
        figure = known.figure(other)
        if figure is None or known.parents[other.id] is not None or not figure.is_person():
            continue
        if not figure.plural and (figure.pseudonym or not figure.proper):
            found[id(figure)] = figure
    return next(iter(found.values())) if len(found) == 1 else None


def mirrored(
    known: Speakers, row: Attribution, speaker: Speaker, figure: Figure,
    below: list[Attribution], words: set[str],
) -> bool:  # fmt: skip
    """Whether the same speaker speaks below; if so the heading takes that chain."""
    best: tuple[int, Attribution, Figure] | None = None
    for other in below:
        later = known.figure(other)
        if later is None or not alike(figure, later):
            continue
        start, end = other.extent
        around = known.cast.scene.raw[max(0, start - 40) : end]
        shared = len(words & content_words(around))
        if not shared and known.parents[other.id] is not None:
            continue
        if best is None or shared > best[0]:
            best = shared, other, later
    if best is None:
        return False
    known.cast.merge(best[2], figure)
    known.found[row.id] = Speaker(best[2], speaker.how, speaker.passage, mirror=best[1].id)
    return True


def quoted_below(
    known: Speakers, row: Attribution, speaker: Speaker, figure: Figure,
    below: list[Attribution], words: set[str],
) -> None:  # fmt: skip
    """A heading's speaker whom somebody below quotes, where the reader saw no attribution."""
    names = content_words(figure.name)
    for other in below:
        there = content_words(known.cast.scene.cut(other.content))
        if names and names <= there and (words - names) & there:
            known.found[row.id] = Speaker(figure, speaker.how, speaker.passage, under=other.id)
            return


def vague(figure: Figure) -> bool:
    """One unnamed person."""
    return figure.is_person() and not figure.proper and not figure.plural


def alike(one: Figure, other: Figure) -> bool:
    """One figure, or two descriptions of which one contains the other."""
    if one is other:
        return True
    if one.proper or other.proper or one.plural != other.plural:
        return False
    a = {word.lower() for word in WORD.findall(one.name)} - _STOP
    b = {word.lower() for word in WORD.findall(other.name)} - _STOP
    return bool(a) and (a <= b or b <= a)


def content_words(text: str) -> set[str]:
    """The words of a text that carry meaning, their ends cut off."""
    words = {word.lower() for word in WORD.findall(text)} - _STOP
    return {word[:5] if len(word) > 6 else word.rstrip("s") for word in words}
