"""Values of a facet that differ in writing alone are one line of the claims page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from web_world import ORIGIN  # isort: skip  it finds the ledger's world
from facet_world import Build
from ledger_world import put
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.vocabulary import MentionKind, NameRole, Naming

Get = Callable[..., Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three reports that write the same differently, each with a doctor who is not named."""
    where = tmp_path / "alike.sayso"
    spellings = (
        ("Oldeva Today", "Dervane", "The river", "the Merrin Courier"),
        ("OLDEVA TODAY", "DERVANE", "river", "Merrin Courier"),
        ("Halden Press", "Dervane", "the river", "The Merrin Courier"),
    )
    with Ledger.create(where, tool="sayso test") as ledger:
        for publisher, town, river, paper in spellings:
            build = Build(publisher)
            place = build.entity(town, MentionKind.place)
            water = build.entity(river, MentionKind.place, role=NameRole.description)
            outlet = build.entity(paper, MentionKind.group)
            doctor = build.entity("a doctor", role=NameRole.description)
            build.say(f"{town} was shelled from {river}.", outlet, place=place, agent=water)
            build.say("It burned.", doctor, naming=Naming.anonymous, place=water)
            put(ledger, build.parsed(), source=publisher)
    return where


def values(get: Get, name: str, **chosen: Any) -> dict[str, int]:
    """Counts by label; a label that stands there twice fails."""
    shown = get("/api/claims/facets", facets=name, top=200, **chosen)["facets"][name]["values"]
    assert len({one["label"] for one in shown}) == len(shown), shown
    return {one["label"]: one["count"] for one in shown}


def test_one_value_under_the_commonest_spelling(get: Get) -> None:
    """Case and article make no second value; the counts are added up."""
    assert {label.casefold(): n for label, n in values(get, "place").items()} in (
        {"dervane": 3, "the river": 3}, {"dervane": 3, "river": 3},
    )  # fmt: skip
    assert "Dervane" in values(get, "place")
    assert sorted(values(get, "publisher").values()) == [2, 4]


def test_described_people_stay_apart_and_are_told_apart(get: Get) -> None:
    """Three reports' doctors may be three; each says where it speaks."""
    speakers = values(get, "speaker")
    assert {label: n for label, n in speakers.items() if "doctor" in label} == {
        "a doctor · Oldeva Today": 1,
        "a doctor · OLDEVA TODAY": 1,
        "a doctor · Halden Press": 1,
    }
    assert sum(n for label, n in speakers.items() if "Merrin" in label) == 3
    assert sum("Merrin" in label for label in speakers) == 1


@pytest.mark.parametrize("name", ["place", "agent", "publisher", "speaker"])
def test_each_value_finds_as_many_claims_as_it_counts(get: Get, name: str) -> None:
    """Chosen and left out, over facets and list alike."""
    shown = get("/api/claims/facets", facets=name, top=200)
    for one in shown["facets"][name]["values"]:
        assert get("/api/claims", **{name: one["value"]})["total"] == one["count"]
        assert get("/api/claims", **{f"not.{name}": one["value"]})["total"] == 6 - one["count"]


def test_an_address_made_with_any_of_the_spellings_still_holds(get: Get) -> None:
    """Each key finds the whole value, which is listed under the key that the address has."""
    for key in ("group:merrin courier", "group:the merrin courier"):
        assert get("/api/claims", speaker=key)["total"] == 3
        shown = get("/api/claims/facets", facets="speaker", speaker=key)["facets"]["speaker"]
        chosen = [one for one in shown["values"] if one["selected"] == "in"]
        assert [(one["value"], one["count"]) for one in chosen] == [(key, 3)]


def test_what_people_keep_apart_stays_apart(get: Get, client: TestClient) -> None:
    """A decision that two are not one is stronger than how they are written."""
    body = {"key": "apart-once", "kind": "different", "target": "group:merrin courier",
            "other": "group:the merrin courier", "author": "Ada"}  # fmt: skip
    assert client.post("/api/review/judgements", json=body, headers=ORIGIN).status_code == 200
    shown = get("/api/claims/facets", facets="speaker")["facets"]["speaker"]["values"]
    assert sorted(one["count"] for one in shown if "Merrin" in one["label"]) == [1, 2]
