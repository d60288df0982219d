"""The vault: the bytes of every capture as they were received, named by their SHA-256.

A file is copied to a temporary name inside the vault while it is hashed, made read-only and then
linked to its name, so a process that is killed leaves at worst a temporary file, never half a
capture. A name that exists is never written again.

    my.sayso.vault/ab/cdef…    (the first two digits are the folder)

A power cut is another matter: only `fsync` holds against it, and waiting for it costs 7 ms a file
on an ordinary disk. So it runs beside the reading, eight files at a time (0.8 ms each, because the
file system joins them), and `settle` waits for it. What a power cut tore before that is noticed by
its size when the same bytes come again, set aside, and kept anew.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from sayso.errors import DiskFull, LedgerReadOnly, NotFound, StopRun, TooLarge, UnreadableFile
from sayso.ingest.formats.seam import amount

__all__ = ["Vault"]

CHUNK = 1 << 20
TEMPORARY = "tmp"
"""Folder of copies that are not whole yet, inside the vault."""

FLUSHERS = 8
WAITING = 64
"""Files whose flush is still under way; each holds a file handle."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Vault:
    """A folder of captures. Made on the first `keep`. One thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._flushers: ThreadPoolExecutor | None = None
        self._flushing: deque[Future[None]] = deque()
        self._touched: set[Path] = set()

    @classmethod
    def beside(cls, ledger: Path) -> Vault:
        """The vault that belongs to a ledger: `my.sayso` has `my.sayso.vault/`."""
        return cls(ledger.with_name(ledger.name + ".vault"))

    def path(self, sha256: str) -> Path:
        """Where a capture's bytes are, or would be."""
        return self.folder / sha256[:2] / sha256[2:]

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        """The SHA-256 names of everything kept, in order."""
        if not self.folder.is_dir():
            return
        for folder in sorted(self.folder.iterdir()):
            if len(folder.name) == 2 and folder.is_dir():
                for file in sorted(folder.iterdir()):
                    yield folder.name + file.name

    def open(self, sha256: str) -> BinaryIO:
        """The bytes of a capture, for reading. Raises NotFound."""
        try:
            return self.path(sha256).open("rb")
        except OSError as error:
            raise NotFound(
                f"the vault {self.folder} does not give the bytes {sha256[:12]}… "
                f"({error.strerror}). Is the folder beside the ledger whole? `sayso verify` tells."
            ) from error

    def keep(self, path: Path, *, limit: int | None = None) -> tuple[str, int]:
        """Copy a file in. Returns its SHA-256 and its size in bytes.

        Raises UnreadableFile for the file, TooLarge above `limit` bytes (nothing is kept),
        DiskFull or LedgerReadOnly for the vault.
        """
        try:
            with path.open("rb") as stream:
                return self._keep(stream, str(path), limit)
        except OSError as error:
            raise UnreadableFile(
                f"cannot be read ({error.strerror or error}).",
                advice="Check that it is there, is a plain file, and may be read.",
                path=str(path),
            ) from error

    def keep_bytes(self, data: bytes) -> tuple[str, int]:
        """Keep bytes that came from no file. Returns their SHA-256 and their number."""
        return self._keep(io.BytesIO(data), "", None)

    def settle(self) -> None:
        """Wait until everything kept so far would outlive a power cut.

        Raises DiskFull, LedgerReadOnly or StopRun where the disk refused.
        """
        try:
            while self._flushing:
                self._flushing.popleft().result()
            if self._touched:
                list(self._pool().map(_flush_folder, sorted({self.folder, *self._touched})))
                self._touched.clear()
        except OSError as error:
            raise self._refused(error) from error
        finally:
            if self._flushers is not None:
                self._flushers.shutdown()
                self._flushers = None

    # --- copying -----------------------------------------------------------------------------

    def _keep(self, stream: BinaryIO, path: str, limit: int | None) -> tuple[str, int]:
        try:
            (self.folder / TEMPORARY).mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder / TEMPORARY, prefix=f"{os.getpid()}-")
        except OSError as error:
            raise self._refused(error) from error
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as copy:
                sha256, size = self._copy(stream, copy, path, limit)
                try:
                    copy.flush()
                    if self._place(temporary, self.path(sha256), size):
                        self._flush_later(os.dup(copy.fileno()))
                except OSError as error:
                    raise self._refused(error) from error
        finally:
            temporary.unlink(missing_ok=True)
        return sha256, size

    def _copy(
        self, stream: BinaryIO, copy: BinaryIO, path: str, limit: int | None
    ) -> tuple[str, int]:
        digest = hashlib.sha256()
        size = 0
        while chunk := stream.read(CHUNK):  # an OSError here is the source's; `keep` says so
            size += len(chunk)
            if limit is not None and size > limit:
                raise TooLarge(
                    f"is larger than {amount(limit)}.",
                    advice="Split it.",
                    path=path,
                )
            digest.update(chunk)
            try:
                copy.write(chunk)
            except OSError as error:
                raise self._refused(error) from error
        return digest.hexdigest(), size

    def _place(self, temporary: Path, final: Path, size: int) -> bool:
        """Give the copy its name. False where the name is there already, with as many bytes."""
        if os.name != "nt":  # Windows deletes no read-only name, and this one must go
            temporary.chmod(0o444)
        final.parent.mkdir(exist_ok=True)
        try:
            there = final.stat().st_size
        except FileNotFoundError:
            pass
        else:
            if there == size:
                return False
            final.rename(self.folder / TEMPORARY / f"damaged-{final.parent.name}{final.name}")
        self._touched.add(final.parent)
        try:
            os.link(temporary, final)  # unlike rename, never replaces what is there
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno in _FULL | {errno.EACCES, errno.EROFS}:
                raise
            temporary.rename(final)  # a file system without hard links
        return True

    # --- flushing ----------------------------------------------------------------------------

    def _flush_later(self, handle: int) -> None:
        if os.name == "nt":  # Windows deletes no temporary name of a file that is open
            _flush_file(handle)
            return
        self._flushing.append(self._pool().submit(_flush_file, handle))
        while len(self._flushing) > WAITING or (self._flushing and self._flushing[0].done()):
            self._flushing.popleft().result()

    def _pool(self) -> ThreadPoolExecutor:
        if self._flushers is None:
            self._flushers = ThreadPoolExecutor(FLUSHERS, thread_name_prefix="vault")
        return self._flushers

    def _refused(self, error: OSError) -> StopRun:
        if error.errno in _FULL:
            return DiskFull(
                f"no room left for the vault {self.folder} ({error.strerror}). What is stored is "
                "whole; make room and run the same command again."
            )
        if error.errno in _FORBIDDEN:
            return LedgerReadOnly(
                f"the vault {self.folder} may not be written ({error.strerror}). Check the "
                "folder's owner and permissions, or choose another place with --ledger."
            )
        return StopRun(
            f"the vault {self.folder} cannot be written ({error.strerror or error}). "
            "What is stored is whole."
        )


def _flush_file(handle: int) -> None:
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """Make new names in a folder outlive a power cut, where the system can do that."""
    if os.name == "nt":  # Windows gives no handle on a folder
        return
    _flush_file(os.open(folder, os.O_RDONLY))
