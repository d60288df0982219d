"""What is called false: "the claim that X was hit is a lie" tells of a hit, and denies it."""

from __future__ import annotations

from sayso.state.tree import Tree

__all__ = ["called_false"]

FALSE = frozenset(
    "false untrue lie lies invention fabrication fabricated invented nonsense slander libel hoax "
    "fiction myth propaganda smear".split()
)
SAYINGS = frozenset(
    "claim report allegation accusation statement story rumour rumor assertion word".split()
)


def called_false(tree: Tree, word: int) -> int:
    """The verb of what is called false ("the claim that X was hit is a lie"), else `word`."""
    if tree.lower[word] not in FALSE:
        return word
    clause = tree.child(word, "csubj")
    if clause >= 0 and tree.pos[clause] == "VERB":
        return clause  # "that he was beaten is a slander"
    subject = tree.child(word, "nsubj", "nsubj:pass")
    if subject < 0 or tree.lower[subject].rstrip("s") not in SAYINGS | {"storie"}:
        return word
    for child in tree.children[subject]:
        if tree.relation[child] in ("acl", "ccomp", "acl:relcl") and tree.pos[child] == "VERB":
            return child
    return word
