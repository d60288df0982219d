"""Verbs that tell another act by who or what stands beside them.

"The army burned the mill" is an assault, "the mill burned" a state; what the flood carried off
nobody took; who is turned back was refused; who takes men out of the water saves them.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.state.acts import Sense
from sayso.state.beside import behind, names_of, small_beside, thing_of
from sayso.state.partakers import GOODS, PEOPLE, RIDDEN, cases, goes, human, somebody, subject_of
from sayso.state.passives import passive
from sayso.state.tree import Tree
from sayso.state.turn_words import (
    ARMED,
    AWAY,
    CARING,
    CHANNELS,
    DEADLY,
    FIRE,
    GUNNERS,
    HELD,
    HERDS,
    HURT,
    LABILE,
    LAND,
    MISHAPS,
    MONEY,
    NATURE,
    OPERATIONS,
    POLITICAL,
    SOULS,
    TIMES,
    TONGUES,
    WATER,
)
from sayso.state.word_senses import noun_sense
from sayso.vocabulary import Act

__all__ = ["Turned", "blameless", "turned"]

Turned = tuple[bool, Sense | None]
"""Whether the words decide it, and what; None for a state."""

OPEN: Turned = (False, None)
STATE: Turned = (True, None)
ASSAULT = Sense(Act.ASSAULT)
FIRED = Sense(Act.ASSAULT, "heavy-weapons")
COERCE = Sense(Act.COERCE, "restrict")
ARREST = Sense(Act.COERCE, "arrest")
SEIZE = Sense(Act.COERCE, "seize")
DEPORT = Sense(Act.COERCE, "deport")
AID = Sense(Act.AID)
SAVED = Sense(Act.AID, "humanitarian")
MOVE = Sense(Act.MOVE)
REJECT = Sense(Act.REJECT)
CONSULT = Sense(Act.CONSULT)
CONCEDE = Sense(Act.CONCEDE, "release")
RETREAT = Sense(Act.RETREAT, "withdraw")
SUPPORT = Sense(Act.SUPPORT)

_HARM = frozenset({Act.ASSAULT, Act.COERCE, Act.CONCEDE, Act.AID, Act.SANCTION})


def turned(tree: Tree, word: int, base: str, below: int) -> Turned:
    """What a verb tells where what stands beside it decides; (False, None) elsewhere."""
    rule = _RULES.get(base)
    told = rule(tree, word, below) if rule is not None else OPEN
    if not told[0] and base in LABILE:
        return _by_itself(tree, word, base, below)
    return told


def blameless(tree: Tree, word: int, sense: Sense | None) -> bool:
    """Whether a harm has no doer: what did it is a force of nature, or it happened by mishap."""
    if sense is None or sense.act not in _HARM or passive(tree, word):
        return False
    subject = subject_of(tree, word)
    if subject >= 0 and tree.pos[subject] == "NOUN":
        noun = tree.noun(subject)
        if noun in NATURE and subject not in tree.people:
            return True
        if noun in FIRE and tree.relation[subject].startswith("nsubj"):
            near = [subject, *tree.children[subject]]
            fired = any(tree.lower[c] in GUNNERS or tree.case(c) == "from" for c in near)
            return not fired
    above = tree.head[word]
    follows = tree.relation[word] == "advcl" and tree.lower[word].endswith("ing")
    if sense.act is Act.ASSAULT and follows and above >= 0 and tree.child(word, "nsubj") < 0:
        own = tree.child(above, "obj") < 0 and not passive(tree, above)
        return own and tree.base(above) in MISHAPS and not somebody(tree, subject)
    return False


def _by_itself(tree: Tree, word: int, base: str, below: int) -> Turned:
    if below >= 0 or passive(tree, word) or tree.relation[word] in ("acl", "amod", "xcomp"):
        return OPEN
    if tree.child(word, "obj", "ccomp", "prt", "iobj") >= 0:
        return OPEN
    subject = subject_of(tree, word)
    if subject < 0 or tree.pos[subject] == "PRON" or tree.relation[subject] == "obj":
        return OPEN
    if cases(tree, word) & {"into", "through"} or noun_sense(tree, subject) is not None:
        return OPEN  # "rockets smashed into the houses"
    return STATE if base in SOULS or not somebody(tree, subject) else OPEN


def _back(tree: Tree, word: int, _: int) -> Turned:
    """ "Were turned back at the bridge", "sent the ship away": they were refused."""
    what = thing_of(tree, word)
    near = set(tree.lower[word + 1 : max(word, what) + 2])
    small = near & {tree.lower[c] for c in tree.children[word]} & {"back", "away"}
    if what < 0 or not small:
        return OPEN
    whom = human(tree, what) or goes(tree, what) or tree.pos[what] in ("PRON", "PROPN", "NUM")
    if tree.base(word) == "send":
        return (True, REJECT) if "away" in small and (whom or passive(tree, word)) else OPEN
    return (True, REJECT) if whom or passive(tree, word) else OPEN


def _rescued(tree: Tree, word: int) -> bool:
    """Whether somebody is taken from where he would die: out of the water, on board."""
    if any(
        names_of(tree, c) & WATER for c in behind(tree, word, "from") + behind(tree, word, "of")
    ):
        return True
    return bool(small_beside(tree, word) & {"aboard"}) or any(
        tree.lower[c] == "board" for c in behind(tree, word, "on")
    )


def _took(tree: Tree, word: int, below: int) -> Turned:
    what, small = thing_of(tree, word), small_beside(tree, word)
    if below >= 0 or what < 0:
        return OPEN
    if tree.noun(what) == "place" and not passive(tree, word):
        return OPEN
    if "over" in small and not passive(tree, word):
        return OPEN
    if human(tree, what) and _rescued(tree, word):
        return True, SAVED
    if passive(tree, word) or not somebody(tree, what):
        return OPEN
    subject = subject_of(tree, word)
    if tree.base(word) != "take" or subject < 0 or not somebody(tree, subject):
        return OPEN
    if tree.lower[subject] in ("i", "we") or not human(tree, what):
        return OPEN
    led = bool(cases(tree, word) & {"to", "into", "onto", "through", "across", "over"})
    cared = any(names_of(tree, c) & (CARING | RIDDEN) for c in tree.children[word])
    if cared or "home" in small or (led and not _armed(tree, subject)):
        return OPEN
    return True, ARREST


def _armed(tree: Tree, word: int) -> bool:
    """Whether somebody bears arms, by his name or by what is said of him."""
    return bool(names_of(tree, word) & ARMED) or any(
        tree.lower[c] in ("armed", "masked", "hooded", "uniformed") for c in tree.children[word]
    )


def _lifted(tree: Tree, word: int, _: int) -> Turned:
    what = thing_of(tree, word)
    if not human(tree, what):
        return OPEN
    saved = _rescued(tree, word) or (tree.base(word) == "pick" and "survivor" in tree.noun(what))
    return (True, SAVED) if saved else OPEN


def _carried(tree: Tree, word: int, below: int) -> Turned:
    what = thing_of(tree, word)
    if what < 0 or below >= 0:
        return OPEN
    if "out" in small_beside(tree, word) and tree.pos[what] == "NOUN":
        told = noun_sense(tree, what)
        if told is not None:
            return True, told
        if names_of(tree, what) & OPERATIONS:
            return True, ASSAULT
        if not somebody(tree, what) and not names_of(tree, what) & (GOODS | RIDDEN):
            return STATE
        return True, MOVE
    led = cases(tree, word) & {"to", "into", "across", "over", "through", "onto"}
    held = names_of(tree, what) & HELD and not led and not passive(tree, word)
    return STATE if held and tree.child(word, "prt") < 0 else OPEN


def _left(tree: Tree, word: int, below: int) -> Turned:
    what = thing_of(tree, word)
    if what < 0:
        return OPEN
    told = noun_sense(tree, what) if tree.pos[what] == "NOUN" else None
    if told is not None and told.mode == "explosives" and not passive(tree, word):
        return True, told
    undone = below if below >= 0 else tree.child(word, "xcomp")
    if undone >= 0 and tree.lower[undone].startswith("un"):
        return STATE
    return STATE if names_of(tree, what) & GOODS and not behind(tree, word, "to") else OPEN


def _stopped(tree: Tree, word: int, below: int) -> Turned:
    what = thing_of(tree, word)
    if below >= 0 or what < 0:
        return OPEN
    ridden = what in tree.vehicles or bool(names_of(tree, what) & RIDDEN)
    held = ridden or human(tree, what)
    return (True, COERCE) if held and not passive(tree, word) else OPEN


def _drove(tree: Tree, word: int, _: int) -> Turned:
    what, small = thing_of(tree, word), small_beside(tree, word)
    if what < 0:
        return OPEN
    if tree.relation[what].startswith("nsubj") and not passive(tree, word):
        return OPEN
    herd = bool(names_of(tree, what) & HERDS)
    if herd and (small & (AWAY | {"out"}) or passive(tree, word)):
        return True, SEIZE
    if human(tree, what) and small & (AWAY | {"out"}):
        return True, DEPORT
    if human(tree, what) and cases(tree, word) & {"towards", "toward", "out"}:
        return (True, DEPORT) if not passive(tree, word) else OPEN
    if tree.lower[word] in ("drives", "drive") and names_of(tree, what) & RIDDEN and (
        not cases(tree, word) & {"to", "into", "from", "across", "through", "between"}
    ):  # fmt: skip
        return STATE
    return OPEN


def _came(tree: Tree, word: int, below: int) -> Turned:
    subject = subject_of(tree, word)
    if subject < 0:
        return OPEN
    small, moving = small_beside(tree, word), goes(tree, subject) or tree.lower[subject] == "one"
    if small & {"home", "back"} and somebody(tree, subject) and any(
        tree.lower[c] in ("not", "n't", "never") for c in tree.children[word]
    ):  # fmt: skip
        return STATE
    for thing in behind(tree, word, "for"):
        if moving and tree.base(word) == "come" and names_of(tree, thing) & GOODS:
            return True, SEIZE
    if tree.base(word) == "go" and "hiding" in [tree.lower[c] for c in behind(tree, word, "into")]:
        return True, RETREAT
    if names_of(tree, subject) & GOODS and tree.base(word) == "go" and below < 0:
        got = any(somebody(tree, c) for c in behind(tree, word, "to"))
        return (True, AID) if got else OPEN
    if below >= 0 or not moving:
        return OPEN
    if tree.base(word) == "come" and tree.lower[subject] == "one":
        return True, MOVE
    return OPEN


def _fell(tree: Tree, word: int, _: int) -> Turned:
    subject, small = subject_of(tree, word), small_beside(tree, word)
    if small & {"ill", "sick", "asleep", "silent", "short", "apart", "behind"}:
        return STATE
    if subject >= 0 and tree.pos[subject] == "NOUN":
        told = noun_sense(tree, subject)
        if told is not None and told.mode in ("heavy-weapons", "explosives"):
            return True, FIRED
    for preposition in ("in", "during"):
        for where in behind(tree, word, preposition):
            told = noun_sense(tree, where) if tree.pos[where] == "NOUN" else None
            if told is not None and told.act is Act.ASSAULT and somebody(tree, subject):
                return True, ASSAULT
    if tree.base(word) != "fall":
        return OPEN
    upon = [c for p in ("on", "upon") for c in behind(tree, word, p)]
    return STATE if upon and not any(somebody(tree, c) for c in upon) else OPEN


def _recognised(tree: Tree, word: int, _: int) -> Turned:
    what = thing_of(tree, word)
    if what < 0 or tree.pos[what] == "PROPN":
        return OPEN
    return (True, SUPPORT) if names_of(tree, what) & POLITICAL else STATE


def _served(tree: Tree, word: int, _: int) -> Turned:
    if tree.child(word, "obj", "iobj") >= 0 or passive(tree, word):
        return OPEN
    return STATE if cases(tree, word) & {"in", "at", "on", "with", "as", "under"} else OPEN


def _spoke(tree: Tree, word: int, _: int) -> Turned:
    what = tree.child(word, "obj")
    if what >= 0 and (names_of(tree, what) & TONGUES or tree.pos[what] == "PROPN"):
        return STATE
    heard = cases(tree, word) & {"to", "with", "by", "over", "on", "about", "at", "of"}
    return OPEN if heard or what >= 0 or tree.child(word, "prt", "ccomp") >= 0 else STATE


def _sold(tree: Tree, word: int, _: int) -> Turned:
    what = thing_of(tree, word)
    return STATE if names_of(tree, what) & LAND else OPEN


def _offered(tree: Tree, word: int, below: int) -> Turned:
    what = thing_of(tree, word)
    if what < 0 or below >= 0 or tree.pos[what] not in ("NOUN", "NUM"):
        return OPEN
    if passive(tree, word) and human(tree, what):
        what = tree.child(word, "obj")
        if what < 0:
            return OPEN
    goods = bool(names_of(tree, what) & (MONEY | GOODS)) or tree.pos[what] == "NUM"
    return (True, AID) if goods else OPEN


def _gave(tree: Tree, word: int, below: int) -> Turned:
    what = tree.child(word, "obj")
    if what < 0 or below >= 0 or passive(tree, word):
        return OPEN
    whom = tree.child(word, "iobj") >= 0 or tree.lower[word + 1 : word + 2] in (
        ["us"], ["them"], ["him"], ["me"], ["her"]
    )  # fmt: skip
    if whom and names_of(tree, what) & TIMES:
        return True, Sense(Act.THREATEN)
    return OPEN


def _returned(tree: Tree, word: int, below: int) -> Turned:
    what = thing_of(tree, word)
    if what < 0 or below >= 0 or tree.pos[what] == "PROPN":
        return OPEN
    suffered = tree.child(word, "aux:pass") >= 0
    return (True, CONCEDE) if suffered or somebody(tree, what) else OPEN


def _emptied(tree: Tree, word: int, _: int) -> Turned:
    """ "Evacuated 26 patients" helps them, "was evacuated" moves them; a base is given up."""
    what = thing_of(tree, word)
    if what < 0:
        return OPEN
    if names_of(tree, what) & HURT:
        return True, SAVED
    people = bool(names_of(tree, what) & PEOPLE) or tree.lower[what] in (
        "everybody",
        "everyone",
        "all",
    )
    return (True, MOVE) if people else OPEN


def _warned(tree: Tree, word: int, _: int) -> Turned:
    """By a siren or over the radio one is alarmed, not threatened."""
    subject = subject_of(tree, word)
    told = [c for p in ("by", "over", "through", "on") for c in behind(tree, word, p)]
    if any(names_of(tree, c) & CHANNELS for c in [*told, subject] if c >= 0):
        return True, CONSULT
    nobody = subject >= 0 and tree.lower[subject] in ("nobody", "one") and not passive(tree, word)
    return (True, CONSULT) if nobody else OPEN


def _used(tree: Tree, word: int, _: int) -> Turned:
    what = tree.child(word, "obj")
    if what < 0 or passive(tree, word) or not somebody(tree, subject_of(tree, word)):
        return OPEN
    return (True, ASSAULT) if names_of(tree, what) & DEADLY else OPEN


def _kept(tree: Tree, word: int, below: int) -> Turned:
    what = thing_of(tree, word)
    if what < 0 or below >= 0 or tree.pos[what] != "NOUN":
        return OPEN
    if human(tree, what) or what in tree.vehicles or names_of(tree, what) & (RIDDEN | GOODS):
        return OPEN
    if small_beside(tree, word) & {"out", "away", "up", "back", "off", "shut", "closed"}:
        return OPEN
    return OPEN if cases(tree, word) & {"from", "out"} else STATE


_RULES: dict[str, Callable[[Tree, int, int], Turned]] = {
    "turn": _back, "wave": _back, "send": _back, "take": _took, "pick": _lifted, "fish": _lifted,
    "lift": _lifted, "haul": _lifted, "carry": _carried, "leave": _left, "stop": _stopped,
    "halt": _stopped, "drive": _drove, "chase": _drove, "come": _came, "go": _came,
    "return": _returned, "fall": _fell, "land": _fell, "recognise": _recognised,
    "recognize": _recognised, "serve": _served, "speak": _spoke, "sell": _sold, "buy": _sold,
    "offer": _offered, "give": _gave, "evacuate": _emptied,
    "warn": _warned, "use": _used, "fire": _used, "keep": _kept,
}  # fmt: skip
