"""Commands that read: `read`, `failures`, `parse`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.show.commands.options import (
    AsJson,
    LedgerOption,
    Processes,
    answer,
    hint,
    messages,
    open_ledger,
    print_json,
    settings,
)

if TYPE_CHECKING:
    from sayso.crew import ItemJob, TextJob
    from sayso.errors import SkipReport

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command()(read)
    app.command()(failures)
    app.command()(parse)


def read(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files and folders.", show_default=False),
    ] = None,
    ledger: LedgerOption = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read again what failed before.")
    ] = False,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="Read every stored text anew; say what changed."),
    ] = False,
    processes: Processes = None,
    as_json: AsJson = False,
) -> None:
    """Read files and folders into the ledger. What was read before is passed over.

    Stop it at any time (Ctrl-C): what is stored is whole, and the same command goes on from there.
    """
    from sayso.errors import WrongUse
    from sayso.show.progress import Bar
    from sayso.show.terminal.summary import print_summary, summary_json

    if sum((bool(paths), retry_failed, reread)) != 1:
        raise WrongUse("give paths to read, or --retry-failed, or --reread.")
    create = bool(paths)
    if not all(paths or ()):
        # As a script gives whose variable is not set; to a Path it would mean all of this folder.
        raise WrongUse("one of the paths is empty. For this folder write a dot: sayso read .")
    wanted = [Path(path) for path in paths or ()]
    if missing := [str(path) for path in wanted if not path.exists()]:
        # Before the ledger is opened: a slip of the pen should not make one.
        raise WrongUse(f"no such file or folder: {', '.join(missing)}")
    with (
        open_ledger(ledger, write=True, create=create, processes=processes) as session,
        Bar(messages()) as bar,
    ):
        if reread:
            summary = session.reread(watcher=bar)
        elif retry_failed:
            summary = session.retry_failed(watcher=bar)
        else:
            summary = session.read(wanted, watcher=bar)
    if as_json:
        print_json([summary_json(summary)])
    print_summary(messages() if as_json else answer(), summary)
    if summary.reports:
        hint("See what is in it: sayso overview…", ledger)
    if summary.failures:
        hint("Mend what failed, then: sayso read --retry-failed…", ledger)
    if summary.failures or summary.interrupted:
        raise typer.Exit(1)


def failures(ledger: LedgerOption = None, as_json: AsJson = False) -> None:
    """List the files and reports that could not be used, why, and what to try."""
    from dataclasses import asdict

    from sayso.show.terminal.summary import print_failures

    with open_ledger(ledger) as session:
        rows = list(session.failures())
    if as_json:
        print_json(asdict(row) for row in rows)
    elif rows:
        print_failures(answer(), rows)
        messages().print("Mend them, then: sayso read --retry-failed")
    else:
        messages().print("Nothing failed.")


def parse(
    file: Annotated[
        str | None, typer.Argument(help="A file, or - for text on standard input.")
    ] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option("--jsonl", help='A file of lines {"id", "text", "title"?, "publisher"? …}.'),
    ] = None,
    text: Annotated[
        bool, typer.Option("--text", help="Print the text taken from the file, nothing else.")
    ] = False,
    title: Annotated[str | None, typer.Option(help="The report's title.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[str | None, typer.Option(help="When: a date, or EDTF.")] = None,
    url: Annotated[str | None, typer.Option(help="Where.")] = None,
    processes: Processes = None,
) -> None:
    """Read text without a ledger and print JSON lines, one object a report.

    The format is described by docs/parse.schema.json; offsets are code points into the text.
    """
    from sayso.crew import Crew
    from sayso.errors import SkipReport, WrongUse
    from sayso.show.parse_json import parse_json

    if (file is None) == (jsonl is None):
        raise WrongUse("give one file, or -, or --jsonl FILE.")
    given = {"title": title, "publisher": publisher, "published": published, "url": url}
    fields = {name: value for name, value in given.items() if value}
    chosen = settings(None, processes)
    failed = False

    def complain(skipped: SkipReport) -> None:
        nonlocal failed
        failed = True
        messages().print(f"sayso: {skipped}", soft_wrap=True)

    jobs = _lines(jsonl, complain) if jsonl else _file(file or "", fields, complain)
    if text:
        for job in jobs:
            try:
                typer.echo(job.prepare(chosen.limits)[1].text, nl=False)
            except SkipReport as skipped:
                complain(skipped)
    else:
        count = chosen.processes if jsonl and _size(jsonl) > 300_000 else 1
        with Crew(chosen, processes=count) as crew:
            for _, outcome in crew.read(jobs):
                if isinstance(outcome, SkipReport):
                    complain(outcome)
                else:
                    print_json([parse_json(outcome)])
    if failed:
        raise typer.Exit(1)


def _file(name: str, fields: dict[str, str], complain: object) -> Iterator[ItemJob | TextJob]:
    """The jobs of one file; of standard input for "-"."""
    import sys

    from sayso.crew import ItemJob, TextJob
    from sayso.errors import SkipReport
    from sayso.ingest import Known, Manifests, hash_file, split
    from sayso.model import Capture
    from sayso.pipeline import given_text
    from sayso.settings import Limits

    assert callable(complain)
    if name == "-":
        words = sys.stdin.buffer.read().decode("utf-8", "replace")
        yield TextJob(*given_text(words, fields=fields), "-")
        return
    path = Path(name)
    limits = Limits()
    try:
        sha256, size = hash_file(path)
        known = Manifests(path).for_file(path)
        merged = Known({**known.fields, **fields}, known.declarations)
        capture = Capture(sha256, "", size, "", name)
        for item in split(path, limits=limits):
            if isinstance(item, SkipReport):
                complain(item)
            else:
                yield ItemJob(item, capture, name, merged)
    except SkipReport as skipped:
        complain(skipped)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # reading it will say what is wrong
        return 0


def _lines(path: Path, complain: object) -> Iterator[TextJob]:
    """A job for every line of a JSONL file; the text is read verbatim."""
    import json

    from sayso.crew import TextJob
    from sayso.errors import DamagedFile, UnreadableFile
    from sayso.pipeline import given_text

    assert callable(complain)
    try:
        stream = path.open(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        complain(
            UnreadableFile(
                f"cannot be opened ({error.strerror}).",
                advice="Give a file that may be read.",
                path=str(path),
            )
        )
        return
    with stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                words = row["text"]
                if not isinstance(words, str):
                    raise TypeError("text is no string")
            except (ValueError, KeyError, TypeError) as error:
                complain(
                    DamagedFile(
                        f"line {number} is not a JSON object with a text ({error}).",
                        advice='Expected {"id": "…", "text": "…"}.',
                        path=str(path),
                        part=str(number),
                    )
                )
                continue
            fields = {k: str(v) for k, v in row.items() if k != "text" and v is not None}
            fields.setdefault("id", f"line-{number}")
            yield TextJob(*given_text(words, fields=fields), str(path))
