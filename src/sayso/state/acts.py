"""Which act a verb or a noun names: the table in `acts.txt`, read once.

Types and modes are PLOVER 2's (with MOVE beside them); the words are our own choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.english.verbs import forms
from sayso.vocabulary import Act

__all__ = ["HOSTILE", "KINDLY", "Lexicon", "Sense", "lexicon"]

_WORD = re.compile(r'"([^"]+)"|(\S+)')

HOSTILE = frozenset({Act.ASSAULT, Act.COERCE, Act.SANCTION, Act.PROTEST, Act.THREATEN})
"""Acts that are threatened when they are announced."""
KINDLY = frozenset(
    {Act.AID, Act.SUPPORT, Act.CONSULT, Act.COOPERATE, Act.CONCEDE, Act.RETREAT, Act.AGREE}
)
"""Acts that are agreed to or promised when they are announced."""


@dataclass(frozen=True, slots=True)
class Sense:
    """An act and its mode, None where the word alone does not tell."""

    act: Act
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table, by base form; `objects` by verb: (nouns, sense), in the order of the file."""

    verbs: dict[str, Sense]
    nouns: dict[str, Sense]
    objects: dict[str, tuple[tuple[frozenset[str], Sense], ...]]
    particles: frozenset[str]
    """Second words of the verbs of two words."""
    bases: dict[str, str]
    """Base form by any form of a verb of the table."""
    singulars: dict[str, str]
    """Singular by plural of a noun of the table."""


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def lexicon() -> Lexicon:
    """The table that ships."""
    text = resources.files("sayso.state").joinpath("acts.txt").read_text("utf-8")
    verbs: dict[str, Sense] = {}
    nouns: dict[str, Sense] = {}
    objects: dict[str, list[tuple[frozenset[str], Sense]]] = {}
    plain: set[str] = set()
    sense = Sense(Act.STATE)
    for line in text.splitlines():
        if line.startswith("== "):
            act, _, mode = line[3:].partition(" ")
            sense = Sense(Act(act), mode.strip() or None)
            continue
        kind, _, rest = line.partition(":")
        words, _, those = rest.partition(">")
        listed = [quoted or bare for quoted, bare in _WORD.findall(words)]
        if kind == "v":
            for verb in listed:
                verbs.setdefault(verb, sense)
        elif kind == "n":
            for noun in listed:
                nouns.setdefault(noun, sense)
        elif kind == "plain":
            plain |= set(listed)
        elif kind == "vo":
            taken = frozenset(those.split())
            for verb in listed:
                objects.setdefault(verb, []).append((taken, sense))
    bases: dict[str, str] = {}
    single = {verb.split()[0] for verb in (*verbs, *objects)} | plain
    for verb in sorted(single, key=lambda verb: (" " in verb, verb)):
        for form in forms(verb):
            bases.setdefault(form, verb)
    bases.update({verb: verb for verb in single})
    wanted = set(nouns) | {noun for pairs in objects.values() for them, _ in pairs for noun in them}
    singulars = {_plural(noun): noun for noun in sorted(wanted)}
    particles = frozenset(verb.split()[1] for verb in (*verbs, *objects) if " " in verb)
    return Lexicon(
        verbs, nouns, {verb: tuple(pairs) for verb, pairs in objects.items()}, particles,
        bases, singulars,
    )  # fmt: skip
