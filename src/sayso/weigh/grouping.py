"""From likenesses to allegations: groups made anew where they were touched, and counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from sayso.weigh.alike import Pair, group, mean_likeness
from sayso.weigh.blocks import is_denial
from sayso.weigh.comparing import DENIES
from sayso.weigh.components import Components
from sayso.weigh.decided import ClaimAt, Decisions
from sayso.weigh.each import Each, alone
from sayso.weigh.kept import Kept
from sayso.weigh.likeness_table import ALIKE, JOINS
from sayso.weigh.nearby import Edges, Nearby
from sayso.weigh.parties import Parties
from sayso.weigh.recounting import Recounting
from sayso.weigh.touched import Touched, Weighed, number_of

__all__ = ["Grouping"]


class Grouping:
    """Groups of cells on one shelf, and the allegations that they are."""

    def __init__(
        self,
        kept: Kept,
        decisions: Decisions,
        parties: Parties,
        each: Each = alone,
        *,
        later: bool = False,
    ) -> None:
        """`later`: allegations are not on the shelf before `finish`."""
        self._kept = kept
        self._shelf = kept.shelf
        self._decisions = decisions
        self._apart = {frozenset(pair) for pair in self._pairs(decisions.apart)}
        self._counting = Recounting(
            kept, decisions, parties, apart=self._apart, each=each, later=later
        )

    # --- what people decided ---------------------------------------------------------------

    def decided_again(self, again: Collection[ClaimAt], new: Collection[int], now: Touched) -> None:
        """Touch what changed decisions, and decisions about claims that came in, bear on."""
        decided = {at for some in self._decided() for at in some}
        for at in sorted({at for at in decided if number_of(at[0]) in new} | set(again)):
            for cell in self._kept.cells_at(at):
                owner = self._shelf.group_of(cell)
                if owner is not None:
                    cells = self._shelf.group_cells(owner)
                    now.regroup.update(cells)
                    now.fresh.update(cells)
                now.regroup.add(cell)
                now.fresh.add(cell)

    def _decided(self) -> Iterable[tuple[ClaimAt, ...]]:
        made = self._decisions
        yield from (*made.together, *made.apart)
        yield from ((one.one, one.other) for one in made.overrules)
        yield from (((one.report, ""), (one.of, "")) for one in made.copies)

    def _pairs(self, decided: Iterable[tuple[ClaimAt, ...]]) -> list[Pair]:
        """Each decided set as pairs of its first cell with every other one."""
        found = []
        for some in decided:
            at = (self._kept.cell_at(one) for one in some)
            cells = list(dict.fromkeys(cell for cell in at if cell is not None))
            found += [(min(cells[0], cell), max(cells[0], cell)) for cell in cells[1:]]
        return found

    # --- grouping --------------------------------------------------------------------------

    def regroup(
        self, now: Touched, done: Weighed, *, progress: Callable[[str, int, int], None]
    ) -> None:
        """Make the groups anew in every neighbourhood that is touched, and count them."""
        together = self._pairs(self._decisions.together)
        apart = [(min(pair), max(pair)) for pair in self._apart]
        decided = {cell for pair in (*together, *apart) for cell in pair}
        bound: dict[int, set[int]] = defaultdict(set)
        for one, other in together:
            bound[one].add(other)
            bound[other].add(one)
        nearby = Nearby(self._kept, bound)
        weak = nearby.left_out(now.pairs)
        now.regroup.update(cell for pair in now.pairs - weak for cell in pair)
        # A weak one groups nothing, but an allegation that holds both of its cells tells of it.
        owners = self._shelf.groups_of({cell for pair in weak for cell in pair})
        now.recount.update(
            one for one, other in weak if one in owners and owners[one] == owners.get(other)
        )
        waiting = sorted(self._shelf.occupied(now.regroup))
        nearby.ahead(waiting)
        seen: set[int] = set()
        made: list[tuple[int, ...]] = []
        old = set(now.old_groups)
        for seed in waiting:
            if seed in seen:
                continue
            component, edges = nearby.component(seed)
            seen |= component
            for owner in set(self._shelf.groups_of(component).values()) - old:
                old.add(owner)
                waiting += [c for c in self._shelf.group_cells(owner) if c not in component]
            made += self._groups(component, edges, together, apart, decided)
        # Groups that lost a claim without a neighbourhood of their own being touched.
        left: dict[str, list[int]] = {
            owner: [c for c in self._shelf.group_cells(owner) if c not in seen] for owner in old
        }
        there = self._shelf.occupied(cell for cells in left.values() for cell in cells)
        now.recount |= there
        for owner in sorted(old):
            cells = tuple(cell for cell in left[owner] if cell in there)
            if cells:
                made.append(cells)
        made = self._changed(made, old, now)
        self._shelf.drop_groups(old)
        self._counting.put(made, nearby, progress=progress)
        done.regrouped += len(made)
        done.counted += len(made)
        now.recount.difference_update(cell for cells in made for cell in cells)

    def _changed(
        self, made: Sequence[tuple[int, ...]], old: set[str], now: Touched
    ) -> list[tuple[int, ...]]:
        """The groups that are not what they were; those that are leave `old`, and stay.

        A neighbourhood can be large, and most of it untouched: a group of the same cells, in none
        of which and between no two of which anything changed, is what it was.
        """
        was = {tuple(self._shelf.group_cells(owner)): owner for owner in old - now.old_groups}
        where = {cell: place for place, cells in enumerate(made) for cell in cells}
        touched = {where[cell] for cell in now.fresh if cell in where}
        touched.update(
            where[one] for one, other in now.pairs
            if one in where and where[one] == where.get(other)
        )  # fmt: skip
        # Of what is denied across, both sides show the other.
        touched.update(
            where[one] for pair in now.pairs
            if not where.keys().isdisjoint(pair) and _opposed(*pair)
            for one in pair if one in where
        )  # fmt: skip
        changed = []
        for place, cells in enumerate(made):
            owner = was.get(cells)
            if owner is not None and place not in touched:
                old.discard(owner)
            else:
                changed.append(cells)
        return changed

    def _groups(
        self,
        component: set[int],
        edges: Edges,
        together: Sequence[Pair],
        apart: Sequence[Pair],
        decided: Collection[int],
    ) -> list[tuple[int, ...]]:
        self._kept.points(component)
        # A bare denial hangs on what it denies, unless a person decided where it belongs.
        hanging = {c for c in component.difference(decided) if self._kept.point(c).saying.denies}
        groups = group(
            component - hanging,
            {pair: score for pair, score in edges.items() if hanging.isdisjoint(pair)},
            compare=lambda a, b: self._kept.likeness_of(a, b).score,
            together=[pair for pair in together if pair[0] in component],
            apart=[pair for pair in apart if pair[0] in component],
        )
        groups = self._denials(groups, edges, decided)
        return _hung(groups, hanging, edges)

    def _denials(
        self, groups: list[tuple[int, ...]], edges: Edges, decided: Collection[int]
    ) -> list[tuple[int, ...]]:
        """Groups of nothing but denials, put to the assertion that they are most alike.

        A denial repeats little of what it denies: less has to be alike than between two
        assertions. Where nothing is alike enough it stays an allegation of its own. What one
        denial denies is one proposition: other assertions that it denies join the first where
        they are half as alike as two assertions have to be.
        """
        free = [not any(cell in decided for cell in cells) for cells in groups]
        denying = [all(is_denial(cell) for cell in cells) for cells in groups]
        where = {cell: place for place, cells in enumerate(groups) for cell in cells}
        near: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        for (one, other), score in edges.items():
            for denial, target in ((one, other), (other, one)):
                place, there = where.get(denial), where.get(target)
                if place is None or there is None or score == DENIES or score < JOINS:
                    continue
                if denying[place] and free[place] and not denying[there]:
                    old = near[place].get(there, (0.0, 0))
                    near[place][there] = min(old, (-score, target))
        joined: Components[int] = Components(range(len(groups)))
        for place, targets in sorted(near.items()):
            first, *others = sorted(targets, key=lambda there: targets[there])
            joined.join(first, place)
            for there in others:
                if free[first] and free[there] and self._as_one(groups[first], groups[there]):
                    joined.join(first, there)
        return sorted(
            tuple(sorted(cell for place in places for cell in groups[place]))
            for places in joined.groups().values()
        )

    def _as_one(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two assertions that one denial denies are alike enough to be one."""

        def compare(first: int, second: int) -> float:
            return self._kept.likeness_of(first, second).score

        return mean_likeness(one, other, {}, compare) >= ALIKE / 2

    # --- counting --------------------------------------------------------------------------

    def finish(self, *, progress: Callable[[str, int, int], None]) -> None:
        """Have on the shelf what is still counted."""
        self._counting.finish(progress=progress)

    @property
    def owed(self) -> set[int]:
        """Cells whose allegations are large and not counted yet: the next update is to do it."""
        return self._counting.owed

    def count_owed(self, *, progress: Callable[[str, int, int], None]) -> None:
        """Count what no later update will."""
        self._counting.count_owed(Nearby(self._kept, {}), progress=progress)

    def recount(self, now: Touched, done: Weighed) -> None:
        """Count again, without grouping again, what other reports changed the footing of."""
        nearby = Nearby(self._kept, {})
        done.counted += self._counting.recount(self._shelf.occupied(now.recount), nearby)
        # What an allegation shows of another one, across, follows that one.
        counted = self._counting.counted
        beside = {
            cell
            for pair in nearby.leading_out(counted)
            for cell in pair
            if cell not in counted and _opposed(*pair)
        }
        done.counted += self._counting.recount(self._shelf.occupied(beside), nearby)


def _opposed(one: int, other: int) -> bool:
    """Whether one of two cells denies and the other asserts."""
    return is_denial(one) != is_denial(other)


def _hung(
    groups: Sequence[tuple[int, ...]], hanging: Collection[int], edges: Edges
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
