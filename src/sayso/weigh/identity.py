"""Who is who across reports: names that certainly are one name, and nothing bolder.

Names are compared inside blocks (their consonants, first letters and initials), exactly and word by
word, by a comparison that the caller hands in. A report that gives two names to one entity ties
them, and so does the knowledge file where it knows a body by both. An acronym that stands for
several unlike names ties none, unless it is the initials of none of them: then it is that of their
original, which each of them translates. Unnamed and pseudonymous sources never come here: nothing
links them to anyone. A person's `same` and `different` come last and win.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from sayso.weigh.components import Components
from sayso.weigh.entry import Name

__all__ = ["Identities", "SameName", "blocks_of", "identities", "plain_same_name"]

SameName = Callable[[str, str, str], bool]
"""Whether two names of one kind of thing are one name: (name, name, kind)."""

PEOPLE = frozenset({"person"})
BODIES = frozenset({"group", "facility", "nationality", "other", "document"})
CAP = 60
"""A block with more names than this says nothing: they are compared where they share another."""


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
    return sorted(one.split()) == sorted(other.split()) and kind != "place"


@lru_cache(maxsize=65_536)
def blocks_of(form: str, kind: str) -> frozenset[str]:
    """Blocks that a name falls into: names in no common block are not compared."""
    words = [word for word in form.split() if len(word) > 1]
    if len(words) < 2:
        return frozenset()
    bones = sorted(_bones(word) for word in words)
    group = "p" if kind in PEOPLE else "b" if kind in BODIES else "l"
    pairs = {f"{group}:{one}:{other}" for i, one in enumerate(bones) for other in bones[i + 1 :]}
    # All of them together: where a pair is crowded, what is spelled alike throughout still meets.
    return frozenset((*sorted(pairs)[:15], f"{group}={' '.join(bones)}"))


def blocks_of_form(form: str) -> frozenset[str]:
    """The blocks that a name falls into, whatever it is the name of."""
    return blocks_of(form, "person") | blocks_of(form, "group") | blocks_of(form, "place")


def _bones(word: str) -> str:
    """The first consonants of a word: what spellings of one name have in common."""
    even = word.translate(_EVEN)
    kept = [letter for letter in even if letter not in "aeiouyhw"]
    bare = "".join(a for a, b in zip(kept, ["", *kept], strict=False) if a != b)
    return bare[:4] or even[:2]


_EVEN = str.maketrans({"q": "k", "c": "k", "g": "k", "z": "s", "x": "s", "v": "w", "j": "j"})


def identities(
    names: Iterable[Name],
    *,
    same_name: SameName = plain_same_name,
    same: Collection[tuple[str, str]] = (),
    different: Collection[tuple[str, str]] = (),
    crowded: Collection[str] = (),
) -> Identities:
    """Keys for all names. Does not depend on any order. `same` and `different` are people's.

    `crowded`: blocks that bring nobody together.
    """
    kinds: dict[str, str] = {}
    stands_for: dict[str, set[str]] = defaultdict(set)
    ties: set[tuple[str, str]] = set()
    for name in names:
        for form in (name.form, name.main):
            kinds[form] = min(kinds.get(form, name.kind), name.kind)
        if name.form == name.main:
            continue
        if name.acronym or " " not in name.form:
            stands_for[name.form].add(name.main)
        else:
            ties.add(_pair(name.form, name.main))
    close = _close(kinds, same_name, crowded)
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
    return Identities(keys, {key: tuple(found) for key, found in reasons.items()})


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
    ordered = sorted(edges, key=lambda pair: (why.get(pair) != "a person decided", pair))
    for one, other in ordered:
        if apart and why.get((one, other)) != "a person decided":
            first, second = joined.root(one), joined.root(other)
            if any(
                {joined.root(a), joined.root(b)} == {first, second}
                for a, b in apart
                if a in kinds and b in kinds
            ):
                continue
        joined.join(one, other)
    return joined


def _close(
    kinds: Mapping[str, str], same_name: SameName, crowded: Collection[str]
) -> set[tuple[str, str]]:
    """Pairs of names that the comparison takes for one, found inside blocks."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for form, kind in kinds.items():
        for block in blocks_of(form, kind):
            if block not in crowded:
                blocks[block].append(form)
    pairs = {pair for members in blocks.values() for pair in combinations(sorted(members), 2)}
    return {(one, other) for one, other in pairs if same_name(one, other, kinds[one])}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
