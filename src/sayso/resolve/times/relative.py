"""Meanings of times that count from another: "last week", "two days later", "yesterday"."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.resolve.times.context import (
    OPEN_VALUES,
    Answer,
    Context,
    Phrase,
    aside,
    narrowed,
    period,
    told,
    unit_code,
)
from sayso.resolve.times.days import full_date
from sayso.resolve.times.durations import window
from sayso.resolve.times.stretch import FINER, Stretch, Unit, around, moved
from sayso.resolve.times.words import LAST, NEXT, PARTS, SIMPLE, UNIT_NAMES
from sayso.vocabulary import TimePrecision, TimexType

__all__ = [
    "ago",
    "day_before",
    "edge_of_unit",
    "recent_units",
    "related",
    "shifted",
    "simple",
    "the_past",
    "the_unit",
    "unit_end",
    "week_of",
]

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET


def _shift(base: date, unit: Unit, count: float) -> Stretch:
    """The stretch `count` units away; fractions of years and months are told in the finer unit."""
    if count == int(count):
        return moved(base, unit, int(count))
    if unit in {"year", "decade"}:
        return moved(base, "month", round(count * (12 if unit == "year" else 120)))
    return around(base + timedelta(days=round(count * (30 if unit == "month" else 7))), unit)


def ago(phrase: Phrase, context: Context) -> Answer | None:
    """Two years ago, almost a week ago, several months ago, years ago."""
    code = unit_code(phrase)
    plural_alone = not phrase.has("adnyw/qC")
    count = None if plural_alone else phrase.count()
    if plural_alone and not phrase.word("uQ").endswith("s"):
        return None
    if code in {"H", "M", "S"} or count is None:
        return Answer(DATE, "PAST_REF")
    unit = UNIT_NAMES[code]
    count *= 2 if code == "2W" else 1
    if context.anchor is None or not context.anchor.knows(unit):
        return Answer(DATE, OPEN_VALUES[unit])
    if unit == "year" and count == 1 and context.last_quarter:
        return aside(told(moved(context.last_quarter.first, "quarter", -4)))
    answer = told(_shift(context.anchor.when, unit, -count))
    about = phrase.has("M") and phrase.word("M") not in {"over", "under", "within"}
    if about and answer.edtf and "/" not in answer.edtf and "X" not in answer.edtf:
        answer.edtf += "~"
    return answer


def shifted(phrase: Phrase, context: Context) -> Answer | None:
    """Two days later, a year earlier: from the time mentioned last."""
    code, count = unit_code(phrase), phrase.count()
    sign = 1 if phrase.word("L") == "later" else -1
    unit = UNIT_NAMES.get(code)
    base = context.spoken
    if unit is None or count is None:
        return Answer(DURATION, period(count, code), drop=1 if sign > 0 else 0)
    count *= 2 if code == "2W" else 1
    if sign < 0 and unit == "year" and count == 1 and context.last_quarter:
        return aside(told(moved(context.last_quarter.first, "quarter", -4)))
    if base is None and sign < 0 and unit == "year" and context.anchor:
        base = around(context.anchor.when, "day" if context.anchor.unit == "day" else "year")
    if base is None or FINER[base.unit] > FINER[unit]:
        return Answer(DURATION, period(count, code))
    answer = told(_shift(base.first, unit, sign * count))
    return answer if sign > 0 else aside(answer)


def day_before(phrase: Phrase, context: Context) -> Answer | None:
    """The day before yesterday, the day after; "the day before the attack" stays open."""
    code, simple_word = unit_code(phrase), phrase.word("N")
    unit = UNIT_NAMES.get(code)
    sign = -1 if phrase.word("B") == "before" else 1
    if unit is None:
        return None
    if simple_word in {"yesterday", "tomorrow"}:
        here = context.day()
        if unit != "day":
            return None
        if here is None:
            return Answer(DATE, "XXXX-XX-XX")
        return told(around(here + timedelta(days=2 * sign), "day"))
    if simple_word or phrase.after()[:1].isalnum():
        return None
    base = context.spoken
    if base is None or FINER[base.unit] > FINER[unit]:
        return Answer(DATE, OPEN_VALUES[unit])
    return told(moved(base.first, unit, sign))


def related(phrase: Phrase, context: Context) -> Answer | None:
    """Last week, this month, the previous day, the following year, recent weeks, that night."""
    rels = [phrase.word("r", nth) for nth in range(phrase.own.count("r"))]
    rel = "past" if rels[:2] == ["this", "past"] else rels[-1]
    if phrase.has("p"):
        return _related_part(phrase, context, rel)
    word, code = phrase.word("uQ"), unit_code(phrase)
    unit = UNIT_NAMES.get(code)
    plural = word.endswith("s")
    determined = phrase.has("t") or (len(rels) > 1 and rels[0] in {"this", "these"})
    if plural:
        return _related_plural(rel, code, context)
    if unit is None or rel in {"those", "these", "recent"}:
        return None
    anchored = context.anchor is not None and context.anchor.knows(unit)
    base: Stretch | None = None
    shift = 0
    if rel in {"previous", "preceding", "prior", "following", "subsequent", "ensuing"} or (
        rel == "next" and determined and unit in {"day", "week", "month", "year"}
    ):
        base, shift = context.spoken, -1 if rel in LAST else 1
        if base is None and anchored and context.anchor and rel in {"previous", "next", "prior"}:
            base = around(context.anchor.when, "day" if unit == "day" else unit)
        if base is None or FINER[base.unit] > FINER[unit]:
            return Answer(DATE, OPEN_VALUES[unit])
        return narrowed(told(moved(base.first, unit, shift)), phrase.word("gL"))
    if rel in {"that", "same", "comparable", "corresponding"}:
        base = context.spoken
        if rel == "that" and phrase.before() in {"so", "said", "says", "believe"}:
            return None
        if rel == "that" and not phrase.has("gL") and base is None:
            return None
        if base is None or FINER[base.unit] > FINER[unit]:
            return Answer(DATE, OPEN_VALUES[unit])
        return narrowed(told(around(base.first, unit)), phrase.word("gL"))
    if rel == "latest":
        if unit == "quarter":
            return told(context.last_quarter or context.quarter_before()) if anchored else None
        return told(moved(context.anchor.when, unit, -1)) if anchored and context.anchor else None
    if rel in {"last", "past"} and (determined or rel == "past") and rels[0] != "this":
        if unit in {"day", "weekend"}:
            if unit == "weekend" and anchored and context.anchor:
                return told(moved(context.anchor.when, unit, -1))
            return None
        return _rolling_one(context, unit, code, -1)
    if not anchored or context.anchor is None:
        if unit == "day" and rel in {"last", "this"}:
            return None
        return Answer(DATE, OPEN_VALUES[unit])
    here = context.anchor.when
    if rel in LAST:
        if unit == "day":
            return None
        answer = told(moved(here, unit, -1))
    elif rel in NEXT:
        answer = told(moved(here, unit, 1))
    elif rel in {"this", "current"}:
        if unit == "century":
            return Answer(DURATION, "P100Y", None, around(here, unit).edtf, TimePrecision.year)
        answer = told(around(here, unit))
        return _since_or_until(phrase, context, answer)
    else:
        return None
    return narrowed(answer, phrase.word("gL"))


def _since_or_until(phrase: Phrase, context: Context, answer: Answer) -> Answer:
    """Earlier this month ends today; later this month begins today."""
    edge, stretch, here = phrase.word("gL"), answer.stretch, context.anchor
    if stretch is None or here is None or edge not in {"earlier", "later"}:
        return narrowed(answer, edge)
    unit: Unit = "month" if stretch.unit in {"year", "quarter", "half"} else "day"
    if not here.knows(unit) or stretch.unit == "day":
        return answer
    now = around(here.when, unit)
    if edge == "earlier":
        answer.edtf = f"{around(stretch.first, unit).edtf}/{now.edtf}"
    else:
        answer.edtf = f"{now.edtf}/{around(stretch.last, unit).edtf}"
    answer.precision = TimePrecision.month if unit == "month" else TimePrecision.days
    return answer


def _rolling_one(context: Context, unit: Unit, code: str, sign: int) -> Answer | None:
    answer = window(context.anchor, unit, 1, sign) if context.anchor else None
    timex = period(1, code)
    if answer is None:
        return Answer(DURATION, timex)
    answer.timex, answer.stretch = timex, None
    return answer


def _related_plural(rel: str, code: str, _context: Context) -> Answer | None:
    if rel in {"these", "this"}:
        return Answer(DATE, "PRESENT_REF") if code == "D" and rel == "these" else None
    if rel == "those":
        return Answer(DATE, "PAST_REF") if code == "D" else None
    if rel in {"recent", "past", "last", "coming", "next", "previous", "following", "upcoming"}:
        return Answer(DURATION, period(None, code))
    return None


def _related_part(phrase: Phrase, context: Context, rel: str) -> Answer | None:
    word = phrase.word("p")
    code = PARTS[word]
    if word.endswith("s") or ":" in code:
        return None
    here, base = context.day(), context.spoken
    if rel in {"previous", "preceding", "prior", "following", "same", "that"} or (
        rel == "next" and phrase.has("t")
    ):
        shift = -1 if rel in LAST else 0 if rel in {"same", "that"} else 1
        if base is None or base.unit != "day":
            return Answer(TIME, f"XXXX-XX-XXT{code}")
        day = base.first + timedelta(days=shift)
    elif here is None:
        return Answer(TIME, f"XXXX-XX-XXT{code}")
    elif rel in {"last", "past"}:
        day = here - timedelta(days=1)
    elif rel in {"next", "coming"}:
        day = here + timedelta(days=1)
    elif rel == "this":
        day = here
    else:
        return None
    return told(around(day, "day"), type=TIME, timex=f"{day.isoformat()}T{code}")


def week_of(phrase: Phrase, context: Context) -> Answer | None:
    """The week of March 6."""
    if phrase.word("u") != "week":
        return None
    rest = Phrase(phrase.words, phrase.classes, phrase.first + 3, phrase.last)
    inner = full_date(rest, context)
    if inner is None or inner.stretch is None:
        return inner
    return told(around(inner.stretch.first, "week"))


def recent_units(phrase: Phrase, context: Context) -> Answer | None:
    """Recent weeks, recent weeks and months, the current year, future quarters."""
    which, word, code = phrase.word("N"), phrase.word("uQ"), unit_code(phrase)
    unit = UNIT_NAMES.get(code)
    if which == "recent" and word.endswith("s"):
        return Answer(DURATION, period(None, code))
    if which == "future" and word.endswith("s"):
        return Answer(DATE, "FUTURE_REF")
    if which != "current" or unit is None or word.endswith("s") or phrase.has("&"):
        return None
    if context.anchor is None or not context.anchor.knows(unit):
        return Answer(DATE, OPEN_VALUES[unit])
    return told(around(context.anchor.when, unit))


def edge_of_unit(phrase: Phrase, context: Context) -> Answer | None:
    """The end of the month, the beginning of the year."""
    unit = UNIT_NAMES.get(unit_code(phrase))
    if unit is None or phrase.has("b") or phrase.word("uQ").endswith("s"):
        return None
    year = phrase.year()
    if year is not None:
        return narrowed(told(around(date(year, 1, 1), "year")), phrase.word("g"))
    if context.anchor is None or not context.anchor.knows(unit):
        return Answer(DATE, OPEN_VALUES[unit])
    if unit == "day":
        return None
    return narrowed(told(around(context.anchor.when, unit)), phrase.word("g"))


def unit_end(phrase: Phrase, context: Context) -> Answer | None:
    """Year-end, year's end, month end."""
    if phrase.word("u") not in {"year", "month"} or phrase.word("g") != "end":
        return None
    return edge_of_unit(phrase, context)


def simple(phrase: Phrase, context: Context) -> Answer | None:
    """Now, today, late yesterday, tomorrow morning, recently, the near future, daily."""
    word = phrase.word("N")
    meaning = SIMPLE[word]
    skip = 0
    if phrase.own[0] == "t" and word not in {"future"}:
        skip = 1
    if phrase.own[0] in "gL" and meaning not in {"today", "yesterday", "tomorrow"}:
        skip = 1
    drop = 0
    if phrase.has("p") and meaning not in {"today", "yesterday", "tomorrow"}:
        drop = 1
    if word == "recent" or (word == "future" and phrase.own[0] not in "t"):
        return None
    if word == "current" and phrase.after().lower() in {"account", "affairs"}:
        return None
    if meaning.endswith("_REF"):
        return Answer(DATE, meaning, skip=skip, drop=drop)
    if meaning.startswith("P"):
        return Answer(SET, meaning, skip=skip, drop=drop)
    here = context.day()
    code = {"tonight": "NI", "overnight": "NI"}.get(meaning, "")
    if phrase.has("p") and not drop:
        code = PARTS[phrase.word("p")]
    type_ = TIME if code else DATE
    if here is None:
        timex = f"XXXX-XX-XX{'T' + code if code else ''}"
        return Answer(type_, timex, skip=skip, drop=drop)
    day = here + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(meaning, 0))
    if meaning == "overnight":
        # The night between yesterday and the day of publication.
        night = Stretch(here - timedelta(days=1), here, "day")
        value = f"{night.first.isoformat()}/{night.last.isoformat()}"
        timex = f"{night.first.isoformat()}TNI"
        return Answer(TIME, timex, None, value, TimePrecision.days, skip=skip, drop=drop)
    answer = told(around(day, "day"), type=type_)
    if code:
        answer.timex = f"{day.isoformat()}T{code}"
    answer.skip, answer.drop = skip, drop
    return answer


_AFTER_PAST = frozenset(
    "and or but it he she they we i have has had was were is that the to".split()
)


def the_past(phrase: Phrase, _context: Context) -> Answer | None:
    """The past, where nothing follows that it belongs to."""
    if phrase.word("r") != "past" or phrase.before() not in {"in", "of", "from", "to"}:
        return None
    after = phrase.after()
    return (
        None
        if after[:1].isalpha() and after.lower() not in _AFTER_PAST
        else Answer(DATE, "PAST_REF")
    )


_OF_QUARTER = frozenset("for during throughout".split())
"""What stands before a quarter of the year that was not counted before."""


def the_unit(phrase: Phrase, context: Context) -> Answer | None:
    """The quarter, the year, the week, the weekend: the one that is being talked about."""
    word = phrase.word("uQ")
    unit = UNIT_NAMES.get(unit_code(phrase))
    if unit is None or word.endswith("s"):
        return None
    if unit not in {"quarter", "year", "week", "weekend"} or phrase.after() in {"-", "–"}:
        return None
    if context.anchor is None or not context.anchor.knows(unit):
        return Answer(DATE, OPEN_VALUES[unit]) if unit in {"weekend"} else None
    here = context.anchor.when
    if unit == "weekend":
        shift = 0 if here.weekday() >= 5 or context.direction(phrase) == "future" else -1
        return told(moved(here, unit, shift))
    if unit == "quarter":
        if context.last_quarter is None and phrase.before() not in _OF_QUARTER:
            return None  # "left the quarter": a part of a town
        return told(context.last_quarter or context.quarter_before())
    after = phrase.after().lower()
    if after in {"of", "that", "when", "two", "nineteen"} or after[:1].isdigit():
        return None
    if unit == "year" and phrase.after().lower() in {"ended", "ending"}:
        return Answer(DURATION, "P1Y")
    return told(around(here, unit))
