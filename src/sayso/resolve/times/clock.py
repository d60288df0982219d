"""Meanings of clock times and parts of a day."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.resolve.times.context import Answer, Context, Phrase, told
from sayso.resolve.times.days import full_date, weekday_near
from sayso.resolve.times.stretch import around
from sayso.resolve.times.words import PARTS, WEEKDAYS
from sayso.vocabulary import TimePrecision, TimexType

__all__ = ["clock", "hour_of_part", "mid_part", "part"]

TIME = TimexType.TIME


def hour_of_part(phrase: Phrase, context: Context) -> Answer | None:
    """4 in the morning."""
    hour, part = int(phrase.word("d")), phrase.word("p")
    if hour > 12 or part not in {"morning", "afternoon", "evening"}:
        return None
    hour = hour % 12 + (0 if part == "morning" else 12)
    return _at(context, None, f"{hour:02}:00")


def _at(context: Context, day: date | None, clock_time: str) -> Answer:
    if day is None:
        here = context.day()
        if here is None:
            return Answer(TimexType.TIME, f"XXXX-XX-XXT{clock_time}")
        # The day is not said: the clock is, so the value stays open.
        return Answer(TimexType.TIME, f"{here.isoformat()}T{clock_time}")
    return told(around(day, "day"), type=TimexType.TIME, timex=f"{day.isoformat()}T{clock_time}")


def clock(phrase: Phrase, context: Context) -> Answer | None:
    """5:30 a.m. local time, 10 p.m. Wednesday, 1730 GMT on 5 January, noon Saturday."""
    own, word = phrase.own, phrase.word("cdny")
    skip = 1 if phrase.word("M") == "about" else 0
    half = phrase.word("z").replace(".", "")
    if phrase.has("p"):
        clock_time = PARTS[phrase.word("p")]
        if ":" not in clock_time:
            return None
    else:
        if word.endswith(("am", "pm")):
            half, word = word[-2:], word[:-2]
        if ":" not in word and "." not in word and len(word) == 4 and not half:
            word = f"{word[:2]}:{word[2:]}"
        parts = word.replace(".", ":").split(":")
        if not all(part.isdigit() and len(part) <= 2 for part in parts):
            return None
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
        if half and not 1 <= hour <= 12:
            return None
        if not half and (hour > 24 or (len(own) == 1 and phrase.before() not in _BEFORE_CLOCK)):
            return None
        if minute > 59:
            return None
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        clock_time = f"{hour:02}:{minute:02}"
    day: date | None = None
    last = max(phrase.own.rfind(letter) for letter in "zZcp")
    if phrase.has("m"):
        rest = Phrase(phrase.words, phrase.classes, phrase.first + last + 1, phrase.last)
        answer = full_date(rest, context)
        day = answer.stretch.first if answer and answer.stretch else None
    elif phrase.has("k"):
        here = context.day()
        if here is None:
            number = WEEKDAYS[phrase.word("k")] + 1
            return Answer(TimexType.TIME, f"XXXX-WXX-{number}T{clock_time}")
        day = weekday_near(here, WEEKDAYS[phrase.word("k")], "", context.direction(phrase))
    elif phrase.has("N"):
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}.get(phrase.word("N"))
        here = context.day()
        if shift is None:
            return None
        day = here + timedelta(days=shift) if here else None
    if day is None and context.spoken and context.spoken.unit == "day" and context.near(300):
        day = context.spoken.first
    answer = _at(context, day, clock_time)
    answer.skip = skip
    return answer


_BEFORE_CLOCK = frozenset(
    "at about around by until till from since before after between to".split()
)


def part(phrase: Phrase, context: Context) -> Answer | None:
    """Noon, midday, midnight, early morning: a clock time or part of a day nobody dated."""
    word = phrase.word("p")
    code = PARTS[word]
    here = context.day()
    edge = word in {"dawn", "dusk", "sunrise", "sunset"}
    if not (edge or ":" in code) or (
        phrase.before() not in {"at", "by", "until", "before", "after", "around", "since"}
        and phrase.after() != "on"
    ):
        return None
    if context.spoken and context.spoken.unit == "day" and context.near(300):
        here = context.spoken.first
    head = here.isoformat() if here else "XXXX-XX-XX"
    return Answer(TIME, f"{head}T{code}")


def mid_part(phrase: Phrase, context: Context) -> Answer | None:
    """Mid-afternoon, early morning, late yesterday's evening."""
    here = context.day()
    code = PARTS[phrase.word("p")]
    if ":" in code or phrase.word("p").endswith("s"):
        return None
    if here is None:
        return Answer(TIME, f"XXXX-XX-XXT{code}")
    day = here - timedelta(days=1) if phrase.word("N") == "yesterday" else here
    answer = told(around(day, "day"), type=TIME, timex=f"{day.isoformat()}T{code}")
    if not phrase.has("N"):
        answer.edtf, answer.stretch, answer.precision = None, None, TimePrecision.unknown
    return answer
