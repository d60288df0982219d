"""Reads a folder into a ledger with plain stages; run by test_kill.py, which kills it."""

from __future__ import annotations

import sys
from pathlib import Path

from plain import PlainStages

import sayso.run
from sayso.ledger import Ledger
from sayso.settings import Settings


def main() -> None:
    """argv: folder, ledger."""
    folder, ledger = Path(sys.argv[1]), Path(sys.argv[2])
    sayso.run.Stages = PlainStages  # type: ignore[assignment, misc]
    settings = Settings(ledger=ledger, processes=1)
    with Ledger.open(ledger, write=True, create=True) as opened:
        print("reading", flush=True)
        summary = sayso.run.read_paths(opened, [folder], settings=settings)
        print(f"done {len(summary.failures)}", flush=True)


if __name__ == "__main__":
    main()
