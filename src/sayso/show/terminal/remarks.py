"""Remarks in the terminal: what is said about checking, by whom, about whom, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from sayso.ledger.remarks import Concerned, RemarkRow
from sayso.show.terminal.lines import GREY, indented
from sayso.show.terminal.safe import flat
from sayso.show.terminal.when import published
from sayso.show.words import REMARKS

__all__ = ["print_remarks", "remark_row_json"]

MOST = 4
"""Things that a remark is about, named in full; of more, how many."""


def print_remarks(console: Console, rows: Sequence[RemarkRow]) -> None:
    """Each remark's exact words, then who made it and about whom."""
    for row in rows:
        console.print(
            Styled(f"{REMARKS[row.status]}: ", style="yellow").append(
                f"“{flat(row.words, most=600)}”", style="default"
            )
        )
        named = list(dict.fromkeys(_about(one) for one in row.about))
        about = "; ".join(named[:MOST]) or "somebody or something that is not said"
        if len(named) > MOST:
            about += f"; and {len(named) - MOST} more"
        lines = (
            f"by {flat(row.by_name or 'somebody not known')} · about {about}",
            f"{flat(row.publisher or 'publisher not known')} · {published(row.published)} · "
            f"{row.report}",
        )
        for bottom, line in enumerate(lines):
            indented(console, line, style=GREY, after=bottom)


def _about(one: Concerned) -> str:
    name = flat(one.name, most=80)
    if one.noun == "claim":
        return f"“{name}”"
    return f"what {name} says" if one.noun == "attribution" else name


def remark_row_json(row: RemarkRow) -> dict[str, Any]:
    """One remark of a list as plain JSON."""
    return {
        "report": row.report,
        "publisher": row.publisher,
        "title": row.title,
        "published": row.published,
        "status": row.status.value,
        "by": {"entity": row.by, "name": row.by_name},
        "about": [{"id": one.id, "noun": one.noun, "name": one.name} for one in row.about],
        "passage": list(row.passage),
        "words": row.words,
    }
