"""Commands on journeys, time, remarks and identities: what is printed, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.ledger import Ledger
from sayso.model import (
    Attribution,
    Capture,
    Chain,
    Claim,
    Entity,
    EntityName,
    Hop,
    Journey,
    Paragraph,
    Parsed,
    Place,
    Reading,
    Remark,
    Report,
    Resolved,
    Stated,
    Stop,
    Text,
    content_id,
    text_hash,
)
from sayso.show.cli import app
from sayso.vocabulary import (
    Act,
    How,
    JourneyStatus,
    MentionKind,
    NameRole,
    Naming,
    RemarkStatus,
    Role,
)

Run = Callable[..., Result]
WORDS = (
    "“We drove to Dervane through Sulmat in March,” said Adel Antar. "
    "The army shelled the market on 7 March 2021. He came at some time. "
    "The Merrin Courier could not verify it. \x1b[31mred\x1b[0m."
)


def span(words: str) -> tuple[int, int]:
    at = WORDS.index(words)
    return at, at + len(words)


def story(publisher: str, *, naming: Naming = Naming.named, name: str = "Adel Antar") -> Parsed:
    """One report of three claims, a journey and a remark."""
    capture = text_hash(publisher)
    report = Report(content_id("r", capture), capture, publisher=publisher, published="2021-03-09")
    masked = naming is Naming.pseudonym
    role = NameRole.pseudonym if masked else NameRole.name
    adel = Entity("e1" + publisher, MentionKind.person, name, (EntityName(name, role),))
    dervane = Entity("e2" + publisher, MentionKind.place, "Dervane", (EntityName("Dervane"),))
    sulmat = Entity("e3" + publisher, MentionKind.place, "Sulmat", (EntityName("Sulmat"),))
    said = Attribution("a1" + publisher, (), (), (span("We drove to Dervane through Sulmat"),))
    paper = Hop(publisher, None, Naming.named, Role.outlet, How.stated, None)
    speaker = Hop(name, adel.id, naming, Role.participant, How.stated, None)
    claims = (
        Claim(
            content_id("c", publisher, 1), said.id, said.content[0], Act.MOVE, agent=adel.id,
            place=dervane.id, time="2021-03",
        ),
        Claim(
            content_id("c", publisher, 2), None, span("The army shelled the market"), Act.ASSAULT,
            time="2021-03-07",
        ),
        Claim(content_id("c", publisher, 3), None, span("\x1b[31mred\x1b[0m")),
    )  # fmt: skip
    text = Text(WORDS, "plain 1", (Paragraph(0, len(WORDS)),))
    return Parsed(
        report,
        text,
        Resolved(
            Reading(text.sha256, "en", "plain 1", attributions=(said,)),
            (adel, dervane, sulmat),
            (),
            {"": Chain((paper,), None), said.id: Chain((paper, speaker), 1)},
            places=(Place(0, 1, "Dervane", dervane.id, 36.5, 38.0, None, "KV", 2),),
        ),
        Stated(
            claims,
            (Remark(*span("The Merrin Courier could not verify it."), None,
                    RemarkStatus.could_not_verify, (adel.id,)),),
            (Journey(adel.id, (Stop(sulmat.id, True), Stop(dervane.id)), None, "2021-03",
                     JourneyStatus.made, said.id),),
        ),
    )  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `sayso …` on a ledger of two stories, one of them told under a pseudonym."""
    path = tmp_path / "l.sayso"
    monkeypatch.setenv("SAYSO_LEDGER", str(path))
    monkeypatch.setenv("SAYSO_AUTHOR", "T. Ester")
    monkeypatch.setenv("COLUMNS", "110")
    with Ledger.create(path) as ledger:
        for parsed in (
            story("The Merrin Courier"),
            story("Oldeva Today", name="A. Antar"),
            story("Halden Press", naming=Naming.pseudonym, name="Daro Venn"),
        ):
            capture = Capture(parsed.report.capture, "text/plain", 1, "2021-03-10T00:00:00", "x")
            ledger.put(parsed, capture, source="x")

    def command(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return command


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def flat(result: Result) -> str:
    return " ".join(result.stdout.split())


def test_claims_by_facets(run: Run) -> None:
    """Every new option narrows the list; several of them together."""
    for options, count in (
        (("--act", "assault"), 3),
        (("--agent", "antar"), 2),
        (("--place", "dervane", "--act", "MOVE"), 3),
        (("--near", "36.5,38.1,20", "--publisher", "courier"), 1),
        (("--near", "-36.5,38.1,20"), 0),
        (("--certainty", "unknown", "--polarity", "pos", "--modality", "actual"), 9),
        (("--remark", "could-not-verify"), 3),
        (("--undated",), 3),
    ):
        assert len(rows(run("claims", *options, "--json"))) == count, options


def test_undated_claims_are_left_out_and_counted(run: Run) -> None:
    """The answer says how many of unknown time would fit otherwise."""
    done = run("claims", "--from", "2021-03-08", "--to", "2021")
    assert "3 more would fit, but it is not known when" in " ".join(done.stderr.split())
    assert "We drove to Dervane" in done.stdout
    assert "shelled" not in done.stdout
    assert "more would fit" not in run("claims", "--from", "2021", "--act", "MOVE").stderr


@pytest.mark.parametrize(
    "options",
    [("--near", "91,0,5"), ("--near", "here"), ("--from", "2021-02-31"), ("--act", "WAR"),
     ("--from", "2022", "--to", "2021"), ("--remark", "maybe")],
)  # fmt: skip
def test_nonsense_is_refused_in_words(run: Run, options: tuple[str, ...]) -> None:
    """`claims` and `timeline` alike: wrong use, nothing printed."""
    for command in ("claims", "timeline"):
        done = run(command, *options)
        assert type(done.exception).__name__ == "WrongUse", done.output
        assert done.stdout == ""


def test_journeys_show_stops_words_and_chain(run: Run) -> None:
    """Stops in order, exact words, who says so; filters; JSON lines."""
    shown = flat(run("journeys", "--who", "adel"))
    assert "Adel Antar: via Sulmat → Dervane" in shown
    assert "“We drove to Dervane through Sulmat” The Merrin Courier ← Adel Antar" in shown
    assert "said to have been made · 2021-03" in shown
    [row] = rows(run("journeys", "--place", "sulmat", "--status", "made", "--limit", "1", "--json"))
    assert [stop["name"] for stop in row["stops"]] == ["Sulmat", "Dervane"]  # type: ignore[index, attr-defined]
    assert "1 of 3 journeys" in run("journeys", "--limit", "1").stderr
    assert "No journey fits" in run("journeys", "--status", "planned").stderr
    assert "none of: made" in str(run("journeys", "--status", "flown").exception)


def test_remarks_show_status_by_whom_and_about_whom(run: Run) -> None:
    """The exact sentence, who remarks, whom it is about."""
    shown = flat(run("remarks", "--limit", "1"))
    assert "could not verify: “The Merrin Courier could not verify it.”" in shown
    assert "by The Merrin Courier · about Adel Antar" in shown
    assert len(rows(run("remarks", "--status", "could_not_verify", "--json"))) == 3
    assert "No remark fits" in run("remarks", "--status", "verified").stderr


def test_who_shows_names_claims_and_reports(run: Run) -> None:
    """Said and about, with the reports in which the name stands; nobody is said so."""
    shown = flat(run("who", "adel antar"))
    assert "1 claim made, 0 about them, in 1 report · person:adel antar" in shown
    assert "in The Merrin Courier, published 2021-03-09: Adel Antar" in shown
    assert "“We drove to Dervane through Sulmat”" in shown
    assert {row["name"] for row in rows(run("who", "antar", "--json"))} == {
        "Adel Antar",
        "A. Antar",
    }
    assert "Nobody called" in run("who", "Nobody").stderr


def test_same_different_and_undo(run: Run) -> None:
    """A decision is answered, listed, shown in `who`, overruled by a later one, and undone."""
    done = run("same", "Adel Antar", "A. Antar", "--because", "one byline")
    assert "One and the same now: person:a antar, person:adel antar" in flat(done)
    assert "“one byline” · T. Ester" in flat(run("who", "Adel Antar"))
    assert "is the same as" in flat(run("judgements"))
    later = run("different", "Adel Antar", "A. Antar", "--because", "two men")
    assert "the later decision holds" in flat(later)
    first, second = rows(run("judgements", "--json"))
    assert first["overruled_by"] == second["id"]
    assert "overruled by" in flat(run("judgements"))
    assert "is withdrawn" in run("undo", str(second["id"])[:9], "--because", "no").stdout
    assert len(rows(run("claims", "--speaker", "Adel Antar", "--json"))) == 2
    assert "no judgement" in str(run("undo", "j000000").exception)


def test_nobody_is_unmasked(run: Run) -> None:
    """A pseudonym and a name are never joined; the message says why, nothing is written."""
    refused = run("same", "Daro Venn", "Adel Antar", "--because", "I know him")
    assert "never joined with anybody who is named" in str(refused.exception)
    assert rows(run("judgements", "--json")) == []
    assert "--yes-unmask" not in run("same", "--help").stdout


def test_the_timeline_draws_time_and_an_undated_lane(run: Run) -> None:
    """A day is a dot, a month a bar; who says so beside; what has no time at the end."""
    shown = run("timeline").stdout
    assert "●" in shown
    assert "═══" in shown
    assert "2021-03-07 “The army shelled the market”" in " ".join(shown.split())
    assert shown.index("Not dated (3)") > shown.index("2021-03-07")
    assert "The Merrin Courier ← Adel Antar" in shown
    assert "\x1b[31m" not in shown
    lines = rows(run("timeline", "--json"))
    assert [row["first_day"] for row in lines] == ["2021-03-01"] * 3 + ["2021-03-07"] * 3 + [
        None
    ] * 3
    assert lines[0]["precision"] == "month"
    assert lines[0]["last_day"] == "2021-03-31"


def test_the_timeline_keeps_to_its_filters(run: Run) -> None:
    """Those left out by a limit are counted; from and to concern only what has a time."""
    few = run("timeline", "--limit", "1")
    assert "1 of 6 claims with a time" in few.stderr
    assert "1 of 3 claims without one" in few.stderr
    lines = rows(run("timeline", "--from", "2021-03-08", "--publisher", "oldeva", "--json"))
    assert [row["first_day"] for row in lines] == ["2021-03-01", None]
    assert "No claim fits" in run("timeline", "--speaker", "nobody").stderr
