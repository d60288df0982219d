"""Who an origin is, for the question how it knows: a body, who speaks for one, a person."""

from __future__ import annotations

import re

from sayso.english.evidence import A_MAN, A_WOMAN, LAWYER, LAWYER_AFTER, LAWYER_BEFORE, OF_WHOM
from sayso.model import Attribution, Hop
from sayso.state.context import Context
from sayso.vocabulary import MentionKind, Naming, Role

__all__ = [
    "INSTITUTIONS",
    "PRESENT",
    "is_a_body",
    "is_counsel",
    "is_person",
    "of_himself",
    "speaks_for_a_body",
]

INSTITUTIONS = frozenset({Role.official, Role.spokesperson, Role.party, Role.monitor_ngo})
PRESENT = frozenset({Role.witness, Role.victim})
"""Roles that the text gives only to somebody who was there."""
PEOPLE = PRESENT | {Role.participant, Role.detainee, Role.relative, Role.commander, Role.expert}


def speaks_for_a_body(context: Context, origin: Hop) -> bool:
    """An institution, or an official, spokesperson or commander who speaks for one."""
    if origin.role is Role.commander:
        return origin.naming is not Naming.collective
    return origin.role in INSTITUTIONS and not is_counsel(context, origin)


def is_a_body(context: Context, origin: Hop) -> bool:
    """A named body or state, whatever its role: nobody in particular confesses or denies."""
    entity = context.entities.get(origin.entity or "")
    body = entity is not None and entity.kind in (MentionKind.group, MentionKind.place)
    return body and origin.naming is Naming.named


def is_counsel(context: Context, origin: Hop) -> bool:
    """A lawyer, by his names or by the words beside them, wherever he is introduced."""
    if origin.role is not Role.spokesperson:
        return False
    entity = context.entities.get(origin.entity or "")
    if entity is None:
        return LAWYER.search(origin.name) is not None
    for name in entity.names:
        if LAWYER.search(name.name) is not None:
            return True
        if name.passage is None or name.passage[0] < 0:
            continue
        start, end = name.passage
        if LAWYER_BEFORE.search(context.words[max(0, start - 80) : start]) is not None:
            return True
        if LAWYER_AFTER.match(context.words[end : end + 80]) is not None:
            return True
    return False


def of_himself(
    context: Context, attribution: Attribution, content: str, origin: Hop
) -> bool:  # fmt: skip
    """Whether the "he" or "they" that begins some words can be who says them."""
    match = OF_WHOM.match(content)
    if match is None:
        return True
    word = match.group(1).lower()
    source = context.joined(attribution.source).lower()
    if source in ("he", "she", "they", "it"):
        return word == source
    head = re.split(r",|\b(?:who|whose|which|of|from|in)\b", source)[0]
    if (word == "he" and A_WOMAN.search(head)) or (word == "she" and A_MAN.search(head)):
        return False
    if origin.naming is Naming.collective:
        return word == "they"
    return word != "they" or not is_person(context, origin)


def is_person(context: Context, origin: Hop) -> bool:
    """One human being, or somebody in a part that only people play."""
    entity = context.entities.get(origin.entity or "")
    if origin.role in PEOPLE or origin.naming is Naming.pseudonym:
        return True
    if entity is not None:
        return entity.kind is MentionKind.person
    return origin.naming is Naming.anonymous
