"""The vault keeps bytes as they came, once."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import threading
from pathlib import Path

import pytest

from sayso.errors import DiskFull, LedgerReadOnly, NotFound, TooLarge, UnreadableFile
from sayso.ingest import vault as module
from sayso.ingest.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.beside(tmp_path / "my.sayso")


def write(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "report.bin"
    file.write_bytes(data)
    return file


def files(vault: Vault) -> list[Path]:
    return [path for path in vault.folder.rglob("*") if path.is_file()]


def test_bytes_are_kept_under_their_hash(vault: Vault, tmp_path: Path) -> None:
    """Any size, read-only, readable again; nothing else is left in the folder."""
    data = os.urandom(3 * (1 << 20) + 17)
    sha256, size = vault.keep(write(tmp_path, data))
    assert (sha256, size) == (hashlib.sha256(data).hexdigest(), len(data))
    with vault.open(sha256) as stream:
        assert stream.read() == data
    assert sha256 in vault
    assert list(vault) == [sha256]
    assert files(vault) == [vault.path(sha256)]
    assert vault.path(sha256).stat().st_mode & 0o222 == 0
    assert vault.folder.name == "my.sayso.vault"


def test_the_same_bytes_are_kept_once_and_never_written_again(vault: Vault, tmp_path: Path) -> None:
    """A second time changes nothing: neither the file nor its times."""
    sha256, _ = vault.keep(write(tmp_path, b"one"))
    before = vault.path(sha256).stat()
    assert vault.keep_bytes(b"one") == (sha256, 3)
    assert vault.path(sha256).stat() == before
    vault.path(sha256).chmod(0o644)
    vault.path(sha256).write_bytes(b"twO")
    vault.keep_bytes(b"one")
    assert vault.path(sha256).read_bytes() == b"twO"
    assert files(vault) == [vault.path(sha256)]


def test_what_a_power_cut_tore_is_set_aside_and_kept_anew(vault: Vault, tmp_path: Path) -> None:
    """A name with another size than its bytes: the torn file is set aside."""
    sha256, _ = vault.keep(write(tmp_path, b"one"))
    vault.path(sha256).chmod(0o644)
    vault.path(sha256).write_bytes(b"")
    vault.keep_bytes(b"one")
    assert vault.path(sha256).read_bytes() == b"one"
    assert sorted(path.name for path in files(vault)) == sorted(
        [vault.path(sha256).name, f"damaged-{sha256}"]
    )


def test_settling_flushes_every_file_and_folder_once(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kept file is flushed, then each folder that got a name, and nothing twice."""
    flushed: list[tuple[bool, int]] = []
    really = os.fsync

    def count(handle: int) -> None:
        state = os.fstat(handle)
        flushed.append((stat.S_ISDIR(state.st_mode), state.st_ino))
        really(handle)

    monkeypatch.setattr(module.os, "fsync", count)
    for number in range(100):
        vault.keep_bytes(str(number).encode())
    vault.settle()
    # By inode: a flusher that another test left behind may still be at work in this process.
    wanted = {(False, path.stat().st_ino) for path in files(vault)}
    folders = {vault.folder, *(path.parent for path in files(vault))}
    wanted |= {(True, folder.stat().st_ino) for folder in folders}
    assert sorted(one for one in flushed if one in wanted) == sorted(wanted)
    flushed.clear()
    vault.settle()
    assert not [one for one in flushed if one in wanted]


def test_an_empty_file_is_kept(vault: Vault, tmp_path: Path) -> None:
    """Nothing is something that was received, too."""
    assert vault.keep(write(tmp_path, b"")) == (hashlib.sha256(b"").hexdigest(), 0)


def test_a_file_over_the_limit_is_not_kept(vault: Vault, tmp_path: Path) -> None:
    """TooLarge names the limit; the copy is gone."""
    with pytest.raises(TooLarge, match="larger than 9 bytes"):
        vault.keep(write(tmp_path, b"0123456789"), limit=9)
    assert files(vault) == []
    assert vault.keep(write(tmp_path, b"0123456789"), limit=10)[1] == 10


def test_what_cannot_be_read_is_said_so(vault: Vault, tmp_path: Path) -> None:
    """A file that vanished, a folder, unknown bytes."""
    for path in (tmp_path / "gone.txt", tmp_path):
        with pytest.raises(UnreadableFile) as caught:
            vault.keep(path)
        assert caught.value.path == str(path)
    with pytest.raises(NotFound, match="verify"):
        vault.open("0" * 64)
    assert list(vault) == []


@pytest.mark.parametrize(
    ("code", "error"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EROFS, LedgerReadOnly),
     (errno.EACCES, LedgerReadOnly)],
)  # fmt: skip
@pytest.mark.parametrize("where", ["dup", "link", "mkstemp"])
def test_a_full_or_read_only_disk_leaves_nothing_half(
    vault: Vault,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    error: type[Exception],
    where: str,
) -> None:
    """Wherever the disk refuses: our error, no file under a hash, no copy left."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    owner = module.tempfile if where == "mkstemp" else module.os
    monkeypatch.setattr(owner, where, refuse)
    with pytest.raises(error):
        vault.keep(write(tmp_path, b"data"))
    assert [path for path in files(vault) if path.parent.name == "tmp"] == []
    if where != "dup":
        assert files(vault) == []


def test_a_disk_that_refuses_the_flush_is_heard_of(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk that only shows when it is flushed stops the run at the latest in settle."""

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(module.os, "fsync", refuse)

    def keep_and_settle() -> None:
        vault.keep_bytes(b"data")
        vault.settle()

    with pytest.raises(DiskFull):
        keep_and_settle()


def test_a_disk_without_hard_links_works(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the copy is renamed."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no links here")

    monkeypatch.setattr(module.os, "link", refuse)
    sha256, _ = vault.keep(write(tmp_path, b"data"))
    assert files(vault) == [vault.path(sha256)]


def test_many_at_once_keep_the_same_bytes(vault: Vault) -> None:
    """Whoever comes second, with a vault of their own as in another process, finds it there."""
    found: list[str] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(Vault(vault.folder).keep_bytes(b"x" * 100_000)[0])
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [hashlib.sha256(b"x" * 100_000).hexdigest()] * 8
    assert len(files(vault)) == 1
