"""Weighing in the background: due whenever reports came, went or were read anew.

No page waits for it: another process does it (`weigh_apart`), a few reports at a time, so that a
decision never waits long. It stays away while dropped files are being read.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from sayso.errors import SaysoError
from sayso.show.web.answers import error_of
from sayso.show.web.desk import Desk

__all__ = ["Weigher"]

log = logging.getLogger(__name__)

Json = dict[str, Any]

QUIET = 1.0
"""Seconds without a change before weighing begins."""
AGAIN = 10.0
"""Seconds until it is tried again where another program was writing."""
UNEXPECTED = {
    "code": "fault",
    "message": "the weighing ended before it was done.",
    "advice": "It begins again at the next change; `sayso allegations` in a terminal says more.",
}


class Weigher:
    """One thread that keeps the ledger weighed. `tell` gets its state; `done` follows its end."""

    def __init__(
        self,
        desk: Desk,
        *,
        busy: Callable[[], bool] = lambda: False,
        tell: Callable[[Json], None] = lambda _: None,
        done: Callable[[], None] = lambda: None,
    ) -> None:
        self._desk = desk
        self._busy = busy
        self._tell = tell
        self._done = done
        self._wanted = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._running: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._state: Json = _state("idle")

    def state(self) -> Json:
        """{"state", "done", "total", "pending", "problem"} as it is now."""
        with self._lock:
            return dict(self._state)

    def absent(self) -> str | None:
        """Why allegations may be missing; None where every report is weighed."""
        now = self.state()
        left = now["pending"] - now["done"]
        if now["state"] == "read_only" and left:
            return (
                f"{left} reports here have not been compared with the others, and this ledger may "
                "only be looked at."
            )
        if now["state"] == "failed":
            return f"Reports could not be compared with each other: {now['problem']['message']}"
        if now["state"] in ("waiting", "weighing"):
            return f"Reports are being compared with each other: {now['done']} of {now['total']}."
        return None

    def start(self) -> None:
        """Begin to keep watch."""
        self._thread = threading.Thread(target=self._work, name="sayso-weigh", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Something changed: look whether anything is to be weighed."""
        self._wanted.set()

    def stop(self) -> None:
        """End now; the few reports in hand are weighed the next time."""
        self._stop.set()
        self._wanted.set()
        if self._running is not None:
            self._running.terminate()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def _work(self) -> None:
        while not self._stop.is_set():
            self._wanted.wait()
            self._wanted.clear()
            if self._stop.wait(QUIET):
                return
            if self._wanted.is_set():
                continue
            if self._busy():
                self._wanted.set()
                continue
            try:
                self._weigh()
            except SaysoError as error:
                self._become(_state("failed", problem=error_of(error)[1]["error"]))
                self._later()
            except Exception as error:
                # Asking again would fail again; the next change of the ledger tries anew.
                self._become(_state("failed", problem=error_of(error)[1]["error"]))

    def _weigh(self) -> None:
        from sayso.show import weighing

        with self._desk.reading() as ledger:
            pending = weighing.due(ledger)
        due = len(pending)
        if not due:
            self._become(_state("idle"))
            return
        if not self._desk.writable:
            self._become(_state("read_only", pending=due, total=due))
            return
        self._become(_state("weighing", pending=due, total=len(pending.new)))
        identity = self._desk.identity()
        problem: Json | None = None
        ended = False
        with self._begun() as running:
            for line in running.stdout or ():
                said = json.loads(line)
                problem, ended = said.get("problem"), bool(said.get("ended"))
                if self._stop.is_set() or self._desk.identity() != identity:
                    running.terminate()
                elif "done" in said:
                    self._become(_state("weighing", pending=due, **said))
        if self._stop.is_set():
            return
        if ended:
            self._become(_state("idle"))
            self._done()
            return
        self._become(_state("failed", problem=problem or UNEXPECTED))
        if problem is not None and problem["code"] != "fault":
            self._later()

    def _begun(self) -> subprocess.Popen[str]:
        """The process that weighs. In a session of its own: Ctrl-C is for the workbench."""
        name = "sayso.show.web.weigh_apart"
        running = subprocess.Popen(  # noqa: S603  our own module, no shell
            [sys.executable, "-m", name, str(self._desk.path), self._desk.tool],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self._running = running
        if self._stop.is_set():
            running.terminate()
        return running

    def _later(self) -> None:
        if not self._stop.wait(AGAIN):
            self._wanted.set()

    def _become(self, state: Json) -> None:
        with self._lock:
            changed = state != self._state
            self._state = state
        if changed:
            self._tell(state)


def _state(
    name: str, *, pending: int = 0, done: int = 0, total: int = 0, problem: Json | None = None
) -> Json:
    return {"state": name, "pending": pending, "done": done, "total": total, "problem": problem}
