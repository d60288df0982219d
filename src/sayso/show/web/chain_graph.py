"""The drawing of how an allegation reached the reader: names as nodes, handing on as edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["chain_graph"]

Json = dict[str, Any]

NODES = 300
"""Names drawn at the most."""


def chain_graph(claims: Iterable[Json], copies: set[str]) -> Json:
    """Who passed what on to whom: one node for a name and what it is, one edge for two of them."""
    nodes: dict[str, Json] = {}
    edges: dict[tuple[str, str], Json] = {}
    for claim in claims:
        copied = claim["id"] in copies
        before: str | None = None
        for place, hop in enumerate(_hops(claim)):
            kind = _kind(hop, place)
            who = f"{hop['name']} {claim['report']}" if kind == "gap" else hop["key"] or hop["name"]
            here = f"{kind}:{who}"
            if here not in nodes and len(nodes) >= NODES:
                break
            node = nodes.setdefault(here, {
                "id": here, "kind": kind, "name": hop["name"], "key": hop["key"], "copy": True,
                "reports": [], "claims": 0,
            })  # fmt: skip
            node["copy"] = node["copy"] and copied
            node["claims"] += 1
            if claim["report"] not in node["reports"]:
                node["reports"].append(claim["report"])
            if before is not None and before != here:
                edge = edges.setdefault(
                    (before, here), {"from": before, "to": here, "how": hop["how"], "copy": True}
                )
                edge["copy"] = edge["copy"] and copied
            before = here
    return {"nodes": list(nodes.values()), "edges": list(edges.values())}


def _hops(claim: Json) -> list[Json]:
    if claim["chain"]:
        return list(claim["chain"]["hops"])
    name = claim["publisher"] or claim["title"] or claim["report"]
    return [{"name": name, "key": None, "place": "gatherer", "naming": "named", "how": "stated"}]


def _kind(hop: Json, place: int) -> str:
    if hop["how"] == "not_stated" and hop["naming"] == "unknown":
        return "gap"
    if hop["place"] != "gatherer":
        return str(hop["place"])
    return "publisher" if place == 0 else "gatherer"
