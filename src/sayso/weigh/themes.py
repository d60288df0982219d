"""Themes: allegations that a reader looks at together, by who they are mainly about. Never counted.

A theme is named by its two main actors. A body stands for the party or the country that it belongs
to, so that an army, its soldiers and its capital's government come together. What is about nobody
in particular has no theme. Each allegation finds its theme by itself, so one more report never
moves others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from sayso.model import content_id
from sayso.weigh.entry import Actor, Saying
from sayso.weigh.parties import Parties

__all__ = ["theme_of"]

_PLACES = frozenset({"place", "facility"})
MAIN = 2.0
"""What being the one who did it or had it done to him counts beside being named."""


def theme_of(
    sayings: Sequence[Saying], *, key: Callable[[str], str], parties: Parties
) -> tuple[str, str] | None:
    """The theme's id and title for the claims of one allegation; None where there is none."""
    weight: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    lands = _lands(sayings)
    for saying in sayings:
        seen: dict[str, float] = {}
        for actor, much in (
            *((one, MAIN) for one in (saying.agent, saying.patient) if one is not None),
            *((one, 1.0) for one in saying.named),
        ):
            if not actor.named or (actor.kind in _PLACES and not _is_country(actor)):
                continue
            who = _stands_for(actor, key, parties, lands)
            seen[who] = max(seen.get(who, 0.0), much)
            names.setdefault(who, Counter())[actor.name] += 1
        weight.update(seen)
    least = len(sayings) / 2
    main = [who for who, much in sorted(weight.items(), key=lambda p: (-p[1], p[0]))
            if much >= least][:2]  # fmt: skip
    if len(main) < 2:
        return None
    pair = sorted(main)
    return content_id("t", *pair), " and ".join(_shown(names[who], who) for who in pair)


def _is_country(actor: Actor) -> bool:
    return (actor.country is not None and actor.at is None) or (
        actor.at is not None and actor.at[2] == 6
    )


def _lands(sayings: Sequence[Saying]) -> dict[str, str]:
    """The country of every nationality that is named."""
    return {
        actor.form: actor.country
        for saying in sayings
        for actor in (saying.agent, saying.patient, *saying.named)
        if actor is not None and actor.kind == "nationality" and actor.country
    }


def _stands_for(
    actor: Actor, key: Callable[[str], str], parties: Parties, lands: Mapping[str, str]
) -> str:
    """The country of a nationality or state, else the highest party above, else the identity.

    A body that bears a nationality in its name is that country's.
    """
    if actor.country and actor.kind in ("nationality", "place", "group"):
        return f"country: {actor.country}"
    if actor.kind == "group":
        for word in actor.form.split():
            if word in lands:
                return f"country: {lands[word]}"
    own = key(actor.form)
    above = parties.of(own)
    tops = [one for one in above if parties.of(one) <= {one}]
    return min(tops) if tops else own


def _shown(called: Counter[str], who: str) -> str:
    if not called:
        return who
    return min(called, key=lambda name: (-called[name], -len(name), name))
