"""Where the vault beside a ledger keeps its files.

`ingest.vault` writes them; the ledger has to find, prove, erase and pack them. The two never
import each other (stages do not), so a test holds their layouts equal.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["erase", "file", "folder", "hash_file", "kept", "leftovers"]

_NAME = re.compile(r"[0-9a-f]{62}")
_FOLDER = re.compile(r"[0-9a-f]{2}")
CHUNK = 1 << 20


def folder(ledger: Path) -> Path:
    """The vault of a ledger: `my.sayso` has `my.sayso.vault/`."""
    return ledger.with_name(ledger.name + ".vault")


def file(ledger: Path, sha256: str) -> Path:
    """Where a capture's bytes are, or would be."""
    return folder(ledger) / sha256[:2] / sha256[2:]


def kept(ledger: Path) -> Iterator[str]:
    """The SHA-256 names of everything in the vault, in order."""
    for path in _files(ledger):
        if _is_capture(path):
            yield path.parent.name + path.name


def leftovers(ledger: Path) -> Iterator[Path]:
    """Files in the vault that are no captures: copies that a stopped run did not finish."""
    return (path for path in _files(ledger) if not _is_capture(path))


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def erase(ledger: Path, sha256: str) -> None:
    """Delete a capture's bytes. Nothing happens where they are gone already. Raises OSError."""
    path = file(ledger, sha256)
    if not path.exists():
        return
    if os.name == "nt":  # Windows deletes no read-only file
        path.chmod(0o644)
    path.unlink()


def _files(ledger: Path) -> Iterator[Path]:
    top = folder(ledger)
    if not top.is_dir():
        return
    for inner in sorted(top.iterdir()):
        if inner.is_dir() and not inner.is_symlink():
            yield from sorted(inner.iterdir())
        else:
            yield inner


def _is_capture(path: Path) -> bool:
    return bool(_FOLDER.fullmatch(path.parent.name) and _NAME.fullmatch(path.name))
