"""Verbs whose subject or object decides what they tell: a thing that came, a man who came.

"The police came at noon" is a journey, "the offer came in March" none; who takes a man holds him;
who is received is met, and what is received from somebody was given.
"""

from __future__ import annotations

from sayso.state.acts import Sense
from sayso.state.partakers import cases, goes, somebody, subject_of
from sayso.state.passives import passive
from sayso.state.tree import Tree
from sayso.state.word_senses import noun_sense
from sayso.vocabulary import Act

__all__ = ["Decided", "decided", "in_the_hands", "tended"]

Decided = tuple[bool, Sense | None]
"""Whether the words decide it, and what."""

ARREST = Sense(Act.COERCE, "arrest")
SEIZE = Sense(Act.COERCE, "seize")
MOVE = Sense(Act.MOVE)
AID = Sense(Act.AID)
_ASIDE = frozenset("under as to into close true across upon of".split())
"""Prepositions with which "come" tells something else, or that lead somewhere themselves."""
_IN_A_WAY = frozenset("as like according".split())
_ONTO = frozenset("to into towards toward onto across".split())
_ACROSS = frozenset("through onto into across past in aboard".split())
_FEELING = frozenset(
    "feel think look seem laugh cry smile wonder believe want happy sad famous known hear see "
    "understand remember forget change".split()
)
_TENDED = frozenset("wounded injured sick patient casualty patients casualties".split())
_HURT = frozenset("burn burns wound wounds injury injuries".split())
_BOOKED = frozenset("document record register count log verify report list note".split())
WEAPONS = frozenset({"heavy-weapons", "explosives", "firearms", "primitive"})
"""Modes whose nouns are weapons or shots: who counts them tells of no assault of his own."""


def decided(tree: Tree, word: int, base: str, below: int) -> Decided:
    """What a verb tells where its subject or its object decides; (False, None) elsewhere."""
    rule = _RULES.get(base)
    if rule is not None:
        return rule(tree, word, below)
    if base in _BOOKED:
        return _booked(tree, word, below)
    return False, None


def _came(tree: Tree, word: int, below: int) -> Decided:
    subject = subject_of(tree, word)
    if subject < 0 or below >= 0:
        return False, None
    if tree.pos[subject] == "NOUN" and not goes(tree, subject):
        return True, None  # "the first stone came from the roof"
    after = tree.lower[word + 1 : word + 2]
    plain = not cases(tree, word) & _ASIDE and tree.child(word, "prt", "ccomp") < 0
    if plain and goes(tree, subject) and after not in (["up"], ["out"], ["forward"], ["true"]):
        return True, MOVE
    return False, None


def _left(tree: Tree, word: int, below: int) -> Decided:
    alone = tree.child(word, "obj", "xcomp", "ccomp", "aux:pass") < 0 and below < 0
    active = tree.relation[word] not in ("acl", "amod") and alone
    if active and tree.child(word, "nsubj:pass") < 0 and goes(tree, subject_of(tree, word)):
        return True, MOVE
    return False, None


def _moved(tree: Tree, word: int, _: int) -> Decided:
    if passive(tree, word) and somebody(tree, subject_of(tree, word)):
        return True, MOVE
    return False, None


def _ran(tree: Tree, word: int, _: int) -> Decided:
    subject = subject_of(tree, word)
    if any(tree.relation[c] == "prt" for c in tree.children[word]):
        return False, None
    if tree.child(word, "obj") >= 0 or passive(tree, word) or subject < 0:
        return True, None  # "ran a ring of officers"
    if not somebody(tree, subject):
        return True, MOVE if goes(tree, subject) else None
    return True, MOVE if cases(tree, word) & _ONTO else None


def _stopped(tree: Tree, word: int, below: int) -> Decided:
    if tree.child(word, "obj", "ccomp", "prt") >= 0 or passive(tree, word) or below >= 0:
        return False, None
    if "from" in cases(tree, word):
        return False, None
    return True, MOVE if goes(tree, subject_of(tree, word)) else None


def _took(tree: Tree, word: int, below: int) -> Decided:
    whom, what = tree.child(word, "iobj"), tree.child(word, "obj")
    if tree.lower[word + 1 : word + 2] in (["them"], ["him"], ["us"], ["me"]) and what > word + 1:
        whom = word + 1  # "takes them bread", where the parser sees no two objects
    if whom >= 0 and what >= 0 and somebody(tree, whom) and not somebody(tree, what):
        return True, AID  # "takes them bread"
    if tree.base(word) == "bring":
        return False, None
    behind = cases(tree, word)
    led = bool(behind & {"to", "into", "onto", "through", "across", "on", "over", "in"})
    if passive(tree, word):
        if somebody(tree, subject_of(tree, word)) and "from" in behind and not led:
            return True, ARREST
        return False, None
    if what < 0 or below >= 0:
        return False, None
    if somebody(tree, what):
        parted = any(tree.relation[c] in ("prt", "advmod") and tree.lower[c] in (
            "home", "back", "there", "here", "out", "along", "aside", "over", "in", "on", "up"
        ) for c in tree.children[word])  # fmt: skip
        return (not led and not parted), ARREST
    owner = tree.child(what, "nmod:poss")
    subject = subject_of(tree, word)
    if owner < 0 or led or not somebody(tree, subject):
        return False, None
    mine = tree.lower[owner] in ("my", "our") and tree.lower[subject] not in ("i", "we")
    others = tree.pos[owner] in ("NOUN", "PROPN") and somebody(tree, owner)
    return mine or others, SEIZE


def _removed(tree: Tree, word: int, _: int) -> Decided:
    what = subject_of(tree, word) if passive(tree, word) else tree.child(word, "obj")
    return somebody(tree, what), ARREST


def _made(tree: Tree, word: int, below: int) -> Decided:
    whom = subject_of(tree, word) if passive(tree, word) else tree.child(word, "obj")
    verb = below if below >= 0 else tree.child(word, "ccomp")
    if verb < 0 or tree.pos[verb] != "VERB" or tree.base(verb) in _FEELING:
        return False, None
    if whom < 0 and verb >= 0:
        whom = tree.child(verb, "nsubj")
    return somebody(tree, whom), Sense(Act.COERCE)


def _told(tree: Tree, word: int, below: int) -> Decided:
    if below >= 0 and tree.pos[below] == "VERB":
        to = any(tree.lower[mark] == "to" for mark in tree.marks(below))
        # What an active verb bids is read with the content of the bidding.
        return to and passive(tree, word), Sense(Act.REQUEST)
    if passive(tree, word) and "of" in cases(tree, word):
        return True, Sense(Act.CONSULT)
    return False, None


def _received(tree: Tree, word: int, below: int) -> Decided:
    what = tree.child(word, "obj")
    if what < 0 and below >= 0 and tree.lower[below] in _TENDED:
        what = below
    if what < 0 or passive(tree, word):
        return False, None
    if tended(tree, what):
        return True, AID
    if somebody(tree, what):
        return True, Sense(Act.CONSULT)
    giver = [c for c in (*tree.children[word], *tree.children[what]) if tree.case(c) == "from"]
    if tree.pos[what] == "NOUN" and noun_sense(tree, what) is None and (
        any(somebody(tree, c) for c in giver)
    ):  # fmt: skip
        return True, AID
    return False, None


def tended(tree: Tree, what: int) -> bool:
    """Whether those who are received are the wounded: "received 47 people with burns"."""
    near = [what, *tree.children[what]]
    return any(tree.lower[c] in _HURT | _TENDED or tree.noun(c) in _TENDED for c in near)


def _traded(tree: Tree, word: int, _: int) -> Decided:
    dealt = passive(tree, word) and bool(cases(tree, word) & {"to", "by"})
    what = tree.child(word, "obj")
    return True, AID if dealt or (what >= 0 and not tree.case(what)) else None


def _questioned(tree: Tree, word: int, _: int) -> Decided:
    return passive(tree, word) and somebody(tree, subject_of(tree, word)), Sense(Act.COERCE)


def _treated(tree: Tree, word: int, _: int) -> Decided:
    how = any(
        tree.relation[c] == "advmod" and tree.lower[c].endswith(("ly", "well", "like"))
        for c in tree.children[word]
    )
    return how or bool(cases(tree, word) & _IN_A_WAY), None


def _recognised(tree: Tree, word: int, _: int) -> Decided:
    what = tree.child(word, "obj")
    return "as" in cases(tree, word) or (what >= 0 and "as" in cases(tree, what)), None


def _let(tree: Tree, word: int, below: int) -> Decided:
    return below < 0 and bool(cases(tree, word) & _ACROSS), Sense(Act.COOPERATE)


def _carried(tree: Tree, word: int, _: int) -> Decided:
    what, out = tree.child(word, "obj"), tree.child(word, "prt", "advmod")
    return word < what < out and tree.lower[out] in ("out", "off", "away"), MOVE


def _pulled(tree: Tree, word: int, _: int) -> Decided:
    what = subject_of(tree, word) if passive(tree, word) else tree.child(word, "obj")
    out = {"out", "from"} & ({tree.lower[c] for c in tree.children[word]} | cases(tree, word))
    alive = bool(out) and somebody(tree, what) and not cases(tree, word) & {"by"}
    return alive and "out" in out, Sense(Act.AID, "humanitarian")


def _booked(tree: Tree, word: int, _: int) -> Decided:
    """ "Has documented 17 attacks" tells of attacks; "counted six shots" only of hearing them."""
    what = subject_of(tree, word) if passive(tree, word) else tree.child(word, "obj")
    if what < 0 or tree.pos[what] != "NOUN":
        return False, None
    told = noun_sense(tree, what)
    event = told is not None and told.act in (Act.ASSAULT, Act.COERCE)
    return event and told is not None and told.mode not in WEAPONS, told


_RULES = {
    "come": _came, "leave": _left, "move": _moved, "transfer": _moved, "run": _ran,
    "stop": _stopped, "halt": _stopped, "take": _took, "bring": _took, "remove": _removed,
    "make": _made, "tell": _told, "receive": _received, "sell": _traded, "buy": _traded,
    "purchase": _traded, "question": _questioned, "treat": _treated, "recognise": _recognised,
    "recognize": _recognised, "let": _let, "carry": _carried, "pull": _pulled, "drag": _pulled,
    "dig": _pulled,
}  # fmt: skip


def in_the_hands(tree: Tree, word: int) -> int:
    """The rebels of "fell into the hands of the rebels", -1 where nobody fell into any."""
    if tree.base(word) not in ("fall", "end", "be", "pass"):
        return -1
    for child in tree.children[word]:
        if tree.lower[child] == "hands" and tree.case(child) in ("into", "in"):
            own = tree.child(child, "nmod", "nmod:poss")
            beside = [c for c in tree.children[word] if c > child and tree.case(c) == "of"]
            whose = own if own >= 0 else min(beside, default=-1)
            return whose if whose >= 0 and somebody(tree, whose) else -1
    return -1
