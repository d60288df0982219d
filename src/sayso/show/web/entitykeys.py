"""Keys: what names somebody or something across reports, as far as names alone can say.

Whoever speaks unnamed or under a pseudonym keeps an opaque key, of one report or one gatherer:
nothing here links such a person to anybody with a name. People's own decisions (`same`) join open
keys, never opaque ones.
"""

from __future__ import annotations

from sayso.ledger.identity import named_key
from sayso.model import Chain, Entity, content_id
from sayso.vocabulary import NameRole

__all__ = ["chain_keys", "entity_key", "is_opaque", "key_of", "local_key"]

_COARSE = {"person": "person", "group": "group", "nationality": "group", "place": "group",
           "facility": "group"}  # fmt: skip
"""As the ledger's own speaker keys have it: a state speaks under its place's name."""


def entity_key(kind: str, name: str) -> str:
    """The key of an entity that has a proper name."""
    return named_key(name, _COARSE.get(kind, "other"))


def local_key(report: str, entity: str) -> str:
    """The key of somebody or something that is only described, in this report alone."""
    return content_id("opaque:", "entity", report, entity)


def is_opaque(key: str) -> bool:
    """Whether a key must not be linked to another."""
    return key.startswith("opaque:")


def key_of(report: str, entity: Entity, *, masked: bool) -> str:
    """The key of one report's entity. `masked`: it speaks unnamed or under a pseudonym there."""
    proper = any(
        name.role not in (NameRole.description, NameRole.pseudonym) for name in entity.names
    )
    if masked or not proper:
        return local_key(report, entity.id)
    return entity_key(entity.kind.value, entity.name)


def chain_keys(chain: Chain, entities: dict[str, Entity], report: str) -> list[str | None]:
    """The key of every hop, as if it were the speaker."""
    from sayso.ledger.identity import speaker_key

    return [
        speaker_key(Chain(chain.hops[: place + 1], _within(chain.origin, place)), entities, report)
        for place in range(len(chain.hops))
    ]


def _within(origin: int | None, place: int) -> int | None:
    return origin if origin is not None and origin <= place else None
