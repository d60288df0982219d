"""The words that times are made of: one letter of class for each, and what each means.

A text becomes a string of class letters, one a word, and the grammar is regular expressions over
that string. A word that plays no part in times is a blank, so most of a text is skipped in C.
"""

from __future__ import annotations

import re

from sayso.resolve.times.holidays import FIRST_WORDS
from sayso.resolve.times.stretch import Unit

__all__ = [
    "CLASSES", "DECADES", "LAST", "MONTHS", "NEXT", "NUMBERS", "ORDINALS", "PARTS", "SEASONS",
    "SEASON_MONTH", "SIMPLE", "TOKEN", "UNITS", "UNIT_NAMES", "WEEKDAYS", "class_of", "classes_of",
]  # fmt: skip

TOKEN = re.compile(
    r"[AaPp]\.[Mm]\b\.?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?"
    r"|[0-9]{4}-[0-9]{2}(?![0-9-])"
    r"|Q[1-4]\b"
    r"|[^\W0-9_]+"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})(?![0-9/]|\.[0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"
    r"|[0-9]+(?:st|nd|rd|th)\b"
    r"|(?:['’‘`])?[0-9]{2}(?:[0-9]{2})?['’]?s\b"
    r"|[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]+[./][0-9]+"
    r"|[0-9]+[^\W0-9_]+"
    r"|[0-9]+"
    r"|['’][Ss]\b"
    r"|[^\s]"
)
"""One word, number or sign. Bounded at each place, so linear in the text's length."""

UNITS: dict[str, str] = {
    "seconds": "S", "minute": "M", "minutes": "M", "hour": "H", "hours": "H", "day": "D",
    "days": "D", "week": "W", "weeks": "W", "fortnight": "2W", "fortnights": "2W", "month": "MO",
    "months": "MO", "quarter": "Q", "quarters": "Q", "year": "Y", "years": "Y", "yr": "Y",
    "yrs": "Y", "hrs": "H", "mins": "M", "decade": "E", "decades": "E", "century": "C",
    "centuries": "C", "weekend": "WE", "weekends": "WE",
}  # fmt: skip

UNIT_NAMES: dict[str, Unit] = {
    "D": "day", "W": "week", "MO": "month", "Q": "quarter", "Y": "year", "E": "decade",
    "C": "century", "WE": "weekend", "2W": "week",
}  # fmt: skip
"""The calendar unit of a unit's code; clock units have none."""

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    "January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|"
    "September Sept Sep|October Oct|November Nov|December Dec".split("|"),
    start=1,
):
    for _name in _names.split():
        MONTHS[_name.lower()] = _number

WEEKDAYS: dict[str, int] = {}
for _number, _names in enumerate(
    "Monday Mon|Tuesday Tue Tues|Wednesday Wed Weds|Thursday Thu Thur Thurs|Friday Fri|"
    "Saturday Sat|Sunday Sun".split("|")
):
    for _name in _names.split():
        WEEKDAYS[_name.lower()] = _number
    WEEKDAYS[_names.split()[0].lower() + "s"] = _number

_SHORT_WEEKDAYS = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())

SEASONS: dict[str, str] = {
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
    "springtime": "SP", "summertime": "SU", "wintertime": "WI",
    "summers": "SU", "winters": "WI", "springs": "SP",
}  # fmt: skip
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

PARTS: dict[str, str] = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV",
    "evenings": "EV", "night": "NI", "nights": "NI", "noon": "12:00", "midday": "12:00",
    "midnight": "24:00", "dawn": "MO", "dusk": "EV", "sunrise": "MO", "sunset": "EV",
}  # fmt: skip

NUMBERS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
NUMBERS |= {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
NUMBERS |= {"hundred": 100, "thousand": 1000}

ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
}
ORDINALS |= {"thirtieth": 30}

DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip

SIMPLE: dict[str, str] = {
    "now": "PRESENT_REF", "nowadays": "PRESENT_REF", "currently": "PRESENT_REF",
    "current": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "recent": "PAST_REF",
    "future": "FUTURE_REF",
    "today": "today", "yesterday": "yesterday", "tomorrow": "tomorrow", "tonight": "tonight",
    "overnight": "overnight", "tonite": "tonight",
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "nightly": "P1D",
}  # fmt: skip
"""Words that are a time by themselves: a reference, a day relative to now, or a set's period."""

# Class letters. Upper-case and signs as well: there are more classes than letters in one case.
CLASSES: dict[str, str] = {
    "A": "a", "THE": "t", "DIGITS": "d", "YEARNUM": "y", "NUM": "n", "WORDNUM": "w",
    "FRACTION": "/", "VAGUE": "q", "ORDWORD": "o", "ORDNUM": "O", "UNIT": "u", "PART": "p",
    "MONTH": "m", "WEEKDAY": "k", "SEASON": "s", "QUARTER": "Q", "HOLIDAY": "h",
    "REL": "r", "EDGE": "g", "LATER": "L", "AGO": "G", "BEFORE": "B",
    "OF": "f", "IN": "i", "AND": "&", "TO": ">", "OR": "|",
    "HYPHEN": "-", "OLD": "x", "POSS": "S", "COMMA": ",", "DOT": ".", "CLOCK": "c", "AMPM": "z",
    "ZONE": "Z", "ISO": "D", "SLASH": "X", "DECADE": "E", "MOD": "M", "AT": "@", "LEAST": "2",
    "MORE": "3", "THAN": "4", "NO": "5", "UP": "6", "HALF": "7", "OTHER": "8", "EACH": "b",
    "SIMPLE": "N", "FISCAL": "F", "PERIOD": "P", "QNUM": "J", "COUPLE": "C", "FULL": "9",
    "OPEN": "(", "NEAR": "e", "TERM": "T", "SO": "0",
}  # fmt: skip

LAST = frozenset({"last", "past", "previous", "preceding", "prior"})
NEXT = frozenset(
    {"next", "coming", "following", "upcoming", "subsequent", "ensuing", "forthcoming"}
)

_WORDS: dict[str, str] = {}


def _add(name: str, words: str) -> None:
    for word in words.split():
        _WORDS[word] = CLASSES[name]


_add("A", "a an")
_add("THE", "the")
_add("VAGUE", "few several many some various numerous countless dozens")
_add("COUPLE", "couple")
_add("REL", "last past previous preceding prior next coming following upcoming subsequent this")
_add("REL", "that these those same latest ensuing forthcoming same comparable corresponding")
_add("EDGE", "early late mid middle beginning start end close")
_add("LATER", "earlier later")
_add("AGO", "ago")
_add("BEFORE", "before after")
_add("OF", "of")
_add("IN", "in")
_add("AND", "and")
_add("TO", "to")
_add("OR", "or")
_add("OLD", "old long")
_add("AMPM", "am pm AM PM")
_add("ZONE", "GMT UTC EST EDT CET CEST BST EET EEST PST PDT MSK TRT local time")
_add("MOD", "about around nearly almost approximately roughly over under barely within")
_add("AT", "at")
_add("LEAST", "least most")
_add("MORE", "more less fewer additional extra")
_add("THAN", "than")
_add("NO", "no not")
_add("UP", "up")
_add("HALF", "half")
_add("OTHER", "other")
_add("EACH", "each every")
_add("FISCAL", "fiscal financial calendar")
_add("PERIOD", "period")
_add("QNUM", "Q1 Q2 Q3 Q4")

_add("FULL", "full entire whole")
_add("NEAR", "near foreseeable not-too-distant")
_add("TERM", "term")
_add("SO", "so")
for _table, _name in (
    (UNITS, "UNIT"), (SEASONS, "SEASON"), (PARTS, "PART"), (NUMBERS, "WORDNUM"),
    (ORDINALS, "ORDWORD"), (DECADES, "DECADE"), (SIMPLE, "SIMPLE"),
):  # fmt: skip
    _add(_name, " ".join(_table))
_add("QUARTER", "quarter quarters")

LEXICON: dict[str, str] = {}
for _word, _letter in _WORDS.items():
    LEXICON[_word] = _letter
    if len(_word) > 1 and _word not in {"am", "pm"}:
        LEXICON[_word.capitalize()] = _letter
        LEXICON[_word.upper()] = _letter
LEXICON["A"] = LEXICON["An"] = CLASSES["A"]
for _word in MONTHS:
    LEXICON[_word.capitalize()] = LEXICON[_word.upper()] = CLASSES["MONTH"]
for _word in WEEKDAYS:
    LEXICON[_word.capitalize()] = CLASSES["WEEKDAY"]
    if _word not in _SHORT_WEEKDAYS:
        LEXICON[_word.upper()] = CLASSES["WEEKDAY"]
for _word in FIRST_WORDS:
    LEXICON[_word] = CLASSES["HOLIDAY"]
LEXICON |= {
    "-": "-", "–": "-", ",": ",", ".": ".", "'s": "S", "’s": "S", "&": "&", "(": "(",
    "a.m.": "z", "p.m.": "z", "a.m": "z", "p.m": "z", "A.M.": "z", "P.M.": "z",
    "9/11": "X", "US": " ", "IT": " ", "MAR": " ", "SUN": " ", "SAT": " ", "MAY": "m",
}  # fmt: skip


def class_of(word: str) -> str:
    """The class letter of a word that `LEXICON` does not hold; a blank for most."""
    head = word[0]
    if not ("0" <= head <= "9" or head in "'’‘`"):
        return " "
    if len(word) == 1:
        return "d" if head.isdigit() and head != "0" else ("n" if head.isdigit() else " ")
    if word.isascii() and word.isdigit():
        if len(word) == 4 and "0999" < word < "3000":
            return "y"
        if len(word) <= 2:
            return "d" if 1 <= int(word) <= 31 else "n"
        return "n" if len(word) <= 9 else " "
    if len(word) >= 7 and word[4] == "-":
        return "D"
    if word[-1] == "s" and len(word) <= 7:
        return "E" if word.strip("'’‘`s")[-1:] == "0" else " "
    if ":" in word:
        return "c"
    if word[-2:] in {"st", "nd", "rd", "th"}:
        return "O" if len(word) <= 4 else " "
    if word.count("/") + word.count(".") == 2:
        return "X"
    if "/" in word:
        return "/" if word in {"1/2", "1/4", "3/4"} else " "
    if word[-1].isdigit() and len(word) <= 15:
        return "n"
    lower = word.lower()
    return "c" if lower.endswith(("am", "pm")) and lower[:-2].isdigit() else " "


class _Classes(dict[str, str]):
    """`LEXICON` with `class_of` behind it; what is new is not kept, so it cannot grow."""

    def __missing__(self, word: str) -> str:
        return class_of(word)


_LOOKUP = _Classes(LEXICON)


def classes_of(words: list[str]) -> str:
    """One class letter for each word."""
    return "".join(map(_LOOKUP.__getitem__, words))
