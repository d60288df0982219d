"""Meanings of days: a date with or without its year, a weekday, a range of days."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.resolve.times.context import Answer, Context, Phrase, told
from sayso.resolve.times.stretch import Stretch, around, moved
from sayso.resolve.times.words import LAST, MONTHS, NEXT, ORDINALS, PARTS, WEEKDAYS
from sayso.vocabulary import TimePrecision, TimexType

__all__ = [
    "day_number",
    "day_range",
    "full_date",
    "iso",
    "nearest_day",
    "of_month",
    "slashed",
    "weekday",
    "weekday_near",
    "with_part",
]

DATE = TimexType.DATE


def iso(phrase: Phrase, _context: Context) -> Answer | None:
    """2018-01-05, 2018-01-05T17:30, 2018-01 and, as two years, 2014-15."""
    word = phrase.raw("D")
    if len(word) == 7:
        year, tail = int(word[:4]), int(word[5:])
        if not 1800 <= year <= 2100:
            return None
        if tail == (year + 1) % 100:
            value = f"{year:04}/{year + 1:04}"
            whole = Stretch(date(year, 1, 1), date(year + 1, 12, 31), "year")
            return Answer(DATE, value, whole, value, TimePrecision.year)
        return told(around(date(year, tail, 1), "month")) if 1 <= tail <= 12 else None
    try:
        stretch = around(date.fromisoformat(word[:10]), "day")
    except ValueError:
        return None
    if "T" in word:
        return told(stretch, type=TimexType.TIME, timex=word.rstrip("Z"))
    return told(stretch)


def slashed(phrase: Phrase, context: Context) -> Answer | None:
    """05/01/2018, 5.1.2018, 9/11. Where day and month cannot be told apart, only the year."""
    word = phrase.raw("X")
    if word == "9/11":
        return told(around(date(2001, 9, 11), "day"))
    one, two, tail = (int(part) for part in word.replace(".", "/").split("/"))
    if len(word.replace(".", "/").rsplit("/", 1)[1]) == 2:
        # A two-digit year is a date only beside slashes, and only near the publication date.
        if "." in word or context.anchor is None:
            return None
        tail += context.anchor.when.year // 100 * 100
        if tail > context.anchor.when.year + 20:
            tail -= 100
    readings = {
        found
        for day_first, (month, day) in ((False, (one, two)), (True, (two, one)))
        if (found := _day(tail, month, day))
        and (context.day_first in {None, day_first} or "." in word)
    }
    if "." in word:
        readings = {found for found in readings if found.month == two}
    if len(readings) == 1:
        return told(around(readings.pop(), "day"))
    if not readings or not 1 <= tail <= 9999:
        return None
    return Answer(DATE, f"{tail:04}-XX-XX", None, f"{tail:04}", TimePrecision.year)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_number(phrase: Phrase, nth: int = 0) -> int:
    """The nth day of a month, or ordinal, that is written in it; 0 where there is none."""
    word = phrase.word("doO", nth)
    if word in ORDINALS:
        return ORDINALS[word]
    digits = "".join(sign for sign in word if sign.isdigit())
    return int(digits) if digits else 0


def nearest_day(context: Context, phrase: Phrase, days: list[date]) -> date | None:
    """Of the same day in several years, the one that the tense and nearness choose.

    A past tense takes the last one, unless the next is within two months and the last far off;
    a future one the other way round; without a tense the nearest.
    """
    if context.anchor is None or not days:
        return None
    here = context.anchor.when
    earlier = max((day for day in days if day <= here), default=None)
    later = min((day for day in days if day >= here), default=None)
    if earlier is None or later is None:
        return earlier or later
    back, ahead = (here - earlier).days, (later - here).days
    direction = context.direction(phrase)
    if direction == "past":
        return earlier if back <= 305 else later
    if direction == "future":
        return later if ahead <= 305 else earlier
    return earlier if back <= ahead else later


def full_date(phrase: Phrase, context: Context) -> Answer | None:
    """A day of a month, with its year or the one that fits the publication date best."""
    month_word = phrase.word("m")
    dot = phrase.own.find("m.") + 1
    if dot and not abbreviated(phrase):
        return None
    month, day = MONTHS[month_word], day_number(phrase)
    if not 1 <= day <= 31:
        return None
    year = phrase.year()
    if month == 9 and day == 11 and year is None and phrase.after().lower().startswith("attack"):
        year = 2001
    head = f"{month:02}-{day:02}"
    if year is None and (context.anchor is None or context.anchor.unit != "day"):
        spoken = context.spoken
        if context.anchor is None and spoken and spoken.first.year == spoken.last.year:
            year = spoken.first.year
        else:
            valid = _day(2000, month, day) is not None
            return Answer(DATE, f"XXXX-{head}" if valid else f"XXXX-{month:02}-XX")
    if year is not None:
        found = _day(year, month, day)
    else:
        about = context.anchor.when.year if context.anchor else 0
        days = [d for y in range(about - 1, about + 2) if (d := _day(y, month, day))]
        found = nearest_day(context, phrase, days)
    if found is None:
        known = f"{year:04}" if year is not None else "XXXX"
        return Answer(DATE, f"{known}-{month:02}-XX")
    answer = with_part(phrase, told(around(found, "day")))
    # "last Oct. 23": the word before belongs to the verb; about 10 a day is no part of it.
    answer.skip = 1 if phrase.own.startswith("r") and not phrase.has("k") else 0
    return answer


def abbreviated(phrase: Phrase) -> bool:
    """Whether its month is an abbreviation, so that the dot behind it belongs to it."""
    return len(phrase.word("m")) <= 4 and phrase.word("m") not in {"june", "july"}


def with_part(phrase: Phrase, answer: Answer) -> Answer:
    """The answer with the phrase's part of the day ("Friday night") in its TIMEX value."""
    part = phrase.word("p")
    if part:
        answer.type = TimexType.TIME
        answer.timex += f"T{PARTS[part]}"
    return answer


def day_range(phrase: Phrase, context: Context) -> Answer | None:
    """3-5 January, 3 to 5 January 2018, January 3-5; "3 and 5" only behind "between"."""
    if phrase.has("&") and phrase.before() != "between":
        return None
    if phrase.has(".") and not abbreviated(phrase):
        return None
    month, year = MONTHS[phrase.word("m")], phrase.year()
    low, high = day_number(phrase), day_number(phrase, 1)
    if year is None and context.anchor is not None and context.anchor.unit == "day":
        about = context.anchor.when.year
        days = [d for y in range(about - 1, about + 2) if (d := _day(y, month, high))]
        chosen = nearest_day(context, phrase, days)
        year = chosen.year if chosen else None
    if not low < high <= 31:
        return None
    if year is None:
        return Answer(DATE, f"XXXX-{month:02}")
    first, last = _day(year, month, low), _day(year, month, high)
    if first is None or last is None:
        return Answer(DATE, f"{year:04}-{month:02}")
    value = f"{first.isoformat()}/{last.isoformat()}"
    return Answer(DATE, value, Stretch(first, last, "day"), value, TimePrecision.days)


_GOES_ON = frozenset("of and but when he she they it we i at in the to after before by".split())


def of_month(phrase: Phrase, context: Context) -> Answer | None:
    """On the 3rd: of the month that is being told of, else the last 3rd there was."""
    after = phrase.after()
    if phrase.before() not in {"on", "until", "since", "by"}:
        return None
    if after[:1].isalnum() and after.lower() not in _GOES_ON:
        return None
    number = day_number(phrase)
    if not 1 <= number <= 31:
        return None
    spoken, here = context.spoken, context.day()
    if spoken is not None and spoken.unit in {"day", "month"}:
        found = _day(spoken.first.year, spoken.first.month, number)
        return told(around(found, "day")) if found else Answer(DATE, f"XXXX-XX-{number:02}")
    if here is None:
        return Answer(DATE, f"XXXX-XX-{number:02}")
    months = [moved(here, "month", shift).first for shift in (-2, -1, 0, 1)]
    days = [found for m in months if (found := _day(m.year, m.month, number))]
    if context.direction(phrase) == "future":
        return told(around(next(day for day in days if day >= here), "day"))
    return told(around(max(day for day in days if day <= here), "day"))


def weekday_near(here: date, number: int, rel: str, direction: str) -> date:
    """The day of the week that is meant, seen from `here`: the last, the next or today."""
    back = (here.weekday() - number) % 7
    if rel in LAST:
        return here - timedelta(days=back or 7)
    if rel in NEXT:
        return here + timedelta(days=(7 - back) if back else 7)
    if rel == "this":
        return here + timedelta(days=(7 - back) % 7)
    if direction == "future" and back:
        return here + timedelta(days=7 - back)
    return here - timedelta(days=back)


def weekday(phrase: Phrase, context: Context) -> Answer | None:
    """Friday, last Friday, Friday night, Mondays."""
    word = phrase.word("k")
    number = WEEKDAYS[word]
    part = phrase.word("p")
    if word.endswith("ys") or part.endswith("s"):
        tail = f"T{PARTS[part]}" if part else ""
        return Answer(TimexType.SET, f"XXXX-WXX-{number + 1}{tail}")
    if (
        len(word) <= 5
        and word in {"sun", "sat", "mon", "wed"}
        and (phrase.before() not in {"on", "last", "next", "this"})
    ):
        return None
    rel = phrase.word("r")
    here = context.day()
    if rel in {"same", "that", "previous", "preceding", "following"} and context.spoken:
        here = context.spoken.first if context.spoken.unit == "day" else here
    if here is None:
        timex = f"XXXX-WXX-{number + 1}"
        if part:
            return Answer(TimexType.TIME, f"{timex}T{PARTS[part]}")
        return Answer(DATE, timex)
    # "Wednesday's ruling" is over; only "next Wednesday's" would not be.
    direction = "past" if phrase.after() in {"'s", "’s"} else context.direction(phrase)
    if phrase.before() == "as" and phrase.before(2) in {"soon", "early"}:
        direction = "future"
    day = weekday_near(here, number, rel, direction)
    return with_part(phrase, told(around(day, "day")))
