"""A manifest's text, within bounds, and the names of its columns and keys."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import DamagedFile, TooLarge, UnreadableFile

__all__ = ["DECLARE", "SAME", "column_name", "manifest_text"]

SAME = {"date": "published", "author": "byline", "source_url": "url", "lang": "language"}
"""Other words for the fields of a report."""
DECLARE = frozenset({"declare", "declares", "declarations"})
_LARGEST = 16 * 1024 * 1024


def manifest_text(path: Path) -> str:
    """The whole text. Raises SkipReport: too large, unreadable, or no UTF-8."""
    try:
        if path.stat().st_size > _LARGEST:
            raise TooLarge(
                f"the manifest is larger than {_LARGEST} bytes.",
                advice="Divide it by folder.", path=str(path),
            )  # fmt: skip
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"the manifest cannot be read: {error.strerror}.",
            advice="Check that it is there and may be read.", path=str(path),
        ) from error  # fmt: skip
    try:
        return (
            raw.decode("utf-16")
            if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}
            else raw.decode("utf-8-sig")
        )
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DamagedFile(
            "the manifest is not UTF-8.", advice="Save it as UTF-8.", path=str(path),
            part=f"line {line}",
        ) from error  # fmt: skip


def column_name(cell: str) -> str:
    """A column's or key's name: small letters, underscores, the field's own word."""
    name = "_".join(cell.strip(" \"'\ufeff\r\n").casefold().split())
    return SAME.get(name, name)
