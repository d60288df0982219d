"""The gold corpus fits its texts, its vocabularies, its own references and the rules."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bench.gold import bounds, load, notation
from bench.gold.load import GoldReport, Incident
from bench.gold.notation import GoldError
from sayso.vocabulary import Mode, Naming

FROZEN = Path(load.__file__).parent / "FROZEN.txt"
SCHEMA = Path(__file__).parents[2] / "docs" / "parse.schema.json"
RELATED = [incident for half in load.RELATED for incident in load.incidents(half)]
INCIDENTS = [incident for half in load.HALVES for incident in load.incidents(half)] + RELATED
SHORT = [
    one for half in load.SHORT for incident in load.incidents(half) for one in incident.reports
] + [report for incident in RELATED for report in incident.reports]
LONG = [r for half in load.HALVES for one in load.incidents(half) for r in one.reports]
REPORTS = LONG + SHORT


def by_id(thing: Incident | GoldReport) -> str:
    return thing.id


@pytest.mark.parametrize("half", load.HALVES)
def test_each_half_has_its_incidents_of_five_reports(half: str) -> None:
    """Split by incident; the measuring half stays as it was frozen, the other may grow."""
    found = load.incidents(half)
    assert len(found) == 4 if half == "measure" else len(found) >= 4
    assert all(len(incident.reports) == 5 for incident in found)


def test_every_kind_of_report_is_there() -> None:
    """Wire, press release, NGO report, interview, court report, social post and copy."""
    wanted = {
        "wire", "press release", "NGO report", "interview", "court report", "social post", "copy",
    }  # fmt: skip
    assert {report.genre for report in LONG} >= wanted


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_texts_have_their_length_and_no_notation(report: GoldReport) -> None:
    """Long enough to be a report; no mark of the notation stands in a text."""
    words = len(report.text.split())
    least, most = (60, 300) if report in SHORT else (110, 450)
    assert least <= words <= most, words
    assert notation.GAP not in report.text
    assert not re.search(r"#\d", report.text)
    assert report in SHORT or '"' not in report.text


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_spans_lie_in_the_text_and_contents_are_trimmed(report: GoldReport) -> None:
    """Every offset cuts something out, without surrounding space or outer quotation marks."""
    for attribution in report.gold["attributions"]:
        assert attribution["content"], attribution["id"]
        for role in ("source", "cue", "content", "insertions"):
            for start, end in attribution[role]:
                exact = report.text[start:end]
                assert 0 <= start < end <= len(report.text)
                assert exact == exact.strip()
                assert role != "content" or not (exact.startswith("“") and exact.endswith("”"))


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_parts_of_an_attribution_do_not_overlap(report: GoldReport) -> None:
    """Source, cue and content are apart; a nested attribution lies inside its parent's content."""
    known = {a["id"]: a for a in report.gold["attributions"]}
    for attribution in known.values():
        spans = sorted(
            tuple(span) for role in ("source", "cue", "content") for span in attribution[role]
        )
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, attribution["id"]
        if attribution["parent"]:
            outer = known[attribution["parent"]]["content"]
            for start, end in attribution["content"]:
                assert outer[0][0] <= start
                assert end <= outer[-1][1]


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_chains_begin_with_the_publisher_and_respect_their_origin(report: GoldReport) -> None:
    """Gatherers only before the origin; without an origin somebody is unknown."""
    for attribution in report.gold["attributions"]:
        chain, origin = attribution["chain"], attribution["origin"]
        assert chain[0]["name"] == report.publisher
        if origin is None:
            assert Naming.unknown in {hop["naming"] for hop in chain}
        else:
            named = [hop["entity"] for hop in chain[:origin] if hop["entity"] is not None]
            assert all("g" in report.entities[key].flags for key in named)
            last = chain[-1]["entity"]
            assert last is None or report.entities[last].naming is not Naming.unknown
        if attribution["parent"] is None:
            continue
        parent = next(a for a in report.gold["attributions"] if a["id"] == attribution["parent"])
        outer = [hop["entity"] for hop in parent["chain"]]
        inner = [hop["entity"] for hop in chain]
        assert inner[: len(outer)] == outer, "a nested chain goes on where its parent's ends"


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_direct_attributions_stand_in_quotation_marks(report: GoldReport) -> None:
    """The mode that is annotated is the one that the marks give."""
    for attribution in report.gold["attributions"]:
        if attribution["mode"] != Mode.indirect:
            assert set('“‘"') & set(report.text[: attribution["content"][-1][1]])


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_times_are_apart_and_well_formed(report: GoldReport) -> None:
    """Dates exist, intervals run forwards, and no two time expressions overlap."""
    times = sorted(report.gold["times"], key=lambda t: (t["start"], t["end"]))
    for one, two in pairwise(times):
        assert one["end"] <= two["start"], report.text[two["start"] : two["end"]]
    values = [t["value"] for t in times] + [c["time"] for c in report.gold["claims"]]
    values += [j["time"] for j in report.gold["journeys"]] + [report.published]
    for value in filter(None, values):
        ends = [last_day(part) for part in value.split("/")]
        assert ends == sorted(ends)
        assert len(ends) <= 2


def last_day(edtf: str) -> date:
    """The last day of a year, month or day."""
    numbers = [int(part) for part in edtf.split("-")]
    if len(numbers) == 3:
        return date(*numbers)
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12
    return date(year, month, monthrange(year, month)[1])


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_every_claim_that_has_an_attribution_lies_in_its_content(report: GoldReport) -> None:
    """A claim's passage and the attribution that carries it overlap."""
    known = {a["id"]: a for a in report.gold["attributions"]}
    for claim in report.gold["claims"]:
        if claim["attribution"] is None:
            continue
        start, end = claim["passage"]
        content = known[claim["attribution"]]["content"]
        assert any(start < e and s < end for s, e in content), claim["id"]


@pytest.mark.parametrize("incident", INCIDENTS, ids=by_id)
def test_a_key_means_the_same_in_every_report(incident: Incident) -> None:
    """The same key never names two kinds of thing; ties name known keys."""
    kinds: dict[str, set[str]] = {}
    for report in incident.reports:
        for entity in report.entities.values():
            kinds.setdefault(entity.key, set()).add(entity.kind.value)
    assert [key for key, found in kinds.items() if len(found) > 1] == []
    for subject, _, target in incident.ties:
        assert {subject, target} <= set(kinds)


@pytest.mark.parametrize("incident", INCIDENTS, ids=by_id)
def test_bounds_and_labels_follow_from_the_rules(incident: Incident) -> None:
    """What the annotator wrote down is what the rules give for the annotated origins."""
    for allegation in incident.allegations:
        counted = bounds.bounds(incident, allegation)
        written = bounds.Bounds(
            allegation.n_min, allegation.n_max, allegation.label, allegation.contested
        )
        assert counted == written, (allegation.id, counted)
        assert len(allegation.claims) == len(set(allegation.claims))


@pytest.mark.parametrize("incident", INCIDENTS, ids=by_id)
def test_no_claim_stands_in_two_allegations(incident: Incident) -> None:
    """Allegations part the claims; a claim in none of them stands alone."""
    listed = [claim for allegation in incident.allegations for claim in allegation.claims]
    assert len(listed) == len(set(listed))
    assert incident.allegations
    assert list(incident.opposed()) or incident.contradictions


@pytest.mark.parametrize("incident", INCIDENTS, ids=by_id)
def test_copies_share_their_words(incident: Incident) -> None:
    """What is called a whole or cut copy shares a long run with its original; a rewording less."""
    for copy, of, kind in incident.copies:
        one, two = incident.report(copy).text.split(), incident.report(of).text.split()
        runs = {tuple(two[i : i + 8]) for i in range(len(two) - 7)}
        shared = sum(tuple(one[i : i + 8]) in runs for i in range(len(one) - 7))
        assert kind in {"whole", "cut", "reworded"}
        assert shared >= 15 if kind != "reworded" else shared < 15


@pytest.mark.parametrize(
    ("quoted", "message"),
    [
        ("nobody", "not found"),
        ("the", "say which"),
        ("the#9", "occurrence 9"),
        ("cat … horse", "not found after"),
        ("ca", "not found"),
    ],
)
def test_a_string_that_does_not_fit_is_refused(quoted: str, message: str) -> None:
    """Nothing is guessed: absent, ambiguous and out of range all fail."""
    with pytest.raises(GoldError, match=message):
        notation.find("the cat saw the dog and the cat slept", quoted.replace("cat …", "cat#1 …"))


@pytest.mark.parametrize(("half", "before"), [("measure", ""), ("short-measure", "short-measure ")])
def test_the_measuring_halves_are_frozen(half: str, before: str) -> None:
    """Their files are those whose fingerprint FROZEN.txt states; every mending has its reason."""
    frozen = FROZEN.read_text(encoding="utf-8")
    stated = re.search(rf"^{before}sha256 ([0-9a-f]{{64}})$", frozen, re.M)
    assert stated is not None
    assert load.fingerprint(half) == stated[1]


@pytest.mark.parametrize("report", REPORTS, ids=by_id)
def test_gold_objects_fit_the_parse_schema(report: GoldReport) -> None:
    """What is annotated has the form of `parse`; what only a program knows may be absent."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    schema["required"] = sorted(report.gold)
    jsonschema.Draft202012Validator(schema).validate(report.gold)
