"""How well a name of the text fits a figure that is there already, 0..1."""

from __future__ import annotations

from collections.abc import Callable

from sayso.resolve.who.folding import PARTICLES, fold
from sayso.resolve.who.name_words import WEIGHTS, same_word
from sayso.resolve.who.names import same_name
from sayso.vocabulary import MentionKind

__all__ = ["group_fits", "person_fits"]

_OUTLET_TAILS = frozenset({"wire", "press", "news", "agency"})


def person_fits(words: list[str], name: str, other: str) -> float:
    """A person's name: the whole of it spelled another way, or a part of it."""
    theirs = [word for word in fold(other).split() if word not in PARTICLES]
    if len(words) == 1 or len(theirs) == 1:
        one = words[0] if len(words) == 1 else theirs[0]
        many = theirs if len(words) == 1 else words
        scores = [same_word(one, word)[0] for word in many]
        # A surname alone is the usual way to come back to somebody; a given name is weaker.
        top = max(scores)
        if top < WEIGHTS.typing:
            return 0.0
        return top + (0.1 if scores[-1] == top else 0.0)
    match = same_name(name, other, kind=MentionKind.person)
    # Inside one report one man is spelled in two ways, hardly ever mistyped: Kim Myong-sik
    # and Kim Myong-guk, Karim and Karin are two.
    return match.score if match.same and match.weakest > WEIGHTS.typing else 0.0


def group_fits(words: list[str], other: str, is_name: Callable[[str], bool]) -> float:
    """A body's name: the same words, or fewer of them where what is over names another body."""
    theirs = [word for word in fold(other).split() if word not in PARTICLES]
    if set(words) == set(theirs):
        return 1.0
    short, long = sorted((set(words), set(theirs)), key=len)
    over = long - short
    if len(short) == 1 and short <= long and len(long) == 2 and over <= _OUTLET_TAILS:
        return 0.9
    if len(short) < 2 or not short <= long:
        return 0.0
    # What is over may only be the name of the body above it ("NDC Press Office").
    return 0.95 if all(map(is_name, over)) else 0.0
