"""Commands that keep: `export`, `verify`, `log`, `remove`, `pack`, `unpack`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.show.commands.options import (
    AsJson,
    LedgerArgument,
    LedgerOption,
    answer,
    ask_author,
    messages,
    open_ledger,
    print_json,
    settings,
)

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    for command in (export, verify, log, remove, pack, unpack):
        app.command()(command)


def export(
    to: Annotated[Path, typer.Option("--to", help="The folder to write.")],
    file: LedgerArgument = None,
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Write the ledger as JSON lines and CSV, one file a noun, with stable ids."""
    with open_ledger(file or ledger) as session:
        counts = session.export(to)
    if as_json:
        print_json([counts])
    else:
        console = answer()
        for noun, count in counts.items():
            console.print(f"{count:>9,}  {to / noun}.jsonl, .csv")


def verify(
    file: LedgerArgument = None,
    ledger: LedgerOption = None,
    head: Annotated[
        str | None,
        typer.Option("--head", help="A head of the log that was kept elsewhere: it must be in it."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Prove the stored bytes, the texts and the handling log against their hashes.

    Prints the log's head, a hash of all that was done so far: keep it elsewhere, and give it with
    --head when somebody asks whether anything was changed since.
    """
    from dataclasses import asdict

    from sayso.show.words import many

    with open_ledger(file or ledger) as session:
        result = session.verify(head=head)
    if as_json:
        print_json([{"ok": result.ok, **asdict(result)}])
    else:
        console = answer()
        console.print(
            f"{many(result.captures, 'file')} as received, {many(result.reports, 'report')}, "
            f"{many(result.log_rows, 'line')} of the handling log."
        )
        for note in result.notes:
            line = f"Note: {note.subject}: {note.problem} {note.advice}".rstrip()
            console.print(line, soft_wrap=True)
        for finding in result.findings:
            line = f"WRONG: {finding.subject}: {finding.problem} {finding.advice}".rstrip()
            console.print(line, soft_wrap=True)
        console.print(
            "Everything is as it was written." if result.ok else "Not everything is as written."
        )
        console.print(f"Head of the handling log: {result.head}", soft_wrap=True)
    if not result.ok:
        raise typer.Exit(1)


def log(file: LedgerArgument = None, ledger: LedgerOption = None, as_json: AsJson = False) -> None:
    """Print the handling log: what was done with every file and report, by which version, when.

    Times are UTC. Whole hashes and versions: --json.
    """
    from dataclasses import asdict

    from sayso.show.terminal.safe import named

    with open_ledger(file or ledger) as session:
        rows = list(session.log())
    if as_json:
        print_json(asdict(row) for row in rows)
        return
    console = answer()
    for row in rows:
        # Whole hashes are for --json: a person needs to see what was done with which file.
        when, subject = row.at[:19].replace("T", " "), row.subject[:17]
        line = f"{row.seq:>5}  {when}  {row.action:10} {subject:17}  {named(row.source)}"
        console.print(f"{line}  {row.hash[:12]}", soft_wrap=True)


def remove(
    report_id: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    because: Annotated[str, typer.Option("--because", help="Why; kept in the tombstone.")],
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Erase a report: text, claims and bytes go; a tombstone with hashes and reason stays."""
    from dataclasses import asdict

    from sayso.errors import WrongUse

    if not because.strip():
        raise WrongUse("--because needs a reason: it is what the tombstone will say.")
    with open_ledger(ledger, write=True) as session:
        ask_author(session)
        tombstone = session.remove(report_id, because=because)
    if as_json:
        print_json([asdict(tombstone)])
    messages().print(f"{report_id} is removed; the tombstone stays.")


def pack(
    to: Annotated[Path, typer.Option("--to", help="The file to write, such as my.saysopack.")],
    file: LedgerArgument = None,
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Make one file of the ledger and its vault, to hand on."""
    from sayso.ledger import pack as make

    make(settings(file or ledger).ledger, to)
    if as_json:
        print_json([{"pack": str(to), "bytes": to.stat().st_size}])
    messages().print(f"{to} holds it all. Open it elsewhere: sayso unpack {to} --to my.sayso")


def unpack(
    packed: Annotated[Path, typer.Argument(help="A file that `sayso pack` made.")],
    to: Annotated[Path, typer.Option("--to", help="The ledger file to make.")],
    as_json: AsJson = False,
) -> None:
    """Open what `sayso pack` made; every byte is checked, nothing is overwritten."""
    from sayso.ledger import unpack as make

    make(packed, to)
    if as_json:
        print_json([{"ledger": str(to)}])
    messages().print(f"{to} is ready: sayso overview --ledger {to}")
