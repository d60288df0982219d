"""Resolved reports built by hand: a sentence as words with part of speech, head and relation.

"The|DET|2|det army|NOUN|3|nsubj fired|VERB|0|root .|PUNCT|3|punct": heads count from 1 inside
the sentence, 0 is the root. Words are joined by blanks, punctuation is glued to the word before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sayso.model import (
    Attribution,
    Chain,
    Entity,
    EntityName,
    Hop,
    Mention,
    Paragraph,
    Place,
    Reading,
    Report,
    Resolved,
    Sentence,
    Span,
    Stated,
    Text,
    TieStated,
    Time,
    Tokens,
)
from sayso.model.leanings import Scores
from sayso.state import state
from sayso.state.parts.choice import Weights
from sayso.state.parts.signals import NOBODY
from sayso.vocabulary import (
    PARTS_OF_SPEECH,
    RELATIONS,
    Act,
    How,
    MentionKind,
    Mode,
    Naming,
    ParagraphKind,
    Role,
    TimePrecision,
    TimexType,
)

GLUED = {".", ",", ";", ":", "?", "!", "”", ")", "]", "’s"}
OPENING = {"“", "(", "["}
KINDS = {
    "person": MentionKind.person, "group": MentionKind.group, "place": MentionKind.place,
    "facility": MentionKind.facility, "weapon": MentionKind.weapon, "vehicle": MentionKind.vehicle,
}  # fmt: skip


@dataclass
class Built:
    """A report under construction; `state()` runs the stage on it."""

    sentences: Sequence[str]
    kinds: Sequence[ParagraphKind] = ()
    """One per sentence: every sentence is a paragraph of its own; body if not given."""
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    mentions: list[tuple[Mention, str]] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    chains: dict[str, Chain] = field(default_factory=dict)
    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    ties: list[TieStated] = field(default_factory=list)
    credit: str | None = None

    def __post_init__(self) -> None:
        heads: list[int] = []
        pos: list[int] = []
        relations: list[int] = []
        self._sentences: list[Sentence] = []
        self._paragraphs: list[Paragraph] = []
        for number, line in enumerate(self.sentences):
            first = len(self.starts)
            begin = None
            glue = True
            for word in line.split():
                form, tag, head, relation = word.split("|")
                form = form.replace("_", " ")
                if self.text and not glue and form not in GLUED:
                    self.text += " "
                if begin is None:
                    begin = len(self.text)
                self.starts.append(len(self.text))
                self.text += form
                self.ends.append(len(self.text))
                heads.append(first + int(head) - 1 if int(head) else -1)
                pos.append(PARTS_OF_SPEECH.index(tag))
                relations.append(RELATIONS.index(relation))
                glue = form in OPENING
            self._sentences.append(Sentence(begin or 0, len(self.text), first, len(self.starts)))
            kind = self.kinds[number] if number < len(self.kinds) else ParagraphKind.body
            self._paragraphs.append(Paragraph(begin or 0, len(self.text), kind))
            self.text += "\n\n"
        self.tags = [PARTS_OF_SPEECH[tag] for tag in pos]
        self.links = [RELATIONS[link] for link in relations]
        self._tokens = Tokens(
            np.array(self.starts, np.int32), np.array(self.ends, np.int32),
            np.array(pos, np.uint8), np.array(heads, np.int32), np.array(relations, np.uint8),
            np.full(len(pos), np.nan, np.float16),
        )  # fmt: skip

    def lean(self, leanings: Scores) -> None:
        """What the reader leans to, a row a word."""
        self._tokens = replace(self._tokens, leanings=leanings)

    def find(self, words: str, which: int = 0) -> Span:
        """Where some words stand."""
        at = -1
        for _ in range(which + 1):
            at = self.text.index(words, at + 1)
        return at, at + len(words)

    def entity(self, words: str, kind: str, name: str | None = None, which: int = 0) -> str:
        """A mention of an entity; its id is its name in lower case."""
        span = self.find(words, which)
        name = name or words
        key = name.lower()
        known = self.entities.get(key)
        names = (*(known.names if known else ()), EntityName(words, passage=span))
        self.entities[key] = Entity(key, KINDS[kind], name, names)
        self.mentions.append((Mention(*span, KINDS[kind]), key))
        if kind == "place":
            self.places.append(Place(*span, name, key, 1.0, 2.0, 1, "XX", 1))
        return key

    def time(self, words: str, value: str | None) -> None:
        """A time expression."""
        span = self.find(words)
        self.times.append(Time(*span, value, TimePrecision.day, TimexType.DATE, value or "X"))

    def says(
        self, key: str, source: str, cue: str, content: str, *hops: Hop, origin: int | None = 1,
        parent: str | None = None, mode: Mode = Mode.indirect, insertions: Sequence[str] = (),
    ) -> Attribution:  # fmt: skip
        """An attribution with its chain, publisher first."""
        spans = [((self.find(words),) if words else ()) for words in (source, cue)]
        pieces = tuple(self.find(piece) for piece in content.split(" + ")) if content else ()
        made = Attribution(
            key, spans[0], spans[1], pieces, tuple(self.find(i) for i in insertions), mode, parent
        )
        self.attributions.append(made)
        if hops:
            self.chains[key] = Chain((self.publisher(), *hops), origin)
        return made

    def publisher(self) -> Hop:
        """The first hop of every chain."""
        return hop("Courier", role=Role.outlet)

    def resolved(self) -> Resolved:
        """All of it as the stage is given it."""
        mentions = sorted(self.mentions, key=lambda pair: (pair[0].start, -pair[0].end))
        reading = Reading(
            "", "en", "hand", "", tuple(self._sentences), self._tokens, (),
            tuple(m for m, _ in mentions), tuple(self.attributions), (),
        )  # fmt: skip
        chains: Mapping[str, Chain] = {"": Chain((self.publisher(),), None), **self.chains}
        return Resolved(
            reading, tuple(self.entities.values()), tuple(e for _, e in mentions), chains,
            tuple(self.times), tuple(self.places), tuple(self.ties),
        )  # fmt: skip

    def state(self) -> Stated:
        """What the stage makes of it."""
        report = Report("r1", "c1", credit=self.credit)
        return state(report, Text(self.text, "hand 1", tuple(self._paragraphs)), self.resolved())

    def passages(self, stated: Stated | None = None) -> list[str]:
        """The words of every claim."""
        stated = stated or self.state()
        return [self.text[slice(*claim.passage)] for claim in stated.claims]


def hop(
    name: str, *, naming: Naming = Naming.named, role: Role = Role.unknown, how: How = How.stated,
    entity: str | None = None,
) -> Hop:  # fmt: skip
    """One hop of a chain; its entity is its name in lower case if not given."""
    return Hop(name, entity or name.lower(), naming, role, how, None)


def table_of(
    *, deeds: dict[str, dict[Act, float]] | None = None,
    parts: dict[tuple[str, str], tuple[float, float]] | None = None,
) -> Weights:  # fmt: skip
    """A table with nothing in it but these: by signal and act, by circumstance and signal."""
    deeds, parts = deeds or {}, parts or {}
    acts = tuple(Act)
    of_deeds = np.zeros((max(1, len(deeds)), len(acts)), np.float32)
    for row, counts in enumerate(deeds.values()):
        for act, count in counts.items():
            of_deeds[row, acts.index(act)] = count
    circumstances = {name: at for at, name in enumerate(sorted({c for c, _ in parts} | {"any"}))}
    signals = {name: at for at, name in enumerate(sorted({s for _, s in parts} | {NOBODY}))}
    of_parts = np.zeros((len(circumstances), 2, len(signals)), np.float32)
    for (circumstance, signal), both in parts.items():
        of_parts[circumstances[circumstance], :, signals[signal]] = both
    return Weights(
        {name: at for at, name in enumerate(deeds)}, acts, of_deeds,
        np.zeros((384, len(acts)), np.float32), circumstances, signals, of_parts,
    )  # fmt: skip
