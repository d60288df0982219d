"""What a sentence asserts: which of its predicates, and to which of them each word belongs.

Walks the dependency tree from its roots down and sorts predicates into those that the sentence
asserts (main and coordinated verbs, relative clauses, participles that tell an event, "when" and
"because" clauses) and those that it does not (purposes, conditions, comparisons, complements of
wishing).
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.state.context import Context
from sayso.state.senses import DEEDS, sense_of, word_sense
from sayso.state.tree import Tree

__all__ = ["QUESTION_WORDS", "Sketch", "sketch_of"]

NOT_ASSERTED = frozenset(
    "if unless whether lest until till than before provided providing like".split()
)
"""What opens a clause that the sentence does not assert."""
ASSERTED = frozenset(
    "because since as when after while although though where once whereas whilst "
    "whereupon with despite so that".split()
)
MANNER = frozenset("by for in on instead rather of from to at about into against upon".split())
"""Prepositions before a gerund that tell how or why, not a further event."""
OPINION = frozenset(
    "think believe know find see hear conclude suppose guess feel understand assume hope fear "
    "suspect seem appear notice realise realize learn discover mean turn imagine doubt remember "
    "prove show suggest indicate happen note say tell".split()
)
"""Verbs whose complement is the claim, where they stand without a source of their own."""
FACTS = frozenset("fact news evidence proof reason result effect".split())
QUESTION_WORDS = frozenset("who what why how where which whom whose whether".split())


@dataclass(slots=True)
class Sketch:
    """What the walk found out about one sentence's words, by index less `first`."""

    first: int
    owner: list[int]
    """The predicate that each word belongs to, -1 for none."""
    asserted: list[bool]
    opinion: dict[int, int]
    order: list[int]


def sketch_of(context: Context, first: int, last: int) -> Sketch:
    """Which words of one sentence carry what it asserts."""
    tree, voices = context.tree, context.voices
    count = last - first
    owner = [-1] * count
    asserted = [False] * count
    blocked = [False] * count
    opinion: dict[int, int] = {}
    order = _downwards(tree, first, last)
    for word in order:
        at = word - first
        head = tree.head[word]
        above = owner[head - first] if head >= 0 else -1
        cut_off = head >= 0 and voices.stretch[word] != voices.stretch[head]
        verdict = _verdict(
            context, word, head, cut_off,
            blocked=head >= 0 and blocked[head - first],
            above=head >= 0 and asserted[head - first],
        )  # fmt: skip
        if verdict == "assert":
            owner[at] = word
            asserted[at] = voices.cue[word] < 0
            if head >= 0 and not cut_off and tree.relation[word] == "ccomp":
                opinion[word] = head
        else:
            owner[at] = above
            blocked[at] = verdict == "block" or (head >= 0 and blocked[head - first])
    for word, governor in opinion.items():
        if not (asserted[governor - first] and asserted[word - first]):
            continue
        sense = word_sense(tree, governor)
        if sense is None or tree.base(governor) in OPINION:
            asserted[governor - first] = False
        elif sense.act in DEEDS:
            asserted[word - first] = False
            owner[word - first] = governor
    return Sketch(first, owner, asserted, opinion, order)


def _downwards(tree: Tree, first: int, last: int) -> list[int]:
    """The sentence's words, heads before what hangs on them; words in a cycle come last."""
    order = [word for word in range(first, last) if tree.head[word] < 0]
    seen = set(order)
    for word in order:
        for child in tree.children[word]:
            if child not in seen:
                seen.add(child)
                order.append(child)
    if len(order) < last - first:
        for word in range(first, last):
            if word not in seen:
                tree.head[word] = -1
                order.append(word)
                seen.add(word)
    return order


def verbal(tree: Tree, word: int) -> bool:
    """Whether a word can carry a clause: a verb, or something with a copula."""
    if tree.pos[word] == "VERB":
        return True
    if tree.pos[word] == "AUX" and tree.relation[word] not in ("aux", "aux:pass", "cop"):
        return True
    cop = tree.child(word, "cop")
    # "IS" in capitals is a name, whatever the parser thinks.
    return cop >= 0 and tree.words[tree.starts[cop] : tree.ends[cop]] != "IS"


def _verdict(
    context: Context, word: int, head: int, cut_off: bool, *, blocked: bool, above: bool
) -> str:
    """assert, block (a clause that is not asserted) or part (of the clause above)."""
    tree = context.tree
    relation = tree.relation[word]
    subject = tree.child(word, "nsubj", "nsubj:pass", "expl") >= 0
    if not verbal(tree, word):
        return "assert" if head < 0 and subject else "part"
    if head < 0:
        return "assert"
    if cut_off:
        if _infinitive_inside(context, word) or (not subject and _gerund(tree, word)):
            return "part"
        clausal = relation in (
            "ccomp", "xcomp", "parataxis", "conj", "advcl", "acl", "acl:relcl", "dep", "csubj",
            "list", "discourse", "orphan", "appos", "obj",
        )  # fmt: skip
        return "assert" if clausal else "part"
    if relation == "acl:relcl":
        return "assert"
    if blocked:
        return "part"
    if relation == "conj":
        if above:
            return "assert"
        return "assert" if tree.pos[head] in ("NOUN", "PROPN", "PRON") and subject else "part"
    if relation in ("parataxis", "list", "dep", "orphan", "discourse"):
        return "assert"
    if relation == "ccomp":
        return _complement(tree, word)
    if relation == "acl":
        return _modifier(tree, word, head)
    if relation == "advcl":
        return _adverbial(tree, word, subject)
    return "part"


def _infinitive_inside(context: Context, word: int) -> bool:
    """ "nowhere to go" whose noun the parser looks for outside the quotation: no new clause."""
    tree, piece = context.tree, context.voices.piece
    return any(
        tree.relation[c] == "mark" and tree.lower[c] == "to" and c > 1 and piece[c - 1] == piece[c]
        and tree.pos[c - 1] in ("NOUN", "PRON", "ADV", "ADJ")
        for c in tree.children[word]
    )  # fmt: skip


def _gerund(tree: Tree, word: int) -> bool:
    """ "said Tesk of crossing the border": what is spoken of is not told."""
    marked = any(tree.lower[mark] in MANNER for mark in tree.marks(word))
    return marked and tree.lower[word].endswith("ing")


def _complement(tree: Tree, word: int) -> str:
    for child in tree.children[word]:
        if child < word and tree.lower[child] in QUESTION_WORDS | {"if"}:
            return "block"
    return "assert"


def _modifier(tree: Tree, word: int, head: int) -> str:
    """ "a bomb planted by them" tells an event; "an attempt to cross" does not."""
    marks = {tree.lower[mark] for mark in tree.marks(word)}
    if "to" in marks:
        return "block"
    if "that" in marks:
        return "assert" if tree.noun(head) in FACTS else "block"
    return "assert" if sense_of(tree, word) is not None and not marks & MANNER else "part"


def _adverbial(tree: Tree, word: int, subject: bool) -> str:
    marks = {tree.lower[mark] for mark in tree.marks(word)}
    marks |= {
        tree.lower[c] for c in tree.children[word]
        if c < word and tree.relation[c] == "advmod" and tree.lower[c] in ("when", "where", "how")
    }  # fmt: skip
    if "without" in marks:
        return "assert"
    if "to" in marks or marks & NOT_ASSERTED or "order" in marks or {"so", "that"} <= marks:
        return "block"
    if marks & ASSERTED:
        ing = tree.lower[word].endswith("ing") and not {"along", "with"} <= marks
        return "assert" if subject or ing else "part"
    if marks & MANNER:
        return "part"
    if subject or sense_of(tree, word) is not None:
        return "assert"
    comma = word > 0 and any(tree.lower[c] == "," for c in tree.children[word] if c < word)
    return "assert" if comma else "part"
