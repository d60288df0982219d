"""Commands that decide about allegations: `merge`, `split`, `pin`, `overrule`, `copy`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.show.commands.options import (
    AsJson,
    LedgerOption,
    answer,
    ask_author,
    messages,
    open_ledger,
    print_json,
)

if TYPE_CHECKING:
    from sayso.model import Allegation, Judgement
    from sayso.show.session import Session

__all__ = ["add_to"]

Because = Annotated[str, typer.Option("--because", help="Why; kept with the decision.")]
One = Annotated[str, typer.Argument(metavar="ALLEGATION", help="An allegation's id.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id.")]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    for command in (merge, split, pin, overrule, copy):
        app.command()(command)


def merge(
    one: One,
    other: Annotated[str, typer.Argument(metavar="ALLEGATION", help="Another one's id.")],
    because: Because,
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Decide that two allegations say the same: they are counted as one from now on."""
    _decide(ledger, lambda session: session.merge(one, other, because=because), as_json=as_json)


def split(
    allegation: One,
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIM...", help="Ids of the claims that leave it.")
    ],
    because: Because,
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Decide that some claims of an allegation say something else: they become another one.

    The claims that are named leave together; all others stay together.
    """
    _decide(
        ledger, lambda session: session.split(allegation, claims, because=because), as_json=as_json
    )


def pin(
    allegation: One, because: Because, ledger: LedgerOption = None, as_json: AsJson = False
) -> None:
    """Decide that the claims of an allegation stay together, whatever later reports bring."""
    _decide(ledger, lambda session: session.pin(allegation, because=because), as_json=as_json)


def overrule(
    one: Claim,
    other: Annotated[str, typer.Argument(metavar="CLAIM", help="Another claim's id.")],
    because: Because,
    same: Annotated[
        bool | None,
        typer.Option("--same/--apart", help="Their origins are one, or they are two."),
    ] = None,
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Decide that the origins of two claims of one allegation are one, or that they are two.

    `sayso allegation` shows the claims of every origin. A tie is overruled, never a number: the
    count is made anew from all ties.
    """
    from sayso.errors import WrongUse

    if same is None:
        raise WrongUse("say --same (their origins are one) or --apart (they are two).")
    _decide(
        ledger,
        lambda session: session.overrule(one, other, same=same, because=because),
        as_json=as_json,
    )


def copy(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The copy's id.")],
    of: Annotated[str, typer.Argument(metavar="OF", help="The id of what it copies.")],
    because: Because,
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Decide that a report is a copy of another.

    What it says without naming anybody counts nothing then, where the other says it too.
    """
    _decide(ledger, lambda session: session.copy(report, of, because=because), as_json=as_json)


def _decide(ledger: Path | None, make: Callable[[Session], Judgement], *, as_json: bool) -> None:
    """Decide, weigh what that changes, and say what came of it."""
    from dataclasses import asdict

    from sayso.show.terminal.weighing import headline

    with open_ledger(ledger, write=True) as session:
        ask_author(session)
        with messages().status("Weighing …"):
            made = make(session)
            touched = [row for row in session.allegations() if _decided(row, made.id)]
    if as_json:
        print_json([{"judgement": asdict(made), "allegations": [row.id for row in touched]}])
        return
    console = answer()
    for row in touched[:10]:
        console.print(f"{row.title}\n  {headline(row)} · {row.id}", soft_wrap=True)
    if not touched:
        console.print("Kept. No count changes: they say nothing in common here.")
    elif len(touched) > 10:
        console.print(f"and {len(touched) - 10} more")
    console.print(f"Undo it with: sayso undo {made.id}")


def _decided(row: Allegation, judgement: str) -> bool:
    made = row.detail.get("judgements")
    return isinstance(made, list) and judgement in made
