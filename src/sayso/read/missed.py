"""Acts of saying, meaning and wanting that the model passed over, where grammar shows them whole.

Whoever intends to, plans to or wants to do something has an intent laid on him; whoever sees a
thing as another, an opinion; a verb of saying with a clause under it and a subject says the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.attitudes import (
    AGENTS,
    ANSWERED,
    COUNTED,
    FELT,
    HAVING,
    INTENT,
    OF,
    PLAINLY,
    PUT,
    SHOWN,
    SPEAKING,
    STANCE,
    WANTED,
)  # fmt: skip
from sayso.read.clauses import sentence_of
from sayso.read.hanging import REACH, end_of, hangs
from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.silences import RECORDS, is_silence
from sayso.read.speakers import phrase, subject_phrase
from sayso.read.speech import FIRST_PERSON, REGARD, VOICED
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["missed", "with_cues_of_their_own"]

Span = tuple[int, int]

_FAR_AT: Final = 9

CONFIDENCE: Final = 0.5

_VERB, _ADJ, _PUNCT = (PARTS_OF_SPEECH.index(p) for p in ("VERB", "ADJ", "PUNCT"))
_NUM, _ADP = PARTS_OF_SPEECH.index("NUM"), PARTS_OF_SPEECH.index("ADP")
_NOUNS = frozenset(PARTS_OF_SPEECH.index(p) for p in ("NOUN", "PROPN"))
_XCOMP, _CCOMP, _OBJ = (RELATIONS.index(r) for r in ("xcomp", "ccomp", "obj"))
_OBL, _NMOD, _ACL = (RELATIONS.index(r) for r in ("obl", "nmod", "acl"))
_SUBJECTS = frozenset(RELATIONS.index(r) for r in ("nsubj", "nsubj:pass", "expl"))
_CASE, _DET, _AUX = (RELATIONS.index(r) for r in ("case", "det", "aux"))
_ADVERB, _COP = RELATIONS.index("advmod"), RELATIONS.index("cop")
_AUXES = frozenset((_AUX, RELATIONS.index("aux:pass")))
_AGENT = RELATIONS.index("obl:agent")
_CLAUSES = frozenset((_CCOMP, RELATIONS.index("advcl")))
_TIMES = frozenset(RELATIONS.index(r) for r in ("advmod", "obl:tmod", "obl:unmarked"))
_NAMES = frozenset((*_NOUNS, PARTS_OF_SPEECH.index("PRON")))
_NEAR_AGENT: Final = 12
_RECEIVED: Final = 3
"""Words among which somebody stands who is received."""
_OTHERS: Final = frozenset("he she they".split())
"""Who is another than the speaker, inside quotation marks."""
_PERSONAL: Final = frozenset("i we you he she they it one".split())
"""Subjects inside somebody's words that may be himself, or nobody in particular."""
_ANYBODY: Final = frozenset("you one anyone everyone nobody".split())
_FARTHEST: Final = 45


def missed(
    section: Section,
    syntax: Syntax,
    drafts: Sequence[Draft],
    marked: npt.NDArray[np.bool_] | None = None,
) -> list[Draft]:
    """Drafts for such verbs that are in nobody's cue; `parent` indexes `drafts`.

    `marked`: the words of persons and groups; who is received is not what somebody welcomes.
    """
    taken = np.zeros(len(section.words), bool)
    inside = np.full(len(section.words), -1, np.int32)
    held = sorted((a - b, i, (a, b)) for i, d in enumerate(drafts) for a, b in d.content)
    for _, index, (a, b) in held:
        inside[a:b] = index
    for draft in drafts:
        for span in (draft.cue, draft.source):
            if span is not None:
                taken[slice(*span)] = True
    found = []
    for at in np.flatnonzero((syntax.pos == _VERB) | (syntax.pos == _ADJ)).tolist():
        start, end = section.words[at]
        word = section.text[start:end].lower()
        meant = SPEAKING if syntax.pos[at] == _VERB else FELT
        if taken[at] or word not in meant or _again(section, at):
            continue
        if syntax.pos[at] == _ADJ:
            new = _felt(section, syntax, at)
        else:
            new = _act(section, syntax, at, word) or _by(section, syntax, at, word)
        if new is None or (word.startswith("welcom") and _received(new, marked)):
            continue
        if _fits(section, syntax, new, drafts, taken, inside, at):
            found.append(new)
    return found


def _received(new: Draft, marked: npt.NDArray[np.bool_] | None) -> bool:
    """Whether somebody is welcomed, and not something that he thinks well of."""
    first, last = new.content[0]
    return marked is not None and bool(marked[first : min(last, first + _RECEIVED)].any())


def _again(section: Section, at: int) -> bool:
    """Whether word `at` stands in a heading below the first, which may repeat it."""
    block = int(section.paragraph[at])
    return block > 0 and section.blocks[block].heading


def with_cues_of_their_own(
    section: Section, syntax: Syntax, pieces: Sequence[Span], used: npt.NDArray[np.int8]
) -> list[Draft]:
    """Drafts for contents that lost their cue: the verb that governs them, and its subject."""
    found = []
    for first, last in pieces:
        tops = [at for at in range(first, last) if not first <= syntax.heads[at] < last]
        tops = [at for at in tops if syntax.pos[at] != _PUNCT]
        verb = int(syntax.heads[tops[0]]) if tops else -1
        if verb < 0 or syntax.pos[verb] != _VERB or used[verb]:
            continue
        source = subject_phrase(section, syntax, verb)
        crossed = source is not None and source[0] < last and first < source[1]
        if source is not None and not crossed and not used[slice(*source)].any():
            new = Draft((verb, verb + 1), source, [(first, last)], confidence=CONFIDENCE)
            if not is_silence(section, syntax, new):
                found.append(new)
    return found


def _fits(
    section: Section,
    syntax: Syntax,
    new: Draft,
    drafts: Sequence[Draft],
    taken: npt.NDArray[np.bool_],
    inside: npt.NDArray[np.int32],
    at: int,
) -> bool:
    """Whether the draft crosses no other; inside another's content it is cut to it and nested."""
    assert new.cue is not None
    assert new.source is not None
    if taken[slice(*new.cue)].any() or is_silence(section, syntax, new):
        return False
    words = {_word(section, i) for i in range(*new.source)}
    if len(words) == 1 and words & _ANYBODY:
        return False
    parent = int(inside[at])
    if parent < 0 and words & FIRST_PERSON and _word(section, at) in STANCE | WANTED:
        return False  # a page that somebody tells himself
    if parent < 0:
        held = [i for a, b in (new.cue, *new.content) for i in range(a, b)]
        return not any(taken[i] or inside[i] >= 0 for i in held) and not any(
            inside[i] >= 0 for i in range(*new.source)
        )
    low, high = next(s for s in drafts[parent].content if s[0] <= at < s[1])
    if new.source[0] == low and _word(section, low) == "that" and new.source[1] - low > 1:
        new.source = (low + 1, new.source[1])
    himself = _PERSONAL - _OTHERS if section.quoted[new.source[0]] else _PERSONAL
    if new.source[0] < low or (len(words) == 1 and words & himself):
        return False
    new.content = [(a, min(b, high)) for a, b in new.content if a < high]
    new.parent = parent
    return bool(new.content)


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def _act(section: Section, syntax: Syntax, at: int, word: str) -> Draft | None:
    low, high = sentence_of(section, at)
    under = [
        i for i in range(max(low, at - REACH), min(high, at + _FARTHEST)) if syntax.heads[i] == at
    ]
    first = None
    if word in INTENT:
        first = _wanted(section, syntax, at, under)
    elif word in REGARD:
        first = _regarded(section, syntax, at, under, high)
    elif word in PUT:
        first = _put(section, syntax, at, under)
    if first is None and word in VOICED:
        first = _said(section, syntax, at, under)
        if first is None and word in PLAINLY:
            first = _told(syntax, at, under)
    if first is None and (word in ANSWERED or word in STANCE):
        first = _denied(syntax, at, under)
    if first is None and word in WANTED:
        first = _denied(syntax, at, [i for i in under if syntax.pos[i] in _NOUNS])
    if first is None and at + 2 < high:
        following = _word(section, at + 1)
        if (word in HAVING and following == "having") or (word in OF and following == "of"):
            first = at + (1 if following == "having" else 2)
        elif word in HAVING and following == "to" and _word(section, at + 2) == "having":
            first = at + 2
    if first is None and word in COUNTED:
        first = _counted(syntax, at, under)
    paper = first is None and word in SHOWN
    if paper:
        first = _shown(syntax, at, under)
    if first is None:
        return None
    source = subject_phrase(section, syntax, at)
    if source is None or source[1] > at or syntax.pos[source[0]] == _ADP:
        return None
    if paper and not any(_word(section, i) in RECORDS for i in range(*source)):
        return None
    last = end_of(syntax, at, first, high)
    if last <= first:
        return None
    begin = at
    while (
        begin > source[1]
        and syntax.heads[begin - 1] == at
        and (syntax.relations[begin - 1] in (_AUX, _ADVERB))
    ):
        begin -= 1
    return Draft((begin, at + 1), source, [(first, last)], confidence=CONFIDENCE)


def _wanted(section: Section, syntax: Syntax, at: int, under: Sequence[int]) -> int | None:
    """Where "to …" begins behind a verb of wanting, with whom it is wanted of, if anybody."""
    for i in under:
        if i > at and syntax.relations[i] in (_XCOMP, _CCOMP, _ACL):
            tos = [j for j in range(at + 1, i) if _word(section, j) == "to"]
            if tos and syntax.heads[tos[-1]] == i:
                return at + 1 if _near(syntax, at, tos[-1]) else None
    return None


def _near(syntax: Syntax, at: int, to: int) -> bool:
    """Whether nothing but an object or adverb stands between the verb and its "to"."""
    return to - at <= 5 and all(syntax.pos[i] != _PUNCT for i in range(at + 1, to))


def _regarded(
    section: Section, syntax: Syntax, at: int, under: Sequence[int], high: int
) -> int | None:
    """Where the object begins of "sees X as Y", or of "sees hope in X" in the present tense."""
    things = [i for i in under if i > at and syntax.relations[i] == _OBJ]
    if not things or syntax.pos[things[0]] == _PUNCT:
        return None
    thing = things[0]
    for i in range(thing + 1, min(high, thing + 9)):
        if _word(section, i) == "as" and syntax.relations[i] == _CASE:
            head = int(syntax.heads[i])
            if syntax.heads[head] in (at, thing):
                return at + 1
    present = _word(section, at) in ("see", "sees")
    bare = thing == at + 1 and syntax.pos[thing] in _NOUNS
    if present and bare and thing + 1 < high and _word(section, thing + 1) == "in":
        return at + 1
    return None


def _said(section: Section, syntax: Syntax, at: int, under: Sequence[int]) -> int | None:
    """Where the clause under a verb of saying begins, if "that" stands before it."""
    for i in under:
        if i > at and syntax.relations[i] == _CCOMP:
            for j in range(at + 1, i):
                if _word(section, j) == "that" and syntax.heads[j] == i:
                    return j
    return None


def _told(syntax: Syntax, at: int, under: Sequence[int]) -> int | None:
    """Where the clause under a verb of saying begins that has a subject of its own."""
    for i in under:
        if i > at and syntax.relations[i] == _CCOMP:
            begin = i
            for j in range(at + 1, i):
                if syntax.heads[j] == i and syntax.relations[j] in _SUBJECTS:
                    begin = j
                    break
            else:
                return None
            while begin - 1 > at and hangs(syntax, begin - 1, i):
                begin -= 1
            return begin if syntax.pos[begin] != _PUNCT else None
    return None


def _counted(syntax: Syntax, at: int, under: Sequence[int]) -> int | None:
    """Where the figure begins that somebody counts."""
    for i in under:
        if i > at and syntax.relations[i] == _OBJ:
            figures = any(syntax.pos[j] == _NUM for j in range(at + 1, i + 1))
            return at + 1 if figures else None
    return None


def _shown(syntax: Syntax, at: int, under: Sequence[int]) -> int | None:
    """Where what a paper or a picture shows begins."""
    for i in under:
        if i > at and syntax.relations[i] in (_OBJ, _CCOMP):
            return at + 1 if syntax.pos[at + 1] != _PUNCT else None
    return None


def _put(section: Section, syntax: Syntax, at: int, under: Sequence[int]) -> int | None:
    """Where the object begins of "put the loss at two million"."""
    things = [i for i in under if i > at and syntax.relations[i] == _OBJ]
    for i in (
        range(things[0] + 1, min(len(section.words) - 1, things[0] + _FAR_AT)) if things else ()
    ):
        if _word(section, i) == "at" and syntax.heads[i] > i:
            counted = range(i + 1, int(syntax.heads[i]) + 1)
            return at + 1 if any(syntax.pos[j] == _NUM for j in counted) else None
    return None


def _denied(syntax: Syntax, at: int, under: Sequence[int]) -> int | None:
    """Where the thing begins that is denied or admitted: "denied any role"."""
    for i in under:
        if i > at and syntax.relations[i] == _OBJ and syntax.pos[i] in _NOUNS:
            first = phrase(syntax, i, at + 1, i + 1)[0]
            between = range(at + 1, first)
            if any(syntax.pos[j] == _PUNCT for j in range(at + 1, first + 1)):
                return None
            timed = all(syntax.relations[j] in _TIMES for j in between if syntax.heads[j] == at)
            return first if timed else at + 1
    return None


def _by(section: Section, syntax: Syntax, at: int, word: str) -> Draft | None:
    """ "The raid was condemned by the council", "a truce announced by both": who names the act."""
    if word not in AGENTS:
        return None
    low, high = sentence_of(section, at)
    agent = next(
        (i for i in range(at + 2, min(high, at + _NEAR_AGENT))
         if syntax.heads[i] == at and syntax.relations[i] == _AGENT), None,
    )  # fmt: skip
    if agent is None or _word(section, at + 1) != "by" or syntax.pos[agent] not in _NAMES:
        return None
    under = [i for i in range(low, at) if syntax.heads[i] == at]
    helpers = [i for i in under if syntax.relations[i] in _AUXES]
    subjects = [i for i in under if syntax.relations[i] in _SUBJECTS]
    noun = subjects[-1] if subjects else int(syntax.heads[at])
    alone = not helpers and not subjects and syntax.relations[at] == _ACL
    if not (alone or (helpers and subjects)) or not low <= noun < at:
        return None
    first, last = phrase(syntax, noun, low, helpers[0] if helpers else at)
    while first < last - 1 and syntax.relations[first] == _CASE:
        first += 1
    source = phrase(syntax, agent, at + 2, high)
    content = [(first, last)]
    if source[1] + 1 < high and _word(section, source[1]) == "as":  # "identified by police as X"
        named = int(syntax.heads[source[1]])
        if source[1] < named < high:
            content.append(phrase(syntax, named, source[1] + 1, high))
    return Draft((helpers[0] if helpers else at, at + 2), source, content, confidence=CONFIDENCE)


def _felt(section: Section, syntax: Syntax, at: int) -> Draft | None:
    """ "The council is clear that …": what somebody holds or feels to be so."""
    low, high = sentence_of(section, at)
    if at + 2 >= high or _word(section, at + 1) != "that":
        return None
    under = [i for i in range(max(low, at - REACH), min(high, at + _FARTHEST))
             if syntax.heads[i] == at]  # fmt: skip
    being = [i for i in under if i < at and syntax.relations[i] in (_COP, *_AUXES)]
    clauses = [i for i in under if i > at and syntax.relations[i] in _CLAUSES]
    source = subject_phrase(section, syntax, at) if being and clauses else None
    if source is None or source[1] > at:
        return None
    last = end_of(syntax, at, at + 1, high)
    return Draft((being[0], at + 1), source, [(at + 1, last)], confidence=CONFIDENCE)
