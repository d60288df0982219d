"""Which files are opened, which are refused, and in which words."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import apsw
import pytest
from ledger_world import prisoner_report, put

from sayso.errors import (
    DiskFull,
    LedgerBusy,
    LedgerMissing,
    LedgerReadOnly,
    LedgerTooNew,
    LedgerUnreadable,
    WrongUse,
)
from sayso.ledger import Ledger, database, migrations


def test_a_missing_ledger_is_said_to_be_missing(tmp_path: Path) -> None:
    """No file: LedgerMissing, and nothing is made."""
    for write in (False, True):
        with pytest.raises(LedgerMissing, match="there is no ledger at"):
            Ledger.open(tmp_path / "no.sayso", write=write)
    with pytest.raises(LedgerMissing, match="there is no folder"):
        Ledger.create(tmp_path / "no" / "my.sayso")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"just some text, long enough to be no header" * 40, "not a ledger"),
        (b"", "is empty"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "not a ledger|damaged"),
    ],
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    """Junk, an empty file and a broken header are refused and left as they are."""
    path = tmp_path / "junk.sayso"
    path.write_bytes(data)
    with pytest.raises(LedgerUnreadable, match=words):
        Ledger.open(path)
    assert path.read_bytes() == data


def test_a_folder_and_another_database_are_refused(tmp_path: Path) -> None:
    """A folder, and a SQLite file of someone else, are not ledgers; neither is written to."""
    with pytest.raises(LedgerUnreadable, match="is a folder"):
        Ledger.open(tmp_path)
    other = tmp_path / "other.db"
    connection = apsw.Connection(str(other))
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    for create in (False, True):
        with pytest.raises(LedgerUnreadable, match="not a ledger of Sayso"):
            Ledger.open(other, write=create, create=create)


def test_an_empty_file_becomes_a_ledger_when_asked(tmp_path: Path) -> None:
    """A process killed while it made the file leaves an empty one; making it again works."""
    path = tmp_path / "my.sayso"
    path.touch()
    with Ledger.create(path) as ledger:
        assert ledger.count_reports() == 0


def test_migrations_are_recorded_with_their_tool(tmp_path: Path) -> None:
    """Every step has its row, and user_version counts them."""
    path = tmp_path / "my.sayso"
    Ledger.create(path, tool="sayso 0.1").close()
    connection = apsw.Connection(str(path))
    rows = connection.execute("SELECT name, tool FROM migration ORDER BY rowid").fetchall()
    assert rows == [(step.__name__, "sayso 0.1") for step in migrations.MIGRATIONS]
    assert connection.execute("PRAGMA user_version").fetchall() == [(len(rows),)]


def test_an_older_ledger_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening for writing takes the missing step; opening for reading says that it is needed."""
    path = tmp_path / "my.sayso"
    with Ledger.create(path) as ledger:
        put(ledger, prisoner_report())

    def colours(opened: database.Database) -> None:
        opened.run("CREATE TABLE colour (name)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, colours))
    with pytest.raises(LedgerReadOnly, match="older Sayso"):
        Ledger.open(path)
    with Ledger.open(path, write=True) as ledger:
        assert ledger.count_claims() == 2
    with Ledger.open(path) as ledger:
        assert ledger.count_claims() == 2


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failing migration rolls back whole, and the old ledger still opens with the old steps."""
    path = tmp_path / "my.sayso"
    Ledger.create(path).close()

    def broken(opened: database.Database) -> None:
        opened.run("CREATE TABLE half (name)")
        raise RuntimeError("no")

    before = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", (*before, broken))
    with pytest.raises(RuntimeError):
        Ledger.open(path, write=True)
    monkeypatch.setattr(migrations, "MIGRATIONS", before)
    Ledger.open(path).close()
    assert (
        not apsw.Connection(str(path))
        .execute("SELECT 1 FROM sqlite_master WHERE name = 'half'")
        .fetchall()
    )


def test_a_newer_ledger_is_refused_in_words(tmp_path: Path) -> None:
    """A ledger with more steps than this Sayso knows is not touched."""
    path = tmp_path / "my.sayso"
    Ledger.create(path).close()
    connection = apsw.Connection(str(path))
    connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    connection.close()
    for write in (False, True):
        with pytest.raises(LedgerTooNew, match="newer Sayso"):
            Ledger.open(path, write=write)


def test_a_ledger_opened_for_reading_changes_nothing(tmp_path: Path) -> None:
    """Every writing method of a reader is refused."""
    path = tmp_path / "my.sayso"
    Ledger.create(path).close()
    with Ledger.open(path) as ledger:
        with pytest.raises(LedgerReadOnly, match="opened for reading"):
            put(ledger, prisoner_report())
        with pytest.raises(LedgerReadOnly):
            ledger.author = "Jale"


READ_ONLY = """
import os, sys
from sayso.errors import LedgerReadOnly
from sayso.ledger import Ledger
if os.geteuid() == 0:  # permissions do not bind root
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with Ledger.open(sys.argv[1]) as ledger:
    print(ledger.count_claims(), len(list(ledger.claims(words="bridge"))))
for path, create in ((sys.argv[1], False), (sys.argv[1] + "2", True)):
    try:
        Ledger.open(path, write=True, create=create)
    except LedgerReadOnly:
        print("refused")
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions work in another way on Windows")
def test_a_read_only_ledger_answers_and_refuses_writing() -> None:
    """In a folder that may not be written, queries work and writing is refused in words."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "my.sayso"
        with Ledger.create(path) as ledger:
            put(ledger, prisoner_report())
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            run = subprocess.run(
                [sys.executable, "-c", READ_ONLY, str(path)], capture_output=True, text=True
            )
        finally:
            folder.chmod(0o755)
    assert run.stdout.split("\n")[:-1] == ["2 1", "refused", "refused"], run.stderr


def test_a_full_disk_keeps_what_is_stored(ledger: Ledger) -> None:
    """When pages run out: DiskFull with the statement, the report is not there, the rest is."""
    put(ledger, prisoner_report(data=b"first"))
    pages = ledger._database.value("PRAGMA page_count")
    ledger._database.run(f"PRAGMA max_page_count = {pages}")
    long = "x" * 10
    second = prisoner_report(
        data=b"second", text=prisoner_report().text.text + os.urandom(90_000).hex() + long
    )
    with pytest.raises(DiskFull, match=r"no room left .*\["):
        put(ledger, second)
    assert ledger.count_reports() == 1
    assert not ledger.has_report(second.report.id)
    ledger._database.run("PRAGMA max_page_count = 1000000")
    put(ledger, second)
    assert ledger.count_reports() == 2


def test_a_busy_ledger_is_waited_for_then_refused(tmp_path: Path) -> None:
    """A writer that never finishes makes the other say so, and readers never wait."""

    path = tmp_path / "my.sayso"
    with Ledger.create(path) as one, Ledger.open(path, write=True, patience=0.1) as other:
        put(one, prisoner_report())
        with one.batch():
            one.author = "Jale"
            with pytest.raises(LedgerBusy, match="another program is writing"):
                other.author = "Sano"
            with Ledger.open(path) as reader:
                assert reader.count_claims() == 2
                assert reader.author is None


def test_a_batch_is_all_or_nothing(ledger: Ledger) -> None:
    """A failure inside a batch takes back everything in it."""

    def change_my_mind() -> None:
        with ledger.batch():
            put(ledger, prisoner_report())
            raise WrongUse("changed my mind")

    with pytest.raises(WrongUse):
        change_my_mind()
    assert ledger.count_reports() == 0
    assert ledger.head() == "0" * 64
