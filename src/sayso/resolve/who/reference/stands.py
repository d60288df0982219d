"""How a name or a description stands in its sentence: as what, inside what, whose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Span
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import RELATIONS

__all__ = ["Place", "head_of", "place_of"]

_OWN = re.compile(r"(?:his|her|their)\s[a-z]", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:his|her|their)\s(?:[a-z\-]+\s?){1,3}$", re.IGNORECASE)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_OBJECTS = frozenset({"obj", "iobj"})
_BESIDE = frozenset({"appos", "flat", "conj", "nmod:desc"})
_AT_THE_BEGINNING = 12
"""Code points from a sentence's beginning within which a name is taken for its subject."""
_CLIMB = 4


@dataclass(frozen=True, slots=True)
class Place:
    """What a stand is in its sentence."""

    sentence: int
    paragraph: int
    subject: bool
    object: bool
    by: bool
    """By whom something was done."""
    main: bool
    """Subject of the sentence's main verb."""
    inside: bool
    """Only tells which: stands before the noun that it belongs to, or owns it."""
    in_name: bool
    """Stands inside a longer name: "the Ashar Brigades council" is the council."""
    below: bool
    """Hangs on another noun: "the daughter of the corporal"."""
    owned: bool
    """Brought in by somebody else: "her daughter X"."""
    quote: int
    """Where the quotation begins that it stands in; -1 outside any."""
    heading: bool
    beside: int
    """The word that this one stands beside, as a name beside a calling; -1 where it does not."""
    heard: bool
    """Whom somebody met, asked or took down: "recorded the last survivor"."""


_HEARING = re.compile(
    r"(?:met|meets?|meeting|spoke|speaks?|speaking|talk(?:s|ed|ing)?|interview(?:s|ed|ing)?|"
    r"record(?:s|ed|ing)?|heard|hears?|reach(?:es|ed)?|ask(?:s|ed)?|question(?:s|ed)?|found|"
    r"visit(?:s|ed)?|telephoned|phoned|rang|contact(?:s|ed)?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|"
    r"located|traced|tracked|introduced|brought|receiv(?:es|ed)|called|interrogat(?:es|ed))"
)


def head_of(scene: Scene, span: Span) -> int:
    """The word of a span that hangs on none of the others; -1 where nothing was parsed."""
    tokens = scene.reading.tokens
    if not len(tokens):
        return -1
    inner = tokens.within(span)
    for index in inner:
        if int(tokens.heads[index]) not in inner:
            return index
    return -1


def place_of(scene: Scene, where: Span) -> Place:
    """How what stands at a span stands in its sentence."""
    tokens = scene.reading.tokens
    sentence = scene.sentence_at(where[0])
    start = scene.sentences[sentence][0] if scene.sentences else 0
    quotation = scene.quotation_at(where[0])
    subject = where[0] - start <= _AT_THE_BEGINNING
    thing = by = main = within = in_name = below = heard = False
    beside = -1
    if len(tokens):
        inner = tokens.within(where)
        heads = [index for index in inner if int(tokens.heads[index]) not in inner]
        within = bool(heads) and all(
            RELATIONS[tokens.relations[index]] in {"compound", "amod"}
            and int(tokens.heads[index]) >= inner.stop
            for index in heads
        )
        for index in heads[:1]:
            top = index
            for _ in range(_CLIMB):
                above = int(tokens.heads[top])
                if RELATIONS[tokens.relations[top]] not in _BESIDE or above < 0:
                    break
                if top == index and RELATIONS[tokens.relations[top]] in {"appos", "flat"}:
                    beside = above
                top = above
            relation, above = RELATIONS[tokens.relations[top]], int(tokens.heads[top])
            if relation in _SUBJECTS:
                subject = True
                main = above >= 0 and RELATIONS[tokens.relations[above]] == "root"
            elif above >= 0:
                subject = False
            thing, by = relation in _OBJECTS, relation == "obl:agent"
            below = relation in {"nmod", "nmod:poss"}
            in_name, within = within, within or relation == "nmod:poss"
            if relation in {"obj", "obl", "nsubj:pass"} and above >= 0:
                verb = scene.raw[int(tokens.starts[above]) : int(tokens.ends[above])].lower()
                heard = _HEARING.fullmatch(verb) is not None
    owned = _OWNED.search(scene.raw, max(0, where[0] - 30), where[0]) is not None
    return Place(
        sentence, scene.paragraph_at(where[0]), subject, thing, by, main, within, in_name, below,
        owned or _OWN.match(scene.raw, where[0]) is not None,
        -1 if quotation is None else quotation[0], scene.is_heading(where[0]), beside, heard,
    )  # fmt: skip
