"""Blocks of names: what shares none is never compared, and nothing certain is lost by it.

A block is two words' first consonants, or those of all words together. `close_names` compares
inside blocks, which is nearly all that identities cost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from itertools import chain, combinations, product

__all__ = [
    "CAP",
    "KIND_OF",
    "SameName",
    "blocks_of",
    "blocks_of_form",
    "close_names",
    "without_ambiguous",
    "word_count",
]

SameName = Callable[[str, str, str], bool]
"""Whether two names of one kind of thing are one name: (name, name, kind)."""

PEOPLE = frozenset({"person"})
BODIES = frozenset({"group", "facility", "nationality", "other", "document"})
CAP = 60
"""A block with more names than this says nothing: they are compared where they share another."""

KIND_OF = {"p": "person", "b": "group", "l": "place"}
"""What the names of a block are compared as, by its first letter."""


def blocks_of(form: str, kind: str) -> frozenset[str]:
    """Blocks that a name falls into: names in no common block are not compared."""
    group = "p" if kind in PEOPLE else "b" if kind in BODIES else "l"
    return frozenset(group + end for end in _ends(form))


def blocks_of_form(form: str) -> frozenset[str]:
    """The blocks that a name falls into, whatever it is the name of."""
    return frozenset(group + end for end in _ends(form) for group in KIND_OF)


@lru_cache(maxsize=65_536)
def _ends(form: str) -> tuple[str, ...]:
    """The blocks without what tells people from bodies from places."""
    words = [word for word in form.split() if len(word) > 1]
    if len(words) < 2:
        return ()
    bones = sorted(map(_bones, words))
    pairs = {f":{one}:{other}" for one, other in combinations(bones, 2)}
    # All of them together: where a pair is crowded, what is spelled alike throughout still meets.
    return (*sorted(pairs)[:15], f"={' '.join(bones)}")


@lru_cache(maxsize=65_536)
def _bones(word: str) -> str:
    """The first consonants of a word: what spellings of one name have in common."""
    even = word.translate(_EVEN)
    kept = [letter for letter in even if letter not in "aeiouyhw"]
    bare = "".join(a for a, b in zip(kept, ["", *kept], strict=False) if a != b)
    return bare[:4] or even[:2]


_EVEN = str.maketrans(
    {"q": "k", "c": "k", "g": "k", "j": "k", "z": "s", "x": "s", "v": "w", "t": "d", "p": "b"}
)


def close_names(
    kinds: Mapping[str, str],
    wanted: Collection[str],
    same_name: SameName,
    crowded: Collection[str] = (),
) -> set[tuple[str, str]]:
    """Pairs that the comparison takes for one, of names with the wanted ones among them.

    Block by block: what is compared one after the other shares words, and a list of all pairs
    would be the largest thing in memory.
    """
    blocks: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    within: dict[str, frozenset[str]] = {}
    for form in sorted(kinds):
        within[form] = frozenset(b for b in blocks_of(form, kinds[form]) if b not in crowded)
        for block in within[form]:
            blocks[block][form not in wanted].append(form)
    close: set[tuple[str, str]] = set()
    for block, (inside, beside) in blocks.items():
        for one, other in chain(combinations(inside, 2), product(inside, beside)):
            common = within[one] & within[other]
            # In the first block that they share, and in no other.
            if len(common) > 1 and min(common) != block:
                continue
            pair = (one, other) if one < other else (other, one)
            if same_name(*pair, kinds[pair[0]]):
                close.add(pair)
    return close


def without_ambiguous(
    close: Iterable[tuple[str, str]], kinds: Mapping[str, str], same_name: SameName
) -> set[tuple[str, str]]:
    """The pairs less those of a name with fuller ones that are not one name among themselves.

    Idris Salem may be Idris Omar Salem or Idris Hadi Salem: where both are there he is neither for
    certain, and least of all may he make one man of the two.
    """
    kept: set[tuple[str, str]] = set()
    fuller: dict[str, list[str]] = defaultdict(list)
    for pair in close:
        less, more = sorted(pair, key=word_count)
        if word_count(less) == word_count(more):
            kept.add(pair)
        else:
            fuller[less].append(more)
    for less, some in fuller.items():
        pairs = combinations(sorted(some), 2)
        if all(same_name(one, other, kinds[one]) for one, other in pairs):
            kept |= {(less, more) if less < more else (more, less) for more in some}
    return kept


def word_count(form: str) -> int:
    """How many words a folded name has more than one."""
    return form.count(" ")
