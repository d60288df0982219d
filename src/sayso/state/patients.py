"""To whom it was done: the patient of a predicate, behind prepositions, events and mere things.

"Offered concessions to X", "launched an attack on the village", "seized weapons from the rebels":
acts that are done to somebody look past the thing that stands as their object.
"""

from __future__ import annotations

from sayso.state.actors import entity_of, has_name
from sayso.state.clauses import Clause
from sayso.state.context import Context
from sayso.state.senses import word_sense
from sayso.vocabulary import Act, MentionKind

__all__ = ["AIMED", "SPOTS", "THROWN", "idle", "led_to", "suffers"]

AIMED = {
    Act.ASSAULT: "against on at upon with over into to",
    Act.COERCE: "against on from upon for over",
    Act.SANCTION: "against on from with to upon of in",
    Act.ACCUSE: "against on at of into over with",
    Act.REQUEST: "on from to upon of with for",
    Act.REJECT: "with from by to against of for",
    Act.PROTEST: "against at over outside with of in",
    Act.CONSULT: "with between to among by",
    Act.COOPERATE: "with to between",
    Act.AGREE: "with to on upon",
    Act.SUPPORT: "for to with of against in",
    Act.AID: "to for with",
    Act.CONCEDE: "to for on with from in of",
    Act.RETREAT: "from to of in",
    Act.THREATEN: "against with to on",
    Act.MOBILIZE: "against in to on for along near",
}
"""Prepositions that lead to the patient, the nearest to the meaning first."""
HANDLED = frozenset({Act.ASSAULT, Act.COERCE, Act.MOBILIZE, Act.STATE, Act.MOVE})
"""Acts that things suffer as well; the others are done to somebody."""
_SOMEBODY = frozenset(
    {MentionKind.person, MentionKind.group, MentionKind.place, MentionKind.nationality}
)
SPOTS = frozenset({MentionKind.place, MentionKind.facility})
_SOLID = frozenset({MentionKind.facility, MentionKind.vehicle})
THROWN = frozenset(
    "drop fire launch throw hurl plant lay detonate explode shoot set discharge lob use".split()
)
"""Verbs whose object is the weapon."""
_MEANT = frozenset("him her them us me".split())
"""Who is meant by these suffers it, and nobody further on, also where it is not told who."""
DEPTH = 4


def _obliques(context: Context, word: int, wanted: str) -> list[int]:
    """The phrases with one of the prepositions, in the order that these are listed in."""
    tree = context.tree
    rank = {preposition: i for i, preposition in enumerate(wanted.split())}
    found: list[tuple[int, int]] = []
    for child in tree.children[word]:
        if tree.relation[child] in ("obl", "nmod", "iobj", "obl:agent", "advcl", "acl"):
            ranks = [rank[c] for c in tree.case(child).split() if c in rank]
            if ranks:
                found.append((min(ranks), child))
    return [child for _, child in sorted(found)]


def led_to(context: Context, word: int, wanted: str, act: Act) -> tuple[str | None, int]:
    """The first party that a phrase with one of the prepositions names, and its word."""
    for at in _obliques(context, word, wanted):
        found = _party(context, at, act)
        if found is not None:
            return found, at
    return None, -1


def suffers(
    context: Context, clause: Clause, deep: int, act: Act, patient: str | None, at: int
) -> tuple[str | None, int]:
    """The patient of an act: somebody where the act wants somebody, else the thing itself."""
    if at < 0:
        return _aimed(context, clause, deep, act, patient, at)
    if patient is None and (
        context.tree.relation[at] == "nsubj:pass" or context.tree.lower[at] in _MEANT
    ):
        return None, at  # somebody suffers it, and who is not told
    known = context.entities.get(patient or "")
    described = known is not None and not has_name(context, known.id)
    if patient is None or known is None or not described:
        return _aimed(context, clause, deep, act, patient, at)
    tree = context.tree
    event = tree.pos[at] == "NOUN" and word_sense(tree, at) is not None
    if known.kind is MentionKind.weapon and act is Act.ASSAULT and tree.base(deep) in THROWN:
        # "dropped four bombs on the market": they are what it is done with
        return _aimed(context, clause, deep, act, None, at)
    if act in HANDLED and known.kind not in _SOMEBODY | _SOLID:
        # "seized weapons from the rebels", "fired rockets at the town"
        for base in (at, deep, clause.head):
            found, word = led_to(context, base, AIMED.get(act, "from"), act)
            if found is not None and context.entities[found].kind in _SOMEBODY | _SOLID:
                return found, at
        if event:
            through = entity_of(context, at, past=frozenset({patient}))
            return _aimed(context, clause, deep, act, through, at)
        return patient, at
    if _mere_thing(context, patient, act):
        through = _through(context, at, act)
        found, word = _aimed(context, clause, deep, act, through, at)
        if found is None and known.kind in _SOLID:
            return patient, at
        return (found, word) if found is not None else (None, at)
    if act not in HANDLED - {Act.MOBILIZE} and tree.relation[at] == "obj":
        # "offered troops to X", "withdraw its men from X"
        for base in (at, deep):
            found, _ = led_to(context, base, AIMED.get(act, "to with") + " from in for", act)
            if found is not None and has_name(context, found):
                return found, at
    return _aimed(context, clause, deep, act, patient, at)


def _through(context: Context, word: int, act: Act) -> str | None:
    """Whom a thing leads to: whose it is, what it is of, with or from."""
    past: set[str] = set()
    for _ in range(DEPTH):
        found = entity_of(context, word, past=frozenset(past))
        if found is None or found in past or not _mere_thing(context, found, act):
            return None if found in past else found
        past.add(found)
    return None


CONVEYED = frozenset(
    "carry bring unload load offload haul transport send ship smuggle ferry drag push pull roll "
    "tow board escort drive deliver move transfer return fly lift row see hand run drop".split()
)
"""Verbs of moving that move something, not only who moves."""
WORKED_ON = frozenset(
    "open close shut keep cut remove sweep load fill empty guard fit bear copy mix bake repair "
    "mend build dig wash clean hide bury lock unlock seal mark paint burn sort weigh inspect "
    "check search examine test survey read switch tie untie fold sew nail wrap store stack "
    "watch cover uncover break tear raise lower hang install fix dismantle own hold collect "
    "recover".split()
)
"""Verbs that tell of a state or a deed of no known kind and do something to a thing."""


def idle(context: Context, entity: str, act: Act, base: str) -> bool:
    """Whether a described thing is only had, met or carried along by the verb `base`."""
    known = context.entities.get(entity)
    if known is None or known.kind in (MentionKind.person, MentionKind.group):
        return False
    if has_name(context, entity):
        return False
    if act is Act.MOVE:
        return base not in CONVEYED
    solid = known.kind in _SOLID and base not in HAVING
    return not solid and base not in WORKED_ON


HAVING = frozenset("have lose use need show run make leave hear".split())
"""Verbs that do nothing to what they have for an object."""


def _mere_thing(context: Context, entity: str, act: Act) -> bool:
    """Whether a described thing stands where the act wants somebody: "offered concessions"."""
    known = context.entities.get(entity)
    if known is None or act in HANDLED or known.kind in _SOMEBODY:
        return False
    return not has_name(context, entity)


def _party(context: Context, word: int, act: Act) -> str | None:
    """The entity of a word, unless it is a mere thing."""
    found = entity_of(context, word)
    return None if found is None or _mere_thing(context, found, act) else found


def _further(context: Context, head: int, wanted: str, act: Act) -> tuple[str | None, int]:
    """The first whom the complements of a verb are aimed at: "agreed to send food to X"."""
    tree = context.tree
    chain = [head]
    for base in chain:
        if len(chain) > 12:
            break
        for child in tree.children[base]:
            if tree.relation[child] in ("xcomp", "ccomp", "obj", "advcl", "acl") and child > base:
                chain.append(child)
    for base in chain[1:]:
        if tree.relation[base] == "obj":
            for child in tree.children[base]:
                if tree.relation[child] in ("nmod:poss", "amod", "compound"):
                    found = _party(context, child, act)
                    if found is not None:
                        return found, child
        for words in (wanted, "to for with against on from in"):
            found, at = led_to(context, base, words, act)
            if found is not None:
                return found, at
        obj = tree.child(base, "obj")
        found = _party(context, obj, act)
        if tree.relation[base] != "obj" and found is not None:
            return found, obj
    return led_to(context, head, "in to for with against on from", act)


def _aimed(
    context: Context, clause: Clause, deep: int, act: Act, patient: str | None, at: int
) -> tuple[str | None, int]:
    """The patient behind an event noun or a preposition: "launched an attack on the village"."""
    tree = context.tree
    wanted = AIMED.get(act, "to with against on")
    event = at >= 0 and word_sense(tree, at) is not None and tree.pos[at] == "NOUN"
    known = context.entities.get(patient or "")
    if known is not None and known.kind in _SOLID | {MentionKind.person, MentionKind.group}:
        event = event and has_name(context, known.id)  # "a convoy", "a protester" are no events
    if patient is not None and not event:
        return patient, at
    for base in (at, deep, clause.head):
        if base < 0:
            continue
        found, oblique = led_to(context, base, wanted, act)
        if found is not None:
            return found, oblique if at < 0 or event else at
    asked = tree.child(clause.head, "ccomp", "xcomp")
    if asked >= 0 and act is Act.REQUEST and patient is None:
        inner = tree.child(asked, "nsubj", "nsubj:pass")
        found = _party(context, inner, act)
        if found is not None:
            return found, inner
    found, word = _further(context, clause.head, wanted, act)
    if found is not None and patient is None:
        return found, word if at < 0 or event else at
    other = tree.child(deep, "iobj")
    if other >= 0:
        return _party(context, other, act), other
    below = tree.child(clause.head, "ccomp", "xcomp")
    if below >= 0 and patient is None and act in (Act.REQUEST, Act.ACCUSE, Act.AGREE, Act.REJECT):
        for word in (tree.child(below, "obj"), *_obliques(context, below, "to with against")):
            found = _party(context, word, act)
            if found is not None:
                return found, word
    if patient is None and at >= 0:
        for child in tree.children[at]:
            if tree.relation[child] in ("nmod", "nmod:poss", "amod"):
                found = _party(context, child, act)
                if found is not None:
                    return found, at
    return patient, at
