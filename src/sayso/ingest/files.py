"""Files: which ones below the given paths are reports."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["path_of", "source_name", "walk"]

_log = logging.getLogger(__name__)

_LEFT_OUT = re.compile(
    r"\.|reports\.csv\Z|.*\.ya?ml\Z|.*\.sayso(?:[-.].*)?\Z", re.IGNORECASE | re.DOTALL
)
"""Names left out inside folders: hidden ones, manifests, and ledgers with their journal files,
vaults and packs (`my.sayso`, `my.sayso-wal`, `my.sayso.vault`)."""


_ESCAPED = re.compile(rb"\\x([0-9a-f]{2})")


def source_name(path: str | os.PathLike[str]) -> str:
    """A path as the ledger writes it down: as it is, with bytes that are no UTF-8 as `\\xff`."""
    name = os.fspath(path)
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    return name


def path_of(name: str) -> Path:
    """The path that `source_name` wrote down."""
    path = Path(name)
    if "\\x" not in name or path.exists():
        return path
    raw = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), os.fsencode(name))
    return Path(os.fsdecode(raw))


def walk(paths: Sequence[Path]) -> Iterator[Path]:
    """The files at and below the given paths, each once, in a fixed order.

    The paths come in the order given, what is below a folder in the order of its names. A path
    that is given is given out as it is, even if it is hidden or does not exist: reading it will
    say what is wrong. So is a folder that may not be listed. Inside folders, left out are names
    that begin with a dot, manifests (`reports.csv`, `*.yaml`, `*.yml`), ledgers with what belongs
    to them, whatever is no regular file, and links that lead out of the given folders; a link that
    stays inside leads to a file that is found anyway.
    """
    seen: set[str] = set()
    for path in paths:
        if not path.is_dir():
            if _is_new(path, seen):
                yield path
            continue
        yield from _below(path, seen)


def _is_new(path: Path, seen: set[str]) -> bool:
    """Whether this very file (folder) was not met before; two links of one file are two files."""
    key = os.path.realpath(path)
    if key in seen:
        return False
    seen.add(key)
    return True


def _below(folder: Path, seen: set[str]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            if _is_new(path, seen):
                yield path
            continue
        if not _is_new(path, seen):
            continue
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            _log.warning("folder %s cannot be listed: %s", path, error)
            yield path
            continue
        waiting.extend(path / entry.name for entry in reversed(found) if _is_wanted(entry))


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if _LEFT_OUT.match(entry.name):
        return False
    try:
        return entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
