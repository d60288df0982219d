"""Lists in the terminal: reports, claims, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from sayso.ledger.rows import CitedOriginal, ClaimRow, ReportRow, SourceRow
from sayso.show.parse_json import claim_json, hop_json
from sayso.show.terminal.lines import GREY, indented
from sayso.show.terminal.safe import flat
from sayso.show.terminal.when import dates
from sayso.show.words import CAVEATS, chain_line
from sayso.vocabulary import Naming

__all__ = ["claim_row_json", "print_claims", "print_reports", "print_sources"]


NOBODY = "nobody is named"
"""A speaker of whom nothing at all is said."""


def print_reports(console: Console, rows: Sequence[ReportRow]) -> None:
    """One report a line: id, date, publisher, title, how much was found."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=GREY)
    table.add_column("report", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("publisher")
    table.add_column("title")
    table.add_column("claims", justify="right")
    for row in rows:
        table.add_row(
            Styled(row.id, style=GREY),
            row.published or "not known",
            flat(row.publisher or "not known"),
            flat(row.title or row.source),
            str(row.claims) if not row.unread else "not read",
        )
    console.print(table)


def print_claims(console: Console, rows: Sequence[ClaimRow]) -> None:
    """Each claim verbatim, its chain below, its caveats in plain words."""
    for row in rows:
        console.print(Styled(f"“{flat(row.words, most=600)}”"))
        line = Styled(flat(chain_line(row.chain)) if row.chain else "speaker not known")
        line.stylize("cyan")
        if row.claim.attribution is None:
            line.append(" (the publisher's own words)", style=GREY)
        indented(console, line)
        notes = [*dates(row), *(CAVEATS[caveat] for caveat in row.claim.caveats), row.id]
        indented(console, " · ".join(notes), style=GREY, after=1)


def print_sources(
    console: Console, rows: Sequence[SourceRow], missing: Sequence[CitedOriginal]
) -> None:
    """Who speaks, how often, through whom; then what is cited and not here."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=GREY)
    table.add_column("speaker")
    table.add_column("naming", no_wrap=True)
    table.add_column("attributions", justify="right", no_wrap=True)
    table.add_column("claims", justify="right", no_wrap=True)
    table.add_column("reports", justify="right", no_wrap=True)
    table.add_column("through")
    for row in rows:
        through = ", ".join(f"{flat(name)} ({count})" for name, count in row.through[:4])
        table.add_row(
            flat(row.name, most=60) if row.naming != (Naming.unknown,) else NOBODY,
            ", ".join(naming.value for naming in row.naming),
            str(row.attributions),
            str(row.claims),
            str(row.reports),
            through or ("publishes here" if row.is_publisher else ""),
        )
    console.print(table)
    if missing:
        console.print()
        console.print(Styled("Cited, and not in this ledger:", style="bold"))
        for original in missing:
            by = ", ".join(flat(name) for name in original.cited_by)
            console.print(f"  {flat(original.name)}  (cited by {by})")


def claim_row_json(row: ClaimRow) -> dict[str, Any]:
    """One claim of a list as plain JSON: the claim's own keys, its words, report and chain."""
    return {
        **claim_json(row.claim),
        "report": row.report,
        "publisher": row.publisher,
        "title": row.title,
        "published": row.published,
        "words": row.words,
        "speaker": row.speaker.name if row.speaker else None,
        "origin": row.origin.name if row.origin else None,
        "chain": [hop_json(hop) for hop in row.chain.hops] if row.chain else [],
        "source": [list(span) for span in row.source],
        "cue": [list(span) for span in row.cue],
        "content": [list(span) for span in row.content],
        "judgements": [kind.value for kind in row.judgements],
    }
