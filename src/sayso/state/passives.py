"""Passives: which verbs tell what somebody suffers, with and without an auxiliary."""

from __future__ import annotations

from sayso.state.tree import Tree

__all__ = ["passive"]

PARTICIPLES = frozenset(
    "shot hurt held left sent brought taken burnt burned cut hit kept struck found sold hung "
    "bound put set led lost made paid thrown torn".split()
)
"""Participles that do not end in "-ed" or "-en"."""


def passive(tree: Tree, word: int) -> bool:
    """Whether a verb stands in the passive, as a participle after a noun included."""
    if tree.relation[word] == "conj" and tree.child(word, "obj", "aux", "nsubj") < 0:
        # "three were killed and wounded", "11 killed and 5 injured"
        above = tree.head[word]
        done = tree.lower[word].endswith(("ed", "en")) or tree.lower[word] in PARTICIPLES
        if above >= 0 and done and _itself(tree, above):
            return True
    return _itself(tree, word)


def _itself(tree: Tree, word: int) -> bool:
    """Whether a verb's own words put it in the passive."""
    if tree.child(word, "aux:pass") >= 0:
        return True
    if tree.child(word, "nsubj:pass") >= 0:
        # Without an auxiliary and with an object it is an active verb that the parser mistook.
        return tree.child(word, "obj") < 0
    if tree.relation[word] in ("acl", "advcl") and tree.child(word, "nsubj", "obj") < 0:
        return not tree.lower[word].endswith("ing") and tree.child(word, "mark", "aux") < 0
    return False
