"""Those whom the text tells of by a common noun and who have not spoken so far.

"The mayor has fled to Gorm, where he denies it": nobody is brought in for every noun; whoever a
pronoun comes back to is brought in then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Span
from sayso.resolve.described.nouns import FEMALE, MALE, nouns, singular
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.coming_back import definite
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import take_apart
from sayso.resolve.who.reference.forms import called_in_full
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.stands import head_of
from sayso.resolve.who.scene import Scene
from sayso.resolve.who.spans import resolve_span
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

__all__ = ["Bystander", "brought_in", "bystanders"]

_KINDS = frozenset({MentionKind.person, MentionKind.group, MentionKind.document})


class Bystander:
    """One description: where it stands, of what kind, of how many, of which sex."""

    __slots__ = ("gender", "kind", "noun", "plural", "span")

    def __init__(self, span: Span, kind: MentionKind, noun: str) -> None:
        self.span, self.kind, self.noun = span, kind, noun
        base = singular(noun)
        self.plural = base != noun or noun in lex.PLURAL_HEADS
        self.gender = "m" if base in MALE else "f" if base in FEMALE else None


def bystanders(cast: Cast) -> list[Bystander]:
    """Every description of people, of a body or of a paper, in the order of the text."""
    scene = cast.scene
    tokens = scene.reading.tokens
    found: dict[int, Bystander] = {}
    is_said = _predicates(scene)
    for mention in scene.reading.mentions:
        if mention.kind not in _KINDS:
            continue
        span = (mention.start, mention.end)
        head = head_of(scene, span)
        if head < 0 or not _describes(scene, span, PARTS_OF_SPEECH[tokens.pos[head]]):
            continue
        if head in is_said and _DEFINITE.match(scene.whole(span)) is None:
            continue
        noun = scene.raw[int(tokens.starts[head]) : int(tokens.ends[head])].lower()
        known = found.get(head)
        if known is None or span[1] - span[0] > known.span[1] - known.span[0]:
            found[head] = Bystander(span, mention.kind, noun)
    for head, span in _missed(scene):
        if head not in found and head not in is_said:
            noun = scene.raw[int(tokens.starts[head]) : span[1]].lower()
            found[head] = Bystander(span, nouns().kind(noun), noun)
    return sorted(found.values(), key=lambda one: one.span)


_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|our|my)\s", re.I)
_COPULA = RELATIONS.index("cop")


def _predicates(scene: Scene) -> set[int]:
    """Words that are said of others: "they are foreigners" brings in nobody."""
    tokens = scene.reading.tokens
    return {
        int(tokens.heads[at])
        for at in range(len(tokens))
        if tokens.relations[at] == _COPULA and tokens.heads[at] >= 0
    }


_DETERMINED = re.compile(r"(?:the|an?|this|that|one|another|his|her|its|their|our|my)\s", re.I)
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "root"})
_BEFORE_A_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss"})


def _describes(scene: Scene, span: Span, pos: str) -> bool:
    """A common noun, or what an article makes one: "the eldest", "the Special Envoy"."""
    determined = _DETERMINED.match(scene.whole(span)) is not None
    return pos == "NOUN" or (pos in ("ADJ", "PROPN", "NUM") and determined)


def _missed(scene: Scene) -> Iterator[tuple[int, Span]]:
    """Nouns for people that the reader passed over, with the words before them."""
    tokens, table = scene.reading.tokens, nouns()
    for index in range(len(tokens)):
        if PARTS_OF_SPEECH[tokens.pos[index]] != "NOUN":
            continue
        if RELATIONS[tokens.relations[index]] not in _ARGUMENTS:
            continue
        noun = scene.raw[int(tokens.starts[index]) : int(tokens.ends[index])].lower()
        if singular(noun) not in table.people and singular(noun) not in ROLE_NOUNS:
            continue
        first = index
        while first > 0 and int(tokens.heads[first - 1]) == index and (
            RELATIONS[tokens.relations[first - 1]] in _BEFORE_A_NOUN
        ):  # fmt: skip
            first -= 1
        yield index, (int(tokens.starts[first]), int(tokens.ends[index]))


def brought_in(cast: Cast, memory: Memory, one: Bystander, publisher: Figure | None) -> Figure:
    """The figure of somebody described so: known already, come back to, or new."""
    phrase = take_apart(cast.scene.whole(one.span))
    figure = resolve_span(cast, one.span)
    if figure is None and phrase.definite:
        figure, _ = definite(cast, memory, one.span, phrase, publisher=publisher)
    if figure is None:
        figure = described(cast, phrase, one.span, one.kind)
    cast.place(figure, one.span)
    called_in_full(cast, figure, one.span)
    return figure.live()
