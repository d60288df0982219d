"""What stands beside a verb: what it is done to, its small words, what hangs on a preposition."""

from __future__ import annotations

from sayso.state.partakers import subject_of
from sayso.state.passives import passive
from sayso.state.tree import Tree

__all__ = ["behind", "names_of", "small_beside", "thing_of"]


def thing_of(tree: Tree, word: int) -> int:
    """What it is done to: the object, or the subject of a passive."""
    if passive(tree, word):
        return subject_of(tree, word)
    those = [c for c in tree.children[word] if tree.relation[c] == "obj"]
    return min(those, key=lambda c: (c < word, c), default=-1)


def names_of(tree: Tree, word: int) -> set[str]:
    """A word as it stands and its noun; nothing for no word (-1)."""
    return {tree.noun(word), tree.lower[word]} if word >= 0 else set()


def small_beside(tree: Tree, word: int) -> set[str]:
    """The particles and adverbs of a verb, and the word behind it."""
    found = {
        tree.lower[c] for c in tree.children[word]
        if tree.relation[c] in ("prt", "advmod", "xcomp", "obl")
    }  # fmt: skip
    return found | set(tree.lower[word + 1 : word + 2])


def behind(tree: Tree, word: int, preposition: str) -> list[int]:
    """What stands behind a preposition below a verb or its object."""
    thing = tree.child(word, "obj")
    near = tree.children[word] + (tree.children[thing] if thing >= 0 else [])
    return [c for c in near if tree.case(c).split()[-1:] == [preposition]]
