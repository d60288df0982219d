"""Zip files: their members one by one, within bounds, and never onto the disk.

The table of contents is bounded before it is loaded, every member while it is unpacked: what a
header says of sizes is never believed.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from sayso.errors import DamagedFile, EncryptedFile, SaysoError, SkipReport, TooLarge, UnknownFormat
from sayso.ingest.formats import sniff
from sayso.ingest.formats.item import Item, member_part
from sayso.ingest.formats.seam import amount, shorten
from sayso.settings import MEBIBYTE, Limits

__all__ = ["Budget", "Package", "kind", "open_zip", "split"]

SMALL = MEBIBYTE
"""A member that unpacks to less is no bomb, whatever its ratio."""
MAX_SIDE = 4 * MEBIBYTE
"""An office document's parts beside its text are loaded as trees of objects."""
_ROWS = ("xl/worksheets/", "xl/sharedStrings")
CHUNK = 256 * 1024
_ENTRY_BYTES = 512
"""Bytes of the table of contents allowed for each member that a zip may have."""
_DRIVE = re.compile(r"[A-Za-z]:")
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$)")


class Budget:
    """Bytes that one file may still unpack to, through all the zips inside it."""

    def __init__(self, limits: Limits) -> None:
        self.left = self._most = limits.zip_bytes

    def spend(self, count: int) -> None:
        """TooLarge when nothing is left."""
        self.left -= count
        if self.left < 0:
            raise TooLarge(
                f"its members unpack to more than {amount(self._most)}, as much as a zip may.",
                advice="If it is no zip bomb, unpack it and read the folder.",
            )


def open_zip(stream: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """The opened zip. DamagedFile where its table of contents is broken, TooLarge where huge."""
    _check_table(stream, limits)
    try:
        archive = zipfile.ZipFile(stream)
    except (
        zipfile.BadZipFile,
        ValueError,
        OverflowError,
        struct.error,
        EOFError,
        OSError,
    ) as error:
        raise DamagedFile(
            "the zip's table of contents cannot be read.",
            advice="Perhaps it was not copied whole: copy it again.",
        ) from error
    except (NotImplementedError, UnicodeError) as error:
        raise DamagedFile(
            f"a zip of a kind that is not read ({shorten(error)}).",
            advice="Unpack it and read the folder.",
        ) from error
    if len(archive.infolist()) > limits.zip_members:
        raise TooLarge(
            f"it has {len(archive.infolist()):,} members, over {limits.zip_members:,}.",
            advice="Unpack it and read the folder.",
        )
    return archive


def kind(archive: zipfile.ZipFile) -> str:
    """Media type by what is inside, a zip or an office document. UnknownFormat for the others."""
    names = archive.NameToInfo
    if "word/document.xml" in names:
        return sniff.DOCX
    if "xl/workbook.xml" in names:
        return sniff.XLSX
    if "mimetype" in names and ("content.xml" in names or "META-INF/manifest.xml" in names):
        return sniff.ODT
    if "[Content_Types].xml" in names:
        slides = "ppt/presentation.xml" in names
        raise UnknownFormat(
            "it is a presentation (.pptx)." if slides else "it is an office file without a text.",
            advice="Save it as .pdf." if slides else "Get it again, or save it as .docx or .pdf.",
        )
    return sniff.ZIP


def read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, budget: Budget
) -> bytes:
    """A member's bytes, at most `record_bytes`; a SkipReport that names what is wrong with it."""
    if info.flag_bits & 0x1:
        raise EncryptedFile(
            "this member of the zip is encrypted.", advice="Unpack it with its password first."
        )
    pieces: list[bytes] = []
    total = 0
    try:
        with archive.open(info) as member:
            while chunk := member.read(CHUNK):
                total += len(chunk)
                budget.spend(len(chunk))
                if total > limits.record_bytes:
                    raise TooLarge(
                        f"it unpacks to more than {amount(limits.record_bytes)}.",
                        advice="If it is no zip bomb, unpack it and read it by itself.",
                    )
                if total > SMALL and total > limits.zip_ratio * max(1, info.compress_size):
                    raise TooLarge(
                        f"it unpacks to over {limits.zip_ratio} times its size: a zip bomb?",
                        advice="If it is none, unpack it yourself and read the folder.",
                    )
                pieces.append(chunk)
    except SaysoError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error) as error:
        raise DamagedFile(
            "this member of the zip is broken.",
            advice="Get the file again from where it came from.",
        ) from error
    except (NotImplementedError, RuntimeError, ImportError) as error:
        raise DamagedFile(
            f"it is packed in a way that is not read ({shorten(error)}).", advice="Pack it anew."
        ) from error
    except Exception as error:  # lzma and bz2 have errors of their own
        raise DamagedFile(
            "this member of the zip is broken.",
            advice="Get the file again from where it came from.",
        ) from error
    return b"".join(pieces)


def split(
    stream: BinaryIO, part: str, limits: Limits, budget: Budget
) -> Iterator[Item | SkipReport]:
    """Every file in the zip, in the order of its table; a SkipReport in place of a bad one.

    Refused: names that are absolute, climb out with "..", name a drive or hold a NUL, and links.
    Left out in silence: folders, hidden files, and what archivers leave behind.
    """
    with open_zip(stream, limits) as archive:
        seen: dict[str, int] = {}
        for info in archive.infolist():
            name = info.orig_filename if "\x00" in info.orig_filename else info.filename
            if name.endswith("/") or _JUNK.search(name):
                continue
            count = seen[name] = seen.get(name, 0) + 1
            own = member_part(part, _shown(name) + (f"#{count}" if count > 1 else ""))
            problem = _refused(name, info)
            if problem:
                yield DamagedFile(problem, advice="Pack the files anew, as a folder.", part=own)
                continue
            if name.rsplit("/", 1)[-1].startswith("."):
                continue
            try:
                yield Item(own, read_member(archive, info, limits, budget), "", name=name)
            except SkipReport as skipped:
                skipped.part = own
                yield skipped
                if budget.left < 0:
                    return


class Package:
    """An office document as the zip that it is: members by name, all within one record's bound."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._archive = open_zip(io.BytesIO(data), limits)
        self._budget = Budget(limits)

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def read(self, name: str) -> bytes:
        """The member's bytes; b"" where there is none of that name."""
        info = self._archive.NameToInfo.get(name)
        if info is None:
            return b""
        return read_member(self._archive, info, self._limits, self._budget)

    def check(self) -> None:
        """Unpack everything once, to nowhere, for readers that open the zip by themselves."""
        for info in self._archive.infolist():
            if not info.filename.endswith((".xml", ".rels")):
                continue
            length = len(read_member(self._archive, info, self._limits, self._budget))
            if length > MAX_SIDE and not info.filename.startswith(_ROWS):
                raise TooLarge(
                    f"its {_shown(info.filename)} has {amount(length)}: only styles gone wild do.",
                    advice="Save the table as CSV.",
                )


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[:500]


def _refused(name: str, info: zipfile.ZipInfo) -> str:
    unified = name.replace("\\", "/")
    if "\x00" in name:
        return "its name in the zip holds a NUL character: refused."
    if unified.startswith("/") or _DRIVE.match(unified):
        return "its name in the zip is an absolute path: refused."
    if ".." in unified.split("/"):
        return "its name in the zip climbs out of the folder (..): refused."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link, not a file: refused."
    return ""


def _check_table(stream: BinaryIO, limits: Limits) -> None:
    """Bound the size of the table of contents, which zipfile loads whole, by the zip's last record.

    PKWARE APPNOTE 4.3.16 and, where its numbers are full, 4.3.14 (zip64).
    """
    size = stream.seek(0, io.SEEK_END)
    start = max(0, size - 66_000)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    table = 0
    if 0 <= at <= len(tail) - 22:
        table = int(struct.unpack("<L", tail[at + 12 : at + 16])[0])
        wide = tail.rfind(b"PK\x06\x06", 0, at)
        if wide >= 0 and len(tail) >= wide + 56:
            table = max(
                table if table != 0xFFFFFFFF else 0,
                int(struct.unpack("<Q", tail[wide + 40 : wide + 48])[0]),
            )
    stream.seek(0)
    # A table that is said to be longer than the file is damage, which zipfile itself reports.
    if _ENTRY_BYTES * limits.zip_members < table <= size:
        raise TooLarge(
            f"its table of contents alone has {table:,} bytes: more than {limits.zip_members:,} "
            "members.",
            advice="Unpack it and read the folder.",
        )
