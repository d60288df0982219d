"""How many: the count of a claim, of the patient first, else the one number of its clause."""

from __future__ import annotations

from sayso.model import Count, Span
from sayso.state.clauses import Clause
from sayso.state.context import Context
from sayso.state.counts import count_in
from sayso.state.tree import Tree
from sayso.vocabulary import Act

__all__ = ["count_of"]

_BOUNDING = frozenset(
    "over more than least at most up to about around some nearly almost fewer less under above "
    "between only roughly approximately estimated several".split()
)
"""What bounds a number, also where the parser hangs it elsewhere."""


def count_of(
    context: Context, clause: Clause, act: Act, patient: int, agent: int, object_: int = -1
) -> Count | None:
    """How many: of the patient first, of whoever moves or is in a state otherwise.

    Last of the object itself: "documented 17 attacks in the province".
    """
    order = (agent, patient) if act in (Act.MOVE, Act.STATE) else (patient, agent)
    for word in (*order, object_):
        if word < 0 or (context.tree.pos[word] == "PRON" and not context.tree.children[word]):
            continue
        phrase = _phrase(context, word, clause.span)
        found = count_in(phrase) if phrase else None
        if found is not None and found.high != 0:  # "no guns" is a denial, not a count
            return found
    if act is Act.STATE and context.tree.child(clause.head, "expl") >= 0:
        found = count_in(context.cut(clause.span).partition(" ")[2].partition(" ")[2])
        return found if found is not None and found.high != 0 else None
    return _only_count(context, clause)


def _only_count(context: Context, clause: Clause) -> Count | None:
    """The one number of a clause: "towed a boat with 180 aboard", "they were nine".

    Where a clause gives two, nothing says which of them counts what it tells of.
    """
    tree = context.tree
    if clause.head < 0:
        return None
    found: dict[int, Count] = {}
    for word in tree.within(clause.span):
        if tree.pos[word] != "NUM":
            continue
        thing = tree.head[word] if tree.relation[word] == "nummod" else word
        if thing < 0 or not _below(tree, thing, clause.head) or _dates(context, word, thing):
            continue
        phrase = _phrase(context, thing, clause.span)
        count = count_in(phrase) if phrase else None
        if count is not None and count.low is not None and count.high != 0:
            found[thing] = count
    return next(iter(found.values())) if len(found) == 1 else None


def _dates(context: Context, number: int, thing: int) -> bool:
    """Whether a number tells when, how old or which one: "at ten", "9 April", "51,", "Post 4"."""
    tree = context.tree
    start, end = tree.starts[number], tree.ends[number]
    if any(time.end > start for time in context.times_in((max(0, start - 40), end))):
        return True
    if thing == number:
        bare = tree.relation[number] in ("appos", "nmod", "flat", "compound", "conj")
        return bare or tree.case(number) not in ("", "with", "of", "to", "for", "among")
    return tree.pos[thing] == "PROPN"


def _below(tree: Tree, word: int, head: int) -> bool:
    """Whether a word hangs on a predicate through phrases only, no other clause between."""
    for _ in range(4):
        if word == head:
            return True
        if tree.relation[word] not in ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj", "appos",
                                       "iobj", "nmod:poss"):  # fmt: skip
            return False
        word = tree.head[word]
        if word < 0:
            return False
    return word == head


def _phrase(context: Context, word: int, span: Span) -> str:
    """The words of a noun phrase up to its head, and "of" what it is of."""
    tree = context.tree
    if tree.pos[word] in ("VERB", "AUX"):
        return ""
    low, high = word, word
    for child in tree.children[word]:
        relation = tree.relation[child]
        if relation in ("nummod", "det", "amod", "advmod", "compound", "quantmod", "case", "nmod"):
            if relation == "nmod" and tree.case(child) != "of":
                continue
            if relation == "nmod" and child > word:
                continue
            if relation == "case":
                continue
            below = [w for w in tree.subtree(child) if w <= word]
            if len(below) < 12:
                low = min([low, *below])
    while (
        low - 1 >= 0
        and tree.sentence[low - 1] == tree.sentence[word]
        and (tree.pos[low - 1] == "NUM" or tree.lower[low - 1] in _BOUNDING)
    ):
        low -= 1
    if tree.pos[word] == "NUM" or tree.lower[word] in ("dozens", "hundreds", "thousands", "one"):
        for child in tree.children[word]:
            if tree.relation[child] in ("nmod", "conj"):
                high = max(high, child)
    start, end = tree.starts[low], tree.ends[high]
    return context.words[max(start, span[0] - 200) : end] if end > start else ""
