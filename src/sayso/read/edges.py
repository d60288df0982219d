"""Who is said to speak at the edge of a sentence, where the model passed it over: "…, documents
suggest", "according to the mayor, …".

The whole of the sentence is theirs, with whatever was found inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.clauses import content_start, sentence_of
from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.silences import RECORDS, is_silence
from sayso.read.speakers import subject_phrase
from sayso.read.speech import FIRST_PERSON, VOICED
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["at_the_edges"]

Span = tuple[int, int]

_VERB, _AUX, _PUNCT = (PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX", "PUNCT"))
_PROPN, _ADP = PARTS_OF_SPEECH.index("PROPN"), PARTS_OF_SPEECH.index("ADP")
_POSS = RELATIONS.index("nmod:poss")
_VERBAL = frozenset((_VERB, _AUX))

CONFIDENCE: Final = 0.5

LONGEST_SOURCE: Final = 16
"""Words between "according to" and its comma."""

LONGEST_TITLED: Final = 8
"""Words of a title and name before a colon."""

LAST_WORDS: Final = 5
"""Words behind the verb that may end the sentence (", officials told the Courier on Friday")."""

VIEWS: Final = frozenset("view opinion words judgement judgment estimation reckoning".split())
"""Nouns of "in the view of"."""

SHORTEST: Final = 3
"""Words of the shortest clause that is said."""

SHOWING: Final = VOICED | frozenset("show shows showed shown".split())
"""Forms that can end a sentence with who says it; papers and studies show, too."""

SPOKEN_FOR: Final = frozenset(
    "police army ministry minister government governor mayor monitor monitors activists rescuers "
    "hospital medics military navy rebels relatives spokesman spokeswoman spokesperson un".split()
)
"""Who stands behind the colon of a heading without being a name."""
_STOPS: Final = frozenset(".!?…")


def at_the_edges(
    section: Section, syntax: Syntax, drafts: Sequence[Draft], marked: npt.NDArray[np.bool_]
) -> list[Draft]:
    """New drafts, outermost; those of `drafts` that stand inside them get them as parents.

    The new ones are to be put behind `drafts`: `parent` counts so. `marked`: the words of persons
    and groups.
    """
    taken = np.zeros(len(section.words), bool)
    held = np.zeros(len(section.words), bool)
    for draft in drafts:
        for span in (draft.cue, draft.source):
            if span is not None:
                taken[slice(*span)] = True
        for span in draft.content:
            held[slice(*span)] = True
    _round_others(section, syntax, drafts)
    found: list[Draft] = []
    for low, high in section.sentences:
        if high - low < SHORTEST + 2 or section.quoted[low] or section.quoted[high - 1]:
            continue
        new = (
            _last(section, syntax, low, high)
            or _according(section, syntax, low, high)
            or _named(section, syntax, low, high, marked)
            or _headed(section, low, high)
            or _named_last(section, syntax, low, high, marked)
        )
        if new is None or new.cue is None or new.source is None:
            continue
        if is_silence(section, syntax, new):
            continue
        own = [*range(*new.cue), *range(*new.source)]
        if taken[own].any() or held[own].any():
            continue
        first, last = new.content[0]
        if first > low and _word(section, first - 1) == ";":
            _cut_at(drafts, held, first)
        titled = low == 0 and _word(section, new.cue[0]) == ":"
        if not _fits(section, syntax, first, last, drafts, held, verbless=titled):
            continue
        for draft in drafts:
            place = draft.cue or draft.content[0]
            if draft.parent is None and first <= place[0] and place[1] <= last:
                draft.parent = len(drafts) + len(found)
        found.append(new)
    return found


def _round_others(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> None:
    """ "Dara thanked them and noted the cold, according to the paper": all of it is the paper's,
    and what was found inside it is Dara's as well."""
    for number, draft in enumerate(drafts):
        if draft.cue is None or draft.source is None or len(draft.content) != 1:
            continue
        if draft.parent is not None or _word(section, draft.cue[0]) != "according":
            continue
        low, high = sentence_of(section, draft.cue[0])
        begin, last = content_start(section, low), draft.cue[0]
        while last > begin and syntax.pos[last - 1] == _PUNCT:
            last -= 1
        ends = all(_word(section, at) in _STOPS for at in range(draft.source[1], high))
        if not ends or not begin < draft.content[0][0] < last:
            continue
        if draft.source[0] < draft.cue[1] or section.quoted[begin:last].any():
            continue
        if any(_word(section, at) in ";:" for at in range(begin, last)):
            continue
        others = [d for d in drafts if d is not draft and _touches(d, begin, last)]
        if others and all(_inside(d, begin, last) for d in others):
            draft.content = [(begin, last)]
            for other in others:
                other.parent = number if other.parent is None else other.parent


def _spans(draft: Draft) -> list[Span]:
    return [*draft.content, *filter(None, (draft.cue, draft.source))]


def _touches(draft: Draft, low: int, high: int) -> bool:
    return any(a < high and low < b for a, b in _spans(draft))


def _inside(draft: Draft, low: int, high: int) -> bool:
    return all(low <= a and b <= high for a, b in _spans(draft))


def _cut_at(drafts: Sequence[Draft], held: npt.NDArray[np.bool_], first: int) -> None:
    """Cuts contents that run over the semicolon before `first`: another speaks from there on."""
    for draft in drafts:
        for number, (a, b) in enumerate(draft.content):
            if a < first - 1 and first < b:
                draft.content[number] = (a, first - 1)
                held[first - 1 : b] = False


def _fits(
    section: Section,
    syntax: Syntax,
    first: int,
    last: int,
    drafts: Sequence[Draft],
    held: npt.NDArray[np.bool_],
    *,
    verbless: bool = False,
) -> bool:
    """Whether the words are an unquoted clause that no draft has a part of and goes on with."""
    if last - first < SHORTEST or section.quoted[first:last].any():
        return False
    if not (verbless or any(syntax.pos[at] in _VERBAL for at in range(first, last))):
        return False
    if not held[first:last].any():
        return True
    return all(
        (first <= a and b <= last) or b <= first or last <= a
        for draft in drafts
        for a, b in (*draft.content, *filter(None, (draft.cue, draft.source)))
    )


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def _last(section: Section, syntax: Syntax, low: int, high: int) -> Draft | None:
    """ "…, S says [where and when]." at the end of the sentence."""
    end = high
    while end > low and _word(section, end - 1) in _STOPS:
        end -= 1
    for at in range(end - 1, max(low, end - 1 - LAST_WORDS), -1):
        if syntax.pos[at] == _PUNCT:
            return None
        word = _word(section, at)
        if syntax.pos[at] != _VERB or word not in SHOWING or word.endswith("ing"):
            continue
        source = subject_phrase(section, syntax, at)
        if source is None or source[1] > at or source[0] - 1 <= low:
            return None
        between = range(source[1], at)
        if any(syntax.pos[i] not in (_AUX, _VERB) and not _adverb(syntax, i) for i in between):
            return None
        if _word(section, source[0] - 1) != ",":
            return None
        begin = _behind_colon(section, syntax, content_start(section, low), source[0] - 1)
        return Draft(
            (source[1], end if end - at > 1 else at + 1), source, [(begin, source[0] - 1)],
            confidence=CONFIDENCE,
        )  # fmt: skip
    return None


def _behind_colon(section: Section, syntax: Syntax, low: int, last: int) -> int:
    """The first word of the clause that ends at `last`: behind the last colon or semicolon."""
    for at in range(last - SHORTEST, low, -1):
        if _word(section, at) in ":;":
            verbal = any(syntax.pos[i] in _VERBAL for i in range(at + 1, last))
            return at + 1 if verbal else low
    return low


def _adverb(syntax: Syntax, at: int) -> bool:
    return PARTS_OF_SPEECH[syntax.pos[at]] == "ADV"


def _named(
    section: Section, syntax: Syntax, low: int, high: int, marked: npt.NDArray[np.bool_]
) -> Draft | None:
    """ "Governor Dara Omel: the works were hit." at the beginning of a paragraph."""
    begin = content_start(section, low)
    while begin < high and not section.text[section.words[begin][0]].isalnum():
        begin += 1
    begin = content_start(section, begin, anywhere=True)
    for at in range(begin + 1, min(high - SHORTEST, begin + 1 + LONGEST_TITLED)):
        other = syntax.pos[at - 1] == _ADP and _word(section, at - 1) != "of"
        if other or syntax.pos[at - 1] in _VERBAL:
            return None
        if _word(section, at) == ":":
            name = marked[at - 1] and syntax.pos[at - 1] == _PROPN
            if not (section.breaks[low] and name) or section.quoted[begin]:
                return None
            end = high
            while end > at + 2 and _word(section, end - 1) in _STOPS:
                end -= 1
            return Draft((at, at + 1), (begin, at), [(at + 1, end)], confidence=CONFIDENCE)
    return None


def _headed(section: Section, low: int, high: int) -> Draft | None:
    """ "Bridge was no accident, engineers say" as the first heading."""
    block = int(section.paragraph[low])
    if not section.blocks[block].heading or section.block_words[block][1] != high or block > 0:
        return None
    says = high - 1
    comma = next(
        (
            i
            for i in range(says - 1, max(low, says - 2 - LAST_WORDS), -1)
            if _word(section, i) == ","
        ),
        None,
    )
    if _word(section, says) not in ("say", "says", "said") or comma is None or comma == says - 1:
        return None
    return Draft((says, high), (comma + 1, says), [(low, comma)], confidence=CONFIDENCE)


def _according(section: Section, syntax: Syntax, low: int, high: int) -> Draft | None:
    """ "According to S, …", "…, according to S.", "in the view of S, …", "in S's opinion, …"."""
    end = high
    while end > low and _word(section, end - 1) in _STOPS:
        end -= 1
    for at in range(low, end - 2):
        cue = _phrase_of(section, at, end)
        if cue is None:
            continue
        stop = next(
            (i for i in range(cue[1], min(end, cue[1] + 1 + LONGEST_SOURCE))
             if _word(section, i) in ",;"), None,
        )  # fmt: skip
        if at <= low + 1 and stop is not None and _word(section, stop) == ",":
            return Draft(cue, (cue[1], stop), [(stop + 1, end)], confidence=CONFIDENCE)
        if stop is None and low < at - 1 and end - cue[1] <= LONGEST_SOURCE:
            last = at - 1 if _word(section, at - 1) == "," else at
            begin = content_start(section, low)
            return Draft(cue, (cue[1], end), [(begin, last)], confidence=CONFIDENCE)
        return None
    return _in_his_view(section, syntax, low, end)


def _named_last(
    section: Section, syntax: Syntax, low: int, high: int, marked: npt.NDArray[np.bool_]
) -> Draft | None:
    """ "Three killed in market blast: police" as the first heading."""
    end = high
    while end > low and _word(section, end - 1) in _STOPS:
        end -= 1
    if low > 0:
        return None
    for at in range(end - 2, max(low + SHORTEST, end - 2 - LAST_WORDS), -1):
        if syntax.pos[at] in _VERBAL:
            return None
        if _word(section, at) in (":", "–", "—"):
            known = marked[at + 1 : end].all() or _word(section, end - 1) in RECORDS | SPOKEN_FOR
            if not known or section.quoted[low:end].any():
                return None
            return Draft((at, at + 1), (at + 1, end), [(low, at)], confidence=CONFIDENCE)
    return None


def _phrase_of(section: Section, at: int, end: int) -> Span | None:
    """The cue that begins at word `at`, if whom it names stands right behind it."""
    words = [_word(section, i) for i in range(at, min(end, at + 4))]
    if words[:2] == ["according", "to"]:
        return at, at + 2
    if len(words) == 4 and words[:2] == ["in", "the"] and words[3] == "of" and words[2] in VIEWS:
        return at, at + 4
    return None


def _in_his_view(section: Section, syntax: Syntax, low: int, end: int) -> Draft | None:
    """ "In the mayor's view, …" at the beginning of a sentence."""
    if end - low <= SHORTEST + 3 or _word(section, low) != "in":
        return None
    for at in range(low + 2, min(end - SHORTEST, low + 2 + LONGEST_TITLED)):
        if _word(section, at) in VIEWS and _word(section, at + 1) == ",":
            his = [i for i in range(low + 1, at)
                   if syntax.heads[i] == at and syntax.relations[i] == _POSS]  # fmt: skip
            mine = {_word(section, i) for i in range(low + 1, at)} & FIRST_PERSON
            if not his or mine:
                return None
            return Draft((at, at + 1), (low + 1, at), [(at + 2, end)], confidence=CONFIDENCE)
    return None
