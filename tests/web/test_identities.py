"""Who is one because a person decided so is one value of every facet, until it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from starlette.testclient import TestClient

from web_world import ORIGIN  # isort: skip

Get = Callable[..., Any]


def speakers(get: Get) -> dict[str, int]:
    """Named speakers and how many claims each has."""
    found = get("/api/claims/facets", facets="speaker", top=50)["facets"]["speaker"]["values"]
    return {one["value"]: one["count"] for one in found if one["value"].partition(":")[0] in KINDS}


KINDS = ("person", "group", "document", "other")


def decide(client: TestClient, kind: str, one: str, other: str, key: str) -> Any:
    body = {"key": key, "kind": kind, "target": one, "other": other, "author": "Ada"}
    answer = client.post("/api/review/judgements", json=body, headers=ORIGIN)
    assert answer.status_code == 200, answer.text
    return answer.json()["judgement"]


def test_a_merged_person_is_one_value(client: TestClient, get: Get) -> None:
    """Facets, filters by either key, the list and the page have one; taken back, two again."""
    everybody = {row["key"]: row for row in get("/api/entities", limit=500)["items"]}
    before = speakers(get)
    one = max(before, key=lambda key: before[key])
    other = next(
        key for key, row in everybody.items()
        if key != one and key.partition(":")[0] in KINDS and row["names"]
    )  # fmt: skip
    made = decide(client, "same", other, one, "merge-them-now")

    after = speakers(get)
    both = before[one] + before.get(other, 0)
    assert {after.get(one), after.get(other)} == {both, None}
    assert sum(after.values()) == sum(before.values())
    for key in (one, other):
        assert get("/api/claims", speaker=key)["total"] == both
        shown = get(f"/api/entities/{quote(key, safe='')}")
        assert shown["says"]["total"] == both
        assert [row["judgement"] for row in shown["merged"]] == [made["id"]]
    listed = {row["key"]: row for row in get("/api/entities", limit=500)["items"]}
    assert len(listed) == len(everybody) - 1
    [row] = [listed[key] for key in (one, other) if key in listed]
    assert set(row["names"]) == {*everybody[one]["names"], *everybody[other]["names"]}

    body = {"author": "Ada"}
    client.post(f"/api/review/judgements/{made['id']}/withdraw", json=body, headers=ORIGIN)
    assert speakers(get) == before
    assert {row["key"] for row in get("/api/entities", limit=500)["items"]} == set(everybody)


def test_one_report_of_a_name_is_somebody_else(
    client: TestClient, get: Get, path: Any, room: Any
) -> None:
    """A name that stands for two people in two reports is two values."""
    from sayso.ledger import Ledger
    from sayso.vocabulary import JudgementKind

    before = speakers(get)
    one = max(before, key=lambda key: before[key])
    claims = get("/api/claims", speaker=one, limit=200)["items"]
    report = claims[0]["report"]
    here = sum(claim["report"] == report for claim in claims)
    assert 0 < here < len(claims), "the world has this speaker in several reports"
    with Ledger.open(path, write=True, tool="test") as ledger:
        ledger.decide(
            JudgementKind.different, one, f"{one}@{report}", author="Ada", reason="a namesake"
        )
    after = speakers(get)
    assert after[one] == before[one] - here
    assert after[f"{one}@{report}"] == here
    found = get("/api/claims", speaker=f"{one}@{report}", limit=200)["items"]
    assert {claim["report"] for claim in found} == {report}
    page = get(f"/api/entities/{quote(f'{one}@{report}', safe='')}")
    assert [row["id"] for row in page["reports"]] == [report]
