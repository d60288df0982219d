"""Attributions out of a section's scores: tags, links, repairs, nesting, mode, insertions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.model import Attribution, Mention, Span, content_id
from sayso.read.insertions import find_insertions
from sayso.read.interviews import answers, unasked
from sayso.read.links import Draft, Linker, role_spans
from sayso.read.nesting import nested
from sayso.read.quotings import quoted_as
from sayso.read.repair import repair
from sayso.read.section import Section
from sayso.read.session import Session
from sayso.read.silences import citable, is_silence, set_cited_apart
from sayso.read.speakers import find_speakers, nobodys, own_subjects
from sayso.read.statements import statements
from sayso.read.syntax import Syntax
from sayso.read.titles import once_a_title
from sayso.read.viterbi import best_tags
from sayso.read.words import snap
from sayso.vocabulary import Mode

__all__ = ["attributions"]


def attributions(
    session: Session,
    linker: Linker,
    section: Section,
    syntax: Syntax,
    mentions: Sequence[Mention],
) -> list[Attribution]:
    """The attributions of one section in reading order, each parent before its children."""
    drafts = _drafts(section, linker)
    marked = citable(section, mentions)
    drafts = [draft for draft in drafts if not is_silence(section, syntax, draft)]
    drafts = set_cited_apart(section, drafts, marked)
    drafts = quoted_as(section, syntax, drafts)
    find_speakers(section, syntax, drafts)
    own_subjects(section, syntax, drafts)
    nobodys(section, drafts)
    drafts = [draft for draft in drafts if not is_silence(section, syntax, draft)]
    drafts = repair(section, syntax, mentions, drafts)
    drafts, asked = answers(section, once_a_title(section, drafts))
    drafts = statements(section, syntax, drafts)
    drafts.sort(key=_place)
    drafts = unasked(nested(session, linker, section, syntax, drafts, marked), asked)
    made: dict[int, Attribution] = {}
    for index in sorted(range(len(drafts)), key=lambda index: _depth(drafts, index)):
        parent = drafts[index].parent  # what is found late may stand around what was found before
        made[index] = _attribution(
            section, drafts[index], None if parent is None else made[parent].id
        )
    return _in_order(made, drafts)


def _depth(drafts: Sequence[Draft], index: int) -> int:
    """How many drafts stand around this one."""
    depth, parent = 0, drafts[index].parent
    while parent is not None:
        depth, parent = depth + 1, drafts[parent].parent
    return depth


def _drafts(section: Section, linker: Linker) -> list[Draft]:
    """What the model says, before any rule."""
    scores = section.outputs["roles"]
    tags = best_tags(scores, linker.transitions)
    strength = np.exp(scores - scores.max(1, keepdims=True))
    sure = np.take_along_axis(strength, tags[:, None], 1)[:, 0] / strength.sum(1)
    drafts, _ = linker.link(
        section.outputs,
        section.paragraph,
        role_spans(tags, section.breaks, 3),
        role_spans(tags, section.breaks, 1),
        role_spans(tags, section.breaks, 5),
    )
    for draft in drafts:
        parts = [draft.cue, draft.source, *draft.content]
        draft.confidence = float(np.mean([sure[a:b].mean() for a, b in filter(None, parts)]))
    return drafts


def _place(draft: Draft) -> int:
    """The first word of its cue or content."""
    return min(first for first, _ in [*draft.content, draft.cue or draft.content[0]])


def _in_order(made: Mapping[int, Attribution], drafts: Sequence[Draft]) -> list[Attribution]:
    """Each attribution followed by those inside it, in reading order."""
    children: dict[int | None, list[int]] = {}
    for index, draft in sorted(enumerate(drafts), key=lambda pair: _place(pair[1])):
        children.setdefault(draft.parent, []).append(index)
    ordered: list[Attribution] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        index = waiting.pop()
        ordered.append(made[index])
        waiting.extend(reversed(children.get(index, [])))
    return ordered


def _attribution(section: Section, draft: Draft, parent: str | None) -> Attribution:
    """Words to code points, mode, insertions, id."""

    def cut(span: tuple[int, int]) -> Span:
        return snap(section.text, *section.slice(span))

    source = (cut(draft.source),) if draft.source else ()
    said = (cut(draft.cue),) if draft.cue else ()
    content = tuple(cut(span) for span in draft.content)
    return Attribution(
        content_id("a", source, said, content, parent or ""),
        source,
        said,
        content,
        find_insertions(section.text, content, section.quotations),
        _mode(section, draft),
        parent,
        round(draft.confidence, 3),
    )


def _mode(section: Section, draft: Draft) -> Mode:
    """By how many of the content's words stand inside quotation marks."""
    words = inside = 0
    for first, last in draft.content:
        for at in range(first, last):
            start, end = section.words[at]
            if section.text[start:end].isalnum():
                words += 1
                inside += bool(section.quoted[at])
    if not inside:
        return Mode.indirect
    return Mode.direct if inside == words else Mode.mixed
