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
from sayso.resolve.who.calling import (
    OFFICE_AHEAD,
    because,
    gender_of_name,
    name_to_show,
)
from sayso.resolve.who.callings import SHORT_RANKS
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import PARTICLES, fold, skeleton
from sayso.resolve.who.gathering import gatherer_kind
from sayso.resolve.who.initials import is_acronym
from sayso.resolve.who.knowledge import Knowledge, Party, PartyKind
from sayso.resolve.who.knowledge.party import GATHERERS
from sayso.resolve.who.likeness import group_fits, person_fits
from sayso.resolve.who.naming import is_title
from sayso.resolve.who.scene import Scene
from sayso.vocabulary import MentionKind, NameRole, Role

__all__ = ["Cast", "shelf_of"]

CANDIDATES = 24


@dataclass(slots=True)
class Cast:
    """Figures by exact name, by the consonants of their names' words, and by place in the text."""

    scene: Scene
    knowledge: Knowledge
    figures: list[Figure] = field(default_factory=list)
    timeline: list[tuple[int, int, int]] = field(default_factory=list)
    """(start, end, index into figures), sorted: who stands where."""
    at: dict[Span, Figure] = field(default_factory=dict)
    by_key: dict[tuple[str, str], Figure] = field(default_factory=dict)
    _by_bones: dict[str, list[Figure]] = field(default_factory=dict)
    by_party: dict[str, Figure] = field(default_factory=dict)
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
        figure = self.by_key.get(key)
        if figure is None:
            figure = self.by_key[key] = self.create(kind, name, span, proper=True)
        return figure

    def known_body(self, name: str) -> Figure | None:
        """The body that goes by exactly this name, if there is one already."""
        return self.known("g", fold(name))

    def known(self, shelf: str, key: str) -> Figure | None:
        """Who stands on a shelf under exactly this folded name."""
        figure = self.by_key.get((shelf, key))
        return None if figure is None else figure.live()

    def remember(self, figure: Figure, name: str) -> None:
        """Put a figure on its shelf under another name."""
        shelf = shelf_of(figure.kind)
        key = fold(name)
        if not key:
            return
        self.by_key.setdefault((shelf, key), figure)
        for word in key.split():
            if word not in PARTICLES and len(word) > 1:
                rows = self._by_bones.setdefault(shelf + skeleton(word), [])
                if not rows or rows[-1] is not figure:
                    rows.append(figure)

    def alias(self, figure: Figure, name: str, role: NameRole, span: Span | None, why: str) -> None:
        """Give a figure another name; a figure that already goes by it is taken in."""
        shelf = shelf_of(figure.kind)
        other = self.known(shelf, fold(name))
        if other is not None and other is not figure:
            self.merge(figure, other)
        figure.add(name, role, span, why)
        if figure.names[name][0] is not role and role is not NameRole.name:
            figure.names[name] = (role, figure.names[name][1])
        self.remember(figure, name)

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
        kept.told += gone.told
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
        known = self.by_party.get(party.name)
        figure = known.live() if known is not None else None
        if figure is None:
            kind = MentionKind.place if party.kind is PartyKind.state else MentionKind.group
            figure = self.create(kind, text, span, proper=True)
            figure.party = party
            figure.country = party.country if party.kind is PartyKind.state else None
            figure.institution = True
            if party.kind in GATHERERS:
                figure.gatherer = party.kind.value
            self.by_party[party.name] = figure
        role = next((role for name, role in party.names if name == text), NameRole.name)
        if is_acronym(text):
            role = NameRole.acronym
        why = "" if not figure.names else f"{text}: a name of {party.name} ({party.file})"
        figure.add(text, role, span, why)
        self.remember(figure, text)
        figure.name = name_to_show(figure)
        return figure

    def person(self, name: str, span: Span, *, create: bool = True) -> Figure | None:
        """The person of this name, of a part of it, or spelled another way; else a new one."""
        key = fold(name)
        if not key or (" " in key and key.split()[-1] in SHORT_RANKS):
            return None  # "Navy Capt": the name is yet to come
        found = self.known("p", key)
        why = ""
        if found is None:
            found, why = self.similar("p", name, key, span[0])
        if found is None:
            if not create:
                return None
            found = self.create(MentionKind.person, name, span, proper=True)
            found.gender = gender_of_name(key)
        new = name not in found.names
        found.add(name, NameRole.name, span, why)
        titled = _TITLED.search(self.scene.raw, max(0, span[0] - 24), max(0, span[0]))
        if new and titled is not None and " " not in name and _is_address(titled.group("title")):
            found.add(f"{titled.group('title')} {name}", NameRole.name, (titled.start(), span[1]))
        if new:
            self.remember(found, name)
            found.name = name_to_show(found)
            ahead = OFFICE_AHEAD.search(self.scene.raw, max(0, span[0] - 80), max(0, span[0]))
            if ahead is not None:
                found.roles.append((Role.official, ahead.span()))
        return found

    def label(self, name: str, span: Span) -> Figure:
        """The one who goes by a label in the place of a name ("Witness 7"): exactly that one."""
        figure = self.known("p", fold(name))
        if figure is None:
            figure = self.create(MentionKind.person, name, span, proper=True)
            figure.heads.add(name.split()[-2].lower())
            if "witness" in figure.heads:
                figure.roles.append((Role.witness, span))
        figure.add(name, NameRole.description, span)
        self.remember(figure, name)
        return figure

    def group(self, name: str, span: Span, kind: MentionKind = MentionKind.group) -> Figure:
        """The body, place or thing of this name, or a new one."""
        held = _HELD_SO.match(name)
        if held is not None and self.knowledge.find(name) is None:
            inside = span[0] >= 0 and self.scene.raw.startswith(held.group(0), span[0])
            span = (span[0] + held.end(), span[1]) if inside else span
            name = name[held.end() :]
        party = self.knowledge.find(name)
        if party is not None:
            own = self.by_end(name) if len(name.split()) == 1 and span[0] >= 0 else None
            return own or self.party(party, name, span)
        shelf = shelf_of(kind)
        key = fold(name)
        found = self.known(shelf, key)
        why = ""
        if found is None and kind is MentionKind.group:
            found, why = self.similar(shelf, name, key, span[0])
        if found is None:
            found = self.create(kind, name, span, proper=True)
            found.institution = True
            found.gatherer = gatherer_kind(name)
        role = NameRole.acronym if is_acronym(name) else NameRole.name
        found.add(name, role, span, why)
        self.remember(found, name)
        found.name = name_to_show(found)
        return found

    def similar(self, shelf: str, name: str, key: str, position: int) -> tuple[Figure | None, str]:
        """Whose name this is spelled another way or in part, and why; the nearest of the best."""
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

    def people_of(self, word: str) -> list[Figure]:
        """Everybody who goes by a name with this folded word, or one that sounds like it."""
        rows = (figure.live() for figure in self._by_bones.get("p" + skeleton(word), ()))
        return [figure for figure in rows if figure.is_person()]

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
        return "=" + word.upper() in self.knowledge.by_name or ("g", word) in self.by_key


_HELD_SO = re.compile(
    r"[\w’'.]+-(?:based|run|owned|backed|sponsored|controlled|funded|affiliated|linked|language|led)\s(?=[A-ZÀ-Þ])"
)
"""Where a body sits or who holds it, and no part of its name ("the Orlan-based Varo TV")."""
_TITLED = re.compile(r"(?<![\w’'])(?P<title>[A-ZÀ-Þ][\w\-]*\.?)\s$")
"""What may be the title of a lone name after it: he goes by both ("Captain Tarn")."""
_NO_ADDRESS = frozenset({"former", "ex"})
"""What stands like a title before a name and is no part of how somebody is called."""
_INSIDE_NAMES = re.compile(r"\s(?:of|on|in|for|at|to|against|and)\s")


def _is_address(word: str) -> bool:
    """Whether somebody is called by this word and his name ("Captain Tarn", not "Former Tarn")."""
    return word.lower() not in _NO_ADDRESS and is_title(word)


def _end_of_name(name: str) -> str:
    """The last word of a name of several, before any "of" or "in"; "" for a name of one word."""
    if len(name.split()) < 2:
        return ""
    return (fold(_INSIDE_NAMES.split(name)[0]).split() or [""])[-1]


def shelf_of(kind: MentionKind) -> str:
    """On which shelf names of a kind stand: people, places, bodies."""
    if kind is MentionKind.person:
        return "p"
    return "l" if kind in (MentionKind.place, MentionKind.facility) else "g"
