"""Meanings of lengths of time, and of the stretches that end or begin now."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.resolve.times.context import Answer, Context, Phrase, period, unit_code
from sayso.resolve.times.stretch import Anchor, Stretch, Unit, around, moved
from sayso.resolve.times.words import LAST, MONTHS, ORDINALS, PARTS, SEASONS, UNIT_NAMES, WEEKDAYS
from sayso.vocabulary import TimePrecision, TimexType

__all__ = ["duration", "each", "rolling", "rolling_season", "unit_long", "units", "window"]

DURATION, SET = TimexType.DURATION, TimexType.SET


def window(anchor: Anchor, unit: Unit, count: float, sign: int) -> Answer | None:
    """The stretch from `count` units ago to now, or from now on, in ends as fine as the unit."""
    end_unit: Unit = unit
    if unit in {"week", "weekend"} or (unit == "month" and count == 1):
        end_unit = "day"
    elif unit == "quarter" or (unit == "year" and (count == 1 or count != int(count))):
        end_unit = "month"
    elif unit in {"decade", "century"}:
        end_unit = "year"
    if not anchor.knows(end_unit):
        return None
    here, other = anchor.when, anchor.when
    if unit in {"day", "week"}:
        other = here + timedelta(days=round(sign * count * (7 if unit == "week" else 1)))
    elif unit == "month" and end_unit == "day":
        whole = moved(here, "month", sign)
        other = whole.first + timedelta(days=min(here.day, whole.last.day) - 1)
    else:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        other = moved(here, "month", round(sign * count * months)).first
    low, high = (other, here) if sign < 0 else (here, other)
    first, last = around(low, end_unit), around(high, end_unit)
    value = f"{first.edtf}/{last.edtf}"
    stretch = Stretch(first.first, last.last, unit)
    return Answer(DURATION, "", stretch, value, stretch.precision)


def rolling(phrase: Phrase, context: Context) -> Answer | None:
    """In last two weeks, the past few months, the next 12 to 18 months, the first nine months."""
    code, rel = unit_code(phrase), phrase.word("r")
    count = phrase.count()
    timex = period(count, code)
    if phrase.after().lower() == "of":
        return _rolling_within(phrase, Answer(DURATION, timex), count, code)
    if phrase.has("o") and not rel:
        if phrase.word("o") not in {"first", "second"} or not phrase.word("uQ").endswith("s"):
            return None
        return Answer(DURATION, timex)
    if rel in {"this", "that", "same", "these", "those", "latest", "comparable", "corresponding"}:
        return Answer(DURATION, timex)
    unit = UNIT_NAMES.get(code)
    sign = -1 if rel in LAST else 1
    answer: Answer | None = None
    narrative = rel in {"previous", "preceding", "prior", "following", "subsequent", "ensuing"}
    anchor = context.anchor
    if narrative and context.spoken is not None and context.spoken.unit == "day":
        anchor = Anchor(context.spoken.first, "day")
    if unit and count and anchor:
        answer = window(anchor, unit, count * (2 if code == "2W" else 1), sign)
    elif code == "H" and count and anchor and anchor.unit == "day" and count >= 12:
        days = max(1, round(count / 24))
        answer = window(anchor, "day", days, sign)
        if timex == "PT24H" and phrase.has("w"):
            timex = "P1D"
    if answer is None:
        return Answer(DURATION, timex)
    answer.timex, answer.stretch = timex, None
    return answer


def _rolling_within(phrase: Phrase, answer: Answer, count: float | None, code: str) -> Answer:
    """The first nine months of 2017, the last three weeks of 2017: parts of that year."""
    unit, at = UNIT_NAMES.get(code), phrase.last + 1
    if unit not in {"day", "week", "month", "quarter"} or not count or count != int(count):
        return answer
    if phrase.classes[at : at + 1] != "y":
        return answer
    whole = around(date(int(phrase.words[at]), 1, 1), "year")
    units = int(count) * (3 if unit == "quarter" else 7 if unit == "week" else 1)
    fine: Unit = "month" if unit in {"month", "quarter"} else "day"
    if units > (12 if fine == "month" else 365):
        return answer
    if phrase.word("r") in LAST:
        first, last = moved(whole.last, fine, 1 - units), around(whole.last, fine)
    else:
        first, last = around(whole.first, fine), moved(whole.first, fine, units - 1)
    answer.edtf = f"{first.edtf}/{last.edtf}"
    answer.precision = TimePrecision.month if fine == "month" else TimePrecision.days
    return answer


def rolling_season(phrase: Phrase, _context: Context) -> Answer | None:
    """The past three summers: a set whose years are not drawn."""
    word = phrase.word("s")
    return Answer(SET, f"XXXX-{SEASONS[word]}") if word.endswith("s") else None


_OVER_COUNTS = frozenset("for after just of in last lasted than from take took spent".split())
"""Before "over three years", these make "over" part of the count and no preposition."""


def duration(phrase: Phrase, _context: Context) -> Answer | None:
    """For about a week, 24 hours, a two-year (plan), several months, half an hour."""
    code, word = unit_code(phrase), phrase.word("uQ")
    own = phrase.own
    count = phrase.count()
    if own.startswith("a") and own in {"aQ", "au"} and code == "Q":
        return None
    if phrase.has("y") and not phrase.has("h") and code == "Y" and "-" not in own:
        return None
    if count is not None and count > 99999:
        return None
    skip = 0
    hyphened = "-" in own or not word.endswith("s")
    if own[0] == "t" and (hyphened or phrase.after().lower() == "of"):
        skip = 1
    if phrase.has("a") and phrase.own.endswith("-x"):
        return None
    approx = phrase.word("M")
    if (
        approx in {"about", "barely", "around"}
        or (approx == "over" and phrase.before() not in _OVER_COUNTS)
        or approx == "within"
    ):
        skip = 1
    if code == "Q" and "-" in own and word.endswith("s"):
        return None  # three-quarters: a fraction
    after = phrase.after().lower()
    if after == "old" or (after in {"-", "–"} and phrase.after(1).lower() in {"old", "olds"}):
        return None
    if phrase.has("x") and phrase.has("dnw") and code == "Y":
        return None  # "30-years-old" is an age, not a time
    if phrase.before() in {"$", "€", "£", "%", "a", "per", "cents"} and own in {"au", "u"}:
        return None
    if own == "au" and _is_rate(phrase):
        return Answer(SET, period(1, code))
    if after in {"and"} and phrase.after(1).lower() == "a":
        pass
    answer = Answer(DURATION, period(count, code), skip=skip)
    unit = UNIT_NAMES.get(code)
    if count and unit and not phrase.has(">|"):
        answer.length = (count * (2 if code == "2W" else 1), unit)
    return answer


def _is_rate(phrase: Phrase) -> bool:
    """ "$33 million a year", "twice a week", "hundreds of interviews a day": a set, no duration."""
    before = phrase.before()
    return before in {"once", "twice", "times", "million", "billion", "percent", "%"}


def unit_long(phrase: Phrase, _context: Context) -> Answer | None:
    """A day-long (meeting), the decades-long (war)."""
    if phrase.word("x") != "long":
        return None
    word, code = phrase.word("u"), unit_code(phrase)
    return Answer(DURATION, period(None if word.endswith("s") else 1, code))


def units(phrase: Phrase, _context: Context) -> Answer | None:
    """For weeks, in years, within days: a duration that nobody counted."""
    word = phrase.word("uQ")
    if not word.endswith("s") or word == "seconds":
        return None
    if phrase.before() not in {"for", "in", "within", "after", "take", "took", "lasted", "of"}:
        return None
    if phrase.before() == "of" and phrase.before(2) not in {"thousands", "hundreds", "matter"}:
        return None
    return Answer(DURATION, period(None, unit_code(phrase)))


def each(phrase: Phrase, _context: Context) -> Answer | None:
    """Every day, each Thursday, every two weeks, every other month."""
    if phrase.has("k"):
        return Answer(SET, f"XXXX-WXX-{WEEKDAYS[phrase.word('k')] + 1}")
    if phrase.has("m"):
        return Answer(SET, f"XXXX-{MONTHS[phrase.word('m')]:02}")
    if phrase.has("s"):
        return Answer(SET, f"XXXX-{SEASONS[phrase.word('s')]}")
    if phrase.has("p"):
        code = PARTS[phrase.word("p")]
        return None if ":" in code else Answer(SET, f"XXXX-XX-XXT{code}")
    count: float | None = 2 if phrase.has("8") else phrase.count()
    if count is None:
        count = ORDINALS.get(phrase.word("o"), 1) if phrase.has("o") else 1
    return Answer(SET, period(count, unit_code(phrase)))
