"""A run: new, changed, failed, removed; the same whatever the order and the number of processes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from plain import PlainStages

import sayso.run
from sayso.errors import WrongUse
from sayso.ledger import Ledger
from sayso.run import RunSummary, Watcher, read_paths, reread
from sayso.settings import Settings

STORY = "Trucks at Dervane\n\n“We counted {} trucks,” said Adel Antar on Monday.\n"


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model: quotation marks and "said" are enough here."""
    monkeypatch.setattr(sayso.run, "Stages", PlainStages)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(tmp_path / "l.sayso", write=True, create=True) as opened:
        yield opened


def run(ledger: Ledger, *paths: Path, force: bool = False) -> RunSummary:
    """Read the paths, in this process."""
    settings = Settings(ledger=ledger.path)
    return read_paths(ledger, list(paths), settings=settings, force=force)


def folder_of(tmp_path: Path, count: int) -> Path:
    """A folder of so many stories."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(STORY.format(number), encoding="utf-8")
    return folder


def test_reads_what_is_new_and_passes_over_the_rest(tmp_path: Path, ledger: Ledger) -> None:
    """A second run over the same folder reads nothing; a new file is read alone."""
    folder = folder_of(tmp_path, 3)
    assert run(ledger, folder).new == 3
    again = run(ledger, folder)
    assert (again.reports, again.unchanged) == (0, 3)
    (folder / "new.txt").write_text(STORY.format("new"), encoding="utf-8")
    third = run(ledger, folder)
    assert (third.new, third.unchanged) == (1, 3)


def test_a_changed_file_supersedes_its_older_report(tmp_path: Path, ledger: Ledger) -> None:
    """The newer bytes make a new report; the older stays, out of the lists."""
    folder = folder_of(tmp_path, 1)
    run(ledger, folder)
    path = folder / "0.txt"
    path.write_text(STORY.format("many"), encoding="utf-8")
    os.utime(path, (2_000_000_000, 2_000_000_000))
    assert run(ledger, folder).new == 1
    assert len(list(ledger.reports())) == 1
    assert len(list(ledger.reports(superseded=True))) == 2


def test_a_copied_file_is_one_report(tmp_path: Path, ledger: Ledger) -> None:
    """The same bytes under two names are the same report."""
    folder = folder_of(tmp_path, 1)
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())
    run(ledger, folder)
    assert len(list(ledger.reports())) == 1


def test_what_fails_is_listed_and_the_rest_goes_on(tmp_path: Path, ledger: Ledger) -> None:
    """Junk and an empty file fail by name with advice; the good file is stored."""
    folder = folder_of(tmp_path, 1)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 20)
    summary = run(ledger, folder)
    assert summary.new == 1
    assert {Path(f.path).name for f in summary.failures} == {"empty.txt", "junk.txt"}
    assert all(f.problem for f in summary.failures)
    assert len(list(ledger.failures())) == 2


def test_a_broken_row_does_not_spoil_the_others(tmp_path: Path, ledger: Ledger) -> None:
    """One bad line of JSONL is a failure with its number; the other rows are reports."""
    rows = [json.dumps({"id": str(n), "text": STORY.format(n)}) for n in range(3)]
    rows[1] = "{not json"
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    summary = run(ledger, path)
    assert summary.new == 2
    assert len(summary.failures) == 1


def test_a_mended_file_is_no_failure_any_more(tmp_path: Path, ledger: Ledger) -> None:
    """Reading a failed file again, once it is mended, clears its failure."""
    folder = folder_of(tmp_path, 0)
    bad = folder / "bad.txt"
    bad.write_bytes(b"")
    run(ledger, folder)
    bad.write_text(STORY.format(1), encoding="utf-8")
    assert run(ledger, bad, force=True).new == 1
    assert list(ledger.failures()) == []


def test_a_removed_report_stays_out(tmp_path: Path, ledger: Ledger) -> None:
    """Reading the folder again does not bring back what a person removed."""
    folder = folder_of(tmp_path, 2)
    run(ledger, folder)
    gone = next(ledger.reports()).id
    ledger.remove(gone, because="asked to", author="T. Ester")
    again = run(ledger, folder, force=True)
    assert len(again.removed) == 1
    assert gone not in {row.id for row in ledger.reports()}


def test_a_new_manifest_is_taken_up(tmp_path: Path, ledger: Ledger) -> None:
    """A manifest that appears later sets the publisher of a file read before."""
    folder = folder_of(tmp_path, 1)
    run(ledger, folder)
    (folder / "reports.csv").write_text("file,publisher\n0.txt,The Merrin Courier\n")
    run(ledger, folder)
    assert [row.publisher for row in ledger.reports()] == ["The Merrin Courier"]
    assert run(ledger, folder).unchanged == 1


def test_a_missing_path_is_wrong_use(tmp_path: Path, ledger: Ledger) -> None:
    """A path that is not there is named at once, before anything is read."""
    with pytest.raises(WrongUse, match=r"nowhere\.txt"):
        run(ledger, tmp_path / "nowhere.txt")


def test_reread_says_what_changed(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same reader finds the same; a better one's gains are counted."""
    run(ledger, folder_of(tmp_path, 2))
    settings = Settings(ledger=ledger.path)
    assert reread(ledger, settings=settings).same == 2

    import re

    monkeypatch.setattr("plain.QUOTE", re.compile(r"(Trucks) (at) (Dervane)"))
    changed = reread(ledger, settings=settings)
    assert changed.changed == 2
    assert (changed.gained, changed.lost) == (2, 2)


def test_ctrl_c_keeps_what_is_stored(tmp_path: Path, ledger: Ledger) -> None:
    """An interrupted run says so, keeps its reports, and the next run finishes."""

    class Impatient(Watcher):
        """Presses Ctrl-C after the second report."""

        count = 0

        def stored(self) -> None:
            """Count, and stop at two."""
            self.count += 1
            if self.count == 2:
                raise KeyboardInterrupt

    folder = folder_of(tmp_path, 5)
    settings = Settings(ledger=ledger.path)
    first = read_paths(ledger, [folder], settings=settings, watcher=Impatient())
    assert first.interrupted
    assert len(list(ledger.reports())) == 2
    assert run(ledger, folder).new == 3
    assert ledger.verify().ok
