"""Those whom the text tells of by a common noun and who have not spoken so far.

"The mayor has fled to Gorm, where he denies it": nobody is brought in for every noun; whoever a
pronoun comes back to is brought in then.
"""

from __future__ import annotations

from sayso.model import Span
from sayso.resolve.described.nouns import FEMALE, MALE, singular
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.coming_back import definite
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import take_apart
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.stands import head_of
from sayso.resolve.who.spans import resolve_span
from sayso.vocabulary import PARTS_OF_SPEECH, MentionKind

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
    for mention in scene.reading.mentions:
        if mention.kind not in _KINDS:
            continue
        span = (mention.start, mention.end)
        head = head_of(scene, span)
        if head < 0 or PARTS_OF_SPEECH[tokens.pos[head]] != "NOUN":
            continue
        noun = scene.raw[int(tokens.starts[head]) : int(tokens.ends[head])].lower()
        known = found.get(head)
        if known is None or span[1] - span[0] > known.span[1] - known.span[0]:
            found[head] = Bystander(span, mention.kind, noun)
    return sorted(found.values(), key=lambda one: one.span)


def brought_in(cast: Cast, memory: Memory, one: Bystander, publisher: Figure | None) -> Figure:
    """The figure of somebody described so: known already, come back to, or new."""
    phrase = take_apart(cast.scene.whole(one.span))
    figure = resolve_span(cast, one.span)
    if figure is None and phrase.definite:
        figure, _ = definite(cast, memory, one.span, phrase, publisher=publisher)
    if figure is None:
        figure = described(cast, phrase, one.span, one.kind)
    cast.place(figure, one.span)
    return figure.live()
