"""Claims, facets and reports over the API."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from web_world import HOSTILE, PRISONER

Get = Callable[..., Any]


def facet(shown: Any, name: str) -> dict[str, int]:
    """Counts by value."""
    return {one["value"]: one["count"] for one in shown["facets"][name]["values"]}


def test_facets_count_what_the_claims_are(get: Get) -> None:
    """Three reports of two claims each: every facet adds up to them."""
    shown = get("/api/claims/facets")
    assert shown["total"] == get("/api/claims")["total"] == 6
    assert facet(shown, "basis") == {"own_act": 3, "unknown": 3}
    assert facet(shown, "act") == {"MOVE": 3, "REJECT": 3}
    assert facet(shown, "remark") == {"could_not_verify": 3, "none": 3}
    assert facet(shown, "caveat") == {"detained_by_publisher": 3, "single_gatherer": 3, "none": 3}
    assert facet(shown, "publisher")["The Merrin Courier"] == 2
    assert facet(shown, "judged") == {"unjudged": 6}
    assert facet(shown, "time") == {"undated": 6}


def test_a_facets_own_choice_does_not_narrow_its_counts(get: Get) -> None:
    """Counts in context: the chosen value's neighbours stay, other facets follow."""
    shown = get("/api/claims/facets", basis="own_act")
    assert shown["total"] == 3
    assert facet(shown, "basis") == {"own_act": 3, "unknown": 3}
    assert facet(shown, "act") == {"MOVE": 3}
    chosen = [one for one in shown["facets"]["basis"]["values"] if one["selected"] == "in"]
    assert [one["value"] for one in chosen] == ["own_act"]


def test_excluding_takes_claims_out_and_stays_listed(get: Get) -> None:
    """`not.` leaves claims out, everywhere; the value can be let in again."""
    shown = get("/api/claims/facets", **{"not.act": "MOVE"})
    assert shown["total"] == 3
    out = [one for one in shown["facets"]["act"]["values"] if one["selected"] == "out"]
    assert [(one["value"], one["count"]) for one in out] == [("MOVE", 0)]


def test_every_counted_value_finds_as_many_claims(get: Get) -> None:
    """Whatever a facet lists, clicking it gives just that many."""
    shown = get("/api/claims/facets", top=200)
    for name, one in shown["facets"].items():
        for value in one["values"]:
            found = get("/api/claims", **{name: value["value"]})
            assert found["total"] == value["count"], (name, value)


def test_words_are_found_as_one_types(get: Get) -> None:
    """The beginning of a word is enough; nothing typed is query syntax."""
    assert get("/api/claims", q="guar")["total"] == 3
    assert get("/api/claims", q="dervan")["total"] == 3
    for odd in ('"', "*", "NEAR(", "a OR", "'; DROP TABLE claim; --", "\x00", "(((", "-guards"):
        get("/api/claims", q=odd)


def test_pages_join_without_gap_or_repetition(get: Get) -> None:
    """Cursor by cursor, in every order, each claim comes once."""
    for sort in ("ledger", "-ledger", "time", "-time", "published", "-published"):
        seen: list[str] = []
        cursor = None
        while True:
            shown = get("/api/claims", limit=4, sort=sort, **({"cursor": cursor} if cursor else {}))
            seen += [one["id"] for one in shown["items"]]
            cursor = shown["next"]
            if cursor is None:
                break
        assert len(seen) == len(set(seen)) == 6


@pytest.mark.parametrize(
    ("where", "params"),
    [
        ("/api/claims", {"bogus": "1"}),
        ("/api/claims", {"basis": "true"}),
        ("/api/claims", {"from": "yesterday"}),
        ("/api/claims", {"from": "2024-13"}),
        ("/api/claims", {"time": "²"}),
        ("/api/claims", {"cursor": "!!"}),
        ("/api/claims", {"cursor": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LDE"}),
        ("/api/claims", {"limit": "0"}),
        ("/api/claims", {"limit": "999999"}),
        ("/api/claims", {"sort": "truth"}),
        ("/api/claims", {"undated": "maybe"}),
        ("/api/claims", {"q": "x" * 600}),
        ("/api/claims/facets", {"facets": "truth"}),
        ("/api/claims/facets/truth", {}),
        ("/api/reports", {"sort": "truth"}),
        ("/api/review/queue", {"second": "1"}),
        ("/api/timeline", {"unit": "aeon"}),
    ],
)
def test_what_makes_no_sense_is_said(
    client: TestClient, where: str, params: dict[str, str]
) -> None:
    """A filter, a cursor or a number that is none gives 400 in the one shape."""
    answer = client.get(where, params=params)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["code"] == "wrong_use"


@pytest.mark.parametrize(
    "where",
    [
        "/api/claims/cffffffffffffffff", "/api/reports/r0", "/api/reports/r0/text",
        "/api/entities/person%3Anobody", "/api/uploads/x", "/api/allegations/a1", "/api/themes/t1",
        "/api/reports/%2e%2e%2f/original", "/api/nothing",
    ],
)  # fmt: skip
def test_unknown_ids_are_not_found(client: TestClient, where: str) -> None:
    """404 in the one shape."""
    answer = client.get(where)
    assert answer.status_code == 404, answer.text
    assert answer.json()["error"]["code"] == "not_found"


def test_a_claim_opens_at_its_exact_words(get: Get) -> None:
    """Chain, passages and sentence are verbatim cuts of the report's text."""
    one = get("/api/claims", act="MOVE")["items"][0]
    whole = get(f"/api/claims/{one['id']}", report=one["report"])
    for cut in whole["passages"]:
        assert PRISONER[cut["start"] : cut["end"]] == cut["exact"]
    hops = whole["claim"]["chain"]["hops"]
    assert [hop["place"] for hop in hops] == ["gatherer", "gatherer", "origin"]
    assert hops[2]["key"] == "person:sano velk"
    assert [one["status"] for one in whole["remarks"]] == ["could_not_verify"]


def test_a_report_is_its_text_verbatim_whatever_is_in_it(get: Get) -> None:
    """Markup, script, bidi controls and NUL come out as the characters that they are."""
    reports = {one["title"]: one for one in get("/api/reports")["items"]}
    evil = reports["<img src=x onerror=alert(4)>"]
    shown = get(f"/api/reports/{evil['id']}/text")
    for block in shown["blocks"]:
        assert HOSTILE[block["start"] : block["end"]] == block["text"]
    whole = "".join(block["text"] for block in shown["blocks"])
    for part in ("<script>alert(1)</script>", "javascript:alert(3)", "\u202e", "\x00", "𝔘"):
        assert part in whole
    assert [one["astral"] for one in shown["blocks"]][-1] is True


def test_the_original_is_only_ever_a_download(client: TestClient) -> None:
    """Bytes as received, under a harmless type, as an attachment with a plain name."""
    for one in client.get("/api/reports").json()["items"]:
        answer = client.get(f"/api/reports/{one['id']}/original")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "<" not in answer.headers["content-disposition"]
        assert "/" not in answer.headers["content-disposition"].replace("%2F", "/").split("''")[-1]
    assert answer.content == HOSTILE.encode()


def test_what_was_received_stands_in_the_handling_log(get: Get) -> None:
    """Each line's hash follows from the one before."""
    one = get("/api/reports")["items"][0]
    assert {"received", "read"} & {
        row["action"] for row in get(f"/api/reports/{one['id']}/log")["items"]
    }
    rows = get("/api/log", limit=500)["items"]
    for later, earlier in pairwise(rows):
        assert later["previous"] == earlier["hash"]


def test_an_entity_shows_what_it_says_and_what_is_said_of_it(get: Get) -> None:
    """Claims as speaker and claims that name it, the names with their passages, through whom."""
    velk = get(f"/api/entities/{quote('person:sano velk', safe='')}")
    assert velk["says"]["total"] == 3
    assert {one["name"] for one in velk["through"]} >= {"NDC press office", "Oldeva Today"}
    town = get(f"/api/entities/{quote('group:dervane', safe='')}")
    assert town["about"]["total"] == 3
    assert town["place"]["precision"] == 2
    assert {one["name"] for one in town["names"]} == {"Dêrvan", "Derwan"}


def test_someone_unnamed_has_no_key_that_links_them(get: Get) -> None:
    """Two officials in three reports are three opaque keys."""
    keys = {
        one["value"]
        for one in get("/api/claims/facets", top=200)["facets"]["speaker"]["values"]
        if one["label"].startswith("two officials")
    }
    assert len(keys) == 3
    assert all(key.startswith("opaque:") for key in keys)


def test_find_gives_offsets_of_the_words(get: Get) -> None:
    """Case and line breaks do not count."""
    one = get("/api/reports")["items"][0]
    found = get(f"/api/reports/{one['id']}/find", q="pell bridge")
    assert found["total"] == 1
    at = found["items"][0]
    assert PRISONER[at["start"] : at["end"]] == "Pell Bridge"


def test_map_and_timeline_count_everything_or_say_what_is_missing(get: Get) -> None:
    """Located and unlocated, dated and undated add up to the claims."""
    shown = get("/api/map")
    assert shown["located"] + shown["unlocated"] == shown["total"] == 6
    assert len(shown["journeys"]) == 3
    assert shown["journeys"][0]["stops"][1]["lat"] == 36.5
    line = get("/api/timeline")
    assert line["undated"] + sum(one["claims"] for one in line["bins"]) == line["total"] == 6


def test_search_suggests_of_every_noun(get: Get) -> None:
    """People, reports, publishers and claims, from the first letters."""
    shown = get("/api/search", q="sano")
    assert [one["key"] for one in shown["entities"]] == ["person:sano velk"]
    assert get("/api/search", q="merr")["publishers"][0]["name"] == "The Merrin Courier"
    assert get("/api/search", q="pris")["reports"][0]["title"] == "Prisoner speaks of the crossing"
    assert get("/api/search", q="guards let")["claims"]["total"] == 3
    assert get("/api/search", q="**")["claims"]["total"] == 0
