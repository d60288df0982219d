"""Commands about what is said to have happened: `journeys`, `timeline`, `remarks`."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.show.commands.claim_options import NONE, Filters, member, takes_claim_filters
from sayso.show.commands.options import (
    AsJson,
    LedgerOption,
    Limit,
    answer,
    messages,
    open_ledger,
    print_json,
)

__all__ = ["add_to"]

OneReport = Annotated[str | None, typer.Option("--report", help="Of one report, by its id.")]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    for command in (timeline, journeys, remarks):
        app.command()(command)


@takes_claim_filters
def timeline(
    ledger: LedgerOption = None,
    filters: Filters = NONE,
    limit: Limit = 100,
    as_json: AsJson = False,
) -> None:
    """Draw claims along time, who says so beside each; those without a time come last.

    The filters are those of `claims`. A bar is as long as what is said is vague: a month is a
    month, never its first day.
    """
    from sayso.show.terminal.timeline import print_timeline, timeline_json

    no_time = {**filters, "since": None, "until": None, "undated": True}
    with_time = {**filters, "undated": False}
    with open_ledger(ledger) as session:
        dated = list(session.claims(**with_time, limit=limit or None, by_time=True))
        undated = list(session.claims(**no_time, limit=limit or None))
        counts = (session.count_claims(**with_time), session.count_claims(**no_time))
    if as_json:
        print_json(timeline_json(dated, undated))
    elif dated or undated:
        print_timeline(answer(), dated, undated, window=(filters["since"], filters["until"]))
        for shown, count, kind in (
            (len(dated), counts[0], "with a time"),
            (len(undated), counts[1], "without one"),
        ):
            if count > shown:
                messages().print(f"{shown} of {count} claims {kind}; --limit 0 shows all.")
    else:
        messages().print("No claim fits.")


def journeys(
    ledger: LedgerOption = None,
    who: Annotated[str | None, typer.Option(help="Who is said to have travelled.")] = None,
    place: Annotated[str | None, typer.Option(help="A stop, by name.")] = None,
    status: Annotated[
        str | None, typer.Option(help="made, attempted, planned, habitual or hypothetical.")
    ] = None,
    report: OneReport = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List claimed movements: who, by which stops, when, and who says so."""
    from itertools import islice

    from sayso.show.terminal.journeys import journey_row_json, print_journeys
    from sayso.vocabulary import JourneyStatus

    filters = {
        "who": who,
        "place": place,
        "status": member(JourneyStatus, status, "--status"),
        "report": report,
    }
    with open_ledger(ledger) as session:
        found = session.journeys(**filters)
        rows = list(islice(found, limit or None))
        more = sum(1 for _ in found)
    if as_json:
        print_json(journey_row_json(row) for row in rows)
    elif rows:
        print_journeys(answer(), rows)
    else:
        messages().print("No journey fits.")
    if more:
        messages().print(f"{len(rows)} of {len(rows) + more} journeys; --limit 0 shows all.")


def remarks(
    ledger: LedgerOption = None,
    status: Annotated[
        str | None,
        typer.Option(
            help="verified, partly_verified, could_not_verify, not_stated, comment_declined, "
            "no_response, denied, corrected or retracted."
        ),
    ] = None,
    report: OneReport = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what is said about checking: by whom, about whom, in which words."""
    from itertools import islice

    from sayso.show.terminal.remarks import print_remarks, remark_row_json
    from sayso.vocabulary import RemarkStatus

    with open_ledger(ledger) as session:
        found = session.remarks(status=member(RemarkStatus, status, "--status"), report=report)
        rows = list(islice(found, limit or None))
        more = sum(1 for _ in found)
    if as_json:
        print_json(remark_row_json(row) for row in rows)
    elif rows:
        print_remarks(answer(), rows)
    else:
        messages().print("No remark fits.")
    if more:
        messages().print(f"{len(rows)} of {len(rows) + more} remarks; --limit 0 shows all.")
