"""Through whom, or in which chamber, somebody says something, by what hangs on the verb of saying.

"Denied through his bookkeeper", "by the mouth of its commander", "admitted in the Upper Chamber":
others heard it, the report has it from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Attribution, Span
from sayso.resolve.described.nouns import nouns, singular
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import LAWYERS, ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import lemma, take_apart
from sayso.resolve.who.scene import Scene
from sayso.resolve.who.spans import resolve_span
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

__all__ = ["mediators"]

_THROUGH = re.compile(
    r"\b(?:through|via|by\sway\sof|by\sthe\s(?:mouth|hand|pen)\sof)\s(?:the\s|an?\s|his\s|her\s|its\s|their\s)?"
    r"(?:[\w\-’']+\s){0,3}?$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|before)\s(?:the\s)?(?:[A-ZÀ-Þ][\w\-’']+\s){0,3}?$")
_ONLY_PUT_INTO_WORDS = frozenset({"interpreter", "translator"})
_MOUTHS = frozenset(
    """counsel church embassy consulate office family agent associate mouthpiece emissary
    messenger go-between aide assistant deputy bookkeeper secretary party union movement""".split()
)
_HANGS = frozenset({"obl", "nmod", "obj", "iobj"})


def mediators(
    cast: Cast, publisher: Figure | None, attribution: Attribution
) -> Iterator[tuple[Figure, Span, Span]]:  # fmt: skip
    """(who, where he stands, the words that say so), in the order of the text."""
    scene = cast.scene
    tokens = scene.reading.tokens
    if not len(tokens) or not attribution.cue:
        return
    cues = {word for cue in attribution.cue for word in tokens.within(cue)}
    aside = {
        word for span in (*attribution.source, *attribution.content) for word in tokens.within(span)
    } - cues
    low, high = min(cues, default=0), max(cues, default=-1)
    for word in range(max(0, low - 24), min(len(tokens), high + 24)):
        if word in cues or word in aside or int(tokens.heads[word]) not in cues:
            continue
        if RELATIONS[tokens.relations[word]] not in _HANGS:
            continue
        found = _through(cast, word) or _in(cast, word)
        if found is not None and found[0] is not publisher:
            yield found


def _span(scene: Scene, word: int) -> Span:
    """A noun with the words before it that belong to it and the name behind it."""
    tokens = scene.reading.tokens
    before = {"det", "amod", "compound", "nummod", "nmod:poss", "flat", "case"}
    first = last = word
    while first > 0 and int(tokens.heads[first - 1]) in range(first - 1, word + 1) and (
        RELATIONS[tokens.relations[first - 1]] in before - {"case"}
    ):  # fmt: skip
        first -= 1
    while last + 1 < len(tokens) and int(tokens.heads[last + 1]) == word and (
        RELATIONS[tokens.relations[last + 1]] in {"flat", "compound"}
    ):  # fmt: skip
        last += 1
    return int(tokens.starts[first]), int(tokens.ends[last])


def _noun(scene: Scene, word: int) -> str:
    tokens = scene.reading.tokens
    return scene.raw[int(tokens.starts[word]) : int(tokens.ends[word])].lower()


def _through(cast: Cast, word: int) -> tuple[Figure, Span, Span] | None:
    scene = cast.scene
    tokens = scene.reading.tokens
    at = int(tokens.starts[word])
    before = _THROUGH.search(scene.raw, max(0, at - 60), at)
    if before is None:
        return None
    noun = _noun(scene, word)
    head = lemma(noun)
    human = head in _MOUTHS | LAWYERS | ROLE_NOUNS | lex.PEOPLE_NOUNS or nouns().kind(noun) in (
        MentionKind.person, MentionKind.group
    )  # fmt: skip
    named = PARTS_OF_SPEECH[tokens.pos[word]] == "PROPN"
    if singular(noun) in _ONLY_PUT_INTO_WORDS or not (human or named):
        return None
    span = _span(scene, word)
    figure = resolve_span(cast, span)
    if figure is None and named:
        return None
    if figure is None:
        figure = described(cast, take_apart(scene.raw[slice(*span)]), span, None)
        cast.place(figure, span)
    if not (figure.is_person() or figure.kind is MentionKind.group):
        return None
    return figure.live(), span, (before.start(), span[0])


def _in(cast: Cast, word: int) -> tuple[Figure, Span, Span] | None:
    """ "Admitted in the Upper Chamber": a body by its name, in which one speaks."""
    scene = cast.scene
    tokens = scene.reading.tokens
    at = int(tokens.starts[word])
    if PARTS_OF_SPEECH[tokens.pos[word]] != "PROPN":
        return None
    before = _IN.search(scene.raw, max(0, at - 60), at)
    if before is None:
        return None
    for span, figure in cast.within((before.end() - 40, int(tokens.ends[word]))):
        body = figure.kind is MentionKind.group and figure.proper and figure.party is None
        if span[1] >= int(tokens.ends[word]) and body and not figure.plural:
            if figure.gatherer is None:
                figure.gatherer = "court"
            return figure.live(), span, (before.start(), span[0])
    return None
