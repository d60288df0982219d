"""Meanings of holidays: the year that is written, or the one that fits."""

from __future__ import annotations

from datetime import date

from sayso.resolve.times.context import Answer, Context, Phrase
from sayso.resolve.times.days import nearest_day
from sayso.resolve.times.holidays import HOLIDAY, holiday_named
from sayso.resolve.times.stretch import Stretch, around
from sayso.resolve.times.words import LAST, NEXT
from sayso.vocabulary import TimexType

__all__ = ["holiday"]

DATE = TimexType.DATE


def holiday(phrase: Phrase, context: Context) -> Answer | None:
    """A named day or feast, in the year that is written or that fits; lunar ones with ~."""
    first = phrase.first + phrase.own.index("h")
    window = " ".join(phrase.words[first : first + 8])
    window = window.replace(" 's", "'s").replace(" ’s", "’s").replace(" - ", "-").replace(" .", ".")
    found = HOLIDAY.match(window)
    if not found or (found.end() < len(window) and window[found.end()].isalnum()):
        return None
    named = holiday_named(found)
    used = len(found[0].replace("'s", " 's").replace("’s", " ’s").replace("-", " - ").split())
    last = first + used
    year = None
    for offset, letters in ((0, "y"), (1, ",y"), (1, "fy"), (1, "iy")):
        piece = phrase.classes[last : last + offset + 1]
        if piece == letters:
            year = int(phrase.words[last + offset])
            last += offset + 1
            break
    answer = Answer(DATE, "XXXX")
    answer.drop = phrase.last - last
    rel = phrase.word("r")
    if year is not None:
        spans = named.falls(year)
    elif context.anchor is None or not context.anchor.knows("month"):
        common = named.falls(2001)[:1]
        if not named.approximate and common and named.falls(2002)[0][0].day == common[0][0].day:
            answer.timex = f"XXXX-{common[0][0].month:02}-{common[0][0].day:02}"
        return answer
    else:
        here = context.anchor.when
        options = [s for y in (here.year - 1, here.year, here.year + 1) for s in named.falls(y)]
        spans = _feast_near(phrase, context, options, rel, here)
    if not spans:
        return answer
    start, end = spans[0]
    mark = "~" if named.approximate else ""
    if start == end:
        stretch = around(start, "day")
        answer.timex, answer.precision = stretch.timex, stretch.precision
        answer.edtf = stretch.edtf + mark
    else:
        stretch = Stretch(start, end, "week" if (end - start).days < 10 else "month")
        answer.edtf = f"{start.isoformat()}{mark}/{end.isoformat()}{mark}"
        answer.precision = stretch.precision
        answer.timex = around(start, "week").timex if stretch.unit == "week" else f"{start:%Y-%m}"
    answer.stretch = stretch
    return answer


def _feast_near(
    phrase: Phrase, context: Context, options: list[tuple[date, date]], rel: str, here: date
) -> list[tuple[date, date]]:
    if rel == "this":
        return [option for option in options if option[0].year == here.year][:1]
    past = [option for option in options if option[0] <= here]
    coming = [option for option in options if option[1] >= here]
    if rel in LAST:
        return [option for option in past if option[1] < here][-1:]
    if rel in NEXT:
        return [option for option in coming if option[0] > here][:1]
    chosen = nearest_day(context, phrase, [option[0] for option in options])
    return [option for option in options if option[0] == chosen][:1]
