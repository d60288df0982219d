"""Allegations, themes and copies over the API, and the weighing behind them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from web_world import ORIGIN  # isort: skip  it finds the ledger's world
from sayso.ledger import Ledger
from sayso.model import Failure
from sayso.settings import Settings
from sayso.show.counted import sentence, ties
from sayso.show.web.room import Room
from sayso.show.web.upload import Uploads, tidy
from sayso.show.web.weigher import Weigher

Get = Callable[..., Any]


@pytest.fixture
def weighed(get: Get) -> Get:
    """The API of a ledger that has been weighed in the background."""
    for _ in range(300):
        if get("/api/weighing")["state"] == "idle" and get("/api/allegations")["total"]:
            break
        time.sleep(0.1)
    return get


def test_reports_are_weighed_without_being_asked(weighed: Get) -> None:
    """Each claim stands in an allegation soon after the ledger was opened, and on its own page."""
    shown = weighed("/api/allegations")
    assert shown["items"]
    assert shown["absent"] is None
    one = shown["items"][0]
    assert set(one) == {
        "id", "title", "theme", "label", "label_words", "contested", "origins", "reports",
        "repeating", "sentence",
    }  # fmt: skip
    assert one["origins"]["min"] <= one["origins"]["max"]
    claim = weighed(f"/api/claims/{one['title']['claim']}", report=one["title"]["report"])
    assert [row["id"] for row in claim["allegations"]["items"]] == [one["id"]]
    assert " ".join(claim["claim"]["words"].split()) == one["title"]["words"]


def test_an_allegation_whole_is_one_with_its_claims(weighed: Get) -> None:
    """Voices hold every claim once, the trace names voices that are there, the graph its nodes."""
    for row in weighed("/api/allegations")["items"]:
        whole = weighed(f"/api/allegations/{row['id']}")
        assert {key: whole[key] for key in row} == row
        voices = [voice for side in whole["sides"] for voice in side["voices"]]
        held = [claim["id"] for voice in voices for claim in voice["claims"]]
        assert len(held) == len(set(held)) == whole["claims"]
        ids = {voice["id"] for voice in voices}
        assert whole["trace"][-1]["strength"] == "count"
        for step in whole["trace"]:
            assert set(step["voices"]) <= ids
        nodes = {node["id"] for node in whole["graph"]["nodes"]}
        assert nodes
        for edge in whole["graph"]["edges"]:
            assert {edge["from"], edge["to"]} <= nodes
        assert "of" not in voices[0]


def test_copies_are_shown_on_the_report_and_by_themselves(weighed: Get) -> None:
    """Two reports with the same text name each other, with the stretches on both sides."""
    report = next(r for r in weighed("/api/reports")["items"] if r["publisher"] == "Oldeva Today")
    found = weighed("/api/copies", report=report["id"])
    assert found["total"] >= 1
    first = found["items"][0]
    assert first["one"] == report["id"]
    assert 0 < first["containment"] <= 1
    mine = weighed(f"/api/reports/{first['one']}/text")["blocks"]
    assert all(0 <= span["one"][0] < span["one"][1] <= mine[-1]["end"] for span in first["spans"])
    back = weighed("/api/copies", report=first["other"])["items"]
    assert report["id"] in [one["other"] for one in back]
    page = weighed(f"/api/reports/{report['id']}")
    assert page["copies"]["items"] == found["items"]


def test_the_first_page_says_what_is_contested_or_repeated(weighed: Get) -> None:
    """Its lists are those of the allegations with that label."""
    eyes = weighed("/api/overview")["eyes"]
    assert eyes["contested"]["total"] == weighed("/api/allegations", contested="1")["total"]
    repeated = weighed("/api/allegations", label="repeated")
    assert eyes["much_repeated"]["total"] == repeated["total"]
    assert eyes["much_repeated"]["items"] == repeated["items"][:20]


def test_pages_of_allegations_hold_each_once(weighed: Get) -> None:
    """Page by page the same ones come as at once, in every order."""
    for sort in ("reports", "origins", "contested", "repeated"):
        at_once = [one["id"] for one in weighed("/api/allegations", sort=sort)["items"]]
        paged: list[str] = []
        cursor: str | None = None
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = weighed("/api/allegations", sort=sort, limit=1, **more)
            paged += [one["id"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert paged == at_once


def test_themes_hold_their_allegations(weighed: Get) -> None:
    """Every theme of the list opens, with as many allegations as it said."""
    listed = weighed("/api/themes")
    for theme in listed["items"]:
        whole = weighed(f"/api/themes/{theme['id']}")
        assert whole["total"] == theme["allegations"]
        assert {row["theme"] for row in whole["items"]} == {theme["id"]}


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("/api/allegations/lnone", 404), ("/api/themes/none", 404), ("/api/copies", 400),
        ("/api/copies?report=rnone", 404), ("/api/allegations?sort=truth", 400),
        ("/api/allegations?label=true", 400), ("/api/allegations?contested=2", 400),
        ("/api/allegations?cursor=%00", 400), ("/api/allegations?limit=0", 400),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said(client: TestClient, where: str, status: int) -> None:
    """Unknown ids and wrong filters answer in the one error shape."""
    answer = client.get(where)
    assert answer.status_code == status, answer.text
    assert set(answer.json()["error"]) == {"code", "message", "advice", "command"}


def test_a_ledger_that_may_only_be_read_says_why_it_is_not_weighed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written; the state and the reason say what is missing."""
    monkeypatch.setattr(type(room.desk), "writable", property(lambda _: False))
    told: list[dict[str, Any]] = []
    weigher = Weigher(room.desk, tell=told.append)
    weigher.start()
    weigher.wake()
    for _ in range(100):
        if told:
            break
        time.sleep(0.1)
    weigher.stop()
    assert weigher.state()["state"] == "read_only"
    assert "3 reports" in str(weigher.absent())
    with Ledger.open(room.desk.path) as ledger:
        assert ledger.weighed.count_allegations() == 0


def test_weighing_waits_while_files_are_read(room: Room) -> None:
    """It begins when the reading is over."""
    reading = [True]
    weigher = Weigher(room.desk, busy=lambda: reading[0])
    weigher.start()
    weigher.wake()
    time.sleep(1.5)
    with Ledger.open(room.desk.path) as ledger:
        assert ledger.weighed.count_allegations() == 0
    reading[0] = False
    for _ in range(150):
        with Ledger.open(room.desk.path) as ledger:
            if not ledger.weighed.pending():
                break
        time.sleep(0.1)
    weigher.stop()
    with Ledger.open(room.desk.path) as ledger:
        assert ledger.weighed.count_allegations() > 0


def test_the_count_reads_as_a_sentence() -> None:
    """Bounds, ties and repetition, and never a word of truth."""

    def origin(name: str, group: int) -> dict[str, Any]:
        return {"name": name, "kind": "named", "group": group}

    side = {"n_min": 2, "n_max": 3, "repeating": 4,
            "origins": [origin("A", 0), origin("B", 0), origin("C", 1)]}  # fmt: skip
    assert sentence(side, 7) == (
        "between 2 and 3 separate origins; possibly one: A and B; "
        "4 of 7 reports only repeat what others have"
    )
    assert ties([origin("A", 0), origin("C", 1)]) == "no tie found between them in these reports"
    alone = {"n_min": 1, "n_max": 1, "repeating": 0, "origins": [origin("A", 0)]}
    assert sentence(alone, 1) == "one origin"


def test_the_command_and_the_page_say_the_same(weighed: Get, path: Path) -> None:
    """The API's bounds and label are the stored ones."""
    with Ledger.open(path) as ledger:
        stored = {json.loads(row)["id"]: json.loads(row) for row, _ in ledger.weighed.allegations()}
    for row in weighed("/api/allegations")["items"]:
        mine = stored[row["id"]]
        assert (row["origins"]["min"], row["origins"]["max"]) == (mine["n_min"], mine["n_max"])
        assert row["label"] == mine["label"]


def test_what_failed_stays_for_another_try_and_the_rest_goes(tmp_path: Path) -> None:
    """Of a finished drop only failed files stay, under the names that they were dropped with."""
    uploads = Uploads(Settings(ledger=tmp_path / "my.sayso"), tool="test")
    job = uploads.new()
    for name in ("in/good.txt", "in/bad.pdf", "in/bad.pdf.yaml", "other/good.txt"):
        (job.folder / name).parent.mkdir(exist_ok=True)
        (job.folder / name).write_text("x")
    bad = job.folder / "in" / "bad.pdf"
    job.state, job.failures = "done", [Failure(str(bad), "", "E", "broken", "", "")]
    tidy(job)
    left = sorted(str(p.relative_to(job.folder)) for p in job.folder.rglob("*") if p.is_file())
    assert left == ["in/bad.pdf", "in/bad.pdf.yaml"]
    assert job.folder.parent == tmp_path / "my.sayso-dropped"
    job.failures = []
    tidy(job)
    assert not job.folder.parent.exists()


def decide(client: TestClient, **ruling: Any) -> Any:
    """Post a decision about allegations and wait until it is counted."""
    body = {"author": "Ada", "reason": "seen both"} | ruling
    answer = client.post("/api/allegations/decisions", json=body, headers=ORIGIN)
    if answer.status_code == 200:
        counted(client)
    return answer


def counted(client: TestClient) -> None:
    for _ in range(300):
        if client.get("/api/weighing").json()["due"] == 0:
            return
        time.sleep(0.1)
    raise AssertionError("not weighed in 30 s")


def test_allegations_are_made_one_and_two_again(client: TestClient, weighed: Get) -> None:
    """Merged, counted anew in the background, shown with the decision, taken back exactly."""
    before = {row["id"]: row for row in weighed("/api/allegations", limit=200)["items"]}
    one, other = list(before.values())[:2]
    answer = decide(client, kind="merged", target=one["id"], other=other["id"])
    assert answer.status_code == 200, answer.text
    made = answer.json()["judgement"]
    assert (made["kind"], made["author"], made["reason"]) == ("merged", "Ada", "seen both")
    title = one["title"]
    claim = weighed(f"/api/claims/{title['claim']}", report=title["report"])
    whole = weighed(f"/api/allegations/{claim['allegations']['items'][0]['id']}")
    assert weighed("/api/allegations", limit=200)["total"] == len(before) - 1
    assert [row["id"] for row in whole["decisions"]] == [made["id"]]
    assert "decided" in {step["strength"] for step in whole["trace"]}
    back = client.post(
        f"/api/review/judgements/{made['id']}/withdraw", json={"author": "Ada"}, headers=ORIGIN
    )
    assert back.status_code == 200, back.text
    counted(client)
    after = {row["id"]: row for row in weighed("/api/allegations", limit=200)["items"]}
    assert after == before


def test_a_claim_is_taken_out_and_a_copy_is_marked(client: TestClient, weighed: Get) -> None:
    """What was taken out stands elsewhere; a copy's decision names both reports."""
    rows = weighed("/api/allegations", limit=200)["items"]
    whole = next(
        one for row in rows for one in [weighed(f"/api/allegations/{row['id']}")]
        if one["claims"] > 1
    )  # fmt: skip
    held = [c for side in whole["sides"] for voice in side["voices"] for c in voice["claims"]]
    answer = decide(client, kind="divided", target=whole["id"], claims=[held[-1]["id"]])
    assert answer.status_code == 200, answer.text
    now = [
        weighed(f"/api/claims/{c['id']}", report=c["report"])["allegations"]["items"][0]["id"]
        for c in (held[0], held[-1])
    ]
    assert now[0] != now[1]
    report = next(r for r in weighed("/api/reports")["items"] if r["publisher"] == "Oldeva Today")
    copy = weighed("/api/copies", report=report["id"])["items"][0]
    made = decide(client, kind="copied", target=copy["one"], other=copy["other"])
    assert made.status_code == 200, made.text
    assert {made.json()["judgement"][side] for side in ("target", "other")} == {
        copy["one"], copy["other"],
    }  # fmt: skip
    again = decide(client, kind="copied", target=copy["one"], other=copy["other"])
    assert (again.status_code, again.json()["error"]["code"]) == (400, "wrong_use")


@pytest.mark.parametrize(
    "ruling",
    [
        {"kind": "merged", "target": "nothing-here"},
        {"kind": "merged", "target": "nothing-here", "other": "nor-here"},
        {"kind": "divided", "target": "nothing-here", "claims": []},
        {"kind": "pinned", "target": "nothing-here", "reason": ""},
        {"kind": "pinned", "target": "nothing-here", "author": " "},
        {"kind": "counted", "target": "nothing-here"},
        {"kind": "one_origin", "target": "cnothing", "other": "cneither", "count": 3},
    ],
)
def test_decisions_that_make_no_sense_are_refused(
    client: TestClient, weighed: Get, ruling: dict[str, Any]
) -> None:
    """In the one error shape; nothing is stored, and a number cannot be decided."""
    answer = decide(client, **ruling)
    assert answer.status_code in (400, 404), answer.text
    assert set(answer.json()["error"]) == {"code", "message", "advice", "command"}
    assert weighed("/api/review/judgements")["total"] == 0


def test_while_reports_are_compared_nothing_is_decided(
    client: TestClient, weighed: Get, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands on the page may be about to change: 409, and nothing is stored."""
    from sayso.ledger.weighed import Pending, WeighedTables

    row = weighed("/api/allegations")["items"][0]
    monkeypatch.setattr(
        WeighedTables, "pending", lambda self: Pending([("r", "d")], [], decided=False)
    )
    answer = decide(client, kind="pinned", target=row["id"])
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_weighed")
    monkeypatch.undo()
    assert weighed("/api/review/judgements")["total"] == 0


def test_sides_go_by_written_names(weighed: Get) -> None:
    """No folded name and no id of the inside stands where people read."""
    seen = []
    for row in weighed("/api/allegations", limit=200)["items"]:
        whole = weighed(f"/api/allegations/{row['id']}")
        for side in whole["sides"]:
            told = [bloc["party"]["name"] for bloc in side["blocs"] if bloc["party"]]
            told += [voice[of] or "" for voice in side["voices"] for of in ("bloc", "control")]
            for name in told:
                assert name.isprintable()
                assert name == "" or name != name.lower() or not name.isascii()
            seen += [name for name in told if name]
    assert seen


def test_a_facets_values_differ_in_more_than_writing() -> None:
    """ "DERVANE" is "Dervane": one value, the commonest spelling, its origins counted once."""
    from sayso.show.web.allegation_shapes import _facets

    spelled = ("Dervane", "DERVANE", "Dervane", "Sulmat")
    claims = {f"c{n}": {"place": {"name": name}} for n, name in enumerate(spelled)}
    origins = [
        {"claims": ["c0", "c1"], "group": 1, "low": 1, "high": 1},
        {"claims": ["c2"], "group": 2, "low": 1, "high": 1},
        {"claims": ["c3"], "group": 3, "low": 1, "high": 1},
    ]
    side = {"origins": origins, "trace": [], "n_min": 3, "n_max": 3, "label": "separate"}
    (facet,) = _facets({"contradictions": [], "facets": {"place": side}}, claims)
    assert [(one["label"], one["origins"], one["claims"]) for one in facet["values"]] == [
        ("Dervane", {"min": 2, "max": 2}, ["c0", "c1", "c2"]),
        ("Sulmat", {"min": 1, "max": 1}, ["c3"]),
    ]
