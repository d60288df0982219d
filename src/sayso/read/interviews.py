"""Interviews printed as questions and answers: no marks, no "said", a question and what follows.

Two layouts: every turn begins with a label ("Q:", "THE COURIER:", "Venn:"), or questions stand as
paragraphs of their own and the answers below speak in the first person. An answer is an attribution
whose source is its label, or has none; the questions are the publisher's and assert nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sayso.read.links import Draft
from sayso.read.section import Section

__all__ = ["answers", "unasked"]

Span = tuple[int, int]

CONFIDENCE: Final = 0.6
"""Of what the layout tells; the model gave nothing."""
FEWEST_QUESTIONS: Final = 2
LONGEST_QUESTION: Final = 40
"""Words of a question that stands as a paragraph."""
TELLING: Final = 0.6
"""Share of the answers that begin in the first person, or with yes or no."""
QUESTIONING: Final = 0.5
"""Share of the turns of whoever asks that are questions."""
_LABEL = re.compile(
    r"\s*([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}\s?:|[QA]\.|"
    r"[A-ZÀ-Þ][^\Wa-zß-ÿ]*[^a-zß-ÿ:\n]{1,60}:)(?=\s)"
)
"""A name or title before a colon, a whole line's beginning in capitals, "Q." and "A."."""
_TELLS = frozenset("narrator presenter reporter host anchor announcer newsreader voiceover".split())
"""Labels of whoever tells the story in the publisher's name."""
_ASKS = frozenset("q question interviewer".split())
_SELF = frozenset("i we my our me us mine ours myself ourselves i’m i've i’ve i'm".split())
_SHORT = re.compile(r"\s*(?:Yes|No|Never|Of course|Not at all)\b")
_INTERROGATIVE = re.compile(
    r"(?:(?:And|But|So|Then|Well)[,\s]+)?(?:when|what|how|who|whose|whom|which|why|where|in what|"
    r"at what|to whom|do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may|"
    r"might|isn|aren|wasn|didn|don|doesn|you|your|then|now|there)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?](?=[\s”\"]|$)")
_MARKS = "“\"«„‘'—–-"


@dataclass(slots=True)
class _Turn:
    label: Span
    """Words before the colon."""
    name: str
    asks: bool
    words: list[Span] = field(default_factory=list)


def answers(section: Section, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Span]]:
    """`drafts` with the answers of an interview, and the words of its questions.

    What was found inside an answer is left to be read again as a part of it.
    """
    turns = _labelled(section)
    made = [
        Draft((turn.label[1], turn.label[1] + 1), turn.label, turn.words, confidence=CONFIDENCE)
        if turn.name not in ("a", "answer")
        else Draft(None, None, turn.words, confidence=CONFIDENCE)
        for turn in turns
        if not turn.asks and turn.words
    ]
    asked = [(turn.label[0], turn.words[-1][1]) for turn in turns if turn.asks and turn.words]
    if not made:
        made, asked = _unlabelled(section)
    if not made:
        return list(drafts), []
    asked = _questions(section, asked)
    held = [*asked, *((_first(draft), draft.content[-1][1]) for draft in made)]
    kept = [draft for draft in drafts if not _inside(draft, held)]
    return [*kept, *made], asked


def _questions(section: Section, asked: Sequence[Span]) -> list[Span]:
    """The sentences with a question mark among `asked`: what is put as a statement is one."""
    found = []
    for first, last in section.sentences:
        mark = section.text[section.words[last - 1][0]] == "?"
        if mark and any(low <= first and last <= high for low, high in asked):
            found.append((first, last))
    return found


def unasked(drafts: Sequence[Draft], asked: Sequence[Span]) -> list[Draft]:
    """Drafts without those in the questions of an interview: who asks asserts nothing."""
    gone = {i for i, d in enumerate(drafts) if d.parent is None and _inside(d, asked)}
    more = gone
    while more:
        more = {i for i, d in enumerate(drafts) if d.parent in more}
        gone = gone | more
    places = {old: new for new, old in enumerate(i for i in range(len(drafts)) if i not in gone)}
    kept = [draft for index, draft in enumerate(drafts) if index in places]
    for draft in kept:
        if draft.parent is not None:
            draft.parent = places[draft.parent]
    return kept


def _first(draft: Draft) -> int:
    return draft.source[0] if draft.source is not None else draft.content[0][0]


def _inside(draft: Draft, held: Sequence[Span]) -> bool:
    at = draft.cue[0] if draft.cue is not None else draft.content[0][0]
    return any(first <= at < last for first, last in held)


def _text(section: Section, block: int) -> str:
    return section.text[section.blocks[block].start : section.blocks[block].end].strip()


def _labelled(section: Section) -> list[_Turn]:
    """The turns of an interview with labels, in order; none where it is no such thing."""
    turns: list[_Turn] = []
    at: list[int] = []
    for number, (first, last) in enumerate(section.block_words):
        block = section.blocks[number]
        match = _LABEL.match(section.text, block.start, block.end)
        if match is None or last - first < 2:
            if turns and not block.heading and at[-1] == number - 1:
                turns[-1].words.append((first, last))
                at[-1] = number
            continue
        sign = match.end(1) - 1
        colon = next((i for i in range(first, last) if section.words[i][0] >= sign), last)
        name = match.group(1).rstrip(" :.").casefold()
        if colon == first:  # "Q." is one word
            turns.append(_Turn((first, first + 1), name, name in _ASKS, [(first + 1, last)]))
            at.append(number)
            continue
        asks = section.text[block.start : block.end].rstrip().endswith("?")
        rest = [(colon + 1, last)] if colon + 1 < last else []
        turns.append(_Turn((first, colon), name, asks or name in _ASKS, rest))
        at.append(number)
    count = Counter(turn.name for turn in turns)
    telling = {name for name, times in count.items() if name in _TELLS and times > 1}
    if telling:
        voices = [turn for turn in turns if turn.name not in telling]
        voices = [v for v in voices if section.text[slice(*section.slice(v.label))].isupper()]
        for turn in voices:
            turn.asks = False
        return voices
    known = {name for name, times in count.items() if times >= FEWEST_QUESTIONS}
    turns = [turn for turn in turns if turn.name in known]
    asking = Counter(turn.name for turn in turns if turn.asks)
    askers = {name for name in known if asking[name] >= QUESTIONING * count[name]}
    if not askers or askers == known or len(known) > 6:
        return []
    if sum(one.name != two.name for one, two in pairwise(turns)) < FEWEST_QUESTIONS:
        return []
    for turn in turns:
        turn.asks = turn.name in askers
    return turns


def _unlabelled(section: Section) -> tuple[list[Draft], list[Span]]:
    """Answers below questions that stand as paragraphs; the words of the questions."""
    blocks = range(len(section.blocks))
    asked = _in_turn(section) or [number for number in blocks if _is_question(section, number)]
    if len(asked) < FEWEST_QUESTIONS:
        return [], []
    found: list[list[int]] = []
    for number, after in zip(asked, [*asked[1:], len(section.blocks)], strict=True):
        under = list(range(number + 1, after))
        if after == len(section.blocks):
            # Where the last answer ends nothing says: it goes on as long as it says "I" or "we".
            under = under[:1] + _going_on(section, under[1:])
        found.append(under)
    said = [some for some in found if some]
    telling = [some for some in said if _own(section, some[0])]
    if len(said) < FEWEST_QUESTIONS or len(telling) < TELLING * len(said):
        return [], []
    if any(_text(section, some[0])[:1] in _MARKS for some in said):
        return [], []  # answers in marks are quotations, and read as such
    made = [
        Draft(None, None, [section.block_words[number] for number in some], confidence=CONFIDENCE)
        for some in said
        if all(last > first for first, last in (section.block_words[n] for n in some))
    ]
    return made, [section.block_words[number] for number in asked]


def _in_turn(section: Section) -> list[int]:
    """The questions where question and answer take turns, paragraph by paragraph.

    What is asked may be put as a statement ("The army says it was an accident.") as long as
    questions stand beside it and the answers speak of "I" or "we".
    """
    blocks = section.blocks
    asking = [n for n in range(len(blocks)) if _text(section, n).endswith("?")]
    asking = [n for n in asking if _prompts(section, n)]
    if not any(_is_question(section, n) for n in asking):
        return []
    if len(asking) < FEWEST_QUESTIONS or any((n - asking[0]) % 2 for n in asking):
        return []
    asked: list[int] = []
    number = asking[0]
    while number + 1 < len(blocks) and _prompts(section, number):
        if blocks[number + 1].heading or _text(section, number + 1).endswith("?"):
            break
        if number > asking[-1] and not _own(section, number + 1):
            break
        asked.append(number)
        number += 2
    stated = len(asked) - sum(n in asked for n in asking)
    own = sum(_own(section, n + 1) for n in asked)
    fits = asked and asked[-1] >= asking[-1] and 2 * own > len(asked) and stated <= len(asking)
    return asked if fits else []


def _prompts(section: Section, block: int) -> bool:
    """Whether a paragraph may be what somebody asks: short, without marks."""
    first, last = section.block_words[block]
    return 1 < last - first <= LONGEST_QUESTION and _text(section, block)[:1] not in _MARKS


def _going_on(section: Section, blocks: Sequence[int]) -> list[int]:
    found: list[int] = []
    for number in blocks:
        if section.blocks[number].heading or not _own(section, number):
            break
        found.append(number)
    return found


def _is_question(section: Section, block: int) -> bool:
    words = _text(section, block)
    first, last = section.block_words[block]
    # "The aim is clear: … But who pays?" is an essay's paragraph.
    plain = words[:1] not in _MARKS and words.endswith("?") and _INTERROGATIVE.match(words)
    sentences = _STOP.findall(words)
    asking = 2 * sum(stop == "?" for stop in sentences) > len(sentences)
    fits = 1 < last - first <= LONGEST_QUESTION and block + 1 < len(section.blocks)
    return bool(plain) and asking and fits


def _own(section: Section, block: int) -> bool:
    """Whether a paragraph speaks in the first person outside of marks, or answers yes or no."""
    first, last = section.block_words[block]
    if _SHORT.match(_text(section, block)):
        return True
    return any(
        not section.quoted[at] and section.text[slice(*section.words[at])].casefold() in _SELF
        for at in range(first, last)
    )
