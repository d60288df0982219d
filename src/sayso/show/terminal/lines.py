"""Lines of the terminal that are set in, wrapped without blanks at their ends."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled

__all__ = ["GREY", "indented"]

GREY = "bright_black"
NARROWEST = 20
"""Columns left for words however deep they are set in."""


def indented(
    console: Console, words: Styled | str, by: int = 2, *, style: str = "", after: int = 0
) -> None:
    """Print `words` set in by so many columns on every line, then `after` empty lines.

    No line is filled with blanks to the console's width: what is piped into a file or copied from
    the screen would carry them.
    """
    line = Styled(words, style=style) if isinstance(words, str) else words
    for part in line.wrap(console, max(NARROWEST, console.width - by)):
        part.rstrip()
        console.print(Styled(" " * by).append_text(part), soft_wrap=True)
    for _ in range(after):
        console.print()
