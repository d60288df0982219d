"""A live bar on standard error: reports, reports a second, time left, failures so far."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sayso.run import Watcher
from sayso.show.words import many

__all__ = ["Bar"]


class Bar(Watcher):
    """Draws a run as it goes. The bar moves by bytes taken in, so its time left is honest
    even where one file holds ten thousand reports; where standard error is no terminal it
    stays silent.
    """

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("[bold]{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[reports]}"),
            TextColumn("{task.fields[rate]:.1f}/s"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failures]}"),
            console=console,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._reports = 0
        self._failures = 0
        self._started = time.monotonic()

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def found(self, files: int, size: int) -> None:
        """`files` files of `size` bytes are to be looked at."""
        self._started = time.monotonic()
        self._task = self._progress.add_task(
            f"Reading {many(files, 'file')}",
            total=size or None,
            reports=many(0, "report"),
            rate=0.0,
            failures="",
        )

    def advanced(self, size: int) -> None:
        """`size` more bytes are done with."""
        if self._task is not None:
            self._progress.advance(self._task, size)

    def stored(self) -> None:
        """One more report stands in the ledger."""
        self._reports += 1
        self._draw()

    def failed(self) -> None:
        """One more file or report could not be used."""
        self._failures += 1
        self._draw()

    def _draw(self) -> None:
        if self._task is None:
            return
        passed = max(time.monotonic() - self._started, 1e-6)
        self._progress.update(
            self._task,
            reports=many(self._reports, "report"),
            rate=self._reports / passed,
            failures=f"[red]{self._failures} failed" if self._failures else "",
        )
