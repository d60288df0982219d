"""`sayso` with plain stages, for tests of the whole program: also in its reading processes.

Reading processes import this file again under another name, so what it replaces is replaced there.
A text may ask for trouble: "Kill the reader" ends the process that reads it, "Take your time"
makes it slow.
"""

from __future__ import annotations

import os
import signal
import time

from plain import PlainStages

import sayso.crew
import sayso.run
from sayso.model import Parsed, Report, Text
from sayso.show.cli import main


class TroubledStages(PlainStages):
    """Plain stages that do what a text asks for."""

    def __call__(self, report: Report, text: Text) -> Parsed:
        if "Kill the reader" in text.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "Take your time" in text.text:
            time.sleep(0.05)
        return super().__call__(report, text)


# Only as a program of its own or as one of its reading processes, never where a test imports it.
if __name__ in ("__main__", "__mp_main__"):
    sayso.crew.Stages = TroubledStages  # type: ignore[assignment, misc]
    sayso.run.Stages = TroubledStages  # type: ignore[assignment, misc]

if __name__ == "__main__":
    main()
