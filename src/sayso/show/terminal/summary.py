"""What a run did, in a few lines; and what failed, why, and what to try."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from sayso.model import Failure
from sayso.run import RunSummary
from sayso.show.terminal.lines import indented
from sayso.show.terminal.safe import named, printable
from sayso.show.words import many

__all__ = ["print_failures", "print_summary", "summary_json"]

ALIKE = 3
"""Of so many alike each is named; of more, only the number is told."""


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
        f"{many(summary.reports, 'report')} read in {summary.seconds:.1f} s ({rate:.1f}/s): "
        f"{many(summary.attributions, 'attribution')}, {many(summary.claims, 'claim')}."
    )
    if summary.unchanged:
        console.print(f"{many(summary.unchanged, 'file')} read before, passed over.")
    if summary.changed or summary.same:
        console.print(
            f"Read anew: {summary.same} as before, {summary.changed} changed "
            f"({summary.gained} attributions found anew, {summary.lost} no longer found)."
        )
    for path in summary.removed:
        console.print(f"Passed over, since it was removed from this ledger: {named(path)}")
    _print_unread(console, summary.unread)
    if summary.failures:
        console.print(f"{many(len(summary.failures), 'failure')}:", style="red")
        print_failures(console, summary.failures)


def _print_unread(console: Console, unread: Sequence[tuple[str, str]]) -> None:
    """What was stored and not read, by its reason: a folder of scans must not fill the screen."""
    paths: dict[str, list[str]] = {}
    for path, why in unread:
        paths.setdefault(why, []).append(path)
    for why, found in paths.items():
        console.print(f"Stored, not read: {many(len(found), 'report')} ({why})", style="yellow")
        for path in sorted(found, key=_in_order)[:ALIKE]:
            console.print(f"  {named(path)}")
        if len(found) > ALIKE:
            console.print(f"  … and {len(found) - ALIKE:,} more: sayso reports")


def print_failures(console: Console, failures: Sequence[Failure]) -> None:
    """Each failure: where, what was found, what to try. Many alike of one file as one, by number.

    A table in which every row lacks its text is one thing to mend, not five thousand.
    """
    alike: dict[tuple[str, str], list[Failure]] = {}
    for failure in sorted(failures, key=lambda one: (_in_order(one.path), _in_order(one.part))):
        alike.setdefault((failure.path, failure.problem), []).append(failure)
    for group in alike.values():
        for failure in group[:ALIKE]:
            where = f"{failure.path}!{failure.part}" if failure.part else failure.path
            line = Styled("  ").append(named(where), style="bold")
            if failure is not group[min(len(group), ALIKE) - 1]:
                console.print(line)
                continue
            if len(group) > ALIKE:
                line.append(f"\n  … and {len(group) - ALIKE:,} more in it: sayso failures --json")
            console.print(line)
            told = f"{printable(failure.problem)} {printable(failure.advice)}".rstrip()
            indented(console, told, 4)


def _in_order(name: str) -> tuple[tuple[int, str], ...]:
    """A key by which "line 2" comes before "line 10"."""
    parts = re.findall(r"\d+|\D+", name)
    return tuple((int(part[:18]), "") if part.isdecimal() else (-1, part) for part in parts)
