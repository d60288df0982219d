"""The names of signals, by what gives several of them at once; each group is written down once."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TypeAlias

__all__ = ["Group", "alone", "before", "hanging", "kind", "part", "seen", "stood"]

Group: TypeAlias = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def alone(name: str) -> Group:
    """A signal by itself."""
    return (name,)


@cache
def kind(letter: str, many: bool, named: bool, where: str) -> Group:
    """What kind of thing somebody is, and where it stands."""
    return (
        f"kind {letter}s" if many else f"kind {letter}", "named" if named else "described",
        f"where {where}", f"{letter} where {where}",
    )  # fmt: skip


@cache
def seen(sort: str, relation: str) -> Group:
    """By what kind of word somebody stands in a claim, and as what."""
    return f"word {sort}", f"as {relation}"


@cache
def stood(relation: str, back: int) -> Group:
    """As what somebody stood last, so many sentences back."""
    return f"last as {relation}", f"last as {relation} {min(back, 3)} back"


@lru_cache(maxsize=1 << 14)
def hanging(letter: str, side: str, deep: bool, steps: tuple[str, ...]) -> Group:
    """By which steps somebody hangs on the predicate, or on the verb that completes it: `deep`."""
    way = ("below " if deep else "") + " > ".join(steps)
    return (
        f"path {side} {way}", f"{letter} path {way}", f"steps {len(steps)}",
        f"first {side} {steps[0]}", f"final {side} {steps[-1]}",
    )  # fmt: skip


@cache
def part(name: str, where: str, letter: str) -> Group:
    """That the rules give somebody a part."""
    return f"is {name}", f"is {name} where {where}", f"{letter} is {name}"


@cache
def before(part: str, back: int, act: str, own_voice: bool, own_sentence: bool) -> Group:
    """That somebody had a part in the claim so many before."""
    found = [f"{part} {back} before{'' if own_voice else ' of another'}"]
    if back == 1:
        found.append(f"{part} of {act} before")
        if own_sentence:
            found.append(f"{part} before, same sentence")
    return tuple(found)
