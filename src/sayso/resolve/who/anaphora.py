"""Whom a pronoun or a definite description comes back to.

A pronoun is weighed by agreement, nearness, standing as a subject or a speaker, and the reader's
own scores where it gives any; `PULL` is the readable table of what each counts.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from sayso.model import Span, Spans
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.scene import Scene, inside
from sayso.vocabulary import RELATIONS, MentionKind, Role

__all__ = ["PULL", "Memory", "apposed", "definite", "pronoun"]


@dataclass(frozen=True, slots=True)
class Pull:
    """What speaks for a candidate; points add up."""

    sentence: float = -0.55
    """For every sentence back."""
    paragraph: float = -0.25
    """For every paragraph back."""
    speaker: float = 1.0
    """The one who spoke last."""
    spoke: float = 0.35
    """Spoke anywhere before."""
    subject: float = 0.8
    """Begins its sentence."""
    named: float = 0.4
    quoted: float = -1.2
    """Stands inside somebody's words while the pronoun stands outside."""
    gender: float = 0.5
    """Known to be of the pronoun's gender."""
    met: float = 2.6
    """Stands in the sentence before, whose subject is the publisher ("We met X. He said")."""
    people: float = 0.7
    """Several people, for "they"; a body is "they" less often."""
    owned: float = -0.7
    """Brought in by somebody else ("her daughter X")."""
    state: float = -0.5
    """A state, for "they"."""
    often: float = 0.15
    """For a person, times the logarithm of how often the text names him: reports have heroes."""
    inside: float = -0.8
    """Stands inside a longer name or phrase ("the Halden Summit"): that is what is meant."""
    reader: float = 2.0
    """Times the reader's own score."""


PULL = Pull()
_REACH = 6000


@dataclass(slots=True)
class Memory:
    """Who spoke, in order: (position, figure)."""

    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    quoted: dict[str, Figure] = field(default_factory=dict)
    """By parent attribution: who was quoted in it last."""
    subjects: dict[Span, bool] = field(default_factory=dict)
    """Whether what stands at a span is a subject, as far as it was asked."""
    inside: dict[Span, bool] = field(default_factory=dict)
    """The same of standing inside a longer name."""
    _known: set[int] = field(default_factory=set)
    _counted: int = 0

    def last(self, position: int, parent: str | None = None) -> Figure | None:
        """The last to have spoken before a position, inside `parent`'s words or at the top."""
        if parent is not None:
            figure = self.quoted.get(parent)
            return None if figure is None else figure.live()
        for where, figure in reversed(self.spoken):
            if where < position:
                return figure.live()
        return None

    def has_spoken(self, figure: Figure) -> bool:
        """Whether a figure has spoken before."""
        while self._counted < len(self.spoken):
            self._known.add(id(self.spoken[self._counted][1]))
            self._counted += 1
        return id(figure) in self._known


def _agrees(word: str, figure: Figure) -> bool:
    if word in lex.MASCULINE | lex.FEMININE:
        wanted = "m" if word in lex.MASCULINE else "f"
        person = figure.kind is MentionKind.person and not figure.plural
        return person and figure.gender in (None, wanted)
    if word in lex.NEUTER:
        return (not figure.plural and (
            figure.institution or figure.document or figure.kind is MentionKind.group
        )) or figure.kind is MentionKind.document  # fmt: skip
    if word in lex.PLURAL:
        return figure.plural or figure.kind is MentionKind.group or figure.institution
    return False


def pronoun(
    cast: Cast,
    memory: Memory,
    span: Span,
    word: str,
    *,
    skip: Figure | None = None,
    parent: str | None = None,
    said: Spans = (),
) -> tuple[Figure | None, Span | None]:
    """The likeliest antecedent before a third-person pronoun, and where it stands.

    `said`: what the pronoun's bearer says; whom he names in it is somebody else ("X fell, he
    said").
    """
    scene = cast.scene
    sentence, paragraph = scene.sentence_at(span[0]), scene.paragraph_at(span[0])
    quote = scene.quotation_at(span[0])
    last = memory.last(span[0], parent)
    scores: dict[int, tuple[float, Figure, Span]] = {}
    hints = _hints(scene, span)
    own = set(fold(skip.name).split()) if skip is not None and skip.institution else set()
    asked = _asker(scene, span[0], sentence)
    met = _met(scene, sentence) if quote is None and word not in lex.PLURAL else -1
    looked = 0
    for where, figure in cast.before(span[0], _REACH):
        looked += 1
        if looked > 120:
            break
        if inside(where, said):
            continue
        if asked is not None and asked[0] <= where[0] < asked[1]:
            continue
        if figure is skip or not _agrees(word, figure) or (own and _own_body(figure, own)):
            continue
        score = PULL.sentence * (sentence - scene.sentence_at(where[0]))
        score += PULL.paragraph * (paragraph - scene.paragraph_at(where[0]))
        within = scene.quotation_at(where[0])
        if within is not None and within != quote:
            score += PULL.quoted
        if figure is last:
            score += PULL.speaker
        elif memory.has_spoken(figure):
            score += PULL.spoke
        subject = memory.subjects.get(where)
        if subject is None:
            subject = memory.subjects[where] = _is_subject(scene, where)
        if subject:
            score += PULL.subject
        if figure.proper and word not in lex.PLURAL:
            score += PULL.named
        if word in lex.PLURAL and figure.plural and (figure.is_person() or not figure.proper):
            score += PULL.people
        if where[0] >= met >= 0 and figure.is_person():
            score += PULL.met
        if _OWNED.search(scene.raw, max(0, where[0] - 30), where[0]) is not None:
            score += PULL.owned
        if word in lex.PLURAL and figure.kind is MentionKind.place:
            score += PULL.state
        if figure.gender is not None:
            score += PULL.gender
        if figure.is_person() and not figure.plural:
            score += PULL.often * math.log2(max(1, sum(figure.counts.values())))
        if word not in lex.PLURAL:
            inside = memory.inside.get(where)
            if inside is None:
                inside = memory.inside[where] = _inside(scene, where)
            if inside:
                score += PULL.inside
        score += PULL.reader * hints.get(where, 0.0)
        known = scores.get(id(figure))
        if known is None or score > known[0]:
            scores[id(figure)] = (score, figure, where)
    if not scores:
        return None, None
    best = max(scores.values(), key=lambda row: (row[0], row[2][0]))
    return best[1], best[2]


_ASKED_BY = re.compile(
    r"(?:Asked|Pressed|Questioned|Challenged|Prompted|Reminded|Interviewed|Cross-examined)\s"
    r"(?:[^,;.“”]{0,60}?\s)?by\s[^,;“”]{2,120}|(?:To|Before|With|Like|Unlike|Beside|From)\s[^,;.“”]{2,100}"
)


def _asker(scene: Scene, position: int, sentence: int) -> Span | None:
    """Whom a sentence's first words name beside its subject: "Asked by X why …, he replied", "To X
    she confided" are not X.
    """
    if not scene.sentences:
        return None
    match = _ASKED_BY.match(scene.raw, scene.sentences[sentence][0], position)
    return None if match is None else match.span()


_WE = re.compile(
    r"(?:[A-Z]\w+\s(?:\w+,?\s)?)?(?:We|we|I)\s(?:\w+\s){0,2}?"
    r"(?:met|spoke|talked|interviewed|found|reached|visited|asked|saw|heard)\b"
)


_BROUGHT_IN = re.compile(
    r"(?:The|A|An|One|Another|Among)\s(?:[\w\-’']+\s){1,7}?(?:was|were|is|came\sfrom)\s(?=(?:[A-Z][\w’.\-]*\s?){2,4}"
    r"(?:,|\.|\s(?:who|of|from)))"
)
"""A sentence that brings somebody in: "The second witness was Dr Amon Reith, who …"."""


def _met(scene: Scene, sentence: int) -> int:
    """Where the sentence before begins, if the publisher says in it whom it met; else -1."""
    if sentence <= 0 or not scene.sentences:
        return -1
    start, end = scene.sentences[sentence - 1]
    if _WE.match(scene.raw, start) is not None:
        return start
    brought = _BROUGHT_IN.match(scene.raw, start, end)
    return brought.end() if brought is not None else -1


def _own_body(figure: Figure, own: set[str]) -> bool:
    """The speaker's own body under a shorter or longer name: that would be "we"."""
    words = set(fold(figure.name).split())
    return figure.kind is MentionKind.group and (words <= own or own <= words)


def _hints(scene: Scene, span: Span) -> dict[Span, float]:
    return {
        link.antecedent: link.score
        for link in scene.links_of(span)
        if link.anaphor == span or (span[0] <= link.anaphor[0] and link.anaphor[1] <= span[1])
    }


_OWNED = re.compile(r"\b(?:his|her|their)\s(?:[a-z\-]+\s){1,2}$", re.IGNORECASE)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


def _is_subject(scene: Scene, where: Span) -> bool:
    """Near the beginning of its sentence or by the parser's word; quotation marks aside."""
    tokens = scene.reading.tokens
    if len(tokens):
        inner = tokens.within(where)
        if any(RELATIONS[code] in _SUBJECTS for code in tokens.relations[inner.start : inner.stop]):
            return True
        for index in inner:  # "A spokesman, X, does not": the name beside the subject
            head = int(tokens.heads[index])
            if RELATIONS[tokens.relations[index]] == "appos" and head >= 0:
                return RELATIONS[tokens.relations[head]] in _SUBJECTS
    start = scene.sentences[scene.sentence_at(where[0])][0] if scene.sentences else 0
    return where[0] - start <= 12


def _inside(scene: Scene, where: Span) -> bool:
    """Whether a name only tells which, before the noun that it stands with."""
    tokens = scene.reading.tokens
    if not len(tokens):
        return False
    inner = tokens.within(where)
    heads = [index for index in inner if int(tokens.heads[index]) not in inner]
    return bool(heads) and all(
        RELATIONS[tokens.relations[index]] in {"compound", "amod"}
        and int(tokens.heads[index]) >= inner.stop
        for index in heads
    )


_SYNONYMS = (
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"detainee", "prisoner", "captive", "inmate", "captured", "arrested"}),
    frozenset({"defector", "deserter"}),
    frozenset({"fighter", "militant", "combatant", "soldier", "terrorist", "jihadist", "rebel",
               "insurgent", "militiaman", "gunman"}),
    frozenset({"official", "officer", "minister"}),
    frozenset({"journalist", "reporter", "correspondent"}),
    frozenset({"witness", "eyewitness"}),
    frozenset({"doctor", "medic", "physician"}),
    frozenset({"commander", "colonel", "general", "brigadier", "leader", "chief"}),
    frozenset({"resident", "villager", "local", "inhabitant"}),
)  # fmt: skip
_INSIDERS = frozenset(
    {"defector", "deserter", "fighter", "soldier", "militant", "recruit", "officer"}
)
_ANY_MAN = frozenset({"man", "boy", "youth", "teenager"})
_ANY_WOMAN = frozenset({"woman", "girl"})


def _same_head(head: str, figure: Figure) -> bool:
    if head in figure.heads:
        return True
    return any(head in row and figure.heads & row for row in _SYNONYMS)


_TITLE_AHEAD = re.compile(
    r",\s(?:\d{1,2}-year-old\s)?(?:(?:an?|the)\s(?:[\w\-]+\s){1,5}?(?:named|called)\s)?(?:[A-Z][a-z]{1,14}\.?\s){0,2}?$"
)


def apposed(cast: Cast, span: Span) -> Figure | None:
    """The person whose name stands beside a description: "The prosecutor, X," and "X, a clerk,"."""
    raw = cast.scene.raw
    if raw[max(0, span[0] - 2) : span[0]] == ", " and raw[span[1] : span[1] + 1] in {",", ".", ";"}:
        for where, figure in cast.before(span[0], 60):
            if where[1] == span[0] - 2:
                return figure if figure.proper and figure.is_person() else None
    if raw[span[1] : span[1] + 1] == " " and raw[span[1] + 1 : span[1] + 2].isupper():
        for where, figure in cast.within((span[1] + 1, span[1] + 60)):
            if where[0] == span[1] + 1:
                return figure if figure.proper and figure.is_person() else None
    if raw[span[1] : span[1] + 2] != ", ":
        return None
    for where, figure in cast.within((span[1] + 2, span[1] + 60)):
        if figure.proper and figure.is_person() and not figure.plural:
            if _TITLE_AHEAD.fullmatch(raw, span[1], where[0]) is None:
                return None
            goes_on = raw.startswith((" of ", " from ", " at "), where[1])
            ends = raw[where[1] : where[1] + 1] in {",", ".", ";"}
            return figure if ends or goes_on else None
    return None


def definite(
    cast: Cast, memory: Memory, span: Span, phrase: Phrase, *, publisher: Figure | None
) -> tuple[Figure | None, Span | None]:
    """What "the former technician", "the group", "the ministry" comes back to, if anything."""
    if not phrase.plural:
        named = apposed(cast, span)
        if named is not None:
            return named, span
    head = phrase.head_lemma
    if publisher is not None and OUR_OWN.match(phrase.text):
        return publisher, None
    kind_of_gatherer = lex.ANAPHORIC_GATHERERS.get(" ".join(w.lower() for w in phrase.words[-2:]))
    kind_of_gatherer = kind_of_gatherer or lex.ANAPHORIC_GATHERERS.get(head)
    modifiers = {lemma(word) for word in phrase.words[:-1]} - {"former", "ex", "old", "same"}
    own_name = {word for word in phrase.words[:-1] if word[:1].isupper()} if (
        kind_of_gatherer) else set()  # fmt: skip
    narrowed = _narrowed(phrase)
    looked = 0
    fallback: tuple[Figure, Span] | None = None
    for where, figure in cast.before(span[0], 20_000):
        looked += 1
        if looked > 200:
            break
        if kind_of_gatherer and figure.gatherer == kind_of_gatherer and figure is not publisher:
            if own_name and not any(own_name & set(name.split()) for name in figure.names):
                continue  # "the Sorvan court" is not the court of another town
            return figure, where
        if figure.is_person() or (figure.plural and not figure.institution):
            if phrase.plural != figure.plural:
                continue
            if _same_head(head, figure):
                if modifiers & _ANOTHER:
                    continue
                return figure, where
            spoke = memory.has_spoken(figure)
            if narrowed:
                continue
            if head in _ANY_MAN | {"person"} and not figure.plural and figure.gender in (None, "m"):
                return figure, where
            if head in _ANY_WOMAN and not figure.plural and figure.gender in (None, "f"):
                return figure, where
            insider = figure.former or any(role is Role.participant for role, _ in figure.roles)
            left = head == "defector" or phrase.former or figure.pseudonym
            if head in _INSIDERS and not figure.plural and insider and left:
                return figure, where
            if (
                fallback is None and spoke and not figure.plural and not figure.proper
                and head in lex.GENERIC_PERSONS
            ):  # fmt: skip
                fallback = figure, where
            continue
        if phrase.plural and head not in lex.GROUP_ANAPHORS:
            continue
        if figure.kind is MentionKind.place or figure.document:
            continue
        if figure is publisher or figure.gatherer:
            if _name_has(figure, phrase) and (
                figure is not publisher or figure.gatherer == "press_office"
            ):
                return figure, where
            continue
        if _name_has(figure, phrase):
            return figure, where
        if head in lex.GROUP_ANAPHORS and _armed(figure, head) and len(phrase.words) <= 2:
            return figure, where
    if fallback is not None:
        return fallback
    if own_name:
        return None, None
    if kind_of_gatherer and publisher is not None and publisher.gatherer == kind_of_gatherer:
        return publisher, None
    return None, None


_NARROWS = re.compile(r"\s(?:who|whom|whose|that|with|in|at|behind|from|on|under|beside)\s")


def _narrowed(phrase: Phrase) -> bool:
    """ "The woman with the yellow can", "the man who sells tea": whom these words bring in."""
    end = phrase.text.find(phrase.core)
    return end >= 0 and _NARROWS.match(phrase.text, end + len(phrase.core)) is not None


OUR_OWN = re.compile(
    r"(?:our|this)\s(?:own\s)?(?:observer|reporter|correspondent|newspaper|paper|team|staff|researcher|"
    r"investigator|photographer|stringer|delegation|monitor|organi[sz]ation)s?$",
    re.IGNORECASE,
)
"""Those who look and listen for the publisher."""
_ANOTHER = frozenset({"other", "second", "third", "another", "new"})
"""Words that bring in somebody new, not one known already."""


_OFFICE_HOLDERS = ROLE_NOUNS - {
    "police", "authority", "government", "ministry", "municipality", "monitor", "watchdog",
    "charity", "ngo", "guard", "rebel", "insurgent",
}  # fmt: skip
"""People: the Office of the Envoy is not "the Envoy"."""


def _name_has(figure: Figure, phrase: Phrase) -> bool:
    """ "the ministry" for the Ministry of Defence, "the Brigades" for the Ashar Brigades."""
    words = {word.lower() for word in phrase.words}
    if not words or phrase.head_lemma in _OFFICE_HOLDERS:
        return False
    for name in figure.names:
        have = {word.lower() for word in take_apart(name).text.split()}
        have |= {lemma(word) for word in have} | figure.heads
        if words <= have:
            return True
    return False


_IRREGULARS = frozenset({"group", "militia", "movement", "organisation", "organization", "faction",
                         "militants", "rebels", "outfit", "militant", "rebel"})  # fmt: skip


def _armed(figure: Figure, head: str) -> bool:
    """An armed body; a state's army is no "group" and no "militia"."""
    words = {word.lower() for name in figure.names for word in name.split()} | figure.heads
    regular = bool(words & {"army", "military", "forces", "police"})
    if head == "army":
        return regular and "police" not in words
    if figure.party is not None:
        kind = figure.party.kind.value
        return kind == "armed_group" or (kind == "armed_forces" and head not in _IRREGULARS)
    if head in _IRREGULARS and regular:
        return False
    return bool(words & lex.PARTY_WORDS) or all(name.isupper() for name in figure.names)
