"""Live changes: what one browser or command does appears in the others without a reload.

One thread looks at the ledger twice a second (one small question). Browsers hear of it over
server-sent events; one that was away for a while gets what it missed, or is told to load anew.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from sayso.errors import SaysoError
from sayso.show.web.answers import error_of
from sayso.show.web.desk import Desk
from sayso.show.web.row_shapes import judgement_shape

__all__ = ["Hub"]

log = logging.getLogger(__name__)

Json = dict[str, Any]

EVERY = 0.5
"""Seconds between two looks at the ledger."""
BEAT = 15.0
"""Seconds after which an idle stream says that it is still there."""
KEPT = 1_000
"""Events remembered for browsers that were away."""
MOST_BROWSERS = 50
WAITING = 2_000
"""Events that may wait for one slow browser before it is told to load anew."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    number: int
    name: str
    data: str


class Hub:
    """Spreads events to every open page. Thread-safe."""

    def __init__(self, desk: Desk, *, changed: Callable[[], None] = lambda: None) -> None:
        """`changed` is called whenever reports or decisions came, changed or went."""
        self._desk = desk
        self._changed = changed
        self._run = secrets.token_hex(4)
        self._lock = threading.Lock()
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._next = 1
        self._pages: dict[int, tuple[asyncio.AbstractEventLoop, asyncio.Queue[Event | None]]] = {}
        self._stop = threading.Event()
        self._poke = threading.Event()
        self._thread: threading.Thread | None = None
        self.last_judgement = 0
        self._version: tuple[int, int] | None = None
        self._state = "ok"

    # --- telling -------------------------------------------------------------------------------

    def tell(self, name: str, data: Json) -> None:
        """Something happened."""
        with self._lock:
            event = Event(self._next, name, json.dumps(data))
            self._next += 1
            self._events.append(event)
            pages = list(self._pages.values())
        for loop, queue in pages:
            try:
                loop.call_soon_threadsafe(_put, queue, event)
            except RuntimeError:  # its loop is closing
                continue

    def say_reports(self) -> None:
        """Lists of reports and what is made of them are to be asked for anew."""
        try:
            with self._desk.reading() as ledger:
                self.tell("reports", ledger.views.totals())
        except SaysoError as error:
            log.info("not told: %s", error)

    def poke(self) -> None:
        """Look at the ledger now: something was just written."""
        self._poke.set()

    # --- looking -------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to look at the ledger."""
        self._look()
        self._thread = threading.Thread(target=self._watch, name="sayso-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End every stream, and the looking."""
        self._stop.set()
        self._poke.set()
        with self._lock:
            pages = list(self._pages.values())
        for loop, queue in pages:
            try:
                loop.call_soon_threadsafe(queue.put_nowait, None)
            except RuntimeError:
                continue
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=10)

    def _watch(self) -> None:
        while not self._stop.is_set():
            self._poke.wait(EVERY)
            self._poke.clear()
            if not self._stop.is_set():
                self._look()

    def _look(self) -> None:
        try:
            self._news()
            if self._state != "ok":
                self._state = "ok"
                self.tell("ledger", {"state": "ok"})
        except SaysoError as error:
            if self._state != "gone":
                self._state = "gone"
                self.tell("ledger", {"state": "gone", **error_of(error)[1]})
        except Exception:
            log.exception("looking for changes")

    def _news(self) -> None:
        with self._desk.reading() as ledger:
            facets = ledger.facets
            version = facets.version()
            if version == self._version:
                return
            first = self._version is None
            last = facets.last_judgement()
            if first or last < self.last_judgement:  # the beginning, or another file at its place
                self.last_judgement = last
                if not first:
                    self.tell("reset", {})
            made = ledger.views.judgements(after=self.last_judgement, limit=KEPT)
            for number, row, noun in made:
                self.last_judgement = number
                self.tell("judgement", judgement_shape(row, noun))
            former, self._version = self._version, version
            self._changed()
            if former is not None and version != (former[0] + len(made), former[1]):
                self.tell("reports", ledger.views.totals())

    # --- hearing -------------------------------------------------------------------------------

    async def stream(self, last_id: str | None) -> AsyncIterator[bytes]:
        """The events for one page, as the browser's EventSource reads them."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(WAITING)
        me = id(queue)
        missed: list[Event] = []
        reset = False
        with self._lock:
            crowded = len(self._pages) >= MOST_BROWSERS
            if not crowded:
                missed, reset = self._missed(last_id)
                self._pages[me] = asyncio.get_running_loop(), queue
            now = self._next - 1
        if crowded:
            yield b"retry: 30000\n\n"
            return
        try:
            yield self._line(now if not missed else missed[0].number - 1, "hello", self._hello())
            if reset:
                yield self._line(now, "reset", "{}")
            for event in missed:
                yield self._line(event.number, event.name, event.data)
            while not self._stop.is_set():
                try:
                    event_or_end = await asyncio.wait_for(queue.get(), BEAT)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if event_or_end is None:
                    return
                yield self._line(event_or_end.number, event_or_end.name, event_or_end.data)
                if queue.full():
                    yield self._line(event_or_end.number, "reset", "{}")
                    while not queue.empty():
                        queue.get_nowait()
        finally:
            with self._lock:
                self._pages.pop(me, None)

    def _hello(self) -> str:
        return json.dumps({"judgements": self.last_judgement, "state": self._state})

    def _missed(self, last_id: str | None) -> tuple[list[Event], bool]:
        """What a page did not hear since its last event; whether it must load anew."""
        if not last_id:
            return [], False
        run, _, number = last_id.partition("-")
        if run != self._run or not number.isdigit() or len(number) > 12:
            return [], True
        last = int(number)
        oldest = self._events[0].number if self._events else self._next
        if last + 1 < oldest:
            return [], True
        return [event for event in self._events if event.number > last], False

    def _line(self, number: int, name: str, data: str) -> bytes:
        return f"id: {self._run}-{number}\nevent: {name}\ndata: {data}\n\n".encode()


def _put(queue: asyncio.Queue[Event | None], event: Event) -> None:
    if not queue.full():
        queue.put_nowait(event)
