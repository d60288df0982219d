"""How `sayso --help` lists the commands: by what a person is about to do, each in a full line."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

__all__ = ["SECTIONS", "Sectioned"]

SECTIONS: dict[str, tuple[str, ...]] = {
    "Begin": ("read", "failures", "overview", "open"),
    "Look": (
        "reports", "report", "claims", "claim", "sources", "who", "timeline", "journeys", "remarks",
    ),
    "Compare reports": ("allegations", "allegation", "themes", "copies", "compare"),
    "Decide": (
        "same", "different", "merge", "split", "pin", "overrule", "copy", "judgements", "undo",
    ),
    "Keep and hand on": ("export", "verify", "log", "remove", "pack", "unpack"),
    "For other programs": ("parse",),
}  # fmt: skip
WHOLE = 10_000
"""Code points of a command's first sentence that are shown: all of them, wrapped."""


class Sectioned(TyperGroup):
    """The commands under headings; no line is cut off with dots."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  as click calls it
        """Write the sections; a command that stands in none would be left out (a test holds it)."""
        widest = max(map(len, self.commands), default=0)
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (name.ljust(widest), self.commands[name].get_short_help_str(WHOLE))
                        for name in names
                        if name in self.commands
                    ]
                )
