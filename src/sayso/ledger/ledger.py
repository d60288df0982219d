"""The Ledger: one file of who says what, with the vault of received bytes beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sayso.errors import NotFound, WrongUse
from sayso.ledger import (
    fetch,
    files,
    handling,
    judgements,
    sameness,
    store,
    vaultfiles,
    verify,
)
from sayso.ledger.allegation_judgements import KINDS, AllegationJudgements
from sayso.ledger.asking import Asking
from sayso.ledger.database import BUSY_SECONDS, Database
from sayso.ledger.fold import indexable
from sayso.ledger.migrations import migrate
from sayso.ledger.rows import (
    AnchorStatus,
    JudgementRow,
    LogRow,
    Put,
    Seen,
    Tombstone,
    VerifyResult,
)
from sayso.ledger.sameness import Classes, Decided
from sayso.ledger.weighed import WeighedTables
from sayso.model import Capture, Failure, Judgement, Parsed, content_id
from sayso.vocabulary import JudgementKind

__all__ = ["Ledger"]

log = logging.getLogger(__name__)

TOOL = "sayso"
"""What the handling log names as the tool where the caller gives none."""


class Ledger(Asking):
    """An open ledger: `with Ledger.open("my.sayso") as ledger: …`. One thread at a time.

    Opened for reading it changes nothing and works on a read-only disk. Any number of processes
    may read while one writes; writers take turns, one short transaction each.
    """

    def __init__(self, database: Database, *, tool: str = TOOL) -> None:
        super().__init__(database)
        self._tool = tool

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        write: bool = False,
        create: bool = False,
        tool: str = TOOL,
        patience: float = BUSY_SECONDS,
    ) -> Self:
        """Open the ledger at `path`; `create` makes it where there is none (and implies `write`).

        `tool` is the version that the handling log names, `patience` how many seconds to wait
        while another program writes. Raises LedgerMissing, LedgerUnreadable, LedgerTooNew,
        LedgerReadOnly, LedgerBusy, DiskFull.
        """
        database = Database(Path(path), write=write or create, create=create, patience=patience)
        try:
            migrate(database, tool=tool)
        except BaseException:
            database.close()
            raise
        return cls(database, tool=tool)

    @classmethod
    def create(cls, path: Path | str, *, tool: str = TOOL) -> Self:
        """Open the ledger at `path` for writing; make it where there is none."""
        return cls.open(path, write=True, create=True, tool=tool)

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self._database.path

    @property
    def vault(self) -> Path:
        """The folder of received bytes."""
        return vaultfiles.folder(self.path)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Several writes as one: all of them are stored, or none.

        Other writers wait meanwhile, so keep it to a second.
        """
        with self._database.transaction():
            yield

    # --- reports -------------------------------------------------------------------------------

    def put(
        self,
        parsed: Parsed,
        capture: Capture,
        *,
        source: str,
        tool: str | None = None,
        restore: bool = False,
    ) -> Put:
        """Store one report: all of it or nothing. An earlier reading of it makes way.

        Judgements stay and find their place again, or go to the queue of unanchored ones. `source`
        is the path or address it came from. A report that a person removed is left out (the answer
        says `removed`, and its bytes leave the vault again) unless `restore` asks for it back.
        """
        made = store.put(
            self._database, parsed, capture, source=source, tool=tool or self._tool, restore=restore
        )
        if made.change == "removed" and not self._uses_capture(capture.sha256):
            vaultfiles.erase(self.path, capture.sha256)
        return made

    # --- weighing ------------------------------------------------------------------------------

    @property
    def weighed(self) -> WeighedTables:
        """The tables of weighing: allegations, reuse, origins. Made anew at any time."""
        return WeighedTables(self._database)

    @property
    def allegation_judgements(self) -> AllegationJudgements:
        """What people decide about allegations: merge, split, pin, origins, copies."""
        return AllegationJudgements(self._database, tool=self._tool)

    # --- files and failures --------------------------------------------------------------------

    def seen(self, path: str) -> Seen | None:
        """The file as it was when it was last read whole; None where it never was."""
        return files.seen(self._database, path)

    def mark_seen(
        self,
        path: str,
        capture: Capture,
        *,
        mtime_ns: int,
        failed: Collection[str] | None = None,
    ) -> None:
        """A file was read whole. Reports of its older bytes are superseded by those of the new.

        Its failures are resolved: all but the parts in `failed`; where that is None, those written
        down before `capture.received`.
        """
        parts = None if failed is None else frozenset(failed)
        files.mark_seen(self._database, path, capture, mtime_ns=mtime_ns, failed=parts)

    def failures(self, *, open_only: bool = True) -> Iterator[Failure]:
        """What could not be used, oldest first; also what was resolved since, if asked for."""
        return files.failures(self._database, open_only=open_only)

    def record_failure(self, failure: Failure) -> None:
        """Write a failure down; an open one of the same file and part makes way."""
        files.record_failure(self._database, failure)

    def clear_failure(self, path: str, part: str | None = None) -> int:
        """Mark the open failures of a file, or of one part of it, as resolved. Returns how many."""
        return files.clear_failure(self._database, path, part)

    # --- removal -------------------------------------------------------------------------------

    def remove(self, report_id: str, *, because: str, author: str) -> Tombstone:
        """Take a report out for good: text, reading, claims, and its bytes in the vault.

        The bytes stay where another report uses them. Hashes, reason, author and time stay, in a
        tombstone and in the handling log; judgements lose the words that they quote. Doing it
        again finishes what a crash left. Raises NotFound, WrongUse.
        """
        self.weighed.forget(report_id)
        gone = store.remove(
            self._database, report_id, because=because, author=author, tool=self._tool
        )
        if not self._uses_capture(gone.capture):
            vaultfiles.erase(self.path, gone.capture)
        return gone

    def tombstones(self) -> Iterator[Tombstone]:
        """What stays of removed reports, oldest first."""
        return fetch.tombstones(self._database)

    def captures(self) -> Iterator[str]:
        """The SHA-256 of every capture that reports came in, in order."""
        for row in self._database.run("SELECT sha256 FROM capture ORDER BY sha256"):
            yield str(row[0])

    def copy_to(self, path: Path) -> None:
        """Copy this moment of the ledger, without its vault, to a file that is not there yet."""
        self._database.copy_to(path)

    def _uses_capture(self, sha256: str) -> bool:
        return bool(self._database.run("SELECT 1 FROM report WHERE capture = ? LIMIT 1", (sha256,)))

    # --- judgements ----------------------------------------------------------------------------

    def judge(self, judgement: Judgement, *, report: str | None = None) -> None:
        """Append a person's decision about a claim, an attribution, an entity, or a report's words.

        `report` tells apart ids that stand in several reports. An `added` judgement has the report
        as its target and needs a passage. Raises NotFound, WrongUse.
        """
        if judgement.kind is JudgementKind.withdrawn:
            judgements.check_withdrawal(self._database, judgement.target)
            judgements.judge(self._database, judgement, standing=None, parsed=None, tool=self._tool)
            return
        if judgement.kind in KINDS:
            raise WrongUse(
                f"`{judgement.kind}` is decided with `Ledger.allegation_judgements`, which knows "
                "the claims that it is about."
            )
        if judgement.kind in (JudgementKind.same, JudgementKind.different):
            if judgement.other is None:
                raise WrongUse(f"`{judgement.kind}` needs a second one: give `other`.")
            if sameness.is_key(judgement.target) and sameness.is_key(judgement.other):
                sameness.append(self._database, judgement, tool=self._tool)
                return
            sameness.check(self._database, judgement, report)
        if self.has_report(judgement.target):
            if judgement.passage is None:
                raise WrongUse("a judgement about a report's words needs their passage.")
            standing = judgements.Standing(
                "report",
                judgement.target,
                (judgement.passage.start, judgement.passage.end),
                "",
            )
            parsed = self.parsed(judgement.target)
        else:
            standing, parsed = self._standing(judgement.target, report)
        judgements.judge(
            self._database, judgement, standing=standing, parsed=parsed, tool=self._tool
        )

    def _standing(self, target: str, report: str | None) -> tuple[judgements.Standing, Parsed]:
        found = judgements.find(self._database, target, report=report)
        if not found:
            raise NotFound(
                f"nothing in this ledger has the id {target}"
                + (f" in report {report}." if report else ".")
            )
        noun, where = found[0]
        if len(found) > 1 and noun != "entity":
            listed = ", ".join(one for _, one in found[:5])
            raise WrongUse(f"{target} stands in the reports {listed}. Say which one is meant.")
        parsed = self.parsed(where)
        return (
            next(
                one
                for one in judgements.standings(parsed)
                if one.noun == noun and one.target == target
            ),
            parsed,
        )

    def decide(
        self, kind: JudgementKind, one: str, other: str, *, author: str, reason: str
    ) -> Decided:
        """Judge that two are the `same` or `different`: names, keys of `sources`, KEY@REPORT.

        What is decided holds wherever people are grouped across reports, until it is withdrawn or
        a later decision contradicts it. Raises NotFound, and WrongUse for a name that several go
        by, and for joining somebody unnamed or pseudonymous with somebody named.
        """
        if kind not in (JudgementKind.same, JudgementKind.different):
            raise WrongUse(f"{kind} is no decision about who is who: same or different.")
        return sameness.decide(
            self._database, kind, one, other, author=author, reason=reason, tool=self._tool
        )

    def identities(self) -> Classes:
        """Who is one because a person decided so, and which decisions do not hold."""
        return sameness.classes(self._database)

    def withdraw(self, judgement_id: str, *, author: str, reason: str) -> Judgement:
        """Undo a judgement by appending its withdrawal. Raises NotFound, WrongUse."""
        made = handling.now()
        withdrawal = Judgement(
            content_id("j", "withdrawn", judgement_id, author, made),
            JudgementKind.withdrawn,
            judgement_id,
            None,
            author,
            made,
            reason,
        )
        self.judge(withdrawal)
        return withdrawal

    def judgements(self, *, status: AnchorStatus | None = None) -> Iterator[JudgementRow]:
        """All judgements in the order in which they were made, or those of one status."""
        return judgements.rows(self._database, status=status)

    # --- settings, log, proof ------------------------------------------------------------------

    @property
    def author(self) -> str | None:
        """The author that this ledger's judgements name, if one was set."""
        return self.setting("author")

    @author.setter
    def author(self, name: str) -> None:
        self.set_setting("author", name)

    def setting(self, key: str) -> str | None:
        """A setting of this ledger; None where it was never set."""
        value = self._database.value("SELECT value FROM setting WHERE key = ?", (key,))
        return None if value is None else str(value)

    def set_setting(self, key: str, value: str) -> None:
        """Set a setting of this ledger."""
        with self._database.transaction():
            self._database.run(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, indexable(value))
            )

    def log(self) -> Iterator[LogRow]:
        """The handling log, oldest first."""
        return handling.rows(self._database)

    def head(self) -> str:
        """The hash of the log's last row: print it, keep it elsewhere, compare it later."""
        return handling.head(self._database)

    def append_log(
        self,
        action: str,
        *,
        subject: str,
        source: str = "",
        sha256: str | None = None,
        detail: str = "",
    ) -> None:
        """Write one row to the handling log: what was done (exported, packed …) to what."""
        with self._database.transaction():
            handling.append(
                self._database,
                action,
                subject=subject,
                source=source,
                tool=self._tool,
                sha256=sha256,
                detail=detail,
            )

    def verify(
        self,
        *,
        progress: Callable[[int, int], None] | None = None,
        head: str | None = None,
    ) -> VerifyResult:
        """Prove vault, texts, readings and log against their hashes. Changes and prints nothing.

        `progress` is told (done, of how many). `head` is a head of the log that was kept
        elsewhere; the log must contain it.
        """
        return verify.verify(self._database, progress=progress, head=head)
