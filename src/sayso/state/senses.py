"""Which act a predicate tells: its verb, with its particle, its objects and its complements."""

from __future__ import annotations

from sayso.state.acts import HOSTILE, Sense, lexicon
from sayso.state.deciding import decided, in_the_hands, tended
from sayso.state.handling import handled, seen
from sayso.state.leading import SAID, WEAK, leads
from sayso.state.partakers import somebody, subject_of
from sayso.state.passives import passive
from sayso.state.tree import Tree
from sayso.state.turns import blameless, turned
from sayso.state.word_senses import noun_sense, particles_of, word_sense
from sayso.vocabulary import Act

__all__ = [
    "DEEDS",
    "INTEND",
    "LIGHT",
    "TRY",
    "complement",
    "intends",
    "receiving",
    "sense_of",
    "under",
    "word_sense",
]

LIGHT = frozenset(
    "carry conduct launch mount stage make take hold give do have begin start commit perform "
    "undertake execute open get receive suffer face see sign lead join resume renew continue "
    "come end complete speed enter put be remain stay order announce stop survive issue deliver "
    "perpetrate witness".split()
)
"""Verbs that leave the meaning to their object: "carried out an attack"."""
OWN_LIGHT = frozenset("give see undertake announce order receive deliver hold".split())
"""Of these, the ones with an act of their own that their object still overrides."""
DEEPEST = 4
ASPECT = frozenset(
    "begin start continue keep stop manage try attempt help go come cease proceed tend be seem "
    "appear want intend plan prepare decide hope expect seek wish aim have get dare happen "
    "succeed fail set due need use like prefer".split()
)
"""Verbs that leave the meaning to the verb in their complement."""
INTEND = frozenset("want intend plan prepare decide hope expect seek wish aim like prefer".split())
TRY = frozenset("try attempt".split())
DEEDS = frozenset(
    {
        Act.ACCUSE, Act.THREATEN, Act.REQUEST, Act.REJECT, Act.AGREE, Act.SUPPORT, Act.CONCEDE,
        Act.PROTEST, Act.COOPERATE, Act.SANCTION,
    }
)  # fmt: skip
"""Acts that are done by saying."""
NEEDS_COMPLEMENT = frozenset("call ask press push command require beg order".split())
ADJECTIVES = {
    "opposed": Sense(Act.REJECT), "ready": Sense(Act.AGREE), "willing": Sense(Act.AGREE),
    "prepared": Sense(Act.AGREE),
}  # fmt: skip
ABLE = frozenset(
    "able unable free determined committed bound obliged obligated happy pleased glad proud keen "
    "eager likely unlikely sure set due quick slow first last".split()
)
"""Adjectives that leave the meaning to the verb behind them: "were able to cross"."""
THAT = frozenset("this that it these those".split())
EVENTS = frozenset({Act.ASSAULT, Act.PROTEST, Act.RETREAT, Act.MOBILIZE})
"""Acts whose nouns name what took place, not a paper or a feeling."""
UNDER = {"attack": Sense(Act.ASSAULT), "fire": Sense(Act.ASSAULT), "siege": Sense(Act.ASSAULT),
         "arrest": Sense(Act.COERCE, "arrest"), "investigation": Sense(Act.ACCUSE, "investigate"),
         "pressure": Sense(Act.COERCE)}  # fmt: skip
CUSTODY = frozenset("custody detention captivity prison jail gaol cell cells dungeon".split())
"""Where somebody is who is held: "have been in custody since April"."""
_OBJECTS = ("obj", "nsubj:pass", "iobj", "obl", "xcomp")


def complement(tree: Tree, word: int) -> int:
    """The verb that completes this one ("tried to cross" → cross), -1 if there is none."""
    # What is tried stands behind "try"; what hangs on it before is another's in a tree gone wrong.
    for child in sorted(tree.children[word], key=lambda child: (child < word, child)):
        if tree.relation[child] == "xcomp" and tree.pos[child] in ("VERB", "NOUN"):
            if tree.base(word) == "have" and 0 <= tree.child(word, "obj") < child:
                continue  # "they have a wall to build": nothing is built
            return child
    return -1


def sense_of(tree: Tree, word: int, depth: int = 0) -> Sense | None:
    """The act that a predicate tells, None for a state or a verb that the table does not know."""
    if word not in tree.senses:
        sense = _sense_of(tree, word, depth)
        tree.senses[word] = None if blameless(tree, word, sense) else sense
    return tree.senses[word]


TAKING = frozenset("accept take collect".split())
"""Of these, the ones that only take something: "accepted money", but "took action"."""


OWNED = frozenset({"heavy-weapons", "explosives", "firearms", "primitive"})
"""Modes whose nouns are weapons: who has one has fired nothing."""


def _had(tree: Tree, nouns: list[int]) -> Sense | None:
    """What "have" tells with its object: "had talks", but no weapon and no complaint."""
    for noun in nouns:
        if tree.relation[noun] == "obl":
            continue  # "had no trouble during the trip"
        told = noun_sense(tree, noun) if tree.pos[noun] == "NOUN" else None
        if told is not None and told.act is not Act.ACCUSE and told.mode not in OWNED:
            return told
    return None


HAPPENING = frozenset(
    "occur happen erupt ensue follow begin start resume continue escalate intensify collapse stall "
    "falter cease end stop".split()
)
"""Verbs that leave the meaning to their subject: "fighting erupted", "the talks collapsed"."""
PICTURES = frozenset("picture photograph photo image film video footage recording".split())


def _happened(tree: Tree, word: int) -> Sense | None:
    """What took place or was taken part in: "no raid took place", "took part in the raid"."""
    part = tree.child(word, "obj")
    if part >= 0 and tree.noun(part) == "part":
        within = [c for b in (word, part) for c in tree.children[b] if tree.case(c) == "in"]
        return next((noun_sense(tree, c) for c in within if tree.pos[c] == "NOUN"), None)
    subjects = [
        c for c in tree.children[word]
        if tree.relation[c] in ("nsubj", "nsubj:pass") and tree.pos[c] == "NOUN"
    ]  # fmt: skip
    return noun_sense(tree, subjects[0]) if subjects else None


def intends(tree: Tree, word: int) -> bool:
    """Whether a predicate tells what somebody wants or tries, not what took place."""
    return word >= 0 and tree.base(word) in INTEND | TRY and complement(tree, word) >= 0


RECEIVING = frozenset("receive suffer face undergo endure sustain get accept take collect".split())
"""Verbs whose subject is the one to whom it is done: "received a threat"."""


def receiving(tree: Tree, word: int) -> bool:
    """Whether the subject of an active verb suffers or gets what its object names."""
    base, object_ = tree.base(word), tree.child(word, "obj")
    if base not in RECEIVING or object_ < 0 or passive(tree, word):
        return False
    if somebody(tree, object_) or (base == "receive" and tended(tree, object_)):
        return False  # "received the mother of the dead man", "received 20 wounded"
    if base in TAKING:
        told = sense_of(tree, word)
        return told is not None and told.act is Act.AID
    return True


def _sense_of(tree: Tree, word: int, depth: int) -> Sense | None:
    if tree.pos[word] not in ("VERB", "AUX"):
        return _copular(tree, word, depth)
    table = lexicon()
    base = tree.base(word)
    nouns = _nouns(tree, word)
    phrasal = [f"{base} {p}" for p in particles_of(tree, word)]
    below = complement(tree, word)
    if in_the_hands(tree, word) >= 0:
        return Sense(Act.COERCE, "arrest")
    event = seen(tree, word)
    if event >= 0 and depth < DEEPEST:
        return sense_of(tree, event, depth + 1)
    known, sense = turned(tree, word, base, below)
    if known:
        return sense
    by_thing = handled(tree, word, base, below)
    if not isinstance(by_thing, bool):
        return by_thing
    known, sense = decided(tree, word, base, below)
    if known:
        return sense
    whole = any(keyed in table.verbs for keyed in phrasal)
    for keyed in phrasal if whole else (*phrasal, base):
        for wanted, meant in table.objects.get(keyed, ()):
            if keyed == "take to" and passive(tree, word):
                continue  # "was taken to the square"
            taking = base == "take" and keyed == base and meant.act is Act.ASSAULT
            if any(
                tree.noun(noun) in wanted and not (taking and tree.relation[noun] == "obl")
                for noun in nouns
            ):  # "took him to the base" takes no base
                return meant
    sense = word_sense(tree, word)
    if base == "have" and any(tree.relation[n] == "obj" for n in nouns) and below < 0:
        return _had(tree, nouns)
    if base in ("allow", "permit", "let") and below >= 0 and depth < DEEPEST:
        moved = word_sense(tree, below)
        passing = moved is not None and moved.act is Act.MOVE
        return Sense(Act.COOPERATE if passing else Act.CONCEDE)
    if base == "fail" and below >= 0 and depth < DEEPEST:
        inner = sense_of(tree, below, depth + 1)
        return Sense(Act.REJECT) if inner is not None and inner.act is Act.AGREE else inner
    if base in ("put", "place", "come", "be", "remain", "keep"):
        for child in tree.children[word]:
            if tree.case(child) == "under" and tree.noun(child) in UNDER:
                return UNDER[tree.noun(child)]
    if (
        base in NEEDS_COMPLEMENT
        and sense is not None
        and sense is table.verbs.get(base)
        and not (any(f"{base} {p}" in table.verbs for p in particles_of(tree, word)))
    ):
        verb = (below >= 0 and tree.pos[below] == "VERB") or _for_something(tree, word)
        passes = base == "order" or verb or tree.child(word, "ccomp") >= 0
        sense = sense if passes else None
    if sense is not None and sense.act is Act.AID and any(tree.noun(n) in SAID for n in nouns):
        sense = None
    given = sense is not None and sense.act is Act.AID and tree.relation[word] == "acl"
    if given and tree.noun(tree.head[word]) in SAID:
        sense = None
    if (
        base in ("take", "hold")
        and passive(tree, word)
        and (base == "hold" or not leads(tree, word) or _fetched(tree, word))
        and _people(tree, word)
    ):
        return Sense(Act.COERCE, "arrest")
    if base in WEAK and sense is not None and sense.act is Act.MOVE and not leads(tree, word):
        sense = None
    if sense is not None and sense.act is Act.MOVE and base in ("come", "go"):
        subject = tree.child(word, "nsubj")
        if subject >= 0 and tree.noun(subject) in SAID:
            sense = None  # "the order came from the capital"
    if base == "be" and tree.child(word, "expl") >= 0:
        what = tree.child(word, "nsubj", "obj")
        return noun_sense(tree, what) if what >= 0 and tree.pos[what] == "NOUN" else None
    place = base == "take" and any(tree.noun(n) in ("place", "part") for n in nouns)
    if place or (base in HAPPENING and not nouns):
        return _happened(tree, word)
    subject = tree.child(word, "nsubj:pass")
    if base in ("take", "make") and subject >= 0 and tree.noun(subject) in PICTURES:
        return None
    if base == "use" and passive(tree, word):
        for child in tree.children[word]:
            if tree.case(child) in ("in", "during", "for"):
                told = noun_sense(tree, child) if tree.pos[child] == "NOUN" else None
                if told is not None and told.act is Act.ASSAULT:
                    return told
    if base == "plead" and any(tree.lower[c] == "guilty" for c in tree.children[word]):
        return None
    if base == "leave" and any(tree.lower[c] == "dead" for c in tree.children[word]):
        return Sense(Act.ASSAULT)
    if base in LIGHT and (sense is None or sense.act is Act.MOVE or base in OWN_LIGHT):
        for noun in nouns:
            if tree.relation[noun] in ("obj", "nsubj:pass", "conj", "xcomp"):
                told = noun_sense(tree, noun)
                if told is not None and not (base == "see" and told.act in DEEDS):
                    return told  # who saw the order in writing ordered nothing
    if (sense is None or base in ASPECT) and below >= 0 and depth < DEEPEST:
        inner = sense_of(tree, below, depth + 1)
        if inner is not None and (sense is None or sense.act is Act.MOVE):
            return inner
    if sense is not None and sense.mode is None and sense.act in (Act.ASSAULT, Act.COERCE):
        return _with_mode(tree, word, sense)
    return sense


def _for_something(tree: Tree, word: int) -> bool:
    """ "Asked the ministry for water": what for may hang on whom."""
    whom = tree.child(word, "obj")
    return whom >= 0 and any(tree.case(c) == "for" for c in tree.children[whom])


def under(tree: Tree, word: int) -> bool:
    """Whether a predicate says what somebody is under: "came under fire", "are under siege"."""
    if tree.case(word) == "under":
        return tree.noun(word) in UNDER
    if tree.case(word) == "in" and tree.noun(word) in CUSTODY:
        return True
    if tree.base(word) not in ("come", "be", "remain"):
        return False
    return any(
        tree.case(child) == "under" and tree.noun(child) in UNDER for child in tree.children[word]
    )


CAPTIVITY = frozenset("prison jail gaol custody detention cell captivity camp barracks".split())


def _fetched(tree: Tree, word: int) -> bool:
    """ "taken from their homes": nobody is fetched from there of his own will."""
    return any(
        tree.case(child) == "from"
        and tree.noun(child).rstrip("s") in ("home", "house", "bed", "car")
        for child in tree.children[word]
    )


def _people(tree: Tree, word: int) -> bool:
    """Whether somebody suffers a passive, as far as the words tell."""
    subject = subject_of(tree, word)
    if subject < 0:
        return False
    if tree.pos[subject] in ("NUM", "ADJ"):
        return any(tree.noun(c) in CAPTIVITY for c in tree.children[word])
    if tree.base(word) == "hold" and tree.pos[subject] == "PROPN":
        return subject in tree.people  # towns are held too
    return tree.pos[subject] == "PROPN" or somebody(tree, subject)


def _copular(tree: Tree, word: int, depth: int) -> Sense | None:
    below = complement(tree, word)
    if tree.lower[word] in ADJECTIVES and (below >= 0 or tree.lower[word] != "ready"):
        planned = word_sense(tree, below) if below >= 0 else None
        if planned is not None and planned.act in HOSTILE:
            return planned  # "ready to attack"
        return ADJECTIVES[tree.lower[word]]
    if tree.lower[word] in ABLE and below >= 0 and tree.pos[below] == "VERB" and depth < DEEPEST:
        return sense_of(tree, below, depth + 1)
    there = tree.child(word, "expl") >= 0 and tree.base(word) == "be"
    if there and tree.pos[word] == "NOUN":
        return noun_sense(tree, word)
    if tree.case(word) == "under":
        return UNDER.get(tree.noun(word))
    if tree.case(word) == "in" and tree.noun(word) in CUSTODY:
        return Sense(Act.COERCE, "arrest")
    return _was_one(tree, word) if tree.pos[word] == "NOUN" else None


def _was_one(tree: Tree, word: int) -> Sense | None:
    """What is told of something that took place: "this was an attack", "the raid was a crime"."""
    subject = tree.child(word, "nsubj")
    if subject < 0 or tree.case(word):
        return None
    told = noun_sense(tree, word)
    if tree.lower[subject] in THAT:
        return told if told is not None and told.act in EVENTS else None
    event = noun_sense(tree, subject) if tree.pos[subject] == "NOUN" else None
    return event if event is not None and event.act in EVENTS else None


def _nouns(tree: Tree, word: int) -> list[int]:
    """The nouns that the verb acts on, with what is coordinated, compounded and counted there."""
    found: list[int] = []
    for child in tree.children[word]:
        if tree.relation[child] not in _OBJECTS or (tree.relation[child] == "xcomp" and (
            tree.pos[child] == "VERB"
        )):  # fmt: skip
            continue
        for noun in tree.conjuncts(child)[:8]:
            found.append(noun)
            if tree.case(noun) == "by":
                continue
            found += [below for below in tree.children[noun] if _counts_too(tree, noun, below)]
    return found


def _counts_too(tree: Tree, noun: int, below: int) -> bool:
    """Whether a word below an object says what the object is: "car bomb", "a barrage of shells"."""
    relation = tree.relation[below]
    if relation == "nmod":
        return tree.pos[noun] in ("NOUN", "NUM") and tree.case(below) == "of"
    if relation == "amod":
        return tree.lower[below] in ("ready", "martial")
    return relation == "compound" and tree.pos[below] == "NOUN"


def _with_mode(tree: Tree, word: int, sense: Sense) -> Sense:
    """The mode that the means or the subject gives: "killed in a car bombing"."""
    for child in tree.children[word]:
        if tree.relation[child] in ("obl", "nsubj", "obl:agent"):
            told = noun_sense(tree, child)
            if told is not None and told.act is sense.act and told.mode is not None:
                return told
    return sense
