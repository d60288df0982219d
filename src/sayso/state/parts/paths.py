"""How a word hangs on a predicate: the relations between them, up and down the tree."""

from __future__ import annotations

from sayso.state.tree import Tree

__all__ = ["path"]

FARTHEST = 3
"""Steps up from the predicate, and steps down to the word."""
_MARKED = frozenset({"obl", "nmod", "advcl", "acl"})
_SAME = frozenset({"appos", "flat"})
"""Relations to another name of the same one."""


def path(tree: Tree, predicate: int, word: int) -> tuple[str, ...] | None:
    """The steps from a predicate to a word: "obj", "nmod(of)"; those that lead up begin with "^".

    None where they do not meet within `FARTHEST` steps of either.
    """
    ups = [predicate]
    while len(ups) <= FARTHEST and tree.head[ups[-1]] >= 0:
        ups.append(tree.head[ups[-1]])
    downs = [word]
    while downs[-1] not in ups and len(downs) <= FARTHEST and tree.head[downs[-1]] >= 0:
        downs.append(tree.head[downs[-1]])
    if downs[-1] not in ups:
        return None
    up = ["^" + _step(tree, at) for at in ups[: ups.index(downs[-1])]]
    down = [_step(tree, at) for at in reversed(downs[:-1])]
    kept = [step for step in down if step not in _SAME] or down
    return (*up, *kept)


def _step(tree: Tree, word: int) -> str:
    """A word's relation, with its preposition or its mark where it has one."""
    relation = tree.relation[word]
    if relation not in _MARKED:
        return relation
    case = tree.case(word).partition(" ")[0]
    if not case and relation in ("advcl", "acl"):
        case = next((tree.lower[mark] for mark in tree.marks(word)), "")
    return f"{relation}({case})"
