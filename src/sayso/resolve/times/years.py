"""Meanings of years, halves, decades and centuries."""

from __future__ import annotations

from datetime import date

from sayso.resolve.times.context import Answer, Context, Phrase, narrowed, told
from sayso.resolve.times.days import day_number
from sayso.resolve.times.months import edged
from sayso.resolve.times.stretch import Unit, around
from sayso.resolve.times.words import DECADES, LAST, NEXT, NUMBERS

__all__ = ["century", "decade", "fiscal_year", "half_of", "spelled_year", "year"]


def half_of(phrase: Phrase, context: Context) -> Answer | None:
    """The first half of 2018, of this year, of the 1980s."""
    late = phrase.word("r") in {"last", "latest"} or phrase.word("o") == "second"
    if not late and phrase.word("o") != "first":
        return None
    if phrase.has("E"):
        base = decade(phrase, context)
        return narrowed(base, "late" if late else "early") if base else None
    year = phrase.year()
    if year is None:
        rel = phrase.word("r", 1) if phrase.own.count("r") > 1 else phrase.word("r")
        if context.anchor is None or phrase.word("u") != "year":
            return None
        year = context.anchor.when.year + (
            -1 if rel in LAST and not late else 1 if rel in NEXT else 0
        )
    return told(around(date(year, 7 if late else 1, 1), "half"))


def decade(phrase: Phrase, _context: Context) -> Answer | None:
    """The 1990s, the '90s, the nineties, the 1800s (a century)."""
    word = phrase.word("E").strip("'’‘`")
    if word in DECADES:
        first = DECADES[word]
    else:
        digits = "".join(sign for sign in word if sign.isdigit())
        if len(digits) == 2:
            marked = phrase.raw("E")[0] in "'’‘`" or phrase.before() in {"the", "early", "late"}
            if not marked:
                return None
            first = 1900 + int(digits)
        else:
            first = int(digits)
            if not 1000 <= first <= 2100:
                return None
    unit: Unit = "century" if first % 100 == 0 and first < 2000 else "decade"
    return edged(phrase, told(around(date(first, 1, 1), unit)))


def century(phrase: Phrase, _context: Context) -> Answer | None:
    """The 19th century, the twenty-first century."""
    if phrase.word("u") not in {"century", "centuries"}:
        return None
    number = day_number(phrase) + NUMBERS.get(phrase.word("w"), 0)
    if not 2 <= number <= 30:
        return None
    return edged(phrase, told(around(date((number - 1) * 100 + 1, 1, 1), "century")))


def spelled_year(phrase: Phrase, _context: Context) -> Answer | None:
    """Nineteen ninety-seven, the year two thousand."""
    values = [
        NUMBERS[w.lower()]
        for w, c in zip(phrase.words[phrase.first : phrase.last], phrase.own, strict=True)
        if c == "w"
    ]
    marked = phrase.has("u")
    if marked and phrase.word("u") != "year":
        return None
    if values[:2] == [2, 1000]:
        if not marked and phrase.before() not in {"in", "since", "by", "until"}:
            return None
        number = 2000 + sum(values[2:])
    elif values[0] in {18, 19, 20} and 10 <= sum(values[1:]) <= 99 and values[1] >= 10:
        number = values[0] * 100 + sum(values[1:])
    else:
        return None
    return told(around(date(number, 1, 1), "year")) if number < 2100 else None


_BEFORE_YEAR = frozenset(
    "in since by until till during from to through late early mid of for between before after and "
    "or around throughout into as than beyond pre post year the its a an their".split()
)

_NOT_COUNTED = frozenset("people men women children fighters members dead cases".split())


def year(phrase: Phrase, _context: Context) -> Answer | None:
    """A year alone, where the words around make it one and not a number of things."""
    number = phrase.year() or 0
    before, after = phrase.before(), phrase.after()
    if not 1000 <= number <= 2999:
        return None
    drawn_in = phrase.has("gL")
    plausible = 1900 <= number <= 2050 or before in {"in", "since", "until"}
    if phrase.has("M") or not plausible:
        return None
    if before in {"$", "€", "£", "#", ".", "no", "number", "under", "over", "some", "than"}:
        return None
    if after in {"%", "$", "/", ":"} or phrase.classes[phrase.last : phrase.last + 1] == "u":
        return None
    if (
        before not in _BEFORE_YEAR
        and not drawn_in
        and before not in {"'s", "’s", "(", ",", "-", "–", "_"}
    ):
        # Nothing before it says so: a sentence's first word, an adjective, or a count.
        lower = after.lower()
        if lower in _NOT_COUNTED or (
            lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3
        ):
            return None
        if before.isalpha() and phrase.words[phrase.first - 1][:1].isupper() and len(before) < 4:
            return None
    elif before not in {"in", "since", "until", "by", "during"} and after.lower() in _NOT_COUNTED:
        return None
    return edged(phrase, told(around(date(number, 1, 1), "year")))


def fiscal_year(phrase: Phrase, _context: Context) -> Answer | None:
    """Fiscal 1989: the year that it is named after; where it begins is not known."""
    return told(around(date(phrase.year() or 0, 1, 1), "year"))
