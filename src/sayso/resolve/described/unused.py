"""Taking out again what was described and fills nothing: a report's cast stays one to read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sayso.model import Reading, Resolved

__all__ = ["without_unused"]


def without_unused(resolved: Resolved, reading: Reading, used: Collection[str]) -> Resolved:
    """`resolved` without the descriptions that were added to `reading` and fill no facet."""
    if resolved.reading is reading:
        return resolved
    needed = {hop.entity for chain in resolved.chains.values() for hop in chain.hops}
    needed |= {end for tie in resolved.ties for end in (tie.subject, tie.object)}
    needed |= {place.entity for place in resolved.places}
    there = {(m.start, m.end, m.kind) for m in reading.mentions}
    rows = list(zip(resolved.reading.mentions, resolved.mention_entities, strict=True))
    kept = [
        (mention, entity) for mention, entity in rows
        if entity in used or (mention.start, mention.end, mention.kind) in there
    ]  # fmt: skip
    if len(kept) == len(rows):
        return resolved
    still = {entity for _, entity in kept}
    lost = {entity for _, entity in rows} - still - needed
    return replace(
        resolved,
        reading=replace(resolved.reading, mentions=tuple(mention for mention, _ in kept)),
        mention_entities=tuple(entity for _, entity in kept),
        entities=tuple(e for e in resolved.entities if e.id not in lost),
    )
