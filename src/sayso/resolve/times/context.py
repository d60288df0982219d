"""What a rule gets and gives: a Phrase of words, the Context that anchors it, an Answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sayso.resolve.times.direction import Direction
from sayso.resolve.times.stretch import Anchor, Stretch, Unit, moved
from sayso.resolve.times.words import NUMBERS, UNITS
from sayso.vocabulary import TimePrecision, TimexType

__all__ = [
    "OPEN_VALUES",
    "Answer",
    "Context",
    "Phrase",
    "aside",
    "narrowed",
    "period",
    "told",
    "unit_code",
]

_MEMORY = 1500
"""Code points after which a time that was mentioned no longer anchors "the next day"."""


@dataclass(slots=True)
class Answer:
    """What a phrase means. `skip` and `drop` are words at its ends that are not part of it.

    `stretch` is what an open bound or a range is built from, and what narrative goes on from.
    """

    type: TimexType
    timex: str
    stretch: Stretch | None = None
    edtf: str | None = None
    precision: TimePrecision = TimePrecision.unknown
    skip: int = 0
    drop: int = 0
    length: tuple[float, Unit] | None = None
    """Of a duration that was counted, for "ten days after 5 March"."""
    kept: bool = True
    """Whether narrative goes on from it."""

    @property
    def bounds(self) -> tuple[str, str] | None:
        """Its first and last ends as EDTF, None where it has no value."""
        if self.edtf is None:
            return None
        first, _, last = self.edtf.partition("/")
        return first, last or first


@dataclass(slots=True)
class Phrase:
    """The words `first` to `last` (exclusive) of a list, with their classes."""

    words: list[str]
    classes: str
    first: int
    last: int

    @property
    def own(self) -> str:
        """Its class letters."""
        return self.classes[self.first : self.last]

    def has(self, letters: str) -> bool:
        """Whether any of these classes is in it."""
        return any(letter in self.own for letter in letters)

    def word(self, letters: str, nth: int = 0) -> str:
        """Its nth word of one of these classes, in lower case; "" if there is none."""
        for index in range(self.first, self.last):
            if self.classes[index] in letters:
                if nth == 0:
                    return self.words[index].lower()
                nth -= 1
        return ""

    def raw(self, letter: str) -> str:
        """Its first word of a class as it is written."""
        at = self.own.find(letter)
        return self.words[self.first + at] if at >= 0 else ""

    def before(self, back: int = 1) -> str:
        """The word before it, in lower case; "" at the beginning."""
        index = self.first - back
        return self.words[index].lower() if index >= 0 else ""

    def after(self, on: int = 0) -> str:
        """The word after it as it is written; "" at the end."""
        index = self.last + on
        return self.words[index] if index < len(self.words) else ""

    def year(self) -> int | None:
        """The year written in it."""
        word = self.word("y")
        return int(word) if word else None

    def count(self) -> float | None:
        """The number written in it, the first of a range; None where it is vague or absent."""
        current = 0.0
        seen = False
        for index in range(self.first, self.last):
            letter, word = self.classes[index], self.words[index].lower()
            if letter in "dny":
                if seen:
                    break
                current, seen = float(word.replace(",", "")), True
            elif letter == "/":
                top, bottom = word.split("/")
                current, seen = current + int(top) / int(bottom), True
            elif letter == "w":
                value = NUMBERS[word]
                if value >= 100:
                    current = (current or 1) * value
                else:
                    current += value
                seen = True
            elif letter == "C":
                return 2.0
            elif letter == "q":
                return None
            elif letter == "7":
                current, seen = current + 0.5, True
            elif letter == "a" and not seen:
                current, seen = 1.0, True
            elif seen and letter in ">|":
                break
        return current if seen else None


@dataclass(slots=True)
class Context:
    """The anchors of one text: its publication and the last time that was mentioned in it."""

    anchor: Anchor | None
    day_first: bool | None = None
    at: int = 0
    last: Stretch | None = None
    last_at: int = -_MEMORY
    last_quarter: Stretch | None = None
    dated: Stretch | None = None
    """The last day or month that was written with its year."""
    dated_at: int = -_MEMORY
    direction: Callable[[Phrase], Direction] = lambda _: "unknown"

    @property
    def spoken(self) -> Stretch | None:
        """The time mentioned last, if that is not too far back."""
        return self.last if self.at - self.last_at < _MEMORY else None

    def day(self) -> date | None:
        """The publication day, None where it is not known to the day."""
        return self.anchor.when if self.anchor and self.anchor.unit == "day" else None

    def quarter_before(self) -> Stretch:
        """The last quarter that was over at publication; only where there is an anchor."""
        assert self.anchor is not None
        return moved(self.anchor.when, "quarter", -1)

    def remember(self, stretch: Stretch, at: int) -> None:
        """Let narrative go on from this time."""
        self.last, self.last_at = stretch, at

    def near(self, reach: int) -> bool:
        """Whether the last time was mentioned within so many code points."""
        return self.at - self.last_at < reach


def told(stretch: Stretch, *, type: TimexType = TimexType.DATE, timex: str | None = None) -> Answer:
    """The plain answer: this stretch, in its own notation."""
    return Answer(type, timex or stretch.timex, stretch, stretch.edtf, stretch.precision)


OPEN_VALUES = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX", "weekend": "XXXX-WXX-WE",
}  # fmt: skip
"""TIMEX3 values of a unit that nothing anchors."""


def unit_code(phrase: Phrase) -> str:
    """The code in `UNITS` of the unit that a phrase names."""
    return UNITS[phrase.word("uQ")]


def aside(answer: Answer) -> Answer:
    """A comparison ("than a year earlier") does not carry the narrative to that year."""
    answer.kept = False
    return answer


_EDGES = {
    "early": 0, "beginning": 0, "start": 0, "earlier": 0, "mid": 1, "middle": 1,
    "late": 2, "end": 2, "close": 2, "later": 2,
}  # fmt: skip


def narrowed(answer: Answer, edge: str) -> Answer:
    """An answer's value drawn in by "early", "mid", "late": about a third, its inner end with ~.

    "The end of 2017" is its last month. Weeks, days and seasons stay as they are: to cut them
    would be to invent precision. The TIMEX value stays as well, as TimeML has it.
    """
    stretch, third = answer.stretch, _EDGES.get(edge)
    if stretch is None or third is None:
        return answer
    year, month = stretch.first.year, stretch.first.month
    edtf: str | None = None
    if stretch.unit == "year":
        if edge in {"end", "close"}:
            edtf = f"{year:04}-12~"
        elif edge in {"beginning", "start"}:
            edtf = f"{year:04}-01~"
        else:
            edtf = (
                f"{year:04}-01/{year:04}-04~",
                f"{year:04}-05~/{year:04}-08~",
                f"{year:04}-09~/{year:04}-12",
            )[third]
        answer.precision = TimePrecision.month
    elif stretch.unit == "month":
        head = f"{year:04}-{month:02}"
        edtf = (
            f"{head}-01/{head}-10~",
            f"{head}-11~/{head}-20~",
            f"{head}-21~/{head}-{stretch.last.day:02}",
        )[third]
        answer.precision = TimePrecision.days
    elif stretch.unit == "decade":
        edtf = (
            f"{year:04}/{year + 3:04}~",
            f"{year + 4:04}~/{year + 6:04}~",
            f"{year + 7:04}~/{year + 9:04}",
        )[third]
    if edtf:
        answer.edtf = edtf
    return answer


def period(count: float | None, unit: str) -> str:
    """TIMEX3 value of a duration: P2W, PT24H, P2Y6M, PXD; X where the count is vague."""
    if unit == "2W":
        return period(None if count is None else 2 * count, "W")
    if unit == "WE":
        return "P2D" if count in {1.0, None} else f"P{_plain(count or 0)}WE"
    clock = unit in {"H", "M", "S"}
    letter = {"MO": "M", "E": "Y", "C": "Y"}.get(unit, unit)
    if count is None:
        return f"PT{'X'}{unit}" if clock else f"PX{'C' if unit == 'C' else letter}"
    if unit in {"E", "C"}:
        count *= 10 if unit == "E" else 100
    whole, part = int(count), count - int(count)
    smaller = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60), "D": ("TH", 24)}
    if part and letter in smaller and (clock or unit != "MO"):
        name, size = smaller[letter]
        rest = round(part * size)
        head = f"{whole}{letter}" if whole else ""
        return (
            f"PT{head}{rest}{name}"
            if clock
            else f"P{head}{rest}{name}".replace(f"{rest}TH", f"T{rest}H")
        )
    return f"P{'T' if clock else ''}{_plain(count)}{letter}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"
