"""Whom a pronoun of the third person comes back to: the likeliest of all who may be meant."""

from __future__ import annotations

import re

from sayso.model import Span, Spans
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.reference.bystanders import brought_in
from sayso.resolve.who.reference.candidates import Asked, Candidate, candidates
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.pulls import PULLS
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import PARTS_OF_SPEECH

__all__ = ["pronoun", "weighed"]

_ASKED_BY = re.compile(
    r"(?:Asked|Pressed|Questioned|Challenged|Prompted|Reminded|Interviewed|Cross-examined)\s"
    r"(?:[^,;.“”]{0,60}?\s)?by\s[^,;“”]{2,120}"
)
_FRONTED = re.compile(r"(?:To|Like|Unlike|Beside)\s(?:[\w\-’']+\s){1,6}")
_WE = re.compile(
    r"(?:[A-Z]\w+\s(?:\w+,?\s)?)?(?:We|we|I)\s(?:\w+\s){0,2}?"
    r"(?:met|spoke|talked|interviewed|found|reached|visited|asked|saw|heard)\b"
)
_BROUGHT_IN = re.compile(
    r"(?:The|A|An|One|Another|Among)\s(?:[\w\-’']+\s){1,7}?(?:was|were|is|came\sfrom)\s(?=(?:[A-Z][\w’.\-]*\s?){2,4}"
    r"(?:,|\.|\s(?:who|of|from)))"
)
"""A sentence that brings somebody in: "The second witness was Dr Amon Reith, who …"."""


def pronoun(
    cast: Cast, memory: Memory, span: Span, word: str, *,
    skip: Figure | None = None, parent: str | None = None, said: Spans = (),
) -> tuple[Figure | None, Span | None]:  # fmt: skip
    """The likeliest antecedent before a third-person pronoun, and where it stands.

    `said`: what the pronoun's bearer says; whom he names in it ("X fell, he said") is another.
    """
    _settle(cast, memory, min([span[0], *(a for a, _ in said)]))
    rows = weighed(cast, memory, Asked(span, word, parent, said, skip))
    if not rows:
        return None, None
    _, _, best = max(rows, key=lambda row: (row[0], row[1]))
    if best.figure is not None:
        return best.figure, best.stands[0]
    if best.bystander is None:
        return None, None
    return brought_in(cast, memory, best.bystander, None), best.stands[0]


def weighed(cast: Cast, memory: Memory, asked: Asked) -> list[tuple[float, int, Candidate]]:
    """(points, where it stood last, who) of everybody who may be meant."""
    scene = cast.scene
    number = scene.sentence_at(asked.span[0])
    asker = _asker(scene, asked.span[0], number)
    rows = candidates(cast, memory, asked, [asker] if asker is not None else [])
    quoted = scene.quotation_at(asked.span[0]) is not None
    met = -1 if quoted or asked.word in lex.PLURAL else _met(scene, number)
    pulls = PULLS[sort_of(asked.word)]
    found: list[tuple[float, int, Candidate]] = []
    for one in rows:
        one.traits["met"] = float(met >= 0 and one.stands[0][0] >= met)
        score = sum(pulls.get(name, 0.0) * value for name, value in one.traits.items() if value)
        found.append((score, one.stands[0][0], one))
    return found


_PASSING = frozenset({"he", "she", "him"})


def _settle(cast: Cast, memory: Memory, position: int) -> None:
    """Whom the pronouns before a position mean that nobody asked for: he goes on being told of."""
    scene = cast.scene
    tokens = scene.reading.tokens
    while memory.settled < len(tokens) and int(tokens.starts[memory.settled]) < position:
        index = memory.settled
        memory.settled += 1
        if PARTS_OF_SPEECH[tokens.pos[index]] != "PRON":
            continue
        span = (int(tokens.starts[index]), int(tokens.ends[index]))
        word = scene.raw[slice(*span)].lower()
        if word not in _PASSING or span in cast.at:
            continue
        rows = weighed(cast, memory, Asked(span, word))
        if not rows:
            continue
        best = max(rows, key=lambda row: (row[0], row[1]))[2]
        memory.meant.append((span, best.figure, best.bystander))


def sort_of(word: str) -> str:
    """ "one", "they" or "it"."""
    if word in lex.MASCULINE | lex.FEMININE:
        return "one"
    return "they" if word in lex.PLURAL else "it"


def _asker(scene: Scene, position: int, sentence: int) -> Span | None:
    """Whom a sentence's first words name beside its subject: "Asked by X why …, he replied", "To X
    she confided" are not X.
    """
    if not scene.sentences:
        return None
    start = scene.sentences[sentence][0]
    match = _ASKED_BY.match(scene.raw, start, position)
    match = match or _FRONTED.fullmatch(scene.raw, start, position)
    return None if match is None else match.span()


def _met(scene: Scene, sentence: int) -> int:
    """Where the sentence before begins, if the publisher says in it whom it met; else -1."""
    if sentence <= 0 or not scene.sentences:
        return -1
    start, end = scene.sentences[sentence - 1]
    if _WE.match(scene.raw, start) is not None:
        return start
    brought = _BROUGHT_IN.match(scene.raw, start, end)
    return brought.end() if brought is not None else -1
