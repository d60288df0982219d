"""People's decisions: appended, found again when a text is read anew, never lost."""

from __future__ import annotations

import json

import pytest
from ledger_world import PRISONER, find, prisoner_report, put

from sayso.errors import NotFound, WrongUse
from sayso.ledger import AnchorStatus, Ledger
from sayso.model import Judgement, Passage
from sayso.vocabulary import Act, JudgementKind

LATER = "An earlier line came in.\n\n"


def judgement(target: str, **changes: object) -> Judgement:
    """Jale says that something was read wrong."""
    fields: dict[str, object] = {
        "id": "j1", "kind": JudgementKind.wrong, "target": target, "other": None,
        "author": "Jale", "made": "2026-01-01T00:00:00+00:00", "reason": "read it again",
    }  # fmt: skip
    return Judgement(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_judgement_comes_out_as_it_went_in(ledger: Ledger) -> None:
    """With quote and correction; it stands in the log, and on the claim's row."""
    parsed = prisoner_report()
    put(ledger, parsed)
    claim = parsed.stated.claims[0]
    said = judgement(
        claim.id, kind=JudgementKind.corrected, correction=json.dumps({"act": "RETREAT"}),
        passage=Passage.cut(PRISONER, claim.passage),
    )  # fmt: skip
    ledger.judge(said)
    (row,) = ledger.judgements()
    assert (row.judgement, row.status) == (said, AnchorStatus.anchored)
    assert (row.report, row.target, row.withdrawn_by) == (parsed.report.id, claim.id, None)
    assert ledger.claim(claim.id).judgements == (JudgementKind.corrected,)
    assert [row.judgements for row in ledger.claims()] == [(JudgementKind.corrected,), ()]
    assert list(ledger.log())[-1].action == "judged"


def test_withdrawing_appends(ledger: Ledger) -> None:
    """The judgement stays in the list, marked; the claim no longer shows it; once only."""
    parsed = prisoner_report()
    put(ledger, parsed)
    claim = parsed.stated.claims[0].id
    ledger.judge(judgement(claim))
    undone = ledger.withdraw("j1", author="Sano", reason="my mistake")
    first, second = ledger.judgements()
    assert (first.withdrawn_by, second.judgement) == (undone.id, undone)
    assert second.status is AnchorStatus.free
    assert ledger.claim(claim).judgements == ()
    with pytest.raises(WrongUse, match="withdrawn already"):
        ledger.withdraw("j1", author="Sano", reason="again")
    with pytest.raises(WrongUse, match="itself a withdrawal"):
        ledger.withdraw(undone.id, author="Sano", reason="back")


def test_what_cannot_be_judged_is_refused(ledger: Ledger) -> None:
    """Unknown targets, no author, an id twice, added words without a passage."""
    parsed = prisoner_report()
    put(ledger, parsed)
    claim = parsed.stated.claims[0].id
    with pytest.raises(NotFound, match="nothing in this ledger has the id"):
        ledger.judge(judgement("c-unknown"))
    with pytest.raises(NotFound, match="no judgement"):
        ledger.withdraw("j9", author="Jale", reason="?")
    with pytest.raises(WrongUse, match="needs an author"):
        ledger.judge(judgement(claim, author=" "))
    with pytest.raises(WrongUse, match="needs their passage"):
        ledger.judge(judgement(parsed.report.id, kind=JudgementKind.added))
    ledger.judge(judgement(claim))
    with pytest.raises(WrongUse, match="already"):
        ledger.judge(judgement(claim))
    assert len(list(ledger.judgements())) == 1


def statuses(ledger: Ledger) -> list[AnchorStatus]:
    return [row.status for row in ledger.judgements()]


def test_a_judgement_follows_its_words(ledger: Ledger) -> None:
    """The text is extracted anew, everything has moved and has new ids: it is found again."""
    data = b"the same bytes"
    parsed = prisoner_report(data=data)
    put(ledger, parsed)
    second = parsed.reading.attributions[1].id
    ledger.judge(judgement(parsed.stated.claims[0].id))
    ledger.judge(judgement(second, id="j2", kind=JudgementKind.read_correctly))
    moved = prisoner_report(data=data, text=PRISONER.replace("\n\n", "\n\n" + LATER))
    assert moved.stated.claims[0].passage != parsed.stated.claims[0].passage
    assert put(ledger, moved).unanchored == 0
    assert statuses(ledger) == [AnchorStatus.anchored] * 2
    again = next(row for row in ledger.judgements() if row.judgement.id == "j2")
    assert again.target == moved.reading.attributions[1].id
    assert ledger.claim(moved.stated.claims[0].id).judgements == (JudgementKind.wrong,)


@pytest.mark.parametrize("change", [{"act": Act.RETREAT}, {"speaker": "Tavo Drun"}])
def test_a_judgement_does_not_move_to_another_reading(
    ledger: Ledger, change: dict[str, object]
) -> None:
    """The same words as another act, or by another speaker, are not what the person judged."""
    parsed = prisoner_report()
    put(ledger, parsed)
    ledger.judge(judgement(parsed.stated.claims[0].id))
    assert put(ledger, prisoner_report(**change)).unanchored == 1  # type: ignore[arg-type]
    assert statuses(ledger) == [AnchorStatus.unanchored]
    assert [row.judgement.id for row in ledger.judgements(status=AnchorStatus.unanchored)] == ["j1"]
    assert all(row.judgements == () for row in ledger.claims())
    put(ledger, parsed)
    assert statuses(ledger) == [AnchorStatus.anchored]


def test_words_that_are_gone_go_to_the_queue(ledger: Ledger) -> None:
    """The claim's words are no longer in the text."""
    data = b"the same bytes"
    parsed = prisoner_report(data=data, more=("could not verify",))
    put(ledger, parsed)
    ledger.judge(judgement(parsed.stated.claims[2].id))
    assert put(ledger, prisoner_report(data=data)).unanchored == 1


def test_words_that_stand_twice_are_told_apart_by_their_surroundings(ledger: Ledger) -> None:
    """A claim whose words stand elsewhere as well keeps its own place."""
    data = b"the same bytes"
    text = PRISONER + " They could not verify it."
    first = prisoner_report(data=data, text=text, more=("could not verify",))
    put(ledger, first)
    ledger.judge(judgement(first.stated.claims[2].id))
    moved = prisoner_report(data=data, text=LATER + text, more=("could not verify",))
    assert put(ledger, moved).unanchored == 0
    (row,) = ledger.judgements()
    assert row.target == moved.stated.claims[2].id


def test_entities_and_added_words_are_judged_too(ledger: Ledger) -> None:
    """same/different name entities; added words hang on their passage alone."""
    data = b"the same bytes"
    parsed = prisoner_report(data=data)
    put(ledger, parsed)
    ledger.judge(judgement("e1", kind=JudgementKind.same, other="e2"))
    span = find(PRISONER, "the NDC press office")
    ledger.judge(
        judgement(
            parsed.report.id, id="j2", kind=JudgementKind.added,
            passage=Passage.cut(PRISONER, span), correction="{}",
        )
    )  # fmt: skip
    moved = prisoner_report(data=data, text=LATER + PRISONER)
    assert put(ledger, moved).unanchored == 0
    assert statuses(ledger) == [AnchorStatus.anchored] * 2
    cut = prisoner_report(
        data=data, text=LATER + PRISONER + " the NDC press office", speaker="Sano Velk"
    )
    assert put(ledger, cut).unanchored == 0


def test_an_id_in_two_reports_has_to_be_told_apart(ledger: Ledger) -> None:
    """Copies share claim ids; a judgement is about one of them."""
    one, two = (prisoner_report(part=part) for part in ("1", "2"))
    put(ledger, one)
    put(ledger, two)
    claim = one.stated.claims[0].id
    with pytest.raises(WrongUse, match="Say which one"):
        ledger.judge(judgement(claim))
    ledger.judge(judgement(claim), report=two.report.id)
    assert ledger.claim(claim, report=one.report.id).judgements == ()
    assert ledger.claim(claim, report=two.report.id).judgements == (JudgementKind.wrong,)
