"""Weighing a ledger: from entries to allegations, touching only what a new report touches.

    entry -> fingerprints -> reuse          which texts share words
          -> names -> identities            who is who
          -> cells -> blocks -> likenesses -> groups      which claims are one proposition
          -> voices -> bounds               how many separate origins

Every step is a function of the set of reports: the order of arrival cannot matter, and a report
that is taken out leaves no trace.
"""

from __future__ import annotations

import logging
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from sayso.model import Allegation, Reuse
from sayso.vocabulary import Tie
from sayso.weigh.alike import Pair, central, group
from sayso.weigh.blocks import blocks_of_saying, cell_of
from sayso.weigh.counting import allegation_of
from sayso.weigh.decided import ClaimAt, Decisions
from sayso.weigh.edges import Overlap
from sayso.weigh.entry import Entry, Saying
from sayso.weigh.grams import Words, words_of
from sayso.weigh.identity import SameName, blocks_of, identities, plain_same_name
from sayso.weigh.likeness import ALIKE, Likeness, Point, likeness, point_of
from sayso.weigh.overlaps import overlaps_of, same_credit
from sayso.weigh.parties import Parties
from sayso.weigh.reuse import reuse_of, worth_keeping
from sayso.weigh.separation import Overrule
from sayso.weigh.shelf import CROWDED, Shelf, candidates, touched
from sayso.weigh.themes import theme_of

__all__ = ["VERSION", "Weighed", "Weighing", "number_of"]

log = logging.getLogger(__name__)

VERSION = "2"
"""Raised whenever the rules or the weights change: older results are then made anew."""
DENIES = 99.0
"""In place of a likeness: between a bare denial and what it denies."""
KEPT_ENTRIES = 20_000
KEPT_POINTS = 200_000
KEPT_WORDS = 400
"""How much is kept in memory between steps."""
RARE_SHARE = 0.02
"""Share of the uncommon fingerprints that two texts must have in common to be compared."""
SHOWN_WHY = 12
"""Reasons that are listed for a group."""


@dataclass(slots=True)
class Weighed:
    """What one update did."""

    reports: int = 0
    removed: int = 0
    compared_texts: int = 0
    reuses: int = 0
    compared_claims: int = 0
    regrouped: int = 0
    counted: int = 0


@dataclass(slots=True)
class _Touched:
    """What an update has to look at again."""

    reports: set[int] = field(default_factory=set)
    """Whose reuses may have changed."""
    forms: set[str] = field(default_factory=set)
    cells: set[int] = field(default_factory=set)
    """Whose likenesses may have changed."""
    regroup: set[int] = field(default_factory=set)
    recount: set[int] = field(default_factory=set)
    """Cells whose allegation is to be counted again."""
    old_groups: set[str] = field(default_factory=set)


def number_of(text: str) -> int:
    """A number that hashes a name: 63 bits, the same on every machine."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


class Weighing:
    """The weighing of one shelf. Not for several threads."""

    def __init__(
        self,
        shelf: Shelf,
        *,
        same_name: SameName = plain_same_name,
        decisions: Decisions | None = None,
        progress: Callable[[str, int, int], None] = lambda *_: None,
    ) -> None:
        self.shelf = shelf
        self.same_name = same_name
        self.decisions = decisions or Decisions()
        self.progress = progress
        self._entries: OrderedDict[int, Entry] = OrderedDict()
        self._points: OrderedDict[int, Point] = OrderedDict()
        self._words: OrderedDict[int, Words] = OrderedDict()
        self._keys: Mapping[str, str] = {}

    # --- the whole -------------------------------------------------------------------------

    def update(
        self,
        entries: Iterable[Entry] = (),
        gone: Iterable[str] = (),
        *,
        again: Collection[ClaimAt] = (),
        again_names: Collection[str] = (),
    ) -> Weighed:
        """Take entries in (an older one of the same report makes way) and reports out.

        `again` names claims, `again_names` folded names, whose decisions changed: what they are
        in is grouped and counted again. The report of a claim that came to stand, or stands no
        more, in `Decisions.own` has to be among the entries.
        """
        done = Weighed()
        touched_now = _Touched(forms=set(again_names))
        old_ties = frozenset(self.shelf.ties())
        self._keys = self.shelf.identities()
        new = self._exchange(entries, gone, touched_now, done)
        self._reuse(touched_now, done)
        self._identify(touched_now)
        self._compare(touched_now, done)
        self._decided_again(again, new, touched_now)
        parties = self._parties(old_ties, touched_now)
        self._regroup(touched_now, parties, done)
        self._recount(touched_now, parties, done)
        log.info("weighed %d reports, %d groups counted", len(new), done.counted)
        return done

    def _exchange(
        self, entries: Iterable[Entry], gone: Iterable[str], now: _Touched, done: Weighed
    ) -> set[int]:
        """Entries out and in; what of the index that touches."""
        new = {number_of(entry.report): entry for entry in entries}
        out = {number for report in gone if (number := self.shelf.number(report)) is not None}
        done.reports, done.removed = len(new), len(out - set(new))
        out |= {n for n, entry in new.items() if self.shelf.number(entry.report) is not None}
        added: dict[str, dict[int, set[int]]] = {
            "gram": defaultdict(set),
            "block": defaultdict(set),
        }
        dropped: dict[str, dict[int, set[int]]] = {
            "gram": defaultdict(set), "block": defaultdict(set)
        }  # fmt: skip
        first_cells: dict[int, Saying] = {}
        for number in sorted(out):
            entry = self._entry(number)
            now.forms |= {form for name in entry.names for form in (name.form, name.main)}
            for gram in entry.prints:
                dropped["gram"][gram].add(number)
            for other in self.shelf.put_reuses(number, {}):
                now.recount.update(self.shelf.cells_of(other))
            for saying, cell in zip(entry.sayings, self.shelf.cells_of(number), strict=True):
                first_cells.setdefault(cell, saying)
                now.recount.add(cell)
                owner = self.shelf.group_of(cell)
                if owner is not None:
                    now.old_groups.add(owner)
        self.shelf.put_cells((), sorted(out))
        for number in sorted(out):
            self.shelf.put_names(number, (), ())
            self.shelf.drop_entry(number)
            self._entries.pop(number, None)
            self._words.pop(number, None)
        placed: list[tuple[int, int, int]] = []
        existed: set[int] = set()
        arriving: dict[int, Saying] = {}
        for number, entry in sorted(new.items()):
            self.shelf.put_entry(number, entry)
            self._remember_entry(number, entry)
            self.shelf.put_names(number, entry.names, entry.ties)
            now.forms |= {form for name in entry.names for form in (name.form, name.main)}
            now.reports.add(number)
            for gram in entry.prints:
                added["gram"][gram].add(number)
            for saying in entry.sayings:
                cell = cell_of(saying, self.decisions.own.get((entry.report, saying.claim), ""))
                if cell not in arriving and cell not in existed:
                    if self.shelf.cell(cell):
                        existed.add(cell)
                    else:
                        arriving[cell] = saying
                placed.append((cell, number, saying.place_in_report))
                now.recount.add(cell)
        self.shelf.put_cells(placed, ())
        forms_in: set[tuple[int, int]] = set()
        forms_out: set[tuple[int, int]] = set()
        for cell, saying in arriving.items():
            for block in blocks_of_saying(saying):
                added["block"][block].add(cell)
        for cell, saying in first_cells.items():
            self._points.pop(cell, None)
            if self.shelf.cell(cell):
                continue
            now.regroup.update(self.shelf.put_likenesses(cell, {}))
            for block in blocks_of_saying(saying):
                dropped["block"][block].add(cell)
        for cell, number, place in placed:
            self._points.pop(cell, None)
            forms_in |= {(number_of(f), cell) for f in _forms(self._entry(number).sayings[place])}
        for cell, saying in first_cells.items():
            if not self.shelf.cell(cell):
                forms_out |= {(number_of(form), cell) for form in _forms(saying)}
        self.shelf.change("form", add=sorted(forms_in), drop=sorted(forms_out - forms_in))
        now.cells |= set(arriving)
        now.regroup |= set(arriving)
        for kind in ("gram", "block"):
            plus, minus = added[kind], dropped[kind]
            self.shelf.change(
                kind,
                add=sorted((key, one) for key, some in plus.items() for one in some),
                drop=sorted(
                    (key, one) for key, some in minus.items() for one in some - plus.get(key, set())
                ),
            )
            target = now.reports if kind == "gram" else now.cells
            for key in sorted(plus.keys() | minus.keys()):
                some = touched(self.shelf, kind, key, plus.get(key, set()), minus.get(key, set()))
                target |= some
        return set(new)

    # --- reuse -----------------------------------------------------------------------------

    def _reuse(self, now: _Touched, done: Weighed) -> None:
        """Compare every touched report with those that share fingerprints with it."""
        todo = sorted(one for one in now.reports if self._there(one))
        known: dict[Pair, Reuse | None] = {}
        crowded: dict[int, bool] = {}
        for place, number in enumerate(todo):
            self.progress("texts", place, len(todo))
            entry = self._entry(number)
            found: dict[int, Reuse] = {}
            near = candidates(self.shelf, "gram", number, entry.prints)
            for other in sorted(near):
                pair = (number, other) if number < other else (other, number)
                if pair not in known:
                    known[pair] = self._compare_texts(*pair, crowded)
                    done.compared_texts += 1
                reuse = known[pair]
                if reuse is not None:
                    found[other] = reuse
            done.reuses += len(found)
            changed = self.shelf.put_reuses(number, found)
            for one in changed | ({number} if changed else set()):
                now.recount.update(self.shelf.cells_of(one))

    def _compare_texts(self, one: int, other: int, crowded: dict[int, bool]) -> Reuse | None:
        """What two texts share, None where it is nothing but what many texts have."""
        first, second = self._entry(one), self._entry(other)
        if self._only_common(first, second, crowded):
            return None
        found = reuse_of(
            self._words_of(one),
            self._words_of(other),
            ids=(first.report, second.report),
            same_credit=same_credit(first, second),
        )
        return found if worth_keeping(found) else None

    def _only_common(self, one: Entry, other: Entry, crowded: dict[int, bool]) -> bool:
        """Whether two texts have hardly a fingerprint in common that is not in many texts.

        Boilerplate that was not marked looks like that. A text all of whose fingerprints are common
        is itself copied often, and is compared whatever it shares.
        """
        rare: list[set[int]] = []
        for entry in (one, other):
            kept = set()
            for gram in entry.prints:
                if gram not in crowded:
                    crowded[gram] = len(self.shelf.members("gram", gram, CROWDED + 1)) > CROWDED
                if not crowded[gram]:
                    kept.add(gram)
            rare.append(kept)
        if any(
            len(kept) < 0.25 * len(e.prints) for kept, e in zip(rare, (one, other), strict=True)
        ):
            return False
        shared = len(rare[0] & rare[1])
        return shared < max(1, RARE_SHARE * min(map(len, rare)))

    # --- identities ------------------------------------------------------------------------

    def _identify(self, now: _Touched) -> None:
        """Identities of the names that are touched, and of all that hang together with them."""
        if not now.forms:
            return
        old = dict(self.shelf.identities())
        mates: dict[str, set[str]] = defaultdict(set)
        for form, key in old.items():
            mates[key] |= {form, key}
        postings = self._name_blocks(now.forms)
        region = set(now.forms) | postings
        waiting = list(region)
        names = set()
        while waiting:
            batch, waiting = waiting, []
            near = set(self.shelf.names_near(batch))
            names |= near
            linked = {form for name in near for form in (name.form, name.main)}
            for form in batch:
                linked |= mates.get(old.get(form, form), set())
            fresh = linked - region
            region |= fresh
            waiting = list(fresh)
        made = identities(
            names,
            same_name=self.same_name,
            same=self.decisions.same,
            different=self.decisions.different,
        )
        keys = {form: made.key(form) for form in region}
        changed = {form for form, key in keys.items() if old.get(form, form) != key}
        self.shelf.put_identities({form: keys[form] for form in changed})
        self._keys = self.shelf.identities()
        for form in sorted(changed):
            cells = self.shelf.members("form", number_of(form))
            now.cells.update(cells)
            now.recount.update(cells)
        for cell in now.cells:
            self._points.pop(cell, None)

    def _name_blocks(self, forms: Collection[str]) -> set[str]:
        """Names that stand in a common block with these, out of all names."""
        wanted: set[str] = set()
        for form in forms:
            wanted |= blocks_of(form, "person") | blocks_of(form, "group")
        found: set[str] = set()
        if not wanted:
            return found
        for name in self.shelf.names_in(wanted):
            found |= {name.form, name.main}
        return found

    # --- likenesses ------------------------------------------------------------------------

    def _compare(self, now: _Touched, done: Weighed) -> None:
        """Compare every touched cell with those in its blocks."""
        todo = sorted(cell for cell in now.cells if self.shelf.cell(cell))
        known: dict[Pair, float] = {}
        for place, cell in enumerate(todo):
            self.progress("claims", place, len(todo))
            point = self._point(cell)
            # Bare denials hang on what they deny, and on nothing else.
            found = {
                other: score
                for other, score in self.shelf.likenesses(cell).items()
                if score == DENIES and not point.saying.denies and self.shelf.cell(other)
            }
            if point.saying.denies:
                target = self._cell_at((point.saying.report, point.saying.denies))
                found = {target: DENIES} if target is not None else {}
            for other in candidates(self.shelf, "block", cell, blocks_of_saying(point.saying)):
                pair = (cell, other) if cell < other else (other, cell)
                if pair not in known:
                    known[pair] = likeness(point, self._point(other)).score
                    done.compared_claims += 1
                if known[pair] >= ALIKE:
                    found[other] = known[pair]
            now.regroup.update(self.shelf.put_likenesses(cell, found))
            now.regroup.add(cell)

    def likeness_of(self, one: int, other: int) -> Likeness:
        """How alike two cells are, with the reasons."""
        return likeness(self._point(one), self._point(other))

    # --- groups ----------------------------------------------------------------------------

    def _decided_again(
        self, again: Collection[ClaimAt], new: Collection[int], now: _Touched
    ) -> None:
        """Touch what changed decisions, and decisions about claims that came in, bear on."""
        decided = {at for pair in self._decided_pairs() for at in pair}
        for at in sorted({at for at in decided if number_of(at[0]) in new} | set(again)):
            for cell in self._cells_at(at):
                owner = self.shelf.group_of(cell)
                if owner is not None:
                    now.regroup.update(self.shelf.group_cells(owner))
                now.regroup.add(cell)

    def _decided_pairs(self) -> Iterable[tuple[ClaimAt, ...]]:
        made = self.decisions
        yield from (*made.together, *made.apart)
        yield from ((one.one, one.other) for one in made.overrules)
        yield from (((one.report, ""), (one.of, "")) for one in made.copies)

    def _cells_at(self, at: ClaimAt) -> list[int]:
        """The cell of a claim; those of all claims of a report; none for what is not there."""
        number = self.shelf.number(at[0])
        if number is None:
            return []
        cells = self.shelf.cells_of(number)
        if not at[1]:
            return cells
        sayings = self._entry(number).sayings
        return [c for s, c in zip(sayings, cells, strict=True) if s.claim == at[1]][:1]

    def _pairs(self, decided: Iterable[tuple[ClaimAt, ...]]) -> list[Pair]:
        """Each decided set as pairs of its first cell with every other one."""
        found = []
        for some in decided:
            cells = list(dict.fromkeys(c for at in some if (c := self._cell_at(at)) is not None))
            found += [(min(cells[0], cell), max(cells[0], cell)) for cell in cells[1:]]
        return found

    def _cell_at(self, at: ClaimAt) -> int | None:
        return next(iter(self._cells_at(at)), None)

    def _regroup(self, now: _Touched, parties: Parties, done: Weighed) -> None:
        """Make the groups anew in every neighbourhood that is touched, and count them."""
        together = self._pairs(self.decisions.together)
        apart = self._pairs(self.decisions.apart)
        bound: dict[int, set[int]] = defaultdict(set)
        decided = {cell for pair in (*together, *apart) for cell in pair}
        for one, other in together:
            bound[one].add(other)
            bound[other].add(one)
        waiting = sorted(cell for cell in now.regroup if self.shelf.cell(cell))
        seen: set[int] = set()
        made: list[tuple[tuple[int, ...], dict[Pair, float]]] = []
        old = set(now.old_groups)
        for seed in waiting:
            if seed in seen:
                continue
            component, edges = self._component(seed, bound)
            seen |= component
            for cell in component:
                owner = self.shelf.group_of(cell)
                if owner is not None and owner not in old:
                    old.add(owner)
                    waiting += [c for c in self.shelf.group_cells(owner) if c not in component]
            # A bare denial hangs on what it denies, unless a person decided where it belongs.
            hanging = {c for c in component - decided if self._point(c).saying.denies}
            groups = group(
                component - hanging,
                {pair: score for pair, score in edges.items() if not hanging & set(pair)},
                compare=lambda a, b: self.likeness_of(a, b).score,
                together=[pair for pair in together if pair[0] in component],
                apart=[pair for pair in apart if pair[0] in component],
            )
            made += [(cells, edges) for cells in _hung(groups, hanging, edges)]
        # Groups that lost a claim without a neighbourhood of their own being touched.
        rest = {
            cell for one in old for cell in self.shelf.group_cells(one)
        } - seen  # fmt: skip
        now.recount |= {cell for cell in rest if self.shelf.cell(cell)}
        kept: list[tuple[tuple[int, ...], dict[Pair, float]]] = []
        for owner in sorted(old):
            left = [c for c in self.shelf.group_cells(owner) if c in rest and self.shelf.cell(c)]
            if left:
                kept.append((tuple(left), self._edges(left)))
        self.shelf.drop_groups(old)
        now.old_groups = set()
        for place, (cells, edges) in enumerate(made + kept):
            self.progress("allegations", place, len(made) + len(kept))
            self._put(cells, edges, parties)
            done.regrouped += 1
            done.counted += 1
            now.recount.difference_update(cells)

    def _component(
        self, seed: int, bound: Mapping[int, Collection[int]]
    ) -> tuple[set[int], dict[Pair, float]]:
        component = {seed}
        edges: dict[Pair, float] = {}
        waiting = [seed]
        while waiting:
            cell = waiting.pop()
            near = self.shelf.likenesses(cell)
            for other, score in near.items():
                edges[(cell, other) if cell < other else (other, cell)] = score
            for other in (*near, *bound.get(cell, ())):
                if other not in component:
                    component.add(other)
                    waiting.append(other)
        return component, edges

    def _edges(self, cells: Sequence[int]) -> dict[Pair, float]:
        here = set(cells)
        return {
            (cell, other): score
            for cell in cells
            for other, score in self.shelf.likenesses(cell).items()
            if other in here and cell < other
        }

    def _recount(self, now: _Touched, parties: Parties, done: Weighed) -> None:
        """Count again, without grouping again, what other reports changed the footing of."""
        owners = {self.shelf.group_of(cell) for cell in now.recount if self.shelf.cell(cell)}
        for one in sorted(owner for owner in owners if owner is not None):
            cells = self.shelf.group_cells(one)
            self.shelf.drop_groups([one])
            self._put(tuple(cells), self._edges(cells), parties)
            done.counted += 1

    def _put(self, cells: tuple[int, ...], edges: Mapping[Pair, float], parties: Parties) -> None:
        self.shelf.put_group(cells, self._allegation(cells, edges, parties))

    def _allegation(
        self, cells: tuple[int, ...], edges: Mapping[Pair, float], parties: Parties
    ) -> Allegation:
        sayings: list[Saying] = []
        entries: dict[str, Entry] = {}
        numbers: dict[str, int] = {}
        full = [cell for cell in cells if not self._point(cell).saying.denies] or list(cells)
        said = [cell for cell in full if self._point(cell).saying.polarity != "neg"]
        middle = central(said or full, lambda a, b: self.likeness_of(a, b).score, edges)
        shown: list[Saying] = []
        for cell in cells:
            for number, place in self.shelf.cell(cell):
                entry = self._entry(number)
                entries[entry.report] = entry
                numbers[entry.report] = number
                sayings.append(entry.sayings[place])
                if cell == middle:
                    shown.append(entry.sayings[place])

        def reuses(report: str) -> dict[str, Reuse]:
            found = self.shelf.reuses(numbers[report])
            return {one.other if one.one == report else one.one: one for one in found.values()}

        here = {(saying.report, saying.claim) for saying in sayings}
        marked = [
            Overlap(min(one.claim, other.claim), max(one.claim, other.claim), copy=one.claim)
            for copy in self.decisions.copies
            for one in sayings
            for other in sayings
            if (one.report, other.report) == (copy.report, copy.of)
        ]
        theme = theme_of(sayings, key=self.key, parties=parties)
        made = allegation_of(
            sayings,
            entries,
            title=min(shown, key=lambda s: (s.report, s.claim)),
            key=self.key,
            parties=parties,
            overlaps=overlaps_of(sayings, entries, reuses) + marked,
            overrules=[
                Overrule(one.one[1], one.other[1], one.same, one.reason)
                for one in self.decisions.overrules
                if one.one in here and one.other in here
            ],
            why=self._why(cells, edges),
            theme=theme,
            rulings=self.decisions.about(here, entries),
        )
        return made

    def _why(self, cells: Sequence[int], edges: Mapping[Pair, float]) -> list[dict[str, object]]:
        """Why claims stand together: the strongest likenesses, with their reasons."""
        here = set(cells)
        best = sorted(
            (p for p in edges if p[0] in here and p[1] in here and edges[p] != DENIES),
            key=lambda pair: (-edges[pair], pair),
        )
        found: list[dict[str, object]] = []
        for one, other in best[:SHOWN_WHY]:
            reasons = self.likeness_of(one, other)
            found.append(
                {
                    "claims": [self._point(one).saying.claim, self._point(other).saying.claim],
                    "score": reasons.score,
                    "because": dict(reasons.why),
                }
            )
        return found

    # --- parties ---------------------------------------------------------------------------

    def _parties(self, old_ties: frozenset[object], now: _Touched) -> Parties:
        """The parties of the whole ledger; who is touched by a tie that came or went."""
        ties = frozenset(self.shelf.ties())
        for tie in ties ^ old_ties:
            ends = {self.key(tie.subject), self.key(tie.object)}  # type: ignore[attr-defined]
            forms = ends | {form for form, key in self._keys.items() if key in ends}
            forms |= {
                one.subject for one in ties
                if one.tie is not Tie.adverse_to and self.key(one.object) in ends
            }  # fmt: skip
            for form in sorted(forms):
                now.recount.update(self.shelf.members("form", number_of(form)))
        return Parties(ties, self.key)

    def key(self, form: str) -> str:
        """The identity of a folded name."""
        return self._keys.get(form, form)

    # --- what is kept in memory ------------------------------------------------------------

    def _there(self, number: int) -> bool:
        if number in self._entries:
            return True
        try:
            self._entry(number)
        except KeyError:
            return False
        return True

    def _entry(self, number: int) -> Entry:
        found = self._entries.get(number)
        if found is None:
            found = self.shelf.entry(number)
            self._remember_entry(number, found)
        else:
            self._entries.move_to_end(number)
        return found

    def _remember_entry(self, number: int, entry: Entry) -> None:
        self._entries[number] = entry
        if len(self._entries) > KEPT_ENTRIES:
            self._entries.popitem(last=False)

    def _words_of(self, number: int) -> Words:
        found = self._words.get(number)
        if found is None:
            entry = self._entry(number)
            text = self.shelf.text(entry.report)
            found = words_of(text, quotes=entry.quotes, skip=entry.skip)
            self._words[number] = found
            if len(self._words) > KEPT_WORDS:
                self._words.popitem(last=False)
        else:
            self._words.move_to_end(number)
        return found

    def _point(self, cell: int) -> Point:
        found = self._points.get(cell)
        if found is None:
            number, place = self.shelf.first_at(cell)
            found = point_of(cell, self._entry(number).sayings[place], self.key)
            self._points[cell] = found
            if len(self._points) > KEPT_POINTS:
                self._points.popitem(last=False)
        return found


def _hung(
    groups: Sequence[tuple[int, ...]], hanging: Collection[int], edges: Mapping[Pair, float]
) -> list[tuple[int, ...]]:
    """The groups with the bare denials that hang on their cells; those left over stand alone."""
    where = {cell: place for place, cells in enumerate(groups) for cell in cells}
    made = [list(cells) for cells in groups]
    alone = set(hanging)
    for (one, other), score in sorted(edges.items()):
        for denial, target in ((one, other), (other, one)):
            if score == DENIES and denial in alone and target in where:
                made[where[target]].append(denial)
                alone.discard(denial)
    return [tuple(sorted(cells)) for cells in made] + [(cell,) for cell in sorted(alone)]


def _forms(saying: Saying) -> set[str]:
    """Every folded name that bears on a claim: who acts, who knows, through whom."""
    actors = (saying.agent, saying.patient, saying.place)
    found = {actor.form for actor in (*actors, *saying.named) if actor is not None and actor.named}
    source = saying.source
    found |= {source.form, *source.gatherers, *source.behind, source.captor or ""}
    return {form for form in found if form}
