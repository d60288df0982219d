"""How many: number words and figures with what bounds them, to low and high.

"over 20" is 20 and more; "dozens" is 24 and more (two dozens at the least); "between 5 and 10" and
"ten or eleven" are ranges; "some 30" is 30. Bounds that are open are None.
"""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.model import Count

__all__ = ["count_in"]

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PLURALS = {
    "dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1_000, "tens": 20,
    "millions": 1_000_000,
}  # fmt: skip
_LOW = re.compile(
    r"(?:at least|no fewer than|no less than|not less than|more than|over|above|upwards of|"
    r"in excess of|greater than|a minimum of|exceeding)\s+(?:the\s+|some\s+)?$",
    re.IGNORECASE,
)
_HIGH = re.compile(
    r"(?:at most|up to|fewer than|less than|under|below|no more than|not more than|as many as|"
    r"a maximum of|nearly|almost|close to)\s+(?:some\s+)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|an estimated|estimated|circa|only|just|exactly|"
    r"all|the|another|a total of)\s+$",
    re.IGNORECASE,
)
_AFTER_LOW = re.compile(r"\s+(?:or more|and more|at least|plus|or so)\b|\+", re.IGNORECASE)
_WORD = r"(?:" + "|".join(
    sorted([*_UNITS, *_TENS, *_SCALES, "dozen", "couple"], key=len, reverse=True)
) + r")"  # fmt: skip
_NUMBER = Screened(
    rf"\b(?:\d{{1,3}}(?:[,\u202f\u00a0]\d{{3}})+|\d{{1,12}}(?!\d))(?:\.\d{{1,3}})?"
    rf"(?:\s+(?:hundred|thousand|million|billion|dozen)\b)?"
    rf"|\b(?:(?:a|half a)\s+(?=dozen|couple|hundred|thousand|million))?{_WORD}\b"
    rf"(?:(?:\s+and\s+|[\s-]){_WORD}\b){{0,8}}"
    rf"|\b(?:tens|hundreds|dozens|scores) of thousands\b"
    rf"|\b(?:{'|'.join(_PLURALS)})\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^\s*(?:to|and|or|–|—|-|‑)\s*$", re.IGNORECASE)
_NONE = re.compile(
    r"^(?:no(?! fewer| less| more)|none|nobody|not a single|not one)\b", re.IGNORECASE
)
_VAGUE = re.compile(r"^(?:several|a number of|numerous|a handful of|a few)\b", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"^(?:[-‑](?:year|month|day|hour|mm|km|foot|metre|meter)|\s?(?:years?|months?|weeks?|days?|"
    r"hours?|minutes?|seconds?|nights?|mornings?|evenings?|kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|"
    r"feet|mm|cm|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|per\s?cent|percent|a\.m|p\.m|o['’]clock|euros?|dollars?|pounds?|degrees?|st|nd|rd|th)\b"
    r"|\s?%|[:.]\d)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:[$€£¥]|\d[:.]|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|No\.|Article|Section|page|aged?))\s?$"
)
LONGEST = 120
"""Code points of a phrase that are looked at."""


def _value(words: str) -> tuple[int, bool] | None:
    """The number that words or figures give; True where it is a plural such as "hundreds"."""
    lowered = words.lower().replace("-", " ").replace(" and ", " ")
    if lowered.endswith(" of thousands"):
        return _PLURALS[lowered.split()[0]] * 1_000, True
    if lowered in _PLURALS:
        return _PLURALS[lowered], True
    total = current = 0
    seen = False
    for word in lowered.split():
        digits = word.replace(",", "").replace("\u202f", "").replace("\u00a0", "")
        if digits.replace(".", "", 1).isdigit() and digits.isascii():
            current += int(float(digits)) if "." in digits else int(digits)
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word == "couple":
            current += 2
        elif word == "half":
            return 6, False
        elif word == "a":
            continue
        elif word in _SCALES:
            scale = _SCALES[word]
            current = max(current, 1) * scale
            if scale > 100:
                total, current = total + current, 0
        else:
            return None
        seen = True
    return (total + current, False) if seen and total + current < 10**15 else None


def count_in(phrase: str) -> Count | None:
    """The count that a noun phrase begins with or holds, None if it holds none.

    Ages, lengths of time, distances, money and shares of a hundred are no counts.
    """
    phrase = phrase[:LONGEST]
    if _NONE.match(phrase):
        return Count(0, 0, phrase.split()[0])
    found = [m for m in _NUMBER.finditer(phrase) if _counts(phrase, m)]
    if not found:
        vague = _VAGUE.match(phrase)
        return Count(None, None, vague.group()) if vague else None
    first = found[0]
    value = _value(first.group())
    if value is None:
        return None
    low: int | None
    high: int | None
    low = high = value[0]
    start, end = first.span()
    if value[1]:
        high = None
    elif len(found) > 1 and _BETWEEN.match(phrase[end : found[1].start()]):
        second = _value(found[1].group())
        if second is not None and second[0] > low:
            high, end = second[0], found[1].end()
            lead = re.search(r"(?:between|from)\s+$", phrase[:start], re.IGNORECASE)
            start = lead.start() if lead else start
            return Count(low, high, phrase[start:end])
    before = phrase[:start]
    lower, higher = _LOW.search(before), _HIGH.search(before)
    if lower is not None:
        high, start = None, lower.start()
    elif higher is not None:
        low, start = (None if _bounds(higher.group()) else low), higher.start()
    else:
        about = _ABOUT.search(before)
        if about is not None and about.group().split()[0].lower() not in ("the", "all"):
            start = about.start()
    after = _AFTER_LOW.match(phrase, end)
    if after is not None and "so" not in after.group().lower():
        high, end = None, after.end()
    return Count(low, high, phrase[start:end])


def _bounds(words: str) -> bool:
    """Whether words such as "up to" set a bound; "nearly" and "almost" only come near it."""
    return not re.match(r"nearly|almost|close", words, re.IGNORECASE)


def _counts(phrase: str, match: re.Match[str]) -> bool:
    after = phrase[match.end() : match.end() + 16]
    if _NOT_COUNTED.match(after) or _MONEY.search(phrase[: match.start()]):
        return False
    word = match.group().lower()
    if word == "one" and (
        after.lower().startswith(" of ") or phrase[: match.start()].rstrip().endswith("no")
    ):
        return False
    if word == "one" and re.search(
        r"\b(?:the|this|that|which|every|any|\w+[a-z]y)\s$", phrase[: match.start()]
    ):
        return False
    if word == "one" and not re.match(r"\s\w|-", after):
        return False
    return not (word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2100)
