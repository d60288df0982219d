"""Live changes, dropped files, and the command that opens the workbench."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from web_world import ORIGIN

from sayso.errors import WrongUse
from sayso.ledger import Ledger
from sayso.show.web import when
from sayso.show.web.room import Room
from sayso.show.web.upload import safe_name


def heard(room: Room, count: int, last: str | None = None) -> list[str]:
    """The first lines of a stream."""

    async def listen() -> list[str]:
        lines: list[str] = []
        async with asyncio.timeout(10):
            stream = room.hub.stream(last)
            async for chunk in stream:
                lines.append(chunk.decode())
                if len(lines) == count:
                    await stream.aclose()  # type: ignore[attr-defined]
                    break
        return lines

    return asyncio.run(listen())


def test_a_decision_reaches_other_pages(client: TestClient, room: Room) -> None:
    """Made in one browser, or by a command: a page that was away hears of it."""
    hello = heard(room, 1)[0]
    assert "event: hello" in hello
    last = hello.split("\n")[0].removeprefix("id: ")
    item = client.get("/api/review/queue").json()["items"][0]
    body = {"key": "k-live-01", "kind": "read_correctly", "target": item["id"],
            "report": item["report"], "author": "Jale"}  # fmt: skip
    client.post("/api/review/judgements", json=body, headers=ORIGIN)
    for _ in range(100):
        if room.hub.last_judgement:
            break
        time.sleep(0.05)
    lines = heard(room, 2, last)
    assert "event: judgement" in lines[1]
    assert item["id"] in lines[1]


def test_who_was_away_too_long_is_told_to_load_anew(client: TestClient, room: Room) -> None:
    """An id of another run cannot be gone on from; nor one that is no id."""
    for last in ("00000000-5", "nonsense", "-", "x" * 90):
        assert "event: reset" in heard(room, 2, last)[1]


@pytest.mark.parametrize(
    "name",
    ["", "/etc/passwd", "../up.txt", "a/../../b.txt", "a//b", "C:/x.txt", "..\\up.txt", "a/",
     "\\\\host\\x", "..", "/".join("a" * 30)],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(client: TestClient, name: str) -> None:
    """Whatever a browser calls a file, it stays in the job's folder."""
    with pytest.raises(WrongUse):
        safe_name(name)


@given(st.text(max_size=300))
def test_a_safe_name_always_stays_inside(name: str) -> None:
    """No name at all leads out of the folder, or is longer than a file system can hold."""
    try:
        path = safe_name(name)
    except WrongUse:
        return
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert all(0 < len(os.fsencode(part)) <= 200 for part in path.parts)


def upload(client: TestClient, *files: tuple[str, bytes], **headers: str) -> Any:
    """Drop files on the page."""
    parts = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return client.post("/api/uploads", files=parts, headers={**ORIGIN, **headers})


def test_uploads_are_bounded(client: TestClient) -> None:
    """Too large, too many, none, of another kind, with a name that leads out: refused whole."""
    for files, status in (
        ([("a.txt", b"x" * 25_000)], 413),
        ([("a.txt", b"x" * 60_000)], 413),
        ([(f"{one}.txt", b"x") for one in range(6)], 413),
        ([("../a.txt", b"x")], 400),
    ):
        answer = upload(client, *files)
        assert answer.status_code == status, answer.text
        assert set(answer.json()["error"]) == {"code", "message", "advice", "command"}
    assert client.post("/api/uploads", json={}, headers=ORIGIN).status_code == 415
    assert client.get("/api/uploads").json()["total"] == 0


def wait(client: TestClient, job: str) -> Any:
    """The job when it is over."""
    for _ in range(600):
        shown = client.get(f"/api/uploads/{job}").json()
        if shown["state"] not in ("waiting", "reading"):
            return shown
        time.sleep(0.1)
    raise AssertionError(shown)


@pytest.mark.model
def test_dropped_files_are_read_and_failures_said(client: TestClient, path: Path) -> None:
    """A text becomes a report, a broken file a failure; nothing of them stays behind."""
    text = "The ferry sank at Orhal, said Mira Antar, a driver. Nobody was hurt, she said."
    answer = upload(client, ("in/note.txt", text.encode()), ("in/empty.pdf", b"%PDF-1.4 broken"))
    assert answer.status_code == 202, answer.text
    done = wait(client, answer.json()["id"])
    assert (done["state"], done["reports"], done["failed"]) == ("done", 1, 1)
    assert done["failures"][0]["path"] == "in/empty.pdf"
    assert client.get("/api/reports").json()["total"] == 4
    with Ledger.open(path) as ledger:
        assert not Path([row.source for row in ledger.reports()][-1]).exists()


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-30", None, None), ("201X", "2010-01-01", "2019-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"), ("2020/2021-03", "2020-01-01", "2021-03-31"),
        ("../2021", None, "2021-12-31"), ("2021/..", "2021-01-01", None),
        ("2024-21", "2024-03-01", "2024-05-31"), ("soon", None, None),
    ],
)  # fmt: skip
def test_times_have_their_bounds(edtf: str, first: str | None, last: str | None) -> None:
    """Inclusive at both ends; what is no date has none."""
    days = when.bounds(edtf)
    got = (when.iso(days[0]), when.iso(days[1])) if days else (None, None)
    assert got == (first, last)
    assert when.label(edtf)


@given(st.text(alphabet="0123456789-/X.~?%[]Y", max_size=40))
def test_no_time_whatever_breaks_the_bounds(edtf: str) -> None:
    """Hostile values have bounds in order, or none."""
    days = when.bounds(edtf)
    assert days is None or when.FIRST <= days[0] <= days[1] <= when.LAST
    assert when.label(edtf) is not None


def test_the_command_serves_and_ends_at_ctrl_c(path: Path) -> None:
    """It prints the address on standard error, answers there, and an open stream ends with it."""
    code = (
        "import typer; from sayso.show.commands import opening; app = typer.Typer(); "
        "app.callback()(lambda: None); opening.add_to(app); app()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, "open", str(path), "--no-browser"],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stderr is not None
        line = running.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
        assert found, line
        with httpx.Client(base_url=found[0].partition("/?")[0], timeout=30) as client:
            for _ in range(100):
                try:
                    client.get(found[0])
                    break
                except httpx.ConnectError:
                    time.sleep(0.1)
            assert client.get("/api/claims").json()["total"] == 6
            with client.stream("GET", "/api/events") as stream:
                chunks = stream.iter_text()
                assert "hello" in next(chunks)
                running.send_signal(signal.SIGINT)
                for _ in chunks:
                    pass
        assert running.wait(30) in (0, 1)
    finally:
        running.kill()
        running.communicate()
