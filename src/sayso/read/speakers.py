"""Who speaks, where the model found a cue and nobody to it, or took in more words than the name.

Grammar knows: the subject of the cue's verb, or of the clause that a participle hangs on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.speech import IMPERSONAL
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = [
    "find_speakers",
    "nobodys",
    "own_subjects",
    "phrase",
    "subject_phrase",
]

Span = tuple[int, int]

_VERB = PARTS_OF_SPEECH.index("VERB")
_NAMING = frozenset(
    PARTS_OF_SPEECH.index(p) for p in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
)
"""Heads of subjects, "one of them", "all" and "most of the captured" too."""
_PUNCT = PARTS_OF_SPEECH.index("PUNCT")
_ADV = PARTS_OF_SPEECH.index("ADV")
_ADVERBIAL = frozenset(
    RELATIONS.index(r) for r in ("advmod", "obl", "obl:tmod", "obl:unmarked", "nmod:unmarked")
)
_NSUBJ, _PASSIVE = RELATIONS.index("nsubj"), RELATIONS.index("nsubj:pass")
_ACTIVE = frozenset((_NSUBJ, RELATIONS.index("nsubj:outer")))
_AUX_PASSIVE = RELATIONS.index("aux:pass")
_XCOMP = RELATIONS.index("xcomp")
_OBJECT = RELATIONS.index("obj")
_SHARED = frozenset(RELATIONS.index(r) for r in ("xcomp", "advcl", "conj"))
"""How a verb without a subject hangs on one whose subject it shares."""
_BESIDE = frozenset(RELATIONS.index(r) for r in ("conj", "parataxis"))
"""How a clause stands beside another; its subject is no part of the other's."""
_CONJ = RELATIONS.index("conj")
_HIGHEST: Final = 4
"""Clauses between a verb and the same verb above it."""
_COP = RELATIONS.index("cop")
_COP_NEAR: Final = 5
_RELCL = RELATIONS.index("acl:relcl")
_APART = frozenset(
    RELATIONS.index(r) for r in ("acl:relcl", "acl", "appos", "punct", "parataxis", "advcl:relcl")
)
"""What follows a name without being part of it."""

_FARTHEST: Final = 3
"""Verbs between a participle and the one that has a subject."""

_LONGEST: Final = 12
"""Words of a subject that can be a source."""

_GOING_ON: Final = frozenset(
    "adding arguing claiming explaining insisting noting saying stressing telling warning".split()
)
"""Participles with which the speaker before goes on."""

_ENDS: Final = frozenset(".!?")
_ABBREVIATED: Final = 4
"""Letters before a full stop that may be an abbreviation's."""

_RELATIVE: Final = frozenset("who which that whom whose".split())
_BEING: Final = frozenset("is was be been being became become becomes".split())
_EVERYBODY: Final = frozenset("all both many most others some".split())
_NOBODY: Final = frozenset("it there what this that".split())


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def phrase(syntax: Syntax, at: int, low: int, high: int) -> Span:
    """The unbroken run of words in `low, high` that hang on word `at`, apart from what only
    follows it."""
    first, last = at, at + 1
    inside = {at}
    # Heads may stand on either side: grow until nothing hangs on what is there.
    while first - 1 >= low and _hangs(syntax, first - 1, inside, at):
        first -= 1
        inside.add(first)
    while last < high and _hangs(syntax, last, inside, at):
        inside.add(last)
        last += 1
    return first, last


def _hangs(syntax: Syntax, at: int, inside: set[int], top: int) -> bool:
    """Whether word `at` comes under `top`, not by way of something that is apart."""
    for _ in range(8):
        if syntax.relations[at] in _APART:
            return False
        head = int(syntax.heads[at])
        if head == top or head in inside:
            return True
        if head < 0:
            return False
        at = head
    return False


def find_speakers(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> None:
    """Gives drafts that have a verb as cue and no source the verb's subject, if it names
    somebody and stands in nobody's content."""
    for draft in drafts:
        if draft.source is not None and _adverbs(section, syntax, draft.source):
            draft.source = None  # "but earlier said"
        if draft.cue is None:
            continue
        verb = _verb(syntax, draft.cue)
        found = None if verb is None else subject_phrase(section, syntax, verb)
        if draft.source is not None:
            draft.source = _without_time(syntax, draft.source, verb, found)
            continue
        if found is not None and found[0] == draft.cue[1] and len(draft.content) > 1:
            _inverted(draft, found)
        taken = [draft.cue, *draft.content]
        if found is not None and not any(a < found[1] and found[0] < b for a, b in taken):
            draft.source = found


def _inverted(draft: Draft, found: Span) -> None:
    """ "…, said the Lamp, a weekly": who stands behind the cue is no second piece of content."""
    assert draft.cue is not None
    behind = [span for span in draft.content if span[0] == draft.cue[1]]
    if behind and draft.content[0][1] <= draft.cue[0] and behind[0][1] - behind[0][0] <= _LONGEST:
        draft.content.remove(behind[0])
        draft.source = (behind[0][0], max(behind[0][1], found[1]))


def _adverbs(section: Section, syntax: Syntax, span: Span) -> bool:
    """Whether nothing but adverbs stands in a source, those for people ("all agreed") apart."""
    return all(
        syntax.pos[at] == _ADV and _word(section, at) not in _EVERYBODY for at in range(*span)
    )


def _without_time(syntax: Syntax, source: Span, verb: int | None, own: Span | None) -> Span:
    """A source without what only tells when or where ("today Mara", "after the vote the mayor")."""
    if verb is None or own is None or not source[0] < own[0] < own[1] == source[1]:
        return source
    tops = [at for at in range(source[0], own[0]) if not source[0] <= syntax.heads[at] < own[0]]
    beside = all(
        syntax.pos[at] == _PUNCT
        or (syntax.heads[at] == verb and syntax.relations[at] in _ADVERBIAL)
        for at in tops
    )
    return own if beside else source


def nobodys(section: Section, drafts: Sequence[Draft]) -> None:
    """Takes away sources that are none: the "it" of "it became known that", and in "asked
    whether …, Dara said" the one who was asked. Who "was quoted as saying" something says it."""
    for draft in drafts:
        if draft.cue is None or not draft.content:
            continue
        words = [_word(section, at) for at in range(*draft.cue)]
        first = draft.content[0][0]
        if {"quoted", "saying"} <= set(words) and not _BEING.isdisjoint(words):
            if draft.content[0][1] == draft.cue[0] and len(draft.content) > 1:
                draft.source = draft.content.pop(0)
            continue
        if draft.source is None:
            continue
        only = draft.source[1] - draft.source[0] == 1 and _word(section, draft.source[0]) == "it"
        if only and _word(section, first) == "that" and not _BEING.isdisjoint(words[:-1]):
            draft.cue, draft.source = (draft.source[0], draft.cue[1]), None
        elif (
            words[0] == "asked"
            and draft.source[0] > first
            and (draft.cue[0] == section.sentences[_sentence(section, first)][0])
        ):
            draft.source = None


def own_subjects(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> None:
    """Gives a cue's own subject the place of a source that grammar rules out.

    Those are: one out of a relative clause, for what that is about ("photographs that Dara saw
    show …"); the subject of another verb behind the cue, or one of another clause beside the
    cue's or of another sentence ("men see …; they see …").
    """
    for number, draft in enumerate(drafts):
        if draft.cue is None or draft.source is None or _of_relative(section, syntax, draft):
            continue
        if _word(section, draft.cue[0]) in _GOING_ON and _foreign(section, syntax, draft):
            before = drafts[number - 1] if number else None
            if (
                before is not None
                and before.cue is not None
                and (_sentence(section, before.cue[0]) == _sentence(section, draft.cue[0]))
            ):
                draft.source = before.source
                continue
        verb = _verb(syntax, draft.cue)
        if verb is None or _word(section, verb) in IMPERSONAL:
            continue
        again = _said_again(section, syntax, drafts, verb)
        if again is not None and draft.source[1] != draft.cue[0]:
            draft.source = again
            continue
        own = subject_phrase(section, syntax, verb)
        if own is None or own[1] > draft.cue[0] or own == draft.source:
            continue
        if _word(section, own[0]) in _RELATIVE:
            continue
        beside = syntax.relations[verb] in _BESIDE and draft.source[1] <= own[0]
        beside = beside or _spoken_to(section, syntax, draft.source, verb)
        if not (beside and _word(section, own[0]) not in _NOBODY) and not _foreign(
            section, syntax, draft
        ):
            continue
        kept = [s for s in draft.content if s[1] <= own[0] or s[0] >= draft.cue[1]]
        if kept:
            draft.source, draft.content = own, kept


def _said_again(
    section: Section, syntax: Syntax, drafts: Sequence[Draft], verb: int
) -> Span | None:
    """ "Dara said she doubted that it rained and said the roof leaked": who says the first thing.

    The tree may hang the second verb on the clause nearest to it; the form tells.
    """
    if syntax.relations[verb] != _CONJ or _word(section, verb - 1) == "but":
        return None
    low = section.sentences[_sentence(section, verb)][0]
    if any(syntax.heads[at] == verb and syntax.relations[at] in _ACTIVE for at in range(low, verb)):
        return None
    above = verb
    for _ in range(_HIGHEST):
        above = int(syntax.heads[above])
        if above < low:
            return None
        if _word(section, above) == _word(section, verb):
            return next(
                (d.source for d in drafts if d.cue is not None and d.cue[0] <= above < d.cue[1]),
                None,
            )
    return None


def _spoken_to(section: Section, syntax: Syntax, source: Span, verb: int) -> bool:
    """Whether the source is to whom somebody speaks: "the men complained to the council"."""
    top = _top(syntax, source)
    heard = _word(section, source[0] - 1) == "to" or _word(section, source[0]) == "to"
    return source[0] > verb and int(syntax.heads[top]) == verb and heard


def _sentence(section: Section, at: int) -> int:
    return bisect_right(section.sentences, at, key=lambda span: span[0]) - 1


def _of_relative(section: Section, syntax: Syntax, draft: Draft) -> bool:
    """Gives the noun for a source that is the relative clause behind it."""
    assert draft.source is not None
    assert draft.cue is not None
    first, last = draft.source
    top = _top(syntax, draft.source)
    noun = int(syntax.heads[top])
    if syntax.relations[top] != _RELCL or last - first < 2 or not 0 <= noun < first:
        return False
    found = phrase(syntax, noun, *section.sentences[_sentence(section, top)])
    if found[1] <= first and not _crossed(found, draft.cue, draft.content):
        draft.source = found
    return True


def _top(syntax: Syntax, span: Span) -> int:
    return next((at for at in range(*span) if not span[0] <= syntax.heads[at] < span[1]), span[0])


def _foreign(section: Section, syntax: Syntax, draft: Draft) -> bool:
    """Whether the source is another verb's subject behind the cue, or of another sentence."""
    assert draft.source is not None
    assert draft.cue is not None
    if _sentence(section, draft.source[0]) != _sentence(section, draft.cue[0]):
        low = section.sentences[_sentence(section, max(draft.source[0], draft.cue[0]))][0]
        start, end = section.words[low - 2]
        short = end - start <= _ABBREVIATED and section.text[start].isupper()
        return bool(section.breaks[low]) or not short
    top = _top(syntax, draft.source)
    verb = int(syntax.heads[top])
    return bool(
        draft.source[0] >= draft.cue[1]
        and syntax.relations[top] == _NSUBJ
        and verb >= 0
        and syntax.pos[verb] == _VERB
        and not draft.cue[0] <= verb < draft.cue[1]
    )


def _crossed(found: Span, cue: Span, content: Sequence[Span]) -> bool:
    return any(a < found[1] and found[0] < b for a, b in (cue, *content))


def subject_phrase(section: Section, syntax: Syntax, verb: int) -> Span | None:
    """Who does what the verb says: its subject's words, if they name somebody."""
    subject = _subject(section, syntax, verb)
    if subject is None or _word(section, subject) in _NOBODY:
        return None
    sentence = bisect_right(section.sentences, verb, key=lambda span: span[0]) - 1
    first, last = phrase(syntax, subject, *section.sentences[sentence])
    if last - first > _LONGEST or _ended(section, last, verb):
        return None
    return first, last


def _ended(section: Section, last: int, verb: int) -> bool:
    """Whether a sentence ends between a subject and its verb ("Pell Bridge.** An earlier …")."""
    return any(
        _word(section, at) in _ENDS and len(_word(section, at - 1)) > _ABBREVIATED
        for at in range(last, verb)
    )


def _verb(syntax: Syntax, cue: Span) -> int | None:
    """The verb that heads the cue, unless it is a passive: then its subject is what is said."""
    for at in range(*cue):
        if syntax.pos[at] != _VERB or cue[0] <= syntax.heads[at] < cue[1]:
            continue
        return at
    return None


def _subject(section: Section, syntax: Syntax, verb: int) -> int | None:
    for _ in range(_FARTHEST):
        children = range(max(0, verb - 40), min(len(syntax.heads), verb + 40))
        under = [at for at in children if syntax.heads[at] == verb]
        if any(syntax.relations[at] in (_PASSIVE, _AUX_PASSIVE) for at in under):
            return None
        for at in under:
            if syntax.relations[at] in _ACTIVE:
                return at if syntax.pos[at] in _NAMING else None
        if syntax.relations[verb] not in _SHARED:
            return None
        above = int(syntax.heads[verb])
        beside = syntax.relations[verb] == _CONJ and _is_being(syntax, above)
        if above < 0 or not (syntax.pos[above] == _VERB or beside):
            return None
        if syntax.relations[verb] == _XCOMP and _word(section, verb - 1) == "to":
            # "asked him to say": he says; "welcomed him saying": he does not
            for at in range(above + 1, verb):
                if syntax.heads[at] == above and syntax.relations[at] == _OBJECT:
                    return at if syntax.pos[at] in _NAMING else None
        verb = above
    return None


def _is_being(syntax: Syntax, at: int) -> bool:
    """Whether a word is what somebody "is": "she was not there but said …" """
    low = max(0, at - _COP_NEAR)
    return any(syntax.heads[i] == at and syntax.relations[i] == _COP for i in range(low, at))
