"""What people decided, as weighing takes it into account.

Rulings come in the order in which they were made. What a merge or a pin puts together a later split
may take apart again, but for the two sides of the merge: the ledger refuses what contradicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["ClaimAt", "CopyDecision", "Decisions", "OriginDecision", "Ruling", "decisions_of"]

ClaimAt = tuple[str, str]
"""(report, claim); an empty claim stands for all of the report's."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of a person, with the claims on each of its sides (see the ledger)."""

    id: str
    kind: str
    """merged, divided, pinned, one_origin, two_origins, copied."""
    sides: tuple[tuple[ClaimAt, ...], ...]
    author: str = ""
    made: str = ""
    reason: str = ""

    def because(self) -> str:
        """Who decided, when and why."""
        reason = f": “{self.reason}”" if self.reason else ""
        return f"{self.author or 'a person'}, {self.made[:10]}{reason}" if self.made else (
            f"{self.author or 'a person'}{reason}"
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OriginDecision:
    """A person says that two claims have one origin, or that they have two."""

    one: ClaimAt
    other: ClaimAt
    same: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CopyDecision:
    """A person says that a report is a copy of another."""

    report: str
    of: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided about groups, origins and names; each may be withdrawn again."""

    together: tuple[tuple[ClaimAt, ...], ...] = ()
    apart: tuple[tuple[ClaimAt, ClaimAt], ...] = ()
    overrules: tuple[OriginDecision, ...] = ()
    copies: tuple[CopyDecision, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    own: Mapping[ClaimAt, str] = field(default_factory=dict)
    """Claims that a split took away from others of the same words, by what tells them apart."""
    rulings: tuple[Ruling, ...] = ()
    """Where all that came from: shown in the trace."""

    def about(self, here: Collection[ClaimAt], reports: Collection[str]) -> list[Ruling]:
        """The rulings that bear on a group of claims of some reports."""
        return [
            one
            for one in self.rulings
            if (
                all(side[0][0] in reports for side in one.sides)
                if one.kind == "copied"
                else any(at in here for side in one.sides for at in side)
            )
        ]


def decisions_of(
    rulings: Sequence[Ruling],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> Decisions:
    """Decisions from rulings in their order; `same` and `different` are pairs of folded names."""
    sets: dict[ClaimAt, int] = {}
    members: dict[int, list[ClaimAt]] = defaultdict(list)
    own: dict[ClaimAt, str] = {}
    splits: list[Ruling] = []
    fresh = iter(range(1 << 60))

    def join(some: Iterable[ClaimAt]) -> None:
        ordered = list(dict.fromkeys(some))
        kept = min((sets[at] for at in ordered if at in sets), default=next(fresh))
        for at in ordered:
            former = sets.get(at)
            if former == kept:
                continue
            moved = members.pop(former) if former is not None else [at]
            for one in moved:
                sets[one] = kept
            members[kept] += moved

    def leave(some: Iterable[ClaimAt]) -> None:
        for at in some:
            if at in sets:
                members[sets.pop(at)].remove(at)

    for ruling in rulings:
        if ruling.kind in ("merged", "pinned"):
            join(at for side in ruling.sides for at in side)
        elif ruling.kind == "divided":
            taken, stayed = ruling.sides
            leave(taken)
            join(taken)
            join(stayed)
            own |= dict.fromkeys(taken, ruling.id)
            splits.append(ruling)
    together = [tuple(some) for _, some in sorted(members.items()) if len(some) > 1]
    apart = []
    for ruling in splits:
        sides = [{sets[at]: at for at in reversed(side)} for side in ruling.sides]
        apart += [
            (one, other)
            for mine, one in sorted(sides[0].items())
            for theirs, other in sorted(sides[1].items())
            if mine != theirs
        ]
    return Decisions(
        tuple(together),
        tuple(apart),
        tuple(
            OriginDecision(
                one.sides[0][0], one.sides[1][0], one.kind == "one_origin", one.because()
            )
            for one in rulings
            if one.kind in ("one_origin", "two_origins")
        ),
        tuple(
            CopyDecision(one.sides[0][0][0], one.sides[1][0][0])
            for one in rulings
            if one.kind == "copied"
        ),
        tuple(same),
        tuple(different),
        own,
        tuple(rulings),
    )
