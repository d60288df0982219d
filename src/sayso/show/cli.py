"""`sayso`: the command line. Answers go to standard output, all else to standard error.

Exit status: 0 done, 1 done with failures (they are listed), 2 wrong use.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated

# Before numpy is loaded: many small matrices, and every processor has a reader of its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import typer

from sayso import __version__
from sayso.show.commands import (
    deciding,
    events,
    identities,
    keeping,
    looking,
    opening,
    reading,
    weighing,
)
from sayso.show.commands.sections import Sectioned

__all__ = ["app", "main"]

log = logging.getLogger(__name__)

app = typer.Typer(
    name="sayso",
    cls=Sectioned,
    help="Reads reports of contested events and shows, for every claim, who says so, through "
    "whom it reached you, and on what footing. It never says what is true. Begin with: "
    "sayso read FOLDER, then: sayso overview. Each command explains itself: sayso claims --help",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
reading.add_to(app)
looking.add_to(app)
events.add_to(app)
identities.add_to(app)
weighing.add_to(app)
deciding.add_to(app)
opening.add_to(app)
keeping.add_to(app)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say more on standard error.")
    ] = False,
    version: Annotated[  # noqa: ARG001  handled by its callback, before any command
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR,
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def main() -> None:
    """The program: runs a command and turns what goes wrong into words and an exit status."""
    from sayso.errors import SaysoError, WrongUse

    for stream in (sys.stdout, sys.stderr):
        # A report may hold what the terminal's encoding, or UTF-8 itself, cannot.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except WrongUse as error:
        print(f"sayso: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(2)
    except SaysoError as error:
        print(f"sayso: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except BrokenPipeError:
        # `sayso claims | head` closes the pipe early; that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        print("sayso: stopped.", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        why = error.strerror or str(error)
        print(  # noqa: T201
            f"sayso: {where}could not be read or written ({why}). What is stored is whole; mend "
            "that and run the same command again.",
            file=sys.stderr,
        )
        sys.exit(1)
    except Exception as fault:
        log.info("a fault", exc_info=True)
        print(  # noqa: T201
            f"sayso: a fault inside Sayso stopped it ({type(fault).__name__}: {fault}). What is "
            "stored is whole. Please report it, with what `sayso -v …` prints.",
            file=sys.stderr,
        )
        sys.exit(1)
