"""An item: one record of a file, before its text is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["FIELDS", "Item", "member_part"]

FIELDS = ("id", "text", "html", "title", "publisher", "published", "url", "byline", "language")
"""What a container may itself say about a record. `notes` joins them: lines for `Text.notes`,
and `published_as_given`: a date that is not understood."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record: a whole file, or a member, message or row of a container.

    `part` names it within the file: "" for the file itself, else what the container calls it,
    with "!" between nested containers ("mails.zip!letters.mbox!3"). `media_type` is what its
    bytes are; "" means that nobody has looked yet. `fields` has keys of `FIELDS`.
    """

    part: str
    data: bytes
    media_type: str
    fields: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    """The file's or member's own name, for its suffix."""


def member_part(part: str, name: str) -> str:
    """The part of a member called `name` of the container that is `part` of its file."""
    return f"{part}!{name}" if part else name
