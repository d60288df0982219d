"""Numbers taken into the mentions that they count, while it is resolved who and what is meant.

The reader marks "two" and "soldiers of the League" apart, as the data that it learned from do. Who
is meant by a phrase, and what it is called, hangs on its number too.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Mention, Reading, Resolved
from sayso.vocabulary import PARTS_OF_SPEECH, MentionKind

__all__ = ["as_read", "with_numbers"]

_NUMBER = PARTS_OF_SPEECH.index("NUM")
_NOUN = PARTS_OF_SPEECH.index("NOUN")
_COUNTED = frozenset(
    {MentionKind.person, MentionKind.group, MentionKind.vehicle, MentionKind.weapon,
     MentionKind.place, MentionKind.facility, MentionKind.document}
)  # fmt: skip
Key = tuple[int, int, MentionKind]


def with_numbers(reading: Reading) -> tuple[Reading, dict[Key, Mention]]:
    """`reading` with wider mentions, and by what they are now those that were read."""
    tokens = reading.tokens
    if not len(tokens):
        return reading, {}
    there = {(m.start, m.end, m.kind) for m in reading.mentions}
    mentions, read = [], {}
    for mention in reading.mentions:
        start = _start(reading, mention)
        key = (start, mention.end, mention.kind)
        if start < mention.start and key not in there:
            read[key] = mention
            mentions.append(replace(mention, start=start))
        else:
            mentions.append(mention)
    return (replace(reading, mentions=tuple(mentions)), read) if read else (reading, {})


def as_read(resolved: Resolved, reading: Reading, read: dict[Key, Mention]) -> Resolved:
    """`resolved` with its mentions as the reader marked them in `reading`."""
    if not read:
        return resolved
    mentions = tuple(read.get((m.start, m.end, m.kind), m) for m in resolved.reading.mentions)
    same = mentions == reading.mentions
    return replace(
        resolved, reading=reading if same else replace(resolved.reading, mentions=mentions)
    )


def _start(reading: Reading, mention: Mention) -> int:
    """Where a mention begins if the numbers of its head, right before it, are its own."""
    tokens = reading.tokens
    if mention.kind not in _COUNTED:
        return mention.start
    inside = tokens.within((mention.start, mention.end))
    first = inside.start
    tops = [at for at in inside if int(tokens.heads[at]) not in inside]
    if not tops or tokens.pos[tops[0]] != _NOUN:
        return mention.start
    while first > 0 and tokens.pos[first - 1] == _NUMBER and tokens.heads[first - 1] == tops[0]:
        first -= 1
    return min(mention.start, int(tokens.starts[first]))
