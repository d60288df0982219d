"""Which words of a report stand in times, in names, in headings: where no description begins."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sayso.model import Entity, Resolved, Text
from sayso.resolve.described.phrases import Grammar
from sayso.vocabulary import NameRole, ParagraphKind

__all__ = ["is_named", "name_parts", "paragraph_words", "time_words"]


def is_named(entity: Entity) -> bool:
    """Whether an entity has a name, and is not only described."""
    return any(name.role is not NameRole.description for name in entity.names)


def time_words(grammar: Grammar, resolved: Resolved) -> set[int]:
    """Words of times and of numbers that are dates."""
    return {word for time in resolved.times for word in grammar.within((time.start, time.end))}


def name_parts(grammar: Grammar, resolved: Resolved, entities: Mapping[str, Entity]) -> set[int]:
    """Words inside a mention that has an entity with a name, its head aside."""
    inside: set[int] = set()
    for mention, entity in zip(resolved.reading.mentions, resolved.mention_entities, strict=False):
        known = entities.get(entity or "")
        if known is None or not is_named(known):
            continue
        span = (mention.start, mention.end)
        head = grammar.head_of(span)
        inside |= {word for word in grammar.within(span) if word != head}
    return inside


def paragraph_words(
    grammar: Grammar, text: Text, kinds: Collection[ParagraphKind], *, unmarked: bool
) -> list[bool]:
    """For each word whether its paragraph is of one of these kinds; `unmarked` where none is."""
    found = [unmarked and not text.paragraphs] * len(grammar)
    for paragraph in text.paragraphs:
        if paragraph.kind in kinds:
            for word in grammar.within((paragraph.start, paragraph.end)):
                found[word] = True
    return found
