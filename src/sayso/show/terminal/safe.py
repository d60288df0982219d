"""Report text made safe for a terminal."""

from __future__ import annotations

__all__ = ["flat", "named", "printable"]

_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """`text` with control and direction characters made visible, one for one.

    Escape sequences in a report would otherwise move the cursor or recolour what follows.
    """
    return "".join(
        char
        if char in "\n\t" or (char not in _DIRECTION and (char.isprintable() or char.isspace()))
        else "\ufffd"
        for char in text.replace("\r", "\n")
    )


def flat(text: str, *, most: int | None = None) -> str:
    """`printable`, on one line, cut with an ellipsis after `most` code points."""
    line = " ".join(printable(text).split())
    return line if most is None or len(line) <= most else line[: most - 1] + "…"


def named(path: str) -> str:
    """A path as it is, on one line: a name may hold line ends, which would look like more lines."""
    return printable(path).replace("\n", "\ufffd").replace("\t", "\ufffd")
