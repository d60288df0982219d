"""Who or what a word stands for: its mention, its pronoun, or what stands beside it."""

from __future__ import annotations

from sayso.state.context import Context
from sayso.vocabulary import MentionKind, Mode, NameRole

__all__ = ["WE", "entity_of", "has_name", "is_actor", "is_somebody"]

FIRST = frozenset("i me my mine myself".split())
WE = frozenset("we us our ours ourselves".split())
DEPTH = 4


def entity_of(
    context: Context, word: int, depth: int = 0, past: frozenset[str] = frozenset()
) -> str | None:
    """The entity that a noun phrase's head stands for, by its mention or by what modifies it.

    `past` holds entities that are looked through: "a suspension of links with X" leads to X.
    """
    if word < 0:
        return None
    tree = context.tree
    mention = context.mention_of(word)
    lower = tree.lower[word]
    if mention is not None and mention[1] not in past:
        return context.group_of(mention[1]) if lower in WE else mention[1]
    if lower in FIRST or lower in WE:
        speaker = context.speaker_of(context.voices.attribution(word))
        return context.group_of(speaker) if lower in WE else speaker
    if lower in SELF:
        return _self(context, word, lower)
    place = context.place_at(word)
    if place is not None:
        return place.entity
    beside = word + 1
    if tree.pos[word] == "PROPN" and beside < len(tree) and tree.pos[beside] == "PROPN" and (
        tree.head[beside] == tree.head[word] and tree.relation[beside] == tree.relation[word]
    ):  # fmt: skip
        mention = context.mention_of(beside)  # a name in two words that the parser set apart
        if mention is not None:
            return mention[1]
    if depth >= DEPTH:
        return None
    order = {
        "compound": 0,
        "flat": 0,
        "appos": 1,
        "nmod": 1,
        "amod": 2,
        "nmod:poss": 3,
        "nummod": 4,
    }
    parts = sorted(
        (c for c in tree.children[word] if tree.relation[c] in order),
        key=lambda c: order[tree.relation[c]],
    )
    for part in parts:
        if tree.relation[part] == "nmod:poss" and _somebodys(context, part):
            continue  # "my nephew" is not me
        if tree.relation[part] == "nmod" and tree.case(part) not in ("of", "from", "with", "among"):
            continue
        found = entity_of(context, part, depth + 1, past)
        if found is not None:
            return found
    return None


def _somebodys(context: Context, owner: int) -> bool:
    """Whether a possessor is a person, so that what is his is not he."""
    if context.tree.pos[owner] == "PRON":
        return True
    mention = context.mention_of(owner)
    return mention is not None and mention[2] is MentionKind.person


SELF = frozenset("he she it they him them".split())


def _self(context: Context, word: int, pronoun: str) -> str | None:
    """ "He said he had fled": where nobody else is named, the speaker means himself.

    Only in indirect speech, and only as a subject.
    """
    said = context.voices.attribution(word)
    if (
        said is None
        or said.mode is Mode.direct
        or not context.tree.relation[word].startswith("nsubj")
    ):
        return None
    speaker = context.speaker_of(said)
    known = context.entities.get(speaker or "")
    if known is None:
        return None
    person = known.kind is MentionKind.person
    if pronoun in ("he", "she"):
        return speaker if person else None
    return speaker if not person and pronoun in ("it", "they") else None


def is_actor(context: Context, word: int) -> bool:
    """Whether a word stands for a person or a group."""
    entity = entity_of(context, word)
    return entity is not None and context.is_actor(entity)


def is_somebody(context: Context, word: int) -> bool:
    """Whether a word stands for somebody who can act."""
    entity = entity_of(context, word)
    return entity is not None and context.entities.get(entity) is not None


def has_name(context: Context, entity: str) -> bool:
    """Whether an entity has a name of its own."""
    known = context.entities.get(entity)
    return known is not None and any(n.role is not NameRole.description for n in known.names)
