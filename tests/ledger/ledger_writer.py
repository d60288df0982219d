"""Writes reports into a ledger until it is done or killed; run by test_processes.py."""

from __future__ import annotations

import sys
from pathlib import Path

from ledger_world import prisoner_report, put_whole

from sayso.ledger import Ledger


def main() -> None:
    """argv: ledger, name, how many."""
    path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    with Ledger.create(path) as ledger:
        print("writing", flush=True)
        for number in range(count):
            data = f"{name} {number}".encode()
            put_whole(ledger, prisoner_report(data=data), data, source=f"{name}-{number}.txt")
            print(number, flush=True)


if __name__ == "__main__":
    main()
