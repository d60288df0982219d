"""One frozen Settings, made once by the entry point and handed down."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against hostile or runaway input. Bytes, code points, or counts, as named."""

    file_bytes: int = 2048 * MEBIBYTE
    """A single file larger than this is left out."""
    record_bytes: int = 64 * MEBIBYTE
    """One record of a container (zip member, message, row, WARC record)."""
    zip_bytes: int = 1024 * MEBIBYTE
    """All members of one zip together, unpacked."""
    zip_ratio: int = 200
    """Unpacked to packed size, above which a member counts as a bomb."""
    zip_members: int = 100_000
    container_depth: int = 3
    """Containers inside containers."""
    text_chars: int = 20_000_000
    """One report's text, in code points (a million words are about 6,000,000)."""
    pdf_pages: int = 5_000
    html_bytes: int = 64 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Settings:
    """What the entry point decided. Nothing reads the environment after it is made."""

    ledger: Path = Path("ledger.sayso")
    author: str | None = None
    processes: int = 1
    knowledge: tuple[Path, ...] = ()
    """The user's own knowledge files; they override what ships."""
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_environment(cls, ledger: Path | None = None, processes: int | None = None) -> Settings:
        """`ledger` if given, else SAYSO_LEDGER, else ./ledger.sayso; one process a processor."""
        chosen = ledger or Path(os.environ.get("SAYSO_LEDGER") or "ledger.sayso")
        author = os.environ.get("SAYSO_AUTHOR") or None
        available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
        count = processes or available or os.cpu_count() or 1
        return cls(ledger=chosen, author=author, processes=max(1, count))
