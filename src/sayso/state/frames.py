"""Who did what to whom: agent, patient, count, means and purpose of one predicate.

Read off the dependency tree: subjects, objects, by-phrases; through relative pronouns, participles,
coordination and complements; a passive without a by-phrase has no agent.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Count, Span
from sayso.state.actors import entity_of, is_actor, is_somebody
from sayso.state.acts import Sense
from sayso.state.clauses import Clause, event_nouns
from sayso.state.context import Context
from sayso.state.counts import count_in
from sayso.state.deciding import in_the_hands
from sayso.state.facets import means_of, purpose_of
from sayso.state.falsehoods import called_false
from sayso.state.handling import borne, dative, seen
from sayso.state.how_many import count_of
from sayso.state.passives import passive
from sayso.state.patients import AIMED, SPOTS, THROWN, idle, led_to, suffers
from sayso.state.senses import (
    ASPECT,
    complement,
    receiving,
    sense_of,
    under,
    word_sense,
)
from sayso.state.tools import INSTRUMENTS, TOOLS
from sayso.state.tree import Tree
from sayso.vocabulary import Act, MentionKind

__all__ = ["Frame", "frame_of"]

RELATIVES = frozenset("who which that whom whose".split())
NOTICED = frozenset("count see find notice observe".split())
PERCEIVED = frozenset("hear smell overhear".split())
BOUGHT = frozenset("buy purchase receive obtain acquire get".split())
"""What somebody has from another who gave or sold it."""
UNSEEN = frozenset(
    "shelter refuge way place work time help peace support food job home salvation saviour savior "
    "hope chance future reason surge rise increase decline need solution ally enemy".split()
)
"""What is found without being noticed."""
SUFFERED = frozenset(
    {
        Act.ASSAULT, Act.THREATEN, Act.COERCE, Act.SANCTION, Act.ACCUSE, Act.AID, Act.SUPPORT,
        Act.CONCEDE,
    }
)  # fmt: skip
"""Acts that are received or suffered: "faced charges", "received aid"; not a delegation."""
GIVEN = frozenset({Act.AID, Act.CONSULT})
"""Acts whose first object is to whom it is done where there are two."""
DEPTH = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """The facets that a predicate's own words give."""

    sense: Sense | None = None
    agent: str | None = None
    patient: str | None = None
    count: Count | None = None
    means: Span | None = None
    purpose: Span | None = None
    subject: int = -1
    """The word that the clause is about, -1 for none."""
    object: int = -1


# --- subject and object -------------------------------------------------------------------------


def _subject(context: Context, word: int, depth: int = 0) -> tuple[int, bool]:
    """The subject of a predicate and whether it is a passive one; looked for above if need be."""
    tree = context.tree
    below = passive(tree, word)
    own = _own_subject(context, word)
    relation, head = tree.relation[word], tree.head[word]
    if own >= 0:
        if tree.lower[own] in RELATIVES and relation == "acl:relcl" and head >= 0:
            return _somebody(context, own, head), below
        return own, below
    if depth >= DEPTH or head < 0:
        return -1, below
    if relation == "acl:relcl":
        return (head, below) if tree.child(word, "obj") >= 0 or below else (-1, below)
    if relation == "acl":
        # "he is from Orhal but lived here before joining": he joins, and so does "he is a man …".
        above = _own_subject(context, head) if tree.child(head, "cop") >= 0 else -1
        return (above if above >= 0 else head), below
    if relation in ("conj", "advcl", "xcomp", "parataxis"):
        charged = any(tree.lower[mark] in ("of", "for", "from") for mark in tree.marks(word))
        if relation == "xcomp" or (relation == "advcl" and charged):
            # "asked him to go", "accused the army of firing": the object is who does it.
            obj = tree.child(head, "obj", "iobj")
            if obj >= 0:
                return obj, below
        subject, _ = _subject(context, head, depth + 1)
        return subject, below
    return -1, below


def _somebody(context: Context, pronoun: int, head: int) -> int:
    """Whom "who" means: in "families from X, who fled" the families, not the place."""
    tree = context.tree
    above = tree.head[head]
    place = context.place_at(head) is not None and not is_actor(context, head)
    if tree.lower[pronoun] == "who" and place and above >= 0 and is_actor(context, above):
        return above
    return head


def _own_subject(context: Context, word: int) -> int:
    """The subject among the children: of several the nearest one in the predicate's own voice."""
    tree, piece = context.tree, context.voices.piece
    found = [c for c in tree.children[word] if tree.relation[c] in ("nsubj", "nsubj:pass")]
    if len(found) < 2:
        return found[0] if found else -1
    return min(found, key=lambda c: (piece[c] != piece[word], c > word, abs(word - c)))


def frame_of(context: Context, clause: Clause) -> Frame:
    """Everything that the words of one clause give."""
    if clause.kind == "noun":
        return _noun_frame(context, clause)
    tree, word = context.tree, called_false(context.tree, clause.head)
    event = seen(tree, word)
    if event >= 0:
        word = event  # "saw the guards beat him": the guards did it
    sense = sense_of(tree, word)
    act = sense.act if sense is not None else Act.STATE
    below = complement(tree, word)
    deep = word
    letting = tree.base(word) in ("allow", "permit", "let")
    if below >= 0 and not letting and (word_sense(tree, word) is None or tree.base(word) in ASPECT):
        deep = below
    subject, is_passive = _subject(context, word)
    if event >= 0 and tree.lower[word] == tree.base(word):
        is_passive = False
    object_ = tree.child(deep, "obj")
    if object_ < 0 and deep != word:
        object_ = tree.child(word, "obj")
    left_out = tree.relation[word] == "acl:relcl" and object_ < 0 and not is_passive
    if left_out and subject != tree.head[word] and tree.child(word, "nsubj") >= 0:
        object_ = tree.head[word]
    agent_word, patient_word = subject, object_
    if is_passive:
        patient_word = subject
        agent_word = _by(context, word)
        forced = sense is None or sense.act in (Act.COERCE, Act.REQUEST)
        if deep != word and not forced and not passive(tree, deep):
            agent_word, patient_word = subject, object_
    if under(tree, word):
        # "came under fire": who is under it suffers
        agent_word, patient_word = _by(context, word), subject
    captor = in_the_hands(tree, word)
    if captor >= 0:
        agent_word, patient_word = captor, subject
    got = sense is not None and sense.act in SUFFERED and receiving(tree, word)
    if got:
        # "received threats from the Front": it threatens
        agent_word, patient_word = _giver(context, word, object_), subject
    if act is not Act.STATE and subject >= 0 and tree.child(word, "expl") >= 0:
        # "there was cooperation with the guards": what there was names both sides
        doer = _doer(context, subject)
        agent_word, patient_word = (doer if is_actor(context, doer) else -1), subject
    means_word = -1
    if act is Act.ASSAULT and agent_word >= 0 and _tool(context, agent_word):
        means_word = agent_word
        behind = _behind(context, agent_word)
        if behind < 0 and crewed(context, agent_word):
            means_word = -1
        else:
            agent_word = behind
    fired = act is Act.ASSAULT and is_passive and tree.base(deep) in THROWN
    if fired and _tool(context, subject) and not crewed(context, subject):
        means_word, patient_word = subject, -1  # "the shells were fired from the hills"
    if tree.base(word) == "use" and is_passive and act is Act.ASSAULT:
        means_word, patient_word, agent_word = subject, -1, _user(context, word)
    whom, what = dative(tree, deep)
    if act in GIVEN and what >= 0 and what != whom and not is_passive and is_actor(context, whom):
        patient_word = whom  # "brought us bread": who gets it
    if act is Act.MOVE and not is_passive and object_ < 0 and borne(tree, subject):
        agent_word, patient_word = -1, subject  # "the crates went on": somebody moved them
    patient = entity_of(context, patient_word)
    if got or (act is Act.MOVE and agent_word < 0):
        pass
    elif act is not Act.STATE and act is not Act.MOVE:
        patient, patient_word = suffers(context, clause, deep, act, patient, patient_word)
    elif act is Act.MOVE and patient is not None and context.entities[patient].kind in SPOTS:
        patient = None  # "left the village": a place is left, not moved
    elif act is Act.STATE and is_passive and agent_word < 0:
        agent_word, patient_word, patient = subject, -1, None
    if act is Act.STATE and object_ >= 0 and _notices(context, deep, object_):
        # "We counted 31 holes" tells of the holes; who counted is the origin, not the agent.
        agent_word, patient_word, patient = object_, -1, None
    moved = act is Act.MOVE and agent_word < 0
    if patient is not None and not moved and act in (Act.STATE, Act.MOVE) and (
        idle(context, patient, act, tree.base(deep))
    ):  # fmt: skip
        patient = None  # "they had a list": nobody does anything to it
    if act is Act.AID and not is_passive and tree.base(deep) in BOUGHT:
        seller = _seller(context, deep, object_)
        agent_word = seller if seller >= 0 else agent_word
    if act is Act.REQUEST and not is_passive and tree.base(word) == "come":
        sender = _giver(context, word, -1)
        agent_word = sender if sender >= 0 else agent_word  # "the order came from X"
    agent = entity_of(context, _doer(context, agent_word))
    if tree.base(deep) in PERCEIVED and object_ >= 0:
        # "he heard shots": he is the one to say so, and dogs that were heard are what there was
        agent = entity_of(context, object_) if act is Act.STATE else None
    if act is Act.STATE and agent is None and _points(tree, word):
        agent = entity_of(context, word)  # "it was the guards"
    if act is Act.STATE and patient is None and tree.base(word) == "belong":
        owner = next((c for c in tree.children[word] if tree.case(c) == "to"), -1)
        patient = entity_of(context, owner)
    if agent is not None and agent == patient:
        patient = None if act in (Act.STATE, Act.MOVE) else patient
        if agent_word != patient_word and not is_passive and patient is not None:
            patient = None
    return Frame(
        sense,
        agent,
        patient,
        count_of(context, clause, act, patient_word, agent_word, object_),
        means_of(context, deep, act, means_word, clause),
        purpose_of(context, (word, deep), clause),
        subject,
        object_,
    )


def _by(context: Context, word: int) -> int:
    tree = context.tree
    for child in tree.children[word]:
        relation = tree.relation[child]
        case = tree.case(child)
        by = (relation == "obl:agent" and case in ("by", "")) or (
            relation == "obl" and case == "by"
        )
        if by and (tree.noun(child) not in INSTRUMENTS or is_actor(context, child)):
            return child
    return -1


def _giver(context: Context, word: int, object_: int) -> int:
    """From whom or at whose hands: "suffered an attack by X", "received arms from X"."""
    tree = context.tree
    for base in (word, object_):
        for child in tree.children[base] if base >= 0 else ():
            if tree.case(child) in ("from", "by", "at the hands of") and is_actor(context, child):
                return child
    owner = tree.child(object_, "nmod:poss")
    return owner if owner >= 0 and is_actor(context, owner) else -1


def _seller(context: Context, word: int, object_: int) -> int:
    """From whom something was bought or got, behind the verb or what was bought; -1 for nobody."""
    for base in (word, object_):
        for child in context.tree.children[base] if base >= 0 else ():
            if context.tree.case(child) == "from" and is_somebody(context, child):
                return child
    return -1


def _points(tree: Tree, word: int) -> bool:
    """Whether a noun tells who or what it was: "it was the guards"."""
    if tree.child(word, "cop") < 0 or tree.pos[word] not in ("NOUN", "PROPN"):
        return False
    subject = tree.child(word, "nsubj", "expl")
    return subject >= 0 and tree.lower[subject] in ("it", "this", "that")


def _notices(context: Context, word: int, what: int) -> bool:
    """Whether a verb of seeing tells of what was seen, and no opinion: "we counted 31 holes"."""
    tree = context.tree
    if tree.base(word) not in NOTICED or tree.noun(what) in UNSEEN:
        return False
    return not any("as" in tree.case(c) for c in tree.children[word] + tree.children[what])


JOINT = frozenset(
    "cooperation complicity collusion collaboration support help assistance aid backing refusal "
    "failure decision attempt effort policy silence presence withdrawal retreat arrival advance "
    "pressure resistance involvement intervention mediation".split()
)
"""What those do whom it is "of": "the support of the army"."""


def _doer(context: Context, word: int) -> int:
    """Who does what a noun names that stands as the subject: "the closure of X by Y" is Y's."""
    tree = context.tree
    if word < 0 or tree.pos[word] != "NOUN" or is_actor(context, word) or crewed(context, word):
        return word
    if tree.noun(word) not in JOINT and word_sense(tree, word) is None and (
        not tree.lower[word].endswith(("ion", "ment", "ure", "ing"))
    ):  # fmt: skip
        return word
    wanted = ("by", "of") if tree.noun(word) in JOINT else ("by",)
    for case in wanted:
        for child in tree.children[word]:
            if tree.relation[child] == "nmod" and tree.case(child) == case and (
                is_actor(context, child)
            ):  # fmt: skip
                return child
    owner = tree.child(word, "nmod:poss")
    return owner if owner >= 0 and is_actor(context, owner) else word


def _tool(context: Context, word: int) -> bool:
    """Whether a subject is the weapon rather than the one who used it."""
    tree = context.tree
    mention = context.mention_of(word)
    if mention is not None and mention[2] in TOOLS:
        return True
    if mention is not None and context.is_actor(mention[1]):
        return False
    sense = word_sense(tree, word) if tree.pos[word] == "NOUN" else None
    return sense is not None and sense.act is Act.ASSAULT


def _user(context: Context, word: int) -> int:
    """Whose assault it is that something was used in."""
    tree = context.tree
    for child in tree.children[word]:
        if tree.relation[child] == "obl":
            owner = tree.child(child, "nmod:poss")
            if owner >= 0:
                return owner
    return -1


def crewed(context: Context, word: int) -> bool:
    """Whether the weapon is a vehicle: planes and patrol boats do things, shells do not."""
    mention = context.mention_of(word)
    weapon = context.tree.pos[word] == "NOUN" and word_sense(context.tree, word) is not None
    return mention is not None and mention[2] is MentionKind.vehicle and not weapon


def _behind(context: Context, word: int) -> int:
    """Who stands behind a weapon or an attack: "a bomb planted by X", "X's air strike"."""
    tree = context.tree
    for child in tree.children[word]:
        relation = tree.relation[child]
        if relation == "acl":
            by = _by(context, child)
            if by >= 0:
                return by
        if relation == "nmod" and tree.case(child) == "by":
            return child
    own = entity_of(context, word)
    bare = own is not None and context.entities[own].kind is MentionKind.weapon
    owners = [
        child for child in tree.children[word]
        if tree.relation[child] in ("nmod:poss", "compound", "amod") and is_somebody(context, child)
        and (own is None or not bare or entity_of(context, child) != own)
    ]  # fmt: skip
    acting = [child for child in owners if is_actor(context, child)]
    if acting or not owners or crewed(context, word):
        return acting[0] if acting else -1
    return owners[0]


def _told_by(context: Context, noun: int, head: int) -> bool:
    """Whether an event noun is what a phrase is about: "murder", "the army of murder"."""
    tree = context.tree
    if noun == head or tree.relation[noun] in ("conj", "compound", "root"):
        return True
    return tree.case(noun) in ("of", "", "for", "with")


def _noun_frame(context: Context, clause: Clause) -> Frame:
    """A content without a predicate: "the coast guard of murder", "any promise", "17 deaths"."""
    tree = context.tree
    words = tree.within(clause.span)
    head = clause.head
    noun = next((n for n in event_nouns(tree, words) if _told_by(context, n, head)), -1)
    sense = word_sense(tree, noun) if noun >= 0 else None
    act = sense.act if sense is not None else Act.STATE
    agent = patient = None
    if noun >= 0:
        agent = entity_of(context, _behind(context, noun))
        patient, _ = led_to(context, noun, AIMED.get(act, "to on against") + " of", act)
        if noun != head and agent is None:
            agent = entity_of(context, head)
        if agent == patient:
            patient = None
    elif tree.case(head).split()[:1] not in (["in"], ["at"], ["on"], ["near"]):
        agent = entity_of(context, head)
    count = count_in(context.cut(clause.span))
    return Frame(sense, agent, patient, count, subject=head)
