"""The whole ledger on one page: reports, who speaks, some claims, what was not checked."""

from __future__ import annotations

from itertools import islice

from rich.console import Console
from rich.text import Text as Styled

from sayso.show.session import Session
from sayso.show.terminal.safe import flat
from sayso.show.terminal.tables import print_claims, print_reports, print_sources
from sayso.show.words import REMARKS
from sayso.vocabulary import RemarkStatus

__all__ = ["print_overview"]

SHOWN = 8
"""Claims and speakers shown before the page says how to see the rest."""

CHECKING = frozenset(RemarkStatus) - {RemarkStatus.denied, RemarkStatus.not_stated}


def print_overview(console: Console, session: Session) -> None:
    """Print the page; an empty ledger says how to fill it."""
    reports = list(session.reports())
    if not reports:
        console.print("This ledger is empty. Read some reports: sayso read FOLDER")
        return
    _heading(console, f"{len(reports)} reports")
    print_reports(console, reports[:40])
    if len(reports) > 40:
        console.print("… the rest: sayso reports")
    _heading(console, "Who speaks")
    sources = list(session.sources())
    print_sources(console, sources[: SHOWN * 2], list(session.cited_originals()))
    if len(sources) > SHOWN * 2:
        console.print(f"… and {len(sources) - SHOWN * 2} more: sayso sources --limit 0")
    _heading(console, "What they claim")
    longest = sorted(
        islice(session.claims(limit=400), 400),
        key=lambda row: (-len(row.chain.hops) if row.chain else 0, row.report, row.claim.passage),
    )
    seen: set[str] = set()
    chosen = [row for row in longest if not (row.report in seen or seen.add(row.report))]  # type: ignore[func-returns-value]
    print_claims(console, chosen[:SHOWN])
    console.print(f"… of {session.count_claims()} claims; all of them: sayso claims --limit 0")
    _heading(console, "What was checked, and what was not")
    said = 0
    for row in reports[:200]:
        if row.unread:
            continue
        parsed = session.report(row.id)
        for remark in parsed.stated.remarks:
            if remark.status not in CHECKING:
                continue
            said += 1
            words = flat(parsed.text.text[remark.start : remark.end], most=220)
            line = Styled(f"{REMARKS[remark.status]}: ", style="yellow")
            console.print(line.append(f"“{words}”", style="default"))
            console.print(
                Styled(f"  {flat(row.publisher or 'not known')} · {row.id}", "bright_black")
            )
    if not said:
        console.print("Nothing is said about verification in any report.")


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Styled(words, style="bold underline"))
    console.print()
