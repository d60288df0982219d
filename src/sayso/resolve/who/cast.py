"""The cast: all figures of one report, found by name, by knowledge or by description.

Near-linear: a name is compared only with names that share the consonants of a word with it, and
with no more than the `CANDIDATES` latest of those.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.calling import (
    ONE_OF_SEVERAL,
    because,
    gender_of_name,
    introduction,
    name_to_show,
    take_title,
    without_clause,
)
from sayso.resolve.who.callings import IF_OF_A_GROUP, LAWYERS, LEADERS, ROLE_NOUNS
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import PARTICLES, fold, skeleton
from sayso.resolve.who.gathering import gatherer_kind
from sayso.resolve.who.knowledge import Knowledge, Party, PartyKind
from sayso.resolve.who.knowledge.party import GATHERERS
from sayso.resolve.who.likeness import group_fits, person_fits
from sayso.resolve.who.names import is_acronym
from sayso.resolve.who.naming import (
    looks_like_body,
    tail_text,
    whole_name,
    whole_person,
    without_titles,
)
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["Cast"]

CANDIDATES = 24
LONGEST = 90
"""Code points of a description that is kept whole, with its clause, as a name."""
_ARMY = frozenset({"army", "military", "forces", "troops", "armed", "airforce"})
_STATE = frozenset({"government", "state", "authorities", "regime", "administration"})
_BODIES = frozenset({MentionKind.group, MentionKind.facility, MentionKind.place,
                     MentionKind.other})  # fmt: skip
_GROUP_TAIL = frozenset({"group", "groups", "movement", "organisation", "organization", "militia",
                         "faction", "outfit", "network", "militants", "rebels"})  # fmt: skip


@dataclass(slots=True)
class Cast:
    """Figures by exact name, by the consonants of their names' words, and by place in the text."""

    scene: Scene
    knowledge: Knowledge
    figures: list[Figure] = field(default_factory=list)
    timeline: list[tuple[int, int, int]] = field(default_factory=list)
    """(start, end, index into figures), sorted: who stands where."""
    at: dict[Span, Figure] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], Figure] = field(default_factory=dict)
    _by_bones: dict[str, list[Figure]] = field(default_factory=dict)
    _by_party: dict[str, Figure] = field(default_factory=dict)
    _index: dict[int, int] = field(default_factory=dict)

    # --- the timeline ----------------------------------------------------------------------

    def place(self, figure: Figure, span: Span) -> None:
        """Remember that a figure stands at a span."""
        self.at.setdefault(span, figure)
        insort(self.timeline, (span[0], span[1], self._index[id(figure)]))

    def before(self, position: int, reach: int = 4000) -> Iterator[tuple[Span, Figure]]:
        """Who stands before a position, nearest first, at most `reach` code points back."""
        index = bisect_left(self.timeline, (position, -1, -1))
        while index > 0:
            index -= 1
            start, end, figure = self.timeline[index]
            if position - start > reach:
                return
            yield (start, end), self.figures[figure].live()

    def within(self, span: Span) -> Iterator[tuple[Span, Figure]]:
        """Who stands inside a span, in reading order."""
        index = bisect_left(self.timeline, (span[0], -1, -1))
        last = bisect_right(self.timeline, (span[1], -1, -1))
        for start, end, figure in self.timeline[index:last]:
            if end <= span[1]:
                yield (start, end), self.figures[figure].live()

    # --- making and finding ----------------------------------------------------------------

    def create(self, kind: MentionKind, name: str, span: Span | None, *, proper: bool) -> Figure:
        """A new figure."""
        figure = Figure(kind=kind, name=name, proper=proper, first=span[0] if span else -1)
        self._index[id(figure)] = len(self.figures)
        self.figures.append(figure)
        return figure

    def thing(self, key: tuple[str, str], kind: MentionKind, name: str, span: Span) -> Figure:
        """The place or thing that goes by this key; new where it is not there yet."""
        figure = self._by_key.get(key)
        if figure is None:
            figure = self._by_key[key] = self.create(kind, name, span, proper=True)
        return figure

    def known_body(self, name: str) -> Figure | None:
        """The body that goes by exactly this name, if there is one already."""
        return self._known("g", fold(name))

    def _known(self, shelf: str, key: str) -> Figure | None:
        figure = self._by_key.get((shelf, key))
        return None if figure is None else figure.live()

    def _remember(self, figure: Figure, name: str) -> None:
        shelf = _shelf(figure.kind)
        key = fold(name)
        if not key:
            return
        self._by_key.setdefault((shelf, key), figure)
        for word in key.split():
            if word not in PARTICLES and len(word) > 1:
                rows = self._by_bones.setdefault(shelf + skeleton(word), [])
                if not rows or rows[-1] is not figure:
                    rows.append(figure)

    def alias(self, figure: Figure, name: str, role: NameRole, span: Span | None, why: str) -> None:
        """Give a figure another name; a figure that already goes by it is taken in."""
        shelf = _shelf(figure.kind)
        other = self._known(shelf, fold(name))
        if other is not None and other is not figure:
            self.merge(figure, other)
        figure.add(name, role, span, why)
        if figure.names[name][0] is not role and role is not NameRole.name:
            figure.names[name] = (role, figure.names[name][1])
        self._remember(figure, name)

    def merge(self, kept: Figure, gone: Figure) -> None:
        """Make two figures one. The kept one's name stays."""
        kept, gone = kept.live(), gone.live()
        if kept is gone:
            return
        for name, (role, span) in gone.names.items():
            kept.add(name, role, span)
        kept.first = min(kept.first, gone.first) if kept.first >= 0 else gone.first
        kept.heads |= gone.heads
        kept.roles += gone.roles
        kept.belongs += [group for group in gone.belongs if group not in kept.belongs]
        kept.gender = kept.gender or gone.gender
        kept.party = kept.party or gone.party
        kept.gatherer = kept.gatherer or gone.gatherer
        kept.held_by = kept.held_by or gone.held_by
        kept.former = kept.former or gone.former
        kept.rank = kept.rank or gone.rank
        kept.testified = kept.testified or gone.testified
        kept.saw = kept.saw or gone.saw
        kept.part = kept.part or gone.part
        kept.pseudonym = kept.pseudonym or gone.pseudonym
        kept.evidence += [why for why in gone.evidence if why not in kept.evidence]
        gone.into = kept

    def party(self, party: Party, text: str, span: Span | None) -> Figure:
        """The figure of a known party; `text` is how it is called here."""
        known = self._by_party.get(party.name)
        figure = known.live() if known is not None else None
        if figure is None:
            kind = MentionKind.place if party.kind is PartyKind.state else MentionKind.group
            figure = self.create(kind, text, span, proper=True)
            figure.party = party
            figure.country = party.country if party.kind is PartyKind.state else None
            figure.institution = True
            if party.kind in GATHERERS:
                figure.gatherer = party.kind.value
            self._by_party[party.name] = figure
        role = next((role for name, role in party.names if name == text), NameRole.name)
        if is_acronym(text):
            role = NameRole.acronym
        why = "" if not figure.names else f"{text}: a name of {party.name} ({party.file})"
        figure.add(text, role, span, why)
        self._remember(figure, text)
        figure.name = name_to_show(figure)
        return figure

    def person(self, name: str, span: Span, *, create: bool = True) -> Figure | None:
        """The person of this name, of a part of it, or spelled another way; else a new one."""
        key = fold(name)
        if not key:
            return None
        found = self._known("p", key)
        why = ""
        if found is None:
            found, why = self._similar("p", name, key, span[0])
        if found is None:
            if not create:
                return None
            found = self.create(MentionKind.person, name, span, proper=True)
            found.gender = gender_of_name(key)
        new = name not in found.names
        found.add(name, NameRole.name, span, why)
        if new:
            self._remember(found, name)
            found.name = name_to_show(found)
        return found

    def label(self, name: str, span: Span) -> Figure:
        """The one who goes by a label in the place of a name ("Witness 7"): exactly that one."""
        figure = self._known("p", fold(name))
        if figure is None:
            figure = self.create(MentionKind.person, name, span, proper=True)
            figure.heads.add(name.split()[-2].lower())
        figure.add(name, NameRole.description, span)
        self._remember(figure, name)
        return figure

    def group(self, name: str, span: Span, kind: MentionKind = MentionKind.group) -> Figure:
        """The body, place or thing of this name, or a new one."""
        party = self.knowledge.find(name)
        if party is not None:
            own = self.by_end(name) if len(name.split()) == 1 and span[0] >= 0 else None
            return own or self.party(party, name, span)
        shelf = _shelf(kind)
        key = fold(name)
        found = self._known(shelf, key)
        why = ""
        if found is None and kind is MentionKind.group:
            found, why = self._similar(shelf, name, key, span[0])
        if found is None:
            found = self.create(kind, name, span, proper=True)
            found.institution = True
            found.gatherer = gatherer_kind(name)
        role = NameRole.acronym if is_acronym(name) else NameRole.name
        found.add(name, role, span, why)
        self._remember(found, name)
        found.name = name_to_show(found)
        return found

    def _similar(self, shelf: str, name: str, key: str, position: int) -> tuple[Figure | None, str]:
        words = [word for word in key.split() if word not in PARTICLES and len(word) > 1]
        if not words:
            return None, ""
        buckets = [self._by_bones.get(shelf + skeleton(word), []) for word in words]
        pool: dict[int, Figure] = {}
        for bucket in buckets:
            for figure in bucket[-CANDIDATES:]:
                pool[id(figure.live())] = figure.live()
        if shelf == "g" and len(words) == 1:
            end = self._ends_so(words[0], pool.values())
            if end is not None and name[:1].isupper() and not name.isupper():
                return end, f"{name} / {end.name}: the end of its name"
        best: tuple[float, int, Figure] | None = None
        for figure in pool.values():
            score = max(
                (self._fits(shelf, words, name, other) for other in list(figure.names)[:8]),
                default=0.0,
            )
            if score <= 0:
                continue
            rank = (score, -abs(position - figure.first))
            if best is None or rank > (best[0], best[1]):
                best = (*rank, figure)
        if best is None:
            return None, ""
        return best[2], f"{name} / {best[2].name}: {because(name, best[2])}"

    def _ends_so(self, word: str, pool: Iterable[Figure]) -> Figure | None:
        """ "the League" of the River League, "the Mission" of the Mission in Orhal: the one body
        whose name ends so, before any "of" or "in".
        """
        ends = [figure for figure in pool if figure.kind is MentionKind.group and any(
            _end_of_name(other) == word for other in list(figure.names)[:8])]  # fmt: skip
        return ends[0] if len(ends) == 1 else None

    def by_end(self, name: str) -> Figure | None:
        """The body that a lone word may stand for, where nobody goes by that word."""
        word = fold(name)
        if any(figure.live().proper for figure in self._by_bones.get("p" + skeleton(word), [])):
            return None
        rows = self._by_bones.get("g" + skeleton(word), [])[-CANDIDATES:]
        return self._ends_so(word, {id(row.live()): row.live() for row in rows}.values())

    def _fits(self, shelf: str, words: list[str], name: str, other: str) -> float:
        if shelf == "g":
            return group_fits(words, other, self._is_name)
        return person_fits(words, name, other)

    def _is_name(self, word: str) -> bool:
        """Whether a folded word is some body's whole name here or in the knowledge file."""
        return "=" + word.upper() in self.knowledge.by_name or ("g", word) in self._by_key

    # --- from the words of the text ---------------------------------------------------------

    def by_words(self, phrase: Phrase, span: Span, kind: MentionKind | None) -> Figure | None:
        """The figure that a noun phrase names outright; None where it only describes."""
        core = phrase.core
        if not phrase.words:
            return None
        party = self.knowledge.find(core)
        if party is not None and party.kind is PartyKind.people:
            return None
        if party is not None and (core[:1].isupper() or "-" in core):
            own = self.by_end(core) if len(phrase.words) == 1 and "-" not in core else None
            return own or self.party(party, core, span)
        whole = self.known_body(phrase.text) if core[:1].isupper() else None
        if whole is not None:  # "Lantern for Justice", which is more than its core
            return whole
        named = self.known_body(core) if core[:1].isupper() else None
        if named is not None and named.gatherer is not None:
            return named
        institution = self._institution(phrase, span)
        if institution is not None:
            return institution
        tail = phrase.capital_tail
        if not tail:
            return self._named_body(phrase, span)
        if len(phrase.words) == 1 and looks_like_body(tail) and whole_name(phrase) == tail[0]:
            # "The Ministry": a coming back, or nobody's name
            return self._similar("g", tail[0], fold(tail[0]), span[0])[0]
        if len(tail) == len(phrase.words) == 1 and lemma(tail[0]) in _DESCRIBING:
            outlet = self._similar("g", tail[0], fold(tail[0]), span[0])[0]
            if outlet is not None and outlet.gatherer == "outlet":
                return outlet
        body = len(tail) > 1 and looks_like_body(tail)
        alone = len(tail) == len(phrase.words) or len(tail) == 1
        body = body or self._like_a_name(phrase, tail, span)
        last = tail[-1].lower().split("-")[-1] if "-" in tail[-1] else tail[-1]
        if alone and lemma(last) in _DESCRIBING and not body:
            return self._named_body(phrase, span)
        if self.knowledge.people(tail[-1]) is not None and len(tail) <= 2:
            return None
        name = tail_text(phrase, tail)
        party = self.knowledge.find(name)
        if party is not None:
            return self.party(party, name, span)
        bare = without_titles(tail)
        if not bare:
            return None
        if kind in _BODIES and self._by_key.get(("p", fold(name))) is None:
            return self.group(whole_name(phrase), span, kind)
        if (kind is None or len(tail) > 1) and (looks_like_body(tail) or body):
            return self.group(whole_name(phrase), span)
        if kind is None and ("g", fold(name)) in self._by_key:
            return self.group(name, span)
        if kind is None and len(phrase.words) == 1 and phrase.definite:
            end = self.by_end(name)
            if end is not None:
                end.add(name, NameRole.name, span, f"{name} / {end.name}: the end of its name")
                return end
        if kind is None and is_acronym(name):
            return self.group(name, span)
        where, name = whole_person(self.scene, span, " ".join(bare))
        first = name.split()[0]
        if where[0] < span[0] and (
            self.knowledge.people(first) is not None or self.known_body(first) is not None
        ):
            where, name = span, " ".join(bare)
        figure = self.person(name, where)
        if figure is not None:
            take_title(figure, phrase)
        return figure

    def _like_a_name(self, phrase: Phrase, tail: tuple[str, ...], span: Span) -> bool:
        """ "the Marsh Volunteers" inside a sentence: several people in capitals are a body."""
        if len(tail) < 2 or not phrase.plural or self.scene.is_heading(span[0]):
            return False
        if self.knowledge.people(tail[0]) is not None or tail[0].lower() in lex.NUMBER_WORDS:
            return False
        return phrase.definite or self.scene.inside_sentence(span[0])

    def _institution(self, phrase: Phrase, span: Span) -> Figure | None:
        """A state's army or government by its people's name ("the Karvenian army")."""
        words = phrase.words
        if len(words) < 2 or len(words) > 4:
            return None
        state = self.knowledge.people(words[0])
        if state is None:
            return None
        rest = {word.lower() for word in words[1:]}
        if rest == {"side"}:  # "the Karvenian side" is the country, whoever else is near
            return self.party(state, state.name, None)
        for label, heads in (("army", _ARMY), ("government", _STATE)):
            if words[-1].lower() in heads and rest <= heads | {"armed", "central"}:
                key = f"{state.name}/{label}"
                known = self._by_party.get(key)
                figure = known.live() if known is not None else None
                if figure is None:
                    figure = self.create(MentionKind.group, phrase.core, span, proper=True)
                    figure.institution = True
                    figure.heads.add("army" if label == "army" else "government")
                    figure.country = None
                    self._by_party[key] = figure
                    state_figure = self._by_party.get(state.name)
                    if state_figure is not None:
                        figure.belongs.append(state_figure)
                why = f"{phrase.core}: the {label} of {state.name}" if figure.names else ""
                figure.add(phrase.core, NameRole.name, span, why)
                self._remember(figure, phrase.core)
                return figure
        return None

    def _named_body(self, phrase: Phrase, span: Span) -> Figure | None:
        """ "the IS militant group": a known name before a word for a body."""
        words = phrase.words
        if len(words) < 2 or words[-1].lower() not in _GROUP_TAIL:
            return None
        for size in range(len(words) - 1, 0, -1):
            name = " ".join(words[:size])
            if not name[:1].isupper():
                continue
            party = self.knowledge.find(name)
            if party is not None and party.kind is not PartyKind.state:
                return self.party(party, name, span)
            known = self._known("g", fold(name))
            if known is not None:
                return known
        return None

    def described(self, phrase: Phrase, span: Span, kind: MentionKind | None) -> Figure:
        """A figure known by description only; the same words mean the same one in one report."""
        head = phrase.head_lemma
        document = head in lex.DOCUMENTS or kind is MentionKind.document
        institution = head in lex.INSTITUTIONS and not phrase.plural and not phrase.indefinite
        if head in lex.SOMEBODY | lex.EVERYBODY:
            kind, institution = MentionKind.person, False
        people = phrase.words and self.knowledge.people(phrase.words[-1]) is not None
        plural = phrase.plural or bool(people and phrase.head.endswith("s"))
        plural = plural or phrase.text.lower() in lex.NUMBER_WORDS
        shelf, text = "d", without_clause(phrase.text)
        beside = None
        if ONE_OF_SEVERAL.match(text) is not None:
            beside = introduction(phrase.text[len(text) :].lstrip(", "))
            text = beside or text
            head = take_apart(beside).head_lemma if beside else head
        key = (shelf, fold(text))
        figure = self._known(*key)
        if figure is None:
            if head == "guard" and phrase.indefinite and not phrase.plural:
                kind, institution, head_is_body = MentionKind.person, False, False
            else:
                head_is_body = head in lex.PARTY_WORDS
            if document:
                chosen = MentionKind.document
            elif institution or kind is MentionKind.group or head_is_body:
                chosen = MentionKind.group
            else:
                chosen = kind or MentionKind.person
            figure = self.create(chosen, text, span, proper=False)
            figure.plural = plural and not institution
            figure.institution = institution
            figure.document = document
            figure.former = phrase.former
            figure.gatherer = gatherer_kind(phrase.core)
            figure.heads.add(head)
            kin = head.removesuffix("-in-law").split("-")[-1]
            if kin in lex.FEMALE_NOUNS:
                figure.gender = "f"
            elif kin in lex.MALE_NOUNS:
                figure.gender = "m"
            figure.add(text, NameRole.description, span)
            self._by_key[key] = figure
        if beside is not None:
            figure.add(without_clause(phrase.text), NameRole.description, span)
        both = _AND_ANOTHER.search(text)
        if both is not None and text[: both.start()] not in figure.names:
            figure.add(text[: both.start()], NameRole.description, span)
        if phrase.text != text and len(phrase.text) < LONGEST and phrase.text not in figure.names:
            figure.add(phrase.text, NameRole.description, span)
        return figure


_DESCRIBING = (ROLE_NOUNS | LAWYERS | LEADERS | IF_OF_A_GROUP | lex.PEOPLE_NOUNS) - {
    "ministry",
    "government",
    "municipality",
    "police",
    "authority",
}


_AND_ANOTHER = re.compile(r"\sand\s(?:an?|the|his|her|their|its|two|three|several|one)\s")
_INSIDE_NAMES = re.compile(r"\s(?:of|on|in|for|at|to|against|and)\s")


def _end_of_name(name: str) -> str:
    """The last word of a name of several, before any "of" or "in"; "" for a name of one word."""
    if len(name.split()) < 2:
        return ""
    return (fold(_INSIDE_NAMES.split(name)[0]).split() or [""])[-1]


def _shelf(kind: MentionKind) -> str:
    if kind is MentionKind.person:
        return "p"
    return "l" if kind in (MentionKind.place, MentionKind.facility) else "g"
