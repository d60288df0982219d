"""Options that many commands share, and the consoles they write to."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.settings import Settings
    from sayso.show.session import Session

__all__ = [
    "AsJson",
    "LedgerArgument",
    "LedgerOption",
    "Limit",
    "Processes",
    "answer",
    "ask_author",
    "at_terminal",
    "hint",
    "messages",
    "open_ledger",
    "print_json",
    "settings",
]

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        help="The ledger file. Else SAYSO_LEDGER, else ./ledger.sayso.",
        readable=False,  # whether it may be read is said where it is opened
    ),
]
LedgerArgument = Annotated[
    Path | None,
    typer.Argument(
        help="The ledger file; the same as --ledger.", show_default=False, readable=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines, one object each.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0 for all.")]
Processes = Annotated[
    int | None,
    typer.Option("--processes", min=1, help="Reading processes; else one a processor."),
]


def settings(ledger: Path | None, processes: int | None = None) -> Settings:
    """Settings from the options and the environment."""
    from sayso.settings import Settings

    return Settings.from_environment(ledger, processes)


def open_ledger(
    ledger: Path | None, *, write: bool = False, create: bool = False, processes: int | None = None
) -> Session:
    """The ledger that the options name, opened. Raises StopRun where that cannot be."""
    from sayso.show.session import Session

    return Session.open(settings(ledger, processes), write=write, create=create)


def answer() -> Console:
    """Where answers go: standard output, never wrapped to nothing when it is no terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else _width(), markup=False)


def messages() -> Console:
    """Where everything else goes: standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False)


def hint(words: str, ledger: Path | None) -> None:
    """Say what to do next, to a person at a terminal; to nobody else.

    `…` in `words` stands for the option that names the ledger, where one was given.
    """
    if sys.stderr.isatty():
        named = f" --ledger {shlex.quote(str(ledger))}" if ledger else ""
        messages().print(words.replace("…", named), style="bright_black", soft_wrap=True)


def at_terminal() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty()


def ask_author(session: Session) -> None:
    """Ask once who decides, where neither SAYSO_AUTHOR nor the ledger knows. Raises WrongUse."""
    from sayso.errors import WrongUse

    try:
        session.author()
    except WrongUse:
        if not at_terminal():
            raise
        name = typer.prompt("Who decides? Your name, kept with the decision", err=True)
        session.set_author(name.strip())


def print_json(rows: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line."""
    for line in _lines(rows):
        sys.stdout.write(line)


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    import json

    for row in rows:
        line = json.dumps(row, ensure_ascii=False)
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:  # a lone surrogate, from a broken file: as an escape
            line = json.dumps(row)
        yield line + "\n"


def _width() -> int:
    import os

    return int(os.environ.get("COLUMNS") or 100)
