"""Who counts as one speaker across reports, as far as names alone can say.

Named speakers and outlets: the folded name and a coarse kind. Everyone else (unnamed, pseudonyms,
collectives, descriptions) stays an opaque key of this description through this gatherer, or of
this report alone. Such a key never equals that of a named person: nothing here may unmask anyone.
"""

from __future__ import annotations

from collections.abc import Mapping

from sayso.ledger.fold import fold
from sayso.model import Chain, Entity, content_id
from sayso.vocabulary import Naming, Role

__all__ = ["COARSE", "named_key", "speaker_key"]

COARSE = {
    "person": "person",
    "group": "group",
    "nationality": "group",
    "place": "group",
    "facility": "group",
}
_GROUPS = frozenset({Role.outlet, Role.party, Role.monitor_ngo})
_OPEN = frozenset({Naming.named, Naming.document})


def named_key(name: str, kind: str) -> str:
    """The key of a named speaker: readable, the same in every report."""
    return f"{kind}:{fold(name)}"


def speaker_key(chain: Chain, entities: Mapping[str, Entity], report: str) -> str | None:
    """The key of whoever speaks at the end of a chain; None for a chain without hops."""
    if not chain.hops:
        return None
    hop = chain.speaker
    entity = entities.get(hop.entity or "")
    if hop.naming in _OPEN and (hop.name or entity):
        if hop.naming is Naming.document:
            kind = "document"
        elif entity is not None:
            kind = COARSE.get(entity.kind.value, "other")
        else:
            kind = "group" if hop.role in _GROUPS or len(chain.hops) == 1 else "person"
        return named_key(entity.name if entity is not None else hop.name, kind)
    # A pseudonym or a collective is kept to the gatherer that uses it, others to the report.
    gatherers = chain.hops[: chain.origin] if chain.origin else chain.hops[:-1]
    gatherer = fold(gatherers[-1].name) if gatherers else ""
    if hop.naming in (Naming.pseudonym, Naming.collective) and gatherer:
        return content_id("opaque:", hop.naming.value, fold(hop.name), gatherer)
    return content_id("opaque:", hop.naming.value, fold(hop.name), gatherer, report)
