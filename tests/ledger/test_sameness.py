"""Who is one because a person decided so: it holds everywhere, and unmasks nobody."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from facet_world import Build, pseudonymous
from hypothesis import given
from hypothesis import strategies as st
from ledger_world import put, with_report

from sayso.errors import NotFound, WrongUse
from sayso.ledger import Decided, Ledger
from sayso.ledger.sameness import Decision, make_classes
from sayso.model import Judgement
from sayso.vocabulary import JudgementKind, MentionKind, Naming

SAME, DIFFERENT = JudgementKind.same, JudgementKind.different


def report(publisher: str, *names: str, masked: str = "") -> Build:
    """A report in which everybody named says one thing, and somebody else under a pseudonym."""
    build = Build(publisher=publisher)
    for name in names:
        build.say(f"{name} was there", build.entity(name))
    if masked:
        build.say("I was there", pseudonymous(build, masked), naming=Naming.pseudonym)
    return build


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """Adel Antar in two papers, A. Antar in one, and a pseudonym that is somebody's name."""
    put(ledger, report("The Merrin Courier", "Adel Antar", "Jale Borik").parsed())
    put(ledger, report("Oldeva Today", "Adel Antar", "A. Antar").parsed())
    put(ledger, report("Halden Press", "Antar the Elder", masked="Jale Borik").parsed())
    return ledger


def decide(ledger: Ledger, kind: JudgementKind, one: str, other: str) -> Decided:
    return ledger.decide(kind, one, other, author="Sano", reason="I know them")


def speakers(ledger: Ledger) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Claims and names of every source by its key, the papers and the masked left out."""
    return {
        row.key: (row.claims, row.names)
        for row in ledger.sources(publishers=False)
        if not row.key.startswith("opaque:")
    }


def heard(ledger: Ledger, name: str) -> list[str]:
    return sorted(row.speaker.name for row in ledger.claims(speaker=name) if row.speaker)


def test_same_joins_sources_who_and_the_speaker_filter(full: Ledger) -> None:
    """One source with both names and all claims; withdrawn, they are two again."""
    before = speakers(full)
    done = decide(full, SAME, "A. Antar", "person:adel antar")
    assert done.members == ("person:a antar", "person:adel antar")
    assert speakers(full)["person:a antar"] == (3, ("Adel Antar", "A. Antar"))
    assert "person:adel antar" not in speakers(full)
    [one] = [row for row in full.who("Adel Antar") if row.exact]
    assert (one.said_count, len(one.appearances)) == (3, 3)
    assert [row.judgement.reason for row in one.judgements] == ["I know them"]
    assert heard(full, "A. Antar") == ["A. Antar", "Adel Antar", "Adel Antar"]
    assert heard(full, "person:adel antar") == heard(full, "person:a antar") == heard(full, "Adel")
    assert full.count_claims(origin="A. Antar") == 3
    full.withdraw(done.judgement.id, author="Sano", reason="not so")
    assert speakers(full) == before
    assert heard(full, "A. Antar") == ["A. Antar"]


def test_a_decision_survives_a_new_reading(full: Ledger) -> None:
    """The reports are read anew with other ids and more words: the class is as it was."""
    decide(full, SAME, "A. Antar", "Adel Antar")
    old = report("Oldeva Today", "Adel Antar", "A. Antar").parsed()
    fresh = report("Oldeva Today", "A. Antar", "Jale Borik", "Adel Antar").parsed()
    fresh = with_report(fresh, id=old.report.id, capture=old.report.capture)
    assert put(full, fresh).change == "changed"
    assert speakers(full)["person:a antar"][0] == 3
    assert "judgement" not in {finding.kind for finding in full.verify().findings}


def test_two_of_one_name_are_told_apart_by_where_they_appear(full: Ledger) -> None:
    """The second appearance leaves the name's class; a third can be given to either."""
    put(full, report("Radio Sulmat", "Adel Antar").parsed())
    [one] = [row for row in full.who("Adel Antar") if row.exact]
    first, second, third = (seen.id for seen in one.appearances)
    done = decide(full, DIFFERENT, first, second)
    assert (done.one, done.other) == (first, second)
    found = {row.key: row.said_count for row in full.who("Adel Antar")}
    assert found == {"person:adel antar": 2, second: 1}
    assert speakers(full)[second][0] == 1
    decide(full, SAME, third, second)
    assert {row.said_count for row in full.who("Adel Antar")} == {1, 2}
    assert speakers(full)[min(second, third)] == (2, ("Adel Antar",))
    assert len(heard(full, "person:adel antar")) == 1
    assert len(heard(full, "Adel Antar")) == 3  # whoever goes by the name


def test_the_later_decision_holds(full: Ledger) -> None:
    """A contradiction is answered with what it overrules; undone, the earlier one holds again."""
    first = decide(full, SAME, "A. Antar", "Adel Antar")
    then = decide(full, DIFFERENT, "A. Antar", "Adel Antar")
    assert then.overrules == (first.judgement.id,)
    assert full.identities().overruled == {first.judgement.id: then.judgement.id}
    assert "person:adel antar" in speakers(full)
    again = decide(full, SAME, "person:adel antar", "person:a antar")
    assert again.overrules == (then.judgement.id,)
    assert "person:adel antar" not in speakers(full)
    full.withdraw(again.judgement.id, author="Sano", reason="no")
    assert "person:adel antar" in speakers(full)


def test_nothing_links_a_mask_to_a_name(full: Ledger) -> None:
    """Refused whichever comes first, by key or by name, through the class of either, or by hand."""
    [masked] = [row.key for row in full.sources() if row.key.startswith("opaque:")]
    for one, other in ((masked, "person:jale borik"), ("Adel Antar", masked)):
        with pytest.raises(WrongUse, match="never joined with"):
            decide(full, SAME, one, other)
    made = Judgement("j1", SAME, masked, "person:jale borik", "Sano", "2026-01-01", "I know")
    with pytest.raises(WrongUse, match="never joined with"):
        full.judge(made)
    assert list(full.judgements()) == []
    with pytest.raises(WrongUse, match=r"may be any of: .*opaque:.*not named"):
        decide(full, SAME, "Jale Borik", "Adel Antar")
    assert {row.key for row in full.who("Jale Borik")} == {masked, "person:jale borik"}


def test_entity_ids_cannot_unmask_either(full: Ledger) -> None:
    """A judgement about two entities of reports is refused like one about their keys."""
    entities = {
        seen.key.partition(":")[0]: seen.entity
        for row in full.who("Jale Borik")
        for seen in row.appearances
    }
    assert entities["opaque"]
    assert entities["person"]
    with pytest.raises(WrongUse, match="never joined with"):
        full.judge(Judgement("j1", SAME, entities["person"], entities["opaque"], "S", "2026", "?"))
    with pytest.raises(WrongUse, match="never joined with"):
        decide(full, SAME, entities["opaque"], "Adel Antar")


def test_two_masks_may_be_one(ledger: Ledger) -> None:
    """One pseudonym through two gatherers, if a person says so; still nobody's name."""
    for paper in ("The Merrin Courier", "Oldeva Today"):
        put(ledger, report(paper, masked="Daro Venn").parsed())
    one, other = (row.key for row in ledger.sources(publishers=False))
    assert decide(ledger, SAME, one, other).members == tuple(sorted((one, other)))
    [joined] = ledger.sources(publishers=False)
    assert joined.reports == 2
    assert len(heard(ledger, "venn")) == 2


@pytest.mark.parametrize(
    ("one", "other", "error", "words"),
    [
        ("Nobody Here", "Adel Antar", NotFound, "nobody called 'Nobody Here'"),
        ("person:nobody", "Adel Antar", NotFound, "the key person:nobody"),
        ("person:adel antar@rnowhere", "A. Antar", NotFound, "the key person:adel antar@rnowhere"),
        ("Antar", "Jale", WrongUse, "'Antar' may be any of"),
        ("Adel Antar", "adel antar", WrongUse, "KEY@REPORT"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    full: Ledger, one: str, other: str, error: type[Exception], words: str
) -> None:
    """Nobody, several, or twice the same: in words that say what to give."""
    with pytest.raises(error, match=words):
        decide(full, SAME, one, other)


def test_a_decision_needs_a_reason_and_a_kind(full: Ledger) -> None:
    """Nothing is appended without either."""
    with pytest.raises(WrongUse, match="needs a reason"):
        full.decide(SAME, "A. Antar", "Adel Antar", author="Sano", reason=" ")
    with pytest.raises(WrongUse, match="same or different"):
        decide(full, JudgementKind.wrong, "A. Antar", "Adel Antar")
    with pytest.raises(WrongUse, match="needs a second one"):
        full.judge(Judgement("j1", SAME, "person:a antar", None, "Sano", "2026", "?"))
    assert list(full.judgements()) == []


# --- the classes themselves --------------------------------------------------------------------

nodes = st.sampled_from(
    [f"person:{name}{report}" for name in "abc" for report in ("", "@r1", "@r2")]
    + ["opaque:x", "opaque:y", "opaque:x@r1"]
)
pairs = st.lists(st.tuples(st.booleans(), nodes, nodes).filter(lambda p: p[1] != p[2]), max_size=9)


def decisions(made: list[tuple[bool, str, str]]) -> list[Decision]:
    numbers = count()
    return [Decision(f"j{next(numbers)}", *one) for one in made]


@given(pairs)
def test_whatever_is_decided_classes_stay_sound(made: list[tuple[bool, str, str]]) -> None:
    """No class has a mask and a name; what holds, holds; the last decision always does."""
    some = decisions(made)
    classes = make_classes(some)
    for members in classes.members.values():
        assert len({node.startswith("opaque:") for node in members}) == 1
    for decision in some:
        if decision.id not in classes.overruled:
            joined = classes.of[decision.one] == classes.of[decision.other]
            assert joined is decision.same
    if some:
        last = some[-1]
        masks = {node.startswith("opaque:") for node in (last.one, last.other)}
        assert (last.id in classes.overruled) is (last.same and len(masks) == 2)
    assert make_classes(some) == classes


@given(pairs)
def test_without_contradictions_classes_are_components(made: list[tuple[bool, str, str]]) -> None:
    """Only `same` among names: the classes are what an independent search finds."""
    some = [one for one in made if one[0] and "opaque" not in one[1] + one[2]]
    classes = make_classes(decisions(some))
    edges = [(a, b) for _, a, b in some]
    edges += [(node, node.partition("@")[0]) for pair in list(edges) for node in pair]
    for start in classes.of:
        seen: set[str] = {start}
        while True:
            more = {b for a, b in edges if a in seen} | {a for a, b in edges if b in seen}
            if more <= seen:
                break
            seen |= more
        assert {n for n in classes.of if classes.of[n] == classes.of[start]} == seen


def test_many_people_of_one_name_are_no_burden(ledger: Ledger) -> None:
    """Hundreds of one name: `who` and a decision answer, and nobody else is touched."""
    with ledger.batch():
        for number in range(150):
            put(ledger, report(f"Paper {number}", "Adel Antar").parsed())
    [one] = ledger.who("Adel Antar", most=5)
    assert (one.said_count, len(one.said)) == (150, 5)
    decide(ledger, DIFFERENT, "Adel Antar", one.appearances[7].id)
    assert sorted(row.said_count for row in ledger.who("Adel Antar", most=1)) == [1, 149]


def names(rows: Any) -> list[str]:
    return [row.name for row in rows]


def test_groups_and_people_may_be_joined(ledger: Ledger) -> None:
    """The machine may take a group for a person; a person may say otherwise."""
    build = Build()
    build.say("we were there", build.entity("Ashar Brigades", MentionKind.group))
    build.say("they were there", build.entity("Rasha"))
    put(ledger, build.parsed())
    decide(ledger, SAME, "Rasha", "Ashar Brigades")
    assert names(ledger.who("Rasha")) == ["Ashar Brigades"]


def test_a_decision_about_somebody_who_is_gone(full: Ledger) -> None:
    """His report is taken out: nothing fails; it holds when he comes back, and can be undone."""
    made = decide(full, SAME, "A. Antar", "Adel Antar")
    gone = report("Oldeva Today", "Adel Antar", "A. Antar").parsed()
    full.remove(gone.report.id, because="asked to", author="Jale")
    assert [row.said_count for row in full.who("Adel Antar")] == [1]
    assert "judgement" not in {finding.kind for finding in full.verify().findings}
    put(full, report("Radio Sulmat", "A. Antar", "Adel Antar").parsed())
    assert speakers(full)["person:a antar"][0] == 3
    full.withdraw(made.judgement.id, author="Sano", reason="another man")
    assert speakers(full)["person:a antar"][0] == 1
