"""Suggestions as one types: who and what is named, titles, publishers, claims."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query

from sayso.ledger.fold import fold
from sayso.show.web.answers import Answer
from sayso.show.web.choice import Choice, chosen
from sayso.show.web.identities import entity_counts
from sayso.show.web.listing import claims_at
from sayso.show.web.room import Here
from sayso.show.web.snapshot import folded

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["search"])

Json = dict[str, Any]


@router.get("/search")
def search(
    room: Here,
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=20)] = 8,
) -> Answer:
    """The first of each noun that fit what was typed so far."""
    words = q.strip()
    nothing: Json = {
        "entities": [],
        "reports": [],
        "publishers": [],
        "claims": {"total": 0, "items": []},
    }
    if not any(char.isalnum() for char in words):
        return Answer(nothing)
    wanted = fold(words)
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        named = [
            {"key": key, "name": name, "kind": kind, "claims": says + about}
            for key, name, kind, _, says, about in entity_counts(ledger, snapshot)
            if _begins(folded(name), wanted)
        ][:limit]
        rows = ledger.facets.titled(words)[: limit * 4]
        titled = [snapshot.reports[row] for row in rows if row in snapshot.reports]
        mask = chosen(snapshot, ledger.facets, Choice(words=words))
        at = np.flatnonzero(mask)
        claims = claims_at(ledger, snapshot, at[:limit])
    outlets = snapshot.words["publisher"]
    counts = np.bincount(snapshot.columns["publisher"], minlength=len(outlets))
    published = [
        {"name": outlets.keys[code], "claims": int(counts[code])}
        for code in np.argsort(-counts, kind="stable").tolist()
        if code and counts[code] and _begins(folded(outlets.keys[code]), wanted)
    ][:limit]
    return Answer(
        {
            "entities": named,
            "reports": [
                {"id": one[1], "title": one[6], "publisher": one[4], "published": one[5]}
                for one in titled
                if not one[3]
            ][:limit],
            "publishers": published,
            "claims": {
                "total": len(at),
                "items": [
                    {
                        "id": one["id"],
                        "report": one["report"],
                        "words": one["words"],
                        "speaker": one["chain"]["hops"][-1]["name"]
                        if one["chain"] and one["chain"]["hops"]
                        else None,
                        "publisher": one["publisher"],
                    }
                    for one in claims
                ],
            },
        }
    )


def _begins(name: str, wanted: str) -> bool:
    """Whether a word of the name begins with what was typed."""
    return name.startswith(wanted) or f" {wanted}" in name
