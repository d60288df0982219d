"""The seam to the readers that others wrote: their noise is kept out, their errors become ours."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from sayso.errors import DamagedFile, SaysoError, TooLarge
from sayso.settings import MEBIBYTE

__all__ = ["amount", "quiet", "shorten", "translated"]

_NOISY = ("trafilatura", "htmldate", "charset_normalizer", "courlan", "justext", "readability")
_lock = threading.RLock()


@contextmanager
def quiet() -> Iterator[None]:
    """No warnings and no log lines from other people's readers while inside.

    The warning filters are the process's own, so only one thread at a time is inside.
    """
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in _NOISY:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        yield


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Whatever a reader of `what` ("a PDF") raises becomes a SkipReport; ours pass as they are."""
    try:
        with quiet():
            yield
    except SaysoError:
        raise
    except MemoryError as error:
        raise TooLarge(
            f"reading it as {what} needs more memory than there is.",
            advice="Split it, or read it on a larger machine.",
        ) from error
    except RecursionError as error:
        raise DamagedFile(
            f"it is nested too deeply to be read as {what}.",
            advice="Open it in the program it is for and save its text.",
        ) from error
    except Exception as error:
        raise DamagedFile(
            f"it could not be read as {what}: {shorten(error)}.",
            advice="Open it in the program it is for and save it anew.",
        ) from error


def shorten(error: BaseException, width: int = 160) -> str:
    """The first of an error's words, on one line, without control characters; else its class."""
    words = "".join(c if c.isprintable() else " " for c in str(error)[: width * 2])
    words = " ".join(words.split())[:width].rstrip(". ")
    return words or type(error).__name__


def amount(count: int) -> str:
    """A number of bytes as people say it: "64 MiB", "2,100 bytes"."""
    return f"{count / MEBIBYTE:,.0f} MiB" if count >= 10 * MEBIBYTE else f"{count:,} bytes"
