"""All that somebody is called where he is described: with what hangs on the noun, piece by piece.

"A nurse from the camp who crossed by boat" is "a nurse", "a nurse from the camp" and the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Span
from sayso.resolve.who.calling import LONGEST
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.reference.stands import head_of
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, NameRole

__all__ = ["called_in_full", "forms"]

_HANGS_ON = frozenset({"nmod", "acl", "acl:relcl", "amod", "advmod", "nummod", "flat", "appos"})
_WORDS = 24
"""Words behind a noun that are looked at."""
_DEEP = 12
_ENDS = frozenset('“”"«»;:()[]—–\n')


def forms(scene: Scene, span: Span) -> Iterator[Span]:
    """From where the description begins to the end of each piece that hangs on its noun."""
    tokens = scene.reading.tokens
    head = head_of(scene, span)
    if head < 0 or PARTS_OF_SPEECH[tokens.pos[head]] not in ("NOUN", "ADJ", "PROPN"):
        return
    start = span[1] - len(scene.whole(span))
    end, piece = int(tokens.ends[head]), -1
    if start < end < start + LONGEST:
        yield start, end
    for index in range(head + 1, min(len(tokens), head + 1 + _WORDS)):
        top = index
        for _ in range(_DEEP):
            above = int(tokens.heads[top])
            if above == head or above < 0:
                break
            top = above
        if int(tokens.heads[top]) != head:
            break
        comma = scene.raw[int(tokens.starts[index]) : int(tokens.ends[index])] == ","
        if not comma and RELATIONS[tokens.relations[top]] not in _HANGS_ON:
            break
        if any(mark in _ENDS for mark in scene.raw[end : int(tokens.ends[index])]):
            break
        if piece not in (-1, top) and start < end < start + LONGEST:
            yield start, end
        piece = top
        if not comma:
            end = int(tokens.ends[index])
    if piece >= 0 and end < start + LONGEST:
        yield start, end


def called_in_full(cast: Cast, figure: Figure, span: Span) -> None:
    """Take up everything that somebody without a name is called where he stands."""
    if figure.proper or not (figure.is_person() or figure.document):
        return
    for where in forms(cast.scene, span):
        text = " ".join(cast.scene.raw[slice(*where)].split())
        if text not in figure.names:
            figure.add(text, NameRole.description, where)
