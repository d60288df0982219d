"""What speaks for each candidate: where he stands, by what relations, who he was before.

A claim has circumstances (its act, its voice, what its subject is …), a candidate has signals. What
a signal counts depends on each of the circumstances (`choice`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.model import Attribution, Paragraph, Span
from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.parts.cast import Cast, Sight, sort_of
from sayso.state.parts.groups import Group, alone, before, hanging, kind, part, seen, stood
from sayso.state.parts.heads import head_of
from sayso.state.parts.paths import path
from sayso.state.passives import passive
from sayso.state.senses import complement
from sayso.vocabulary import Mode

__all__ = ["NOBODY", "Signals"]

NOBODY: Final = "nobody"
"""The one signal of there being nobody."""
BEFORE = 3
"""Claims before one whose agents and patients are looked at."""
LAST = 4
"""From so many sentences back on, all is far."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim, with what is the same for all its candidates."""

    draft: Draft
    head: int
    below: int
    """The verb that completes the predicate; -1 without one."""
    sentence: int
    words: range
    paragraph: Paragraph | None
    given: Mapping[str | None, Sequence[str]]
    """By whom: the parts that the rules give him."""
    linked: Sequence[tuple[str, Span]]
    """Subject and object with what the reader links each to."""


class Signals:
    """The circumstances of a report's claims and the signals of their candidates."""

    def __init__(self, context: Context, drafts: Sequence[Draft]) -> None:
        self._context, self._drafts = context, drafts
        self._cast = Cast(context)
        self._publisher = context.speaker_of(None)
        self._speakers = {context.speaker_of(one) for one in context.reading.attributions}
        self._linked: dict[Span, tuple[Span, float]] = {}
        for link in context.reading.antecedents:
            best = self._linked.get(link.anaphor)
            if best is None or link.score > best[1]:
                self._linked[link.anaphor] = (link.antecedent, link.score)

    def circumstances(self, at: int) -> list[str]:
        """What holds of a claim whoever took part in it."""
        context, draft = self._context, self._drafts[at]
        tree, frame = context.tree, draft.proposition.frame
        said = draft.proposition.attribution
        head = head_of(context, draft)
        voice = "passive" if tree.pos[head] == "VERB" and passive(tree, head) else "active"
        given = f"{int(draft.agent is not None)}{int(draft.patient is not None)}"
        whose = "publisher"
        if said is not None:
            whose = "direct" if said.mode is Mode.direct else "indirect"
        return [
            "any", voice, f"act {draft.act}", f"act {draft.act} {voice}",
            f"subject {sort_of(context, frame.subject)}",
            f"object {sort_of(context, frame.object)}",
            f"clause {draft.proposition.clause.kind}", f"said {whose}",
            f"given {given}", f"act {draft.act} given {given}", f"verb {tree.base(head)}",
        ]  # fmt: skip

    def candidates(self, at: int) -> Iterator[tuple[str, list[str]]]:
        """Everybody who may have taken part, with what speaks for and against him."""
        for entity, told in self.grouped(at):
            yield entity, [name for group in told for name in group]

    def grouped(self, at: int) -> Iterator[tuple[str, list[Group]]]:
        """The same, with the signals as they come together."""
        asked = self._asked(at)
        draft = asked.draft
        hearers = self._hearers(draft.proposition.attribution)
        those = list(
            self._cast.around(
                asked.sentence, draft.agent, draft.patient, draft.speaker, *hearers,
                self._publisher,
            )
        )  # fmt: skip
        last = {entity: self._cast.last(entity, asked.words.start) for entity in those}
        ranks = self._ranks(last)
        told = self._told(at)
        for entity in those:
            inside = [
                sight for sight in self._cast.standing(entity, asked.sentence)
                if sight.word in asked.words
            ]  # fmt: skip
            found = self._standing(asked, entity, inside, last[entity])
            if entity in ranks and not inside:
                found.append(alone(ranks[entity]))
            found += told.get(entity, ())
            if entity in hearers:
                found.append(alone("hearer"))
            yield entity, found

    def _asked(self, at: int) -> _Asked:
        draft, tree = self._drafts[at], self._context.tree
        head = head_of(self._context, draft)
        frame = draft.proposition.frame
        given: dict[str | None, list[str]] = {}
        for name, entity in (
            ("agent", draft.agent), ("patient", draft.patient), ("place", draft.place),
            ("speaker", draft.speaker), ("publisher", self._publisher),
            ("clause's agent", frame.agent), ("clause's patient", frame.patient),
        ):  # fmt: skip
            given.setdefault(entity, []).append(name)
        linked = []
        for name, word in (("subject", frame.subject), ("object", frame.object)):
            link = self._linked.get((tree.starts[word], tree.ends[word])) if word >= 0 else None
            if link is not None:
                linked.append((name, link[0]))
        return _Asked(
            draft, head, complement(tree, head), tree.sentence[head],
            tree.within(draft.passage) or range(head, head + 1),
            self._context.paragraph_at(tree.starts[head]), given, linked,
        )  # fmt: skip

    # --- where somebody stands ----------------------------------------------------------------

    def _ranks(self, last: dict[str, Sight | None]) -> dict[str, str]:
        """How many others stood later than each: people and bodies apart from things."""
        ranks: dict[str, str] = {}
        stood = [(sight.word, entity) for entity, sight in last.items() if sight is not None]
        counts = {True: 0, False: 0}
        for _, entity in sorted(stood, reverse=True):
            actor = self._context.is_actor(entity)
            ranks[entity] = f"{'actor' if actor else 'thing'} {min(counts[actor], 5)} back"
            counts[actor] += 1
        return ranks

    def _standing(
        self, asked: _Asked, entity: str, inside: Sequence[Sight], last: Sight | None
    ) -> list[Group]:
        """Kind of entity, where it stands, and by what relations."""
        tree, sentence = self._context.tree, asked.sentence
        letter, many, named = self._cast.traits(entity)
        here = inside or self._cast.standing(entity, sentence)
        if inside:
            where = "in"
        elif here:
            where = "sentence"
        else:
            where = f"{min(sentence - last.sentence, LAST)} back" if last is not None else "never"
        found = [kind(letter, many, named, where)]
        if here:
            found += self._hanging(asked, letter, here, "in" if inside else "out")
        found += [seen(sight.sort, sight.relation) for sight in inside[:2]]
        if inside:
            if inside[0].sort == "noun":
                found.append(alone(f"noun {tree.noun(inside[0].word)}"))
        elif last is not None:
            found.append(stood(last.relation, min(sentence - last.sentence, LAST)))
            paragraph = asked.paragraph
            if paragraph is not None and (
                paragraph.start <= tree.starts[last.word] < paragraph.end
            ):  # fmt: skip
                found.append(alone("same paragraph"))
        sights = self._cast.sights.get(entity, ())
        found.append(alone(f"often {min(5, len(sights).bit_length())}"))
        found += [part(name, where, letter) for name in asked.given.get(entity, ())]
        if entity in self._speakers:
            found.append(alone("speaks"))
        for name, span in asked.linked:
            if any(span[0] <= tree.starts[s.word] < span[1] for s in sights[-100:]):
                found.append(alone(f"linked {name}"))
        return found

    def _hanging(
        self, asked: _Asked, letter: str, sights: Sequence[Sight], side: str
    ) -> list[Group]:
        """By which relations somebody hangs on the predicate or on the verb that completes it."""
        tree, head, below = self._context.tree, asked.head, asked.below
        paths: list[tuple[int, bool, tuple[str, ...]]] = []
        for sight in sights[:6]:
            for predicate in (head, below) if below >= 0 else (head,):
                steps = ("self",) if sight.word == predicate else path(tree, predicate, sight.word)
                if steps is not None:
                    paths.append((len(steps), predicate != head, steps))
        nearest = sorted(paths)[:2]
        return [
            hanging(letter, side, deep, steps)
            for number, (length, deep, steps) in enumerate(nearest) if not number or length <= 3
        ]  # fmt: skip

    # --- who he was ---------------------------------------------------------------------------

    def _told(self, at: int) -> dict[str | None, list[Group]]:
        """What the claims before and behind say, by whom they say it of."""
        draft = self._drafts[at]
        found: dict[str | None, list[Group]] = defaultdict(list)
        voice = draft.proposition.clause.voice
        for number, one in enumerate(reversed(self._drafts[max(0, at - BEFORE) : at])):
            own_voice = one.proposition.clause.voice == voice
            own_sentence = one.proposition.sentence is draft.proposition.sentence
            for name, whom in (("agent", one.agent), ("patient", one.patient)):
                found[whom].append(before(name, number + 1, one.act, own_voice, own_sentence))
            if not number:
                found[one.speaker].append(alone("spoke before"))
        for one in self._drafts[at + 1 : at + 2]:
            found[one.agent].append(alone("agent behind"))
            found[one.patient].append(alone("patient behind"))
        return found

    def _hearers(self, said: Attribution | None) -> list[str]:
        """To whom it is said: the objects of a cue."""
        tree = self._context.tree
        found: list[str] = []
        for span in said.cue[:2] if said is not None else ():
            for word in tree.within(span):
                for child in tree.children[word]:
                    told = tree.relation[child] in ("obj", "iobj")
                    if told or (tree.relation[child] == "obl" and tree.case(child) == "to"):
                        entity = entity_of(self._context, child)
                        if entity is not None:
                            found.append(entity)
        return found
