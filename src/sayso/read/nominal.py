"""Saying that stands as a noun or an adjective: "reports of shelling", "an alleged camp", "the
ministry's claim that …".

Such words lay something on somebody, or on nobody in particular, within another sentence. The tags
pass them over, for the verb beside them holds the words already.
"""

from __future__ import annotations

from typing import Final

from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.speakers import phrase
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["ALLEGED", "HELD", "alleged_thing", "held_as_noun"]

Span = tuple[int, int]

ALLEGED: Final = frozenset("alleged purported reputed rumored rumoured supposed suspected".split())
"""Adjectives under which a thing is only said to be what it is called."""

UNOWNED: Final = frozenset(
    "accusations allegation allegations reports rumor rumors rumour rumours speculation suspicion "
    "suspicions".split()
)
"""Nouns for what is said or feared; nobody need be named as whose they are."""

OWNED: Final = frozenset(
    "accusation appeal appeals argument assertion assertions assessment belief call calls claim "
    "claims complaint complaints conclusion contention conviction demand demands denial desire "
    "fear fears hope hopes insistence intention offer plea pleas pledge pledges prediction promise "
    "promises proposal request requests suggestion threat threats view vow vows warning "
    "warnings".split()
)
"""Nouns for an act of saying, meaning or wanting; with whose it is they are an attribution."""

HELD: Final = UNOWNED | OWNED

CONFIDENCE: Final = 0.5
_LONGEST_OWNER: Final = 8
_FARTHEST: Final = 40
_NEAR: Final = 4

_NOUN, _PROPN, _PUNCT, _CCONJ = (
    PARTS_OF_SPEECH.index(p) for p in ("NOUN", "PROPN", "PUNCT", "CCONJ")
)
_NOUNS = frozenset((_NOUN, _PROPN))
_POSS, _NMOD, _ACL, _AMOD = (RELATIONS.index(r) for r in ("nmod:poss", "nmod", "acl", "amod"))
_COMPOUND, _CCOMP, _MARK = (RELATIONS.index(r) for r in ("compound", "ccomp", "mark"))
_KINDS = frozenset(RELATIONS.index(r) for r in ("amod", "compound", "nummod"))
_BESIDE = frozenset(RELATIONS.index(r) for r in ("conj", "cc", "parataxis", "appos", "acl:relcl"))
_FELT: Final = frozenset("rumor rumors rumour rumours suspicion suspicions".split())
"""Nouns behind which "about" names a topic, and nothing that is said."""
_AGAINST: Final = ("allegation", "accusation")
_OF: Final = frozenset("about for of".split())
_MINE: Final = frozenset("i my our we your".split())


def alleged_thing(section: Section, syntax: Syntax, at: int, low: int, high: int) -> Draft | None:
    """ "An alleged camp in the hills": the noun that the adjective stands before, without it."""
    noun = int(syntax.heads[at])
    if not at < noun <= at + _NEAR or noun >= high or syntax.pos[noun] not in _NOUNS:
        return None
    if syntax.relations[at] != _AMOD or _word(section, noun).startswith("case"):
        return None  # "suspected cases" of an illness are counted, not alleged
    last = _one_of_them(syntax, noun, phrase(syntax, noun, low, high)[1])
    first = at
    while first > low and syntax.heads[first - 1] == noun and syntax.relations[first - 1] in _KINDS:
        first -= 1
    before = [(first, at)] if first < at else []
    return Draft((at, at + 1), None, [*before, (at + 1, last)], confidence=CONFIDENCE)


def held_as_noun(section: Section, syntax: Syntax, at: int, low: int, high: int) -> Draft | None:
    """ "Reports of shelling", "the ministry's claim that nobody was hurt"."""
    word = _word(section, at)
    felt = word in _FELT and at + 1 < high and _word(section, at + 1) == "about"
    if syntax.pos[at] not in _NOUNS or felt:
        return None
    content = _complement(section, syntax, at, high) if at + 2 < high else None
    if content is None:
        return _of_what(syntax, at, low) if word.startswith(_AGAINST) else None
    source = _owner(section, syntax, at, low)
    if (source is None) == (word in OWNED) and not (source and _word(section, at + 1) == "that"):
        return None
    if source is not None and {_word(section, i) for i in range(*source)} & _MINE:
        return None
    if source is None and _word(section, at + 1) in _OF:
        # "the reports of the commission" are papers, "reports of looting" are not
        named = syntax.pos[content[0]] == _PROPN and word.startswith("report")
        if named or (at > low and _word(section, at - 1) in ("the", "annual", "its", "their")):
            return None
    return Draft((at, at + 1), source, [content], confidence=CONFIDENCE)


def _of_what(syntax: Syntax, at: int, low: int) -> Draft | None:
    """ "Corruption allegations": what is alleged stands before the noun."""
    first = at
    while first > low and syntax.heads[first - 1] == at and syntax.pos[first - 1] == _NOUN:
        if syntax.relations[first - 1] != _COMPOUND:
            break
        first -= 1
    if first == at:
        return None
    return Draft((at, at + 1), None, [(first, at)], confidence=CONFIDENCE)


def _complement(section: Section, syntax: Syntax, at: int, high: int) -> Span | None:
    """What hangs on the noun behind it: a clause with "that" or "to", or a thing with "of".

    The tree may hang a clause with "that" on the verb before the noun.
    """
    link = _word(section, at + 1)
    if link == "that" and syntax.relations[at + 1] == _MARK:
        last = at + 2
        while last < high and _under(syntax, last, at, int(syntax.heads[at + 1])):
            last += 1
        while last > at + 2 and syntax.pos[last - 1] == _PUNCT:
            last -= 1
        return (at + 2, last) if last > at + 3 else None
    for top in range(at + 2, min(high, at + _FARTHEST)):
        if syntax.heads[top] != at or not _marks(syntax, at + 1, top):
            continue
        clause = link == "to" and syntax.relations[top] in (_ACL, _NMOD, _CCOMP)
        thing = link in _OF and syntax.relations[top] in (_NMOD, _ACL)
        if not clause and not thing:
            return None
        last = at + 2
        while last < high and _under(syntax, last, at + 1, top):
            last += 1
        while last > at + 2 and syntax.pos[last - 1] == _PUNCT:
            last -= 1
        first = at + 1 if link == "to" else at + 2
        return (first, last) if last > at + 2 else None
    return None


def _marks(syntax: Syntax, link: int, top: int) -> bool:
    """Whether the word behind the noun introduces what `top` heads."""
    head = int(syntax.heads[link])
    return head == top or (head > link and int(syntax.heads[head]) == top)


def _under(syntax: Syntax, word: int, after: int, top: int) -> bool:
    for _ in range(_FARTHEST):
        if word in (top, after):
            return True
        if word < after or word < 0:
            return False
        word = int(syntax.heads[word])
    return False


def _owner(section: Section, syntax: Syntax, at: int, low: int) -> Span | None:
    """Whose the saying is: "the ministry's claim", "army claims", "a claim by the army"."""
    for i in range(max(low, at - _LONGEST_OWNER), at):
        if syntax.heads[i] == at and syntax.relations[i] == _POSS:
            first, last = phrase(syntax, i, low, at)
            while last > first + 1 and _word(section, last - 1) in ("'s", "’s", "'", "’"):
                last -= 1
            return first, last
    clause = _word(section, at + 1) == "that"
    first = at
    while first > low and syntax.pos[first - 1] == _PROPN:
        if not clause and syntax.relations[first - 1] != _COMPOUND:
            break
        first -= 1
    return (first, at) if first < at else None


def _one_of_them(syntax: Syntax, noun: int, last: int) -> int:
    """The end of a phrase before what stands beside its noun ("camps … and a plant")."""
    for i in range(noun + 1, last):
        if syntax.heads[i] == noun and syntax.relations[i] in _BESIDE:
            while i > noun + 1 and (syntax.pos[i - 1] in (_CCONJ, _PUNCT)):
                i -= 1
            return _begins(syntax, i, noun)
    return last


def _begins(syntax: Syntax, at: int, noun: int) -> int:
    """The first word of what `at` heads, behind the noun."""
    first = at
    for i in range(noun + 1, at):
        head, steps = i, 0
        while head > noun and head != at and steps < _FARTHEST:
            head, steps = int(syntax.heads[head]), steps + 1
        if head == at:
            first = min(first, i)
    return first


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()
