"""What goes in comes out, whatever it is."""

from __future__ import annotations

from itertools import count

from hypothesis import HealthCheck, given, settings
from ledger_strategies import parsed_reports
from ledger_world import plain_nouns, prisoner_report, put, with_report

from sayso.ledger import Change, Ledger
from sayso.model import Parsed
from sayso.vocabulary import Act


def test_any_report_comes_out_as_it_went_in(ledger: Ledger) -> None:
    """put then parsed gives equal nouns, whatever the types allow, and lists work on all of it."""
    numbers = count()

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(parsed_reports())
    def holds(parsed: Parsed) -> None:
        parsed = with_report(parsed, id=f"report-{next(numbers)}")
        assert put(ledger, parsed).change is Change.new
        assert plain_nouns(ledger.parsed(parsed.report.id)) == plain_nouns(parsed)
        assert put(ledger, parsed).change is Change.same
        listed = list(ledger.claims(report=parsed.report.id))
        assert [row.claim for row in listed] == list(parsed.stated.claims)
        assert all(row.words == parsed.text.text[slice(*row.claim.passage)] for row in listed)

    holds()
    assert list(ledger.sources())
    list(ledger.cited_originals())
    assert {finding.kind for finding in ledger.verify().findings} == {"vault"}


def test_a_second_reading_replaces_the_first_whole(ledger: Ledger) -> None:
    """After a re-reading the ledger holds the second reading and no trace of the first."""
    numbers = count()

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(parsed_reports(), parsed_reports())
    def holds(first: Parsed, second: Parsed) -> None:
        first = with_report(first, id=f"report-{next(numbers)}")
        second = with_report(second, id=first.report.id, capture=first.report.capture)
        put(ledger, first)
        put(ledger, second)
        assert plain_nouns(ledger.parsed(first.report.id)) == plain_nouns(second)
        assert ledger.count_claims(report=first.report.id) == len(second.stated.claims)

    holds()
    assert {finding.kind for finding in ledger.verify().findings} == {"vault"}


def test_text_alone(ledger: Ledger) -> None:
    """text() gives the report and the text that a re-reading needs."""
    parsed = prisoner_report()
    put(ledger, parsed, source="a/report.txt")
    report, text = ledger.text(parsed.report.id)
    assert (report, text) == (parsed.report, parsed.text)
    (row,) = ledger.texts()
    assert (row.report, row.source, row.chars) == (report.id, "a/report.txt", len(text.text))
    assert row.capture.sha256 == report.capture


def test_put_says_what_changed(ledger: Ledger) -> None:
    """A reading with another claim counts what was gained and lost."""
    assert put(ledger, prisoner_report()).change is Change.new
    again = put(ledger, prisoner_report(reader="reader 2"))
    assert again.change is Change.same
    assert next(ledger.reports()).reader == "reader 2"
    changed = put(ledger, prisoner_report(act=Act.RETREAT, more=("in Dêrvan",)))
    assert (changed.change, changed.gained, changed.lost) == (Change.changed, 0, 0)
    assert (changed.claims_gained, changed.claims_lost) == (2, 1)


def test_copies_of_one_text_are_two_reports(ledger: Ledger) -> None:
    """Two reports with one text share the stored text; each keeps its own claims."""
    put(ledger, prisoner_report(data=b"1"))
    put(ledger, prisoner_report(data=b"2", publisher="Oldeva Today"))
    assert ledger.count_reports() == 2
    assert ledger.count_claims() == 4
