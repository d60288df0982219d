"""With what, what for: the facets that stand around a predicate."""

from __future__ import annotations

from sayso.model import Span
from sayso.state.clauses import Clause
from sayso.state.context import Context
from sayso.state.tools import (
    CHANNELS,
    FOUND_WITH,
    HANDLES,
    HURLS,
    INSTRUMENTS,
    MISSILES,
    NOTHING_HELD,
    RIDES,
    SHAPELESS,
    TOOLS,
    VEHICLES,
)
from sayso.state.tree import Tree
from sayso.vocabulary import Act, MentionKind

__all__ = ["means_of", "purpose_of"]


def means_of(context: Context, word: int, act: Act, subject: int, clause: Clause) -> Span | None:
    """With what: a tool or a vehicle behind its preposition, or the weapon that is the subject."""
    tree = context.tree
    if subject >= 0:
        # Of several things that one weapon did only the first has it in its own words.
        return _in_voice(context, subject, clause)
    for child in _phrases(tree, word):
        relation = tree.relation[child]
        if relation == "advcl":
            marks = {tree.lower[m] for m in tree.marks(child)}
            if tree.lower[child] == "using" or "by" in marks:
                return _clip(tree.span(child), clause.span)
            weapon = _set_off(context, child) if act is Act.ASSAULT else -1
            if weapon >= 0:
                return _in_voice(context, weapon, clause)
        if context.is_actor_at(child):
            continue  # "destroyed by our forces": they are who did it
        if relation in ("obl", "obl:agent", "nmod") and _serves(context, word, child, act):
            marks_before = [c for c in tree.children[child] if tree.relation[c] == "case"]
            start, end = _noun_phrase(context, child)
            starts = [tree.starts[c] for c in marks_before if c < child]
            return _clip((min([start, *starts]), end), clause.span)
        ridden = relation == "obj" and act is Act.MOVE and tree.base(word) in RIDES
        if ridden and _named_in(tree, child, VEHICLES):
            return _clip(_noun_phrase(context, child), clause.span)
        if (
            relation in ("obj", "nsubj:pass")
            and act is Act.ASSAULT
            and _thrown(context, word, child)
        ):
            return _clip(_noun_phrase(context, child), clause.span)
    return None


def _phrases(tree: Tree, word: int) -> list[int]:
    """What hangs on a predicate, then the "by" and "in" phrases that hang on its phrases.

    "They left for the coast by boat": the parser may give the boat to the coast.
    """
    near = list(tree.children[word])
    for child in tree.children[word]:
        if child > word and tree.relation[child] in ("obl", "obj", "nmod", "obl:tmod"):
            near += [
                c for c in tree.children[child]
                if tree.relation[c] == "nmod" and c > child
                and (tree.case(c) in ("by", "in", "aboard") or _held_by_none(tree, child, c))
                and tree.child(c, "nmod:poss") < 0
            ]  # fmt: skip
    return near


def _held_by_none(tree: Tree, above: int, word: int) -> bool:
    """ "beat us with a hose": a pronoun has nothing with it, so the verb has."""
    return tree.pos[above] == "PRON" and tree.case(word) == "with"


def _thrown(context: Context, verb: int, thing: int) -> bool:
    """ "threw stones at them": what was thrown, not who was hit."""
    tree = context.tree
    return tree.base(verb) in HURLS and _named_in(tree, thing, MISSILES)


def _in_voice(context: Context, word: int, clause: Clause) -> Span | None:
    """A noun phrase of the clause's own voice and sentence, also where the clause begins later."""
    piece = context.voices.piece
    low = context.tree.within(_noun_phrase(context, word))
    if len(low) and all(piece[at] == piece[clause.head] for at in low):
        return _noun_phrase(context, word)
    return None


def _named_in(tree: Tree, word: int, table: frozenset[str]) -> bool:
    lower = tree.lower[word]
    return tree.noun(word) in table or lower in table or lower.removesuffix("s") in table


def _serves(context: Context, verb: int, word: int, act: Act) -> bool:
    """Whether a phrase tells with what: its preposition, and what kind of thing it is."""
    tree = context.tree
    case = tree.case(word)
    if case in ("by", "by means of", "over", "via") and _named_in(tree, word, CHANNELS):
        return case.startswith("by") or not tree.lower[word].startswith("hand")
    if case not in ("with", "by", "in", "on", "aboard", "by means of"):
        return False
    vehicle = _named_in(tree, word, VEHICLES)
    if case == "with" and _handled(context, verb, word, act):
        return True
    if act is Act.STATE:
        return vehicle and case == "by" and tree.child(word, "det") < 0
    if case in ("in", "on", "aboard"):
        return act is Act.MOVE and vehicle
    if vehicle and act in (Act.AID, Act.COERCE):
        return False  # "paid by the truck", "arrested with his truck"
    mention = context.mention_of(word)
    if _named_in(tree, word, INSTRUMENTS) or (mention is not None and mention[2] in TOOLS):
        return True
    thing = mention is not None and mention[2] is MentionKind.other
    return act is Act.ASSAULT and case == "with" and thing


def _handled(context: Context, verb: int, word: int, act: Act) -> bool:
    """Whether "with" names a thing that somebody did something with, to somebody or something."""
    tree = context.tree
    if act is Act.MOVE or tree.pos[word] != "NOUN" or tree.pos[verb] != "VERB":
        return False
    lower, noun = tree.lower[word], tree.noun(word)
    if noun in NOTHING_HELD or lower in NOTHING_HELD or noun.endswith(SHAPELESS):
        return False
    if act is Act.AID:
        return tree.base(verb) == "pay"
    if act in (Act.ASSAULT, Act.COERCE):
        return tree.base(verb) not in FOUND_WITH
    if tree.base(verb) in HANDLES:
        return True
    return act in (Act.STATE, Act.SUPPORT, Act.THREATEN, Act.PROTEST) and (
        tree.child(verb, "obj", "nsubj:pass") >= 0
    )


def _set_off(context: Context, clause: int) -> int:
    """The weapon of "when a bomb went off", -1 where the clause tells of none."""
    tree = context.tree
    if not {tree.lower[m] for m in tree.marks(clause)} & {"when", "as", "after"} and not any(
        tree.lower[c] == "when" for c in tree.children[clause]
    ):
        return -1
    subject = tree.child(clause, "nsubj", "nsubj:pass")
    if subject < 0:
        return -1
    mention = context.mention_of(subject)
    weapon = mention is not None and mention[2] is MentionKind.weapon
    return subject if weapon else -1


def _noun_phrase(context: Context, word: int) -> Span:
    """A noun with what stands before it, without the clauses behind it."""
    tree = context.tree
    low = word
    for child in tree.children[word]:
        if child < word and tree.relation[child] in ("det", "amod", "compound", "nummod"):
            low = min(low, child)
    return tree.starts[low], tree.ends[word]


def purpose_of(context: Context, heads: tuple[int, ...], clause: Clause) -> Span | None:
    """What for: a clause with "to", "in order to" or "so that" behind the predicate."""
    tree = context.tree
    seen = set(heads)
    for head in dict.fromkeys(heads):
        for child in tree.children[head]:
            if tree.relation[child] != "advcl" or child in seen or child < head:
                continue
            before = [m for m in tree.marks(child) if m < child]
            marks = {tree.lower[m] for m in before}
            if tree.lower[child].endswith("ing"):
                continue
            if "to" in marks or {"so", "that"} <= marks or "order" in marks:
                start = tree.starts[before[0]]
                if tree.lower[before[0] - 2 : before[0]] == ["in", "order"]:
                    start = tree.starts[before[0] - 2]
                return _clip((start, tree.span(child)[1]), clause.span)
    return None


def _clip(span: Span, within: Span) -> Span | None:
    start, end = max(span[0], within[0]), min(span[1], within[1])
    return (start, end) if start < end else None
