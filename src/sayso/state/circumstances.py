"""Where and when: the places and times of one sentence, handed to the predicates they belong to.

Each expression goes to the predicate that its head hangs on ("joined in 2015" dates the joining);
a clause without its own takes them from the clause it hangs on or is coordinated with, in the same
sentence and voice, never from the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.intervals import days_of
from sayso.model import Sentence, Span
from sayso.state.asserted import Sketch
from sayso.state.clauses import Clause
from sayso.state.context import Context
from sayso.vocabulary import Act, MentionKind, NameRole, TimexType

__all__ = ["Circumstances", "Located"]

IN = frozenset(
    "in at near off on outside inside around within across along throughout above below beside "
    "beyond over north south east west under amid opposite between by".split()
)
TO = frozenset("to into onto toward towards".split())
BOUND = frozenset("leave depart head set embark bind".split())
"""Verbs whose "for" leads somewhere."""
WITH = frozenset(
    "with as for about like against besides except without despite because due regarding "
    "concerning per than since until till including versus plus".split()
)
"""Prepositions that never tell where something happened."""
FROM = frozenset("from out".split())
VISITED = frozenset("visit tour inspect".split())
"""Verbs whose object is where somebody was."""
VIA = frozenset("through via across past over".split())
DEEPEST = 12
KINDS = frozenset({MentionKind.place, MentionKind.facility})


@dataclass(frozen=True, slots=True)
class Located:
    """One place word of a sentence: its entity, its preposition, and whose it is."""

    word: int
    entity: str
    preposition: str
    owner: int
    relation: str
    span: Span
    top: int = -1
    """The word that its preposition stands before: "the camp" of "to the camp of X"."""
    aim: bool = False
    """Stands in what something is done for, not where it is done."""


@dataclass(slots=True)
class Circumstances:
    """Places and times of one sentence by the predicate that they belong to."""

    places: dict[int, list[Located]] = field(default_factory=dict)
    times: dict[int, list[str]] = field(default_factory=dict)
    loose_times: list[str] = field(default_factory=list)
    opening: str | None = None
    """A time that opens the sentence and hangs on nothing: "17 May, 08:20: …"."""

    @classmethod
    def of(cls, context: Context, sentence: Sentence, sketch: Sketch, start: int) -> Circumstances:
        """Everything that one sentence holds; its words begin at `start`, behind a dateline."""
        made = cls()
        made._add_places(context, sentence, sketch)
        made._add_times(context, (start, sentence.end), sketch)
        return made

    def _add_places(self, context: Context, sentence: Sentence, sketch: Sketch) -> None:
        tree = context.tree
        seen: set[int] = set()
        spans: list[tuple[Span, str]] = [
            ((p.start, p.end), p.entity) for p in context.places_in((sentence.start, sentence.end))
        ]
        for span, entity in context.mentions_in((sentence.start, sentence.end)):
            known = context.entities.get(entity)
            if known is not None and known.kind in KINDS:
                spans.append((span, entity))
        # "Cape" alone may be a town as well: the longest name around a word is the one meant.
        spans.sort(key=lambda row: row[0][0] - row[0][1])
        for span, entity in spans:
            known = context.entities.get(entity)
            if known is not None and known.kind not in KINDS:
                continue  # a nationality, or a body named after a place
            word = _head(context, span)
            if word < 0 or word in seen or _in_a_name(context, word, span):
                continue
            if _part_of_place(context, word):
                continue
            seen.add(word)
            top, preposition = word, tree.case(word)
            for _ in range(4):
                # "Raqqa and Aleppo" share a preposition; "the camp of Sulmat" is where Sulmat is.
                head = tree.head[top]
                if preposition and preposition not in ("of", "on", "in", "as"):
                    break
                if head < 0:
                    break
                relation = tree.relation[top]
                if relation == "conj" or (
                    relation in ("nmod", "appos", "compound", "flat", "nmod:poss")
                    and tree.pos[head] in ("NOUN", "PROPN")
                ):
                    if preposition in ("in", "on") and relation == "nmod" and not tree.case(head):
                        break
                    top = head
                    preposition = tree.case(top) or preposition
                else:
                    break
            at = top - sketch.first
            owner = sketch.owner[at] if 0 <= at < len(sketch.owner) else -1
            first = preposition.split()[0] if preposition else ""
            if first == "by" and tree.lower[top] == "way":
                first = "via"
            own = tree.case(word).split()[:1]
            if first in WITH and own and own[0] in IN:
                first = own[0]  # "a shelter for families in the town"
            if first == "for" and owner >= 0 and tree.base(owner) in BOUND:
                first = "to"
            aim = _aim(context, top, owner)
            found = Located(word, entity, first, owner, tree.relation[top], span, top, aim)
            self.places.setdefault(owner, []).append(found)

    def _add_times(self, context: Context, span: Span, sketch: Sketch) -> None:
        for time in context.times_in(span):
            if time.value is None or time.timex_type is TimexType.SET:
                continue
            value = _until_now(context, time.value)
            word = _head(context, (time.start, time.end))
            at = word - sketch.first
            owner = sketch.owner[at] if 0 <= at < len(sketch.owner) else -1
            if owner >= 0 and _set_off(context, (time.start, time.end)):
                owner = _highest(context, owner, sketch)
            self.times.setdefault(owner, []).append(value)
            cue = owner >= 0 and context.voices.cue[owner] >= 0
            if owner < 0 and time.start - span[0] < 4:
                self.opening = value
            told = cue and word >= 0 and context.voices.cue[word] < 0
            if owner < 0 or (told and not _of_saying(context, time.start, owner)):
                self.loose_times.append(value)

    def place_of(
        self, context: Context, clause: Clause, act: Act, taken: tuple[str | None, ...]
    ) -> str | None:
        """Where a predicate happened: a locative phrase first, for movements where it led."""
        best: tuple[int, int, int] | None = None
        found: Located | None = None
        for located in self.places.get(clause.head, ()):
            rank = _rank(located, act)
            if located.aim:
                rank = 8 if act is Act.MOVE and rank < 9 else 9  # "to attack them in the town"
            aimed = rank > 1 or located.preposition in ("on", "at", "against", "into", "by")
            if located.entity in taken and aimed:
                rank = 9
            if located.preposition in ("of", "from") and _origin(context, located):
                rank = 9
            if rank == 5 and _thing(context, located.entity):
                rank = 9
            order = located.top
            if act is Act.MOVE and located.preposition in TO and not _not(context, order):
                order = -order  # "to the port, and then to the camp"
            if act is Act.CONSULT and located.relation == "obj" and (
                context.tree.base(clause.head) in VISITED
            ):  # fmt: skip
                rank = 0
            if rank < 9 and (best is None or (rank, order, located.word) < best):
                best, found = (rank, order, located.word), located
        if found is not None:
            return self._nearer(context, clause, found, taken)
        return self._where(context, clause)

    def _nearer(
        self, context: Context, clause: Clause, located: Located, taken: tuple[str | None, ...]
    ) -> str:
        """What stands in a place before the place itself: "died in the market of X", the market.

        What is hit itself stands where the place is: "hit the market of X", X.
        """
        tree = context.tree
        known = {one.word: one for row in self.places.values() for one in row}
        word = located.word
        for _ in range(3):
            head = tree.head[word]
            if head < 0 or tree.relation[word] not in ("nmod", "compound", "flat", "obl", "amod"):
                break
            if head in known and head != clause.head and known[head].entity not in taken:
                spot = context.entities.get(known[head].entity)
                if spot is not None and spot.kind is MentionKind.facility:
                    return known[head].entity
            if tree.pos[head] not in ("NOUN", "PROPN"):
                break
            word = head
        return located.entity

    def _where(self, context: Context, clause: Clause) -> str | None:
        """The place that a clause with "where" describes: "Tolm, where 14 people died"."""
        tree = context.tree
        near = [c for c in tree.children[clause.head] if c < clause.head]
        inside = [
            c for c in near
            if tree.lower[c] == "where" or (tree.lower[c] == "which" and tree.case(c) in IN)
        ]  # fmt: skip
        if not inside:
            return None
        # What it hangs on, or what stands before it where it was hung on the verb.
        described = (tree.head[clause.head], inside[0] - 1, inside[0] - 2)
        places = {one.word: one.entity for row in self.places.values() for one in row}
        return next((places[word] for word in described if word in places), None)

    def time_of(self, clause: Clause) -> str | None:
        """When a predicate happened, if its own words say so."""
        values = self.times.get(clause.head)
        if not values:
            return None
        # "in 2019 and 2020": one stretch where they follow one another
        first, last = days_of(values[0]), days_of(values[-1])
        joined = len(values) == 2 and _YEARS.fullmatch(" ".join(values))
        if joined and first is not None and last is not None and first < last:
            return f"{values[0]}/{values[1]}"
        return values[0]


def _not(context: Context, word: int) -> bool:
    """Whether "not" stands before a phrase: "and not down to the river"."""
    tree = context.tree
    return "not" in (*tree.lower[max(0, word - 5) : word],)


def _aim(context: Context, word: int, owner: int) -> bool:
    """Whether a clause of purpose stands between a word and the predicate that owns it."""
    tree = context.tree
    for _ in range(DEEPEST):
        if word < 0 or word == owner:
            return False
        relation = tree.relation[word]
        if relation in ("advcl", "acl") and tree.pos[word] == "VERB":
            marks = {tree.lower[mark] for mark in tree.marks(word)}
            if marks & {"to", "for"} or "order" in marks:
                return True
        word = tree.head[word]
    return False


def _of_saying(context: Context, start: int, cue: int) -> bool:
    """Whether a time tells when something was said: "said on Tuesday", "on Friday denied"."""
    tree = context.tree
    low, high = sorted((start, tree.starts[cue]))
    between = context.words[low:high]
    return len(between) < 40 and "," not in between


_YEARS = re.compile(r"\d{4} \d{4}|\d{4}-\d\d \d{4}-\d\d")
"""Two years, or two months."""


def _until_now(context: Context, value: str) -> str:
    """ "since May" lasts until the report was published, as far as the report can know."""
    published = context.report.published
    if not value.endswith("/..") or published is None:
        return value
    first, last = days_of(value[:-3]), days_of(published)
    if first is None or last is None or first[0] > last[0]:
        return value
    return f"{value[:-3]}/{published}"


def _set_off(context: Context, span: Span) -> bool:
    """Whether a time stands behind a comma and ends what is said: "…, in the last two weeks"."""
    tree = context.tree
    words = tree.within(span)
    if not len(words):
        return False
    first = words.start
    while first > 0 and tree.pos[first - 1] in ("ADP", "DET", "ADJ", "NUM"):
        first -= 1
    ends = words.stop >= len(tree.lower) or tree.lower[words.stop] in (".", ";", "!", "?", "”", '"')
    return ends and first > 0 and first < words.start + 1 and tree.lower[first - 1] == ","


def _highest(context: Context, owner: int, sketch: Sketch) -> int:
    """The predicate that the clauses around `owner` hang on, in the same voice."""
    tree, stretch = context.tree, context.voices.stretch
    word = owner
    for _ in range(DEEPEST):
        head = tree.head[word]
        if head < sketch.first or stretch[head] != stretch[owner]:
            break
        word = head
        above = sketch.owner[word - sketch.first]
        if above >= 0 and context.voices.cue[above] < 0:
            owner = above
    return owner


def _in_a_name(context: Context, word: int, span: Span) -> bool:
    """Whether a place name only stands in the longer name of a group or a person."""
    mention = context.mention_of(word)
    if mention is None or mention[2] not in (MentionKind.group, MentionKind.person):
        return False
    start, end = mention[0]
    return end - start > span[1] - span[0] and end >= span[1] and end > span[1]


def _part_of_place(context: Context, word: int) -> bool:
    """Whether a name only says which place the noun behind it is: "the X heights", "X base"."""
    tree = context.tree
    head = tree.head[word]
    if head < word or tree.relation[word] not in ("compound", "amod", "nmod:poss", "flat"):
        return False
    mention = context.mention_of(head)
    return mention is not None and mention[2] in KINDS


def _head(context: Context, span: Span) -> int:
    """The word of a span whose head lies outside it; -1 where it holds no whole word."""
    tree = context.tree
    words = tree.within(span)
    for word in words:
        head = tree.head[word]
        if (head < words.start or head >= words.stop) and tree.pos[word] not in ("ADP", "PUNCT"):
            return word
    return words.start if len(words) else -1


def _origin(context: Context, located: Located) -> bool:
    """Whether a place only says where somebody is from: "citizens of X", "a teacher from X"."""
    tree = context.tree
    head = tree.head[located.word]
    if tree.relation[located.word] != "nmod" or head < 0 or tree.lower[head] in _DWELLING:
        return False
    return tree.case(located.word) in ("of", "from") and context.is_actor_at(head)


_DWELLING = frozenset("population inhabitants residents people villagers townspeople".split())
"""Those who are where they are from."""


def _thing(context: Context, entity: str) -> bool:
    """Whether a facility has no name: what is burned down is a patient, no place."""
    known = context.entities.get(entity)
    if known is None or known.kind is not MentionKind.facility:
        return False
    return all(name.role is NameRole.description for name in known.names)


def _rank(located: Located, act: Act) -> int:
    preposition = located.preposition
    moving = act in (Act.MOVE, Act.AID, Act.RETREAT, Act.MOBILIZE)
    if preposition in WITH:
        return 9
    if preposition in IN and preposition not in VIA:
        inner = moving and (preposition != "in" or located.relation == "nmod")
        return 2 if inner and located.relation == "nmod" else int(inner)
    if preposition in TO:
        return 0 if moving else 5
    if preposition in VIA:
        return 2
    if preposition in FROM:
        return 3 if moving else 4
    if preposition == "of":
        return 4
    if act is Act.MOVE and located.relation == "obj":
        return 0
    if located.relation in ("obj", "nsubj:pass") and act in (Act.ASSAULT, Act.COERCE, Act.RETREAT):
        return 5
    if located.relation in ("obl", "nmod", "advmod"):
        return 6
    return 9
