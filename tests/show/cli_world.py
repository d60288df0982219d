"""The command line as its tests start it: on a ledger of their own, without a model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

from typer.testing import Result

STORY = (
    "Trucks at Dervane\n\n“We counted nine trucks,” said Adel Antar on Monday.\n\n"
    "“=HYPERLINK is what they wrote,” said Jale Borik.\n\nSome more words that nobody said.\n"
)
Run = Callable[..., Result]


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it."""
    return subprocess.run(
        [sys.executable, "-m", "sayso", *arguments], capture_output=True, text=True, check=False
    )


def rows(result: Result) -> list[dict[str, object]]:
    """The JSON lines of standard output."""
    return [json.loads(line) for line in result.stdout.splitlines()]
