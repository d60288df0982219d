"""Which attribution stands inside which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.model import Attribution
from sayso.resolve.who.scene import anchor

__all__ = ["DEPTH", "nest", "parents_first"]

DEPTH = 24
"""Nesting deeper than this is cut: no text that people write is."""


def nest(attributions: Iterable[Attribution]) -> dict[str, str | None]:
    """Parents as the reader gave them; where it gave none, the smallest content around."""
    rows = list(attributions)
    known = {row.id for row in rows}
    parents: dict[str, str | None] = {}
    ranges = sorted(
        ((span[0], span[1], row.id) for row in rows for span in row.content),
        key=lambda item: (item[0], -item[1]),
    )
    for row in rows:
        if row.parent in known and row.parent != row.id:
            parents[row.id] = row.parent
    open_rows: list[tuple[int, int, str]] = []
    queue = sorted(
        (row for row in rows if row.id not in parents and (row.source or row.cue)), key=anchor
    )
    index = 0
    for row in queue:
        where = anchor(row)
        while index < len(ranges) and ranges[index][0] <= where:
            open_rows.append(ranges[index])
            index += 1
        open_rows = [item for item in open_rows if item[1] > where]
        spans = row.source + row.cue
        around = [
            item for item in open_rows
            if item[2] != row.id and all(item[0] <= a and b <= item[1] for a, b in spans)
        ]  # fmt: skip
        parents[row.id] = min(around, key=lambda item: item[1] - item[0])[2] if around else None
    for row in rows:
        parents.setdefault(row.id, None)
    for row in rows:  # circles, and lines deeper than text can be, are cut
        seen = {row.id}
        last, above = row.id, parents[row.id]
        while above is not None:
            if above in seen or len(seen) > DEPTH:
                parents[last] = None
                break
            seen.add(above)
            last, above = above, parents[above]
    return parents


def parents_first(rows: list[Attribution], parents: dict[str, str | None]) -> Iterator[Attribution]:
    """Reading order, except that a parent comes before what stands inside it."""
    inside_rows = {row.id: row for row in rows}
    done: set[str] = set()
    for row in rows:
        chain = [row]
        above = parents[row.id]
        while above is not None and above in inside_rows and above not in done:
            chain.append(inside_rows[above])
            above = parents[above]
        for item in reversed(chain):
            if item.id not in done:
                done.add(item.id)
                yield item
