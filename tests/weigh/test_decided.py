"""People's decisions about allegations, end to end: rows, weighing, trace, re-reading, undoing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import NotFound, WrongUse
from sayso.ledger import AnchorStatus, Ledger
from sayso.model import Allegation, Capture, text_hash
from sayso.show.weighing import allegations, weigh
from sayso.vocabulary import JudgementKind, Naming
from sayso.weigh.decided import Ruling, decisions_of
from sayso.weigh.weighing import Weighing
from tests.weigh.making import Making

SHELLED = "Shells fell on the market of Dervane on Tuesday morning"
CLOSED = "The bridge at Pell was closed to all lorries"
WHO: dict[str, Any] = {"author": "Jale", "reason": "read both"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.create(tmp_path / "my.sayso", tool="sayso test") as opened:
        yield opened


def store(ledger: Ledger, *made: Making) -> None:
    """Store reports."""
    for one in made:
        parsed = one.parsed()
        # The same file whatever was read out of it: a report may be read anew.
        parsed = replace(parsed, report=replace(parsed.report, capture=text_hash(one.id)))
        capture = Capture(parsed.report.capture, "text/plain", 10, "2023-03-08", one.id)
        ledger.put(parsed, capture, source=one.id)


def put(ledger: Ledger, *made: Making) -> None:
    """Store reports and weigh them."""
    store(ledger, *made)
    weigh(ledger)


def found(ledger: Ledger) -> list[Allegation]:
    """All allegations, by id."""
    weigh(ledger)
    return sorted(allegations(ledger.weighed.allegations()), key=lambda one: one.id)


def of(ledger: Ledger, claim: str) -> Allegation:
    """The allegation that holds a claim."""
    return next(one for one in found(ledger) if claim in one.claims)


def report(name: str, words: str, by: str | None, publisher: str = "KTA", **more: Any) -> Making:
    """One report of one claim."""
    made = Making(name, publisher)
    made.say(words, by=by, **more)
    return made


def two() -> tuple[Making, Making]:
    """Two reports of two things."""
    return (
        report("one-r", SHELLED, "Rena Osk", place="Dervane"),
        report("two-r", CLOSED, "Jale Borik", "Halden Press"),
    )


def test_decisions_are_looked_at_once_however_small_the_batches(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the last reports that come in: what they bear on may have come in with them."""
    put(ledger, *two())
    before = found(ledger)
    ledger.allegation_judgements.merge(before[0].id, before[1].id, **WHO)
    store(ledger, *(report(f"more-{n}", SHELLED, "Adel Antar") for n in range(3)))
    again: list[int] = []
    update = Weighing.update

    def seen(weighing: Weighing, *args: Any, **more: Any) -> Any:
        again.append(len(more["again"]))
        return update(weighing, *args, **more)

    monkeypatch.setattr(Weighing, "update", seen)
    weigh(ledger, batch=1)
    assert [bool(one) for one in again] == [False, False, True]


def test_a_merge_is_kept_shown_and_undone(ledger: Ledger) -> None:
    """One allegation, its trace says who joined it and why; undone, all is as it was."""
    put(ledger, *two())
    before = found(ledger)
    made = ledger.allegation_judgements.merge(before[0].id, before[1].id, **WHO)
    (joined,) = found(ledger)
    assert set(joined.claims) == {"one-r-c0", "two-r-c0"}
    trace: list[dict[str, str]] = joined.detail["trace"]  # type: ignore[assignment]
    assert trace[0]["step"] == "decided"
    assert "Jale" in trace[0]["words"]
    assert "read both" in trace[0]["words"]
    ledger.withdraw(made.id, author="Sano", reason="two things after all")
    assert found(ledger) == before
    assert not ledger.weighed.pending()


def test_a_split_takes_claims_out_even_of_their_own_words(ledger: Ledger) -> None:
    """Three reports of the same words: one is about something else, says a person."""
    made = [report(f"rep{n}", "Three people were killed", None, f"Paper {n}") for n in range(3)]
    put(ledger, *made)
    (whole,) = before = found(ledger)
    split = ledger.allegation_judgements.split(whole.id, ["rep1-c0"], **WHO)
    assert sorted(one.claims for one in found(ledger)) == [("rep0-c0", "rep2-c0"), ("rep1-c0",)]
    put(ledger, report("rep3", "Three people were killed", None, "Paper 3"))
    assert set(of(ledger, "rep0-c0").claims) == {"rep0-c0", "rep2-c0", "rep3-c0"}
    ledger.withdraw(split.id, author="Sano", reason="one event after all")
    assert len(found(ledger)) == 1
    ledger.remove("rep3", because="test", author="Sano")
    assert found(ledger) == before


def test_origins_are_made_one_or_two(ledger: Ledger) -> None:
    """An edge is overruled both ways; the numbers follow and the trace has the reason."""
    put(
        ledger,
        report("one-r", SHELLED, "Rena Osk", place="Dervane"),
        report("two-r", SHELLED, "Jale Borik", "Halden Press", place="Dervane"),
        report("six-r", SHELLED, "Rena Osk", "Oldeva Today", place="Dervane"),
    )
    (before,) = found(ledger)
    assert (before.n_min, before.n_max) == (2, 2)
    deciding = ledger.allegation_judgements
    joined = deciding.overrule("one-r-c0", "two-r-c0", same=True, **WHO)
    (one,) = found(ledger)
    assert (one.n_min, one.n_max) == (1, 1)
    assert any("read both" in step["words"] for step in one.detail["trace"])  # type: ignore[attr-defined]
    with pytest.raises(WrongUse, match=f"Undo that first: sayso undo {joined.id}"):
        deciding.overrule("one-r-c0", "two-r-c0", same=False, **WHO)
    ledger.withdraw(joined.id, author="Jale", reason="")
    assert found(ledger) == [before]
    deciding.overrule("one-r-c0", "six-r-c0", same=False, **WHO)
    (three,) = found(ledger)
    assert (three.n_min, three.n_max) == (3, 3)
    steps: list[dict[str, str]] = three.detail["trace"]  # type: ignore[assignment]
    assert [step["step"] for step in steps].count("apart") == 1
    deciding.overrule("two-r-c0", "six-r-c0", same=True, **WHO)
    with pytest.raises(WrongUse, match="decided otherwise"):
        deciding.overrule("one-r-c0", "two-r-c0", same=True, **WHO)


def test_a_marked_copy_counts_nothing(ledger: Ledger) -> None:
    """Words of its own and no source: one perhaps, and nothing once it is marked as a copy."""
    put(
        ledger,
        report("one-r", "Shells struck the market of Dervane", "Rena Osk", place="Dervane"),
        report("two-r", "Shells hit the market of Dervane", None, "Halden Press", place="Dervane"),
    )
    (before,) = found(ledger)
    assert (before.n_min, before.n_max) == (1, 2)
    made = ledger.allegation_judgements.copy("two-r", "one-r", **WHO)
    (one,) = found(ledger)
    assert (one.n_min, one.n_max, one.label) == (1, 1, "repeated")
    with pytest.raises(WrongUse, match="decided already"):
        ledger.allegation_judgements.copy("two-r", "one-r", **WHO)
    with pytest.raises(WrongUse, match="the source of what you call its source"):
        ledger.allegation_judgements.copy("one-r", "two-r", **WHO)
    ledger.withdraw(made.id, author="Jale", reason="")
    assert found(ledger) == [before]


def test_what_contradicts_is_refused_with_what_to_undo(ledger: Ledger) -> None:
    """Merge against split, split against merge and pin: the message names the decision."""
    put(ledger, *two())
    deciding = ledger.allegation_judgements
    one, other = found(ledger)
    merged = deciding.merge(one.id, other.id, **WHO)
    (whole,) = found(ledger)
    with pytest.raises(WrongUse, match=merged.id):
        deciding.split(whole.id, ["one-r-c0"], **WHO)
    ledger.withdraw(merged.id, author="Jale", reason="")
    put(ledger, report("six-r", SHELLED, "Adel Antar", "Oldeva Today", place="Dervane"))
    whole = of(ledger, "six-r-c0")
    split = deciding.split(whole.id, ["six-r-c0"], **WHO)
    first, second = of(ledger, "one-r-c0"), of(ledger, "six-r-c0")
    assert first.id != second.id
    with pytest.raises(WrongUse, match=split.id):
        deciding.merge(first.id, second.id, **WHO)
    ledger.withdraw(split.id, author="Jale", reason="")
    whole = of(ledger, "six-r-c0")
    pinned = deciding.pin(whole.id, **WHO)
    found(ledger)
    with pytest.raises(WrongUse, match=pinned.id):
        deciding.split(whole.id, ["six-r-c0"], **WHO)
    with pytest.raises(WrongUse, match="pinned already"):
        deciding.pin(whole.id, **WHO)


def test_what_makes_no_sense_is_refused(ledger: Ledger) -> None:
    """Unknown ids, one thing twice, everything split off, no reason, no author."""
    put(ledger, *two())
    deciding = ledger.allegation_judgements
    one, other = found(ledger)
    for wrong, match in (
        (lambda: deciding.merge(one.id, one.id, **WHO), "one allegation already"),
        (lambda: deciding.split(one.id, one.claims, **WHO), "nothing would stay"),
        (lambda: deciding.split(one.id, [], **WHO), "at least one claim"),
        (lambda: deciding.copy("one-r", "one-r", **WHO), "no copy of itself"),
        (lambda: deciding.merge(one.id, other.id, author="Jale", reason=" "), "needs a reason"),
        (lambda: deciding.merge(one.id, other.id, author="", reason="so"), "needs an author"),
        (lambda: deciding.overrule("one-r-c0", "two-r-c0", same=True, **WHO), "Merge the two"),
        (lambda: deciding.overrule("one-r-c0", "one-r-c0", same=True, **WHO), "two different"),
    ):
        with pytest.raises(WrongUse, match=match):
            wrong()
    for missing in (
        lambda: deciding.merge("l-nothing", one.id, **WHO),
        lambda: deciding.split(one.id, ["c-nothing"], **WHO),
        lambda: deciding.copy("r-nothing", "one-r", **WHO),
    ):
        with pytest.raises(NotFound):
            missing()
    assert list(ledger.judgements()) == []


def test_decisions_follow_their_words_and_what_is_lost_is_queued(ledger: Ledger) -> None:
    """Read anew at another place the merge holds; where the words are gone it is queued."""
    put(ledger, *two())
    one, other = found(ledger)
    ledger.allegation_judgements.merge(one.id, other.id, **WHO)
    moved = Making("one-r", "KTA")
    moved.say("An earlier line came in", by="Adel Antar")
    moved.say(SHELLED, by="Rena Osk", place="Dervane")
    put(ledger, moved)
    assert set(of(ledger, "two-r-c0").claims) == {"one-r-c1", "two-r-c0"}
    assert [row.status for row in ledger.judgements()] == [AnchorStatus.anchored]
    put(ledger, report("one-r", "Nothing happened at all in the valley", "Sano Velk"))
    assert of(ledger, "two-r-c0").claims == ("two-r-c0",)
    assert [row.status for row in ledger.judgements()] == [AnchorStatus.unanchored]
    put(ledger, moved)
    assert set(of(ledger, "two-r-c0").claims) == {"one-r-c1", "two-r-c0"}


def test_a_removed_report_takes_its_words_out_of_decisions(ledger: Ledger) -> None:
    """No passage of it stays in the tables; the decision is marked as removed."""
    put(ledger, *two())
    one, other = found(ledger)
    ledger.allegation_judgements.merge(one.id, other.id, **WHO)
    ledger.remove("one-r", because="asked to", author="Jale")
    assert [row.status for row in ledger.judgements()] == [AnchorStatus.removed]
    kept = ledger._database.run("SELECT passage FROM anchor_end WHERE report = 'one-r'")
    assert kept == [(None,)]
    assert [row.claims for row in found(ledger)] == [("two-r-c0",)]


def test_who_is_who_bears_on_the_count(ledger: Ledger) -> None:
    """Two names decided to be one person are one origin; undone, two again."""
    put(
        ledger,
        report("one-r", SHELLED, "Rena Osk", place="Dervane"),
        report("two-r", SHELLED, "Umm Tavo", "Halden Press", place="Dervane"),
    )
    (before,) = found(ledger)
    assert before.n_min == 2
    done = ledger.decide(JudgementKind.same, "Rena Osk", "Umm Tavo", **WHO)
    assert [one.n_max for one in found(ledger)] == [1]
    ledger.withdraw(done.judgement.id, author="Jale", reason="")
    assert found(ledger) == [before]


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_undoing_everything_restores_what_was(data: st.DataObject) -> None:
    """Any decisions in any order, a report coming meanwhile: undone, nothing of them is left."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder) / "l") as ledger:
        towns = data.draw(st.lists(st.sampled_from(["Dervane", "Sulmat"]), min_size=3, max_size=5))
        people = ["Rena Osk", "Jale Borik", "Two officials", None]
        made = [
            report(
                f"rep{n}", f"Shells fell on the market of {town}",
                data.draw(st.sampled_from(people)), f"Paper {n}", place=town,
            )
            for n, town in enumerate(towns)
        ]  # fmt: skip
        put(ledger, *made[:-1])
        deciding, kept = ledger.allegation_judgements, []
        for _ in range(data.draw(st.integers(1, 4))):
            rows = found(ledger)
            one, other = data.draw(st.sampled_from(rows)), data.draw(st.sampled_from(rows))
            kind = data.draw(st.sampled_from(["merge", "split", "pin", "same", "apart", "copy"]))
            try:
                match kind:
                    case "merge":
                        kept.append(deciding.merge(one.id, other.id, **WHO))
                    case "split":
                        kept.append(deciding.split(one.id, one.claims[:1], **WHO))
                    case "pin":
                        kept.append(deciding.pin(one.id, **WHO))
                    case "copy":
                        kept.append(deciding.copy(one.reports[0], other.reports[-1], **WHO))
                    case _:
                        kept.append(
                            deciding.overrule(
                                one.claims[0], one.claims[-1], same=kind == "same", **WHO
                            )
                        )
            except WrongUse:
                continue
        put(ledger, made[-1])
        decided = found(ledger)
        with Ledger.create(Path(folder) / "again") as again:
            put(again, *made)
            plain = found(again)
        # The same decisions over everything weighed anew: nothing hangs on the order.
        ledger.weighed.state.clear()
        assert found(ledger) == decided
        for judgement in data.draw(st.permutations(kept)):
            ledger.withdraw(judgement.id, author="Sano", reason="")
            found(ledger)
        assert found(ledger) == plain


def test_a_later_split_refines_an_earlier_merge() -> None:
    """What a merge put together a split takes apart again, but for the claims it leaves."""
    a, b, c, d = (("r", name) for name in "abcd")
    rulings = [
        Ruling("j1", "merged", ((a, b), (c, d))),
        Ruling("j2", "divided", ((b,), (a, c, d))),
    ]
    made = decisions_of(rulings)
    assert [set(some) for some in made.together] == [{a, c, d}]
    assert made.apart == ((b, a),)
    assert made.own == {b: "j2"}


def test_masks_are_never_joined_with_names(ledger: Ledger) -> None:
    """Somebody unnamed stays unnamed, whatever origins are counted as one."""
    put(
        ledger,
        report("one-r", SHELLED, "Rena Osk", place="Dervane"),
        report("two-r", SHELLED, "An officer", "Halden Press", place="Dervane",
               naming=Naming.anonymous),
    )  # fmt: skip
    ledger.allegation_judgements.overrule("one-r-c0", "two-r-c0", same=True, **WHO)
    (one,) = found(ledger)
    assert (one.n_min, one.n_max) == (1, 1)
    assert not ledger.identities().members
    assert "officer" not in json.dumps([row.key for row in ledger.who("Rena Osk")])


def test_the_commands_decide_show_and_undo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """merge, split, pin, overrule, copy and undo in the terminal: ids, what came of it."""
    from typer.testing import CliRunner

    from sayso.show.cli import app

    path = tmp_path / "my.sayso"
    monkeypatch.setenv("SAYSO_AUTHOR", "Jale")
    monkeypatch.setenv("SAYSO_LEDGER", str(path))
    with Ledger.create(path, tool="sayso test") as ledger:
        put(ledger, *two(), report("six-r", CLOSED, "Adel Antar", "Oldeva Today"))
        one, other = of(ledger, "one-r-c0").id, of(ledger, "six-r-c0").id
        before = found(ledger)

    def run(*words: str, code: int = 0) -> str:
        done = CliRunner().invoke(app, list(words))
        assert done.exit_code == code, (words, done.output, done.exception)
        return done.output

    because = ("--because", "read both")
    said = run("merge", one, other, *because)
    assert "Undo it with: sayso undo j" in said
    merged = said.split("sayso undo ")[1].split()[0]
    shown = run("allegation", run("allegations", "--json").split('"id": "')[1].split('"')[0])
    assert "Two allegations were made one (Jale, " in shown
    assert merged in run("judgements")
    run("undo", merged)
    run("split", other, "six-r-c0", *because)
    run("overrule", "two-r-c0", "six-r-c0", "--same", *because, code=1)
    run("pin", one, *because)
    run("copy", "six-r", "two-r", *because)
    with Ledger.open(path, write=True) as ledger:
        for row in list(ledger.judgements()):
            if row.judgement.kind is not JudgementKind.withdrawn and not row.withdrawn_by:
                ledger.withdraw(row.judgement.id, author="Jale", reason="")
        assert found(ledger) == before
