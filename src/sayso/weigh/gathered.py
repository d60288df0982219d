"""Allegations counted away from the shelf: all that counting a few groups needs, and nothing else.

What is gathered can be sent to another process. An allegation follows from it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any, NamedTuple

from sayso.model import Allegation, Reuse
from sayso.weigh.across import Across, shown_of
from sayso.weigh.alike import Pair, central
from sayso.weigh.comparing import DENIES
from sayso.weigh.counting import allegation_id, allegation_of
from sayso.weigh.decided import Decisions
from sayso.weigh.edges import Overlap
from sayso.weigh.entry import Entry, Saying
from sayso.weigh.likeness import Likeness, likeness
from sayso.weigh.nearby import Edges
from sayso.weigh.overlaps import overlaps_of
from sayso.weigh.parties import Parties
from sayso.weigh.point import Point, point_of
from sayso.weigh.separation import Overrule
from sayso.weigh.themes import theme_of
from sayso.weigh.titling import best_read, title_among
from sayso.weigh.voices import left_out_of

__all__ = ["Gathered", "Opposed", "Portion", "Stands", "counted", "forms_of", "strongest"]

SHOWN_WHY = 12
"""Reasons that are listed for a group."""

Stands = tuple[tuple[int, int], ...]
"""Where claims stand: the place of the report in its portion, and the claim's place in that."""


class Opposed(NamedTuple):
    """A cell of another allegation that denies one here, or is denied by it."""

    cell: int
    other: Stands
    theirs: Stands
    """The claims of its allegation."""


class Gathered(NamedTuple):
    """A group of cells, and what is known of it."""

    cells: tuple[int, ...]
    stands: tuple[Stands, ...]
    """Of each cell, smallest report first."""
    edges: Edges
    """Likenesses of two of the cells."""
    opposed: tuple[Opposed, ...]
    """Strongest first."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some groups, and the reports that they are in."""

    groups: tuple[Gathered, ...]
    entries: tuple[Entry, ...]
    reuses: Mapping[str, Mapping[str, Reuse]]
    """What these reports share, by report and the other."""
    vectors: Mapping[int, bytes]
    """Of cells that stand with others."""
    likenesses: Mapping[Pair, Likeness]
    """Those of the strongest that are known with their reasons."""
    keys: Mapping[str, str]
    """Identities that are not the name itself."""
    parties: Parties
    decisions: Decisions
    lines: tuple[str, ...]
    """The entries as JSON: so they are sent in a third of the time."""
    packing: Callable[[Allegation], Any]
    """What becomes of an allegation before it is given back."""
    _points: dict[int, Point] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, but its entries: they are made anew from their lines."""
        others = (getattr(self, one.name) for one in fields(self)[2:-1])
        return _received, (self.groups, *others)

    def key(self, form: str) -> str:
        """The identity of a folded name."""
        return self.keys.get(form, form)

    def said(self, stands: Iterable[tuple[int, int]]) -> list[Saying]:
        """The claims that stand there."""
        return [self.entries[report].sayings[place] for report, place in stands]

    def reports(self, stands: Iterable[tuple[int, int]]) -> dict[str, Entry]:
        """The reports that these stand in."""
        return {self.entries[one].report: self.entries[one] for one, _ in stands}

    def point(self, cell: int, saying: Saying) -> Point:
        """A claim of a cell, ready to be compared."""
        found = self._points.get(cell)
        if found is None:
            whole = replace(saying, vector=self.vectors[cell])
            found = self._points[cell] = point_of(cell, whole, self.key)
        return found


def _received(groups: tuple[Gathered, ...], *others: Any) -> Portion:
    lines: tuple[str, ...] = others[-2]
    return Portion(groups, tuple(map(_entry, lines)), *others)


@lru_cache(maxsize=512)
def _entry(line: str) -> Entry:
    """The entry of a line: portions that follow each other are about the same reports."""
    return Entry.from_json(line)


def forms_of(entry: Entry) -> set[str]:
    """Every folded name that counting asks the identity of."""
    found = {entry.publisher_form, *(who for _, _, who in entry.withdrawn)}
    for saying in entry.sayings:
        source = saying.source
        found.update((source.form, *source.gatherers, *source.behind, source.captor or ""))
        actors = (saying.agent, saying.patient, saying.place, saying.scene, *saying.named)
        found.update(actor.form for actor in actors if actor is not None)
    return found


def counted(portion: Portion) -> list[Any]:
    """The allegations that the groups of a portion are, in their order, packed."""
    return [portion.packing(_allegation(portion, group)) for group in portion.groups]


def _allegation(portion: Portion, group: Gathered) -> Allegation:
    of = {
        cell: portion.said(stands) for cell, stands in zip(group.cells, group.stands, strict=True)
    }
    entries = portion.reports(one for stands in group.stands for one in stands)
    sayings = [saying for some in of.values() for saying in some]
    first = {cell: some[0] for cell, some in of.items()}
    full = [cell for cell in of if not first[cell].denies] or list(of)
    stated = [cell for cell in full if first[cell].polarity != "neg"] or full

    def compare(one: int, other: int) -> Likeness:
        known = portion.likenesses.get((one, other))
        if known is not None:
            return known
        return likeness(portion.point(one, first[one]), portion.point(other, first[other]))

    middle = central(
        best_read({cell: of[cell] for cell in stated}),
        lambda one, other: compare(one, other).score,
        group.edges,
    )
    here = {(saying.report, saying.claim) for saying in sayings}
    key, decisions = portion.key, portion.decisions
    return allegation_of(
        sayings,
        entries,
        title=title_among(of[middle]),
        key=key,
        parties=portion.parties,
        overlaps=[
            *overlaps_of(sayings, entries, lambda report: portion.reuses.get(report, {})),
            *_marked(sayings, decisions),
        ],
        overrules=[
            Overrule(one.one[1], one.other[1], one.same, one.reason)
            for one in decisions.overrules
            if one.one in here and one.other in here
        ],
        why=[
            {
                "claims": [first[one].claim, first[other].claim],
                "score": reasons.score,
                "because": dict(reasons.why),
            }
            for one, other in strongest(group.edges)
            if (reasons := compare(one, other))
        ],
        theme=theme_of(sayings, key=key, parties=portion.parties),
        rulings=decisions.about(here, entries),
        across=list(_across(portion, group.opposed, of)),
    )


def strongest(edges: Edges) -> list[Pair]:
    """The strongest likenesses: why claims stand together."""
    some = (pair for pair, score in edges.items() if score != DENIES)
    return sorted(some, key=lambda pair: (-edges[pair], pair))[:SHOWN_WHY]


def _across(
    portion: Portion, opposed: Iterable[Opposed], of: Mapping[int, Sequence[Saying]]
) -> Iterator[Across]:
    """Claims of other allegations that deny one of these, or that one of these denies."""
    known: dict[Stands, tuple[str, frozenset[str]]] = {}
    for cell, other, theirs in opposed:
        if theirs not in known:
            sayings = portion.said(theirs)
            gone = left_out_of(sayings, portion.reports(theirs), portion.key, portion.parties)
            known[theirs] = allegation_id(sayings), frozenset(gone)
        allegation, left_out = known[theirs]
        standing = [one for one in portion.said(other) if one.claim not in left_out]
        for mine in shown_of(of[cell]):
            for one in shown_of(standing):
                yield Across(mine.claim, one, allegation)


def _marked(sayings: Sequence[Saying], decisions: Decisions) -> Iterator[Overlap]:
    """Claims of a report that a person marked as a copy, tied to those of what it copies."""
    for copy in decisions.copies:
        sources = [saying for saying in sayings if saying.report == copy.of]
        for one in (saying for saying in sayings if saying.report == copy.report):
            for other in sources:
                low, high = sorted((one.claim, other.claim))
                yield Overlap(low, high, copy=one.claim)
