"""Who did it, to whom or where, told so that both cannot hold: two names, or two descriptions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from sayso.model import Contradiction
from sayso.weigh.entry import Actor, Saying
from sayso.weigh.excluding import clashes
from sayso.weigh.one_event import else_alike, one_event
from sayso.weigh.parties import Parties
from sayso.weigh.sides import cannot_be
from sayso.weigh.words import content_words, fold_words

__all__ = ["described", "named"]

NOBODY = frozenset("nobody nothing none no neither any some others other".split())
"""Words of a description that leave open of whom it is."""


def named(
    facet: str, sayings: Sequence[Saying], key: Callable[[str], str], parties: Parties
) -> Iterator[Contradiction]:
    """Two names of their own that share no word, no identity and no organisation."""

    def actor(saying: Saying) -> Actor | None:
        one: Actor | None = getattr(saying, facet)
        if one is None or not one.named:
            return None
        # Whom a pronoun stands for may be read wrong, and two are soon two then.
        told = content_words(saying.words)
        return one if told & content_words(one.name) else None

    def value(saying: Saying) -> Hashable:
        one = actor(saying)
        return None if one is None else key(one.form)

    def exclusive(one: Saying, other: Saying) -> bool:
        first, second = actor(one), actor(other)
        assert first is not None
        assert second is not None
        if content_words(first.name) & content_words(second.name):
            return False
        if {first.kind, second.kind} not in ({"person"}, {"group"}, {"place"}, {"facility"}):
            return False
        mine, theirs = key(first.form), key(second.form)
        return not ({mine, *parties.of(mine)} & {theirs, *parties.of(theirs)})

    def said(saying: Saying) -> str:
        one = actor(saying)
        return one.name if one is not None else ""

    yield from clashes(facet, sayings, value, exclusive, said)


def described(
    facet: str, sayings: Sequence[Saying], key: Callable[[str], str], parties: Parties
) -> Iterator[Contradiction]:
    """Two of whom one at least is only described, and who cannot be one: soldiers and students.

    All else that is told has to be the same, as far as words tell: two deeds are soon alike.
    """

    def actor(saying: Saying) -> Actor | None:
        one: Actor | None = getattr(saying, facet)
        return one if one is None or not set(fold_words(one.name)) & NOBODY else None

    def value(saying: Saying) -> Hashable:
        one = actor(saying)
        return None if one is None else (one.form, one.name)

    def exclusive(one: Saying, other: Saying) -> bool:
        first, second = actor(one), actor(other)
        if first is None or second is None or (first.named and second.named):
            return False
        return cannot_be(first, second, key=key, parties=parties)

    def fit(one: Saying, other: Saying) -> bool:
        return (
            one_event(one, other)
            and else_alike(one, other, facet)
            and not _tells_of(one, actor(other))
            and not _tells_of(other, actor(one))
        )

    def said(saying: Saying) -> str:
        one = actor(saying)
        return one.name if one is not None else ""

    yield from clashes(facet, sayings, value, exclusive, said, fit)


def _tells_of(saying: Saying, actor: Actor | None) -> bool:
    """Whether a claim names this one beside its own: "a command post in the school"."""
    words = content_words(actor.name) if actor is not None else frozenset()
    return bool(words) and words <= content_words(saying.words)
