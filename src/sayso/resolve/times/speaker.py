"""The speaker's moment: the day on which quoted words were said, where the sentence tells it.

"On 3 March he said: 'They came yesterday.'" means 2 March, whenever the report appeared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from sayso.model import Reading, Span, Time
from sayso.resolve.times.stretch import Anchor
from sayso.vocabulary import Mode

__all__ = ["spoken_on"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def spoken_on(
    times: Sequence[Time], reading: Reading, anchor: Anchor | None
) -> Iterator[tuple[Span, Anchor]]:
    """The contents in quotation marks whose day is told beside their cue, and that day.

    Only a single day in the cue's own sentence, outside the contents, counts, and only one that
    is not publication's own and not after it.
    """
    starts = [sentence.start for sentence in reading.sentences]
    time_starts = [time.start for time in times]
    for attribution in reading.attributions:
        if attribution.mode == Mode.indirect or not attribution.cue or not attribution.content:
            continue
        cue = attribution.cue[0]
        at = bisect_right(starts, cue[0]) - 1
        if at < 0:
            continue
        sentence = reading.sentences[at]
        low = bisect_right(time_starts, sentence.start - 1)
        high = bisect_right(time_starts, sentence.end - 1)
        told = [
            time
            for time in times[low:high]
            if time.value is not None
            and _DAY.fullmatch(time.value)
            and not any(s <= time.start < e for s, e in attribution.content)
        ]
        if not told:
            continue
        nearest = min(told, key=lambda time: abs(time.start - cue[0]))
        day = date.fromisoformat(nearest.value or "")
        if anchor is not None and day >= anchor.when:
            continue
        for span in attribution.content:
            yield span, Anchor(day, "day")
