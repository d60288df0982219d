"""Processes beside the main one for work that knows nothing of the ledger.

Results come in the order of the jobs and each follows from its job alone, so nothing depends on how
many processes there are, or on whether one of them died: what it left undone is done here.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing.connection import wait
from types import TracebackType
from typing import TypeVar

__all__ = ["Workers", "end_with_parent", "interrupts_held", "seldom_collected"]

log = logging.getLogger(__name__)

AHEAD = 3
"""Jobs under way for each process: enough to keep it busy, few enough to bound memory."""
FROM = 8
"""Fewer jobs than this are done here: a process takes half a second to start."""

POLITE = 3
"""By how much these processes stand back: the main one, on which all wait, has a processor."""
SELDOM = (100_000, 20, 1_000)
"""See `gc.set_threshold`: new objects before a look at these, and how often at older ones."""

J = TypeVar("J")
R = TypeVar("R")


def end_with_parent() -> None:
    """End this process when the main one is gone: a killed run leaves nothing behind.

    The queue of jobs cannot tell it, since every process holds its writing end too. Returns at
    once; Ctrl-C is from now on the main process's to handle.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Inside, rings of objects are looked for seldom only, as before afterwards.

    Work on many objects that make no rings is a tenth faster so: counting references frees them.
    """
    former = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*former)


def _begin() -> None:
    """A process begins: it ends with the main one and stands back; its jobs leave no rings."""
    end_with_parent()
    gc.set_threshold(*SELDOM)
    with suppress(AttributeError, OSError):  # Windows has none
        os.nice(POLITE)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until this is over, and never reaches a process that is started inside."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


class Workers:
    """Some processes that are started when they are first worth it. Use as a context manager."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close(wait_for_it=kind is None)

    def each(self, work: Callable[[J], R], jobs: Iterable[J], /, *, ahead: int = 0) -> Iterator[R]:
        """`work`, a function of a module, done to every job; the results in their order.

        The first jobs are under way when this returns: `ahead` of them, or a few for each process.
        """
        waiting = iter(jobs)
        first = list(islice(waiting, FROM))
        if self._processes < 2 or (len(first) < FROM and self._pool is None):
            return map(work, chain(first, waiting))
        left = chain(first, waiting)
        most = max(ahead, AHEAD * self._processes)
        return self._results(
            work, deque((job, self._submit(work, job)) for job in islice(left, most)), left
        )

    def _results(
        self,
        work: Callable[[J], R],
        under_way: deque[tuple[J, Future[R] | None]],
        left: Iterable[J],
    ) -> Iterator[R]:
        for job in left:
            yield self._result(work, *under_way.popleft())
            under_way.append((job, self._submit(work, job)))
        while under_way:
            yield self._result(work, *under_way.popleft())

    def _submit(self, work: Callable[[J], R], job: J) -> Future[R] | None:
        """None where the processes are gone."""
        if self._pool is None:
            # One thread each: the processes already use every processor.
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            # "spawn": a forked copy of a process that holds threads or a database may hang.
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
            )
        try:
            with interrupts_held():
                return self._pool.submit(work, job)
        except BrokenProcessPool:
            return None

    def _result(self, work: Callable[[J], R], job: J, future: Future[R] | None) -> R:
        if future is not None:
            try:
                return future.result()
            except BrokenProcessPool:
                log.info("a process beside this one died; its work is done here")
                self._processes = 1  # whatever killed it would again
        return work(job)

    def _close(self, *, wait_for_it: bool) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=wait_for_it, cancel_futures=True)
            self._pool = None
