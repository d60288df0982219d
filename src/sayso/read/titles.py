"""A title that a page prints several times says what it says once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.read.links import Draft
from sayso.read.section import Section

__all__ = ["once_a_title"]

LONGEST: Final = 300
"""Code points of a line that can be a title."""

_STOPS: Final = ".!?…;:,"


def once_a_title(section: Section, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without those in lines that repeat an earlier line word for word.

    Only lines that look like titles count, without a full stop: a sentence may be said twice. The
    later ones stay nearer to the text, but all say the same; the first is kept.
    """
    first_at: dict[str, int] = {}
    kept = []
    for draft in sorted(drafts, key=_place):
        line = _line(section, draft)
        if line is not None:
            start, end = line
            words = " ".join(section.text[start:end].casefold().split())
            if first_at.setdefault(words, start) != start:
                continue
        kept.append(draft)
    return kept


def _place(draft: Draft) -> int:
    return min(first for first, _ in [*draft.content, draft.cue or draft.content[0]])


def _line(section: Section, draft: Draft) -> tuple[int, int] | None:
    """The line of the draft's cue, or of its content, if it is short and ends without a stop.

    Not that of its source: where titles stand line by line, the model may take the end of one for
    the source of the next.
    """
    first, last = draft.cue or draft.content[0]
    begin, stop = section.words[first][0], section.words[last - 1][1]
    start = section.text.rfind("\n", max(0, begin - LONGEST), begin) + 1
    end = section.text.find("\n", begin, stop + LONGEST)
    if end < 0:
        end = min(len(section.text), stop + LONGEST)
    line = section.text[start:end].rstrip()
    if end < stop or len(line) > LONGEST or not line or line[-1] in _STOPS:
        return None
    return start, start + len(line)
