"""Who is let in, and what a browser may do with the answers."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from web_world import BASE, ORIGIN, PORT

from sayso.show.web.security import Keys


def code(answer: object) -> str:
    """The code of an error, in its one shape."""
    error = answer.json()["error"]  # type: ignore[attr-defined]
    assert set(error) == {"code", "message", "advice", "command"}
    return str(error["code"])


def test_without_the_cookie_nothing_is_told(stranger: TestClient) -> None:
    """Every address of the API is closed to those who were not let in, the description too."""
    for where in ("/api/claims", "/api/openapi.json", "/api/nothing", "/api/events", "/api"):
        answer = stranger.get(where)
        assert (answer.status_code, code(answer)) == (401, "no_session")


def test_the_token_becomes_a_strict_cookie(stranger: TestClient, keys: Keys) -> None:
    """HttpOnly, SameSite=Strict, and the address that stays holds no token."""
    answer = stranger.get("/", params={"token": keys.token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert keys.token not in answer.headers["set-cookie"]
    assert stranger.get("/api/session").status_code == 200


@pytest.mark.parametrize("token", ["", "x", "é", "%00", "A" * 5000])
def test_another_token_opens_nothing(stranger: TestClient, token: str) -> None:
    """A wrong token gives no cookie."""
    answer = stranger.get("/", params={"token": token})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_a_token_for_the_command_line_opens_once(stranger: TestClient, keys: Keys) -> None:
    """Whoever reads it from the list of processes comes too late."""
    once = keys.once()
    assert stranger.get("/", params={"token": once}, follow_redirects=False).status_code == 303
    assert stranger.get("/", params={"token": once}, follow_redirects=False).status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", "[::1]"]
)
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    """DNS rebinding: a foreign name that leads here is not answered, cookie or not."""
    answer = client.get("/api/session", headers={"host": host})
    assert (answer.status_code, code(answer)) == (403, "wrong_host")
    assert client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", f"http://127.0.0.1:{PORT + 1}", f"{BASE}.evil"]
)
def test_writing_needs_our_own_origin(client: TestClient, origin: str | None) -> None:
    """CSRF: a request that writes from another page, or from none, changes nothing."""
    headers = {"origin": origin} if origin else {}
    for where in ("/api/session", "/api/uploads", "/api/review/judgements"):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            answer = client.request(method, where, json={"author": "X"}, headers=headers)
            assert (answer.status_code, code(answer)) == (403, "wrong_origin")
    assert client.get("/api/session").json()["author"] is None


def test_another_sites_page_may_not_even_read(client: TestClient) -> None:
    """What a browser says of where a request comes from is believed where it says elsewhere."""
    answer = client.get("/api/session", headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, code(answer)) == (403, "wrong_origin")


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    """The page, a file, JSON, errors: none without it, and none may be framed or sniffed."""
    for where in ("/", "/assets/app-1a2b.js", "/api/claims", "/api/nothing", "/no/such.js"):
        headers = client.get(where).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "where",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt", "/..%5csecret.txt", "//secret.txt", "/.env",
        "/assets/app-1a2b.js%00.html",
    ],
)  # fmt: skip
def test_nothing_leads_out_of_the_built_page(client: TestClient, where: str) -> None:
    """No spelling of a path gives a file beside the page's own."""
    answer = client.get(where)
    assert "secret" not in answer.text.replace("secret.txt", "")
    assert answer.status_code in (200, 404)
    if answer.status_code == 200:
        assert answer.text.startswith("<!doctype html>")


def test_the_page_answers_at_its_own_addresses(client: TestClient) -> None:
    """A reload of any page of the workbench is the page again; a missing file is not."""
    assert client.get("/claims").text.startswith("<!doctype html>")
    assert client.get("/report/r123").status_code == 200
    assert client.get("/assets/gone-1.js").status_code == 404


def test_a_large_body_is_refused(client: TestClient) -> None:
    """Only uploads may be large."""
    answer = client.post("/api/review/judgements", content=b"x" * (2 << 20), headers=ORIGIN)
    assert (answer.status_code, code(answer)) == (413, "too_large")
