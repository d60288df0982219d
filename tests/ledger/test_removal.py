"""Removing a report takes its words out of every corner and leaves its hashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_world import capture_of, find, prisoner_report, put, put_whole

from sayso.errors import NotFound, WrongUse
from sayso.ingest.vault import Vault
from sayso.ledger import AnchorStatus, Change, Ledger
from sayso.model import Judgement, Passage
from sayso.vocabulary import JudgementKind


def test_a_removed_report_leaves_only_its_tombstone(tmp_path: Path) -> None:
    """Text, names, search index, quotes in judgements and bytes are gone from the disk."""
    path = tmp_path / "my.sayso"
    parsed = prisoner_report(speaker="Quillon Zervax", title="Quxtitle of the day", data=b"bytes")
    with Ledger.create(path) as ledger:
        put_whole(ledger, parsed, b"bytes")
        put_whole(ledger, prisoner_report(data=b"other"), b"other", source="other.txt")
        quote = Passage(0, 8, "Prisoner", "Quxprefix", "")
        claim = parsed.stated.claims[0]
        ledger.judge(
            Judgement("j1", JudgementKind.wrong, claim.id, None, "Jale", "2026", "no", quote)
        )
        gone = ledger.remove(parsed.report.id, because="the source is in danger", author="Jale")
        assert (gone.report, gone.bytes_erased, gone.author) == (parsed.report.id, True, "Jale")
        assert gone.text_sha256 == parsed.text.sha256
        assert list(ledger.tombstones()) == [gone]
        assert [row.report for row in ledger.claims()] == [
            prisoner_report(data=b"other").report.id
        ] * 2
        with pytest.raises(NotFound, match=r"was removed on .* by Jale: the source is in danger"):
            ledger.parsed(parsed.report.id)
        assert next(row for row in ledger.log() if row.action == "removed").subject == gone.report
        (judged,) = ledger.judgements()
        assert (judged.status, judged.judgement.passage) == (AnchorStatus.removed, None)
        assert ledger.verify().ok
        assert parsed.report.capture not in Vault.beside(path)
        assert prisoner_report(data=b"other").report.capture in Vault.beside(path)
        stored = b"".join(
            file.read_bytes() for file in tmp_path.glob("my.sayso*") if file.is_file()
        )
    for word in (b"Zervax", b"zervax", b"Quxtitle", b"quxtitle", b"Quxprefix"):
        assert word not in stored
    assert b"the source is in danger" in stored


def test_bytes_that_another_report_uses_stay(tmp_path: Path) -> None:
    """Two rows of one file: its bytes go with the last of them."""
    first, second = (prisoner_report(data=b"rows", part=part) for part in ("row 1", "row 2"))
    with Ledger.create(tmp_path / "my.sayso") as ledger:
        put_whole(ledger, first, b"rows")
        put(ledger, second)
        vault = Vault.beside(ledger.path)
        assert not ledger.remove(first.report.id, because="asked", author="Jale").bytes_erased
        assert first.report.capture in vault
        assert ledger.count_claims() == 2
        assert ledger.remove(second.report.id, because="asked", author="Jale").bytes_erased
        assert first.report.capture not in vault
        assert ledger.verify().ok


def test_a_removed_report_does_not_come_back_by_itself(tmp_path: Path) -> None:
    """Reading the file again leaves it out and erases the bytes again, unless asked for."""
    parsed = prisoner_report(data=b"bytes")
    with Ledger.create(tmp_path / "my.sayso") as ledger:
        put_whole(ledger, parsed, b"bytes")
        ledger.remove(parsed.report.id, because="asked", author="Jale")
        assert put_whole(ledger, parsed, b"bytes").change is Change.removed
        assert ledger.count_reports() == 0
        assert parsed.report.capture not in Vault.beside(ledger.path)
        Vault.beside(ledger.path).keep_bytes(b"bytes")
        put_back = ledger.put(parsed, capture_of(parsed), source="x", tool="t", restore=True)
        assert put_back.change is Change.new
        assert list(ledger.tombstones()) == []
        assert ledger.verify().ok


def test_a_removal_that_was_cut_short_is_found_and_finished(tmp_path: Path) -> None:
    """Bytes that outlive their removal are a finding; removing again erases them."""
    parsed = prisoner_report(data=b"bytes")
    with Ledger.create(tmp_path / "my.sayso") as ledger:
        put_whole(ledger, parsed, b"bytes")
        gone = ledger.remove(parsed.report.id, because="asked", author="Jale")
        Vault.beside(ledger.path).keep_bytes(b"bytes")
        assert "still there" in ledger.verify().findings[0].problem
        assert ledger.remove(parsed.report.id, because="again", author="Sano") == gone
        assert ledger.verify().ok


def test_a_removal_needs_a_reason_an_author_and_a_report(ledger: Ledger) -> None:
    """Nothing is removed without them."""
    parsed = prisoner_report()
    put(ledger, parsed)
    with pytest.raises(WrongUse, match="needs a reason"):
        ledger.remove(parsed.report.id, because=" ", author="Jale")
    with pytest.raises(WrongUse, match="needs a reason"):
        ledger.remove(parsed.report.id, because="asked", author="")
    with pytest.raises(NotFound, match="no report"):
        ledger.remove("r-unknown", because="asked", author="Jale")
    assert ledger.count_reports() == 1
    assert find(ledger.parsed(parsed.report.id).text.text, "Sano Velk")
