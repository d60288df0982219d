"""`python -m bench NAME [options]`: run one benchmark. `python -m bench` lists them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HIDDEN = {"__init__", "__main__"}


def names() -> list[str]:
    """The benchmarks there are: every module beside this one that has a `main`."""
    stems = (path.stem for path in Path(__file__).parent.glob("*.py"))
    found = sorted(stem for stem in stems if stem not in HIDDEN)
    return [name for name in found if hasattr(importlib.import_module(f"bench.{name}"), "main")]


def main(argv: list[str]) -> int:
    """Hand the rest of the command line to the benchmark that is named first."""
    if not argv or argv[0] in {"-h", "--help"}:
        print("usage: python -m bench NAME [options]\n")
        for name in names():
            summary = (importlib.import_module(f"bench.{name}").__doc__ or "").strip()
            print(f"  {name:14} {summary.splitlines()[0] if summary else ''}")
        return 0 if argv else 2
    if argv[0] not in names():
        print(f"no benchmark named {argv[0]!r}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    result: int = importlib.import_module(f"bench.{argv[0]}").main(argv[1:])
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
