"""A ledger of three small reports behind the application, and a browser that was let in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from web_world import BASE, HOSTILE, PORT, PRISONER  # isort: skip  it finds the ledger's world
from ledger_world import prisoner_report, put_whole
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.settings import Settings
from sayso.show.web.app import make_app, make_room
from sayso.show.web.room import Room
from sayso.show.web.security import Keys
from sayso.show.web.upload import Bounds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with a report, one of another publisher, and a hostile one."""
    where = tmp_path / "my.sayso"
    with Ledger.create(where, tool="sayso test") as ledger:
        for text, publisher, title in (
            (PRISONER, "The Merrin Courier", "Prisoner speaks of the crossing"),
            ("Seen.\n\n" + PRISONER, "Oldeva Today", "A second look"),
            (HOSTILE, "<b>Nobody</b>", "<img src=x onerror=alert(4)>"),
        ):
            data = text.encode()
            parsed = prisoner_report(text=text, data=data, publisher=publisher, title=title)
            put_whole(ledger, parsed, data, source=f"in/../{title}.html")
    return where


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def room(path: Path) -> Room:
    small = Bounds(files=5, bytes=40_000, file_bytes=20_000)
    return make_room(Settings(ledger=path), bounds=small)


@pytest.fixture
def stranger(room: Room, keys: Keys, tmp_path: Path) -> Iterator[TestClient]:
    """A browser that was not let in."""
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<!doctype html><title>Sayso</title>")
    (static / "assets" / "app-1a2b.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    app = make_app(room, keys=keys, port=PORT, static=static)
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(stranger: TestClient, keys: Keys) -> TestClient:
    """A browser that opened the printed address."""
    assert stranger.get("/", params={"token": keys.token}).status_code == 200
    return stranger


@pytest.fixture
def get(client: TestClient) -> Callable[..., Any]:
    """The JSON of an address that must answer."""

    def ask(where: str, **params: Any) -> Any:
        answer = client.get(where, params=params or None)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask
