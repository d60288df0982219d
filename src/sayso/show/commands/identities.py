"""Commands about who is who: `who`, `same`, `different`, `judgements`, `undo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.show.commands.options import (
    AsJson,
    LedgerOption,
    Limit,
    answer,
    ask_author,
    messages,
    open_ledger,
    print_json,
)

__all__ = ["add_to"]

One = Annotated[
    str, typer.Argument(metavar="A", help="A name, or a key from `who` or `sources --json`.")
]
Other = Annotated[str, typer.Argument(metavar="B", help="Another name or key.")]
Because = Annotated[str, typer.Option("--because", help="Why; kept with the decision.")]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    for command in (who, same, different, judgements, undo):
        app.command()(command)


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or a key of `sources`.")],
    ledger: LedgerOption = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Print what somebody is said to have said, and all that is said about them, with chains.

    Several of one name are listed apart. Whoever is not named, or goes by a pseudonym, is never
    listed with somebody who is named.
    """
    from sayso.show.terminal.who import print_who, who_json

    with open_ledger(ledger) as session:
        rows = list(session.who(name, most=limit or None))
        overruled = session.identities().overruled
    if as_json:
        print_json(who_json(row) for row in rows)
    elif rows:
        print_who(answer(), rows, overruled)
    else:
        messages().print(f"Nobody called {name!r} speaks or is named in a claim.")


def same(
    one: One, other: Other, because: Because, ledger: LedgerOption = None, as_json: AsJson = False
) -> None:
    """Decide that two are one and the same, in every report.

    Refused where one of them is named and the other is not: Sayso never links an unnamed or
    pseudonymous source to a name. A later decision overrules an earlier one.
    """
    _decide("same", one, other, because, ledger, as_json=as_json)


def different(
    one: One, other: Other, because: Because, ledger: LedgerOption = None, as_json: AsJson = False
) -> None:
    """Decide that two are not one, whatever they are called.

    Two people of one name are told apart by where they appear: give KEY@REPORT, as `who NAME`
    lists them. The second one is then kept apart from everybody else of that name.
    """
    _decide("different", one, other, because, ledger, as_json=as_json)


def _decide(
    kind: str, one: str, other: str, because: str, ledger: Path | None, *, as_json: bool
) -> None:
    from dataclasses import asdict

    with open_ledger(ledger, write=True) as session:
        ask_author(session)
        done = (session.same if kind == "same" else session.different)(one, other, because=because)
    if as_json:
        print_json([asdict(done)])
        return
    console = answer()
    if kind == "same":
        console.print("One and the same now: " + ", ".join(done.members))
    else:
        console.print(f"Kept apart now: {done.one} and {done.other}")
    for judgement in done.overrules:
        console.print(f"This overrules {judgement}, which is earlier; the later decision holds.")
    console.print(f"Undo it with: sayso undo {done.judgement.id}")


def judgements(ledger: LedgerOption = None, as_json: AsJson = False) -> None:
    """List what people decided: about what, who, when and why; withdrawn or overruled or not."""
    from sayso.show.terminal.who import judgement_json, print_judgements

    with open_ledger(ledger) as session:
        rows = list(session.judgements())
        overruled = session.identities().overruled
    if as_json:
        print_json(judgement_json(row, overruled) for row in rows)
    elif rows:
        print_judgements(answer(), rows, overruled)
    else:
        messages().print("Nobody has decided anything yet.")


def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", help="Its id; the beginning is enough.")
    ],
    because: Annotated[str, typer.Option("--because", help="Why; kept with it.")] = "",
    ledger: LedgerOption = None,
    as_json: AsJson = False,
) -> None:
    """Withdraw a judgement. It stays in the list, marked, with who withdrew it and why."""
    from dataclasses import asdict

    with open_ledger(ledger, write=True) as session:
        ask_author(session)
        withdrawn = session.undo(judgement, because=because)
    if as_json:
        print_json([asdict(withdrawn)])
    else:
        answer().print(f"{withdrawn.target} is withdrawn.")
