"""Which files were read, which failed, and which reports newer bytes have replaced."""

from __future__ import annotations

from ledger_world import capture_of, prisoner_report, put

from sayso.ledger import Ledger
from sayso.model import Failure, Parsed

EARLY = "2021-01-01T00:00:00+00:00"
LATE = "2022-01-01T00:00:00+00:00"


def read(ledger: Ledger, path: str, *reports: Parsed) -> None:
    """What a run does with a file that holds these reports."""
    for parsed in reports:
        put(ledger, parsed, source=path)
    ledger.mark_seen(path, capture_of(reports[0]), mtime_ns=len(path))


def standing(ledger: Ledger) -> list[str]:
    return [row.id for row in ledger.reports()]


def test_a_file_is_remembered_by_size_and_time(ledger: Ledger) -> None:
    """seen() gives what mark_seen() took, for this path only."""
    parsed = prisoner_report()
    read(ledger, "a.txt", parsed)
    seen = ledger.seen("a.txt")
    assert seen is not None
    assert (seen.capture, seen.size, seen.mtime_ns) == (parsed.report.capture, 10, 5)
    assert ledger.seen("b.txt") is None


def test_a_path_that_is_no_text_is_remembered_too(ledger: Ledger) -> None:
    """File names may hold bytes that are no UTF-8."""
    read(ledger, "a\udcff.txt", prisoner_report())
    assert ledger.seen("a\udcff.txt") is not None


def test_newer_bytes_supersede_the_older_report(ledger: Ledger) -> None:
    """The older report stays, out of lists unless asked for; older bytes again bring it back."""
    old, new = prisoner_report(data=b"1"), prisoner_report(data=b"2")
    read(ledger, "a.txt", old)
    read(ledger, "a.txt", new)
    assert standing(ledger) == [new.report.id]
    assert ledger.count_claims() == 2
    assert ledger.count_claims(superseded=True) == 4
    assert ledger.count_claims(report=old.report.id) == 2
    assert {row.id: row.superseded_by for row in ledger.reports(superseded=True)} == {
        old.report.id: new.report.id,
        new.report.id: None,
    }
    assert [row.report for row in ledger.texts()] == [new.report.id]
    assert all(row.reports == 1 for row in ledger.sources())
    read(ledger, "a.txt", old)
    assert standing(ledger) == [old.report.id]


def test_rows_of_a_table_are_superseded_one_by_one(ledger: Ledger) -> None:
    """Each part by the same part; a part that is gone by the file's first."""
    old = [prisoner_report(data=b"1", part=part) for part in ("row 1", "row 2")]
    new = prisoner_report(data=b"2", part="row 1")
    read(ledger, "a.csv", *old)
    read(ledger, "a.csv", new)
    assert standing(ledger) == [new.report.id]


def test_bytes_that_another_file_still_has_are_not_superseded(ledger: Ledger) -> None:
    """A changed copy does not replace what stands unchanged elsewhere."""
    old, new = prisoner_report(data=b"1"), prisoner_report(data=b"2")
    read(ledger, "a.txt", old)
    read(ledger, "b.txt", old)
    read(ledger, "a.txt", new)
    assert standing(ledger) == [old.report.id, new.report.id]


def test_failures_are_listed_until_resolved(ledger: Ledger) -> None:
    """One open failure a part; a report of that part, or clearing, resolves it."""
    for problem in ("cut", "cut again"):
        ledger.record_failure(Failure("a.csv", "row 1", "DamagedFile", problem, "mend it", EARLY))
    ledger.record_failure(Failure("a.csv", "row 2", "NoText", "empty", "", EARLY))
    assert [one.problem for one in ledger.failures()] == ["cut again", "empty"]
    put(ledger, prisoner_report(part="row 1"), source="a.csv")
    assert [one.part for one in ledger.failures()] == ["row 2"]
    assert ledger.clear_failure("a.csv") == 1
    assert list(ledger.failures()) == []
    assert len(list(ledger.failures(open_only=False))) == 2


def test_reading_a_file_whole_resolves_what_failed_before(ledger: Ledger) -> None:
    """Failures of earlier runs go; those of this run, or named as failed, stay."""
    ledger.record_failure(Failure("a.csv", "", "UnreadableFile", "gone", "", EARLY))
    ledger.record_failure(Failure("a.csv", "row 9", "NoText", "empty", "", LATE))
    read(ledger, "a.csv", prisoner_report(part="row 1"))
    assert [one.part for one in ledger.failures()] == ["row 9"]
    ledger.record_failure(Failure("a.csv", "row 8", "NoText", "empty", "", LATE))
    capture = capture_of(prisoner_report())
    ledger.mark_seen("a.csv", capture, mtime_ns=1, failed=["row 8"])
    assert [one.part for one in ledger.failures()] == ["row 8"]


def test_the_author_is_remembered(ledger: Ledger) -> None:
    """Asked once, kept with the ledger."""
    assert ledger.author is None
    ledger.author = "Jale Borik"
    assert ledger.author == ledger.setting("author") == "Jale Borik"
