"""The open ledger behind the server: readers for many threads, one writer at a time.

A ledger's file may go, or be exchanged, while it is open. SQLite would go on reading and writing
the file that nobody can see any more, so every use checks that the name still leads to the file
that was opened: no decision may be written where it would be lost.
"""

from __future__ import annotations

import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import LedgerBusy, LedgerMissing, NotFound
from sayso.ledger import Ledger
from sayso.settings import Settings
from sayso.show.web.columns import Columns
from sayso.show.web.sheet import Sheet
from sayso.show.web.snapshot import Snapshot

__all__ = ["Desk"]

log = logging.getLogger(__name__)

READERS = 4
"""Connections kept; each may hold up to 64 MiB of pages."""

PATIENCE = 5.0
"""Seconds to wait for another program's writing before a request is answered with 503."""

SHEETS = 6
SHEET_CHARS = 30_000_000
"""Reports kept ready to be paged through, and their text altogether."""

Identity = tuple[int, int]


class Desk:
    """One ledger, used by many threads. Close it at the end."""

    def __init__(self, settings: Settings, *, tool: str, patience: float = PATIENCE) -> None:
        self.settings = settings
        self.tool = tool
        self.patience = patience
        self._free: list[tuple[Identity, Ledger]] = []
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(READERS)
        self._writer: tuple[Identity, Ledger] | None = None
        self._writing = threading.Lock()
        self._sheets: OrderedDict[tuple[str, int], Sheet] = OrderedDict()
        self.columns = Columns()

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self.settings.ledger

    @property
    def writable(self) -> bool:
        """Whether decisions and uploads can be stored."""
        return os.access(self.path, os.W_OK) and os.access(self.path.absolute().parent, os.W_OK)

    def close(self) -> None:
        """Close every connection that is not in use."""
        with self._lock:
            for _, ledger in self._free:
                ledger.close()
            self._free.clear()
            self._sheets.clear()
        with self._writing:
            self._drop_writer()

    # --- reading -------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """A ledger to read from, for this thread alone. Raises StopRun."""
        with self._slots:
            identity, ledger = self._take()
            try:
                yield ledger
            except BaseException:
                self._give(identity, ledger, keep=self._still(identity))
                raise
            self._give(identity, ledger, keep=True)

    def _take(self) -> tuple[Identity, Ledger]:
        now = self.identity()
        with self._lock:
            while self._free:
                identity, ledger = self._free.pop()
                if identity == now:
                    return identity, ledger
                ledger.close()
                self._forget()
        return now, Ledger.open(self.path, tool=self.tool, patience=self.patience)

    def _give(self, identity: Identity, ledger: Ledger, *, keep: bool) -> None:
        if not keep:
            ledger.close()
            return
        with self._lock:
            self._free.append((identity, ledger))

    def _forget(self) -> None:
        """Another file stands at the name: what was kept of the former is of no use."""
        self._sheets.clear()
        self.columns = Columns()

    def identity(self) -> Identity:
        """Which file stands at the ledger's name now. Raises LedgerMissing."""
        try:
            stat = self.path.stat()
        except OSError as error:
            raise LedgerMissing(
                f"the ledger {self.path.name} is no longer at its place ({error.strerror})."
            ) from error
        return stat.st_dev, stat.st_ino

    def _still(self, identity: Identity) -> bool:
        try:
            return self.identity() == identity
        except LedgerMissing:
            return False

    def snapshot(self, ledger: Ledger) -> Snapshot:
        """The columns as they are now."""
        return self.columns.current(ledger.facets, ledger.identities)

    def sheet(self, ledger: Ledger, report: str) -> Sheet:
        """A report ready to be paged through, kept for the next page. Raises NotFound."""
        key = ledger.views.stamp(report)
        with self._lock:
            kept = self._sheets.get(key)
            if kept is not None:
                self._sheets.move_to_end(key)
                return kept
        made = Sheet(ledger.views.report(key[0]))
        with self._lock:
            self._sheets[key] = made
            while len(self._sheets) > 1 and (
                len(self._sheets) > SHEETS
                or sum(one.chars for one in self._sheets.values()) > SHEET_CHARS
            ):
                self._sheets.popitem(last=False)
        return made

    # --- writing -------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger to write to; others of this process wait. Raises StopRun.

        What was written inside is on the disk under the ledger's name when this ends.
        """
        if not self._writing.acquire(timeout=self.patience * 2):
            raise LedgerBusy("another decision is still being written. Try again in a moment.")
        try:
            now = self.identity()
            if self._writer is not None and self._writer[0] != now:
                self._drop_writer()
            if self._writer is None:
                ledger = Ledger.open(self.path, write=True, tool=self.tool, patience=self.patience)
                self._writer = now, ledger
            try:
                yield self._writer[1]
            except BaseException:
                if not self._still(now):
                    self._drop_writer()
                raise
            if not self._still(now):
                self._drop_writer()
                raise LedgerMissing(
                    f"the ledger {self.path.name} went away while this was written; it is not "
                    "stored."
                )
        finally:
            self._writing.release()

    def _drop_writer(self) -> None:
        if self._writer is not None:
            self._writer[1].close()
            self._writer = None

    def original(self, ledger: Ledger, sha256: str) -> Path:
        """Where the received bytes of a capture are. Raises NotFound."""
        from sayso.ledger import vaultfiles

        path = vaultfiles.file(ledger.path, sha256)
        if not path.is_file():
            raise NotFound(
                f"the vault beside {ledger.path.name} does not have the bytes {sha256[:12]}…. "
                "`sayso verify` tells more."
            )
        return path
