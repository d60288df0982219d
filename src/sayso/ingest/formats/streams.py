"""Reading a stream within bounds: lines that never end, gzip that never stops."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from sayso.errors import DamagedFile, TooLarge
from sayso.ingest.formats.seam import amount
from sayso.settings import Limits

__all__ = ["Gunzipped", "lines", "read_all"]


class Gunzipped(io.RawIOBase):
    """What a gzip stream unpacks to, members joined; at most `zip_ratio` times its packed size.

    Reading raises DamagedFile where the stream is cut off or broken. What came before the cut has
    been given out by then.
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._size = max(1, stream.seek(0, io.SEEK_END))
        stream.seek(0)
        self._bound = max(limits.record_bytes, self._size * limits.zip_ratio)
        self._ratio = limits.zip_ratio
        self._inner = gzip.GzipFile(fileobj=stream)
        self._position = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """No: seeking in gzip is reading it again."""
        return False

    def readinto(self, buffer: object) -> int:
        """As in io.RawIOBase."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self._inner.read1(min(len(view), 64 * 1024))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DamagedFile(
                "the gzip stream is cut off or broken; what came before was read.",
                advice="Copy or download it again.",
            ) from error
        self._position += len(data)
        if self._position > self._bound:
            raise TooLarge(
                f"it unpacks to over {self._ratio} times its size: a gzip bomb?",
                advice="If it is none, unpack it yourself and read what comes out.",
            )
        view[: len(data)] = data
        return len(data)


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, bool]]:
    """Each line with its line end, and whether it is whole: of a line over `limit` bytes only its
    beginning is given, the rest is passed over."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line, True
            continue
        yield line[:limit], False
        while line and not line.endswith(b"\n"):
            line = stream.readline(1024 * 1024)


def read_all(stream: BinaryIO, limit: int, what: str) -> bytes:
    """All that is left of a stream; TooLarge where it has more than `limit` bytes."""
    pieces: list[bytes] = []
    total = 0
    while piece := stream.read(min(1024 * 1024, limit + 1 - total)):
        pieces.append(piece)
        total += len(piece)
        if total > limit:
            raise TooLarge(
                f"{what} has more than {amount(limit)}.",
                advice="Split it.",
            )
    return b"".join(pieces)
