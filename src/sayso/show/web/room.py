"""What the addresses share: the ledger, the live changes, the uploads. Made once a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Query, Request

from sayso.show.web.choice import FILTERS, Choice, read_choice
from sayso.show.web.desk import Desk
from sayso.show.web.events import Hub
from sayso.show.web.memory import Memory
from sayso.show.web.upload import Uploads
from sayso.show.web.weigher import Weigher

__all__ = ["Cursor", "Here", "Room", "filters_documented", "the_choice"]

ALLEGATIONS = 5_000
"""Lines of allegations that are kept."""


@dataclass(slots=True)
class Room:
    """One open workbench."""

    desk: Desk
    hub: Hub
    uploads: Uploads
    weigher: Weigher
    version: str
    allegations: Memory[dict[str, Any]] = field(default_factory=lambda: Memory(ALLEGATIONS))
    """Lines of the list of allegations: of one with thousands of claims it takes long to make."""


def _room(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


Here = Annotated[Room, Depends(_room)]

Cursor = Annotated[
    str | None, Query(max_length=200, description="From the page before: its `next`.")
]


def the_choice(request: Request, *others: str) -> Choice:
    """The filters of a request; `others` are its parameters that are none. Raises WrongUse."""
    return read_choice(request.query_params.multi_items(), others=others)


def filters_documented() -> dict[str, Any]:
    """What OpenAPI says of the filters: they are read as a whole, so it cannot see them itself."""
    several = [
        {
            "name": f"{prefix}{name}",
            "in": "query",
            "required": False,
            "description": f"{'Not with' if prefix else 'With'} this {name}; may be repeated.",
            "schema": {"type": "array", "items": {"type": "string"}},
            "style": "form",
            "explode": True,
        }
        for name in FILTERS
        for prefix in ("", "not.")
    ]
    single = [
        {"name": name, "in": "query", "required": False, "description": said,
         "schema": {"type": "string"}}
        for name, said in (
            ("q", "Words of the claim, as one types."),
            ("from", "Date from which on."),
            ("to", "Date until which."),
            ("undated", "0: without undated claims."),
            ("located", "1: only claims whose place has coordinates; 0: only the others."),
            ("superseded", "1: also reports whose file has newer bytes."),
        )
    ]  # fmt: skip
    return {"parameters": [*several, *single]}
