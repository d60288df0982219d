"""The one module that runs SQL. Every failure becomes one of ours and carries its statement.

The ledger is in WAL mode: readers never wait for the writer. `synchronous` is NORMAL: after a
SIGKILL nothing committed is lost, because the system holds it; after a power cut the last commits
may be gone but the file is whole, and the next run reads those reports again. What cannot be read
again (a person's judgement, a removal) is committed with FULL, flushed before it returns.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

from sayso.errors import (
    DiskFull,
    LedgerBusy,
    LedgerMissing,
    LedgerReadOnly,
    LedgerUnreadable,
    StopRun,
)

__all__ = ["APPLICATION_ID", "AnyRow", "Database", "Value"]

Value = str | bytes | int | float | None

AnyRow = tuple[Any, ...]
"""A row as SQLite gives it, without types; whoever asked knows what the columns are."""

APPLICATION_ID = 0x53415953
"""SQLite's mark of the kind of file: "SAYS"."""

BUSY_SECONDS = 60.0
"""How long a writer waits for another before it gives up. Transactions last milliseconds."""


class Database:
    """An open ledger file. One thread at a time."""

    def __init__(
        self, path: Path, *, write: bool, create: bool, patience: float = BUSY_SECONDS
    ) -> None:
        """Open `path`; wait `patience` seconds for other writers.

        Raises LedgerMissing, LedgerUnreadable, LedgerReadOnly, LedgerBusy.
        """
        self.path = path
        self._patience = patience
        self.write = write
        self._depth = 0
        _check_path(path, create=write and create)
        self._connection = self._connect(create=write and create)
        try:
            self._connection.set_busy_timeout(int(patience * 1000))
            self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._connection.close()

    # --- opening ---------------------------------------------------------------------------

    def _connect(self, *, create: bool) -> apsw.Connection:
        # Even a reader opens for writing where it may: the last one out then tidies the side files
        # away, so a ledger at rest is one file. `query_only` keeps it from changing anything.
        may = os.access(self.path, os.W_OK) and os.access(self.path.absolute().parent, os.W_OK)
        flags = apsw.SQLITE_OPEN_READWRITE if self.write or may else apsw.SQLITE_OPEN_READONLY
        if create:
            flags |= apsw.SQLITE_OPEN_CREATE
        try:
            connection = apsw.Connection(str(self.path), flags=flags)
        except apsw.Error as error:
            raise self._explained(error, "open") from error
        if self.write and connection.readonly("main"):
            connection.close()
            raise self._read_only("open")
        if not self.write:
            return self._readable(connection)
        return connection

    def _readable(self, connection: apsw.Connection) -> apsw.Connection:
        """The same connection, or one that needs no side files where none can be made.

        A WAL database in a folder that may not be written cannot be opened in the usual way. If
        nothing waits in its log and nobody can write, it may be read as a file that stands still.
        """
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            return connection
        except (apsw.CantOpenError, apsw.ReadOnlyError) as error:
            connection.close()
            log = self.path.with_name(self.path.name + "-wal")
            try:
                waiting = log.exists() and log.stat().st_size > 0
            except OSError:
                waiting = True
            if waiting:
                raise LedgerReadOnly(
                    f"{self.path} was left open by another program and its folder may not be "
                    "written, so its last changes cannot be read. Open it once from an account "
                    "that may write there, or copy the ledger with its -wal file elsewhere."
                ) from error
        except apsw.Error as error:
            connection.close()
            raise self._explained(error, "open") from error
        try:
            return apsw.Connection(
                f"file:{quote(str(self.path.absolute()))}?immutable=1",
                flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
            )
        except apsw.Error as error:
            raise self._explained(error, "open") from error

    def _prepare(self) -> None:
        self.run("PRAGMA foreign_keys = ON")
        self.run("PRAGMA temp_store = MEMORY")
        self.run("PRAGMA cache_size = -65536")
        if not self.write:
            self.run("PRAGMA query_only = ON")
        mark = self.value("PRAGMA application_id")
        empty = not self.value("SELECT count(*) FROM sqlite_master")
        if empty and not self.write:
            raise LedgerUnreadable(
                f"{self.path} is empty: nothing was ever written to it. Read something into it "
                "with `sayso read PATH --ledger FILE`."
            )
        if not empty and mark != APPLICATION_ID:
            raise LedgerUnreadable(
                f"{self.path} is a database, but not a ledger of Sayso. Check the path, or choose "
                "another with --ledger."
            )
        if self.write:
            self._write_ahead()
            self.run("PRAGMA synchronous = NORMAL")
            self.run("PRAGMA wal_autocheckpoint = 4000")
            self.run("PRAGMA journal_size_limit = 67108864")

    def _write_ahead(self) -> None:
        """Switch to WAL. Two processes that make one ledger at once must take turns here."""
        if self.value("PRAGMA journal_mode") == "wal":
            return
        deadline = time.monotonic() + self._patience
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
                return
            except apsw.BusyError as error:
                if time.monotonic() > deadline:
                    raise self._explained(error, "PRAGMA journal_mode = WAL") from error
                time.sleep(0.02)
            except apsw.Error as error:
                raise self._explained(error, "PRAGMA journal_mode = WAL") from error

    # --- running ---------------------------------------------------------------------------

    def run(self, statement: str, values: Sequence[Value] | dict[str, Value] = ()) -> list[AnyRow]:
        """Run one statement and return all its rows."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except apsw.Error as error:
            raise self._explained(error, statement) from error

    def stream(self, statement: str, values: Sequence[Value] = ()) -> Iterator[AnyRow]:
        """Run one statement and give its rows one by one."""
        try:
            yield from self._connection.execute(statement, values)
        except apsw.Error as error:
            raise self._explained(error, statement) from error

    def many(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for every row of values."""
        try:
            self._connection.executemany(statement, rows)
        except apsw.Error as error:
            raise self._explained(error, statement) from error

    def value(self, statement: str, values: Sequence[Value] = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        rows = self.run(statement, values)
        return rows[0][0] if rows else None

    def copy_to(self, path: Path) -> None:
        """Copy this moment of the file to one that is not there yet, without what was deleted."""
        self.run("PRAGMA query_only = OFF")  # it would forbid writing to the copy as well
        try:
            self.run("VACUUM INTO ?", (str(path),))
        finally:
            self.run(f"PRAGMA query_only = {int(not self.write)}")

    @property
    def changed(self) -> int:
        """How many rows the last statement changed."""
        return self._connection.changes()

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """All or nothing. Inside another transaction it is a part of that one (a savepoint).

        `durable` flushes to the disk before it returns; only the outermost can decide that.
        """
        if not self.write:
            raise LedgerReadOnly(
                f"{self.path} was opened for reading. Open it with write=True to change it."
            )
        outer = self._depth == 0
        if outer and durable:
            self.run("PRAGMA synchronous = FULL")
        try:
            self.run("BEGIN IMMEDIATE" if outer else f"SAVEPOINT level{self._depth}")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                self._undo(outer)
                raise
            self._depth -= 1
            try:
                self.run("COMMIT" if outer else f"RELEASE level{self._depth}")
            except BaseException:
                self._undo(outer)
                raise
        finally:
            if outer and durable:
                self.run("PRAGMA synchronous = NORMAL")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whoever writes meanwhile."""
        if self._depth:
            yield
            return
        self.run("BEGIN")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._undo(outer=True)

    def _undo(self, outer: bool) -> None:
        # SQLite has rolled back by itself after some errors (a full disk); then nothing is open.
        if not self._connection.in_transaction:
            return
        if outer:
            self._connection.execute("ROLLBACK")
        else:
            self._connection.execute(f"ROLLBACK TO level{self._depth}")
            self._connection.execute(f"RELEASE level{self._depth}")

    # --- failing ---------------------------------------------------------------------------

    def _read_only(self, statement: str) -> LedgerReadOnly:
        return LedgerReadOnly(
            f"{self.path} may not be written. Check the owner and the permissions of the file and "
            f"of its folder, or choose another place with --ledger. [{_short(statement)}]"
        )

    def _explained(self, error: apsw.Error, statement: str) -> Exception:
        """Our error for one of SQLite's, with the statement that failed."""
        end = f" [{_short(statement)}: {error}]"
        match error:
            case apsw.BusyError() | apsw.LockedError():
                return LedgerBusy(
                    f"another program is writing to {self.path} and did not finish within "
                    f"{self._patience:.0f} s. Wait for it, then try the same again.{end}"
                )
            case apsw.FullError():
                return DiskFull(
                    f"no room left to write {self.path}. What is stored is whole; make room and "
                    f"run the same command again.{end}"
                )
            case apsw.ReadOnlyError() | apsw.PermissionsError():
                return self._read_only(statement)
            case apsw.CantOpenError():
                if self.write and not os.access(self.path.parent, os.W_OK):
                    return self._read_only(statement)
                return LedgerUnreadable(
                    f"{self.path} cannot be opened. Check that it may be read.{end}"
                )
            case apsw.NotADBError():
                return LedgerUnreadable(
                    f"{self.path} is not a ledger: it is no database. Check the path, or choose "
                    f"another with --ledger.{end}"
                )
            case apsw.CorruptError():
                return LedgerUnreadable(
                    f"{self.path} is damaged. Keep a copy of it as it is, and unpack the last pack "
                    f"that you made of it.{end}"
                )
            case apsw.IOError():
                return StopRun(
                    f"{self.path} could not be read or written. Is the disk there, and whole?{end}"
                )
            case apsw.SQLError():
                return LedgerUnreadable(
                    f"{self.path} does not have the tables that a ledger has; something else "
                    f"changed it.{end}"
                )
        error.add_note(f"statement: {_short(statement)}")
        return error


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerUnreadable(f"{path} is a folder; a ledger is one file, such as my.sayso.")
    if path.exists():
        if not os.access(path, os.R_OK):
            raise LedgerUnreadable(f"{path} may not be read. Check its owner and permissions.")
        return
    if not create:
        raise LedgerMissing(
            f"there is no ledger at {path}. Make one with `sayso read PATH --ledger {path}`, or "
            "name another with --ledger or SAYSO_LEDGER."
        )
    if not path.parent.is_dir():
        raise LedgerMissing(f"{path} cannot be made: there is no folder {path.parent}.")
    if not os.access(path.parent, os.W_OK):
        raise LedgerReadOnly(
            f"{path} cannot be made: the folder {path.parent} may not be written. "
            "Choose another place with --ledger."
        )


def _short(statement: str) -> str:
    flat = " ".join(statement.split())
    return flat if len(flat) <= 300 else flat[:300] + " …"
