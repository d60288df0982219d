"""What speaks for each candidate: where he stands, by what relations, who he was before.

A claim has circumstances (its act, its voice, what its subject is …), a candidate has signals. What
a signal counts depends on each of the circumstances (`choice`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sayso.model import Attribution, Span
from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.parts.cast import Cast, Sight, sort_of
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
        draft = self._drafts[at]
        tree = self._context.tree
        head = head_of(self._context, draft)
        sentence = tree.sentence[head]
        hearers = self._hearers(draft.proposition.attribution)
        those = list(
            self._cast.around(
                sentence, draft.agent, draft.patient, draft.speaker, *hearers, self._publisher
            )
        )
        words = tree.within(draft.passage)
        first = words.start if len(words) else head
        past = words.stop if len(words) else head + 1
        last = {entity: self._cast.last(entity, first) for entity in those}
        ranks = self._ranks(last)
        for entity in those:
            found = self._standing(draft, entity, head, range(first, past), last[entity])
            if entity in ranks and not any(s == "where in" for s in found):
                found.append(ranks[entity])
            found += self._told(at, entity)
            if entity in hearers:
                found.append("hearer")
            yield entity, found

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
        self, draft: Draft, entity: str, head: int, words: range, last: Sight | None
    ) -> list[str]:
        """Kind of entity, where it stands, and by what relations."""
        tree = self._context.tree
        sentence = tree.sentence[head]
        letter, many, named = self._cast.traits(entity)
        kind = letter + ("s" if many else "")
        here = self._cast.beside(entity, head)
        inside = [s for s in here if s.word in words]
        if inside:
            where = "in"
        elif here:
            where = "sentence"
        else:
            where = f"{min(sentence - last.sentence, LAST)} back" if last is not None else "never"
        found = [
            f"kind {kind}", "named" if named else "described", f"where {where}",
            f"{letter} where {where}",
        ]  # fmt: skip
        found += self._hanging(head, letter, inside or here, inside=bool(inside))
        for sight in inside[:2]:
            found += (f"word {sight.sort}", f"as {sight.relation}")
        if inside:
            noun = tree.noun(inside[0].word)
            if inside[0].sort == "noun":
                found.append(f"noun {noun}")
        elif last is not None:
            found += (
                f"last as {last.relation}",
                f"last as {last.relation} {min(sentence - last.sentence, 3)} back",
            )
            paragraph = self._context.paragraph_at(tree.starts[last.word])
            if paragraph is not None and paragraph.start <= tree.starts[head] < paragraph.end:
                found.append("same paragraph")
        found.append(f"often {min(5, len(self._cast.sights.get(entity, ())).bit_length())}")
        frame = draft.proposition.frame
        for name, given in (
            ("agent", draft.agent), ("patient", draft.patient), ("place", draft.place),
            ("speaker", draft.speaker), ("publisher", self._publisher),
            ("clause's agent", frame.agent), ("clause's patient", frame.patient),
        ):  # fmt: skip
            if given == entity:
                found += (f"is {name}", f"is {name} where {where}", f"{letter} is {name}")
        if entity in self._speakers:
            found.append("speaks")
        for name, word in (("subject", frame.subject), ("object", frame.object)):
            link = self._linked.get((tree.starts[word], tree.ends[word])) if word >= 0 else None
            if link is not None and any(
                link[0][0] <= tree.starts[s.word] < link[0][1]
                for s in self._cast.sights.get(entity, ())[-100:]
            ):
                found.append(f"linked {name}")
        return found

    def _hanging(
        self, head: int, letter: str, sights: Sequence[Sight], *, inside: bool
    ) -> list[str]:
        """By which relations somebody hangs on the predicate or on the verb that completes it."""
        tree = self._context.tree
        below = complement(tree, head)
        paths: list[tuple[int, bool, tuple[str, ...]]] = []
        for sight in sights[:6]:
            for predicate in (head, below) if below >= 0 else (head,):
                steps = ("self",) if sight.word == predicate else path(tree, predicate, sight.word)
                if steps is not None:
                    paths.append((len(steps), predicate != head, steps))
        found: list[str] = []
        side = "in" if inside else "out"
        for length, deep, steps in sorted(paths)[:2]:
            if found and length > 3:
                break
            way = " > ".join(steps)
            if deep:
                way = "below " + way
            found += (
                f"path {side} {way}", f"{letter} path {way}", f"steps {length}",
                f"first {side} {steps[0]}", f"final {side} {steps[-1]}",
            )  # fmt: skip
        return found

    # --- who he was ---------------------------------------------------------------------------

    def _told(self, at: int, entity: str) -> list[str]:
        """What the claims before and behind say of somebody."""
        draft, found = self._drafts[at], []
        voice = draft.proposition.clause.voice
        for back, one in enumerate(reversed(self._drafts[max(0, at - BEFORE) : at])):
            same = "" if one.proposition.clause.voice == voice else " of another"
            for part, whom in (("agent", one.agent), ("patient", one.patient)):
                if whom == entity:
                    found.append(f"{part} {back + 1} before{same}")
                    if back == 0:
                        found.append(f"{part} of {one.act} before")
                        if one.proposition.sentence is draft.proposition.sentence:
                            found.append(f"{part} before, same sentence")
            if back == 0 and one.speaker == entity:
                found.append("spoke before")
        for one in self._drafts[at + 1 : at + 2]:
            if one.agent == entity:
                found.append("agent behind")
            if one.patient == entity:
                found.append("patient behind")
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
