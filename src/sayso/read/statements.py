"""Statements printed without quotation marks: "The minister said:", and then his paragraphs.

Ministries, embassies and international bodies print what somebody said like that, as a page of its
own or inside a release. The model, which looks for marks, takes such paragraphs for the publisher's
own words and every "I hope" in them for an attribution.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from sayso.english.verbs import verb_forms
from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.speakers import phrase, subject_phrase
from sayso.read.speech import VOICED
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH

__all__ = ["statements"]

Span = tuple[int, int]

CONFIDENCE: Final = 0.5
"""Of what the page's layout tells; the model gave nothing."""
FEWEST: Final = 6
"""Words of the shortest paragraph that is taken for somebody's statement."""
LATEST: Final = 5
"""Paragraphs before which a statement that is announced may be all that the page is there for."""
MOST_AFTER: Final = 8
"""Paragraphs without "I" or "we" that may end such a page and still be the statement's."""
_LONGEST: Final = 30
"""Words of whoever speaks."""

_VERB = PARTS_OF_SPEECH.index("VERB")
_VERBAL = frozenset(PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX"))
_INTRODUCES = frozenset(PARTS_OF_SPEECH.index(p) for p in ("ADP", "ADV", "SCONJ", "CCONJ"))
_NAMING = frozenset(PARTS_OF_SPEECH.index(p) for p in ("NOUN", "PROPN", "PRON", "NUM"))
_NAME = frozenset(PARTS_OF_SPEECH.index(p) for p in ("PROPN", "DET", "NOUN"))
_FIRST: Final = frozenset("i we my our me us mine ours myself ourselves".split())
_GIVES: Final = verb_forms(
    "issue release provide make give publish read send post deliver offer share"
)
_STATEMENT: Final = frozenset(
    "statement statements comment comments remarks message speech letter declaration communique "
    "communiqué appeal address text testimony answer reply response".split()
)
_SPEAKS: Final = verb_forms("speak talk comment react respond reply testify")
"""What somebody does whose words follow in a paragraph of their own."""
_BY: Final = frozenset(("by", "from", "of"))
_OPENERS: Final = "“\"«„‘'‹”"
_LIST: Final = re.compile(r"(?:[-–—•*·▪‣>]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_AFTER: Final = re.compile(
    r"(?i)\W*(?:further information|notes? (?:to|for) (?:the )?editors?|background|ends?\b"
    r"|contacts?\b"
    r"|media (?:enquiries|inquiries|contacts?)|press (?:office|contacts?)|for more information"
    r"|more information|find out more|related|follow us|about (?:the|us)\b|share this|published\b"
    r"|read more|editor|photo|download)"
)
"""How the lines begin that follow a statement on such pages."""


def statements(section: Section, syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with each announced statement as one; what lay inside it is left to be nested."""
    kept = list(drafts)
    _spoken(section, syntax, kept)
    block = 0
    while block < len(section.blocks):
        colon = _colon(section, block)
        found = None if colon is None else _announced(section, syntax, kept, block, colon)
        end = block
        if colon is not None and found is not None:
            cue, source = found
            end = _quoted_after(section, kept, block, colon, cue, source)
            if end == block:
                end = _plain_after(section, kept, block, colon, cue, source)
        block = max(block + 1, end)
    return kept


def _plain_after(
    section: Section, kept: list[Draft], block: int, colon: int, cue: Span, source: Span
) -> int:
    """Puts the unquoted words after a colon into a draft; the paragraph from which to look on."""
    inline = colon + 1 < section.block_words[block][1]
    first = block if inline else block + 1
    if first >= len(section.blocks) or not _may_be_said(section, first, colon + 1):
        return block
    end = _end(section, block, first, source)
    pieces = [section.block_words[number] for number in range(first, end)]
    pieces[0] = (colon + 1, pieces[0][1])
    low, high = pieces[0][0], pieces[-1][1]
    if inline and end == block + 1 and not _several(section, low, high):
        return block  # one sentence behind its colon: the model reads that
    if _held(kept, low, high, cue):
        return block
    kept[:] = _outside(kept, (low, high), cue)
    kept.append(Draft(cue, source, pieces, confidence=CONFIDENCE))
    return end - 1 if end - 1 > block else block + 1


def _quoted_after(
    section: Section, kept: list[Draft], block: int, colon: int, cue: Span, source: Span
) -> int:
    """Gives the quotations of the paragraphs after a colon that nobody has to whom it announces."""
    if colon + 1 < section.block_words[block][1]:
        return block
    owned: Draft | None = None
    end = block + 1
    while end < len(section.blocks) and section.text[section.blocks[end].start] in _OPENERS:
        low, high = section.block_words[end]
        if owned is not None and section.quoted[low:high].all() and _free(kept, low, high):
            owned.content.append((low, high))
            end += 1
            continue
        inside = [d for d in kept if any(low <= first < high for first, _ in d.content)]
        nobodys = all(d.cue is None and d.source is None for d in inside)
        announced = owned is None and all(d.cue and _touch(d.cue, cue) for d in inside)
        if len(inside) != 1 or not (nobodys or announced):
            break
        if owned is None:
            owned = inside[0]
            kept[:] = [d for d in kept if d is owned or d.cue is None or not _touch(d.cue, cue)]
            owned.cue, owned.source = cue, source
        else:
            owned.content += inside[0].content
            kept.remove(inside[0])
        end += 1
    return end if owned is not None else block


def _free(drafts: Sequence[Draft], low: int, high: int) -> bool:
    """Whether nobody's words lie in a range."""
    return not any(a < high and low < b for draft in drafts for a, b in draft.content)


def _spoken(section: Section, syntax: Syntax, kept: list[Draft]) -> None:
    """Gives quotations that stand alone to whoever spoke by the sentence before them."""
    for block in range(1, len(section.blocks)):
        first, last = section.block_words[block - 1]
        if last <= first or section.text[section.blocks[block].start] not in _OPENERS:
            continue
        at = bisect_right(section.sentences, last - 1, key=lambda span: span[0]) - 1
        low = max(first, section.sentences[at][0])
        verb = next(
            (i for i in range(low, last)
             if syntax.heads[i] < low and syntax.pos[i] == _VERB and _word(section, i) in _SPEAKS),
            None,
        )  # fmt: skip
        told = verb is not None and any(
            d.cue is not None and low <= d.cue[0] < last and not section.quoted[d.cue[0]]
            for d in kept
        )
        source = None if verb is None or told else _speaker(section, syntax, low, verb)
        if verb is not None and source is not None:
            _quoted_after(section, kept, block - 1, last - 1, (verb, verb + 1), source)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _colon(section: Section, block: int) -> int | None:
    """The colon that ends a paragraph, or one right behind a word of saying near its start."""
    first, last = section.block_words[block]
    if last - first > 1 and _word(section, last - 1) == ":":
        return last - 1
    for at in range(first + 1, min(last - 1, first + _LONGEST)):
        if _word(section, at) == ":":
            return at if _word(section, at - 1) in VOICED and not section.quoted[at] else None
    return None


def _several(section: Section, low: int, high: int) -> bool:
    """Whether more than one sentence lies in a range of words."""
    at = bisect_right(section.sentences, low, key=lambda span: span[0])
    return at < len(section.sentences) and section.sentences[at][0] < high


def _announced(
    section: Section, syntax: Syntax, drafts: Sequence[Draft], block: int, colon: int
) -> tuple[Span, Span] | None:
    """Cue and source of the sentence that a colon breaks off."""
    at = bisect_right(section.sentences, colon, key=lambda span: span[0]) - 1
    low = max(section.sentences[at][0], section.block_words[block][0])
    nouns = [i for i in range(low, colon) if _word(section, i) in _STATEMENT]
    for verb in range(colon - 1, low - 1, -1):
        word = _word(section, verb)
        if syntax.pos[verb] != _VERB or section.quoted[verb]:
            continue
        given = word in _GIVES and any(noun > verb for noun in nouns)
        if word not in VOICED and not given:
            continue
        source = _speaker(section, syntax, low, verb) or _drafted(drafts, verb)
        if source is None or source[1] - source[0] > _LONGEST:
            continue
        if {_word(section, i) for i in range(*source)} <= _FIRST:
            return None
        stop = max((noun + 1 for noun in nouns if noun > verb), default=verb + 1)
        return (verb, stop if given else verb + 1), source
    return _titled(section, syntax, nouns, low, colon)


def _speaker(section: Section, syntax: Syntax, low: int, verb: int) -> Span | None:
    """Who says it, with his office on either side: "Mara Senn, Minister for Roads, said:".

    What introduces the sentence ("Speaking in Orhal today", "After the visit,") is left out.
    """
    begin = low
    for at in range(low, verb):
        if syntax.pos[at] in _VERBAL or (at == low and syntax.pos[at] in _INTRODUCES):
            comma = next((i for i in range(at, verb) if _word(section, i) == ","), None)
            if comma is None:
                begin = max(begin, _name_before(syntax, at, verb))
                break
            begin = max(begin, comma + 1)
    subject = subject_phrase(section, syntax, verb)
    end = verb
    while end > begin and syntax.pos[end - 1] not in _NAMING:
        end -= 1
    if end <= begin or syntax.pos[begin] in _INTRODUCES:
        return subject
    before = subject[0] - 1 if subject is not None and subject[0] > begin else None
    if before is not None and _word(section, before) != "," and syntax.pos[before] not in _NAMING:
        begin = before + 1
    return begin, end


def _name_before(syntax: Syntax, low: int, verb: int) -> int:
    """Where the run of names that ends before a verb begins, after words that are no names."""
    begin = verb
    while begin > low + 1 and syntax.pos[begin - 1] in _NAME:
        begin -= 1
    return begin


def _titled(
    section: Section, syntax: Syntax, nouns: Sequence[int], low: int, colon: int
) -> tuple[Span, Span] | None:
    """ "Statement by the mayor of Orhal:": a title without a verb."""
    if any(syntax.pos[at] == _VERB for at in range(low, colon)):
        return None
    for noun in nouns:
        if noun + 2 < colon and _word(section, noun + 1) in _BY:
            first = noun + 2
            head = first
            while head < colon and syntax.heads[head] >= first and syntax.heads[head] < colon:
                head = int(syntax.heads[head])
            span = phrase(syntax, head, first, colon)
            if 0 < span[1] - span[0] <= _LONGEST:
                return (noun, noun + 2), span
    return None


def _drafted(drafts: Sequence[Draft], verb: int) -> Span | None:
    """Whom the model gave to that verb."""
    return next((d.source for d in drafts if d.cue and d.cue[0] <= verb < d.cue[1]), None)


def _may_be_said(section: Section, block: int, at: int) -> bool:
    """Whether a paragraph, from a word on, is prose that no mark opens and no list."""
    first, last = max(at, section.block_words[block][0]), section.block_words[block][1]
    if first >= last:
        return False
    start = section.words[first][0]
    if not section.text[start].isupper():
        return False
    text = section.text[start : start + 8]
    return last - first >= FEWEST and text[:1] not in _OPENERS and not _LIST.match(text)


def _end(section: Section, block: int, first: int, source: Span) -> int:
    """The paragraph after the statement's last; it is announced in `block` and begins in `first`.

    It goes on as far as somebody says "I" or "we"; and to the page's end where the page is there
    for it. It stops where somebody is quoted or announced anew, or spoken of as the speaker was.
    """
    name = _word(section, source[1] - 1)
    spoken, end = first + 1, first + 1
    if not _first_person(section, first):
        spoken = first
    while end < len(section.blocks) and not _stops(section, end, name):
        end += 1
        if _first_person(section, end - 1):
            spoken = end
    whole_page = block < LATEST and end - max(spoken, first) <= MOST_AFTER
    if whole_page and _over(section, end):
        return end
    return max(spoken, first + 1)


def _over(section: Section, block: int) -> bool:
    """Whether the text is over, or only its notes follow."""
    if block >= len(section.blocks):
        return True
    start = section.blocks[block].start
    return bool(_AFTER.match(section.text, start, start + 60))


def _stops(section: Section, block: int, name: str) -> bool:
    first, last = section.block_words[block]
    words = [_word(section, at) for at in range(first, last)]
    if not words or _over(section, block) or _colon(section, block) is not None:
        return True
    if section.text[section.blocks[block].start] in _OPENERS:
        return True
    if section.blocks[block].heading and words[-1] not in (".", "!", "?"):
        return True
    outside = [w for at, w in enumerate(words, first) if not section.quoted[at]]
    told = any(word in VOICED for word in outside)
    of_him = len(name) > 2 and name.isalpha() and name in outside
    return told and (of_him or outside[0] in ("he", "she", "mr", "mrs", "ms", "dr"))


def _first_person(section: Section, block: int) -> bool:
    first, last = section.block_words[block]
    return any(
        _word(section, at) in _FIRST and not section.quoted[at]
        and section.text[slice(*section.words[at])] != "US"
        for at in range(first, last)
    )  # fmt: skip


def _held(drafts: Sequence[Draft], low: int, high: int, cue: Span) -> bool:
    """Whether another's draft already holds most of these words."""
    for draft in drafts:
        mine = draft.cue is not None and _touch(draft.cue, cue)
        size = sum(max(0, min(high, b) - max(low, a)) for a, b in draft.content)
        inside = draft.cue is not None and low <= draft.cue[0] < high
        if not mine and not inside and 2 * size > high - low:
            return True
    return False


def _outside(drafts: Sequence[Draft], inside: Span, cue: Span) -> list[Draft]:
    """The drafts that the announcement and the statement leave: with no cue or content in them."""
    low, high = inside
    kept = []
    for draft in drafts:
        if draft.cue is not None and _touch(draft.cue, cue):
            continue
        content = [span for span in draft.content if span[1] <= low or span[0] >= high]
        said_inside = draft.cue is not None and low <= draft.cue[0] < high
        if content and not said_inside:
            draft.content = content
            kept.append(draft)
    return kept


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()
