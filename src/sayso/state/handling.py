"""What is taken, held, carried, given, sold or seen: verbs of handling, by what is handled.

Who takes a thing that is not his seizes it, who takes a man arrests him; who carries bread to
somebody helps him, who carries it moves it; who sees a man fall tells of the fall.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.state.acts import Sense, lexicon
from sayso.state.partakers import GOODS, RIDDEN, cases, goes, human, somebody, subject_of
from sayso.state.passives import PARTICIPLES, passive
from sayso.state.tree import Tree
from sayso.state.word_senses import noun_sense, word_sense
from sayso.vocabulary import Act

__all__ = ["borne", "dative", "handled", "seen"]

Handled = Sense | None | bool
"""The act, None for a state, False where the handling does not decide."""

ARREST = Sense(Act.COERCE, "arrest")
SEIZE = Sense(Act.COERCE, "seize")
MOVE = Sense(Act.MOVE)
AID = Sense(Act.AID)
CONCEDE = Sense(Act.CONCEDE, "release")
REQUEST = Sense(Act.REQUEST)
WEAPONS = frozenset({"heavy-weapons", "explosives", "firearms", "primitive"})
LIGHTLY = frozenset(
    "place part care note picture photograph photo image film footage shape time turn look seat "
    "step action measure decision drug oath advantage breath effect root view stock break bath "
    "form position aim shift lead risk chance cover exam test lesson course class account leave "
    "offence interest pride pleasure pain trouble comfort heart courage sample temperature pulse "
    "blood lift ride stand vow pledge responsibility blame credit notice heed sip bite nap rest "
    "walk swim approach decade year month week day hour minute second night life toll number "
    "record job office command charge photographs pictures notes side call question vote "
    "medicine pill tea coffee meal".split()
)
"""What is taken without being taken from anybody."""
CARING = frozenset(
    "hospital clinic infirmary doctor surgeon nurse ward safety shelter school home relative "
    "family mortuary morgue cemetery grave sister mother father uncle aunt priest church mosque "
    "dispensary sickbay surgery bedside theatre".split()
)
"""Where one is taken for one's good, or when one can no longer resist."""
LISTS = frozenset(
    "list charge phone telephone radio trial notice record leave screen display stage duty "
    "question risk danger doubt touch mind course contact position work power office".split()
)
"""Where somebody is put without being moved."""
BODIES = frozenset("body corpse remains coffin ashes urn bones bodies corpses".split())
MESSAGES = frozenset(
    "news information report call message letter order word complaint answer reply list copy "
    "note photograph picture image email text invitation warning sentence wound injury degree "
    "education treatment mail instruction permission summons notice request visit vote "
    "confirmation response coordinate coordinates location map data number code wire cable signal "
    "telegram leaflet petition appeal evidence flyer postcard letters bill claim".split()
)
SEEING = frozenset(
    "see watch hear notice observe film photograph spot witness glimpse catch find feel "
    "count".split()
)
HEARD = frozenset({Act.ASSAULT, Act.REQUEST})
_WITH_HOLD = frozenset("down up out on off together dear close".split())
_NEXT = frozenset({"DET", "NUM", "NOUN", "ADJ", "PROPN"})
_WHOM = frozenset("them him us me you her".split())
_INTO = frozenset({"in", "into", "on", "onto", "at", "behind", "against", "aboard", "inside"})
_LED = frozenset({"to", "into", "onto", "through", "across", "over"})


def handled(tree: Tree, word: int, base: str, below: int) -> Handled:
    """What a verb of handling tells by what it handles; False where that does not decide."""
    rule = _RULES.get(base)
    return False if rule is None else rule(tree, word, below)


def dative(tree: Tree, word: int) -> tuple[int, int]:
    """To whom and what, of a verb with two objects ("brought us bread"), (-1, -1) elsewhere."""
    whom, what = tree.child(word, "iobj"), tree.child(word, "obj")
    if whom >= 0 and what >= 0:
        return whom, what
    those = [c for c in tree.children[word] if tree.relation[c] == "obj" and c > word]
    if len(those) == 2 and tree.lower[those[0]] in _WHOM:
        return those[0], those[1]
    at = word + 1
    if at + 1 < len(tree) and tree.lower[at] in _WHOM and tree.pos[at] == "PRON":
        follows = tree.sentence[at + 1] == tree.sentence[at] and tree.pos[at + 1] in _NEXT
        if follows and (tree.lower[at] != "her" or tree.pos[at + 1] in ("DET", "NUM")):
            for noun in range(at + 1, min(at + 7, len(tree))):
                if tree.pos[noun] in ("VERB", "ADP", "PUNCT", "AUX", "SCONJ"):
                    break
                if tree.pos[noun] in ("NOUN", "PROPN") and tree.head[noun] < at + 1:
                    return at, noun
    return -1, -1


def seen(tree: Tree, word: int) -> int:
    """What somebody was seen to do or to suffer ("saw the train leave"), -1 where nothing was."""
    if tree.pos[word] != "VERB" or tree.base(word) not in SEEING:
        return -1
    what = tree.child(word, "obj")
    for verb in tree.children[word] + (tree.children[what] if what >= 0 else []):
        if verb <= word or tree.pos[verb] != "VERB":
            continue
        if tree.relation[verb] not in ("xcomp", "ccomp", "acl", "advcl"):
            continue
        if tree.marks(verb) or tree.child(verb, "aux", "mark") >= 0:
            continue
        own = tree.child(verb, "nsubj", "nsubj:pass")
        if not word < (own if own >= 0 else what) < verb:
            continue
        lower = tree.lower[verb]
        if lower == tree.base(verb) or lower.endswith(("ing", "ed", "en")) or lower in PARTICIPLES:
            return verb
    return -1


def borne(tree: Tree, subject: int) -> bool:
    """Whether a subject is of the things that somebody moves: "the crates went on"."""
    return subject >= 0 and bool({tree.noun(subject), tree.lower[subject]} & GOODS)


def _thing(tree: Tree, word: int) -> int:
    """What is handled: the object, or the subject of a passive."""
    return subject_of(tree, word) if passive(tree, word) else _object(tree, word)


def _object(tree: Tree, word: int) -> int:
    """The object, those behind the verb first: a tree gone wrong may have one before it."""
    those = [c for c in tree.children[word] if tree.relation[c] == "obj"]
    return min(those, key=lambda c: (c < word, c), default=-1)


def _recipient(tree: Tree, word: int, what: int) -> int:
    """Somebody behind "to" or "for", -1 where there is nobody."""
    near = tree.children[word] + (tree.children[what] if what >= 0 else [])
    return next((c for c in near if tree.case(c) in ("to", "for") and somebody(tree, c)), -1)


def _plain(tree: Tree, what: int) -> bool:
    """Whether something handled is a thing without an act of its own; weapons are things."""
    if what < 0 or tree.pos[what] not in ("NOUN", "NUM", "PRON"):
        return False
    told = noun_sense(tree, what)
    return told is None or told.mode in WEAPONS or told.act is Act.AID


def _cared(tree: Tree, word: int) -> bool:
    return any(
        tree.noun(c) in CARING for c in tree.children[word] if tree.relation[c] in ("obl", "advmod")
    ) or any(tree.lower[c] == "home" for c in tree.children[word])


def _by_ride(tree: Tree, word: int) -> bool:
    """Whether the words say what somebody was driven or taken in, as of passengers."""
    return any(
        tree.case(c) in ("by", "in", "on") and {tree.noun(c), tree.lower[c]} & RIDDEN
        for c in tree.children[word]
    )


def _others(tree: Tree, word: int) -> bool:
    """Whether somebody else than the speaker does it."""
    subject = subject_of(tree, word)
    return subject < 0 or (tree.lower[subject] not in ("i", "we") and goes(tree, subject))


def _takes(tree: Tree, word: int, below: int) -> Handled:
    what, suffered = _thing(tree, word), passive(tree, word)
    if dative(tree, word)[0] >= 0 or below >= 0 or what < 0:
        return False
    led = bool(cases(tree, word) & _LED)
    if human(tree, what):
        return ARREST if suffered and not _cared(tree, word) else False
    noun = tree.noun(what)
    listed = any(noun in nouns for nouns, _ in lexicon().objects.get("take", ()))
    if led or listed or noun in LIGHTLY or tree.lower[what] in LIGHTLY or not _plain(tree, what):
        return False
    if suffered:
        return SEIZE if tree.pos[what] == "NOUN" else False
    parted = any(tree.relation[c] == "prt" for c in tree.children[word])
    return SEIZE if _others(tree, word) and not parted and tree.case(what) == "" else False


def _holds(tree: Tree, word: int, below: int) -> Handled:
    what = _thing(tree, word)
    if any(tree.lower[c] in _WITH_HOLD for c in tree.children[word]):
        return False
    if below >= 0 or what < 0 or tree.child(word, "prt", "xcomp", "ccomp") >= 0:
        return False
    if human(tree, what):
        return ARREST if passive(tree, word) or _others(tree, word) else False
    ridden = what in tree.vehicles or tree.noun(what) in RIDDEN
    return SEIZE if ridden and (passive(tree, word) or _others(tree, word)) else False


def _puts(tree: Tree, word: int, below: int) -> Handled:
    what = _thing(tree, word)
    into = [c for c in tree.children[word] if tree.case(c).split()[:1] and (
        tree.case(c).split()[0] in _INTO
    )]  # fmt: skip
    if below >= 0 or not into or not human(tree, what):
        return False
    return False if any(tree.noun(c) in LISTS for c in into) else ARREST


def _fetches(tree: Tree, word: int, _: int) -> Handled:
    what = _thing(tree, word)
    return ARREST if human(tree, what) and passive(tree, word) else False


def _conveys(tree: Tree, word: int, below: int) -> Handled:
    whom, thing = dative(tree, word)
    what = thing if thing >= 0 else _thing(tree, word)
    if below >= 0 or what < 0 or tree.noun(what) in MESSAGES | LIGHTLY:
        return False
    if human(tree, what) and tree.base(word) == "carry" and not _cared(tree, word):
        out = any(tree.relation[c] == "prt" for c in tree.children[word])
        return False if out or passive(tree, word) else MOVE
    if human(tree, what) or not _plain(tree, what):
        return False
    if passive(tree, word) and _by_ride(tree, word):
        return MOVE
    if whom >= 0 and somebody(tree, whom):
        return AID
    if _recipient(tree, word, what) >= 0:
        return AID
    base = tree.base(word)
    out = any(tree.relation[c] == "prt" for c in tree.children[word])
    armed = (told := noun_sense(tree, what)) is not None and told.mode in WEAPONS
    if base == "carry" and not out and not (armed and not cases(tree, word) & _LED):
        return MOVE if passive(tree, word) or goes(tree, subject_of(tree, word)) else False
    return False


def _gets(tree: Tree, word: int, below: int) -> Handled:
    what = _object(tree, word)
    if what < 0 or below >= 0 or passive(tree, word):
        return False
    if tree.noun(what) in BODIES or tree.lower[what] in BODIES:
        return CONCEDE
    if tree.base(word) == "receive" and tree.pos[what] == "NOUN" and not somebody(tree, what):
        told = noun_sense(tree, what)
        if told is None and tree.noun(what) not in MESSAGES:
            return AID
    return False


def _hands(tree: Tree, word: int, _: int) -> Handled:
    whom, what = dative(tree, word)
    what = what if what >= 0 else _thing(tree, word)
    if whom == what or not human(tree, what):
        return False
    given = _recipient(tree, word, what) >= 0 or whom >= 0
    over = any(tree.lower[c] in ("over", "back", "up") for c in tree.children[word])
    if tree.base(word) == "sell":
        return CONCEDE if whom < 0 else False
    return CONCEDE if over or (given and tree.base(word) == "deliver") else False


def _sells(tree: Tree, word: int, below: int) -> Handled:
    told = _hands(tree, word, below)
    if told is not False:
        return told
    return AID if passive(tree, word) else False


def _comes(tree: Tree, word: int, below: int) -> Handled:
    subject = subject_of(tree, word)
    if subject < 0 or below >= 0:
        return False
    if goes(tree, subject) and tree.base(word) == "enter":
        where = tree.child(word, "obj", "obl")
        return False if where < 0 or noun_sense(tree, where) or tree.noun(where) in JOINED else MOVE
    if goes(tree, subject):
        whom = [c for c in tree.children[word] if tree.case(c) == "for" and human(tree, c)]
        fetched = bool(whom) and tree.base(word) == "come" and tree.lower[whom[0]] != "us"
        return ARREST if fetched else False  # "came for the driver at dawn"
    if tree.pos[subject] != "NOUN":
        return False
    told = noun_sense(tree, subject)
    aimed = cases(tree, word) | {tree.lower[c] for c in tree.children[word]}
    if told is not None and tree.base(word) == "come":
        thrown = told.mode in WEAPONS and bool(cases(tree, word) & {"from", "through", "over"})
        if thrown or (told.act is Act.REQUEST and aimed & {"from", "by", "in"}):
            return told
    if ({tree.noun(subject), tree.lower[subject]} & GOODS) and (
        aimed & (_LED | {"from", "by", "in", "down", "up", "north", "south", "on"})
        or tree.base(word) == "enter"
    ):
        return MOVE
    return False


JOINED = frozenset(
    "agreement talks politics service contract force phase race market coalition plea week month "
    "year day stage era office parliament government profession".split()
)
"""What is entered without going there."""


def _passes(tree: Tree, word: int, below: int) -> Handled:
    what = tree.child(word, "obj")
    if below >= 0 or passive(tree, word) or what < 0 or not goes(tree, subject_of(tree, word)):
        return False
    if human(tree, what) or dative(tree, word)[0] >= 0 or _recipient(tree, word, what) >= 0:
        return False
    place = {tree.noun(what), tree.lower[what]} & PASSED or tree.pos[what] == "PROPN"
    return MOVE if place else False


PASSED = frozenset(
    "bridge checkpoint roadblock market gate village town house hut building compound room yard "
    "border post school wreck point line crossing hamlet camp station hospital harbour port bay "
    "church mosque roof wall tree hill tunnel church house store depot mine class office".split()
)


def _returns(tree: Tree, word: int, below: int) -> Handled:
    if tree.child(word, "obj") >= 0 or passive(tree, word) or below >= 0:
        return False
    return MOVE if goes(tree, subject_of(tree, word)) else False


def _wants(tree: Tree, word: int, below: int) -> Handled:
    what = tree.child(word, "obj")
    if passive(tree, word):
        return False
    verb = below if below >= 0 else tree.child(word, "ccomp")
    if verb >= 0 and (what >= 0 or tree.child(verb, "nsubj", "nsubj:pass") >= 0):
        return REQUEST
    return REQUEST if what >= 0 and verb < 0 else False


def _has(tree: Tree, word: int, _: int) -> Handled:
    """ "Had him removed", "had their phones broken": what was done, to whom it was done."""
    what = tree.child(word, "obj")
    verbs = tree.children[word] + (tree.children[what] if what >= 0 else [])
    for verb in verbs:
        if tree.pos[verb] != "VERB" or verb < word or tree.marks(verb):
            continue
        own = tree.child(verb, "nsubj", "nsubj:pass")
        middle = own if own >= 0 else what
        if tree.relation[verb] not in ("xcomp", "ccomp", "acl") or not word < middle < verb:
            continue
        if tree.child(verb, "aux", "mark") >= 0 or tree.lower[verb].endswith("ing"):
            continue
        if tree.lower[verb] == tree.base(verb):
            return Sense(Act.COERCE) if human(tree, middle) else False
        if tree.relation[verb] == "acl" and not human(tree, middle):
            continue  # "had a list signed by the clerk"
        return word_sense(tree, verb) or False
    return False


def _shows(tree: Tree, word: int, _: int) -> Handled:
    whom, _what = dative(tree, word)
    to = [c for c in tree.children[word] if tree.case(c) == "to" and somebody(tree, c)]
    if (whom >= 0 and somebody(tree, whom)) or to:
        return Sense(Act.CONSULT) if goes(tree, subject_of(tree, word)) else False
    return False


def _sees(tree: Tree, word: int, _: int) -> Handled:
    what = _thing(tree, word)
    if tree.base(word) == "hear" and what >= 0 and tree.pos[what] == "NOUN":
        told = noun_sense(tree, what)
        if told is not None and told.act in HEARD:
            return told
    return False


_RULES: dict[str, Callable[[Tree, int, int], Handled]] = {
    "take": _takes, "hold": _holds, "keep": _holds, "put": _puts, "load": _puts, "pack": _puts,
    "bundle": _puts, "herd": _puts, "cram": _puts, "push": _puts, "throw": _puts, "shove": _puts,
    "fetch": _fetches, "carry": _conveys, "bring": _conveys, "send": _conveys, "ship": _conveys,
    "fly": _conveys, "pass": _passes, "enter": _comes, "come": _comes, "go": _comes,
    "arrive": _comes, "receive": _gets, "hand": _hands, "deliver": _hands, "turn": _hands,
    "sell": _sells, "climb": _passes,
    "return": _returns, "want": _wants, "have": _has, "show": _shows, "hear": _sees,
}  # fmt: skip
