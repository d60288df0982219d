"""Contents that themselves report, read a second time: "X said Y told him Z" is Y's as well.

The model reads flat: whoever speaks first takes all. So a content in which a verb of saying stands
is shown to it again, as if it were a paragraph of its own, and what it finds there is nested.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.read.clauses import split_voices
from sayso.read.edges import at_the_edges
from sayso.read.inner import quoted_inside, to_marks
from sayso.read.links import Draft, Linker, role_spans
from sayso.read.missed import missed
from sayso.read.repair import whole_source
from sayso.read.section import Section, run_words
from sayso.read.session import Session
from sayso.read.silences import cite, is_silence
from sayso.read.sourceless import sourceless
from sayso.read.speakers import find_speakers
from sayso.read.speech import FIRST_PERSON, REGARD, SPEECH_FORMS
from sayso.read.syntax import Syntax
from sayso.read.viterbi import best_tags
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["nested"]

DEEPEST: Final = 3
"""How many levels are looked for below the first."""

SHORTEST: Final = 4
"""Words under which a content holds nobody else's words."""

SUREST: Final = 0.45
"""Confidence under which what is found inside is left out."""

_VERBAL = frozenset(PARTS_OF_SPEECH.index(p) for p in ("VERB", "AUX"))
_SUBJECTS = frozenset(RELATIONS.index(r) for r in ("nsubj", "nsubj:pass"))

_I: Final = frozenset(("i", "we"))

_STOP: Final = (1012,)
"""The piece of a full stop."""

_STOP_FEATURES = np.array([7, 0, 0, 0, 0], np.uint8)
_NO_ROLE = np.array([9.0] + [-9.0] * 6, np.float32)
_OPENERS: Final = frozenset("that if whether as and but “ \" ” ‘ ’ ' « , … ... -".split())
_CLOSERS: Final = frozenset("” \" ’ ' » , . ; : … ...".split())

Span = tuple[int, int]


def nested(
    session: Session,
    linker: Linker,
    section: Section,
    syntax: Syntax,
    drafts: list[Draft],
    marked: npt.NDArray[np.bool_],
) -> list[Draft]:
    """`drafts` with those found inside them behind; `parent` is an index into the result.

    `marked`: the words of persons, groups and documents, who can be cited.
    """
    result = list(drafts)
    subjects = _subjects(syntax)
    level = range(len(result))
    for _ in range(DEEPEST):
        chosen = [
            (index, part)
            for index in level
            for span in result[index].content
            for part in _reporting(section, syntax, subjects, span)
        ]
        if not chosen:
            break
        begin = len(result)
        for (index, span), inner in zip(
            chosen, _read_again(session, linker, section, [s for _, s in chosen]), strict=True
        ):
            for draft in inner:
                if draft.source is None:
                    find_speakers(section, syntax, [draft])
                    if draft.source is not None and draft.source[0] < span[0]:
                        draft.source = None  # the outer speaker's own "declined to say"
                draft.content = [to_marks(section, syntax, part) for part in draft.content]
                if is_silence(section, syntax, draft) or cite(section, draft, marked):
                    continue
                if _is_other(section, draft, span):
                    if draft.source is not None:
                        used = np.zeros(len(section.words), np.int8)
                        used[: span[0]] = used[span[1] :] = 2
                        used[slice(*(draft.cue or (0, 0)))] = 2
                        draft.source = whole_source(section, syntax, (), draft, used)
                    draft.parent = index
                    result.append(draft)
        level = range(begin, len(result))
    result += quoted_inside(section, syntax, result)
    split_voices(section, syntax, result, marked)
    result += at_the_edges(section, syntax, result, marked)
    result += missed(section, syntax, result, marked)
    return result + sourceless(section, syntax, result)


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def _subjects(syntax: Syntax) -> dict[int, int]:
    """For each verb its subject."""
    return {
        int(syntax.heads[at]): int(at)
        for at in np.flatnonzero(np.isin(syntax.relations, list(_SUBJECTS)))
        if syntax.heads[at] >= 0
    }


def _reporting(
    section: Section, syntax: Syntax, subjects: dict[int, int], span: Span
) -> list[Span]:
    """The sentences of `span` in which somebody other than the speaker may be reported."""
    first, last = span
    found: list[Span] = []
    at = bisect_right(section.sentences, first, key=lambda sentence: sentence[0]) - 1
    while at < len(section.sentences) and section.sentences[at][0] < last:
        low, high = max(first, section.sentences[at][0]), min(last, section.sentences[at][1])
        at += 1
        if high - low >= SHORTEST and _reports(section, syntax, subjects, low, high):
            found.append((low, high))
    return found


def _reports(
    section: Section, syntax: Syntax, subjects: dict[int, int], first: int, last: int
) -> bool:
    for at in range(first, last):
        word = _word(section, at)
        if word not in SPEECH_FORMS and not (
            word in REGARD and "as" in {_word(section, i) for i in range(at, min(last, at + 9))}
        ):
            continue
        if word == "according" or word.endswith("edly"):
            return True
        if syntax.pos[at] in _VERBAL:
            subject = subjects.get(at)
            if subject is None or _word(section, subject) not in FIRST_PERSON:
                return True
    return False


def _bare(section: Section, span: Span) -> Span:
    """The span without what makes it a piece of another sentence: "that", marks at its edges."""
    first, last = span
    while last - first > 2 and _word(section, first) in _OPENERS:
        first += 1
    while last - first > 2 and _word(section, last - 1) in _CLOSERS:
        last -= 1
    return first, last


def _read_again(
    session: Session, linker: Linker, section: Section, spans: Sequence[Span]
) -> list[list[Draft]]:
    """Each span read as a sentence of its own, capital and full stop included; drafts in the
    section's word indices."""
    spans = [_bare(section, span) for span in spans]
    sizes = [last - first + 1 for first, last in spans]
    starts = np.cumsum([0, *sizes[:-1]])
    # Every span's last row is the full stop, which stands for no word of the section.
    order = np.concatenate([np.arange(first, last + 1) for first, last in spans])
    stops = starts + sizes - 1
    order[stops] = 0
    paragraph = np.repeat(np.arange(len(spans), dtype=np.int32), sizes)
    breaks = np.zeros(len(order), bool)
    breaks[starts] = True
    features = section.features[order].copy()
    # One level of quotation marks is taken off, with the marks of the content itself.
    features[:, 2] = np.array([0, 0, 1, 0, 0, 0, 0], np.uint8)[features[:, 2]]
    features[:, 4] = 0
    features[starts, 1] = 3
    features[starts, 0] = np.where(features[starts, 0] == 0, 1, features[starts, 0])
    features[stops] = _STOP_FEATURES
    ids = [section.pieces[at] for at in order.tolist()]
    for stop in stops.tolist():
        ids[stop] = _STOP
    outputs = run_words(session, ids, features, starts.tolist())
    outputs["roles"][stops] = _NO_ROLE
    tags = best_tags(outputs["roles"], linker.transitions)
    strength = np.exp(outputs["roles"] - outputs["roles"].max(1, keepdims=True))
    sure = np.take_along_axis(strength, tags[:, None], 1)[:, 0] / strength.sum(1)
    drafts, _ = linker.link(
        outputs, paragraph,
        role_spans(tags, breaks, 3), role_spans(tags, breaks, 1), role_spans(tags, breaks, 5),
    )  # fmt: skip
    found: list[list[Draft]] = [[] for _ in spans]
    for draft in drafts:
        assert draft.cue is not None
        if not draft.content:
            continue
        number = int(paragraph[draft.cue[0]])
        parts = [draft.cue, draft.source, *draft.content]
        confidence = float(np.mean([sure[a:b].mean() for a, b in filter(None, parts)]))
        shift = spans[number][0] - int(starts[number])

        def move(span: Span, shift: int = shift) -> Span:
            return span[0] + shift, span[1] + shift

        found[number].append(
            replace(
                draft,
                cue=move(draft.cue),
                source=move(draft.source) if draft.source else None,
                content=[move(span) for span in draft.content],
                confidence=confidence,
            )
        )
    return found


def _is_other(section: Section, draft: Draft, outer: Span) -> bool:
    """Whether the draft is another's act: not the speaker's own "I believe", not all of it."""
    if draft.confidence < SUREST:
        return False
    if draft.source is not None:
        words = [_word(section, at) for at in range(*draft.source)]
        if words[0] in _I or (len(words) == 1 and words[0] in FIRST_PERSON):
            return False
    else:
        assert draft.cue is not None
        before = [_word(section, at) for at in range(max(outer[0], draft.cue[0] - 3), draft.cue[0])]
        if FIRST_PERSON & set(before) or draft.cue[0] == outer[0]:
            return False
    size = sum(last - first for first, last in draft.content)
    return 0 < size < outer[1] - outer[0]
