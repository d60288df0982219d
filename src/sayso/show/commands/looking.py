"""Commands that look: `overview`, `reports`, `report`, `claims`, `claim`, `sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.show.commands.claim_options import NONE, Filters, takes_claim_filters
from sayso.show.commands.options import (
    AsJson,
    LedgerOption,
    Limit,
    answer,
    hint,
    messages,
    open_ledger,
    print_json,
)

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    for command in (overview, reports, report, claims, claim, sources):
        app.command()(command)


def overview(ledger: LedgerOption = None, as_json: AsJson = False) -> None:
    """What is in the ledger: reports, who speaks, claims with their chains, what was checked.

    With --json, how many there are of each.
    """
    from sayso.show.terminal.overview import overview_json, print_overview

    with open_ledger(ledger) as session:
        if as_json:
            print_json([overview_json(session)])
            return
        print_overview(answer(), session)
    hint("All of this in your browser: sayso open…", ledger)


def reports(
    ledger: LedgerOption = None,
    all_versions: Annotated[
        bool, typer.Option("--all", help="Also reports whose file has newer bytes since.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the reports."""
    from dataclasses import asdict

    from sayso.show.terminal.tables import print_reports

    with open_ledger(ledger) as session:
        rows = list(session.reports(superseded=all_versions))
    if as_json:
        print_json(asdict(row) for row in rows)
    elif rows:
        print_reports(answer(), rows)
        hint("One of them, with who speaks: sayso report ID…", ledger)
    else:
        messages().print("No reports yet. Read some: sayso read FOLDER")


def report(
    report_id: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Print one report, its attributions marked, the chain beside each, the silent parts grey."""
    from sayso.show.parse_json import parse_json
    from sayso.show.terminal.report import print_report

    with open_ledger(ledger) as session:
        parsed = session.report(report_id)
    if as_json:
        print_json([parse_json(parsed)])
    else:
        print_report(answer(), parsed)


@takes_claim_filters
def claims(
    ledger: LedgerOption = None,
    filters: Filters = NONE,
    undated: Annotated[
        bool, typer.Option("--undated", help="Only claims of which it is not known when.")
    ] = False,
    limit: Limit = 50,
    offset: Annotated[int, typer.Option(min=0, help="Pass over so many first.")] = 0,
    as_json: AsJson = False,
) -> None:
    """List claims: who says so, through whom, in which words. Filters narrow it down.

    Names and words are found whatever their case and diacritics. With --from or --to, claims of
    which it is not known when are left out, and counted.
    """
    from sayso.errors import WrongUse
    from sayso.show.terminal.tables import claim_row_json, print_claims

    dated = filters["since"] or filters["until"]
    if undated and dated:
        raise WrongUse("--undated finds claims without a time: leave out --from and --to.")
    if undated:
        filters["undated"] = True
    with open_ledger(ledger) as session:
        rows = list(session.claims(**filters, limit=limit or None, offset=offset))
        count = session.count_claims(**filters) if limit and len(rows) == limit else len(rows)
        left_out = session.count_undated(**filters) if dated else 0
    if as_json:
        print_json(claim_row_json(row) for row in rows)
    elif rows:
        print_claims(answer(), rows)
        hint("One of them, with the passage that proves each step: sayso claim ID…", ledger)
        if count > len(rows):
            messages().print(f"{len(rows)} of {count} claims; --limit 0 shows all.")
    else:
        messages().print("No claim fits.")
    if left_out:
        messages().print(
            f"{left_out} more would fit, but it is not known when: --undated without --from and "
            "--to lists them."
        )


def claim(
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id.")],
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Print one claim: its exact sentence, its chain with every hop's passage, its caveats."""
    from sayso.show.terminal.claim import print_claim
    from sayso.show.terminal.tables import claim_row_json

    with open_ledger(ledger) as session:
        row = session.claim(claim_id)
        parsed = session.report(row.report)
    if as_json:
        print_json([claim_row_json(row)])
    else:
        print_claim(answer(), row, parsed)


def sources(ledger: LedgerOption = None, limit: Limit = 50, as_json: AsJson = False) -> None:
    """Who speaks, how often, through whom; and which cited originals are not in the ledger."""
    from dataclasses import asdict
    from itertools import islice

    from sayso.show.terminal.tables import print_sources

    with open_ledger(ledger) as session:
        rows = list(islice(session.sources(), limit or None))
        missing = list(session.cited_originals())
    if as_json:
        print_json(asdict(row) for row in rows)
        print_json({"cited_original": True, **asdict(row)} for row in missing)
    elif rows or missing:
        print_sources(answer(), rows, missing)
        hint("All that one of them says: sayso who NAME…", ledger)
    else:
        messages().print("Nobody speaks yet. Read some reports: sayso read FOLDER")
