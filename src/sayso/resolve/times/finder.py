"""Going through a text: where a rule fits, what it means, and what stands before it."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sayso.model import Reading, Span, Time
from sayso.resolve.times import (
    clock,
    days,
    durations,
    feasts,
    months,
    quarters,
    relative,
    years,
)
from sayso.resolve.times.context import Answer, Context, Phrase
from sayso.resolve.times.direction import Direction, governing, nearest
from sayso.resolve.times.grammar import ANY, CORE, RULES, RUN
from sayso.resolve.times.joints import joined
from sayso.resolve.times.speaker import spoken_on
from sayso.resolve.times.stretch import parse_published
from sayso.resolve.times.words import TOKEN, classes_of
from sayso.vocabulary import TimePrecision, TimexType

__all__ = ["find_times"]

logger = logging.getLogger(__name__)

Meaning = Callable[[Phrase, Context], Answer | None]

MEANINGS: dict[str, Meaning] = {
    "iso": days.iso,
    "of_month": days.of_month,
    "slashed": days.slashed,
    "clock": clock.clock,
    "hour_of_part": clock.hour_of_part,
    "noon": clock.clock,
    "days_of_month": days.day_range,
    "month_days": days.day_range,
    "full_date": days.full_date,
    "month": months.month,
    "weekday": days.weekday,
    "each": durations.each,
    "week_of": relative.week_of,
    "half_of": years.half_of,
    "ordinal_of": months.ordinal_of,
    "quarter": quarters.quarter,
    "quarter_number": quarters.quarter_number,
    "comparable": quarters.comparable,
    "year_ago": quarters.year_ago,
    "century": years.century,
    "ago": relative.ago,
    "shifted": relative.shifted,
    "day_before": relative.day_before,
    "rolling": durations.rolling,
    "rolling_season": durations.rolling_season,
    "related": relative.related,
    "edge_of_unit": relative.edge_of_unit,
    "unit_end": relative.unit_end,
    "mid_part": clock.mid_part,
    "season": months.season,
    "holiday": feasts.holiday,
    "recent_units": relative.recent_units,
    "simple": relative.simple,
    "the_past": relative.the_past,
    "fiscal_year": years.fiscal_year,
    "decade": years.decade,
    "spelled_year": years.spelled_year,
    "duration": durations.duration,
    "unit_long": durations.unit_long,
    "the_unit": relative.the_unit,
    "units": durations.units,
    "year": years.year,
    "part": clock.part,
}

_CHUNK = 20_000
"""Code points after which a stretch without a blank line is cut, between sentences if it can."""
_BLANK = re.compile(r"\n[ \t\r]*\n")
_ORDER = {name: index for index, (name, _) in enumerate(RULES)}

_EDGE_NOUNS = frozenset({"beginning", "start", "end", "close", "middle"})
"""They draw a time in only before "of": "scheduled to close Monday" is no edge of Monday."""


def _chunks(text: str, spans: Sequence[Span] | None) -> Iterator[Span]:
    """The text in paragraphs, none longer than about `_CHUNK`."""
    for first, last in [(0, len(text))] if spans is None else sorted(spans):
        start, end = max(0, first), min(last, len(text))
        while start < end:
            limit = min(start + _CHUNK, end)
            blank = _BLANK.search(text, start, limit)
            if blank:
                stop = blank.end()
            elif limit < end:
                # Between sentences if any ends in the last part, else between words.
                late = limit - _CHUNK // 4
                space = max(text.rfind(". ", late, limit), text.rfind("\n", late, limit))
                space = space if space > start else text.rfind(" ", start, limit)
                stop = space + 1 if space > start else limit
            else:
                stop = end
            yield start, stop
            start = stop


_UNSURE = re.compile(r"(?<![0-9/.])([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}(?![0-9/]|\.[0-9])")


def _day_first(text: str) -> bool | None:
    """Whether this text's slashed dates put the day first: told by those that can only be one."""
    if "/" not in text:
        return None
    day_first = month_first = False
    for found in _UNSURE.finditer(text):
        one, two = int(found[1]), int(found[2])
        day_first |= one > 12 >= two
        month_first |= two > 12 >= one
    return day_first if day_first != month_first else None


def _direction(
    text: str, offset: int, starts: list[int], reading: Reading | None
) -> Callable[[Phrase], Direction]:
    def decide(phrase: Phrase) -> Direction:
        if reading is not None and len(reading.tokens):
            found = governing(text, reading.tokens, offset + starts[phrase.first])
            if found != "unknown":
                return found
        return nearest(phrase.words, phrase.first, phrase.last)

    return decide


def _answer(phrase: Phrase, context: Context, name: str) -> Answer | None:
    try:
        return MEANINGS[name](phrase, context)
    except (ValueError, OverflowError):
        # A date outside the calendar (year 0, 31 February, ten thousand years ago): no value.
        logger.debug("no such date: rule %s", name)
        return Answer(TimexType.DATE, "XXXX")


def _found(
    words: list[str], classes: str, starts: list[int], offset: int, context: Context
) -> Iterator[tuple[Phrase, Answer]]:
    for run in RUN.finditer(classes):
        if CORE.search(classes, run.start(), run.end()):
            yield from _in_run(words, classes, starts, offset, context, run.span())


_SHORT = 32
"""Words of a run that is remembered: few such runs differ, and they come again and again."""


def _first_fit(classes: str, position: int, end: int) -> tuple[int, int] | None:
    """Where in a run some rule fits first, and the number of the first rule that does."""
    if end - position <= _SHORT:
        found = _fits(classes[position:end])
        return None if found is None else (position + found[0], found[1])
    hit = ANY.search(classes, position, end)
    return None if hit is None else (hit.start(), _ORDER[hit.lastgroup or "iso"])


@lru_cache(maxsize=4096)
def _fits(run: str) -> tuple[int, int] | None:
    hit = ANY.search(run)
    return None if hit is None else (hit.start(), _ORDER[hit.lastgroup or "iso"])


def _in_run(
    words: list[str],
    classes: str,
    starts: list[int],
    offset: int,
    context: Context,
    run: Span,
) -> Iterator[tuple[Phrase, Answer]]:
    position, end = run
    while True:
        fits = _first_fit(classes, position, end)
        if fits is None:
            return
        start, first = fits
        position = start + 1
        for name, pattern in RULES[first:]:
            match = pattern.match(classes, start)
            if match is None or match.end() == start:
                continue
            phrase = Phrase(words, classes, start, match.end())
            if (
                classes[start] == "g"
                and words[start].lower() in _EDGE_NOUNS
                and "f" not in phrase.own[:2]
            ):
                continue
            context.at = offset + starts[start]
            answer = _answer(phrase, context, name)
            if answer is None:
                continue
            own = Phrase(words, classes, start + answer.skip, match.end() - answer.drop)
            if answer.stretch is not None and answer.kept:
                context.remember(answer.stretch, context.at)
                if "y" in own.own or "D" in own.own:
                    context.dated, context.dated_at = answer.stretch, context.at
            yield own, answer
            position = max(position, own.last)
            break


def _times(
    text: str,
    context: Context,
    reading: Reading | None,
    spans: Sequence[Span] | None,
) -> Iterator[Time]:
    for start, end in _chunks(text, spans):
        chunk = text[start:end]
        words = TOKEN.findall(chunk)
        classes = classes_of(words)
        if CORE.search(classes) is None:
            continue
        starts = [match.start() for match in TOKEN.finditer(chunk)]
        context.direction = _direction(text, start, starts, reading)
        found = list(_found(words, classes, starts, start, context))
        joined(found)
        for phrase, answer in found:
            last = phrase.last - 1
            yield Time(
                start + starts[phrase.first],
                start + starts[last] + len(words[last]),
                answer.edtf,
                answer.precision if answer.edtf else TimePrecision.unknown,
                answer.type,
                answer.timex,
            )


def find_times(
    text: str,
    *,
    published: str | None,
    reading: Reading | None = None,
    spans: Sequence[Span] | None = None,
) -> tuple[Time, ...]:
    """Every time expression of a text, in order, without overlaps.

    `published` is the report's date as EDTF; relative times count from it. Without it they keep
    `value` None. `reading` gives the tense of the governing verb (without it the words around do)
    and the quotations whose day is said ("on 3 March he said: 'yesterday …'"). `spans` limits the
    search to these parts of the text (the paragraphs that are read). Offsets are code points.
    Takes time and memory linear in the text's length.
    """
    anchor, day_first = parse_published(published), _day_first(text)
    times = list(_times(text, Context(anchor, day_first), reading, spans))
    if reading is None or not reading.attributions:
        return tuple(times)
    for span, moment in spoken_on(times, reading, anchor):
        # Only values change: the same words are times whoever says them.
        low = bisect_left(times, span[0], key=lambda time: time.start)
        high = bisect_left(times, span[1], key=lambda time: time.start)
        if low == high:
            continue
        again = {
            (time.start, time.end): time
            for time in _times(text, Context(moment, day_first), reading, [span])
        }
        for index in range(low, high):
            times[index] = again.get((times[index].start, times[index].end), times[index])
    return tuple(times)
