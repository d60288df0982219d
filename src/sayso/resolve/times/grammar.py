"""The grammar: which runs of word classes may be a time, most telling first.

A rule's pattern is written with the names of `words.CLASSES`; `compiled` turns each name into its
letter, so that the whole is one regular expression over a string with one letter a word. Nothing
repeats without a bound inside something that repeats, so matching is linear.
"""

from __future__ import annotations

import re

from sayso.resolve.times.words import CLASSES

__all__ = ["ANY", "CORE", "RULES", "RUN"]

_PARTS: dict[str, str] = {
    "NUMBER": "(?:(?:DIGITS|NUM|YEARNUM)FRACTION?|FRACTION|WORDNUM(?:HYPHEN?WORDNUM){0,5})",
    "RANGE": "(?:<NUMBER>(?:TO|HYPHEN|OR)<NUMBER>)",
    "COUNT": "(?:<RANGE>|<NUMBER>|A(?:VAGUE|COUPLE OF?)?|THE COUPLE OF|VAGUE)",
    "APPROX": "(?:MOD|AT LEAST|NO?MORE THAN|UP TO)",
    "EDGE1": "(?:THE?EDGE OF(?:THE)?|THE?EDGE HYPHEN?|LATER)",
    "DAYNUM": "(?:DIGITS|ORDNUM|ORDWORD)",
    "MDY": "(?:MONTH DOT?THE?<DAYNUM>(?!HYPHEN?UNIT|FRACTION|AMPM)(?:COMMA?YEARNUM)?)",
    "DMY": "(?:THE?(?:DIGITS|ORDNUM)OF?MONTH(?:DOT?COMMA?YEARNUM)?)",
    "FULLDATE": "(?:(?:WEEKDAY DOT?COMMA?)?(?:<MDY>|<DMY>))",
}
_NESTED = re.compile(r"<([A-Z0-9]+)>")
_NAME = re.compile(r"[A-Z][A-Z0-9]*")

_SOURCE: tuple[tuple[str, str], ...] = (
    ("iso", "ISO"),
    ("of_month", "THE ORDNUM(?!OF?MONTH|HYPHEN?UNIT)"),
    ("slashed", "SLASH"),
    (
        "clock",
        "MOD?(?:CLOCK AMPM?|(?:DIGITS|NUM)AMPM|(?:YEARNUM|NUM)(?=ZONE))ZONE{0,2}"
        "(?:(?:COMMA|OPEN)?(?:<FULLDATE>|EDGE?WEEKDAY|SIMPLE))?",
    ),
    ("hour_of_part", "DIGITS IN THE?PART"),
    ("noon", "PART(?:<FULLDATE>|WEEKDAY|SIMPLE)"),
    (
        "days_of_month",
        "THE?(?:DIGITS|ORDNUM)(?:TO|HYPHEN|AND)THE?(?:DIGITS|ORDNUM)OF?MONTH(?:DOT?COMMA?YEARNUM)?",
    ),
    (
        "month_days",
        "MONTH DOT?(?:DIGITS|ORDNUM)(?:TO|HYPHEN|AND)(?:DIGITS|ORDNUM)(?!UNIT)(?:COMMA?YEARNUM)?",
    ),
    ("full_date", "MOD?<EDGE1>?(?:REL{1,2}(?:WEEKDAY COMMA)?)?<FULLDATE>PART?"),
    ("month", "<EDGE1>?REL{0,2}MONTH(?:DOT?COMMA?OF?YEARNUM|DOT?REL UNIT)?"),
    ("weekday", "<EDGE1>?(?:THE REL|REL{0,2})WEEKDAY PART?"),
    ("each", "EACH OTHER?(?:ORDWORD)?<NUMBER>?(?:UNIT|QUARTER|WEEKDAY|MONTH|SEASON|PART)"),
    ("week_of", "THE UNIT OF(?:<MDY>|<DMY>)"),
    ("half_of", "THE?(?:REL|ORDWORD)HALF OF(?:YEARNUM|REL UNIT|THE UNIT|THE?DECADE)"),
    ("ordinal_of", "THE?(?:ORDWORD|REL)(?:UNIT)OF(?:MONTH(?:COMMA?YEARNUM)?|YEARNUM)"),
    (
        "quarter",
        "THE?(?:REL?UNIT POSS|REL|YEARNUM|FISCAL|UNIT HYPHEN(?:AGO|LATER))?HYPHEN?FISCAL?HYPHEN?"
        "ORDWORD HYPHEN?QUARTER(?:OF?FISCAL?YEARNUM|OF REL UNIT)?",
    ),
    ("quarter_number", "QNUM OF?YEARNUM?"),
    (
        "comparable",
        "THE?(?:REL|FULL)?(?:UNIT HYPHEN(?:AGO|LATER)|YEARNUM|REL)HYPHEN?(?:QUARTER|PERIOD)"
        "(?:REL UNIT)?",
    ),
    ("year_ago", "(?:THE|A)?UNIT HYPHEN(?:AGO|LATER)"),
    ("century", "<EDGE1>?THE?(?:WORDNUM HYPHEN)?(?:ORDWORD|ORDNUM)HYPHEN?UNIT"),
    ("ago", "<APPROX>?(?:<COUNT>HYPHEN?|)(?:UNIT|QUARTER)(?:OR SO)?AGO"),
    ("shifted", "<APPROX>?<COUNT>HYPHEN?(?:UNIT|QUARTER)LATER"),
    ("day_before", "THE UNIT BEFORE(?:SIMPLE)?"),
    (
        "rolling",
        "(?:AT LEAST)?THE?(?:REL{1,2}|ORDWORD)<APPROX>?"
        "(?:<RANGE>|<NUMBER>|A?COUPLE OF?|A?VAGUE)MORE?HYPHEN?(?:UNIT|QUARTER)(?:OR SO)?",
    ),
    ("rolling_season", "THE?REL<NUMBER>SEASON"),
    ("related", "<EDGE1>?THE?REL{1,2}FULL?FISCAL?(?:(?:UNIT|QUARTER)(?:OR SO)?|PART)"),
    ("edge_of_unit", "THE?EDGE OF(?:THE|EACH)?FISCAL?(?:UNIT|QUARTER)(?:OF?YEARNUM)?"),
    ("unit_end", "UNIT(?:HYPHEN|POSS)?EDGE"),
    ("mid_part", "EDGE HYPHEN?PART SIMPLE?"),
    ("season", "<EDGE1>?THE?REL{0,2}SEASON(?:OF?YEARNUM|OF?REL UNIT)?"),
    ("holiday", "<EDGE1>?REL?HOLIDAY"),
    ("recent_units", "THE?SIMPLE FULL?FISCAL?(?:UNIT|QUARTER)(?:AND UNIT)?"),
    ("simple", "(?:THE?NEAR|EDGE|LATER|THE)?SIMPLE PART?"),
    ("the_past", "THE REL"),
    ("fiscal_year", "FISCAL YEARNUM"),
    ("decade", "<EDGE1>?DECADE"),
    ("spelled_year", "(?:THE UNIT)?WORDNUM HYPHEN?WORDNUM(?:HYPHEN?WORDNUM)?(?!HYPHEN?UNIT)"),
    (
        "duration",
        "<APPROX>?(?:THE?<COUNT>(?:MORE|FULL)?HYPHEN?(?:UNIT|QUARTER)(?:HYPHEN OLD|AND A HALF)?"
        "|HALF A UNIT|<COUNT>AND A HALF UNIT)(?:OR SO)?",
    ),
    ("unit_long", "UNIT HYPHEN OLD"),
    ("the_unit", "THE FULL?FISCAL?(?:UNIT|QUARTER)"),
    ("units", "(?:UNIT|QUARTER)(?:OR(?:UNIT|QUARTER))?"),
    ("year", "MOD?<EDGE1>?YEARNUM"),
    ("part", "<EDGE1>?PART"),
)


def compiled(pattern: str) -> str:
    """A pattern in class names as a regular expression over class letters."""
    while _NESTED.search(pattern):
        pattern = _NESTED.sub(lambda found: _PARTS[found[1]], pattern)
    return _NAME.sub(lambda found: re.escape(CLASSES[found[0]]), pattern).replace(" ", "")


RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(compiled(pattern))) for name, pattern in _SOURCE
)
"""Name and pattern of each rule, in the order in which they are tried at one place."""

ANY = re.compile("|".join(f"(?P<{name}>{compiled(pattern)})" for name, pattern in _SOURCE))
"""Finds the next place where some rule fits, and the first rule that does."""

RUN = re.compile("[^ ]+")
"""Words side by side that may all be part of a time; a time lies within one run."""

CORE = re.compile(
    "["
    + "".join(
        re.escape(CLASSES[name])
        for name in (
            "UNIT QUARTER PART MONTH WEEKDAY SEASON HOLIDAY YEARNUM DECADE ISO SLASH CLOCK AMPM "
            "ZONE SIMPLE QNUM ORDNUM PERIOD WORDNUM REL"
        ).split()
    )
    + "]"
)
"""Every rule has one of these; a run without any is passed over."""
