"""Packing: a ledger and its vault as one file to hand on, and back.

A pack is a zip of stored (not compressed) members in a fixed order: `manifest.json` with the name,
size and SHA-256 of every other member, `ledger.sayso` (one moment of the ledger, copied while
others may write), and the vault's files. Unpacking believes nothing: member names must be exactly
those that a vault can have, every hash must fit, and nothing that exists is written over.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from sayso.errors import (
    DamagedFile,
    DiskFull,
    LedgerReadOnly,
    StopRun,
    UnreadableFile,
    WrongUse,
)
from sayso.ledger import vaultfiles
from sayso.ledger.ledger import TOOL, Ledger

__all__ = ["pack", "unpack"]

MANIFEST = "manifest.json"
LEDGER = "ledger.sayso"
FORMAT = "sayso pack 1"
MANIFEST_BYTES = 1 << 30
CHUNK = 1 << 20
MEMBER = re.compile(r"vault/([0-9a-f]{2})/([0-9a-f]{62})")
BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time that every member bears, so that the same ledger packs to the same bytes."""


def pack(ledger_path: Path, to: Path, *, tool: str = TOOL, overwrite: bool = False) -> None:
    """Write the ledger at `ledger_path` and the vault beside it into one file `to`.

    The copy is of one moment, whoever writes meanwhile. The packing is written to the handling log
    of a ledger that may be written. Raises WrongUse where `to` exists, DamagedFile where the vault
    lacks bytes that the ledger needs, and what `Ledger.open` raises.
    """
    if to.exists() and not overwrite:
        raise WrongUse(f"{to} exists. Choose another name, or allow it to be replaced.")
    if not to.parent.is_dir():
        raise WrongUse(f"there is no folder {to.parent} to write {to.name} to.")
    with tempfile.TemporaryDirectory(prefix=".sayso-pack-", dir=_writable(to.parent)) as folder:
        snapshot = Path(folder) / LEDGER
        with Ledger.open(ledger_path) as ledger:
            ledger.copy_to(snapshot)
        draft = Path(folder) / "pack"
        try:
            _write(draft, snapshot, _captures(snapshot, ledger_path))
            draft.replace(to)
        except OSError as error:
            raise _refused(error, to) from error
    _log_packing(ledger_path, to, tool)


def unpack(file: Path, to: Path, *, tool: str = TOOL, overwrite: bool = False) -> None:
    """Open a pack as the ledger `to` with its vault beside it.

    Everything is checked before anything takes its place. Raises UnreadableFile, DamagedFile for a
    pack that is not whole or not what it says, WrongUse where `to` exists and `overwrite` is not
    set, LedgerReadOnly, DiskFull.
    """
    vault = vaultfiles.folder(to)
    for path in (to, vault):
        if path.exists() and not overwrite:
            raise WrongUse(f"{path} exists. Choose another name, or allow it to be replaced.")
    if not to.parent.is_dir():
        raise WrongUse(f"there is no folder {to.parent} to unpack to.")
    with tempfile.TemporaryDirectory(prefix=".sayso-unpack-", dir=_writable(to.parent)) as folder:
        draft = Path(folder) / LEDGER
        try:
            with zipfile.ZipFile(file) as archive:
                _extract(archive, _manifest(archive, file), draft, file)
        except zipfile.BadZipFile as error:
            raise _damaged(file, "is not a pack, or not whole.") from error
        except FileNotFoundError as error:
            raise UnreadableFile(
                "there is no such file.", advice="Check the path.", path=str(file)
            ) from error
        except OSError as error:
            raise _refused(error, to) from error
        _check(draft, file)
        try:
            _place(draft, to, overwrite=overwrite)
        except OSError as error:
            raise _refused(error, to) from error
    with Ledger.open(to, write=True, tool=tool) as ledger:
        ledger.append_log("unpacked", subject=ledger.head(), source=str(file))


# --- packing -----------------------------------------------------------------------------------


def _captures(snapshot: Path, ledger_path: Path) -> list[tuple[str, Path]]:
    """Member names and paths of the bytes that the ledger's captures need, in order."""
    with Ledger.open(snapshot) as ledger:
        needed = list(ledger.captures())
    found = []
    for sha256 in needed:
        path = vaultfiles.file(ledger_path, sha256)
        if not path.is_file():
            raise DamagedFile(
                f"the bytes {sha256[:12]}… of a report are not in its vault.",
                advice="`sayso verify` tells which; mend the vault, then pack.",
                path=str(ledger_path),
            )
        found.append((f"vault/{sha256[:2]}/{sha256[2:]}", path))
    return found


def _write(draft: Path, snapshot: Path, captures: list[tuple[str, Path]]) -> None:
    members = [(LEDGER, snapshot), *captures]
    listed = [
        {"name": name, "size": path.stat().st_size, "sha256": vaultfiles.hash_file(path)}
        for name, path in members
    ]
    for entry, (name, _) in zip(listed, members, strict=True):
        if name != LEDGER and entry["sha256"] != name[6:].replace("/", ""):
            raise DamagedFile(
                f"the bytes {name[6:18]}… in its vault are not those that came in.",
                advice="`sayso verify` tells more; mend the vault, then pack.",
                path=str(draft),
            )
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        manifest = json.dumps({"format": FORMAT, "files": listed}, indent=1).encode("ascii")
        archive.writestr(_info(MANIFEST), manifest)
        for name, path in members:
            with (
                path.open("rb") as source,
                archive.open(_info(name), "w", force_zip64=True) as member,
            ):
                shutil.copyfileobj(source, member, CHUNK)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, BEGINNING)
    info.external_attr = 0o100644 << 16
    info.create_system = 3
    return info


def _log_packing(ledger_path: Path, to: Path, tool: str) -> None:
    try:
        with Ledger.open(ledger_path, write=True, tool=tool) as ledger:
            ledger.append_log(
                "packed", subject=ledger.head(), source=str(to), sha256=vaultfiles.hash_file(to)
            )
    except LedgerReadOnly:
        pass  # a ledger on a read-only disk can be packed; its log cannot say so


# --- unpacking ---------------------------------------------------------------------------------


def _manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, tuple[int, str]]:
    """Size and hash of every member, by name; the names are checked."""
    names = [info.filename for info in archive.infolist()]
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > MANIFEST_BYTES:
        raise _damaged(file, "has no manifest: it is not a pack of Sayso.")
    try:
        read: Any = json.loads(archive.read(MANIFEST))
        if read["format"] != FORMAT:
            raise _damaged(
                file, f"is a {read['format']!r}; this Sayso opens {FORMAT!r}.", "Update Sayso."
            )
        listed = {
            str(entry["name"]): (int(entry["size"]), str(entry["sha256"]))
            for entry in read["files"]
        }
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(file, "has a manifest that makes no sense.") from error
    for name in listed:
        if name != LEDGER and not MEMBER.fullmatch(name):
            raise _damaged(file, f"lists {name!r}, which is no file of a ledger or a vault.")
    if sorted(names) != sorted([MANIFEST, *listed]) or LEDGER not in listed:
        raise _damaged(file, "does not hold exactly the files that its manifest lists.")
    return listed


def _extract(
    archive: zipfile.ZipFile, listed: dict[str, tuple[int, str]], draft: Path, file: Path
) -> None:
    for name, (size, sha256) in listed.items():
        info = archive.getinfo(name)
        if info.file_size != size or info.compress_type != zipfile.ZIP_STORED:
            raise _damaged(file, f"holds {name} in another size or form than its manifest says.")
        target = draft
        if match := MEMBER.fullmatch(name):
            if match[1] + match[2] != sha256:
                raise _damaged(file, f"holds {name}, whose name is not its hash.")
            target = vaultfiles.file(draft, sha256)
            target.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with archive.open(info) as member, target.open("xb") as copy:
            while chunk := member.read(CHUNK):
                digest.update(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        if digest.hexdigest() != sha256:
            raise _damaged(file, f"holds a {name} that does not have the hash in its manifest.")
        if target != draft:
            target.chmod(0o444)


def _check(draft: Path, file: Path) -> None:
    with Ledger.open(draft) as ledger:  # refuses what is no ledger, or a newer one
        result = ledger.verify()
    if result.findings:
        first = result.findings[0]
        raise _damaged(
            file,
            f"holds a ledger that is not as it was written: {first.subject}: {first.problem}",
            "Ask whoever packed it to verify the ledger and to pack it again.",
        )


def _place(draft: Path, to: Path, *, overwrite: bool) -> None:
    vault = vaultfiles.folder(to)
    if overwrite:
        for side in ("", "-wal", "-shm"):
            to.with_name(to.name + side).unlink(missing_ok=True)
        if vault.is_dir():
            shutil.rmtree(vault)
    inner = vaultfiles.folder(draft)
    inner.mkdir(exist_ok=True)
    inner.rename(vault)  # the vault first: a ledger never stands without its bytes
    for side in ("-wal", "-shm"):
        draft.with_name(draft.name + side).unlink(missing_ok=True)
    draft.rename(to)


# --- refusing ----------------------------------------------------------------------------------


def _writable(folder: Path) -> Path:
    if not os.access(folder, os.W_OK):
        raise LedgerReadOnly(f"the folder {folder} may not be written. Choose another place.")
    return folder


def _damaged(file: Path, problem: str, advice: str = "Ask for it again.") -> DamagedFile:
    return DamagedFile(problem, advice=advice, path=str(file))


def _refused(error: OSError, to: Path) -> StopRun:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"no room left for {to}. Nothing was changed; make room and try again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return LedgerReadOnly(f"{to} may not be written ({error.strerror}). Choose another place.")
    return StopRun(f"{to} could not be written ({error.strerror or error}). Nothing was changed.")
