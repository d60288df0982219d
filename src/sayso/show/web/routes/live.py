"""Live changes and dropped files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import StreamingResponse
from starlette.types import Message

from sayso.errors import LedgerReadOnly, WrongUse
from sayso.show.web.answers import Answer, Refused, page
from sayso.show.web.room import Here
from sayso.show.web.upload import Bounds, Job, safe_name

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["live"])

CHUNK = 1 << 20


@router.get("/events")
async def events(
    room: Here, last_event_id: Annotated[str | None, Header(max_length=100)] = None
) -> StreamingResponse:
    """What happens, as it happens (server-sent events)."""
    return StreamingResponse(
        room.hub.stream(last_event_id),
        media_type="text/event-stream",
        headers={"x-accel-buffering": "no"},
    )


@router.get("/uploads")
def uploads(room: Here) -> Answer:
    """The jobs of this run, newest first."""
    jobs = room.uploads.listed()
    return Answer(page([job.shape() for job in jobs], total=len(jobs)))


@router.get("/uploads/{identifier}")
def upload(room: Here, identifier: str) -> Answer:
    """One job."""
    return Answer(room.uploads.job(identifier).shape())


@router.post("/uploads/{identifier}/stop")
def stop(room: Here, identifier: str) -> Answer:
    """End a job; what it stored stays."""
    return Answer(room.uploads.stop(identifier).shape())


@router.post("/uploads", status_code=202)
async def new_upload(request: Request, room: Here) -> Answer:
    """Take dropped files in and queue them for reading."""
    bounds = room.uploads.bounds
    if not room.desk.writable:
        raise LedgerReadOnly("this ledger may only be looked at; nothing can be read into it.")
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refused(415, "wrong_type", "files come as multipart/form-data.")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > bounds.bytes + bounds.files * 2_000:
        raise _too_large(bounds)
    job = room.uploads.new()
    try:
        await _take(_counted(request, bounds), job, bounds)
        if not job.files:
            raise WrongUse("no file came. Drop files, or a folder.")
        room.uploads.submit(job)
    except BaseException:
        room.uploads.drop(job)
        raise
    return Answer(job.shape(), 202)


def _too_large(bounds: Bounds) -> Refused:
    return Refused(
        413,
        "too_large",
        f"more than {bounds.bytes:,} bytes were dropped at once.",
        "Drop fewer, or use `sayso read` in a terminal: it has no such bound.",
    )


def _counted(request: Request, bounds: Bounds) -> Request:
    """The request, its body bounded whatever it says of its own length."""
    came = 0

    async def receive() -> Message:
        nonlocal came
        message = await request.receive()
        came += len(message.get("body", b""))
        if came > bounds.bytes + bounds.files * 2_000:
            raise _too_large(bounds)
        return message

    return Request(request.scope, receive)


async def _take(request: Request, job: Job, bounds: Bounds) -> None:
    """Put every file into the job's folder."""
    parser = MultiPartParser(
        request.headers, request.stream(), max_files=bounds.files, max_fields=20
    )
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise Refused(
            413 if "Too many" in error.message else 400,
            "too_large" if "Too many" in error.message else "wrong_use",
            f"{error.message}",
            f"At most {bounds.files:,} files at once.",
        ) from error
    try:
        for _, value in form.multi_items():
            if isinstance(value, UploadFile):
                await to_thread.run_sync(_keep, value, job, bounds)
    finally:
        await form.close()


def _keep(file: UploadFile, job: Job, bounds: Bounds) -> None:
    name = safe_name(file.filename or "")
    target = _free(job.folder / name)
    if not target.resolve().is_relative_to(job.folder.resolve()):
        raise WrongUse(f"the file name {str(name)[:80]!r} leads out of its folder.")
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    # "x": a name that is there, a link among them, is never written through.
    with target.open("xb") as out:
        while chunk := file.file.read(CHUNK):
            size += len(chunk)
            if size > bounds.file_bytes:
                raise Refused(
                    413,
                    "too_large",
                    f"{str(name)[:200]} is larger than {bounds.file_bytes:,} bytes.",
                    "Use `sayso read` in a terminal for it.",
                )
            out.write(chunk)
    job.files += 1
    job.bytes += size


def _free(path: Path) -> Path:
    """The path, or one beside it where two dropped files have one name."""
    number = 1
    made = path
    while os.path.lexists(made) or any(parent.is_file() for parent in made.parents):
        number += 1
        if number > 10_000:
            raise WrongUse("too many dropped files have one name.")
        base = path
        for parent in path.parents:
            if parent.is_file():  # "a" and "a/b.txt": the folder gets another name
                base = parent.with_name(f"{parent.name}-{number}") / path.relative_to(parent)
                return base
        made = base.with_name(f"{path.stem}-{number}{path.suffix}")
    return made
