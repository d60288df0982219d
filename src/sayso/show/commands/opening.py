"""The command that opens the workbench: `open`."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.show.commands.options import (
    LedgerArgument,
    LedgerOption,
    Processes,
    messages,
    settings,
)

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Give the application this command."""
    app.command("open")(open_workbench)


def open_workbench(
    file: LedgerArgument = None,
    ledger: LedgerOption = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, help="The port; else a free one."),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")
    ] = True,
    processes: Processes = None,
) -> None:
    """Open the ledger in the browser: reports, claims, who says so, map, review.

    Only this computer can reach it, and nothing is sent anywhere. A ledger that is not there yet
    is made, to drop reports on. Ctrl-C ends it.
    """
    from sayso.errors import LedgerReadOnly
    from sayso.ledger import Ledger
    from sayso.show.web.server import serve

    chosen = settings(file or ledger, processes)
    console = messages()

    def say(line: str) -> None:
        console.print(line, soft_wrap=True)

    new = not chosen.ledger.exists()
    try:
        # Also brings a ledger of an older Sayso up to date, which a reader cannot.
        Ledger.open(chosen.ledger, write=True, create=True).close()
    except LedgerReadOnly:
        if new:
            raise
        Ledger.open(chosen.ledger).close()
        say("This ledger may not be written: you can look, not decide.")
    if new:
        say(f"{chosen.ledger} is new and empty: drop reports on the page to read them.")
    serve(chosen, port=port, browser=browser, say=say)
