"""Who did what to whom: agent, patient, count, means and purpose of one predicate.

Read off the dependency tree: subjects, objects, by-phrases; through relative pronouns, participles,
coordination and complements; a passive without a by-phrase has no agent.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Count, Span
from sayso.state.acts import Sense
from sayso.state.clauses import Clause, event_nouns
from sayso.state.context import Context
from sayso.state.counts import count_in
from sayso.state.facets import INSTRUMENTS, TOOLS, count_of, means_of, purpose_of
from sayso.state.senses import (
    ASPECT,
    called_false,
    complement,
    passive,
    sense_of,
    under,
    word_sense,
)
from sayso.vocabulary import Act, MentionKind, Mode, NameRole

__all__ = ["Frame", "entity_of", "frame_of"]

RELATIVES = frozenset("who which that whom whose".split())
FIRST = frozenset("i me my mine myself".split())
WE = frozenset("we us our ours ourselves".split())
AIMED = {
    Act.ASSAULT: "against on at upon with over into",
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
_SPOTS = frozenset({MentionKind.place, MentionKind.facility})
_SOLID = frozenset({MentionKind.facility, MentionKind.vehicle})
NOTICED = frozenset("count see find notice observe".split())
THROWN = frozenset(
    "drop fire launch throw hurl plant lay detonate explode shoot set discharge lob use".split()
)
"""Verbs whose object is the weapon."""
UNSEEN = frozenset("shelter refuge way place work time help peace support food job home".split())
"""What is found without being noticed."""
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


# --- entities -----------------------------------------------------------------------------------


def entity_of(
    context: Context, word: int, depth: int = 0, past: frozenset[str] = frozenset()
) -> str | None:
    """The entity that a noun phrase's head stands for, by its mention or by what modifies it.

    `past` holds entities that are looked through: "a suspension of links with X" leads to X.
    """
    if word < 0:
        return None
    tree = context.tree
    mention = context.mention_of(word)
    lower = tree.lower[word]
    if mention is not None and mention[1] not in past:
        return context.group_of(mention[1]) if lower in WE else mention[1]
    if lower in FIRST or lower in WE:
        speaker = context.speaker_of(context.voices.attribution(word))
        return context.group_of(speaker) if lower in WE else speaker
    if lower in SELF:
        return _self(context, word, lower)
    place = context.place_at(word)
    if place is not None:
        return place.entity
    if depth >= DEPTH:
        return None
    order = {
        "compound": 0,
        "flat": 0,
        "appos": 1,
        "nmod": 1,
        "amod": 2,
        "nmod:poss": 3,
        "nummod": 4,
    }
    parts = sorted(
        (c for c in tree.children[word] if tree.relation[c] in order),
        key=lambda c: order[tree.relation[c]],
    )
    for part in parts:
        if tree.relation[part] == "nmod:poss" and _somebodys(context, part):
            continue  # "my nephew" is not me
        if tree.relation[part] == "nmod" and tree.case(part) not in ("of", "from", "with", "among"):
            continue
        found = entity_of(context, part, depth + 1, past)
        if found is not None:
            return found
    return None


def _somebodys(context: Context, owner: int) -> bool:
    """Whether a possessor is a person, so that what is his is not he."""
    if context.tree.pos[owner] == "PRON":
        return True
    mention = context.mention_of(owner)
    return mention is not None and mention[2] is MentionKind.person


SELF = frozenset("he she it they him them".split())


def _self(context: Context, word: int, pronoun: str) -> str | None:
    """ "He said he had fled": where nobody else is named, the speaker means himself.

    Only in indirect speech, and only as a subject.
    """
    said = context.voices.attribution(word)
    if (
        said is None
        or said.mode is Mode.direct
        or not context.tree.relation[word].startswith("nsubj")
    ):
        return None
    speaker = context.speaker_of(said)
    known = context.entities.get(speaker or "")
    if known is None:
        return None
    person = known.kind is MentionKind.person
    if pronoun in ("he", "she"):
        return speaker if person else None
    return speaker if not person and pronoun in ("it", "they") else None


def _is_actor(context: Context, word: int) -> bool:
    """Whether a word stands for a person or a group."""
    entity = entity_of(context, word)
    return entity is not None and context.is_actor(entity)


def _actor(context: Context, word: int) -> bool:
    """Whether a word stands for somebody who can act."""
    entity = entity_of(context, word)
    return entity is not None and context.entities.get(entity) is not None


# --- subject and object -------------------------------------------------------------------------


def _subject(context: Context, word: int, depth: int = 0) -> tuple[int, bool]:
    """The subject of a predicate and whether it is a passive one; looked for above if need be."""
    tree = context.tree
    below = passive(tree, word)
    own = _own_subject(context, word)
    relation, head = tree.relation[word], tree.head[word]
    if own >= 0:
        if tree.lower[own] in RELATIVES and relation == "acl:relcl" and head >= 0:
            return head, below
        return own, below
    if depth >= DEPTH or head < 0:
        return -1, below
    if relation == "acl:relcl":
        return (head, below) if tree.child(word, "obj") >= 0 or below else (-1, below)
    if relation == "acl":
        return head, below
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


def _own_subject(context: Context, word: int) -> int:
    """The subject among the children: of several the nearest one in the predicate's own voice."""
    tree, piece = context.tree, context.voices.piece
    found = [c for c in tree.children[word] if tree.relation[c] in ("nsubj", "nsubj:pass")]
    if len(found) < 2:
        return found[0] if found else -1
    return min(found, key=lambda c: (piece[c] != piece[word], c > word, abs(word - c)))


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


def _led_to(context: Context, word: int, wanted: str, act: Act) -> tuple[str | None, int]:
    """The first party that a phrase with one of the prepositions names, and its word."""
    for at in _obliques(context, word, wanted):
        found = _party(context, at, act)
        if found is not None:
            return found, at
    return None, -1


def frame_of(context: Context, clause: Clause) -> Frame:
    """Everything that the words of one clause give."""
    if clause.kind == "noun":
        return _noun_frame(context, clause)
    tree, word = context.tree, called_false(context.tree, clause.head)
    sense = sense_of(tree, word)
    act = sense.act if sense is not None else Act.STATE
    below = complement(tree, word)
    deep = word
    letting = tree.base(word) in ("allow", "permit", "let")
    if below >= 0 and not letting and (word_sense(tree, word) is None or tree.base(word) in ASPECT):
        deep = below
    subject, is_passive = _subject(context, word)
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
    means_word = -1
    if act is Act.ASSAULT and agent_word >= 0 and _tool(context, agent_word):
        means_word = agent_word
        behind = _behind(context, agent_word)
        if behind < 0 and _crewed(context, agent_word):
            means_word = -1
        else:
            agent_word = behind
    fired = act is Act.ASSAULT and is_passive and tree.base(deep) in THROWN
    if fired and _tool(context, subject) and not _crewed(context, subject):
        means_word, patient_word = subject, -1  # "the shells were fired from the hills"
    if tree.base(word) == "use" and is_passive and act is Act.ASSAULT:
        means_word, patient_word, agent_word = subject, -1, _user(context, word)
    patient = entity_of(context, patient_word)
    if act is not Act.STATE and act is not Act.MOVE:
        patient, patient_word = _suffers(context, clause, deep, act, patient, patient_word)
    elif act is Act.MOVE and patient is not None and context.entities[patient].kind in _SPOTS:
        patient = None  # "left the village": a place is left, not moved
    elif act is Act.STATE and is_passive and agent_word < 0:
        agent_word, patient_word, patient = subject, -1, None
    if act is Act.STATE and object_ >= 0 and tree.base(deep) in NOTICED and (
        tree.noun(object_) not in UNSEEN
    ):  # fmt: skip
        # "We counted 31 holes" tells of the holes; who counted is the origin, not the agent.
        agent_word, patient_word, patient = object_, -1, None
    if patient is not None and act in (Act.STATE, Act.MOVE) and _idle(context, patient, act):
        patient = None  # "they had a list": nobody does anything to it
    agent = entity_of(context, agent_word)
    if act is Act.STATE and tree.child(word, "expl") >= 0 and not _is_actor(context, agent_word):
        agent = None  # "there were no guns": they are, and do nothing
    if agent is not None and agent == patient:
        patient = None if act in (Act.STATE, Act.MOVE) else patient
        if agent_word != patient_word and not is_passive and patient is not None:
            patient = None
    return Frame(
        sense,
        agent,
        patient,
        count_of(context, clause, act, patient_word, agent_word),
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
        if by and (tree.noun(child) not in INSTRUMENTS or _is_actor(context, child)):
            return child
    return -1


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


def _crewed(context: Context, word: int) -> bool:
    """Whether the weapon is a vehicle: planes and patrol boats do things, shells do not."""
    mention = context.mention_of(word)
    return mention is not None and mention[2] is MentionKind.vehicle


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
    owners = [
        child for child in tree.children[word]
        if tree.relation[child] in ("nmod:poss", "compound", "amod") and _actor(context, child)
    ]  # fmt: skip
    acting = [child for child in owners if _is_actor(context, child)]
    if acting or not owners or _crewed(context, word):
        return acting[0] if acting else -1
    return owners[0]


def _aimed(
    context: Context, clause: Clause, deep: int, act: Act, patient: str | None, at: int
) -> tuple[str | None, int]:
    """The patient behind an event noun or a preposition: "launched an attack on the village"."""
    tree = context.tree
    wanted = AIMED.get(act, "to with against on")
    event = at >= 0 and word_sense(tree, at) is not None and tree.pos[at] == "NOUN"
    if patient is not None and not event:
        return patient, at
    for base in (at, deep, clause.head):
        if base < 0:
            continue
        found, oblique = _led_to(context, base, wanted, act)
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


def _suffers(
    context: Context, clause: Clause, deep: int, act: Act, patient: str | None, at: int
) -> tuple[str | None, int]:
    """The patient of an act: somebody where the act wants somebody, else the thing itself."""
    if at < 0:
        return _aimed(context, clause, deep, act, patient, at)
    known = context.entities.get(patient or "")
    described = known is not None and all(n.role is NameRole.description for n in known.names)
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
            found, word = _led_to(context, base, AIMED.get(act, "from"), act)
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
            found, _ = _led_to(context, base, AIMED.get(act, "to with"), act)
            if found is not None and _has_name(context, found):
                return found, at
    return _aimed(context, clause, deep, act, patient, at)


def _has_name(context: Context, entity: str) -> bool:
    known = context.entities.get(entity)
    return known is not None and any(n.role is not NameRole.description for n in known.names)


def _through(context: Context, word: int, act: Act) -> str | None:
    """Whom a thing leads to: whose it is, what it is of, with or from."""
    past: set[str] = set()
    for _ in range(DEPTH):
        found = entity_of(context, word, past=frozenset(past))
        if found is None or found in past or not _mere_thing(context, found, act):
            return None if found in past else found
        past.add(found)
    return None


def _idle(context: Context, entity: str, act: Act) -> bool:
    """Whether a described thing is only had, met or carried along."""
    known = context.entities.get(entity)
    if known is None or known.kind in (MentionKind.person, MentionKind.group):
        return False
    return not _has_name(context, entity) and (act is Act.STATE or known.kind not in _SOLID)


def _mere_thing(context: Context, entity: str, act: Act) -> bool:
    """Whether a described thing stands where the act wants somebody: "offered concessions"."""
    known = context.entities.get(entity)
    if known is None or act in HANDLED or known.kind in _SOMEBODY:
        return False
    return all(name.role is NameRole.description for name in known.names)


def _party(context: Context, word: int, act: Act) -> str | None:
    """The entity of a word, unless it is a mere thing."""
    found = entity_of(context, word)
    return None if found is None or _mere_thing(context, found, act) else found


def _told_by(context: Context, noun: int, head: int) -> bool:
    """Whether an event noun is what a phrase is about: "murder", "the army of murder"."""
    tree = context.tree
    if noun == head or tree.relation[noun] in ("conj", "compound", "root"):
        return True
    return tree.case(noun) in ("of", "", "for", "with")


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
            found, at = _led_to(context, base, words, act)
            if found is not None:
                return found, at
        obj = tree.child(base, "obj")
        found = _party(context, obj, act)
        if tree.relation[base] != "obj" and found is not None:
            return found, obj
    return _led_to(context, head, "in to for with against on from", act)


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
        patient, _ = _led_to(context, noun, AIMED.get(act, "to on against") + " of", act)
        if noun != head and agent is None:
            agent = entity_of(context, head)
        if agent == patient:
            patient = None
    else:
        agent = entity_of(context, head)
    count = count_in(context.cut(clause.span))
    return Frame(sense, agent, patient, count, subject=head)
