"""What every address answers with: JSON, pages of lists, and one shape for what went wrong."""

from __future__ import annotations

import base64
import binascii
import json
import logging
import re
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import (
    DiskFull,
    LedgerBusy,
    LedgerMissing,
    LedgerReadOnly,
    LedgerTooNew,
    LedgerUnreadable,
    NotFound,
    SaysoError,
    SkipReport,
    StopRun,
    WrongUse,
)

__all__ = [
    "Answer",
    "Refused",
    "answer_error",
    "error_of",
    "offset_cursor",
    "page",
    "page_of",
    "to_offset",
]

log = logging.getLogger(__name__)

Json = dict[str, Any]


class Answer(Response):
    """JSON as UTF-8; as plain ASCII where a report holds what UTF-8 cannot (lone surrogates)."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes of `content`."""
        try:
            return json.dumps(
                content, ensure_ascii=False, allow_nan=False, separators=(",", ":")
            ).encode("utf-8")
        except UnicodeEncodeError:
            return json.dumps(content, allow_nan=False, separators=(",", ":")).encode("ascii")


class Refused(Exception):
    """A request that cannot be answered, with the words for it."""

    def __init__(self, status: int, code: str, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.advice = advice


_STOPPED: tuple[tuple[type[SaysoError], str, str], ...] = (
    (LedgerMissing, "ledger_missing", "Put it back where it was, or open another."),
    (
        LedgerUnreadable,
        "ledger_unreadable",
        "Open the last copy that you packed. `sayso verify` tells what is damaged.",
    ),
    (LedgerTooNew, "ledger_too_new", "Update Sayso."),
    (LedgerReadOnly, "ledger_read_only", "You can look at everything; decisions need a copy."),
    (LedgerBusy, "ledger_busy", "Try again in a moment. Nothing was stored by this request."),
    (DiskFull, "disk_full", "Make room on the disk, then try again."),
    (StopRun, "ledger_failed", "Is the disk there, and whole? Then try again."),
)

TAKE_BACK = (
    "Take that decision back first: it stands with its allegation, under “You know better?”, and "
    "whoever made it finds “take back” beside it."
)
LOOK = "Go on from the names at the top, or search for it."

_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z`])")
_COMMAND = re.compile(r"`(sayso [^`]+)`|\b(sayso undo \S+)")

_HTTP = {
    400: "wrong_use",
    404: "not_found",
    405: "wrong_method",
    413: "too_large",
    415: "wrong_type",
}


def error_of(error: BaseException) -> tuple[int, Json]:
    """The status and the object {"error": …} for anything that was raised."""
    if isinstance(error, Refused):
        return error.status, _shape(error.code, error.message, error.advice)
    if isinstance(error, NotFound):
        return 404, _shape("not_found", str(error), "It may have been removed, or read anew.")
    if isinstance(error, WrongUse):
        return 400, _shape("wrong_use", str(error))
    if isinstance(error, SkipReport):
        return 400, _shape("wrong_use", error.problem, error.advice)
    for kind, code, advice in _STOPPED:
        if isinstance(error, kind):
            return 503, _shape(code, str(error), advice)
    if isinstance(error, HTTPException):
        code = _HTTP.get(error.status_code, "refused")
        return error.status_code, _shape(
            code, f"{error.detail}.", "docs/api.md lists what is there."
        )
    log.error("a fault in the workbench", exc_info=error)
    return 500, _shape(
        "fault",
        f"a fault inside Sayso ({type(error).__name__}).",
        "The program's output has the details. Please report it.",
    )


def answer_error(request: Request, error: Exception) -> Response:  # noqa: ARG001  a handler
    """The answer for anything that was raised."""
    status, shape = error_of(error)
    return Answer(shape, status)


def _shape(code: str, message: str, advice: str = "") -> Json:
    """The error's words, those for a terminal apart: here there are buttons."""
    message, typed = _without_commands(message)
    advice, more = _without_commands(advice)
    commands = [*typed, *more]
    if not advice and commands:
        advice = TAKE_BACK if commands[0].startswith("sayso undo ") else LOOK
    return {
        "error": {
            "code": code,
            "message": message,
            "advice": advice,
            "command": commands[0] if commands else None,
        }
    }


def _without_commands(words: str) -> tuple[str, list[str]]:
    """Words without the sentences that tell what to type, and the commands of those sentences."""
    kept, commands = [], []
    for sentence in _SENTENCE.split(words):
        typed = [one or other for one, other in _COMMAND.findall(sentence)]
        commands += typed
        if not typed:
            kept.append(sentence)
    return (" ".join(kept), commands) if kept else (words, [])


# --- pages -------------------------------------------------------------------------------------


def page(
    items: Sequence[Any], *, total: int, following: str | None = None, absent: str | None = None
) -> Json:
    """One page of a list."""
    return {"items": list(items), "total": total, "next": following, "absent": absent}


def page_of(everything: Sequence[Any], *, cursor: str | None, limit: int) -> Json:
    """A page cut out of a whole list."""
    first = to_offset(cursor)
    items = everything[first : first + limit]
    more = first + limit < len(everything)
    return page(
        items,
        total=len(everything),
        following=offset_cursor(first + limit) if more else None,
    )


def offset_cursor(*numbers: int) -> str:
    """Numbers as an opaque cursor."""
    return base64.urlsafe_b64encode(",".join(map(str, numbers)).encode()).decode().rstrip("=")


def from_cursor(cursor: str, count: int) -> tuple[int, ...]:
    """The numbers of a cursor. Raises WrongUse for one that nobody here made."""
    wrong = WrongUse(f"{cursor[:40]!r} is no cursor of this list. Begin again without one.")
    if len(cursor) > 200:
        raise wrong
    try:
        plain = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        numbers = tuple(int(part) for part in plain.decode("ascii").split(","))
    except (ValueError, binascii.Error) as error:
        raise wrong from error
    if len(numbers) != count or any(abs(number) > 1 << 62 for number in numbers):
        raise wrong
    return numbers


def to_offset(cursor: str | None) -> int:
    """Where a page begins; 0 without a cursor. Raises WrongUse."""
    return max(0, from_cursor(cursor, 1)[0]) if cursor else 0
