"""A run: files and folders in, a ledger out.

What is stored is stored whole: one report, one transaction. A run that is stopped at any moment
(Ctrl-C, a power cut, SIGKILL) is finished by running it again; files already read are passed over
by size and time, then by content.
"""

from __future__ import annotations

import json
import logging
import time
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG

from sayso.crew import Crew, ItemJob, Outcome, TextJob
from sayso.errors import SkipReport, UnreadableFile, WrongUse
from sayso.ingest import (
    Known,
    Manifests,
    Vault,
    is_manifest,
    path_of,
    sniff,
    source_name,
    split,
    walk,
)
from sayso.ledger import Change, Ledger
from sayso.model import Capture, Failure, content_id
from sayso.pipeline import Stages
from sayso.settings import Settings

__all__ = ["RunSummary", "Watcher", "read_paths", "reread", "retry_failed"]

log = logging.getLogger(__name__)

POOL_FROM_BYTES = 150_000
"""Less than this is read in this process: starting others takes about two seconds."""

ROOTS = "roots"
"""The setting that lists the folders ever given to be read."""


class Watcher:
    """Told how a run goes. This one does nothing; subclass what you want to see."""

    def found(self, files: int, size: int) -> None:
        """`files` files of `size` bytes are to be looked at."""

    def advanced(self, size: int) -> None:
        """`size` more bytes are done with."""

    def stored(self) -> None:
        """One more report stands in the ledger."""

    def failed(self) -> None:
        """One more file or report could not be used."""


@dataclass(slots=True)
class RunSummary:
    """What a run did."""

    files: int = 0
    unchanged: int = 0
    """Files passed over because they had been read before."""
    new: int = 0
    same: int = 0
    changed: int = 0
    """Reports read again with another result."""
    gained: int = 0
    lost: int = 0
    """Attributions that a re-reading found anew, or no longer found."""
    attributions: int = 0
    claims: int = 0
    words: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Reports stored but not read (other languages): path (and part, as `file!part`), why."""
    removed: list[str] = field(default_factory=list)
    """Passed over: a person removed these reports from the ledger."""
    failures: list[Failure] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """Reports stored in this run."""
        return self.new + self.same + self.changed


@dataclass(frozen=True, slots=True)
class _Whole:
    """All items of one file are out; stands in the queue behind them."""

    path: str
    capture: Capture
    mtime_ns: int


class _Run:
    """The state of one run: what is counted, and the queue's order."""

    def __init__(
        self, ledger: Ledger, settings: Settings, watcher: Watcher, stages: Stages
    ) -> None:
        self.ledger = ledger
        self.settings = settings
        self.watcher = watcher
        self.stages = stages
        self.vault = Vault.beside(settings.ledger)
        self.summary = RunSummary()
        self._ends: dict[str, _Whole] = {}
        self._pending: Counter[str] = Counter()

    @contextmanager
    def going(self, size: int) -> Iterator[Crew]:
        """The readers for `size` bytes of work; times the run, and ends it early at Ctrl-C."""
        started = time.monotonic()
        processes = self.settings.processes if size > POOL_FROM_BYTES else 1
        try:
            with Crew(self.settings, processes=processes, stages=self.stages) as crew:
                yield crew
        except KeyboardInterrupt:
            self.summary.interrupted = True
        self.vault.settle()
        self.summary.seconds = time.monotonic() - started

    def jobs(
        self, roots: Sequence[Path], *, force: bool, only: Container[str] | None = None
    ) -> Iterator[ItemJob]:
        """A job for every item that is new or changed; failures are recorded on the way."""
        by_folder: dict[Path, Manifests] = {}
        for root in roots:
            folder = root if root.is_dir() else root.parent
            manifests = by_folder.setdefault(folder, Manifests(folder))
            for path in walk([root]):
                if only is not None and source_name(path) not in only:
                    continue
                try:
                    yield from self._jobs_of(path, manifests, force=force)
                except SkipReport as skipped:
                    self.fail(skipped, str(path))
        for manifests in by_folder.values():
            for path in manifests.read:
                self.ledger.clear_failure(source_name(path))
            for problem in manifests.problems:
                self.fail(problem, problem.path)

    def _jobs_of(self, path: Path, manifests: Manifests, *, force: bool) -> Iterator[ItemJob]:
        self.summary.files += 1
        source = source_name(path)
        mtime_ns, size = _stat(path)
        known = manifests.for_file(path)
        told = known.id if known != Known() else ""
        told_anew = told != (self.ledger.setting(f"manifest:{source}") or "")
        seen = self.ledger.seen(source)
        unchanged = seen is not None and (seen.size, seen.mtime_ns) == (size, mtime_ns)
        if unchanged and not told_anew and not force:
            self.summary.unchanged += 1
            self.watcher.advanced(size)
            return
        sha256, size = self.vault.keep(path, limit=self.settings.limits.file_bytes)
        # The copy is read from here on: the file itself may change, or vanish.
        kept = self.vault.path(sha256)
        with self.vault.open(sha256) as stream:
            media_type = sniff(stream.read(4096), path.name)
        capture = Capture(sha256, media_type, size, _now(), source)
        again = force or told_anew
        for item in split(kept, limits=self.settings.limits, source=path):
            if isinstance(item, SkipReport):
                self.fail(item, source)
            elif again or not self.ledger.has_report(content_id("r", sha256, item.part)):
                about = manifests.for_file(path, item.part)
                self._pending[source] += 1
                # A plain dict: a mapping proxy does not cross to another process.
                plain = Known(dict(about.fields), about.declarations)
                yield ItemJob(item, capture, source, plain)
        if told_anew:
            self.ledger.set_setting(f"manifest:{source}", told)
        self._ends[source] = _Whole(source, capture, mtime_ns)

    def take(self, job: ItemJob, outcome: Outcome) -> None:
        """Store what came of one item, and mark its file as read once all its items are."""
        self._pending[job.source] -= 1
        self.store(job.capture, job.source, outcome)
        self.finish_files()

    def store(self, capture: Capture, source: str, outcome: Outcome) -> None:
        """Put one outcome into the ledger and count it."""
        summary = self.summary
        if isinstance(outcome, SkipReport):
            self.fail(outcome, source)
            return
        put = self.ledger.put(outcome, capture, source=source, tool=self.stages.version)
        match put.change:
            case Change.new:
                summary.new += 1
            case Change.same:
                summary.same += 1
            case Change.changed:
                summary.changed += 1
            case Change.removed:
                summary.removed.append(source)
                return
        summary.gained += put.gained
        summary.lost += put.lost
        summary.attributions += len(outcome.reading.attributions)
        summary.claims += len(outcome.stated.claims)
        summary.words += len(outcome.reading.tokens)
        if outcome.reading.unread:
            part = outcome.report.part
            name = f"{source}!{part}" if part else source
            summary.unread.append((name, outcome.reading.unread))
        self.watcher.stored()

    def finish_files(self) -> None:
        """Mark as seen every file whose items are all out and all stored."""
        for source in [name for name in self._ends if not self._pending[name]]:
            whole = self._ends.pop(source)
            self.ledger.mark_seen(source, whole.capture, mtime_ns=whole.mtime_ns)
            self.watcher.advanced(whole.capture.size)

    def fail(self, skipped: SkipReport, source: str) -> None:
        """Write a failure down and go on."""
        failure = Failure(
            source_name(skipped.path or source),
            skipped.part,
            type(skipped).__name__,
            skipped.problem,
            skipped.advice,
            _now(),
        )
        self.ledger.record_failure(failure)
        self.summary.failures.append(failure)
        self.watcher.failed()


def read_paths(
    ledger: Ledger,
    paths: Sequence[Path],
    *,
    settings: Settings,
    watcher: Watcher | None = None,
    force: bool = False,
    only: Container[str] | None = None,
) -> RunSummary:
    """Read files and folders into `ledger`; what was read before is passed over.

    `force` reads everything anew; `only` leaves out every other file below the paths (names as in
    `source_name`). Raises WrongUse for a path that is not there, StopRun where the ledger cannot be
    written. Ctrl-C ends the run early, with `interrupted` set.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise WrongUse(f"no such file or folder: {', '.join(missing)}")
    sizes = [_size(path) for path in walk(paths) if only is None or source_name(path) in only]
    run = _Run(ledger, settings, watcher or Watcher(), Stages(settings))
    _remember(ledger, paths)
    run.watcher.found(len(sizes), sum(sizes))
    with run.going(sum(sizes)) as crew:
        for job, outcome in crew.read(run.jobs(paths, force=force, only=only)):
            run.take(job, outcome)
        run.finish_files()
    return run.summary


def retry_failed(
    ledger: Ledger, *, settings: Settings, watcher: Watcher | None = None
) -> RunSummary:
    """Read again the files that failed; those that are gone stay failures.

    They are read from the folders that they were first read from, so that the same manifests
    speak of them. For a manifest that failed, the file beside it is read.
    """
    failed = [path_of(failure.path) for failure in ledger.failures()]
    there = {_reported(path) for path in failed if path.is_file()}
    roots = [Path(root) for root in _roots(ledger)]
    below = [root for root in roots if root.is_dir() and any(root in p.parents for p in there)]
    alone = sorted(path for path in there if not any(root in path.parents for root in below))
    wanted = frozenset(source_name(path) for path in there)
    return read_paths(
        ledger, [*below, *alone], settings=settings, watcher=watcher, force=True, only=wanted
    )


def _reported(path: Path) -> Path:
    """The file that a manifest beside it speaks of; any other file is itself."""
    beside = path.with_suffix("")
    return beside if is_manifest(path) and beside.is_file() else path


def _roots(ledger: Ledger) -> list[str]:
    roots: list[str] = json.loads(ledger.setting(ROOTS) or "[]")
    return roots


def _remember(ledger: Ledger, paths: Sequence[Path]) -> None:
    """Keep the folders that were given: what fails is read again from there."""
    known = _roots(ledger)
    new = [str(path) for path in paths if path.is_dir() and str(path) not in known]
    if new:
        ledger.set_setting(ROOTS, json.dumps(known + new))


def reread(ledger: Ledger, *, settings: Settings, watcher: Watcher | None = None) -> RunSummary:
    """Read every stored text anew, as after a better model arrived, and count what changed.

    The texts stay as they are, so every passage and every judgement still has its place.
    """
    run = _Run(ledger, settings, watcher or Watcher(), Stages(settings))
    rows = list(ledger.texts())
    captures = {row.report: row.capture for row in rows}
    size = sum(row.chars for row in rows)
    run.watcher.found(len(rows), size)
    with run.going(size) as crew:
        for job, outcome in crew.read(TextJob(*ledger.text(r.report), r.source) for r in rows):
            run.store(captures[job.report.id], job.source, outcome)
            run.watcher.advanced(len(job.text.text))
    return run.summary


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _stat(path: Path) -> tuple[int, int]:
    """When it was last changed (ns) and its size in bytes. Raises UnreadableFile."""
    try:
        stat = path.stat()
    except OSError as error:
        raise UnreadableFile(
            f"cannot be opened ({error.strerror}).",
            advice="Check that it is there and may be read.",
            path=str(path),
        ) from error
    if not S_ISREG(stat.st_mode):
        # Opening a pipe would wait for somebody to write into it.
        what = "a folder that may not be listed" if path.is_dir() else "not a regular file"
        raise UnreadableFile(f"it is {what}.", advice="Check its permissions.", path=str(path))
    return stat.st_mtime_ns, stat.st_size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
