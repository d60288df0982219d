"""What a definite description comes back to, and whose name stands beside it."""

from __future__ import annotations

import re
from itertools import islice

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.reference.memory import Memory
from sayso.vocabulary import MentionKind, Role

__all__ = ["OUR_OWN", "apposed", "definite"]

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
    frozenset({"director", "chief", "head", "boss"}),
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


_LEAST_TITLE = 4
"""Letters of a title that may come back as a description ("General X", "the general")."""


def _titled_so(raw: str, where: Span, head: str) -> bool:
    """Whether a name stands there with this word as its title."""
    if len(head) < _LEAST_TITLE:
        return False
    before = raw[max(0, where[0] - len(head) - 1) : where[0]].rstrip()
    words = raw[where[0] : where[1]].split()
    inner = len(words) > 1 and words[0].lower() == head
    return inner or (before.lower() == head and before[:1].isupper())


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
    if kind_of_gatherer == "outlet" and _another_sort(phrase):
        kind_of_gatherer = None
    modifiers = {lemma(word) for word in phrase.words[:-1]} - {"former", "ex", "old", "same"}
    own_name = {word for word in phrase.words[:-1] if word[:1].isupper()} if (
        kind_of_gatherer) else set()  # fmt: skip
    if not phrase.plural and head in _HELD and not modifiers & _ANOTHER and not _same(phrase):
        held = _the_one_held(cast, span, head)
        if held is not None:
            return held
    narrowed = _narrowed(phrase)
    owned = bool(kind_of_gatherer) and _somebodys(cast, span, phrase)
    looked = 0
    fallback: tuple[Figure, Span] | None = None
    for where, figure in cast.before(span[0], 20_000):
        looked += 1
        if looked > 200:
            break
        if owned:
            break
        if kind_of_gatherer and figure.gatherer == kind_of_gatherer and figure is not publisher:
            if own_name and not any(own_name & set(name.split()) for name in figure.names):
                continue  # "the Sorvan court" is not the court of another town
            return figure, where
        if figure.is_person() or (figure.plural and not figure.institution):
            if phrase.plural != figure.plural:
                continue
            if _same_head(head, figure) or (
                phrase.definite and figure.proper and _titled_so(cast.scene.raw, where, head)
            ):
                if modifiers & _ANOTHER:
                    continue
                speaking = _last_person(memory, span[0])
                if speaking is not None and _rather(cast, phrase, figure, where, speaking):
                    return speaking, where
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
    if own_name or owned:
        return None, None
    if kind_of_gatherer and publisher is not None and publisher.gatherer == kind_of_gatherer:
        return publisher, None
    return None, None


def _last_person(memory: Memory, position: int) -> Figure | None:
    """The last human being to have had the word before a position."""
    for where, figure in islice(reversed(memory.spoken), _TURNS):
        if where < position and figure.live().is_person() and not figure.live().plural:
            return figure.live()
    return None


_TURNS = 12
"""Turns looked back at for somebody who is more than a body."""


def _rather(cast: Cast, phrase: Phrase, figure: Figure, where: Span, speaking: Figure) -> bool:
    """Whether "the president" is who has the word, and not the one that he speaks of."""
    if phrase.plural or len(phrase.words) > 1 or speaking is figure or not speaking.is_person():
        return False
    if speaking.plural != figure.plural or not speaking.proper:
        return False
    head = phrase.head_lemma
    told_of = cast.scene.said_at(where[0])
    titled = head in speaking.heads or any(
        _titled_so(cast.scene.raw, place, head)
        for place, other in cast.before(where[1] + 2000, 20_000)
        if other is speaking
    )
    return told_of and titled


_HELD = frozenset({"prisoner", "captive", "detainee", "arrested", "captured"})
_TAKEN = re.compile(
    r"\b(?:arrest\w*|captur\w*|detain\w*|seiz\w*|caught|apprehend\w*|hands\son|took\sprisoner|"
    r"interrogat\w*|prisoner|captive|detainee|custody\sof)\b[^.;\n]{0,70}$",
    re.IGNORECASE,
)
_WAS_TAKEN = re.compile(
    r"[^.;\n]{0,60}?\b(?:(?:was|been|is)\s(?:arrested|captured|detained|seized|caught|apprehended)|"
    r"surrendered|fell\sinto|gave\shimself\sup)\b"
)


def _the_one_held(cast: Cast, span: Span, head: str) -> tuple[Figure, Span] | None:
    """ "The prisoner", where the text has told of one named person that he was taken."""
    raw, found = cast.scene.raw, dict[int, tuple[Figure, Span]]()
    for looked, (where, figure) in enumerate(cast.before(span[0], 20_000)):
        if looked > _LOOKED or (figure.is_person() and head in figure.heads):
            return None
        if not figure.is_person() or figure.plural or not figure.proper:
            continue
        taken = any(role is Role.detainee for role, _ in figure.roles) or (
            _TAKEN.search(raw, max(0, where[0] - 110), where[0]) is not None
            or _WAS_TAKEN.match(raw, where[1]) is not None
        )
        if taken:
            found.setdefault(id(figure), (figure, where))
    return next(iter(found.values())) if len(found) == 1 else None


def _same(phrase: Phrase) -> bool:
    return "same" in {word.lower() for word in phrase.words}


_NO_NEWS = frozenset(
    """enforcement intelligence security aid police bus train railway fire power polling petrol gas
    pumping radar weather border customs space tax relief humanitarian refugee rating travel
    employment development environmental space spy investigative government federal road rail
    social telephone transport smuggling terror criminal human water""".split()
)
"""What an agency, a network, a station or a channel may be of that brings no news."""


def _another_sort(phrase: Phrase) -> bool:
    """ "Law enforcement agencies", "the police station", "the smuggling network": no outlet."""
    return bool({word.lower() for word in phrase.words[:-1]} & _NO_NEWS)


_LOOKED = 200
"""Figures looked back at."""
_OWNER = re.compile(r"[\w’'\-]+(?:[’']s|s[’'])\s|\b(?:its|his|her|their|your)\s", re.IGNORECASE)
_LABELS = frozenset("puppet state government army regime opposition rebel official enemy".split())
_HELD_BY = ("-run", "-owned", "-backed", "-controlled", "-funded", "-sponsored", "-affiliated")
_OF_OTHERS = re.compile(r"\sof\s(?:the\s|his\s|her\s|its\s|their\s)?\w|\s[A-ZÀ-Þ]\w")


def _somebodys(cast: Cast, span: Span, phrase: Phrase) -> bool:
    """ "The government's radio", "the radio of the rebels", "the channel Varo": not the publisher,
    nor the outlet named last.
    """
    if _OWNER.match(phrase.text.removeprefix("the ").removeprefix("The ")) is not None:
        return True
    before = {word.lower() for word in phrase.words[:-1]}
    if before & _LABELS or any(word.endswith(_HELD_BY) for word in before):
        return True
    end = phrase.text.find(phrase.core)
    tail = phrase.text[end + len(phrase.core) :] if end >= 0 else ""
    after = tail or cast.scene.raw[span[1] : span[1] + 12]
    return _OF_OTHERS.match(after) is not None


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
