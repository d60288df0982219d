"""Claims along time in the terminal: a bar as long as what is said is vague, who says so beside.

The axis counts in days, months or years, whichever fits. Claims of one time through one chain
share a row. What is not dated is not left out: it stands in a lane of its own at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from sayso.intervals import FIRST, LAST, Days, days_of, intervals, iso, precision
from sayso.ledger.rows import ClaimRow
from sayso.show.terminal.lines import GREY, indented
from sayso.show.terminal.safe import flat
from sayso.show.terminal.tables import claim_row_json
from sayso.show.terminal.when import when
from sayso.show.words import chain_line
from sayso.vocabulary import TimePrecision

__all__ = ["Axis", "print_timeline", "timeline_json"]

NARROW, WIDE = 24, 60
"""Columns of the chart, at least and at most."""

BARS = {
    TimePrecision.day: "●",
    TimePrecision.days: "━",
    TimePrecision.week: "━",
    TimePrecision.month: "═",
    TimePrecision.year: "─",
    TimePrecision.unknown: "┄",
}
LEGEND = "● a day  ━ days or a week  ═ months  ─ a year or longer  ┄ open  ◂ ▸ goes on"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# What an axis may count in: the unit, how many of it a tick, and the columns of a label.
_STEPS = (
    ("day", 1, 4), ("day", 7, 4), ("month", 1, 5), ("month", 3, 5), ("year", 1, 6),
    ("year", 5, 6), ("year", 10, 6), ("year", 20, 6), ("year", 50, 6), ("year", 100, 6),
    ("year", 500, 6), ("year", 2500, 6),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last`, drawn in `width` columns."""

    first: int
    last: int
    width: int

    @classmethod
    def over(cls, spans: Sequence[Days], width: int) -> Axis:
        """An axis that holds every end that is known; a month around a single day."""
        ends = [end for span in spans for end in span if end not in (FIRST, LAST)]
        if not ends:
            ends = [date(2000, 1, 1).toordinal()]  # only "always": nothing to tell apart
        first, last = min(ends), max(ends)
        if last - first < 20:
            first, last = max(FIRST, first - 10), min(LAST, last + 10)
        return cls(first, last, width)

    def column(self, day: int) -> int:
        """The column of a day; those outside fall to the edges."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first) * self.width // (self.last - self.first + 1)

    def bar(self, spans: Sequence[Days], mark: str) -> str:
        """The row of one time: a mark in every column that it may stand for."""
        cells = [" "] * self.width
        for first, last in spans:
            if last >= self.first and first <= self.last:
                low, high = self.column(first), self.column(last)
                cells[low : high + 1] = mark * (high + 1 - low)
            if first < self.first:
                cells[0] = "◂"
            if last > self.last:
                cells[-1] = "▸"
        return "".join(cells)

    def header(self) -> tuple[str, str]:
        """Two lines: the larger units, and the ticks."""
        unit, step = self._step()
        upper, lower = [" "] * self.width, [" "] * self.width
        before = ""
        for day in _ticks(self.first, self.last, unit, step):
            column = self.column(day.toordinal())
            year = f"{day.year:04}"
            if unit == "year":
                _place(lower, column, year)
                continue
            above = year if unit == "month" else f"{MONTHS[day.month - 1]} {year}"
            below = MONTHS[day.month - 1] if unit == "month" else f"{day.day}"
            if above != before and _place(upper, column, above):
                before = above
            _place(lower, column, below)
        return "".join(upper), "".join(lower)

    def _step(self) -> tuple[str, int]:
        for unit, step, columns in _STEPS:
            lengths = {"day": 1.0, "month": 30.4, "year": 365.2}
            if (self.last - self.first) / (lengths[unit] * step) * columns <= self.width:
                return unit, step
        return "year", 5000


def _ticks(first: int, last: int, unit: str, step: int) -> Iterator[date]:
    """The days of the ticks, the first of them where the axis begins."""
    day = date.fromordinal(first)
    yield day
    while True:
        if unit == "day":
            after = day.toordinal() + step
        elif unit == "month":
            count = day.year * 12 + (day.month - 1) // step * step + step
            after = date(count // 12, count % 12 + 1, 1).toordinal() if count < 120_000 else LAST
        else:
            year = day.year // step * step + step
            after = date(year, 1, 1).toordinal() if year <= 9999 else LAST
        if after > last or after == LAST:
            return
        day = date.fromordinal(after)
        yield day


def _place(cells: list[str], column: int, label: str) -> bool:
    """Write a label where nothing stands yet, with a gap before it."""
    if column + len(label) > len(cells):
        return False
    if any(cell != " " for cell in cells[max(0, column - 1) : column + len(label)]):
        return False
    cells[column : column + len(label)] = label
    return True


@dataclass(slots=True)
class _Row:
    """Claims of one time through one chain."""

    time: str
    spans: tuple[Days, ...]
    says: str
    claims: list[ClaimRow]


def _grouped(rows: Sequence[ClaimRow]) -> list[_Row]:
    found: dict[tuple[str, str], _Row] = {}
    for row in rows:
        time = row.claim.time or ""
        says = flat(chain_line(row.chain)) if row.chain else "speaker not known"
        entry = found.setdefault((time, says), _Row(time, intervals(time), says, []))
        entry.claims.append(row)
    return sorted(found.values(), key=lambda one: (one.spans, one.says))


def print_timeline(
    console: Console,
    dated: Sequence[ClaimRow],
    undated: Sequence[ClaimRow],
    *,
    window: tuple[str | None, str | None] = (None, None),
) -> None:
    """Draw the dated claims along an axis, then the undated ones. `window`: what was asked for."""
    width = min(WIDE, max(NARROW, console.width * 2 // 5))
    rows = _grouped(dated)
    if rows:
        axis = _framed(Axis.over([span for row in rows for span in row.spans], width), window)
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=width, no_wrap=True)
        table.add_column(ratio=1)
        upper, lower = axis.header()
        table.add_row(Styled(f"{upper}\n{lower}", style=GREY), Styled("", style=GREY))
        for row in rows:
            bar = Styled(axis.bar(row.spans, BARS[precision(row.time)]), style="green")
            table.add_row(bar, _beside(row))
        console.print(table)
        console.print(Styled(LEGEND, style=GREY))
    if undated:
        console.print()
        console.print(Styled(f"Not dated ({len(undated)})", style="bold"))
        for row in _grouped_undated(undated):
            indented(console, _beside(row))


def _grouped_undated(undated: Sequence[ClaimRow]) -> list[_Row]:
    found: dict[str, _Row] = {}
    for row in undated:
        says = flat(chain_line(row.chain)) if row.chain else "speaker not known"
        found.setdefault(says, _Row("", (), says, [])).claims.append(row)
    return list(found.values())


def _framed(axis: Axis, window: tuple[str | None, str | None]) -> Axis:
    """The axis, no wider than what was asked for."""
    since, until = (days_of(end) for end in window)
    first = max(axis.first, since[0]) if since else axis.first
    last = min(axis.last, until[1]) if until else axis.last
    return Axis(first, last, axis.width) if first < last else axis


def _beside(row: _Row) -> Styled:
    """What stands beside a bar: when, in which words, who says so."""
    line = Styled(f"{when(row.time)}  " if row.time else "", style="green")
    line.append(f"“{flat(row.claims[0].words, most=160)}”", style="default")
    if len(row.claims) > 1:
        line.append(f" and {len(row.claims) - 1} more", style=GREY)
    line.append(f"\n{row.says}", style="cyan")
    if row.claims[0].claim.attribution is None:
        line.append(" (the publisher's own words)", style=GREY)
    return line.append(f"\n{row.claims[0].id}", style=GREY)


def timeline_json(
    dated: Sequence[ClaimRow], undated: Sequence[ClaimRow]
) -> Iterator[dict[str, Any]]:
    """Claims in the order of time, each with its days and precision; the undated come last."""
    for row in sorted(dated, key=lambda row: (intervals(row.claim.time), row.report, row.id)):
        yield _claim_json(row)
    for row in undated:
        yield _claim_json(row)


def _claim_json(row: ClaimRow) -> dict[str, Any]:
    days = days_of(row.claim.time)
    first, last = days or (None, None)
    return {
        **claim_row_json(row),
        "first_day": None if first in (None, FIRST) else iso(first),
        "last_day": None if last in (None, LAST) else iso(last),
        "precision": precision(row.claim.time).value,
    }
