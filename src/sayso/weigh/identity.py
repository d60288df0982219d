"""Who is who across reports: names that certainly are one name, and nothing bolder.

Names are compared inside blocks (their consonants, first letters and initials), exactly and word by
word, by a comparison that the caller hands in. A report that gives two names to one entity ties
them, and so does the knowledge file where it knows a body by both. An acronym that stands for
several unlike names ties none, unless it is the initials of none of them: then it is that of their
original, which each of them translates. Nor does a person's name that stands for two unlike ones,
in a report or by being a part of both: two men may share an assumed name, or a first and a last.
Unnamed and pseudonymous sources never come here: nothing links them to anyone. A person's `same`
and `different` come last and win.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sayso.weigh.components import Components
from sayso.weigh.entry import Name
from sayso.weigh.name_blocks import SameName, close_names, without_ambiguous, word_count

__all__ = ["Identities", "identities", "plain_same_name"]

GIVES_BOTH = "one report, or the knowledge file, gives both names"
TRANSLATED = "one acronym, which is the initials of neither name: translations of one name"
LEAST_LETTERS = 3
"""Letters from which an acronym that is nobody's initials is not two bodies' by chance."""


@dataclass(frozen=True, slots=True)
class Identities:
    """Which key each folded name has. A name that nobody else goes by is its own key."""

    keys: Mapping[str, str]
    why: Mapping[str, tuple[str, ...]]
    """For keys with several names: what tied them."""

    def key(self, form: str) -> str:
        """The identity of a folded name."""
        return self.keys.get(form, form)


def plain_same_name(one: str, other: str, kind: str) -> bool:
    """The comparison where none is handed in: the same folded words, in any order."""
    return kind != "place" and _ordered(one) == _ordered(other)


@lru_cache(maxsize=32_768)
def _ordered(name: str) -> tuple[str, ...]:
    """A name's words in the order of the alphabet."""
    return tuple(sorted(name.split()))


def identities(
    names: Iterable[Name],
    *,
    same_name: SameName = plain_same_name,
    same: Collection[tuple[str, str]] = (),
    different: Collection[tuple[str, str]] = (),
    crowded: Collection[str] = (),
    around: Iterable[Name] = (),
    ambiguous: Collection[str] = (),
) -> Identities:
    """Keys for all names. Does not depend on any order. `same` and `different` are people's.

    `crowded`: blocks that bring nobody together. `around`: names that only show whether one is
    ambiguous; they get no key. `ambiguous`: names that
    stand for people who are not among the others and are not one.
    """
    kinds: dict[str, str] = {}
    stands_for: dict[str, set[str]] = defaultdict(set)
    acronyms: set[str] = set()
    for name in names:
        for form in (name.form, name.main):
            kinds[form] = min(kinds.get(form, name.kind), name.kind)
        if name.form == name.main:
            continue
        stands_for[name.form].add(name.main)
        if name.acronym:
            acronyms.add(name.form)
    for form in ambiguous:
        stands_for.pop(form, None)
    # Two bodies rarely have one name of several words; two people often do, assumed ones above all.
    telling = {
        form for form in stands_for
        if " " in form and form not in acronyms and kinds[form] != "person"
    }  # fmt: skip
    ties = {_pair(form, main) for form in telling for main in stands_for.pop(form)}
    close = _close(kinds, around, same_name, crowded)
    likeness = Components(kinds)
    for one, other in sorted(close | ties):
        likeness.join(one, other)
    why: dict[tuple[str, str], str] = dict.fromkeys(close, "spelled alike")
    why |= dict.fromkeys(ties, GIVES_BOTH)
    edges = close | ties
    for short, mains in stands_for.items():
        alike = len({likeness.root(main) for main in mains}) == 1
        if alike or _translated(short, mains, kinds):
            for main in mains:
                edges.add(_pair(short, main))
                why[_pair(short, main)] = GIVES_BOTH if alike else TRANSLATED
    apart = {_pair(one, other) for one, other in different}
    edges = {pair for pair in edges if pair not in apart}
    for one, other in same:
        kinds.setdefault(one, "other")
        kinds.setdefault(other, "other")
        if one != other:
            edges.add(_pair(one, other))
            why[_pair(one, other)] = "a person decided"
    joined = _joined(kinds, edges, apart, why)
    keys: dict[str, str] = {}
    reasons: dict[str, list[str]] = defaultdict(list)
    for members in joined.groups().values():
        # The longest name is the key: the fullest is the least ambiguous.
        key = min(members, key=lambda form: (-len(form.split()), form))
        for member in members:
            keys[member] = key
    for (one, other), reason in sorted(why.items()):
        if one in keys and keys.get(one) == keys.get(other):
            reasons[keys[one]].append(f"{one} / {other}: {reason}")
    return Identities(keys, {key: tuple(some) for key, some in reasons.items()})


def _close(
    kinds: Mapping[str, str],
    around: Iterable[Name],
    same_name: SameName,
    crowded: Collection[str],
) -> set[tuple[str, str]]:
    """Pairs of the names that the comparison takes for one, ambiguous ones left out."""
    found = close_names(kinds, kinds, same_name, crowded)
    beside: dict[str, str] = {}
    for name in around:
        for form in (name.form, name.main):
            if form not in kinds:
                beside[form] = min(beside.get(form, name.kind), name.kind)
    everyone = dict(kinds)
    if beside:
        short = {min(pair, key=word_count) for pair in found if len(set(map(word_count, pair))) > 1}
        everyone |= beside
        found |= close_names(
            {form: everyone[form] for form in (*beside, *short)}, short, same_name, crowded
        )
    return {
        pair for pair in without_ambiguous(found, everyone, same_name)
        if pair[0] in kinds and pair[1] in kinds
    }  # fmt: skip


def _translated(short: str, mains: Collection[str], kinds: Mapping[str, str]) -> bool:
    """Whether an acronym stands for translations: of bodies all, and the initials of none."""
    letters = short.replace(" ", "")
    return len(letters) >= LEAST_LETTERS and all(
        " " in main and kinds[main] == "group" and not _initials(letters, main) for main in mains
    )


def _initials(letters: str, name: str) -> bool:
    """Whether the letters begin words of a name, in their order and from its first on."""
    words = [word[0] for word in name.split()]
    if words[0] != letters[0]:
        return False
    left = iter(words)
    return all(letter in left for letter in letters)


def _joined(
    kinds: Mapping[str, str],
    edges: set[tuple[str, str]],
    apart: set[tuple[str, str]],
    why: Mapping[tuple[str, str], str],
) -> Components[str]:
    """Join what is tied, people's decisions first, and never two that a person keeps apart."""
    joined = Components(kinds)
    foes: dict[str, set[str]] = defaultdict(set)
    """Whom a component must not be joined with, by its root: some member of theirs."""
    for one, other in apart:
        if one in kinds and other in kinds:
            foes[one].add(other)
            foes[other].add(one)
    ordered = sorted(edges, key=lambda pair: (why.get(pair) != "a person decided", pair))
    for one, other in ordered:
        first, second = joined.root(one), joined.root(other)
        if why.get((one, other)) != "a person decided" and (
            any(joined.root(foe) == second for foe in foes.get(first, ()))
        ):
            continue
        if joined.join(one, other) and (first in foes or second in foes):
            foes[joined.root(one)] = foes.pop(first, set()) | foes.pop(second, set())
    return joined


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
