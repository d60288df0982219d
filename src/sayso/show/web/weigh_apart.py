"""Weighing in a process of its own, so that no page waits for its arithmetic.

    python -m sayso.show.web.weigh_apart LEDGER TOOL

Says a line of JSON for every step on standard output: {"done": n, "total": n}, at the end {"ended":
true} or {"problem": {…}}. Ends when nobody listens any more; what was weighed so far stays.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

__all__ = ["main"]

BATCH = 20
"""Reports written at once: decisions wait no longer than that."""
NICE = 10


def main(path: str, tool: str) -> int:
    """Weigh one ledger. Exit status 0 when all is weighed, 1 after a problem."""
    from sayso.ledger import Ledger
    from sayso.show.web.answers import error_of
    from sayso.show.weighing import weigh

    if hasattr(os, "nice"):
        os.nice(NICE)
    try:
        with Ledger.open(Path(path), write=True, tool=tool) as ledger:
            weigh(ledger, progress=_progress, batch=BATCH)
    except BrokenPipeError:
        return 1
    except Exception as error:
        _say({"problem": error_of(error)[1]["error"]})
        return 1
    _say({"ended": True})
    return 0


def _progress(step: str, done: int, total: int) -> None:
    if step == "reports":
        _say({"done": done, "total": total})


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
