"""What verify proves: that nothing was changed since it was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from ledger_world import prisoner_report, put, put_whole

from sayso.ingest.vault import Vault
from sayso.ledger import Ledger, vaultfiles
from sayso.model import Judgement, Parsed
from sayso.vocabulary import JudgementKind

DATA = b"as received"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of one whole report and one judgement, closed."""
    file = tmp_path / "my.sayso"
    with Ledger.create(file) as ledger:
        parsed = prisoner_report(data=DATA)
        put_whole(ledger, parsed, DATA)
        ledger.judge(
            Judgement(
                "j1", JudgementKind.wrong, parsed.stated.claims[0].id, None, "Jale", "2026", "no"
            )
        )
    return file


def tamper(path: Path, *statements: str) -> None:
    """Change the database behind Sayso's back, triggers and keys out of the way."""
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA foreign_keys = OFF")
    for trigger in (
        "log_never_changes",
        "log_never_shrinks",
        "judgement_never_changes",
        "judgement_never_goes",
    ):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    assert connection.changes() == 1
    connection.close()


def test_an_untouched_ledger_is_whole(path: Path) -> None:
    """Nothing found; progress counts up to the end; the head is the log's last hash."""
    seen: list[tuple[int, int]] = []
    with Ledger.open(path) as ledger:
        result = ledger.verify(progress=lambda done, total: seen.append((done, total)))
        assert (result.ok, result.findings, result.notes) == (True, (), ())
        rows = list(ledger.log())
        assert result.head == ledger.head() == rows[-1].hash
        assert [row.action for row in rows] == ["received", "extracted", "read", "judged"]
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("DELETE FROM log WHERE seq = 2", "log"),
        ("DELETE FROM log WHERE seq = 4", "log"),
        ("UPDATE log SET at = '1999' WHERE seq = 1", "log"),
        ("UPDATE log SET source = 'elsewhere' WHERE seq = 3", "log"),
        ("UPDATE log SET previous = hash WHERE seq = 3", "log"),
        ("UPDATE claim SET polarity = 'neg' WHERE ord = 0", "reading"),
        ("UPDATE hop SET name = 'Sano Drun' WHERE name = 'Sano Velk'", "reading"),
        ("UPDATE report SET publisher = 'Oldeva Today'", "reading"),
        ("UPDATE report SET digest = 'x'", "reading"),
        ("DELETE FROM attribution WHERE ord = 1", "reading"),
        ("UPDATE layer SET data = x'00' WHERE layer = 'vectors'", "reading"),
        ("UPDATE layer SET data = x'00' WHERE layer = 'tokens'", "reading"),
        ("UPDATE text SET data = x'00'", "text"),
        ("UPDATE capture SET sha256 = 'x'", "vault"),
        ("UPDATE judgement SET reason = 'yes'", "judgement"),
        ("DELETE FROM report", "reading"),
    ],
)
def test_a_changed_row_is_found(path: Path, statement: str, kind: str) -> None:
    """Whatever was changed or taken out, verify says where."""
    tamper(path, statement)
    with Ledger.open(path) as ledger:
        assert kind in {finding.kind for finding in ledger.verify().findings}


def test_reading_anew_mends_a_changed_reading(path: Path) -> None:
    """The advice holds: the same reading put again makes the changed rows right."""
    tamper(path, "UPDATE claim SET polarity = 'neg' WHERE ord = 0")
    with Ledger.open(path, write=True) as ledger:
        assert not ledger.verify().ok
        put(ledger, prisoner_report(data=DATA))
        assert ledger.verify().ok


def test_a_flipped_byte_in_a_stored_text_is_found(path: Path) -> None:
    """One bit of a compressed text."""
    connection = apsw.Connection(str(path))
    ((data,),) = connection.execute("SELECT data FROM text").fetchall()
    assert isinstance(data, bytes)
    flipped = data[:20] + bytes([data[20] ^ 1]) + data[21:]
    connection.execute("UPDATE text SET data = ?", (flipped,))
    connection.close()
    with Ledger.open(path) as ledger:
        assert "text" in {finding.kind for finding in ledger.verify().findings}


def flip(file: Path) -> None:
    """One bit of the received bytes."""
    file.chmod(0o644)
    file.write_bytes(bytes([DATA[0] ^ 1]) + DATA[1:])


def cut(file: Path) -> None:
    """The last byte gone."""
    file.chmod(0o644)
    file.write_bytes(DATA[:-1])


@pytest.mark.parametrize("harm", [flip, cut, Path.unlink])
def test_a_changed_vault_is_found(path: Path, harm: Callable[[Path], None]) -> None:
    """A flipped bit, a cut file, a missing file."""
    harm(Vault.beside(path).path(prisoner_report(data=DATA).report.capture))
    with Ledger.open(path) as ledger:
        (finding,) = ledger.verify().findings
        assert finding.kind == "vault"


def test_a_log_cut_and_mended_is_found_by_a_head_kept_elsewhere(path: Path) -> None:
    """Whoever rewrites the end of the log cannot rewrite the head that someone else holds."""
    with Ledger.open(path) as ledger:
        head = ledger.head()
        assert ledger.verify(head=head).ok
    tamper(
        path,
        "DELETE FROM judgement",
        "DELETE FROM judgement_quote",
        "DELETE FROM anchor",
        "DELETE FROM log WHERE seq = 4",
        "UPDATE sqlite_sequence SET seq = 3 WHERE name = 'log'",
    )
    with Ledger.open(path) as ledger:
        assert ledger.verify().ok
        (finding,) = ledger.verify(head=head).findings
        assert finding.subject == "head"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET detail = 'x'",
        "DELETE FROM log",
        "UPDATE judgement SET reason = 'x'",
        "DELETE FROM judgement",
    ],
)
def test_log_and_judgements_are_append_only(path: Path, statement: str) -> None:
    """The database itself refuses to change or delete their rows."""
    connection = apsw.Connection(str(path))
    with pytest.raises(apsw.ConstraintError, match="append-only"):
        connection.execute(statement)


def test_what_a_stopped_run_leaves_is_a_note(path: Path) -> None:
    """Unfinished copies and bytes without a report are told, and nothing is wrong."""
    vault = Vault.beside(path)
    vault.keep_bytes(b"killed before it was stored")
    (vault.folder / "tmp" / "123-abc").write_bytes(b"half")
    with Ledger.open(path) as ledger:
        result = ledger.verify()
    assert result.ok
    assert len(result.notes) == 2


def test_the_ledger_and_the_vault_agree_on_the_layout(tmp_path: Path) -> None:
    """ingest writes the vault and the ledger finds it, without importing each other."""
    ledger = tmp_path / "my.sayso"
    vault = Vault.beside(ledger)
    sha256, _ = vault.keep_bytes(DATA)
    assert vaultfiles.folder(ledger) == vault.folder
    assert vaultfiles.file(ledger, sha256) == vault.path(sha256)
    assert list(vaultfiles.kept(ledger)) == list(vault) == [sha256]


def test_the_digest_does_not_depend_on_the_ledger(tmp_path: Path) -> None:
    """The same reading has the same hash in any ledger, whatever came before it."""
    parsed = prisoner_report(data=b"2")

    def digest(path: Path, *others: Parsed) -> str | None:
        with Ledger.create(path) as ledger:
            for one in (*others, parsed):
                put(ledger, one)
            return list(ledger.log())[-1].sha256

    assert digest(tmp_path / "a") == digest(tmp_path / "b", prisoner_report(data=b"1"))
