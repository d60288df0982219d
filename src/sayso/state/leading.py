"""Whether a verb of moving leads anywhere: to a place, from one, or only in a manner of speech."""

from __future__ import annotations

from sayso.state.partakers import PEOPLE, RIDDEN
from sayso.state.tree import Tree

__all__ = ["SAID", "WEAK", "leads"]

WEAK = frozenset(
    "go come bring take pass reach stay move return carry send head rush make get set slip advance "
    "enter leave transfer row follow".split()
)
"""Verbs that tell a movement only with somewhere to go to or come from."""
DIRECTIONS = frozenset(
    "to from into onto through across toward towards over back there here home away out via past "
    "abroad in along up down off for".split()
)
SAID = frozenset(
    "information evidence order impression reason detail details example statement account name "
    "explanation answer interview testimony speech look idea view list word words figure time "
    "chance number toll name hope way reply news story description proof data rise".split()
)
"""What is given or sent without being aid or a journey."""
REACHED = frozenset(
    "agreement conclusion understanding compromise peak level end point stage goal aim target age "
    "martyrdom deal settlement verdict decision limit maturity".split()
)
"""What is reached without going there."""
BOUND = frozenset("leave depart head set embark make go".split())
"""Verbs whose "for" leads somewhere."""
_FOR = frozenset({"for"})
_NONE: frozenset[str] = frozenset()
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def _walks(tree: Tree, word: int) -> bool:
    """Whether the subject is somebody, or the verb tells the past, so that one came from there."""
    subject = tree.child(word, "nsubj")
    somebody = subject < 0 or tree.pos[subject] in ("PRON", "PROPN")
    return somebody or tree.lower[subject].rstrip("s") in PEOPLE or tree.lower[word] == "came"


def leads(tree: Tree, word: int) -> bool:
    """Whether a verb has a direction or an object that can be a place or a person."""
    base = tree.base(word)
    for child in tree.children[word]:
        relation = tree.relation[child]
        if relation in ("advmod", "prt", "obl", "advcl", "xcomp", "nmod"):
            case = tree.case(child).split()
            aimed = DIRECTIONS.intersection(case) - (_NONE if base in BOUND else _FOR)
            if base in ("come", "pass") and aimed == {"from"} and not _walks(tree, word):
                continue  # "the marks come from a cable"
            if (
                relation == "obl"
                and case in (["by"], ["on"], ["in"])
                and tree.noun(child) in RIDDEN
            ):
                return True  # "had gone by boat"
            if tree.lower[child] in DIRECTIONS or aimed:
                return tree.noun(child) not in SAID
        taken = relation in ("obj", "nsubj:pass") and tree.base(word) in ("leave", "enter", "reach")
        if taken and tree.pos[child] in _NOMINAL and tree.noun(child) not in SAID | REACHED:
            return True
    return tree.relation[word] in ("acl:relcl", "conj") and tree.base(word) in ("enter", "leave")
