"""The reading processes: jobs in, readings out, in the order of the jobs.

One process a processor, each with its own copy of the stages, beats one process with many threads.
The order of the results is the order of the jobs, so a ledger does not depend on how many there
were. A process that dies takes one report with it, not the run.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TypeVar

from sayso.errors import InternalFault, SaysoError, SkipReport, TooLarge
from sayso.ingest import Item, Known
from sayso.model import Capture, Parsed, Report, Text
from sayso.pipeline import Stages, take_in
from sayso.settings import Limits, Settings
from sayso.workers import end_with_parent, interrupts_held

__all__ = ["Crew", "ItemJob", "Job", "Outcome", "TextJob"]

log = logging.getLogger(__name__)

AHEAD = 4
"""Jobs under way for each process: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class ItemJob:
    """One item of a file: to be ingested, then read."""

    item: Item
    capture: Capture
    source: str
    """The path as it was given."""
    known: Known

    @property
    def part(self) -> str:
        """The record inside the file; "" for the file itself."""
        return self.item.part

    def prepare(self, limits: Limits) -> tuple[Report, Text]:
        """The report and its text. Raises SkipReport."""
        return take_in(self.item, capture=self.capture.sha256, known=self.known, limits=limits)


@dataclass(frozen=True, slots=True)
class TextJob:
    """A report whose text is there already: to be read (again)."""

    report: Report
    text: Text
    source: str

    @property
    def part(self) -> str:
        """The record inside the file; "" for the file itself."""
        return self.report.part

    def prepare(self, limits: Limits) -> tuple[Report, Text]:
        """The report and its text, as they are. Raises TooLarge."""
        if len(self.text.text) > limits.text_chars:
            raise TooLarge(
                f"the text has {len(self.text.text):,} characters.",
                advice=f"The limit is {limits.text_chars:,}; split it into its reports.",
            )
        return self.report, self.text


Job = ItemJob | TextJob
J = TypeVar("J", bound=Job)
Outcome = Parsed | SkipReport

_stages: Stages | None = None
_settings: Settings | None = None


def _start(settings: Settings) -> None:
    """Set a reading process up."""
    global _stages, _settings
    end_with_parent()
    _settings = settings
    _stages = Stages(settings)


def _work(job: Job) -> Outcome:
    assert _stages is not None
    assert _settings is not None
    return read_job(job, _stages, _settings)


def read_job(job: Job, stages: Stages, settings: Settings) -> Outcome:
    """Read one job; a SkipReport comes back as a value, named by path and part."""
    try:
        return stages(*job.prepare(settings.limits))
    except SkipReport as skipped:
        skipped.path = skipped.path or job.source
        skipped.part = skipped.part or job.part
        return skipped
    except SaysoError:
        raise
    except Exception as fault:
        # Whatever a hostile file makes a parser do, it costs this report and not the run.
        log.info("reading %s %s", job.source, job.part, exc_info=True)
        return InternalFault(
            f"a fault inside Sayso stopped the reading ({type(fault).__name__}: {fault}).",
            advice="Please report it with the file, if you may share it.",
            path=job.source,
            part=job.part,
        )


class Crew:
    """Readers at work. Use as a context manager; with one process all happens in this one."""

    def __init__(self, settings: Settings, *, processes: int, stages: Stages | None = None) -> None:
        self._settings = settings
        self._processes = processes
        self._stages = stages
        self._pool: ProcessPoolExecutor | None = None
        self._suspects = 0
        """Jobs at the head of the queue of which one ended a process: read one at a time."""

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
            self._pool = None

    def read(self, jobs: Iterable[J]) -> Iterator[tuple[J, Outcome]]:
        """The outcome of every job, in order. At most AHEAD jobs a process are in memory."""
        if self._processes == 1:
            stages = self._stages or Stages(self._settings)
            for job in jobs:
                yield job, read_job(job, stages, self._settings)
            return
        waiting: deque[tuple[J, Future[Outcome] | None]] = deque()
        for job in jobs:
            waiting.append((job, None if self._suspects else self._submit(job)))
            if len(waiting) >= AHEAD * self._processes:
                yield self._first(waiting)
        while waiting:
            yield self._first(waiting)

    def _submit(self, job: Job) -> Future[Outcome]:
        if self._pool is None:
            # One thread each: the processes already use every processor.
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            # "spawn": a forked copy of a process that holds threads or a database may hang.
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_start,
                initargs=(replace(self._settings, processes=1),),
            )
        try:
            with interrupts_held():
                return self._pool.submit(_work, job)
        except BrokenProcessPool:
            # Known only when the results are asked for; `_first` reads the job again.
            broken: Future[Outcome] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def _first(self, waiting: deque[tuple[J, Future[Outcome] | None]]) -> tuple[J, Outcome]:
        job, future = waiting.popleft()
        if future is not None:
            try:
                return job, future.result()
            except BrokenProcessPool:
                # Any job under way may have done it: they are read alone until it shows itself.
                self._drop_pool()
                self._suspects = len(waiting) + 1
        outcome = self._alone(job)
        if outcome is None:
            outcome = InternalFault(
                "the process that read it died (out of memory, or a fault in a parser).",
                advice="Try it alone with --processes 1, or split the file.",
                path=job.source,
                part=job.part,
            )
            self._suspects = 1
        self._suspects -= 1
        later = [(job, None if self._suspects else self._submit(job)) for job, _ in waiting]
        waiting.clear()
        waiting.extend(later)
        return job, outcome

    def _alone(self, job: Job) -> Outcome | None:
        """The outcome of a job while no other is under way; None where its process died of it."""
        try:
            return self._submit(job).result()
        except BrokenProcessPool:
            self._drop_pool()
            return None

    def _drop_pool(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
