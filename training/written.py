"""Documents written for training, with their mentions tagged in the text: `written/mentions-*.txt`.

`<group>the crew of <vehicle>the ferry</vehicle></group>`: kinds as element names, nested as they
nest, documents parted by a line of three hyphens. `written/GUIDE.md` says what is tagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sayso.vocabulary import MentionKind

__all__ = ["FOLDER", "Marked", "untagged", "written"]

Marked = tuple[int, int, MentionKind]
"""Start, end (code points), kind."""

FOLDER: Final = Path(__file__).parent / "written"
_TAG = re.compile(r"<(/?)([a-z]+)>")
_BETWEEN = re.compile(r"^---$", re.MULTILINE)


def written(folder: Path = FOLDER) -> Iterator[tuple[str, str, list[Marked]]]:
    """Each document: id, text, mentions in reading order, outer before inner.

    Raises ValueError, naming file and place, where a tag is unknown or does not close.
    """
    for path in sorted(folder.glob("mentions-*.txt")):
        parts = _BETWEEN.split(path.read_text(encoding="utf-8"))
        for number, part in enumerate((p for p in parts if p.strip()), 1):
            id = f"{path.stem}/{number}"
            yield id, *untagged(part.strip(), id)


def untagged(tagged: str, id: str) -> tuple[str, list[Marked]]:
    """The text without its tags, and what they marked."""
    text = ""
    at = 0
    open_: list[tuple[int, MentionKind]] = []
    spans: set[Marked] = set()
    for tag in _TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        at = tag.end()
        kind = MentionKind(tag[2])
        if not tag[1]:
            open_.append((len(text), kind))
        elif not open_ or open_[-1][1] is not kind:
            raise ValueError(f"{id}: {tag[0]} closes nothing behind {text[-40:]!r}")
        else:
            spans.add((open_.pop()[0], len(text), kind))
    if open_:
        raise ValueError(f"{id}: <{open_[-1][1]}> at {text[open_[-1][0] :][:40]!r} is never closed")
    return text + tagged[at:], sorted(spans, key=lambda s: (s[0], -s[1], s[2]))
