"""Files dropped on the page: laid beside the ledger, then read, one job after another.

The reading is the command's own (`sayso read`), in a thread; its progress and failures go to every
open page. What a browser calls a file is not trusted: a name can only ever lead into the job's own
folder.
"""

from __future__ import annotations

import errno
import logging
import queue
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sayso.errors import DiskFull, LedgerReadOnly, NotFound, SaysoError, WrongUse
from sayso.ingest import path_of
from sayso.model import Failure
from sayso.run import RunSummary, Watcher
from sayso.settings import MEBIBYTE, Settings
from sayso.show.web.answers import error_of
from sayso.show.web.row_shapes import failure_shape

__all__ = ["Bounds", "Job", "Uploads", "safe_name", "tidy"]

log = logging.getLogger(__name__)

Json = dict[str, Any]

LISTED = 200
"""Failures that a job shows; all of them are in the ledger."""
DEEPEST = 20
LONGEST = 200
"""Folders in a file's name, and bytes in each of its parts."""
REMEMBERED = 50
"""Jobs that are listed."""
TELL_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may be dropped at once."""

    files: int = 5_000
    bytes: int = 1024 * MEBIBYTE
    file_bytes: int = 256 * MEBIBYTE


_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


def safe_name(name: str) -> Path:
    """A dropped file's name as a relative path that stays where it is put.

    Raises WrongUse for a name that leads out of its folder, is absolute, empty or too long.
    """
    parts = name.replace("\\", "/").split("/")
    while parts and parts[0] in (".", ""):
        if parts[0] == "" and len(parts) > 1:
            raise WrongUse(f"the file name {name[:80]!r} is absolute. Drop the file itself.")
        parts = parts[1:]
    if not parts or not parts[-1]:
        raise WrongUse(f"the file name {name[:80]!r} names no file.")
    if len(parts) > DEEPEST:
        raise WrongUse(f"the file {name[:80]!r} lies deeper than {DEEPEST} folders.")
    clean = []
    for part in parts:
        if part in ("", ".", ".."):
            raise WrongUse(f"the file name {name[:80]!r} leads out of its folder.")
        if re.fullmatch(r"[A-Za-z]:", part):
            raise WrongUse(f"the file name {name[:80]!r} is absolute. Drop the file itself.")
        kept = _FORBIDDEN.sub("_", part).encode("utf-8", "replace")[:LONGEST]
        stem = kept.decode("utf-8", "ignore").rstrip(". ")
        clean.append(stem or "_")
    return Path(*clean)


@dataclass(slots=True)
class Job:
    """One drop: its files, and how far the reading has come."""

    id: str
    folder: Path
    files: int = 0
    bytes: int = 0
    state: str = "waiting"
    found: int = 0
    found_bytes: int = 0
    done_bytes: int = 0
    reports: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)
    started: float | None = None
    seconds: float = 0.0
    problem: Json | None = None
    summary: RunSummary | None = None
    stopping: bool = False

    def shape(self) -> Json:
        """The job as the API gives it."""
        running = self.state == "reading" and self.started is not None
        seconds = time.monotonic() - (self.started or 0.0) if running else self.seconds
        share = self.done_bytes / self.found_bytes if self.found_bytes else 0.0
        left = seconds * (1 - share) / share if running and share > 0.02 else None
        return {
            "id": self.id,
            "state": self.state,
            "files": self.files,
            "bytes": self.bytes,
            "found": self.found,
            "found_bytes": self.found_bytes,
            "done_bytes": self.done_bytes,
            "reports": self.reports,
            "failures": [self._failure(one) for one in self.failures[:LISTED]],
            "failed": self.failed,
            "seconds": round(seconds, 1),
            "rate": round(self.reports / seconds, 2) if seconds > 0.5 else None,
            "left_seconds": round(left, 1) if left is not None else None,
            "problem": self.problem,
            "summary": self._summary(),
        }

    def _failure(self, failure: Failure) -> Json:
        return failure_shape(failure) | {"path": self._shown(failure.path)}

    def _shown(self, path: str) -> str:
        """A path as it was dropped, without the temporary folder."""
        return path.removeprefix(str(self.folder)).lstrip("/\\")

    def _summary(self) -> Json | None:
        done = self.summary
        if done is None:
            return None
        return {
            "new": done.new,
            "same": done.same,
            "changed": done.changed,
            "unchanged": done.unchanged,
            "unread": [[self._shown(path), why] for path, why in done.unread[:LISTED]],
            "removed": [self._shown(path) for path in done.removed[:LISTED]],
            "claims": done.claims,
            "words": done.words,
        }


class _Progress(Watcher):
    """Writes a run's progress into its job and tells the pages, not too often."""

    def __init__(self, job: Job, tell: Callable[[Job], None]) -> None:
        self._job = job
        self._tell = tell
        self._told = 0.0

    def found(self, files: int, size: int) -> None:
        """`files` files of `size` bytes are to be looked at."""
        self._job.found, self._job.found_bytes = files, size
        self._say()

    def advanced(self, size: int) -> None:
        """`size` more bytes are done with."""
        self._job.done_bytes += size
        self._say()

    def stored(self) -> None:
        """One more report stands in the ledger."""
        self._job.reports += 1
        self._say()

    def failed(self) -> None:
        """One more file or report could not be used."""
        self._job.failed += 1
        self._say()

    def _say(self) -> None:
        if self._job.stopping:
            raise KeyboardInterrupt  # a run ends at Ctrl-C with all that it stored; so does this
        now = time.monotonic()
        if now - self._told >= TELL_EVERY:
            self._told = now
            self._tell(self._job)


class Uploads:
    """The jobs of this run, read one after another."""

    def __init__(
        self,
        settings: Settings,
        *,
        tool: str,
        bounds: Bounds | None = None,
        tell: Callable[[Json], None] = lambda _: None,
    ) -> None:
        self.bounds = bounds or Bounds()
        self._settings = settings
        self._tool = tool
        self._tell_all = tell
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._queue: queue.Queue[Job | None] = queue.Queue()
        self._thread: threading.Thread | None = None

    def listed(self) -> list[Job]:
        """Newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def job(self, identifier: str) -> Job:
        """One job. Raises NotFound."""
        with self._lock:
            if identifier not in self._jobs:
                raise NotFound(f"there is no upload {identifier[:40]!r} in this run.")
            return self._jobs[identifier]

    def busy(self) -> bool:
        """Whether a job reads or waits."""
        return any(job.state in ("waiting", "reading") for job in self.listed())

    def new(self) -> Job:
        """A job with an empty folder of its own, not yet in the queue.

        It lies beside the ledger: its path, with the dropped name at its end, is what the handling
        log has, and what failed stays there for another try.
        """
        near = self._settings.ledger.absolute()
        home = near.with_name(f"{near.name}-dropped")
        identifier = secrets.token_hex(8)
        day = datetime.now(UTC).strftime("%Y-%m-%d")
        folder = home / f"{day}-{identifier[:8]}"
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            kind = DiskFull if error.errno == errno.ENOSPC else LedgerReadOnly
            raise kind(f"nothing can be laid beside {near.name} ({error.strerror}).") from error
        return Job(identifier, folder)

    def drop(self, job: Job) -> None:
        """Forget a job that was never queued, and its files."""
        shutil.rmtree(job.folder, ignore_errors=True)
        _leave(job.folder.parent)

    def submit(self, job: Job) -> None:
        """Queue a job whose files are in place."""
        with self._lock:
            self._jobs[job.id] = job
            done = [
                one.id for one in self._jobs.values() if one.state not in ("waiting", "reading")
            ]
            for old in done[: max(0, len(self._jobs) - REMEMBERED)]:
                del self._jobs[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="sayso-read", daemon=True)
                self._thread.start()
        self._queue.put(job)
        self._tell(job)

    def stop(self, identifier: str) -> Job:
        """End a job; what was stored stays. Raises NotFound."""
        job = self.job(identifier)
        job.stopping = True
        return job

    def close(self) -> None:
        """End the running job and wait for it; forget those that wait."""
        for job in self.listed():
            job.stopping = True
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join(timeout=30)
        for job in self.listed():
            if job.state == "waiting":
                self.drop(job)

    def _tell(self, job: Job) -> None:
        self._tell_all(job.shape())

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            if job.stopping:
                job.state = "stopped"
            else:
                self._read(job)
            tidy(job)
            self._tell(job)

    def _read(self, job: Job) -> None:
        from sayso.ledger import Ledger
        from sayso.run import read_paths

        job.state, job.started = "reading", time.monotonic()
        self._tell(job)
        try:
            with Ledger.open(self._settings.ledger, write=True, tool=self._tool) as ledger:
                done = read_paths(
                    ledger,
                    [job.folder],
                    settings=self._settings,
                    watcher=_Progress(job, self._tell),
                )
            job.summary, job.failures, job.failed = done, done.failures, len(done.failures)
            job.state = "stopped" if done.interrupted else "done"
        except KeyboardInterrupt:  # stopped before the run itself listened
            job.state = "stopped"
        except SaysoError as error:
            job.state, job.problem = "failed", error_of(error)[1]["error"]
        except Exception as error:
            job.state, job.problem = "failed", error_of(error)[1]["error"]
        job.seconds = time.monotonic() - job.started


def tidy(job: Job) -> None:
    """Delete what was dropped, but for files that failed and their manifests.

    The vault has the bytes of what was stored; of what failed, this is the only copy here.
    """
    failed = [path_of(one.path) for one in job.failures]
    kept = {str(path) for path in failed} | {str(path.with_suffix("")) for path in failed}
    if job.state == "failed":
        failed = []
    for path in sorted(job.folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            _leave(path)
        elif not failed or not any(str(path) == k or str(path).startswith(k + ".") for k in kept):
            path.unlink(missing_ok=True)
    _leave(job.folder)
    _leave(job.folder.parent)


def _leave(folder: Path) -> None:
    """Remove a folder if it is empty."""
    with suppress(OSError):
        folder.rmdir()
