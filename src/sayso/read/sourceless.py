"""Words that lay something on somebody whom they do not name: "reportedly", "is thought to".

The model learned them from people who often left them out. Grammar says what they hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.links import Draft
from sayso.read.nominal import ALLEGED, HELD, alleged_thing, held_as_noun
from sayso.read.section import Section
from sayso.read.silences import is_silence
from sayso.read.speakers import phrase
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["sourceless"]

Span = tuple[int, int]

ADVERBS: Final = frozenset("reportedly allegedly supposedly purportedly reputedly".split())

VERBS: Final = frozenset(
    "alleged believed claimed estimated expected feared known noted presumed reported rumoured "
    "rumored said suspected thought understood".split()
)
"""Participles that say how something is held, of nobody in particular: "is thought to have"."""

FOUND: Final = frozenset("believed feared presumed reported rumored rumoured thought".split())
"""Of those the ones behind which a state may stand alone: "feared dead", "reported missing"."""

IMPERSONAL: Final = frozenset(
    "announced confirmed emphasised emphasized established learned learnt recorded stated stressed "
    "underlined".split()
)
"""More such participles, which need an "it" and a clause: "it was stated that"."""

CHARGED: Final = frozenset("accused suspected blamed".split())
"""Participles for a charge that nobody is named as making: "who is accused of theft"."""

TAKEN: Final = frozenset(
    "considered cited described hailed identified perceived portrayed regarded seen viewed".split()
)
"""Participles for what somebody or something is taken to be, with "as"."""

CONFIDENCE: Final = 0.5

_VERB = PARTS_OF_SPEECH.index("VERB")
_PUNCT, _ADP = PARTS_OF_SPEECH.index("PUNCT"), PARTS_OF_SPEECH.index("ADP")
_AUX_POS = PARTS_OF_SPEECH.index("AUX")
_NAMING = frozenset(PARTS_OF_SPEECH.index(p) for p in ("NOUN", "PROPN", "PRON", "NUM"))
_SUBJECT = RELATIONS.index("nsubj:pass")
_SUBJECTS = frozenset((RELATIONS.index("nsubj"), _SUBJECT))
_AUX = frozenset((RELATIONS.index("aux"), RELATIONS.index("aux:pass")))
_AGENT = RELATIONS.index("obl:agent")
_XCOMP, _CCOMP = RELATIONS.index("xcomp"), RELATIONS.index("ccomp")
_CSUBJ = frozenset((RELATIONS.index("csubj"), RELATIONS.index("csubj:pass")))
_ADVERBIAL, _ACL, _AMOD, _ADVCL = (RELATIONS.index(r) for r in ("advmod", "acl", "amod", "advcl"))
_HIS: Final = frozenset("her his its their".split())
"""Owners inside somebody's words who may be himself."""
_OTHER = frozenset(RELATIONS.index(r) for r in ("conj", "parataxis", "punct", "cc"))


def sourceless(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without a source for such words that no draft has as its cue. Inside somebody's
    content they are nested (`parent` indexes `drafts`). A draft that lays such an adverb on
    somebody ("two men allegedly sold it") loses him to its content."""
    for draft in drafts:
        _disown(section, syntax, draft)
    found: list[Draft] = []
    named = np.zeros(len(section.words), bool)
    inside = np.full(len(section.words), -1, np.int32)
    held = sorted(
        ((a - b, index, (a, b)) for index, d in enumerate(drafts) for a, b in d.content),
    )  # the longest first, so that the innermost stays
    for _, index, (a, b) in held:
        inside[a:b] = index
    for draft in drafts:
        for span in (draft.cue, draft.source):
            if span is not None:
                named[slice(*span)] = True
    for at, (start, end) in enumerate(section.words):
        word = section.text[start:end].lower()
        new = None
        if named[at]:
            continue
        if word in ADVERBS and syntax.relations[at] == _ADVERBIAL:
            new = _adverb(section, syntax, at)
        elif word in ALLEGED and syntax.relations[at] == _AMOD:
            new = alleged_thing(section, syntax, at, *_sentence(section, at))
        elif word in HELD:
            new = held_as_noun(section, syntax, at, *_sentence(section, at))
        elif word in CHARGED and syntax.pos[at] == _VERB:
            new = _charged(section, syntax, at)
        elif word in TAKEN and syntax.pos[at] == _VERB:
            new = _taken(section, syntax, at)
        elif word in VERBS and syntax.pos[at] == _VERB:
            new = _passive(section, syntax, at)
        elif word in IMPERSONAL:
            new = _impersonal(section, syntax, at)
        if new is None or new.cue is None or named[slice(*new.cue)].any():
            continue
        if is_silence(section, syntax, new):
            continue
        if new.source is not None and not _anothers(section, new, drafts, inside, at):
            continue
        if inside[at] >= 0:
            new.parent = int(inside[at])
            low, high = next(s for s in drafts[new.parent].content if s[0] <= at < s[1])
            new.content = [(max(a, low), min(b, high)) for a, b in new.content]
            new.content = [(a, b) for a, b in new.content if a < b]
        if new.content:
            found.append(new)
    return found


def _anothers(
    section: Section, new: Draft, drafts: Sequence[Draft], inside: npt.NDArray[np.int32], at: int
) -> bool:
    """Whether a noun's owner may be another than who speaks around it, and stands with it."""
    assert new.source is not None
    if inside[at] < 0:
        return not any(inside[i] >= 0 for a, b in new.content for i in range(a, b))
    words = [_lower(section, i) for i in range(*new.source)]
    held = next(s for s in drafts[int(inside[at])].content if s[0] <= at < s[1])
    return held[0] <= new.source[0] and not (len(words) == 1 and words[0] in _HIS)


def _disown(section: Section, syntax: Syntax, draft: Draft) -> None:
    """Of whom it is alleged is not who alleges it, nor who is accused who accuses."""
    if draft.cue is None:
        return
    for at in range(*draft.cue):
        if syntax.pos[at] == _VERB and any(_is(section, at, word) for word in CHARGED):
            new = _charged(section, syntax, at)
            if new is not None:
                _of_whom(draft, new)
            return
    if draft.source is None or draft.cue[1] - draft.cue[0] != 1:
        return
    at = draft.cue[0]
    start, end = section.words[at]
    new = _adverb(section, syntax, at) if section.text[start:end].lower() in ADVERBS else None
    if new is not None and new.content:
        draft.source, draft.content = None, new.content


def _of_whom(draft: Draft, new: Draft) -> None:
    """Gives a charge that lacks who is charged, or what with, what grammar found of it."""
    about = new.content[0]
    rest = [span for span in draft.content if span[1] <= about[0] or about[1] <= span[0]]
    if draft.source is not None or not rest:
        draft.cue, draft.source, draft.content = new.cue, None, new.content
    elif len(rest) == len(draft.content):
        draft.content = sorted([about, *rest])


def _sentence(section: Section, at: int) -> Span:
    return section.sentences[bisect_right(section.sentences, at, key=lambda s: s[0]) - 1]


def _children(syntax: Syntax, at: int, low: int, high: int) -> list[int]:
    return [i for i in range(low, high) if syntax.heads[i] == at]


def _adverb(section: Section, syntax: Syntax, at: int) -> Draft | None:
    """The clause that the adverb stands in is what is held, without it."""
    low, high = _sentence(section, at)
    top = int(syntax.heads[at])
    if at + 1 < high and syntax.pos[at + 1] == _VERB:
        top = at + 1  # "videos allegedly showing them"
    if top < 0:
        return None
    first, last = _clause(syntax, top, low, high)
    if syntax.pos[top] != _VERB:  # "the allegedly stolen guns": what it stands before
        first = at
    pieces = [(first, at), (at + 1, last)]
    return Draft((at, at + 1), None, _trimmed(syntax, pieces), confidence=CONFIDENCE)


def _passive(section: Section, syntax: Syntax, at: int) -> Draft | None:
    """ "X is thought to have fled": X and what follows; "it is said that …": what follows."""
    low, high = _sentence(section, at)
    under = _children(syntax, at, low, high)
    helpers = [i for i in under if syntax.relations[i] in _AUX and i < at]
    if any(syntax.relations[i] == _AGENT for i in under):
        return None
    if not helpers:
        return _known_to(section, syntax, at, low, high)
    told = [i for i in under if i > at and syntax.relations[i] in (_XCOMP, _CCOMP, *_CSUBJ)]
    subjects = [i for i in under if i < at and syntax.relations[i] not in _AUX
                and (syntax.relations[i] in _SUBJECTS or _is(section, i, "it"))]  # fmt: skip
    if not told or not subjects:
        return None
    first, last = _clause(syntax, told[0], at + 1, high)
    cue = (helpers[0], at + 1)
    if _is(section, subjects[-1], "it"):
        if syntax.relations[told[0]] == _XCOMP:
            return None
        return Draft((subjects[-1], at + 1), None, _trimmed(syntax, [(first, last)]),
                     confidence=CONFIDENCE)  # fmt: skip
    found = any(_is(section, at, word) for word in FOUND) and told[0] == at + 1
    if not (found or any(_is(section, i, "to") for i in range(at + 1, told[0]))):
        return None
    about = phrase(syntax, subjects[-1], low, helpers[0])
    return Draft(cue, None, _trimmed(syntax, [about, (first, last)]), confidence=CONFIDENCE)


def _charged(section: Section, syntax: Syntax, at: int) -> Draft | None:
    """ "X is accused of theft", "men accused of theft": X and what follows, where no agent is."""
    low, high = _sentence(section, at)
    told = _about(section, syntax, at, low, high)
    if told is None or at + 2 >= high or not any(_is(section, at + 1, w) for w in ("of", "for")):
        return None
    cue, about = told
    last = _clause(syntax, at, at, high)[1]
    return Draft(cue, None, _trimmed(syntax, [about, (at + 1, last)]), confidence=CONFIDENCE)


def _taken(section: Section, syntax: Syntax, at: int) -> Draft | None:
    """ "X is seen as a risk", "a man identified as X": X and what follows "as"."""
    low, high = _sentence(section, at)
    told = _about(section, syntax, at, low, high)
    if told is None or at + 2 >= high:
        return None
    cue, about = told
    if not _is(section, at + 1, "as"):
        held = any(syntax.relations[i] == _XCOMP for i in _children(syntax, at, at + 1, high))
        if not (_is(section, at, "considered") and cue[0] < at and held):
            return None
        last = _clause(syntax, at, at, high)[1]
        return Draft(cue, None, _trimmed(syntax, [about, (at + 1, last)]), confidence=CONFIDENCE)
    named = int(syntax.heads[at + 1])
    last = _clause(syntax, at, at, high)[1]
    if at + 1 < named < high:  # a name whose parts the tree hangs elsewhere
        last = max(last, phrase(syntax, named, at + 2, high)[1])
    pieces = _trimmed(syntax, [about, (at + 2, last)])
    return Draft((cue[0], at + 2), None, pieces, confidence=CONFIDENCE)


def _about(
    section: Section, syntax: Syntax, at: int, low: int, high: int
) -> tuple[Span, Span] | None:
    """The cue of a participle and whom or what it is about, unless someone is named as agent."""
    under = _children(syntax, at, low, high)
    if any(syntax.relations[i] == _AGENT for i in under):
        return None
    if at + 1 < high and _is(section, at + 1, "by"):
        return None
    helpers = [i for i in under if syntax.relations[i] in _AUX and i < at]
    subjects = [i for i in under if i < at and syntax.relations[i] in _SUBJECTS]
    if helpers and subjects:
        return (helpers[0], at + 1), phrase(syntax, subjects[-1], low, helpers[0])
    if helpers or subjects:
        return None
    noun = int(syntax.heads[at])
    if syntax.relations[at] == _ADVCL and at - 2 > low and _is(section, at - 1, ","):
        noun = at - 2  # "a dealer, identified as X,"
    elif syntax.relations[at] != _ACL:
        return None
    if not low <= noun < at or syntax.pos[noun] not in _NAMING:
        return None
    first, last = phrase(syntax, noun, low, at)
    while first < last - 1 and syntax.pos[first] in (_ADP, _AUX_POS):
        first += 1
    return (at, at + 1), (first, min(last, at))


def _known_to(section: Section, syntax: Syntax, at: int, low: int, high: int) -> Draft | None:
    """ "A group thought to have fled": the noun and what follows."""
    told = _about(section, syntax, at, low, high)
    if told is None or at + 2 >= high or not _is(section, at + 1, "to"):
        return None
    cue, about = told
    last = _clause(syntax, at, at, high)[1]
    return Draft(cue, None, _trimmed(syntax, [about, (at + 1, last)]), confidence=CONFIDENCE)


def _impersonal(section: Section, syntax: Syntax, at: int) -> Draft | None:
    """ "It was stated that …", where no agent is named."""
    low, high = _sentence(section, at)
    begin = next(
        (i for i in range(at - 1, max(low, at - 5) - 1, -1) if _is(section, i, "it")), None
    )
    if begin is None or at + 1 >= high or not _is(section, at + 1, "that"):
        return None
    if not any(_is(section, i, w) for i in range(begin, at) for w in ("was", "is", "been", "be")):
        return None
    told = [
        i for i in _children(syntax, at, at + 1, high) if syntax.relations[i] in (_CCOMP, *_CSUBJ)
    ]
    if not told:
        return None
    first, last = _clause(syntax, told[0], at + 1, high)
    return Draft((begin, at + 1), None, _trimmed(syntax, [(first, last)]), confidence=CONFIDENCE)


def _lower(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def _is(section: Section, at: int, word: str) -> bool:
    return _lower(section, at) == word


def _clause(syntax: Syntax, top: int, low: int, high: int) -> Span:
    """The words around `top` that hang on it, coordinate clauses apart."""
    first, last = top, top + 1
    while first - 1 >= low and _under(syntax, first - 1, top):
        first -= 1
    while last < high and _under(syntax, last, top):
        last += 1
    return first, last


def _under(syntax: Syntax, at: int, top: int) -> bool:
    for _ in range(30):
        head = int(syntax.heads[at])
        if head == top:
            return bool(syntax.relations[at] not in _OTHER or syntax.pos[at] == _PUNCT)
        if head < 0:
            return False
        at = head
    return False


def _trimmed(syntax: Syntax, spans: Sequence[Span]) -> list[Span]:
    """The spans without punctuation at their edges; empty ones are left out."""
    kept = []
    for first, last in spans:
        while first < last and syntax.pos[first] == _PUNCT:
            first += 1
        while first < last and syntax.pos[last - 1] == _PUNCT:
            last -= 1
        if first < last:
            kept.append((first, last))
    return kept
