"""What a run did, in a few lines; and what failed, why, and what to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from sayso.model import Failure
from sayso.run import RunSummary
from sayso.show.terminal.safe import named, printable

__all__ = ["print_failures", "print_summary", "summary_json"]


def summary_json(summary: RunSummary) -> dict[str, Any]:
    """The summary as plain JSON."""
    return {"reports": summary.reports, **asdict(summary)}


def print_summary(console: Console, summary: RunSummary) -> None:
    """Say what was read, how long it took, what was left out and why."""
    if summary.interrupted:
        console.print(
            "Stopped before the end. What is stored is whole; the same command goes on from there.",
            style="yellow",
        )
    rate = summary.reports / summary.seconds if summary.seconds else 0.0
    console.print(
        f"{_many(summary.reports, 'report')} read in {summary.seconds:.1f} s ({rate:.1f}/s): "
        f"{_many(summary.attributions, 'attribution')}, {_many(summary.claims, 'claim')}."
    )
    if summary.unchanged:
        console.print(f"{_many(summary.unchanged, 'file')} read before, passed over.")
    if summary.changed or summary.same:
        console.print(
            f"Read anew: {summary.same} as before, {summary.changed} changed "
            f"({summary.gained} attributions found anew, {summary.lost} no longer found)."
        )
    for path in summary.removed:
        console.print(f"Passed over, since it was removed from this ledger: {named(path)}")
    for path, why in summary.unread:
        console.print(f"Stored, not read: {named(path)} ({why})", style="yellow")
    if summary.failures:
        console.print(f"{_many(len(summary.failures), 'failure')}:", style="red")
        print_failures(console, summary.failures)


def print_failures(console: Console, failures: Sequence[Failure]) -> None:
    """One failure a paragraph: where, what was found, what to try."""
    for failure in failures:
        where = f"{failure.path}!{failure.part}" if failure.part else failure.path
        line = Styled("  ").append(named(where), style="bold")
        line.append(f"\n    {printable(failure.problem)} {printable(failure.advice)}".rstrip())
        console.print(line)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
