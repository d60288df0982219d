"""Who does what a verb says: the subject of a cue, by the parser's word."""

from __future__ import annotations

from sayso.model import Attribution, Span
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import RELATIONS

__all__ = ["subject_of"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_HANGS_ON = frozenset({"advcl", "acl", "xcomp", "conj", "parataxis", "aux", "aux:pass", "ccomp"})
_RELATIVE = frozenset({"acl:relcl"})
_CLIMB = 4
"""Verbs above the cue's own that are asked for their subject."""
_NEAR = 40
"""Words on either side in which a subject is looked for."""
_OUTSIDE = frozenset({"acl:relcl", "appos", "parataxis", "punct", "acl", "advcl", "conj", "cc"})
"""What hangs on a noun and is no part of what somebody is called."""


def subject_of(scene: Scene, row: Attribution) -> Span | None:
    """The span of the subject of an attribution's cue; None where the parser shows none."""
    tokens = scene.reading.tokens
    if not len(tokens):
        return None
    for cue in row.cue:
        for index in tokens.within(cue):
            verb = index
            for _ in range(_CLIMB):
                found = _subject(scene, verb)
                if found is not None:
                    return found
                relation = RELATIONS[tokens.relations[verb]]
                head = int(tokens.heads[verb])
                if head < 0:
                    break
                if relation == "acl" or relation in _RELATIVE:
                    # "a man quoting X": whom the participle hangs on
                    return _phrase(scene, head)
                if relation not in _HANGS_ON:
                    break
                verb = head
    return None


def _subject(scene: Scene, verb: int) -> Span | None:
    tokens = scene.reading.tokens
    for index in range(max(0, verb - _NEAR), min(len(tokens), verb + _NEAR)):
        if int(tokens.heads[index]) == verb and RELATIONS[tokens.relations[index]] in _SUBJECTS:
            return _phrase(scene, index)
    return None


def _phrase(scene: Scene, head: int) -> Span:
    """A noun with what belongs to its name, from its first word to its last."""
    tokens = scene.reading.tokens
    kept = {head}
    low = high = head
    for index in range(max(0, head - _NEAR // 2), min(len(tokens), head + _NEAR // 2)):
        above, steps = index, 0
        while above >= 0 and above not in kept and steps < 6:
            relation = RELATIONS[tokens.relations[above]]
            beside = relation == "appos" and "," not in scene.raw[
                int(tokens.ends[head]) : int(tokens.starts[above])
            ]  # fmt: skip
            if relation in _OUTSIDE and not beside:
                break
            above, steps = int(tokens.heads[above]), steps + 1
        if above in kept:
            low, high = min(low, index), max(high, index)
    return int(tokens.starts[low]), int(tokens.ends[high])
