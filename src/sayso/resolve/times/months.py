"""Meanings of months and seasons: with a year, or the one that the tense and the tale choose."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.resolve.times.context import Answer, Context, Phrase, narrowed, told
from sayso.resolve.times.days import abbreviated
from sayso.resolve.times.stretch import Stretch, around, moved
from sayso.resolve.times.words import LAST, MONTHS, NEXT, ORDINALS, SEASON_MONTH, SEASONS
from sayso.vocabulary import TimePrecision, TimexType

__all__ = ["edged", "month", "ordinal_of", "season"]

DATE = TimexType.DATE


def edged(phrase: Phrase, answer: Answer) -> Answer:
    """The answer drawn in by the phrase's own "early", "end of", "later", if it has one."""
    return narrowed(answer, phrase.word("gL"))


_BEFORE_MONTH = frozenset(
    "in since by until till during from to through late early mid of for last next this between "
    "before after and or around end beginning start middle throughout on each every".split()
)

_NAMES_TOO = frozenset("april june august may march mar jan dec".split())


def month(phrase: Phrase, context: Context) -> Answer | None:
    """A month, with a year, a "last" or "this", or what the tense chooses."""
    word = phrase.raw("m")
    number = MONTHS[word.lower()]
    own = phrase.own
    bare = own == "m"
    shared = _shared_year(phrase) if bare else None
    if shared is not None:
        return told(around(date(shared, number, 1), "month"))
    short = bare and len(word) <= 4 and number not in {5, 6, 7} and phrase.after() != "."
    if short and (phrase.before() not in _BEFORE_MONTH or phrase.after()[:1].isupper()):
        return None  # "Jan", "Mar", "Nov" without a dot are names as often as months
    if ".," in own or ("m." in own and not abbreviated(phrase)):
        return None
    if bare and word.lower() in _NAMES_TOO:
        after = phrase.after()
        named = after[:1].isupper() or phrase.words[max(0, phrase.first - 1)][:1].isupper()
        described = phrase.before() == "the" and after[:1].islower()
        if described:
            pass
        elif phrase.before() not in _BEFORE_MONTH and (named or word.lower() in {"may", "march"}):
            return None
    if word.isupper() and phrase.before() not in _BEFORE_MONTH and not phrase.has("y"):
        return None
    year = phrase.year()
    rel = phrase.word("r")
    if rel in {"these", "those", "same", "comparable", "corresponding", "latest", "that", "recent"}:
        return None
    here = context.anchor.when if context.anchor and context.anchor.knows("month") else None
    if year is None and phrase.has("u"):
        shift = -1 if rel in LAST else 1 if rel in NEXT else 0
        if phrase.word("u") != "year":
            return None
        year = context.anchor.when.year + shift if context.anchor else None
    elif year is None and here is not None:
        year = _year_of_month(phrase, context, number, rel, here)
    if year is None:
        return Answer(DATE, f"XXXX-{number:02}")
    return edged(phrase, told(around(date(year, number, 1), "month")))


_LISTED = frozenset({"and", "or", "to", "/", "-", "–", ",", "until", "through"})


def _shared_year(phrase: Phrase) -> int | None:
    """The year of "March/April 2016", "January to March 2016" for the month without one."""
    classes, at = phrase.classes, phrase.last
    if phrase.after().lower() not in _LISTED or classes[at + 1 : at + 3] != "my":
        return None
    year = int(phrase.words[at + 2])
    other = MONTHS[phrase.words[at + 1].lower()]
    return year if MONTHS[phrase.word("m")] <= other else year - 1


def _narrative_year(phrase: Phrase, context: Context, number: int, here: date) -> int | None:
    """The year in which a tale goes on that left the present: "in June 2014 … in August"."""
    dated = context.dated
    if dated is None or context.at - context.dated_at > 400 or (here - dated.last).days < 300:
        return None
    if phrase.before() != "in" or phrase.before(2) not in {"", ".", "!", "?", '"', "“", "and"}:
        return None  # only where a sentence begins with it: elsewhere news means its own year
    if dated.unit not in {"day", "month"}:
        return None
    return dated.first.year + (1 if number < dated.first.month else 0)


def _year_of_month(phrase: Phrase, context: Context, number: int, rel: str, here: date) -> int:
    before = here.year if number <= here.month else here.year - 1
    after = here.year if number >= here.month else here.year + 1
    if rel in LAST:
        return before if number != here.month else here.year - 1
    if rel in NEXT:
        return after if number != here.month else here.year + 1
    if rel == "this":
        return here.year
    told_of = _narrative_year(phrase, context, number, here)
    if told_of is not None:
        return told_of
    # Reports tell of what was: without a cue the month is the last one.
    return after if context.direction(phrase) == "future" else before


def _season_in(year: int, code: str) -> Stretch:
    return around(date(year, SEASON_MONTH[code], 1), "season")


def season(phrase: Phrase, context: Context) -> Answer | None:
    """Summer, last winter, the spring of 2016; "fall" and "spring" only where they are seasons."""
    word = phrase.word("s")
    code = SEASONS[word]
    year, rel = phrase.year(), phrase.word("r")
    if word in {"fall", "spring", "springs"} and not (year or rel or phrase.has("gu")):
        if phrase.before() not in {"in", "since", "by", "during"} and phrase.own != "ts":
            return None
        if phrase.after().lower() in {"of", "in", "from", "to", "into", "for"}:
            return None
        if phrase.own == "s" and phrase.before() == "by":
            return None
    if word.endswith("s"):
        return None
    if year is None and phrase.has("u"):
        if phrase.word("u") != "year" or context.anchor is None:
            return None
        shift = -1 if rel in LAST else 1 if rel in NEXT else 0
        year = context.anchor.when.year + shift
    if year is None:
        if context.anchor is None or not context.anchor.knows("season"):
            return Answer(DATE, f"XXXX-{code}")
        here = context.anchor.when
        found = _season_near(phrase, context, code, rel, here)
        return edged(phrase, told(found))
    return edged(phrase, told(_season_in(year, code)))


def _season_near(phrase: Phrase, context: Context, code: str, rel: str, here: date) -> Stretch:
    options = [_season_in(year, code) for year in (here.year - 2, here.year - 1, here.year)]
    ended = [option for option in options if option.first <= here]
    if rel in LAST and "this" not in phrase.own:
        if "this" in [phrase.word("r"), phrase.word("r", 1)]:
            return ended[-1]
        return next((o for o in reversed(ended) if o.last < here), ended[-1])
    if rel in NEXT:
        coming = [_season_in(year, code) for year in (here.year, here.year + 1)]
        return next(option for option in coming if option.first > here)
    if rel == "this":
        current = next((o for o in reversed(ended) if o.first <= here <= o.last), None)
        return current or _season_in(here.year, code)
    if context.direction(phrase) == "future":
        coming = [_season_in(year, code) for year in (here.year - 1, here.year, here.year + 1)]
        return next(option for option in coming if option.last >= here)
    return ended[-1]


def ordinal_of(phrase: Phrase, context: Context) -> Answer | None:
    """The first week of January 2018, the last day of 2017."""
    word = phrase.word("u")
    rank = 0 if phrase.word("r") == "last" else ORDINALS.get(phrase.word("o"), 99)
    if phrase.word("r") not in {"", "last"} or word not in {"day", "week", "month"}:
        return None
    at = phrase.own.index("f") + 1
    rest = Phrase(phrase.words, phrase.classes, phrase.first + at, phrase.last)
    inner = (
        month(rest, context)
        if rest.has("m")
        else told(around(date(rest.year() or 1, 1, 1), "year"))
    )
    if inner is None or inner.stretch is None:
        return inner
    whole = inner.stretch
    size = {"day": 1, "week": 7}.get(word)
    if size is None:
        found = moved(whole.first, "month", rank - 1) if rank else around(whole.last, "month")
        return told(found) if found.last <= whole.last else None
    first = (
        whole.first + timedelta(days=size * (rank - 1))
        if rank
        else whole.last - timedelta(days=size - 1)
    )
    last = first + timedelta(days=size - 1)
    if last > whole.last:
        return None
    if size == 1:
        return told(around(first, "day"))
    value = f"{first.isoformat()}/{last.isoformat()}"
    return Answer(
        DATE, around(first, "week").timex, Stretch(first, last, "week"), value, TimePrecision.week
    )
