"""The command line where something is in the way: words, the right status, never a traceback."""

from __future__ import annotations

import errno
import json
from io import StringIO
from pathlib import Path

import pytest
import typer
from cli_world import STORY, Run, program, rows
from rich.console import Console

import sayso.show.cli as cli
from sayso.errors import DiskFull
from sayso.run import RunSummary
from sayso.show import export as exporting
from sayso.show.terminal.summary import print_summary


def test_a_full_disk_leaves_the_earlier_export(
    run: Run,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DiskFull, in words; what stood in the folder still stands there, and nothing half."""
    run("read", folder)
    out = tmp_path / "out"
    assert run("export", "--to", out).exit_code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(exporting._Files, "write", full)
        refused = run("export", "--to", out)
    assert isinstance(refused.exception, DiskFull)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_nothing_ends_in_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault that nobody foresaw, and a disk's: a sentence on standard error, status 1."""
    faults = {
        "No space left": OSError(errno.ENOSPC, "No space left on device", "x.csv"),
        "a fault inside Sayso": KeyError("who"),
    }
    for words, fault in faults.items():

        def fail(fault: Exception = fault) -> None:
            raise fault

        monkeypatch.setattr(cli, "app", fail)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert (ended.value.code, out) == (1, "")
        assert words in err
        assert "Traceback" not in err


def test_an_empty_path_is_wrong_use(tmp_path: Path) -> None:
    """A script whose variable is not set would otherwise read all of the folder it stands in."""
    done = program("read", "", "--ledger", str(tmp_path / "l.sayso"))
    assert done.returncode == 2
    assert "empty" in done.stderr
    assert not (tmp_path / "l.sayso").exists()


def test_parse_names_what_it_cannot_open(run: Run, folder: Path) -> None:
    """A file that is not there, and a folder: said in words, status 1."""
    for arguments in (("--jsonl", folder / "no.jsonl"), ("--jsonl", folder), (folder,)):
        done = run("parse", *arguments)
        assert done.exit_code == 1, done.exception
        assert str(folder) in done.stderr


def test_a_file_that_may_not_be_read_stops_no_other(run: Run, folder: Path) -> None:
    """Given by name beside good ones, it is one failure in the list."""
    closed = folder / "closed.txt"
    closed.write_text(STORY)
    closed.chmod(0)
    try:
        closed.read_bytes()
        pytest.skip("this account may read everything")
    except PermissionError:
        done = run("read", closed, folder / "story.txt")
    assert done.exit_code == 1
    assert "1 report read" in done.stdout
    assert "closed.txt" in done.stdout


def test_a_thousand_failures_alike_are_told_once(run: Run, folder: Path) -> None:
    """A table whose rows have no text fills no screen; --json lists every one."""
    table = folder / "rows.jsonl"
    table.write_text("".join(json.dumps({"id": n, "text": ""}) + "\n" for n in range(300)))
    shown = run("read", folder).stdout
    assert shown.count("the row's text is empty") == 1
    assert shown.index("rows.jsonl!2\n") < shown.index("rows.jsonl!3\n")
    assert "and 297 more" in shown
    assert len(rows(run("failures", "--json"))) == 300


def test_texts_not_read_are_grouped_and_named() -> None:
    """By their reason, with the record inside its file; no line a text."""
    unread = [(f"rows.jsonl!{n}", "only marks") for n in range(9, 0, -1)]
    console = Console(file=StringIO(), width=80)
    print_summary(console, RunSummary(unread=unread))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Stored, not read: 9 reports" in shown
    assert "rows.jsonl!1\n" in shown
    assert "… and 6 more" in shown


def test_the_log_must_hold_a_head_kept_elsewhere(run: Run, folder: Path) -> None:
    """`verify --head`: the head printed earlier is found later; another one is not."""
    run("read", folder)
    [first] = rows(run("verify", "--json"))
    (folder / "more.txt").write_text(STORY.replace("nine", "ten"))
    run("read", folder)
    assert run("verify", "--head", first["head"]).exit_code == 0
    assert run("verify", "--head", "f" * 64).exit_code == 1


def test_every_decision_can_be_printed_as_json(
    run: Run,
    folder: Path,
    tmp_path: Path,
) -> None:
    """`--json` gives an object a decision, and nothing else on standard output."""
    run("read", folder)
    [done] = rows(run("same", "Adel Antar", "Jale Borik", "--because", "test", "--json"))
    assert done["judgement"]["kind"] == "same"  # type: ignore[index]
    [undone] = rows(run("undo", done["judgement"]["id"], "--json"))  # type: ignore[index]
    assert undone["kind"] == "withdrawn"
    [counts] = rows(run("overview", "--json"))
    assert counts["reports"] == 1
    [packed] = rows(run("pack", "--to", tmp_path / "a.pack", "--json"))
    assert packed["bytes"]
    assert rows(run("unpack", tmp_path / "a.pack", "--to", tmp_path / "b.sayso", "--json"))
    [report] = rows(run("reports", "--json"))
    [stone] = rows(run("remove", report["id"], "--because", "asked", "--json"))
    assert stone["because"] == "asked"


def test_who_decides_is_asked_once(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At a terminal the first decision asks for a name and the ledger remembers it."""
    run("read", folder)
    monkeypatch.delenv("SAYSO_AUTHOR")
    asked: list[str] = []
    monkeypatch.setattr(typer, "prompt", lambda words, **_: asked.append(words) or "T. Ester ")
    monkeypatch.setattr("sayso.show.commands.options.at_terminal", lambda: True)
    for kind in ("same", "different"):
        assert run(kind, "Adel Antar", "Jale Borik", "--because", "test").exit_code == 0
    assert len(asked) == 1
    authors = {row["author"] for row in rows(run("judgements", "--json"))}
    assert authors == {"T. Ester"}


def test_a_time_and_no_time_make_no_sense_together(tmp_path: Path) -> None:
    """--undated with --from is wrong use, not an empty answer."""
    done = program("claims", "--undated", "--from", "2023", "--ledger", str(tmp_path / "l.sayso"))
    assert done.returncode == 2
    assert "--undated" in done.stderr
