"""Commands that weigh: `allegations`, `allegation`, `themes`, `copies`, `compare`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.show.commands.options import (
    AsJson,
    LedgerOption,
    Limit,
    answer,
    messages,
    print_json,
    settings,
)

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.model import Allegation

__all__ = ["add_to"]

SORTS = {
    "contested": "most contested first",
    "repeated": "most repeated from one origin first",
    "separate": "most separate origins first",
}


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    for command in (allegations, allegation, themes, copies, compare):
        app.command()(command)


@contextmanager
def _weighed(path: Path | None) -> Iterator[Ledger]:
    """The ledger, opened, and weighed where anything in it is new.

    One that may not be written is shown as it was last weighed, and that is said.
    """
    from sayso.errors import LedgerReadOnly
    from sayso.ledger import Ledger
    from sayso.show.weighing import due, weigh

    asked = settings(path)
    chosen = asked.ledger
    with Ledger.open(chosen) as ledger:
        pending = due(ledger)
        if not pending:
            yield ledger
            return
    try:
        writing = Ledger.open(chosen, write=True)
    except LedgerReadOnly:
        messages().print(
            f"{len(pending)} changes are not weighed yet, and {chosen} may not be written: "
            "what follows leaves them out."
        )
        with Ledger.open(chosen) as ledger:
            yield ledger
        return
    with writing as ledger:
        console = messages()
        with console.status(_doing(len(pending.new))):
            weigh(ledger, processes=asked.processes)
        yield ledger


def _doing(reports: int) -> str:
    return f"Weighing {reports} reports …" if reports else "Weighing what was decided …"


def allegations(
    ledger: LedgerOption = None,
    sort: Annotated[
        str, typer.Option(help="contested, repeated (from one origin) or separate (origins).")
    ] = "contested",
    several: Annotated[
        bool, typer.Option("--several", help="Only those that several reports hold.")
    ] = False,
    theme: Annotated[str | None, typer.Option(help="Only those of one theme, by its id.")] = None,
    words: Annotated[
        str | None,
        typer.Option("--words", "-w", help='Words in a claim; "in quotes" for a phrase.'),
    ] = None,
    speaker: Annotated[str | None, typer.Option(help="Whose words they are.")] = None,
    origin: Annotated[str | None, typer.Option(help="Who is said to know it.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    mentions: Annotated[str | None, typer.Option(help="Someone or something named in it.")] = None,
    naming: Annotated[
        str | None,
        typer.Option(help="named, pseudonym, anonymous, collective, document or unknown."),
    ] = None,
    basis: Annotated[str | None, typer.Option(help="How the origin knows.")] = None,
    role: Annotated[str | None, typer.Option(help="What the origin is said to be.")] = None,
    caveat: Annotated[str | None, typer.Option(help="With a claim that has this caveat.")] = None,
    report: Annotated[str | None, typer.Option(help="With a claim of this report.")] = None,
    limit: Limit = 50,
    offset: Annotated[int, typer.Option(min=0, help="Pass over so many first.")] = 0,
    as_json: AsJson = False,
) -> None:
    """What is alleged, in how many reports, by how many separate origins, and who disputes it.

    An allegation holds the claims, from any report, that assert or deny one proposition.
    """
    from sayso.errors import WrongUse
    from sayso.ledger import ClaimFilter
    from sayso.show.terminal.weighing import allegation_json, print_allegations
    from sayso.show.weighing import allegations as read_rows
    from sayso.vocabulary import Basis, Caveat, Naming, Role

    if sort not in SORTS:
        raise WrongUse(f"--sort {sort!r} is none of: {', '.join(SORTS)}")
    wanted = ClaimFilter(
        speaker=speaker,
        origin=origin,
        publisher=publisher,
        mentions=mentions,
        words=words,
        naming=_member(Naming, naming, "--naming"),
        basis=_member(Basis, basis, "--basis"),
        role=_member(Role, role, "--role"),
        caveat=_member(Caveat, caveat, "--caveat"),
        report=report,
    )
    with _weighed(ledger) as opened:
        rows = list(
            read_rows(
                opened.weighed.allegations(
                    sort=sort, wanted=wanted, theme=theme, several=several,
                    limit=limit or None, offset=offset,
                )
            )
        )  # fmt: skip
    if as_json:
        print_json(allegation_json(row) for row in rows)
    elif rows:
        print_allegations(answer(), rows)
        if limit and len(rows) == limit:
            messages().print(f"The first {limit}, {SORTS[sort]}; --limit 0 shows all.")
    else:
        messages().print("No allegation fits.")


def _member(vocabulary: type, value: str | None, option: str) -> Any:
    """The vocabulary's member that `value` names. Raises WrongUse with the list of those there."""
    from sayso.errors import WrongUse

    if value is None:
        return None
    try:
        return vocabulary(value.replace("-", "_"))
    except ValueError:
        there = ", ".join(str(member) for member in vocabulary)  # type: ignore[attr-defined]
        raise WrongUse(f"{option} {value!r} is none of: {there}") from None


def allegation(
    allegation_id: Annotated[str, typer.Argument(metavar="ALLEGATION", help="Its id.")],
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """One allegation: who says so, who says otherwise, and how the count comes about."""
    from sayso.errors import NotFound, WrongUse
    from sayso.show.terminal.weighing import allegation_json, print_allegation
    from sayso.show.weighing import allegations as read_rows

    with _weighed(ledger) as opened:
        found = list(read_rows(iter(opened.weighed.allegation(allegation_id))))
        if not found:
            raise NotFound(
                f"no allegation {allegation_id} in this ledger. `sayso allegations` lists them."
            )
        if len(found) > 1:
            several = ", ".join(one.id for one in found[:5])
            raise WrongUse(f"{allegation_id} may be any of: {several}. Give more of the id.")
        row = found[0]
        claims = [
            opened.claim(claim, report=str(voice["report"]))
            for claim, voice in row.detail["voices"].items()  # type: ignore[attr-defined]
        ]
        remarks = {report: opened.parsed(report) for report in row.reports[:50]}
    if as_json:
        print_json([allegation_json(row)])
    else:
        print_allegation(answer(), row, claims, remarks)


def themes(ledger: LedgerOption = None, limit: Limit = 50, as_json: AsJson = False) -> None:
    """Allegations that belong together for a reader, by whom they are about. Never counted."""
    from itertools import islice

    from sayso.show.terminal.weighing import print_themes, theme_json

    with _weighed(ledger) as opened:
        rows = [theme_json(*row) for row in islice(opened.weighed.themes(), limit or None)]
    if as_json:
        print_json(rows)
    elif rows:
        print_themes(answer(), rows)
    else:
        messages().print("No themes: nothing here is about the same two actors.")


def copies(
    report_id: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Reports that share text with one: copies, cuts, rewrites, shared quotations."""
    from dataclasses import asdict

    from sayso.show.terminal.weighing import print_copies
    from sayso.show.weighing import copies as found_copies

    with _weighed(ledger) as opened:
        report = opened.report(report_id).id
        rows = found_copies(opened, report)
        texts = {row.other: opened.report(row.other) for row in rows}
        words = opened.text(report)[1].text
    if as_json:
        print_json(asdict(row) | {"containment": row.containment} for row in rows)
    elif rows:
        print_copies(answer(), rows, texts, words)
    else:
        messages().print("No text of it was found in another report here.")


def compare(
    one: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id.")],
    other: Annotated[str, typer.Argument(metavar="REPORT", help="Another report's id.")],
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Two reports: what both say, what only one says, where they differ, what text they share."""
    from sayso.show.terminal.weighing import compared, print_compared
    from sayso.show.weighing import allegations as read_rows
    from sayso.show.weighing import compare_texts

    with _weighed(ledger) as opened:
        ids = [opened.report(report).id for report in (one, other)]
        parsed = [opened.parsed(report) for report in ids]
        rows: list[Allegation] = []
        for report in ids:
            rows += read_rows(
                opened.weighed.allegations(wanted=_of_report(report), sort="contested")
            )
        reuse = compare_texts(opened, *ids)
    found = compared(parsed[0], parsed[1], rows, reuse)
    if as_json:
        print_json([found])
    else:
        print_compared(answer(), parsed[0], parsed[1], found)


def _of_report(report: str) -> Any:
    from sayso.ledger import ClaimFilter

    return ClaimFilter(report=report)
