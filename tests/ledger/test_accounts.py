"""`who`, journeys and remarks: one line has everything that it shows."""

from __future__ import annotations

import pytest
from facet_world import Build
from ledger_world import prisoner_report, put

from sayso.errors import NotFound
from sayso.ledger import Ledger
from sayso.model import Journey, Stop
from sayso.vocabulary import (
    Act,
    JourneyStatus,
    MentionKind,
    NameRole,
    Naming,
    RemarkStatus,
)


def test_who_said_and_what_is_said_about_them(ledger: Ledger) -> None:
    """Said by the origin and by whom the origin quotes; about: agent, patient, place, mention."""
    build = Build()
    adel = build.entity("Adel Antar", also=("Abu Sulmat",), evidence=("also known as",))
    guard = build.entity("Border Guard", MentionKind.group)
    build.say("the guards let us pass", adel, through="Halden Press", agent=guard)
    build.say("they shot", adel, quoting=guard, patient=adel)
    build.say("he lies", guard, patient=adel)
    build.say("nobody knows")
    put(ledger, build.parsed())
    ids = [claim.id for claim in build.claims]
    [one] = ledger.who("abu sulmat")
    assert [row.id for row in one.said] == ids[:2]
    assert [row.id for row in one.about] == [ids[2]]
    [seen] = one.appearances
    assert ([name for name, _, _ in seen.names], seen.evidence) == (
        ["Adel Antar", "Abu Sulmat"],
        ("also known as",),
    )
    [guards] = ledger.who("Border Guard")
    assert [row.id for row in guards.said] == [ids[1], ids[2]]
    assert [row.id for row in guards.about] == [ids[0]]
    [agency] = ledger.who("Halden Press")
    assert (agency.said_count, agency.about_count, agency.passed_on) == (0, 0, 1)
    [paper] = ledger.who("Merrin Courier")
    assert ([row.id for row in paper.said], paper.passed_on) == ([ids[3]], 3)
    assert list(ledger.who("Nobody")) == []


def test_several_of_a_name_are_listed_apart(ledger: Ledger) -> None:
    """A person, a place and somebody whose name holds it; exact names first."""
    build = Build()
    build.say("one", build.entity("Old Dervane"))
    build.say("two", build.entity("Dervane", MentionKind.place))
    put(ledger, build.parsed())
    assert [(row.name, row.exact) for row in ledger.who("Dêrvane")] == [
        ("Dervane", True),
        ("Old Dervane", False),
    ]


def test_who_is_only_described_stays_in_the_report(ledger: Ledger) -> None:
    """ "Gunmen" of two reports are two, and have no key that a name could have."""
    for paper in ("The Merrin Courier", "Oldeva Today"):
        build = Build(publisher=paper)
        gunmen = build.entity("gunmen", MentionKind.group, role=NameRole.description)
        build.say("gunmen came", agent=gunmen)
        put(ledger, build.parsed())
    rows = list(ledger.who("gunmen"))
    assert [row.about_count for row in rows] == [1, 1]
    assert all(row.key.startswith("opaque:") for row in rows)


def test_whoever_is_masked_once_is_masked_in_the_report(ledger: Ledger) -> None:
    """A pseudonym in one attribution and a bare name in the next: no claim leads to a name."""
    build = Build()
    venn = build.entity("Daro Venn")
    build.say("one", venn, naming=Naming.pseudonym)
    build.say("two", venn)
    put(ledger, build.parsed())
    keys = {seen.key for row in ledger.who("Daro Venn") for seen in row.appearances}
    assert all(key.startswith("opaque:") for key in keys)


def test_who_leaves_superseded_reports_out(ledger: Ledger) -> None:
    """Only with `superseded` are claims of older bytes told."""
    old, new = prisoner_report(data=b"1"), prisoner_report(data=b"2")
    put(ledger, old)
    put(ledger, new)
    [one] = ledger.who("Sano Velk")
    assert one.said_count == 2
    with ledger.batch():
        ledger._database.run(
            "UPDATE report SET superseded_by = ? WHERE report = ?", (new.report.id, old.report.id)
        )
    [one] = ledger.who("Sano Velk")
    assert one.said_count == 1
    [one] = ledger.who("Sano Velk", superseded=True)
    assert one.said_count == 2


@pytest.fixture
def travelled(ledger: Ledger) -> Ledger:
    build = Build()
    adel = build.entity("Adel Antar", also=("the driver",))
    sulmat, dervane = build.located("Sulmat", 36.6, 38.0, 2), build.located("Dêrvan", 36.5, 38.0, 2)
    merrin = build.entity("Merrin", MentionKind.place)
    build.say("I drove to Dervane through Sulmat", adel, agent=adel, act=Act.MOVE)
    build.say("drove to Dervane", adel, agent=adel, act=Act.STATE)
    build.say("he will go to Merrin", agent=adel, act=Act.MOVE)
    first = build.claims[0].attribution
    build.journeys = [
        Journey(adel, (Stop(sulmat, True), Stop(dervane)), (2, 7), "2021-03", JourneyStatus.made,
                first),
        Journey(adel, (Stop(merrin),), None, None, JourneyStatus.planned, None),
    ]  # fmt: skip
    put(ledger, build.parsed())
    put(ledger, prisoner_report())
    return ledger


def test_a_journey_has_stops_words_and_chain(travelled: Ledger) -> None:
    """Stops in order with coordinates, exact words, means, time, status, who says so."""
    first, planned, prisoner = travelled.journeys()
    assert (first.who, first.status, first.time, first.means) == (
        "Adel Antar", JourneyStatus.made, "2021-03", "drove"
    )  # fmt: skip
    assert [(stop.name, stop.via, stop.lat, stop.precision) for stop in first.stops] == [
        ("Sulmat", True, 36.6, 2),
        ("Dêrvan", False, 36.5, 2),
    ]
    assert first.words == ("I drove to Dervane through Sulmat",)
    assert first.chain is not None
    assert first.chain.speaker.name == "Adel Antar"
    assert (planned.words, planned.stops[0].lat) == (("he will go to Merrin",), None)
    assert planned.chain is not None
    assert planned.chain.speaker.name == "The Merrin Courier"
    assert prisoner.words == ("The guards let us pass at Pell Bridge",)


@pytest.mark.parametrize(
    ("filters", "stops"),
    [
        ({"who": "driver"}, ["Dêrvan", "Merrin"]),
        ({"who": "nobody"}, []),
        ({"place": "sulmat"}, ["Dêrvan"]),
        ({"place": "dervan"}, ["Dêrvan", "Dervane"]),
        ({"status": JourneyStatus.planned}, ["Merrin"]),
        ({"who": "antar", "place": "merrin"}, ["Merrin"]),
    ],
)
def test_journeys_by_filter(travelled: Ledger, filters: dict[str, str], stops: list[str]) -> None:
    """By any name of the traveller, any stop, the status."""
    found = travelled.journeys(**filters)  # type: ignore[arg-type]
    assert [row.stops[-1].name for row in found] == stops


def test_journeys_and_remarks_of_one_report(travelled: Ledger) -> None:
    """A report by its id; NotFound for one that is not there."""
    [report] = [row.id for row in travelled.reports(words="prisoner")]
    assert [row.report for row in travelled.journeys(report=report)] == [report]
    assert [row.report for row in travelled.remarks(report=report)] == [report]
    for ask in (travelled.journeys, travelled.remarks):
        with pytest.raises(NotFound):
            list(ask(report="r-none"))


def test_a_remark_says_by_whom_about_whom_in_which_words(travelled: Ledger) -> None:
    """Status, the publisher where nobody else remarks, what it is about, the exact sentence."""
    [row] = travelled.remarks()
    assert (row.status, row.by, row.by_name) == (
        RemarkStatus.could_not_verify, None, "The Merrin Courier"
    )  # fmt: skip
    assert [(one.noun, one.name) for one in row.about] == [
        ("claim", "The guards let us pass at Pell Bridge")
    ]
    assert row.words == "The Merrin Courier could not verify the claims."
    assert list(travelled.remarks(status=RemarkStatus.denied)) == []
