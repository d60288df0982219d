"""What the words between and before times do to their values.

"between March and May" gives both months one interval, "since 2015" an open end, "10 days after
5 March" a day; "5:30 a.m. on Friday" a day to the clock and "Tuesday last week" the right Tuesday.
"""

from __future__ import annotations

from datetime import date, timedelta

from sayso.resolve.times.context import Answer, Phrase, told
from sayso.resolve.times.stretch import FINER, Stretch, around, moved
from sayso.vocabulary import TimePrecision, TimexType

__all__ = ["joined"]

Found = tuple[Phrase, Answer]

_UNTIL = frozenset({"until", "till", "by", "through"})
_SINCE = frozenset({"since", "from"})
_TO = (["to"], ["until"], ["till"], ["through"], ["to", "the"], ["until", "the"])
_AND = (["and"], ["and", "the"])
_HYPHEN = (["-"], ["–"])


def joined(found: list[Found]) -> None:
    """Change the answers of one stretch of text in place."""
    done: set[int] = set()
    for index in range(len(found) - 1):
        (one, low), (two, high) = found[index], found[index + 1]
        if two.first - one.last > 3:
            continue
        between = [word.lower() for word in one.words[one.last : two.first]]
        if between in ([], ["on"], [","], ["("]):
            _shared_day(low, high)
            _day_of_week(one, low, two, high)
        elif low.length and between in (["before"], ["after"], ["from"]) and high.stretch:
            if _counted_from(one, low, high.stretch, -1 if between == ["before"] else 1):
                done.add(index + 1)
        elif index not in done and _is_range(one, two, between) and _range(one, low, high):
            done |= {index, index + 1}
    for index, (phrase, answer) in enumerate(found):
        if index not in done:
            _open_ended(phrase, answer)


def _is_range(one: Phrase, two: Phrase, between: list[str]) -> bool:
    opener = one.before()
    if between in _TO:
        return opener != "due"
    if between in _AND:
        return opener == "between"
    if between in _HYPHEN:
        years = one.own == "y" and two.own == "y"
        return years or opener in {"from", "between", "("} or "m" in one.own
    return False


def _range(one: Phrase, low: Answer, high: Answer) -> bool:
    """Give both ends the interval from the first to the last; whether that could be done."""
    ends, last_ends = low.bounds, high.bounds
    if ends is None or last_ends is None:
        return False
    if TimexType.DURATION in {low.type, high.type} or TimexType.SET in {low.type, high.type}:
        return False
    first, last = ends[0], last_ends[1]
    if _key(first) > _key(last) and low.stretch is not None and "y" not in one.own:
        # Each end was placed by itself; the first must not lie behind the last.
        start = low.stretch.first
        if low.stretch.unit == "month":
            shifted = moved(start, "month", -12)
        elif "k" in one.own and "m" not in one.own:
            shifted = moved(start, "day", -7)
        elif low.stretch.unit == "day":
            shifted = around(_year_before(start), "day")
        else:
            return False
        placed = told(shifted, type=low.type)
        low.stretch, low.timex, first = shifted, placed.timex, shifted.edtf
    if _key(first) > _key(last):
        return False
    low.edtf = high.edtf = f"{first}/{last}"
    return True


def _key(edtf: str) -> str:
    """So written, an earlier end sorts before a later one."""
    return edtf.strip("~").replace("X", "0")


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _open_ended(phrase: Phrase, answer: Answer) -> None:
    """Since, until, before, after: one end of the value becomes open."""
    bounds = answer.bounds
    if bounds is None or answer.type in {TimexType.DURATION, TimexType.SET}:
        return
    if "/" in answer.timex or phrase.after() in {"'s", "’s"}:
        return
    first, last = bounds[0].replace("X", "0"), bounds[1].replace("X", "9")
    match phrase.before():
        case word if word in _UNTIL:
            answer.edtf = f"../{last}"
        case word if word in _SINCE:
            answer.edtf = f"{first}/.."
        case "before":
            answer.edtf = f"../{first}"
        case "after":
            answer.edtf = f"{last}/.."


def _shared_day(low: Answer, high: Answer) -> None:
    """5:30 a.m. on Friday; Friday at 5:30 a.m.: the clock's day is the other's."""
    for clock, day in ((low, high), (high, low)):
        if clock.type != TimexType.TIME or "T" not in clock.timex or day.stretch is None:
            continue
        if day.type != TimexType.DATE or day.stretch.unit != "day" or clock is day:
            continue
        tail = clock.timex.split("T", 1)[1]
        placed = told(day.stretch, type=TimexType.TIME)
        clock.stretch, clock.edtf, clock.precision = placed.stretch, placed.edtf, placed.precision
        clock.timex = f"{day.stretch.first.isoformat()}T{tail}"
        return


def _day_of_week(one: Phrase, low: Answer, two: Phrase, high: Answer) -> None:
    """Tuesday last week, last week on Tuesday: that week's Tuesday."""
    for phrase, day, week in ((one, low, high), (two, high, low)):
        if phrase.own not in {"k", "kp"} or day.stretch is None or week.stretch is None:
            continue
        if week.stretch.unit != "week" or day.stretch.unit != "day":
            continue
        shift = day.stretch.first.weekday()
        placed = told(around(week.stretch.first + timedelta(days=shift), "day"), type=day.type)
        tail = day.timex.partition("T")[2]
        day.stretch, day.edtf = placed.stretch, placed.edtf
        day.timex = placed.timex + (f"T{tail}" if tail else "")
        return


def _counted_from(one: Phrase, low: Answer, base: Stretch, sign: int) -> bool:
    """Ten days after 5 March; the three weeks before 5 January (an interval)."""
    assert low.length is not None
    count, unit = low.length
    if FINER[base.unit] > FINER[unit] or count != int(count) or count > 5000:
        return False
    try:
        if "t" not in one.classes[max(0, one.first - 1) : one.last]:
            fine = moved(
                base.first,
                unit if base.unit != "day" or unit != "week" else "day",
                sign * int(count) * (7 if base.unit == "day" and unit == "week" else 1),
            )
            low.edtf, low.precision = fine.edtf, fine.precision
            return True
        other = moved(
            base.first,
            "day" if unit == "week" else unit,
            sign * int(count) * (7 if unit == "week" else 1),
        )
    except (ValueError, OverflowError):
        return False
    ends = sorted((base, other), key=lambda stretch: stretch.first)
    low.edtf = f"{ends[0].start_edtf}/{ends[1].end_edtf}"
    low.precision = TimePrecision.week if unit == "week" else other.precision
    return True
