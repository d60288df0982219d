"""Meanings of quarters, as companies and statisticians count them."""

from __future__ import annotations

from datetime import date

from sayso.resolve.times.context import Answer, Context, Phrase, aside, told
from sayso.resolve.times.relative import related
from sayso.resolve.times.stretch import around, moved
from sayso.resolve.times.words import LAST, NEXT, ORDINALS
from sayso.vocabulary import TimexType

__all__ = ["comparable", "quarter", "quarter_number", "year_ago"]

DATE = TimexType.DATE

_ANNUAL = 4


def quarter(phrase: Phrase, context: Context) -> Answer | None:
    """The third quarter, fiscal second-quarter, next year's first quarter, the year-ago quarter."""
    rank = ORDINALS[phrase.word("o")]
    if rank > _ANNUAL:
        return None
    if phrase.word("Q").endswith("s"):
        return None
    year = phrase.year()
    rel = phrase.word("r")
    if year is None:
        if context.anchor is None:
            return Answer(DATE, f"XXXX-Q{rank}")
        here = context.anchor.when
        year = here.year
        if phrase.has("u"):
            shift = -1 if rel in LAST or phrase.has("GL") else 1 if rel in NEXT else 0
            year += shift
        elif rank > (here.month + 2) // 3 and context.direction(phrase) != "future":
            # A quarter still to come told as past is last year's, unless it is the next one.
            year -= 1 if rank - (here.month + 2) // 3 > 1 else 0
    found = around(date(year, 3 * rank - 2, 1), "quarter")
    if not phrase.has("uy"):
        context.last_quarter = found
    answer = told(found)
    answer.skip = 1 if phrase.own.startswith("r") and rel == "that" else 0
    return answer


def quarter_number(phrase: Phrase, context: Context) -> Answer | None:
    """Q4 2017."""
    rank = int(phrase.word("J")[1])
    year = phrase.year()
    if year is None:
        if context.anchor is None:
            return Answer(DATE, f"XXXX-Q{rank}")
        year = context.anchor.when.year
    return told(around(date(year, 3 * rank - 2, 1), "quarter"))


def comparable(phrase: Phrase, context: Context) -> Answer | None:
    """The year-ago quarter, the 1988 period, the latest quarter, the comparable period."""
    rel, year = phrase.word("r"), phrase.year()
    last = context.last_quarter
    back = phrase.has("GL") or (
        phrase.has("u") and phrase.word("r", phrase.own.count("r") - 1) in LAST
    )
    if phrase.word("PQ").endswith("s"):
        return None
    if rel in LAST | NEXT | {"that", "those", "these", "same", "this", "current"} and not (
        back or year
    ):
        return related(phrase, context) if phrase.has("Q") else None
    if last is None and context.anchor is not None and context.anchor.knows("quarter"):
        last = context.quarter_before()
    if last is None:
        return Answer(DATE, f"{year:04}" if year else "XXXX-QX")
    if year:
        return told(around(date(year, last.first.month, 1), "quarter"))
    answer = told(moved(last.first, "quarter", -_ANNUAL if back else 0))
    return aside(answer) if back else answer


def year_ago(phrase: Phrase, context: Context) -> Answer | None:
    """The year-ago (result)."""
    if phrase.word("u") != "year":
        return None
    answer = comparable(phrase, context)
    if answer is not None:
        answer.skip = 1 if phrase.has("ta") else 0
    return answer
