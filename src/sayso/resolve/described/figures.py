"""One entity for each description that may fill a facet of a claim.

"A drone" brings in somebody or something new; "the drone", "this drone" come back to the last one
whose head and modifiers fit, also to a name that ends or begins so ("the pass" of the Grey Pass).
Soldiers "of the Front" without a number are the Front. Nothing here is said to be a name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model import (
    Entity,
    EntityName,
    Mention,
    Report,
    Resolved,
    Text,
    content_id,
)
from sayso.resolve.described.bearers import Bearers
from sayso.resolve.described.layout import (
    is_named,
    name_parts,
    paragraph_words,
    time_words,
)
from sayso.resolve.described.memory import Known, Memory
from sayso.resolve.described.nouns import MINED, PARTS, TOWNS, nouns, singular
from sayso.resolve.described.phrases import Grammar, Phrase
from sayso.resolve.described.referents import PRONOUNS, THEY, Referents
from sayso.resolve.described.wanted import ANYBODY, SOMEBODY, Wanted
from sayso.vocabulary import READ_KINDS, MentionKind, NameRole, ParagraphKind

__all__ = ["describe_rest"]

_HEADINGS = (ParagraphKind.heading, ParagraphKind.headline)
_SOMEBODY = frozenset({MentionKind.person, MentionKind.group})
_SPOTS = frozenset({MentionKind.place, MentionKind.facility})
_BUILT = frozenset(
    {MentionKind.facility, MentionKind.place, MentionKind.vehicle, MentionKind.weapon}
)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_ARTICLE = re.compile(
    r"^(?:the|an?|this|that|these|those|his|her|its|their|our|my|your)\s+", re.IGNORECASE
)
STRAY = 40
"""Code points by which a mention may be longer than the phrase at its head."""
MOST_NAMES = 12
"""Descriptions of one entity that are kept."""
MOST = 20_000
"""Descriptions of one report that are given an entity."""


def describe_rest(report: Report, text: Text, resolved: Resolved) -> Resolved:
    """`resolved` with an entity for every description that stands as an argument of something.

    Mentions that the reader found but nobody was found for get theirs; where it found none, one
    is added. Pronouns, times and what is counted in metres stay as they are.
    """
    reading = resolved.reading
    if reading.unread or not len(reading.tokens):
        return resolved
    grammar = Grammar(reading, text.text)
    return _Walk(report, text, resolved, grammar).done()


class _Walk:
    """One pass over the words of a report, in their order."""

    def __init__(self, report: Report, text: Text, resolved: Resolved, grammar: Grammar) -> None:
        self._report = report
        self._resolved = resolved
        self._grammar = grammar
        self._entities = {e.id: e for e in resolved.entities}
        self._added: list[tuple[Mention, str]] = []
        self._memory = Memory()
        mentions = resolved.reading.mentions
        self._of: list[str | None] = list(resolved.mention_entities or (None,) * len(mentions))
        self._spoken = {h.entity for chain in resolved.chains.values() for h in chain.hops}
        self._heading = paragraph_words(grammar, text, _HEADINGS, unmarked=False)
        self._at: dict[int, list[int]] = {}
        for index, mention in enumerate(mentions):
            head = grammar.head_of((mention.start, mention.end))
            if head >= 0:
                self._at.setdefault(head, []).append(index)
        reading = resolved.reading
        self._referents = Referents(
            grammar, reading.quotations, reading.attributions, resolved.chains, reading.antecedents
        )
        self._bearers = Bearers(grammar, self._entities.values())
        aside = time_words(grammar, resolved) | name_parts(grammar, resolved, self._entities)
        readable = paragraph_words(grammar, text, READ_KINDS, unmarked=True)
        places = {
            head for head, indices in self._at.items()
            if any(mentions[i].kind is MentionKind.place for i in indices)
        }  # fmt: skip
        self._wanted = Wanted(grammar, self._bearers, aside, readable, places)

    def _called(self, word: int) -> None:
        """A name that the reader passed over: its bearer, where only one is called so."""
        grammar = self._grammar
        entity = self._bearers.of(word)
        if entity is not None:
            span = (grammar.starts[word], grammar.ends[word])
            self._added.append((Mention(*span, self._entities[entity].kind), entity))

    def done(self) -> Resolved:
        """Everything with its entity."""
        grammar = self._grammar
        for word in range(len(grammar)):
            if grammar.pos[word] == "PRON" and grammar.lower[word] in PRONOUNS:
                self._pronoun(word)
                continue
            known = [i for i in self._at.get(word, ()) if self._of[i] is not None]
            if not known and self._referents.bare(word):
                self._some(word)
                continue
            if known and grammar.pos[word] == "NOUN":
                phrase = grammar.phrase(word)
                spot = self._spot(phrase)
                if spot is None and not any(self._of[i] in self._spoken for i in known):
                    spot = self._body(phrase)
                if spot is None:
                    spot = self._same_noun(phrase, known)
                for index in known if spot is not None else ():
                    self._of[index] = spot
            if known:
                self._note(word, known)
                continue
            speaker = self._entities.get(self._referents.source(word) or "")
            if speaker is not None:
                several = grammar.pos[word] == "NOUN" and grammar.phrase(word).plural
                self._referents.stand(
                    word, speaker.id, speaker.kind, named=is_named(speaker), many=several
                )
                continue
            if len(self._added) < MOST and self._wanted(word):
                self._describe(word)
        return self._whole()

    def _some(self, word: int) -> None:
        """ "Most", "the others", "the rest" without a noun: of those told of last."""
        found = self._referents.many(word)
        if found is not None:
            span = (self._grammar.starts[word], self._grammar.ends[word])
            self._added.append((Mention(*span, self._entities[found].kind), found))

    def _pronoun(self, word: int) -> None:
        """A pronoun of the third person: its source's entity, or whom it means."""
        indices = self._at.get(word, ())
        known = next((self._of[i] for i in indices if self._of[i] is not None), None)
        found = known
        if known is None or not self._referents.is_source(word):
            found = self._referents.of(word, known)
            for index in indices:
                self._of[index] = found
        if found is None:
            return
        meant = self._entities[found]
        many = self._grammar.lower[word] in THEY
        self._referents.stand(word, found, meant.kind, named=is_named(meant), many=many)
        if not indices:
            span = (self._grammar.starts[word], self._grammar.ends[word])
            self._added.append((Mention(*span, meant.kind), found))

    def _same_noun(self, phrase: Phrase, known: list[int]) -> str | None:
        """ "The rebels" are the rebels of before, not the soldiers whom they met."""
        if not phrase.definite or phrase.owned or phrase.counted:
            return None
        for index in known:
            entity = self._entities.get(self._of[index] or "")
            if entity is None or is_named(entity) or entity.id in self._spoken:
                return None
            if any(phrase.base in singular(n.name.lower()).split() for n in entity.names):
                return None
            if any(phrase.word in n.name.lower().split() for n in entity.names[:1]):
                return None
        back = self._memory.back(phrase, owned=False, heading=self._heading[phrase.head])
        return back.id if back is not None else None

    # --- what is described -------------------------------------------------------------------

    def _describe(self, word: int) -> None:
        grammar = self._grammar
        if grammar.pos[word] == "PROPN":
            self._called(word)
            return
        phrase = grammar.phrase(word)
        body = self._body(phrase) or self._spot(phrase) or self._beside(phrase)
        if body is not None:
            self._add(phrase, body, self._entities[body].kind)
            return
        kind = self._kind(phrase)
        suffered = grammar.relation[word] in ("obj", "nsubj:pass")
        if kind is MentionKind.other and phrase.many and phrase.of >= 0 and not suffered:
            return
        back = self._memory.back(
            phrase, owned=phrase.owned and kind in _SOMEBODY, heading=self._heading[word]
        )
        if back is not None:
            self._add(phrase, back.id, back.kind)
            return
        name = _ARTICLE.sub("", " ".join(grammar.text[slice(*phrase.span)].split()))
        entity = content_id("e", self._report.id, "described", str(phrase.span[0]), name)
        self._entities[entity] = Entity(
            entity, kind, name, (EntityName(name, NameRole.description, phrase.span),)
        )
        self._narrowed(phrase, entity)
        self._memory.add(
            phrase.base,
            Known(
                entity, kind, phrase.modifiers, phrase.plural, phrase.ordinal, self._heading[word]
            ),
        )
        self._add(phrase, entity, kind)

    def _kind(self, phrase: Phrase) -> MentionKind:
        table = nouns()
        if phrase.many and phrase.of >= 0:
            if self._grammar.lower[phrase.of] in THEY:
                return MentionKind.group  # "six of them"
            return table.kind(self._grammar.lower[phrase.of])
        if self._grammar.pos[phrase.head] in ("NUM", "ADJ"):
            return MentionKind.group
        if phrase.word in SOMEBODY | ANYBODY:
            one = phrase.word in SOMEBODY and not phrase.word.startswith("every")
            return MentionKind.person if one else MentionKind.group
        kind = table.kind(phrase.word)
        if phrase.base == "mine" and phrase.modifiers & MINED:
            return MentionKind.facility
        for index in self._at.get(phrase.head, ()):
            found = self._resolved.reading.mentions[index].kind
            if kind is MentionKind.other and found is not MentionKind.quantity:
                return found
        return kind

    def _body(self, phrase: Phrase) -> str | None:
        """The body that its men stand for: "fighters of the Front" are the Front."""
        if phrase.of < 0 or phrase.counted or not phrase.plural or phrase.many:
            return None
        if phrase.base not in nouns().armed:
            return None
        found = self._entity_at(phrase.of)
        known = self._entities.get(found or "")
        return found if known is not None and known.kind is MentionKind.group else None

    def _spot(self, phrase: Phrase) -> str | None:
        """The name of a place behind what it is: "the village of X", "the capital, X"."""
        grammar = self._grammar
        part = phrase.base in PARTS and phrase.of >= 0
        if not part and (phrase.base not in TOWNS or phrase.plural):
            return None
        beside = [phrase.of] if phrase.of >= 0 else []
        beside += [
            below for below in grammar.children[phrase.head]
            if grammar.relation[below] in ("appos", "flat", "nmod:desc", "compound")
        ]  # fmt: skip
        for word in beside:
            known = self._entities.get(self._entity_at(word) or "")
            if known is not None and known.kind in _SPOTS and is_named(known):
                return known.id
        return None

    def _beside(self, phrase: Phrase) -> str | None:
        """The name that stands beside a description: "opposition leader X", "the driver, X,"."""
        grammar = self._grammar
        beside = [
            below for below in grammar.children[phrase.head]
            if grammar.relation[below] in ("appos", "flat", "nmod:desc") and below > phrase.head
        ]  # fmt: skip
        if grammar.relation[phrase.head] == "appos" and grammar.head[phrase.head] >= 0:
            beside.append(grammar.head[phrase.head])
        for below in beside:
            if below >= 0:
                known = self._entities.get(self._entity_at(below) or "")
                if known is not None and is_named(known):
                    same = known.kind is self._kind(phrase)
                    return known.id if same else None
        return None

    def _entity_at(self, word: int) -> str | None:
        for index in self._at.get(word, ()):
            if self._of[index] is not None:
                return self._of[index]
        return None

    # --- what is known -----------------------------------------------------------------------

    def _note(self, word: int, mentions: list[int]) -> None:
        """An entity that is there already: a later description may come back to it."""
        index = max(mentions, key=lambda i: self._length(i))
        entity = self._entities.get(self._of[index] or "")
        grammar = self._grammar
        if entity is None or grammar.pos[word] == "PRON":
            return
        several = grammar.pos[word] == "NOUN" and grammar.phrase(word).plural
        self._referents.stand(word, entity.id, entity.kind, named=is_named(entity), many=several)
        if is_named(entity):
            mention = self._resolved.reading.mentions[index]
            self._bearers.note((mention.start, mention.end), entity)
            if entity.kind not in _SPOTS:
                return
            for name in entity.names[:4]:
                words = [w.lower() for w in _WORD.findall(name.name)]
                for part in {*words[:1], *words[-1:]} if len(words) > 1 else ():
                    self._memory.once(
                        part, Known(entity.id, entity.kind, frozenset(), False, "", False, True)
                    )
            above = grammar.head[word]
            if grammar.case(word) == "of" and above >= 0 and grammar.lower[above] in TOWNS:
                self._memory.once(
                    grammar.lower[above],
                    Known(entity.id, entity.kind, frozenset(), False, "", False, True),
                )
            return
        phrase = grammar.phrase(word)
        if grammar.pos[word] == "NOUN":
            self._narrowed(phrase, entity.id)
            entity = self._entities[entity.id]
        kind = nouns().kinds.get(phrase.base)
        if kind in _BUILT and entity.kind is MentionKind.group and entity.id not in self._spoken:
            # A school that nobody speaks for is a building, not a body.
            back = self._memory.back(phrase, owned=False, heading=self._heading[word])
            if back is not None and back.kind is kind:
                for at in mentions:
                    self._of[at] = back.id
                return
            entity = self._entities[entity.id] = replace(entity, kind=kind)
        self._memory.once(
            phrase.base,
            Known(
                entity.id, entity.kind, phrase.modifiers, phrase.plural, phrase.ordinal,
                self._heading[word],
            ),
        )  # fmt: skip

    def _narrowed(self, phrase: Phrase, entity: str) -> None:
        """Whoever is only described goes by the whole of his description, too."""
        known = self._entities[entity]
        span = self._grammar.whole(phrase)
        name = _ARTICLE.sub("", " ".join(self._grammar.text[slice(*span)].split()))
        if is_named(known) or len(known.names) >= MOST_NAMES:
            return
        if name.lower() not in {_ARTICLE.sub("", n.name).lower() for n in known.names}:
            names = (*known.names, EntityName(name, NameRole.description, span))
            self._entities[entity] = replace(known, names=names)

    def _length(self, index: int) -> int:
        mention = self._resolved.reading.mentions[index]
        return mention.end - mention.start

    # --- results -----------------------------------------------------------------------------

    def _add(self, phrase: Phrase, entity: str, kind: MentionKind) -> None:
        own = self._at.get(phrase.head, ())
        known = self._entities[entity]
        self._referents.stand(phrase.head, entity, kind, named=is_named(known), many=phrase.plural)
        fitting = False
        for index in own:
            if self._of[index] is None:
                mention = self._resolved.reading.mentions[index]
                if mention.kind in (MentionKind.quantity, MentionKind.time):
                    continue
                if mention.end - mention.start > phrase.span[1] - phrase.span[0] + STRAY:
                    continue  # it runs on over more than the phrase
                self._of[index] = entity
                fitting = fitting or (mention.start, mention.end) == phrase.span
        if not fitting:
            self._added.append((Mention(*phrase.span, kind), entity))

    def _whole(self) -> Resolved:
        reading = self._resolved.reading
        rows = sorted(
            [*zip(reading.mentions, self._of, strict=True), *self._added],
            key=lambda row: (row[0].start, row[0].end),
        )
        return replace(
            self._resolved,
            reading=replace(reading, mentions=tuple(mention for mention, _ in rows)),
            mention_entities=tuple(entity for _, entity in rows),
            entities=tuple(self._entities.values()),
        )
