"""The whole ledger on one page: reports, who speaks, some claims, what was not checked."""

from __future__ import annotations

from itertools import islice

from rich.console import Console
from rich.text import Text as Styled

from sayso.ledger.rows import ClaimRow
from sayso.show.session import Session
from sayso.show.terminal.safe import flat
from sayso.show.terminal.tables import print_claims, print_reports, print_sources
from sayso.show.words import REMARKS, many
from sayso.vocabulary import RemarkStatus

__all__ = ["overview_json", "print_overview"]

SHOWN = 8
"""Claims and speakers shown before the page says how to see the rest."""

LOOKED_AT = 1_000
"""Claims among which the page chooses."""

FEWEST, WELL, MOST = 7, 16, 40
"""Words of a claim that is shown on the page: at least, at best, at most."""

CHECKING = frozenset(RemarkStatus) - {RemarkStatus.denied, RemarkStatus.not_stated}


def print_overview(console: Console, session: Session) -> None:
    """Print the page; an empty ledger says how to fill it."""
    reports = list(session.reports())
    if not reports:
        console.print("This ledger is empty. Read some reports: sayso read FOLDER")
        return
    _heading(console, many(len(reports), "report"))
    print_reports(console, reports[:40])
    if len(reports) > 40:
        console.print("… the rest: sayso reports")
    _heading(console, "Who speaks")
    sources = list(session.sources())
    print_sources(console, sources[: SHOWN * 2], list(session.cited_originals()))
    if len(sources) > SHOWN * 2:
        console.print(f"… and {len(sources) - SHOWN * 2} more: sayso sources --limit 0")
    _heading(console, "What they claim")
    print_claims(console, _telling(session))
    console.print(
        f"… of {many(session.count_claims(), 'claim')}; all of them: sayso claims --limit 0"
    )
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


def overview_json(session: Session) -> dict[str, int]:
    """How many there are of each, as plain JSON."""
    return {
        "reports": sum(1 for _ in session.reports()),
        "not_read": sum(1 for row in session.reports() if row.unread),
        "speakers": sum(1 for _ in session.sources()),
        "cited_originals": sum(1 for _ in session.cited_originals()),
        "claims": session.count_claims(),
        "remarks": sum(1 for _ in session.remarks()),
        "journeys": sum(1 for _ in session.journeys()),
        "failures": sum(1 for _ in session.failures()),
    }


def _telling(session: Session) -> list[ClaimRow]:
    """A claim of each report, the longest chains first: words that can be understood alone."""
    best: dict[str, tuple[tuple[object, ...], ClaimRow]] = {}
    for row in islice(session.claims(limit=LOOKED_AT), LOOKED_AT):
        hops = len(row.chain.hops) if row.chain else 0
        length = len(row.words.split())
        alone = FEWEST <= length <= MOST and row.claim.act is not None
        rank = (not alone, not (row.claim.agent or row.claim.patient), -hops, abs(length - WELL))
        if row.report not in best or rank < best[row.report][0]:
            best[row.report] = (rank, row)
    ranked = sorted(best.values(), key=lambda pair: (pair[0], pair[1].report))
    return [row for _, row in ranked[:SHOWN]]


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Styled(words, style="bold underline"))
    console.print()
