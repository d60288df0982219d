"""The seam to the readers that others wrote: their noise is kept out, their errors become ours."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from sayso.errors import DamagedFile, SaysoError, TooLarge

__all__ = ["quiet", "translated"]

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
        raise DamagedFile(f"it is nested too deeply to be read as {what}.") from error
    except Exception as error:
        raise DamagedFile(
            f"it could not be read as {what}: {shorten(error)}.",
            advice="Open it in the program it is for and save it anew.",
        ) from error


def shorten(error: BaseException, width: int = 160) -> str:
    """An error's class and the first of its words, on one line, without control characters."""
    words = "".join(c if c.isprintable() else " " for c in str(error)[: width * 2])
    words = " ".join(words.split())[:width].rstrip(". ")
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
