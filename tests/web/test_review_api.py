"""Decisions: on the disk before the answer, never doubled, never overwritten."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw
import pytest
from starlette.testclient import TestClient
from web_world import ORIGIN

from sayso.ledger import Ledger
from sayso.show.web.room import Room

Get = Callable[..., Any]


def decision(item: Any, **changes: Any) -> dict[str, Any]:
    """Jale says that the machine read this item correctly."""
    return {
        "key": "k-" + item["id"], "kind": "read_correctly", "target": item["id"],
        "report": item["report"], "author": "Jale", **changes,
    }  # fmt: skip


def post(client: TestClient, body: dict[str, Any], expect: int = 200) -> Any:
    """What a decision is answered with."""
    answer = client.post("/api/review/judgements", json=body, headers=ORIGIN)
    assert answer.status_code == expect, answer.text
    return answer.json()


def test_a_decision_is_stored_before_it_is_answered(
    client: TestClient, get: Get, path: Path
) -> None:
    """Another reader of the file sees it at once; facets, queue and progress follow."""
    item = get("/api/review/queue")["items"][0]
    made = post(client, decision(item))["judgement"]
    with Ledger.open(path) as ledger:
        assert [row.judgement.id for row in ledger.judgements()] == [made["id"]]
    assert get("/api/claims", judged="read_correctly")["items"][0]["id"] == item["id"]
    assert item["id"] not in [
        one["id"]
        for one in get("/api/review/queue", limit=50)["items"]
        if one["report"] == item["report"]
    ]
    assert get("/api/review/progress")["claims"]["judged"] == 1


def test_the_same_key_again_stores_nothing(client: TestClient, get: Get) -> None:
    """A retry after a lost answer does not double; the key for something else is a conflict."""
    item = get("/api/review/queue")["items"][0]
    first = post(client, decision(item))
    again = post(client, decision(item))
    assert again["repeated"] is True
    assert again["judgement"] == first["judgement"]
    assert get("/api/review/judgements")["total"] == 1
    post(client, decision(item, kind="wrong", reason="no"), expect=409)


def test_two_people_stand_side_by_side(client: TestClient, get: Get) -> None:
    """The second decision overwrites nothing, tells of the first, and agreement is counted."""
    item = get("/api/review/queue")["items"][0]
    post(client, decision(item))
    other = post(
        client, decision(item, key="another-key", kind="wrong", reason="not he", author="Bero")
    )
    assert [one["author"] for one in other["others"]] == ["Jale"]
    assert get("/api/claims", judged="disputed")["total"] == 1
    agreement = get("/api/review/progress")["agreement"]
    assert [(one["both"], one["same"]) for one in agreement] == [(1, 0)]
    assert get("/api/review/queue", second=1, author="Cem")["left"] == 1
    assert get("/api/review/queue", second=1, author="Bero")["left"] == 0


def test_undo_appends_and_only_for_ones_own(client: TestClient, get: Get) -> None:
    """Withdrawn twice is withdrawn once; another's stays; the claim is unjudged again."""
    item = get("/api/review/queue")["items"][0]
    made = post(client, decision(item))["judgement"]
    where = f"/api/review/judgements/{made['id']}/withdraw"
    assert client.post(where, json={"author": "Bero"}, headers=ORIGIN).status_code == 409
    first = client.post(where, json={"author": "Jale"}, headers=ORIGIN)
    second = client.post(where, json={"author": "Jale"}, headers=ORIGIN)
    assert first.status_code == second.status_code == 200
    assert first.json()["judgement"] == second.json()["judgement"]
    assert get("/api/claims", judged="unjudged")["total"] == 6
    assert get("/api/review/recent")["items"] == []
    assert get("/api/review/judgements")["total"] == 2


def test_corrections_and_additions_keep_their_words(client: TestClient, get: Get) -> None:
    """Spans lie in the text; what was added by hand comes back with the report's text."""
    item = get("/api/review/queue", noun="attribution")["items"][0]
    fixed = post(
        client,
        decision(item, kind="corrected", correction={"source": [[70, 79]], "basis": "hearsay"}),
    )["judgement"]
    assert fixed["correction"] == {"source": [[70, 79]], "basis": "hearsay"}
    added = post(
        client,
        {"key": "by-hand-1", "kind": "added", "target": item["report"], "passage": [0, 8],
         "author": "Jale", "correction": {"speaker": "Sano Velk"}},
    )["judgement"]  # fmt: skip
    assert added["passage"]["exact"] == "Prisoner"
    shown = get(f"/api/reports/{item['report']}/text")["judgements"]
    assert {one["id"] for one in shown} == {fixed["id"], added["id"]}


def test_keeping_apart_and_joining(client: TestClient, get: Get, path: Path) -> None:
    """Same and different stand on the entity's page; the unnamed are never joined."""
    velk, town = "person:sano velk", "group:dervane"
    base = {"author": "Jale", "target": velk, "other": town}
    post(client, {"key": "apart-01", "kind": "different", **base})
    assert get(f"/api/entities/{quote(velk, safe='')}")["decisions"][0]["kind"] == "different"
    post(client, {"key": "joined-1", "kind": "same", **base})
    assert [one["key"] for one in get(f"/api/entities/{quote(velk, safe='')}")["merged"]] == [town]
    with Ledger.open(path) as ledger:  # the commands know of it
        there = ledger.identities()
        assert there.key(velk, "") == there.key(town, "")
    speakers = get("/api/claims/facets")["facets"]["speaker"]["values"]
    unnamed = next(one["value"] for one in speakers if one["value"].startswith("opaque:"))
    post(client, {"key": "unmask-1", "kind": "same", **base, "other": unnamed}, expect=404)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "wrong"}, {"kind": "true"}, {"author": " "}, {"target": "c0"}, {"report": "r0"},
        {"kind": "corrected"}, {"kind": "corrected", "correction": {"source": [[5, 5]]}},
        {"kind": "corrected", "correction": {"source": [[0, 10**9]]}},
        {"kind": "corrected", "correction": {"source": [["0", "1"]]}},
        {"kind": "corrected", "correction": {"truth": 1}},
        {"kind": "corrected", "correction": {"basis": "known"}},
        {"kind": "added", "passage": [-1, 4]}, {"kind": "added"}, {"more": 1}, {"key": ""},
        {"author": "x" * 300}, {"reason": "x" * 5000}, {"kind": "same", "other": None},
    ],
)  # fmt: skip
def test_nonsense_is_refused_and_stores_nothing(
    client: TestClient, get: Get, changes: dict[str, Any]
) -> None:
    """Each in the one error shape, and the ledger stays as it was."""
    item = get("/api/review/queue")["items"][0]
    answer = client.post("/api/review/judgements", json=decision(item, **changes), headers=ORIGIN)
    assert answer.status_code in (400, 404), answer.text
    assert set(answer.json()["error"]) == {"code", "message", "advice", "command"}
    assert get("/api/review/judgements")["total"] == 0


def test_skipping_goes_on_behind_the_item(client: TestClient, get: Get) -> None:
    """The order is stable: what was skipped comes back only when one begins again."""
    first = get("/api/review/queue", limit=1)["items"][0]
    behind = get("/api/review/queue", limit=50, after=first["cursor"])["items"]
    assert len(behind) == 5
    assert get("/api/review/queue", limit=1)["items"][0]["cursor"] == first["cursor"]


def test_one_thing_is_shown_by_itself(client: TestClient, get: Get) -> None:
    """What a decision was about, judged or not, without a place; unknown ids are not found."""
    for noun in ("claim", "attribution"):
        item = get("/api/review/queue", noun=noun)["items"][0]
        asked = {"noun": noun, "id": item["id"], "report": item["report"]}
        assert get("/api/review/item", **asked) == item | {"cursor": None}
        post(client, decision(item))
        again = get("/api/review/item", **asked)
        assert (again["id"], again["others"]) == (item["id"], 1)
        missing = client.get("/api/review/item", params=asked | {"id": "nothing"})
        assert (missing.status_code, missing.json()["error"]["code"]) == (404, "not_found")


def test_a_ledger_that_is_gone_is_said_and_nothing_is_lost_silently(
    client: TestClient, get: Get, path: Path
) -> None:
    """Deleted while open: reading and deciding answer 503; put back, all goes on."""
    item = get("/api/review/queue")["items"][0]
    away = path.with_name("away")
    path.rename(away)
    answer = client.get("/api/claims")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "ledger_missing")
    assert post(client, decision(item), expect=503)["error"]["code"] == "ledger_missing"
    away.rename(path)
    assert post(client, decision(item))["repeated"] is False
    assert get("/api/review/judgements")["total"] == 1


def test_another_ledger_at_its_place_is_seen(client: TestClient, get: Get, path: Path) -> None:
    """The former file's claims are not shown for the new one's."""
    assert get("/api/claims")["total"] == 6
    path.unlink()
    for side in ("-wal", "-shm"):
        path.with_name(path.name + side).unlink(missing_ok=True)
    Ledger.create(path).close()
    assert get("/api/claims")["total"] == 0


def test_a_locked_ledger_is_said(client: TestClient, get: Get, room: Room, path: Path) -> None:
    """Another program holds the lock: 503, and the retry with the same key stores it once."""
    item = get("/api/review/queue")["items"][0]
    room.desk.patience = 0.2
    other = apsw.Connection(os.fspath(path))
    other.execute("BEGIN IMMEDIATE")
    assert post(client, decision(item), expect=503)["error"]["code"] == "ledger_busy"
    other.execute("ROLLBACK")
    other.close()
    assert post(client, decision(item))["repeated"] is False
