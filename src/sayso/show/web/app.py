"""The application: the gate before it, the API, and the built page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp

from sayso import __version__
from sayso.errors import SaysoError
from sayso.settings import Settings
from sayso.show.web.answers import Answer, Refused, answer_error, error_of
from sayso.show.web.blank import blank_page
from sayso.show.web.desk import Desk
from sayso.show.web.events import Hub
from sayso.show.web.room import Room
from sayso.show.web.routes import (
    claims,
    entities,
    home,
    judged,
    judging,
    live,
    maps,
    queue,
    reports,
    ruling,
    search,
    sources,
    texts,
    weighed,
)
from sayso.show.web.security import Gate, Keys
from sayso.show.web.upload import Bounds, Uploads
from sayso.show.web.weigher import Weigher

__all__ = ["STATIC", "make_app", "make_room"]

STATIC = Path(__file__).parent / "static"
"""The built page; users need no node."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".map": "application/json",
}

_NAME = re.compile(r"[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]+)+")


def make_room(settings: Settings, *, bounds: Bounds | None = None) -> Room:
    """The shared things of one run."""
    tool = f"sayso {__version__} workbench"
    desk = Desk(settings, tool=tool)
    hub = Hub(desk, changed=lambda: weigher.wake())
    uploads = Uploads(settings, tool=tool, bounds=bounds, tell=lambda job: hub.tell("job", job))
    weigher = Weigher(
        desk,
        busy=uploads.busy,
        tell=lambda state: hub.tell("weighing", state),
        done=hub.say_reports,
    )
    return Room(desk, hub, uploads, weigher, __version__)


def make_app(room: Room, *, keys: Keys, port: int, static: Path = STATIC) -> ASGIApp:
    """The workbench over one ledger, for one port. `static` holds the built page."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        room.weigher.start()
        await run_in_threadpool(room.hub.start)
        yield
        await run_in_threadpool(_end, room)

    app = FastAPI(
        title="Sayso workbench",
        version=__version__,
        description="Who says so, through whom, on what footing. See docs/api.md.",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.room = room
    for routes in (
        home, reports, texts, claims, entities, sources, maps, search, queue, judging, judged, live,
        weighed, ruling,
    ):  # fmt: skip
        app.include_router(routes.router)
    app.add_exception_handler(SaysoError, answer_error)
    app.add_exception_handler(Refused, answer_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, answer_error)
    app.add_exception_handler(Exception, answer_error)

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        """The built page: its files by name, everything else is the page itself."""
        return _static(path, static)

    return Gate(app, keys=keys, port=port)


def _end(room: Room) -> None:
    room.hub.stop()
    room.uploads.close()
    room.weigher.stop()
    room.desk.close()


def _invalid(request: Request, error: Exception) -> Response:  # noqa: ARG001  a handler
    """A parameter or a body that makes no sense, in our own shape."""
    assert isinstance(error, RequestValidationError)
    said = []
    for one in error.errors()[:5]:
        where = ".".join(str(part) for part in one["loc"][1:]) or str(one["loc"][0])
        said.append(f"{where[:60]}: {one['msg']}")
    status, shape = error_of(
        Refused(400, "wrong_use", "; ".join(said) + ".", "docs/api.md says what is expected.")
    )
    return Answer(shape, status)


def _static(path: str, static: Path) -> Response:
    if path == "api" or path.startswith("api/"):
        return Answer(error_of(HTTPException(404, "There is no such address"))[1], 404)
    index = static / "index.html"
    parts = [part for part in path.split("/") if part]
    if parts and "." in parts[-1]:
        return _file(parts, static)
    if not index.is_file():
        return blank_page(
            503,
            "The workbench's page is not part of this installation; the API works.",
            "Build it (web/README.md), or install a released package.",
        )
    return FileResponse(index, media_type=_TYPES[".html"], headers={"cache-control": "no-cache"})


def _file(parts: list[str], static: Path) -> Response:
    """A file of the built page. Only plain names: nothing can lead out of the folder."""
    fine = all(re.fullmatch(r"[A-Za-z0-9_\-]+", part) for part in parts[:-1])
    target = static.joinpath(*parts)
    kind = _TYPES.get(target.suffix)
    if not fine or not _NAME.fullmatch(parts[-1]) or kind is None or not target.is_file():
        return blank_page(404, "There is no such file.", "Open the workbench at /.")
    # Built files carry their content's hash in their names.
    lasting = "public, max-age=31536000, immutable" if parts[0] == "assets" else "no-cache"
    return FileResponse(target, media_type=kind, headers={"cache-control": lasting})
